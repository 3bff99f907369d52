//! The names of the calendar: what time stamps, datelines and dates in running text share.

use jiff::civil::{Date, Weekday};

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

const WEEKDAYS: [(&str, &[&str], Weekday); 7] = [
    ("monday", &["mon"], Weekday::Monday),
    ("tuesday", &["tue", "tues"], Weekday::Tuesday),
    ("wednesday", &["wed", "weds"], Weekday::Wednesday),
    ("thursday", &["thu", "thur", "thurs"], Weekday::Thursday),
    ("friday", &["fri"], Weekday::Friday),
    ("saturday", &["sat"], Weekday::Saturday),
    ("sunday", &["sun"], Weekday::Sunday),
];

/// The number of the month that `word` names, in full or short ("Nov", "Nov.", "Sept").
///
/// ```
/// assert_eq!(pullquote::calendar::month("Sept."), Some(9));
/// assert_eq!(pullquote::calendar::month("Monday"), None);
/// ```
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    // Most words do not begin as a month does.
    if !(3..=9).contains(&word.len()) || !b"jfmasond".contains(&word.as_bytes()[0].to_ascii_lowercase()) {
        return None;
    }
    let found =
        MONTHS.iter().position(|(full, short)| word.eq_ignore_ascii_case(full) || word.eq_ignore_ascii_case(short));
    if found.is_none() && word.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    found.map(|i| i as i8 + 1)
}

/// The weekday that `word` names, in full or short.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !word.bytes().next().is_some_and(|b| b"mtwfs".contains(&b.to_ascii_lowercase())) {
        return None;
    }
    let named = |full: &str, short: &[&str]| {
        word.eq_ignore_ascii_case(full) || short.iter().any(|s| word.eq_ignore_ascii_case(s))
    };
    WEEKDAYS.iter().find(|(full, short, _)| named(full, short)).map(|(.., day)| *day)
}

/// The date as ISO 8601 writes its week: `2025-W46`.
#[must_use]
pub fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(month("november"), Some(11));
        assert_eq!(month("MAY"), Some(5));
        assert_eq!(month("m"), None);
        assert_eq!(weekday("Thurs."), Some(Weekday::Thursday));
        assert_eq!(iso_week(jiff::civil::date(2025, 11, 13)), "2025-W46");
    }
}
