//! Whom a picture's words credit, in a line that is known to be a picture's.
//!
//! In: a caption. Out: what it says, and its credit. `credit` finds credits that prove a caption; here the line is one,
//! so that a name behind any mark that parts it from a sentence or a clause is enough.

use super::credit::{self, begins_part};
use super::lines::{self, ends_sentence};
use super::{clock, names, outlets, sources, tails};
use crate::span::{Span, is_blank};

/// No credit has more words.
const LONGEST: usize = 10;

/// A longer line is not looked at.
const LONGEST_CAPTION: u32 = 1200;

/// What a caption says before its credit, and the credit.
pub(super) fn split(text: &str, span: Span) -> Option<(Span, Span)> {
    let span = without_address(text, span);
    let line = if span.len() <= LONGEST_CAPTION { span.of(text) } else { return None };
    if let Some(at) = leading(line) {
        let said = Span::new(span.start + at as u32, span.end).trim(text);
        return Some((said, Span::new(span.start, span.start + at as u32).trim(text)));
    }
    let ends = [bracketed, labelled, behind, parted, glued, paired].iter().find_map(|form| form(line));
    let (at, credit) = ends?;
    let said = Span::new(span.start, span.start + at as u32)
        .trim_matches(text, |c| is_blank(c) || matches!(c, '|' | '/' | '(' | '[' | ';' | ',' | '—' | '–' | '-' | '#'));
    let edge = |c| is_blank(c) || matches!(c, '.' | ')' | ']' | '(' | '[' | '/' | '|' | '-' | '–' | '—');
    let credit = credit::bare(text, Span::new(span.start + credit as u32, span.end).trim_matches(text, edge));
    (said.of(text).contains(' ') && !credit.is_empty()).then_some((said, credit))
}

/// A credit that was cut in two, or a house left before its label: "… winter. Lake Post" and "Ana Ruiz" of "… winter.
/// Lake Post / Ana Ruiz".
pub(super) fn rejoined(text: &str, said: Span, credit: Span) -> (Span, Span) {
    let line = said.of(text);
    if said.end > credit.start || line.len() > LONGEST_CAPTION as usize {
        return (said, credit);
    }
    let between = text[said.end as usize..credit.start as usize].trim_matches(is_blank);
    let edge = |c: char| is_blank(c) || matches!(c, '/' | '|');
    let bare = line.trim_end_matches(edge);
    let Some((at, _)) = behind(bare).filter(|(at, _)| !bare[..*at].ends_with(['”', '"'])) else {
        return (said, credit);
    };
    let rest = Span::new(said.start, said.start + at as u32).trim(text);
    let cut = bare.len() < line.len() || between.starts_with(['/', '|']);
    let name = Span::new(said.start + at as u32, credit.end).trim_matches(text, edge);
    match cut {
        true => (rest, name),
        false if label(between) > 0 => (rest, credit),
        false => (said, credit),
    }
}

/// Cuts the address behind a name off: "… winter. ANA RUIZ aruiz@lake.example".
pub(super) fn without_address(text: &str, span: Span) -> Span {
    let last = span.of(text).rsplit(' ').next().filter(|word| word.contains('@'));
    last.map_or(span, |word| Span::new(span.start, span.end - word.len() as u32).trim(text))
}

/// Where the words begin behind a name that opens a line: "Ana Ruiz The bell was lifted in May".
fn leading(line: &str) -> Option<usize> {
    let articles = [" A ", " An ", " The "].iter().filter_map(|article| line.find(article));
    let at = articles.min()?;
    let goes_on = line[at..].split(' ').nth(2).is_some_and(|word| word.starts_with(char::is_lowercase));
    let words = line[..at].split(' ').count();
    let named =
        (1..=6).contains(&words) && !line[..at].contains(". ") && !line[..at].ends_with('.') && is_credit(&line[..at]);
    (goes_on && named).then_some(at + 1)
}

