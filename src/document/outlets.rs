//! Newspapers and stations, and what those are who write for them.
//!
//! In: a line, or the words behind a name. Out: whether it is an outlet's name, or an office ("home affairs
//! reporter"), which no author's name is.

use super::lines::Line;
use super::names::{CONNECTORS, before_word, is_credible, is_no_name, is_placelike};
use super::phrases::Words;
use std::sync::LazyLock;

static OFFICES: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/offices.txt")));
/// What surnames begin with that have another capital within.
pub(super) const STARTS: &[&str] = &["Mac", "Fitz", "Van", "Von", "Des", "Del", "Dela", "Abu", "Ibn"];

static OUTLETS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/outlets.txt")));

/// Whether it is a word for what a writer is, in capitals or not.
fn is_post(word: &str) -> bool {
    OFFICES.has(&word.to_ascii_lowercase())
}

/// Whether a word of it says what a writer is.
pub(super) fn has_post(line: &str) -> bool {
    line.split(' ').any(is_post)
}

/// Whether it is a word that ends the names of newspapers and stations, in capitals or not.
fn ends_outlet(word: &str) -> bool {
    OUTLETS.has(&word.to_ascii_lowercase())
}

/// Whether a word of it ends the names of newspapers and stations: "COURIER-RECORD".
pub(super) fn names_outlet(line: &str) -> bool {
    line.split([' ', '-']).any(ends_outlet)
}

/// Whether it is the name of a newspaper or a station, every word of it a capital: "The Lake Post".
pub(super) fn is_masthead(line: &str) -> bool {
    let words = || line.split_whitespace();
    (2..=5).contains(&words().count())
        && words().next().is_some_and(|first| {
            ends_outlet(first) || first.eq_ignore_ascii_case("the") || words().last().is_some_and(ends_outlet)
        })
        && words().any(ends_outlet)
        && words().all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and" | "the"))
}

/// "The Lake Times (Norvania)": a masthead, and where it appears.
pub(super) fn names_house(line: &str) -> bool {
    is_masthead(line.split(" (").next().unwrap_or(line))
}

/// Whether the line below a name says what its bearer is or works for: "Health reporter, Lake News".
pub(super) fn is_office(text: &str, line: &Line) -> bool {
    if line.words > 9 || line.stop || line.bullet || line.span.len() > 90 {
        return false;
    }
    let whole = line.span.of(text);
    let words =
        || whole.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).filter(|w| !w.is_empty());
    let fits = |w: &str| w.starts_with(char::is_uppercase) || CONNECTORS.contains(&w) || is_no_name(w) || is_post(w);
    let office = words().any(is_post);
    let outlet = words().any(ends_outlet) && line.words <= 6;
    (office && words().filter(|w| !fits(w)).count() <= 2) || (outlet && words().all(fits))
}

/// "Senior Lecturer in Law, University of Quito": what a scholar is, and where.
pub(super) fn is_chair(line: &Line, whole: &str) -> bool {
    const CHAIRS: &[&str] =
        &["Analyst", "Candidate", "Director", "Economist", "Fellow", "Lecturer", "Professor", "Researcher", "Scholar"];
    line.words <= 16
        && !line.stop
        && whole.split([' ', ',']).take(5).any(|word| CHAIRS.contains(&word))
        && is_credible(whole)
        && !whole.ends_with(':')
}

/// "Lake News, Fair county": a house, and where its writer is.
pub(super) fn is_house_at_place(line: &str) -> bool {
    let Some((house, place)) = line.split_once(", ").filter(|_| line.len() <= 60) else { return false };
    let small = place.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    is_masthead(house) && place.starts_with(char::is_uppercase) && small <= 1 && place.split(' ').count() <= 4
}

/// "Ana Ruiz, home affairs reporter": the office is not capitalised.
pub(super) fn is_office_behind_comma(rest: &str) -> bool {
    rest.split_once(',').is_some_and(|(name, office)| {
        is_credible(name) && office.split_whitespace().count() <= 6 && office.split_whitespace().any(is_office_word)
    })
}

/// "correspondent", "correspondentand", as some pages paste it.
fn is_office_word(word: &str) -> bool {
    OFFICES.has(word) || word.strip_suffix("and").is_some_and(|word| OFFICES.has(word))
}

/// "Ana Ruiz/Lake Post Writer" → the name.
pub(super) fn without_office(name: &str) -> &str {
    let Some((person, office)) = name.split_once('/') else { return name };
    let is_office = office.split_whitespace().any(is_post);
    if is_office && office.split_whitespace().count() <= 4 { person } else { name }
}

