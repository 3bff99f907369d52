//! The lines of the text itself: paragraphs, sub-headings, captions, and what the site put between and behind.
//!
//! In: the lines behind the header with their kinds. Out: the body in the draft. The dateline is cut off
//! the first paragraph, the agency's sign off the last. The text ends with its last sentence that is not
//! about the article; what stands behind it is the site's, as are links between paragraphs.

use super::draft::Draft;
use super::inserts::{Inserts, is_labelled_link};
use super::kinds::Kind;
use super::lines::{self, Line, goes_on};
use super::repeats::Repeats;
use super::stamps::Reading;
use super::{agencies, byline, caption, dateline, ending, live, names, notes, signs};
use crate::span::Span;

/// In how many of the last lines a byline may stand.
const TAIL: usize = 4;

/// Among how many of the first lines it may stand below the first paragraph.
const HEAD: usize = 6;

/// Among how many it may stand beside a time stamp.
const DEEPEST_SIGNED: usize = 30;

/// More short lines than these together are a list of the article's own.
const MOST_STRAY: usize = 6;

/// No heading that quotes or is set in capitals has more words.
const LONGEST_HEADING: u32 = 8;

/// No inserted list or offer has more lines.
const LONGEST_INSERT: usize = 20;

/// The title of another article below "Also read" has at least as many words.
const SHORTEST_TITLE: u32 = 6;

/// A database's list has more fields on either side of one.
const FIELDS_BESIDE: usize = 6;

/// No newsletter's offer has more lines.
const LONGEST_OFFER: usize = 9;

/// The title of a film has at least as many words.
const LEAST_CLIP: u32 = 4;

/// Among so many of the last paragraphs an agency's sign stands.
const SIGNED: usize = 3;

/// A longer line without a full stop is no heading and no link.
const LONGEST_LINK: u32 = 25;

/// Reads the body.
pub(super) fn read(draft: &mut Draft, lines: &[Line], kinds: &[Kind]) {
    let in_entries = live::is_live(lines, kinds);
    let end = ending::end(draft, lines, kinds, in_entries);
    let body = Body {
        text: draft.text,
        lines,
        end,
        repeats: Repeats::of(draft.text, lines, kinds),
        inserts: Inserts::of(draft.text, &lines[..end], &kinds[..end]),
        late_clocks: live::has_late_clocks(lines, kinds),
    };
    let mut listing = false;
    let mut fenced = 0;
    for (i, kind) in kinds.iter().enumerate() {
        let line = &lines[i];
        listing = matches!(kind, Kind::Links) || (listing && !ends_links(draft.text, lines, kind, i));
        if i >= fenced && opens_insert(draft.text, line, kind) {
            fenced = fence_end(kinds, i);
        } else if i >= fenced {
            fenced = offer_end(draft.text, line, kinds, i);
        }
        if i < fenced
            || (i < body.end && body.inserts.has(i))
            || (in_entries && live::is_label(draft.text, lines, kinds, i))
        {
            draft.boilerplate(line.span);
        } else if in_entries && live::heads_entry(draft.text, lines, kinds, i) {
            draft.subheading(line.span);
        } else if !read_marked(draft, lines, kinds, i, body.end) {
            body.read_unmarked(draft, kinds, i, listing);
        }
    }
    agency_sign(draft);
}

