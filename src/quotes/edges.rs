//! Where a content ends, by marks and closed classes: what the tagger's weights alone get wrong.
//!
//! In: the items of a unit with what the second tagger says is cue and content. Out: the same ranges, some
//! of them shorter or longer.

use super::units::Item;
use super::verbs;
use super::words::Class;
use std::ops::Range;

/// What is said right of its cue, up to where the sentence turns back to the speaker: "…, but gave no
/// dates", "…, without naming them".
pub(super) fn until_turn(items: &[Item], range: Range<usize>, text: &str) -> Range<usize> {
    let verb = |item: &Item| matches!(item.class, Class::Auxiliary | Class::Be | Class::That | Class::Subject);
    let named = |at: usize| {
        matches!(items[range.start].class, Class::Determiner | Class::Word) && !items[range.start..at].iter().any(verb)
    };
    let turns = |at: &usize| {
        let next = |offset: usize| items.get(at + offset).map(|item| item.class);
        let drops = next(1) == Some(Class::But) && matches!(next(2), Some(Class::Word | Class::Auxiliary));
        let leaves = named(*at) && next(1) == Some(Class::And) && clause_follows(items, at + 2);
        let again = items[*at].class == Class::And
            && items.get(at + 1).is_some_and(|item| item.class == Class::Word && verbs::is_past(item.of(text)));
        again
            || items[*at].class == Class::Comma
                && (drops || leaves || items.get(at + 1).is_some_and(|item| item.of(text) == "without"))
    };
    let bare =
        !items[range.clone()].iter().any(|item| matches!(item.class, Class::Be | Class::Auxiliary | Class::Quote));
    let end = past_inserted(items, range.end, bare, text);
    let end = (range.start + 1..end.saturating_sub(1)).find(turns).unwrap_or(end);
    range.start..end
}

/// Past ", which mentioned courts," where the clause goes on behind it, and past a relative clause
/// that ends the sentence.
fn past_inserted(items: &[Item], end: usize, bare: bool, text: &str) -> usize {
    const REACH: usize = 14;
    let class = |at: usize| items.get(at).map(|item| item.class);
    let told = |item: &Item| item.class == Class::Word && (item.of(text).ends_with("ed") || item.of(text) == "known");
    let named = bare && items.get(end + 1).is_some_and(told);
    let inserted = named || matches!(class(end + 1), Some(Class::Relative | Class::Preposition | Class::Subordinator));
    if class(end) != Some(Class::Comma) || !inserted {
        return end;
    }
    let closes = |at: &usize| matches!(class(*at), Some(Class::Comma | Class::Stop | Class::Quote));
    let Some(close) = (end + 1..items.len().min(end + REACH)).find(closes) else { return end };
    if class(close) == Some(Class::Stop) && class(end + 1) == Some(Class::Relative) {
        return close;
    }
    let goes_on = matches!(class(close + 1), Some(Class::Auxiliary | Class::Be))
        || !named && class(close + 1) == Some(Class::Word);
    if class(close) != Some(Class::Comma) || !goes_on {
        return end;
    }
    (close + 1..items.len()).find(|at| matches!(class(*at), Some(Class::Comma | Class::Stop))).unwrap_or(items.len())
}

/// Ranges in order, each item in one of them: what was made longer takes in what it meets.
pub(super) fn apart(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// Without what is told beside the passages of a speaker: "…," he says, pouring coffee. "…".
pub(super) fn without_asides(items: &[Item], mut content: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let quoted = |range: &Range<usize>| items[range.clone()].iter().any(|item| item.class == Class::Quote);
    let passages = |range: &Range<usize>| items[range.clone()].iter().all(|item| item.class == Class::Quote);
    if content.first().is_some_and(passages) {
        content.retain(quoted);
    }
    content
}

/// "dismissed as idle the idea that …": the verdict belongs to the cue.
pub(super) fn with_verdict(
    items: &[Item],
    cue: Range<usize>,
    mut content: Vec<Range<usize>>,
) -> (Range<usize>, Vec<Range<usize>>) {
    let class = |at: usize| items.get(at).map(|item| item.class);
    for range in &mut content {
        let judges = range.start == cue.end
            && class(cue.end) == Some(Class::As)
            && class(cue.end + 1) == Some(Class::Word)
            && matches!(class(cue.end + 2), Some(Class::Determiner | Class::That | Class::Word | Class::Capital));
        if judges && range.len() > 2 {
            range.start += 2;
            let leaves = |at: &usize| {
                items[*at].class == Class::Comma && !matches!(class(at + 1), Some(Class::Relative | Class::And))
            };
            range.end = range.clone().find(leaves).unwrap_or(range.end);
            return (cue.start..cue.end + 2, content);
        }
    }
    (cue, content)
}

/// "…, the union said.": what stands between the last comma and the cue is no part of what is said.
pub(super) fn subject_after(items: &[Item], cue: &Range<usize>, content: &mut [Range<usize>]) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let said = content.iter_mut().find(|range| range.end == cue.start)?;
    let comma = (said.start..said.end).rev().take(LONGEST).find(|at| items[*at].class == Class::Comma)?;
    let plain = |item: &Item| !matches!(item.class, Class::Auxiliary | Class::Be | Class::That | Class::Quote);
    let subject = comma + 1..cue.start;
    let fits = comma > said.start + 1 && !subject.is_empty() && items[subject.clone()].iter().all(plain);
    if !fits {
        return None;
    }
    said.end = comma;
    Some(subject)
}

/// Whether a clause of its own begins at `at`: a finite verb comes before the next stop.
fn clause_follows(items: &[Item], at: usize) -> bool {
    const REACH: usize = 16;
    let mut until_stop = items.iter().skip(at).take(REACH).take_while(|item| item.class != Class::Stop);
    until_stop.any(|item| matches!(item.class, Class::Auxiliary | Class::Be))
}
