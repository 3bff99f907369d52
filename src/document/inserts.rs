//! What the site put between paragraphs that stand apart: teasers, offers, lists of links.
//!
//! In: the body's lines with their kinds. Out: which of them belong to such an insert. In a text that parts its
//! paragraphs by blank lines, several lines together that are hardly sentences are no paragraph.

use super::kinds::Kind;
use super::lines::{Line, goes_on};
use super::outlets;
use std::ops::Range;

/// Fewer paragraphs show no habit.
const LEAST_PARAGRAPHS: usize = 5;

/// No insert has more lines.
const LONGEST: usize = 16;

/// A longer line without a full stop is no title.
const LONGEST_TITLE: u32 = 25;

/// A longer one is no sub-heading.
const LONGEST_HEADING: u32 = 8;

/// So many of the site's lines around a title make an insert.
const LEAST_SITE: usize = 3;

/// The inserts of a text, in order.
pub(super) struct Inserts(Vec<Range<usize>>);

impl Inserts {
    pub(super) fn of(text: &str, lines: &[Line], kinds: &[Kind]) -> Self {
        if !is_spaced(lines, kinds) {
            return Self(Vec::new());
        }
        let mut found = Vec::new();
        let mut start = 0;
        for end in 1..=lines.len() {
            if end < lines.len() && !lines[end].gap {
                continue;
            }
            let inside = start > 0 && end < lines.len() && !goes_on(text, &lines[start - 1]);
            if inside && is_insert(text, &lines[start..end], &kinds[start..end]) {
                found.push(start..end);
            }
            start = end;
        }
        Self(found)
    }

    pub(super) fn has(&self, i: usize) -> bool {
        let after = self.0.partition_point(|insert| insert.start <= i);
        after > 0 && self.0[after - 1].contains(&i)
    }
}

/// Whether the text has a blank line before nearly every paragraph.
pub(super) fn is_spaced(lines: &[Line], kinds: &[Kind]) -> bool {
    let prose = || lines.iter().zip(kinds).skip(1).filter(|(line, kind)| kind.is_text() && line.is_prose());
    let count = prose().count();
    count >= LEAST_PARAGRAPHS && prose().filter(|(line, _)| line.gap).count() * 5 >= count * 4
}

fn is_insert(text: &str, lines: &[Line], kinds: &[Kind]) -> bool {
    if is_told_link(text, lines, kinds) || is_film(text, lines, kinds) {
        return true;
    }
    if !(2..=LONGEST).contains(&lines.len()) || kinds.iter().any(belongs_to_article) {
        return false;
    }
    let texts = || lines.iter().zip(kinds).filter(|(_, kind)| matches!(kind, Kind::Text)).map(|(line, _)| line);
    let titles = || texts().filter(|line| !line.stop);
    if titles().any(|line| line.words > LONGEST_TITLE || line.bullet || goes_on(text, line)) {
        return false;
    }
    let opens = texts().next().is_some_and(|line| !line.stop);
    let last = lines.len() - 1;
    let ends_in_sentence = kinds[last].is_text() && lines[last].is_prose();
    let prose = texts().filter(|line| line.is_prose()).count();
    let site = lines.len() - texts().count();
    let stamped = kinds.iter().any(|kind| matches!(kind, Kind::Stamp(_)));
    let long = titles().any(|line| line.words > LONGEST_HEADING);
    let labelled = matches!(kinds[0], Kind::Junk) && is_label(lines[0].span.of(text));
    let signed = || titles().any(|line| outlets::is_masthead(line.span.of(text)));
    opens
        && !ends_in_sentence
        && prose * 3 < lines.len()
        && (site >= LEAST_SITE
            || (site > 0 && (stamped || long || labelled))
            || (titles().count() >= 2 && (site > 0 || signed())))
}

/// The title of another article, and a sentence about it.
fn is_told_link(text: &str, lines: &[Line], kinds: &[Kind]) -> bool {
    lines.len() == 2
        && kinds.iter().all(Kind::is_text)
        && lines[1].words <= LONGEST_TITLE
        && is_labelled_link(text, &lines[0])
}