/// Reads line `i` if its kind says what it is: the site's, a caption, who and when, a paragraph with the dateline.
/// The article's own text ends before line `end`. Returns false for headings, paragraphs and what is none by its place.
pub(super) fn read_marked(draft: &mut Draft, lines: &[Line], kinds: &[Kind], i: usize, end: usize) -> bool {
    let line = &lines[i];
    match &kinds[i] {
        Kind::Editing(byline) => {
            draft.byline(byline);
            draft.boilerplate(line.span);
        }
        // Behind the text, what stands below a time is another film's.
        Kind::Caption(_) if i >= end && i > 0 && matches!(kinds[i - 1], Kind::Clock) => draft.boilerplate(line.span),
        // The credit of a caption in the line above is read with it.
        Kind::Caption(reading) if kinds.len() > 1 || *reading == caption::Reading::default() => draft.caption(*reading),
        Kind::Stamp(reading) if reading.is_certain() && kinds.len() > 1 => {
            // Behind the text of an article that has a time stamp, another is that of another article.
            let of_article = i < end || !draft.has_stamp() || reading.is_labelled();
            if of_article && !(i >= end && reading.is_update() && is_of_database(draft.text, lines, i)) {
                draft.stamp(reading);
            }
            draft.boilerplate(line.span);
        }
        // "March 4, 2026" right behind the text, or below the byline, of an article that has no other time stamp.
        Kind::Stamp(reading)
            if !draft.has_stamp() && reading.is_day() && dates_article(draft.text, lines, kinds, i, end) =>
        {
            draft.stamp(reading);
            draft.boilerplate(line.span);
        }
        // Behind the text of an article that has a byline, another is that of another article.
        Kind::Byline(byline, _) if i >= end && !draft.document.authors.is_empty() && byline.agency.is_none() => {
            draft.boilerplate(line.span);
        }
        Kind::Byline(byline, _)
            if i > 0
                && (i + TAIL >= lines.len()
                    || i >= end
                    || i <= HEAD
                    || (draft.document.authors.is_empty() && is_signed(draft.text, lines, kinds, i))) =>
        {
            draft.byline(byline);
            draft.boilerplate(line.span);
        }
        Kind::Byline(byline, stamp) if i > 0 && is_bare_byline(line, byline, stamp.as_deref()) => {
            if ends_with_house(lines, i) {
                draft.byline(byline);
            }
            draft.boilerplate(line.span);
        }
        Kind::Junk if i >= end => {
            if let Some(agency) = sourced(line.span.of(draft.text)) {
                draft.byline(&byline::Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
            }
            draft.boilerplate(line.span);
        }
        Kind::Junk | Kind::Links | Kind::LinksEnd => draft.boilerplate(line.span),
        Kind::Clock if kinds.len() > 1 => draft.boilerplate(line.span),
        Kind::Dateline(reading) if draft.takes_dateline(reading) => dated(draft, line, (**reading).clone()),
        _ => return false,
    }
    true
}

/// Whether a day stands right behind the text, and not behind a correction, or below the byline.
fn dates_article(text: &str, lines: &[Line], kinds: &[Kind], i: usize, end: usize) -> bool {
    let corrects = |line: &Line| {
        let whole = line.span.of(text);
        lines::opens_with(whole, "correction") || lines::opens_with(whole, "editor")
    };
    let signed = i > 0 && i <= HEAD && matches!(kinds[i - 1], Kind::Byline(..));
    signed || (i > 0 && i == end && !lines[i.saturating_sub(TAIL)..i].iter().any(corrects))
}

/// Whether the line stands in a list of what a database knows of the article, which has its own updates.
fn is_of_database(text: &str, lines: &[Line], i: usize) -> bool {
    let field = |line: &&Line| {
        let label = line.span.of(text).split_once(": ").map_or("", |(label, _)| label);
        label.starts_with(char::is_uppercase) && label.len() <= 30
    };
    let near = lines[i.saturating_sub(FIELDS_BESIDE)..lines.len().min(i + FIELDS_BESIDE + 1)].iter();
    near.filter(field).count() >= FIELDS_BESIDE
}

/// "(By Ana Ruiz)", "Author: Ruiz, Ana", or "By Ana Ruiz" beside a time stamp: a byline wherever it stands.
fn is_signed(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let whole = lines[i].span.of(text);
    let stamp = |i: usize| matches!(kinds.get(i), Some(Kind::Stamp(reading)) if reading.is_certain());
    let bracketed = lines::opens_with(whole, "(by ") && whole.ends_with(')');
    let labelled = lines::opens_with(whole, "author:") || lines::opens_with(whole, "authors:");
    bracketed || labelled || (lines::opens_with(whole, "by ") && i < DEEPEST_SIGNED && (stamp(i + 1) || stamp(i - 1)))
}

/// Whether an agency's full name stands behind the last sentence of several lines.
fn ends_with_house(lines: &[Line], i: usize) -> bool {
    lines[i].words >= 2 && lines[i - 1].is_prose() && lines.get(i + 1).is_none_or(|next| !next.is_prose())
}

/// "Source: Lake Wire", "© 2026 Lake Wire": whence the text comes.
fn sourced(line: &str) -> Option<&'static str> {
    let named = line.strip_prefix("Source: ").or_else(|| line.strip_prefix("SOURCE: "));
    named.and_then(agencies::canonical).or_else(|| agencies::of_rights(line))
}

/// Whether a line between paragraphs names an agency or an exact time, and nobody.
fn is_bare_byline(line: &Line, byline: &byline::Byline, stamp: Option<&Reading>) -> bool {
    let told = byline.agency.is_some() || stamp.is_some_and(Reading::is_exact) || line.words <= 2;
    byline.authors.is_empty() && told
}

