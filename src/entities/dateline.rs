//! The dateline's place: its name as one would write it in a table, and its country.
//!
//! The country is the one that the dateline names, else the one that the article's own entity of
//! that name has, else that of the largest place of that name in the gazetteer.

use super::cast::shouts;
use super::{Article, Entity, Place};
use crate::casing::title_case;
use crate::mentions::gazetteer::{Class, Entry, lookup};
use crate::mentions::{Country, EntityType};

/// The place of the article's dateline.
pub(super) fn place(article: &Article, entities: &[Entity]) -> Option<Place> {
    let dateline = article.document.dateline.as_ref()?;
    let span = dateline.place?;
    let written = span.of(article.text);
    let same = |name: &str| name.to_lowercase() == written.to_lowercase();
    let is_place = |e: &&Entity| e.kind == EntityType::Gpe && (same(&e.name) || e.aliases.iter().any(|a| same(a)));
    let entity = entities.iter().find(is_place);
    let name = match entity {
        Some(entity) if same(&entity.name) => entity.name.clone(),
        _ if shouts(written) => title_case(written),
        _ => written.to_owned(),
    };
    let rest = article.text.get(span.end as usize..dateline.span.end as usize).unwrap_or("");
    let country =
        named(rest).or_else(|| entity.and_then(|e| e.country)).or_else(|| known(lookup(&written.to_lowercase())));
    Some(Place { name, country })
}

/// The country that follows the place: `CAIRO, Egypt (AP)`.
fn named(rest: &str) -> Option<Country> {
    let parts = rest.split([',', '(', '-', '–', '—']).map(str::trim).filter(|part| part.len() < 40);
    let entries = parts.map(|part| lookup(&part.to_lowercase()));
    entries.filter(|e| e.is(Class::Country) || e.is(Class::Region)).find_map(Entry::country)
}

fn known(entry: Entry) -> Option<Country> {
    [Class::Country, Class::City, Class::Region].iter().any(|class| entry.is(*class)).then(|| entry.country()).flatten()
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
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
}
