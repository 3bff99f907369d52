//! A unit as the two taggers see it: what is known of its items, counted beforehand.
//!
//! In: the items of a unit, what is known of their words, and what the first tagger said of them.
//! Out: what the feature templates ask for, each at the cost of a look.

use super::tagsets::tag;
use super::templates::{OPEN, Stems, Word, far};
use super::units::{Item, Unit};
use super::words::Class;
use crate::document::Section;
use crate::mentions::Name;
use std::ops::Range;

/// What stands before and after a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub(super) before: u8,
    pub(super) after: u8,
    pub(super) section: u8,
}

impl Around {
    /// The surroundings of the unit `at`.
    pub(super) fn of(units: &[Unit], at: usize, section: Section) -> Self {
        let unit = &units[at];
        let before = at.checked_sub(1).map(|before| &units[before]);
        let before = before.map_or(0, |before| {
            let near = u8::from(before.block == unit.block) * 8;
            near + match (
                before.items.iter().rev().find(|i| i.class != Class::Stop).map(|i| i.class),
                before.items.len(),
            ) {
                (Some(Class::Quote), 1 | 2) => 1,
                (Some(Class::Quote), _) => 2,
                (Some(Class::Colon), _) => 3,
                _ => 4,
            }
        });
        let after = units.get(at + 1).map_or(0, |after| {
            let near = u8::from(after.block == unit.block) * 8;
            near + match (after.items.first().map(|i| i.class), after.items.len()) {
                (Some(Class::Quote), 1 | 2) => 1,
                (Some(Class::Quote), _) => 2,
                _ => 3,
            }
        });
        Self { before, after, section: section as u8 }
    }
}

/// What is counted: commas, passages, verbs of saying, words that open clauses, stops, auxiliaries.
pub(super) const COUNTED: usize = 6;

/// How many there are of each counted sort, and of the stretches of the first tagger that begin; at most three, in
/// four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally(u64);

impl Tally {
    pub(super) const NONE: Self = Self(0);
    pub(super) const COMMAS: usize = 0;
    pub(super) const PASSAGES: usize = 1;
    pub(super) const SAYS: usize = 2;
    pub(super) const OPENERS: usize = 3;
    pub(super) const STOPS: usize = 4;
    pub(super) const AUXILIARIES: usize = 5;
    pub(super) const CUES: usize = COUNTED;
    pub(super) const SOURCES: usize = COUNTED + 1;
    pub(super) const CONTENTS: usize = COUNTED + 2;

    /// That of one item of this class.
    pub(super) fn of(class: Class, says: bool) -> Self {
        let verb = Self(u64::from(says) << (4 * Self::SAYS));
        let sort = match class {
            Class::Comma | Class::Dash | Class::Bracket => Self::COMMAS,
            Class::Quote => Self::PASSAGES,
            Class::That | Class::Question | Class::Relative | Class::Subordinator => Self::OPENERS,
            Class::Stop | Class::Colon => Self::STOPS,
            Class::Be | Class::Auxiliary => Self::AUXILIARIES,
            _ => return verb,
        };
        Self(1 << (4 * sort) | verb.0)
    }

    /// Whether it is that of a mark: a comma, a passage, a stop.
    const fn is_mark(self) -> bool {
        self.count(Self::COMMAS) + self.count(Self::PASSAGES) + self.count(Self::STOPS) > 0
    }

    /// With what begins with a label of the first tagger.
    const fn begun(self, label: u8) -> Self {
        let begun = match label {
            tag::CUE => 1 << (4 * Self::CUES),
            tag::SOURCE => 1 << (4 * Self::SOURCES),
            tag::CONTENT => 1 << (4 * Self::CONTENTS),
            _ => 0,
        };
        Self(self.0 | begun)
    }

    /// With one more item.
    pub(super) const fn and(self, item: Self) -> Self {
        let sum = self.0 + item.0;
        // Where there are four, there are three again.
        Self(sum - (sum >> 2 & 0x1111_1111_1111_1111))
    }

    /// How many of a sort there are.
    pub(super) const fn count(self, sort: usize) -> u8 {
        (self.0 >> (4 * sort)) as u8 & 0xf
    }

    /// What tells apart the counts of the first sort and of what begins.
    pub(super) const fn key(self) -> u64 {
        self.0 & !(((1 << (4 * COUNTED)) - 1) ^ 0xf)
    }
}

/// What is on either side of an item in its unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sides {
    /// How many of each counted sort are there.
    pub(super) tallies: [Tally; 2],
    /// The nearest verb of saying there, plus one; 0 is none.
    pub(super) verbs: [u16; 2],
    /// The nearest mark there, plus one.
    pub(super) marks: [u16; 2],
}

impl Sides {
    /// What the next item, away from this one at `at`, has on this `side`.
    fn next(self, side: usize, at: usize, item: Tally) -> Self {
        let mut next = self;
        next.tallies[side] = self.tallies[side].and(item);
        if item.count(Tally::SAYS) > 0 {
            next.verbs[side] = at as u16 + 1;
        }
        if item.is_mark() {
            next.marks[side] = at as u16 + 1;
        }
        next
    }
}

/// A unit as the taggers see it.
#[derive(Default)]
pub(super) struct Scene {
    /// What is known of the items' words, between [`MARGIN`]s of [`NONE`].
    words: Vec<Word>,
    /// The kind of name that an item is in, and whether it begins it; one more at either end.
    names: Vec<u8>,
    pub(super) around: Around,
    /// What is on either side of each item.
    pub(super) sides: Vec<Sides>,
    /// What the first tagger said.
    pub(super) tags: Vec<u8>,
    /// Which of the counted sorts each item is, and what of the first tagger begins there.
    tallies: Vec<Tally>,
}

