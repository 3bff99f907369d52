//! Names by rule: capitalised runs, the gazetteer, titles, and what the article itself shows.
//!
//! In: blocks and tokens. Out: [`Name`]s, flat and in text order. Running text is read first, then
//! headlines, in which most words have capitals and only what is known can be told from them.

mod agreement;
pub mod evidence;
mod reader;
mod runs;
mod types;
mod words;

use super::{Country, EntityType};
use crate::document::Document;
use crate::span::Span;
use crate::text::{Case, Kind, Prose, Sentence};
use evidence::Scores;
use reader::Reader;
use runs::Style;
use std::collections::HashSet;
use std::ops::Range;
use types::{OTHER, PERSON, PLACE, Typed, best};
use words::{DIRECTIONS, is_in};

use super::gazetteer::{self, Class, Entry};

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

/// A name with what the search needs beside it.
#[derive(Clone, Copy, Debug)]
struct Found {
    name: Name,
    /// The type, where it is known of itself.
    sure: Option<EntityType>,
    scores: Scores,
}

/// Finds the names in the blocks of `document`.
#[must_use]
pub fn find(text: &str, document: &Document, prose: &Prose) -> Vec<Name> {
    let mut search = Search::of(text, document, prose);
    let surnames = agreement::settle(text, &mut search.found);
    search.recover(&surnames);
    let Search { mut reader, mut found, .. } = search;
    found.sort_unstable_by_key(|found| found.name.span);
    let mut names: Vec<Name> = found.into_iter().filter_map(|found| finish(&mut reader, found)).collect();
    place_by_country(text, &mut names);
    names
}

/// "Tripoli, Lebanon": a place is in the country or region that a comma puts behind it.
fn place_by_country(text: &str, names: &mut [Name]) {
    for at in 1..names.len() {
        let (place, country) = (names[at - 1], names[at]);
        let between = text.get(place.span.end as usize..country.span.start as usize);
        let listed = gazetteer::lookup(&place.span.of(text).to_lowercase()).is(Class::Country);
        let places = place.kind == EntityType::Gpe && country.kind == EntityType::Gpe && !listed;
        if !places || between != Some(", ") {
            continue;
        }
        let written = gazetteer::lookup(&country.span.of(text).to_lowercase());
        if written.is(Class::Country) || written.is(Class::Region) {
            names[at - 1].country = country.country.or(place.country);
        }
    }
}

/// The name with its type; None where it is none.
fn finish(reader: &mut Reader<'_>, found: Found) -> Option<Name> {
    let mut name = found.name;
    let (first, end) = (name.first as usize, name.end as usize);
    name.kind = found.sure.or_else(|| reader.finer(best(&found.scores), first, end))?;
    match name.kind {
        EntityType::Person => name.country = None,
        EntityType::Gpe | EntityType::Loc | EntityType::Norp => name.title = None,
        _ => (name.title, name.country) = (None, None),
    }
    Some(name)
}

/// A possible name for learning: its tokens, and what it looks like as places in the table of
/// weights.
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it looks like; see [`evidence`].
    pub features: Vec<u32>,
}

/// The possible names of an article, and those of `given` that are not among them.
#[must_use]
pub fn candidates(text: &str, document: &Document, prose: &Prose, given: &[Range<usize>]) -> Vec<Candidate> {
    let search = Search::of(text, document, prose);
    let spans = search.found.iter().filter(|found| !found.name.credit);
    let mut spans: Vec<(usize, usize, bool)> =
        spans.map(|f| (f.name.first as usize, f.name.end as usize, f.name.title.is_some())).collect();
    let known: HashSet<(usize, usize)> = spans.iter().map(|(first, end, _)| (*first, *end)).collect();
    spans.extend(given.iter().filter(|g| !known.contains(&(g.start, g.end))).map(|g| (g.start, g.end, false)));
    let mut reader = search.reader;
    let of = |(first, end, titled): (usize, usize, bool)| {
        let sentence = prose.sentence_at(prose.tokens[first].span)?;
        let mut features = Vec::new();
        evidence::features(&mut reader, first, end, titled, &prose.sentences[sentence].tokens(), &mut features);
        Some(Candidate { tokens: first..end, features })
    };
    spans.into_iter().filter_map(of).collect()
}

