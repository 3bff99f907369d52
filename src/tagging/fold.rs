//! Words to score rows: what depends on one word alone is summed once for each position.

use super::{LANES, Model, Row, add};
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

/// Words are forgotten when there are so many: memory stays bounded on any corpus.
const MOST_WORDS: usize = 1 << 16;

/// The rows of the words met so far by each of some models that read the same features, with a
/// task's own facts of each word.
pub struct Fold<F, const MODELS: usize = 1> {
    /// A map for each sort of word.
    numbers: Vec<HashMap<Box<str>, u32>>,
    rows: [Vec<[Row; POSITIONS]>; MODELS],
    facts: Vec<F>,
    features: Vec<Folded>,
}

impl<F, const MODELS: usize> Default for Fold<F, MODELS> {
    fn default() -> Self {
        let rows = std::array::from_fn(|_| Vec::new());
        Self { numbers: Vec::new(), rows, facts: Vec::new(), features: Vec::new() }
    }
}

impl<F, const MODELS: usize> Fold<F, MODELS> {
    /// Forgets all words if they are too many: call it between texts.
    pub fn trim(&mut self) {
        if self.facts.len() > MOST_WORDS {
            *self = Self::default();
        }
    }

    /// The number of `word`; `read` says what is known of a new one and writes its features. The
    /// same letters are another word if they are of another `sort`, a small number.
    pub fn number(
        &mut self,
        models: [&Model<'_>; MODELS],
        sort: usize,
        word: &str,
        read: impl FnOnce(&str, &mut Vec<Folded>) -> F,
    ) -> u32 {
        if let Some(number) = self.numbers.get(sort).and_then(|numbers| numbers.get(word)) {
            return *number;
        }
        self.features.clear();
        let facts = read(word, &mut self.features);
        for (model, rows) in models.into_iter().zip(&mut self.rows) {
            rows.push(sums(model, &self.features));
        }
        let number = self.facts.len() as u32;
        self.facts.push(facts);
        if self.numbers.len() <= sort {
            self.numbers.resize_with(sort + 1, HashMap::new);
        }
        self.numbers[sort].insert(word.into(), number);
        number
    }

    /// What is known of a word.
    #[must_use]
    pub fn facts(&self, number: u32) -> &F {
        &self.facts[number as usize]
    }

    /// The scores of a sentence of these words by one of the models.
    pub fn scores(&self, model: usize, words: &[u32], out: &mut Vec<Row>) {
        let rows = &self.rows[model];
        out.clear();
        out.extend((0..words.len()).map(|at| {
            let first = at.saturating_sub(REACH);
            let near = &words[first..words.len().min(at + REACH + 1)];
            let mut sum = [0; LANES];
            for (position, word) in (first + REACH - at..).zip(near) {
                add(&mut sum, &rows[*word as usize][position]);
            }
            sum
        }));
    }
}

/// What a word with these features adds at each position around it, from two before the token in question on.
fn sums(model: &Model<'_>, features: &[Folded]) -> [Row; POSITIONS] {
    std::array::from_fn(|position| {
        let mut row = [0; LANES];
        let within = features.iter().filter(|folded| usize::from(folded.reach) >= position.abs_diff(REACH));
        within.for_each(|folded| model.score_placed(folded.feature, position as u8, &mut row));
        row
    })
}
