//! Annotated sentences to weights: a conditional random field, fitted by `AdaGrad` in a fixed
//! order (Lafferty and others 2001; Duchi and others 2011).
//!
//! Annotation may be partial: a token has the set of labels that it may have, and what is made
//! likelier is the set of sequences within it (Tsuboi and others 2008).

use super::Model;

/// A sentence: for each token its features, already cut to the table's size, and the labels that
/// it may have, a bit each.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The features of all tokens, one after another.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// The labels that each token may have.
    pub labels: Vec<u16>,
}

/// How to fit.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The number of labels.
    pub labels: usize,
    /// The logarithm of the number of rows.
    pub log_rows: u32,
    /// How many steps of a stored weight are one.
    pub steps: u8,
    /// How often all sentences are read.
    pub rounds: usize,
    /// The size of the first steps.
    pub rate: f32,
    /// The pull towards nothing, at every step of a weight.
    pub decay: f32,
    /// The share of features that a step does not see.
    pub dropped: f32,
    /// How many fits, each blind to other features at each step, the weights are the mean of: one alone is as lucky as
    /// its dice.
    pub fits: u64,
}

/// No task has more labels.
const MOST: usize = 16;

type Cells = [f32; MOST];

/// Fits the weights and writes the file.
///
/// # Panics
///
/// If a sentence has a feature or a label that is out of range.
#[must_use]
pub fn fit<const LANES: usize>(sentences: &[Sentence], allowed: &[u16], options: Options) -> Vec<u8> {
    let fits: Vec<Means> = std::thread::scope(|scope| {
        let fits: Vec<_> = (0..options.fits)
            .map(|number| scope.spawn(move || fit_once(sentences, Fitting::new(allowed, options, number))))
            .collect();
        fits.into_iter().map(|fit| fit.join().expect("a fit ends")).collect()
    });
    let mean = |table: usize| -> Vec<f32> {
        let share = 1.0 / fits.len() as f32;
        (0..fits[0][table].len()).map(|at| fits.iter().map(|fit| fit[table][at]).sum::<f32>() * share).collect()
    };
    Model::<LANES>::write(options.labels, options.steps, &mean(0), &mean(1))
}

/// The weights of label pairs and of features, each the mean over the later rounds: it generalises better than where
/// the last step ended.
type Means = [Vec<f32>; 2];

fn fit_once(sentences: &[Sentence], mut fitting: Fitting) -> Means {
    let rounds = fitting.options.rounds;
    let mut means = [vec![0.0; fitting.links.weights.len()], vec![0.0; fitting.rows.weights.len()]];
    for round in 0..rounds {
        let mut loss = 0.0;
        for step in 0..sentences.len() {
            // A stride prime to most lengths mixes the articles; the same every time.
            loss += f64::from(fitting.learn(&sentences[(step * 7919 + round) % sentences.len()]));
        }
        eprintln!("round {round}: loss {:.4}", loss / sentences.len() as f64);
        if 2 * round >= rounds {
            let share = 1.0 / (rounds - rounds.div_ceil(2)) as f32;
            for (mean, table) in means.iter_mut().zip([&fitting.links, &fitting.rows]) {
                mean.iter_mut().zip(&table.weights).for_each(|(mean, weight)| *mean += share * weight);
            }
        }
    }
    means
}

/// Weights with the sums of the squares of their slopes.
struct Table {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Table {
    fn new(size: usize) -> Self {
        Self { weights: vec![0.0; size], squares: vec![1e-4; size] }
    }

    fn step(&mut self, start: usize, slopes: &[f32], options: &Options) {
        let end = start + slopes.len();
        let cells = self.weights[start..end].iter_mut().zip(&mut self.squares[start..end]).zip(slopes);
        for ((weight, square), slope) in cells {
            let slope = slope + options.decay * *weight;
            *square += slope * slope;
            *weight -= options.rate * slope / square.sqrt();
        }
    }
}

struct Fitting {
    options: Options,
    allowed: Vec<[bool; MOST]>,
    rows: Table,
    links: Table,
    chance: u64,
}

impl Fitting {
    fn new(allowed: &[u16], options: Options, number: u64) -> Self {
        let allowed: Vec<[bool; MOST]> =
            allowed.iter().map(|mask| std::array::from_fn(|to| mask >> to & 1 == 1)).collect();
        Self {
            options,
            allowed,
            rows: Table::new(options.labels << options.log_rows),
            links: Table::new((options.labels + 1) * options.labels),
            chance: 0x9e37_79b9_7f4a_7c15 ^ number << 20,
        }
    }