struct Search<'a> {
    reader: Reader<'a>,
    found: Vec<Found>,
    /// Ordinary words with a capital where a sentence begins, by token.
    openings: Vec<usize>,
}

impl<'a> Search<'a> {
    /// All possible names of an article.
    fn of(text: &'a str, document: &Document, prose: &'a Prose) -> Self {
        let mut search = Self { reader: Reader::new(text, &prose.tokens), found: Vec::new(), openings: Vec::new() };
        for sentence in &prose.sentences {
            if document.blocks[sentence.block as usize].credit {
                search.credit(sentence);
            } else {
                let style = search.reader.style(sentence.tokens().start, sentence.tokens().end);
                search.sentence(sentence, style);
            }
        }
        search
    }

    fn sentence(&mut self, sentence: &Sentence, style: Style) {
        let range = sentence.tokens();
        let mut at = range.start;
        while at < range.end {
            if self.reader.begins(at, range.start, style) {
                let end = self.reader.run_end(at, range.end, style);
                self.run(at, end, &range);
                let past = self.portfolio(at, end, &range, style);
                at = self.acronym(past, &range);
            } else {
                let may_open = at == range.start || style == Style::Title;
                if may_open && self.reader.is_capital(at) && !self.reader.is_function(at) {
                    self.openings.push(at);
                }
                at += 1;
            }
        }
    }

    /// Ordinary words that begin sentences and are surnames in this article: "Park said".
    fn recover(&mut self, surnames: &HashSet<&str>) {
        for at in std::mem::take(&mut self.openings) {
            if surnames.contains(self.reader.word(at)) {
                self.push(at, at + 1, None, Typed::sure(EntityType::Person, None), false);
            }
        }
    }

    /// A run of capitals to its names.
    fn run(&mut self, first: usize, end: usize, sentence: &Range<usize>) {
        const WHOLE: [Class; 7] =
            [Class::Country, Class::Region, Class::Loc, Class::Org, Class::Norp, Class::Fac, Class::Event];
        let entry = self.reader.entry(first, end);
        if WHOLE.iter().any(|class| entry.is(*class)) && end - first > 1 {
            return self.add(first, end, None, sentence);
        }
        if let Some((from, stop)) = self.last_title(first, end) {
            if from > first {
                self.run(first, from, sentence);
            }
            if stop < end {
                self.add(stop, end, Some((from, stop)), sentence);
            }
            return;
        }
        if let Some(stop) = self.owner(first, end) {
            self.add(first, stop, None, sentence);
            return self.run(stop, end, sentence);
        }
        let first = self.past_opening(first, end, sentence.start);
        if first < end {
            let title = self.small_title(first, sentence.start);
            self.add(first, end, title, sentence);
        }
    }

    /// What a role deals with, after "of" or "for", and the person after it: "Minister of Mines
    /// Ana Paz". Returns the token to go on with.
    fn portfolio(&mut self, first: usize, end: usize, sentence: &Range<usize>, style: Style) -> usize {
        let role = matches!(self.reader.word(end), "of" | "for") && is_in(words::PORTFOLIO, self.reader.small(end - 1));
        let past = if role { self.reader.past_portfolio(end, sentence.end) } else { end };
        if past == end || !self.reader.is_capital(past) || !self.reader.begins(past, sentence.start, style) {
            return past;
        }
        let stop = self.reader.run_end(past, sentence.end, style);
        let title = self.title(first, end).map(|(from, _)| (from, past));
        self.add(past, stop, title, sentence);
        stop
    }

