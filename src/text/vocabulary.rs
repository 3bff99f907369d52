//! Words met lately, by number: what depends on a word's letters alone is worked out once for many articles.
//!
//! In: the kind and letters of a token. Out: the same number for words that are written alike, whatever
//! article they stand in, and with a [`Memo`] what was said of that word before. A thread has one
//! vocabulary; words that it did not meet for long are forgotten, so that memory stays bounded on any corpus.

use super::Token;
use crate::packed::{packed, packed_at};
use foldhash::{HashMap, HashMapExt};
use std::cell::RefCell;
use std::ops::Index;
use std::sync::atomic::{AtomicU64, Ordering};

/// So many words are kept from the last texts, and as many that may soon be forgotten.
const MOST_WORDS: usize = 1 << 14;

/// Of a word that the generation before did not have.
const NEW: u32 = u32::MAX;

/// Generations are numbered over all threads: numbers of one are nothing to another.
static GENERATIONS: AtomicU64 = AtomicU64::new(1);

thread_local! {
    static VOCABULARY: RefCell<Vocabulary> = RefCell::new(Vocabulary::default());
}

/// The words that a thread met lately.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub(super) generation: u64,
    before: u64,
    young: Words,
    old: Words,
    /// Of each young word its number in the generation before.
    origins: Vec<u32>,
    texts: u32,
}

/// A word's number, the text in which it was met last, and the number of its form there.
#[derive(Clone, Copy)]
struct Met {
    number: u32,
    text: u32,
    form: u32,
}

/// Words in the order in which they were met.
#[derive(Default)]
struct Words {
    /// By their letters and sort in one number, where they are short.
    short: HashMap<u128, Met>,
    /// The others: a map for each sort.
    long: Vec<HashMap<Box<str>, Met>>,
}

impl Words {
    /// The word of this `key`, or of this sort and these letters where it is too long for one.
    #[inline]
    fn get<'w>(&mut self, key: Option<u128>, sort: u8, word: impl FnOnce() -> &'w str) -> Option<&mut Met> {
        match key {
            Some(key) => self.short.get_mut(&key),
            None => self.long.get_mut(usize::from(sort))?.get_mut(word()),
        }
    }

    fn insert(&mut self, key: Option<u128>, sort: u8, word: &str, met: Met) {
        if let Some(key) = key {
            self.short.insert(key, met);
            return;
        }
        let at = usize::from(sort);
        if self.long.len() <= at {
            self.long.resize_with(at + 1, HashMap::new);
        }
        self.long[at].insert(word.into(), met);
    }
}

impl Vocabulary {
    /// Calls `then` with the vocabulary of this thread.
    pub(super) fn here<T>(then: impl FnOnce(&mut Self) -> T) -> T {
        VOCABULARY.with_borrow_mut(then)
    }

    /// Turns to another text, and begins a generation if there is none, or if this one has many words.
    pub(super) fn turn(&mut self) {
        if self.generation > 0 && self.origins.len() <= MOST_WORDS && self.texts < u32::MAX {
            self.texts += 1;
            return;
        }
        self.before = self.generation;
        self.generation = GENERATIONS.fetch_add(1, Ordering::Relaxed);
        self.old = std::mem::take(&mut self.young);
        self.origins.clear();
        self.texts = 1;
    }

    /// The number of `word` in this generation. The same letters are another word if they are of another `sort`.
    pub(super) fn number(&mut self, sort: u8, word: &str) -> u32 {
        let key = packed(sort, word);
        if let Some(met) = self.young.get(key, sort, || word) {
            return met.number;
        }
        self.add(key, sort, word, Met { number: 0, text: 0, form: 0 })
    }

