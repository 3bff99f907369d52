//! The header's parts: where the body begins, which line is the headline, what the others are.
//!
//! In: the first lines with their kinds. Out: the body's first line, and the header's fields in the draft.
//! The body begins at a dateline, or behind the last byline, time stamp or summary label that has at most
//! one sentence before it. What stands above it is given its part by kind and order.

use super::draft::Draft;
use super::headline::{Titles, bare, in_title_case, is_clause, is_furniture};
use super::inserts::is_spaced;
use super::kinds::Kind;
use super::lines::Line;
use super::moments::Reading;
use super::told::Told;
use super::{live, notes, outlets};
use crate::span::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// No summary has more points.
const MOST_POINTS: usize = 12;

/// No standfirst has fewer words.
const SHORTEST_STANDFIRST: u32 = 4;

/// The name of an outlet or of a part of it has no more words.
const LONGEST_LABEL: u32 = 6;

/// No standfirst and no point of a summary has more words.
const LONGEST_STANDFIRST: u32 = 45;

/// The first lines of a text with their kinds.
pub(super) struct Parts<'a> {
    text: &'a str,
    lines: &'a [Line],
    kinds: &'a [Kind],
    /// The kinds of all lines.
    all: &'a [Kind],
    /// The first line that may be the headline.
    first: usize,
    /// The line that was found to be it.
    title: Option<usize>,
    /// The lines that are the points of a summary though no label says so.
    points: Range<usize>,
    /// The first line of the text, and the words of it.
    body: usize,
    told: OnceCell<Told>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str, lines: &'a [Line], all: &'a [Kind], top: usize, title: Option<usize>) -> Self {
        let kinds = &all[..top];
        let title = title.filter(|title| kinds.get(*title).is_some_and(Kind::is_text));
        let first = title.or_else(|| kinds.iter().position(Kind::is_text)).unwrap_or(0);
        Self { text, lines, kinds, all, first, title, points: 0..0, body: 0, told: OnceCell::new() }
    }

    /// The number of the line with which the body begins.
    pub(super) fn body(&mut self) -> usize {
        let opening = self.opening();
        self.points = self.block_of_points(opening);
        self.body = opening.max(self.points.end);
        self.body
    }

    /// Sentences together before paragraphs that stand apart: the points of a summary.
    fn block_of_points(&self, opening: usize) -> Range<usize> {
        let is_point =
            |i: usize| matches!(self.kinds[i], Kind::Text) && self.lines[i].is_prose() && self.lines[i].words <= 30;
        let end = (opening..self.kinds.len()).find(|&i| !is_point(i) || (i > opening && self.lines[i].gap));
        let Some(end) = end.filter(|&end| self.lines[end].gap && (2..=MOST_POINTS).contains(&(end - opening))) else {
            return 0..0;
        };
        let headed = (0..opening).any(|i| matches!(self.kinds[i], Kind::Byline(..) | Kind::Stamp(_)));
        if headed && is_spaced(&self.lines[end..self.kinds.len()], &self.kinds[end..]) { opening..end } else { 0..0 }
    }

    /// Where the first sentence stands that is none of the header's.
    fn opening(&self) -> usize {
        let (last, dateline) = self.last_header_line();
        if let Some(at) = dateline {
            return at;
        }
        let headed = last.is_some() || self.first_is_headline();
        if !headed {
            return self.first;
        }
        let from = last.map_or(self.first + 1, |at| self.behind(at)).max(self.first + 1);
        let most = from + if last.is_some() { 15 } else { 5 };
        let end = self.kinds.len().min(most);
        let Some(opening) = (from..end).find(|&i| self.opens_body(i)) else { return from.min(self.kinds.len()) };
        // Above the first entry of a report stands its time; elsewhere it is the length of a film.
        let clock = (from..opening).find(|&i| matches!(self.kinds[i], Kind::Clock));
        if let Some(clock) = clock.filter(|_| live::is_live(self.lines, self.all)) {
            return clock;
        }
        if !self.is_late_standfirst(opening) {
            return opening;
        }
        (opening + 1..self.kinds.len().min(opening + 15)).find(|&i| self.opens_body(i)).unwrap_or(opening)
    }

    /// The last line that only headers have, and the dateline if it ends the header.
    fn last_header_line(&self) -> (Option<usize>, Option<usize>) {
        let (mut last, mut sentences) = (None, 0);
        let mut clauses = false;
        // A byline among the first lines of a text that goes on says that two sentences may stand above it.
        let most = 1 + usize::from(self.has_early_byline());
        for (i, kind) in self.kinds.iter().enumerate() {
            let line = &self.lines[i];
            match kind {
                Kind::Dateline(_) if !self.is_dated_below(i) => return (last, Some(i)),
                Kind::Byline(..) | Kind::SummaryLabel => {
                    last = Some(i);
                    clauses = false;
                }
                Kind::Stamp(r) if r.is_certain() || i < 8 => last = Some(i),
                Kind::Text if line.words <= 25 && in_title_case(line.span.of(self.text)) => {}
                Kind::Text if i > self.first && line.is_prose() && !line.bullet => {
                    // Behind points without a full stop, sentences are the article's.
                    let labelled = matches!(last.map(|l| &self.kinds[l]), Some(Kind::SummaryLabel)) && !clauses;
                    sentences += usize::from(!labelled || line.words > 35) + usize::from(line.words > 45);
                }
                Kind::Text if i == self.first && line.words > 30 => sentences += 1,
                Kind::Text => clauses |= !line.stop && line.words >= 4,
                _ => {}
            }
            if sentences > most {
                break;
            }
        }
        (last, None)
    }

    /// Whether a time stamp stands right below: a place alone in its line is no beginning then.
    fn is_dated_below(&self, i: usize) -> bool {
        let alone = matches!(&self.kinds[i], Kind::Dateline(reading) if reading.span == self.lines[i].span);
        let stamp = |i: usize| matches!(self.kinds.get(i), Some(Kind::Stamp(_)));
        let house = matches!(self.kinds.get(i + 1), Some(Kind::Text)) && self.lines[i + 1].words <= LONGEST_LABEL;
        alone && (stamp(i + 1) || (house && stamp(i + 2)))
    }

    fn has_early_byline(&self) -> bool {
        let early = |kind: &Kind| match kind {
            Kind::Byline(..) => true,
            Kind::Stamp(reading) => reading.is_certain(),
            _ => false,
        };
        let Some(at) = self.kinds.iter().take(self.first + 9).position(early) else { return false };
        self.lines[at + 1..].iter().take(12).filter(|line| line.is_prose()).count() >= 3
    }

    /// The line behind a line of the header, and behind the points if it is their label.
    fn behind(&self, at: usize) -> usize {
        if !matches!(self.kinds[at], Kind::SummaryLabel) {
            return at + 1;
        }
        let from = (at + 1..self.kinds.len()).find(|&i| matches!(self.kinds[i], Kind::Text)).unwrap_or(at + 1);
        let is_point = |i: usize| !matches!(self.kinds[i], Kind::Text) || self.lines[i].words <= 30;
        let run = (from..self.kinds.len().min(from + MOST_POINTS))
            .take_while(|&i| is_point(i))
            .last()
            .map_or(from, |i| i + 1);
        let marked = |i: usize| self.lines[i].bullet || !self.lines[i].stop;
        if from >= run || marked(from) {
            return (from..run)
                .find(|&i| !marked(i) && !self.is_question(i))
                .map_or(run, |i| self.behind_question(from, i));
        }
        if let Some(gap) = (from + 1..run).find(|&i| self.lines[i].gap).filter(|_| !self.lines[from].gap) {
            return gap;
        }
        self.behind_question(from, run.min(from + 3))
    }

    /// Behind the answer to the last question ("What's next?") among the points, else `otherwise`.
    fn behind_question(&self, from: usize, otherwise: usize) -> usize {
        let end = self.kinds.len().min(from + MOST_POINTS);
        (from..end).rev().find(|&i| self.is_question(i)).map_or(otherwise, |i| (i + 2).min(end))
    }

    /// "What's next?": a question of a few words that parts the points of a summary.
    fn is_question(&self, i: usize) -> bool {
        let line = &self.lines[i];
        matches!(self.kinds[i], Kind::Text) && line.words <= 4 && line.span.of(self.text).ends_with('?')
    }

    fn opens_body(&self, i: usize) -> bool {
        let line = &self.lines[i];
        matches!(self.kinds[i], Kind::Text) && !line.bullet && ((line.stop && line.words >= 4) || line.words >= 25)
    }

    /// Whether the first sentence is a standfirst set below the byline: the site's lines stand around it.
    fn is_late_standfirst(&self, i: usize) -> bool {
        let first = self.headline(i);
        let early = first.is_none_or(|h| (h + 1..i).any(|j| self.is_standfirst(h, j)));
        if early || self.lines[i].words > 35 {
            return false;
        }
        let address = |j: usize| self.lines[j].words == 1 && self.lines[j].span.of(self.text).contains("://");
        let site = |j: &usize| matches!(self.kinds[*j], Kind::Junk | Kind::Caption(_)) || address(*j);
        let after = (i + 1..self.kinds.len()).take_while(site).count();
        let caption = self.kinds[i + 1..].iter().take(after).any(|kind| matches!(kind, Kind::Caption(_)));
        let between_buttons =
            after > 0 && !caption && matches!(self.kinds[i - 1], Kind::Junk) && self.lines[i].words <= 20;
        let prose = self.lines.iter().skip(i + 1 + after).take(6).filter(|line| line.is_prose()).count();
        ((after >= 2 && caption) || between_buttons) && prose >= 2
    }

    /// Whether a line reads as a standfirst: a clause or a sentence right below the headline; below the byline and the
    /// time stamp only a sentence above buttons or a picture, and no caption.
    fn is_standfirst(&self, headline: usize, i: usize) -> bool {
        let line = &self.lines[i];
        let whole = line.span.of(self.text);
        let house = |line: &str| outlets::is_masthead(line.split(" (").next().unwrap_or(line));
        if !self.kinds[i].is_text()
            || !(SHORTEST_STANDFIRST..=LONGEST_STANDFIRST).contains(&line.words)
            || (line.words <= LONGEST_LABEL && house(whole))
            || (i > headline + 1 && matches!(self.kinds.get(i + 1), Some(Kind::Caption(said)) if said.text.is_none()))
            || is_furniture(whole, line.words)
        {
            return false;
        }
        let label = |j: usize| match self.kinds[j] {
            Kind::Junk | Kind::Links => true,
            Kind::Text => self.lines[j].words < SHORTEST_STANDFIRST,
            _ => false,
        };
        if (headline + 1..i).all(label) {
            let figure = |c: char| c.is_ascii_digit();
            let longer = if whole.contains(figure) { LONGEST_LABEL } else { LONGEST_LABEL - 1 };
            let titled = line.words > longer && !whole.starts_with(figure);
            return line.stop || titled || is_clause(whole);
        }
        let above_site = matches!(self.kinds.get(i + 1), Some(Kind::Junk | Kind::Caption(_)));
        (line.stop && above_site) || matches!(self.kinds[i - 1], Kind::Caption(_))
    }

    /// Whether a line stands between the headline and the byline or the time stamp.
    fn is_framed(&self, headline: usize, i: usize) -> bool {
        let below = matches!(self.kinds.get(i + 1), Some(Kind::Byline(..) | Kind::Stamp(_)));
        i == headline + 1 && below && self.lines[i].words > LONGEST_LABEL
    }

    /// Whether the headline or the text tells again what a line says.
    fn is_told(&self, headline: Option<usize>, i: usize) -> bool {
        let above = headline.map(|headline| &self.lines[headline]);
        let prose = self.lines[self.body..].iter().filter(|line| line.is_prose());
        let told = self.told.get_or_init(|| Told::of(self.text, above.into_iter().chain(prose)));
        let share = told.share(self.lines[i].span.of(self.text));
        share.again > 0 || share.words == 0
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

impl Parts<'_> {
    /// Which line is the headline.
    fn headline(&self, body: usize) -> Option<usize> {
        let holds = |title: &usize| *title < body && matches!(self.kinds[*title], Kind::Text);
        let known = self.kinds[..body].iter().any(|kind| !matches!(kind, Kind::Text));
        let titles = Titles::new(self.text, self.lines, self.kinds, body);
        // Among lines of which nothing is known the first is the headline, if one is.
        let range = if known { self.first..body } else { self.first..body.min(self.first + 1) };
        self.title.filter(holds).or_else(|| titles.best(range))
    }

    /// Gives each line above the body its part.
    pub(super) fn assign(&self, draft: &mut Draft, body: usize) {
        let body = body.min(self.kinds.len());
        let headline = match draft.document.headline {
            Some(given) => (0..body).find(|&i| self.lines[i].span == given),
            None => self.headline(body),
        };
        let mut loose: Vec<usize> = Vec::new();
        let mut points = false;
        for i in 0..body {
            let line = &self.lines[i];
            match &self.kinds[i] {
                Kind::Junk | Kind::Links | Kind::LinksEnd | Kind::Clock | Kind::SummaryLabel => {
                    draft.boilerplate(line.span);
                }
                Kind::Stamp(reading) if headline.is_some_and(|h| i < h && self.is_paper_day(reading, h, body)) => {
                    draft.boilerplate(line.span);
                }
                Kind::Stamp(reading) => {
                    draft.stamp(reading);
                    draft.placed(line.span, reading);
                }
                Kind::Byline(byline, stamp) => {
                    draft.byline(byline);
                    if let Some(stamp) = stamp {
                        draft.stamp(stamp);
                        draft.placed(line.span, stamp);
                    }
                }
                Kind::Editing(byline) => {
                    draft.byline(byline);
                    draft.boilerplate(line.span);
                }
                Kind::Caption(reading) => draft.caption(*reading),
                Kind::Dateline(reading) if self.is_dated_below(i) => draft.dateline((**reading).clone()),
                Kind::Text | Kind::Dateline(_) if Some(i) == headline => {
                    let title = bare(self.text, line.span);
                    draft.headline(title);
                    draft.boilerplate(Span::new(title.end, line.span.end));
                }
                Kind::Text | Kind::Dateline(_) if headline.is_some_and(|h| i < h) => draft.boilerplate(line.span),
                Kind::Text if self.points.contains(&i) => draft.summary(line.span),
                Kind::Text | Kind::Dateline(_) if points && self.is_question(i) => draft.boilerplate(line.span),
                Kind::Text if points && !line.bullet && line.words <= 2 => draft.boilerplate(line.span),
                Kind::Text | Kind::Dateline(_)
                    if (points || (line.bullet && line.words > 2)) && line.words <= LONGEST_STANDFIRST =>
                {
                    draft.summary(line.span);
                }
                Kind::Text | Kind::Dateline(_) => loose.push(i),
            }
            points = matches!(self.kinds[i], Kind::SummaryLabel)
                || (points && matches!(self.kinds[i], Kind::Text | Kind::Dateline(_) | Kind::Junk));
        }
        self.place(draft, headline, &loose);
    }

    /// Whether a day above a headline that has a time stamp of its own is that of the paper or of the reader.
    fn is_paper_day(&self, above: &Reading, headline: usize, body: usize) -> bool {
        let dates = |reading: &Reading| !reading.moments.is_empty() && !reading.is_update();
        let own = |kind: &Kind| match kind {
            Kind::Stamp(reading) | Kind::Byline(_, Some(reading)) => dates(reading),
            _ => false,
        };
        above.is_day() && self.kinds[headline + 1..body.max(headline + 1)].iter().any(own)
    }

    /// Lines without a mark: points of a summary if several stand together, else a standfirst; and the rest.
    fn place(&self, draft: &mut Draft, headline: Option<usize>, loose: &[usize]) {
        let introduces = |i: usize| {
            let bullet = self.lines.get(i + 1).is_some_and(|line| line.bullet);
            bullet && self.lines[i].span.of(self.text).ends_with(':')
        };
        for run in loose.chunk_by(|a, b| a + 1 == *b) {
            let points = (2..=MOST_POINTS).contains(&run.len()) && run.iter().all(|&i| self.is_point(i));
            // Below a standfirst that is told a line that is not is the site's.
            let points = points && run.iter().skip(1).all(|&i| self.is_told(headline, i));
            if points && draft.document.summary.is_empty() {
                for &i in run {
                    draft.summary(self.lines[i].span);
                }
                continue;
            }
            for &i in run {
                let line = &self.lines[i];
                let above = headline.filter(|h| *h < i);
                let headed = above.is_some();
                let about = notes::is_about_author(line.span.of(self.text), &draft.document.authors);
                let told = |h| line.stop || self.is_framed(h, i) || self.is_told(above, i);
                let first = draft.document.subheadline.is_none() && !about && !introduces(i);
                if first && above.is_some_and(|h| self.is_standfirst(h, i) && told(h)) {
                    draft.subheadline(line.span);
                } else if headed && (!line.is_prose() || about || introduces(i)) {
                    draft.boilerplate(line.span);
                } else {
                    draft.paragraph(line.span);
                }
            }
        }
    }

    /// Whether a line reads as a point of a summary: a clause without a full stop, not all capitals.
    fn is_point(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let small = line.span.of(self.text).split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).count();
        !line.stop && (4..=30).contains(&line.words) && small * 3 >= line.words as usize
    }
}
