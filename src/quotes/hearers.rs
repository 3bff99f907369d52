//! What looks like an attribution and only tells who heard, asked or was thanked.
//!
//! In: an [`Attribution`] of a unit. Out: the same without what is no content; whether it is one at all.

use super::Basis;
use super::clauses::is_nominal;
use super::tagger::Attribution;
use super::units::Item;
use super::words::{Class, lowered};

/// Drops from one attribution what is not said in it; whether it is none.
pub(super) fn is_none(found: &mut Attribution, items: &[Item], text: &str) -> bool {
    if hears(found, items, text) || is_noun(found, items, text) || is_appeal(found, items, text) {
        return true;
    }
    drop_apposition(found, items);
    drop_relative(found, items);
    let verb = verb(found, items, text);
    drop_hearer(found, items, verb, text);
    drop_deed(found, items, verb, text);
    found.content.is_empty() && found.source.is_none()
}

/// The first word of the cue that is no helper.
fn verb<'t>(found: &Attribution, items: &[Item], text: &'t str) -> &'t str {
    let helps = |item: &&Item| !matches!(item.class, Class::Auxiliary | Class::Be | Class::Adverb | Class::To);
    items[found.cue.clone()].iter().find(helps).map_or("", |item| item.of(text))
}

/// "Anyone with information is asked to call": the article asks.
fn is_appeal(found: &Attribution, items: &[Item], text: &str) -> bool {
    let passive = items[..found.cue.end].iter().any(|item| item.class == Class::Be);
    let asks = |word: &str| matches!(word, "asked" | "urged" | "encouraged" | "requested");
    found.source.is_none()
        && passive
        && lowered(items[0].of(text), |word| word == "anyone")
        && items[found.cue.clone()].iter().any(|item| asks(item.of(text)))
}

/// "He laughed when told of it", "Told of this, she smiled", "Asked whether it was true, he left": somebody hears.
fn hears(found: &Attribution, items: &[Item], text: &str) -> bool {
    let asked = |verb: &str| matches!(verb, "told" | "informed" | "reminded");
    let cue = found.cue.start;
    let whether = items.get(found.cue.end).is_some_and(|item| item.class == Class::Question);
    if cue == 0 && whether && found.source.is_none() && items[cue].of(text) == "Asked" {
        return true;
    }
    if !lowered(items[cue].of(text), asked) {
        return false;
    }
    let when = |item: &Item| lowered(item.of(text), |word| matches!(word, "when" | "if" | "once" | "after" | "until"));
    let reduced =
        cue == 0 || when(&items[cue - 1]) || cue > 1 && items[cue - 1].class == Class::Adverb && when(&items[cue - 2]);
    let about = |at: usize| items.get(at).is_some_and(|item| matches!(item.of(text), "about" | "of" | "on"));
    reduced && (about(cue + 1) || about(found.cue.end))
}

/// "In his programme notes he had written": the cue is a noun.
fn is_noun(found: &Attribution, items: &[Item], text: &str) -> bool {
    let cue = found.cue.start;
    let next = |at: usize| items.get(found.cue.end + at).map(|item| item.class);
    let clause = next(0) == Some(Class::Subject) && matches!(next(1), Some(Class::Auxiliary | Class::Be | Class::Word));
    let placed = cue > 1 && clause && items[0].class == Class::Preposition && found.cue.len() == 1;
    let phrase = |item: &Item| item.class == Class::Determiner || is_nominal(item);
    placed && items[cue].of(text).ends_with('s') && items[1..cue].iter().all(phrase)
}

/// Where the source behind "according to" ends.
fn according_to(found: &Attribution) -> Option<usize> {
    found.source.as_ref().filter(|_| found.basis == Basis::AccordingTo).map(|source| source.end)
}

/// "according to residents, many of whom slept": what is told of the source is not said.
fn drop_relative(found: &mut Attribution, items: &[Item]) {
    let Some(end) = according_to(found) else { return };
    let relative = |at: usize| items.get(at).is_some_and(|item| item.class == Class::Relative);
    if items.get(end).is_some_and(|item| item.class == Class::Comma) && (relative(end + 1) || relative(end + 3)) {
        found.content.retain(|range| range.start != end + 1);
    }
}

/// "thanked the police", "apologised to her", "asked her outright": who hears it is no content.
fn drop_hearer(found: &mut Attribution, items: &[Item], verb: &str, text: &str) {
    let cue = found.cue.end;
    let (thanks, asks) = lowered(verb, |verb| {
        let thanks = matches!(verb, "thank" | "thanks" | "thanked" | "thanking") || verb.starts_with("apologi");
        (thanks, matches!(verb, "ask" | "asks" | "asked" | "tell" | "tells" | "told"))
    });
    if !thanks && !asks {
        return;
    }
    let pronoun = |at: usize| {
        items[at].class == Class::Object || matches!(items[at].of(text), "her" | "him" | "them" | "me" | "us")
    };
    let answer = |at: usize| matches!(items[at].of(text), "no" | "yes" | "so");
    found.content.retain(|range| {
        let said = &items[range.clone()];
        let plain = !said.iter().any(|item| item.class == Class::Quote);
        let only = thanks && !said.iter().any(|item| matches!(item.class, Class::For | Class::That));
        let hearer = asks && range.len() <= 2 && pronoun(range.start) && !answer(range.end - 1);
        range.start != cue || !plain || !(only || hearer)
    });
}

/// "according to the groundsman, Mr Mensah, who lives there, it will rain": the name belongs to the source.
fn drop_apposition(found: &mut Attribution, items: &[Item]) {
    let Some(end) = according_to(found) else { return };
    let Some(said) = found.content.iter_mut().find(|said| said.start == end + 1) else { return };
    let name = items[said.clone()].iter().take(LONGEST_NAME).take_while(|item| item.class == Class::Capital).count();
    let mut comma = said.start + name;
    if name == 0 || items[end].class != Class::Comma || items.get(comma).is_none_or(|item| item.class != Class::Comma) {
        return;
    }
    found.source = found.source.take().map(|source| source.start..comma);
    if items.get(comma + 1).is_some_and(|item| item.class == Class::Relative) {
        let close = (comma + 2..said.end).find(|at| items[*at].class == Class::Comma);
        comma = close.unwrap_or(comma);
    }
    said.start = (comma + 1).min(said.end);
}

/// A name that follows its description is no longer, in items.
const LONGEST_NAME: usize = 4;

/// "pleaded guilty", "pointing at a man", "offered him $5": done, not said.
fn drop_deed(found: &mut Attribution, items: &[Item], verb: &str, text: &str) {
    let is = |stem: &str| verb.starts_with(stem);
    if !is("plead") && !is("point") && !is("offer") {
        return;
    }
    let cue = found.cue.clone();
    let word = |at: usize| items.get(at).map_or("", |item| item.of(text));
    let money = |at: usize| word(at).starts_with(['$', '£', '€', '₹']);
    found.content.retain(|range| {
        let first = range.start;
        let near = first == cue.end;
        let plea = near && is("plead") && (word(first) == "guilty" || word(first) == "not");
        let points = is("point") && word(cue.end - 1) == "at";
        let pays = near && is("offer") && (first + 1..(first + 4).min(range.end)).any(money);
        !(plea || points || pays)
    });
}
