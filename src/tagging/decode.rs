//! The best sequence of labels: Viterbi's search over allowed pairs.

use super::{LANES, Model, Row};

/// Which labels may follow a label (`allowed[from + 1]`) or begin a sentence (`allowed[0]`), a bit
/// each, and the room that the search needs; kept from sentence to sentence. Label 0 may begin a
/// sentence and follow itself.
#[derive(Clone, Debug)]
pub struct Decoder {
    links: Vec<[i32; LANES]>,
    labels: usize,
    back: Vec<[i32; LANES]>,
}

/// The score of what is not allowed: never chosen, and far from overflow.
const NEVER: i32 = -1 << 22;

/// A score's place above the bits that say which label it comes from, the earlier the larger: the
/// larger of two such numbers is the better score with its origin.
const ORIGIN_BITS: i32 = 4;
const _: () = assert!(LANES == 1 << ORIGIN_BITS);

impl Decoder {
    /// A search by the label pairs of `model` that `allowed` allows.
    #[must_use]
    pub fn new(model: &Model<'_>, allowed: &[u16]) -> Self {
        let row = |(at, mask): (usize, &u16)| {
            let scores = model.link(at.checked_sub(1));
            let origin = at.checked_sub(1).map_or(0, |from| LANES - 1 - from) as i32;
            let score = |to: usize| if mask >> to & 1 == 1 { i32::from(scores[to]) } else { NEVER };
            std::array::from_fn(|to| score(to) << ORIGIN_BITS | origin)
        };
        Self { links: allowed.iter().enumerate().map(row).collect(), labels: model.labels(), back: Vec::new() }
    }

    /// Writes the best labels of tokens with these scores to `labels`.
    pub fn decode(&mut self, scores: &[Row], labels: &mut Vec<u8>) {
        labels.clear();
        self.back.clear();
        let last = match self.labels {
            0..=8 => self.search::<8>(scores),
            9..=12 => self.search::<12>(scores),
            _ => self.search::<LANES>(scores),
        };
        labels.resize(scores.len(), last as u8);
        for at in (1..scores.len()).rev() {
            let origin = self.back[at - 1][usize::from(labels[at])] & ((1 << ORIGIN_BITS) - 1);
            labels[at - 1] = (LANES - 1) as u8 - origin as u8;
        }
    }

    /// Notes where the best sequence to each label of each token comes from, in the first `WIDTH` lanes;
    /// returns the label that ends the best of all.
    fn search<const WIDTH: usize>(&mut self, scores: &[Row]) -> usize {
        let Some((head, tail)) = scores.split_first() else { return 0 };
        let mut best: [i32; WIDTH] = std::array::from_fn(|to| (self.links[0][to] >> ORIGIN_BITS) + i32::from(head[to]));
        for row in tail {
            let mut next = [i32::MIN; WIDTH];
            for (last, links) in best.iter().zip(&self.links[1..]) {
                // Scores count from label 0's: they stay small however long the sentence is.
                let last = (last - best[0]) << ORIGIN_BITS;
                next.iter_mut().zip(links).for_each(|(next, link)| *next = (*next).max(last + link));
            }
            best = std::array::from_fn(|to| ((next[to] >> ORIGIN_BITS) + i32::from(row[to])).max(NEVER));
            self.back.push(std::array::from_fn(|to| next.get(to).copied().unwrap_or(0)));
        }
        (0..self.labels).max_by_key(|label| best[*label]).unwrap_or(0)
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
