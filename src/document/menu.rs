//! The site's lines above the headline: its name, its menus, the way to the page.
//!
//! In: the lines with their kinds. Out: the number of the headline's line, if a menu stands above it. A menu is
//! many short lines without a full stop; the headline is the longer line between the last of them and what only
//! headers have: a byline, a time stamp, a picture, the first sentences.

use super::dateline::Proof;
use super::kinds::Kind;
use super::lines::{Line, Small, goes_on, head};

/// No menu ends farther below.
const FARTHEST: usize = 200;

/// Fewer short lines are a section and a kicker.
const LEAST_ENTRIES: usize = 3;

/// An entry of a menu has no more words.
const LONGEST_ENTRY: u32 = 4;

/// So many entries part a headline from a slogan above them.
const LEAST_PARTING: usize = 2;

/// So many of the first sentences say what a headline says.
const TELLING: usize = 6;

/// More of them is not looked at.
const LONGEST_SENTENCE: usize = 600;

/// Among so many lines below the headline they stand.
const FARTHEST_SENTENCE: usize = 40;

/// So many entries together part a headline from a longer line above them.
const LEAST_RUN: usize = 4;

/// The longer lines that stand together between two menus.
#[derive(Clone, Copy)]
struct Group {
    first: usize,
    /// How many entries of menus stand above it.
    entries: usize,
    /// Whether a menu stands below it, before the next line that only headers have.
    parted: bool,
}

/// The line with which the article begins, if a menu stands above it.
pub(super) fn end(text: &str, lines: &[Line], kinds: &[Kind]) -> Option<usize> {
    let (mut entries, mut run) = (0, 0);
    let mut group: Option<Group> = None;
    for (i, (line, kind)) in lines.iter().zip(kinds).enumerate().take(FARTHEST) {
        if is_anchor(line, kind) {
            if let Some(found) = group.filter(|group| !group.parted) {
                return headed(found);
            }
            if ends_header(line, kind) {
                break;
            }
        } else if group.is_none() && is_short_headline(text, lines, kinds, i) {
            return headed(Group { first: i, entries, parted: false });
        } else if is_entry(line, kind) || is_title_of_site(line.span.of(text)) {
            entries += 1;
            run += usize::from(!matches!(kind, Kind::Junk));
            if let Some(group) = group.as_mut().filter(|_| run >= LEAST_RUN) {
                group.parted = true;
            }
        } else if kind.is_text() && !goes_on(text, line) {
            let replaces =
                |above: Group| above.parted || (run >= LEAST_PARTING && is_better_told(text, lines, above.first, i));
            if group.is_none_or(replaces) {
                group = Some(Group { first: i, entries, parted: false });
            }
            run = 0;
        }
    }
    group.and_then(headed)
}

/// Whether the first sentences tell again what the line `below` says, and hardly what the one `above` says, which is a
/// site's slogan then.
pub(super) fn is_better_told(text: &str, lines: &[Line], above: usize, below: usize) -> bool {
    let sentences = first_sentences(text, &lines[below + 1..]);
    let ((few, of), (many, whole)) = (told(text, &lines[above], &sentences), told(text, &lines[below], &sentences));
    few * 4 <= of && many >= 2 && many * 3 >= whole
}

/// Whether a line as short as an entry is the headline: a time stamp or the byline stands below it, and the first
/// sentences tell again what it says.
fn is_short_headline(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let below = kinds[i + 1..].iter().take(3).find(|kind| !matches!(kind, Kind::Junk));
    let dressed = match below {
        Some(Kind::Stamp(_)) => true,
        Some(Kind::Byline(byline, _)) => !byline.authors.is_empty(),
        _ => false,
    };
    if !dressed || lines[i].words < 3 || !kinds[i].is_text() {
        return false;
    }
    let (again, whole) = told(text, &lines[i], &first_sentences(text, &lines[i + 1..]));
    again >= 2 && again * 2 >= whole
}

/// The first sentences, in small letters.
fn first_sentences(text: &str, lines: &[Line]) -> Vec<String> {
    let mut small = Small::default();
    let sentences = lines.iter().take(FARTHEST_SENTENCE).filter(|line| line.is_prose()).take(TELLING);
    sentences.map(|line| small.of(head(line.span.of(text), LONGEST_SENTENCE)).to_owned()).collect()
}

/// How many of a line's longer words stand in `sentences`, and how many it has.
fn told(text: &str, line: &Line, sentences: &[String]) -> (usize, usize) {
    let mut small = Small::default();
    let words = small.of(line.span.of(text)).split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| word.chars().count() >= 4).collect();
    let again = words.iter().filter(|word| sentences.iter().any(|line| line.contains(**word))).count();
    (again, words.len())
}

fn headed(group: Group) -> Option<usize> {
    (group.entries >= LEAST_ENTRIES).then_some(group.first)
}

/// Whether the line is one that stands below a headline only.
fn is_anchor(line: &Line, kind: &Kind) -> bool {
    match kind {
        Kind::Byline(byline, _) => byline.agency.is_none() || !byline.authors.is_empty() || line.words >= 2,
        Kind::Stamp(_) | Kind::SummaryLabel => true,
        Kind::Dateline(_) => is_dateline(line, kind),
        Kind::Caption(reading) => reading.text.is_some(),
        Kind::Text => line.is_prose(),
        _ => false,
    }
}

/// Whether it belongs to the text itself.
fn ends_header(line: &Line, kind: &Kind) -> bool {
    is_dateline(line, kind) || (kind.is_text() && line.is_prose())
}

/// "The Lake Post - Home" only looks like one.
fn is_dateline(line: &Line, kind: &Kind) -> bool {
    matches!(kind, Kind::Dateline(reading) if line.is_prose() || reading.proof == Proof::Full)
}

/// "Lake 24 - Breaking news, top stories and headlines": the name of a site and what it has.
fn is_title_of_site(line: &str) -> bool {
    const OFFERS: &[&str] = &[
        "analysis",
        "breaking",
        "headlines",
        "latest",
        "live",
        "news",
        "sport",
        "sports",
        "stories",
        "updates",
        "video",
        "videos",
        "weather",
    ];
    let Some((_, told)) = line.split_once(" - ").or_else(|| line.split_once(" | ")).or_else(|| line.split_once(": "))
    else {
        return false;
    };
    let word = |word: &&str| OFFERS.iter().any(|offer| word.eq_ignore_ascii_case(offer));
    let words = told.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    told.len() <= 120 && words.filter(word).count() >= 3
}

/// Whether the line may be an entry of a menu.
fn is_entry(line: &Line, kind: &Kind) -> bool {
    match kind {
        Kind::Junk | Kind::Links | Kind::LinksEnd | Kind::Byline(..) => true,
        Kind::Text | Kind::Dateline(_) => line.words <= 2 || (line.words <= LONGEST_ENTRY && !line.stop),
        _ => false,
    }
}
