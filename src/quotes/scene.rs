//! A unit as the two taggers see it: what is known of its items, counted beforehand.
//!
//! In: the items of a unit, what is known of their words, and what the first tagger said of them.
//! Out: what the feature templates ask for, each at the cost of a look.

use super::tagsets::tag;
use super::templates::{OPEN, SEEN, Word, far, stems};
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

/// What is counted from the beginning of a unit on: commas, passages, verbs of saying, words that
/// open clauses, stops, auxiliaries.
pub(super) const COUNTED: usize = 6;
/// The first of them, of which the first tagger asks how many stand before an item.
const SUMMED: usize = 4;

pub(super) fn counts(word: Word) -> [bool; COUNTED] {
    let is = |class: Class| word.code == class as u8 + 1;
    [
        is(Class::Comma) || is(Class::Dash) || is(Class::Bracket),
        is(Class::Quote),
        word.says,
        is(Class::That) || is(Class::Question) || is(Class::Relative) || is(Class::Subordinator),
        is(Class::Stop) || is(Class::Colon),
        is(Class::Be) || is(Class::Auxiliary),
    ]
}

/// How many there are of each counted sort, and of the stretches of the first tagger that begin; at most three, in
/// four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally(u64);

impl Tally {
    pub(super) const CUES: usize = COUNTED;
    pub(super) const SOURCES: usize = COUNTED + 1;
    pub(super) const CONTENTS: usize = COUNTED + 2;

    fn of(counts: [bool; COUNTED]) -> Self {
        Self((0..COUNTED).fold(0, |bits, sort| bits | u64::from(counts[sort]) << (4 * sort)))
    }

    /// Notes what begins with a label of the first tagger.
    fn begin(&mut self, label: u8) {
        let begun = match label {
            tag::CUE => 1 << (4 * Self::CUES),
            tag::SOURCE => 1 << (4 * Self::SOURCES),
            tag::CONTENT => 1 << (4 * Self::CONTENTS),
            _ => 0,
        };
        self.0 = self.0 & ((1 << (4 * COUNTED)) - 1) | begun;
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

/// A unit as the taggers see it.
#[derive(Default)]
pub(super) struct Scene {
    /// What is known of the items' words, between [`MARGIN`]s of [`NONE`].
    words: Vec<Word>,
    /// The kind of name that an item is in, and whether it begins it; one more at either end.
    names: Vec<u8>,
    pub(super) around: Around,
    /// How many of each of these stand before an item.
    pub(super) sums: Vec<[u16; SUMMED]>,
    /// The last item before each that is a verb of saying or a mark, plus one; the next one after.
    pub(super) verbs: Vec<[u16; 2]>,
    pub(super) marks: Vec<[u16; 2]>,
    /// What the first tagger said.
    pub(super) tags: Vec<u8>,
    /// Which of the counted sorts each item is, and what of the first tagger begins there.
    tallies: Vec<Tally>,
}

/// How far the templates look over the ends of a unit.
const MARGIN: usize = 2;
const NONE: Word = Word { small: 1, code: 0, says: false, path: 0 };

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
        self.sums.clear();
        self.verbs.clear();
        self.marks.clear();
        self.tallies.clear();
        let mut sums = [0; SUMMED];
        let (mut verb, mut mark) = (0, 0);
        for (at, word) in words.iter().enumerate() {
            self.sums.push(sums);
            self.verbs.push([verb, 0]);
            self.marks.push([mark, 0]);
            let counts = counts(*word);
            self.tallies.push(Tally::of(counts));
            sums.iter_mut().zip(counts).for_each(|(sum, is)| *sum += u16::from(is));
            if word.says {
                verb = at as u16 + 1;
            }
            if counts[0] || counts[1] || counts[4] {
                mark = at as u16 + 1;
            }
        }
        self.sums.push(sums);
        (verb, mark) = (0, 0);
        for (at, word) in words.iter().enumerate().rev() {
            self.verbs[at][1] = verb;
            self.marks[at][1] = mark;
            let counts = counts(*word);
            if word.says {
                verb = at as u16 + 1;
            }
            if counts[0] || counts[1] || counts[4] {
                mark = at as u16 + 1;
            }
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
        for (tally, label) in self.tallies.iter_mut().zip(&self.tags) {
            tally.begin(*label);
        }
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
    /// See [`stems`]: of what stands before, of what stands after.
    stems: [[u32; SEEN]; 2],
}

impl Cue {
    /// On which side the item `at` stands.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn side(&self, at: usize) -> u8 {
        if at < self.items.start { BEFORE } else { ON + u8::from(at >= self.items.end) }
    }

    /// See [`stems`], for items on this side.
    pub(super) fn stems(&self, side: u8) -> &[u32; SEEN] {
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
        let stems = [BEFORE, AFTER].map(|side| stems(key, [code, before, after], side));
        Cue { items, code, stems }
    }
}
