//! Who says what the taggers leave without a sure source.
//!
//! In: [`Draft`]s in text order. Out: the same, some of them with another source, or with none: each
//! candidate nearby has a chance, and the likeliest is taken if it is likely enough. The same engine that tags
//! weighs the features: a candidate is a sentence of one token. What the taggers are sure of is left alone.

use super::judge::Draft;
use super::tagger::Article;
use super::tagsets::LANES;
use super::units::{Item, Unit};
use super::words::{Class, lowered};
use super::{Basis, Quote, QuoteKind};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::tagging::{Model, extended, feature};
use crate::text::Kind;
use std::ops::Range;

/// What a candidate can be: somebody else, the source.
pub const OUTCOMES: usize = 2;

const _: () = assert!(OUTCOMES <= LANES + 1);

/// A source that the second tagger sees by more than this is left alone.
pub(super) const SURE: i32 = 96;
/// No source is less likely: of what stands between marks, of what does not.
const LEAST: [f32; 2] = [0.2, 0.4];
/// No quote has more candidates.
const MOST: usize = 24;
/// Drafts among which earlier sources are looked for.
const RECENT: usize = 8;
/// Blocks over which a speaker goes on without being named again.
const NEAR: u32 = 3;

/// What a stretch of text that may be a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
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
    sort: Sort,
    /// The last word of a name.
    last: Option<Span>,
    /// Whether the taggers, or the speaker before, say so.
    chosen: bool,
    /// How many other sources of earlier quotes are nearer, plus one.
    earlier: u8,
    /// Its unit, and its items there.
    unit: usize,
    items: [u16; 2],
}

/// Gives each doubtful draft the likeliest source.
pub fn settle(model: &Model<'_, LANES>, drafts: &mut [Draft], article: &Article<'_>) {
    let (mut found, mut row) = (Vec::new(), Vec::new());
    for at in 0..drafts.len() {
        if !is_doubtful(&drafts[at]) {
            continue;
        }
        let doubt = Doubt::new(drafts, at, article);
        doubt.candidates(&mut found);
        let chance = |number: usize| {
            doubt.features(&found, number, &mut row);
            chance(model, &row)
        };
        let chances: Vec<f32> = (0..found.len()).map(chance).collect();
        choose(&mut drafts[at], &found, &chances, article.text);
    }
}

fn choose(draft: &mut Draft, found: &[Candidate], chances: &[f32], text: &str) {
    let likelier = |a: &usize, b: &usize| chances[*a].total_cmp(&chances[*b]).then(b.cmp(a));
    let best = (0..found.len()).max_by(likelier);
    let held = found.iter().position(|candidate| candidate.chosen);
    // "Musa Diallo" and "Diallo" do not rob each other of their chance.
    let with_namesakes = |number: usize| {
        let named = |other: usize| found[other].last.map(|last| last.of(text));
        let name = named(number);
        let same = |other: &usize| *other == number || name.is_some() && named(*other) == name;
        (0..found.len()).filter(same).map(|other| chances[other]).sum::<f32>().min(0.99)
    };
    let chance = |number: Option<usize>| number.map_or(0.0, with_namesakes);
    let least = LEAST[usize::from(draft.quote.kind == QuoteKind::Indirect)];
    let taken = best.filter(|_| chance(best) >= least).or(held.filter(|_| draft.quote.cue.is_some()));
    draft.speaker = 1 + (10.0 * chance(taken)) as u8;
    if taken == held && held.is_some() {
        return;
    }
    let quote = &mut draft.quote;
    quote.source = taken.map(|number| found[number].span);
    if quote.cue.is_none() && !matches!(quote.basis, Basis::Label | Basis::Headline) {
        quote.basis = match taken {
            Some(number) if found[number].earlier > 0 => Basis::Previous,
            Some(_) => Basis::Introduced,
            None => Basis::Unknown,
        };
    }
}

/// Whether the source of a draft is looked for again.
#[must_use]
pub fn is_doubtful(draft: &Draft) -> bool {
    let sure = matches!(draft.quote.basis, Basis::Label | Basis::Continued);
    !sure && (draft.quote.source.is_none() || draft.quote.cue.is_none() || draft.margins[2] < SURE)
}

