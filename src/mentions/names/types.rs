//! What a name names: by what is known of it beforehand, else by the learned scores.

use super::evidence::{KINDS, Scores, features, scores};
use super::reader::Reader;
use super::words::{DIRECTIONS, by_first, by_last, follows_org, governs, is_in};
use crate::mentions::EntityType;
use crate::mentions::gazetteer::{Class, Country};
use crate::text::{Case, Kind};
use std::ops::Range;

/// Columns of [`Scores`].
pub(super) const PERSON: usize = 0;
const ORG: usize = 1;
pub(super) const PLACE: usize = 2;
const NORP: usize = 3;
pub(super) const OTHER: usize = 4;
const NONE: usize = 5;

/// The size from which a city is large: some 65,000 people.
const LARGE: u8 = 16;

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

impl Reader<'_> {
    /// What is thought of the name `first..end`; `titled` if a title stands before it.
    pub(super) fn typed(&mut self, first: usize, end: usize, titled: bool, sentence: &Range<usize>) -> Typed {
        let country = self.entry(first, end).country();
        if !titled && let Some(sure) = self.known(first, end) {
            return sure;
        }
        let mut place = std::mem::take(&mut self.features);
        features(self, first, end, titled, sentence, &mut place);
        let mut scores = scores(&place);
        self.features = place;
        if titled {
            scores[PERSON] += 1.5;
        }
        let entry = self.entry(first, end);
        if entry.is(Class::Country) && !self.is_capital(end) {
            scores[PLACE] += 3.0;
        } else if entry.is(Class::City) && entry.size() >= LARGE {
            scores[PLACE] += 1.5;
        }
        if entry.is(Class::Norp) {
            scores[NORP] += 1.5;
        }
        if self.is_administration(end) && country.is_none() {
            scores[PERSON] += 2.0;
        }
        if follows_org(self.word(end)) || self.is_lower(end) && follows_org(self.word(end + 1)) {
            scores[ORG] += 2.0;
        }
        let numbered = end - first == 1 && self.word(first).contains(|c: char| c.is_ascii_digit());
        if numbered && self.is_lower(end) && (follows_org(self.word(end)) || follows_org(self.word(end + 1))) {
            return Typed::sure(EntityType::Org, None);
        }
        if self.is_lower(end) && governs(self.word(end)) {
            scores[PLACE] += 3.0;
        }
        Typed { sure: None, country, scores }
    }

    /// Names of one meaning, whatever stands around them.
    fn known(&mut self, first: usize, end: usize) -> Option<Typed> {
        let entry = self.entry(first, end);
        let country = entry.country();
        let several = end - first > 1;
        let personal = entry.is(Class::Given) || entry.is(Class::Surname);
        let sure = |kind| Some(Typed::sure(kind, country));
        if entry.is(Class::Country) && (several || !personal) {
            return sure(EntityType::Gpe);
        }
        if several && is_in(DIRECTIONS, self.small(first)) {
            let rest = self.entry(first + 1, end);
            let place = rest.is(Class::Country) || rest.is(Class::Region);
            if place && !entry.is(Class::Region) && !entry.is(Class::City) {
                return Some(Typed::sure(EntityType::Loc, rest.country()));
            }
        }
        let plural = self.word(end - 1).ends_with('s');
        let people = entry.is(Class::Norp) && (country.is_some() || plural);
        if people && !personal && !entry.is(Class::City) {
            return sure(EntityType::Norp);
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
            return Some(Typed::sure(kind, country.filter(|_| kind != EntityType::Org)));
        }
        let preposition = (first + 1..end).any(|at| matches!(self.word(at), "of" | "for" | "on"));
        let kind = if preposition { None } else { self.by_words(first, end) };
        kind.filter(|kind| matches!(kind, EntityType::Event | EntityType::Law)).map(|kind| Typed::sure(kind, None))
    }

    /// What the words of the name `first..end` tell, if they are several.
    pub(super) fn by_words(&mut self, first: usize, end: usize) -> Option<EntityType> {
        if end - first < 2 {
            return None;
        }
        by_first(self.small(first)).or_else(|| by_last(self.small(end - 1)))
    }

    /// "the X administration", "the X campaign".
    fn is_administration(&self, end: usize) -> bool {
        self.is_lower(end) && matches!(self.word(end), "administration" | "campaign" | "presidency" | "camp")
    }

    /// The type of the name `first..end` that belongs in `column`; None for no name.
    pub(super) fn finer(&mut self, column: usize, first: usize, end: usize) -> Option<EntityType> {
        match column {
            PERSON => Some(EntityType::Person),
            ORG => Some(EntityType::Org),
            PLACE => Some(self.place_kind(first, end)),
            NORP => Some(EntityType::Norp),
            OTHER => self.other_kind(first, end),
            _ => None,
        }
    }

    fn place_kind(&mut self, first: usize, end: usize) -> EntityType {
        const GOVERNED: [Class; 3] = [Class::Country, Class::Region, Class::City];
        let entry = self.entry(first, end);
        if GOVERNED.iter().any(|class| entry.is(*class)) {
            return EntityType::Gpe;
        }
        let kinds = [EntityType::Fac, EntityType::Loc, EntityType::Gpe];
        if let Some(kind) = self.by_words(first, end).filter(|kind| kinds.contains(kind)) {
            return kind;
        }
        let directed = end - first > 1 && is_in(DIRECTIONS, self.small(first));
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
