//! The plain twin of the folded sums, which training reads: every feature of every item.

use super::scene::{AFTER, BEFORE, Cue, ON, Scene, Tally};
use super::tagger::{Article, SHIFTS};
use super::templates::{Word, far, part_of, read};
use super::words::Class;
use crate::tagging::{Folded, placed};
use std::collections::HashMap;
use std::ops::Range;

/// What is known of the words so far, and the unit that was read last.
#[derive(Default)]
pub struct Plain {
    known: HashMap<(Class, String), (Word, Vec<Folded>)>,
    scene: Scene,
    /// Of each item the features of the words around it, and where these stand.
    folded: Vec<Vec<(u32, u8)>>,
}

impl Plain {
    /// The features of each item of a unit for the first tagger.
    pub fn unit(&mut self, article: &Article<'_>, unit: usize) -> Vec<Vec<u32>> {
        let items = &article.units[unit].items;
        let mut passage = String::new();
        let keys: Vec<_> = items.iter().map(|item| (item.class, article.word(item, &mut passage).to_owned())).collect();
        for key in &keys {
            self.known.entry(key.clone()).or_insert_with(|| {
                let mut out = Vec::new();
                (read(&key.1, key.0, &mut out), out)
            });
        }
        let words: Vec<Word> = keys.iter().map(|key| self.known[key].0).collect();
        self.scene.enter(items, words.into_iter(), article.names);
        let one = |at: usize| {
            let mut out = Vec::new();
            let first = at.saturating_sub(2);
            for (near, key) in keys.iter().enumerate().take(at + 3).skip(first) {
                let within = self.known[key].1.iter().filter(|f| usize::from(f.reach) >= near.abs_diff(at));
                out.extend(within.map(|f| (f.feature, (near + 2 - at) as u8)));
            }
            out
        };
        self.folded = (0..items.len()).map(one).collect();
        let with_context = |(folded, context): (&Vec<(u32, u8)>, [u32; _])| {
            let folded = folded.iter().map(|(feature, near)| placed(*feature, *near));
            folded.chain(context).collect()
        };
        self.folded.iter().zip(self.scene.contexts()).map(with_context).collect()
    }

    /// The features of each item for the second tagger, as seen from a cue, in the unit that was read
    /// last and was tagged like this.
    pub fn cue(&mut self, tags: &[u8], cue: Range<usize>) -> Vec<Vec<u32>> {
        self.scene.tags = tags.to_vec();
        self.scene.note_tags();
        let cue: Cue = self.scene.cue(cue);
        let with_context = |(at, folded): (usize, &Vec<(u32, u8)>)| {
            let side = cue.side(at);
            let shifts = SHIFTS[usize::from(side == AFTER)];
            let at_shift = |shift: u8| folded.iter().map(move |(feature, near)| placed(*feature, *near + shift));
            let mut out: Vec<u32> = shifts.iter().flat_map(|shift| at_shift(*shift)).collect();
            if side == ON {
                out.extend(self.scene.looks()[at].beside(BEFORE));
                out.push(part_of(&cue, at));
                return out;
            }
            let (distance, between) = cue.to(side, at);
            let (looks, stems) = (self.scene.looks(), cue.stems(side));
            let between = looks[between].iter().fold(Tally::NONE, |sum, look| sum.and(look.tally));
            out.extend(looks[at].beside(side));
            out.extend(looks[at].seen_from(stems, far(distance), between));
            out.extend(stems.by_distance(far(distance)));
            out.extend(stems.by_tags(looks[at].tag(), between));
            out
        };
        self.folded.iter().enumerate().map(with_context).collect()
    }
}
