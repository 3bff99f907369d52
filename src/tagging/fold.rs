//! Words to score rows: what depends on one word alone is summed once for each position.

use super::{LANES, Model, Row};
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

/// The rows of the words met so far, with a task's own facts of each.
pub struct Fold<F> {
    /// A map for each sort of word.
    numbers: Vec<HashMap<Box<str>, u32>>,
    rows: Vec<[Row; POSITIONS]>,
    facts: Vec<F>,
    features: Vec<Folded>,
}

impl<F> Default for Fold<F> {
    fn default() -> Self {
        Self { numbers: Vec::new(), rows: Vec::new(), facts: Vec::new(), features: Vec::new() }
    }
}

impl<F> Fold<F> {
    /// Forgets all words if they are too many: call it between texts.
    pub fn trim(&mut self) {
        if self.facts.len() > MOST_WORDS {
            *self = Self::default();
        }
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The number of `word`; `read` says what is known of a new one and writes its features. The
    /// same letters are another word if they are of another `sort`, a small number.
    pub fn number(
        &mut self,
        model: &Model<'_>,
        sort: usize,
        word: &str,
        read: impl FnOnce(&str, &mut Vec<Folded>) -> F,
    ) -> u32 {
        if let Some(number) = self.numbers.get(sort).and_then(|numbers| numbers.get(word)) {
            return *number;
        }
        self.features.clear();
        let facts = read(word, &mut self.features);
        let mut rows = [[0; LANES]; POSITIONS];
        for (position, row) in rows.iter_mut().enumerate() {
            let within = self.features.iter().filter(|f| usize::from(f.reach) >= position.abs_diff(REACH));
            within.for_each(|f| model.score_placed(f.feature, position as u8, row));
        }
        let number = self.facts.len() as u32;
        self.facts.push(facts);
        self.rows.push(rows);
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

    /// The scores of a sentence of these words.
    pub fn scores(&self, words: &[u32], out: &mut Vec<Row>) {
        out.clear();
        out.resize(words.len(), [0; LANES]);
        for (at, word) in words.iter().enumerate() {
            let rows = &self.rows[*word as usize];
            let first = at.saturating_sub(REACH);
            for (to, row) in out.iter_mut().enumerate().take(at + REACH + 1).skip(first) {
                super::add(row, &rows[at + REACH - to]);
            }
        }
    }
}
