//! Those without a name who speak again: "a senior official", then "the official".
//!
//! In: a description that means nobody named. Out: the quote whose speaker it means: the one who was brought in
//! by the same word, or, right behind it, by another that may be said of anybody who tells something.

use super::lexicon::Noun;
use super::phrases::{Owner, Phrase};
use super::walk::Walk;
use super::words::key;
use crate::span::Span;

/// No article has more who are kept.
const MOST: usize = 12;
/// How many sentences later somebody is meant by a word for anybody.
const NEAR: u32 = 2;

/// Somebody without a name who has spoken.
#[derive(Clone, Debug)]
pub(super) struct Stranger {
    /// The quote.
    pub(super) quote: u32,
    head: u64,
    words: String,
    plural: bool,
    sentence: u32,
}

impl Walk<'_> {
    /// Keeps the speaker of `quote`, whom `phrase` brings in, `more` being said of them: "people near the family".
    pub(super) fn keep_stranger(&mut self, quote: u32, phrase: &Phrase, more: bool, sentence: u32) {
        let told = |plural: &bool| phrase.indefinite || *plural && more;
        let Some(plural) = plural(phrase).filter(told).filter(|_| !phrase.definite) else { return };
        if self.strangers.len() < MOST {
            let (head, words) = (key(phrase.head()), phrase.words.clone());
            self.strangers.push(Stranger { quote, head, words, plural, sentence });
        }
    }

    /// Whose speaker `phrase` means if it is all of a source.
    pub(super) fn again(&self, phrase: &Phrase, source: Span, sentence: u32) -> Option<u32> {
        self.stranger(phrase, sentence).filter(|_| phrase.span.end == source.end)
    }

    /// Whose speaker `phrase` in `sentence` means.
    pub(super) fn stranger(&self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        let several = plural(phrase)?;
        if self.strangers.is_empty() || !phrase.definite || phrase.goes_on || phrase.owner != Owner::Nobody {
            return None;
        }
        let head = key(phrase.head());
        let fits = |known: &&Stranger| {
            let has = |word: &str| known.words.split(' ').any(|other| other == word);
            known.head == head && known.plural == several && phrase.words.split(' ').all(has)
        };
        let mut found = self.strangers.iter().filter(fits);
        if let Some(one) = found.next() {
            return found.next().is_none().then_some(one.quote);
        }
        let last = self.strangers.last()?;
        let near = last.sentence + NEAR >= sentence && last.plural == several;
        (near && is_anybody(&phrase.words)).then_some(last.quote)
    }
}

/// Whether `phrase` means several people, if it means people.
fn plural(phrase: &Phrase) -> Option<bool> {
    match phrase.noun {
        Some((Noun::Role, plural)) => Some(plural),
        Some((Noun::People, _)) => Some(true),
        None if phrase.head() == "source" => Some(false),
        None if phrase.head() == "sources" => Some(true),
        _ => None,
    }
}

/// Whether the words may be said of anybody who tells something.
fn is_anybody(words: &str) -> bool {
    matches!(words, "insider" | "insiders" | "official" | "officials" | "source" | "sources")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn who_has_no_name_speaks_again() {
        for (article, speakers) in [
            ("{A senior official} said <no>. {The official} said <yes>.", ["A senior official", "A senior official"]),
            ("{Two officials} said <no>. {The officials} said <yes>.", ["Two officials", "Two officials"]),
            (
                "{A senior official} said <no>. {The ferry official} said <yes>.",
                ["A senior official", "The ferry official"],
            ),
            ("{A nurse} said <no>. {The insider} said <yes>.", ["A nurse", "A nurse"]),
            ("{A nurse} said <no>. {The doctor} said <yes>.", ["A nurse", "The doctor"]),
        ] {
            assert_eq!(Story::read(article).speakers(), speakers);
        }
    }
}
