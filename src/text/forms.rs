//! The written forms of an article's tokens.
//!
//! In: its tokens. Out: the same number for tokens that are written alike. Half of an article's tokens
//! are forms that it had before: what depends on the form alone is asked once for each.

use super::{Kind, Token};
use crate::packed::packed;
use foldhash::{HashMap, HashMapExt};

/// The forms of an article's tokens.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// The number of each token's form, in the order in which forms first appear.
    of_tokens: Vec<u32>,
    /// The first token of each form.
    firsts: Vec<u32>,
}

impl Forms {
    /// The forms of these tokens of `text`: kind and letters.
    #[must_use]
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut short: HashMap<u128, u32> = HashMap::with_capacity(tokens.len() / 2);
        let mut long: HashMap<(Kind, &str), u32> = HashMap::new();
        let mut firsts = Vec::with_capacity(tokens.len() / 2);
        let number = |(at, token): (usize, &Token)| {
            let word = token.of(text);
            let next = firsts.len() as u32;
            let number = match packed(token.kind as u8, word) {
                Some(key) => *short.entry(key).or_insert(next),
                None => *long.entry((token.kind, word)).or_insert(next),
            };
            if number == next {
                firsts.push(at as u32);
            }
            number
        };
        let of_tokens = tokens.iter().enumerate().map(number).collect();
        Self { of_tokens, firsts }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.firsts.len()
    }

    /// The number of a token's form, less than [`Self::count`].
    #[must_use]
    pub fn of_token(&self, at: usize) -> usize {
        self.of_tokens[at] as usize
    }

    /// What `read` says of each token; it is asked for the first token of each form.
    #[must_use]
    pub fn each<T: Copy>(&self, tokens: &[Token], mut read: impl FnMut(&Token) -> T) -> Vec<T> {
        let of_forms: Vec<T> = self.firsts.iter().map(|first| read(&tokens[*first as usize])).collect();
        self.of_tokens.iter().map(|form| of_forms[*form as usize]).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{self, Given};

    #[test]
    fn equal_words_are_asked_once() {
        let text = "The harbour is closed. The harbourmaster's harbour is not the Harbour's.";
        let prose = super::super::read(text, &document::parse(text, &Given::default()));
        let mut asked = Vec::new();
        let words = prose.forms.each(&prose.tokens, |token| {
            asked.push(token.of(text));
            token.of(text)
        });
        assert!(words.iter().zip(&prose.tokens).all(|(word, token)| *word == token.of(text)));
        assert_eq!(asked, ["The", "harbour", "is", "closed", ".", "harbourmaster", "'s", "not", "the", "Harbour"]);
        assert_eq!(prose.forms.count(), asked.len());
        assert_eq!(prose.forms.of_token(6), prose.forms.of_token(1) + 4);
    }
}
