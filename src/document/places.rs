//! Places as datelines name them.
//!
//! In: what may be a list of places. Out: the first of them, if all have the shape of a place's name.

use super::neighbours::is_section;
use super::phrases::Words;
use super::{agencies, lines, outlets};
use crate::casing;
use crate::span::Span;
use std::sync::LazyLock;

/// How far behind the dateline its place is looked for.
const FARTHEST: usize = 1000;

/// No place alone in its line has a longer name.
const LONGEST: usize = 30;

/// The first place of a list, and how many parts the list has; None if it is none.
pub(super) fn read(text: &str, span: Span) -> Option<(Option<Span>, usize)> {
    let list = span.of(text);
    let mut parts = 0;
    let mut first = None;
    for part in list.split([',', '/', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" AND ")) {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let part = Span::at(start, start + part.len()).trim(text);
        if !is_place(part.of(text)) {
            return None;
        }
        first = first.or(Some(part));
        parts += 1;
    }
    // "LAKE.CO, Quito": a site.
    let site = first.is_some_and(|first| {
        let end = first.of(text).rsplit_once('.').map_or("", |(_, end)| end);
        end.len() >= 2 && end.bytes().all(|b| b.is_ascii_alphabetic())
    });
    (parts <= 5 && !site).then_some((first, parts))
}

/// Whether it has the shape of a place's name.
pub(super) fn is_place(name: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "du", "da", "do", "la", "le", "el", "al", "of", "the", "del", "der", "den", "am", "an", "sur", "upon",
        "near", "dos", "und",
    ];
    let word = |w: &str| {
        let letters = w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | 'ʻ' | '`'));
        letters
            && (w.starts_with(|c: char| c.is_uppercase() || c == '\'' || c == '’')
                || PARTICLES.contains(&w)
                || w.starts_with("al-")
                || w.starts_with("el-"))
    };
    let count = name.split_whitespace().count();
    (1..=5).contains(&count)
        && name.starts_with(|c: char| c.is_uppercase() || c == 'a' || c == '\'')
        && name.split_whitespace().all(word)
}

/// Whether the text names it again as a place, soon: "in Quito".
pub(super) fn is_told(text: &str, name: &str, from: Span) -> bool {
    let soon = lines::head(&text[from.start as usize..], FARTHEST);
    let mut again = soon.match_indices(name).map(|(at, _)| (&soon[..at], &soon[at + name.len()..]));
    again.any(|(before, after)| {
        let placed = [" in ", " at ", " near ", " from "].iter().any(|word| before.ends_with(word));
        let counted =
            [" district", " county", " province", " police"].iter().any(|word| lines::opens_with(after, word));
        (placed || counted) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Whether it has the shape of a place's name, none of a section's, a house's or an agency's, and the text says soon
/// that something is there, in capitals or not.
pub(super) fn is_known(text: &str, name: &str, from: Span) -> bool {
    let other =
        || is_label(name) || is_section(name) || outlets::names_outlet(name) || agencies::canonical(name).is_some();
    let told = || is_told(text, name, from) || is_told(text, &casing::place_case(name), from);
    name.len() <= LONGEST && name.split(' ').count() <= 3 && is_place(name) && !other() && told()
}

/// Whether it is a city in which bodies sit that send statements to the whole world.
pub(super) fn is_seat(name: &str) -> bool {
    static SEATS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/seats.txt")));
    name.contains(char::is_lowercase) && SEATS.has_in_any_case(name)
}

/// Whether it is a state or a province as newspapers shorten it: "Ky.", "S.D.", "Ont.".
pub(super) fn is_state(name: &str) -> bool {
    const STATES: &[&str] = &[
        "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "D.C.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.",
        "Ky.", "La.", "Mass.", "Md.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "N.C.", "N.D.", "N.H.", "N.J.",
        "N.M.", "N.Y.", "Neb.", "Nev.", "Okla.", "Ore.", "Pa.", "R.I.", "S.C.", "S.D.", "Tenn.", "Tex.", "Va.", "Vt.",
        "W.Va.", "Wash.", "Wis.", "Wyo.", "Alta.", "B.C.", "Man.", "N.B.", "N.L.", "N.S.", "N.W.T.", "Ont.", "P.E.I.",
        "Que.", "Sask.",
    ];
    STATES.contains(&name)
}

/// What stands in capitals before a dash or a colon and is no place.
pub(super) fn is_label(name: &str) -> bool {
    static LABELS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/not_places.txt")));
    LABELS.has_in_any_case(name) || lines::opens_with(name, "first on ")
}
