//! A unit as the two taggers see it: what is known of its items, counted beforehand.
//!
//! In: the items of a unit, what is known of their words, and what the first tagger said of them.
//! Out: what the feature templates ask for, each at the cost of a look.

use super::tagsets::tag;
use super::templates::{OPEN, Stems, Word, near};
use super::units::Item;
use super::words::Class;
use crate::mentions::Name;
use std::ops::Range;

/// How many there are of each counted sort, at most three: of commas, passages, verbs of saying, words that open
/// clauses, auxiliaries and stops in a byte each; of the stretches of the first tagger that begin in five bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally(u64);

impl Tally {
    pub(super) const NONE: Self = Self(0);
    pub(super) const COMMAS: u32 = 0;
    const PASSAGES: u32 = 8;
    const SAYS: u32 = 16;
    const OPENERS: u32 = 24;
    const AUXILIARIES: u32 = 32;
    const STOPS: u32 = 40;
    pub(super) const CUES: u32 = 48;
    pub(super) const SOURCES: u32 = 53;
    pub(super) const CONTENTS: u32 = 58;
    /// One of each sort.
    const EACH: u64 = 0x0001_0101_0101_0101 | 1 << Self::SOURCES | 1 << Self::CONTENTS;

    /// That of one item of this class.
    pub(super) fn of(class: Class, says: bool) -> Self {
        let verb = u64::from(says) << Self::SAYS;
        let sort = match class {
            Class::Comma | Class::Dash | Class::Bracket => Self::COMMAS,
            Class::Quote => Self::PASSAGES,
            Class::That | Class::Question | Class::Relative | Class::Subordinator => Self::OPENERS,
            Class::Stop | Class::Colon => Self::STOPS,
            Class::Be | Class::Auxiliary => Self::AUXILIARIES,
            _ => return Self(verb),
        };
        Self(1 << sort | verb)
    }

    /// With what begins with a label of the first tagger.
    const fn begun(self, label: u8) -> Self {
        let begun = match label {
            tag::CUE => 1 << Self::CUES,
            tag::SOURCE => 1 << Self::SOURCES,
            tag::CONTENT => 1 << Self::CONTENTS,
            _ => 0,
        };
        Self(self.0 | begun)
    }

    /// With one more item.
    pub(super) const fn and(self, item: Self) -> Self {
        let sum = self.0 + item.0;
        // Where there are four, there are three again.
        Self(sum - (sum >> 2 & Self::EACH))
    }

    /// How many of a sort there are.
    pub(super) const fn count(self, sort: u32) -> u8 {
        (self.0 >> sort) as u8 & 3
    }

    /// How many commas, passages and verbs of saying there are, a byte each.
    pub(super) const fn marks(self) -> u64 {
        self.0 & 0xff_ffff
    }

    /// How many openers of clauses, auxiliaries and stops there are, a byte each.
    pub(super) const fn clauses(self) -> u64 {
        self.0 >> Self::OPENERS & 0xff_ffff
    }

    /// What tells apart the counts of commas and of what begins.
    pub(super) const fn key(self) -> u64 {
        self.0 & (u64::MAX << Self::CUES | 0xff)
    }
}

/// What is on one side of an item in its unit, in a byte each: how far the nearest verb of saying is, how far the
/// nearest mark (a comma, a passage, a stop), the code of that, whether there is a passage.
#[derive(Clone, Copy, Debug)]
struct Side(u32);

impl Side {
    /// Distances end here: nothing is nearer.
    const FARTHEST: u8 = 127;
    const NOTHING: Self = Self(u32::from_le_bytes([Self::FARTHEST, Self::FARTHEST, 0, 0]));

    /// What there is beyond a word.
    const fn beyond(self, word: Pass) -> Self {
        const BOTH: u32 = 0x0101;
        let farther = self.0 + BOTH;
        Self((farther - (farther >> 7 & BOTH)) & word.keep | word.put)
    }

