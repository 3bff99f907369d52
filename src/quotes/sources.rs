//! Who says what the taggers leave without a sure source.
//!
//! In: [`Draft`]s in text order. Out: the same, some of them with another source, or with none: each
//! candidate nearby has a chance, and the likeliest is taken if it is likely enough. The same engine that tags
//! weighs the features: a candidate is a sentence of one token. What the taggers are sure of is left alone.

pub use super::candidates::Candidate;
use super::candidates::Sort;
use super::candidates::mentions;
use super::judge::Draft;
use super::tagger::Article;
use super::tagsets::LANES;
use super::units::{Item, Unit, items_at, unit_at};
use super::words::Class;
use super::{Basis, Quote, QuoteKind};
use crate::mentions::EntityType;
use crate::span::Span;
use crate::tagging::{Model, coded, feature, of_label, worded};
use crate::text::Kind;
use std::ops::Range;

/// What a candidate can be: somebody else, the source.
pub const OUTCOMES: usize = 2;

const _: () = assert!(OUTCOMES <= LANES + 1);

/// A source that the second tagger sees by more than this is left alone.
pub(super) const SURE: i32 = 24;
/// No source is less likely: of what stands between marks, of what does not.
const LEAST: [f32; 2] = [0.2, 0.4];
/// No quote has more candidates.
const MOST: usize = 24;
/// Drafts among which earlier sources are looked for.
const RECENT: usize = 8;
/// Blocks over which a speaker goes on without being named again.
const NEAR: u32 = 3;

/// Gives each doubtful draft the likeliest source.
pub fn settle(model: &Model<'_, LANES>, drafts: &mut [Draft], article: &Article<'_>) {
    let (mut found, mut features) = (Vec::new(), Vec::new());
    for at in 0..drafts.len() {
        if !is_doubtful(&drafts[at]) {
            continue;
        }
        let doubt = Doubt::new(drafts, at, article);
        doubt.candidates(&mut found);
        let chance = |number: usize| {
            doubt.features(&found, number, &mut features);
            chance(model, &features)
        };
        let chances: Vec<f32> = (0..found.len()).map(chance).collect();
        let home = doubt.home;
        choose(&mut drafts[at], &found, &chances, article.text);
        name_before(&mut drafts[at].quote, article.units, home);
    }
}

/// "Asked about it, he smiled. 'I only know the food.'": who does something short right before a passage says it, if
/// nobody else is likely to.
fn name_before(quote: &mut Quote, units: &[Unit], home: usize) {
    let Some(before) = home.checked_sub(1).map(|before| &units[before]) else { return };
    let alone = quote.source.is_none() && quote.cue.is_none() && quote.kind == QuoteKind::Direct;
    let [.., subject, verb, stop] = before.items.as_slice() else { return };
    let short = [subject, verb, stop].map(|item| item.class) == [Class::Subject, Class::Word, Class::Stop];
    if alone && short && before.block == units[home].block && units[home].items[0].class == Class::Quote {
        (quote.source, quote.basis) = (Some(subject.span), Basis::Introduced);
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
    let headed = draft.quote.basis == Basis::Headline && draft.margins[2] >= SURE;
    let sure = headed || matches!(draft.quote.basis, Basis::Label | Basis::Continued);
    !sure && (draft.quote.source.is_none() || draft.quote.cue.is_none() || draft.margins[2] < SURE)
}

/// The chance of a candidate with these features.
fn chance(model: &Model<'_, LANES>, features: &[u32]) -> f32 {
    let source = of_label(&model.alone(features), 1);
    1.0 / (1.0 + (-f32::from(source) * model.step()).exp())
}

/// A draft whose source is looked for.
pub struct Doubt<'a> {
    quote: &'a Quote,
    /// By how much its source is one.
    margin: i32,
    article: &'a Article<'a>,
    /// The drafts before it, as far as their sources may be its own.
    before: &'a [Draft],
    /// Where the sources of the drafts nearby begin and end; nothing where there is none.
    others: [[u32; 2 * RECENT]; 2],
    /// Where it hangs in the text: its cue, else what is said.
    anchor: Span,
    /// The unit of that, and the items there.
    home: usize,
    hook: Range<usize>,
    /// The form of the cue's first word, and its number.
    cue: Option<(u8, u32)>,
    /// Whether an "I", "my" (1) or "we", "our" (2) is within what is said.
    first: u8,
    /// With which bytes, modulo 64, the words of what is said begin.
    initials: u64,
}

