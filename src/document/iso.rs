//! ISO 8601 to a moment: what callers give as `published`.

use super::{Precision, Stamp};
use jiff::fmt::temporal::Pieces;

impl Stamp {
    /// Reads `2025-11-13`, `2025-11-13T04:46`, `2025-11-13 04:46:00-05:00` and their like.
    ///
    /// ```
    /// use pullquote::document::Stamp;
    /// assert_eq!(Stamp::iso("2025-11-13T04:46:00-05:00").unwrap().offset_minutes, Some(-300));
    /// assert!(Stamp::iso("last week").is_none());
    /// ```
    #[must_use]
    pub fn iso(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text.trim()).ok()?;
        let offset_minutes = pieces.to_numeric_offset().map(|offset| offset.seconds() / 60);
        let precision = if pieces.time().is_some() { Precision::Second } else { Precision::Day };
        let time = pieces.time().unwrap_or_else(jiff::civil::Time::midnight);
        Some(Self { clock: pieces.date().to_datetime(time), precision, offset_minutes, span: None })
    }
}