    /// In a byte each: the distances, the longer the coarser, the code of the mark, whether there is a passage.
    const fn coarse(self) -> [u8; 4] {
        let [verb, mark, code, passage] = self.0.to_le_bytes();
        [near(verb), near(mark), code, passage]
    }
}

/// What a word changes of the [`Side`] that is beyond it: which bits stay, which are added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pass {
    keep: u32,
    put: u32,
}

impl Pass {
    const NONE: Self = Self::of(0, Tally::NONE);

    /// That of a word with this code that counts as this.
    pub(super) const fn of(code: u8, tally: Tally) -> Self {
        let (says, passage) = (tally.count(Tally::SAYS) > 0, tally.count(Tally::PASSAGES) > 0);
        let is_mark = passage || tally.count(Tally::COMMAS) + tally.count(Tally::STOPS) > 0;
        let (verb, mark) = (if says { 0xff } else { 0 }, if is_mark { 0xff } else { 0 });
        Self {
            keep: !u32::from_le_bytes([verb, mark, mark, 0]),
            put: u32::from_le_bytes([says as u8, is_mark as u8, mark & code, passage as u8]),
        }
    }
}

/// What the second tagger asks of an item, whichever the cue is; codes in a byte each, the first in the lowest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The codes of the words before, at and behind it.
    pub(super) words: u32,
    /// Its own code, and what the first tagger said of the items before, at and behind it.
    pub(super) tags: u32,
    /// Its own code, and the names that the items before, at and behind it are in.
    pub(super) names: u32,
    /// Which of the counted sorts it is, and what of the first tagger begins there.
    pub(super) tally: Tally,
}

impl Look {
    /// The code of the item's word.
    pub(super) const fn code(&self) -> u8 {
        (self.words >> 8) as u8
    }

    /// What the first tagger said of the item.
    pub(super) const fn tag(&self) -> u8 {
        (self.tags >> 16) as u8
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
const NONE: Word = Word { small: 1, code: 0, says: false, cluster: 0, tally: Tally::NONE, pass: Pass::NONE };

impl Scene {
    /// Turns to another unit; `words` says what is known of each item.
    pub(super) fn enter(&mut self, items: &[Item], words: impl Iterator<Item = Word>, names: &[Name]) {
        self.words.clear();
        self.words.extend([NONE; MARGIN]);
        self.words.extend(words);
        self.words.extend([NONE; MARGIN]);
        self.note_names(items, names);
        let mut behind = Side::NOTHING;
        self.behind.clear();
        self.behind.extend(within(&self.words).iter().rev().map(|word| {
            let before = behind.beyond(word.pass);
            std::mem::replace(&mut behind, before)
        }));
        let near = self.words.windows(NEAR).zip(self.names.windows(NEAR));
        self.looks.clear();
        self.looks.extend(near.map(|(words, names)| {
            let code = words[1].code;
            Look {
                words: u32::from_le_bytes([words[0].code, code, words[2].code, 0]),
                tags: 0,
                names: u32::from_le_bytes([code, names[0], names[1], names[2]]),
                tally: words[1].tally,
            }
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

    /// For each item how it looks, and what is coarsely on either side.
    pub(super) fn stands(&self) -> impl Iterator<Item = (&Look, [[u8; 4]; 2])> {
        let mut before = Side::NOTHING;
        let sides = self.words().iter().zip(self.behind.iter().rev()).map(move |(word, behind)| {
            let after = before.beyond(word.pass);
            [std::mem::replace(&mut before, after), *behind].map(Side::coarse)
        });
        self.looks.iter().zip(sides)
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
        let words = within(&self.words).iter().zip(&self.tags).enumerate();
        for (look, (at, (word, tag))) in self.looks.iter_mut().zip(words) {
            let before = std::mem::replace(&mut said, *tag);
            let behind = self.tags.get(at + 1).copied().unwrap_or(NO_TAG);
            look.tags = u32::from_le_bytes([word.code, before, *tag, behind]);
            look.tally = word.tally.begun(*tag);
        }
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
