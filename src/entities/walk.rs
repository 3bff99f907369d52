//! The walk through an article: whom each name, description and pronoun means, in text order.
//!
//! In: the figures with their roles. Out: mentions, and the speakers of the quotes. Quotes are
//! settled on the way, right after their sources, since a speaker is whom the next "he" means.

use super::ages::Ages;
use super::bodies::Called;
use super::clusters::Figures;
use super::lexicon::Noun;
use super::phrases::{self, Phrase, Reading};
use super::pronouns::opens_clause;
use super::roles::{self, Holders};
use super::senses::is;
use super::stage::{Number, Part, Stage, Who};
use super::strangers::Stranger;
use super::{Article, Form, Speaker, dateline, descriptions};
use crate::document::Section;
use crate::mentions::{EntityType, Name};
use crate::quotes::{Basis, Quote, QuoteKind};
use crate::span::Span;
use foldhash::{HashMap, HashMapExt};
use std::cell::OnceCell;

/// How many sentences later one of two must have been mentioned to be meant.
const CLEAR: u32 = 2;

/// No article has more families of which two are named together.
const FAMILIES: usize = 8;

/// No headline names more people.
const TOPICS: usize = 8;

/// A mention while the walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) span: Span,
    pub(super) figure: u32,
    /// None for names, whose form is known at the end.
    pub(super) form: Option<Form>,
    pub(super) sentence: Option<u32>,
}

/// The walk's state.
pub(super) struct Walk<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) figures: &'a mut Figures,
    pub(super) holders: &'a mut Holders,
    pub(super) stage: Stage,
    pub(super) met: Vec<Met>,
    pub(super) speakers: Vec<Speaker>,
    /// The last pronoun that was read, and whom it means.
    pub(super) pronoun: Option<(Span, Option<Who>)>,
    /// The organisations that are called a bank, a union …
    pub(super) called: HashMap<u64, Called>,
    /// The quotes' sources, sorted.
    pub(super) sources: Vec<Span>,
    /// Those of them that stand behind the direct words, sorted, each with its quote.
    pub(super) behind: Vec<(Span, u32)>,
    /// Those without a name, by the words for them.
    pub(super) unnamed: HashMap<u64, Who>,
    /// Those without a name who have spoken.
    pub(super) strangers: Vec<Stranger>,
    /// The one couple of the article, once it is asked for.
    pub(super) couple: OnceCell<Option<[u32; 2]>>,
    /// The families of which two share their surname: the given name of one, and the surname.
    pub(super) families: Vec<(u32, Span)>,
    /// The ages of the article's people, once they are asked for.
    pub(super) ages: Option<Ages>,
    /// The end of the last description.
    described: u32,
}

impl<'a> Walk<'a> {
    pub(super) fn new(article: &'a Article<'a>, figures: &'a mut Figures, holders: &'a mut Holders) -> Self {
        let mut sources: Vec<Span> = article.quotes.iter().filter_map(|q| q.source).collect();
        sources.sort_unstable();
        let behind = |(number, quote): (usize, &Quote)| {
            let (source, said) = (quote.source?, quote.spans.first()?);
            (quote.kind == QuoteKind::Direct && said.start < source.start).then_some((source, number as u32))
        };
        let mut behind: Vec<(Span, u32)> = article.quotes.iter().enumerate().filter_map(behind).collect();
        behind.sort_unstable();
        let families = figures.all.iter().filter_map(|figure| figure.surname).take(FAMILIES).collect();
        Self {
            article,
            figures,
            holders,
            stage: Stage::new(article.prose),
            met: Vec::with_capacity(2 * article.names.len()),
            speakers: vec![Speaker::default(); article.quotes.len()],
            pronoun: None,
            called: HashMap::new(),
            sources,
            behind,
            unnamed: HashMap::new(),
            strangers: Vec::new(),
            couple: OnceCell::new(),
            families,
            ages: None,
            described: 0,
        }
    }

    /// Walks through the whole article.
    pub(super) fn run(&mut self) {
        self.dateline();
        self.note_topics();
        let order = due(self.article);
        let mut quotes = order.iter().copied().peekable();
        let tokens = &self.article.prose.tokens;
        let mut passages = self.article.prose.quoted.iter().peekable();
        for (number, sentence) in self.article.prose.sentences.iter().enumerate() {
            let (mut at, end) = (sentence.first as usize, sentence.end as usize);
            while at < end {
                let read = (at..end).find(|at| self.article.is_read(*at));
                // Without more to read, what the last word ends is still due.
                let start = tokens[read.unwrap_or(end - 1)].span.start;
                while let Some((_, quote)) = quotes.next_if(|(due, _)| *due <= start) {
                    self.speak(quote, number as u32);
                }
                let Some(read) = read else { break };
                while passages.next_if(|q| q.outer.end <= start).is_some() {}
                let inside = passages.peek().is_some_and(|q| q.outer.start <= start);
                at = self.step(read, number as u32, inside).max(read + 1);
            }
        }
        let last = self.article.prose.sentences.len().saturating_sub(1) as u32;
        for (_, quote) in quotes {
            self.speak(quote, last);
        }
        self.go_on();
        self.repeat();
        self.first_persons();
        self.own_words();
    }

