//! An article's blocks to tokens, sentences and quotation marks.
//!
//! In: the text and its [`Document`]. Out: [`Prose`]: flat arrays in text order, spans into the
//! text. Tokens follow the Penn treebank's habits where they help names and quotes: clitics
//! (`'s`, `n't`) and hyphens stand alone, `U.S.`, `4:46`, `1,000.5` and web addresses are one.

mod forms;
mod marks;
mod sentences;
mod tokens;
mod vocabulary;

pub use forms::Forms;
pub use marks::Quoted;
pub use tokens::{Case, Kind, Token};
pub use vocabulary::Memo;

use crate::document::Document;
use crate::span::Span;

/// A sentence: a span and the tokens in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its block in [`Document::blocks`].
    pub block: u32,
    /// Its first token.
    pub first: u32,
    /// The token after its last.
    pub end: u32,
}

impl Sentence {
    /// Its tokens' numbers.
    #[must_use]
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// The tokens and sentences of one article, in text order.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// All tokens of all blocks.
    pub tokens: Vec<Token>,
    /// All sentences of all blocks; a sentence never crosses a block.
    pub sentences: Vec<Sentence>,
    /// All passages between quotation marks, outermost only.
    pub quoted: Vec<Quoted>,
    /// The written forms of the tokens.
    pub forms: Forms,
}

impl Prose {
    /// The sentence in which `span` begins.
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= span.start);
        let found = after.checked_sub(1)?;
        (span.start < self.sentences[found].span.end).then_some(found)
    }

    /// The number of the first token that ends after `offset`.
    #[must_use]
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }
}

/// Reads the blocks of `document`.
#[must_use]
pub fn read(text: &str, document: &Document) -> Prose {
    // English has a token in some five bytes.
    let bytes: u32 = document.blocks.iter().map(|block| block.span.len()).sum();
    let mut prose = Prose { tokens: Vec::with_capacity(bytes as usize / 5), ..Prose::default() };
    for (block, part) in document.blocks.iter().enumerate() {
        let (first, first_sentence) = (prose.tokens.len(), prose.sentences.len());
        tokens::tokenize(text, part.span, &mut prose.tokens);
        sentences::split(text, block as u32, &prose.tokens, first, &mut prose.sentences);
        let range = (first, prose.tokens.len());
        marks::scan(text, block as u32, &prose.tokens, range, &prose.sentences[first_sentence..], &mut prose.quoted);
    }
    prose.forms = Forms::of(text, &prose.tokens);
    prose
}
