//! The day on which a reader saved the article.
//!
//! In: the lines. Out: the day in the draft, and the lines without those that say nothing else: "Retrieved on March 4,
//! 2026", "Printed from www.lake.example on 4 March 2026", an archive's address with its clock.

use super::draft::Draft;
use super::lines::{self, Line};
use super::{Stamp, clock, stamps};
use crate::span::{Span, is_blank};
use jiff::civil::Date;

/// Among so many lines at either end the day of retrieval stands.
const DEEPEST_RETRIEVAL: usize = 6;

/// Among so many of the last lines.
const DEEPEST_TOLD: usize = 15;

/// A longer line says other things, without an address even a shorter one.
const LONGEST: u32 = 60;
const LONGEST_BARE: u32 = 24;

/// How far the moment of an archive's copy stands below its label.
const FARTHEST_COPY: usize = 3;

/// Takes a date of retrieval off the first line; returns a date without a label that fills the line.
pub(super) fn take_first(draft: &mut Draft, lines: &mut Vec<Line>) -> Option<Stamp> {
    let text = draft.text;
    let first = *lines.first()?;
    let line = first.span.of(text);
    let label = retrieval_label(line);
    let start = first.span.start + label as u32;
    let (date, end) = clock::leading_date(text, Span::new(start, first.span.end))?;
    let iso = text.as_bytes().get(start as usize + 4) == Some(&b'-');
    let rest = Span::new(end, first.span.end)
        .trim_matches(text, |c| is_blank(c) || matches!(c, '-' | '–' | '—' | '|' | ':' | ',' | '.'));
    let clock = rest.of(text).starts_with(|c: char| c.is_ascii_digit() || c == 'T')
        && stamps::read(text, first.span).is_some_and(|r| r.is_stamp());
    if clock || (label == 0 && !iso && !rest.is_empty()) {
        return None;
    }
    if label == 0 && rest.is_empty() {
        let stamp = stamps::read(text, first.span)?.moments.first().map(|moment| moment.stamp);
        lines.remove(0);
        return stamp;
    }
    draft.document.retrieved = Some(date);
    if rest.is_empty() {
        lines.remove(0);
    } else {
        lines[0] = first.with_span(text, rest);
    }
    None
}

/// Takes a line that only says when the article was retrieved, among the first or the last.
pub(super) fn take_line(draft: &mut Draft, lines: &mut Vec<Line>) {
    let text = draft.text;
    let says = |line: &Line| {
        let whole = line.span.of(text);
        let label = if line.words <= 8 { retrieval_label(whole) } else { 0 };
        if label == 0 || whole[..label].trim_end_matches([':', ' ', '\u{a0}', '=']).eq_ignore_ascii_case("date") {
            return None;
        }
        let (day, end) = clock::leading_day(text, Span::new(line.span.start + label as u32, line.span.end))?;
        let behind = text[end as usize..line.span.end as usize].trim_matches([',', ' ', '.']);
        (behind.is_empty() || is_clock(behind)).then(|| day.resolve(false)).flatten()
    };
    if draft.document.retrieved.is_none()
        && let Some((date, line)) = told(text, lines)
    {
        draft.document.retrieved = Some(date);
        if let Some(at) = line {
            draft.boilerplate(lines.remove(at).span);
            return;
        }
    }
    let count = lines.len();
    let mut edges = (0..count).filter(|i| *i < DEEPEST_RETRIEVAL || i + DEEPEST_RETRIEVAL >= count);
    let Some((at, date)) = edges.find_map(|i| says(&lines[i]).map(|date| (i, date))) else { return };
    draft.boilerplate(lines.remove(at).span);
    draft.document.retrieved = draft.document.retrieved.or(Some(date));
}

/// The length of "Retrieved on ", "date ", "Accessed: " at the beginning of a line.
fn retrieval_label(line: &str) -> usize {
    const LABELS: &[&str] = &[
        "date retrieved",
        "date accessed",
        "access date",
        "retrieval date",
        "retrieved",
        "accessed",
        "downloaded",
        "captured",
        "archived",
        "printed",
        "saved",
        "viewed",
        "date",
    ];
    let found = LABELS.iter().find(|label| lines::opens_with(line, label));
    let Some(label) = found else { return 0 };
    let rest = line[label.len()..].trim_start_matches([':', ' ', '\u{a0}', '=']);
    let rest = rest.strip_prefix("on ").unwrap_or(rest);
    let length = line.len() - rest.len();
    if length > label.len() { length } else { 0 }
}