/// "Watch", how old and how long a film is, and a sentence about it.
fn is_film(text: &str, lines: &[Line], kinds: &[Kind]) -> bool {
    let last = lines.len() - 1;
    let site = |kind: &Kind| matches!(kind, Kind::Junk | Kind::Links | Kind::Stamp(_) | Kind::Clock);
    let opens = |opening: &&str| super::lines::opens_with(lines[0].span.of(text), opening);
    (LEAST_SITE..=LONGEST).contains(&last)
        && lines[last].words <= LONGEST_TITLE
        && kinds[last].is_text()
        && kinds[..last].iter().all(site)
        && ["watch", "listen", "video", "play"].iter().any(opens)
}

/// "Read more": what stands above the title of another article. A sub-heading stands apart from such a button.
fn is_label(line: &str) -> bool {
    const LABELS: &[&str] = &["read more", "read next", "related article", "see more", "watch more"];
    let bare = line.trim_end_matches([':', ' ', '>', '»', '…']);
    LABELS.iter().any(|label| bare.eq_ignore_ascii_case(label))
}

/// "Editorial: A tax on nothing", "READ | A tax on nothing", "» A tax on nothing": the title of another article behind a
/// word for what that one is or an arrow.
pub(super) fn is_labelled_link(text: &str, line: &Line) -> bool {
    const KINDS: &[&str] = &[
        "also read",
        "analysis",
        "column",
        "comment",
        "editorial",
        "explainer",
        "explained",
        "exclusive",
        "fact check",
        "factbox",
        "go deeper",
        "in depth",
        "in pictures",
        "interactive",
        "interview",
        "listen",
        "live",
        "map",
        "more",
        "more coverage",
        "more local news",
        "more news",
        "obituary",
        "opinion",
        "photos",
        "podcast",
        "previous coverage",
        "profile",
        "quiz",
        "read",
        "read also",
        "review",
        "timeline",
        "video",
        "watch",
    ];
    const MEDIA: &[&str] = &["AUDIO", "EXPLAINS", "PHOTOS", "PODCAST", "VIDEO"];
    if line.stop {
        return false;
    }
    let whole = line.span.of(text).trim_matches(['(', ')', '[', ']']);
    if let Some(title) = ["» ", "› ", "→ ", "► ", "▶ ", ">> ", "> "].iter().find_map(|arrow| whole.strip_prefix(arrow))
    {
        return (3..=25).contains(&line.words) && !title.contains(['«', '"', '“']);
    }
    let Some((label, title)) = whole.split_once(": ").or_else(|| whole.split_once(" | ")) else { return false };
    let titled = title.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“' | '\'' | '"'));
    // "LAKE AUDIO: …", a house's own in capitals.
    let own =
        || label.split_once(' ').is_some_and(|(house, kind)| MEDIA.contains(&kind) && house == house.to_uppercase());
    titled && (4..=18).contains(&line.words) && (KINDS.iter().any(|kind| label.eq_ignore_ascii_case(kind)) || own())
}

fn belongs_to_article(kind: &Kind) -> bool {
    matches!(kind, Kind::Caption(_) | Kind::Dateline(_) | Kind::Editing(_) | Kind::SummaryLabel | Kind::LinksEnd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::{self, Small};

    #[test]
    fn teasers_between_paragraphs() {
        let paragraph = "The lake rose by a metre on Sunday, officials said.\n\n";
        let teaser = "Mill to close after ninety years of flour\nFeb. 12, 2026\n\n";
        let heading = "Old quarrel\nThe two towns have fought over it for years.\n\n";
        let link = "Read more\nThe ferry that never sails on time\n\n";
        let audio = "LAKE AUDIO: The ferry that never sails on time\nThe Post's Ana Ruiz has waited for it.\n\n";
        let text = format!("{}{teaser}{heading}{link}{audio}{paragraph}", paragraph.repeat(9));
        let lines = lines::split(&text);
        let kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(&text, line, &mut Small::default())).collect();
        let inserts = Inserts::of(&text, &lines, &kinds);
        assert_eq!((0..lines.len()).filter(|i| inserts.has(*i)).collect::<Vec<_>>(), [9, 10, 13, 14, 15, 16]);
    }
}