    fn note_topics(&mut self) {
        let article = self.article;
        let headed = |name: &Name| article.section(name.span) == Some(Section::Headline);
        let named = article.names.iter().zip(&self.figures.of_name).take_while(|(name, _)| headed(name));
        let people = named.filter(|(name, _)| name.kind == EntityType::Person).map(|(_, figure)| Who::Figure(*figure));
        self.stage.topics = people.take(TOPICS).collect();
    }

    /// The dateline names places and puts nobody on stage.
    fn dateline(&mut self) {
        let Some(first) = self.article.names.iter().position(dateline::is_of) else { return };
        let end = first + self.article.names[first..].iter().take_while(|name| dateline::is_of(name)).count();
        for number in first..end {
            let (span, figure) = (self.article.names[number].span, self.figures.of_name[number]);
            self.met.push(Met { span, figure, form: None, sentence: None });
        }
    }

    /// Reads what begins with token `at`; the token to go on from.
    fn step(&mut self, at: usize, sentence: u32, quoted: bool) -> usize {
        if let Some((number, name)) = self.article.name_from(at) {
            if name.kind != EntityType::Person {
                self.describe(at, sentence, quoted);
            }
            self.name(number, *name, sentence, quoted);
            return name.end as usize;
        }
        let sense = self.article.sense(at);
        if sense.is(is::THE) {
            self.describe(at, sentence, quoted);
        } else if !quoted {
            if sense.is(is::PRONOUN) {
                self.read_pronoun(self.article.word(at), at, sentence);
            }
            let opens = at == self.article.prose.sentences[sentence as usize].first as usize;
            if sense.is(is::WHOSE) || opens && sense.is(is::A) {
                self.read_relative(at, sentence);
            }
        }
        at + 1
    }

    fn name(&mut self, number: u32, name: Name, sentence: u32, quoted: bool) {
        let figure = self.figures.of_name[number as usize];
        self.met.push(Met { span: name.span, figure, form: None, sentence: Some(sentence) });
        if !name.credit {
            let part = if quoted { Part::Quoted } else { self.part_of_name(&name, sentence) };
            let beside = self.beside(number, sentence).filter(|_| !quoted);
            self.enter(figure, sentence, if beside.is_some() { Part::Subject } else { part });
            if let Some(both) = beside {
                self.stage.body(Who::Words(both), Number::Many, sentence, Part::Subject);
            }
        }
    }

    /// "A and B", up to name B, where A is a subject: so is B, and both are whom "they" can mean.
    fn beside(&self, number: u32, sentence: u32) -> Option<Span> {
        let article = self.article;
        let name = &article.names[number as usize];
        let other = article.names.get(number.checked_sub(1)? as usize)?;
        if name.kind != EntityType::Person || other.kind != EntityType::Person {
            return None;
        }
        let and = article.title_at(name).unwrap_or(name.first as usize).checked_sub(1)?;
        let joined = other.end as usize == and && matches!(article.word(and), "and" | "&");
        let figure = self.figures.of_name[number as usize - 1];
        let acts = || self.stage.is_subject(Who::Figure(figure), sentence);
        let start = other.title.map_or(other.span.start, |title| title.start);
        let owns = article.sense(name.end as usize).is(is::POSSESSIVE);
        (joined && !owns && acts()).then(|| Span::new(start, name.span.end))
    }

    /// Puts a figure on stage.
    pub(super) fn enter(&mut self, figure: u32, sentence: u32, part: Part) {
        let known = &self.figures.all[figure as usize];
        match known.kind {
            EntityType::Person => self.stage.person(Who::Figure(figure), known.share_of_women(), sentence, part),
            EntityType::Org => self.stage.body(Who::Figure(figure), Number::Either, sentence, part),
            EntityType::Norp if part >= Part::Subject => {
                self.stage.body(Who::Figure(figure), Number::Many, sentence, part);
            }
            _ => {}
        }
    }

