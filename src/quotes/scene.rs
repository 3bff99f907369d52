//! A unit as the two taggers see it: what is known of its items, counted beforehand.
//!
//! In: the items of a unit, what is known of their words, and what the first tagger said of them.
//! Out: what the feature templates ask for, each at the cost of a look.

use super::tagsets::tag;
use super::templates::{OPEN, Stems, Word};
use super::units::Item;
use super::words::Class;
use crate::mentions::Name;
use std::ops::Range;

/// What is counted: commas, passages, verbs of saying, words that open clauses, stops, auxiliaries.
const COUNTED: usize = 6;

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
        const MARKS: u64 = 0xf << (4 * Tally::COMMAS) | 0xf << (4 * Tally::PASSAGES) | 0xf << (4 * Tally::STOPS);
        self.0 & MARKS != 0
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

/// What is on one side of an item in its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    /// Whether a passage is.
    pub(super) passage: bool,
    /// How far the nearest verb of saying there is; where there is none, as far as can be.
    pub(super) verb: u8,
    /// How far the nearest mark there is, and its code.
    pub(super) mark: u8,
    pub(super) code: u8,
}

impl Side {
    const EMPTY: Self = Self { passage: false, verb: u8::MAX, mark: u8::MAX, code: NONE.code };

    /// What the next item has there, away from this one, which is `word`.
    const fn next(self, word: &Word) -> Self {
        let is_mark = word.tally.is_mark();
        Self {
            passage: self.passage || word.tally.count(Tally::PASSAGES) > 0,
            verb: if word.says { 1 } else { self.verb.saturating_add(1) },
            mark: if is_mark { 1 } else { self.mark.saturating_add(1) },
            code: if is_mark { word.code } else { self.code },
        }
    }
}

/// What the second tagger asks of an item, whichever the cue is; codes in a byte each, the first in the lowest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The codes of the words before, at and behind it.
    pub(super) words: u32,
    /// What the first tagger said of the items before, at and behind it, and its own code.
    pub(super) tags: u32,
    /// The names that the items before, at and behind it are in.
    pub(super) names: u32,
    /// Which of the counted sorts it is, and what of the first tagger begins there.
    pub(super) tally: Tally,
}

impl Look {
    /// What the first tagger said of the item.
    pub(super) const fn tag(&self) -> u8 {
        (self.tags >> 8) as u8
    }
}

/// A unit as the taggers see it.
#[derive(Default)]
pub(super) struct Scene {
    /// What is known of the items' words, between [`MARGIN`]s of [`NONE`].
    words: Vec<Word>,
    /// The kind of name that an item is in, and whether it begins it; one more at either end.
    names: Vec<u8>,
    /// What is behind each item, the last one first.
    behind: Vec<Side>,
    /// What the first tagger said.
    pub(super) tags: Vec<u8>,
    looks: Vec<Look>,
}

/// How far the templates look over the ends of a unit, and in all.
const MARGIN: usize = 1;
const NEAR: usize = 2 * MARGIN + 1;
const NONE: Word = Word { small: 1, code: 0, says: false, cluster: 0, tally: Tally::NONE };

impl Scene {
    /// Turns to another unit; `words` says what is known of each item.
    pub(super) fn enter(&mut self, items: &[Item], words: impl Iterator<Item = Word>, names: &[Name]) {
        self.words.clear();
        self.words.extend([NONE; MARGIN]);
        self.words.extend(words);
        self.words.extend([NONE; MARGIN]);
        self.note_names(items, names);
        let words = within(&self.words);
        let mut behind = Side::EMPTY;
        self.behind.clear();
        self.behind.extend(words.iter().rev().map(|word| {
            let before = behind.next(word);
            std::mem::replace(&mut behind, before)
        }));
    }

    /// What is known of the items' words.
    pub(super) fn words(&self) -> &[Word] {
        within(&self.words)
    }

    /// The word of the item `at`; of the one behind the last there is none.
    pub(super) fn word(&self, at: usize) -> Word {
        self.words[MARGIN + at]
    }

    /// What the second tagger asks of each item.
    pub(super) fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// For each item the words before, at and behind it, the names there, and what is on either side.
    pub(super) fn stands(&self) -> impl Iterator<Item = ([Word; NEAR], [u8; NEAR], [Side; 2])> {
        let mut before = Side::EMPTY;
        let near = self.words.windows(NEAR).zip(self.names.windows(NEAR));
        near.zip(self.behind.iter().rev()).map(move |((words, names), behind)| {
            let words: [Word; NEAR] = std::array::from_fn(|near| words[near]);
            let sides = [before, *behind];
            before = before.next(&words[1]);
            (words, std::array::from_fn(|near| names[near]), sides)
        })
    }

    fn note_names(&mut self, items: &[Item], names: &[Name]) {
        const OUTSIDE: u8 = 1;
        self.names.clear();
        self.names.push(OUTSIDE);
        self.names.resize(items.len() + 1, 0);
        self.names.push(OUTSIDE);
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
        let near = names.partition_point(|name| name.span.end <= first.span.start);
        for name in names[near..].iter().take_while(|name| name.span.start < last.span.end) {
            let from = items.partition_point(|item| item.span.end <= name.span.start);
            let slots = items[from..].iter().zip(&mut self.names[from + 1..]);
            for (item, slot) in slots.take_while(|(item, _)| item.span.start < name.span.end) {
                if item.quoted.is_none() && *slot == 0 {
                    *slot = 2 + 2 * name.kind as u8 + u8::from(name.span.start < item.span.start);
                }
            }
        }
    }

    /// Whether the item `at` is a form of a verb of saying.
    pub(super) fn says(&self, at: usize) -> bool {
        self.word(at).says
    }

    /// Notes what the first tagger said.
    pub(super) fn note_tags(&mut self) {
        let mut said = NO_TAG;
        let near = self.words.windows(NEAR).zip(self.names.windows(NEAR));
        self.looks.clear();
        self.looks.extend(near.zip(&self.tags).enumerate().map(|(at, ((words, names), tag))| {
            let code = words[1].code;
            let before = std::mem::replace(&mut said, *tag);
            let behind = self.tags.get(at + 1).copied().unwrap_or(NO_TAG);
            Look {
                words: u32::from_le_bytes([words[0].code, code, words[2].code, 0]),
                tags: u32::from_le_bytes([before, *tag, behind, code]),
                names: u32::from_le_bytes([names[0], names[1], names[2], 0]),
                tally: words[1].tally.begun(*tag),
            }
        }));
    }
}

/// What stands between the margins.
fn within<Known>(list: &[Known]) -> &[Known] {
    &list[MARGIN..list.len() - MARGIN]
}

/// What stands for the tag of an item that there is not.
const NO_TAG: u8 = 15;

/// On which side of a cue an item stands.
pub(super) const BEFORE: u8 = 0;
pub(super) const ON: u8 = 1;
pub(super) const AFTER: u8 = 2;

/// A cue, with what the second tagger must know of it.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) items: Range<usize>,
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
        let (before, after) = (self.words[items.start].code, self.word(items.end).code);
        let stems = [BEFORE, AFTER].map(|side| Stems::of(key, [code, before, after], side));
        Cue { items, stems }
    }
}