    /// The next number of a fixed sequence, from 0 to 1 (xorshift64).
    fn next(&mut self) -> f32 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// One step; returns the loss before it.
    fn learn(&mut self, sentence: &Sentence) -> f32 {
        let labels = self.options.labels;
        let (mut kept, mut ends) = (Vec::with_capacity(sentence.features.len()), Vec::new());
        let mut scores: Vec<Cells> = Vec::with_capacity(sentence.ends.len());
        let mut start = 0;
        for end in &sentence.ends {
            let mut row = [0.0; MOST];
            for feature in &sentence.features[start as usize..*end as usize] {
                if self.options.dropped > 0.0 && self.next() < self.options.dropped {
                    continue;
                }
                kept.push(*feature);
                let at = *feature as usize * labels;
                row.iter_mut().zip(&self.rows.weights[at..at + labels]).for_each(|(sum, weight)| *sum += weight);
            }
            start = *end;
            ends.push(kept.len());
            scores.push(row);
        }
        let all = vec![u16::MAX; scores.len()];
        let (free, mut slopes, mut pairs) = self.expect(&scores, &all);
        let (bound, within, pairs_within) = self.expect(&scores, &sentence.labels);
        slopes.iter_mut().flatten().zip(within.iter().flatten()).for_each(|(slope, part)| *slope -= part);
        pairs.iter_mut().zip(&pairs_within).for_each(|(slope, part)| *slope -= part);
        let mut start = 0;
        for (end, slope) in ends.iter().zip(&slopes) {
            // What is sure already moves nothing.
            if slope.iter().any(|slope| slope.abs() > 1e-4) {
                for feature in &kept[start..*end] {
                    self.rows.step(*feature as usize * labels, &slope[..labels], &self.options);
                }
            }
            start = *end;
        }
        self.links.step(0, &pairs, &self.options);
        free - bound
    }

    /// The logarithm of the sum over all sequences within `masks`, and how much of it has each
    /// label at each token and each pair of labels.
    fn expect(&self, scores: &[Cells], masks: &[u16]) -> (f32, Vec<Cells>, Vec<f32>) {
        let labels = self.options.labels;
        let weight = |from: usize, to: usize| {
            if self.allowed[from][to] { self.links.weights[from * labels + to].exp() } else { 0.0 }
        };
        let links: Vec<Cells> = (0..=labels)
            .map(|from| std::array::from_fn(|to| if to < labels { weight(from, to) } else { 0.0 }))
            .collect();
        // Scaled at each token, so that products stay in range.
        let mut log = 0.0;
        let own: Vec<Cells> = scores
            .iter()
            .zip(masks)
            .map(|(row, mask)| {
                let most = row[..labels].iter().copied().fold(f32::MIN, f32::max);
                log += most;
                std::array::from_fn(|to| if to < labels && mask >> to & 1 == 1 { (row[to] - most).exp() } else { 0.0 })
            })
            .collect();
        let mut forward: Vec<Cells> = Vec::with_capacity(own.len());
        let mut scales = Vec::with_capacity(own.len());
        for (at, own) in own.iter().enumerate() {
            let mut sums = if at == 0 { links[0] } else { [0.0; MOST] };
            if let Some(last) = forward.last() {
                for (from, part) in last[..labels].iter().enumerate() {
                    sums.iter_mut().zip(&links[from + 1]).for_each(|(sum, link)| *sum += part * link);
                }
            }
            sums.iter_mut().zip(own).for_each(|(sum, own)| *sum *= own);
            let scale = sums.iter().sum::<f32>().max(1e-30);
            sums = sums.map(|sum| sum / scale);
            log += scale.ln();
            scales.push(scale);
            forward.push(sums);
        }
        let mut marginals = forward.clone();
        let mut pairs = vec![0.0; (labels + 1) * labels];
        let mut after: Cells = [1.0; MOST];
        for at in (0..own.len()).rev() {
            marginals[at].iter_mut().zip(&after).for_each(|(part, after)| *part *= after);
            if at == 0 {
                (0..labels).for_each(|to| pairs[to] += marginals[0][to]);
                break;
            }
            let reach: Cells = std::array::from_fn(|to| own[at][to] * after[to] / scales[at]);
            let mut before = [0.0; MOST];
            for from in 0..labels {
                for to in 0..labels {
                    let part = links[from + 1][to] * reach[to];
                    before[from] += part;
                    pairs[(from + 1) * labels + to] += forward[at - 1][from] * part;
                }
            }
            after = before;
        }
        (log, marginals, pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagging::{Decoder, Row};

    /// Two labels that take turns: learned, written, read, found again.
    #[test]
    fn learns_what_it_is_shown() {
        let one = |words: &[u32], labels: &[u16]| Sentence {
            features: words.to_vec(),
            ends: (1..=words.len() as u32).collect(),
            labels: labels.to_vec(),
        };
        let shown = [one(&[0, 1, 0], &[1, 2, 1]), one(&[1, 1], &[2, 3]), one(&[0, 0], &[1, 1])];
        let options =
            Options { labels: 2, log_rows: 1, steps: 24, rounds: 50, rate: 0.1, decay: 0.0, dropped: 0.0, fits: 1 };
        let file = fit::<8>(&shown, &[0b11; 3], options);
        assert_eq!(file, fit::<8>(&shown, &[0b11; 3], options));
        let model = Model::<8>::read(&file).unwrap();
        let mut labels = Vec::new();
        let rows: Vec<Row<8>> = [0, 1, 0]
            .map(|feature| {
                let mut row = [0; 8];
                model.score(feature, &mut row);
                row
            })
            .to_vec();
        Decoder::<8, 8, 2>::new(&model, &[0b11; 3]).decode(&rows, &mut labels);
        assert_eq!(labels, [0, 1, 0]);
    }
}
