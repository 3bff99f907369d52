//! The lines above the text: which is what.
//!
//! In: the lines. Out: the fields of the header in the draft, and the lines of the body. First it is
//! found where the body begins: behind the last byline, time stamp or summary label that has at most one
//! sentence before it, or at a dateline. What stands above it is given its part by kind and order;
//! what has no part there is a paragraph, for nothing of the text may be lost.

use super::dateline::Proof;
use super::draft::Draft;
use super::kinds::Kind;
use super::lines::Line;
use super::{byline, stamps};
use crate::span::Span;

/// No header has more lines.
const LONGEST: usize = 50;

/// No summary has more points.
const MOST_POINTS: usize = 12;

/// A line of the body with its kind, if that is known already.
pub(super) type BodyLine = (Line, Option<Kind>);

/// Reads the header, and hands over the body.
pub(super) fn read(draft: &mut Draft, lines: &[Line]) -> Vec<BodyLine> {
    let text = draft.text;
    let mut lines = lines.to_vec();
    let bare_date = retrieved(draft, &mut lines);
    let mut kinds: Vec<Kind> = lines.iter().take(LONGEST).map(|line| Kind::of(text, line)).collect();
    check_datelines(text, &lines, &mut kinds);
    bare_bylines(text, &lines, &mut kinds);
    let first = kinds.iter().position(|kind| matches!(kind, Kind::Text | Kind::Dateline(_))).unwrap_or(0);
    mark_given_headline(draft, &lines, &mut kinds);
    let parts = Parts { text, lines: &lines, kinds: &kinds, first };
    let body = parts.body();
    assign(draft, &parts, body);
    if let Some(stamp) = bare_date {
        settle_bare_date(draft, stamp);
    }
    let known = kinds.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
    lines.into_iter().zip(known).skip(body).collect()
}

/// Takes a date of retrieval off the first line; returns a date without a label that fills the line.
fn retrieved(draft: &mut Draft, lines: &mut Vec<Line>) -> Option<super::Stamp> {
    let text = draft.text;
    let first = *lines.first()?;
    let line = first.span.of(text);
    let label = retrieval_label(line);
    let start = first.span.start + label as u32;
    let (date, end) = stamps::leading_date(text, Span::new(start, first.span.end))?;
    let iso = text.as_bytes().get(start as usize + 4) == Some(&b'-');
    let rest = Span::new(end, first.span.end)
        .trim_matches(text, |c| crate::span::is_blank(c) || matches!(c, '-' | '–' | '—' | '|' | ':' | ',' | '.'));
    let clock = rest.of(text).starts_with(|c: char| c.is_ascii_digit() || c == 'T')
        && stamps::read(text, first.span).is_some_and(|r| r.is_stamp());
    if clock || (label == 0 && !iso && !rest.is_empty()) {
        return None;
    }
    if label == 0 && rest.is_empty() {
        let stamp = stamps::read(text, first.span)?.moments.first().map(|m| m.1);
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
        "saved",
        "viewed",
        "date",
    ];
    let found =
        LABELS.iter().find(|label| line.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)));
    let Some(label) = found else { return 0 };
    let rest = line[label.len()..].trim_start_matches([':', ' ', '\u{a0}', '=']);
    let rest = rest.strip_prefix("on ").unwrap_or(rest);
    let length = line.len() - rest.len();
    if length > label.len() { length } else { 0 }
}

/// A bare date above the headline is of retrieval if the article has a time stamp of its own.
fn settle_bare_date(draft: &mut Draft, stamp: super::Stamp) {
    let document = &mut draft.document;
    if document.published.is_some() || draft.given.published.is_some() {
        document.retrieved = Some(stamp.clock.date());
    } else {
        document.published = Some(stamp);
    }
}

/// Weak datelines hold only before the first sentence, and never where lines are labelled with speakers.
pub(super) fn check_datelines(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let transcript = lines.iter().take(LONGEST).filter(|line| has_speaker_label(line.span.of(text))).count() >= 3;
    let mut sentences = 0;
    for (kind, line) in kinds.iter_mut().zip(lines) {
        if let Kind::Dateline(dateline) = kind {
            let enough = line.is_prose() || dateline.span.end == line.span.end;
            let holds = match dateline.proof {
                Proof::Full => enough || line.words >= 6 || sentences > 0,
                Proof::Place => enough && sentences <= 2,
                Proof::Dash => enough && line.words >= 12 && sentences == 0,
                Proof::Colon => enough && line.words >= 10 && sentences <= 1 && !transcript,
            };
            if !holds {
                *kind = Kind::Text;
            }
        }
        sentences += usize::from(line.is_prose() && matches!(kind, Kind::Text | Kind::Dateline(_)));
    }
}