    /// The number of a token's word, and of its form in this text: `next` if the text did not have it before.
    #[inline]
    pub(super) fn form(&mut self, text: &str, token: &Token, next: u32) -> (u32, u32) {
        let (sort, span) = (token.kind as u8, token.span);
        let key = packed_at(sort, text.as_bytes(), span.start as usize, span.len() as usize);
        let texts = self.texts;
        if let Some(met) = self.young.get(key, sort, || span.of(text)) {
            if met.text != texts {
                (met.text, met.form) = (texts, next);
            }
            return (met.number, met.form);
        }
        (self.add(key, sort, span.of(text), Met { number: 0, text: texts, form: next }), next)
    }

    /// Adds a new word; returns its number.
    #[cold]
    fn add(&mut self, key: Option<u128>, sort: u8, word: &str, met: Met) -> u32 {
        let number = self.origins.len() as u32;
        self.origins.push(self.old.get(key, sort, || word).map_or(NEW, |met| met.number));
        self.young.insert(key, sort, word, Met { number, ..met });
        number
    }
}

/// What is known of the words of a thread's vocabulary, by their numbers.
#[derive(Clone, Debug)]
pub struct Memo<T> {
    generation: u64,
    young: Vec<Option<T>>,
    old: Vec<Option<T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { generation: 0, young: Vec::new(), old: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// Forgets what the vocabulary forgot, and makes room for what is new in it.
    pub(super) fn turn(&mut self, vocabulary: &Vocabulary) {
        if self.generation != vocabulary.generation {
            let young = std::mem::take(&mut self.young);
            self.old = if self.generation == vocabulary.before { young } else { Vec::new() };
            self.generation = vocabulary.generation;
        }
        self.young.resize(vocabulary.origins.len(), None);
    }

    /// What is known of the word of this number; `read` says it of a new one.
    #[inline]
    pub(super) fn note(&mut self, vocabulary: &Vocabulary, number: u32, read: impl FnOnce() -> T) -> &T {
        let at = number as usize;
        self.young[at].get_or_insert_with(|| {
            let before = self.old.get(vocabulary.origins[at] as usize).copied().flatten();
            before.unwrap_or_else(read)
        })
    }

    /// The number of a word that is no token, of a `sort` of its own; `read` says what is known of a new one.
    pub fn word(&mut self, sort: u8, word: &str, read: impl FnOnce() -> T) -> u32 {
        Vocabulary::here(|vocabulary| {
            let number = vocabulary.number(sort, word);
            self.turn(vocabulary);
            self.note(vocabulary, number, read);
            number
        })
    }
}

impl<T> Index<u32> for Memo<T> {
    type Output = T;

    /// What is known of a word.
    ///
    /// # Panics
    ///
    /// If it was never read.
    fn index(&self, number: u32) -> &T {
        self.young[number as usize].as_ref().expect("a word is read before it is asked about")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word that is met again after a while is not read anew; one that is not, is forgotten.
    #[test]
    fn keeps_what_is_met() {
        let mut memo: Memo<usize> = Memo::default();
        let mut read = 0;
        let mut ask = |word: &str| {
            let number = memo.word(0, word, || {
                read += 1;
                read
            });
            memo[number]
        };
        Vocabulary::here(Vocabulary::turn);
        for round in 1..=2 {
            assert_eq!([ask("often"), ask("often")], [1, 1]);
            (0..=MOST_WORDS).for_each(|word| assert!(ask(&format!("{round} {word}")) > 1));
            Vocabulary::here(Vocabulary::turn);
        }
        assert_eq!(ask("often"), 1);
        assert_eq!(ask("1 7"), 2 * MOST_WORDS + 4);
    }

    /// What was asked in another generation, or by another thread, is not taken for an answer.
    #[test]
    fn generations_are_apart() {
        let mut memo: Memo<u8> = Memo::default();
        Vocabulary::here(Vocabulary::turn);
        let number = memo.word(0, "here", || 1);
        assert_eq!(memo[number], 1);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                Vocabulary::here(Vocabulary::turn);
                let number = memo.word(0, "there", || 2);
                assert_eq!(memo[number], 2);
            });
        });
    }
}
