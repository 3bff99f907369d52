//! Names of people without what only goes with them: "Cllr NAME", "Mr Justice NAME", "NAME KC".
//!
//! In: names as they were found. Out: the same, a title that was taken for a part of a name before it, and
//! honours behind it left out.

use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Prose;
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
    if name.kind == EntityType::Org && !matches!(word(first).trim_end_matches('.'), "Cde" | "Cllr" | "Clr" | "Cr") {
        return None;
    }
    if is_title(word(first), name.title.map(|title| title.of(text))) {
        let span = token(first).span;
        title = Some(title.map_or(span, |title| title.cover(span)));
        first += 1;
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
        ] {
            assert_eq!(Story::read(article).entity(name).name, name, "{article}");
        }
    }
}
