//! The tense of the clause around a date: whether "Sunday" has been or is to come.

use super::grammar::Line;
use super::words::{Tense, Word};

/// The tense at the expression of tokens `first..end`: of the nearest verb before it, else of the
/// first after it; past where nothing tells.
pub(super) fn around(line: Line<'_>, first: usize, end: usize) -> Tense {
    const BACK: usize = 14;
    const AHEAD: usize = 8;
    let until_stop = |i: &usize| line.at(*i) != Word::Stop;
    let before = (first.saturating_sub(BACK)..first).rev().take_while(until_stop).find_map(|i| of(line, i));
    let after = || (end..end + AHEAD).take_while(until_stop).find_map(|i| of(line, i));
    before.or_else(after).unwrap_or(Tense::Past)
}

fn of(line: Line<'_>, i: usize) -> Option<Tense> {
    match line.at(i) {
        // "will be held", "is to be released": the participle does not say when.
        Word::Verb(Tense::Past) if line.before(i) == Word::Be => None,
        Word::Verb(tense) => Some(tense),
        Word::Is if line.at(i + 1) == Word::To || line.token(i + 1).ends_with("ing") => Some(Tense::Future),
        _ => None,
    }
}
