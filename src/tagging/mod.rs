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
pub use fold::{Fold, Folded, View};
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

/// The feature that `template` makes of up to seven codes.
#[must_use]
#[inline]
pub fn coded<const CODES: usize>(template: u8, codes: [u8; CODES]) -> u32 {
    Stem::of(template, 0).with(codes)
}

/// The feature that `template` makes of a word's number and up to four codes.
#[must_use]
#[inline]
pub fn worded<const CODES: usize>(template: u8, word: u32, codes: [u8; CODES]) -> u32 {
    const { assert!(CODES <= 4, "the word takes the other four bytes") };
    Stem::of(template, word).with_bits(packed(codes) << 32)
}

/// What features of one template have in common: one multiplication makes a feature of it and the rest.
#[derive(Clone, Copy, Debug)]
pub struct Stem(u64);

impl Stem {
    /// That of a template and a word's number.
    #[must_use]
    pub const fn of(template: u8, word: u32) -> Self {
        Self((template as u64 + 1).wrapping_mul(0xd6e8_feb8_6659_fd93) ^ word as u64)
    }

    /// That of features of which up to four codes are always the same.
    #[must_use]
    pub fn then<const CODES: usize>(self, codes: [u8; CODES]) -> Self {
        const { assert!(CODES <= 4, "the word takes the other four bytes") };
        let mixed = (self.0 ^ packed(codes).rotate_left(32)).wrapping_mul(0xa076_1d64_78bd_642f);
        Self((mixed ^ mixed >> 32).wrapping_mul(0xe703_7ed1_a0b4_28db))
    }

    /// The feature of the stem with up to seven codes; [`Model::place`] cuts it to the table's size.
    #[must_use]
    #[inline]
    pub fn with<const CODES: usize>(self, codes: [u8; CODES]) -> u32 {
        self.with_bits(packed(codes))
    }

    /// The feature of the stem with codes that are packed already, a byte each. The highest bits of a product depend on
    /// all of its factor (Dietzfelbinger and others 1997). Features that differ only in the lowest three bits of the
    /// first code are beside each other, in one cache line: what varies most from item to item comes first.
    #[must_use]
    #[inline]
    pub const fn with_bits(self, bits: u64) -> u32 {
        const BESIDE: u64 = 7;
        let mixed = (self.0 ^ bits & !BESIDE).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (u64::BITS - MOST_LOG_ROWS)) as u32 ^ (bits & BESIDE) as u32
    }
}

/// The logarithm of the number of rows that such features tell apart.
const MOST_LOG_ROWS: u32 = 17;

/// Codes as one number, a byte each.
#[inline]
fn packed<const CODES: usize>(codes: [u8; CODES]) -> u64 {
    const { assert!(CODES <= 7, "of the eighth byte a table sees too little") };
    let mut bytes = [0; 8];
    bytes[..CODES].copy_from_slice(&codes);
    u64::from_le_bytes(bytes)
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

/// The sum of two rows.
#[must_use]
pub fn sum<const LANES: usize>(row: &Row<LANES>, other: &Row<LANES>) -> Row<LANES> {
    let mut sum = *row;
    add(&mut sum, other);
    sum
}
