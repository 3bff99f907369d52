//! The weights of a task, read where they lie.

use super::{Row, placed};
use std::fmt;

/// What a file of weights begins with: what it is, and the version.
pub const MAGIC: &[u8; 8] = b"pqtags04";

/// Why a file of weights cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError(&'static str);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a file of tagging weights: {}", self.0)
    }
}

impl std::error::Error for FormatError {}

/// The weights of a task: a row of labels for every feature, and for every pair of labels. A row has
/// room for `LANES` labels beside label 0, which counts nothing.
///
/// The file: [`MAGIC`], the number of labels, the logarithm of the number of rows, the steps in one and `LANES` (a
/// byte each), the checksum of what follows (four bytes), then as signed bytes the weights of
/// label pairs (one for each label after each `from`; the first stands for the sentence's beginning) and zeros up
/// to a whole number of cache lines, then the rows; each of `LANES` bytes, zeros behind the last label, so that it
/// is read and added at once. Little endian. How fine the steps are is the task's choice: weights beyond 127
/// steps are cut.
#[derive(Clone, Debug)]
pub struct Model<'a, const LANES: usize> {
    labels: usize,
    steps: u8,
    links: Vec<i16>,
    /// The row of a sentence of one token without features.
    begins: Row<LANES>,
    rows: &'a [[u8; LANES]],
    mask: u32,
}

/// The length of the head: magic, sizes, checksum.
const HEAD: usize = 16;
/// Rows begin at a multiple of this.
const LINE: usize = 64;

/// How many bytes stand before the rows.
const fn before_rows(labels: usize) -> usize {
    (HEAD + (labels + 1) * labels).next_multiple_of(LINE)
}

impl<'a, const LANES: usize> Model<'a, LANES> {
    /// Reads a file's bytes.
    ///
    /// # Errors
    ///
    /// If they are not such a file, of another version, cut short or changed.
    pub fn read(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or(FormatError("too short"))?;
        if !head.starts_with(MAGIC) {
            return Err(FormatError("another format or version"));
        }
        let (labels, log) = (usize::from(head[8]), u32::from(head[9]));
        let steps = head[10];
        if labels == 0 || labels > LANES + 1 || log > 24 || steps == 0 || usize::from(head[11]) != LANES {
            return Err(FormatError("sizes out of range"));
        }
        let Some((links, rows)) = rest.split_at_checked(before_rows(labels) - HEAD) else {
            return Err(FormatError("cut short"));
        };
        let (rows, []) = rows.as_chunks() else { return Err(FormatError("cut short")) };
        if rows.len() != 1 << log {
            return Err(FormatError("cut short"));
        }
        if checksum(rest).to_le_bytes() != head[12..16] {
            return Err(FormatError("changed"));
        }
        let links: Vec<i16> = links[..(labels + 1) * labels].iter().map(|weight| wide(*weight)).collect();
        let begins = std::array::from_fn(|lane| if lane + 1 < labels { links[lane + 1] - links[0] } else { 0 });
        Ok(Self { labels, steps, links, begins, rows, mask: (1 << log) - 1 })
    }

    /// The file of these weights, with `steps` in one: `links` of `labels + 1` times `labels`, `rows` of a power of two
    /// times `labels`.
    ///
    /// # Panics
    ///
    /// If the lengths do not fit.
    #[must_use]
    pub fn write(labels: usize, steps: u8, links: &[f32], rows: &[f32]) -> Vec<u8> {
        let count = rows.len() / labels;
        assert!(count.is_power_of_two() && links.len() == (labels + 1) * labels && labels <= LANES + 1);
        let byte = |weight: f32| ((weight * f32::from(steps)).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
        let mut rest: Vec<u8> = links.iter().copied().map(byte).collect();
        rest.resize(before_rows(labels) - HEAD, 0);
        for weights in rows.chunks(labels) {
            rest.extend((1..=LANES).map(|label| weights.get(label).map_or(0, |weight| byte(weight - weights[0]))));
        }
        let mut file = MAGIC.to_vec();
        file.extend([labels as u8, count.ilog2() as u8, steps, LANES as u8]);
        file.extend(checksum(&rest).to_le_bytes());
        file.extend(rest);
        file
    }

    /// The number of labels.
    #[must_use]
    pub const fn labels(&self) -> usize {
        self.labels
    }

    /// What one step of a score is worth.
    #[must_use]
    pub fn step(&self) -> f32 {
        1.0 / f32::from(self.steps)
    }

    /// What following the label `from` is worth to the label `to`; None: to begin a sentence.
    #[must_use]
    pub fn link(&self, from: Option<usize>, to: usize) -> i16 {
        self.links[from.map_or(0, |from| from + 1) * self.labels + to]
    }

    /// The scores of a sentence of one token with these features.
    #[must_use]
    pub fn alone(&self, features: &[u32]) -> Row<LANES> {
        let mut row = self.begins;
        self.score_all(features, &mut row);
        row
    }

    /// The place of `feature` in a table of this size.
    #[must_use]
    pub const fn place(&self, feature: u32) -> u32 {
        feature & self.mask
    }

    /// Adds the scores of `feature` to `row`.
    #[inline]
    pub fn score(&self, feature: u32, row: &mut Row<LANES>) {
        let weights = &self.rows[self.place(feature) as usize];
        row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = sum.saturating_add(wide(*weight)));
    }

    /// The sum of the scores of all `features`.
    #[must_use]
    pub fn sum(&self, features: &[u32]) -> Row<LANES> {
        let mut row = [0; LANES];
        self.score_all(features, &mut row);
        row
    }

    /// Adds the scores of all `features` to `row`.
    pub fn score_all(&self, features: &[u32], row: &mut Row<LANES>) {
        let mut sum = *row;
        for feature in features {
            self.score(*feature, &mut sum);
        }
        *row = sum;
    }

    /// Adds the scores of `feature` at an `offset` to `row`.
    pub fn score_placed(&self, feature: u32, offset: u8, row: &mut Row<LANES>) {
        self.score(placed(feature, offset), row);
    }
}

fn wide(weight: u8) -> i16 {
    i16::from(weight.cast_signed())
}

/// Fletcher's sum over words of eight bytes: one pass, no table.
fn checksum(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u64, 0_u64);
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        a = a.wrapping_add(u64::from_le_bytes(word));
        b = b.wrapping_add(a).rotate_left(5);
    }
    (b ^ (b >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_is_read_and_changes_are_seen() {
        let file = Model::<8>::write(2, 96, &[0.0, -1.0, 0.5, 0.0, 0.0, 9.0], &[1.0, 2.0, -0.75, 0.0]);
        let model = Model::<8>::read(&file).unwrap();
        assert_eq!((model.labels(), model.link(None, 1), model.link(Some(1), 1)), (2, -96, 127));
        let mut row = [0; 8];
        model.score(1, &mut row);
        assert_eq!(row, [72, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(model.alone(&[1])[0], 72 - 96);
        for at in 0..file.len() {
            let mut spoilt = file.clone();
            spoilt[at] ^= 0x11;
            assert!(at == 10 || Model::<8>::read(&spoilt).is_err(), "byte {at}");
        }
        assert!(Model::<8>::read(&file[..file.len() - 1]).is_err() && Model::<8>::read(b"pq").is_err());
        assert!(Model::<16>::read(&file).is_err());
    }
}
