//! Pictures told in several lines: whose it is, what it shows for those who do not see it, which of a series it is.
//!
//! In: lines with their kinds, and the first of a picture's. Out: whether the lines below it have its words and its
//! credit.

use super::credited;
use super::kinds::Kind;
use super::lines::Line;
use super::pictures::{MOST_WORDS, is_caption_before_text};

/// Whether a word opens what a picture shows, told for those who do not see it.
pub(super) fn opens_alt(word: &str) -> bool {
    matches!(word, "A" | "An" | "Four" | "Several" | "Three" | "Two")
}

/// Below whose it is what a picture shows, told for those who do not see it, and its words: "LNA", "A boat lies on mud.",
/// "The boat has been there since May", and then the text.
pub(super) fn is_described(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let Some(alt) = lines.get(i + 1).filter(|_| !line.stop && line.words <= 4) else { return false };
    let house = match &kinds[i] {
        Kind::Byline(byline, None) => byline.authors.is_empty(),
        Kind::Caption(reading) => reading.text.is_none() && reading.credit.is_some(),
        _ => false,
    };
    let told = matches!(kinds[i + 1], Kind::Text) && alt.stop && (6..=60).contains(&alt.words);
    let shown = alt.span.of(text).split(' ').next().is_some_and(opens_alt);
    let quiet = !alt.span.of(text).contains(|c: char| matches!(c, '"' | '“') || c.is_ascii_digit());
    let tight =
        lines.get(i + 2).is_some_and(|said| !said.gap && !alt.gap && !said.span.of(text).starts_with(['‘', '“']));
    house && told && shown && quiet && tight && is_caption_before_text(text, lines, kinds, i + 2)
}

/// A picture's words below "2 of 3", whose it is below them.
pub(super) fn is_counted(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let Some(name) = lines.get(i + 1).filter(|_| i > 0 && matches!(kinds[i], Kind::Text)) else { return false };
    if lines[i - 1].span.len() > 10 {
        return false;
    }
    let number = |part: &str| !part.trim().is_empty() && part.trim().bytes().all(|b| b.is_ascii_digit());
    let above = lines[i - 1].span.of(text);
    let counter = above.split_once("of").or_else(|| above.split_once('/')).is_some_and(|(a, b)| number(a) && number(b));
    let open = matches!(kinds[i + 1], Kind::Text | Kind::Dateline(_) | Kind::Byline(_, None));
    let named = open && name.words <= 8 && !name.stop && credited::is_house(name.span.of(text));
    counter && named && (4..=MOST_WORDS).contains(&lines[i].words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::{self, Small};

    fn told(by: fn(&str, &[Line], &[Kind], usize) -> bool, text: &str) -> Vec<usize> {
        let lines = lines::split(text);
        let kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(text, line, &mut Small::default())).collect();
        (0..lines.len()).filter(|i| by(text, &lines, &kinds, *i)).collect()
    }

    #[test]
    fn words_for_those_who_do_not_see_it() {
        let paragraph = "The lake rose by a metre on Sunday, officials said.\n";
        let alt = "A boat lies on brown mud below a pier.\n";
        let said = "The boat has been there since the spring\n";
        assert_eq!(told(is_described, &format!("Image source, Lake Post\n{alt}{said}{paragraph}")), [0]);
        assert!(told(is_described, &format!("Image source, Lake Post\n{paragraph}{said}{paragraph}")).is_empty());
        assert!(told(is_described, &format!("Image source, Lake Post\n\n{alt}\n{said}\n{paragraph}")).is_empty());
    }

    #[test]
    fn one_of_a_series() {
        let said = "The boat has been there since the spring.";
        assert_eq!(told(is_counted, &format!("2 of 3\n{said}\nBrenn Harbour Office")), [1]);
        assert_eq!(told(is_counted, &format!("2of3\n{said}\nContributed photo")), [1]);
        assert!(told(is_counted, &format!("2 of 3\n{said}\nThe crew wants more pay.")).is_empty());
    }
}
