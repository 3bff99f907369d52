//! The best sequence of labels: Viterbi's search over allowed pairs.

use super::{Model, Row};

/// Which labels may follow a label (`allowed[from + 1]`) or begin a sentence (`allowed[0]`), a bit
/// each, and the room that the search needs; kept from sentence to sentence. Label 0 may begin a
/// sentence and follow itself.
#[derive(Clone, Debug)]
pub struct Decoder<const LANES: usize> {
    labels: usize,
    /// What each label is worth at the beginning, then after each label.
    links: Vec<Cells<LANES>>,
    /// What each label is worth after each label, by the label that follows.
    into: Vec<Cells<LANES>>,
    /// The score of the best sequence to each label of each token, less that of the best of all.
    best: Vec<Cells<LANES>>,
}

/// A score for label 0 and for the others.
#[derive(Clone, Copy, Debug)]
struct Cells<const LANES: usize> {
    none: i16,
    row: Row<LANES>,
}

/// The score of what is not allowed: sums with it stay at the least number there is.
const NEVER: i16 = i16::MIN;

impl<const LANES: usize> Cells<LANES> {
    /// The cells of which each says what `score` says of its label.
    fn by(score: impl Fn(usize) -> i16) -> Self {
        Self { none: score(0), row: std::array::from_fn(|lane| score(lane + 1)) }
    }

    fn of(&self, label: usize) -> i16 {
        if label == 0 { self.none } else { self.row[label - 1] }
    }

    fn most(&self) -> i16 {
        self.row.iter().copied().fold(self.none, i16::max)
    }

    /// What remains to each label where `score` is added to these.
    fn plus(&self, score: i16) -> Self {
        Self { none: self.none.saturating_add(score), row: self.row.map(|cell| cell.saturating_add(score)) }
    }

    /// The sum of both.
    fn and(&self, other: &Self) -> Self {
        let row = std::array::from_fn(|lane| self.row[lane].saturating_add(other.row[lane]));
        Self { none: self.none.saturating_add(other.none), row }
    }

    fn max(&self, other: &Self) -> Self {
        Self { none: self.none.max(other.none), row: std::array::from_fn(|lane| self.row[lane].max(other.row[lane])) }
    }
}

impl<const LANES: usize> Decoder<LANES> {
    /// A search by the label pairs of `model` that `allowed` allows.
    #[must_use]
    pub fn new(model: &Model<'_, LANES>, allowed: &[u16]) -> Self {
        let cells = |(at, mask): (usize, &u16)| {
            let may = |to: usize| to < model.labels() && mask >> to & 1 == 1;
            Cells::by(|to| if may(to) { model.link(at.checked_sub(1), to) } else { NEVER })
        };
        let links: Vec<Cells<LANES>> = allowed.iter().enumerate().map(cells).collect();
        let into = |to: usize| Cells::by(|from| links.get(from + 1).map_or(NEVER, |link| link.of(to)));
        Self { labels: model.labels(), into: (0..model.labels()).map(into).collect(), links, best: Vec::new() }
    }

    /// Writes the best labels of tokens with these scores to `labels`.
    pub fn decode(&mut self, scores: &[Row<LANES>], labels: &mut Vec<u8>) {
        self.search(scores);
        labels.clear();
        labels.resize(scores.len(), 0);
        let Some(last) = self.best.last() else { return };
        let mut label = (0..self.labels).max_by_key(|label| last.of(*label)).unwrap_or(0);
        for at in (0..scores.len()).rev() {
            labels[at] = label as u8;
            if let Some(before) = at.checked_sub(1) {
                label = self.origin(&self.best[before], label);
            }
        }
    }

    /// Notes the score of the best sequence to each label of each token.
    fn search(&mut self, scores: &[Row<LANES>]) {
        self.best.clear();
        let mut last: Option<Cells<LANES>> = None;
        for row in scores {
            let next = last.map_or(self.links[0], |last| {
                let after = |from: usize| self.links[from + 1].plus(last.of(from));
                (1..self.labels).fold(after(0), |most, from| most.max(&after(from)))
            });
            let next = next.and(&Cells { none: 0, row: *row });
            // Scores count from the best: they stay small however long the sentence is.
            let next = next.plus(next.most().saturating_neg());
            self.best.push(next);
            last = Some(next);
        }
    }

    /// The label from which the best sequence to `label` comes, the first of several.
    fn origin(&self, before: &Cells<LANES>, label: usize) -> usize {
        let sums = before.and(&self.into[label]);
        let most = sums.most();
        if sums.none == most { 0 } else { 1 + sums.row.iter().position(|sum| *sum == most).unwrap_or(0) }
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
            Decoder::new(&model, &allowed).decode(&scores, &mut labels);
            let labels: Vec<usize> = labels.into_iter().map(usize::from).collect();
            prop_assert_eq!(score(&model, &allowed, &scores, &labels), most);
        }
    }
}
