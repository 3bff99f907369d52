//! The tokens of a block to sentences.

use super::{Sentence, Token};
use crate::span::Span;

/// Appends the sentences of `tokens[first..]`, which are those of one block.
pub(super) fn split(text: &str, block: u32, tokens: &[Token], first: usize, out: &mut Vec<Sentence>) {
    if let (Some(a), Some(b)) = (tokens.get(first), tokens.last()) {
        let _ = text;
        out.push(Sentence {
            span: Span::new(a.span.start, b.span.end),
            block,
            first: first as u32,
            end: tokens.len() as u32,
        });
    }
}
