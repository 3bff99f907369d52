//! The words of the first paragraphs, which a headline tells in short.
//!
//! In: lines of running text. Out: how many of another line's longer words stand in them too, whatever their
//! endings: names and nouns of a headline come again, those of a menu or a feed's head do not.

use super::lines::Line;
use crate::letters::SMALL;
use std::sync::LazyLock;

/// More words of the text than these are not read.
const MOST: usize = 120;

/// Shorter words say little.
const SHORTEST: usize = 4;

/// Words that begin with the same letters are the same: "strike", "striking".
const STEM: usize = 5;

/// The longer words of some lines.
pub(super) struct Told(Vec<u64>);

/// How many longer words a line has, and how many of them are told again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    pub(super) again: usize,
    pub(super) words: usize,
}

impl Told {
    pub(super) fn of<'l>(text: &str, lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut stems: Vec<u64> = lines.flat_map(|line| stems(line.span.of(text))).take(MOST).collect();
        stems.sort_unstable();
        Self(stems)
    }

    pub(super) fn share(&self, line: &str) -> Share {
        let mut stems: Vec<u64> = stems(line).collect();
        stems.sort_unstable();
        stems.dedup();
        let again = stems.iter().filter(|stem| self.0.binary_search(stem).is_ok()).count();
        Share { again, words: stems.len() }
    }
}

/// The beginnings of a line's longer words, in small letters; words that stand in any text aside. A letter with a
/// mark parts a word, in both lines alike.
pub(super) fn stems(line: &str) -> impl Iterator<Item = u64> {
    const WORDS: &str = "about after also been before could every first from have here into just last like made make many \
        more most much only other over said same says since some such than that their them then there these \
        they this those time under until were what when where which while will with would year years your";
    static COMMON: LazyLock<Stems> = LazyLock::new(|| Stems::new(words(WORDS).collect()));
    let common = &*COMMON;
    words(line).filter(|stem| !common.has(*stem))
}

/// The stems of a line's longer words.
fn words(line: &str) -> impl Iterator<Item = u64> {
    let mut bytes = line.bytes();
    std::iter::from_fn(move || {
        let (mut stem, mut length) = (0, 0);
        loop {
            // The end of the line ends its last word, too.
            let next = bytes.next();
            let letter = next.map_or(0, |b| SMALL[usize::from(b)]);
            if letter > 0 {
                stem = if length < STEM { stem << 8 | u64::from(letter) } else { stem };
                length += 1;
            } else if length >= SHORTEST {
                return Some(stem);
            } else if next.is_none() {
                return None;
            } else {
                (stem, length) = (0, 0);
            }
        }
    })
}

/// Stems, sorted, and a bit for each of some 2,000 sorts of stems: most others are told apart by it.
pub(super) struct Stems {
    stems: Vec<u64>,
    sorts: [u64; 32],
}

impl Stems {
    pub(super) fn new(mut stems: Vec<u64>) -> Self {
        let mut sorts = [0; 32];
        stems.sort_unstable();
        for stem in &stems {
            let (word, bit) = Self::sort(*stem);
            sorts[word] |= bit;
        }
        Self { stems, sorts }
    }

    pub(super) fn has(&self, stem: u64) -> bool {
        let (word, bit) = Self::sort(stem);
        self.sorts[word] & bit != 0 && self.stems.binary_search(&stem).is_ok()
    }

    fn sort(stem: u64) -> (usize, u64) {
        let sort = stem.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53;
        ((sort >> 6) as usize, 1 << (sort & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    #[test]
    fn words_told_again() {
        let text = "The ferries of Lake Brenn stopped on Monday, and the strikers went home.";
        let told = Told::of(text, lines::split(text).iter());
        let share = told.share("Ferry strike stops Lake Brenn’s boats");
        assert_eq!((share.again, share.words), (3, 6));
        assert_eq!(told.share("Home World Business Sport").again, 1);
        assert_eq!(told.share("and with that").words, 0);
    }
}
