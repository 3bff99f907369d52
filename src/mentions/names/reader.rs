//! The tokens of an article as the search for names sees them.

use super::words::{ABBREVIATED, DIRECTIONS, FUNCTION, PREFIXES, by_first, by_last, is_in, opens_name};
use crate::calendar;
use crate::mentions::EntityType;
use crate::mentions::gazetteer::{Class, Classes, Entry, Place};
use crate::text::{Case, Kind, Token};

/// The longest known phrase, in tokens.
const LONGEST: usize = 9;

/// What is known of a word, wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) entry: Entry,
    /// Where longer phrases that begin with it go on.
    place: Place,
    /// It in small letters, as a number.
    pub(super) small: u32,
    /// Its cluster's path; 0 where it has none.
    pub(super) path: u32,
    pub(super) shape: u8,
    /// What it says of a name's type as its first word, and as its last.
    pub(super) begins: Option<EntityType>,
    pub(super) ends: Option<EntityType>,
    marks: u8,
}

/// What a word may be marked as, beside its entry.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    /// A function word.
    Function = 1,
    /// A direction, which may stand before a place.
    Direction = 1 << 1,
    /// Capitals that abbreviate a thing, not a name.
    Abbreviated = 1 << 2,
    /// A small particle that a name may begin with.
    Particle = 1 << 3,
    /// A small beginning that a hyphen joins to a name.
    Prefix = 1 << 4,
    /// A month or weekday.
    Date = 1 << 5,
    /// A month that may be a person's name.
    Namesake = 1 << 6,
}

impl Word {
    /// What is known of `word`, whose `small` letters have the number `number`.
    pub(super) fn of(word: &str, small: &str, number: u32, shape: u8, path: u32) -> Self {
        let (place, entry) = Place::root().step(small.bytes());
        let month = calendar::month(word).is_some();
        let namesake = month && matches!(word, "May" | "April" | "June" | "August" | "March");
        let marks = [
            (Mark::Function, is_in(FUNCTION, small)),
            (Mark::Direction, is_in(DIRECTIONS, small)),
            (Mark::Abbreviated, is_in(ABBREVIATED, small)),
            (Mark::Particle, opens_name(word)),
            (Mark::Prefix, is_in(PREFIXES, word)),
            (Mark::Date, month && !namesake || calendar::weekday(word).is_some() && word.len() > 3),
            (Mark::Namesake, namesake),
        ];
        let marks = marks.into_iter().filter(|(_, marked)| *marked).fold(0, |marks, (mark, _)| marks | mark as u8);
        let (begins, ends) = (by_first(small), by_last(small));
        Self { entry, place, small: number, path, shape, begins, ends, marks }
    }

    /// Whether it is marked as this.
    pub(super) const fn is(&self, mark: Mark) -> bool {
        self.marks & mark as u8 != 0
    }
}

/// Text and tokens, with room for phrases.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What is known of each token's word.
    pub(super) words: Vec<Word>,
    phrase: String,
    phrases: Phrases,
}

/// The known phrases of several tokens, looked up once for each token that they may begin with.
#[derive(Default)]
struct Phrases {
    /// Where those of each token begin in `all`; 0 where nobody asked yet.
    begins: Vec<u32>,
    /// The token after each, and what is known of it; behind the last of a token a stop of 0.
    all: Vec<(u32, Entry)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, words: Vec::new(), phrase: String::new(), phrases: Phrases::default() }
    }

    /// The token's text.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// What is known of the token's word.
    pub(super) fn known(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The token's text in small letters.
    pub(super) fn small(&mut self, at: usize) -> &str {
        self.phrase.clear();
        let word = self.word(at);
        self.phrase.extend(small(word));
        &self.phrase
    }

    /// What is known of the phrase of these tokens.
    pub(super) fn entry(&mut self, first: usize, end: usize) -> Entry {
        if end - first == 1 {
            return self.words.get(first).map_or(Entry::default(), |word| word.entry);
        }
        let begin = self.phrases_from(first);
        let found = self.phrases.all[begin..].iter().take_while(|(stop, _)| *stop > 0);
        found.into_iter().find(|(stop, _)| *stop as usize == end).map_or(Entry::default(), |(_, entry)| *entry)
    }

    /// The longest phrase from `first` on that is one of `classes`, and what is known of it.
    pub(super) fn longest(&mut self, first: usize, end: usize, classes: Classes) -> Option<(usize, Entry)> {
        let entry = self.entry(first, first + 1);
        let begin = self.phrases_from(first);
        let several = self.phrases.all[begin..].iter().take_while(|(stop, _)| (1..=end).contains(&(*stop as usize)));
        let several = several.filter(|(_, entry)| entry.is_any(classes)).last();
        let single = || entry.is_any(classes).then_some((first + 1, entry));
        several.map(|(stop, entry)| (*stop as usize, *entry)).or_else(single)
    }

    /// Where the known phrases of several tokens begin that begin with the token `first`.
    fn phrases_from(&mut self, first: usize) -> usize {
        let Phrases { begins, all } = &mut self.phrases;
        if all.is_empty() {
            all.push((0, Entry::default()));
            begins.resize(self.words.len(), 0);
        }
        let Some(Word { mut entry, mut place, .. }) = self.words.get(first).copied() else { return 0 };
        let goes_on = |entry: Entry, at: usize| self.tokens.get(at).is_some_and(|t| t.glued || entry.is(Class::Prefix));
        if begins[first] > 0 || !goes_on(entry, first + 1) {
            return begins[first] as usize;
        }
        begins[first] = all.len() as u32;
        for at in first + 1..first + LONGEST {
            if !goes_on(entry, at) || place.is_nowhere() {
                break;
            }
            let token = &self.tokens[at];
            let space = if token.glued { "" } else { " " }.bytes();
            let word = token.of(self.text);
            (place, entry) = if word.is_ascii() {
                place.step(space.chain(word.bytes().map(|byte| byte.to_ascii_lowercase())))
            } else {
                place.step(space.chain(small(word).collect::<String>().bytes()))
            };
            if entry != Entry::default() {
                all.push((at as u32 + 1, entry));
            }
        }
        all.push((0, Entry::default()));
        begins[first] as usize
    }

    pub(super) fn is_function(&self, at: usize) -> bool {
        self.is_marked(at, Mark::Function)
    }

    /// Whether the token's word is marked as this.
    pub(super) fn is_marked(&self, at: usize, mark: Mark) -> bool {
        self.words.get(at).is_some_and(|word| word.is(mark))
    }

    /// Whether the token is an ordinary word, whatever its capitals.
    pub(super) fn is_ordinary(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.entry.is(Class::Word))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capitalised)
    }

    pub(super) fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == kind)
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower)
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }
}

/// A word in small letters, with straight apostrophes.
fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c })
}
