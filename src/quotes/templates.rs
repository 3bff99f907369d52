//! What the two taggers see of an item: of the word alone, and of where it stands.
//!
//! Training and tagging call the same functions: [`read`] for a word, [`Scene::contexts`] for the
//! first tagger, [`Look::beside`] and [`Look::seen_from`] for the second.

use super::scene::{Cue, Look, ON, Pass, Scene, Tally};
use super::units::Item;
use super::verbs;
use super::words::{Class, lowered};
use crate::mentions::clusters::{above, cluster};
use crate::tagging::{Folded, Stem, beginning, coded, ending, feature};
use crate::text::Prose;

/// How many turns a larger cluster is from the root.
const LARGE: u32 = 6;

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// It in small letters, as a number.
    pub(super) small: u32,
    /// Its class, open classes told apart by their endings.
    pub(super) code: u8,
    /// Whether it is a form of a verb of saying.
    pub(super) says: bool,
    /// The larger cluster that it belongs to.
    pub(super) cluster: u32,
    /// What it counts as.
    pub(super) tally: Tally,
    /// What there is beyond it.
    pub(super) pass: Pass,
}

/// The codes of the most common classes: eight that share a cache line, see [`Stem::with_bits`]. Those of open classes
/// come last; those of all other classes are the class itself.
const COMMON: u8 = 64;
pub(super) const OPEN: u8 = COMMON + 3;

fn code(class: Class, small: &str, says: bool) -> u8 {
    match class {
        Class::Determiner => COMMON,
        Class::Preposition => COMMON + 1,
        Class::Capital => COMMON + 2,
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
        let says = verb.is_some();
        let tally = Tally::of(class, says);
        Word {
            small: feature(0, small.as_bytes()),
            code,
            says,
            cluster: above(path, LARGE),
            tally,
            pass: Pass::of(code, tally),
        }
    })
}

/// Distances, the longer the coarser.
pub(super) const fn far(distance: usize) -> u8 {
    near(if distance < u8::MAX as usize { distance as u8 } else { u8::MAX })
}

/// The same of one that is small.
pub(super) const fn near(distance: u8) -> u8 {
    FAR[distance as usize]
}

static FAR: [u8; u8::MAX as usize + 1] = {
    let mut coarse = [0; u8::MAX as usize + 1];
    let mut distance = 0;
    while distance < coarse.len() {
        coarse[distance] = match distance {
            0..=4 => distance as u8,
            5..=6 => 5,
            7..=9 => 6,
            10..=14 => 7,
            15..=22 => 8,
            23..=35 => 9,
            _ => 10,
        };
        distance += 1;
    }
    coarse
};

impl Scene {
    /// The features that each item has for the first tagger by where it stands.
    pub(super) fn contexts(&self) -> impl Iterator<Item = [u32; 4]> {
        let [around, named] = [62, 63].map(|template| Stem::of(template, 0));
        self.stands().map(move |(look, [left, right])| {
            let [verb, mark, code, passage] = left;
            let [next_verb, next_mark, next_code, next_passage] = right;
            let c = look.code();
            [
                around.with_bits(look.words.into()),
                named.with_bits(look.names.into()),
                coded(68, [c, verb, next_verb, passage + 2 * next_passage]),
                coded(69, [c, mark, code, next_mark, next_code]),
            ]
        })
    }
}

impl Look {
    /// The features of an item for the second tagger on a `side` of a cue, whichever the cue is.
    pub(super) fn beside(&self, side: u8) -> [u32; 2] {
        let near = |codes: u32| u64::from(codes >> 8) << 8 | u64::from(side);
        [Stem::of(80, 0).with_bits(near(self.tags)), Stem::of(81, 0).with_bits(near(self.names))]
    }

    /// The features of an item for the second tagger as seen from a cue at a distance, beside those of
    /// [`Look::beside`] and those that items beside it mostly share: [`Stems::by_distance`], [`Stems::by_tags`].
    pub(super) fn seen_from(&self, stems: &Stems, distance: u8, between: Tally) -> [u32; 6] {
        let [before, code, behind, _] = self.words.to_le_bytes();
        let own = &stems.own;
        [
            own[0].with_bits(between.marks() << 8 | u64::from(code)),
            own[1].with_bits(between.clauses() << 8 | u64::from(code)),
            own[2].with([code, distance.min(3)]),
            own[3].with([code, before]),
            own[4].with([code, behind, between.count(Tally::CUES)]),
            own[5].with_bits(self.tags.into()),
        ]
    }
}

/// The feature that the item `at` has for the second tagger as a part of `cue`.
pub(super) fn part_of(cue: &Cue, at: usize) -> u32 {
    coded(82, [ON, far(at - cue.items.start)])
}

/// What of the features as seen from a cue depends on the cue and the side alone: the same for all items there.
#[derive(Clone, Debug)]
pub(super) struct Stems {
    /// Of [`Look::seen_from`], of [`Stems::by_distance`], of [`Stems::by_tags`].
    own: [Stem; 6],
    by_distance: [Stem; 3],
    by_tags: [Stem; 4],
}

impl Stems {
    /// Those of items on a `side` of a cue with this `key`, and these codes of it and what stands around it.
    pub(super) fn of(key: Word, [code, before, after]: [u8; 3], side: u8) -> Self {
        let plain = |template: u8| Stem::of(template, 0).then([side]);
        let keyed = |template: u8, word: u32| Stem::of(template, word).then([side]);
        Self {
            own: [
                plain(90),
                plain(91),
                keyed(92, key.small),
                keyed(93, key.cluster),
                plain(96),
                Stem::of(98, 0).then([side, code]),
            ],
            by_distance: [plain(100), keyed(101, key.small), Stem::of(102, 0).then([side, code, before, after])],
            by_tags: [plain(103), plain(104), Stem::of(105, 0).then([side, before, after]), keyed(106, key.small)],
        }
    }

    /// The features of an item by the distance alone.
    pub(super) fn by_distance(&self, distance: u8) -> [u32; 3] {
        self.by_distance.map(|stem| stem.with([distance]))
    }

    /// The features of an item by what the first tagger said of it and of what is between.
    pub(super) fn by_tags(&self, tag: u8, between: Tally) -> [u32; 4] {
        let many = |sort: u32| between.count(sort);
        let (cues, sources, contents, commas) =
            (many(Tally::CUES), many(Tally::SOURCES), many(Tally::CONTENTS), many(Tally::COMMAS));
        let [all, some, turn, keyed] = &self.by_tags;
        [
            all.with([tag, cues, sources, contents]),
            some.with([tag, cues, commas]),
            turn.with([tag, commas.min(1)]),
            keyed.with([tag, contents]),
        ]
    }
}
