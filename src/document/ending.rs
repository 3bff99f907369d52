//! Where the article's own text ends, and what is said behind it.
//!
//! In: the body's lines with their kinds. Out: the number of the line behind the last that belongs to the
//! article. The text ends with its last sentence that is not about the article and stands in no list of links;
//! readers' comments, rights and signatures end it before.

use super::body::ends_links;
use super::draft::Draft;
use super::kinds::Kind;
use super::lines::{self, Line, ends_sentence};
use super::{agencies, boilerplate, byline, names, notes, outlets, signs};
use std::ops::Range;

/// Among how many of the last lines the text's end is looked for.
const LONGEST_TAIL: usize = 80;

/// Fewer sentences than these behind a list of topics are the site's.
const MOST_BEHIND: usize = 3;

/// So many lines without a full stop behind the last sentence are a list: links, topics.
const LEAST_LIST: usize = 4;

/// No offer has more sentences below its heading.
const LONGEST_OFFER: usize = 4;

/// A longer sentence below a time is a paragraph.
const LONGEST_TEASER: u32 = 25;

/// The number of the line behind the last that belongs to the article; `in_entries` if it is a report in entries.
pub(super) fn end(draft: &Draft, lines: &[Line], kinds: &[Kind], in_entries: bool) -> usize {
    let (text, authors) = (draft.text, &draft.document.authors);
    let is_note = |i: usize| is_behind_text(text, &lines[i], authors);
    let closed = closing(draft, lines, kinds, in_entries);
    let from = closed.saturating_sub(LONGEST_TAIL);
    let listed = listed(text, lines, kinds, from..closed);
    let of_text = |i: usize| {
        let line = &lines[i];
        let last = i + 1 == lines.len() && line.words >= 12;
        let whole = line.stop || last || signs::read(line.span.of(text)).is_some() || is_initialled(text, line);
        kinds[i].is_text()
            && whole
            && !listed[i - from]
            && !is_note(i)
            && !is_offered(lines, kinds, i, is_note)
            && (in_entries || !is_teaser(text, lines, kinds, i))
            && !is_asked_by_site(text, lines, kinds, i)
    };
    let stop = (from..closed).rev().find(|&i| of_text(i)).map_or(closed, |i| i + 1);
    if stop < closed && ends_open(draft, lines, kinds, stop..closed) { closed } else { stop }
}

/// Whether the line is a note that stands behind the text, or introduces its writer.
fn is_behind_text(text: &str, line: &Line, authors: &[String]) -> bool {
    notes::is_end_note(text, line, authors) || (authors.is_empty() && byline::introduced(text, line).is_some())
}

/// "… did so first. (anr)": a sentence, and the initials of who wrote it.
fn is_initialled(text: &str, line: &Line) -> bool {
    let signed = line.span.of(text).strip_suffix(')').and_then(|line| line.rsplit_once(" ("));
    signed.is_some_and(|(said, sign)| {
        sign.len() <= 12 && sign.bytes().all(|b| b.is_ascii_alphabetic() || b == b'/') && ends_sentence(said)
    })
}

/// Whether the line is a sentence below an offer's heading, which belongs to the offer.
fn is_offered(lines: &[Line], kinds: &[Kind], i: usize, is_note: impl Fn(usize) -> bool) -> bool {
    let text = |i: usize| matches!(kinds[i], Kind::Text | Kind::Junk);
    let Some(above) = i.checked_sub(1).filter(|&above| text(above)) else { return false };
    if !lines[above].stop {
        let apart = lines[above].gap && !lines[i].gap;
        return (apart || matches!(kinds[above], Kind::Text)) && is_note(above);
    }
    // In a text that stands apart the sentences right below such a heading do.
    let together = (i.saturating_sub(LONGEST_OFFER)..=above).rev().take_while(|&at| text(at) && !lines[at + 1].gap);
    together.last().is_some_and(|heading| lines[heading].gap && !lines[heading].stop && is_note(heading))
}

/// Whether the line is a sentence about another article, and no paragraph follows: right below a time or a number, as
/// lists of news have it, or between a title among the site's lines and "Read more".
fn is_teaser(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    if i < 2 || lines[i].words > LONGEST_TEASER || lines.get(i + 1).is_some_and(Line::is_prose) {
        return false;
    }
    let (above, whole) = (&kinds[i - 1], lines[i - 1].span.of(text));
    let numbered = || matches!(above, Kind::Junk) && whole.len() <= 2 && whole.bytes().all(|b| b.is_ascii_digit());
    let told = || {
        let more = lines.get(i + 1).is_some_and(|line| lines::opens_with(line.span.of(text), "read more"));
        let site = matches!(kinds[i - 2], Kind::Junk | Kind::Links);
        more && site && matches!(above, Kind::Text) && !lines[i - 1].stop
    };
    let listed = matches!(above, Kind::Clock | Kind::Stamp(_)) || numbered() || told();
    listed && lines[..i].iter().any(Line::is_prose)
}

/// "What are these?": a question of a few words among the site's lines.
fn is_asked_by_site(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let site = |i: usize| matches!(kinds.get(i), Some(Kind::Junk | Kind::Links));
    let asks = lines[i].words <= 4 && lines[i].span.of(text).ends_with('?');
    asks && i > 0 && !lines[i - 1].is_prose() && (site(i - 1) || site(i + 1))
}

/// Which of the lines stand below the label of a list of links, and look like links: such a title may ask.
fn listed(text: &str, lines: &[Line], kinds: &[Kind], range: Range<usize>) -> Vec<bool> {
    let mut listing = false;
    let mut below = |i: usize| {
        listing = matches!(kinds[i], Kind::Links) || (listing && !ends_links(text, lines, &kinds[i], i));
        listing
    };
    range.map(&mut below).collect()
}

