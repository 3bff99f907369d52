//! The patterns of dates, over the words of one sentence.
//!
//! Each pattern looks at a fixed number of words, so that a sentence costs no more than its length.

use super::meaning::{Meaning, Which};
use super::period::{Period, day};
use super::words::{Unit, Word};
use super::{holidays, words, years};
use crate::text::Token;

/// What a token may be.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) word: Word,
    /// Whether an expression may begin with it: with most none does.
    pub(super) opens: bool,
}

impl Seen {
    pub(super) fn of(text: &str, token: &Token) -> Self {
        let word = words::classify(text, token);
        Self { word, opens: opens(word, token.of(text)) }
    }
}

/// The words of a sentence beside its tokens.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Seen],
    pub(super) tokens: &'a [Token],
}

/// A date expression: tokens `first..end` of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
}

impl<'a> Line<'a> {
    /// The word at `i`; [`Word::Stop`] beyond the sentence.
    pub(super) fn at(self, i: usize) -> Word {
        self.words.get(i).map_or(Word::Stop, |seen| seen.word)
    }

    /// The word before `i`.
    pub(super) fn before(self, i: usize) -> Word {
        i.checked_sub(1).map_or(Word::Stop, |i| self.at(i))
    }

    /// The text of the token at `i`.
    pub(super) fn token(self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// Whether the token at `i` follows the one before without a space.
    pub(super) fn is_glued(self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }
}

/// Whether [`read`] may find something that begins with this word.
fn opens(word: Word, text: &str) -> bool {
    match word {
        Word::Month(_)
        | Word::MayBeMonth(_)
        | Word::Weekday(_)
        | Word::Today
        | Word::Tonight
        | Word::Yesterday
        | Word::Tomorrow
        | Word::This
        | Word::Last
        | Word::Next
        | Word::That
        | Word::Season
        | Word::Early
        | Word::Late
        | Word::Mid
        | Word::Earlier
        | Word::Later
        | Word::Edge
        | Word::Digits(_)
        | Word::Four(_)
        | Word::Ordinal(_)
        | Word::Decade(_)
        | Word::Joined
        | Word::Cardinal(_)
        | Word::Few
        | Word::Q(_)
        | Word::Fiscal
        | Word::The
        | Word::A => true,
        Word::Capital => holidays::opens(text),
        _ => false,
    }
}

/// The expression that begins at `i`, with the words that modify it.
pub(super) fn read(line: Line<'_>, i: usize) -> Option<Found> {
    let found = modified(line, i).or_else(|| core(line, i))?;
    let found = with_year(line, found).unwrap_or(found);
    let part_of_day = matches!(line.at(found.end), Word::DayPart | Word::Night) && names_day(found.meaning);
    Some(Found { end: found.end + usize::from(part_of_day), ..found })
}

/// "12 May this year", "July last year".
fn with_year(line: Line<'_>, found: Found) -> Option<Found> {
    let n = offset(line.at(found.end))?;
    let meaning = match found.meaning {
        Meaning::DayOf { month, day } => Meaning::DayOfYear { month, day, n },
        Meaning::Month(month, Which::Near) => Meaning::MonthOf(month, n),
        _ => return None,
    };
    let follows = line.at(found.end + 1) == Word::Unit(Unit::Year);
    follows.then_some(Found { end: found.end + 2, meaning, ..found })
}

fn names_day(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Fixed(Period::Day(_)) | Meaning::DayOf { .. } | Meaning::Weekday(..) | Meaning::WeekdayOf(..) => true,
        Meaning::Shift(unit, _) | Meaning::FromLast(unit, _) => unit == Unit::Day,
        _ => false,
    }
}

/// "late on Wednesday", "mid-2019", "the end of March", "earlier in the week".
fn modified(line: Line<'_>, first: usize) -> Option<Found> {
    let mut i = first + usize::from(line.at(first) == Word::The);
    let part = line.at(i);
    match part {
        Word::Early | Word::Late | Word::Mid | Word::Earlier | Word::Later | Word::Edge => i += 1,
        Word::Ordinal(1 | 2) if line.at(i + 1) == Word::Half => i += 2,
        _ => return None,
    }
    i += usize::from(line.at(i) == Word::Hyphen);
    let joined = matches!(line.at(i), Word::Before | Word::On | Word::Of);
    i += usize::from(joined);
    if matches!(part, Word::Edge | Word::Ordinal(_)) && !joined {
        return None;
    }
    let the = line.at(i) == Word::The;
    if let (true, true, Word::Unit(unit)) = (the, joined, line.at(i + 1)) {
        let meaning = if unit == Unit::Day { Meaning::FromLast(unit, 0) } else { Meaning::Shift(unit, 0) };
        return Some(Found { first, end: i + 2, meaning });
    }
    let found = core(line, i).or_else(|| if the { core(line, i + 1) } else { None })?;
    Some(Found { first, ..found })
}

