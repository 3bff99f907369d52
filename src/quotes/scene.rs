//! What the two taggers see of an item: of the word alone, and of where it stands.
//!
//! The first tagger reads a unit and says what is cue, source and content. The second reads the
//! unit again for each cue, knowing what the first one said, and says what belongs to this cue.
//! Training and tagging call the same functions: [`read`] for a word, [`Scene::context`] for the
//! first tagger, [`Scene::seen_from`] for the second.

use super::units::{Item, Unit};
use super::verbs;
use super::words::{Class, lowered};
use crate::document::Section;
use crate::mentions::Name;
use crate::mentions::clusters::{above, cluster};
use crate::tagging::{Folded, beginning, ending, feature, pair};
use crate::text::Prose;
use std::ops::Range;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// It in small letters, as a number.
    pub(super) small: u32,
    /// Its class, open classes told apart by their endings.
    pub(super) code: u8,
    /// Whether it is a form of a verb of saying.
    pub(super) says: bool,
    /// Its cluster.
    pub(super) path: u32,
}

/// Codes of open classes begin here; those of others are the class itself.
const OPEN: u8 = 64;

fn code(class: Class, small: &str, says: bool) -> u8 {
    match class {
        Class::Word if says => OPEN,
        Class::Word if small.ends_with("ing") => OPEN + 1,
        Class::Word if small.ends_with("ed") => OPEN + 2,
        Class::Word if small.ends_with('s') => OPEN + 3,
        Class::Word => OPEN + 4,
        _ => class as u8 + 1,
    }
}

/// Writes what stands for a passage between marks: how it begins and ends, and how long it is.
pub(super) fn passage_word(text: &str, prose: &Prose, item: &Item, out: &mut String) {
    out.clear();
    let Some(quoted) = item.quoted.map(|at| &prose.quoted[at as usize]) else { return };
    let inner = quoted.inner.of(text);
    let last = match inner.chars().next_back() {
        Some(',') => ',',
        Some('.' | '!' | '…') => '.',
        Some('?') => '?',
        _ => 'w',
    };
    let length = match quoted.end.saturating_sub(quoted.first) {
        0..=2 => 'a',
        3..=5 => 'b',
        6..=12 => 'c',
        _ => 'd',
    };
    let begins = if inner.starts_with(char::is_uppercase) { 'U' } else { 'l' };
    out.extend(['"', last, length, begins, if quoted.single { 's' } else { '2' }]);
}

/// Reads a word: what is known of it, and the features that it has wherever it stands.
pub(super) fn read(word: &str, class: Class, out: &mut Vec<Folded>) -> Word {
    lowered(word, |small| {
        let mut push =
            |template: u8, value: &[u8], reach: u8| out.push(Folded { feature: feature(template, value), reach });
        let verb = if class == Class::Quote { None } else { verbs::of(small) };
        let code = code(class, small, verb.is_some());
        push(1, small.as_bytes(), 2);
        push(2, &[code], 2);
        if class == Class::Quote {
            for (at, letter) in small.bytes().enumerate() {
                push(30, &[at as u8, letter], 1);
            }
        }
        let path = cluster(word).or_else(|| cluster(small)).unwrap_or(0);
        if path > 0 && class != Class::Quote {
            for turns in [4, 6, 8, 12, 20] {
                push(10 + turns as u8, &above(path, turns).to_le_bytes(), if turns == 12 { 1 } else { 2 });
            }
        }
        if matches!(class, Class::Word | Class::Capital | Class::Adverb) {
            for count in 2..=4 {
                push(32 + count, ending(small, usize::from(count)).as_bytes(), u8::from(count == 3));
            }
            push(38, beginning(small, 4).as_bytes(), 0);
            push(39, &[u8::from(word.len() < 4), code], 0);
        }
        if let Some(verb) = verb {
            push(40, verb.as_bytes(), 1);
        }
        Word { small: feature(0, small.as_bytes()), code, says: verb.is_some(), path }
    })
}

/// What stands before and after a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    before: u8,
    after: u8,
    section: u8,
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
const COUNTED: usize = 6;

