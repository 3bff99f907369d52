//! Runs the steps: on one article, or on many in parallel.

use crate::document::{self, Document, Given};
use crate::entities::{self, Cast};
use crate::mentions::{self, Amount, DateMention};
use crate::quotes::{self, Act, Quote};
use crate::span::MAX_BYTES;
use crate::text::{self, Prose};

/// Which attributions count as quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attributions {
    /// What was said or written.
    #[default]
    Speech,
    /// Thoughts, intentions and feelings that the article ascribes to somebody, too.
    All,
}

/// All that is found in one article; spans are bytes of `text`.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What the caller knew.
    pub given: Given,
    /// The text.
    pub text: String,
    /// Its structure.
    pub document: Document,
    /// Its tokens and sentences.
    pub prose: Prose,
    /// Its quotes.
    pub quotes: Vec<Quote>,
    /// Who is who.
    pub cast: Cast,
    /// Its dates.
    pub dates: Vec<DateMention>,
    /// Its amounts.
    pub amounts: Vec<Amount>,
}

/// Analyses one article.
///
/// # Panics
///
/// If `text` is longer than [`MAX_BYTES`]; callers check that first.
#[must_use]
pub fn analyse(text: String, given: Given, attributions: Attributions) -> Analysis {
    assert!(text.len() <= MAX_BYTES, "a text is at most {MAX_BYTES} bytes long");
    let document = document::parse(&text, &given);
    let prose = text::read(&text, &document);
    let dates = mentions::dates(&text, &document, &prose);
    let amounts = mentions::amounts(&text, &document, &prose);
    let names = mentions::names(&text, &document, &prose);
    let mut quotes = quotes::find(&text, &document, &prose, &names);
    if attributions == Attributions::Speech {
        quotes.retain(|quote| quote.act == Act::Speech);
    }
    let cast = entities::resolve(&text, &document, &prose, &names, &quotes);
    Analysis { given, text, document, prose, quotes, cast, dates, amounts }
}
