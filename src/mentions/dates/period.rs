//! Stretches of the calendar: how ISO 8601 writes them, their first and last days.

use super::words::Unit;
use crate::calendar::iso_week;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Day(Date),
    /// The week with this Monday.
    Week(Date),
    /// Saturday and Sunday of the week with this Monday.
    Weekend(Date),
    /// The month with this first day.
    Month(Date),
    /// The quarter with this first day.
    Quarter(Date),
    Year(i16),
    /// Years, the last included.
    Years(i16, i16),
}

/// The day, if there is such a day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The Monday of the week of `date`.
pub(super) fn monday(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

/// Easter Sunday of the Western churches (the anonymous Gregorian computus).
pub(super) fn easter(year: i16) -> Option<Date> {
    let (golden, century, rest) = (i32::from(year) % 19, i32::from(year) / 100, i32::from(year) % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let days = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) / 451) + 114;
    day(year, (days / 31) as i8, (days % 31 + 1) as i8)
}

/// The first day of the quarter of `date`.
fn quarter_start(date: Date) -> Option<Date> {
    day(date.year(), (date.month() - 1) / 3 * 3 + 1, 1)
}

impl Period {
    /// The month of that number.
    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        day(year, month, 1).map(Self::Month)
    }

    /// The quarter of that number.
    pub(super) fn quarter(year: i16, quarter: u8) -> Option<Self> {
        day(year, quarter as i8 * 3 - 2, 1).map(Self::Quarter)
    }

    /// The `unit` that lies `n` units from the one with `date` in it.
    pub(super) fn shifted(date: Date, unit: Unit, n: i32) -> Option<Self> {
        let n64 = i64::from(n);
        Some(match unit {
            Unit::Day => Self::Day(date.checked_add(n64.days()).ok()?),
            Unit::Week => Self::Week(monday(date.checked_add(n64.weeks()).ok()?)?),
            Unit::Month => Self::Month(date.first_of_month().checked_add(n64.months()).ok()?),
            Unit::Quarter => Self::Quarter(quarter_start(date)?.checked_add((n64 * 3).months()).ok()?),
            Unit::Year => Self::Year(i16::try_from(i32::from(date.year()) + n).ok()?),
            Unit::Decade => {
                let first = i16::try_from(i32::from(date.year()) / 10 * 10 + n.checked_mul(10)?).ok()?;
                Self::Years(first, first.checked_add(9)?)
            }
        })
    }

    /// That weekday of the week with `date` in it.
    pub(super) fn weekday_of(date: Date, weekday: Weekday) -> Option<Self> {
        let days = i64::from(weekday.to_monday_zero_offset());
        monday(date)?.checked_add(days.days()).ok().map(Self::Day)
    }

    /// Its first day.
    pub(super) fn first_day(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Week(date) | Self::Month(date) | Self::Quarter(date) => Some(date),
            Self::Weekend(monday) => monday.checked_add(5.days()).ok(),
            Self::Year(year) | Self::Years(year, _) => day(year, 1, 1),
        }
    }

    /// Its last day.
    pub(super) fn last_day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Week(monday) | Self::Weekend(monday) => monday.checked_add(6.days()).ok(),
            Self::Month(first) => Some(first.last_of_month()),
            Self::Quarter(first) => first.checked_add(2.months()).ok().map(Date::last_of_month),
            Self::Year(year) | Self::Years(_, year) => day(year, 12, 31),
        }
    }

    /// As ISO 8601 writes it; a quarter as `2025-Q3`, for which it has no word.
    pub(super) fn iso(self) -> String {
        match self {
            Self::Day(date) => date.to_string(),
            Self::Week(monday) | Self::Weekend(monday) => iso_week(monday),
            Self::Month(first) => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Quarter(first) => format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3),
            Self::Year(year) => format!("{year:04}"),
            Self::Years(first, last) => format!("{first:04}/{last:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn shifted(unit: Unit, n: i32) -> String {
        Period::shifted(date(2024, 1, 1), unit, n).unwrap().iso()
    }

    #[test]
    fn shifts() {
        assert_eq!(shifted(Unit::Day, -1), "2023-12-31");
        assert_eq!(shifted(Unit::Week, -1), "2023-W52");
        assert_eq!(shifted(Unit::Month, 13), "2025-02");
        assert_eq!(shifted(Unit::Quarter, -1), "2023-Q4");
        assert_eq!(shifted(Unit::Decade, -1), "2010/2019");
        assert_eq!(Period::shifted(date(2024, 1, 1), Unit::Year, i32::MAX - 3000), None);
    }

    #[test]
    fn easters() {
        let sundays = [(1961, 4, 2), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)];
        assert!(sundays.iter().all(|&(year, month, number)| easter(year) == day(year, month, number)));
    }

    #[test]
    fn edges() {
        let february = Period::month(2024, 2).unwrap();
        assert_eq!((february.first_day(), february.last_day()), (Some(date(2024, 2, 1)), Some(date(2024, 2, 29))));
        let weekend = Period::Weekend(date(2025, 11, 10));
        assert_eq!((weekend.iso().as_str(), weekend.first_day()), ("2025-W46", Some(date(2025, 11, 15))));
        assert_eq!(Period::quarter(2025, 3).unwrap().last_day(), Some(date(2025, 9, 30)));
    }
}
