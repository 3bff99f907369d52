//! The lines of a text weighed once more, by the sum of many small signs.
//!
//! In: the lines with their kinds, and the role that the rules gave each. Out: the roles that weights learned from
//! pages of many outlets give them, where enough speaks against the rules. What the next page puts around and between
//! its paragraphs is in no list of phrases, but such lines share words, lengths, ends, places and neighbours. The
//! engine that tags weighs the signs: a text is a sentence, a line is a token, its role is a label (conditional random
//! fields over lines: Pinto and others 2003).

use super::draft::Draft;
use super::evidence::Page;
use super::kinds::Kind;
use super::lines::Line;
use super::neighbours;
use super::role::{self, Role};
use crate::language;
use crate::tagging::{Decoder, Model, Row, weights};
use std::sync::LazyLock;

/// The room of a row of weights, see [`Model`].
pub const LANES: usize = Role::ALL.len() - 1;

/// Any role may follow any.
pub const ALLOWED: [u16; Role::ALL.len() + 1] = [(1 << Role::ALL.len()) - 1; Role::ALL.len() + 1];

/// How much more than by the weights speaks for what the rules say, as the logarithm of the odds: most for their
/// headline; against their paragraphs, for what is none of the article's is there more often than a paragraph is lost.
const fn sure(role: Role) -> f32 {
    match role {
        Role::Headline => 2.0,
        Role::Paragraph => -1.0,
        Role::Other => 0.0,
        _ => 0.5,
    }
}

/// A text of fewer sentences is too short to have the site's lines in it.
const LEAST_PROSE: u32 = 2;

/// A text in which so many lines begin with a speaker's name is a talk, and these are its paragraphs.
const LEAST_TURNS: usize = 3;

/// No caption has more words.
const LONGEST_CAPTION: u32 = 90;

static MODEL: LazyLock<Option<Model<'static, LANES>>> = LazyLock::new(|| Model::read(weights!("lines.bin")).ok());

/// Gives the lines other roles than the rules did, where enough speaks for them.
pub(super) fn settle(draft: &mut Draft, lines: &[Line], kinds: &[Kind]) {
    if let Some((from, to)) = MODEL.as_ref().and_then(|model| weigh(model, draft, lines, kinds)) {
        role::reassign(draft, lines, kinds, &from, &to);
    }
}

/// The roles of the lines by the rules and by the weights; None for a text that is left to the rules. That is one in
/// which they find nothing of a site, for raw news has lists and tables of its own, one of sure paragraphs alone, and
/// one in another language than that of the pages that the weights learned from.
fn weigh(model: &Model<'_, LANES>, draft: &Draft, lines: &[Line], kinds: &[Kind]) -> Option<(Vec<Role>, Vec<Role>)> {
    if kinds.iter().all(Kind::is_text) {
        return None;
    }
    let from = role::of(draft, lines, kinds);
    let page = Page::of(draft.text, lines, kinds, &from, true);
    if page.sentences() < LEAST_PROSE || (0..lines.len()).all(|at| page.is_sure(at)) {
        return None;
    }
    let opening = lines.iter().find(|line| line.is_prose()).map_or(0, |line| line.span.start as usize);
    if !language::begins_in_english(&draft.text[opening..]) {
        return None;
    }
    let mut signs = Vec::new();
    let scored = |at: usize| {
        page.signs(at, &mut signs);
        model.sum(&signs)
    };
    let mut to = roles(model, (0..lines.len()).map(scored).collect(), &from);
    let labelled = |line: &Line| neighbours::has_speaker_label(line.span.of(draft.text));
    let talks = lines.iter().filter(|line| labelled(line)).count() >= LEAST_TURNS;
    for (at, line) in lines.iter().enumerate() {
        let beside_point = || at > 0 && from[at - 1] == Role::Point && to[at - 1] == Role::Point;
        let stays = match from[at] {
            Role::Point => page.is_labelled(at) || beside_point(),
            Role::Paragraph => talks && labelled(line),
            _ => false,
        };
        let long = to[at] == Role::Caption && line.words > LONGEST_CAPTION;
        if long || stays {
            to[at] = from[at];
        }
    }
    Some((from, to))
}

/// The best sequence of roles, given the scores of each line's signs.
fn roles(model: &Model<'_, LANES>, mut scores: Vec<Row<LANES>>, from: &[Role]) -> Vec<Role> {
    for (row, role) in scores.iter_mut().zip(from) {
        if let Some(label) = (*role as usize).checked_sub(1) {
            row[label] = row[label].saturating_add((sure(*role) / model.step()) as i16);
        }
    }
    let mut labels = Vec::new();
    Decoder::<LANES, 16, { Role::ALL.len() }>::new(model, &ALLOWED).decode(&scores, &mut labels);
    let mut to: Vec<Role> = labels.into_iter().map(|label| Role::ALL[usize::from(label)]).collect();
    // An article has one headline and one standfirst.
    for role in [Role::Headline, Role::Standfirst] {
        if to.iter().filter(|to| **to == role).count() > 1 {
            keep(&mut to, from, role);
        }
    }
    to
}

/// Leaves to the rules which line has `role`.
fn keep(to: &mut [Role], from: &[Role], role: Role) {
    for (to, from) in to.iter_mut().zip(from) {
        if *to == role || *from == role {
            *to = *from;
        }
    }
}

/// A text as training reads it.
#[cfg(feature = "train")]
pub struct Seen {
    /// Where each line stands.
    pub spans: Vec<crate::span::Span>,
    /// The signs of each line.
    pub signs: Vec<Vec<u32>>,
    /// The role that the rules give each line.
    pub roles: Vec<Role>,
}

/// A text as training reads it; `known` if the rules were made with it in sight: what they say of it then says
/// nothing of how often they are right.
#[cfg(feature = "train")]
#[must_use]
pub fn see(text: &str, known: bool) -> Seen {
    let given = super::Given::default();
    let mut draft = Draft::new(text, &given);
    let (lines, kinds) = super::read(&mut draft, text);
    let roles = role::of(&draft, &lines, &kinds);
    let page = Page::of(text, &lines, &kinds, &roles, !known);
    let signs = |at: usize| {
        let mut signs = Vec::new();
        page.signs(at, &mut signs);
        signs
    };
    let signs = (0..lines.len()).map(signs).collect();
    Seen { spans: lines.iter().map(|line| line.span).collect(), signs, roles }
}

/// The roles that `model` gives the lines of a text.
#[cfg(feature = "train")]
#[must_use]
pub fn weighed(model: &Model<'_, LANES>, text: &str) -> Vec<Role> {
    let given = super::Given::default();
    let mut draft = Draft::new(text, &given);
    let (lines, kinds) = super::read(&mut draft, text);
    weigh(model, &draft, &lines, &kinds).map_or_else(|| role::of(&draft, &lines, &kinds), |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_settle_which_of_two_is_the_headline() {
        use Role::{Headline, Other, Paragraph};
        let from = [Other, Headline, Paragraph, Other];
        let mut to = [Headline, Headline, Paragraph, Paragraph];
        keep(&mut to, &from, Headline);
        assert_eq!(to, [Other, Headline, Paragraph, Paragraph]);
    }

    #[test]
    fn the_weights_are_there() {
        assert!(MODEL.as_ref().is_some_and(|model| model.labels() == Role::ALL.len()));
    }
}
