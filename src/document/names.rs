//! Persons and agencies in lists of names.
//!
//! In: what stands behind "By", before a time stamp, in a credit ("Ana Ruiz and José Paz, Staff Writers, in
//! Quito"). Out: the persons and the agency. A single word is no person, nor is what stands behind a comma
//! unless it is plainly a name.

use super::agencies;
use super::byline::{Byline, without_helpers};
use super::outlets::{
    STARTS, before_masthead, before_office, before_the, is_titled_office, names_outlet, without_glued_office,
    without_office,
};
use super::phrases::Words;
use crate::casing::title_case;
use memchr::memchr_iter;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The persons and the agency in `list` ("Ana Ruiz and José Paz, Staff Writers, in Quito").
pub(super) fn read(list: &str) -> Byline {
    let mut byline = Byline::default();
    let list = &*without_addresses(list);
    let list = &*parted(list);
    let list = without_helpers(before_masthead(without_by(list.trim())));
    let list = list.trim().trim_end_matches(['.', ';', ')', ']', '&', ',', ' ']);
    let mut bars = list.split(['|', '•', '·']).map(str::trim);
    let list = bars.next().unwrap_or(list);
    let house = bars.next().and_then(agencies::canonical);
    let list = &*without_address(list);
    byline.agency = house.filter(|_| list.contains(' ')).map(str::to_owned);
    let after_person = without_agency(list).1.is_some();
    if let Some(agency) = agencies::recognise(list).filter(|_| !after_person) {
        byline.agency = Some(agency);
        return byline;
    }
    let parts: Vec<&str> = list.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let last_and = parts.iter().rposition(|p| p.starts_with("and ") || p.contains(" and ") || p.contains(" & "));
    let mut open = true;
    for (i, part) in parts.iter().enumerate() {
        // Behind a writer's office and an "and" another writer may stand.
        let mut office = false;
        open |= goes_on(part) && !byline.authors.is_empty();
        for name in part.split(" and ").flat_map(|p| p.split(" & ")) {
            let name = name.trim_start_matches("and ").trim();
            let after_person = without_agency(name).1.is_some();
            if let Some(agency) = agencies::recognise(name).filter(|_| !after_person) {
                byline.agency = byline.agency.or(Some(agency));
                open = false;
                continue;
            }
            if let Some(agency) = name.strip_prefix("with ").and_then(agencies::canonical) {
                byline.agency = byline.agency.or(Some(agency.to_owned()));
                continue;
            }
            // Behind a comma stands an office of a house: "Ana Ruiz, Lake News Journalist".
            let person_only = without_glued_office(without_office(name));
            let office_only = i > 0 && !part.starts_with("and ") && is_titled_office(person_only);
            let person_only = if office_only { person_only } else { before_office(person_only) };
            let (name, agency) = without_agency(person_only);
            let name = before_the(name);
            byline.agency = byline.agency.or(agency);
            let enumerated = i == 0 || last_and.is_some_and(|at| i <= at);
            let listed = enumerated || !(is_placelike(name) || name.rsplit(' ').next().is_some_and(names_outlet));
            match person(name) {
                Some(person) if (open && listed) || (office && !is_placelike(name)) => byline.authors.push(person),
                Some(_) => {}
                None => open = false,
            }
            office = !open && name.split(' ').any(is_no_name);
        }
    }
    byline
}

/// Whether a part behind a house or an office goes on with persons: "and José Paz", "and José Paz and Li Wei".
fn goes_on(part: &str) -> bool {
    let names = part.strip_prefix("and ").or_else(|| part.strip_prefix("& "));
    let is_person = |name: &str| !is_placelike(name) && !names_outlet(name) && person(name).is_some();
    names.is_some_and(|names| names.split(" and ").all(|name| is_person(without_glued_office(name.trim()))))
}

/// "By Ana Ruiz" behind a label: the name.
fn without_by(list: &str) -> &str {
    ["By ", "BY ", "by "].iter().find_map(|by| list.strip_prefix(by)).unwrap_or(list).trim_start()
}

/// "Ana Ruiz | aruiz@post.example and José Paz | jpaz@post.example | Lake Post": the list without what follows a bar as
/// an address.
fn without_addresses(list: &str) -> Cow<'_, str> {
    if !list.contains('@') || !list.contains('|') {
        return Cow::Borrowed(list);
    }
    let mut parts = list.split('|').map(str::trim);
    let mut names = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
        let joined = ["and ", "& "].iter().any(|joint| rest.trim_start().starts_with(joint));
        if !first.contains('@') || !(rest.is_empty() || joined) {
            names.push_str(" | ");
            names.push_str(part);
        } else if joined {
            names.push(' ');
            names.push_str(rest.trim_start());
        }
    }
    Cow::Owned(names)
}

