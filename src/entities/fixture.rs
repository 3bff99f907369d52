//! Articles for tests, with their names and sources marked by hand.
//!
//! A line is a block; `# ` begins a headline, `* ` a summary, `^ ` a caption, `@ ` a credit, `~ ` names the agency. `[PERSON|Mr./Ada Obi]`
//! is a name with its title, `[GPE:GH|Ghana]` one with its country, `[=GNPC]` the acronym of the name
//! before; `{she}` is the source of a quote and `<…>` what it says; `<…>` in a line without a source
//! goes on from the quote before.

use super::{Article, Cast, Entity, dateline, names_of_tokens, senses, settle, titles};
use crate::document::{Block, Document, Section};
use crate::mentions::{Country, EntityType, Name};
use crate::quotes::{Act, Basis, Quote, QuoteKind};
use crate::span::Span;
use crate::text;

/// An article and its cast.
pub(super) struct Story {
    pub(super) text: String,
    pub(super) cast: Cast,
}

impl Story {
    /// Reads an article with its marks.
    pub(super) fn read(marked: &str) -> Self {
        let mut page = Page::default();
        marked.trim().lines().map(str::trim).filter(|l| !l.is_empty()).for_each(|line| page.line(line));
        let Page { text, mut document, mut names, mut quotes, place } = page;
        if let Some(place) = place {
            document.dateline = Some(crate::document::Dateline { place: Some(place), ..Default::default() });
        }
        let prose = text::read(&text, &document);
        for name in &mut names {
            name.first = prose.token_at(name.span.start) as u32;
            name.end = prose.token_at(name.span.end - 1) as u32 + 1;
        }
        for quote in &mut quotes {
            quote.sentence = quote.spans.first().and_then(|s| prose.sentence_at(*s)).unwrap_or(0) as u32;
        }
        let names = titles::apart(&text, &prose, names.into());
        let names = dateline::joined(&text, &document, &prose, names);
        let name_of = names_of_tokens(&prose, &names);
        let (document, prose, names, quotes) = (&document, &prose, &names, &quotes);
        let senses = &senses::senses(&text, prose);
        let given = share_of_women;
        let cast = settle(&Article { text: &text, document, prose, names, quotes, name_of, senses, given });
        Self { text, cast }
    }

    /// The names of the speakers, "-" for none.
    pub(super) fn speakers(&self) -> Vec<&str> {
        self.cast.speakers.iter().map(|s| s.name.as_deref().unwrap_or("-")).collect()
    }

    /// The entity called `name`.
    pub(super) fn entity(&self, name: &str) -> &Entity {
        let found = self.cast.entities.iter().find(|e| e.name == name);
        found.unwrap_or_else(|| {
            panic!("no {name} among {:?}", self.cast.entities.iter().map(|e| &e.name).collect::<Vec<_>>())
        })
    }

    /// The names of the entities, in their order.
    pub(super) fn names(&self) -> Vec<&str> {
        self.cast.entities.iter().map(|e| e.name.as_str()).collect()
    }

    /// What mentions the entity called `name`: `text/form`.
    pub(super) fn mentions(&self, name: &str) -> Vec<String> {
        let number = self.cast.entities.iter().position(|e| e.name == name).map(|n| n as u32);
        let of = self.cast.mentions.iter().filter(|m| Some(m.entity) == number);
        of.map(|m| format!("{}/{}", m.span.of(&self.text), m.form.name())).collect()
    }
}

/// A few given names, as a gazetteer would know them.
fn share_of_women(given: &str) -> Option<f32> {
    match given {
        "Ingrid" | "Fatima" => Some(0.99),
        "Bjorn" | "Carlos" => Some(0.01),
        _ => None,
    }
}

#[derive(Default)]
struct Page {
    text: String,
    document: Document,
    names: Vec<Name>,
    quotes: Vec<Quote>,
    place: Option<Span>,
}