fn has_speaker_label(line: &str) -> bool {
    let Some(at) = super::lines::head(line, 40).find(':') else { return false };
    at > 1 && !line[..at].chars().any(char::is_lowercase)
}

/// A name alone is a byline if it stands beside a time stamp or an agency's name.
fn bare_bylines(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let beside = |kinds: &[Kind], i: usize| {
        let stamp = |kind: Option<&Kind>| matches!(kind, Some(Kind::Stamp(r)) if !r.moments.is_empty() || r.ago);
        let agency = matches!(kinds.get(i + 1), Some(Kind::Byline(b, _)) if b.authors.is_empty());
        stamp(kinds.get(i + 1)) || agency || (i > 0 && stamp(kinds.get(i - 1)))
    };
    let mut headline = false;
    for i in 0..kinds.len().min(12) {
        if !matches!(kinds[i], Kind::Text) {
            continue;
        }
        if headline
            && beside(kinds, i)
            && let Some(byline) = byline::read_bare(text, &lines[i])
        {
            kinds[i] = Kind::Byline(byline, None);
        }
        headline = true;
    }
}

fn mark_given_headline(draft: &mut Draft, lines: &[Line], kinds: &mut [Kind]) {
    let Some(given) = draft.given.headline.as_deref() else { return };
    let same = |line: &Line| {
        let mut words = line.span.of(draft.text).split_whitespace();
        given.split_whitespace().all(|word| words.next() == Some(word)) && words.next().is_none()
    };
    let shown = lines.iter().take(kinds.len().min(10)).position(same);
    if let Some(at) = shown {
        kinds[at] = Kind::Text;
        draft.document.headline = Some(lines[at].span);
    }
}

struct Parts<'a> {
    text: &'a str,
    lines: &'a [Line],
    kinds: &'a [Kind],
    /// The first line that may be the headline.
    first: usize,
}

impl Parts<'_> {
    /// The number of the line with which the body begins.
    fn body(&self) -> usize {
        let (last, dateline) = self.last_header_line();
        if let Some(at) = dateline {
            return at;
        }
        let headed = last.is_some() || self.first_is_headline();
        if !headed {
            return self.first;
        }
        let from = last.map_or(self.first + 1, |at| at + 1).max(self.first + 1);
        let most = from + if last.is_some() { 15 } else { 5 };
        let end = self.kinds.len().min(most);
        (from..end).find(|&i| self.opens_body(i)).unwrap_or(from.min(self.lines.len()))
    }

    /// The last line that only headers have, and the dateline if it ends the header.
    fn last_header_line(&self) -> (Option<usize>, Option<usize>) {
        let (mut last, mut sentences) = (None, 0);
        for (i, kind) in self.kinds.iter().enumerate() {
            match kind {
                Kind::Dateline(_) => return (last, Some(i)),
                Kind::Byline(..) | Kind::SummaryLabel => last = Some(i),
                Kind::Stamp(r) if r.is_certain() || i < 8 => last = Some(i),
                Kind::Text if i > self.first && self.lines[i].is_prose() && !self.lines[i].bullet => {
                    let labelled = matches!(last.map(|l| &self.kinds[l]), Some(Kind::SummaryLabel));
                    sentences +=
                        usize::from(!labelled || self.lines[i].words > 35) + usize::from(self.lines[i].words > 45);
                }
                Kind::Text if i == self.first && self.lines[i].words > 30 => sentences += 1,
                _ => {}
            }
            if sentences > 1 {
                break;
            }
        }
        (last, None)
    }

    fn opens_body(&self, i: usize) -> bool {
        let line = &self.lines[i];
        matches!(self.kinds[i], Kind::Text) && !line.bullet && (line.stop || line.words >= 25)
    }

    /// Whether the first line is a headline though nothing but its own look says so.
    fn first_is_headline(&self) -> bool {
        let (Some(line), Some(next)) = (self.lines.get(self.first), self.lines.get(self.first + 1)) else {
            return false;
        };
        let prose = (self.first + 1..self.kinds.len().min(self.first + 5)).any(|i| self.lines[i].is_prose());
        let words = line.span.of(self.text);
        if !prose || line.bullet || line.words > 25 || line.span.len() > 180 || words.ends_with([':', ',']) {
            return false;
        }
        if !line.stop {
            return words.starts_with(|c: char| !c.is_lowercase());
        }
        let asks = words.ends_with('?') && !words.starts_with(['"', '“']);
        next.gap && (asks || in_title_case(words)) && line.words <= 20
    }
}

