//! What a name names: by what is known of it beforehand, else by the learned scores.

use super::reader::{Mark, Reader};
use crate::mentions::EntityType;
use crate::mentions::gazetteer::{Class, Classes, Country};
use crate::text::{Case, Kind};

/// Person, organisation, place, people, other, no name: the columns.
pub(super) const KINDS: usize = 6;

/// A score for each column: logarithms of odds.
pub(super) type Scores = [f32; KINDS];

/// Columns of [`Scores`].
pub(super) const PERSON: usize = 0;
const ORG: usize = 1;
pub(super) const PLACE: usize = 2;
const NORP: usize = 3;
pub(super) const OTHER: usize = 4;
const NONE: usize = 5;

/// What a certain type scores.
const CERTAIN: f32 = 8.0;

/// What is thought of a name where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    /// The type, where it is known whatever stands around.
    pub(super) sure: Option<EntityType>,
    pub(super) country: Option<Country>,
    pub(super) scores: Scores,
}

impl Typed {
    pub(super) fn sure(kind: EntityType, country: Option<Country>) -> Self {
        let mut scores = [0.0; KINDS];
        scores[column(kind)] = CERTAIN;
        Self { sure: Some(kind), country, scores }
    }
}

/// The column that a type counts in.
const fn column(kind: EntityType) -> usize {
    match kind {
        EntityType::Person => PERSON,
        EntityType::Org => ORG,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => PLACE,
        EntityType::Norp => NORP,
        _ => OTHER,
    }
}

/// The column with the highest score.
pub(super) fn best(scores: &Scores) -> usize {
    (0..KINDS).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(NONE)
}

/// What the first and the last of several words tell together: "Operation Dawn Movement" is no operation.
pub(super) fn by_ends(first: Option<EntityType>, last: Option<EntityType>) -> Option<EntityType> {
    first.filter(|_| last != Some(EntityType::Org)).or(last)
}

impl Reader<'_> {
    /// The type of a name of one meaning, whatever stands around it.
    pub(super) fn sure(&mut self, first: usize, end: usize) -> Option<EntityType> {
        let entry = self.entry(first, end);
        let several = end - first > 1;
        let personal = entry.is(Class::Given) || entry.is(Class::Surname);
        if entry.is(Class::Country) && (several || !personal) {
            return Some(EntityType::Gpe);
        }
        if several && self.is_marked(first, Mark::Direction) {
            let rest = self.entry(first + 1, end);
            let place = rest.is(Class::Country) || rest.is(Class::Region);
            if place && !entry.is(Class::Region) && !entry.is(Class::City) {
                return Some(EntityType::Loc);
            }
        }
        let plural = self.word(end - 1).ends_with('s');
        let people = entry.is(Class::Norp) && (entry.country().is_some() || plural);
        if people && !personal && !entry.is(Class::City) {
            return Some(EntityType::Norp);
        }
        let classes = [
            (Class::Org, EntityType::Org),
            (Class::Norp, EntityType::Norp),
            (Class::Region, EntityType::Gpe),
            (Class::Loc, EntityType::Loc),
            (Class::Fac, EntityType::Fac),
            (Class::Event, EntityType::Event),
        ];
        if let Some((_, kind)) = classes.into_iter().find(|(class, _)| several && entry.is(*class)) {
            return Some(kind);
        }
        let preposition = (first + 1..end).any(|at| matches!(self.word(at), "of" | "for" | "on"));
        let kind = if preposition { None } else { self.by_words(first, end) };
        kind.filter(|kind| matches!(kind, EntityType::Event | EntityType::Law))
    }

    /// What the words of the name `first..end` tell, if they are several.
    pub(super) fn by_words(&self, first: usize, end: usize) -> Option<EntityType> {
        if end - first < 2 {
            return None;
        }
        by_ends(self.known(first).begins, self.known(end - 1).ends)
    }

    /// The type of the name `first..end` that belongs in `column`; None for no name.
    pub(super) fn finer(&mut self, column: usize, built: bool, first: usize, end: usize) -> Option<EntityType> {
        match column {
            PERSON => Some(EntityType::Person),
            ORG => Some(EntityType::Org),
            PLACE => Some(self.place_kind(built, first, end)),
            NORP => Some(EntityType::Norp),
            OTHER => self.other_kind(first, end),
            _ => None,
        }
    }

    fn place_kind(&mut self, built: bool, first: usize, end: usize) -> EntityType {
        const GOVERNED: Classes = Classes::of(&[Class::Country, Class::Region, Class::City]);
        let entry = self.entry(first, end);
        if entry.is_any(GOVERNED) {
            return EntityType::Gpe;
        }
        if built {
            return EntityType::Fac;
        }
        let kinds = [EntityType::Fac, EntityType::Loc, EntityType::Gpe];
        if let Some(kind) = self.by_words(first, end).filter(|kind| kinds.contains(kind)) {
            return kind;
        }
        let directed = end - first > 1 && self.is_marked(first, Mark::Direction);
        if entry.is(Class::Loc) || directed {
            return EntityType::Loc;
        }
        if entry.is(Class::Fac) { EntityType::Fac } else { EntityType::Gpe }
    }

    /// Which of the rarer types; a lone word only if its letters are odd.
    fn other_kind(&mut self, first: usize, end: usize) -> Option<EntityType> {
        let rarer = |kind: &EntityType| matches!(kind, EntityType::Event | EntityType::Law);
        if let Some(kind) = self.by_words(first, end).filter(rarer) {
            return Some(kind);
        }
        if first > 0 && self.is_kind(first - 1, Kind::Mark) && self.is_kind(end, Kind::Mark) {
            return Some(EntityType::WorkOfArt);
        }
        if end - first > 1 || self.entry(first, end).is(Class::Event) {
            return Some(EntityType::Event);
        }
        (self.tokens[first].case == Case::Mixed).then_some(EntityType::Product)
    }
}
