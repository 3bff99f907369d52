//! Who says so at the end of a headline: `…, Minister Says` and `…, says minister`.
//!
//! In: the items of a headline and its names. Out: the attribution that its end makes, if it is one. All
//! of the headline before that comma is said, other verbs of saying in it too; a headline has no room
//! for anything else.

use super::Basis;
use super::labels::{is_notice, is_role, made};
use super::tagger::Attribution;
use super::units::{Item, words_end};
use super::words::{Class, lowered};
use crate::mentions::{EntityType, Name};

/// No source is longer, in items.
const LONGEST: usize = 6;

/// No content is shorter, in items.
const LEAST: usize = 3;

/// Finds who says a headline, at its end.
pub(super) fn find(items: &[Item], names: &[Name], text: &str) -> Option<Attribution> {
    let end = words_end(items);
    if let Some(asked) = interviewed(&items[..end], names, text) {
        return Some(asked);
    }
    let comma = items[..end].iter().rposition(|item| item.class == Class::Comma)?;
    let start = begins(&items[..comma], text);
    let tail = comma + 1..end;
    let goes_on = goes_on(&items[start..comma], &items[tail.clone()], names, text);
    if let Some(subject) = goes_on {
        return Some(Attribution { basis: Basis::Verb, ..made(start..start + subject, comma + 1, comma + 2..end) });
    }
    if comma < start + LEAST || !(2..=LONGEST + 1).contains(&tail.len()) {
        return None;
    }
    let (last, first) = (tail.end - 1, tail.start);
    let (source, cue) = if is_said(&items[first..last], &items[last], text) {
        (first..last, last)
    } else if says(&items[first], text).is_some() && is_sayer(&items[first + 1..tail.end], names, text) {
        (first + 1..tail.end, first)
    } else {
        return None;
    };
    Some(Attribution { basis: Basis::Verb, ..made(source, cue, start..comma) })
}

/// `'I was never quiet': an interview with Ana Ruiz`.
fn interviewed(items: &[Item], names: &[Name], text: &str) -> Option<Attribution> {
    let [said, colon, more @ ..] = items else { return None };
    let fits = said.class == Class::Quote && colon.class == Class::Colon;
    let word = |at: usize| more.get(at).map_or("", |item| item.of(text));
    let with = (1..more.len()).find(|at| word(*at) == "with" && lowered(word(at - 1), |word| word == "interview"))?;
    let near = names.partition_point(|name| name.span.end <= more[with].span.end);
    let person = names.get(near).filter(|name| name.kind == EntityType::Person)?;
    let first = 2 + with + 1;
    let count = items.get(first..)?.iter().take_while(|item| item.span.start < person.span.end).count();
    (fits && count > 0).then(|| made(first..first + count, 1, 0..1))
}

/// `Mayor attacks court, says judges misled voters`: how long the subject is, whose second verb says what follows.
fn goes_on(clause: &[Item], tail: &[Item], names: &[Name], text: &str) -> Option<usize> {
    let [verb, said @ ..] = tail else { return None };
    let one = says(verb, text) == Some(false) && said.len() >= LEAST && !is_sayer(said, names, text);
    let subject = clause.iter().position(|item| item.class == Class::Word && item.of(text).ends_with('s'))?;
    (one && subject > 0 && is_nominal(&clause[..subject], text)).then_some(subject)
}

/// Past the paper's own label: `Exclusive: …`.
fn begins(items: &[Item], text: &str) -> usize {
    let labelled = matches!(items, [label, colon, ..] if colon.class == Class::Colon && is_notice(&label.of(text).to_ascii_uppercase()));
    if labelled { 2 } else { 0 }
}

/// Whether a headline ends in who says it and a verb that agrees: "Minister Says", "officials say".
fn is_said(source: &[Item], verb: &Item, text: &str) -> bool {
    let Some(several) = says(verb, text) else { return false };
    let head = source.iter().position(|item| turns(item, text)).unwrap_or(source.len()).checked_sub(1);
    let agrees = |head: &str| !several || head.ends_with(['s', 'S']) || lowered(head, is_people);
    is_nominal(source, text) && head.is_some_and(|head| agrees(source[head].of(text)))
}

/// "sources close to the talks": the noun that agrees stands before.
fn turns(item: &Item, text: &str) -> bool {
    item.class == Class::Preposition || lowered(item.of(text), |word| matches!(word, "close" | "familiar"))
}

