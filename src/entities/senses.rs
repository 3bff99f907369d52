//! What an article's words mean by their letters alone.
//!
//! In: its tokens. Out: a [`Sense`] for each. Phrases, pronouns and the walk ask for the senses of most
//! tokens, of many more than once; a word that was met lately is not looked up again.

use super::lexicon::{self, Noun};
use super::phrases::{self, Determiner};
use super::{Article, roles};
use crate::mentions::gender;
use crate::text::{Memo, Prose};
use std::cell::RefCell;

/// What a word means by its letters alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense {
    /// What it means at the head of a description, and whether it is a plural.
    pub(super) noun: Option<(Noun, bool)>,
    pub(super) determiner: Option<Determiner>,
    traits: u16,
}

/// What else is asked of words, a bit each.
pub(super) mod is {
    /// A part of the office that follows: "deputy".
    pub(in super::super) const MODIFIER: u16 = 1;
    /// Says when an office is held: "former".
    pub(in super::super) const WHEN: u16 = 1 << 1;
    /// "then", "formerly".
    pub(in super::super) const THEN: u16 = 1 << 2;
    /// Tells of an office's holder only: "embattled".
    pub(in super::super) const LOOSE: u16 = 1 << 3;
    /// No phrase goes on with it: "said".
    pub(in super::super) const BOUNDARY: u16 = 1 << 4;
    /// "'s".
    pub(in super::super) const POSSESSIVE: u16 = 1 << 5;
    /// May stand in an office before a name.
    pub(in super::super) const PART: u16 = 1 << 6;
    /// Stands between a name and its office: "Colonel".
    pub(in super::super) const RANK: u16 = 1 << 7;
    /// "the" and "The".
    pub(in super::super) const THE: u16 = 1 << 8;
    /// May mean somebody on stage: "she".
    pub(in super::super) const PRONOUN: u16 = 1 << 9;
    /// "his", "her", "their".
    pub(in super::super) const WHOSE: u16 = 1 << 10;
    /// "A" and "An".
    pub(in super::super) const A: u16 = 1 << 11;
    /// What follows it is no subject: "with".
    pub(in super::super) const PREPOSITION: u16 = 1 << 12;
    /// Stands between a preposition and what it belongs to: "this".
    pub(in super::super) const BETWEEN: u16 = 1 << 13;
    /// Means who speaks: "I", "my".
    pub(in super::super) const I: u16 = 1 << 14;
    /// Means those who speak: "we", "our".
    pub(in super::super) const WE: u16 = 1 << 15;
}

/// The senses with which something begins that the walk reads.
const READ: u16 = is::THE | is::PRONOUN | is::WHOSE | is::A;

impl Sense {
    fn of(word: &str) -> Self {
        let traits = [
            (is::MODIFIER, lexicon::is_modifier(word)),
            (is::WHEN, lexicon::is_when(word)),
            (is::THEN, matches!(word, "then" | "Then" | "formerly")),
            (is::LOOSE, lexicon::is_loose(word)),
            (is::BOUNDARY, phrases::is_boundary(word)),
            (is::POSSESSIVE, matches!(word, "'s" | "’s" | "'" | "’")),
            (is::PART, roles::is_part_of_office(word)),
            (is::RANK, lexicon::is_rank(word)),
            (is::THE, matches!(word, "the" | "The")),
            (is::PRONOUN, is_pronoun(word)),
            (is::WHOSE, matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their")),
            (is::A, matches!(word, "A" | "An")),
            (is::PREPOSITION, is_preposition(word)),
            (is::BETWEEN, is_between(word)),
            (is::I, matches!(word, "I" | "me" | "my" | "My" | "myself")),
            (is::WE, matches!(word, "we" | "We" | "us" | "our" | "Our" | "ourselves")),
        ];
        let traits = traits.into_iter().filter(|(_, holds)| *holds).fold(0, |all, (bit, _)| all | bit);
        Self { noun: lexicon::noun(word), determiner: phrases::determiner(word), traits }
    }

    /// Whether any of `traits` holds.
    pub(super) const fn is(self, traits: u16) -> bool {
        self.traits & traits != 0
    }

    /// Whether it is an office or a trade.
    pub(super) const fn is_role(self) -> bool {
        matches!(self.noun, Some((Noun::Role, false)))
    }
}

thread_local! {
    static SENSES: RefCell<Memo<Sense>> = RefCell::default();
    static SHARES: RefCell<Memo<Option<f32>>> = RefCell::default();
}

/// The senses of the tokens of `text`.
pub(super) fn senses(text: &str, prose: &Prose) -> Vec<Sense> {
    SENSES.with_borrow_mut(|known| known.each(text, prose, |token| Sense::of(token.of(text))))
}

/// The share of women among those who bear a given name, where it is known.
pub(super) fn share_of_women(given: &str) -> Option<f32> {
    /// No kind of token has this number.
    const NAME: u8 = 16;
    SHARES.with_borrow_mut(|known| {
        let number = known.word(NAME, given, || gender(given));
        known[number]
    })
}

impl Article<'_> {
    /// The sense of the word at token `at`; none beyond the text.
    pub(super) fn sense(&self, at: usize) -> Sense {
        self.senses.get(at).copied().unwrap_or_default()
    }

    /// Whether a name stands at token `at`, or something begins there that the walk may read.
    pub(super) fn is_read(&self, at: usize) -> bool {
        self.name_of[at] != u32::MAX || self.senses[at].is(READ)
    }
}

/// The pronouns that are answered where they stand.
fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "He"
            | "she"
            | "She"
            | "his"
            | "His"
            | "him"
            | "her"
            | "Her"
            | "it"
            | "It"
            | "them"
            | "they"
            | "They"
            | "who"
            | "which"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "with"
            | "by"
            | "to"
            | "from"
            | "against"
            | "in"
            | "at"
            | "on"
            | "between"
            | "than"
            | "about"
            | "under"
    )
}

fn is_between(word: &str) -> bool {
    matches!(word, "the" | "this" | "that" | "a" | "an" | "his" | "her" | "its" | "their" | "our")
}