/// The chance of a candidate with these features.
#[must_use]
pub fn chance(model: &Model<'_, LANES>, features: &[u32]) -> f32 {
    let source = model.alone(features)[0];
    1.0 / (1.0 + (-f32::from(source) * model.step()).exp())
}

/// The unit at an offset.
pub(super) fn unit_at(units: &[Unit], offset: u32) -> usize {
    let ends = |unit: &Unit| unit.items.last().map_or(0, |item| item.span.end);
    units.partition_point(|unit| ends(unit) <= offset).min(units.len().saturating_sub(1))
}

/// The items of a unit that a span covers.
pub(super) fn items_at(unit: &Unit, span: Span) -> Range<usize> {
    let start = unit.items.partition_point(|item| item.span.end <= span.start);
    start..unit.items.partition_point(|item| item.span.start < span.end).max(start)
}

/// A draft whose source is looked for.
pub struct Doubt<'a> {
    drafts: &'a [Draft],
    at: usize,
    article: &'a Article<'a>,
    /// Where it hangs in the text: its cue, else what is said.
    anchor: Span,
    /// The unit of that.
    home: usize,
    /// Whether an "I", "my" (1) or "we", "our" (2) is within what is said.
    first: u8,
    /// The words of what is said.
    said: Vec<&'a str>,
}

impl<'a> Doubt<'a> {
    /// The draft `at`, among those of its article.
    #[must_use]
    pub fn new(drafts: &'a [Draft], at: usize, article: &'a Article<'a>) -> Self {
        let quote = &drafts[at].quote;
        let anchor = quote.cue.unwrap_or_else(|| quote.spans.first().copied().unwrap_or_default());
        let said = said(quote, article);
        let first = said.iter().fold(0, |first, word| {
            first
                | match *word {
                    "I" | "my" | "My" | "me" => 1,
                    "we" | "We" | "our" | "Our" => 2,
                    _ => 0,
                }
        });
        Self { drafts, at, article, anchor, home: unit_at(article.units, anchor.start), first, said }
    }

    fn quote(&self) -> &'a Quote {
        &self.drafts[self.at].quote
    }

    /// The candidates for its source, at most two dozen.
    pub fn candidates(&self, out: &mut Vec<Candidate>) {
        out.clear();
        let Self { drafts, at, article, home, .. } = *self;
        let quote = self.quote();
        let block = article.units[home].block;
        let mut add = |span: Span, chosen: bool, earlier: u8| {
            let unit = unit_at(article.units, span.start);
            if out.iter().any(|other| other.span == span) || article.units[unit].block + NEAR < block {
                return false;
            }
            let items = items_at(&article.units[unit], span);
            let sort = sort(span, &article.units[unit].items[items.clone()], article);
            let (last, items) = (last_word(span, sort, article.text), [items.start as u16, items.end as u16]);
            out.push(Candidate { span, sort, last, chosen, earlier, unit, items });
            true
        };
        let mut earlier = 0;
        let own = quote.source;
        for draft in drafts[..at].iter().rev().take(RECENT) {
            if let Some(source) = draft.quote.source
                && earlier < 3
                && add(source, Some(source) == own, earlier + 1)
            {
                earlier += 1;
            }
        }
        if let Some(source) = own {
            add(source, true, 0);
        }
        let near = [Some(home), home.checked_sub(1), Some(home + 1).filter(|next| *next < article.units.len())];
        for unit in near.into_iter().flatten() {
            let items = &article.units[unit].items;
            let first = items.first().map_or(0, |item| item.span.start);
            let mut names = &article.names[article.names.partition_point(|name| name.span.end <= first)..];
            let mut from = 0;
            while from < items.len() && out.len() < MOST {
                while let [name, rest @ ..] = names
                    && name.span.end <= items[from].span.start
                {
                    names = rest;
                }
                let (end, sort) = mention(items, from, names.first(), article.text);
                if let Some(sort) = sort {
                    let span = items[from].span.cover(items[end - 1].span);
                    let said = quote.spans.iter().any(|said| said.contains(span));
                    if !said && !out.iter().any(|other| other.span.overlaps(span)) {
                        let (last, items) = (last_word(span, sort, article.text), [from as u16, end as u16]);
                        out.push(Candidate { span, sort, last, chosen: false, earlier: 0, unit, items });
                    }
                }
                from = end;
            }
        }
    }
}

