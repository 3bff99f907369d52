//! Noun phrases around a cue: who says it.
//!
//! In: the items of a unit and the place of a cue. Out: the range of items that names the source.
//! There is no parse: a phrase ends where a word of a closed class, a mark or a known verb ends it.

use super::cues::{self, Left, Right};
use super::units::Item;
use super::words::Class;
use std::ops::Range;

/// No phrase is longer, in items.
const LONGEST: usize = 30;

/// The subject of the verb `at`: the noun phrase left of its auxiliaries and adverbs.
#[must_use]
pub(super) fn before(items: &[Item], at: usize, text: &str) -> Option<Range<usize>> {
    let end = verb_group(items, at, text);
    if end == 0 {
        return None;
    }
    match items[end - 1].class {
        Class::Comma => apposed(items, end - 1, text),
        Class::Bracket => {
            let open = (end.saturating_sub(10)..end - 1).rev().find(|i| items[*i].class == Class::Bracket)?;
            Some(phrase(items, open, text)?.start..end)
        }
        _ => phrase(items, end, text),
    }
}

/// Where the verb group that `at` ends begins: "has also", "went on to", "on Sunday".
fn verb_group(items: &[Item], at: usize, text: &str) -> usize {
    let mut end = at;
    while end > 0 && at - end < LONGEST {
        let before_time = items.get(end).is_some_and(|i| i.class == Class::Time);
        match items[end - 1].class {
            Class::Adverb | Class::Not | Class::Auxiliary | Class::Be | Class::Time => end -= 1,
            Class::Preposition if before_time => end -= 1,
            Class::To if end > 1 && items[end - 2].class == Class::Word => end -= 2,
            Class::Preposition if end > 1 && at > end && is_verb(items, end - 2, text) => end -= 2,
            _ => break,
        }
    }
    end
}

/// The phrase before an apposition or relative clause that ends with the comma `at`.
fn apposed(items: &[Item], at: usize, text: &str) -> Option<Range<usize>> {
    let from = at.saturating_sub(LONGEST);
    let opening = (from..at)
        .rev()
        .find(|i| matches!(items[*i].class, Class::Comma | Class::Stop | Class::Quote | Class::Colon))?;
    if items[opening].class != Class::Comma || opening + 1 >= at {
        return None;
    }
    let first = &items[opening + 1];
    let fits =
        matches!(first.class, Class::Determiner | Class::Relative | Class::Number | Class::Capital | Class::Word);
    if !fits || first.of(text).ends_with("ing") {
        return None;
    }
    let verb = |i: &Item| matches!(i.class, Class::Auxiliary | Class::Be);
    if first.class != Class::Relative && items[opening + 1..at].iter().any(verb) {
        return None;
    }
    let named = phrase(items, opening, text)?;
    Some(named.start..at)
}

/// The noun phrase that ends before `end`.
fn phrase(items: &[Item], end: usize, text: &str) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let before = start - 1;
        match items[before].class {
            Class::Subject | Class::Object | Class::Relative | Class::That if start == end => return Some(before..end),
            Class::Relative if start >= 2 && is_noun(&items[start - 2]) => start -= 1,
            Class::Word if start < end && is_verb(items, before, text) => break,
            Class::Word | Class::Capital | Class::Number | Class::Determiner | Class::Clitic | Class::Hyphen => {
                start -= 1;
            }
            Class::Preposition | Class::For | Class::To if start < end => start -= 1,
            Class::Adverb if start < end && items[start].class == Class::Word => start -= 1,
            Class::And if start < end && joins(items, before) => start -= 1,
            Class::Quote if start < end && is_within_phrase(items, before, text) => start -= 1,
            _ => break,
        }
    }
    let start = past_adjunct(items, start, end);
    (start < end).then_some(start..end)
}

/// Whether the passage `at` is a part of the phrase around it: `the "hot mic" tape`.
fn is_within_phrase(items: &[Item], at: usize, text: &str) -> bool {
    let passage = items[at].of(text);
    let inner = passage.trim_end_matches(['"', '”', '\'', '’']);
    let begins =
        at.checked_sub(1).is_some_and(|i| matches!(items[i].class, Class::Word | Class::Capital | Class::Determiner));
    begins && passage.len() < 40 && !inner.ends_with([',', '.', '!', '?', '…'])
}

fn is_noun(item: &Item) -> bool {
    matches!(item.class, Class::Word | Class::Capital | Class::Number)
}

/// Whether "and" joins two parts of one phrase: names, or nouns with determiners.
fn joins(items: &[Item], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|i| items[i].class), items.get(at + 1).map(|i| i.class))
    else {
        return false;
    };
    before == Class::Capital && matches!(after, Class::Capital | Class::Determiner)
}

/// Leaves out a preposition at the beginning with its noun: "In a statement Mr. Diop".
fn past_adjunct(items: &[Item], mut start: usize, end: usize) -> usize {
    while start < end && matches!(items[start].class, Class::And | Class::Hyphen | Class::Clitic | Class::Adverb) {
        start += 1;
    }
    if start == end || !matches!(items[start].class, Class::Preposition | Class::For | Class::To) {
        return start;
    }
    let last_name = items[end - 1].class == Class::Capital;
    let begins = |i: &usize| {
        if last_name { items[*i].class != Class::Capital } else { items[*i].class == Class::Determiner }
    };
    match (start..end).rev().find(begins) {
        Some(at) if last_name => at + 1,
        Some(at) => at,
        None => start + 1,
    }
}