/// "Ana RuizSenior Reporter", "ANA RUIZData Reporter", as some pages paste it → the name.
pub(super) fn without_glued_office(name: &str) -> &str {
    let capital = |at: usize| name[at..].starts_with(char::is_uppercase);
    let titled = |at: usize| {
        capital(at) && name[at..].chars().nth(1).is_some_and(char::is_lowercase) && !name[..at].ends_with("MC")
    };
    let seam = |at: usize| match name[..at].chars().next_back() {
        Some(c) if c.is_lowercase() => capital(at),
        Some(c) => c.is_uppercase() && titled(at),
        None => false,
    };
    let office = |at: usize| {
        let behind = name[at..].split(',').next().unwrap_or("");
        let first = behind.split(' ').next().unwrap_or("");
        let glued = &name[name[..at].rfind([' ', '-']).map_or(0, |blank| blank + 1)..at];
        let desk = (2..=4).contains(&behind.split(' ').count()) && is_titled_office(behind);
        is_no_name(first) || is_post(first) || (desk && !STARTS.contains(&glued))
    };
    let whole = |at: usize| name[..at].rsplit(' ').next().is_some_and(|word| word.chars().count() >= 3);
    let mut seams = name.char_indices().map(|(at, _)| at).filter(|at| seam(*at));
    seams.find(|at| whole(*at) && office(*at)).map_or(name, |at| &name[..at])
}

/// "Ana Ruiz, José Paz - The Lake Post" → the names before the house.
pub(super) fn before_masthead(list: &str) -> &str {
    list.rsplit_once(" - ").filter(|(_, house)| is_masthead(house)).map_or(list, |(names, _)| names)
}

/// "Ana Ruiz St. Louis Post-Dispatch", "Ana Ruiz BBC Sport at Lake Park" → the name before the house of a city, or one
/// that begins with its letters.
pub(super) fn before_named_house(name: &str) -> &str {
    let words = || name.split_whitespace();
    let shouted = |word: &str| word.len() >= 3 && !word.contains(char::is_lowercase) && ends_outlet(word);
    let placed = |at: usize| {
        let place = &name[before_word(name, at).len()..];
        is_placelike(place.trim()) && names_outlet(words().next_back().unwrap_or(""))
    };
    let house = |at: usize, word: &str| (name.contains(char::is_lowercase) && shouted(word)) || placed(at);
    let named = words().take(2).all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(','));
    let plain = named && !name.contains([',', '|', '&']) && !name.contains(" and ") && !is_placelike(name);
    let found = words().enumerate().take(4).skip(2).find(|(at, word)| plain && house(*at, word));
    found.map_or(name, |(at, _)| before_word(name, at))
}

/// "Ana Ruiz The Lake Post" → the name, before the house for which its bearer writes.
pub(super) fn before_the(name: &str) -> &str {
    let words = || name.split_whitespace();
    let at = words().position(|word| word == "The").filter(|at| matches!(at, 2 | 3) && words().count() >= at + 2);
    match at.filter(|_| words().all(|word| word.starts_with(char::is_uppercase))) {
        Some(at) => before_word(name, at),
        None => name,
    }
}

/// "Ana Ruiz Lake News", "Ana Ruiz CNN", behind "By" → the name. "South Lake Daily News" is a house itself.
pub(super) fn before_house(name: &str) -> &str {
    let words = || name.split_whitespace();
    let count = words().count();
    let named =
        matches!(count, 3 | 4) && words().all(|word| word.starts_with(char::is_uppercase)) && !is_placelike(name);
    let Some(last) = words().next_back().filter(|last| named && ends_outlet(last)) else { return name };
    let sign = !last.contains(char::is_lowercase) && name.contains(char::is_lowercase);
    if count == 4 || sign { before_word(name, 2) } else { name }
}

/// Whether the last word is an office with a capital: "Lake News Journalist".
pub(super) fn is_titled_office(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase) && is_post(last))
}

/// "Ana Ruiz Transport correspondent" → the name before the desk and the office.
pub(super) fn before_office(name: &str) -> &str {
    let words = || name.split_whitespace();
    let Some(_) = words().next_back().filter(|w| is_office_word(w) || (is_post(w) && *w != "Staff")) else {
        return name;
    };
    // "ANA RUIZ Post Staff Writer": the name is what is in capitals.
    let shouted = words().take_while(|word| word.len() > 1 && !word.contains(char::is_lowercase)).count();
    if shouted >= 2 && shouted < words().count() {
        return before_word(name, shouted);
    }
    let desk = words().position(is_no_name).unwrap_or(0);
    // "Ana Ruiz North of England correspondent", "Ana Ruiz Lima correspondent": of the capitals before an office in
    // small letters only two are the name's.
    let whole = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with('.');
    let counted = words().enumerate().filter(|(_, word)| whole(word)).nth(2).map_or(0, |(at, _)| at);
    let placed = name.ends_with(char::is_lowercase) && words().next_back().is_some_and(|w| OFFICES.has(w));
    // "Ana Ruiz Consumer Reporter": the word before the office is that of its desk or house.
    let desked = words().count() == 4 && words().all(whole) && !is_placelike(name);
    match [desk, counted].into_iter().filter(|at| *at >= 2).min() {
        Some(at) if placed || desked || at == desk => before_word(name, at),
        _ => name,
    }
}