fn is_people(word: &str) -> bool {
    matches!(word, "police" | "family" | "people" | "men" | "women" | "media" | "staff")
}

/// Whether somebody stands behind the verb, and no more: "deputy minister", a name. "Says it will
/// appeal" and "says rivals lied" go on.
fn is_sayer(source: &[Item], names: &[Name], text: &str) -> bool {
    let Some(last) = source.last() else { return false };
    let near = names.partition_point(|name| name.span.end < last.span.end);
    let known = names.get(near).is_some_and(|name| {
        matches!(name.kind, EntityType::Person | EntityType::Org) && name.whole().start == source[0].span.start
    });
    let workers =
        source.len() == 1 && ["ors", "ers", "ists", "ians"].iter().any(|ending| last.of(text).ends_with(ending));
    is_nominal(source, text) && (known || workers || is_role(last.of(text)))
}

/// Whether no clause is in it.
fn is_nominal(items: &[Item], text: &str) -> bool {
    let plain = |item: &Item| match item.class {
        Class::Word | Class::Capital => says(item, text).is_none(),
        Class::Preposition | Class::To | Class::Clitic | Class::Hyphen | Class::And | Class::Determiner => true,
        _ => false,
    };
    items.iter().all(plain) && items.iter().any(|item| matches!(item.class, Class::Word | Class::Capital))
}

/// Whether a present form of saying that is hardly ever a noun is a plural's.
fn says(item: &Item, text: &str) -> Option<bool> {
    if !item.says {
        return None;
    }
    lowered(item.of(text), |word| match word {
        "admits" | "alleges" | "announces" | "argues" | "cautions" | "concludes" | "confirms" | "declares"
        | "insists" | "predicts" | "reveals" | "says" | "suggests" | "warns" => Some(false),
        "admit" | "allege" | "announce" | "argue" | "caution" | "conclude" | "confirm" | "declare" | "insist"
        | "predict" | "reveal" | "say" | "suggest" | "warn" => Some(true),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::pipeline::{Attributions, analyse};

    fn said(headline: &str) -> Option<String> {
        let article = format!(
            "{headline}\n\nBy Ada Obi\n\nTEMA, March 3 (Reuters) - The village met on Monday. It rained until noon.\n\n\
             Nobody had an umbrella, and the hall has no roof.\n"
        );
        let found = analyse(article, Given::default(), Attributions::Speech);
        let quote = found.quotes.first()?;
        let spans = quote.spans.iter().map(|span| span.of(&found.text)).collect::<Vec<_>>().join(" / ");
        Some(format!("{}: {spans}", quote.source.map_or("", |source| source.of(&found.text))))
    }

    #[test]
    fn all_before_the_comma_is_said() {
        for (headline, expected) in [
            ("Ghana Says Port Will Reopen, Harbour Master Insists", "Harbour Master: Ghana Says Port Will Reopen"),
            ("Ferry fares to rise in May, say two officials", "two officials: Ferry fares to rise in May"),
            ("Harvest to double by autumn, says deputy minister", "deputy minister: Harvest to double by autumn"),
            ("BANK DENIES LOSSES, UNION WARNS", "UNION: BANK DENIES LOSSES"),
            ("Exclusive: Lender weighs sale of cards, sources say", "sources: Lender weighs sale of cards"),
            ("Port deal close, people close to the talks say", "people close to the talks: Port deal close"),
        ] {
            assert_eq!(said(headline).as_deref(), Some(expected), "{headline}");
        }
    }

    #[test]
    fn the_subject_says_it() {
        let headline = "Mayor attacks court, says judges misled voters";
        assert_eq!(said(headline).as_deref(), Some("Mayor: judges misled voters"));
        let headline = "'I was never quiet': an interview with Ana Ruiz";
        assert_eq!(said(headline).as_deref(), Some("Ana Ruiz: I was never quiet"));
    }

    #[test]
    fn other_ends_are_none() {
        for headline in [
            "Mayor attacks court, says judges misled voters",
            "Court rejects appeal, says it came late",
            "Schools, shops and clinics shut, drivers report",
        ] {
            let found = said(headline).unwrap_or_default();
            assert!(!found.contains(','), "{found}");
            assert!(!found.ends_with("attacks court") && !found.ends_with("rejects appeal"), "{found}");
        }
    }
}
