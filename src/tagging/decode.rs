//! The best sequence of labels: Viterbi's search over allowed pairs.
//!
//! A score for every label is one vector, a lane each: one or two registers of the plainest x86 processor.

use super::{Model, Row};

/// Which labels may follow a label (`allowed[from + 1]`) or begin a sentence (`allowed[0]`), a bit
/// each, and the room that the search needs; kept from sentence to sentence. Label 0 may begin a
/// sentence and follow itself.
#[derive(Clone, Debug)]
pub struct Decoder<const LANES: usize, const WIDTH: usize, const LABELS: usize> {
    /// What each label is worth at the beginning.
    begins: Cells<WIDTH>,
    /// What each label is worth after each label, by the lane of the label before.
    after: [Cells<WIDTH>; WIDTH],
    /// The same, by the label that follows.
    before: Vec<Before>,
    /// The score of the best sequence to each label of each token, less that of the best of all.
    best: Vec<Cells<WIDTH>>,
}

/// A score for each label: the others as in a [`Row`], then label 0; what is behind it is no label.
type Cells<const WIDTH: usize> = [i16; WIDTH];

/// What a label is worth after each label before it that is allowed.
#[derive(Clone, Debug)]
struct Before {
    none: i16,
    /// The most that it is worth after another label than 0.
    most: i16,
    /// The lanes of the other labels with what it is worth after them.
    others: Vec<(u8, i16)>,
}

/// The score of what is not allowed: sums with it stay at the least number there is.
const NEVER: i16 = i16::MIN;

fn most<const WIDTH: usize>(cells: &Cells<WIDTH>) -> i16 {
    cells.iter().copied().fold(NEVER, i16::max)
}

impl<const LANES: usize, const WIDTH: usize, const LABELS: usize> Decoder<LANES, WIDTH, LABELS> {
    /// The lane of a label: a [`Row`] has nothing there for label 0.
    const fn lane(label: usize) -> usize {
        if label == 0 { LABELS - 1 } else { label - 1 }
    }

    /// A search by the label pairs of `model` that `allowed` allows.
    ///
    /// # Panics
    ///
    /// If the model has another number of labels.
    #[must_use]
    pub fn new(model: &Model<'_, LANES>, allowed: &[u16]) -> Self {
        const { assert!(LANES <= WIDTH && LABELS <= WIDTH, "each label has a lane of its own") };
        assert!(model.labels() == LABELS, "the labels of the model are those of the task");
        let cells = |score: &dyn Fn(usize) -> i16| {
            let mut cells = [NEVER; WIDTH];
            (0..LABELS).for_each(|label| cells[Self::lane(label)] = score(label));
            cells
        };
        let link = |from: Option<usize>, to: usize| {
            let mask = allowed.get(from.map_or(0, |from| from + 1)).copied().unwrap_or(0);
            if mask >> to & 1 == 1 { model.link(from, to) } else { NEVER }
        };
        let mut after = [[NEVER; WIDTH]; WIDTH];
        (0..LABELS).for_each(|from| after[Self::lane(from)] = cells(&|to| link(Some(from), to)));
        let before = (0..LABELS).map(|to| {
            let worth = (1..LABELS).map(|from| (Self::lane(from) as u8, link(Some(from), to)));
            let others: Vec<(u8, i16)> = worth.filter(|(_, worth)| *worth > NEVER).collect();
            let most = others.iter().map(|(_, worth)| *worth).max().unwrap_or(NEVER);
            Before { none: link(Some(0), to), most, others }
        });
        Self { begins: cells(&|to| link(None, to)), after, before: before.collect(), best: Vec::new() }
    }