/// A bare date above the headline is of retrieval if the article has a time stamp of its own.
pub(super) fn settle_bare_date(draft: &mut Draft, stamp: Stamp) {
    let document = &mut draft.document;
    if document.published.is_some() || draft.given.published.is_some() {
        document.retrieved = Some(stamp.clock.date());
    } else {
        document.published = Some(stamp);
    }
}

/// The day in a line of the first or the last that says more: whence the copy is, who has the rights in it; and the line
/// with that moment if it says nothing else.
fn told(text: &str, lines: &[Line]) -> Option<(Date, Option<usize>)> {
    let count = lines.len();
    let mut edges =
        (0..count.min(DEEPEST_RETRIEVAL)).chain(DEEPEST_RETRIEVAL.max(count.saturating_sub(DEEPEST_TOLD))..count);
    let may_tell =
        |line: &Line| line.words <= LONGEST && (line.words <= LONGEST_BARE || line.span.of(text).contains("://"));
    edges.find_map(|i| {
        let line = lines[i].span;
        if !has_year(line.of(text)) || !may_tell(&lines[i]) {
            return copied(text, lines, i);
        }
        let day = behind_label(text, line)
            .or_else(|| cited(text, line))
            .or_else(|| in_address(line.of(text)))
            .or_else(|| at_foot(text, line));
        day.map(|day| (day, None)).or_else(|| copied(text, lines, i))
    })
}

/// Whether four digits stand together that may be a year: few lines have them.
fn has_year(line: &str) -> bool {
    let bytes = line.as_bytes();
    let year = |at: usize| bytes.get(at..at + 4).is_some_and(|year| year.iter().all(u8::is_ascii_digit));
    memchr::memchr2_iter(b'1', b'2', bytes).any(year)
}

/// "Printed from www.lake.example on 4 March 2026", "… retrieved 4 March 2026 from https://lake.example/1": an address
/// stands beside the day, or the label opens the line or a part of it and the day ends it.
fn behind_label(text: &str, line: Span) -> Option<Date> {
    const LABELS: &[&str] = &["printed", "retrieved", "accessed", "downloaded", "fetched", "archived"];
    let whole = line.of(text);
    let small = whole.to_ascii_lowercase();
    let (start, end) = LABELS.iter().filter_map(|label| small.rfind(label).map(|at| (at, at + label.len()))).max()?;
    if small[..start].ends_with(char::is_alphanumeric) {
        return None;
    }
    let mut rest = whole[end..].trim_start_matches([':', ' ', '\u{a0}']);
    let mut addressed = whole.contains("://");
    if let Some((place, behind)) = rest.strip_prefix("from ").and_then(|rest| rest.split_once(" on ")) {
        if !is_address(place) && place != "the original" {
            return None;
        }
        addressed = true;
        rest = behind;
    }
    rest = rest.strip_prefix("on").unwrap_or(rest).trim_start_matches([':', ' ']);
    let from = line.end - rest.len() as u32;
    let (day, end) = clock::leading_day(text, Span::new(from, line.end))?;
    let behind = text[end as usize..line.end as usize].trim_matches(['.', ',', ' ', ')', ']']);
    let apart = |before: &str| {
        before.is_empty()
            || before.ends_with(['.', ';', '|', '·', '(', '[', '•'])
            || (before.ends_with(',') && !lines::ends_sentence(whole))
            || before.starts_with("this ")
            || before.split(' ').count() <= 2
    };
    let ends = (behind.is_empty() || is_clock(behind)) && (addressed || apart(small[..start].trim_end()));
    let linked = is_address(behind.strip_prefix("from ").unwrap_or(behind)) && behind.contains("://");
    (ends || linked).then(|| day.resolve(false)).flatten()
}

/// "Lake Post. 1 Oct. 2025. Web. 4 Mar. 2026.": the day at the end of a citation.
fn cited(text: &str, line: Span) -> Option<Date> {
    let (_, day) = line.of(text).rsplit_once(". Web. ")?;
    let (day, end) = clock::leading_day(text, Span::new(line.end - day.len() as u32, line.end))?;
    let whole = text[end as usize..line.end as usize].trim_matches('.').is_empty();
    whole.then(|| day.resolve(false)).flatten()
}

/// "10:12", "10:12:31 AM EST": what may stand behind a day.
fn is_clock(rest: &str) -> bool {
    rest.len() <= 20 && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':')
}