impl<'a> Doubt<'a> {
    /// The draft `at`, among those of its article.
    #[must_use]
    pub fn new(drafts: &'a [Draft], at: usize, article: &'a Article<'a>) -> Self {
        let Draft { quote, margins, .. } = &drafts[at];
        let anchor = quote.cue.unwrap_or_else(|| quote.spans.first().copied().unwrap_or_default());
        let home = unit_at(article.units, anchor.start);
        let hook = article.units.get(home).map_or(0..0, |unit| items_at(unit, anchor));
        let (mut first, mut initials) = (0, 0);
        said(quote, article).for_each(|word| {
            first |= person(word);
            initials |= initial(word);
        });
        let cue = quote.cue.map(|cue| {
            let word = cue.of(article.text).split(' ').next().unwrap_or("");
            let form = if word.ends_with("ing") { 1 } else { u8::from(word.ends_with("ed")) * 2 };
            (form, feature(0, word.as_bytes()))
        });
        let recent = at.saturating_sub(RECENT);
        let mut others = [[0; 2 * RECENT]; 2];
        for (number, draft) in drafts[recent..].iter().take(2 * RECENT).enumerate() {
            let source = draft.quote.source.filter(|_| recent + number != at).unwrap_or_default();
            (others[0][number], others[1][number]) = (source.start, source.end);
        }
        let before = &drafts[recent..at];
        Self { quote, margin: margins[2], article, before, others, anchor, home, hook, cue, first, initials }
    }

    /// The candidates for its source, at most two dozen.
    pub fn candidates(&self, out: &mut Vec<Candidate>) {
        out.clear();
        let Self { quote, article, home, .. } = *self;
        let units = article.units;
        let mut add = |span: Span, earlier: u8| {
            if out.iter().any(|other| other.span == span) {
                return false;
            }
            let candidate = Candidate::at(span, article);
            let near = units[candidate.unit].block + NEAR >= units[home].block;
            if near {
                out.push(Candidate { chosen: Some(span) == quote.source, earlier, ..candidate });
            }
            near
        };
        let mut earlier = 0;
        for draft in self.before.iter().rev() {
            if let Some(source) = draft.quote.source
                && earlier < 3
                && add(source, earlier + 1)
            {
                earlier += 1;
            }
        }
        if let Some(source) = quote.source {
            add(source, 0);
        }
        let known = out.len();
        let near = [Some(home), home.checked_sub(1), Some(home + 1).filter(|next| *next < units.len())];
        for mention in near.into_iter().flatten().flat_map(|unit| mentions(article, unit)) {
            if out.len() >= MOST {
                return;
            }
            let said = quote.spans.iter().any(|said| said.contains(mention.span));
            if !said && !out[..known].iter().any(|other| other.span.overlaps(mention.span)) {
                out.push(mention);
            }
        }
    }

    /// Whether a word is among those of what is said.
    fn says(&self, word: &str) -> bool {
        self.initials & initial(word) != 0 && said(self.quote, self.article).any(|said| said == word)
    }
}

/// Which person a word is: "I", "my" (1), "we", "our" (2) or none of these.
fn person(word: &str) -> u8 {
    match word.as_bytes() {
        b"I" | b"my" | b"My" | b"me" => 1,
        b"we" | b"We" | b"our" | b"Our" => 2,
        _ => 0,
    }
}

