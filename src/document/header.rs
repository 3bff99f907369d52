//! The lines above the text, and where the text begins.
//!
//! In: the lines. Out: the fields of the header in the draft, and the body's lines with their kinds.
//! A date of retrieval is taken off first; then each line gets its kind, alone and by its neighbours;
//! then [`Parts`] says which lines are the header's and what each of them is.

use super::draft::Draft;
use super::kinds::Kind;
use super::lines::{Line, Small};
use super::parts::Parts;
use super::{glued, headline, live, neighbours, pictures, printed, retrieval};
use crate::span::Span;

/// No header has more lines.
pub(super) const LONGEST: usize = 50;

/// Among so many lines the headline stands that the caller gave.
const DEEPEST_GIVEN: usize = 10;

/// Fewer short lines are a section and a kicker.
const LEAST_ENTRIES: usize = 3;

/// So many lines below the headline its time stamp may stand.
const DEEPEST_STAMP: usize = 15;

/// Among so many lines a forwarded mail begins.
const DEEPEST_MAIL: usize = 30;

/// More sentences are no cover note.
const LONGEST_NOTE: usize = 4;

/// Among so many lines the labels of a database's header stand.
const DEEPEST_LABEL: usize = 12;

/// No label of a database's header is longer, its colon and blanks included.
const LONGEST_LABEL: usize = 24;

/// The lines of a text as the header's reading leaves them.
pub(super) struct Headed {
    /// The lines with their kinds, the menu taken off.
    pub(super) lines: Vec<Line>,
    pub(super) kinds: Vec<Kind>,
    /// The number of the body's first line.
    pub(super) body: usize,
    menu: Vec<(Line, Kind)>,
}

impl Headed {
    /// All lines in text order with their kinds, those of the menu too.
    pub(super) fn all(self) -> (Vec<Line>, Vec<Kind>) {
        if self.menu.is_empty() {
            return (self.lines, self.kinds);
        }
        let mut all: Vec<(Line, Kind)> = self.menu.into_iter().chain(self.lines.into_iter().zip(self.kinds)).collect();
        all.sort_by_key(|(line, _)| line.span.start);
        all.into_iter().unzip()
    }
}

/// Reads the header.
pub(super) fn read(draft: &mut Draft, mut lines: Vec<Line>) -> Headed {
    let text = draft.text;
    drop_cover_note(draft, &mut lines);
    printed::take(draft, &mut lines);
    let bare_date = retrieval::take_first(draft, &mut lines);
    retrieval::take_line(draft, &mut lines);
    if let [line] = lines[..]
        && let Some(parts) = glued::split(text, &line)
    {
        lines = parts;
    }
    let filed = without_labels(text, &mut lines);
    let mut small = Small::default();
    let mut kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(text, line, &mut small)).collect();
    for i in filed {
        kinds[i] = Kind::Junk;
    }
    neighbours::hand_on_labels(text, &lines, &mut kinds);
    neighbours::join_dateline(text, &mut lines, &mut kinds);
    let (title, menu) = drop_menu(draft, &mut lines, &mut kinds);
    let top = kinds.len().min(LONGEST);
    if !live::is_live(&lines, &kinds) {
        neighbours::join_clocks(text, &lines, &mut kinds[..top]);
    }
    neighbours::check_datelines(text, &lines, &mut kinds, top);
    neighbours::settle_bylines(text, &lines, &mut kinds[..top]);
    neighbours::settle_bare_place(text, &lines, &mut kinds[..top]);
    neighbours::settle_proven_place(text, &lines, &mut kinds[..top]);
    neighbours::settle_told_place(text, &lines, &mut kinds[..top]);
    pictures::settle(text, &lines, &mut kinds);
    mark_given_headline(draft, &lines, &mut kinds[..top]);
    let mut parts = Parts::new(text, &lines, &kinds, top, title);
    let body = parts.body();
    parts.assign(draft, body);
    if let Some(stamp) = bare_date {
        retrieval::settle_bare_date(draft, stamp);
    }
    Headed { lines, kinds, body, menu }
}

/// Takes the label off the title of a database's header ("Title: …", "Author: …"); says which of its lines file the
/// article: "Section: …".
fn without_labels(text: &str, lines: &mut [Line]) -> Vec<usize> {
    const TITLES: &[&str] = &["headline", "title"];
    const FILED: &[&str] = &[
        "category",
        "copyright",
        "country",
        "database",
        "document",
        "edition",
        "id",
        "keywords",
        "language",
        "length",
        "link",
        "newspaper",
        "outlet",
        "page",
        "pages",
        "publication",
        "publisher",
        "section",
        "source",
        "start page",
        "subject",
        "tags",
        "text word count",
        "url",
        "word count",
        "words",
    ];
    const OTHERS: &[&str] = &["author", "authors", "byline", "by", "date", "published", "publication date", "writer"];
    let label = |i: &usize, among: &[&str]| {
        let whole = lines[*i].span.of(text);
        let colon = whole.bytes().take(LONGEST_LABEL).position(|b| b == b':');
        colon.map(|at| whole.split_at(at)).is_some_and(|(label, value)| {
            among.iter().any(|known| label.trim().eq_ignore_ascii_case(known)) && !value[1..].trim().is_empty()
        })
    };
    let top = 0..lines.len().min(DEEPEST_LABEL);
    let filed: Vec<usize> = top.clone().filter(|i| label(i, FILED)).collect();
    let Some(title) = top.clone().find(|i| label(i, TITLES)) else {
        return if filed.len() >= 2 { filed } else { Vec::new() };
    };
    if filed.is_empty() && !top.clone().any(|i| label(&i, OTHERS)) {
        return Vec::new();
    }
    let span = lines[title].span;
    let colon = span.of(text).find(':').map_or(0, |at| at as u32 + 1);
    lines[title] = lines[title].with_span(text, Span::new(span.start + colon, span.end).trim(text));
    filed
}

