//! What a possible name is, by weights learned from annotated news.
//!
//! `features` says in numbers what a stretch of tokens and its surroundings look like: its words,
//! their beginnings and endings, what the gazetteer knows of them, the words before and after. A
//! table of weights (`src/data/names.bin`, made by `train names`, which calls the same function)
//! turns them into a score for each type and for "no name". A feature is a place in the table: the
//! hash of what it says.

use super::reader::Reader;
use crate::mentions::gazetteer::Class;
use crate::text::{Case, Kind};
use std::ops::Range;

/// Person, organisation, place, people, other, no name: the columns.
pub const KINDS: usize = 6;

/// The rows of the table.
pub const ROWS: usize = 1 << 16;

/// A score for each column: logarithms of odds.
pub type Scores = [f32; KINDS];

/// The head of the weights' file: what it is, and the version.
pub const MAGIC: &[u8; 8] = b"pqnames1";

/// What one step of a stored weight is worth.
pub const STEP: f32 = 1.0 / 32.0;

static FILE: &[u8] = include_bytes!("../../data/names.bin");

/// The stored weights of a feature.
fn row(feature: u32) -> Option<&'static [u8]> {
    let rows = FILE.strip_prefix(MAGIC)?;
    let start = (feature as usize % ROWS) * KINDS;
    rows.get(start..start + KINDS)
}

/// The scores of a name with these features.
pub(super) fn scores(features: &[u32]) -> Scores {
    let mut sums = [0_i32; KINDS];
    for row in features.iter().filter_map(|feature| row(*feature)) {
        sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(weight.cast_signed()));
    }
    sums.map(|sum| sum as f32 * STEP)
}

/// The place in the table of what `template` says with `value`: FNV-1a, folded.
fn place(template: u8, value: &[u8]) -> u32 {
    let start = (0x811c_9dc5_u32 ^ u32::from(template)).wrapping_mul(0x0100_0193);
    let hash = value.iter().fold(start, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % ROWS as u32
}

/// The last `count` characters.
fn ending(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(at, _)| &word[at..])
}

/// The first `count` characters.
fn beginning(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(at, _)| &word[..at])
}

const MOST_WORDS: usize = 4;

/// Writes what the tokens `first..end` of `sentence` look like to `out`; `titled` if a title
/// stands before them.
pub(super) fn features(
    reader: &mut Reader<'_>,
    first: usize,
    end: usize,
    titled: bool,
    sentence: &Range<usize>,
    out: &mut Vec<u32>,
) {
    out.clear();
    let words = (end - first).min(MOST_WORDS) as u8;
    out.push(place(0, &[words, u8::from(titled), u8::from(first == sentence.start)]));
    inside(reader, first, end, words, out);
    known(reader, first, end, words, titled, out);
    around(reader, first, end, words, sentence, out);
}

/// The words of the name.
fn inside(reader: &mut Reader<'_>, first: usize, end: usize, words: u8, out: &mut Vec<u32>) {
    let single = words == 1;
    let head = reader.small(first);
    out.push(place(if single { 1 } else { 2 }, head.as_bytes()));
    out.push(place(if single { 3 } else { 4 }, beginning(head, 3).as_bytes()));
    let tail = reader.small(end - 1);
    for count in 2..=4 {
        out.push(place(5 + 2 * count as u8 + u8::from(single), ending(tail, count).as_bytes()));
    }
    if !single {
        out.push(place(20, tail.as_bytes()));
        for at in first + 1..end - 1 {
            out.push(place(21, reader.small(at).as_bytes()));
        }
    }
    let (mut upper, mut mixed, mut digits, mut ordinary) = (0_u8, 0_u8, 0_u8, 0_u8);
    for at in first..end {
        upper += u8::from(reader.tokens[at].case == Case::Upper);
        mixed += u8::from(reader.tokens[at].case == Case::Mixed);
        digits += u8::from(reader.word(at).bytes().any(|b| b.is_ascii_digit()));
        ordinary += u8::from(reader.is_kind(at, Kind::Word) && reader.is_ordinary(at));
    }
    out.push(place(22, &[words, upper.min(2), mixed.min(1), digits.min(1)]));
    out.push(place(23, &[words, ordinary.min(3)]));
    out.push(place(24, &[words, reader.word(first).len().min(8) as u8, upper.min(1)]));
    out.push(place(25, &[reader.by_words(first, end).map_or(255, |kind| kind as u8)]));
}

/// What the gazetteer knows of the name, its first and its last word.
fn known(reader: &mut Reader<'_>, first: usize, end: usize, words: u8, titled: bool, out: &mut Vec<u32>) {
    let mask = |entry: super::Entry| (entry.0 as u16 & !(Class::Prefix as u16)).to_le_bytes();
    let whole = reader.entry(first, end);
    let [a, b] = mask(whole);
    out.push(place(30, &[a, b, words, u8::from(titled)]));
    out.push(place(31, &[a, b, whole.size() / 2]));
    for bit in (0..12).filter(|bit| whole.0 >> bit & 1 == 1) {
        out.push(place(32, &[bit, words]));
    }
    if words > 1 {
        let (head, tail) = (mask(reader.entry(first, first + 1)), mask(reader.entry(end - 1, end)));
        out.push(place(33, &[head[0], head[1], words]));
        out.push(place(34, &[tail[0], tail[1], words]));
        out.push(place(35, &[head[0], head[1], tail[0], tail[1], words]));
    }
}

/// The words before and after the name.
fn around(reader: &mut Reader<'_>, first: usize, end: usize, words: u8, sentence: &Range<usize>, out: &mut Vec<u32>) {
    let spots = [(40, first.checked_sub(1)), (42, first.checked_sub(2)), (44, Some(end)), (46, Some(end + 1))];
    for (template, at) in spots {
        let Some(at) = at.filter(|at| sentence.contains(at)) else {
            out.push(place(template, b""));
            continue;
        };
        let small = reader.small(at);
        out.push(place(template, small.as_bytes()));
        if template != 42 && template != 46 {
            out.push(place(template + 9 + words.min(2), small.as_bytes()));
            out.push(place(template + 20, ending(small, 3).as_bytes()));
            let entry = reader.entry(at, at + 1);
            let capital = u8::from(reader.is_capital(at));
            out.push(place(template + 30, &[entry.0 as u8, (entry.0 >> 8) as u8 & 0xf, capital]));
        }
    }
}
