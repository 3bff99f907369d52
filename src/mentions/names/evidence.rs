//! What words in and around names tell of their type: counts on annotated news.
//!
//! For each place (first, last, before, after) and word, `src/data/names.tsv` has how often the name was
//! a person, organisation, place, people or something else; `train names` counts them. The odds
//! add up, as if the words were independent.

use super::reader::Reader;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The coarse types that are counted.
pub const KINDS: usize = 5;

/// Person, organisation, place, people, other: the order of the columns.
pub type Scores = [f32; KINDS];

/// Where a word stands to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Its first word.
    First,
    /// Its last word.
    Last,
    /// All of it: one word.
    Only,
    /// Before it.
    Before,
    /// After it.
    After,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 5] = [Self::First, Self::Last, Self::Only, Self::Before, Self::After];

    /// Its letter in the file.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::First => "f",
            Self::Last => "l",
            Self::Only => "o",
            Self::Before => "b",
            Self::After => "a",
        }
    }
}

/// What is counted of a word in a place.
#[derive(Clone, Copy)]
struct Counted {
    odds: Scores,
    /// Whether the word, alone and with a capital, is mostly no name: "Government".
    nameless: bool,
}

static COUNTS: LazyLock<HashMap<(Place, &'static str), Counted>> = LazyLock::new(|| {
    let lines = include_str!("../../data/names.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<(Place, &str, Scores, f32)> = lines.filter_map(row).collect();
    let mut total = [1.0; KINDS];
    for (place, _, counts, _) in &rows {
        if *place == Place::First || *place == Place::Only {
            total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    let all: f32 = total.iter().sum();
    let prior = total.map(|count| count / all);
    let counted =
        |counts: Scores, none: f32| Counted { odds: odds(counts, prior), nameless: none > counts.iter().sum::<f32>() };
    rows.into_iter().map(|(place, word, counts, none)| ((place, word), counted(counts, none))).collect()
});

fn row(line: &'static str) -> Option<(Place, &'static str, Scores, f32)> {
    let mut fields = line.split('\t');
    let letter = fields.next()?;
    let place = Place::ALL.into_iter().find(|place| place.letter() == letter)?;
    let word = fields.next()?;
    let mut counts = [0.0; KINDS];
    for (count, field) in counts.iter_mut().zip(fields.by_ref()) {
        *count = field.parse().ok()?;
    }
    let none = fields.next()?.parse().ok()?;
    Some((place, word, counts, none))
}

/// The logarithms of how much likelier each kind is with the word than without.
fn odds(counts: Scores, prior: Scores) -> Scores {
    const WEIGHT: f32 = 3.0;
    let all: f32 = counts.iter().sum();
    let mut odds = [0.0; KINDS];
    for ((out, count), prior) in odds.iter_mut().zip(counts).zip(prior) {
        *out = ((count + WEIGHT * prior) / (all + WEIGHT) / prior).ln();
    }
    odds
}

/// The places and tokens that tell of the name `first..end`.
///
#[must_use]
pub fn places(first: usize, end: usize) -> [(Place, Option<usize>); 4] {
    let (head, tail) = if end - first == 1 { (Place::Only, None) } else { (Place::First, Some(end - 1)) };
    [(head, Some(first)), (Place::Last, tail), (Place::Before, first.checked_sub(1)), (Place::After, Some(end))]
}

impl Reader<'_> {
    /// The evidence of the words in and around the name `first..end` of a sentence.
    pub(super) fn evidence(&mut self, first: usize, end: usize, sentence: std::ops::Range<usize>) -> Scores {
        let mut scores = [0.0; KINDS];
        for (place, at) in places(first, end) {
            let Some(at) = at.filter(|at| sentence.contains(at)) else { continue };
            if let Some(counted) = COUNTS.get(&(place, self.small(at))) {
                scores.iter_mut().zip(counted.odds).for_each(|(sum, odds)| *sum += odds);
            }
        }
        scores
    }

    /// Whether the word at `at`, alone and with a capital, is mostly no name.
    pub(super) fn is_nameless(&mut self, at: usize) -> bool {
        COUNTS.get(&(Place::Only, self.small(at))).is_some_and(|counted| counted.nameless)
    }
}