/// Takes off what somebody wrote above the mail that is forwarded.
fn drop_cover_note(draft: &mut Draft, lines: &mut Vec<Line>) {
    let opens = |line: &Line| {
        let whole = line.span.of(draft.text);
        let bare = whole.trim_matches(['-', ' ', ':', '_', '*', '=']);
        let forwarded = ["forwarded message", "original message", "begin forwarded message"];
        bare.len() < whole.len() && forwarded.iter().any(|label| bare.eq_ignore_ascii_case(label))
    };
    let Some(at) = lines.iter().take(DEEPEST_MAIL).position(|line| line.words <= 6 && opens(line)) else { return };
    if lines[..at].iter().filter(|line| line.is_prose()).count() > LONGEST_NOTE {
        return;
    }
    for line in lines.drain(..=at) {
        draft.boilerplate(line.span);
    }
}

/// Takes the menu above the headline off; what a header may have stays where it is. Returns which line the headline is,
/// and the menu.
fn drop_menu(draft: &mut Draft, lines: &mut Vec<Line>, kinds: &mut Vec<Kind>) -> (Option<usize>, Vec<(Line, Kind)>) {
    let found = headline::find(draft.text, lines, kinds);
    let deepest = found.map_or(DEEPEST_GIVEN, |at| DEEPEST_GIVEN.max(at)).min(lines.len());
    let Some(end) = shown(draft, &lines[..deepest]).or(found) else { return (None, Vec::new()) };
    let entry = |(line, kind): (&Line, &Kind)| !line.is_prose() && !matches!(kind, Kind::Stamp(_) | Kind::Caption(_));
    if lines[..end].iter().zip(kinds.iter()).filter(|pair| entry(*pair)).count() < LEAST_ENTRIES {
        return (Some(end), Vec::new());
    }
    let stamps = || {
        header_below(&lines[end..], &kinds[end..]).iter().take(DEEPEST_STAMP).filter_map(|kind| match kind {
            Kind::Stamp(reading) | Kind::Byline(_, Some(reading)) => Some(reading),
            _ => None,
        })
    };
    // Above a headline that has a time stamp of its own, a date is that of the paper or of the reader.
    let below = stamps().next().is_some();
    let aged = stamps().all(|reading| reading.moments.is_empty() && reading.ago);
    let stays = |i: usize, kind: &Kind| match kind {
        _ if i >= end => true,
        // "2 min read" below says nothing of the moment above.
        Kind::Stamp(reading) => !below || (aged && reading.is_exact()),
        Kind::Byline(byline, stamp) => {
            !byline.authors.is_empty() || (!below && stamp.is_some()) || (byline.agency.is_some() && i + 1 == end)
        }
        Kind::Caption(_) => true,
        _ => false,
    };
    let all = std::mem::take(lines).into_iter().zip(std::mem::take(kinds)).enumerate();
    let (kept, menu): (Vec<_>, Vec<_>) = all.partition(|(i, (_, kind))| stays(*i, kind));
    for (_, (line, _)) in &menu {
        draft.boilerplate(line.span);
    }
    let above = kept.iter().filter(|(i, _)| *i < end).count();
    (*lines, *kinds) = kept.into_iter().map(|(_, pair)| pair).unzip();
    (Some(above), menu.into_iter().map(|(_, pair)| pair).collect())
}

/// The lines above the third sentence: what stands below it is no header.
fn header_below<'k>(lines: &[Line], kinds: &'k [Kind]) -> &'k [Kind] {
    let prose = |(line, kind): (&Line, &Kind)| line.is_prose() && kind.is_text();
    let mut sentences = lines.iter().zip(kinds).enumerate().filter(|(_, pair)| prose(*pair));
    let end = sentences.nth(2).map_or(kinds.len(), |(at, _)| at);
    &kinds[..end]
}

/// The line that is the headline which the caller gave.
fn shown(draft: &Draft, lines: &[Line]) -> Option<usize> {
    let given = draft.given.headline.as_deref()?;
    let same = |line: &Line| line.span.of(draft.text).split_whitespace().eq(given.split_whitespace());
    lines.iter().position(same)
}

fn mark_given_headline(draft: &mut Draft, lines: &[Line], kinds: &mut [Kind]) {
    let Some(at) = shown(draft, &lines[..kinds.len().min(DEEPEST_GIVEN)]) else { return };
    kinds[at] = Kind::Text;
    draft.document.headline = Some(lines[at].span);
}
