//! The written forms of an article's tokens.
//!
//! In: its tokens. Out: the same number for tokens that are written alike. Half of an article's tokens
//! are forms that it had before, and most forms are words of articles before: what depends on the form
//! alone is asked once for each.

use super::vocabulary::{Memo, Vocabulary};
use super::{Prose, Token};
use std::borrow::Cow;

/// The forms of an article's tokens.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// The number of each token's form, in the order in which forms first appear.
    of_tokens: Vec<u32>,
    /// The first token of each form.
    firsts: Vec<u32>,
    /// Each form's word in the vocabulary of this generation.
    words: Vec<u32>,
    generation: u64,
}

impl Forms {
    /// The forms of these tokens of `text`: kind and letters.
    #[must_use]
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        Vocabulary::here(|vocabulary| {
            vocabulary.turn();
            let mut firsts = Vec::with_capacity(tokens.len() / 2);
            let mut words = Vec::with_capacity(tokens.len() / 2);
            let form = |(at, token): (usize, &Token)| {
                let next = firsts.len() as u32;
                let (word, form) = vocabulary.form(text, token, next);
                if form == next {
                    firsts.push(at as u32);
                    words.push(word);
                }
                form
            };
            let of_tokens = tokens.iter().enumerate().map(form).collect();
            Self { of_tokens, firsts, words, generation: vocabulary.generation }
        })
    }

    /// The number of a token's form, in the order in which forms first appear.
    #[must_use]
    pub fn of_token(&self, at: usize) -> usize {
        self.of_tokens[at] as usize
    }

    /// The first token of each form, in text order.
    pub fn firsts(&self) -> impl Iterator<Item = usize> {
        self.firsts.iter().map(|at| *at as usize)
    }

    /// What belongs to each token, of what belongs to each form.
    #[must_use]
    pub fn spread<T: Copy>(&self, of_forms: &[T]) -> Vec<T> {
        self.of_tokens.iter().map(|form| of_forms[*form as usize]).collect()
    }

    /// Each form's word in the vocabulary as it is now.
    fn words_in(&self, vocabulary: &mut Vocabulary, text: &str, tokens: &[Token]) -> Cow<'_, [u32]> {
        if self.generation == vocabulary.generation {
            return Cow::Borrowed(&self.words);
        }
        (0..self.words.len()).map(|form| self.word_in(vocabulary, text, tokens, form)).collect()
    }

    /// The same for one form.
    fn word_in(&self, vocabulary: &mut Vocabulary, text: &str, tokens: &[Token], form: usize) -> u32 {
        if self.generation == vocabulary.generation {
            return self.words[form];
        }
        let token = &tokens[self.firsts[form] as usize];
        vocabulary.number(token.kind as u8, token.of(text))
    }
}

impl<T: Copy> Memo<T> {
    /// The number of each form's word; `read` says what is known of one that was not met lately. It
    /// must not ask what depends on more than a token's kind and letters.
    pub fn words(&mut self, text: &str, prose: &Prose, mut read: impl FnMut(&Token) -> T) -> Vec<u32> {
        let Prose { tokens, forms, .. } = prose;
        Vocabulary::here(|vocabulary| {
            let words = forms.words_in(vocabulary, text, tokens);
            self.turn(vocabulary);
            for (word, first) in words.iter().zip(&forms.firsts) {
                self.note(vocabulary, *word, || read(&tokens[*first as usize]));
            }
            words.into_owned()
        })
    }

    /// What is known of the token `at` by its form alone, see [`Self::words`].
    pub fn token(&mut self, text: &str, prose: &Prose, at: usize, read: impl FnOnce(&Token) -> T) -> T {
        let Prose { tokens, forms, .. } = prose;
        Vocabulary::here(|vocabulary| {
            let word = forms.word_in(vocabulary, text, tokens, forms.of_token(at));
            self.turn(vocabulary);
            *self.note(vocabulary, word, || read(&tokens[at]))
        })
    }

    /// What is known of each form, see [`Self::words`].
    pub fn forms(&mut self, text: &str, prose: &Prose, mut read: impl FnMut(&Token) -> T) -> Vec<T> {
        let Prose { tokens, forms, .. } = prose;
        Vocabulary::here(|vocabulary| {
            let words = forms.words_in(vocabulary, text, tokens);
            self.turn(vocabulary);
            let known = |(word, first): (&u32, &u32)| *self.note(vocabulary, *word, || read(&tokens[*first as usize]));
            words.iter().zip(&forms.firsts).map(known).collect()
        })
    }

    /// What is known of each token by its form alone, see [`Self::words`].
    pub fn each(&mut self, text: &str, prose: &Prose, read: impl FnMut(&Token) -> T) -> Vec<T> {
        prose.forms.spread(&self.forms(text, prose, read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};

    #[test]
    fn equal_words_are_asked_once() {
        let text = "The harbour is closed. The harbourmaster's harbour is not the Harbour's.";
        let prose = super::super::read(text, &document::parse(text, &Given::default()));
        let mut asked = Vec::new();
        let mut memo = Memo::default();
        let mut each = |asked: &mut Vec<_>| {
            memo.each(text, &prose, |token| {
                asked.push(token.of(text));
                token.of(text)
            })
        };
        let words = each(&mut asked);
        assert!(words.iter().zip(&prose.tokens).all(|(word, token)| *word == token.of(text)));
        assert_eq!(asked, ["The", "harbour", "is", "closed", ".", "harbourmaster", "'s", "not", "the", "Harbour"]);
        assert_eq!(each(&mut asked), words);
        assert_eq!(asked.len(), prose.forms.firsts.len());
        assert_eq!(memo.token(text, &prose, 5, |_| "never asked"), words[5]);
        assert_eq!(prose.forms.of_token(6), prose.forms.of_token(1) + 4);
    }
}