/// Whether nearly all of its longer words are capitalised.
fn in_title_case(line: &str) -> bool {
    let long = |w: &&str| w.chars().count() >= 4 && w.chars().any(char::is_alphabetic);
    let capital = |w: &&str| {
        w.trim_start_matches(['"', '“', '‘', '\'', '(']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let count = line.split_whitespace().filter(long).count();
    let capitals = line.split_whitespace().filter(long).filter(capital).count();
    count >= 3 && capitals * 10 >= count * 8
}

/// Gives each line above the body its part.
fn assign(draft: &mut Draft, parts: &Parts, body: usize) {
    let body = body.min(parts.kinds.len());
    let dateline_follows = matches!(parts.kinds.get(body), Some(Kind::Dateline(_)));
    let headline = headline(draft, parts, body);
    let mut loose: Vec<usize> = Vec::new();
    let (mut labelled, mut dressed, mut break_at) = (false, false, None);
    for i in 0..body {
        let line = &parts.lines[i];
        match &parts.kinds[i] {
            Kind::Junk => draft.boilerplate(line.span),
            Kind::Stamp(reading) => draft.stamp(reading),
            Kind::Byline(byline, stamp) => {
                draft.byline(byline.clone());
                if let Some(stamp) = stamp {
                    draft.stamp(stamp);
                }
            }
            Kind::Editing(byline) => {
                draft.byline(byline.clone());
                draft.boilerplate(line.span);
            }
            Kind::Caption(reading) => draft.caption(*reading),
            Kind::SummaryLabel => {
                draft.boilerplate(line.span);
                labelled = true;
            }
            Kind::Text | Kind::Dateline(_) if Some(i) == headline => draft.headline(line.span),
            Kind::Text | Kind::Dateline(_) if headline.is_some_and(|h| i < h) && line.words <= 4 => {
                draft.boilerplate(line.span);
            }
            Kind::Text | Kind::Dateline(_) if (labelled || line.bullet) && line.words <= 45 => draft.summary(line.span),
            Kind::Text | Kind::Dateline(_) => loose.push(i),
        }
        if !matches!(parts.kinds[i], Kind::Text | Kind::Junk | Kind::Dateline(_)) && headline.is_some_and(|h| i > h) {
            dressed = true;
            break_at = break_at.or(Some(i));
        }
    }
    let edge = break_at.unwrap_or(if dressed { 0 } else { body });
    let (before, after): (Vec<usize>, Vec<usize>) = loose.into_iter().partition(|&i| i < edge);
    let run = |lines: &[usize]| {
        lines.len() >= 2
            && lines.len() <= MOST_POINTS
            && lines.iter().all(|&i| !parts.lines[i].stop && parts.lines[i].words <= 30)
    };
    let undressed_run = break_at.is_none() && dateline_follows && run(&before);
    place(draft, parts, &before, undressed_run);
    place(draft, parts, &after, run(&after));
}

/// Lines without a mark: all a summary, or one standfirst and paragraphs.
fn place(draft: &mut Draft, parts: &Parts, loose: &[usize], summary: bool) {
    for &i in loose {
        let line = &parts.lines[i];
        if summary {
            draft.summary(line.span);
        } else if draft.document.subheadline.is_none()
            && line.words <= 45
            && draft.document.headline.is_some_and(|h| h.end <= line.span.start)
        {
            draft.subheadline(line.span);
        } else {
            draft.paragraph(line.span);
        }
    }
}

/// Which line is the headline: the first of the header, a section's name above it aside.
fn headline(draft: &Draft, parts: &Parts, body: usize) -> Option<usize> {
    if let Some(given) = draft.document.headline {
        return (0..body).find(|&i| parts.lines[i].span == given);
    }
    let mut titles = (parts.first..body).filter(|&i| matches!(parts.kinds[i], Kind::Text) && !parts.lines[i].bullet);
    let first = titles.next().filter(|&i| parts.lines[i].words <= 35)?;
    let next = titles.next().filter(|&i| i == first + 1);
    let section = |next: usize| {
        let (line, after) = (&parts.lines[first], &parts.lines[next]);
        let dressed = (next + 1..body).any(|i| !matches!(parts.kinds[i], Kind::Text));
        line.words <= 2 && !line.stop && (4..=20).contains(&after.words) && !after.stop && dressed
    };
    next.filter(|&next| section(next)).or(Some(first))
}
