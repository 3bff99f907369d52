//! What the two taggers see of an item: of the word alone, and of where it stands.
//!
//! Training and tagging call the same functions: [`read`] for a word, [`Scene::context`] for the
//! first tagger, [`Scene::beside`] and [`Scene::seen_from`] for the second.

use super::scene::{Around, Cue, ON, Scene, Sides, Tally};
use super::units::Item;
use super::verbs;
use super::words::{Class, lowered};
use crate::mentions::clusters::{above, cluster};
use crate::tagging::{Folded, Stem, beginning, coded, ending, feature, paired, worded};
use crate::text::Prose;

/// How many turns a larger cluster is from the root.
const LARGE: u32 = 6;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
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
        let says = verb.is_some();
        Word {
            small: feature(0, small.as_bytes()),
            code,
            says,
            cluster: above(path, LARGE),
            tally: Tally::of(class, says),
        }
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
    pub(super) fn context(&self, at: usize) -> [u32; 11] {
        let [_, w1, w, v1, _] = self.words(at);
        let [n1, n, m1] = self.names(at);
        let c = w.code;
        let Sides { tallies: [left, right], verbs, marks } = self.sides[at];
        let [p1, p] = [left, right].map(|tally| tally.count(Tally::PASSAGES).min(2));
        let quoted = p1.min(1) + 2 * p.min(1);
        let [(verb_far, verb), (verb_near, next_verb)] = verbs.map(|verb| self.from(at, verb));
        let [(mark_far, mark), (mark_near, next_mark)] = marks.map(|mark| self.from(at, mark));
        let commas = left.count(Tally::COMMAS);
        let [says, opened] = [Tally::SAYS, Tally::OPENERS].map(|sort| left.count(sort).min(2));
        let Around { before, after, section } = self.around;
        [
            paired(60, w1.small, w.small),
            paired(61, w.small, v1.small),
            coded(62, [w1.code, c, v1.code]),
            coded(63, [n1, n, m1, c]),
            worded(64, verb.small, [c, quoted]),
            worded(65, next_verb.small, [c, quoted]),
            coded(68, [verb_far, verb_near, c, quoted]),
            coded(69, [mark_far, mark.code, c, mark_near, next_mark.code]),
            coded(70, [far(at), far(self.len() - 1 - at), c, section]),
            coded(71, [before, after, c, section]),
            coded(72, [p1, p, commas, says, opened, c]),
        ]
    }

    /// The features that the item `at` has for the second tagger on a `side` of a cue, whichever the cue is.
    pub(super) fn beside(&self, at: usize, side: u8) -> [u32; 2] {
        let ([n1, n, m1], [t1, t, u1]) = (self.names(at), self.tags(at));
        [coded(80, [side, t1, t, u1]), coded(81, [side, n1, n, m1])]
    }

    /// How the item `at` stands to a cue at this distance with this between.
    pub(super) fn stand(&self, at: usize, distance: usize, between: Tally) -> Stand {
        Stand { distance: far(distance), between, tag: self.tags[at] }
    }

    /// The features that the item `at` has for the second tagger as seen from `cue`, beside those of
    /// [`Scene::beside`] and those that items beside it mostly share: [`Stand::by_distance`], [`Stand::by_tags`].
    pub(super) fn seen_from(&self, cue: &Cue, side: u8, at: usize, stand: &Stand) -> [u32; 9] {
        let Stand { distance: d, between, tag: t } = *stand;
        let many = |sort: usize| between.count(sort);
        let [_, w1, w, v1, _] = self.words(at);
        let [t1, _, u1] = self.tags(at);
        let c = w.code;
        let Stems { own, .. } = cue.stems(side);
        [
            own[0].with([many(Tally::COMMAS), many(Tally::PASSAGES), many(Tally::SAYS), c]),
            own[1].with([many(Tally::OPENERS), many(Tally::AUXILIARIES), many(Tally::STOPS), c]),
            own[2].with([d.min(3), c]),
            own[3].with([w1.code, c]),
            own[4].with([c]),
            own[5].with([d, t, u1]),
            own[6].with([many(Tally::CUES), c, v1.code]),
            own[7].with([far(at), far(self.len() - 1 - at)]),
            own[8].with([t1, t, u1, c, cue.code]),
        ]
    }
}

/// The feature that the item `at` has for the second tagger as a part of `cue`.
pub(super) fn part_of(cue: &Cue, at: usize) -> u32 {
    coded(82, [ON, far(at - cue.items.start)])
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
    pub(super) fn by_distance(&self, stems: &Stems) -> [u32; 3] {
        stems.by_distance.map(|stem| stem.with([self.distance]))
    }

    /// What [`Stand::by_tags`] asks.
    pub(super) const fn tagged(&self) -> (u8, u64) {
        (self.tag, self.between.key())
    }

    /// Its features by what the first tagger said of it and of what is between.
    pub(super) fn by_tags(&self, stems: &Stems) -> [u32; 4] {
        let (t, n) = (self.tag, |sort: usize| self.between.count(sort));
        let (cues, sources, contents, commas) =
            (n(Tally::CUES), n(Tally::SOURCES), n(Tally::CONTENTS), n(Tally::COMMAS));
        let [all, some, turn, keyed] = &stems.by_tags;
        [
            all.with([t, cues, sources, contents]),
            some.with([t, cues, commas]),
            turn.with([t, commas.min(1)]),
            keyed.with([t, contents]),
        ]
    }
}

/// What of the features as seen from a cue depends on the cue and the side alone: the same for all items there.
#[derive(Clone, Debug)]
pub(super) struct Stems {
    /// Of [`Scene::seen_from`], of [`Stand::by_distance`], of [`Stand::by_tags`].
    own: [Stem; 9],
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
                Stem::of(94, 0).then([side, before, after]),
                plain(95),
                plain(96),
                Stem::of(97, 0).then([side, after]),
                plain(98),
            ],
            by_distance: [plain(100), keyed(101, key.small), Stem::of(102, 0).then([side, code, before, after])],
            by_tags: [plain(103), plain(104), Stem::of(105, 0).then([side, before, after]), keyed(106, key.small)],
        }
    }
}