/// How far the templates look over the ends of a unit.
const MARGIN: usize = 2;
const NONE: Word = Word { small: 1, code: 0, says: false, cluster: 0, tally: Tally::NONE };

impl Scene {
    /// Turns to another unit; `words` says what is known of each item.
    pub(super) fn enter(&mut self, items: &[Item], words: impl Iterator<Item = Word>, names: &[Name], around: Around) {
        self.around = around;
        self.words.clear();
        self.words.extend([NONE; MARGIN]);
        self.words.extend(words);
        self.words.extend([NONE; MARGIN]);
        self.note_names(items, names);
        self.count();
    }

    /// The number of items.
    pub(super) fn len(&self) -> usize {
        self.words.len() - 2 * MARGIN
    }

    /// The word of the item `at`; of the one behind the last there is none.
    pub(super) fn word(&self, at: usize) -> Word {
        self.words[MARGIN + at]
    }

    /// The words from two before the item `at` to two behind it.
    pub(super) fn words(&self, at: usize) -> [Word; 2 * MARGIN + 1] {
        std::array::from_fn(|near| self.words[at + near])
    }

    /// The names that the items before, at and behind `at` are in.
    pub(super) fn names(&self, at: usize) -> [u8; 3] {
        std::array::from_fn(|near| self.names[at + near])
    }

    /// What the first tagger said of the items before, at and behind `at`.
    pub(super) fn tags(&self, at: usize) -> [u8; 3] {
        let tag = |at: Option<usize>| at.and_then(|at| self.tags.get(at)).copied().unwrap_or(15);
        [tag(at.checked_sub(1)), self.tags[at], tag(Some(at + 1))]
    }

    fn note_names(&mut self, items: &[Item], names: &[Name]) {
        const OUTSIDE: u8 = 1;
        self.names.clear();
        self.names.push(OUTSIDE);
        let Some(first) = items.first() else { return };
        let mut near = names.partition_point(|name| name.span.end <= first.span.start);
        for item in items {
            while names.get(near).is_some_and(|name| name.span.end <= item.span.start) {
                near += 1;
            }
            let name = names.get(near).filter(|name| name.span.overlaps(item.span) && item.quoted.is_none());
            let kind = name.map_or(0, |name| 2 + 2 * name.kind as u8 + u8::from(name.span.start < item.span.start));
            self.names.push(kind);
        }
        self.names.push(OUTSIDE);
    }

    fn count(&mut self) {
        let words = &self.words[MARGIN..self.words.len() - MARGIN];
        let before = words
            .iter()
            .enumerate()
            .scan(Sides::default(), |sides, (at, word)| Some(std::mem::replace(sides, sides.next(0, at, word.tally))));
        self.sides.clear();
        self.sides.extend(before);
        let mut after = Sides::default();
        for ((at, word), sides) in words.iter().enumerate().zip(&mut self.sides).rev() {
            (sides.tallies[1], sides.verbs[1], sides.marks[1]) = (after.tallies[1], after.verbs[1], after.marks[1]);
            after = after.next(1, at, word.tally);
        }
    }

    /// How far the item with this number, plus one, is from `at`, and its word; 0 is none.
    pub(super) fn from(&self, at: usize, numbered: u16) -> (u8, Word) {
        usize::from(numbered).checked_sub(1).map_or((15, NONE), |other| (far(other.abs_diff(at)), self.word(other)))
    }

    /// Whether the item `at` is a form of a verb of saying.
    pub(super) fn says(&self, at: usize) -> bool {
        self.word(at).says
    }

    /// Notes what the first tagger said.
    pub(super) fn note_tags(&mut self) {
        let words = self.words[MARGIN..].iter().zip(&self.tags);
        self.tallies.clear();
        self.tallies.extend(words.map(|(word, label)| word.tally.begun(*label)));
    }

    /// Which of the counted sorts the item `at` is.
    pub(super) fn tally(&self, at: usize) -> Tally {
        self.tallies[at]
    }
}

/// On which side of a cue an item stands.
pub(super) const BEFORE: u8 = 0;
pub(super) const ON: u8 = 1;
pub(super) const AFTER: u8 = 2;

/// A cue, with what the second tagger must know of it.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) items: Range<usize>,
    pub(super) code: u8,
    /// Of what stands before, of what stands after.
    stems: [Stems; 2],
}

impl Cue {
    /// On which side the item `at` stands.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn side(&self, at: usize) -> u8 {
        if at < self.items.start { BEFORE } else { ON + u8::from(at >= self.items.end) }
    }

    /// The stems of features of items on this side.
    pub(super) fn stems(&self, side: u8) -> &Stems {
        &self.stems[usize::from(side != BEFORE)]
    }

    /// How far the item `at` on this side is, and what is between.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn to(&self, side: u8, at: usize) -> (usize, Range<usize>) {
        let Range { start, end } = self.items;
        if side == BEFORE { (start - at, at + 1..start) } else { (at + 1 - end, end..at) }
    }
}

impl Scene {
    /// The cue that these items are.
    pub(super) fn cue(&self, items: Range<usize>) -> Cue {
        let words = &self.words[MARGIN..][items.clone()];
        // Its verb of saying, else its first word of an open class.
        let key = words.iter().find(|word| word.says).or_else(|| words.iter().find(|word| word.code >= OPEN));
        let key = *key.unwrap_or(&words[0]);
        let code = key.code.wrapping_mul(4) + words.len().min(4) as u8;
        let (before, after) = (self.words(items.start)[MARGIN - 1].code, self.word(items.end).code);
        let stems = [BEFORE, AFTER].map(|side| Stems::of(key, [code, before, after], side));
        Cue { items, code, stems }
    }
}
