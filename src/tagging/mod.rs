//! One linear-chain tagger: a label for every token of a sentence, by summed feature weights and
//! the weights of label pairs.
//!
//! In: for each token its features, as numbers, and a [`Model`]. Out: the best allowed sequence of
//! labels ([`Decoder`]). The engine knows nothing of names or quotes: a task is its templates, its
//! labels and its weights. Most features depend on one word alone; [`Fold`] sums those once per
//! word and position, so that a token costs a few row additions. `learn` fits the weights.

mod decode;
mod fold;
#[cfg(feature = "train")]
pub mod learn;
mod model;

pub use decode::Decoder;
pub use fold::{Fold, Folded};
pub use model::{FormatError, MAGIC, Model};

/// A score for each label from the first on, by how much it is above that of label 0: the best
/// sequence is the same, and nine labels fill one vector register.
pub type Row<const LANES: usize> = [i16; LANES];

/// The score of `label` in a row.
#[must_use]
pub fn of_label<const LANES: usize>(row: &Row<LANES>, label: usize) -> i16 {
    if label == 0 { 0 } else { row[label - 1] }
}

/// The bytes of a file of `src/data`, at an address at which none of its rows crosses a cache line.
macro_rules! weights {
    ($name:literal) => {{
        #[repr(C, align(64))]
        struct Aligned<Bytes: ?Sized>(Bytes);
        static FILE: &Aligned<[u8]> =
            &Aligned(*include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/", $name)));
        &FILE.0
    }};
}
pub(crate) use weights;

/// The feature that `template` makes of `value`: FNV-1a, folded. [`Model::place`] cuts it to the
/// table's size.
#[must_use]
#[inline]
pub fn feature(template: u8, value: &[u8]) -> u32 {
    extended((0x811c_9dc5_u32 ^ u32::from(template)).wrapping_mul(0x0100_0193), value)
}

/// What `feature` is if `value` follows its own.
#[must_use]
#[inline]
pub fn extended(feature: u32, value: &[u8]) -> u32 {
    value.iter().fold(feature, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// `feature` seen at an `offset` from the token in question.
#[must_use]
pub const fn placed(feature: u32, offset: u8) -> u32 {
    let mixed = (feature ^ (offset as u32 + 1).wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    mixed ^ (mixed >> 15)
}

/// Two numbers of words as the value of a feature.
#[must_use]
pub fn pair(a: u32, b: u32) -> [u8; 8] {
    (u64::from(a) << 32 | u64::from(b)).to_le_bytes()
}

/// The last `count` characters of a word; all where there are fewer.
#[must_use]
pub fn ending(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(at, _)| &word[at..])
}

/// The first `count` characters of a word; all where there are fewer.
#[must_use]
pub fn beginning(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(at, _)| &word[..at])
}

/// Adds `other` to `row`.
pub fn add<const LANES: usize>(row: &mut Row<LANES>, other: &Row<LANES>) {
    row.iter_mut().zip(other).for_each(|(sum, score)| *sum = sum.saturating_add(*score));
}