/// "Ana RuizandJosé Paz", "Ana RuizJosé Paz", "ANA RUIZ AND JOSÉ PAZ", with blanks around a small "and".
fn parted(list: &str) -> Cow<'_, str> {
    let glued = |at: usize| list[..at].ends_with(char::is_lowercase) && list[at + 3..].starts_with(char::is_uppercase);
    if let Some(at) = list.match_indices("and").map(|(at, _)| at).find(|&at| glued(at)) {
        return Cow::Owned(format!("{} and {}", &list[..at], &list[at + 3..]));
    }
    if list.contains(" AND ") {
        return Cow::Owned(list.replace(" AND ", " and "));
    }
    match seam(list) {
        Some(at) => Cow::Owned(format!("{} and {}", &list[..at], &list[at..])),
        None => Cow::Borrowed(list),
    }
}

/// Where two persons' names are glued to each other.
fn seam(list: &str) -> Option<usize> {
    let fits = |at: &usize| {
        let word = list[..*at].rsplit([' ', '-']).next().unwrap_or("");
        list[..*at].ends_with(char::is_lowercase)
            && list[*at..].starts_with(char::is_uppercase)
            && word.chars().count() >= 3
            && !STARTS.contains(&word)
    };
    let at = list.char_indices().map(|(at, _)| at).find(fits)?;
    let full = |name: &str| (2..=3).contains(&name.split(' ').count()) && person(name).as_deref() == Some(name);
    (full(&list[..at]) && full(&list[at..])).then_some(at)
}

/// `list` before its word number `at`: addresses stand behind names.
pub(super) fn before_word(list: &str, at: usize) -> &str {
    let word = list.split_whitespace().nth(at).unwrap_or("");
    list[..word.as_ptr() as usize - list.as_ptr() as usize].trim_end_matches([' ', ',', '(', '<', '|', '-'])
}

/// `list` before an address, which may be glued to the name: "Ana Ruiz aruiz@post.example", "Ana Ruizaruiz@post.example".
fn without_address(list: &str) -> Cow<'_, str> {
    if !list.contains('@') {
        return Cow::Borrowed(list);
    }
    let Some(at) = list.split_whitespace().position(|w| w.contains('@')) else { return Cow::Borrowed(list) };
    let before = before_word(list, at);
    let address = list.split_whitespace().nth(at).unwrap_or("");
    let given = before.split(' ').next().unwrap_or("").to_lowercase();
    let opens = |at: &usize| {
        let (surname, rest) = address.split_at(*at);
        let initial = given.chars().next().unwrap_or(' ');
        let whole = surname.chars().count() >= 3 && surname.starts_with(char::is_uppercase) && !given.is_empty();
        let user = |sign: &str| rest.starts_with(sign);
        whole
            && (user(&given) || user(&surname.to_lowercase()) || user(&format!("{initial}{}", surname.to_lowercase())))
    };
    match address.char_indices().map(|(at, _)| at).skip(1).find(opens) {
        Some(at) => Cow::Owned(format!("{before} {}", &address[..at])),
        None => Cow::Borrowed(before),
    }
}

/// "JANE DOE Associated Press" → "JANE DOE" and the agency.
fn without_agency(name: &str) -> (&str, Option<String>) {
    match agencies::at_end(name) {
        Some((at, agency)) if name[..at].split_whitespace().count() >= 2 => {
            let person = name[..at].trim_end_matches([' ', '/', '(', '-', ',']);
            (person.strip_suffix(" with").unwrap_or(person), Some(agency.to_owned()))
        }
        _ => (name, None),
    }
}

/// Whether it begins as places' names do: "New Delhi".
pub(super) fn is_placelike(name: &str) -> bool {
    static STARTS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/place_starts.txt")));
    let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
    STARTS.has(first.trim_end_matches('.'))
}

/// Whether it is a word of functions, desks and outlets, which no person's name has.
pub(super) fn is_no_name(word: &str) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/not_names.txt")));
    WORDS.has_in_any_case(word)
}

/// Whether nearly all words are capitalised, as in a list of names.
pub(super) fn is_credible(rest: &str) -> bool {
    let small = |w: &&str| w.starts_with(char::is_lowercase) && !w.contains('@') && !CONNECTORS.contains(w);
    rest.split_whitespace().filter(small).count() <= 1
}