/// "… (Ana Ruiz/LNA)", "… [photo Ana Ruiz]"; behind a sentence any name: "… winter. (Brenn Ferries)".
fn bracketed(line: &str) -> Option<(usize, usize)> {
    let bare = line.trim_end_matches(['.', ' ']);
    let open = match bare.chars().next_back()? {
        ')' => bare.rfind('(')?,
        ']' => bare.rfind('[')?,
        _ => return None,
    };
    let inside = bare[open + 1..bare.len() - 1].trim_matches(is_blank);
    let start = bare.len() - 1 - bare[open + 1..bare.len() - 1].trim_start_matches(is_blank).len();
    let cut = label(inside);
    let labelled = cut > 0 && (is_name(&inside[cut..]) || (is_explicit(&inside[..cut]) && is_short(&inside[cut..])));
    let ended = ends_sentence(bare[..open].trim_end());
    let house = || ended && is_name(&inside.replace(". ", " ").replacen(": ", "/", 1)) && !is_dated(inside);
    let fits = labelled
        || is_credit(inside)
        || house()
        || tails::is_person_and_house(inside)
        || (tails::is_of_picture(inside) && !shows_another(inside));
    fits.then_some((open, start))
}

/// "Representative image" says of a picture that it shows something else.
fn shows_another(inside: &str) -> bool {
    ["illustrative", "representational", "representative", "stock"].iter().any(|word| lines::opens_with(inside, word))
}

/// "… ; image: Ana Ruiz", "… File photo: Lake Post.", "… Source: Lake Post".
fn labelled(line: &str) -> Option<(usize, usize)> {
    let starts = line.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && is_start(line, *at));
    let found = starts.filter_map(|at| Some((at, label(&line[at..]))).filter(|(_, length)| *length > 0));
    let named = |at: usize, name: usize| {
        let parted = begins_part(line, at)
            || line[..at].ends_with([',', '-', ' ']) && line[..at].trim_end().ends_with([',', '-']);
        is_name(undated(&line[name..])) || (parted && is_explicit(&line[at..name]) && is_short(&line[name..]))
    };
    let mut found = found.into_iter().map(|(at, length)| (at, at + length)).filter(|(at, name)| named(*at, *name));
    // "LNA FOTO/Ana Ruiz" is a name as a whole.
    found.find_map(|(at, name)| {
        let house = house_before(line, at);
        (house == at || !line[..name].ends_with('/')).then_some((house, name))
    })
}

/// The part before the day on which the picture was taken: "Lake Museum Oct. 5, 2023".
pub(super) fn undated(part: &str) -> &str {
    let day = clock::trailing_day(part, Span::at(0, part.len())).filter(|(.., year, _)| year.is_some());
    day.map_or(part, |(.., day)| &part[..day.start as usize])
}

/// Where the house begins whose picture it is, if one stands before the label: "… winter. Lake Post photo: Ana Ruiz".
fn house_before(line: &str, at: usize) -> usize {
    let Some(stop) = line[..at].rfind(". ") else { return at };
    let house = line[stop + 2..at].trim_end();
    let named = !house.is_empty() && house.split(' ').count() <= 4 && is_name(house);
    if named { stop + 2 } else { at }
}

/// Whether a label can introduce nothing but a credit: "Photo: ", "Photo by ", "image courtesy of ".
fn is_explicit(label: &str) -> bool {
    let small = label.to_ascii_lowercase();
    ["by ", "copyright", "courtesy", "credit", ":"].iter().any(|sign| small.contains(sign))
}

/// Whether what is behind such a label may be a name, whatever its letters: "private collection".
fn is_short(part: &str) -> bool {
    let words = part.split_whitespace().count();
    (1..=8).contains(&words) && !credit::breaks_sentence(&part.replace("al. ", "")) && !part.contains(['"', '“', '?'])
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
    let closing = |at: usize| line[at..].len() - line[at..].trim_start_matches([')', '”', '’', '"', '\'']).len();
    let stops = line.match_indices(['.', '!', '?', '”', '"']).map(|(at, mark)| at + mark.len());
    let last = |at: usize| line[..at].trim_end_matches(['.', '!', '?', '”', '"', ')']).rsplit(' ').next().unwrap_or("");
    // A title's full stop ends no sentence: "Gov. Ana Ruiz".
    let ended =
        |at: usize| last(at).len() >= 5 || last(at).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let fits = |at: usize| (last(at).len() > 2 && is_credit(&line[at..])) || (ended(at) && is_house(&line[at..]));
    let found = stops.map(|at| at + closing(at)).filter(|at| *at < line.len()).find(|at| fits(*at));
    found.map(|at| (at, at))
}

/// Whether a part behind a sentence and without a full stop is a name, known or not: "Brenn Harbour Office".
pub(super) fn is_house(part: &str) -> bool {
    let name = part.trim_matches(|c| is_blank(c) || matches!(c, '/' | '-' | '–' | '—' | '|'));
    !ends_sentence(name) && is_name(name) && !is_dated(name) && name.split(' ').count() <= 8
}

