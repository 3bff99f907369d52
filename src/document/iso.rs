//! ISO 8601 to a moment: what callers give as `published`.

use super::{Precision, Stamp};
use jiff::fmt::temporal::Pieces;

impl Stamp {
    /// Reads `2025-11-13`, `2025-11-13T04:46`, `2025-11-13 04:46:00-05:00` and their like.
    ///
    /// ```
    /// use pullquote::document::{Precision, Stamp};
    /// assert_eq!(Stamp::iso("2025-11-13T04:46:00-05:00").unwrap().offset_minutes, Some(-300));
    /// assert_eq!(Stamp::iso("2025-11-13 04:46").unwrap().precision, Precision::Minute);
    /// assert!(Stamp::iso("last week").is_none());
    /// ```
    #[must_use]
    pub fn iso(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text.trim()).ok()?;
        let offset_minutes = pieces.to_numeric_offset().map(|offset| offset.seconds() / 60);
        let precision = match pieces.time() {
            None => Precision::Day,
            Some(_) if digits_of_clock(text) <= 4 => Precision::Minute,
            Some(_) => Precision::Second,
        };
        let time = pieces.time().unwrap_or_else(jiff::civil::Time::midnight);
        Some(Self { clock: pieces.date().to_datetime(time), precision, offset_minutes, span: None })
    }
}

/// How many digits the clock is written with: four have no seconds.
fn digits_of_clock(text: &str) -> usize {
    let clock = text.trim().split_once(['T', 't', ' ']).map_or("", |(_, clock)| clock);
    clock.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').filter(u8::is_ascii_digit).count()
}
