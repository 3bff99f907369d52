//! Whom a picture's words credit, in a line that is known to be a picture's.
//!
//! In: a caption. Out: what it says, and its credit. `credit` finds credits that prove a caption; here the line is one,
//! so that a name behind any mark that parts it from a sentence or a clause is enough.

use super::credit::{self, begins_part};
use super::{lines, names, outlets, sources};
use crate::span::{Span, is_blank};

/// No credit has more words.
const LONGEST: usize = 10;

/// A longer line is not looked at.
const LONGEST_CAPTION: u32 = 1200;

/// What a caption says before its credit, and the credit.
pub(super) fn split(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = if span.len() <= LONGEST_CAPTION { span.of(text) } else { return None };
    let (at, credit) = bracketed(line).or_else(|| labelled(line)).or_else(|| parted(line)).or_else(|| behind(line))?;
    let said = Span::new(span.start, span.start + at as u32)
        .trim_matches(text, |c| is_blank(c) || matches!(c, '|' | '/' | '(' | '[' | ';' | '—' | '–' | '-' | '#'));
    let credit = Span::new(span.start + credit as u32, span.end);
    let credit =
        credit::bare(text, credit.trim_matches(text, |c| is_blank(c) || matches!(c, '.' | ')' | ']' | '(' | '[')));
    (said.of(text).contains(' ') && !credit.is_empty()).then_some((said, credit))
}

/// "… (Ana Ruiz/LNA)", "… [photo Ana Ruiz]".
fn bracketed(line: &str) -> Option<(usize, usize)> {
    let bare = line.trim_end_matches(['.', ' ']);
    let open = match bare.chars().next_back()? {
        ')' => bare.rfind('(')?,
        ']' => bare.rfind('[')?,
        _ => return None,
    };
    let inside = &bare[open + 1..bare.len() - 1];
    let labelled = label(inside) > 0 && is_name(&inside[label(inside)..]);
    (labelled || is_credit(inside)).then_some((open, open + 1))
}

/// "… ; image: Ana Ruiz", "… File photo: Lake Post.", "… Source: Lake Post".
fn labelled(line: &str) -> Option<(usize, usize)> {
    let starts = line.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && is_start(line, *at));
    let found = starts.filter_map(|at| Some((at, label(&line[at..]))).filter(|(_, length)| *length > 0));
    found.into_iter().map(|(at, length)| (at, at + length)).find(|(_, name)| is_name(&line[*name..]))
}

/// Whether a word begins at `at`, or one is glued to a sentence there.
fn is_start(line: &str, at: usize) -> bool {
    let before = line[..at].chars().next_back();
    before.is_some_and(|c| is_blank(c) || matches!(c, '(' | '/' | '|' | '.')) || begins_part(line, at)
}

/// "… / Ana Ruiz / Lake Post", "… | Lake Post": behind a mark nothing but names.
fn parted(line: &str) -> Option<(usize, usize)> {
    let marks = [" | ", " / ", " — ", " – ", " • ", " # "];
    let mut cuts: Vec<usize> =
        marks.iter().flat_map(|mark| line.match_indices(mark).map(|(at, mark)| at + mark.len())).collect();
    cuts.sort_unstable();
    cuts.into_iter().find(|at| is_name(&line[*at..])).map(|at| (at, at))
}

/// "… winter.Ana Ruiz for Lake Post", "… winter. Ana Ruiz/Lake Post": a name behind the last sentence.
fn behind(line: &str) -> Option<(usize, usize)> {
    let stops = line.match_indices(['.', '!', '?', '”', '"']).map(|(at, mark)| at + mark.len());
    let ended = |at: usize| {
        line[..at].trim_end_matches(['.', '!', '?', '”', '"']).rsplit(' ').next().is_some_and(|word| word.len() > 2)
    };
    let found = stops.filter(|at| *at < line.len() && ended(*at)).find(|at| is_credit(&line[*at..]));
    found.map(|at| (at, at))
}

/// Whether names are all that a part of a line has: every word begins with a capital or joins them.
fn is_name(part: &str) -> bool {
    let part = part.trim_matches(|c| is_blank(c) || matches!(c, '.' | ')' | ']' | '(' | '['));
    let joint = |word: &str| {
        matches!(
            word,
            "and" | "by" | "courtesy" | "de" | "file" | "for" | "from" | "handout" | "of" | "own" | "the" | "via"
        )
    };
    let mut words = part.split([' ', '/', ',']).filter(|word| !word.is_empty());
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    part.contains(char::is_alphabetic)
        && !part.contains(['"', '“', '?', ':'])
        && !part.contains(". ")
        && part.split_whitespace().count() <= LONGEST
        && words.all(|word| capital(word) || joint(word))
        && part.starts_with(|c: char| !c.is_lowercase())
}

/// Whether a part of a line is a name that credits have: a person, a house, two of them.
fn is_credit(part: &str) -> bool {
    let part = part.trim_matches(|c| is_blank(c) || matches!(c, '.' | ')' | ']'));
    let pair = part.contains('/') || part.contains(" via ") || part.contains(" for ") || part.contains(", ");
    let known = |name: &str| sources::is_source(name) || sources::is_given(name) || outlets::is_masthead(name);
    let person = |name: &str| name.split(' ').count() <= 4 && name.contains(' ') && names::person(name).is_some();
    is_name(part)
        && !part.starts_with(|c: char| c.is_ascii_digit())
        && (known(part)
            || person(part)
            || (pair && !part.contains(", "))
            || (pair && part.split(", ").all(|name| known(name) || person(name))))
}

