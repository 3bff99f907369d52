//! A value to a moment: ISO 8601 as callers give it, and the other forms that pages and exports have.

use super::{Precision, Stamp, stamps};
use crate::span::Span;
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

    /// Reads ISO 8601, the dates of mail headers, and what people write if it is a time stamp and nothing else.
    ///
    /// ```
    /// use pullquote::document::Stamp;
    /// assert_eq!(Stamp::written("Wed, 18 Mar 2026 09:12:00 +0300").unwrap().offset_minutes, Some(180));
    /// assert_eq!(Stamp::written("March 18, 2026 9:12 AM EDT").unwrap().clock.to_string(), "2026-03-18T09:12:00");
    /// assert!(Stamp::written("in March").is_none());
    /// ```
    #[must_use]
    pub fn written(text: &str) -> Option<Self> {
        let text = text.trim();
        let mail = || {
            let read = jiff::fmt::rfc2822::parse(text).ok()?;
            let offset_minutes = Some(read.offset().seconds() / 60);
            Some(Self { clock: read.datetime(), precision: Precision::Second, offset_minutes, span: None })
        };
        let stamp = || {
            let reading = stamps::read(text, Span::at(0, text.len())).filter(stamps::Reading::is_stamp)?;
            reading.moments.first().map(|moment| Self { span: None, ..moment.stamp })
        };
        Self::iso(text).or_else(mail).or_else(stamp)
    }
}

/// How many digits the clock is written with: four have no seconds.
fn digits_of_clock(text: &str) -> usize {
    let clock = text.trim().split_once(['T', 't', ' ']).map_or("", |(_, clock)| clock);
    clock.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').filter(u8::is_ascii_digit).count()
}
