//! Words to score rows: what depends on one word alone is summed once for each position.

use super::{Model, Row, add};
use crate::packed::packed;
use foldhash::{HashMap, HashMapExt};

/// A feature of a word, and how far from the word it still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    /// See [`super::feature`].
    pub feature: u32,
    /// 0: only at the word itself; 1: at its neighbours, too; 2: at theirs.
    pub reach: u8,
}

/// The farthest neighbour that a word's features count for, and the positions within reach.
const REACH: usize = 2;
const POSITIONS: usize = 2 * REACH + 1;

/// So many words are kept from the last texts, and as many that may soon be forgotten: memory stays
/// bounded on any corpus, and what stands in every text is read once.
const MOST_WORDS: usize = 1 << 14;

/// The rows of the words met lately by each of some models that read the same features, with a
/// task's own facts of each word.
pub struct Fold<F, const LANES: usize, const MODELS: usize = 1> {
    young: Words<F, LANES, MODELS>,
    old: Words<F, LANES, MODELS>,
    features: Vec<Folded>,
}

/// Words in the order in which they were met.
struct Words<F, const LANES: usize, const MODELS: usize> {
    /// By their letters and sort in one number, where they are short.
    short: HashMap<u128, u32>,
    /// The others: a map for each sort.
    long: Vec<HashMap<Box<str>, u32>>,
    known: Vec<Known<F, LANES, MODELS>>,
}

#[derive(Clone, Copy)]
struct Known<F, const LANES: usize, const MODELS: usize> {
    rows: [[Row<LANES>; POSITIONS]; MODELS],
    facts: F,
}

impl<F, const LANES: usize, const MODELS: usize> Default for Words<F, LANES, MODELS> {
    fn default() -> Self {
        Self { short: HashMap::new(), long: Vec::new(), known: Vec::new() }
    }
}

impl<F, const LANES: usize, const MODELS: usize> Words<F, LANES, MODELS> {
    fn number(&self, sort: u8, word: &str) -> Option<u32> {
        match packed(sort, word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(usize::from(sort))?.get(word).copied(),
        }
    }

    fn push(&mut self, sort: u8, word: &str, known: Known<F, LANES, MODELS>) -> u32 {
        let number = self.known.len() as u32;
        self.known.push(known);
        if let Some(key) = packed(sort, word) {
            self.short.insert(key, number);
            return number;
        }
        let at = usize::from(sort);
        if self.long.len() <= at {
            self.long.resize_with(at + 1, HashMap::new);
        }
        self.long[at].insert(word.into(), number);
        number
    }
}

impl<F, const LANES: usize, const MODELS: usize> Default for Fold<F, LANES, MODELS> {
    fn default() -> Self {
        Self { young: Words::default(), old: Words::default(), features: Vec::new() }
    }
}

impl<F: Copy, const LANES: usize, const MODELS: usize> Fold<F, LANES, MODELS> {
    /// Forgets words that were not met lately if there are too many: call it between texts, numbers of
    /// words are void after it.
    pub fn trim(&mut self) {
        if self.young.known.len() > MOST_WORDS {
            self.old = std::mem::take(&mut self.young);
        }
    }

    /// The number of `word`; `read` says what is known of a new one and writes its features. The
    /// same letters are another word if they are of another `sort`.
    pub fn number(
        &mut self,
        models: [&Model<'_, LANES>; MODELS],
        sort: u8,
        word: &str,
        read: impl FnOnce(&str, &mut Vec<Folded>) -> F,
    ) -> u32 {
        if let Some(number) = self.young.number(sort, word) {
            return number;
        }
        let known = if let Some(number) = self.old.number(sort, word) {
            self.old.known[number as usize]
        } else {
            self.features.clear();
            let facts = read(word, &mut self.features);
            Known { facts, rows: models.map(|model| sums(model, &self.features)) }
        };
        self.young.push(sort, word, known)
    }

    /// What is known of a word.
    #[must_use]
    pub fn facts(&self, number: u32) -> &F {
        &self.young.known[number as usize].facts
    }

    /// The scores of a sentence of these words by one of the models.
    pub fn scores(&self, model: usize, words: &[u32], out: &mut Vec<Row<LANES>>) {
        out.clear();
        out.extend((0..words.len()).map(|at| {
            let first = at.saturating_sub(REACH);
            let near = &words[first..words.len().min(at + REACH + 1)];
            let mut sum = [0; LANES];
            for (position, word) in (first + REACH - at..).zip(near) {
                add(&mut sum, &self.young.known[*word as usize].rows[model][position]);
            }
            sum
        }));
    }
}

/// What a word with these features adds at each position around it, from two before the token in question on.
fn sums<const LANES: usize>(model: &Model<'_, LANES>, features: &[Folded]) -> [Row<LANES>; POSITIONS] {
    std::array::from_fn(|position| {
        let mut row = [0; LANES];
        let within = features.iter().filter(|folded| usize::from(folded.reach) >= position.abs_diff(REACH));
        within.for_each(|folded| model.score_placed(folded.feature, position as u8, &mut row));
        row
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word that is met again after a while is not read anew; one that is not, is forgotten.
    #[test]
    fn keeps_what_is_met() {
        let file = Model::<8>::write(1, 24, &[0.0; 2], &[1.0, 2.0]);
        let model = Model::read(&file).unwrap();
        let mut fold: Fold<usize, 8> = Fold::default();
        let mut read = 0;
        let mut ask = |fold: &mut Fold<usize, 8>, word: &str| {
            let number = fold.number([&model], 0, word, |_, out| {
                out.push(Folded { feature: 1, reach: 2 });
                read += 1;
                read
            });
            *fold.facts(number)
        };
        for round in 1..=2 {
            assert_eq!([ask(&mut fold, "often"), ask(&mut fold, "often")], [1, 1]);
            (0..=MOST_WORDS).for_each(|word| assert!(ask(&mut fold, &format!("{round} {word}")) > 1));
            fold.trim();
        }
        assert_eq!((ask(&mut fold, "often"), fold.young.known.len()), (1, 1));
        assert_eq!(ask(&mut fold, "1 7"), 2 * MOST_WORDS + 4);
    }
}
