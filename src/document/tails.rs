//! Credits that have no mark of their own but their place: behind a picture's sentence, without a full stop.
//!
//! In: a line. Out: what it says before the credit, and the credit: "… the mill. Getty Images", "… the mill. | ANA
//! RUIZ", "… the mill. Ana Ruiz for The Lake Post", "… the mill. Picture by Ana Ruiz", "… the mill. Supplied".

use super::credit::{bare, is_person_for_outlet, is_person_of_outlet};
use super::lines::{ends_sentence, tail};
use super::sources::{is_given, is_source};
use super::{agencies, names};
use crate::span::Span;

/// No such credit is longer.
const LONGEST: usize = 70;

/// What may stand around the credit.
const EDGES: [char; 8] = ['|', '-', '–', '—', '/', '(', ')', ' '];

/// The fewest words that a picture says.
const LEAST_SAID: usize = 3;

/// What `span` says before its credit, and the credit.
pub(super) fn read(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let bracketed = line.ends_with(')');
    if !bracketed && ends_sentence(line) {
        return None;
    }
    let end = tail(line, LONGEST);
    let at = end.rfind(". ").or_else(|| end.rfind(".("))? + 1;
    let start = line.len() - end.len() + at;
    let said = &line[..start];
    let open = line[start..].trim_start();
    let barred = open.starts_with('|');
    let name = open.trim_matches(EDGES);
    let words = name.split(' ').count();
    if !(1..=8).contains(&words) || said.split(' ').count() < LEAST_SAID || said.contains(['"', '“']) {
        return None;
    }
    // An agency's name alone may be its sign behind the last sentence.
    let alone = agencies::canonical(name).is_some() && !open.starts_with('/');
    let houses = || !bracketed && !alone && is_source(name);
    let shouted = || barred && !name.contains(char::is_lowercase) && words <= 4;
    let fits = houses() || shouted() || is_given(name) || is_of_picture(name) || is_person_and_house(name);
    let open = Span::new(span.end - open.len() as u32, span.end);
    let credit = bare(text, open.trim_matches(text, |c| EDGES.contains(&c)));
    fits.then(|| (Span::new(span.start, span.start + start as u32), credit))
}

/// "Picture by Ana Ruiz", "AFP PHOTO", "Lake Post file photo": a word for a picture, and names.
pub(super) fn is_of_picture(name: &str) -> bool {
    const PICTURES: &[&str] = &[
        "courtesy",
        "graphic",
        "illustration",
        "image",
        "images",
        "photo",
        "photograph",
        "photos",
        "pic",
        "pics",
        "picture",
        "pictures",
        "screengrab",
        "screenshot",
    ];
    const JOINTS: &[&str] =
        &["and", "by", "credit", "credits", "file", "for", "of", "provided", "supplied", "the", "via"];
    let is = |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let words = || name.split([' ', '/', ':']).filter(|word| !word.is_empty());
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    words().any(|word| is(PICTURES, word)) && words().all(|word| named(word) || is(PICTURES, word) || is(JOINTS, word))
}

/// "Ana Ruiz for The Lake Post", "Ana Ruiz, Getty Images", "Ana Ruiz - Lake Post".
pub(super) fn is_person_and_house(name: &str) -> bool {
    let parted = [", ", " - ", " – ", " | "].iter().find_map(|sign| name.split_once(sign));
    is_person_for_outlet(name)
        || parted.is_some_and(|(person, house)| {
            (is_source(house) || super::outlets::is_masthead(house))
                && names::person(person).is_some()
                && is_person_of_outlet(&format!("{person}/{house}"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_behind_sentences() {
        let show = |line: &str| {
            read(line, Span::at(0, line.len())).map(|(said, credit)| format!("{}|{}", said.of(line), credit.of(line)))
        };
        for (tail, credit) in [
            ("Getty Images", "Getty Images"),
            ("/REUTERS", "REUTERS"),
            ("| ANA RUIZ", "ANA RUIZ"),
            ("- Photo by Ana Ruiz", "Ana Ruiz"),
            ("Ana Ruiz, Getty Images", "Ana Ruiz, Getty Images"),
            ("Ana Ruiz for The Lake Post", "Ana Ruiz for The Lake Post"),
            ("(Ana Ruiz - Lake Post)", "Ana Ruiz - Lake Post"),
            ("(Supplied)", "Supplied"),
            ("AFP PHOTO", "AFP PHOTO"),
        ] {
            let line = format!("The old mill stands empty. {tail}");
            assert_eq!(show(&line), Some(format!("The old mill stands empty.|{credit}")));
        }
        for line in [
            "The old mill stands empty. It was sold",
            "The old mill stands empty. (AFP)",
            "\"The mill is empty.\" Ana Ruiz",
            "He took no photo. Getty Images owns it.",
        ] {
            assert_eq!(show(line), None, "{line}");
        }
    }
}
