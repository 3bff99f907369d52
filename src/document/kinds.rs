//! What kind of line a line is, its neighbours aside.
//!
//! In: a line. Out: its kind, with what was read from it. Cheap tests stand first: most lines are
//! long sentences, and for them only a credit at the end is looked for.

use super::byline::{self, Byline};
use super::dateline;
use super::lines::Line;
use super::{boilerplate, caption, stamps};
use crate::span::Span;

/// What a line is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The site's.
    Junk,
    /// A time stamp, and nothing else.
    Stamp(stamps::Reading),
    /// A byline; perhaps with a time stamp behind it.
    Byline(Byline, Option<stamps::Reading>),
    /// Who reported, wrote and edited.
    Editing(Byline),
    /// A picture's caption or credit.
    Caption(caption::Reading),
    /// The label of summary bullets.
    SummaryLabel,
    /// It begins with a dateline.
    Dateline(dateline::Reading),
    /// Anything else: headings and paragraphs.
    Text,
}

impl Kind {
    /// What `line` is.
    pub(super) fn of(text: &str, line: &Line) -> Self {
        let whole = line.span.of(text);
        if boilerplate::is_summary_label(whole) {
            return Self::SummaryLabel;
        }
        if let Some(byline) = byline(text, line) {
            return byline;
        }
        if let Some(stamp) = stamps::read(text, line.span).filter(stamps::Reading::is_stamp) {
            return Self::Stamp(stamp);
        }
        let caption = caption::read(text, line);
        if let Some(caption) = caption.filter(|caption| caption.credit.is_some()) {
            return Self::Caption(caption);
        }
        if boilerplate::is_boilerplate(text, line) {
            return Self::Junk;
        }
        if let Some(byline) = byline::editing(text, line) {
            return Self::Editing(byline);
        }
        if let Some(dateline) = dateline::read(text, line.span) {
            return Self::Dateline(dateline);
        }
        caption.map_or(Self::Text, Self::Caption)
    }
}

/// A byline, whole or before a bar and a time stamp ("By Ana Ruiz | March 3, 2024").
fn byline(text: &str, line: &Line) -> Option<Kind> {
    let whole = line.span.of(text);
    if line.words > 30 || whole.contains(';') {
        return None;
    }
    let bar = whole.find(['|', '•', '·']).unwrap_or(whole.len()) as u32;
    let name = line.with_span(text, Span::new(line.span.start, line.span.start + bar).trim(text));
    let byline = byline::read(text, &name)?;
    let rest = Span::new(line.span.start + bar, line.span.end);
    let stamp = stamps::read(text, rest).filter(|stamp| !stamp.moments.is_empty());
    // "PTI | Colombo" may be a heading; an agency's name needs the time beside it.
    let alone =
        bar == line.span.len() || stamp.is_some() || whole.get(..2).is_some_and(|by| by.eq_ignore_ascii_case("by"));
    alone.then_some(Kind::Byline(byline, stamp))
}
