//! Names of people without what only goes with them: "Cllr NAME", "Mr Justice NAME", "NAME KC".
//!
//! In: names as they were found. Out: the same, a title that was taken for a part of a name before it, and
//! honours behind it left out.

use super::lexicon;
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::{Kind, Prose};
use std::borrow::Cow;

/// The names, each person's alone.
pub(super) fn apart<'a>(text: &str, prose: &Prose, names: Cow<'a, [Name]>) -> Cow<'a, [Name]> {
    if !names.iter().any(|name| bare(text, prose, name).is_some()) {
        return names;
    }
    names.iter().map(|name| bare(text, prose, name).unwrap_or(*name)).collect()
}

/// A person's name without what is no part of it, if there is such.
fn bare(text: &str, prose: &Prose, name: &Name) -> Option<Name> {
    if !matches!(name.kind, EntityType::Person | EntityType::Org) || name.end < name.first + 2 {
        return None;
    }
    let token = |at: u32| prose.tokens[at as usize];
    let word = |at: u32| token(at).of(text);
    let (mut first, mut end, mut title) = (name.first, name.end, name.title);
    // No body is a councillor.
    let initials = || before_name(text, prose, first, end) == 1 && is_seat(word(first));
    if name.kind == EntityType::Org
        && !matches!(word(first).trim_end_matches('.'), "Cde" | "Cllr" | "Clr" | "Cr")
        && !initials()
    {
        return None;
    }
    loop {
        let more = if is_title(word(first), name.title.map(|title| title.of(text))) {
            1
        } else {
            before_name(text, prose, first, end)
        };
        if more == 0 || first + more >= end {
            break;
        }
        let span = token(first).span.cover(token(first + more - 1).span);
        title = Some(title.map_or(span, |title| title.cover(span)));
        first += more;
        first += u32::from(first + 1 < end && word(first) == ".");
    }
    while end > first + 1 && is_honour(word(end - 1)) {
        end -= 1;
    }
    if (first, end) == (name.first, name.end) || word(end - 1) == "," {
        return None;
    }
    Some(Name {
        span: Span::new(token(first).span.start, token(end - 1).span.end),
        first,
        end,
        title,
        kind: EntityType::Person,
        ..*name
    })
}

/// How many tokens from `first` on stand before the name that ends before token `end`: an office's initials ("MNA"),
/// "Mother-of-three", the rest of a word that was cut ("-G").
fn before_name(text: &str, prose: &Prose, first: u32, end: u32) -> u32 {
    let token = |at: u32| prose.tokens[at as usize];
    let word = |at: u32| token(at).of(text);
    let two_more = |at: u32| (at..end).filter(|at| token(*at).is_capitalised()).count() >= 2;
    let hyphen = |at: u32| at < end && token(at).kind == Kind::Hyphen;
    if hyphen(first) {
        let cut = first + 2 < end && word(first + 1).len() == 1;
        return 1 + u32::from(cut);
    }
    if hyphen(first + 1) && lexicon::is_role(word(first)) {
        let mut at = first + 1;
        while hyphen(at) {
            at += 2;
        }
        return if two_more(at) { at - first } else { 0 };
    }
    let initials = word(first);
    let office = is_seat(initials)
        || (3..=4).contains(&initials.len())
            && initials.bytes().all(|b| b.is_ascii_uppercase())
            && first + 1 < end
            && word(first + 1).chars().any(char::is_lowercase);
    u32::from(office && two_more(first + 1))
}

/// The initials of a seat or rank; others of two letters may be a name's.
fn is_seat(word: &str) -> bool {
    matches!(
        word,
        "AM" | "CP"
            | "DC"
            | "DI"
            | "DS"
            | "IG"
            | "MEC"
            | "MEP"
            | "MK"
            | "MLA"
            | "MNA"
            | "MP"
            | "MPA"
            | "MSP"
            | "PC"
            | "SP"
            | "TD"
    )
}

/// Whether the first word of a name is a title; "Justice" is one behind "Mr", and a given name elsewhere.
fn is_title(word: &str, before: Option<&str>) -> bool {
    let abbreviated = word.strip_suffix('.').unwrap_or(word);
    match abbreviated {
        "Adv" | "Advocate" | "Ald" | "Atty" | "Cde" | "Cllr" | "Clr" | "Comrade" | "Coun" | "Cr" | "Engr" | "Hubby" => {
            true
        }
        "Justice" => matches!(before, Some("Mr" | "Mrs" | "Ms" | "Lord" | "Lady" | "Mr." | "Mrs." | "Ms.")),
        _ => false,
    }
}

/// Whether `word` behind a name is an honour, a degree or a seat.
fn is_honour(word: &str) -> bool {
    matches!(
        word,
        "KC" | "QC"
            | "SC"
            | "SAN"
            | "MP"
            | "MEP"
            | "MSP"
            | "MBE"
            | "OBE"
            | "CBE"
            | "KBE"
            | "DBE"
            | "FRS"
            | "PhD"
            | "TD"
            | "MD"
            | "RN"
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn titles_and_honours_are_no_parts_of_names() {
        for (article, name) in [
            ("[PERSON|Cllr Ada Obi] left.", "Ada Obi"),
            ("[PERSON|Mr/Justice Obi] left. [PERSON|Ada Obi KC] left.", "Ada Obi"),
            ("[ORG|Cllr Ada Obi] left.", "Ada Obi"),
            ("[PERSON|Justice Obi] left.", "Justice Obi"),
            ("[PERSON|Ada Obi KC] left.", "Ada Obi"),
            ("[PERSON|MNA Ada Obi] left.", "Ada Obi"),
            ("[PERSON|Mother-of-three Ada Obi] left.", "Ada Obi"),
            ("[PERSON|JD Ada] left.", "JD Ada"),
            ("[PERSON|SP Obi] left.", "SP Obi"),
        ] {
            assert_eq!(Story::read(article).entity(name).name, name, "{article}");
        }
    }
}