    /// How a name appears that stands at `first..end`.
    fn part_of_name(&self, name: &Name, sentence: u32) -> Part {
        let (first, end) = (name.first as usize, name.end as usize);
        let begins = if name.kind == EntityType::Person { self.office_start(name, sentence) } else { first };
        let part = self.part(begins, end, sentence);
        // A body is a subject only where a clause begins; one of a people is none of them.
        let the = usize::from(first > 0 && self.article.sense(first - 1).is(is::THE));
        let opens = || self.opens(first - the, sentence) && !self.owns_office(self.article.name_of[first], end);
        let several = || self.article.word(end - 1).ends_with('s');
        match name.kind {
            // "A Harbour Watch official": not the body speaks.
            EntityType::Org if part == Part::Subject && self.article.sense(end).is_role() => Part::Aside,
            EntityType::Org if part == Part::Subject && !opens() && !self.is_topic(first) => Part::Aside,
            EntityType::Norp if part == Part::Subject && !(opens() && several()) => Part::Aside,
            _ => part,
        }
    }

    /// Where a person's name begins with the office before it: what stands before "finance minister NAME" tells
    /// whether the two are a subject.
    fn office_start(&self, name: &Name, sentence: u32) -> usize {
        const LONGEST: usize = 8;
        let article = self.article;
        let first = name.first as usize;
        let floor = (article.prose.sentences[sentence as usize].first as usize).max(first.saturating_sub(LONGEST));
        let mut at = article.title_at(name).filter(|at| (floor..first).contains(at)).unwrap_or(first);
        while at > floor && roles::is_part(article, at - 1) {
            at = article.name_start(at - 1).max(floor);
        }
        at
    }

    /// "As for NAME", "Shares in NAME": what the sentence is about, though it is no subject.
    fn is_topic(&self, first: usize) -> bool {
        let before = |back: usize| first.checked_sub(back).map_or("", |at| self.article.word(at));
        matches!((before(2), before(1)), ("As", "for") | ("Shares", "in" | "of"))
    }

    /// Whether what stands at `first..end` is its clause's subject, as far as its neighbours show.
    pub(super) fn part(&self, first: usize, end: usize, sentence: u32) -> Part {
        let sense = |at: usize| self.article.sense(at);
        let mut before = first.wrapping_sub(1);
        if sense(before).is(is::BETWEEN) {
            before = before.wrapping_sub(1);
        }
        let object = || sense(before).is(is::PREPOSITION) && !self.is_topic(first);
        let aside = sense(end).is(is::POSSESSIVE) || object() || self.stage.has_subject(sentence);
        if aside { Part::Aside } else { Part::Subject }
    }

    /// Reads a description that begins with token `at`.
    fn describe(&mut self, at: usize, sentence: u32, quoted: bool) {
        let article = self.article;
        if article.prose.tokens[at].span.start < self.described {
            return;
        }
        let end = article.prose.sentences[sentence as usize].end as usize;
        let Some(outline) = phrases::outline(article, at, end, Reading::Strict) else { return };
        let titles = article.name_from(outline.end).is_some_and(|(_, n)| n.kind == EntityType::Person);
        let one = matches!(outline.noun, Some((Noun::Role | Noun::Body | Noun::Text, false)));
        if titles || outline.indefinite || !one {
            return;
        }
        let phrase = outline.worded(article.text);
        let part = if quoted { Part::Quoted } else { self.part(at, phrase.end, sentence) };
        let Some(figure) = self.mean(&phrase, sentence) else {
            let begins = at == article.prose.sentences[sentence as usize].first as usize;
            let number = match phrase.noun {
                Some((Noun::Body, false)) if self.opens(at, sentence) => Number::Either,
                // "The report": within a sentence it is what somebody speaks of.
                Some((Noun::Text, false)) if begins => Number::One,
                _ => return,
            };
            if part == Part::Subject {
                let who = self.same(&phrase, Who::Words(phrase.span));
                self.stage.body(who, number, sentence, part);
            }
            return;
        };
        self.described = phrase.span.end;
        self.employ(figure, at, &phrase, sentence);
        self.met.push(Met { span: phrase.span, figure, form: Some(form(&phrase)), sentence: Some(sentence) });
        self.enter(figure, sentence, part);
    }

    /// Whether a clause begins with token `at`, or the sentence behind it.
    fn opens(&self, at: usize, sentence: u32) -> bool {
        at <= self.article.prose.sentences[sentence as usize].first as usize || opens_clause(self.article.word(at - 1))
    }

    /// Whether the name that ends before token `end` says whose office the person named next holds:
    /// "Fulton County (Ga.) Sheriff Ada Obi".
    fn owns_office(&self, number: u32, end: usize) -> bool {
        let article = self.article;
        let next = article.names.get(number as usize + 1).filter(|next| next.kind == EntityType::Person);
        let Some(next) = next.filter(|next| (end..end + 6).contains(&(next.first as usize))) else { return false };
        let office = next.first as usize - 1;
        office >= end && article.sense(office).is_role() && !(end..office).any(|at| article.word(at) == ",")
    }