/// Whether it is one word with a full stop in it: "www.lake.example", "https://lake.example/1".
fn is_address(place: &str) -> bool {
    let place = place.trim_matches(['.', '"']);
    !place.contains(' ') && place.contains('.')
}

/// "https://lake.example/1    4/3/2026", "1 of 2    4/3/2026, 10:12", as browsers print it below a page.
fn at_foot(text: &str, line: Span) -> Option<Date> {
    let whole = line.of(text);
    let (first, rest) = whole.split_once(is_blank)?;
    let numbered = || rest.strip_prefix("of ").and_then(|rest| rest.split_once(is_blank));
    let rest = match first.bytes().all(|b| b.is_ascii_digit()) {
        true => numbered().filter(|(pages, _)| pages.bytes().all(|b| b.is_ascii_digit()))?.1,
        false if first.starts_with("http") && is_address(first) => rest,
        false => return None,
    };
    let reading = stamps::read(text, Span::new(line.end - rest.len() as u32, line.end))?;
    let moment = reading.moments.first().filter(|moment| reading.is_stamp() && moment.label.is_none())?;
    (reading.other_words == 0).then(|| moment.stamp.clock.date())
}

/// "https://archive.example/web/20260304081102/https://lake.example/1": the clock of an archive's copy.
fn in_address(line: &str) -> Option<Date> {
    let (_, copy) = line.split_once("/web/")?;
    let (stamp, address) = copy.split_once('/')?;
    let digits = stamp.get(..14).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let number = |from: usize, to: usize| digits[from..to].parse::<i16>().ok();
    let date = Date::new(number(0, 4)?, number(4, 6)? as i8, number(6, 8)? as i8).ok()?;
    address.starts_with("http").then_some(date)
}

/// "Saved from https://lake.example/1", "Report information from Lake Papers", and soon below it the moment of the copy.
fn copied(text: &str, lines: &[Line], i: usize) -> Option<(Date, Option<usize>)> {
    let whole = lines[i].span.of(text);
    let saved = ["saved from", "archived from", "captured from"].iter().any(|label| lines::opens_with(whole, label));
    let copy = (saved && whole.contains("://")) || lines::opens_with(whole, "report information from ");
    if !copy {
        return None;
    }
    let below = (i + 1..lines.len()).take(FARTHEST_COPY);
    below.filter_map(|at| Some((at, stamps::read(text, lines[at].span)?))).find_map(|(at, reading)| {
        let moment = reading.moments.first().filter(|moment| reading.is_stamp() && !moment.open)?;
        Some((moment.stamp.clock.date(), Some(at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        told(text, &lines::split(text)).map(|told| told.0.to_string())
    }

    #[test]
    fn days_of_retrieval() {
        assert_eq!(day("Printed from www.lake.example on 4 March 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(day("© Lake Post. All rights reserved. Printed on 4 March 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(
            day("Citation: Lake rises (2026, March 1) retrieved 4 March 2026 from https://lake.example/1.html")
                .as_deref(),
            Some("2026-03-04")
        );
        assert_eq!(day("lynx -dump, fetched Wed Mar 4 09:14:02 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(day("Available at: https://lake.example/1 [Accessed 4 March 2026]").as_deref(), Some("2026-03-04"));
        assert_eq!(day("Retrieved March 4, 2026, from https://lake.example/1").as_deref(), Some("2026-03-04"));
        assert_eq!(day("This copy was printed on March 4, 2026.").as_deref(), Some("2026-03-04"));
        assert_eq!(day("https://lake.example/1      4/3/2026").as_deref(), Some("2026-03-04"));
        assert_eq!(day("Ruiz, Ana. Lake Post. 1 Oct. 2025. Web. 4 Mar. 2026.").as_deref(), Some("2026-03-04"));
        assert_eq!(day("1 of 2      3/4/2026, 9:12 AM").as_deref(), Some("2026-03-04"));
        assert_eq!(day("Archived from the original on 4 March 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(
            day("https://archive.example/web/20260304081102/https://lake.example/1").as_deref(),
            Some("2026-03-04")
        );
        assert_eq!(
            day("Saved from https://lake.example/1\nhistory\n4 Mar 2026 08:11:02 UTC").as_deref(),
            Some("2026-03-04")
        );
    }

    #[test]
    fn other_days() {
        for line in [
            "The report was accessed on 4 March 2026 by the court.",
            "He was convicted over records of the lake that he had accessed on 4 March 2026.",
            "The copies that he printed on 4 March 2026 from memory were lost.",
            "Reprinted on 4 March 2026 was the map.",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
    }
}
