//! What the two taggers see of an item: of the word alone, and of where it stands.
//!
//! Training and tagging call the same functions: [`read`] for a word, [`Scene::context`] for the
//! first tagger, [`Scene::beside`] and [`Scene::seen_from`] for the second.

use super::scene::{Around, Cue, ON, Scene, Tally, counts};
use super::units::Item;
use super::verbs;
use super::words::{Class, lowered};
use crate::mentions::clusters::{above, cluster};
use crate::tagging::{Folded, beginning, ending, extended, feature, pair};
use crate::text::Prose;

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
pub(super) const OPEN: u8 = 64;

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

/// Distances, the longer the coarser.
pub(super) fn far(distance: usize) -> u8 {
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

impl Scene {
    /// The features that the item `at` has for the first tagger by where it stands.
    pub(super) fn context(&self, at: usize) -> [u32; 25] {
        let [w2, w1, w, v1, v2] = self.words(at);
        let [n1, n, m1] = self.names(at);
        let c = w.code;
        let (all, sums) = (self.sums[self.len()], self.sums[at]);
        let passages = [sums[1].min(2) as u8, (all[1] - sums[1] - u16::from(counts(w)[1])).min(2) as u8];
        let (p1, p) = (passages[0].min(1), passages[1].min(1));
        let [(verb_far, verb), (verb_near, next_verb)] = self.verbs[at].map(|verb| self.from(at, verb));
        let [(mark_far, mark), (mark_near, next_mark)] = self.marks[at].map(|mark| self.from(at, mark));
        let clause = self.word(usize::from(self.marks[at][0]));
        let (first, last) = (self.word(0), self.word(self.len() - 1));
        let Around { before, after, section } = self.around;
        [
            feature(60, &pair(w1.small, w.small)),
            feature(61, &pair(w.small, v1.small)),
            feature(62, &pair(w1.small, v1.small)),
            feature(63, &[w1.code, c, v1.code]),
            feature(64, &[w2.code, w1.code, c]),
            feature(65, &[c, v1.code, v2.code]),
            feature(66, &[n1, n, m1, c]),
            feature(67, &[w2.code, w1.code, c, v1.code, v2.code]),
            feature(70, &[verb_far, c]),
            feature(72, &joined(verb.small, [c, p1, p])),
            feature(71, &[verb_near, c]),
            feature(73, &joined(next_verb.small, [c, p1, p])),
            feature(74, &[mark_far, mark.code, c]),
            feature(75, &[mark_near, next_mark.code, c]),
            feature(76, &[passages[0], passages[1], c]),
            feature(77, &joined(clause.small, [c, 0, 0])),
            feature(78, &[far(at), c, section]),
            feature(79, &[far(self.len() - 1 - at), c, section]),
            feature(80, &[before, c, section]),
            feature(81, &[after, c, section]),
            feature(82, &[last.code, c, p1, p]),
            feature(83, &joined(first.small, [c, 0, 0])),
            feature(84, &pair(above(w1.path, 6), above(w.path, 6))),
            feature(85, &pair(above(w.path, 6), above(v1.path, 6))),
            feature(86, &[sums[0].min(3) as u8, sums[2].min(2) as u8, sums[3].min(2) as u8, c]),
        ]
    }

    /// The feature that the item `at` has for the second tagger as a part of a cue, whichever the cue is.
    pub(super) fn on(&self, at: usize) -> [u32; 1] {
        [feature(122, &joined(self.word(at).small, [ON, 0, 0]))]
    }

    /// The features that the item `at` has for the second tagger on a `side` of a cue, whichever the cue is.
    pub(super) fn beside(&self, at: usize, side: u8) -> [u32; 7] {
        let [_, w1, w, v1, _] = self.words(at);
        let ([n1, n, m1], [t1, t, u1]) = (self.names(at), self.tags(at));
        let c = w.code;
        [
            feature(122, &joined(w.small, [side, 0, 0])),
            feature(123, &[side, w1.code, c]),
            feature(124, &[side, c, v1.code]),
            feature(130, &[side, t1, t, u1]),
            feature(133, &[side, n1, n, m1]),
            feature(136, &tagged(pair(w.small, v1.small), side)),
            feature(137, &tagged(pair(w1.small, w.small), side)),
        ]
    }

    /// The features that the item `at` has for the second tagger as a part of `cue`, beside that of [`Scene::on`].
    pub(super) fn part_of(&self, cue: &Cue, at: usize) -> [u32; 2] {
        let d = far(at - cue.items.start);
        [feature(120, &[ON, d]), feature(121, &[ON, d.min(4), self.word(at).code])]
    }

    /// How the item `at` stands to a cue at this distance with this between.
    pub(super) fn stand(&self, at: usize, distance: usize, between: Tally) -> Stand {
        Stand { distance: far(distance), between, tag: self.tags[at] }
    }

    /// The features that the item `at` has for the second tagger as seen from `cue`, beside those of
    /// [`Scene::beside`] and those that items beside it mostly share: [`Stand::by_distance`], [`Stand::by_tags`].
    pub(super) fn seen_from(&self, cue: &Cue, side: u8, at: usize, stand: &Stand) -> [u32; 10] {
        let Stand { distance: d, between, tag: t } = *stand;
        let many = |sort: usize| between.count(sort);
        let [_, w1, w, v1, _] = self.words(at);
        let [t1, _, u1] = self.tags(at);
        let c = w.code;
        let stems = cue.stems(side);
        [
            extended(stems[1], &[d.min(4), c]),
            extended(stems[2], &[many(0), many(1), many(2), c]),
            extended(stems[3], &[many(3), many(5), many(4), c]),
            extended(stems[4], &[d.min(3), c]),
            extended(stems[5], &[w1.code, c]),
            extended(stems[6], &[c]),
            extended(stems[9], &[d, t, u1]),
            extended(stems[10], &[many(Tally::CUES), c, v1.code]),
            extended(stems[12], &[far(at), far(self.len() - 1 - at)]),
            extended(stems[14], &[t1, t, u1, c, cue.code]),
        ]
    }
}

/// How an item stands to a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// See [`far`].
    pub(super) distance: u8,
    between: Tally,
    tag: u8,
}