/// Whether the `open` lines behind the last full stop are the article's own: nothing of a site stands in or
/// around them, and they are no list.
fn ends_open(draft: &Draft, lines: &[Line], kinds: &[Kind], open: Range<usize>) -> bool {
    let text = draft.text;
    let site = |i: usize| match kinds[i] {
        Kind::Junk => !boilerplate::is_address(lines[i].span.of(text)),
        Kind::Text | Kind::Dateline(_) => {
            let line = &lines[i];
            let noted = open.contains(&i) && is_behind_text(text, line, &draft.document.authors);
            noted || notes::is_signature(text, line)
        }
        _ => true,
    };
    let mut near = open.start.saturating_sub(2)..kinds.len().min(open.end + 2);
    if near.any(site) {
        return false;
    }
    // A colon at the very end has lost what it introduced.
    if lines[open.clone()].last().is_some_and(|line| line.span.of(text).ends_with(':')) {
        return false;
    }
    match &lines[open] {
        [line] if draft.is_dressed() => notes::is_sentence(line.span.of(text)),
        open => !draft.is_dressed() && open.len() < LEAST_LIST,
    }
}

/// The line behind which nothing of the article stands, if some of it stands before. In a report in entries its
/// writers sign each of theirs.
fn closing(draft: &Draft, lines: &[Line], kinds: &[Kind], in_entries: bool) -> usize {
    let text = draft.text;
    let mut prose = 0;
    for (i, (line, kind)) in lines.iter().zip(kinds).enumerate() {
        prose += usize::from(kind.is_text() && line.is_prose());
        let closes = match kind {
            Kind::Editing(_) => true,
            Kind::Junk => boilerplate::is_closing(line.span.of(text)),
            Kind::Links => {
                boilerplate::is_topics_label(line.span.of(text)) && sentences_behind(lines, kinds, i) < MOST_BEHIND
            }
            Kind::Text if line.words <= 4 && outlets::is_masthead(line.span.of(text)) => {
                sentences_behind(lines, kinds, i) == 0
            }
            Kind::Text if line.words <= 8 => {
                boilerplate::is_closing(line.span.of(text))
                    || (!in_entries && signs_off(draft, line))
                    || is_about_house(text, lines, i)
            }
            Kind::Byline(byline, None) => byline.authors.is_empty() && is_marked(line.span.of(text)),
            _ => false,
        };
        if closes && prose >= 2 {
            return i;
        }
    }
    lines.len()
}

/// "About Lake Pumps" above "Lake Pumps, Inc. makes …": what a firm says of itself below its release.
fn is_about_house(text: &str, lines: &[Line], i: usize) -> bool {
    let house = lines[i].span.of(text).strip_prefix("About ").filter(|_| !lines[i].stop);
    let told = |house: &str| lines.get(i + 1).is_some_and(|next| next.span.of(text).starts_with(house));
    house.is_some_and(|house| house.starts_with(char::is_uppercase) && told(house))
}

/// How many sentences stand behind the line, so far as it matters.
fn sentences_behind(lines: &[Line], kinds: &[Kind], i: usize) -> usize {
    let prose = lines[i + 1..].iter().zip(&kinds[i + 1..]).filter(|(line, kind)| kind.is_text() && line.is_prose());
    prose.take(MOST_BEHIND).count()
}

/// Whether the line is the name of who wrote the article, or the sign of its agency: "Ana Ruiz", "(LNA) ar/jp".
fn signs_off(draft: &Draft, line: &Line) -> bool {
    let whole = line.span.of(draft.text);
    let same = |author: &String| {
        let (name, rest) = whole.split_at_checked(author.len()).unwrap_or(("", ""));
        let signed = rest.is_empty() || rest.starts_with([',', '(']) || rest.starts_with(" (");
        signed && name.to_lowercase() == author.to_lowercase()
    };
    draft.document.authors.iter().any(same) || (is_marked(whole) && draft.is_of_agency(whole))
}

/// Whether a dash or a bracket opens a line of its own, as it opens an agency's sign.
fn is_marked(line: &str) -> bool {
    line.starts_with(['(', '[', '—', '–']) || line.starts_with("--")
}

/// Behind the text: the site's, with the author who signs there and the agency that a source line names; `listed` if
/// the line beside it is an item of a list.
pub(super) fn behind(draft: &mut Draft, line: &Line, listed: bool) {
    let whole = line.span.of(draft.text);
    let name = whole.trim_start_matches(['—', '–', '-', ' ']);
    let signed =
        ((line.bullet && !listed) || name.len() < whole.len()) && !line.stop && draft.document.authors.is_empty();
    if let Some(author) = names::person(name).filter(|_| signed) {
        draft.byline(&byline::Byline { authors: vec![author], agency: None });
    }
    if let Some(author) = byline::introduced(draft.text, line).filter(|_| draft.document.authors.is_empty()) {
        draft.byline(&byline::Byline { authors: vec![author], agency: None });
    }
    let source = whole.trim_matches(['(', ')', '[', ']', '.']);
    let joint = |word: &str| matches!(word, "with" | "and");
    let agency = |word: &str| joint(word) || agencies::named_in(word.trim_end_matches(',')).is_some();
    let named = line.words <= 5 && (source.split(' ').any(joint) || source.split([' ', '/']).all(agency));
    if let Some(agency) =
        Some(source).filter(|_| named).and_then(|source| source.split(' ').find_map(agencies::named_in))
    {
        draft.byline(&byline::Byline { authors: Vec::new(), agency: Some(agency) });
    }
    draft.boilerplate(line.span);
}
