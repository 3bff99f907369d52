//! Names: found by the tagger, with the types and countries that the gazetteer and the article
//! itself show, and the titles before them.
//!
//! In: blocks and tokens. Out: [`Name`]s, flat and in text order. The tagger (`tagger`) sees of each
//! token what `templates` says; the weights are `src/data/names.bin`, made by `train names`.

mod agreement;
mod reader;
mod runs;
pub mod tagger;
mod templates;
mod types;
mod words;

use super::{Country, EntityType};
use crate::document::Document;
use crate::span::Span;
use crate::text::{Case, Kind, Prose, Sentence};
use foldhash::HashSet;
use reader::{Mark, Reader};
use runs::Style;
use std::ops::Range;
use tagger::{TAGS, Tag, Tagged};
use types::{OTHER, PERSON, PLACE, Scores, Typed, best};
use words::is_in;

use super::gazetteer::{Class, Classes};

/// A name as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Where it stands, title and possessive apart.
    pub span: Span,
    /// What it names.
    pub kind: EntityType,
    /// Its first token in [`Prose::tokens`].
    pub first: u32,
    /// The token after its last.
    pub end: u32,
    /// The title or role that stands right before a person: `Foreign Minister`, `Mr.`.
    pub title: Option<Span>,
    /// The country that the name alone tells: of a country, a demonym, a city that is the only
    /// large one of its name, a place within a country (`eastern Congo`).
    pub country: Option<Country>,
    /// The acronym that follows in brackets: `(JNIM)`.
    pub acronym: Option<Span>,
    /// Whether it stands in a caption's credit.
    pub credit: bool,
}

impl Name {
    /// Where it stands with its title.
    pub(crate) fn whole(&self) -> Span {
        self.title.map_or(self.span, |title| title.cover(self.span))
    }
}

/// A name with what the search needs beside it.
#[derive(Clone, Copy, Debug)]
struct Found {
    name: Name,
    /// The type, where it is known of itself.
    sure: Option<EntityType>,
    scores: Scores,
    /// Whether the tagger takes it for a building or road.
    built: bool,
}

/// Finds the names in the blocks of `document`.
#[must_use]
pub fn find(text: &str, document: &Document, prose: &Prose) -> Vec<Name> {
    let mut search = Search::of(text, document, prose);
    let surnames = agreement::settle(text, &mut search.found);
    search.recover(&surnames, prose);
    let Search { mut reader, mut found, .. } = search;
    found.sort_unstable_by_key(|found| found.name.span);
    found.into_iter().filter_map(|found| finish(&mut reader, found)).collect()
}

/// The name with its type; None where it is none.
fn finish(reader: &mut Reader<'_>, found: Found) -> Option<Name> {
    let mut name = found.name;
    let (first, end) = (name.first as usize, name.end as usize);
    name.kind = found.sure.or_else(|| reader.finer(best(&found.scores), found.built, first, end))?;
    match name.kind {
        EntityType::Person => name.country = None,
        EntityType::Gpe | EntityType::Loc | EntityType::Norp => name.title = None,
        _ => (name.title, name.country) = (None, None),
    }
    Some(name)
}

struct Search<'a> {
    reader: Reader<'a>,
    found: Vec<Found>,
}

impl<'a> Search<'a> {
    /// All possible names of an article.
    fn of(text: &'a str, document: &Document, prose: &'a Prose) -> Self {
        let mut reader = Reader::new(text, &prose.tokens);
        let tagged = tagger::tag(&mut reader, prose);
        let mut search = Self { reader, found: Vec::with_capacity(tagged.len()) };
        let mut tagged = tagged.into_iter().peekable();
        for sentence in &prose.sentences {
            let range = sentence.tokens();
            let credit = document.blocks[sentence.block as usize].credit;
            while let Some(tagged) = tagged.next_if(|tagged| tagged.tokens.start < range.end) {
                if !credit && !search.is_headline(&tagged, &range) {
                    search.name(&tagged, range.start);
                }
            }
            if credit {
                search.credit(sentence);
            }
        }
        search.acronyms();
        search
    }

    /// Whether the stretch is most of a headline: long, and all words with capitals.
    fn is_headline(&mut self, tagged: &Tagged, sentence: &Range<usize>) -> bool {
        const MOST_TOKENS: usize = 6;
        let long = tagged.tokens.len() > MOST_TOKENS && 2 * tagged.tokens.len() > sentence.len();
        long && tagged.tag == Tag::Other && self.reader.style(sentence.start, sentence.end) == Style::Title
    }

