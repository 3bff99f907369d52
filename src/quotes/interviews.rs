//! Interviews whose turns are marked by letters alone: `Q: …` and `A: …`.
//!
//! In: the units of an article. Out: of each whether it asks or answers, and who answers: the person whom the
//! text before the first question names most. A letter and a colon alone are no interview: the first turn must ask.

use super::labels::made;
use super::tagger::{Article, Attribution};
use super::units::{Item, words_end};
use super::words::Class;
use crate::mentions::{EntityType, Name};
use crate::span::Span;

/// Who answers, once somebody has been asked.
#[derive(Default)]
pub(super) struct Interview {
    asked: bool,
    answers: Option<Span>,
}

impl Interview {
    /// What is said in a unit, if it is an answer.
    pub(super) fn answer(&mut self, items: &[Item], article: &Article<'_>) -> Option<Attribution> {
        let [letter, colon, ..] = items else { return None };
        if colon.class != Class::Colon {
            return None;
        }
        match letter.of(article.text) {
            "Q" if !self.asked => {
                *self = Self { asked: true, answers: most_named(article, letter.span.start) };
                None
            }
            "A" if self.asked => answered(items),
            _ => None,
        }
    }

    /// Where the one who answers is named.
    pub(super) const fn source(&self) -> Option<Span> {
        self.answers
    }
}

fn answered(items: &[Item]) -> Option<Attribution> {
    let end = words_end(items);
    (end > 2).then(|| Attribution { source: None, ..made(0..0, 1, 2..end) })
}

/// The first name before `end` of the person who is named most there; the first of several.
fn most_named(article: &Article<'_>, end: u32) -> Option<Span> {
    let persons = || {
        let person = |name: &&Name| name.kind == EntityType::Person && !name.credit && name.span.end <= end;
        article.names.iter().take(MOST_NAMES).filter(person)
    };
    let surname = |name: &Name| name.span.of(article.text).rsplit(' ').next();
    let count = |name: &Name| persons().filter(|other| surname(other) == surname(name)).count();
    persons().rev().max_by_key(|name| count(name)).map(|name| name.span)
}

/// Names that are looked at: an introduction has no more.
const MOST_NAMES: usize = 64;
