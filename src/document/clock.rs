//! Days, times and zones as time stamps and datelines write them.
//!
//! In: a piece of a line, cut into words, numbers and signs (`20254:46` and `ESTUpdated`, as pages
//! paste them, at the seams). Out: the day, the time of day or the zone that it begins with, and how
//! many pieces that takes.

use super::lines;
use super::zones::Zone;
use crate::calendar;
use crate::span::Span;
use jiff::civil::{Date, Time};

/// A part of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) start: u32,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Sign,
}

impl Piece<'_> {
    pub(super) fn end(&self) -> u32 {
        self.start + self.text.len() as u32
    }

    pub(super) fn number(&self) -> Option<i16> {
        if self.kind == Kind::Number && self.text.len() <= 4 { self.text.parse().ok() } else { None }
    }

    pub(super) fn small(&self, most: i16) -> Option<i8> {
        self.number().filter(|n| self.text.len() <= 2 && *n <= most).map(|n| n as i8)
    }
}

/// The date that `span` begins with, year included, and where it ends.
pub(super) fn leading_date(text: &str, span: Span) -> Option<(Date, u32)> {
    if !lines::has_figure(span.of(text)) {
        return None;
    }
    let pieces = pieces(text, span);
    let (day, used) = day_at(&pieces)?;
    let date = day.resolve(false)?;
    Some((date, pieces[used - 1].end()))
}

/// The same behind a weekday, or as machines log it: "Mon Nov 12 09:14:02 2001".
pub(super) fn leading_day(text: &str, span: Span) -> Option<(Day, u32)> {
    let all = pieces(text, Span::at(span.start as usize, span.start as usize + lines::head(span.of(text), 60).len()));
    let pieces = &all[weekday_at(&all)..];
    let (day, used) = day_at(pieces).or_else(|| logged_at(pieces).map(|(day, _, _, used)| (day, used)))?;
    Some((day, pieces[used - 1].end()))
}

/// A day of the year at the very end of `span` ("Nov 13", "13 November 2025"), a weekday before it
/// included: its month, day, year if any, and its span.
pub(super) fn trailing_day(text: &str, span: Span) -> Option<(i8, i8, Option<i16>, Span)> {
    if !lines::has_figure(span.of(text)) {
        return None;
    }
    let all = pieces(text, span);
    let skip = all.len().saturating_sub(9);
    (skip..all.len()).find_map(|at| {
        let pieces = &all[at..];
        let lead = weekday_at(pieces);
        let rest = &pieces[lead..];
        let (day, used) = if let Some((Day::Named(y, m, d), used)) = day_at(rest) {
            ((m, d, Some(y)), used)
        } else {
            let (m, d, used) = month_day(rest)?;
            ((m, d, None), used)
        };
        let tail = &rest[used..];
        let done = tail.iter().all(|p| matches!(p.text, "." | ","));
        done.then(|| (day.0, day.1, day.2, Span::new(pieces[0].start, rest[used - 1].end())))
    })
}

pub(super) fn pieces(text: &str, span: Span) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(24);
    let line = span.of(text);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let kind = match c {
            _ if c.is_ascii_digit() => Kind::Number,
            _ if c.is_alphabetic() => Kind::Word,
            _ => Kind::Sign,
        };
        let start = span.end - rest.len() as u32;
        let len = match kind {
            Kind::Number => number_len(rest),
            Kind::Word => word_len(rest),
            Kind::Sign => c.len_utf8(),
        };
        if !crate::span::is_blank(c) {
            pieces.push(Piece { text: &rest[..len], start, kind });
        }
        rest = &rest[len..];
    }
    pieces
}

