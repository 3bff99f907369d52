//! A text of one line with its header in it.
//!
//! In: the only line of a text. Out: the lines that its headline, byline, time stamp and paragraph would have
//! been: "Lake rises By Ana Ruiz QUITO, March 4 (Reuters) - The lake …". Only a dateline, or a byline with a
//! time stamp, shows where the header ends.

use super::dateline::{self, Proof};
use super::lines::{self, Line};
use super::stamps::{self, Label};
use crate::span::Span;

/// No header in a line is longer.
const LONGEST: usize = 400;

/// No label between two moments is longer: " | Last updated: ".
const LONGEST_LABEL: u32 = 20;

/// Cuts the line, if a header stands in it.
pub(super) fn split(text: &str, line: &Line) -> Option<Vec<Line>> {
    if dateline::read(text, line.span).is_some_and(|reading| reading.proof == Proof::Full) {
        return None;
    }
    let start = lines::head(line.span.of(text), LONGEST);
    let from = line.span.start;
    let byline = start.find(" By ").map(|at| from + at as u32 + 1);
    let body = dateline_at(text, line, start).or_else(|| behind_stamp(text, from, byline?, start.len()))?;
    let byline = byline.filter(|at| *at < body);
    let headline_end = byline.unwrap_or(body);
    let stamp = stamp_in(text, Span::new(byline.unwrap_or(from), body)).map(|stamp| stamp.start);
    let mut cuts = vec![
        from,
        headline_end.min(stamp.unwrap_or(headline_end)),
        headline_end,
        stamp.unwrap_or(body),
        body,
        line.span.end,
    ];
    cuts.sort_unstable();
    cuts.dedup();
    let parts = cuts.windows(2).map(|cut| line.with_span(text, Span::new(cut[0], cut[1])));
    Some(parts.filter(|part| !part.span.is_empty()).collect())
}

/// Where a proven dateline with a place in capitals begins, behind the line's first words.
fn dateline_at(text: &str, line: &Line, start: &str) -> Option<u32> {
    let words = start.match_indices(' ').map(|(at, _)| at + 1).take(60);
    words.filter(|at| start[*at..].starts_with(char::is_uppercase)).find_map(|at| {
        let span = Span::new(line.span.start + at as u32, line.span.end);
        let reading = dateline::read(text, span).filter(|reading| reading.proof == Proof::Full)?;
        let place = reading.place?.of(text);
        let capitals = !place.contains(char::is_lowercase) && place.len() >= 3;
        (capitals && reading.span.start == span.start).then_some(span.start)
    })
}

/// Behind the time stamp that follows a byline.
fn behind_stamp(text: &str, from: u32, byline: u32, length: usize) -> Option<u32> {
    let stamp = stamp_in(text, Span::new(byline, from + length as u32))?;
    (stamp.start - byline < 80).then_some(stamp.end)
}

fn stamp_in(text: &str, span: Span) -> Option<Span> {
    let window = lines::head(span.of(text), 190).len() as u32;
    let reading = stamps::read(text, Span::new(span.start, span.start + window))?;
    let mut moments = reading.moments.iter();
    let mut whole = moments.next()?.stamp.span?;
    for moment in moments.filter(|moment| moment.label == Some(Label::Updated)) {
        let span = moment.stamp.span.filter(|span| span.start.saturating_sub(whole.end) <= LONGEST_LABEL);
        whole = span.map_or(whole, |span| whole.cover(span));
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let line = lines::split(text)[0];
        split(text, &line).unwrap_or_default().iter().map(|part| part.span.of(text)).collect()
    }

    #[test]
    fn headers_in_the_line() {
        assert_eq!(
            cut("Lake rises By Ana Ruiz QUITO, March 4 (Reuters) - The lake rose."),
            ["Lake rises", "By Ana Ruiz", "QUITO, March 4 (Reuters) - The lake rose."]
        );
        assert_eq!(
            cut("Lake rises By Ana Ruiz March 4, 2026 5:00 AM EST The lake rose."),
            ["Lake rises", "By Ana Ruiz", "March 4, 2026 5:00 AM EST", "The lake rose."]
        );
        assert_eq!(
            cut("Lake rises By Ana Ruiz Posted Mar 4, 2026 at 5:55 PM Updated Mar 4, 2026 at 9:10 PM The lake rose.")
                [2..],
            ["Mar 4, 2026 at 5:55 PM Updated Mar 4, 2026 at 9:10 PM", "The lake rose."]
        );
        assert!(cut("QUITO, March 4 (Reuters) - The lake rose.").is_empty());
        assert!(cut("FAIR LAKE, N.J., March 4 - The lake rose.").is_empty());
        assert!(cut("The lake rose on March 4, 2026. By Monday it had fallen.").is_empty());
    }
}
