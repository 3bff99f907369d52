//! Attributions in the midst of what is said: "The port, she told the board in May, was empty".
//!
//! In: an [`Attribution`] of a unit whose source stands behind a comma and before its cue. Out: the same, with what
//! stands on both sides of it where the grammar shows that both are said.

use super::clauses::is_finite;
use super::tagger::Attribution;
use super::units::{Item, words_end};
use super::words::Class;
use std::ops::Range;

/// How far behind the cue the insertion may end, in items.
const REACH: usize = 14;

/// Completes the content of an attribution that is inserted.
pub(super) fn settle(found: &mut Attribution, items: &[Item], text: &str) {
    with_conjunction(found, items);
    with_condition(found, items, text);
    if turn(found, items, text) {
        return;
    }
    let Some(comma) = opens(found, items) else { return };
    let Some(close) = closes(found, items) else { return };
    let end = words_end(items);
    go_on_behind(found, comma, close);
    let begins = clause_start(items, comma);
    if close + 1 >= end || begins >= comma || items[close + 1..end].iter().any(|item| item.class == Class::Stop) {
        return;
    }
    let (before, after) = (begins..comma, close + 1..end);
    if is_finite(items[after.start].class) && is_subject(&items[before.clone()]) {
        let from = before.start + behind_joint(&items[before.clone()]);
        let said = found.content.iter().any(|range| range.start <= after.start && range.end > after.start);
        if said {
            found.content.retain(|range| range.end <= from);
            found.content.extend([from..comma, after]);
        }
        return;
    }
    let untouched = found.content.iter().all(|range| range.start >= found.cue.end);
    let placed = [found.cue.end - 1, found.cue.end].iter().any(|at| items[*at].class == Class::Preposition);
    let clause = items[before.start].class == Class::Subject
        || items[before.clone()].iter().any(|item| is_finite(item.class))
            && is_nominal_start(items[before.start].class);
    if untouched && placed && clause && before.start == 0 && continues(&items[after.start], text) {
        found.content = vec![before, after];
    }
}

/// "It clashed, she told the club, with a tide": what is said goes on behind the comma that ends the insertion.
fn go_on_behind(found: &mut Attribution, comma: usize, close: usize) {
    let cue = found.cue.end;
    if found.content.iter().any(|said| said.end == comma) {
        let within = |said: &&mut Range<usize>| cue <= said.start && said.start < close && close + 1 < said.end;
        found.content.iter_mut().filter(within).for_each(|said| said.start = close + 1);
    }
}

/// "What changed, say people near the family, was the mood": the verb stands before its subject.
fn turn(found: &mut Attribution, items: &[Item], text: &str) -> bool {
    let cue = found.cue.clone();
    let says = matches!(items[cue.start].of(text), "say" | "says" | "said" | "argue" | "argues" | "argued" | "insists");
    let opens = cue.start > 1 && cue.len() == 1 && says && items[cue.start - 1].class == Class::Comma;
    if !opens || found.content.iter().any(|range| range.end < cue.start && range.len() > 1 && found.source.is_some()) {
        return false;
    }
    let Some(close) = closes(found, items).filter(|close| *close > cue.end) else { return false };
    let begins = clause_start(items, cue.start - 1);
    let subject = &items[begins..cue.start - 1];
    let nominal = subject.first().is_some_and(|item| item.class == Class::Question) || is_subject(subject);
    let end = words_end(items);
    if !nominal || close + 2 > end || !is_finite(items[close + 1].class) {
        return false;
    }
    found.name_surely(cue.end..close);
    found.content = vec![begins..cue.start - 1, close + 1..end];
    true
}

