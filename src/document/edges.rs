//! What stands at the edges of a picture's words and of its credit, and belongs to neither.
//!
//! In: what was read from a caption. Out: the same without counters, labels of its place in the page, marks and
//! buttons: "2 / 3 The mill in June. #" | "/ Ana Ruiz;".

use super::caption::{Reading, without_counter};
use super::{credit, credited, lines, names, shown, sources};
use crate::span::{Span, is_blank};

/// A credit of more words has more in it than names.
const LONGEST_CREDIT: usize = 9;

/// Without what stands around the words and the credit.
pub(super) fn without(text: &str, reading: Reading) -> Reading {
    let said = reading.text.map(|said| saying(text, said)).filter(|said| !said.is_empty());
    Reading { text: said, credit: reading.credit.map(|name| whom(text, name)), ..reading }
}

/// "Header image: The mill in June. #", "*The mill in June".
fn saying(text: &str, said: Span) -> Span {
    const BEFORE: &[&str] = &[
        "Archive - ",
        "Banner image: ",
        "Camera Icon ",
        "Cover image: ",
        "Enlarge / ",
        "Featured image: ",
        "Graphic: Photo, ",
        "Graphic: ",
        "Header image: ",
        "Lead image: ",
        "Main image: ",
        "Pic: ",
        "Top image: ",
    ];
    const BEHIND: &[&str] =
        &[" view more", " Click image to expand.", " Photograph:", " Photo:", " - Copyright", " Image:", " Picture:"];
    let edge = |c: char| is_blank(c) || matches!(c, '*' | '_' | '#' | '•');
    let bare = without_counter(text, said.trim_matches(text, edge));
    let line = bare.of(text);
    let before = BEFORE.iter().find(|label| lines::opens_with(line, label)).map_or(0, |label| label.len());
    let behind = BEHIND.iter().find(|label| line.ends_with(*label)).map_or(0, |label| label.len());
    let rest = Span::new(bare.start + before as u32, bare.end - behind as u32).trim_matches(text, edge);
    if before + behind < line.len() && rest.of(text).contains(' ') { rest } else { bare }
}

/// "/ Ana Ruiz;", "via Ana Ruiz", "Ana Ruiz | License Photo", "Ana Ruiz) @anaruiz", "Lake Post pic".
fn whom(text: &str, name: Span) -> Span {
    const BEFORE: &[&str] = &["By ", "via "];
    const BEHIND: &[&str] = &[" pic", " pics"];
    const TERMS: &[&str] = &[" | License", " - License", " • ", ", used with permission"];
    let mark = |c: char| is_blank(c) || matches!(c, '/' | '|' | ';' | ',' | '*' | '_' | '#' | '-' | '–' | '—');
    let cut = TERMS.iter().filter_map(|term| name.of(text).find(term)).min().unwrap_or(name.len() as usize);
    let mut bare = Span::new(name.start, name.start + cut as u32).trim_matches(text, mark);
    bare = credited::without_address(text, bare).trim_matches(text, mark);
    let line = bare.of(text);
    let before = BEFORE.iter().find(|label| line.starts_with(*label)).map_or(0, |label| label.len());
    let behind = BEHIND.iter().find(|label| line.ends_with(*label)).map_or(0, |label| label.len());
    if before + behind < line.len() {
        bare = Span::new(bare.start + before as u32, bare.end - behind as u32);
    }
    bare = without_words(text, credit::after_label(text, credit::without_glued_label(text, bare)));
    let small = |word: &str| word.len() > 2 && word.chars().all(char::is_lowercase);
    if let Some(line) = bare.of(text).strip_suffix('.').filter(|line| line.rsplit(' ').next().is_some_and(small)) {
        bare = Span::new(bare.start, bare.start + line.len() as u32);
    }
    let open = bare.of(text).contains('(');
    bare = bare.trim_matches(text, |c| is_blank(c) || (c == ')' && !open));
    bare = with_initial(text, without_day(text, bare));
    if bare.is_empty() { name } else { bare }
}

/// The name before the words for the eye that a page has of the picture: "Ana Ruiz A donkey stands in a lane".
fn without_words(text: &str, name: Span) -> Span {
    let line = name.of(text);
    if line.split(' ').count() <= LONGEST_CREDIT {
        return name;
    }
    let cut = line.match_indices(' ').map(|(at, _)| at).take(5).find(|at| {
        let mut words = line[at + 1..].split(' ');
        words.next().is_some_and(|word| word == "The" || shown::opens_alt(word))
            && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
    });
    let named = |at: &usize| names::person(&line[..*at]).is_some() || sources::is_source(&line[..*at]);
    cut.filter(named).map_or(name, |at| Span::new(name.start, name.start + at as u32))
}

/// The day on which it was taken is no part of a credit: "Lake Museum Oct. 5, 2023".
fn without_day(text: &str, name: Span) -> Span {
    let before = credited::undated(name.of(text)).len() as u32;
    if before == name.len() {
        return name;
    }
    let rest = Span::new(name.start, name.start + before).trim_matches(text, |c| is_blank(c) || c == ',');
    if rest.is_empty() { name } else { rest }
}

/// An initial or a short form keeps its full stop: "RUIZ K.", "Brenn Ferries, Inc.".
fn with_initial(text: &str, name: Span) -> Span {
    let last = name.of(text).rsplit([' ', '.']).next().unwrap_or("");
    let initial = last.len() == 1 && last.starts_with(|c: char| c.is_ascii_uppercase());
    let short = initial || matches!(last, "Inc" | "Ltd" | "Co" | "Corp" | "Jr" | "Sr");
    let stop = name.len() as usize > last.len() && text[name.end as usize..].starts_with('.');
    if short && stop { Span::new(name.start, name.end + 1) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges() {
        let shown = |part: fn(&str, Span) -> Span, line: &str| part(line, Span::at(0, line.len())).of(line).to_owned();
        for line in [
            "*The mill in June.",
            "The mill in June. #",
            "Header image: The mill in June.",
            "2 / 3 The mill in June.",
            "The mill in June. - Copyright",
            "GRAPHIC: Photo, The mill in June.",
        ] {
            assert_eq!(shown(saying, line), "The mill in June.", "{line}");
        }
        for line in [
            "/ Ana Ruiz;",
            "via Ana Ruiz",
            "CreditAna Ruiz",
            "By Ana Ruiz",
            "Ana Ruiz | License Photo",
            "Ana Ruiz, used with permission",
            "Ana Ruiz, aruiz@lake.example",
            "Ana Ruiz) @anaruiz",
            "Image copyright Ana Ruiz",
            "Ana Ruiz A donkey stands in a lane and looks at its feet",
            "Ana Ruiz Oct. 5, 2023",
        ] {
            assert_eq!(shown(whom, line), "Ana Ruiz", "{line}");
        }
        assert_eq!(whom("RUIZ K.", Span::at(0, 6)).of("RUIZ K."), "RUIZ K.");
        assert_eq!(shown(whom, "Kettler et al. (2020)"), "Kettler et al. (2020)");
    }
}
