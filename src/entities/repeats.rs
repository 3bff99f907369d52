//! Quotations that stand twice: a headline or a pull quote repeats what somebody says in the text.
//!
//! A quote without a source, or outside the text with one that has no name ("Words": the woman who …), has the
//! speaker of the one that holds all its words in their order, if nobody else says them.

use super::walk::Walk;
use super::words::alike;
use super::{Speaker, SpeakerType};
use crate::document::Section;
use crate::quotes::Quote;
use crate::span::Span;

/// How many quotes are looked up.
const LOOKED_UP: usize = 16;
/// The fewest words that tell who says them.
const FEWEST: usize = 3;

impl<'a> Walk<'a> {
    /// Gives quotes that do not say who speaks the speaker of the quote that they repeat.
    pub(super) fn repeat(&mut self) {
        let open = |n: &usize| {
            let (quote, speaker) = (&self.article.quotes[*n], &self.speakers[*n]);
            let section = quote.spans.first().and_then(|span| self.article.section(*span));
            let unnamed = speaker.kind == Some(SpeakerType::Unnamed) && section != Some(Section::Body);
            unnamed || *speaker == Speaker::default() && quote.source.is_none()
        };
        let bare: Vec<usize> = (0..self.speakers.len()).filter(open).take(LOOKED_UP).collect();
        if bare.is_empty() {
            return;
        }
        let said: Vec<Vec<&str>> = self.article.quotes.iter().map(|quote| self.words_of(quote)).collect();
        for number in bare {
            if let Some(speaker) = self.who_says(&said[number], &said) {
                self.speakers[number] = speaker;
            }
        }
    }

    fn words_of(&self, quote: &Quote) -> Vec<&'a str> {
        let article = self.article;
        let of = |span: &Span| {
            let (first, end) = (article.prose.token_at(span.start), article.prose.token_at(span.end));
            (first..end).map(|at| article.word(at)).filter(|word| word.contains(char::is_alphanumeric))
        };
        quote.spans.iter().flat_map(of).collect()
    }

    fn who_says(&self, wanted: &[&str], said: &[Vec<&str>]) -> Option<Speaker> {
        if wanted.len() < FEWEST {
            return None;
        }
        let same = |words: &[&str]| words.iter().zip(wanted).all(|(word, wanted)| alike(word, wanted));
        let holds = |number: &usize| self.speakers[*number].is_named() && said[*number].windows(wanted.len()).any(same);
        let mut found = (0..said.len()).filter(holds).map(|number| &self.speakers[number]);
        let one = found.next()?;
        found.all(|other| other == one).then(|| one.clone())
    }
}

impl Speaker {
    fn is_named(&self) -> bool {
        self.entity.is_some() || (self.name.is_some() && self.kind != Some(SpeakerType::Unnamed))
    }
}