/// What a span that is a source already is.
fn sort(span: Span, items: &[Item], article: &Article<'_>) -> Sort {
    match items {
        [item] if matches!(item.class, Class::Subject | Class::Relative) => pronoun(item.of(article.text)),
        _ => article.name_at(span).map_or(Sort::Found, |name| Sort::Name(name.kind)),
    }
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

/// Distances in items, the longer the coarser.
fn far(distance: usize) -> u8 {
    match distance {
        0..=3 => distance as u8,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=22 => 7,
        _ => 8,
    }
}

/// How a candidate stands to the quote, coded.
#[derive(Clone, Copy)]
struct Stand {
    /// Before or behind the anchor in its unit, in the unit before or behind it, farther off.
    place: u8,
    sort: u8,
    /// What stands right before it.
    before: u8,
    /// How many other candidates stand between it and the anchor.
    nearer: u8,
    /// How many blocks it stands before the quote.
    blocks: u8,
    /// The kind of the quote, and whether it has a cue.
    kind: u8,
}

impl Doubt<'_> {
    /// The features of the candidate `number`.
    pub fn features(&self, found: &[Candidate], number: usize, out: &mut Vec<u32>) {
        out.clear();
        let candidate = &found[number];
        let (quote, margins) = (self.quote(), self.drafts[self.at].margins);
        let text = self.article.text;
        let unit = &self.article.units[candidate.unit];
        let [start, end] = candidate.items.map(usize::from);
        let stand = self.stand(found, candidate);
        let Stand { place, sort, before, nearer, blocks, kind } = stand;
        let (said, chosen) = (u8::from(quote.cue.is_some()), u8::from(candidate.chosen));
        let margin = if candidate.chosen { (margins[2].clamp(-60, 120) / 12 + 10) as u8 } else { 0 };
        let after = class(unit, Some(end));
        let persons =
            found.iter().filter(|other| other.unit == candidate.unit && other.sort == Sort::Name(EntityType::Person));
        let (persons, all) = (persons.count().min(3) as u8, found.len().min(5) as u8);
        let mentioned = candidate.last.is_some_and(|last| self.said.contains(&last.of(text)));
        let (mentioned, coarse) = (u8::from(mentioned), sort.min(16));
        out.extend([
            feature(1, &[sort, place, said]),
            feature(2, &[place, candidate.earlier, chosen, kind]),
            feature(3, &[chosen, margin, kind]),
            feature(4, &[before, after, place]),
            feature(5, &[sort, after, place]),
            feature(6, &[sort, before, place]),
            feature(7, &[place, nearer, said]),
            feature(8, &[sort, nearer, place]),
            feature(9, &[candidate.earlier, blocks, kind, quote.basis as u8]),
            feature(10, &[far(start), place, coarse]),
            feature(13, &[sort, place, persons, u8::from(start == 0), said]),
            feature(14, &[place, all, said, candidate.earlier]),
            feature(32, &[self.speaks_elsewhere(candidate), place, kind]),
            feature(33, &[mentioned, place, coarse]),
            feature(34, &[self.first, sort, place]),
            feature(35, &[quote.basis as u8, place, candidate.earlier, mentioned]),
        ]);
        if let Some(item) = unit.items.get(end) {
            out.push(worded(11, item.of(text), &[place]));
        }
        if let Some(item) = start.checked_sub(1).and_then(|at| unit.items.get(at)) {
            out.push(worded(12, item.of(text), &[place]));
        }
        if candidate.unit == self.home {
            self.towards(unit, start..end, stand, out);
        } else {
            let last = self.article.units[self.home.min(candidate.unit)].items.last();
            let last = last.map_or(0, |item| item.class as u8);
            out.push(feature(30, &[place, blocks, last, far(start).min(2), kind]));
            out.push(feature(31, &[place, far(start), sort, kind]));
        }
    }

    fn stand(&self, found: &[Candidate], candidate: &Candidate) -> Stand {
        let unit = &self.article.units[candidate.unit];
        let place = match (candidate.unit + 2).saturating_sub(self.home) {
            2 => 2 + u8::from(candidate.span.start >= self.anchor.end),
            1 => 1,
            0 => 0,
            _ => 4,
        };
        let sort = match candidate.sort {
            Sort::Name(kind) => 16 + kind as u8,
            Sort::Pronoun(number) => 1 + number,
            Sort::Phrase => 12,
            Sort::Found => 13,
        };
        let between = found.iter().filter(|other| {
            other.unit == candidate.unit
                && other.span.start >= candidate.span.end.min(self.anchor.end)
                && other.span.end <= candidate.span.start.max(self.anchor.start)
        });
        Stand {
            place,
            sort,
            before: class(unit, usize::from(candidate.items[0]).checked_sub(1)),
            nearer: between.count().min(4) as u8,
            blocks: self.article.units[self.home].block.saturating_sub(unit.block).min(3) as u8,
            kind: self.quote().kind as u8 * 2 + u8::from(self.quote().cue.is_some()),
        }
    }

    /// The features of what stands between a candidate and the anchor in one unit, and of the cue.
    fn towards(&self, unit: &Unit, candidate: Range<usize>, stand: Stand, out: &mut Vec<u32>) {
        let Stand { place, sort, before, nearer, .. } = stand;
        let Range { start, end } = candidate;
        let hook = items_at(unit, self.anchor);
        let between = &unit.items[if end <= hook.start { end..hook.start } else { hook.end.min(start)..start }];
        let [commas, passages, turns, says] = counted(between);
        out.extend([
            feature(20, &[place, far(between.len()), sort]),
            feature(21, &[place, commas, passages, says]),
            feature(22, &[place, turns, commas, sort]),
            feature(23, &[place, says, nearer, before]),
            feature(24, &[place, commas, says, turns, u8::from(start == 0)]),
        ]);
        if let Some(cue) = self.quote().cue {
            let word = cue.of(self.article.text).split(' ').next().unwrap_or("");
            let form = if word.ends_with("ing") { 1 } else { u8::from(word.ends_with("ed")) * 2 };
            out.push(feature(25, &[place, form, nearer, far(start).min(2), u8::from(commas > 0)]));
            out.push(worded(26, word, &[place, sort.min(16)]));
        }
    }

    /// How many other drafts nearby have the candidate as their source, at most two.
    fn speaks_elsewhere(&self, candidate: &Candidate) -> u8 {
        let first = self.at.saturating_sub(RECENT);
        let near = self.drafts.iter().enumerate().skip(first).take(2 * RECENT);
        let others = near.filter(|(other, draft)| {
            *other != self.at && draft.quote.source.is_some_and(|source| source.overlaps(candidate.span))
        });
        others.count().min(2) as u8
    }
}

