//! Numbers as dates: years, decades, `2025-11-12`, `12/11/2025`.
//!
//! A number of four digits is a year only where something beside it says so.

use super::grammar::{Found, Line};
use super::meaning::Meaning;
use super::period::{Period, day};
use super::words::Word;

const MODERN: std::ops::RangeInclusive<i16> = 1900..=2060;

/// The year or the day that the four digits at `i` begin.
pub(super) fn read(line: Line<'_>, i: usize) -> Option<Found> {
    let Word::Four(year) = line.at(i) else { return None };
    if let Some(found) = iso_day(line, i, year) {
        return Some(found);
    }
    let is_year = if MODERN.contains(&year) { is_modern(line, i, year) } else { is_old(line, i, year) };
    is_year.then_some(Found { first: i, end: i + 1, meaning: Meaning::Fixed(Period::Year(year)) })
}

fn iso_day(line: Line<'_>, i: usize, year: i16) -> Option<Found> {
    let (Word::Hyphen, Word::Digits(month), Word::Hyphen, Word::Digits(number)) =
        (line.at(i + 1), line.at(i + 2), line.at(i + 3), line.at(i + 4))
    else {
        return None;
    };
    let glued = (i + 1..i + 5).all(|at| line.is_glued(at));
    let date = day(year, month as i8, number as i8)?;
    glued.then_some(Found { first: i, end: i + 5, meaning: Meaning::Fixed(Period::Day(date)) })
}

fn is_modern(line: Line<'_>, i: usize, year: i16) -> bool {
    if counts(line.token(i + 1)) {
        return false;
    }
    match line.before(i) {
        Word::Before | Word::Early | Word::Late | Word::Mid | Word::Between | Word::Open => true,
        Word::From | Word::Of => !is_plural(line, i + 1),
        Word::Hyphen if i > 1 => line.at(i - 2) == Word::Mid || ends_range(line, i, year),
        Word::Dash | Word::To | Word::And => ends_range(line, i, year),
        Word::Comma => i > 1 && matches!(line.at(i - 2), Word::Four(other) if MODERN.contains(&other)),
        Word::The | Word::A | Word::Possessive => describes(line, i + 1),
        Word::Stop => {
            begins_range(line, i, year)
                || matches!(line.at(i + 1), Word::Verb(_) | Word::Is)
                || is_event(line.token(i + 1))
        }
        Word::Capital | Word::At => false,
        _ if matches!(line.token(i - 1), "for" | "into" | "dated") => !is_plural(line, i + 1),
        _ => begins_range(line, i, year) || is_event(line.token(i + 1)),
    }
}

fn is_old(line: Line<'_>, i: usize, year: i16) -> bool {
    if year > 2060 || counts(line.token(i + 1)) || is_plural(line, i + 1) {
        return false;
    }
    match line.before(i) {
        Word::Before | Word::Between => true,
        Word::And | Word::Hyphen | Word::Dash | Word::To => ends_range(line, i, year),
        _ => false,
    }
}

/// The second year of "2020 and 2021", "1914-1918", "between 2010 and 2014".
fn ends_range(line: Line<'_>, i: usize, year: i16) -> bool {
    let first = i.checked_sub(2).map_or(Word::Stop, |at| line.at(at));
    matches!(first, Word::Four(other) if (year - other).abs() < 150) && !is_plural(line, i + 1)
}

/// The first year of "2014-2016", "2024-25".
fn begins_range(line: Line<'_>, i: usize, year: i16) -> bool {
    if !matches!(line.at(i + 1), Word::Hyphen | Word::Dash) {
        return false;
    }
    match line.at(i + 2) {
        Word::Four(last) => MODERN.contains(&last) && last > year,
        Word::Digits(last) => line.is_glued(i + 1) && line.is_glued(i + 2) && i16::from(last) == (year + 1) % 100,
        _ => false,
    }
}

/// Whether the word at `i` is what a year describes: "the 2020 coup", "its 2024 Budget".
fn describes(line: Line<'_>, i: usize) -> bool {
    match line.at(i) {
        Word::Capital | Word::Possessive | Word::Season | Word::Fiscal => true,
        Word::Lower | Word::Verb(_) => !is_plural(line, i) || is_event(line.token(i)),
        _ => false,
    }
}

fn is_plural(line: Line<'_>, i: usize) -> bool {
    let word = line.token(i);
    line.at(i) == Word::Lower && word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
}

/// What is counted or measured; after a number it says that the number is no year.
fn counts(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "km"
            | "metres"
            | "meters"
            | "percent"
            | "%"
            | "miles"
            | "feet"
            | "troops"
            | "soldiers"
            | "dollars"
            | "euros"
            | "GMT"
            | "hours"
            | "tonnes"
            | "tons"
            | "kg"
            | "police"
    )
}

fn is_event(word: &str) -> bool {
    matches!(
        word,
        "election"
            | "elections"
            | "vote"
            | "polls"
            | "coup"
            | "war"
            | "protests"
            | "attacks"
            | "season"
            | "campaign"
            | "earthquake"
            | "floods"
            | "games"
            | "presidential"
            | "parliamentary"
            | "edition"
            | "budget"
            | "riots"
            | "fires"
            | "wildfires"
            | "talks"
            | "levels"
            | "results"
            | "sales"
    )
}

/// The years of "1990s"; of "1800s" all hundred.
pub(super) fn decade(first: i16) -> Option<Period> {
    let years = if first % 100 == 0 && first < 2000 { 99 } else { 9 };
    first.checked_add(years).map(|last| Period::Years(first, last))
}

/// `12/11/2025`, `12.11.2025`, `2025/11/12`, `9/11`.
pub(super) fn joined(text: &str) -> Option<Meaning> {
    if text == "9/11" {
        return day(2001, 9, 11).map(|date| Meaning::Fixed(Period::Day(date)));
    }
    let dotted = text.contains('.');
    let mut parts = text.split(['/', '.']);
    let mut part = || parts.next().filter(|p| matches!(p.len(), 1 | 2 | 4)).and_then(|p| p.parse::<i16>().ok());
    let (a, b, c) = (part()?, part()?, part()?);
    if parts.next().is_some() || text.contains(',') {
        return None;
    }
    let date = |year, month, number| day(year, i8::try_from(month).ok()?, i8::try_from(number).ok()?);
    if a >= 1000 {
        return date(a, b, c).map(|date| Meaning::Fixed(Period::Day(date)));
    }
    if c < 1000 {
        return None;
    }
    match (date(c, b, a), date(c, a, b).filter(|_| !dotted)) {
        (Some(one), Some(other)) if one != other => Some(Meaning::Either(one, other)),
        (Some(one), _) | (None, Some(one)) => Some(Meaning::Fixed(Period::Day(one))),
        (None, None) => None,
    }
}