impl Page {
    fn line(&mut self, line: &str) {
        if let Some(agency) = line.strip_prefix("~ ") {
            self.document.agency = Some(agency.to_owned());
            return;
        }
        let (section, credit, mut rest) = match line.split_at_checked(2) {
            Some(("# ", rest)) => (Section::Headline, false, rest),
            Some(("* ", rest)) => (Section::Summary, false, rest),
            Some(("^ ", rest)) => (Section::Caption, false, rest),
            Some(("@ ", rest)) => (Section::Caption, true, rest),
            _ => (Section::Body, false, line),
        };
        if let Some((place, after)) = rest.split_once(" (-) ") {
            let start = self.text.len();
            self.text.push_str(place);
            self.place = Some(Span::at(start, self.text.len()));
            self.text.push_str(" (-) ");
            rest = after;
        }
        let start = self.text.len();
        let (mut sources, mut contents) = (Vec::new(), Vec::new());
        let (mut source, mut content) = (0, 0);
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            let here = self.text.len();
            match c {
                '[' => {
                    let (mark, after) = rest.split_once(']').expect("a name is closed");
                    self.name(mark, credit);
                    rest = after;
                }
                '{' => source = here,
                '}' => sources.push(Span::at(source, here)),
                '<' => content = here,
                '>' => contents.push(Span::at(content, here)),
                c => self.text.push(c),
            }
        }
        let span = Span::at(start, self.text.len());
        self.text.push('\n');
        let paragraph = (section == Section::Body).then_some(self.document.blocks.len() as u32);
        self.document.blocks.push(Block { section, paragraph, credit, span });
        self.say(&sources, &contents);
    }

    fn name(&mut self, mark: &str, credit: bool) {
        let start = self.text.len();
        if let Some(acronym) = mark.strip_prefix('=') {
            self.text.push_str(acronym);
            self.names.last_mut().expect("a name before").acronym = Some(Span::at(start, self.text.len()));
            return;
        }
        let (kind, name) = mark.split_once('|').expect("a type");
        let (kind, country) = kind.split_once(':').map_or((kind, None), |(k, c)| (k, Some(c)));
        let country = country.map(|c| Country([c.as_bytes()[0], c.as_bytes()[1]]));
        let (title, name) = name.split_once('/').map_or((None, name), |(t, n)| (Some(t), n));
        let title = title.map(|title| {
            self.text.push_str(title);
            let span = Span::at(start, self.text.len());
            self.text.push(' ');
            span
        });
        let begins = self.text.len();
        self.text.push_str(name);
        let span = Span::at(begins, self.text.len());
        self.names.push(Name { span, kind: kind_of(kind), first: 0, end: 0, title, country, acronym: None, credit });
    }

    fn say(&mut self, sources: &[Span], contents: &[Span]) {
        let said = |source: Span| {
            let after = source.end as usize;
            self.text[after..].starts_with(" said").then(|| Span::at(after + 1, after + 5))
        };
        let quote = |source: Option<Span>, spans, basis| Quote {
            kind: QuoteKind::Direct,
            act: Act::Speech,
            spans,
            sentence: 0,
            source,
            cue: source.and_then(said),
            basis,
            confidence: 1.0,
        };
        for (at, source) in sources.iter().enumerate() {
            let spans = contents.get(at).copied().into_iter().collect();
            let quote = quote(Some(*source), spans, Basis::Verb);
            self.quotes.push(quote);
        }
        for content in contents.iter().skip(sources.len()) {
            let quote = quote(None, vec![*content], Basis::Previous);
            self.quotes.push(quote);
        }
    }
}

fn kind_of(mark: &str) -> EntityType {
    match mark {
        "PERSON" => EntityType::Person,
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "LOC" => EntityType::Loc,
        "NORP" => EntityType::Norp,
        "EVENT" => EntityType::Event,
        other => panic!("no type {other}"),
    }
}
