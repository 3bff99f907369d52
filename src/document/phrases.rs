//! Lists of phrases, each made ready for the one question that is asked of it.
//!
//! In: the phrases, in small letters: a file of `src/data/phrases`, or a few that stand where they are asked
//! for. Out: whether a line is one of them ([`Words`]), begins or ends with one ([`Openings`], [`Endings`]), or
//! holds one ([`Phrases`]). However many they are, an ordinary line is told apart by a few comparisons.

use aho_corasick::{AhoCorasick, AhoCorasickKind, packed};

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
            let phrase = phrase.as_bytes();
            lengths[usize::from(first(phrase))] |= length_bit(phrase);
        }
        Self { sorted: list, lengths }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.has_bytes(word.as_bytes())
    }

    pub(super) fn has_bytes(&self, word: &[u8]) -> bool {
        let may_be = self.lengths[usize::from(first(word))] & length_bit(word) != 0;
        may_be && self.sorted.binary_search_by(|phrase| phrase.as_bytes().cmp(word)).is_ok()
    }

    /// Whether `word` is one of them but for its capitals.
    pub(super) fn has_in_any_case(&self, word: &str) -> bool {
        let small = usize::from(first(word.as_bytes()).to_ascii_lowercase());
        let unlike = self.lengths[small] & length_bit(word.as_bytes()) == 0 && word.is_ascii();
        !unlike && self.has(&word.to_lowercase())
    }
}

fn first(word: &[u8]) -> u8 {
    word.first().copied().unwrap_or(0)
}

fn length_bit(word: &[u8]) -> u64 {
    1 << word.len().min(63)
}

/// Phrases that a line may begin with.
///
/// They are sorted, and none of them begins with another: so only the last that is not behind the line may be
/// its beginning, for whatever stands between a beginning and its line begins alike.
pub(super) struct Openings {
    sorted: Vec<&'static str>,
    /// Where those with each first byte begin.
    starts: [u16; 257],
}

impl Openings {
    pub(super) fn read(file: &'static str) -> Self {
        Self::new(listed(file))
    }

    pub(super) fn new(mut list: Vec<&'static str>) -> Self {
        list.sort_unstable();
        list.dedup_by(|longer, kept| longer.starts_with(*kept));
        let mut starts = [0; 257];
        for phrase in &list {
            starts[usize::from(first(phrase.as_bytes())) + 1] += 1;
        }
        for byte in 1..starts.len() {
            starts[byte] += starts[byte - 1];
        }
        Self { sorted: list, starts }
    }

    pub(super) fn open(&self, line: &str) -> bool {
        let byte = usize::from(first(line.as_bytes()));
        let alike = &self.sorted[usize::from(self.starts[byte])..usize::from(self.starts[byte + 1])];
        let behind = alike.partition_point(|opening| *opening <= line);
        behind > 0 && line.starts_with(alike[behind - 1])
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

/// Phrases that a line may hold.
pub(super) struct Phrases(Vec<Search>);

/// Finds some of the phrases in one pass over a line.
enum Search {
    /// Many bytes at once, where the processor has vectors.
    Packed(packed::Searcher),
    /// Byte by byte.
    Automaton(AhoCorasick),
}

/// Vectors tell no more phrases apart.
const MOST_PACKED: usize = 64;

impl Phrases {
    pub(super) fn read(file: &'static str) -> Self {
        Self::new(&listed(file))
    }

    pub(super) fn new(list: &[&'static str]) -> Self {
        // The shortest of those that are looked for together says how many of their bytes are compared at once.
        let mut list = list.to_vec();
        list.sort_unstable_by_key(|phrase| phrase.len());
        Self(list.chunks(MOST_PACKED).filter_map(Search::new).collect())
    }

    /// Whether one of them stands in `line`.
    pub(super) fn are_in(&self, line: &str) -> bool {
        self.0.iter().any(|search| search.finds(line))
    }
}

impl Search {
    fn new(phrases: &[&'static str]) -> Option<Self> {
        let packed = packed::Config::new().builder().extend(phrases).build();
        // The fastest automaton: few of its states are ever seen.
        let automaton = || AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(phrases).ok();
        packed.map(Self::Packed).or_else(|| automaton().map(Self::Automaton))
    }

    fn finds(&self, line: &str) -> bool {
        match self {
            Self::Packed(search) => search.find(line).is_some(),
            Self::Automaton(search) => search.is_match(line),
        }
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
    }
}