/// Whether an insert of the site that may say its end begins at the line.
fn opens_insert(text: &str, line: &Line, kind: &Kind) -> bool {
    let opens = |opening: &str| lines::opens_with(line.span.of(text), opening);
    matches!(kind, Kind::Links)
        || (matches!(kind, Kind::Junk) && (opens("skip past") || opens("skip to end") || opens("list of ")))
}

/// Where a newsletter's offer that says its end ("after newsletter promotion") ends, if one begins at the line.
fn offer_end(text: &str, line: &Line, kinds: &[Kind], from: usize) -> usize {
    let offers = matches!(kinds[from], Kind::Junk) && lines::opens_with(line.span.of(text), "sign up to");
    if offers { fence_end(&kinds[..kinds.len().min(from + LONGEST_OFFER)], from) } else { from }
}

/// Where an insert that says its end ("end of list") ends, if one begins at a line of the site.
fn fence_end(kinds: &[Kind], from: usize) -> usize {
    let window = &kinds[from..kinds.len().min(from + LONGEST_INSERT)];
    window.iter().position(|kind| matches!(kind, Kind::LinksEnd)).map_or(from, |at| from + at)
}

/// Cuts the dateline off a paragraph.
fn dated(draft: &mut Draft, line: &Line, reading: dateline::Reading) {
    let rest = Span::new(reading.span.end, line.span.end).trim(draft.text);
    draft.dateline(reading);
    draft.paragraph(rest);
}

/// Whether a list of links ends at the line.
pub(super) fn ends_links(text: &str, lines: &[Line], kind: &Kind, i: usize) -> bool {
    match kind {
        Kind::Text | Kind::Dateline(_) => !is_link(text, lines, i),
        Kind::LinksEnd | Kind::Clock | Kind::Stamp(_) => true,
        _ => false,
    }
}

/// Whether the line stands apart above a paragraph, and the titles of the list together below their label.
fn is_apart_from_list(lines: &[Line], i: usize) -> bool {
    let below = lines.get(i + 1).is_some_and(|line| line.gap && line.is_prose());
    i > 1 && lines[i].gap && !lines[i - 1].gap && below
}

/// Whether the line may be the title of another article.
fn is_link(text: &str, lines: &[Line], i: usize) -> bool {
    let line = &lines[i];
    line.words <= LONGEST_LINK
        && (!line.stop || line.span.of(text).ends_with('?'))
        && !goes_on(text, line)
        && !is_heading_in_capitals(text, lines, i)
}

/// Whether the line is in capitals, and the one above is not: no title of a list is set so.
fn is_heading_in_capitals(text: &str, lines: &[Line], i: usize) -> bool {
    let capitals = |line: &Line| {
        let words = line.span.of(text);
        words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
    };
    let line = &lines[i];
    let short = line.words <= LONGEST_HEADING && !line.stop && !line.bullet && !goes_on(text, line);
    let below = lines.get(i + 1).is_some_and(Line::is_prose);
    short && below && i > 0 && capitals(line) && !capitals(&lines[i - 1])
}

struct Body<'a> {
    text: &'a str,
    lines: &'a [Line],
    end: usize,
    repeats: Repeats,
    inserts: Inserts,
    /// Whether sentences stand above the first time of day.
    late_clocks: bool,
}

