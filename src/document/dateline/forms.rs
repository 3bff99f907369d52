//! Datelines of other forms than a place before a dash.
//!
//! In: a line. Out: the dateline that a label, slashes or the line's own end show: `DATELINE: QUITO`,
//! `MOSCOW, March 4. /TASS/. …`, `LIMA, March 7.`, `CNN — …`; the date or the second dateline behind a first one.

use super::parts::{drop_tail, take_date, without_country};
use super::{LONGEST, Proof, Reading, separated, separators, starts_sentence};
use crate::document::lines::{head, opens_with};
use crate::document::places::{self, is_label};
use crate::document::stamps::{self, Moment};
use crate::document::{Stamp, agencies, clock, outlets};
use crate::span::{Span, is_blank};

/// No date behind a dash of its own is longer, the dash included.
const LONGEST_DATE: usize = 32;

/// "QUITO – March 3, 2026 – …": the date behind a dash of its own, as press releases have it.
pub(super) fn dated_behind(text: &str, rest: Span, reading: Reading) -> Reading {
    if reading.date_span.is_some() || reading.proof < Proof::Place {
        return reading;
    }
    let Some((at, end)) = separators(head(rest.of(text), LONGEST_DATE)).next() else { return reading };
    let date = Span::new(rest.start, rest.start + at as u32).trim(text);
    let span = Span::new(reading.span.start, rest.start + end as u32).trim(text);
    match clock::trailing_day(text, date).filter(|day| day.3.start == date.start) {
        Some(day) => Reading::new(span, reading.place, Some(day), reading.agency, Proof::Full),
        None => reading,
    }
}

/// "DATELINE: QUITO, Ecuador", as databases have it.
pub(super) fn labelled(text: &str, span: Span, start: &str) -> Option<Reading> {
    if !opens_with(start, "dateline:") {
        return None;
    }
    let (label, place) = start.split_once(':')?;
    if place.len() > 60 || span.len() as usize > start.len() {
        return None;
    }
    let (rest, dated) = take_date(text, Span::new(span.start + label.len() as u32 + 1, span.end).trim(text));
    let (place, _) = places::read(text, without_country(text, rest))?;
    Some(Reading::new(span, place, dated, None, Proof::Full))
}

/// "QUITO, Ecuador -- QUITO, Ecuador (LNA) — …": the outlet's dateline before the agency's, which says more.
pub(super) fn told_twice(text: &str, rest: Span, reading: Reading) -> Reading {
    let place = |reading: &Reading| reading.place.map(|place| place.of(text));
    let again = reading.proof >= Proof::Place && place(&reading).is_some_and(|place| rest.of(text).starts_with(place));
    let more = again.then(|| separated(text, rest, head(rest.of(text), LONGEST))).flatten();
    match more.filter(|more| more.proof == Proof::Full && place(more) == place(&reading)) {
        Some(more) => Reading { span: reading.span.cover(more.span), ..more },
        None => reading,
    }
}

/// "MOSCOW, March 4. /TASS/. …", "BOSTON, March 4, 2026 /PRNewswire/ -- …": the agency between slashes.
pub(super) fn slashed(text: &str, span: Span, start: &str) -> Option<Reading> {
    let open = start.find(" /")? + 1;
    let name = start[open + 1..].split('/').next().filter(|name| (2..=30).contains(&name.len()))?;
    let close = open + 1 + name.len();
    let after = start.get(close + 1..)?;
    let rest = after.trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | '-' | '–' | '—' | ':' | ','));
    let named = name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'));
    // Behind "/LAKEPRESS/" the sentence may follow at once.
    let shouted = name.len() >= 4 && name.bytes().all(|b| b.is_ascii_uppercase());
    let signed = rest.len() < after.trim_start_matches(is_blank).len();
    let at_once = shouted && rest.len() < after.len() && starts_sentence(rest);
    if !named || rest.is_empty() || !(signed || at_once) {
        return None;
    }
    let end = span.start + (start.len() - rest.len()) as u32;
    let before = Span::new(span.start, span.start + open as u32);
    let agency = Some(agencies::canonical(name).map_or_else(|| name.to_owned(), str::to_owned));
    let (rest, dated) = take_date(text, drop_tail(text, before));
    let (place, _) = if rest.is_empty() { (None, 0) } else { places::read(text, rest)? };
    let proven = dated.is_some() || agencies::canonical(name).is_some() || (at_once && place.is_some());
    let span = Span::new(span.start, end).trim(text);
    proven.then(|| Reading::new(span, place, dated, agency, Proof::Full))
}