    /// A title within the run, with what follows it: not in "Justice Department".
    fn title(&mut self, first: usize, end: usize) -> Option<(usize, usize)> {
        let tail_is_body = end - first > 1 && words::ends_org(self.reader.small(end - 1));
        if tail_is_body {
            return None;
        }
        for from in first..end {
            if let Some((mut stop, _)) = self.reader.longest(from, end, &[Class::Title]) {
                while stop < end
                    && let Some((next, _)) = self.reader.longest(stop, end, &[Class::Title])
                {
                    stop = next;
                }
                let given = from + 1 == stop
                    && matches!(self.reader.word(from), "Dean" | "Duke" | "Earl" | "Don" | "Sultan" | "Amir" | "Count");
                if !given || from > first || stop == end {
                    return Some((from, stop));
                }
            }
        }
        None
    }

    /// The last title that a name follows: of "General Intelligence Director Maj. Gen. Husni" the
    /// rank.
    fn last_title(&mut self, first: usize, end: usize) -> Option<(usize, usize)> {
        let mut last = self.title(first, end)?;
        while let Some(next) = self.title(last.1, end).filter(|(_, stop)| *stop < end) {
            last = next;
        }
        Some((self.with_field(first, last), last.1))
    }

    /// Where a title begins with its field: "Deputy Power Minister", not "State Department Chief".
    fn with_field(&mut self, first: usize, (from, stop): (usize, usize)) -> usize {
        if !matches!(self.reader.word(stop - 1), "Minister" | "Secretary" | "Chief" | "Commissioner") {
            return from;
        }
        let mut at = from;
        while at > first && self.is_field(at - 1) {
            at -= 1;
        }
        at
    }

    fn is_field(&mut self, at: usize) -> bool {
        let entry = self.reader.entry(at, at + 1);
        let named = [Class::Country, Class::Norp, Class::Org, Class::Region].iter().any(|class| entry.is(*class));
        let ordinary = entry.is(Class::Word) || entry.is(Class::Title);
        ordinary && !named && !self.reader.is_function(at) && !words::ends_org(self.reader.small(at))
    }

    /// A people or place before a person: "Israeli Yael Cohen".
    fn owner(&mut self, first: usize, end: usize) -> Option<usize> {
        const OWNERS: [Class; 2] = [Class::Country, Class::Norp];
        let (stop, _) = self.reader.longest(first, end, &OWNERS)?;
        let rest = end - stop.min(end);
        let person = (2..=3).contains(&rest) && self.reader.entry(stop, stop + 1).is(Class::Given);
        person.then_some(stop)
    }

    /// Drops what only begins a sentence: "Meanwhile", "Former".
    fn past_opening(&mut self, first: usize, end: usize, sentence: usize) -> usize {
        let mut at = first;
        let new_body = self.reader.word(at) == "New" && words::ends_org(self.reader.small(end - 1));
        while at < end && self.reader.is_function(at) && end - at > 1 && !new_body {
            at += 1;
        }
        let opens = at == sentence || at > 0 && self.reader.is_kind(at - 1, Kind::Mark);
        let named = end - at > 1
            && self.reader.entry(at + 1, at + 2).is(Class::Given)
            && !self.reader.entry(at, at + 1).is(Class::Given)
            && !self.reader.entry(at, at + 1).is(Class::Surname)
            && !words::begins_event(self.reader.small(at));
        if opens && named && self.reader.is_ordinary(at) { at + 1 } else { at }
    }

    /// A title in small letters before a person: "spokesman Ali Hassan".
    fn small_title(&mut self, first: usize, sentence: usize) -> Option<(usize, usize)> {
        let lower = |reader: &Reader<'_>, at: usize| at >= sentence && reader.is_lower(at);
        let from = first.checked_sub(1).filter(|at| lower(&self.reader, *at))?;
        if !self.reader.entry(from, first).is(Class::Title) {
            return None;
        }
        let two =
            from.checked_sub(1).filter(|at| lower(&self.reader, *at) && self.reader.entry(*at, first).is(Class::Title));
        Some((two.unwrap_or(from), first))
    }

