//! What is said, with its cue and its source.
//!
//! In: the text, its [`Document`], [`Prose`] and [`Name`]s. Out: [`Quote`]s in text order. A quote is
//! one act of saying; the source is the stretch of text that names who says it ("he"). Whom that
//! stretch means is settled in [`crate::entities`].

mod attribution;
mod candidates;
mod clauses;
mod edges;
mod headlines;
mod heads;
mod hearers;
mod inserted;
mod interviews;
mod joining;
pub mod judge;
mod labels;
#[cfg(any(test, feature = "train"))]
pub mod plain;
mod scene;
mod silence;
pub mod sources;
pub mod tagger;
mod tagsets;
mod templates;
#[cfg(test)]
mod tests;
pub mod units;
mod verbs;
pub mod words;

use crate::document::{Document, Section};
use crate::mentions::Name;
use crate::span::Span;
use crate::tagging::{Model, weights};
use crate::text::Prose;
use interviews::Interview;
use judge::Draft;
use std::cell::RefCell;
use std::sync::LazyLock;
use tagger::{Article, Tagger, Weights};
use units::Unit;

/// How much of a quote stands between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

impl QuoteKind {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }

    /// The kind of a quote of this kind to which one of another is joined.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        if self == other { self } else { Self::Mixed }
    }
}

/// Whether something was said or only thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Said, wrote, announced, according to.
    Speech,
    /// Believed, planned, feared; declined to say.
    Thought,
}

impl Act {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Thought => "thought",
        }
    }
}

/// Why a quote has the source that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The subject of a verb of saying.
    Verb,
    /// "according to NAME".
    AccordingTo,
    /// "NAME: …".
    Label,
    /// A noun: "his claim that …", "the report that …".
    Noun,
    /// The speaker of the quote before.
    Previous,
    /// The quote goes on from the paragraph before.
    Continued,
    /// No cue: somebody in this sentence or in the one beside it.
    Introduced,
    /// The headline's pattern: "…, Minister Says".
    Headline,
    /// Nothing shows who speaks.
    Unknown,
}

impl Basis {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::AccordingTo => "according-to",
            Self::Label => "label",
            Self::Noun => "noun",
            Self::Previous => "previous",
            Self::Continued => "continued",
            Self::Introduced => "introduced",
            Self::Headline => "headline",
            Self::Unknown => "unknown",
        }
    }
}

/// One act of saying.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Between marks or not.
    pub kind: QuoteKind,
    /// Said or thought.
    pub act: Act,
    /// What is said, in text order; inside the marks where the quote is direct.
    pub spans: Vec<Span>,
    /// The sentence in which it begins, in [`Prose::sentences`].
    pub sentence: u32,
    /// Who says it, as it stands in the text ("he").
    pub source: Option<Span>,
    /// The verb or phrase that says so.
    pub cue: Option<Span>,
    /// Why this source.
    pub basis: Basis,
    /// The estimated probability that content and source are right.
    pub confidence: f32,
}

static WEIGHTS: LazyLock<Option<Weights<'static>>> = LazyLock::new(|| {
    let tags = Model::read(weights!("attribution_tags.bin")).ok()?;
    let spans = Model::read(weights!("attribution_spans.bin")).ok()?;
    let sources = Model::read(weights!("attribution_sources.bin")).ok()?;
    let drafts = Model::read(weights!("attribution_drafts.bin")).ok()?;
    Some(Weights { tags, spans, sources, drafts })
});

thread_local! {
    static TAGGER: RefCell<Option<Tagger<'static>>> = const { RefCell::new(None) };
    static UNITS: RefCell<Vec<Unit>> = const { RefCell::new(Vec::new()) };
}

/// Finds the quotes of an article: speech and thought alike.
#[must_use]
pub fn find(text: &str, document: &Document, prose: &Prose, names: &[Name]) -> Vec<Quote> {
    let found = |units: &[Unit]| {
        let article = Article { text, document, prose, names, units };
        TAGGER.with_borrow_mut(|tagger| {
            if tagger.is_none() {
                *tagger = WEIGHTS.clone().map(Tagger::new);
            }
            tagger.as_mut().map_or_else(Vec::new, |tagger| find_by(tagger, &article))
        })
    };
    UNITS.with_borrow_mut(|room| found(units::cut_into(text, prose, room)))
}

