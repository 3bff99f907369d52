//! Who says a quote: from the stretch of text that names the source to a [`Speaker`].
//!
//! A source is what its head is: "Mali's foreign minister" is the minister, not Mali, and "a spokesman
//! for the African Union" is somebody without a name. What stays without a name keeps its words.

use super::cast::canonical;
use super::lexicon::Gender;
use super::lexicon::Noun;
use super::phrases::{self, Owner, Phrase, Reading};
use super::stage::{Number, Part, Who};
use super::walk::{Met, Walk, form};
use super::{Speaker, SpeakerType};
use crate::mentions::EntityType;
use crate::span::Span;

/// What the head of a source is.
enum Head {
    Figure(u32),
    Pronoun(Option<Who>),
    Phrase(Option<Phrase>),
    Several,
}

impl Walk<'_> {
    /// Settles the speaker of `quote`, the walk being in `sentence`.
    pub(super) fn speak(&mut self, quote: usize, sentence: u32) {
        let article = self.article;
        let Some(source) = article.quotes[quote].source.map(|s| s.trim(article.text)).filter(|s| !s.is_empty()) else {
            if self.goes_on(quote) && quote > 0 {
                self.speakers[quote] = self.speakers[quote - 1].clone();
            }
            return;
        };
        let sentence = article.prose.sentence_at(source).map_or(sentence, |s| s as u32);
        let speaker = match self.head(source) {
            Head::Figure(figure) | Head::Pronoun(Some(Who::Figure(figure))) => self.figure_speaks(figure, sentence),
            Head::Pronoun(Some(Who::Speaker(other))) => {
                self.unnamed_speaks(other, sentence);
                self.speakers[other as usize].clone()
            }
            Head::Pronoun(Some(Who::Words(span))) => {
                let (first, end) = (article.prose.token_at(span.start), article.prose.token_at(span.end));
                let phrase = phrases::read(article, first, end, Reading::Loose);
                self.described_speaks(span, phrase.as_ref(), sentence)
            }
            Head::Pronoun(None) => Speaker::default(),
            Head::Phrase(phrase) => self.described_speaks(source, phrase.as_ref(), sentence),
            Head::Several => verbatim(source.of(article.text), SpeakerType::Group, None),
        };
        self.speakers[quote] = speaker;
        if self.speakers[quote].entity.is_none() && self.speakers[quote].name.is_some() {
            self.unnamed_speaks(quote as u32, sentence);
        }
    }

    fn figure_speaks(&mut self, figure: u32, sentence: u32) -> Speaker {
        self.enter(figure, sentence, Part::Speaker);
        // Names and roles are filled in when the cast is complete.
        let kind = self.figures.all[figure as usize].kind;
        Speaker { entity: Some(figure), kind: Some(SpeakerType::Entity(kind)), ..Speaker::default() }
    }

    /// Puts a speaker without a name on stage, as the next "he", "she" or "they".
    fn unnamed_speaks(&mut self, quote: u32, sentence: u32) {
        let speaker = &self.speakers[quote as usize];
        let gender = speaker.role.as_deref().and_then(|r| r.rsplit([' ', '-']).next()).and_then(super::lexicon::gender);
        match speaker.kind {
            // Only what is surely a person: "the database" is no "she".
            Some(SpeakerType::Unnamed) if speaker.role.is_some() => {
                let women = gender.map(|gender| if gender == Gender::Woman { 1.0 } else { 0.0 });
                self.stage.person(Who::Speaker(quote), women, sentence, Part::Speaker);
            }
            Some(SpeakerType::Group) => self.stage.body(Who::Speaker(quote), Number::Many, sentence, Part::Speaker),
            Some(SpeakerType::Document) => self.stage.body(Who::Speaker(quote), Number::One, sentence, Part::Speaker),
            _ => {}
        }
    }

    fn described_speaks(&mut self, source: Span, phrase: Option<&Phrase>, sentence: u32) -> Speaker {
        let text = self.article.text;
        let Some(phrase) = phrase else { return verbatim(source.of(text), kind_of_words(source.of(text)), None) };
        let known = phrase.definite || self.is_heading(sentence) || starts_big(phrase.core.of(text));
        if known && let Some(figure) = self.mean(phrase, sentence) {
            let met = Met { span: phrase.span, figure, form: Some(form(phrase)), sentence: Some(sentence) };
            if !self.met.iter().rev().take(4).any(|m| m.span == met.span) {
                self.met.push(met);
            }
            return self.figure_speaks(figure, sentence);
        }
        let kind = match phrase.noun {
            Some((Noun::Text, _)) => SpeakerType::Document,
            Some((_, true) | (Noun::Body | Noun::People, _)) => SpeakerType::Group,
            Some((Noun::Role, false)) => SpeakerType::Unnamed,
            None => kind_of_words(phrase.core.of(text)),
        };
        let role = (phrase.noun == Some((Noun::Role, false))).then(|| phrase.core.of(text).to_owned());
        let organisation = match phrase.owner {
            Owner::Name(name) if role.is_some() => Some(self.figures.of_name[name as usize]),
            _ => None,
        };
        let organisation = organisation.filter(|body| self.figures.all[*body as usize].kind == EntityType::Org);
        Speaker {
            organisation: organisation.map(|body| canonical(self.article, &self.figures.all[body as usize])),
            ..verbatim(source.of(text), kind, role)
        }
    }

    fn head(&self, source: Span) -> Head {
        if let Some((span, who)) = self.pronoun
            && span == source
        {
            return Head::Pronoun(who);
        }
        let article = self.article;
        let (first, end) = (article.prose.token_at(source.start), article.prose.token_at(source.end));
        if end == first + 1 && is_pronoun(source.of(article.text)) || end <= first {
            return Head::Pronoun(None);
        }
        let word = |at: usize| article.prose.tokens[at].of(article.text);
        let start = first + usize::from(matches!(word(first), "the" | "The"));
        if let Some((number, name)) = article.name_from(start) {
            let after = name.end as usize;
            let next = if after < end { word(after) } else { "" };
            if next == "and" && name.kind != EntityType::Org {
                return Head::Several;
            }
            let closed = matches!(
                next,
                "" | "," | "(" | "who" | "of" | "from" | "at" | "in" | "with" | "and" | "which" | "—" | "-" | "–"
            );
            if closed
                || name.kind == EntityType::Person
                    && after + 1 == end
                    && !next.chars().all(char::is_alphabetic)
                    && !owns(next)
            {
                return Head::Figure(self.figures.of_name[number as usize]);
            }
        }
        if let Some(figure) = self.named_after_role(first, end) {
            return Head::Figure(figure);
        }
        Head::Phrase(phrases::read(article, first, end, Reading::Loose))
    }

    /// "Foreign Minister NAME", "the bank's chief economist, NAME": the person at the end of a role.
    fn named_after_role(&self, first: usize, end: usize) -> Option<u32> {
        let article = self.article;
        let word = |at: usize| article.prose.tokens[at].of(article.text);
        let phrase = phrases::read(article, first, end, Reading::Loose)?;
        let mut at = phrase.end;
        if phrase.goes_on && at + 1 < end {
            at += 1;
            at += usize::from(at < end && word(at) == "the");
            at = article.name_from(at).map_or(at, |(_, name)| name.end as usize);
        }
        if at < end && word(at) == "," {
            at += 1;
            at += usize::from(at < end && word(at) == "the");
        } else if at != phrase.end {
            return None;
        }
        let (number, name) = article.name_from(at).filter(|(_, n)| (n.first as usize) < end)?;
        let next = name.end as usize;
        let several = next < end && (word(next) == "and" || owns(word(next)));
        let fits = name.kind == EntityType::Person || (at != phrase.end && name.kind == EntityType::Org);
        (fits && !several && !phrase.noun.is_some_and(|(_, plural)| plural))
            .then(|| self.figures.of_name[number as usize])
    }
}

fn verbatim(text: &str, kind: SpeakerType, role: Option<String>) -> Speaker {
    Speaker { name: Some(text.to_owned()), kind: Some(kind), role, ..Speaker::default() }
}

fn owns(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

fn starts_big(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// What a description is whose head no list knows: people together if it looks like a plural.
fn kind_of_words(text: &str) -> SpeakerType {
    let head = text.split([' ', ',']).next_back().unwrap_or("");
    let singular = ["ss", "is", "us"].iter().any(|ending| head.ends_with(ending));
    if head.ends_with('s') && !singular { SpeakerType::Group } else { SpeakerType::Unnamed }
}

fn is_pronoun(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "he" | "she"
            | "it"
            | "they"
            | "i"
            | "we"
            | "you"
            | "who"
            | "which"
            | "that"
            | "his"
            | "her"
            | "him"
            | "them"
            | "their"
            | "its"
            | "my"
            | "our"
            | "me"
            | "us"
    )
}