/// "…, they said, assuming the talks go on.": the condition is said, too.
fn with_condition(found: &mut Attribution, items: &[Item], text: &str) {
    let cue = found.cue.end;
    let condition =
        |item: &Item| matches!(item.of(text), "assuming" | "barring" | "depending" | "provided" | "unless" | "if");
    let before = !found.content.is_empty() && found.content.iter().all(|range| range.end < found.cue.start);
    let comma = items.get(cue).is_some_and(|item| item.class == Class::Comma);
    if before && comma && items.get(cue + 1).is_some_and(condition) {
        let more = items[cue + 1..].iter().take_while(|item| item.class != Class::Stop).count();
        found.content.push(cue + 1..cue + 1 + more);
    }
}

/// The comma right before the source, which stands right before the cue.
fn opens(found: &Attribution, items: &[Item]) -> Option<usize> {
    let source = found.source.as_ref().filter(|source| source.end <= found.cue.start)?;
    let helps = |item: &Item| is_finite(item.class) || item.class == Class::Adverb;
    let near = items[source.end..found.cue.start].iter().all(helps);
    let comma = source.start.checked_sub(1).filter(|at| items[*at].class == Class::Comma)?;
    near.then_some(comma)
}

/// The comma that ends the insertion: nothing but a hearer, a place and a time stands before it.
fn closes(found: &Attribution, items: &[Item]) -> Option<usize> {
    let plain = |item: &Item| {
        !is_finite(item.class)
            && !matches!(
                item.class,
                Class::That | Class::Quote | Class::Subject | Class::Question | Class::Stop | Class::Colon
            )
    };
    let more = items[found.cue.end..].iter().take(REACH).take_while(|item| item.class != Class::Comma && plain(item));
    let close = found.cue.end + more.count();
    items.get(close).filter(|item| item.class == Class::Comma).map(|_| close)
}

/// Where the sentence before `comma` begins.
fn clause_start(items: &[Item], comma: usize) -> usize {
    items[..comma]
        .iter()
        .rposition(|item| matches!(item.class, Class::Stop | Class::Colon | Class::Quote))
        .map_or(0, |at| at + 1)
}

/// Whether items are a noun phrase, or end with one behind "and".
fn is_subject(items: &[Item]) -> bool {
    let phrase = &items[behind_joint(items)..];
    phrase.first().is_some_and(|item| is_nominal_start(item.class))
        && !phrase.iter().any(|item| is_finite(item.class) || matches!(item.class, Class::Comma | Class::Subject))
}

/// Where what stands behind the last "and", "but" or "that" begins.
fn behind_joint(items: &[Item]) -> usize {
    let joint = |item: &Item| matches!(item.class, Class::And | Class::But | Class::That);
    items.iter().rposition(joint).map_or(0, |at| at + 1)
}

fn is_nominal_start(class: Class) -> bool {
    matches!(class, Class::Determiner | Class::Capital | Class::Subject)
}

/// Whether what begins with `item` may go on with a clause before an insertion.
fn continues(item: &Item, text: &str) -> bool {
    item.class == Class::Preposition && item.of(text).starts_with(char::is_lowercase)
        || matches!(item.class, Class::But | Class::And)
}

/// "…, he said, but it was late": what joins the second half is said, too, even if no verb follows.
fn with_conjunction(found: &mut Attribution, items: &[Item]) {
    let cue = found.cue.end;
    if found.content.first().is_none_or(|first| first.end >= found.cue.start) || !joins(items, cue) {
        return;
    }
    if let Some(range) = found.content.iter_mut().find(|range| range.start == cue + 2) {
        range.start -= 1;
        return;
    }
    let fragment = items.get(cue + 2).is_some_and(|item| item.class == Class::Not);
    if fragment && found.content.iter().all(|range| range.end <= cue) {
        let more = items[cue + 2..].iter().take_while(|item| !matches!(item.class, Class::Stop | Class::Comma)).count();
        found.content.push(cue + 1..cue + 2 + more);
    }
}

/// Whether ", but" or ", and" stands behind the cue.
fn joins(items: &[Item], cue: usize) -> bool {
    let class = |at: usize| items.get(at).map(|item| item.class);
    class(cue) == Some(Class::Comma) && matches!(class(cue + 1), Some(Class::But | Class::And))
}