/// Whether the word `at` is a verb of saying or thinking with a noun to its left.
fn is_verb(items: &[Item], at: usize, text: &str) -> bool {
    let verb = cues::form(items[at].of(text)).is_some_and(|f| f.share(Left::Noun, Right::That) > 0.6);
    verb && at > 0
        && !matches!(items[at - 1].class, Class::Determiner | Class::Clitic | Class::Preposition | Class::For)
}

/// The noun phrase that begins with `from`, with what is apposed to it; where the clause goes on
/// behind it, an apposition must be closed by a comma.
#[must_use]
pub(super) fn after(items: &[Item], from: usize, text: &str, goes_on: bool) -> Option<Range<usize>> {
    let first = items.get(from)?;
    if matches!(first.class, Class::Subject | Class::Object) {
        return Some(from..from + 1);
    }
    let end = phrase_after(items, from, text);
    if end == from {
        return None;
    }
    Some(from..past_apposition(items, end, text, goes_on))
}

fn phrase_after(items: &[Item], from: usize, text: &str) -> usize {
    let mut end = from;
    while end < items.len() && end - from < LONGEST {
        match items[end].class {
            Class::Word if end > from && is_verb(items, end, text) => break,
            Class::Preposition if end > from && is_adjunct(items, end, text) => break,
            Class::Word | Class::Capital | Class::Number | Class::Determiner | Class::Clitic | Class::Hyphen => {
                end += 1;
            }
            Class::Preposition | Class::For if end > from => end += 1,
            Class::And if end > from && joins(items, end) => end += 1,
            Class::Bracket if end > from => {
                let close = (end + 1..items.len().min(end + 8)).find(|i| items[*i].class == Class::Bracket);
                let Some(close) = close else { break };
                end = close + 1;
            }
            _ => break,
        }
    }
    while end > from && matches!(items[end - 1].class, Class::Preposition | Class::For | Class::And | Class::Determiner)
    {
        end -= 1;
    }
    end
}

/// "on Tuesday", "in an interview", "during a rally": what goes with the verb, not with the noun.
fn is_adjunct(items: &[Item], at: usize, text: &str) -> bool {
    let next = items.get(at + 1).map(|i| i.class);
    match items[at].of(text) {
        "on" | "in" | "at" if next == Some(Class::Time) => true,
        "in" | "at" | "on" | "by" | "after" | "before" => {
            let occasion = |i: &Item| {
                matches!(
                    i.of(text),
                    "interview"
                        | "statement"
                        | "speech"
                        | "email"
                        | "e-mail"
                        | "letter"
                        | "conference"
                        | "briefing"
                        | "tweet"
                        | "post"
                        | "rally"
                        | "debate"
                        | "call"
                        | "meeting"
                        | "phone"
                        | "event"
                        | "testimony"
                )
            };
            items[at + 1..items.len().min(at + 6)].iter().any(occasion)
        }
        "during" | "amid" | "despite" => true,
        _ => false,
    }
}

/// The end of ", a spokesman for the group," or ", who leads it" after a phrase; of a name after
/// a role.
fn past_apposition(items: &[Item], end: usize, text: &str, goes_on: bool) -> usize {
    let is_comma = items.get(end).is_some_and(|i| i.class == Class::Comma);
    let Some(first) = items.get(end + 1).filter(|_| is_comma) else { return end };
    let role = items[end - 1].class == Class::Word;
    let fits = matches!(first.class, Class::Determiner | Class::Relative | Class::Number | Class::Word)
        || first.class == Class::Capital && role;
    if !fits || first.of(text).ends_with("ing") {
        return end;
    }
    let limit = items.len().min(end + LONGEST);
    let closes =
        |i: &usize| matches!(items[*i].class, Class::Comma | Class::Stop | Class::Quote | Class::Dash | Class::Colon);
    let stop = (end + 1..limit).find(closes);
    let clause = |stop: usize| items[end + 1..stop].iter().any(|i| matches!(i.class, Class::Auxiliary | Class::Be));
    let ends = |stop: &usize| items[*stop].class == Class::Comma || !goes_on && items[*stop].class != Class::Quote;
    stop.filter(ends).filter(|stop| first.class == Class::Relative || !clause(*stop)).unwrap_or(end)
}

/// The noun phrase that a unit begins with, past what stands before its first comma if that is no
/// subject: the subject of participles that follow.
#[must_use]
pub(super) fn opening(items: &[Item], until: usize, text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while from < until
        && matches!(items[from].class, Class::And | Class::But | Class::Adverb | Class::Mark | Class::Other)
    {
        from += 1;
    }
    let adjunct = |c: Class| {
        matches!(c, Class::Preposition | Class::For | Class::As | Class::Subordinator | Class::Question | Class::Time)
    };
    if from < until && (adjunct(items[from].class) || items[from].of(text).ends_with("ing")) {
        from = (from..until).find(|i| items[*i].class == Class::Comma)? + 1;
    }
    let end = phrase_after(&items[..until], from, text);
    let first = items.get(from)?;
    if from < until && matches!(first.class, Class::Subject) {
        return Some(from..from + 1);
    }
    let verb = (from + 1..end).find(|i| items[*i].class == Class::Word && items[*i].of(text).ends_with("ed"));
    let end = verb.unwrap_or(end);
    (end > from).then_some(from..end)
}
