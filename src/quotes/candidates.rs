//! The stretches of text that may be the source of a draft.
//!
//! In: an article. Out: the [`mentions`] of a unit (names, pronouns, "the union"), and what a span that is a source
//! already is.

use super::tagger::Article;
use super::units::{Item, Unit, items_at, unit_at};
use super::words::{Class, lowered};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::tagging::feature;

/// What a stretch of text that may be a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Name(EntityType),
    Pronoun(u8),
    Phrase,
    Found,
}

/// A stretch of text that may be the source.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    pub(super) sort: Sort,
    /// The last word of a name.
    pub(super) last: Option<Span>,
    /// Whether the taggers, or the speaker before, say so.
    pub(super) chosen: bool,
    /// How many other sources of earlier quotes are nearer, plus one.
    pub(super) earlier: u8,
    /// Its unit, and its items there.
    pub(super) unit: usize,
    pub(super) items: [u16; 2],
    /// What stands right before and right behind it in its unit: the class, and the word's number.
    pub(super) around: [(u8, u32); 2],
}

impl Candidate {
    fn new(span: Span, sort: Sort, (number, unit): (usize, &Unit), items: [usize; 2], text: &str) -> Self {
        let around = [items[0].checked_sub(1), Some(items[1])].map(|at| {
            let item = at.and_then(|at| unit.items.get(at));
            let word = |item: &Item| if item.quoted.is_some() { 1 } else { feature(0, item.of(text).as_bytes()) };
            item.map_or((63, 0), |item| (class(item), word(item)))
        });
        let last = matches!(sort, Sort::Name(_)).then(|| last_word(span, text));
        Self { span, sort, last, chosen: false, earlier: 0, unit: number, items: items.map(|at| at as u16), around }
    }

    /// A span of an article that is a source already.
    pub(super) fn at(span: Span, article: &Article<'_>) -> Self {
        let number = unit_at(article.units, span.start);
        let unit = &article.units[number];
        let items = items_at(unit, span);
        let sort = match &unit.items[items.clone()] {
            [item] if matches!(item.class, Class::Subject | Class::Relative) => pronoun(item.of(article.text)),
            _ => article.name_at(span).map_or(Sort::Found, |name| Sort::Name(name.kind)),
        };
        Self::new(span, sort, (number, unit), [items.start, items.end], article.text)
    }
}

/// The mentions of a unit, none of which overlaps another.
pub(super) fn mentions<'a>(article: &'a Article<'a>, number: usize) -> impl Iterator<Item = Candidate> + 'a {
    let unit = &article.units[number];
    let start = unit.items.first().map_or(0, |item| item.span.start);
    let mut names = &article.names[article.names.partition_point(|name| name.span.end <= start)..];
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let limit = names.first().map_or(u32::MAX, |name| name.span.start);
            let begins = |item: &Item| item.span.end > limit || is_mention(item.class);
            from += unit.items[from..].iter().position(begins)?;
            let item = &unit.items[from];
            while let [name, rest @ ..] = names
                && name.span.end <= item.span.start
            {
                names = rest;
            }
            let first = from;
            let (end, sort) = mention(&unit.items, first, names.first(), article.text);
            from = end;
            if let Some(sort) = sort {
                let span = item.span.cover(unit.items[end - 1].span);
                return Some(Candidate::new(span, sort, (number, unit), [first, end], article.text));
            }
        }
    })
}

/// The class of an item; verbs of saying have their own.
fn class(item: &Item) -> u8 {
    if item.says { 62 } else { item.class as u8 }
}

fn pronoun(word: &str) -> Sort {
    Sort::Pronoun(lowered(word, |small| match small {
        "he" => 0,
        "she" => 1,
        "they" => 2,
        "it" => 3,
        "who" => 4,
        "i" => 5,
        "we" => 6,
        _ => 7,
    }))
}

/// Whether an item of this class may begin a mention that is no name.
fn is_mention(class: Class) -> bool {
    matches!(class, Class::Subject | Class::Relative | Class::Determiner)
}

/// The mention that begins with the item `from`, if one does, and where to go on; `next` is the first name
/// that does not end before the item.
fn mention(items: &[Item], from: usize, next: Option<&Name>, text: &str) -> (usize, Option<Sort>) {
    let item = &items[from];
    if item.quoted.is_some() {
        return (from + 1, None);
    }
    if let Some(name) = next.filter(|name| name.span.overlaps(item.span)) {
        let more = items[from..].iter().take_while(|item| item.span.start < name.span.end).count();
        return (from + more.max(1), Some(Sort::Name(name.kind)));
    }
    match item.class {
        Class::Subject | Class::Relative => (from + 1, Some(pronoun(item.of(text)))),
        Class::Determiner => phrase(items, from, next, text),
        _ => (from + 1, None),
    }
}

/// "the union", "one senior official": up to a name, a verb or a preposition.
fn phrase(items: &[Item], from: usize, next: Option<&Name>, text: &str) -> (usize, Option<Sort>) {
    const LONGEST: usize = 7;
    let name = next.map_or(u32::MAX, |name| name.span.start);
    let noun = |at: usize, item: &Item| {
        let bare = item.class == Class::Word && (at < 2 || !item.of(text).ends_with("ed")) && !item.says;
        bare || matches!(item.class, Class::Capital | Class::Number | Class::Hyphen)
    };
    let more = items[from + 1..].iter().take(LONGEST).enumerate();
    let count = more.take_while(|(at, item)| noun(*at, item) && item.span.end <= name).count();
    let end = from + 1 + count;
    (end, (count > 0).then_some(Sort::Phrase))
}

fn last_word(span: Span, text: &str) -> Span {
    let before = span.of(text).bytes().rposition(|byte| byte == b' ');
    Span::new(before.map_or(span.start, |at| span.start + at as u32 + 1), span.end)
}
