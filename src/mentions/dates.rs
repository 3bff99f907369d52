//! Dates in running text, with their values.

use crate::document::Document;
use crate::span::Span;
use crate::text::Prose;
use jiff::civil::Date;

/// A date as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601: `2025-11-12`, `2025-09`, `2025-W46`, `2025`; None where the text does not tell.
    pub value: Option<String>,
    /// The first day of what it names.
    pub first_day: Option<Date>,
    /// The last.
    pub last_day: Option<Date>,
    /// Whether its value depends on the day of the article.
    pub relative: bool,
}

/// Finds the dates in the blocks of `document`, captions' and datelines' included.
#[must_use]
pub fn find(_text: &str, _document: &Document, _prose: &Prose) -> Vec<DateMention> {
    Vec::new()
}
