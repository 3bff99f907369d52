//! Cues: the words that say that something was said.
//!
//! Whether "found", "claim" or "for" is a cue depends on what stands around it. The lexicon
//! (`CUES`, counted by `train cues` on annotated articles) gives for each form, for each class of
//! what stands left and right of it, the share of occurrences that are cues. The same functions
//! read the context when counting and when finding.

use super::units::Item;
use super::words::{Class, lowered};
use crate::quotes::Act;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What stands left of a possible cue, adverbs aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The beginning of the unit, a comma, a dash.
    Edge,
    /// A passage, or a passage and a comma.
    Quote,
    /// A determiner, possessive or preposition: the form is a noun.
    Nominal,
    /// "to".
    To,
    /// A form of "be".
    Be,
    /// Another auxiliary.
    Auxiliary,
    /// A subject pronoun or "who".
    Pronoun,
    /// A noun or name.
    Noun,
    /// "and", "but".
    And,
}

/// How many classes [`Left`] has.
pub const LEFTS: usize = 9;

/// What stands right of a possible cue, adverbs and days aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// "that".
    That,
    /// "to".
    To,
    /// A passage, perhaps after a comma or colon.
    Quote,
    /// A subject pronoun: a clause begins.
    Clause,
    /// "whether", "how" …
    Question,
    /// "of", "about", "on", "over".
    Of,
    /// "for".
    For,
    /// Another preposition.
    Preposition,
    /// "as".
    As,
    /// "him", "them".
    Object,
    /// A determiner or number.
    Determiner,
    /// A capitalised word.
    Capital,
    /// A word in -ing.
    Participle,
    /// Any other word.
    Word,
    /// A comma or dash.
    Comma,
    /// A colon.
    Colon,
    /// The end.
    End,
    /// A verb or conjunction: nothing of its own follows.
    Verb,
}

/// How many classes [`Right`] has.
pub const RIGHTS: usize = 18;

/// The context of the item `at`: what stands left, what stands right, and where that begins.
#[must_use]
pub fn context(items: &[Item], at: usize, text: &str) -> (Left, Right, usize) {
    let after = skip_right(items, at + 1);
    (left(items, at), right(items, after, text), after)
}

fn left(items: &[Item], at: usize) -> Left {
    let before = items[..at].iter().rposition(|i| !matches!(i.class, Class::Adverb | Class::Not));
    let Some(before) = before else { return Left::Edge };
    match items[before].class {
        Class::Quote => Left::Quote,
        Class::Comma if before > 0 && items[before - 1].class == Class::Quote => Left::Quote,
        Class::Determiner | Class::Clitic | Class::Preposition | Class::For | Class::As | Class::Object => {
            Left::Nominal
        }
        Class::To => Left::To,
        Class::Be => Left::Be,
        Class::Auxiliary => Left::Auxiliary,
        Class::Subject | Class::Relative => Left::Pronoun,
        Class::Capital | Class::Word | Class::Number | Class::Time | Class::Other | Class::Hyphen => Left::Noun,
        Class::And | Class::But => Left::And,
        _ => Left::Edge,
    }
}

/// Skips adverbs and days: "said on Tuesday", "said late Monday", "said again".
fn skip_right(items: &[Item], mut at: usize) -> usize {
    while at < items.len() {
        let on_day = items[at].class == Class::Preposition && items.get(at + 1).is_some_and(|i| i.class == Class::Time);
        match items[at].class {
            Class::Adverb | Class::Time => at += 1,
            _ if on_day => at += 2,
            _ => break,
        }
    }
    at
}

fn right(items: &[Item], at: usize, text: &str) -> Right {
    let Some(item) = items.get(at) else { return Right::End };
    let quote_next = items.get(at + 1).is_some_and(|i| i.class == Class::Quote);
    match item.class {
        Class::That => Right::That,
        Class::To => Right::To,
        Class::Quote => Right::Quote,
        Class::Comma | Class::Colon | Class::Dash if quote_next => Right::Quote,
        Class::Subject => Right::Clause,
        Class::Question => Right::Question,
        Class::For => Right::For,
        Class::Preposition if matches!(item.of(text), "of" | "about" | "on" | "over") => Right::Of,
        Class::Preposition => Right::Preposition,
        Class::As => Right::As,
        Class::Object => Right::Object,
        Class::Determiner | Class::Number => Right::Determiner,
        Class::Capital => Right::Capital,
        Class::Word if item.of(text).ends_with("ing") => Right::Participle,
        Class::Word => Right::Word,
        Class::Comma | Class::Dash | Class::Bracket => Right::Comma,
        Class::Colon => Right::Colon,
        Class::Stop => Right::End,
        _ => Right::Verb,
    }
}

/// What the lexicon knows of a form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Whether it tells of speech.
    pub act: Act,
    shares: &'static [u8],
}

impl Form {
    /// The share of its occurrences in this context that are cues, in steps of 1/90.
    #[must_use]
    pub fn share(&self, left: Left, right: Right) -> f32 {
        let step = self.shares.get(left as usize * RIGHTS + right as usize).map_or(0, |s| s.saturating_sub(b'!'));
        f32::from(step) / STEPS
    }
}

/// The shares are written as printable characters from `!` on: `!` is none, `{` all.
pub const STEPS: f32 = 90.0;

/// The lexicon: one form a line, with its act (`s` speech, `t` thought) and its shares.
const CUES: &str = include_str!("../data/cues.tsv");

static LEXICON: LazyLock<HashMap<&'static str, Form>> = LazyLock::new(|| {
    let form = |line: &'static str| {
        let mut fields = line.split('\t');
        let (form, act, shares) = (fields.next()?, fields.next()?, fields.next()?);
        let act = if act == "s" { Act::Speech } else { Act::Thought };
        (shares.len() == LEFTS * RIGHTS).then_some((form, Form { act, shares: shares.as_bytes() }))
    };
    CUES.lines().filter(|line| !line.starts_with('#')).filter_map(form).collect()
});

/// What the lexicon knows of `word`, in any case.
#[must_use]
pub fn form(word: &str) -> Option<Form> {
    lowered(word, |small| LEXICON.get(small).copied())
}