/// The length of the words that introduce a credit: "Photo: ", "Image Credits:", "photo ", "PHOTOGRAPH BY ".
pub(super) fn label(part: &str) -> usize {
    const THINGS: &[&str] = &[
        "author",
        "chart",
        "credit",
        "graphic",
        "illustration",
        "image",
        "photo",
        "photograph",
        "pic",
        "picture",
        "source",
    ];
    const JOINTS: &[&str] = &["by", "courtesy", "credit", "credits", "from", "of", "source"];
    let word = |from: usize| {
        let rest = &part[from..];
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        &rest[..end]
    };
    let thing = |word: &str| {
        let small = word.to_ascii_lowercase();
        THINGS.contains(&small.strip_suffix('s').unwrap_or(&small))
    };
    let blanks = |from: usize| part[from..].len() - part[from..].trim_start_matches([' ', '\u{a0}']).len();
    let mut at = 0;
    let own = word(0).len() + blanks(word(0).len());
    // "Post photo by", "File photo: ".
    let filed = ["file", "staff"].iter().any(|first| word(0).eq_ignore_ascii_case(first));
    if filed || (!thing(word(0)) && ["photo by ", "photos by "].iter().any(|by| lines::opens_with(&part[own..], by))) {
        at = own;
    }
    if !thing(word(at)) {
        return 0;
    }
    let plain = word(at).to_ascii_lowercase();
    at += word(at).len();
    let mut joined = false;
    loop {
        let next = at + blanks(at);
        if next == at || !JOINTS.iter().any(|joint| word(next).eq_ignore_ascii_case(joint)) {
            break;
        }
        at = next + word(next).len();
        joined = true;
    }
    let mark = part[at..].starts_with([':', '|', '/', '…']);
    at += usize::from(part[at..].starts_with([':', '|', '/']));
    let bare = matches!(plain.as_str(), "photo" | "photos" | "pic" | "pics");
    if mark || joined || (bare && part[at..].starts_with(' ')) { at + blanks(at) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        let parts = split(line, Span::at(0, line.len()));
        parts.map_or_else(|| "-".to_owned(), |(said, credit)| format!("{}|{}", said.of(line), credit.of(line)))
    }

    #[test]
    fn names_behind_what_is_said() {
        for (line, parts) in [
            ("Boats at the pier of Brenn (LNA/Ana Ruiz)", "Boats at the pier of Brenn|LNA/Ana Ruiz"),
            ("Boats at the pier [photo Ana Ruiz]", "Boats at the pier|Ana Ruiz"),
            ("Boats at the pier; image: LNA, Ana Ruiz", "Boats at the pier|LNA, Ana Ruiz"),
            ("Boats lie idle on Monday. File photo: GovBrenn.", "Boats lie idle on Monday.|GovBrenn"),
            ("Boats lie idle on Monday. Source: Ana Ruiz/LNA", "Boats lie idle on Monday.|Ana Ruiz/LNA"),
            ("Boats lie idle on Monday.Image Credits:Brenn Ferries", "Boats lie idle on Monday.|Brenn Ferries"),
            ("Boats lie idle. / Ana Ruiz / The Lake Post", "Boats lie idle.|Ana Ruiz / The Lake Post"),
            ("Boats at the pier of Brenn | Lake Wildlife Trust", "Boats at the pier of Brenn|Lake Wildlife Trust"),
            ("Boats lie idle this winter.Ana Ruiz for Lake Post", "Boats lie idle this winter.|Ana Ruiz for Lake Post"),
            ("Boats lie idle on Monday. Ana Ruiz", "Boats lie idle on Monday.|Ana Ruiz"),
        ] {
            assert_eq!(show(line), parts);
        }
    }

    #[test]
    fn no_credit() {
        for line in [
            "Ana Ruiz (left) with her boat",
            "Ana Ruiz, who owns two boats, at the pier on Monday.",
            "A ferry of 1931 – the oldest on the lake",
            "Boats lie idle. The crews want more pay.",
            "The pier of Brenn (Kesterland)",
            "Ana Ruiz",
        ] {
            assert_eq!(show(line), "-", "{line}");
        }
    }

    #[test]
    fn words_that_introduce_a_credit() {
        for (line, rest) in [
            ("Photo: Ana Ruiz", "Ana Ruiz"),
            ("Photo Credits: Ana Ruiz", "Ana Ruiz"),
            ("PHOTOGRAPH BY ANA RUIZ", "ANA RUIZ"),
            ("Post photo by Ana Ruiz", "Ana Ruiz"),
            ("File photo by Ana Ruiz", "Ana Ruiz"),
            ("photo Ana Ruiz", "Ana Ruiz"),
            ("Photonews", "Photonews"),
            ("Picture House", "Picture House"),
            ("Ana Ruiz", "Ana Ruiz"),
        ] {
            assert_eq!(&line[label(line)..], rest);
        }
    }
}
