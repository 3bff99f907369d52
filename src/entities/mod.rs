//! Who is who: names that mean the same, what else means them, and the speakers.
//!
//! In: everything so far. Out: a [`Cast`]: entities, every mention of them (names, acronyms,
//! descriptions, pronouns) and, for each quote, the speaker. Where nothing is clear the answer is
//! None: an honest null beats a wrong name.

mod acronyms;
mod ages;
mod bodies;
mod cast;
mod clusters;
mod countries;
mod dateline;
mod descriptions;
mod epithets;
mod folding;
mod kin;
mod kinds;
mod ledes;
mod lexicon;
mod namesakes;
mod offices;
mod parts;
mod people;
mod phrases;
mod places;
mod pronouns;
mod relatives;
mod repeats;
mod roles;
mod senses;
mod shortened;
mod speakers;
mod stage;
mod strangers;
mod surnamed;
mod surroundings;
mod synonyms;
mod titles;
mod walk;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tales;

pub use folding::{Known, fold};

use crate::document::Document;
use crate::mentions::{Country, EntityType, Name};
use crate::quotes::Quote;
use crate::span::Span;
use crate::text::Prose;
use senses::{Sense, senses};

/// How a mention means its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// By its full or canonical name.
    Name,
    /// By another name or a part of it: a surname, "Congo".
    Alias,
    /// By initials: "JNIM".
    Acronym,
    /// By a title alone: "the minister", "Foreign Minister".
    Title,
    /// By a description: "the group", "Mali's foreign minister".
    Description,
    /// By a pronoun.
    Pronoun,
}

impl Form {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Acronym => "acronym",
            Self::Title => "title",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

/// One stretch of text that means an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The type of its entity.
    pub kind: EntityType,
    /// How it means it.
    pub form: Form,
    /// Its entity in [`Cast::entities`].
    pub entity: u32,
    /// The block of [`Document::blocks`] that it stands in.
    pub block: u32,
    /// Its sentence in [`Prose::sentences`].
    pub sentence: Option<u32>,
    /// The quote that it lies in, in the article's quotes.
    pub quote: Option<u32>,
}

/// A person, organisation, place … of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// Its canonical name: the fullest that the article gives.
    pub name: String,
    /// Other names the article uses, in order of appearance.
    pub aliases: Vec<String>,
    /// Its acronym: "JNIM".
    pub acronym: Option<String>,
    /// A person's role as it stands in the text: "Foreign Minister".
    pub role: Option<String>,
    /// The organisation for which a person speaks or works, by its canonical name.
    pub organisation: Option<String>,
    /// The country that it belongs to.
    pub country: Option<Country>,
    /// The number in `GeoNames` of a country, region or city, where it is clear which one it is.
    pub geonames_id: Option<i32>,
    /// Degrees north of a city, or of a point within a country; None for regions.
    pub latitude: Option<f32>,
    /// Degrees east of the same point.
    pub longitude: Option<f32>,
    /// The pronoun that the article itself uses: "he", "she", "they", "it".
    pub pronoun: Option<String>,
}

/// What kind of thing speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerType {
    /// An entity, by its type.
    Entity(EntityType),
    /// People together: "residents", "Western countries".
    Group,
    /// One or some who are not named: "an official".
    Unnamed,
    /// A text: "the report", "the lawsuit".
    Document,
}

impl SpeakerType {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entity(kind) => kind.name(),
            Self::Group => "GROUP",
            Self::Unnamed => "UNNAMED",
            Self::Document => "DOCUMENT",
        }
    }
}

/// Who says a quote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// The canonical name, or the description where there is no name.
    pub name: Option<String>,
    /// The entity in [`Cast::entities`].
    pub entity: Option<u32>,
    /// What kind of thing it is.
    pub kind: Option<SpeakerType>,
    /// The role of a person.
    pub role: Option<String>,
    /// The organisation for which it speaks or works, by its canonical name.
    pub organisation: Option<String>,
}

/// Where the article was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name, not in capitals.
    pub name: String,
    /// Its country.
    pub country: Option<Country>,
}

/// Everybody and everything in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// One for each quote, in the quotes' order.
    pub speakers: Vec<Speaker>,
    /// The place of the dateline.
    pub dateline: Option<Place>,
}

/// What the files of this room read.
struct Article<'a> {
    text: &'a str,
    document: &'a Document,
    prose: &'a Prose,
    names: &'a [Name],
    quotes: &'a [Quote],
    /// For each token the name it belongs to, `u32::MAX` where it belongs to none.
    name_of: Vec<u32>,
    /// What each token means by its letters alone.
    senses: &'a [Sense],
    /// The share of women among those who bear a given name, where it is known.
    given: fn(&str) -> Option<f32>,
}

/// Settles who is who in an article.
#[must_use]
pub fn resolve(text: &str, document: &Document, prose: &Prose, names: &[Name], quotes: &[Quote]) -> Cast {
    let names = titles::apart(text, prose, offices::apart(text, prose, names));
    let names = &dateline::joined(text, document, prose, names);
    let name_of = names_of_tokens(prose, names);
    let senses = &senses(text, prose);
    settle(&Article { text, document, prose, names, quotes, name_of, senses, given: senses::share_of_women })
}

fn settle(article: &Article) -> Cast {
    match kinds::settled(article) {
        Some(names) => {
            let name_of = names_of_tokens(article.prose, &names);
            cast_of(&Article { names: &names, name_of, ..*article })
        }
        None => cast_of(article),
    }
}

fn cast_of(article: &Article) -> Cast {
    let mut figures = clusters::gather(article);
    places::settle(article, &mut figures);
    let mut holders = roles::find(article, &mut figures);
    let mut walk = walk::Walk::new(article, &mut figures, &mut holders);
    walk.run();
    let (met, speakers) = (walk.met, walk.speakers);
    roles::settle_countries(article, &mut figures);
    cast::assemble(article, &figures, met, speakers)
}

fn names_of_tokens(prose: &Prose, names: &[Name]) -> Vec<u32> {
    let mut name_of = vec![u32::MAX; prose.tokens.len()];
    for (number, name) in names.iter().enumerate() {
        if let Some(tokens) = name_of.get_mut(name.first as usize..name.end as usize) {
            tokens.fill(number as u32);
        }
    }
    name_of
}
