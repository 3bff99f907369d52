//! The tense of the clause around a date: whether "Sunday" has been or is to come.

use super::grammar::Line;
use super::words::{Tense, Word};

/// The tense at the expression of tokens `first..end`: of the nearest verb before it, else of the
/// first after it; past where nothing tells.
pub(super) fn around(line: Line<'_>, first: usize, end: usize) -> Tense {
    const BACK: usize = 14;
    const AHEAD: usize = 8;
    if is_deadline(line, first) {
        return Tense::Future;
    }
    let until_stop = |i: &usize| line.at(*i) != Word::Stop;
    let before = (first.saturating_sub(BACK)..first).rev().take_while(until_stop).find_map(|i| of(line, i));
    let after = || (end..end + AHEAD).take_while(until_stop).find_map(|i| of(line, i));
    before.or_else(after).unwrap_or(Tense::Past)
}

/// "by May", "effective Feb. 1", "as soon as Tuesday" look ahead in a story told in the past.
fn is_deadline(line: Line<'_>, first: usize) -> bool {
    let before = |n: usize| first.checked_sub(n).map_or("", |i| line.token(i));
    match before(1) {
        "by" | "until" | "till" | "effective" => true,
        "as" => matches!(before(2), "soon" | "early"),
        _ => false,
    }
}

fn of(line: Line<'_>, i: usize) -> Option<Tense> {
    match line.at(i) {
        // "will be held", "the accused": the participle does not say when.
        Word::Verb(Tense::Past) if matches!(line.before(i), Word::The | Word::A) => None,
        Word::Verb(Tense::Past) if line.before(i) == Word::Be => {
            (i > 1 && line.at(i - 2) == Word::To).then_some(Tense::Future)
        }
        // "set for Sunday", not "set a record on Sunday".
        Word::Verb(Tense::Future) if line.token(i) == "set" && !matches!(line.token(i + 1), "to" | "for") => None,
        Word::Verb(tense) => Some(tense),
        Word::Is if line.at(i + 1) == Word::To || line.token(i + 1).ends_with("ing") => Some(Tense::Future),
        _ => None,
    }
}
