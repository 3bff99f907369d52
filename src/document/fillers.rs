//! What stands beside a moment and says nothing of it.
//!
//! In: pieces of a line. Out: how many of them tell an age, how long it takes to read, or the page of a newspaper;
//! whether a word only joins the others.

use super::clock::{self, Piece};
use super::phrases::Words;
use super::zones::Zone;
use crate::calendar;
use std::sync::LazyLock;

/// "2 hours ago", "an hour ago", "5 min read", "3-Minute Listen", "3 min Reading time": pieces used.
pub(super) fn ago(pieces: &[Piece]) -> Option<usize> {
    let [count, rest @ ..] = pieces else { return None };
    let hyphen = usize::from(rest.first().is_some_and(|p| p.text == "-"));
    let unit = rest.get(hyphen)?;
    // "14 min. read"
    let hyphen = hyphen + usize::from(rest.get(hyphen + 1).is_some_and(|p| p.text == "."));
    let last = rest.get(hyphen + 1)?;
    let counted = count.kind == clock::Kind::Number || matches!(count.text, "a" | "an");
    let unit = unit.text.to_ascii_lowercase();
    let units = ["second", "sec", "minute", "min", "hour", "hr", "day", "week", "month", "year", "h", "m", "d"];
    let timed = units.contains(&unit.trim_end_matches('s'));
    let told = ["ago", "read", "reading", "listen", "watch"].iter().any(|word| last.text.eq_ignore_ascii_case(word));
    let to_read = last.text == "to" && rest.get(hyphen + 2).is_some_and(|p| p.text == "read");
    let time = last.text.eq_ignore_ascii_case("reading") && rest.get(hyphen + 2).is_some_and(|p| p.text == "time");
    (counted && timed && (told || to_read)).then_some(3 + hyphen + usize::from(to_read || time))
}

/// "Page B01", "pg. 3", "Section A", "Vol. 12", "No. 3", "from the print edition", "Send an email": where a newspaper had it.
pub(super) fn page(pieces: &[Piece]) -> Option<usize> {
    const PHRASES: &[&[&str]] = &[
        &["from", "the", "print", "edition"],
        &["print", "edition"],
        &["send", "an", "email"],
        &["for", "immediate", "release"],
    ];
    let (word, mut rest) = pieces.split_first()?;
    let opens = |phrase: &&&[&str]| {
        let mut words = pieces.iter().zip(phrase.iter());
        pieces.len() >= phrase.len() && words.all(|(piece, word)| piece.text.eq_ignore_ascii_case(word))
    };
    if let Some(phrase) = PHRASES.iter().find(opens) {
        return Some(phrase.len());
    }
    let dotted = rest.first().is_some_and(|piece| piece.text == ".");
    if dotted {
        rest = &rest[1..];
    }
    let place = rest.first()?;
    let letter = |piece: &Piece| piece.text.len() == 1 && piece.kind == clock::Kind::Word;
    let number = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.small(99).is_some());
    if ["page", "pg", "p"].iter().any(|page| word.text.eq_ignore_ascii_case(page)) {
        let lettered = letter(place) && number(rest.get(1));
        return (lettered || number(Some(place))).then_some(2 + usize::from(lettered) + usize::from(dotted));
    }
    if ["no", "vol"].iter().any(|count| word.text.eq_ignore_ascii_case(count)) {
        return place.number().map(|_| 2 + usize::from(dotted));
    }
    (!dotted && word.text.eq_ignore_ascii_case("section") && letter(place)).then_some(2)
}

pub(super) fn is_filler(word: &str) -> bool {
    static FILLERS: LazyLock<Words> = LazyLock::new(|| {
        Words::new(vec![
            "on",
            "at",
            "first",
            "last",
            "city",
            "content",
            "date",
            "dated",
            "edition",
            "entered",
            "final",
            "issue",
            "late",
            "load",
            "time",
            "the",
            "local",
            "and",
            "hrs",
            "hours",
            "original",
            "originally",
            "in",
            "of",
            "was",
            "web",
            "this",
            "article",
            "story",
            "as",
            "pm",
            "am",
            "est",
            "st",
            "nd",
            "rd",
            "th",
        ])
    });
    FILLERS.has(&word.to_ascii_lowercase()) || calendar::weekday(word).is_some() || Zone::named(word).is_some()
}