    fn add(&mut self, first: usize, end: usize, title: Option<(usize, usize)>, sentence: &Range<usize>) {
        let first = self.with_direction(first, end, sentence.start);
        let capital_title = title.is_some_and(|(from, _)| self.reader.is_capital(from));
        let typed = self.reader.typed(first, end, capital_title, sentence);
        let title = title.map(|(from, stop)| self.span(from, stop));
        self.push(first, end, title, typed, false);
    }

    /// Takes in the small direction before a country or region: "eastern Congo".
    fn with_direction(&mut self, first: usize, end: usize, sentence: usize) -> usize {
        let Some(before) = first.checked_sub(1).filter(|at| *at >= sentence) else { return first };
        let direction = self.reader.is_lower(before) && is_in(DIRECTIONS, self.reader.word(before));
        let entry = self.reader.entry(first, end);
        let place = [Class::Country, Class::Region, Class::Loc].iter().any(|class| entry.is(*class));
        if direction && place && before.checked_sub(1).is_none_or(|at| !self.reader.is_kind(at, Kind::Hyphen)) {
            before
        } else {
            first
        }
    }

    fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.reader.tokens[first].span.start, self.reader.tokens[end - 1].span.end)
    }

    fn push(&mut self, first: usize, end: usize, title: Option<Span>, typed: Typed, credit: bool) {
        let (sure, country, span) = (self.direction_kind(first, typed), typed.country, self.span(first, end));
        let country = country
            .or_else(|| self.reader.is_lower(first).then(|| self.reader.entry(first + 1, end).country()).flatten());
        let (first, end, kind) = (first as u32, end as u32, sure.unwrap_or(EntityType::Org));
        let name = Name { span, kind, first, end, title, country, acronym: None, credit };
        self.found.push(Found { name, sure, scores: typed.scores });
    }

    /// A place with a small direction before it is a stretch of land.
    fn direction_kind(&self, first: usize, typed: Typed) -> Option<EntityType> {
        let directed = self.reader.is_lower(first) && is_in(DIRECTIONS, self.reader.word(first));
        if directed { Some(EntityType::Loc) } else { typed.sure }
    }

    /// "(JNIM)" after a name: a name of the same type. Returns the token to go on with.
    fn acronym(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let end = sentence.end;
        let is_acronym = self.reader.word(at) == "("
            && at + 2 < end
            && self.reader.word(at + 2) == ")"
            && self.reader.is_kind(at + 1, Kind::Word)
            && matches!(self.reader.tokens[at + 1].case, Case::Upper | Case::Mixed);
        if is_acronym && let Some(first) = self.reader.spelled(at, sentence.start) {
            self.widen(first, at);
        }
        let Some(last) = self.found.last_mut().filter(|found| is_acronym && found.name.end as usize == at) else {
            return at;
        };
        let kind = last.sure.unwrap_or(match best(&last.scores) {
            // Places' and persons' names are seldom abbreviated.
            PERSON if last.name.end - last.name.first > 1 => EntityType::Org,
            PERSON => EntityType::Person,
            PLACE => EntityType::Gpe,
            OTHER => EntityType::Event,
            _ => EntityType::Org,
        });
        last.name.acronym = Some(self.reader.tokens[at + 1].span);
        last.sure = Some(kind);
        let typed = Typed::sure(kind, last.name.country);
        self.push(at + 1, at + 2, None, typed, false);
        at + 3
    }

    /// Makes one name of `first..at`, which an acronym spells.
    fn widen(&mut self, first: usize, at: usize) {
        let same = self.found.last().is_some_and(|f| (f.name.first as usize, f.name.end as usize) == (first, at));
        if same || self.title(first, at).is_some() {
            return;
        }
        while self.found.last().is_some_and(|found| found.name.end as usize > first) {
            self.found.pop();
        }
        let kind = self.reader.by_words(first, at).unwrap_or(EntityType::Org);
        self.push(first, at, None, Typed::sure(kind, None), false);
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
                self.push(at, end, None, Typed::sure(EntityType::Org, None), true);
            } else if named && (2..=4).contains(&(end - at)) {
                self.push(at, end, None, Typed::sure(EntityType::Person, None), true);
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests;
