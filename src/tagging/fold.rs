//! Words to score rows: what depends on one word alone is summed once for each position.

use super::{Model, Row, add};
use crate::text::{Memo, Prose, Token};
use std::ops::Range;

/// A feature of a word, and how far from the word it still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    /// See [`super::feature`].
    pub feature: u32,
    /// 0: only at the word itself; 1: at its neighbours, too; 2: at theirs.
    pub reach: u8,
}

/// A model, and the places at which it sees a word's features: each is an offset plus one of these.
#[derive(Clone, Copy, Debug)]
pub struct View<'m, const LANES: usize> {
    /// The model.
    pub model: &'m Model<'m, LANES>,
    /// What is added to offsets.
    pub shifts: &'m [u8],
}

/// The farthest neighbour that a word's features count for, and the positions within reach.
const REACH: usize = 2;
const POSITIONS: usize = 2 * REACH + 1;

/// The rows of the words met lately by each of some models that read the same features, with a
/// task's own facts of each word.
pub struct Fold<F, const LANES: usize, const MODELS: usize = 1> {
    known: Memo<Known<F, LANES, MODELS>>,
    features: Vec<Folded>,
}

/// Facts and the rows of the first model, which are read one after the other, stand beside each other.
#[derive(Clone, Copy)]
#[repr(C)]
struct Known<F, const LANES: usize, const MODELS: usize> {
    facts: F,
    rows: [[Row<LANES>; POSITIONS]; MODELS],
}

impl<F, const LANES: usize, const MODELS: usize> Default for Fold<F, LANES, MODELS> {
    fn default() -> Self {
        Self { known: Memo::default(), features: Vec::new() }
    }
}

impl<F: Copy, const LANES: usize, const MODELS: usize> Fold<F, LANES, MODELS> {
    /// The number of each form's word, in the order of [`Prose::forms`]; `read` says what is known of a
    /// new one and writes its features. Numbers are void after the next text.
    pub fn words(
        &mut self,
        views: [View<'_, LANES>; MODELS],
        text: &str,
        prose: &Prose,
        mut read: impl FnMut(&Token, &mut Vec<Folded>) -> F,
    ) -> Vec<u32> {
        let features = &mut self.features;
        self.known.words(text, prose, |token| known(views, features, |out| read(token, out)))
    }

    /// The number of a word that is no token, of a `sort` of its own; `read` as in [`Self::words`].
    pub fn word(
        &mut self,
        views: [View<'_, LANES>; MODELS],
        sort: u8,
        word: &str,
        read: impl FnOnce(&mut Vec<Folded>) -> F,
    ) -> u32 {
        let features = &mut self.features;
        self.known.word(sort, word, || known(views, features, read))
    }

    /// What is known of a word.
    #[must_use]
    pub fn facts(&self, number: u32) -> &F {
        &self.known[number].facts
    }

    /// The scores by one of the models of those words of a sentence that are `wanted`.
    pub fn scores(&self, model: usize, words: &[u32], wanted: Range<usize>, out: &mut Vec<Row<LANES>>) {
        let (first, end) = (wanted.start.saturating_sub(REACH), words.len().min(wanted.end + REACH));
        out.clear();
        out.resize(end - first + 2 * REACH, [0; LANES]);
        for (at, word) in words[first..end].iter().enumerate() {
            let rows = &self.known[*word].rows[model];
            let near: Option<&mut [Row<LANES>; POSITIONS]> = out[at..].first_chunk_mut();
            near.into_iter().flatten().zip(rows.iter().rev()).for_each(|(sum, row)| add(sum, row));
        }
        out.truncate(wanted.end + REACH - first);
        out.drain(..wanted.start + REACH - first);
    }
}

/// What is known of a new word.
fn known<F, const LANES: usize, const MODELS: usize>(
    views: [View<'_, LANES>; MODELS],
    features: &mut Vec<Folded>,
    read: impl FnOnce(&mut Vec<Folded>) -> F,
) -> Known<F, LANES, MODELS> {
    features.clear();
    let facts = read(features);
    Known { facts, rows: views.map(|view| around(view, features)) }
}

/// What a word with these features adds at each position around it, from two before the token in question on.
fn around<const LANES: usize>(view: View<'_, LANES>, features: &[Folded]) -> [Row<LANES>; POSITIONS] {
    std::array::from_fn(|position| {
        let mut row = [0; LANES];
        let within = features.iter().filter(|folded| usize::from(folded.reach) >= position.abs_diff(REACH));
        for folded in within {
            view.shifts
                .iter()
                .for_each(|shift| view.model.score_placed(folded.feature, position as u8 + shift, &mut row));
        }
        row
    })
}
