//! Days with names: Christmas, New Year's Eve, Good Friday.
//!
//! Only those that mean one day wherever the article was written.

use super::grammar::{Found, Line};
use super::meaning::Meaning;
use super::period::{Period, easter};
use super::words::Word;
use jiff::ToSpan;
use jiff::civil::Date;

/// Weekdays with these before them name no day of the article's: Black Friday, Super Tuesday.
pub(super) fn is_nickname(word: &str) -> bool {
    matches!(
        word,
        "Black"
            | "Bloody"
            | "Ash"
            | "Palm"
            | "Super"
            | "Cyber"
            | "Holy"
            | "Good"
            | "Easter"
            | "Maundy"
            | "Fat"
            | "Ruby"
            | "Giving"
            | "Shrove"
    )
}

/// The holiday whose name begins at `i`, with its year where that follows.
pub(super) fn read(line: Line<'_>, i: usize) -> Option<Found> {
    let (end, holiday) = name(line, i)?;
    let after = end + usize::from(line.at(end) == Word::Comma);
    let (end, year) = match line.at(after) {
        Word::Four(year) => (after + 1, Some(year)),
        _ => (end, None),
    };
    let meaning = match (holiday, year) {
        (Holiday::Fixed(month, day), None) => Meaning::DayOf { month, day },
        (Holiday::Fixed(month, day), Some(year)) => Meaning::Fixed(Period::Day(Date::new(year, month, day).ok()?)),
        (Holiday::Easter(days), Some(year)) => {
            Meaning::Fixed(Period::Day(easter(year)?.checked_add(days.days()).ok()?))
        }
        (Holiday::Easter(days), None) => Meaning::Easter(days),
    };
    Some(Found { first: i, end, meaning })
}

#[derive(Clone, Copy)]
enum Holiday {
    Fixed(i8, i8),
    /// That many days from Easter Sunday.
    Easter(i64),
}

/// Whether a holiday's name may begin with this word.
pub(super) fn opens(word: &str) -> bool {
    matches!(word, "Christmas" | "Boxing" | "Halloween" | "Juneteenth" | "New" | "Good" | "Easter" | "Palm" | "Ash")
}

fn name(line: Line<'_>, i: usize) -> Option<(usize, Holiday)> {
    let word = |n: usize| line.token(i + n);
    let possessive = line.at(i + 2) == Word::Possessive;
    Some(match (word(0), word(1)) {
        ("Christmas", "Day") => (i + 2, Holiday::Fixed(12, 25)),
        ("Christmas", "Eve") => (i + 2, Holiday::Fixed(12, 24)),
        ("Christmas", _) if line.at(i + 1) != Word::Capital => (i + 1, Holiday::Fixed(12, 25)),
        ("Boxing", "Day") => (i + 2, Holiday::Fixed(12, 26)),
        ("Halloween", _) => (i + 1, Holiday::Fixed(10, 31)),
        ("Juneteenth", _) => (i + 1, Holiday::Fixed(6, 19)),
        ("New", "Year") if possessive && word(3) == "Eve" => (i + 4, Holiday::Fixed(12, 31)),
        ("New", "Year") if possessive && word(3) == "Day" => (i + 4, Holiday::Fixed(1, 1)),
        ("Good", "Friday") => (i + 2, Holiday::Easter(-2)),
        ("Easter", "Sunday") => (i + 2, Holiday::Easter(0)),
        ("Easter", "Monday") => (i + 2, Holiday::Easter(1)),
        ("Palm", "Sunday") => (i + 2, Holiday::Easter(-7)),
        ("Ash", "Wednesday") => (i + 2, Holiday::Easter(-46)),
        _ => return None,
    })
}