fn core(line: Line<'_>, i: usize) -> Option<Found> {
    let found = |length: usize, meaning| Some(Found { first: i, end: i + length, meaning });
    match line.at(i) {
        Word::Month(month) | Word::MayBeMonth(month) => month_first(line, i, month),
        Word::Digits(n) | Word::Ordinal(n) => day_first(line, i, n).or_else(|| match line.at(i) {
            Word::Ordinal(_) => quarter(line, i),
            _ => counted(line, i),
        }),
        Word::Weekday(_) => weekday(line, i),
        Word::This | Word::Last | Word::Next => which(line, i),
        Word::Today if is_title(line, i) => None,
        Word::Today | Word::Tonight => found(1, Meaning::Shift(Unit::Day, 0)),
        Word::Yesterday => found(1, Meaning::Shift(Unit::Day, -1)),
        Word::Tomorrow => found(1, Meaning::Shift(Unit::Day, 1)),
        Word::The => the(line, i),
        Word::That => match line.at(i + 1) {
            Word::Unit(unit @ (Unit::Day | Unit::Month | Unit::Year)) => found(2, Meaning::FromLast(unit, 0)),
            _ => None,
        },
        Word::A | Word::Cardinal(_) | Word::Few => counted(line, i),
        Word::Four(_) => years::read(line, i),
        Word::Decade(first) => found(1, Meaning::Fixed(years::decade(first)?)),
        Word::Q(q) => quarter_of(line, i, i + 1, q),
        Word::Season => {
            let after = i + 1 + usize::from(line.at(i + 1) == Word::Of);
            let Word::Four(year) = line.at(after) else { return None };
            Some(Found { first: i, end: after + 1, meaning: Meaning::Fixed(Period::Year(year)) })
        }
        Word::Fiscal => {
            let after = i + 1 + usize::from(line.at(i + 1) == Word::Unit(Unit::Year));
            let Word::Four(year) = line.at(after) else { return None };
            Some(Found { first: i, end: after + 1, meaning: Meaning::Fixed(Period::Year(year)) })
        }
        Word::Joined => found(1, years::joined(line.token(i))?),
        Word::Capital => holidays::read(line, i),
        _ => None,
    }
}

/// A newspaper's name: "USA Today".
fn is_title(line: Line<'_>, i: usize) -> bool {
    line.token(i).starts_with('T') && line.before(i) == Word::Capital
}

/// "November 12, 2025", "Nov. 13", "September 2024", "November 12-14, 2025", "September".
fn month_first(line: Line<'_>, i: usize, month: i8) -> Option<Found> {
    let year_at = |at: usize| {
        let at = at + usize::from(matches!(line.at(at), Word::Comma | Word::Of));
        let Word::Four(year) = line.at(at) else { return None };
        (year < 2200).then_some((at + 1, year))
    };
    let (Word::Digits(number) | Word::Ordinal(number)) = line.at(i + 1) else {
        if let Some((end, year)) = year_at(i + 1) {
            return Some(Found { first: i, end, meaning: Meaning::Fixed(Period::month(year, month)?) });
        }
        let meaning = Meaning::Month(month, Which::Near);
        return stands_alone(line, i).then_some(Found { first: i, end: i + 1, meaning });
    };
    if let Some((end, year)) = year_at(i + 2) {
        return Some(Found { first: i, end, meaning: Meaning::Fixed(Period::Day(day(year, month, number as i8)?)) });
    }
    let ranges = matches!(line.at(i + 2), Word::Hyphen | Word::Dash | Word::And | Word::To)
        && matches!(line.at(i + 3), Word::Digits(_));
    if ranges && let Some((_, year)) = year_at(i + 4) {
        let meaning = Meaning::Fixed(Period::Day(day(year, month, number as i8)?));
        return Some(Found { first: i, end: i + 2, meaning });
    }
    Some(Found { first: i, end: i + 2, meaning: without_year(line, i + 2, month, number)? })
}

/// The attacks of September 11 are those of 2001 whenever the article was written.
fn without_year(line: Line<'_>, after: usize, month: i8, number: u8) -> Option<Meaning> {
    day(2024, month, number as i8)?;
    if (month, number) == (9, 11) && matches!(line.token(after), "attack" | "attacks" | "terrorist" | "hijackings") {
        return Some(Meaning::Fixed(Period::Day(day(2001, 9, 11)?)));
    }
    Some(Meaning::DayOf { month, day: number as i8 })
}