/// Finds the quotes of an article with these taggers.
#[must_use]
pub fn find_by(tagger: &mut Tagger<'_>, article: &Article<'_>) -> Vec<Quote> {
    let mut drafts = drafts(tagger, article);
    sources::settle(&tagger.weights.sources, &mut drafts, article);
    heads::complete(&mut drafts, article);
    let mut quotes = judge::settle(&tagger.weights.drafts, drafts, article);
    for quote in &mut quotes {
        if quote.kind != QuoteKind::Indirect {
            continue;
        }
        if is_silent(quote, article.text) {
            quote.act = Act::Thought;
        } else if is_finding(quote, article.text) {
            quote.act = Act::Speech;
        }
    }
    quotes
}

/// Whether a quote only tells that somebody did not speak.
fn is_silent(quote: &Quote, text: &str) -> bool {
    let (Some(cue), [said]) = (quote.cue, quote.spans.as_slice()) else { return false };
    silence::is_silence(cue.of(text), said.of(text))
}

/// "The study found that …": what a text or those who write it find is published.
fn is_finding(quote: &Quote, text: &str) -> bool {
    let (Some(cue), Some(source), Some(said)) = (quote.cue, quote.source, quote.spans.first()) else { return false };
    let (cue, said) = (cue.of(text), said.of(text));
    match cue {
        "agree" | "agrees" | "agreed" => said.starts_with("that "),
        "found" | "finds" | "has found" | "have found" | "concluded" | "showed" | "shows" => {
            (said.starts_with("that ") || said.starts_with("no ")) && finds(source.of(text), cue)
        }
        _ => false,
    }
}

/// Whether a source is a text or those who write it, if its cue is one of finding.
fn finds(source: &str, cue: &str) -> bool {
    let is_author = |word: &str| words::lowered(word.trim_end_matches(','), words::is_author);
    let told = cue == "found" && source.contains(' ') || source.split(' ').take(4).any(is_author);
    let named = source.starts_with(char::is_uppercase) && !matches!(source, "He" | "She" | "They" | "It" | "I" | "We");
    told || named && cue == "found"
}

/// What may be the quotes of an article, by these taggers, before the sources are looked for again.
#[must_use]
pub fn drafts(tagger: &mut Tagger<'_>, article: &Article<'_>) -> Vec<Draft> {
    tagger.enter(article);
    let Article { text, document, prose, names, units } = *article;
    let mut joining = joining::Joining::new(text, document, prose);
    let mut labelled: Option<(u32, usize)> = None;
    let mut interview = Interview::default();
    for (number, unit) in units.iter().enumerate() {
        let block = &document.blocks[unit.block as usize];
        if block.credit {
            continue;
        }
        let headed = || headlines::find(&unit.items, names, text);
        let headed = (block.section == Section::Headline).then(headed).flatten();
        let colon = unit.has(words::Class::Colon);
        let labelling = || labels::find(&unit.items, block.section, names, text);
        let label = if colon { headed.or_else(labelling) } else { headed };
        let answer = if label.is_none() { interview.answer(&unit.items, article) } else { None };
        let answers = interview.source().filter(|_| answer.is_some());
        match label.or(answer) {
            Some(label) => {
                let quote = joining.len();
                joining.add(number, unit, &[label]);
                labelled = (joining.len() > quote).then_some((unit.block, quote));
                joining.give(quote, answers);
            }
            None if block.section == Section::Body && labelled.is_some_and(|(block, _)| block == unit.block) => {
                joining.go_on(labelled.map_or(0, |(_, quote)| quote), unit);
            }
            None => joining.add(number, unit, &attributions(tagger, article, number)),
        }
    }
    joining.finish()
}

/// What is said in a unit without a label.
fn attributions(tagger: &mut Tagger<'_>, article: &Article<'_>, unit: usize) -> Vec<tagger::Attribution> {
    let items = &article.units[unit].items;
    if let Some(signature) = labels::signature(items, article.text) {
        return vec![signature];
    }
    let mut found = tagger.attributions(article, unit);
    for attribution in &mut found {
        clauses::settle(attribution, items, article.text);
        inserted::settle(attribution, items, article.text);
    }
    found.retain_mut(|attribution| !hearers::is_none(attribution, items, article.text));
    found
}