    /// Writes the best labels of tokens with these scores to `labels`.
    pub fn decode(&mut self, scores: &[Row<LANES>], labels: &mut Vec<u8>) {
        self.search(scores);
        labels.clear();
        labels.resize(scores.len(), 0);
        let mut back = labels.iter_mut().rev();
        let ([before @ .., best], Some(last)) = (self.best.as_slice(), back.next()) else { return };
        let mut label = (0..LABELS).max_by_key(|label| best[Self::lane(*label)]).unwrap_or(0);
        *last = label as u8;
        for (slot, best) in back.zip(before.iter().rev()) {
            label = self.origin(best, label);
            *slot = label as u8;
        }
    }

    /// Notes the score of the best sequence to each label of each token.
    fn search(&mut self, scores: &[Row<LANES>]) {
        let Self { begins, after, best, .. } = self;
        best.clear();
        let (mut next, mut top) = (*begins, 0);
        best.extend(scores.iter().map(|row| {
            // Scores count from the best, to stay small however long the sentence is: here from the best of the token
            // before, for which nothing has to wait.
            next = next.map(|cell| cell.saturating_sub(top));
            next.iter_mut().zip(row).for_each(|(cell, score)| *cell = cell.saturating_add(*score));
            let sums = next;
            top = most(&sums);
            next = [NEVER; WIDTH];
            for (score, links) in sums.iter().zip(&*after).take(LABELS) {
                next.iter_mut().zip(links).for_each(|(most, link)| *most = link.saturating_add(*score).max(*most));
            }
            sums.map(|sum| sum.saturating_sub(top))
        }));
    }

    /// The label from which the best sequence to `label` comes, the first of several.
    fn origin(&self, best: &Cells<WIDTH>, label: usize) -> usize {
        let Before { none, most: others, .. } = self.before[label];
        let sum = |lane: usize, worth: i16| i32::from(best[lane]) + i32::from(worth);
        let (mut most, mut origin) = (sum(Self::lane(0), none), 0);
        // No score is above 0, so that mostly nothing else can be better than label 0.
        if most >= i32::from(others) {
            return 0;
        }
        for (lane, worth) in &self.before[label].others {
            let lane = usize::from(*lane);
            let sum = sum(lane, *worth);
            if sum > most {
                (most, origin) = (sum, lane + 1);
            }
        }
        origin
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_label;
    use super::*;
    use proptest::prelude::*;

    /// The score of a sequence, None where it is not allowed.
    fn score(model: &Model<'_, 8>, allowed: &[u16], scores: &[Row<8>], labels: &[usize]) -> Option<i32> {
        let mut from = None;
        let mut sum = 0;
        for (row, to) in scores.iter().zip(labels) {
            if allowed[from.map_or(0, |from: usize| from + 1)] >> to & 1 == 0 {
                return None;
            }
            sum += i32::from(model.link(from, *to)) + i32::from(of_label(row, *to));
            from = Some(*to);
        }
        Some(sum)
    }

    proptest! {
        /// The search finds what trying every sequence finds.
        #[test]
        fn best_of_all(links in prop::collection::vec(-4.0_f32..4.0, 12), cells in prop::collection::vec(-90_i16..90, 8)) {
            let file = Model::<8>::write(3, 24, &links, &[0.0; 3]);
            let model = Model::<8>::read(&file).unwrap();
            let allowed = [0b011, 0b011, 0b111, 0b111];
            let row = |cells: &[i16]| std::array::from_fn(|at| cells.get(at).copied().unwrap_or(0));
            let scores: Vec<Row<8>> = cells.chunks(2).map(row).collect();
            let all = (0..81_usize).map(|n| [n % 3, n / 3 % 3, n / 9 % 3, n / 27]);
            let most = all.filter_map(|labels| score(&model, &allowed, &scores, &labels)).max();
            let mut labels = Vec::new();
            Decoder::<8, 8, 3>::new(&model, &allowed).decode(&scores, &mut labels);
            let labels: Vec<usize> = labels.into_iter().map(usize::from).collect();
            prop_assert_eq!(score(&model, &allowed, &scores, &labels), most);
        }
    }
}
