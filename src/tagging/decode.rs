//! The best sequence of labels: Viterbi's search over allowed pairs.

use super::{LANES, Model, Row};

/// Which labels may follow a label (`allowed[from + 1]`) or begin a sentence (`allowed[0]`), a bit
/// each, and the room that the search needs; kept from sentence to sentence.
#[derive(Clone, Debug)]
pub struct Decoder {
    links: Vec<[i32; LANES]>,
    labels: usize,
    back: Vec<[u8; LANES]>,
}

/// The score of what is not allowed: never chosen, and far from overflow.
const NEVER: i32 = -1 << 24;

impl Decoder {
    /// A search by the label pairs of `model` that `allowed` allows.
    #[must_use]
    pub fn new(model: &Model<'_>, allowed: &[u16]) -> Self {
        let row = |(at, mask): (usize, &u16)| {
            let scores = model.link(at.checked_sub(1));
            std::array::from_fn(|to| if mask >> to & 1 == 1 { i32::from(scores[to]) } else { NEVER })
        };
        Self { links: allowed.iter().enumerate().map(row).collect(), labels: model.labels(), back: Vec::new() }
    }

    /// Writes the best labels of tokens with these scores to `labels`.
    pub fn decode(&mut self, scores: &[Row], labels: &mut Vec<u8>) {
        labels.clear();
        self.back.clear();
        let Some((head, tail)) = scores.split_first() else { return };
        let mut best: [i32; LANES] = std::array::from_fn(|to| self.links[0][to] + i32::from(head[to]));
        for row in tail {
            let mut next = [i32::MIN; LANES];
            let mut from = [0_u8; LANES];
            for (last, links) in self.links[1..].iter().enumerate() {
                for to in 0..LANES {
                    let score = best[last] + links[to];
                    let better = score > next[to];
                    next[to] = if better { score } else { next[to] };
                    from[to] = if better { last as u8 } else { from[to] };
                }
            }
            best = std::array::from_fn(|to| (next[to] + i32::from(row[to])).max(NEVER));
            self.back.push(from);
        }
        let last = (0..self.labels).max_by_key(|label| best[*label]).unwrap_or(0);
        labels.resize(scores.len(), last as u8);
        for at in (1..scores.len()).rev() {
            labels[at - 1] = self.back[at - 1][usize::from(labels[at])];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The score of a sequence, None where it is not allowed.
    fn score(model: &Model<'_>, allowed: &[u16], scores: &[Row], labels: &[usize]) -> Option<i32> {
        let mut from = None;
        let mut sum = 0;
        for (row, to) in scores.iter().zip(labels) {
            if allowed[from.map_or(0, |from: usize| from + 1)] >> to & 1 == 0 {
                return None;
            }
            sum += i32::from(model.link(from)[*to]) + i32::from(row[*to]);
            from = Some(*to);
        }
        Some(sum)
    }

    proptest! {
        /// The search finds what trying every sequence finds.
        #[test]
        fn best_of_all(links in prop::collection::vec(-4.0_f32..4.0, 12), cells in prop::collection::vec(-90_i16..90, 12)) {
            let file = Model::write(3, 24, &links, &[0.0; 3]);
            let model = Model::read(&file).unwrap();
            let allowed = [0b011, 0b011, 0b111, 0b111];
            let row = |cells: &[i16]| std::array::from_fn(|at| cells.get(at).copied().unwrap_or(0));
            let scores: Vec<Row> = cells.chunks(3).map(row).collect();
            let all = (0..81_usize).map(|n| [n % 3, n / 3 % 3, n / 9 % 3, n / 27]);
            let most = all.filter_map(|labels| score(&model, &allowed, &scores, &labels)).max();
            let mut labels = Vec::new();
            Decoder::new(&model, &allowed).decode(&scores, &mut labels);
            let labels: Vec<usize> = labels.into_iter().map(usize::from).collect();
            prop_assert_eq!(score(&model, &allowed, &scores, &labels), most);
        }
    }
}
