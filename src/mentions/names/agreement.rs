//! What an article shows of its names: a word that ends a person's full name is that person.

use super::Found;
use crate::mentions::EntityType;
use std::collections::{HashMap, HashSet};

/// Names of an article, by their text and by the last word of persons' full names.
pub(super) struct Seen<'t> {
    whole: HashMap<&'t str, EntityType>,
    surnames: HashMap<&'t str, EntityType>,
}

impl<'t> Seen<'t> {
    pub(super) fn of(text: &'t str, found: &[Found]) -> Self {
        let mut seen = Self { whole: HashMap::new(), surnames: HashMap::new() };
        for name in found.iter().map(|f| f.name).filter(|name| !name.credit) {
            let written = name.span.of(text);
            if name.end - name.first == 1 {
                seen.whole.entry(written).or_insert(name.kind);
            } else if name.kind == EntityType::Person {
                let last = written.rsplit(' ').next().unwrap_or(written);
                seen.surnames.entry(last).or_insert(EntityType::Person);
            } else {
                seen.whole.entry(written).or_insert(name.kind);
            }
        }
        seen
    }

    /// Gives the names from `from` on, whose types are guesses, the type they have elsewhere.
    pub(super) fn settle(&self, text: &str, found: &mut [Found], from: usize) {
        for found in &mut found[from..] {
            let written = found.name.span.of(text);
            let known = self.surnames.get(written).or_else(|| self.whole.get(written));
            if let Some(kind) = known.filter(|_| !found.sure) {
                found.name.kind = *kind;
            }
        }
    }
}

/// The types that are voted on.
const KINDS: [EntityType; 4] = [EntityType::Person, EntityType::Org, EntityType::Gpe, EntityType::Norp];

/// Settles the types of names that are guesses: by persons' full names, then by what most of the
/// same names are.
pub(super) fn settle(text: &str, found: &mut [Found]) {
    let mut votes: HashMap<&str, [u16; 4]> = HashMap::new();
    for name in found.iter() {
        let Some(kind) = KINDS.iter().position(|kind| *kind == name.name.kind) else { continue };
        let weight = if name.sure { 3 } else { 1 };
        let votes = votes.entry(name.name.span.of(text)).or_default();
        votes[kind] = votes[kind].saturating_add(weight);
    }
    for name in found.iter_mut().filter(|name| !name.sure) {
        let Some(votes) = votes.get(name.name.span.of(text)) else { continue };
        let own = KINDS.iter().position(|kind| *kind == name.name.kind);
        let best = (0..KINDS.len()).rev().max_by_key(|kind| votes[*kind]).unwrap_or(0);
        if own.is_some_and(|own| votes[best] > votes[own]) {
            name.name.kind = KINDS[best];
        }
    }
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|f| f.name.kind == EntityType::Person && f.name.end - f.name.first > 1 && !f.name.credit)
        .map(|f| f.name.span.of(text).rsplit(' ').next().unwrap_or_default())
        .collect();
    for name in found.iter_mut().filter(|f| !f.sure && f.name.end - f.name.first == 1) {
        if surnames.contains(name.name.span.of(text)) {
            name.name.kind = EntityType::Person;
            name.name.country = None;
        }
    }
}