fn counts(word: Word) -> [bool; COUNTED] {
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

/// A unit as the taggers see it.
#[derive(Default)]
pub(super) struct Scene {
    words: Vec<Word>,
    /// The kind of name that an item is in, and whether it begins it.
    names: Vec<u8>,
    around: Around,
    /// How many of each counted sort stand before an item.
    sums: Vec<[u16; COUNTED]>,
    /// The last item before each that is a verb of saying or a mark, plus one; the next one after.
    verbs: Vec<[u16; 2]>,
    marks: Vec<[u16; 2]>,
    /// What the first tagger said.
    pub(super) tags: Vec<u8>,
    /// How many cues, contents and sources of the first tagger begin before an item.
    begun: Vec<[u16; 3]>,
}

const NONE: Word = Word { small: 1, code: 0, says: false, path: 0 };

/// The labels of the first tagger.
pub(super) mod tag {
    pub(in crate::quotes) const CUE: u8 = 1;
    pub(in crate::quotes) const SOURCE: u8 = 3;
    pub(in crate::quotes) const CONTENT: u8 = 5;
}

impl Scene {
    /// Turns to another unit; `words` says what is known of each item.
    pub(super) fn enter(&mut self, items: &[Item], words: impl Iterator<Item = Word>, names: &[Name], around: Around) {
        self.around = around;
        self.words.clear();
        self.words.extend(words);
        self.note_names(items, names);
        self.count();
    }

    fn note_names(&mut self, items: &[Item], names: &[Name]) {
        self.names.clear();
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
    }

    fn count(&mut self) {
        let count = self.words.len();
        self.sums.clear();
        self.verbs.clear();
        self.marks.clear();
        let mut sums = [0; COUNTED];
        let (mut verb, mut mark) = (0, 0);
        for (at, word) in self.words.iter().enumerate() {
            self.sums.push(sums);
            self.verbs.push([verb, 0]);
            self.marks.push([mark, 0]);
            let counts = counts(*word);
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
        for at in (0..count).rev() {
            self.verbs[at][1] = verb;
            self.marks[at][1] = mark;
            let counts = counts(self.words[at]);
            if self.words[at].says {
                verb = at as u16 + 1;
            }
            if counts[0] || counts[1] || counts[4] {
                mark = at as u16 + 1;
            }
        }
    }

    /// The word at an offset from `at`.
    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or(NONE)
    }

    fn name(&self, at: usize, offset: isize) -> u8 {
        at.checked_add_signed(offset).and_then(|at| self.names.get(at)).copied().unwrap_or(1)
    }

    fn tag(&self, at: usize, offset: isize) -> u8 {
        at.checked_add_signed(offset).and_then(|at| self.tags.get(at)).copied().unwrap_or(15)
    }

    /// The features that the item `at` has for the first tagger by where it stands.
    pub(super) fn context(&self, at: usize, out: &mut Vec<u32>) {
        let [w2, w1, w, v1, v2] = [-2, -1, 0, 1, 2].map(|offset| self.word(at, offset));
        let c = w.code;
        let mut push = |template: u8, value: &[u8]| out.push(feature(template, value));
        push(60, &pair(w1.small, w.small));
        push(61, &pair(w.small, v1.small));
        push(62, &pair(w1.small, v1.small));
        push(63, &[w1.code, c, v1.code]);
        push(64, &[w2.code, w1.code, c]);
        push(65, &[c, v1.code, v2.code]);
        push(66, &[self.name(at, -1), self.name(at, 0), self.name(at, 1), c]);
        push(67, &[w2.code, w1.code, c, v1.code, v2.code]);
        let (all, sums) = (self.sums[self.words.len()], self.sums[at]);
        let passages = [sums[1].min(2) as u8, (all[1] - sums[1] - u16::from(counts(w)[1])).min(2) as u8];
        for (side, verb) in self.verbs[at].into_iter().enumerate() {
            let (far, verb) = self.from(at, verb);
            push(70 + side as u8, &[far, c]);
            push(72 + side as u8, &joined(verb.small, [c, passages[0].min(1), passages[1].min(1)]));
        }
        for (side, mark) in self.marks[at].into_iter().enumerate() {
            let (far, mark) = self.from(at, mark);
            push(74 + side as u8, &[far, mark.code, c]);
        }
        push(76, &[passages[0], passages[1], c]);
        let clause = self.word(usize::from(self.marks[at][0]), 0);
        push(77, &joined(clause.small, [c, 0, 0]));
        push(78, &[far(at), c, self.around.section]);
        push(79, &[far(self.words.len() - 1 - at), c, self.around.section]);
        push(80, &[self.around.before, c, self.around.section]);
        push(81, &[self.around.after, c, self.around.section]);
        let last = self.words[self.words.len() - 1].code;
        push(82, &[last, c, passages[0].min(1), passages[1].min(1)]);
        push(83, &joined(self.words[0].small, [c, 0, 0]));
        push(84, &pair(above(w1.path, 6), above(w.path, 6)));
        push(85, &pair(above(w.path, 6), above(v1.path, 6)));
        push(86, &[sums[0].min(3) as u8, sums[2].min(2) as u8, sums[3].min(2) as u8, c]);
    }

    /// How far the item with this number, plus one, is from `at`, and its word; 0 is none.
    fn from(&self, at: usize, numbered: u16) -> (u8, Word) {
        usize::from(numbered).checked_sub(1).map_or((15, NONE), |other| (far(other.abs_diff(at)), self.words[other]))
    }

    /// Whether the item `at` is a form of a verb of saying.
    pub(super) fn says(&self, at: usize) -> bool {
        self.words[at].says
    }

    /// Notes what the first tagger said.
    pub(super) fn note_tags(&mut self) {
        self.begun.clear();
        let mut begun = [0; 3];
        for label in &self.tags {
            self.begun.push(begun);
            match *label {
                tag::CUE => begun[0] += 1,
                tag::SOURCE => begun[1] += 1,
                tag::CONTENT => begun[2] += 1,
                _ => {}
            }
        }
        self.begun.push(begun);
    }

    /// The features that the item `at` has for the second tagger, as seen from `cue`.
    pub(super) fn seen_from(&self, cue: &Cue, at: usize, out: &mut Vec<u32>) {
        let (side, distance, between) = if at < cue.items.start {
            (0, cue.items.start - at, at + 1..cue.items.start)
        } else if at < cue.items.end {
            (1, at - cue.items.start, at..at)
        } else {
            (2, at + 1 - cue.items.end, cue.items.end..at)
        };
        let [w1, w, v1] = [-1, 0, 1].map(|offset| self.word(at, offset));
        let c = w.code;
        let d = far(distance);
        let tags = [-1, 0, 1].map(|offset| self.tag(at, offset));
        let mut push = |template: u8, value: &[u8]| out.push(feature(template, value));
        push(120, &[side, d]);
        push(121, &[side, d.min(4), c]);
        push(122, &joined(w.small, [side, 0, 0]));
        if side == 1 {
            return;
        }
        push(123, &[side, w1.code, c]);
        push(124, &[side, c, v1.code]);
        let (low, high) = (self.sums[between.start], self.sums[between.end]);
        let sums: [u8; COUNTED] = std::array::from_fn(|sort| (high[sort] - low[sort]).min(3) as u8);
        let begun: [u8; 3] =
            std::array::from_fn(|sort| (self.begun[between.end][sort] - self.begun[between.start][sort]).min(3) as u8);
        push(125, &[side, sums[0], sums[1], sums[2], c]);
        push(126, &[side, sums[3], sums[5], sums[4], c]);
        push(127, &joined(cue.key.small, [side, d.min(3), c]));
        push(128, &joined(above(cue.key.path, 6), [side, w1.code, c]));
        push(129, &[side, cue.before, cue.after, c]);
        push(130, &[side, tags[0], tags[1], tags[2]]);
        push(131, &[side, tags[1], begun[0], begun[1], begun[2]]);
        push(132, &[side, tags[1], begun[0], sums[0]]);
        push(133, &[side, self.name(at, -1), self.name(at, 0), self.name(at, 1)]);
        push(134, &[side, d, tags[1], tags[2]]);
        push(135, &[side, begun[0], c, v1.code]);
        push(136, &tagged_pair(w.small, v1.small, side));
        push(137, &tagged_pair(w1.small, w.small, side));
        push(138, &joined(cue.key.small, [side, d, 0]));
        push(139, &[side, cue.after, far(at), far(self.words.len() - 1 - at)]);
        push(140, &[side, cue.before, cue.after, tags[1], sums[0].min(1)]);
        push(141, &[side, tags[0], tags[1], tags[2], c, cue.code]);
        push(142, &joined(cue.key.small, [side, tags[1], begun[2]]));
        push(143, &[side, cue.code, cue.before, cue.after, d]);
    }
}

/// A cue, with what the second tagger must know of it.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) items: Range<usize>,
    /// Its verb of saying, else its first word of an open class.
    pub(super) key: Word,
    code: u8,
    before: u8,
    after: u8,
}

impl Scene {
    /// The cue that these items are.
    pub(super) fn cue(&self, items: Range<usize>) -> Cue {
        let words = &self.words[items.clone()];
        let key = words.iter().find(|word| word.says).or_else(|| words.iter().find(|word| word.code >= OPEN));
        let key = *key.unwrap_or(&words[0]);
        let code = key.code.wrapping_mul(4) + words.len().min(4) as u8;
        let (before, after) = (self.word(items.start, -1).code, self.word(items.end, 0).code);
        Cue { items, key, code, before, after }
    }
}

/// Distances, the longer the coarser.
fn far(distance: usize) -> u8 {
    match distance {
        0..=4 => distance as u8,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=35 => 9,
        _ => 10,
    }
}

fn tagged_pair(a: u32, b: u32, tag: u8) -> [u8; 9] {
    let mut out = [tag; 9];
    out[..8].copy_from_slice(&pair(a, b));
    out
}

/// A word's number with three codes.
fn joined(word: u32, codes: [u8; 3]) -> [u8; 7] {
    let mut out = [0; 7];
    out[..4].copy_from_slice(&word.to_le_bytes());
    out[4..].copy_from_slice(&codes);
    out
}