    /// A tagged stretch to a name, with the title before it.
    fn name(&mut self, tagged: &Tagged, sentence: usize) {
        let end = tagged.tokens.end;
        let first = self.with_direction(tagged.tokens.start, end, sentence);
        let title = (tagged.tag == Tag::Person).then(|| self.title_before(first, sentence)).flatten();
        let title = title.map(|from| self.span(from, first));
        let entry = self.reader.entry(first, end);
        let country = entry.country().or_else(|| {
            let directed = end - first > 1 && self.reader.is_marked(first, Mark::Direction);
            directed.then(|| self.reader.entry(first + 1, end).country()).flatten()
        });
        let name = Name {
            span: self.span(first, end),
            kind: EntityType::Org,
            first: first as u32,
            end: end as u32,
            title,
            country,
            acronym: None,
            credit: false,
        };
        let score = |tag: Tag| tagged.scores[tag as usize];
        let none = tagged.scores[TAGS.len()];
        let place = score(Tag::Place).max(score(Tag::Fac));
        let scores = [score(Tag::Person), score(Tag::Org), place, score(Tag::Norp), score(Tag::Other), none];
        let person = tagged.tag == Tag::Person;
        let sure = self.reader.sure(first, end).filter(|kind| !person || *kind == EntityType::Event);
        self.found.push(Found { name, sure, scores, built: tagged.tag == Tag::Fac });
    }

    /// Takes in the small direction before a country or region: "eastern Congo".
    fn with_direction(&mut self, first: usize, end: usize, sentence: usize) -> usize {
        const PLACES: Classes = Classes::of(&[Class::Country, Class::Region, Class::Loc]);
        let Some(before) = first.checked_sub(1).filter(|at| *at >= sentence) else { return first };
        if !self.reader.is_lower(before) || !self.reader.is_marked(before, Mark::Direction) {
            return first;
        }
        let place = self.reader.entry(first, end).is_any(PLACES);
        let hyphened = before > sentence && self.reader.is_kind(before - 1, Kind::Hyphen);
        if place && !hyphened { before } else { first }
    }

    /// Where the title begins that ends right before `first`: "Foreign Minister", "Minister of
    /// Trade, Industry and Mines", "spokesman".
    fn title_before(&mut self, first: usize, sentence: usize) -> Option<usize> {
        const MOST_TOKENS: usize = 12;
        // No title ends with a comma, a mark or a function word, as most of what stands before a name does.
        let before = first.checked_sub(1).filter(|at| *at >= sentence)?;
        if !self.reader.is_kind(before, Kind::Word) || self.reader.is_function(before) {
            return None;
        }
        let least = first.saturating_sub(MOST_TOKENS).max(sentence);
        let from = (least..first).find(|from| self.is_title(*from, first))?;
        Some(if self.reader.is_capital(from) { self.with_field(from, sentence) } else { from })
    }

    /// Where a title begins with the capitals before it that are no name of their own: "Deputy
    /// Power Minister", "Central Bank Governor".
    fn with_field(&mut self, from: usize, sentence: usize) -> usize {
        let floor = self.found.last().map_or(sentence, |last| sentence.max(last.name.end as usize));
        let mut at = from;
        while at > floor && self.reader.is_capital(at - 1) && !self.reader.is_function(at - 1) {
            at -= 1;
        }
        // One ordinary word with a capital may only open the sentence.
        if at == sentence && at + 1 == from && self.reader.is_ordinary(at) { from } else { at }
    }

    /// Whether titles, with what they deal with, fill the tokens `at..first`.
    fn is_title(&mut self, mut at: usize, first: usize) -> bool {
        const TITLE: Classes = Classes::of(&[Class::Title]);
        while at < first {
            let Some((mut stop, _)) = self.reader.longest(at, first, TITLE) else { return false };
            if matches!(self.reader.word(stop), "of" | "for") && is_in(words::PORTFOLIO, self.reader.small(stop - 1)) {
                stop = self.reader.past_portfolio(stop, first);
            }
            at = stop;
        }
        at == first
    }

    fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.reader.tokens[first].span.start, self.reader.tokens[end - 1].span.end)
    }

    fn push(&mut self, first: usize, end: usize, typed: Typed, credit: bool) {
        let (span, sure) = (self.span(first, end), typed.sure);
        let (first, end, kind) = (first as u32, end as u32, sure.unwrap_or(EntityType::Org));
        let name = Name { span, kind, first, end, title: None, country: typed.country, acronym: None, credit };
        self.found.push(Found { name, sure, scores: typed.scores, built: false });
    }

    /// "(JNIM)" after a name: a name of the same type.
    fn acronyms(&mut self) {
        if !self.found.iter().any(|full| self.is_bracketed(full.name.end as usize)) {
            return;
        }
        let found = std::mem::take(&mut self.found);
        let mut found = found.into_iter().peekable();
        while let Some(mut full) = found.next() {
            let at = full.name.end as usize;
            if !self.is_bracketed(at) || full.name.credit {
                self.found.push(full);
                continue;
            }
            let short = found.next_if(|next| next.name.first as usize == at + 1);
            if short.is_none() && self.reader.spelled(at, 0) != Some(full.name.first as usize) {
                self.found.push(full);
                continue;
            }
            let named = matches!(best(&full.scores), PERSON | PLACE);
            if named && !abbreviates(self.reader.word(at + 1), full.name.span.of(self.reader.text)) {
                self.found.push(full);
                self.found.extend(short);
                continue;
            }
            let kind = match best(&full.scores) {
                // Places' and persons' names are seldom abbreviated.
                PERSON if full.name.end - full.name.first > 1 => EntityType::Org,
                PERSON => EntityType::Person,
                PLACE => EntityType::Gpe,
                OTHER => EntityType::Event,
                _ => EntityType::Org,
            };
            full.name.acronym = Some(self.reader.tokens[at + 1].span);
            full.sure = Some(kind);
            let country = full.name.country;
            self.found.push(full);
            self.push(at + 1, at + 2, Typed::sure(kind, country), false);
        }
    }

    /// Whether capitals stand in brackets at `at`.
    fn is_bracketed(&self, at: usize) -> bool {
        self.reader.is_kind(at, Kind::Punct)
            && self.reader.is_kind(at + 1, Kind::Word)
            && self.reader.word(at) == "("
            && self.reader.word(at + 2) == ")"
            && matches!(self.reader.tokens[at + 1].case, Case::Upper | Case::Mixed)
    }

    /// Surnames of this article's persons and known groups that the tagger passed over: "Nair later told".
    fn recover(&mut self, surnames: &HashSet<&str>, prose: &Prose) {
        let mut taken = vec![false; prose.tokens.len()];
        for name in self.found.iter().map(|found| found.name) {
            taken[name.first as usize..name.end as usize].fill(true);
        }
        for sentence in &prose.sentences {
            let range = sentence.tokens();
            for (at, token) in range.clone().zip(&prose.tokens[range.clone()]) {
                if token.is_capitalised() {
                    let apart =
                        !taken[at] && !self.reader.is_capital(at + 1) && (at == 0 || !self.reader.is_capital(at - 1));
                    let surname = apart && surnames.contains(token.of(self.reader.text));
                    if surname && self.reader.style(range.start, range.end) == Style::Sentence {
                        self.push(at, at + 1, Typed::sure(EntityType::Person, None), false);
                    }
                    continue;
                }
                if let Some(end) = self.known_group(at, range.end).filter(|end| !taken[at..*end].contains(&true)) {
                    self.push(at, end, Typed::sure(EntityType::Org, None), false);
                }
            }
        }
    }

    /// Where the organisation ends that is known by a small particle and what follows: "al Qaeda".
    fn known_group(&mut self, at: usize, end: usize) -> Option<usize> {
        const ORG: Classes = Classes::of(&[Class::Org]);
        if !self.reader.is_marked(at, Mark::Particle) || !self.reader.is_lower(at) {
            return None;
        }
        let (stop, _) = self.reader.longest(at, end, ORG)?;
        (stop > at + 1 && self.reader.is_capital(stop - 1)).then_some(stop)
    }

    /// A credit: persons and agencies, parted by slashes.
    fn credit(&mut self, sentence: &Sentence) {
        let range = sentence.tokens();
        let mut at = range.start;
        while at < range.end {
            if !self.reader.is_capital(at) {
                at += 1;
                continue;
            }
            let end = (at + 1..range.end).find(|i| !self.reader.is_capital(*i)).unwrap_or(range.end);
            let named = !self.reader.is_ordinary(at) || self.reader.entry(at, at + 1).is(Class::Given);
            let source = matches!(
                self.reader.word(end - 1),
                "Photo"
                    | "Photos"
                    | "Images"
                    | "Pictures"
                    | "Handout"
                    | "Pool"
                    | "Press"
                    | "News"
                    | "Agency"
                    | "Service"
                    | "Media"
            );
            let named = named && !source;
            let entry = self.reader.entry(at, end);
            if entry.is(Class::Org) {
                self.push(at, end, Typed::sure(EntityType::Org, None), true);
            } else if named && (2..=4).contains(&(end - at)) {
                self.push(at, end, Typed::sure(EntityType::Person, None), true);
            }
            at = end;
        }
    }
}

/// Whether the letters of `acronym` stand in `name`, in this order, from its first on: not "ESP"
/// behind a sportsman, not "BCCI" behind the country that ends the name of a board.
fn abbreviates(acronym: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    acronym
        .chars()
        .flat_map(char::to_lowercase)
        .enumerate()
        .all(|(at, letter)| if at == 0 { letters.next() == Some(letter) } else { letters.any(|other| other == letter) })
}

#[cfg(test)]
mod tests;
