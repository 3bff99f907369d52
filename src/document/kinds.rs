//! What kind of line a line is, its neighbours aside.
//!
//! In: a line. Out: its kind, with what was read from it. Cheap tests stand first: most lines are
//! long sentences, and for them only a credit at the end is looked for.

use super::byline::{self, Byline};
use super::dateline;
use super::lines::{self, Line, Small};
use super::stamps::{self, Reading};
use super::{agencies, boilerplate, caption, editing, meta, notes, wires};
use crate::span::Span;
use memchr::memchr3_iter;

/// No line that thanks an agency has more words.
const LONGEST_THANKS: u32 = 10;

/// What a line is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The site's.
    Junk,
    /// The label of a list of links; they stand in the next lines.
    Links,
    /// The end of such a list.
    LinksEnd,
    /// A time stamp, and nothing else.
    Stamp(Box<Reading>),
    /// A time of day, and nothing else.
    Clock,
    /// A byline; perhaps with a time stamp in it.
    Byline(Box<Byline>, Option<Box<Reading>>),
    /// Who reported, wrote and edited.
    Editing(Box<Byline>),
    /// A picture's caption or credit.
    Caption(caption::Reading),
    /// The label of summary bullets.
    SummaryLabel,
    /// It begins with a dateline.
    Dateline(Box<dateline::Reading>),
    /// Anything else: headings and paragraphs.
    Text,
}

impl Kind {
    /// What `line` is; `small` takes its small letters.
    pub(super) fn of(text: &str, line: &Line, small: &mut Small) -> Self {
        let whole = line.span.of(text);
        if boilerplate::is_summary_label(whole) {
            return Self::SummaryLabel;
        }
        if matches!(whole, "By" | "By:" | "BY" | "by") {
            return Self::Byline(Box::default(), None);
        }
        if let Some(kind) = of_who_and_when(text, line) {
            return kind;
        }
        if line.words <= LONGEST_THANKS
            && let Some(agency) = editing::helping_agency(whole)
        {
            return Self::Editing(Box::new(Byline { authors: Vec::new(), agency: Some(agency.to_owned()) }));
        }
        let lower = if line.span.len() <= notes::LONGEST { small.of(whole) } else { "" };
        let caption = caption::read(text, line);
        if boilerplate::is_rights(lower) && !caption.is_some_and(|caption| caption::is_clause(text, &caption)) {
            return Self::Junk;
        }
        if let Some(caption) = caption.filter(|caption| caption.credit.is_some()) {
            return Self::Caption(caption);
        }
        if boilerplate::is_link_label(whole) {
            return Self::Links;
        }
        if boilerplate::is_link_end(whole) {
            return Self::LinksEnd;
        }
        if boilerplate::is_boilerplate(line, lower) || boilerplate::is_glued_row(whole, line) {
            return Self::Junk;
        }
        if let Some(byline) = editing::read(text, line) {
            return Self::Editing(Box::new(byline));
        }
        if notes::is_note(text, line, lower) {
            return Self::Junk;
        }
        if let Some(dateline) = dateline::read(text, line.span) {
            return Self::Dateline(Box::new(dateline));
        }
        caption.map_or(Self::Text, Self::Caption)
    }

    /// Whom a byline names.
    pub(super) fn authors(&self) -> &[String] {
        match self {
            Self::Byline(byline, _) => &byline.authors,
            _ => &[],
        }
    }

    /// Whether it is a byline that names somebody.
    pub(super) fn names_author(&self) -> bool {
        !self.authors().is_empty()
    }

    /// Whether it begins with a dateline.
    pub(super) const fn is_dateline(&self) -> bool {
        matches!(self, Self::Dateline(_))
    }

    /// Whether it is the line of an article's own text.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Dateline(_))
    }
}

/// A byline, a time stamp, or both in one line.
fn of_who_and_when(text: &str, line: &Line) -> Option<Kind> {
    if let Some(sent) = wires::sent(text, line) {
        return Some(Kind::Stamp(Box::new(sent)));
    }
    let stamp = stamps::read_among(text, line.span, meta::most_others(text, line));
    if let Some(stamp) = &stamp
        && let Some(byline) = meta::read(text, line, stamp)
        && !dates_itself(text, line, stamp)
    {
        return Some(Kind::Byline(Box::new(byline), Some(Box::new(stamp.clone()))));
    }
    if let Some(byline) = byline(text, line) {
        return Some(byline);
    }
    let stamp = stamp?;
    if let Some(stamp) = stamps::without_year(text, &stamp) {
        return Some(Kind::Stamp(Box::new(stamp)));
    }
    if stamp.is_clock() {
        return Some(Kind::Clock);
    }
    stamp.is_stamp().then(|| Kind::Stamp(Box::new(stamp)))
}

/// Whether the line begins with a dateline, and its moment is another: "ROME, March 16 - Year to May 31, 2026".
fn dates_itself(text: &str, line: &Line, stamp: &Reading) -> bool {
    let when = stamp.moments.first().and_then(|moment| moment.stamp.span);
    let dated = dateline::read(text, line.span).and_then(|dateline| dateline.date_span);
    when.zip(dated).is_some_and(|(when, dated)| !when.overlaps(dated))
}

/// A byline, whole or before a bar and what else the site says ("By Ana Ruiz | Lake Post").
fn byline(text: &str, line: &Line) -> Option<Kind> {
    let whole = line.span.of(text);
    if line.words > 30 {
        return None;
    }
    let bar = bar(whole).unwrap_or(whole.len()) as u32;
    if !byline::may_open(&whole[..bar as usize]) || (whole.contains(';') && !lines::opens_with(whole, "author")) {
        return None;
    }
    let name = line.with_span(text, Span::new(line.span.start, line.span.start + bar).trim(text));
    let mut byline = byline::read(text, &name)?;
    let rest = Span::new(line.span.start + bar, line.span.end);
    let stamp = stamps::read(text, rest).filter(|stamp| !stamp.moments.is_empty() || stamp.ago);
    if byline.agency.is_none() && !byline.authors.is_empty() {
        byline.agency = agencies::canonical(rest.of(text).trim_matches(['|', '•', '·', ' '])).map(str::to_owned);
    }
    // "PTI | Colombo" may be a heading; an agency's name needs the time beside it.
    let alone = bar == line.span.len() || stamp.is_some() || byline::opens(whole);
    alone.then(|| Kind::Byline(Box::new(byline), stamp.map(Box::new)))
}

/// Where the first bar or dot stands that parts what a site says in a line; the writers' addresses stand behind others.
fn bar(line: &str) -> Option<usize> {
    let parts = |last: &usize| line.as_bytes()[*last] != b'|' || !byline::addresses(&line[last + 1..]);
    memchr3_iter(b'|', 0xa2, 0xb7, line.as_bytes()).filter(parts).find_map(|last| match line.as_bytes()[..=last] {
        [.., b'|'] => Some(last),
        [.., 0xe2, 0x80, 0xa2] => Some(last - 2),
        [.., 0xc2, 0xb7] => Some(last - 1),
        _ => None,
    })
}