impl Body<'_> {
    /// Reads a line of which only its look, its place and its neighbours tell what it is.
    fn read_unmarked(&self, draft: &mut Draft, kinds: &[Kind], i: usize, listing: bool) {
        let line = &self.lines[i];
        if i >= self.end {
            let listed =
                [i.wrapping_sub(1), i + 1].iter().any(|at| self.lines.get(*at).is_some_and(|line| line.bullet));
            ending::behind(draft, line, listed);
        } else if is_labelled_link(self.text, line)
            || self.is_order_at_button(kinds, i)
            || self.is_clip(kinds, i)
            || self.is_offer(kinds, i)
            || self.is_quoted(i)
            || (self.repeats.has(i) && !self.heads_section(kinds, i) && !(listing && self.ends_titles(kinds, i)))
            || (listing && is_link(self.text, self.lines, i) && !self.ends_titles(kinds, i))
        {
            draft.boilerplate(line.span);
        } else if (listing && self.ends_titles(kinds, i))
            || self.is_heading(kinds, i)
            || is_heading_in_capitals(self.text, self.lines, i)
        {
            draft.subheading(line.span);
        } else if self.is_stray(kinds, i) {
            draft.boilerplate(line.span);
        } else {
            draft.paragraph(line.span);
        }
    }

    /// "Follow Business" above "Follow", or between lines of the site: a few words that begin as an order does.
    fn is_order_at_button(&self, kinds: &[Kind], i: usize) -> bool {
        let line = &self.lines[i];
        let site = |i: usize| matches!(kinds.get(i), Some(Kind::Junk | Kind::Links));
        if line.stop || line.words > 6 || i == 0 || !site(i + 1) {
            return false;
        }
        let words = line.span.of(self.text);
        let button = self.lines[i + 1].span.of(self.text);
        let same = words.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(button));
        (same || site(i - 1)) && notes::opens_offer(&words.to_lowercase())
    }

    /// Whether the next line says whence figures are: the title of a chart stands above it.
    fn is_above_source(&self, i: usize) -> bool {
        let Some(below) = self.lines.get(i + 1) else { return false };
        !below.gap && lines::opens_with(below.span.of(self.text), "source: ")
    }

    /// Whether the line is a sentence between an offer and the fields in which the reader accepts it.
    fn is_offer(&self, kinds: &[Kind], i: usize) -> bool {
        let site = |i: usize| matches!(kinds.get(i), Some(Kind::Junk | Kind::Links));
        if i == 0 || self.lines[i].words > LONGEST_LINK || !site(i - 1) || !site(i + 1) {
            return false;
        }
        let small = |i: usize| self.lines[i].span.of(self.text).to_lowercase();
        notes::opens_offer(&small(i - 1)) && notes::is_field(&small(i + 1))
    }

    /// The title of a film or a chart above what a page says in its place, or below its length, or above that and below
    /// the site's words. A report in entries begins with a time of day, an article does not.
    fn is_clip(&self, kinds: &[Kind], i: usize) -> bool {
        let line = &self.lines[i];
        let open = !line.stop || line.span.of(self.text).ends_with('?');
        if i == 0 || !open || line.bullet || line.words > 20 {
            return false;
        }
        if !line.stop && line.words >= 3 && self.is_above_source(i) {
            return true;
        }
        if matches!(kinds.get(i + 1), Some(Kind::Junk)) && is_player(self.lines[i + 1].span.of(self.text)) {
            return line.words >= LEAST_CLIP && !line.stop;
        }
        if !self.late_clocks {
            return false;
        }
        let length = |i: usize| {
            let clock = kinds.get(i).is_some_and(|kind| matches!(kind, Kind::Clock));
            clock && self.lines[i].span.of(self.text).bytes().all(|b| b.is_ascii_digit() || b == b':')
        };
        (!line.stop && length(i - 1)) || (matches!(kinds[i - 1], Kind::Junk) && length(i + 1))
    }

    /// Whether the line names whose words the pull-quote above it has: "Ana Ruiz, Lake Pumps".
    fn is_quoted(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let name = || line.span.of(self.text).split(',').next().unwrap_or("");
        i > 0 && !line.stop && line.words <= 8 && self.repeats.has(i - 1) && names::person(name()).is_some()
    }

    /// Whether the line is a sub-heading, below a paragraph or what the site put in.
    fn is_heading(&self, kinds: &[Kind], i: usize) -> bool {
        is_subheading(self.text, self.lines, kinds, i)
            || (i > 0
                && (self.inserts.has(i - 1) || self.is_quoted(i - 1) || self.is_below_titles(kinds, i))
                && reads_as_heading(self.text, self.lines, kinds, i))
    }

    /// Whether at least two titles of other articles stand above the line, which is shorter than any of them.
    fn is_below_titles(&self, kinds: &[Kind], i: usize) -> bool {
        let title = |at: usize| {
            let line = &self.lines[at];
            matches!(kinds[at], Kind::Text) && !line.stop && !line.bullet && line.words >= SHORTEST_TITLE
        };
        i > 2 && self.lines[i].words < SHORTEST_TITLE && title(i - 1) && title(i - 2) && self.is_stray(kinds, i - 1)
    }

    /// Whether a line that says again what a paragraph says is a heading all the same: it is short, and the
    /// paragraph stands below it.
    fn heads_section(&self, kinds: &[Kind], i: usize) -> bool {
        self.lines[i].words <= LONGEST_HEADING && self.repeats.is_ahead(i) && self.is_heading(kinds, i)
    }

    /// Whether the line is a heading below a list: apart from its titles, told again in the text, or too short for a
    /// title, as the one above it is not.
    fn ends_titles(&self, kinds: &[Kind], i: usize) -> bool {
        let titled = i > 0 && matches!(kinds[i - 1], Kind::Text) && self.lines[i - 1].words >= SHORTEST_TITLE;
        let below = i + 1 < self.end && matches!(kinds[i + 1], Kind::Text) && self.lines[i + 1].is_prose();
        if below && (is_apart_from_list(self.lines, i) || self.heads_section(kinds, i)) {
            let heading = &self.lines[i];
            return !heading.stop || (heading.words <= LONGEST_HEADING && heading.span.of(self.text).ends_with('?'));
        }
        titled && below && self.lines[i].words < SHORTEST_TITLE - 1 && !self.lines[i].stop
    }

    /// Whether the line is one of several short lines without a full stop, which no text has between its
    /// paragraphs unless something introduces them.
    fn is_stray(&self, kinds: &[Kind], i: usize) -> bool {
        let short = |i: usize| {
            let line = &self.lines[i];
            kinds[i].is_text() && !line.stop && !line.bullet && line.words <= 14 && !goes_on(self.text, line)
        };
        if !short(i) || i == 0 || signs::read(self.lines[i].span.of(self.text)).is_some() {
            return false;
        }
        let beside = (i + 1 < kinds.len() && short(i + 1)) || short(i - 1);
        let site = |kind: &Kind| matches!(kind, Kind::Junk | Kind::Links);
        let among_junk = site(&kinds[i - 1]) && kinds[i + 1..].iter().take(3).any(site);
        let told = self.repeats.has(i - 1) && self.lines[i].words <= 8;
        let first = (0..i).rev().take(MOST_STRAY).find(|&j| !short(j));
        let run = (i..kinds.len()).take(MOST_STRAY).take_while(|&j| short(j)).count();
        let Some(first) = first.filter(|&j| i - j - 1 + run <= MOST_STRAY) else { return told || among_junk };
        let offer = site(kinds.get(i + 1).unwrap_or(&Kind::Text))
            && notes::opens_offer(&self.lines[i].span.of(self.text).to_lowercase());
        told || among_junk
            || offer
            || (beside && !goes_on(self.text, &self.lines[first]) && self.lines[first].is_prose())
    }
}

