//! Words of names, folded so that spellings of one name compare equal.
//!
//! In: a stretch of tokens. Out: [`Word`]s: a hash of the letters without case and accents, so that
//! names are compared and indexed by number, never by text.

use crate::casing::bare;
use crate::letters::SMALL;
use crate::text::{Kind, Memo, Prose, Token};
use std::cell::RefCell;
use std::ops::{Index, Range};

/// One word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The hash of its folded letters.
    pub(super) key: u64,
    /// The hash of how it sounds, where two spellings of one name may be written: "Mohamed", "Mohammed".
    pub(super) sound: u64,
    /// Its first letter, folded.
    pub(super) initial: char,
    /// Whether it is one letter only: `J.`.
    pub(super) short: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

thread_local! {
    static WORDS: RefCell<Memo<Word>> = RefCell::default();
}

/// The words of names, those of each behind those of the one before.
#[derive(Debug, Default)]
pub(super) struct NameWords {
    all: Vec<Word>,
    of: Vec<Range<usize>>,
}

impl NameWords {
    /// Adds a name: `write` its words, of which some are `kept`.
    pub(super) fn add(&mut self, write: impl FnOnce(&mut Vec<Word>), kept: impl FnOnce(&[Word]) -> Range<usize>) {
        let first = self.all.len();
        write(&mut self.all);
        let kept = kept(&self.all[first..]);
        self.of.push(first + kept.start..first + kept.end);
    }

    /// Gives name `at` one more word.
    pub(super) fn give(&mut self, at: usize, word: Word) {
        let first = self.all.len();
        self.all.extend_from_within(self.of[at].clone());
        self.all.push(word);
        self.of[at] = first..self.all.len();
    }

    /// The words of each name.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Word]> {
        self.of.iter().map(|words| &self.all[words.clone()])
    }
}

impl Index<usize> for NameWords {
    type Output = [Word];

    fn index(&self, name: usize) -> &[Word] {
        &self.all[self.of[name].clone()]
    }
}

/// Writes the words among `tokens` to `out`; punctuation, hyphens and clitics aside.
pub(super) fn write_words(text: &str, prose: &Prose, tokens: Range<usize>, out: &mut Vec<Word>) {
    let kind = |at: usize| prose.tokens.get(at).map(|token| token.kind);
    let words = tokens.filter(|at| matches!(kind(*at), Some(Kind::Word | Kind::Number)));
    let read = |token: &Token| word(token.of(text), token.is_capitalised());
    WORDS.with_borrow_mut(|known| out.extend(words.map(|at| known.token(text, prose, at, read))));
}

/// The words of a name that stands where there are no tokens.
pub(super) fn spelled(name: &str) -> impl Iterator<Item = Word> {
    let words = name.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty());
    words.map(|of| word(of, of.starts_with(char::is_uppercase)))
}

fn word(of: &str, capital: bool) -> Word {
    let mut letters = letters(of);
    let initial = letters.next().unwrap_or(' ');
    let key = key(of);
    let sound = if of.len() >= 5 && capital { sound(of) } else { key };
    Word { key, sound, initial, short: letters.next().is_none(), capital }
}

/// The letters and digits of `text` without case and accents.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(bare)
}

/// The same of a text in ASCII.
fn plain_letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|byte| SMALL[usize::from(byte)]).filter(|letter| *letter != 0)
}

/// Whether the letters and digits of two texts are the same, folded.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let first = |text: &str| text.bytes().next().map_or(0, |byte| SMALL[usize::from(byte)]);
    // Most words differ in their first letter.
    let (x, y) = (first(a), first(b));
    if x != y && x != 0 && y != 0 {
        return false;
    }
    if a.is_ascii() && b.is_ascii() {
        return plain_letters(a).eq(plain_letters(b));
    }
    letters(a).eq(letters(b))
}

/// The hash of the letters and digits of `text`, folded.
pub(super) fn key(text: &str) -> u64 {
    if text.is_ascii() {
        return plain_letters(text).fold(BASIS, |hash, letter| join(hash, u64::from(letter)));
    }
    text.chars().filter(|c| c.is_alphanumeric()).fold(BASIS, |hash, c| {
        if c.is_ascii() {
            return join(hash, u64::from(u32::from(c.to_ascii_lowercase())));
        }
        c.to_lowercase().map(bare).fold(hash, |hash, c| join(hash, u64::from(u32::from(c))))
    })
}

/// The hash of a name's letters as other alphabets give them: doubled letters once, "u" for "o", "i"
/// and "y" for "e", "ad" for a last "ed".
fn sound(name: &str) -> u64 {
    let put = |hash: u64, c: char| if c == '\0' { hash } else { join(hash, u64::from(u32::from(c))) };
    let letters = name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).map(bare);
    let (mut hash, mut before, mut last) = (BASIS, '\0', '\0');
    for c in letters {
        let c = match c {
            'u' => 'o',
            'i' | 'y' => 'e',
            c => c,
        };
        if c != last {
            hash = put(hash, before);
            (before, last) = (last, c);
        }
    }
    let before = if (before, last) == ('e', 'd') { 'a' } else { before };
    put(put(hash, before), last)
}

/// The hash of a run of words.
pub(super) fn whole(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(BASIS, join)
}

const fn join(hash: u64, next: u64) -> u64 {
    (hash ^ next).wrapping_mul(PRIME)
}

/// Whether `a` and `b` differ by one letter at most: added, dropped, changed or two swapped.
pub(super) fn nearly(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let (left, right) = (&a[same..], &b[same..]);
    match (left, right) {
        ([], _) | (_, []) => true,
        ([_, l @ ..], [_, r @ ..]) => {
            l.eq_ignore_ascii_case(r)
                || l.eq_ignore_ascii_case(right)
                || left.eq_ignore_ascii_case(r)
                || (l.len() == r.len()
                    && !l.is_empty()
                    && left[0] == right[1]
                    && left[1] == right[0]
                    && l[1..] == r[1..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn alike_where_keys_are(a in "[a-cA-C.é ]{0,4}", b in "[a-cA-C.É’ ]{0,4}") {
            prop_assert_eq!(alike(&a, &b), key(&a) == key(&b));
        }
    }

    #[test]
    fn folds_case_accents_and_stops() {
        assert_eq!(key("Erdoğan"), key("ERDOGAN"));
        assert_eq!(key("U.S."), key("US"));
        assert_ne!(key("Niger"), key("Nigeria"));
    }

    #[test]
    fn spellings_sound_alike() {
        for (a, b) in [("Mohamed", "Muhammad"), ("Khatib", "Khateeb"), ("Hussein", "Hossein"), ("Yusuf", "Yousuf")] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        for (a, b) in [("Hassan", "Hussein"), ("Maria", "Mario"), ("Daniel", "Daniela"), ("Martin", "Martina")] {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
    }

    #[test]
    fn tolerates_one_letter() {
        for wrong in ["dipomat", "diplomaat", "diplomut", "dilpomat", "Diplomat"] {
            assert!(nearly(wrong, "diplomat"), "{wrong}");
        }
        for other in ["diplomacy", "doctor", "diplomatic", ""] {
            assert!(!nearly(other, "diplomat"), "{other}");
        }
    }
}