/// A place in capitals, with a country, a day and a colon perhaps, that fills its line: "LIMA, March 7."
pub(in crate::document) fn bare_place(text: &str, span: Span) -> Option<Reading> {
    let (named, dated) = take_date(text, span.trim_matches(text, |c| is_blank(c) || c == ':'));
    let name = named.of(text);
    let first = name.split(',').next().unwrap_or(name);
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    // "LAKE TODAY" is a paper.
    let house = name.ends_with(" TODAY");
    if name.len() > 60 || letters < 4 || first.contains(char::is_lowercase) || is_label(name) || house {
        return None;
    }
    let (place, parts) = places::read(text, named)?;
    let fits = parts <= 2 && first.split(' ').count() <= 3;
    fits.then(|| Reading::new(span, place, dated, None, Proof::Place))
}

/// A place alone in its line that its state, its country behind capitals or the day proves: "Hyden, Ky.", "Lima, March 7".
pub(in crate::document) fn proven_place(text: &str, span: Span) -> Option<Reading> {
    let (named, dated) = take_date(text, span.trim_matches(text, |c| is_blank(c) || matches!(c, ':' | '|')));
    let name = named.of(text);
    if name.len() > 60 || is_label(name) || (dated.is_none() && !name.contains(", ")) {
        return None;
    }
    let (place, parts) = places::read(text, named)?;
    let first = place?.of(text);
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !first.contains(char::is_lowercase);
    let state = name.split_once(", ").is_some_and(|(_, state)| places::is_state(state));
    let country = shouted && parts == 2 && name.contains(char::is_lowercase);
    let proven = dated.is_some() || state || country;
    let fits = proven && parts <= 2 && first.split(' ').count() <= 3 && !outlets::names_outlet(name);
    fits.then(|| Reading::new(span, place, dated, None, Proof::Place))
}

/// A place alone in its line of which the text tells: "Quito" above "The lake rose in Quito, …".
pub(in crate::document) fn told_place(text: &str, span: Span) -> Option<Reading> {
    let place = span.trim_matches(text, |c| is_blank(c) || matches!(c, ':' | '|' | '.' | '-' | '–' | '—'));
    let known = places::is_known(text, place.of(text), Span::new(span.end, text.len() as u32));
    known.then(|| Reading::new(span, Some(place), None, None, Proof::Place))
}

/// "Quito, March 4, 2026", "Ana Ruiz | Quito | Updated …": a place before
/// the moment, of which the text tells. A day without a label is the dateline's.
pub(in crate::document) fn stamped_place(text: &str, span: Span, stamp: &stamps::Reading) -> Option<Reading> {
    let behind = Span::new(span.end, text.len() as u32);
    let known = |place: &Span| places::is_known(text, place.of(text), behind);
    let named = |part: &Span| {
        let first = part.of(text).split(", ").next().unwrap_or("");
        Span::new(part.start, part.start + first.len() as u32)
    };
    // Behind the moment stand sections, and where the site files the article.
    let when = stamp.moments.first()?.stamp.span?;
    let place = stamp.others.iter().filter(|part| part.end <= when.start).map(named).find(known)?;
    let day = match stamp.moments[..] {
        [Moment { label: None, stamp: Stamp { clock, span: Some(when), .. }, .. }] => {
            Some((clock.month(), clock.day(), Some(clock.year()), when))
        }
        _ => None,
    };
    Some(Reading::new(place, Some(place), day, None, Proof::Place))
}

/// "CNN — …", "Quito CNN — …": an outlet's initials before a long dash.
pub(super) fn outlet(text: &str, span: Span, start: &str) -> Option<Reading> {
    let dash = start.find('—').or_else(|| start.find("--"))?;
    let head = start[..dash].trim_end_matches(is_blank);
    let sentence = start[dash..].trim_start_matches(['—', '-']).trim_start_matches(is_blank);
    let name = head.rsplit(' ').next().unwrap_or(head);
    let initials = (3..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    if !initials || !(sentence.is_empty() || starts_sentence(sentence)) {
        return None;
    }
    let before = Span::new(span.start, span.start + (head.len() - name.len()) as u32).trim(text);
    let written = || before.of(text).contains(char::is_lowercase) && before.of(text).split(' ').count() <= 4;
    let (place, _) = if before.is_empty() { (None, 0) } else { places::read(text, before).filter(|_| written())? };
    let end = span.start + (start.len() - sentence.len()) as u32;
    Some(Reading::signed(Span::new(span.start, end).trim(text), place, name, Proof::Outlet))
}
