//! What a date expression says, and the stretch of the calendar that it names on the day of the
//! article.

use super::period::{Period, day, easter, monday};
use super::words::{Tense, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Which of several alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that the tense of the clause suggests.
    Near,
    This,
    Last,
    Next,
}

/// What the words say, before the day of the article is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A stretch that needs nothing else.
    Fixed(Period),
    /// A day and month without a year.
    DayOf {
        month: i8,
        day: i8,
    },
    /// A day and month of the year that many years from the article's.
    DayOfYear {
        month: i8,
        day: i8,
        n: i16,
    },
    /// That many days from Easter Sunday.
    Easter(i64),
    /// A month without a year.
    Month(i8, Which),
    /// A month of the year that many years from the article's.
    MonthOf(i8, i16),
    /// A quarter without a year.
    Quarter(u8),
    /// A quarter of the year that many years from the article's.
    QuarterOf(u8, i16),
    Weekday(Weekday, Which),
    /// A weekday of the week that many weeks from the article's.
    WeekdayOf(Weekday, i32),
    Weekend(i32),
    /// That many units from the article's day.
    Shift(Unit, i32),
    /// That many units from the day last named.
    FromLast(Unit, i32),
    /// `12/11/2025`: either number may be the month.
    Either(Date, Date),
    /// Of a date, but the text does not tell which.
    Vague,
}

impl Meaning {
    /// Whether it depends on the article's day.
    pub(super) const fn is_relative(self) -> bool {
        !matches!(self, Self::Fixed(_) | Self::Either(..))
    }

    /// What it names, on the day `anchor` and with `last` the day last named.
    pub(super) fn resolve(self, anchor: Option<Date>, last: Option<Date>, tense: Tense) -> Option<Period> {
        match self {
            Self::Fixed(period) => Some(period),
            Self::FromLast(unit, n) => Period::shifted(last?, unit, n),
            Self::Either(a, b) => either(a, b, anchor?).map(Period::Day),
            Self::Vague => None,
            _ => self.on(anchor?, tense),
        }
    }

    fn on(self, today: Date, tense: Tense) -> Option<Period> {
        match self {
            Self::DayOf { month, day: number } => yearly(today, tense, |year| day(year, month, number)),
            Self::DayOfYear { month, day: number, n } => day(today.year() + n, month, number).map(Period::Day),
            Self::Easter(days) => yearly(today, tense, |year| easter(year)?.checked_add(days.days()).ok()),
            Self::Month(month, which) => month_of(month, which, today, tense),
            Self::Quarter(q) => {
                let this = Period::quarter(today.year(), q)?;
                let begun = this.first_day()? <= today;
                if begun || tense == Tense::Future { Some(this) } else { Period::quarter(today.year() - 1, q) }
            }
            Self::MonthOf(month, n) => Period::month(today.year() + n, month),
            Self::QuarterOf(q, n) => Period::quarter(today.year() + n, q),
            Self::Weekday(weekday, which) => weekday_of(weekday, which, today, tense).map(Period::Day),
            Self::WeekdayOf(weekday, n) => Period::weekday_of(today.checked_add(i64::from(n).weeks()).ok()?, weekday),
            Self::Weekend(n) => monday(today.checked_add(i64::from(n).weeks()).ok()?).map(Period::Weekend),
            Self::Shift(unit, n) => Period::shifted(today, unit, n),
            Self::Fixed(_) | Self::FromLast(..) | Self::Either(..) | Self::Vague => None,
        }
    }
}

/// The reading that lies at the article's day; news seldom gives a far one in digits.
fn either(a: Date, b: Date, today: Date) -> Option<Date> {
    const NEAR: i64 = 45 * 24;
    let near = |date: Date| (today.duration_since(date).as_hours()).abs() <= NEAR;
    match (near(a), near(b)) {
        (true, false) => Some(a),
        (false, true) => Some(b),
        _ if a == b => Some(a),
        _ => None,
    }
}

/// The one of the days that `in_year` gives: past tense looks back, but "the vote set for March 3" may
/// stand in any tense, so that a day soon to come stays to come.
fn yearly(today: Date, tense: Tense, in_year: impl Fn(i16) -> Option<Date>) -> Option<Period> {
    let ahead = match tense {
        Tense::Past => 75,
        Tense::Future => 330,
    };
    let latest = today.checked_add(ahead.days()).ok()?;
    // February 29 may be years away.
    (-8..=1).rev().filter_map(|n| in_year(today.year() + n)).find(|date| *date <= latest).map(Period::Day)
}

fn month_of(month: i8, which: Which, today: Date, tense: Tense) -> Option<Period> {
    let (year, now) = (today.year(), today.month());
    let year = match which {
        Which::This => year,
        Which::Last if month < now => year,
        Which::Last => year - 1,
        Which::Next if month > now => year,
        Which::Next => year + 1,
        Which::Near if tense == Tense::Future => year + i16::from(month < now),
        Which::Near => year - i16::from(month > now),
    };
    Period::month(year, month)
}

fn weekday_of(weekday: Weekday, which: Which, today: Date, tense: Tense) -> Option<Date> {
    let back = i64::from(weekday.until(today.weekday()));
    let ahead = i64::from(today.weekday().until(weekday));
    let days = match (which, tense) {
        (Which::Last, _) if back == 0 => -7,
        (Which::Last, _) | (Which::Near, Tense::Past) => -back,
        (Which::Next, _) if ahead == 0 => 7,
        (Which::Next | Which::This, _) | (Which::Near, Tense::Future) => ahead,
    };
    today.checked_add(days.days()).ok()
}