/// Whether a month's name without a day or year is a month and no name.
fn stands_alone(line: Line<'_>, i: usize) -> bool {
    let (before, after) = (line.before(i), line.at(i + 1));
    if before == Word::On || (after == Word::Capital && !before.leads()) {
        return false;
    }
    match line.at(i) {
        Word::MayBeMonth(_) => before.leads() && after != Word::Possessive,
        Word::Month(4 | 6 | 8) => !matches!(before, Word::Capital | Word::Comma | Word::Stop | Word::Lower),
        _ => before != Word::Capital,
    }
}

/// "12 November 2025", "the 12th of November"; of "12-14 November" the first.
fn day_first(line: Line<'_>, i: usize, number: u8) -> Option<Found> {
    let ranges = matches!(line.at(i + 1), Word::Hyphen | Word::Dash | Word::And | Word::To)
        && matches!(line.at(i + 2), Word::Digits(_));
    let at = if ranges { i + 3 } else { i + 1 };
    let at = at + usize::from(line.at(at) == Word::Of);
    let (Word::Month(month) | Word::MayBeMonth(month)) = line.at(at) else { return None };
    let year = match (line.at(at + 1), line.at(at + 2)) {
        (Word::Four(year), _) => Some((year, at + 2)),
        (Word::Comma, Word::Four(year)) => Some((year, at + 3)),
        _ => None,
    };
    let end = |whole| if ranges { i + 1 } else { whole };
    match year {
        Some((year, after)) => {
            let meaning = Meaning::Fixed(Period::Day(day(year, month, number as i8)?));
            Some(Found { first: i, end: end(after), meaning })
        }
        // "5 April 12" is the fifth of nothing.
        None if matches!(line.at(at + 1), Word::Digits(_)) => None,
        None => Some(Found { first: i, end: end(at + 1), meaning: without_year(line, at + 1, month, number)? }),
    }
}

/// "Sunday", "Sunday, November 9", "Friday of last week".
fn weekday(line: Line<'_>, i: usize) -> Option<Found> {
    let Word::Weekday(weekday) = line.at(i) else { return None };
    let after = i + 1 + usize::from(line.at(i + 1) == Word::Comma);
    let date = match line.at(after) {
        Word::Month(month) | Word::MayBeMonth(month) => {
            month_first(line, after, month).filter(|_| matches!(line.at(after + 1), Word::Digits(_) | Word::Ordinal(_)))
        }
        Word::Digits(n) => day_first(line, after, n),
        Word::The => match line.at(after + 1) {
            Word::Ordinal(n) => day_first(line, after + 1, n),
            _ => None,
        },
        _ => None,
    };
    if let Some(date) = date {
        return Some(Found { first: i, ..date });
    }
    let week = i + 1 + usize::from(line.at(i + 1) == Word::Of);
    if let (Some(n), Word::Unit(Unit::Week)) = (offset(line.at(week)), line.at(week + 1)) {
        return Some(Found { first: i, end: week + 2, meaning: Meaning::WeekdayOf(weekday, n.into()) });
    }
    let (before, next) = (line.before(i), line.at(i + 1));
    let named = next == Word::Capital && !before.leads();
    let nicknamed = before == Word::Capital && holidays::is_nickname(line.token(i - 1));
    let meaning = Meaning::Weekday(weekday, Which::Near);
    (!named && !nicknamed).then_some(Found { first: i, end: i + 1, meaning })
}

const fn offset(word: Word) -> Option<i16> {
    match word {
        Word::This => Some(0),
        Word::Last => Some(-1),
        Word::Next => Some(1),
        _ => None,
    }
}

/// "this week", "last Sunday", "next March", "last night", "this summer".
fn which(line: Line<'_>, i: usize) -> Option<Found> {
    let n = offset(line.at(i))?;
    // "his last year", "over the last week" measure time.
    if n != 0 && matches!(line.before(i), Word::The | Word::A | Word::Possessive) {
        return None;
    }
    let which = match n {
        0 => Which::This,
        -1 => Which::Last,
        _ => Which::Next,
    };
    let at = i + 1 + usize::from(line.at(i + 1) == Word::Fiscal);
    let meaning = match line.at(at) {
        Word::Unit(Unit::Day) => return None,
        Word::Unit(Unit::Year) => return Some(year_with_quarter(line, i, at + 1, n)),
        Word::Unit(unit) => Meaning::Shift(unit, n.into()),
        Word::Weekend => Meaning::Weekend(n.into()),
        Word::Weekday(weekday) => Meaning::Weekday(weekday, which),
        Word::Month(month) | Word::MayBeMonth(month) => Meaning::Month(month, which),
        Word::Night => Meaning::Shift(Unit::Day, n.into()),
        Word::DayPart if n == 0 => Meaning::Shift(Unit::Day, 0),
        Word::Season if n == 0 => Meaning::Shift(Unit::Year, 0),
        Word::Season => Meaning::Vague,
        _ => return None,
    };
    Some(Found { first: i, end: at + 1, meaning })
}