/// A set of the byte with which a word begins.
fn initial(word: &str) -> u64 {
    1 << (word.as_bytes().first().unwrap_or(&0) & 63)
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
        let (candidate, quote, article) = (&found[number], self.quote, self.article);
        let unit = &article.units[candidate.unit];
        let [start, end] = candidate.items.map(usize::from);
        let (stand, persons) = self.stand(found, candidate);
        let Stand { place, sort, before, nearer, blocks, kind } = stand;
        let (said, chosen) = (u8::from(quote.cue.is_some()), u8::from(candidate.chosen));
        let margin = if candidate.chosen { (self.margin.clamp(-60, 120) / 12 + 10) as u8 } else { 0 };
        let begins = far(start);
        let mentioned = candidate.last.is_some_and(|last| self.says(last.of(article.text)));
        let mentioned = u8::from(mentioned);
        let [(_, last), (after, next)] = candidate.around;
        out.extend([
            coded(13, [sort, place, persons, u8::from(start == 0), said]),
            coded(2, [place, candidate.earlier, chosen, kind]),
            coded(3, [chosen, margin, kind]),
            coded(4, [before, after, place]),
            coded(5, [sort, after, place]),
            coded(6, [sort, before, place]),
            coded(8, [sort, nearer, place, said]),
            coded(9, [candidate.earlier, blocks, kind, quote.basis as u8]),
            coded(10, [begins, place, sort.min(16)]),
            coded(14, [place, found.len().min(5) as u8, said, candidate.earlier]),
            coded(32, [self.speaks_elsewhere(candidate), place, kind]),
            coded(34, [self.first, mentioned, sort, place]),
            coded(35, [quote.basis as u8, place, candidate.earlier, mentioned]),
            worded(11, next, [place]),
            worded(12, last, [place]),
        ]);
        if candidate.unit == self.home {
            self.towards(unit, start..end, stand, out);
        } else {
            let last = article.units[self.home.min(candidate.unit)].items.last();
            let last = last.map_or(0, |item| item.class as u8);
            out.push(coded(30, [place, blocks, last, begins.min(2), kind]));
            out.push(coded(31, [place, begins, sort, kind]));
        }
    }

    /// How a candidate stands, and how many persons are named in its unit, at most three.
    fn stand(&self, found: &[Candidate], candidate: &Candidate) -> (Stand, u8) {
        let units = self.article.units;
        let unit = &units[candidate.unit];
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
        let between = Span::new(candidate.span.end.min(self.anchor.end), candidate.span.start.max(self.anchor.start));
        let (mut nearer, mut persons) = (0, 0);
        for other in found.iter().filter(|other| other.unit == candidate.unit) {
            nearer += u8::from(between.contains(other.span));
            persons += u8::from(matches!(other.sort, Sort::Name(EntityType::Person)));
        }
        let stand = Stand {
            place,
            sort,
            before: candidate.around[0].0,
            nearer: nearer.min(4),
            blocks: units[self.home].block.saturating_sub(unit.block).min(3) as u8,
            kind: self.quote.kind as u8 * 2 + u8::from(self.quote.cue.is_some()),
        };
        (stand, persons.min(3))
    }

    /// The features of what stands between a candidate and the anchor in one unit, and of the cue.
    fn towards(&self, unit: &Unit, candidate: Range<usize>, stand: Stand, out: &mut Vec<u32>) {
        let Stand { place, sort, before, nearer, .. } = stand;
        let Range { start, end } = candidate;
        let hook = &self.hook;
        let between = &unit.items[if end <= hook.start { end..hook.start } else { hook.end.min(start)..start }];
        let [commas, passages, turns, says] = counted(between);
        out.extend([
            coded(20, [place, far(between.len()), sort]),
            coded(21, [place, commas, passages, says, turns]),
            coded(22, [place, turns, commas, sort]),
            coded(23, [place, says, nearer, before, u8::from(start == 0)]),
        ]);
        if let Some((form, word)) = self.cue {
            out.push(coded(25, [place, form, nearer, far(start).min(2), u8::from(commas > 0)]));
            out.push(worded(26, word, [place, sort.min(16)]));
        }
    }

    /// How many other drafts nearby have the candidate as their source, at most two.
    fn speaks_elsewhere(&self, candidate: &Candidate) -> u8 {
        let Span { start, end } = candidate.span;
        let [starts, ends] = &self.others;
        // Without branches: all are compared at once.
        let overlaps = |(other, behind): (&u32, &u32)| u32::from(*other < end) & u32::from(start < *behind);
        starts.iter().zip(ends).map(overlaps).sum::<u32>().min(2) as u8
    }
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

/// The words of what is said, from each span the first few hundred tokens.
fn said<'a>(quote: &'a Quote, article: &'a Article<'a>) -> impl Iterator<Item = &'a str> {
    const REACH: usize = 200;
    let tokens = quote.spans.iter().flat_map(|said| {
        let tokens = &article.prose.tokens[article.prose.token_at(said.start)..];
        tokens.iter().take(REACH).take_while(|token| token.span.start < said.end)
    });
    tokens.filter(|token| token.kind == Kind::Word).map(|token| token.of(article.text))
}