/// Whether there is a day or a year in a name: "May 2024".
fn is_dated(name: &str) -> bool {
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    name.split([' ', ',']).any(year) || clock::trailing_day(name, Span::at(0, name.len())).is_some()
}

/// "… at the pierAna Ruiz": a name glued to the last word.
fn glued(line: &str) -> Option<(usize, usize)> {
    let at = line.char_indices().rev().find_map(|(at, c)| {
        let word = line[..at].rsplit(' ').next().unwrap_or("");
        let before = word.strip_suffix('/').filter(|word| word.starts_with(char::is_lowercase)).unwrap_or(word);
        let joined = c.is_uppercase() && before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        (joined && (before.len() >= 4 || before.bytes().all(|b| b.is_ascii_digit()))).then_some(at)
    })?;
    let sign = line[..at].ends_with('/') && line[at..].bytes().all(|b| b.is_ascii_uppercase());
    (sign || (line[at..].contains(' ') && is_credit(&line[at..]))).then_some((at, at))
}

/// "… at the pier Ana Ruiz/Lake Post": a person and a house at the end of a clause.
fn paired(line: &str) -> Option<(usize, usize)> {
    let slash = line.rfind('/')?;
    let words: Vec<usize> = line.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at < slash).collect();
    let small = |at: &usize| line[*at..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let last = words.iter().rposition(small)?;
    let at = *words.get(last + 1)?;
    is_credit(&line[at..]).then_some((at, at))
}

/// Whether names are all that a part of a line has: every word begins with a capital or joins them.
fn is_name(part: &str) -> bool {
    let part = part.trim_matches(|c| is_blank(c) || matches!(c, '.' | ')' | ']' | '(' | '[' | '/'));
    let part = ["the ", "via "].iter().find_map(|joint| part.strip_prefix(joint)).unwrap_or(part);
    // "LNA FOTO/Ana Ruiz/tom": the desk signs last.
    let part = part.rsplit_once('/').filter(|(_, desk)| is_desk(desk)).map_or(part, |(name, _)| name);
    let joint = |word: &str| {
        matches!(
            word,
            "and"
                | "archive"
                | "by"
                | "correspondent"
                | "courtesy"
                | "de"
                | "family"
                | "file"
                | "for"
                | "from"
                | "handout"
                | "of"
                | "on"
                | "own"
                | "photo"
                | "special"
                | "the"
                | "to"
                | "via"
        )
    };
    let mut words = part.split([' ', '/', ',']).filter(|word| !word.is_empty());
    // "fotoLNA" and "lake.example" are names.
    let named = |word: &str| {
        let inner = word.trim_end_matches('.').contains('.');
        !word.starts_with(char::is_lowercase) || word.contains(char::is_uppercase) || inner
    };
    part.contains(char::is_alphabetic)
        && !part.contains(['"', '“', '?', ':'])
        && !credit::breaks_sentence(part)
        && part.split_whitespace().count() <= LONGEST
        && words.clone().next().is_some_and(named)
        && words.all(|word| named(word) || joint(word))
}

/// "tom", "foc": small letters by which a desk signs.
fn is_desk(sign: &str) -> bool {
    (2..=5).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_lowercase())
}