impl Stand {
    /// Its features by the distance alone.
    pub(super) fn by_distance(&self, stems: &[u32; SEEN]) -> [u32; 3] {
        let d = self.distance;
        [extended(stems[0], &[d]), extended(stems[11], &[d, 0]), extended(stems[16], &[d])]
    }

    /// What [`Stand::by_tags`] asks.
    pub(super) const fn tagged(&self) -> (u8, u64) {
        (self.tag, self.between.key())
    }

    /// Its features by what the first tagger said of it and of what is between.
    pub(super) fn by_tags(&self, stems: &[u32; SEEN]) -> [u32; 4] {
        let (t, n) = (self.tag, |sort: usize| self.between.count(sort));
        let (cues, sources, contents, commas) = (n(Tally::CUES), n(Tally::SOURCES), n(Tally::CONTENTS), n(0));
        [
            extended(stems[7], &[t, cues, sources, contents]),
            extended(stems[8], &[t, cues, commas]),
            extended(stems[13], &[t, commas.min(1)]),
            extended(stems[15], &[t, contents]),
        ]
    }
}

/// How many features an item has as seen from a cue.
pub(super) const SEEN: usize = 17;

/// What of the features as seen from a cue depends on the cue and the `side` alone: the same for all items there.
pub(super) fn stems(key: Word, [code, before, after]: [u8; 3], side: u8) -> [u32; SEEN] {
    let plain = |template: u8| feature(template, &[side]);
    let keyed = |template: u8, word: u32| extended(feature(template, &word.to_le_bytes()), &[side]);
    [
        plain(120),
        plain(121),
        plain(125),
        plain(126),
        keyed(127, key.small),
        keyed(128, above(key.path, 6)),
        feature(129, &[side, before, after]),
        plain(131),
        plain(132),
        plain(134),
        plain(135),
        keyed(138, key.small),
        feature(139, &[side, after]),
        feature(140, &[side, before, after]),
        plain(141),
        keyed(142, key.small),
        feature(143, &[side, code, before, after]),
    ]
}

/// Two words' numbers with a side.
fn tagged(pair: [u8; 8], side: u8) -> [u8; 9] {
    let mut out = [side; 9];
    out[..8].copy_from_slice(&pair);
    out
}

/// A word's number with three codes.
fn joined(word: u32, codes: [u8; 3]) -> [u8; 7] {
    let mut out = [0; 7];
    out[..4].copy_from_slice(&word.to_le_bytes());
    out[4..].copy_from_slice(&codes);
    out
}
