//! The tokens of an article as the search for names sees them.

use super::words::{FUNCTION, is_in};
use crate::mentions::gazetteer::{Class, Entry, Place, Walk};
use crate::text::{Case, Kind, Token};

/// The longest known phrase, in tokens.
const LONGEST: usize = 9;

/// What is known of a single token.
#[derive(Clone, Copy, Default)]
struct Known {
    entry: Entry,
    /// Where longer phrases that begin with it go on.
    place: Place,
    function: bool,
}

/// What is known of a word in small letters, and where longer phrases go on.
pub(super) fn read(small: &str) -> (Entry, Place) {
    let mut walk = Walk::new();
    walk.add(small);
    (walk.entry(), walk.place())
}

/// Text and tokens, with room for phrases.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    phrase: String,
    /// What is known of single tokens; None where nobody asked yet.
    known: Vec<Option<Known>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, phrase: String::new(), known: vec![None; tokens.len()] }
    }

    /// The token's text.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// The token's text in small letters.
    pub(super) fn small(&mut self, at: usize) -> &str {
        self.phrase.clear();
        self.push(at);
        &self.phrase
    }

    fn push(&mut self, at: usize) {
        let word = self.tokens.get(at).map_or("", |t| t.of(self.text));
        if word.is_ascii() {
            let from = self.phrase.len();
            self.phrase.push_str(word);
            self.phrase[from..].make_ascii_lowercase();
        } else {
            let small = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c });
            self.phrase.extend(small);
        }
    }

    fn push_next(&mut self, at: usize) {
        if !self.tokens[at].glued {
            self.phrase.push(' ');
        }
        self.push(at);
    }

    /// What is known of the phrase of these tokens.
    pub(super) fn entry(&mut self, first: usize, end: usize) -> Entry {
        if end - first > LONGEST {
            return Entry::default();
        }
        let Known { entry, place, .. } = self.single(first);
        if end - first == 1 {
            return entry;
        }
        let mut walk = Walk::from(place);
        (first + 1..end).fold(entry, |_, at| self.walk_on(&mut walk, at))
    }

    /// Notes what is known of a token, so that it is not looked up again.
    pub(super) fn note(&mut self, at: usize, (entry, place): (Entry, Place), function: bool) {
        self.known[at] = Some(Known { entry, place, function });
    }

    fn single(&mut self, at: usize) -> Known {
        match self.known.get(at) {
            None => Known::default(),
            Some(Some(known)) => *known,
            Some(None) => {
                let small = self.small(at);
                let (entry, place) = read(small);
                let known = Known { entry, place, function: is_in(FUNCTION, small) };
                self.known[at] = Some(known);
                known
            }
        }
    }

    /// The longest phrase from `first` on that is one of `classes`, and what is known of it.
    pub(super) fn longest(&mut self, first: usize, end: usize, classes: &[Class]) -> Option<(usize, Entry)> {
        let Known { mut entry, place, .. } = self.single(first);
        let mut walk = None;
        let mut best = None;
        for at in first + 1..=end.min(first + LONGEST) {
            if classes.iter().any(|class| entry.is(*class)) {
                best = Some((at, entry));
            }
            if at == end || at >= self.tokens.len() || !entry.is(Class::Prefix) && !self.tokens[at].glued {
                break;
            }
            entry = self.walk_on(walk.get_or_insert_with(|| Walk::from(place)), at);
        }
        best
    }

    /// Adds the token `at` to a walk; what is known then.
    fn walk_on(&mut self, walk: &mut Walk, at: usize) -> Entry {
        self.phrase.clear();
        self.push_next(at);
        walk.add(&self.phrase);
        walk.entry()
    }

    pub(super) fn is_function(&mut self, at: usize) -> bool {
        self.single(at).function
    }

    /// Whether the token is an ordinary word, whatever its capitals.
    pub(super) fn is_ordinary(&mut self, at: usize) -> bool {
        self.entry(at, at + 1).is(Class::Word)
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