/// "this year", "last year's third quarter".
fn year_with_quarter(line: Line<'_>, first: usize, end: usize, n: i16) -> Found {
    if let (Word::Possessive, Word::Ordinal(q @ 1..=4), Word::Unit(Unit::Quarter)) =
        (line.at(end), line.at(end + 1), line.at(end + 2))
    {
        return Found { first, end: end + 3, meaning: Meaning::QuarterOf(q, n) };
    }
    Found { first, end, meaning: Meaning::Shift(Unit::Year, n.into()) }
}

/// "the next day", "the same year", "the day before yesterday", "the 1990s", "the third quarter".
fn the(line: Line<'_>, i: usize) -> Option<Found> {
    let found = |length: usize, meaning| Some(Found { first: i, end: i + length, meaning });
    match (line.at(i + 1), line.at(i + 2), line.at(i + 3)) {
        (Word::Next | Word::Following, Word::Unit(unit), _) => found(3, Meaning::FromLast(unit, 1)),
        (Word::Previous, Word::Unit(unit), _) => found(3, Meaning::FromLast(unit, -1)),
        (Word::Same, Word::Unit(unit), _) => found(3, Meaning::FromLast(unit, 0)),
        (Word::Unit(Unit::Day), Word::Before, Word::Yesterday) => found(4, Meaning::Shift(Unit::Day, -2)),
        (Word::Unit(Unit::Day), Word::Before, Word::Tomorrow) => found(4, Meaning::Shift(Unit::Day, 2)),
        (Word::Decade(_), ..) | (Word::Ordinal(_), Word::Unit(Unit::Quarter), _) => {
            core(line, i + 1).map(|f| Found { first: i, ..f })
        }
        (Word::Fiscal, Word::Unit(Unit::Quarter), _) => found(3, Meaning::Vague),
        _ => None,
    }
}

/// "two years ago", "a week earlier", "a couple of days later".
fn counted(line: Line<'_>, i: usize) -> Option<Found> {
    let (count, at) = match (line.at(i), line.at(i + 1), line.at(i + 2)) {
        (Word::A, Word::Couple, Word::Of) => (Some(2), i + 3),
        (Word::A, Word::Few, _) => (None, i + 2),
        (Word::A, ..) => (Some(1), i + 1),
        (Word::Few, ..) => (None, i + 1),
        (Word::Cardinal(tens @ 20..), Word::Hyphen, Word::Cardinal(ones @ 1..=9)) => (Some(tens + ones), i + 3),
        (Word::Digits(n) | Word::Cardinal(n), ..) => (Some(n), i + 1),
        _ => return None,
    };
    let (Word::Unit(unit) | Word::Units(unit)) = line.at(at) else { return None };
    // "a decade later" is ten years on, not the next calendar decade.
    let (unit, times) = if unit == Unit::Decade { (Unit::Year, 10) } else { (unit, 1) };
    let count = count.map(|n| i32::from(n) * times);
    let meaning = match (line.at(at + 1), count) {
        (Word::Ago | Word::Earlier | Word::Later, None) => Meaning::Vague,
        (Word::Ago, Some(n)) => Meaning::Shift(unit, -n),
        (Word::Earlier, Some(n)) => Meaning::FromLast(unit, -n),
        (Word::Later, Some(n)) => Meaning::FromLast(unit, n),
        _ => return None,
    };
    Some(Found { first: i, end: at + 2, meaning })
}

/// "third quarter of 2024", "third-quarter", "first quarter of this year".
fn quarter(line: Line<'_>, i: usize) -> Option<Found> {
    let Word::Ordinal(q @ 1..=4) = line.at(i) else { return None };
    let at = i + 1 + usize::from(line.at(i + 1) == Word::Hyphen);
    if line.at(at) != Word::Unit(Unit::Quarter) {
        return None;
    }
    quarter_of(line, i, at + 1, q)
}

fn quarter_of(line: Line<'_>, first: usize, end: usize, q: u8) -> Option<Found> {
    let of = end + usize::from(line.at(end) == Word::Of);
    if let Word::Four(year) = line.at(of) {
        return Some(Found { first, end: of + 1, meaning: Meaning::Fixed(Period::quarter(year, q)?) });
    }
    if let (Some(n), Word::Unit(Unit::Year)) = (offset(line.at(of)), line.at(of + 1)) {
        return Some(Found { first, end: of + 2, meaning: Meaning::QuarterOf(q, n) });
    }
    Some(Found { first, end, meaning: Meaning::Quarter(q) })
}
