//! Names by rule: capitalised runs, gazetteers, titles.

use super::{Country, EntityType};
use crate::document::Document;
use crate::span::Span;
use crate::text::Prose;

/// A name as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Where it stands, title and possessive apart.
    pub span: Span,
    /// What it names.
    pub kind: EntityType,
    /// Its first token in [`Prose::tokens`].
    pub first: u32,
    /// The token after its last.
    pub end: u32,
    /// The title or role that stands right before a person: `Foreign Minister`, `Mr.`.
    pub title: Option<Span>,
    /// The country that the name alone tells: of a country, a demonym, a city that is the only
    /// large one of its name, a place within a country (`eastern Congo`).
    pub country: Option<Country>,
    /// The acronym that follows in brackets: `(JNIM)`.
    pub acronym: Option<Span>,
    /// Whether it stands in a caption's credit.
    pub credit: bool,
}

/// Finds the names in the blocks of `document`.
#[must_use]
pub fn find(_text: &str, _document: &Document, _prose: &Prose) -> Vec<Name> {
    Vec::new()
}