/// A feature of a word with codes.
fn worded(template: u8, word: &str, codes: &[u8]) -> u32 {
    extended(feature(template, word.as_bytes()), codes)
}

/// Of these items the commas and their like, passages, turns of the sentence and verbs of saying, at most three each.
fn counted(items: &[Item]) -> [u8; 4] {
    let mut counts = [0_usize; 4];
    for item in items {
        match item.class {
            Class::Comma | Class::Dash | Class::Bracket => counts[0] += 1,
            Class::Quote => counts[1] += 1,
            Class::And | Class::But | Class::Subordinator | Class::Relative | Class::That => counts[2] += 1,
            _ => {}
        }
        counts[3] += usize::from(item.says);
    }
    counts.map(|count| count.min(3) as u8)
}

/// The class of an item of a unit; verbs of saying and the ends of the unit have their own.
fn class(unit: &Unit, at: Option<usize>) -> u8 {
    let item = at.and_then(|at| unit.items.get(at));
    item.map_or(63, |item| if item.says { 62 } else { item.class as u8 })
}

fn last_word(span: Span, sort: Sort, text: &str) -> Option<Span> {
    let last = || span.of(text).rfind(' ').map_or(span.start, |at| span.start + at as u32 + 1);
    matches!(sort, Sort::Name(_)).then(|| Span::new(last(), span.end))
}

/// The words of what is said, from each span the first few hundred tokens.
fn said<'a>(quote: &Quote, article: &Article<'a>) -> Vec<&'a str> {
    const REACH: usize = 200;
    let tokens = quote.spans.iter().flat_map(|said| {
        let tokens = &article.prose.tokens[article.prose.token_at(said.start)..];
        tokens.iter().take(REACH).take_while(|token| token.span.start < said.end)
    });
    tokens.filter(|token| token.kind == Kind::Word).map(|token| token.of(article.text)).collect()
}