    /// Whom a description means.
    pub(super) fn mean(&mut self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        let found = match phrase.noun? {
            (Noun::Role, false) => self.holder(phrase),
            (Noun::Body, false) if phrase.definite => self.body(phrase, sentence),
            _ => None,
        };
        let Some(found) = found else { return self.stand_in(phrase, sentence) };
        if phrase.noun == Some((Noun::Role, false)) {
            roles::give(self.article, self.figures, self.holders, found, phrase);
        }
        Some(found)
    }

    /// The one person who holds an office; of several the one who has been introduced, or who was
    /// clearly mentioned last.
    fn holder(&self, phrase: &Phrase) -> Option<u32> {
        let mut found = descriptions::people(self.figures, self.holders, phrase);
        if found.is_empty() && phrase.words == "judge" {
            // "Mr Justice NAME"
            let justice = Phrase { words: "justice".to_owned(), ..phrase.clone() };
            found = descriptions::people(self.figures, self.holders, &justice);
        }
        if let [one] = found[..] {
            return Some(one).filter(|one| !self.is_anothers(*one, phrase));
        }
        let introduced = |f: &u32| {
            let first = self.figures.all[*f as usize].first;
            self.article.names[first as usize].span.start < phrase.span.start
        };
        found.retain(introduced);
        if let [one] = found[..] {
            return Some(one);
        }
        let mut seen: Vec<(u32, u32)> =
            found.iter().filter_map(|f| Some((self.stage.last_seen(Who::Figure(*f))?, *f))).collect();
        seen.sort_unstable();
        match seen[..] {
            [.., (other, _), (last, one)] => (last >= other + CLEAR).then_some(one),
            [(_, one)] => Some(one),
            [] => None,
        }
    }

    /// Whether a phrase says whose the office is of one who is only named later, and there as somebody's: "The Tema
    /// manager" is not who is "his manager" further on.
    fn is_anothers(&self, figure: u32, phrase: &Phrase) -> bool {
        let known = &self.figures.all[figure as usize];
        let later = self.article.names[known.first as usize].span.start > phrase.span.start;
        let mut same = known.roles.iter().filter(|role| role.head() == phrase.head());
        let phrases::Owner::Name(owner) = phrase.owner else { return false };
        let owner = &self.figures.all[self.figures.of_name[owner as usize] as usize];
        later && owner.country.is_none() && same.all(|role| role.owner.is_none())
    }

    /// In headings "Top official" stands for the one office holder of the article.
    fn stand_in(&self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        let block = self.article.prose.sentences[sentence as usize].block;
        let section = self.article.document.blocks[block as usize].section;
        let heading = matches!(section, Section::Headline | Section::Subheadline | Section::Summary);
        if !heading || phrase.indefinite || phrase.noun != Some((Noun::Role, false)) {
            return None;
        }
        descriptions::stand_in(self.figures, phrase)
    }

    /// Quotes without a source of their own: those that go on have the speaker of the quote before.
    fn go_on(&mut self) {
        for at in 1..self.speakers.len() {
            if self.goes_on(at) {
                self.speakers[at] = self.speakers[at - 1].clone();
            }
        }
    }

    pub(super) fn goes_on(&self, quote: usize) -> bool {
        let quote = &self.article.quotes[quote];
        quote.source.is_none() && matches!(quote.basis, Basis::Previous | Basis::Continued)
    }

    /// Whether a description without "the" can mean somebody known: above the text it can.
    pub(super) fn is_heading(&self, sentence: u32) -> bool {
        let Some(sentence) = self.article.prose.sentences.get(sentence as usize) else { return false };
        let section = self.article.document.blocks.get(sentence.block as usize).map(|b| b.section);
        matches!(section, Some(Section::Headline | Section::Subheadline | Section::Summary))
    }
}

/// When each quote is settled: right after its source, or where it begins.
fn due(article: &Article) -> Vec<(u32, usize)> {
    let place = |(number, quote): (usize, &crate::quotes::Quote)| {
        let begins = quote.spans.first().map_or(0, |s| s.start);
        (quote.source.map_or(begins, |s| s.end), number)
    };
    let mut order: Vec<(u32, usize)> = article.quotes.iter().enumerate().map(place).collect();
    order.sort_unstable();
    order
}

/// A title alone or a longer description.
pub(super) fn form(phrase: &Phrase) -> Form {
    let plain = matches!(phrase.owner, phrases::Owner::Nobody) && phrase.noun == Some((Noun::Role, false));
    if plain { Form::Title } else { Form::Description }
}
