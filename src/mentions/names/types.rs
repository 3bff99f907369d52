//! What a name names: by what is known of it, by its words, by its surroundings.

use super::reader::Reader;
use super::words::{DIRECTIONS, begins_org, by_words, ends_org, follows_org, is_in};
use crate::mentions::EntityType;
use crate::mentions::gazetteer::{Class, Country, Entry};
use crate::text::{Case, Kind};
use std::ops::Range;

/// A type, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Typed {
    pub(super) kind: EntityType,
    pub(super) country: Option<Country>,
    /// Known of itself, whatever stands around it.
    pub(super) sure: bool,
}

impl Typed {
    const fn sure(kind: EntityType, country: Option<Country>) -> Self {
        Self { kind, country, sure: true }
    }

    const fn guess(kind: EntityType) -> Self {
        Self { kind, country: None, sure: false }
    }
}

impl Reader<'_> {
    /// The type of the name `first..end`; `titled` if a title stands before it.
    pub(super) fn kind(&mut self, first: usize, end: usize, titled: bool, sentence: Range<usize>) -> Option<Typed> {
        let entry = self.entry(first, end);
        let several = end - first > 1;
        if !titled && let Some(known) = self.known(entry, several, first, end, &sentence) {
            return Some(known);
        }
        if self.is_administration(end) && !is_place(entry) {
            return Some(Typed::guess(EntityType::Person));
        }
        let (head, tail) = (self.small(first).to_owned(), self.small(end - 1).to_owned());
        if !titled {
            if several && is_in(DIRECTIONS, &head) {
                let rest = self.entry(first + 1, end);
                if rest.is(Class::Country) || rest.is(Class::Region) {
                    return Some(Typed::sure(EntityType::Loc, rest.country()));
                }
            }
            let preposition = (first + 1..end).any(|at| matches!(self.word(at), "of" | "for" | "on"));
            if preposition && begins_org(&head) {
                return Some(Typed { sure: true, ..Typed::guess(EntityType::Org) });
            }
            if !preposition && let Some(kind) = by_words(&head, &tail, several) {
                return Some(Typed { sure: true, ..Typed::guess(kind) });
            }
            if follows_org(self.word(end)) || self.is_lower(end) && follows_org(self.word(end + 1)) {
                return Some(Typed::guess(EntityType::Org));
            }
        }
        if titled || self.is_person(first, end) {
            return Some(Typed { sure: titled, ..Typed::guess(EntityType::Person) });
        }
        self.by_evidence(first, end, entry, sentence)
    }

    /// Known names of one meaning; of names with several the surroundings choose.
    fn known(
        &mut self,
        entry: Entry,
        several: bool,
        first: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> Option<Typed> {
        let country = entry.country();
        let personal = entry.is(Class::Given) || entry.is(Class::Surname);
        let sure = |kind| Some(Typed::sure(kind, country));
        if entry.is(Class::Country) && !(personal && self.is_capital(end)) {
            return sure(EntityType::Gpe);
        }
        let org = entry.is(Class::Org) && (several || !entry.is(Class::Norp) && !personal);
        if org {
            return Some(Typed::sure(EntityType::Org, None));
        }
        if entry.is(Class::Norp) {
            return sure(EntityType::Norp);
        }
        if entry.is(Class::Region) || entry.is(Class::City) && several {
            return Some(Typed { sure: several || !personal, ..Typed::sure(EntityType::Gpe, country) });
        }
        if entry.is(Class::Loc) {
            return sure(EntityType::Loc);
        }
        if entry.is(Class::Fac) {
            return sure(EntityType::Fac);
        }
        if entry.is(Class::Event) {
            return sure(EntityType::Event);
        }
        if entry.is(Class::City) {
            return self.city(entry, personal, first, end, sentence);
        }
        None
    }

    /// A city's name: a place, unless it is a person's as well and stands like one.
    fn city(
        &mut self,
        entry: Entry,
        personal: bool,
        first: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> Option<Typed> {
        const LARGE: u8 = 16;
        let place = Typed { sure: !personal && entry.size() >= LARGE, ..Typed::sure(EntityType::Gpe, entry.country()) };
        let before = if first > sentence.start { self.word(first - 1) } else { "" };
        if matches!(before, "in" | "at" | "from" | "near" | "outside" | "across" | "to" | "around") {
            return Some(place);
        }
        let scores = self.evidence(first, end, sentence.clone());
        let personal_bonus = if personal { 1.0 } else { 0.0 };
        let place_bonus = if entry.size() >= LARGE { 2.0 } else { 0.0 };
        (scores[2] + place_bonus >= scores[0] + personal_bonus && scores[2] + place_bonus + 0.5 >= scores[1])
            .then_some(place)
    }

    /// "the X administration", "the X campaign".
    fn is_administration(&self, end: usize) -> bool {
        self.is_lower(end) && matches!(self.word(end), "administration" | "campaign" | "presidency" | "camp")
    }

    /// A given name with one to three further words.
    fn is_person(&mut self, first: usize, end: usize) -> bool {
        let words = end - first;
        if !(2..=6).contains(&words)
            || (first..end).any(|at| matches!(self.word(at), "of" | "and" | "for" | "the" | "&" | "'s" | "’s"))
        {
            return false;
        }
        let initial = |word: &str| word.len() == 2 && word.ends_with('.');
        let (head, tail) = (self.entry(first, first + 1), self.entry(end - 1, end));
        let named = head.is(Class::Given) && !head.is(Class::Norp);
        let bearer = tail.is(Class::Surname) || tail.is(Class::Given) || !tail.is(Class::Word);
        named && bearer && !tail.is(Class::Norp)
            || (first..end - 1).any(|at| initial(self.word(at))) && !tail.is(Class::Word)
    }

    fn by_evidence(&mut self, first: usize, end: usize, entry: Entry, sentence: Range<usize>) -> Option<Typed> {
        let mut scores = self.evidence(first, end, sentence.clone());
        let several = end - first > 1;
        let ordinary =
            (first..end).filter(|at| self.tokens[*at].kind == Kind::Word).filter(|at| self.is_ordinary(*at)).count();
        if !several && self.tokens[first].case == Case::Upper {
            scores[1] += 1.5;
        }
        if entry.is(Class::Surname) || entry.is(Class::Given) {
            scores[0] += 1.5;
        }
        if several && ordinary == 0 && end - first <= 3 {
            scores[0] += 1.0;
        }
        if several && ordinary > 0 {
            scores[0] -= 1.5;
        }
        if (first..end).any(|at| matches!(self.word(at), "of" | "for" | "and" | "&")) {
            scores[0] -= 3.0;
        }
        if ends_org(self.small(end - 1)) {
            scores[1] += 1.0;
        }
        let lone_word = !several && ordinary == 1;
        if !several && self.is_nameless(first) {
            return None;
        }
        if lone_word && (first == sentence.start || scores.iter().all(|s| *s < 0.5)) {
            return None;
        }
        let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
        let kind = [EntityType::Person, EntityType::Org, EntityType::Gpe, EntityType::Norp, EntityType::Event][best];
        let misc = best == 4;
        (!misc || several).then(|| Typed::guess(if misc { misc_kind(self, first, end) } else { kind }))
    }
}

fn is_place(entry: Entry) -> bool {
    entry.is(Class::Country) || entry.is(Class::Region) || entry.is(Class::City) && entry.size() > 18
}

/// Which of the rarer types.
fn misc_kind(reader: &mut Reader<'_>, first: usize, end: usize) -> EntityType {
    let quoted = first > 0 && reader.is_kind(first - 1, Kind::Mark) && reader.is_kind(end, Kind::Mark);
    if quoted { EntityType::WorkOfArt } else { EntityType::Event }
}
