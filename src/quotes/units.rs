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
    /// Where its last item ends.
    pub end: u32,
    /// The classes of its items, a bit each.
    classes: u32,
}

const _: () = assert!(Class::Other as u8 == 30);

impl Unit {
    /// Whether one of its items is of this class.
    pub(super) const fn has(&self, class: Class) -> bool {
        self.classes >> class as u8 & 1 == 1
    }

    /// Notes what is known of all items together.
    fn note(&mut self) {
        self.end = self.items.last().map_or(0, |item| item.span.end);
        self.classes = self.items.iter().fold(0, |classes, item| classes | 1 << item.class as u8);
    }
}

/// The unit at an offset.
pub(super) fn unit_at(units: &[Unit], offset: u32) -> usize {
    units.partition_point(|unit| unit.end <= offset).min(units.len().saturating_sub(1))
}

/// The items of a unit that a span covers.
pub(super) fn items_at(unit: &Unit, span: Span) -> Range<usize> {
    let start = unit.items.partition_point(|item| item.span.end <= span.start);
    let more = unit.items[start..].partition_point(|item| item.span.start < span.end);
    start..start + more
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
    let mut units = Vec::new();
    let count = cut_into(text, prose, &mut units).len();
    units.truncate(count);
    units
}

/// The same in the room of the units of another article, which is kept from one to the next.
pub(super) fn cut_into<'u>(text: &str, prose: &Prose, room: &'u mut Vec<Unit>) -> &'u [Unit] {
    const KEPT: usize = 256;
    room.truncate(KEPT);
    let words = WORDS.with_borrow_mut(|known| known.forms(text, prose, |token| word(text, token)));
    let (mut passages, mut count, mut at) = (0, 0, 0);
    while at < prose.sentences.len() {
        if room.len() == count {
            room.push(Unit::default());
        }
        at = fill(&mut room[count], at, prose, &words, &mut passages);
        count += 1;
        if room[count - 1].items.len() > LONGEST {
            divide(room, count - 1);
            count = room.len();
        }
    }
    &room[..count]
}

/// Fills a unit with the items from the sentence `at` on; the sentence that is next.
fn fill(unit: &mut Unit, mut at: usize, prose: &Prose, words: &[Word], passages: &mut usize) -> usize {
    let first = &prose.sentences[at];
    let (block, mut token) = (first.block, first.first as usize);
    unit.items.clear();
    unit.items.reserve((first.end - first.first) as usize);
    (unit.block, unit.sentences.start) = (block, at as u32);
    let item = |at: usize, token: &Token| {
        let form = prose.forms.of_token(at);
        let (class, says) = words[form];
        Item { class, says, span: token.span, quoted: None, form: form as u32 }
    };
    while let Some(sentence) = prose.sentences.get(at).filter(|sentence| sentence.block == block) {
        at += 1;
        while token < sentence.end as usize {
            let tokens = &prose.tokens[token..sentence.end as usize];
            let next = prose.quoted.get(*passages);
            let opens = |other: &Token| next.is_some_and(|quoted| quoted.outer.start == other.span.start);
            let plain = tokens.iter().position(opens).unwrap_or(tokens.len());
            unit.items.extend((token..).zip(&tokens[..plain]).map(|(at, token)| item(at, token)));
            token += plain;
            if let Some(quoted) = next.filter(|_| plain < tokens.len()) {
                unit.items.push(passage(*passages, quoted));
                token = past(prose, quoted.outer.end, token + 1);
                *passages += 1;
            }
        }
        if token <= sentence.end as usize {
            break;
        }
    }
    unit.sentences.end = at as u32;
    unit.note();
    at
}

/// No unit has more items: what looks left and right within one stays linear on any text.
const LONGEST: usize = 400;

/// Divides the unit `at`, behind which none is filled yet.
fn divide(room: &mut Vec<Unit>, at: usize) {
    let Unit { items, block, sentences, .. } = std::mem::take(&mut room[at]);
    room.truncate(at);
    for part in items.chunks(LONGEST) {
        let mut unit = Unit { items: part.to_vec(), block, sentences: sentences.clone(), ..Unit::default() };
        unit.note();
        room.push(unit);
    }
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
