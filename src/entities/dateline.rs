//! The dateline's place: its name as one would write it in a table, and its country.
//!
//! Which place it is was settled with the article's other places.

use super::cast::shouts;
use super::clusters::Figures;
use super::{Article, Entity, Place};
use crate::casing::title_case;
use crate::mentions::EntityType;

/// The place of the article's dateline.
pub(super) fn place(article: &Article, figures: &Figures, entities: &[Entity]) -> Option<Place> {
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
    Some(Place { name, country: figures.dateline })
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