pub(super) const CONNECTORS: &[&str] = &[
    "and",
    "in",
    "at",
    "for",
    "with",
    "of",
    "the",
    "de",
    "da",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "al",
    "el",
    "la",
    "du",
    "dos",
    "di",
    "ibn",
    "ben",
    "von",
    "zu",
    "writer",
    "staff",
    "correspondent",
    "reporter",
    "editor",
];

/// No name has more words.
const MOST_WORDS: usize = 6;

/// What stands before a name and is no part of it.
const TITLES: &[&str] = &["Dr", "Fr", "Mr", "Mrs", "Ms", "Prof", "Rev", "Sr"];

/// The person called `name`, its place cut off; None if it is no person's name.
pub(super) fn person(name: &str) -> Option<String> {
    const CUTS: &[&str] = &[
        " in ", " at ", " for ", " FOR ", " For ", " with ", " from ", " of ", " – ", " — ", " - ", " (", " / ", " @",
        " [", " | ", " via ", " With ", " WITH ",
    ];
    let mut blanks = memchr_iter(b' ', name.as_bytes());
    let cut = blanks.find(|at| CUTS.iter().any(|cut| name[*at..].starts_with(cut))).unwrap_or(name.len());
    let owner = name[..cut].contains('\'').then(|| name[..cut].rsplit_once("'s ")).flatten();
    let name = owner.map_or(&name[..cut], |(_, name)| name);
    let name =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '"' | '“' | '”' | '(' | ')' | '*'));
    let mut words: Vec<&str> = name.split_whitespace().take(MOST_WORDS + 2).collect();
    if words.len() >= 3 && TITLES.contains(&words[0].trim_end_matches('.')) {
        words.remove(0);
    }
    if !(2..=MOST_WORDS).contains(&words.len()) {
        return None;
    }
    let particle = |w: &str| {
        matches!(
            w,
            "de" | "da"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "du"
                | "dos"
                | "di"
                | "ibn"
                | "ben"
                | "bint"
                | "zu"
                | "e"
                | "y"
        )
    };
    let fits = |w: &&str| {
        let letters = w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‘' | 'ʼ'));
        letters
            && !is_no_name(w)
            && !w.eq_ignore_ascii_case("by")
            && (w.starts_with(char::is_uppercase)
                || particle(w)
                || w.starts_with("al-")
                || w.starts_with("d'")
                || w.starts_with("d’"))
    };
    let named = |w: &&&str| (w.starts_with(char::is_uppercase) && w.chars().count() > 1) || w.starts_with("al-");
    let capital = words.iter().filter(named).count();
    let sign = |w: &&str| !w.contains(char::is_lowercase) && agencies::named_in(w).is_some();
    let agency = name.contains(char::is_lowercase) && words.iter().any(sign);
    let opened =
        words.first().is_some_and(|w| ["for", "from", "with"].iter().any(|joint| w.eq_ignore_ascii_case(joint)));
    // "V Ruiz", as papers write that leave the stop out; "A" and "I" open headings.
    let initial = |w: &&str| w.len() == 1 && w.starts_with(char::is_uppercase) && !matches!(*w, "A" | "I");
    let initialled = capital == 1 && words.len() == 2 && words.first().is_some_and(initial) && words[1].len() > 3;
    // "Lake Times-Call"
    let outlet = words.last().is_some_and(|w| w.contains('-') && names_outlet(w));
    let named = !opened && (capital >= 2 || initialled) && words.iter().all(fits) && !agency && !outlet;
    (named && agencies::canonical(name).is_none() && !are_initials(&words)).then(|| written(&words))
}

/// "RDT RDT", "SKR NVG": the initials of those who handled a story.
fn are_initials(words: &[&str]) -> bool {
    let initials = |word: &&str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let silent = |word: &&str| !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    words.iter().all(initials) && words.iter().all(silent) && words.iter().any(|word| word.len() > 2)
}

/// A name as running text has it: "NDUNG'U WA RUIZ" is Ndung'u wa Ruiz, "Ana DELMAS-RUIZ" Ana Delmas-Ruiz.
fn written(words: &[&str]) -> String {
    let small = |word: &&str| word.contains(char::is_lowercase);
    let mixed = words.iter().any(small);
    let surname = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !small(&word);
    let last = words.len().saturating_sub(1);
    let case = |(at, word): (usize, &&str)| match *word {
        "WA" if !mixed && at > 0 && at < last => "wa".to_owned(),
        word if !mixed || surname(word) => title_case(word),
        word => word.to_owned(),
    };
    words.iter().enumerate().map(case).collect::<Vec<_>>().join(" ")
}
