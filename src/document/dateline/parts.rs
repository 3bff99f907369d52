//! What a dateline says beside its place.
//!
//! In: the words before the dash. Out: the agency, the day or the country, and the words without it.

use crate::document::places::{self, is_label, is_place};
use crate::document::{agencies, clock, outlets};
use crate::span::{Span, is_blank};

/// Month, day, year if any, and where they stand.
pub(super) type Day = (i8, i8, Option<i16>, Span);

/// The day at the end, and what stands before it.
pub(super) fn take_date(text: &str, rest: Span) -> (Span, Option<Day>) {
    let dated = clock::trailing_day(text, rest);
    // Some papers put it behind a dash of its own: `CAIRO - 21 July 2022:`.
    let before = |date: &Day| drop_tail(text, Span::new(rest.start, date.3.start));
    // "MOSCOW. March 4": no state's abbreviation.
    let stopped = |place: Span| {
        let name = place.of(text).strip_suffix('.').filter(|name| !name.contains(['.', ',']) && name.len() > 4);
        name.map_or(place, |name| Span::new(place.start, place.start + name.len() as u32))
    };
    (dated.as_ref().map_or(rest, |date| stopped(before(date))), dated)
}

/// "(March 3, 2026)" at the end, as press releases have it.
pub(super) fn take_bracketed_date(text: &str, rest: &mut Span) -> Option<Day> {
    let line = rest.of(text);
    let open = line.strip_suffix(')')?.rfind('(')?;
    let inside = Span::new(rest.start + open as u32 + 1, rest.end - 1);
    let day = clock::trailing_day(text, inside).filter(|day| day.3.start == inside.start)?;
    *rest = drop_tail(text, Span::new(rest.start, inside.start - 1));
    Some(day)
}

/// "AP, QUITO -": an agency before the first comma.
pub(super) fn take_first_part(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let (name, place) = line.split_once(", ").filter(|(name, _)| name.len() <= 10)?;
    let agency = agencies::canonical(name).filter(|agency| *agency == name && is_place(place))?;
    *rest = Span::new(rest.end - place.len() as u32, rest.end);
    Some(agency.to_owned())
}

/// "(Reuters)" at the end.
pub(super) fn take_agency(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let open = line.strip_suffix(')')?.rfind('(')?;
    let name = line[open + 1..line.len() - 1].trim();
    let words = name.split_whitespace().count();
    // "(AP/Kyodo)", "(Reuters, AFP)": the first is named.
    let first = name.split(['/', ',']).next().unwrap_or(name).trim();
    let named =
        (1..=5).contains(&words) && name.starts_with(char::is_uppercase) || agencies::canonical(first).is_some();
    if !named || name.contains([':', '"', '“']) {
        return None;
    }
    *rest = drop_tail(text, Span::new(rest.start, rest.start + open as u32));
    Some(agencies::canonical(first).map_or_else(|| first.to_owned(), str::to_owned))
}

/// "ROME, March 13, ANSA -": an agency behind the last comma.
pub(super) fn take_last_part(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let comma = line.rfind(',').filter(|comma| *comma > 0)?;
    let agency = agencies::canonical(&line[comma + 1..])?;
    *rest = drop_tail(text, Span::new(rest.start, rest.start + comma as u32));
    Some(agency.to_owned())
}

/// "ROME, March 13 ANSA -": an agency right behind the day.
pub(super) fn take_last_word(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let (before, name) = line.rsplit_once(' ').filter(|(before, _)| before.ends_with(|c: char| c.is_ascii_digit()))?;
    let agency = agencies::canonical(name).filter(|agency| *agency == name)?;
    let dated = Span::new(rest.start, rest.start + before.len() as u32);
    clock::trailing_day(text, dated)?;
    *rest = drop_tail(text, dated);
    Some(agency.to_owned())
}

/// "afrol News, 27 January -", "PARIS, Nov 3, Reuters -": an agency without parentheses.
pub(super) fn take_leading_agency(text: &str, rest: &mut Span, dated: bool) -> Option<String> {
    if !dated {
        return None;
    }
    let name = agencies::recognise(rest.of(text)).or_else(|| {
        let name = rest.of(text);
        (name.ends_with(" News") && name.split_whitespace().count() <= 3).then(|| name.to_owned())
    })?;
    *rest = Span::new(rest.start, rest.start);
    Some(name)
}

/// "Lyon (France)", "Lyon [France]", "Lyon (Rhône) [France]": what it lies in, in brackets.
pub(super) fn without_country(text: &str, rest: Span) -> Span {
    let bracketed = |rest: Span| {
        let line = rest.of(text);
        let open = line.strip_suffix(')').map_or(" [", |_| " (");
        let (name, within) = line.strip_suffix([')', ']'])?.rsplit_once(open)?;
        is_place(within).then(|| Span::new(rest.start, rest.start + name.len() as u32).trim(text))
    };
    let outer = bracketed(rest).unwrap_or(rest);
    if outer == rest { rest } else { bracketed(outer).unwrap_or(outer) }
}

/// "March 3, 2026, Lyon": the day before the place, as offices of many countries have it.
pub(super) fn day_first(text: &str, rest: Span) -> Option<(Span, Day)> {
    let (date, end) = clock::leading_date(text, rest)?;
    let day = (date.month(), date.day(), Some(date.year()), Span::new(rest.start, end));
    let named = day.3.of(text).contains(char::is_alphabetic);
    let place = Span::new(end, rest.end);
    let parted = place.of(text).starts_with(", ");
    let place = drop_tail(text, place);
    (named && parted && is_place(place.of(text))).then_some((place, day))
}

/// "(Lyon)" and "(Lyon, March 3, 2026)" alone, "March 3, 2026 (LYON)": a place in brackets, and its day. A few capitals
/// without a day are an agency's.
pub(super) fn bracketed_place(text: &str, rest: Span) -> Option<(Span, Option<Day>)> {
    let open = rest.of(text).strip_suffix(')')?.rfind('(')? as u32;
    let before = Span::new(rest.start, rest.start + open).trim(text);
    let day = clock::trailing_day(text, before).filter(|day| day.3.start == before.start && day.2.is_some());
    let inside = Span::new(rest.start + open + 1, rest.end - 1).trim(text);
    let (place, behind) = if day.is_none() { take_date(text, inside) } else { (inside, None) };
    let day = day.or(behind.filter(|_| before.is_empty()));
    let name = place.of(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let written = letters >= 4 && (day.is_some() || !name.split([' ', '-']).any(inner));
    let house = agencies::recognise(name).is_some() || outlets::names_outlet(name) || is_label(name);
    // "(Sahelnet) –" may be who tells it.
    let known = || places::is_seat(name) || places::is_told(text, name, Span::new(rest.end, text.len() as u32));
    (written && !house && (day.is_some() || known()) && is_place(name) && (day.is_some() || before.is_empty()))
        .then_some((place, day))
}

pub(super) fn drop_tail(text: &str, span: Span) -> Span {
    span.trim_matches(text, |c| is_blank(c) || matches!(c, ',' | ';' | '-' | '–' | '—' | '|'))
}
