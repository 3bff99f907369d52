//! What an article names: persons, organisations, places …, dates and amounts.
//!
//! In: the text, its [`Document`](crate::document::Document) and [`Prose`](crate::text::Prose).
//! Out: [`Name`]s, [`DateMention`]s and [`Amount`]s in text order, none overlapping another of its
//! kind. Who is the same as whom is not asked here; see [`crate::entities`].

mod amounts;
pub mod clusters;
mod dates;
pub mod gazetteer;
pub mod names;
mod numbers;
pub mod places;

pub use amounts::{Amount, AmountKind, find as amounts};
pub use dates::{DateMention, find as dates};
pub use gazetteer::{Country, gender};
pub use names::{Name, find as names};

/// The types of entities, by their names in `OntoNotes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    /// A person, real or not.
    Person,
    /// A company, agency, party, team, armed group.
    Org,
    /// A country, region with a government, city.
    Gpe,
    /// A river, mountain, continent, stretch of land.
    Loc,
    /// A building, road, airport, bridge.
    Fac,
    /// A nationality, religious or political group, as noun or adjective.
    Norp,
    /// A named battle, storm, match, conference, fair.
    Event,
    /// A thing that is made: vehicle, weapon, food, software.
    Product,
    /// A book, film, song, newspaper column, prize.
    WorkOfArt,
    /// A law, treaty, court case.
    Law,
}

impl EntityType {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Fac => "FAC",
            Self::Norp => "NORP",
            Self::Event => "EVENT",
            Self::Product => "PRODUCT",
            Self::WorkOfArt => "WORK_OF_ART",
            Self::Law => "LAW",
        }
    }
}