/// "To view this video please enable JavaScript": what a page says in place of a film.
fn is_player(line: &str) -> bool {
    line.len() >= 30 && ["video", "audio", "player"].iter().any(|thing| line.contains(thing))
}

/// A short line with a capital before a paragraph, no sentence and no item of a list, and no title stands above it.
pub(super) fn is_subheading(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let apart = |above: usize| !kinds[above].is_text() || lines[above].is_prose() || lines[above].stop;
    i > 0 && apart(i - 1) && reads_as_heading(text, lines, kinds, i)
}

/// The same, whatever stands above it.
fn reads_as_heading(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let words = line.span.of(text);
    let asks = words.ends_with('?') && line.words <= 8 && !words.starts_with(['"', '“']) && !words.contains(": ");
    if (line.stop && !asks) || line.bullet || line.words > 12 || line.span.len() > 90 {
        return false;
    }
    let edges = words
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '\'' | '“' | '"'))
        && !goes_on(text, line);
    let after = lines[i + 1..]
        .iter()
        .zip(&kinds[i + 1..])
        .take(3)
        .find(|(_, kind)| !matches!(kind, Kind::Caption(_) | Kind::Junk));
    edges && after.is_some_and(|(line, kind)| kind.is_text() && (line.is_prose() || line.stop))
}

/// Takes "(ANI)", "Enditem" and their like off the end of the last paragraph.
pub(super) fn agency_sign(draft: &mut Draft) {
    let text = draft.text;
    let paragraphs = &draft.document.paragraphs;
    let signed = |back: usize| {
        let paragraph = *paragraphs.iter().nth_back(back)?;
        let (at, agency) = signs::read(paragraph.of(text))?;
        // Behind an agency's sign a line of the site's may be left.
        (back == 0 || agency.is_some()).then_some((back, paragraph, at, agency))
    };
    let Some((back, paragraph, at, agency)) = (0..SIGNED).find_map(signed) else { return };
    let cut = paragraph.start + at as u32;
    draft.boilerplate(Span::new(cut, paragraph.end));
    draft.shorten(back, Span::new(paragraph.start, cut).trim(text));
    draft.byline(&byline::Byline { authors: Vec::new(), agency: agency.map(str::to_owned) });
}
