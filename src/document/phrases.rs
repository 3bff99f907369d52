//! Lists of phrases, each made ready for the one question that is asked of it.
//!
//! In: the phrases, in small letters: a file of `src/data/phrases`, or a few that stand where they are asked
//! for. Out: whether a line is one of them ([`Words`]), begins or ends with one ([`Openings`], [`Endings`]), or
//! holds one ([`Phrases`]). However many they are, an ordinary line is told apart by a few comparisons.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// The phrases of a file: one a line, comments aside. Quotation marks keep a blank at an end, or a first `#`.
pub(super) fn listed(file: &'static str) -> Vec<&'static str> {
    let unquoted = |line: &'static str| line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    file.lines().filter(|line| !line.starts_with('#')).map(unquoted).collect()
}

/// Phrases that a whole line or word is compared with.
pub(super) struct Words {
    sorted: Vec<&'static str>,
    /// Of each first byte the lengths of its phrases, a bit each: most words are told apart by it.
    lengths: [u64; 256],
}

impl Words {
    pub(super) fn read(file: &'static str) -> Self {
        Self::new(listed(file))
    }

    pub(super) fn new(mut list: Vec<&'static str>) -> Self {
        list.sort_unstable();
        let mut lengths = [0; 256];
        for phrase in &list {
            lengths[usize::from(first(phrase))] |= length_bit(phrase);
        }
        Self { sorted: list, lengths }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.lengths[usize::from(first(word))] & length_bit(word) != 0 && self.sorted.binary_search(&word).is_ok()
    }
}

fn first(word: &str) -> u8 {
    word.bytes().next().unwrap_or(0)
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Phrases that a line may begin with.
///
/// They are sorted, and none of them begins with another: so only the last that is not behind the line may be
/// its beginning, for whatever stands between a beginning and its line begins alike.
pub(super) struct Openings(Vec<&'static str>);

impl Openings {
    pub(super) fn read(file: &'static str) -> Self {
        Self::new(listed(file))
    }

    pub(super) fn new(mut list: Vec<&'static str>) -> Self {
        list.sort_unstable();
        list.dedup_by(|longer, kept| longer.starts_with(*kept));
        Self(list)
    }

    pub(super) fn open(&self, line: &str) -> bool {
        let behind = self.0.partition_point(|opening| *opening <= line);
        behind > 0 && line.starts_with(self.0[behind - 1])
    }
}

/// Phrases that a line may end with: the same from its end.
pub(super) struct Endings(Vec<&'static str>);

impl Endings {
    pub(super) fn read(file: &'static str) -> Self {
        let mut list = listed(file);
        list.sort_unstable_by(|one, other| one.bytes().rev().cmp(other.bytes().rev()));
        list.dedup_by(|longer, kept| longer.ends_with(*kept));
        Self(list)
    }

    pub(super) fn end(&self, line: &str) -> bool {
        let behind = self.0.partition_point(|ending| ending.bytes().rev().le(line.bytes().rev()));
        behind > 0 && line.ends_with(self.0[behind - 1])
    }
}

/// Phrases that a line may hold, looked for in one pass over it.
pub(super) struct Phrases(Option<AhoCorasick>);

impl Phrases {
    pub(super) fn read(file: &'static str) -> Self {
        Self::new(&listed(file))
    }

    pub(super) fn new(list: &[&'static str]) -> Self {
        // The fastest, however many the phrases are: few of its states are ever seen.
        Self(AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(list).ok())
    }

    /// Whether one of them stands in `line`.
    pub(super) fn are_in(&self, line: &str) -> bool {
        self.0.as_ref().is_some_and(|search| search.is_match(line))
    }

    /// All places where one of them stands, by its number and where it begins, in the order of their ends.
    pub(super) fn all_in(&self, line: &str) -> impl Iterator<Item = (usize, usize)> {
        let places = self.0.iter().flat_map(move |search| search.find_overlapping_iter(line));
        places.map(|place| (place.pattern().as_usize(), place.start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Lakes.\nupper lake\nlower lake\nlower\n\"# lake \"\n lake";

    #[test]
    fn files() {
        assert_eq!(listed(FILE), ["upper lake", "lower lake", "lower", "# lake ", " lake"]);
    }

    #[test]
    fn every_question_is_answered_as_by_asking_for_each() {
        let (words, openings, endings, phrases) =
            (Words::read(FILE), Openings::read(FILE), Endings::read(FILE), Phrases::read(FILE));
        let list = listed(FILE);
        for line in
            ["lower lake", "lower", "low", "", "lower lakes", "the upper lake", "# lake ", "zoo", "é lower", "a"]
        {
            assert_eq!(words.has(line), list.contains(&line), "{line}");
            assert_eq!(openings.open(line), list.iter().any(|phrase| line.starts_with(phrase)), "{line}");
            assert_eq!(endings.end(line), list.iter().any(|phrase| line.ends_with(phrase)), "{line}");
            assert_eq!(phrases.are_in(line), list.iter().any(|phrase| line.contains(phrase)), "{line}");
        }
        assert_eq!(phrases.all_in("lower lake").collect::<Vec<_>>(), [(2, 0), (1, 0), (4, 5)]);
    }
}
