//! The lines of the text itself: paragraphs, sub-headings, captions, and what the site put between.
//!
//! In: the lines behind the header. Out: the body in the draft. The dateline is cut off the first
//! paragraph, the agency's sign (`(ANI)`) off the last.

use super::draft::Draft;
use super::header::BodyLine;
use super::kinds::Kind;
use super::lines::{self, Line};
use super::{agencies, dateline};
use crate::span::Span;

/// In how many of the last lines a byline may stand.
const TAIL: usize = 4;

/// Reads the body.
pub(super) fn read(draft: &mut Draft, body: &[BodyLine]) {
    for i in 0..body.len() {
        read_line(draft, body, i, true);
    }
    agency_sign(draft);
}

/// Reads line `i`; where the input marks its sub-headings, `headings` is false.
pub(super) fn read_line(draft: &mut Draft, body: &[BodyLine], i: usize, headings: bool) {
    let (line, known) = &body[i];
    let kind = known.clone().unwrap_or_else(|| Kind::of(draft.text, line));
    match kind {
        Kind::Junk => draft.boilerplate(line.span),
        Kind::Editing(byline) => {
            draft.byline(byline);
            draft.boilerplate(line.span);
        }
        Kind::Caption(reading) if reading.text.is_none() || !opens(body, i) => draft.caption(reading),
        Kind::Stamp(reading) if reading.is_certain() => {
            draft.stamp(&reading);
            draft.boilerplate(line.span);
        }
        Kind::Byline(byline, _) if i + TAIL >= body.len() && i > 0 => {
            draft.byline(byline);
            draft.boilerplate(line.span);
        }
        Kind::Dateline(reading) if known.is_some() && draft.document.paragraphs.is_empty() && !draft.has_dateline() => {
            dated(draft, line, reading);
        }
        _ if is_reporting_note(draft.text, body, i) => draft.boilerplate(line.span),
        _ if headings && is_subheading(draft.text, body, i) => draft.subheading(line.span),
        _ => draft.paragraph(line.span),
    }
}

/// Whether the line is all there is: a text of one line is a paragraph whatever it looks like.
fn opens(body: &[BodyLine], i: usize) -> bool {
    i == 0 && body.len() == 1
}

/// Cuts the dateline off a paragraph.
fn dated(draft: &mut Draft, line: &Line, reading: dateline::Reading) {
    let rest = Span::new(reading.span.end, line.span.end).trim(draft.text);
    draft.dateline(reading);
    draft.paragraph(rest);
}

/// A short line with a capital between two paragraphs, no sentence and no item of a list.
pub(super) fn is_subheading(text: &str, body: &[BodyLine], i: usize) -> bool {
    let line = &body[i].0;
    let words = line.span.of(text);
    if line.stop || line.bullet || line.words > 10 || line.span.len() > 90 || i == 0 {
        return false;
    }
    let edges = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '‘')
        && !words.ends_with([':', ',', ';', '"', '”', '-', '—']);
    let before = &body[i - 1].0;
    let after = body.get(i + 1).is_some_and(|next| next.0.is_prose());
    edges && after && before.is_prose()
}

/// "Ruiz reported from Quito." and the like among the last lines.
fn is_reporting_note(text: &str, body: &[BodyLine], i: usize) -> bool {
    let line = &body[i].0;
    if i + TAIL < body.len() || i == 0 || line.words > 30 || !line.stop {
        return false;
    }
    let words = line.span.of(text);
    let Some(at) = words.find(" reported from ") else { return false };
    let capital = |part: &str| {
        part.split([' ', ','])
            .filter(|w| !w.is_empty())
            .all(|w| w == "and" || w == "in" || w.starts_with(char::is_uppercase))
    };
    let first = words[at + 15..].split(". ").next().unwrap_or("");
    capital(&words[..at]) && capital(first) && line.words <= 14
}

/// Takes "(ANI)" off the end of the last paragraph.
pub(super) fn agency_sign(draft: &mut Draft) {
    let text = draft.text;
    let Some(last) = draft.document.paragraphs.last().copied() else { return };
    let Some(body) = last.of(text).strip_suffix(')') else { return };
    let Some(open) = body.rfind('(') else { return };
    let Some(agency) = agencies::canonical(&body[open + 1..]) else { return };
    if !lines::ends_sentence(body[..open].trim_end()) {
        return;
    }
    let cut = last.start + open as u32;
    draft.boilerplate(Span::new(cut, last.end));
    draft.shorten_last(Span::new(last.start, cut).trim(text));
    draft.byline(super::byline::Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
}
