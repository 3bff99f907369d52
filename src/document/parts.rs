//! The header's parts: where the body begins, which line is the headline, what the others are.
//!
//! In: the first lines with their kinds. Out: the body's first line, and the header's fields in the draft.
//! The body begins at a dateline, or behind the last byline, time stamp or summary label that has at most
//! one sentence before it. What stands above it is given its part by kind and order.

use super::draft::Draft;
use super::inserts::is_spaced;
use super::kinds::Kind;
use super::lines::Line;
use super::neighbours::is_section;
use super::{agencies, live, menu, notes, outlets};
use crate::span::Span;
use std::ops::Range;

/// No summary has more points.
const MOST_POINTS: usize = 12;

/// So often the name of a site is looked for.
const MOST_PLACES: usize = 8;

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
    /// The lines that are the points of a summary though no label says so.
    points: Range<usize>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str, lines: &'a [Line], all: &'a [Kind], top: usize) -> Self {
        let kinds = &all[..top];
        let first = kinds.iter().position(Kind::is_text).unwrap_or(0);
        Self { text, lines, kinds, all, first, points: 0..0 }
    }

    /// The number of the line with which the body begins.
    pub(super) fn body(&mut self) -> usize {
        let opening = self.opening();
        self.points = self.block_of_points(opening);
        opening.max(self.points.end)
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
        alone && matches!(self.kinds.get(i + 1), Some(Kind::Stamp(_)))
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
        let early = first.is_none_or(|h| (h + 1..i).any(|j| self.is_standfirst(j)));
        if early || self.lines[i].words > 35 {
            return false;
        }
        let site = |kind: Option<&Kind>| matches!(kind, Some(Kind::Junk | Kind::Caption(_)));
        let after = self.kinds[i + 1..].iter().take_while(|kind| site(Some(kind))).count();
        let caption = self.kinds[i + 1..].iter().take(after).any(|kind| matches!(kind, Kind::Caption(_)));
        let between_buttons =
            after > 0 && !caption && matches!(self.kinds[i - 1], Kind::Junk) && self.lines[i].words <= 20;
        let prose = self.lines.iter().skip(i + 1 + after).take(6).filter(|line| line.is_prose()).count();
        ((after >= 2 && caption) || between_buttons) && prose >= 2
    }

    fn is_standfirst(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let house = |line: &str| outlets::is_masthead(line.split(" (").next().unwrap_or(line));
        self.kinds[i].is_text()
            && (4..=LONGEST_STANDFIRST).contains(&line.words)
            && !(line.words <= 6 && house(line.span.of(self.text)))
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

impl Parts<'_> {
    /// Which line is the headline: the first of the header, names of sections and slugs above it aside.
    fn headline(&self, body: usize) -> Option<usize> {
        let is_title = |i: &usize| matches!(self.kinds[*i], Kind::Text) && !self.lines[*i].bullet;
        let titles: Vec<usize> = (self.first..body).filter(is_title).take(8).collect();
        let mut at = 0;
        while let (Some(&this), Some(&next)) = (titles.get(at), titles.get(at + 1)) {
            if !self.is_kicker(this, next, titles.get(at + 2).copied(), body) {
                break;
            }
            at += 1;
        }
        titles.get(at).copied().filter(|&i| self.lines[i].words <= 35)
    }

    /// Whether a line stands above the headline, which is the next.
    fn is_kicker(&self, this: usize, next: usize, after: Option<usize>, body: usize) -> bool {
        let (line, title) = (&self.lines[this], &self.lines[next]);
        let whole = line.span.of(self.text);
        if line.stop {
            return false;
        }
        if is_section(whole) || is_slug(whole) || is_feed(whole) || outlets::is_masthead(whole) {
            return true;
        }
        let sectioned = is_section(title.span.of(self.text)) && next == this + 1;
        let named = |word: &str| word.starts_with(char::is_uppercase);
        if sectioned && (2..=4).contains(&line.words) && whole.starts_with("The ") && whole.split(' ').all(named) {
            return true;
        }
        if sectioned && after.is_some_and(|after| self.is_slogan(this, after, body)) {
            return true;
        }
        if line.words <= 4 && title.words >= 4 && self.is_told_by_site(this) {
            return true;
        }
        let in_capitals = |line: &str| !line.contains(char::is_lowercase);
        if line.words <= 5 && title.words >= 4 && in_capitals(title.span.of(self.text)) && !in_capitals(whole) {
            return true;
        }
        // A word, the time stamp, then the headline.
        let stamped = next > this + 1 && (this + 1..next).all(|i| matches!(self.kinds[i], Kind::Stamp(_) | Kind::Junk));
        if stamped && line.words == 1 && (5..=25).contains(&title.words) && !title.is_prose() {
            return true;
        }
        let wording = title.span.of(self.text);
        let one_clause = !wording.ends_with(['.', '…']) && !wording.contains(". ");
        // Of three lines the second may be a headline of several sentences if the third is one that ends.
        let told = after.is_some_and(|a| a == next + 1 && self.lines[a].is_prose()) && title.words <= 20;
        let titled =
            next == this + 1 && (4..=25).contains(&title.words) && (one_clause || told || in_title_case(wording));
        let dressed = (next + 1..body).any(|i| !matches!(self.kinds[i], Kind::Text));
        let standfirst = after.is_some_and(|a| a == next + 1 && self.lines[a].words >= 6);
        // "Counties", "Kisumu", then the headline.
        let long = |i: usize| (5..=25).contains(&self.lines[i].words) && !self.lines[i].is_prose();
        let sections = line.words <= 2 && title.words <= 2 && next == this + 1;
        if sections && dressed && after.is_some_and(|a| a == next + 1 && long(a)) {
            return true;
        }
        titled && ((line.words <= 2 && dressed) || (line.words <= 4 && title.words > line.words && standfirst))
    }

    /// Whether a line above the name of a section is the site's, and the headline stands below that: the text says
    /// again what the headline says, and a standfirst stands below it.
    fn is_slogan(&self, this: usize, title: usize, body: usize) -> bool {
        let together = title == this + 2 && self.lines[title].words >= 5;
        let standfirst =
            title + 1 < body && matches!(self.kinds[title + 1], Kind::Text) && self.lines[title + 1].words >= 6;
        together && standfirst && menu::is_better_told(self.text, self.lines, this, title)
    }

    /// Whether the site thanks the reader of what the line names, offers it or owns it: "Thanks for reading The Lake
    /// Letter!", "© 2026 The Lake Letter".
    fn is_told_by_site(&self, i: usize) -> bool {
        let name = self.lines[i].span;
        let named = name.of(self.text);
        let behind = name.end as usize;
        let places = self.text[behind..].match_indices(named).take(MOST_PLACES).map(|(at, _)| (behind + at) as u32);
        places.map(|at| (at, self.lines.partition_point(|line| line.span.start <= at) - 1)).any(|(at, line)| {
            let of_site = matches!(self.all.get(line), Some(Kind::Junk | Kind::Links));
            of_site
                && is_of_house(
                    Span::new(self.lines[line].span.start, at.max(self.lines[line].span.start)).of(self.text),
                )
        })
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
                Kind::Stamp(reading) => draft.stamp(reading),
                Kind::Byline(byline, stamp) => {
                    draft.byline(byline);
                    if let Some(stamp) = stamp {
                        draft.stamp(stamp);
                    }
                }
                Kind::Editing(byline) => {
                    draft.byline(byline);
                    draft.boilerplate(line.span);
                }
                Kind::Caption(reading) => draft.caption(*reading),
                Kind::Dateline(reading) if self.is_dated_below(i) => draft.dateline((**reading).clone()),
                Kind::Text | Kind::Dateline(_) if Some(i) == headline => draft.headline(line.span),
                Kind::Text | Kind::Dateline(_)
                    if headline.is_some_and(|h| i < h) && (line.words <= 8 || is_section(line.span.of(self.text))) =>
                {
                    draft.boilerplate(line.span);
                }
                Kind::Text if self.points.contains(&i) => draft.summary(line.span),
                Kind::Text | Kind::Dateline(_) if points && self.is_question(i) => draft.boilerplate(line.span),
                Kind::Text if points && !line.bullet && line.words <= 2 => draft.boilerplate(line.span),
                Kind::Text | Kind::Dateline(_) if (points || line.bullet) && line.words <= LONGEST_STANDFIRST => {
                    draft.summary(line.span);
                }
                Kind::Text | Kind::Dateline(_) => loose.push(i),
            }
            points = matches!(self.kinds[i], Kind::SummaryLabel)
                || (points && matches!(self.kinds[i], Kind::Text | Kind::Dateline(_) | Kind::Junk));
        }
        self.place(draft, &loose);
    }

    /// Lines without a mark: points of a summary if several stand together, else a standfirst; and the rest.
    fn place(&self, draft: &mut Draft, loose: &[usize]) {
        let introduces = |i: usize| {
            let bullet = self.lines.get(i + 1).is_some_and(|line| line.bullet);
            bullet && self.lines[i].span.of(self.text).ends_with(':')
        };
        for run in loose.chunk_by(|a, b| a + 1 == *b) {
            let points = (2..=MOST_POINTS).contains(&run.len()) && run.iter().all(|&i| self.is_point(i));
            if points && draft.document.summary.is_empty() {
                for &i in run {
                    draft.summary(self.lines[i].span);
                }
                continue;
            }
            for &i in run {
                let line = &self.lines[i];
                let headed = draft.document.headline.is_some_and(|h| h.end <= line.span.start);
                let about = notes::is_about_author(line.span.of(self.text), &draft.document.authors);
                if headed && draft.document.subheadline.is_none() && self.is_standfirst(i) && !about && !introduces(i) {
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

/// Whether the words before a name say that it is a house's: "© 2026 ", "Subscribe to ".
fn is_of_house(before: &str) -> bool {
    const OFFERS: &[&str] = &["reading ", "ubscribe to ", "ign up for ", "ign up to ", "opyright "];
    before.contains('©') || OFFERS.iter().any(|offer| before.ends_with(offer))
}

/// "LNA ENG": an agency and the language of its feed.
fn is_feed(line: &str) -> bool {
    let mut words = line.split(' ');
    let agency = words.next().and_then(agencies::named_in).is_some();
    let capitals = |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    agency && words.next().is_some_and(capitals) && words.next().is_none()
}

/// "LAKE-FISHING/STRIKE (UPDATE 2)", "Lake-fishing-strike,FEATURE": how wires file a story.
fn is_slug(line: &str) -> bool {
    const MEDIA: &[&str] = &[
        "+", "/", "&", "AND", "ARCHIVE", "AUDIO", "FILE", "GRAPHIC", "PHOTO", "PHOTOS", "PICTURE", "PICTURES", "TV",
        "VIDEO",
    ];
    let joined = |line: &str| !line.contains(' ') && line.contains(',') && line.matches(['-', ',']).count() >= 2;
    if joined(line) {
        return true;
    }
    let bare = line.split(" (").next().unwrap_or(line);
    if line.split(' ').all(|word| MEDIA.contains(&word)) || line.starts_with("BC-") || line.contains("Writethru") {
        return true;
    }
    let capitals = !bare.chars().any(char::is_lowercase) && bare.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    capitals && (bare.contains('/') || bare.contains('-')) && bare.split(' ').count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_wires_file_a_story() {
        assert!(is_feed("AFP ENG") && !is_feed("AFP wins prize") && !is_feed("LAKE ENG"));
        for line in [
            "BC-AF-Lake-Strike, 2nd Ld",
            "PICTURES + VIDEO",
            "LAKE-FISHING/STRIKE (UPDATE 2)",
            "Lake-fishing-strike,FEATURE",
        ] {
            assert!(is_slug(line), "{line}");
        }
        assert!(!is_slug("Lake-side inn, shut for years, reopens") && !is_slug("Stop-and-go"));
    }
}