/// Digits; in `20254:46` and in `20264 Mar` only the year's.
fn number_len(rest: &str) -> usize {
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let year = rest.starts_with("20") || rest.starts_with("19");
    let month = || calendar::month(rest[len..].trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    if (len == 5 || len == 6) && year && (rest[len..].starts_with(':') || month().is_some()) { 4 } else { len }
}

/// Letters; in `ESTUpdated` and in `T04` only the capitals before the seam.
fn word_len(rest: &str) -> usize {
    let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = &rest[..len];
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let lower_follows = word.as_bytes().get(capitals).is_some_and(u8::is_ascii_lowercase);
    if capitals >= 3 && lower_follows {
        return capitals - 1;
    }
    seam(word).unwrap_or(len)
}

/// A label and a letter.
const SHORTEST_SEAMED: usize = 5;

/// Where a label begins or ends in `PublishedJanuary` and `pmfirst`, as pages paste them.
fn seam(word: &str) -> Option<usize> {
    const LABELS: &[&str] = &["published", "updated", "posted", "modified", "first", "last"];
    let label = |part: &str| LABELS.iter().any(|label| part.eq_ignore_ascii_case(label));
    if word.len() < SHORTEST_SEAMED {
        return None;
    }
    // "ESTUPDATED": the zone, and the label of the next moment.
    let zoned = |at: &usize| word.get(*at..).is_some_and(label) && Zone::named(&word[..*at]).is_some();
    if let Some(at) = (2..=4).find(zoned) {
        return Some(at);
    }
    if let Some(rest) = word.get(2..).filter(|_| ["am", "pm", "AM", "PM"].iter().any(|noon| word.starts_with(noon))) {
        return label(rest).then_some(2);
    }
    let at = word.bytes().skip(1).position(|b| b.is_ascii_uppercase())? + 1;
    (label(word.get(..at)?) || label(word.get(at..)?)).then_some(at)
}

/// A day: named, or in numbers whose order is open.
#[derive(Clone, Copy, Debug)]
pub(super) enum Day {
    Named(i16, i8, i8),
    Open { first: i8, second: i8, year: i16, dotted: bool },
}

impl Day {
    /// Whether day and month might change places.
    pub(super) const fn is_open(self) -> bool {
        matches!(self, Self::Open { first, second, .. } if first <= 12 && second <= 12 && first != second)
    }

    /// "06.04.2026", "06-04-2026": the day stands first, whatever clock stands beside it.
    pub(super) const fn is_dotted(self) -> bool {
        matches!(self, Self::Open { dotted: true, .. })
    }

    pub(super) fn resolve(self, month_first: bool) -> Option<Date> {
        let (year, month, day) = match self {
            Self::Named(year, month, day) => (year, month, day),
            Self::Open { first, second, year, .. } if second > 12 || (month_first && first <= 12) => {
                (year, first, second)
            }
            Self::Open { first, second, year, .. } => (year, second, first),
        };
        if !(1800..=2100).contains(&year) {
            return None;
        }
        Date::new(year, month, day).ok()
    }
}

fn weekday_at(pieces: &[Piece]) -> usize {
    let named = pieces.first().is_some_and(|p| p.kind == Kind::Word && calendar::weekday(p.text).is_some());
    if !named {
        return 0;
    }
    1 + pieces[1..].iter().take_while(|p| matches!(p.text, "," | "." | "the")).count()
}

fn comma_at(pieces: &[Piece]) -> usize {
    pieces.iter().take(2).take_while(|p| matches!(p.text, "," | "." | "of")).count()
}

/// "Nov 13", "Nov. 13th", "13 November", "the 13th of November": month, day, pieces used.
pub(super) fn month_day(pieces: &[Piece]) -> Option<(i8, i8, usize)> {
    let first = pieces.first()?;
    if first.kind == Kind::Word {
        let month = calendar::month(first.text)?;
        let mut at = 1 + usize::from(pieces.get(1).is_some_and(|p| p.text == "."));
        let day = pieces.get(at)?.small(31).filter(|d| *d > 0)?;
        at += 1;
        at += usize::from(pieces.get(at).is_some_and(|p| is_ordinal(p.text)));
        return Some((month, day, at));
    }
    let day = first.small(31).filter(|d| *d > 0)?;
    let mut at = 1 + usize::from(pieces.get(1).is_some_and(|p| is_ordinal(p.text)));
    at += pieces[at..].iter().take(1).filter(|p| matches!(p.text, "of" | "-" | "/" | ",")).count();
    let month = calendar::month(pieces.get(at).filter(|p| p.kind == Kind::Word)?.text)?;
    Some((month, day, at + 1))
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// A day with its year at the beginning of `pieces`, and how many pieces it takes.
pub(super) fn day_at(pieces: &[Piece]) -> Option<(Day, usize)> {
    let pieces = &pieces[..pieces.len().min(12)];
    if let Some((month, day, used)) = month_day(pieces) {
        let mut at = used + comma_at(&pieces[used..]);
        at += usize::from(pieces.get(at).is_some_and(|p| matches!(p.text, "-" | "/")));
        let year = pieces.get(at)?;
        let number = year.number()?;
        // "6 Feb 91 14:20:31", as mail has it: two digits are a year before a clock.
        let clock = |at: usize| pieces.get(at + 1).is_some_and(|p| p.text == ":") && time_at(&pieces[at..]).is_some();
        let year = match year.text.len() {
            4 => number,
            2 if clock(at + 1) => of_century(number),
            _ => return None,
        };
        return Some((Day::Named(year, month, day), at + 1));
    }
    if let Some(day) = hyphened_day(pieces) {
        return Some((day, 5));
    }
    let [a, sign, b, again, c, ..] = pieces else { return None };
    if sign.text != again.text
        || !matches!(sign.text, "/" | "-" | ".")
        || a.end() != sign.start
        || again.end() != c.start
    {
        return None;
    }
    let (first, second, third) = (a.number()?, b.number()?, c.number()?);
    if a.text.len() == 4 {
        return Some((Day::Named(first, b.small(12)?, c.small(31)?), 5));
    }
    let year = match c.text.len() {
        4 => third,
        2 => of_century(third),
        _ => return None,
    };
    let fits = (1..=31).contains(&first) && (1..=31).contains(&second) && (first <= 12 || second <= 12);
    let dotted = sign.text != "/";
    fits.then_some((Day::Open { first: first as i8, second: second as i8, year, dotted }, 5))
}

/// The year that two digits name.
const fn of_century(year: i16) -> i16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// "Nov - 13 - 2025".
fn hyphened_day(pieces: &[Piece]) -> Option<Day> {
    let [month, sign, day, again, year, ..] = pieces else { return None };
    if month.kind != Kind::Word || sign.text != "-" || again.text != "-" || year.text.len() != 4 {
        return None;
    }
    let day = day.small(31).filter(|day| *day > 0)?;
    Some(Day::Named(year.number()?, calendar::month(month.text)?, day))
}

/// "Nov 12 09:14:02 2001", "Nov 12 09:14:02 EST 2001", as machines log it: day, time, zone, pieces used.
pub(super) fn logged_at(pieces: &[Piece]) -> Option<(Day, Time, Option<Zone>, usize)> {
    let (month, day) = (pieces.first().filter(|p| p.kind == Kind::Word)?, pieces.get(1)?.small(31)?);
    let month = calendar::month(month.text)?;
    let (time, true, false, used) = time_at(pieces.get(2..)?)? else { return None };
    let at = used + 2;
    let zone = pieces.get(at).and_then(|p| Zone::named(p.text));
    let at = at + usize::from(zone.is_some());
    let year = pieces.get(at).filter(|p| p.text.len() == 4)?.number()?;
    Some((Day::Named(year, month, day), time, zone, at + 1))
}

/// A time of day at the beginning of `pieces`: time, whether with seconds, whether with AM or PM, pieces used.
pub(super) fn time_at(pieces: &[Piece]) -> Option<(Time, bool, bool, usize)> {
    let hour = pieces.first()?.small(24);
    let Some(hour) = hour else { return bare_time(pieces) };
    let sign = pieces.get(1).map_or("", |p| p.text);
    let joined = pieces.get(1).is_some_and(|p| p.start == pieces[0].end());
    let minute = pieces.get(2).filter(|p| p.text.len() == 2).and_then(|p| p.small(59));
    let (minute, mut at) = match (sign, minute) {
        (":" | "." | "h" | "H", Some(minute)) if joined => (Some(minute), 3),
        _ => (None, 1),
    };
    let second = minute.and_then(|_| {
        let colon = pieces.get(at).is_some_and(|p| p.text == ":");
        pieces.get(at + 1).filter(|p| colon && p.text.len() == 2)?.small(59)
    });
    if second.is_some() {
        at += 2;
        let fraction = pieces.get(at).is_some_and(|p| p.text == "." && p.start == pieces[at - 1].end())
            && pieces.get(at + 1).is_some_and(|p| p.kind == Kind::Number);
        at += 2 * usize::from(fraction);
    }
    let (noon, used) = meridiem(&pieces[at..]);
    at += used;
    let hour = match noon {
        Some(_) if !(1..=12).contains(&hour) => hour,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None if minute.is_none() => return None,
        None => hour,
    };
    let time = Time::new(hour % 24, minute.unwrap_or(0), second.unwrap_or(0), 0).ok()?;
    Some((time, second.is_some(), noon.is_some(), at))
}

/// "1705 GMT", "1705 hrs".
fn bare_time(pieces: &[Piece]) -> Option<(Time, bool, bool, usize)> {
    let [digits, zone, ..] = pieces else { return None };
    let number = digits.number().filter(|_| digits.text.len() == 4)?;
    let hours = matches!(zone.text, "hrs" | "hours" | "h");
    if !hours && Zone::named(zone.text).is_none() {
        return None;
    }
    let time = Time::new((number / 100) as i8, (number % 100) as i8, 0, 0).ok()?;
    Some((time, false, false, 1 + usize::from(hours)))
}

/// AM (false) or PM (true) in its spellings.
fn meridiem(pieces: &[Piece]) -> (Option<bool>, usize) {
    let Some(first) = pieces.first() else { return (None, 0) };
    match first.text {
        "AM" | "am" | "Am" => (Some(false), 1),
        "PM" | "pm" | "Pm" => (Some(true), 1),
        "a" | "p" | "A" | "P" => {
            let dotted = pieces.get(1).is_some_and(|p| p.text == ".");
            let at = 1 + usize::from(dotted);
            if !pieces.get(at).is_some_and(|p| matches!(p.text, "m" | "M")) {
                return (None, 0);
            }
            let end = at + 1 + usize::from(pieces.get(at + 1).is_some_and(|p| p.text == "."));
            (Some(matches!(first.text, "p" | "P")), end)
        }
        _ => (None, 0),
    }
}

/// A zone at the beginning of `pieces`: a name, a name with hours, hours alone right after the time.
pub(super) fn zone_at(pieces: &[Piece], after: u32) -> Option<(Zone, usize)> {
    let first = pieces.first()?;
    if first.kind == Kind::Sign {
        // "13:30 +0300"; a minus after a space is a dash, unless four digits follow.
        let (minutes, used) = offset_at(pieces)?;
        let signed = first.start == after || first.text == "+" || pieces[1].text.len() == 4;
        return signed.then_some((Zone::Fixed(minutes), used));
    }
    let zone = Zone::named(first.text).or_else(|| small_zone(first.text))?;
    let universal = matches!(first.text, "GMT" | "UTC");
    // "GMT+3", "(GMT +3)", "CEST+02:00"; a minus behind a blank may be a dash.
    let joined = |sign: &Piece| sign.start == first.end() || sign.text == "+";
    let told = |minutes: i32| universal || zone == Zone::Fixed(minutes);
    if let Some((minutes, used)) = offset_at(&pieces[1..]).filter(|(minutes, _)| told(*minutes) && joined(&pieces[1])) {
        return Some((Zone::Fixed(minutes), used + 1));
    }
    let more = pieces.get(1).is_some_and(|p| p.text.eq_ignore_ascii_case("time"));
    Some((zone, 1 + usize::from(more)))
}

/// "00:48 ist": the zones that no other word is spelled like.
fn small_zone(word: &str) -> Option<Zone> {
    let known = matches!(word, "ist" | "gmt" | "utc" | "edt" | "bst" | "cet" | "Ist" | "Gmt");
    known.then(|| Zone::named(&word.to_ascii_uppercase())).flatten()
}

/// "+0530", "+700", "+05:30", "-5": minutes and pieces used.
fn offset_at(pieces: &[Piece]) -> Option<(i32, usize)> {
    let sign = match pieces.first()?.text {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ => return None,
    };
    let digits = pieces.get(1)?;
    let number = i32::from(digits.number()?);
    if digits.start != pieces[0].end() {
        return None;
    }
    let colon = pieces.get(2).is_some_and(|p| p.text == ":");
    let minutes = pieces.get(3).filter(|p| colon && p.text.len() == 2).and_then(|p| p.small(59));
    let (total, used) = match (digits.text.len(), minutes) {
        (3 | 4, _) => (number / 100 * 60 + number % 100, 2),
        (_, Some(minutes)) => (number * 60 + i32::from(minutes), 4),
        _ => (number * 60, 2),
    };
    (total <= 14 * 60).then_some((sign * total, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_at_the_end() {
        let line = "PARIS, Tuesday 4 March";
        let (month, day, year, span) = trailing_day(line, Span::at(0, line.len())).unwrap();
        assert_eq!((month, day, year, span.of(line)), (3, 4, None, "Tuesday 4 March"));
        assert!(trailing_day("THE MARCH", Span::new(0, 9)).is_none());
    }
}
