//! The dateline's place: a name among the names, though it stands before the first sentence; how one
//! would write it in a table, and its country.
//!
//! Which place it is is settled with the article's other places.

use super::clusters::Figures;
use super::{Article, Entity, Place};
use crate::casing::place_case;
use crate::document::Document;
use crate::mentions::gazetteer::{Class, lookup};
use crate::mentions::places::{Level, abbreviated, named};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Prose;
use std::borrow::Cow;

/// Whether `name` is the dateline's: it alone has no tokens.
pub(super) fn is_of(name: &Name) -> bool {
    name.first == name.end
}

/// The names with the dateline's, where it names a place, in text order.
pub(super) fn joined<'a>(text: &str, document: &Document, prose: &Prose, names: Cow<'a, [Name]>) -> Cow<'a, [Name]> {
    let Some(span) = document.dateline.as_ref().and_then(|dateline| dateline.place) else { return names };
    let after = names.partition_point(|name| name.span.start < span.start);
    let taken = names[after.saturating_sub(1)..].iter().take(2).any(|name| name.span.overlaps(span));
    let opens = document.blocks.last().is_some_and(|block| block.span.start >= span.end);
    if taken || !opens || !is_place(span.of(text)) {
        return names;
    }
    let first = prose.token_at(span.start) as u32;
    let place = |span: Span| Name {
        span,
        kind: EntityType::Gpe,
        first,
        end: first,
        title: None,
        country: None,
        acronym: None,
        credit: false,
    };
    let mut names = names.into_owned();
    let outer = document.dateline.as_ref().and_then(|dateline| outer(text, span, dateline.span));
    names.splice(after..after, [Some(span), outer].into_iter().flatten().map(place));
    Cow::Owned(names)
}

/// The state or country behind the place: "COLUMBUS, Ohio (AP) -".
fn outer(text: &str, place: Span, line: Span) -> Option<Span> {
    let rest = text.get(place.end as usize..line.end as usize)?.strip_prefix(',')?;
    let end = rest.find([',', '(', '-', '–', '—', ':', ';', '/', '&']).unwrap_or(rest.len());
    let span = Span::at(place.end as usize + 1, place.end as usize + 1 + end).trim(text);
    let name = span.of(text);
    let sites = named(name).into_iter().chain(abbreviated(name));
    let holds = sites.into_iter().any(|site| site.level != Level::City);
    (holds && name.starts_with(char::is_uppercase)).then_some(span)
}

/// Whether a dateline names a place on the map: not "ABOARD AIR FORCE ONE", "UNITED NATIONS".
fn is_place(name: &str) -> bool {
    let small = name.to_lowercase();
    let elsewhere = ["aboard ", "on board ", "near ", "off ", "with "].iter().any(|opening| small.starts_with(opening));
    let body = lookup(&small).is(Class::Org) && named(name).is_empty();
    !elsewhere && !body && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
}

/// The place of the article's dateline.
pub(super) fn place(article: &Article, figures: &Figures, entities: &[Entity]) -> Option<Place> {
    let dateline = article.document.dateline.as_ref()?;
    let span = dateline.place?;
    let written = span.of(article.text);
    let same = |name: &str| name.to_lowercase() == written.to_lowercase();
    let is_place = |e: &&Entity| e.kind == EntityType::Gpe && (same(&e.name) || e.aliases.iter().any(|a| same(a)));
    let entity = entities.iter().find(is_place);
    let name = match entity {
        Some(entity) if same(&entity.name) && !shouts(&entity.name) => entity.name.clone(),
        _ if shouts(written) => place_case(written),
        _ => written.to_owned(),
    };
    Some(Place { name, country: figures.dateline })
}

/// Whether a name stands in capitals, as wires set places: "ST. LOUIS".
pub(super) fn shouts(name: &str) -> bool {
    !name.contains(char::is_lowercase) && name.chars().filter(|c| c.is_alphabetic()).count() > 3
}

#[cfg(test)]
mod tests {
    use crate::document::{Given, Section};
    use crate::entities::{Form, Mention};
    use crate::mentions::EntityType;
    use crate::pipeline::{Attributions, analyse};

    fn place(article: &str) -> Option<(String, Option<String>)> {
        let found = analyse(article.to_owned(), Given::default(), Attributions::Speech);
        found.cast.dateline.map(|p| (p.name, p.country.map(|c| c.code().to_owned())))
    }

    #[test]
    fn names_and_countries() {
        let text = "Bridge closed\n\nNAIROBI, March 3 (Reuters) - Engineers closed a bridge on Monday.";
        assert_eq!(place(text), Some(("Nairobi".into(), Some("KE".into()))));
        let text = "Bridge closed\n\nTRIPOLI, Lebanon, March 3 (AP) - Engineers closed a bridge on Monday.";
        assert_eq!(place(text), Some(("Tripoli".into(), Some("LB".into()))));
    }

    #[test]
    fn its_place_is_an_entity() {
        let text = "Bridge closed\n\nCAN THO, Vietnam, March 3 (Reuters) - Engineers closed a bridge. Can Tho sighed.";
        let found = analyse(text.to_owned(), Given::default(), Attributions::Speech);
        let place = &found.cast.entities[0];
        assert_eq!((place.name.as_str(), place.kind), ("Can Tho", EntityType::Gpe));
        let mentions = found.cast.mentions.iter().filter(|m| m.entity == 0);
        let mentions: Vec<(&str, Form, bool)> =
            mentions.map(|m| (m.span.of(text), m.form, m.sentence.is_some())).collect();
        assert_eq!(mentions, [("CAN THO", Form::Name, false), ("Can Tho", Form::Name, true)]);
        let section = |m: &Mention| found.document.blocks[m.block as usize].section;
        assert_eq!(found.cast.mentions.iter().map(section).next(), Some(Section::Body));
    }

    #[test]
    fn the_state_behind_it_is_one_too() {
        for (line, state, id) in [
            ("COLUMBUS, Ohio (AP) -", "Ohio", 5_165_418),
            ("COLUMBUS, Ohio -", "Ohio", 5_165_418),
            ("PASADENA, Calif., March 3 (AP) -", "Calif.", 5_332_921),
            ("CAN THO, Vietnam, March 3 (Reuters) -", "Vietnam", 1_562_822),
        ] {
            let text = format!("Bridge closed\n\n{line} Engineers closed a bridge on Monday.");
            let found = analyse(text, Given::default(), Attributions::Speech);
            let outer = &found.cast.entities[1];
            assert_eq!((outer.name.as_str(), outer.geonames_id), (state, Some(id)), "{line}");
        }
    }

    #[test]
    fn no_place_no_entity() {
        for line in [
            "OSIJEK, March 3 (AFP) - ",
            "ABOARD AIR FORCE ONE, March 3 (Reuters) - Aides slept.",
            "UNITED NATIONS, March 3 (AP) - Aides slept.",
        ] {
            let found = analyse(format!("Aides sleep\n\n{line}"), Given::default(), Attributions::Speech);
            assert!(found.cast.entities.iter().all(|e| e.kind != EntityType::Gpe), "{line}");
        }
    }
}
