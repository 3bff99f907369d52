//! Blocks to units: the sentences that belong together, with each quoted passage as one item.
//!
//! The grammar of attribution sees `QUOTE , he said . ` whatever stands between the marks, so a
//! passage of three sentences holds its sentences together in one unit.

use super::verbs;
use super::words::{Class, class};
use crate::span::Span;
use crate::text::{Memo, Prose, Quoted, Token};
use std::cell::RefCell;
use std::ops::Range;

/// A token outside quotation marks, or a whole passage.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is.
    pub class: Class,
    /// Whether it is a form of a verb of saying.
    pub says: bool,
    /// Where it stands; a passage with its marks.
    pub span: Span,
    /// The passage in [`Prose::quoted`].
    pub quoted: Option<u32>,
    /// The number of its written form, see [`crate::text::Forms`]; of a passage there is none.
    pub form: u32,
}

impl Item {
    /// Its text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// Where the words of these items end, the stops behind them aside.
pub(super) fn words_end(items: &[Item]) -> usize {
    items.iter().rposition(|item| item.class != Class::Stop).map_or(0, |last| last + 1)
}

/// The items of one unit.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// In text order.
    pub items: Vec<Item>,
    /// Its block.
    pub block: u32,
    /// Its sentences in [`Prose::sentences`].
    pub sentences: Range<u32>,
}

/// What an item shows of its own: what it is, and whether it is a form of a verb of saying.
type Word = (Class, bool);

thread_local! {
    static WORDS: RefCell<Memo<Word>> = RefCell::default();
}

fn word(text: &str, token: &Token) -> Word {
    (class(token, text), verbs::of(token.of(text)).is_some())
}

/// Cuts all blocks into units, in text order.
#[must_use]
pub fn cut(text: &str, prose: &Prose) -> Vec<Unit> {
    let mut units = Vec::with_capacity(prose.sentences.len());
    let known = WORDS.with_borrow_mut(|known| known.each(text, prose, |token| word(text, token)));
    let mut passages = prose.quoted.iter().enumerate().peekable();
    let mut at = 0;
    while at < prose.sentences.len() {
        let block = prose.sentences[at].block;
        let mut unit = Unit { items: Vec::with_capacity(48), block, sentences: at as u32..at as u32 };
        let mut token = prose.sentences[at].first as usize;
        while at < prose.sentences.len() && prose.sentences[at].block == block {
            let sentence = &prose.sentences[at];
            at += 1;
            while token < sentence.end as usize {
                let start = prose.tokens[token].span.start;
                match passages.peek() {
                    Some((number, quoted)) if quoted.outer.start == start => {
                        unit.items.push(passage(*number, quoted));
                        token = past(prose, quoted.outer.end, token + 1);
                        passages.next();
                    }
                    _ => {
                        let ((class, says), form) = (known[token], prose.forms.of_token(token) as u32);
                        unit.items.push(Item { class, says, span: prose.tokens[token].span, quoted: None, form });
                        token += 1;
                    }
                }
            }
            if token <= sentence.end as usize {
                break;
            }
        }
        unit.sentences.end = at as u32;
        push(unit, &mut units);
    }
    units
}

/// No unit has more items: what looks left and right within one stays linear on any text.
const LONGEST: usize = 400;

fn push(unit: Unit, units: &mut Vec<Unit>) {
    if unit.items.len() <= LONGEST {
        return units.push(unit);
    }
    let part = |items: &[Item]| Unit { items: items.to_vec(), block: unit.block, sentences: unit.sentences.clone() };
    units.extend(unit.items.chunks(LONGEST).map(part));
}

fn passage(number: usize, quoted: &Quoted) -> Item {
    Item { class: Class::Quote, says: false, span: quoted.outer, quoted: Some(number as u32), form: u32::MAX }
}

/// The first token from `from` on that begins at or after `offset`.
fn past(prose: &Prose, offset: u32, from: usize) -> usize {
    from + prose.tokens[from..].partition_point(|t| t.span.start < offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};
    use crate::text;

    fn units(article: &str) -> Vec<String> {
        let document = document::parse(article, &Given::default());
        let prose = text::read(article, &document);
        let shown = |i: &Item| if i.quoted.is_some() { "QUOTE" } else { i.of(article) }.to_owned();
        cut(article, &prose).iter().map(|u| u.items.iter().map(shown).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn passages_hold_sentences_together() {
        assert_eq!(
            units("“We go. We go now,” he said. It rained. “Oh!” Ana said."),
            ["QUOTE he said .", "It rained .", "QUOTE", "Ana said ."]
        );
    }
}