/// Whether a part of a line is a name that credits have: a person, a house, two of them.
fn is_credit(part: &str) -> bool {
    let part = part.trim_matches(|c| is_blank(c) || matches!(c, '.' | ')' | ']' | '/'));
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
        "copyright",
        "credit",
        "foto",
        "graphic",
        "illustration",
        "image",
        "photo",
        "photograph",
        "pic",
        "picture",
        "screengrab",
        "screenshot",
        "source",
        "video",
    ];
    const JOINTS: &[&str] = &["by", "copyright", "courtesy", "credit", "credits", "from", "of", "source"];
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
    // "File photo: ", "Lake Post photo by".
    if ["cover", "file", "header", "main", "staff"].iter().any(|first| word(0).eq_ignore_ascii_case(first)) {
        at = own;
    } else if !thing(word(0)) {
        let starts = part.match_indices(' ').map(|(at, _)| at + 1).take(3);
        let by = |at: &usize| ["photo by ", "photos by "].iter().any(|by| lines::opens_with(&part[*at..], by));
        let named = |at: &usize| {
            part[..*at].split(' ').all(|word| !word.starts_with(char::is_lowercase) && !word.ends_with(['.', ',']))
        };
        at = starts.take_while(named).find(by).unwrap_or(0);
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
    let bare = matches!(plain.as_str(), "photo" | "photos" | "pic" | "pics" | "copyright");
    if mark || joined || (bare && part[at..].starts_with(is_blank)) { at + blanks(at) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        let parts = split(line, Span::at(0, line.len()));
        parts.map_or_else(|| "-".to_owned(), |(said, credit)| format!("{}|{}", said.of(line), credit.of(line)))
    }

    #[test]
    fn labels_without_end() {
        let line = format!("{}Ana Ruiz", "Photo: ".repeat(200_000));
        assert_eq!(credit::bare(&line, Span::at(0, line.len())).of(&line), "Ana Ruiz");
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
            ("Boats lie idle on Monday. Brenn Harbour Office", "Boats lie idle on Monday.|Brenn Harbour Office"),
            ("Boats lie idle on Monday. - fotoLNA", "Boats lie idle on Monday.|fotoLNA"),
            ("Boats lie idle. LNA / lake.example", "Boats lie idle.|LNA / lake.example"),
            (
                "Boats lie idle. (Yes, all of them.) Ana Ruiz | LNA",
                "Boats lie idle. (Yes, all of them.)|Ana Ruiz | LNA",
            ),
            ("Boats lie idle. ANA RUIZ aruiz@lake.example", "Boats lie idle.|ANA RUIZ"),
            ("Boats lie idle. (Brenn Ferries)", "Boats lie idle.|Brenn Ferries"),
            ("Boats lie idle. Photo: private collection", "Boats lie idle.|private collection"),
            ("Boats lie idle. Lake photo by Ana Ruiz", "Boats lie idle.|Ana Ruiz"),
            ("Boats lie idle. LNA FOTO/Ana Ruiz/tom", "Boats lie idle.|LNA FOTO/Ana Ruiz/tom"),
            ("Boats lie idle. Photo courtesy of Ana Ruiz Dec. 5, 2023", "Boats lie idle.|Ana Ruiz Dec. 5, 2023"),
            ("Boats at the pier/ANA RUIZ", "Boats at the pier|ANA RUIZ"),
            ("Boats lie idle. Foto: Ana Ruiz / LNA", "Boats lie idle.|Ana Ruiz / LNA"),
            ("Boats at the pier - Copyright Ana Ruiz", "Boats at the pier|Ana Ruiz"),
            ("Boats at the pierAna Ruiz", "Boats at the pier|Ana Ruiz"),
            ("Boats at the pier Ana Ruiz/Lake Post", "Boats at the pier|Ana Ruiz/Lake Post"),
            ("Boats at the pier / A. Ruiz/LNA", "Boats at the pier|A. Ruiz/LNA"),
            ("Ana Ruiz The boat was lifted in May", "The boat was lifted in May|Ana Ruiz"),
        ] {
            assert_eq!(show(line), parts);
        }
    }

    #[test]
    fn credits_cut_in_two() {
        for (line, credit, whole) in [
            ("Boats lie idle. Lake Post / Ana Ruiz", "Ana Ruiz", "Boats lie idle.|Lake Post / Ana Ruiz"),
            ("Boats lie idle. Lake Photo: Ana Ruiz", "Ana Ruiz", "Boats lie idle.|Ana Ruiz"),
            ("Boats lie idle. Photo: Ana Ruiz", "Ana Ruiz", "Boats lie idle.|Ana Ruiz"),
        ] {
            let at = line.len() - credit.len();
            let end = line.find(['/', ':']).unwrap();
            let end = if line[..end].ends_with("Photo") { end - 6 } else { end };
            let (said, credit) = rejoined(line, Span::at(0, end).trim(line), Span::at(at, line.len()));
            assert_eq!(format!("{}|{}", said.of(line), credit.of(line)), whole);
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
            "Boats lie idle. May 2024",
            "The boat of Gov. Ana Maria Ruiz Paz of Brenn",
            "The boat of a MacBrenn",
            "Ana Ruiz (left) José Paz (right)",
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
            ("Image copyright Ana Ruiz", "Ana Ruiz"),
            ("Photonews", "Photonews"),
            ("Picture House", "Picture House"),
            ("Ana Ruiz", "Ana Ruiz"),
        ] {
            assert_eq!(&line[label(line)..], rest);
        }
    }
}
