//! Quotations that stand twice: a headline or a pull quote repeats what somebody says in the text.
//!
//! A quote without a source has the speaker of the one that holds all its words in their order, if
//! nobody else says them.

use super::Speaker;
use super::walk::Walk;
use super::words::key;
use crate::quotes::Quote;

/// How many quotes without a source are looked up.
const LOOKED_UP: usize = 16;
/// The fewest words that tell who says them.
const FEWEST: usize = 3;

impl Walk<'_> {
    /// Gives quotes without a source the speaker of the quote that they repeat.
    pub(super) fn repeat(&mut self) {
        let alone = |n: &usize| self.speakers[*n] == Speaker::default() && self.article.quotes[*n].source.is_none();
        let bare: Vec<usize> = (0..self.speakers.len()).filter(alone).take(LOOKED_UP).collect();
        if bare.is_empty() {
            return;
        }
        let said: Vec<Vec<u64>> = self.article.quotes.iter().map(|quote| self.words_of(quote)).collect();
        for number in bare {
            if let Some(speaker) = self.who_says(&said[number], &said) {
                self.speakers[number] = speaker;
            }
        }
    }

    fn words_of(&self, quote: &Quote) -> Vec<u64> {
        let tokens = &self.article.prose.tokens;
        let of = |span: &crate::span::Span| {
            let (first, end) = (self.article.prose.token_at(span.start), self.article.prose.token_at(span.end));
            tokens[first..end]
                .iter()
                .map(|token| token.of(self.article.text))
                .filter(|w| w.contains(char::is_alphanumeric))
        };
        quote.spans.iter().flat_map(of).map(key).collect()
    }

    fn who_says(&self, wanted: &[u64], said: &[Vec<u64>]) -> Option<Speaker> {
        if wanted.len() < FEWEST {
            return None;
        }
        let holds = |number: &usize| {
            self.speakers[*number].name_or_entity() && said[*number].windows(wanted.len()).any(|words| words == wanted)
        };
        let mut found = (0..said.len()).filter(holds).map(|number| &self.speakers[number]);
        let one = found.next()?;
        found.all(|other| other == one).then(|| one.clone())
    }
}

impl Speaker {
    const fn name_or_entity(&self) -> bool {
        self.name.is_some() || self.entity.is_some()
    }
}
