//! People whose names were taken for something else, and bodies taken for people: a name shown by its part.
//!
//! In: names. Out: "Center Pieter Obi" is a person where the article goes on with "Obi"; "Okafor" is a body where it
//! tells of "Okafor Holdings" and of no other Okafor.

use super::parts::{is_firm, is_legal_form};
use super::words::key;
use super::{Article, dateline, lexicon};
use crate::mentions::gazetteer::{Class, lookup};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use foldhash::HashSet;

/// The most tokens of a name that may hold a person's.
const LONGEST: u32 = 5;

/// The most tokens of what people are called by without their given names.
const SHORT: u32 = 2;

/// What people are called by without their given names.
pub(super) struct Surnames {
    short: HashSet<u64>,
    /// Those of them that say something, and that no person's fuller name ends with.
    speaking: HashSet<u64>,
}

impl Surnames {
    /// Those of an article.
    pub(super) fn new(article: &Article) -> Self {
        let spelling = |name: &Name| key(name.span.of(article.text));
        let people = || article.names.iter().filter(|name| name.kind == EntityType::Person);
        let short = people().filter(|name| name.end <= name.first + SHORT).map(spelling).collect();
        let sources = article.quotes.iter().filter_map(|quote| article.name_at_end(quote.source?));
        let mut speaking: HashSet<u64> = sources
            .filter(|name| name.kind == EntityType::Person && name.end <= name.first + SHORT)
            .map(spelling)
            .collect();
        if !speaking.is_empty() {
            for name in people().filter(|name| name.end > name.first + 1) {
                let last = |at: u32| {
                    article.prose.tokens[at as usize].span.cover(article.prose.tokens[name.end as usize - 1].span)
                };
                for at in (name.first + 1).max(name.end - SHORT)..name.end {
                    speaking.remove(&key(last(at).of(article.text)));
                }
            }
        }
        Self { short, speaking }
    }

    /// A name as that of the person whose given name and surname end it.
    pub(super) fn person(&self, article: &Article, name: &Name) -> Option<Name> {
        let open = match name.kind {
            EntityType::Org | EntityType::Product => true,
            EntityType::Gpe => name.country.is_none() && !dateline::is_of(name),
            _ => false,
        };
        let (first, end) = (name.first, name.end);
        if !open || self.short.is_empty() || !(first + 2..=first + LONGEST).contains(&end) {
            return None;
        }
        let token = |at: u32| article.prose.tokens[at as usize];
        let word = |at: u32| token(at).of(article.text);
        let surname = |at: u32| key(token(at).span.cover(token(end - 1).span).of(article.text));
        let begins = (first..end - 1).find(|at| self.short.contains(&surname(at + 1)))?;
        let speaks = self.speaking.contains(&surname(begins + 1)) && begins <= first + 1;
        let trade = |at: u32| lexicon::is_role(word(at)) || lexicon::is_modifier(word(at));
        let told = speaks || (article.given)(word(begins)).is_some() && (first..begins).all(trade);
        if !told
            || lexicon::is_courtesy(word(begins))
            || !token(begins).is_capitalised()
            || is_place(name.span.of(article.text))
        {
            return None;
        }
        let span = Span::new(token(begins).span.start, name.span.end);
        Some(Name { span, first: begins, kind: EntityType::Person, ..*name })
    }
}

impl Article<'_> {
    /// The name that ends a stretch of text.
    fn name_at_end(&self, span: Span) -> Option<&Name> {
        let last = self.prose.token_at(span.end).checked_sub(1)?;
        self.names.get(*self.name_of.get(last)? as usize)
    }
}

/// The spellings that a legal form or another word for a firm follows somewhere: "Orlanda" of "Orlanda SpA".
pub(super) fn firms(article: &Article) -> impl Iterator<Item = u64> {
    let firm = |name: &&Name| {
        let word = |at: u32| article.word(at as usize);
        let two = name.end == name.first + 2;
        let last = word(name.end.saturating_sub(1)).trim_end_matches('.');
        let called = || name.kind == EntityType::Org && is_firm(last) && !is_place(word(name.first));
        two && last.starts_with(|c: char| c.is_ascii_alphabetic()) && (is_legal_form(last) || called())
    };
    article.names.iter().filter(firm).map(|name| key(article.word(name.first as usize)))
}

fn is_place(name: &str) -> bool {
    let known = lookup(&name.to_lowercase());
    [Class::Country, Class::City, Class::Region, Class::Norp].into_iter().any(|class| known.is(class))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;
    use crate::mentions::EntityType::{Org, Person};

    #[test]
    fn a_surname_shows_a_person() {
        for article in [
            "[ORG|Ingrid de Obi] won. {[PERSON|de Obi]} said <no>.",
            "[ORG|Center Udo Obi] won. {[PERSON|Obi]} said <no>.",
            "[GPE|Ingrid Obi] won. [PERSON|Obi] wept.",
        ] {
            let story = Story::read(article);
            assert_eq!(
                (story.names().len(), story.cast.entities[0].kind),
                (1, Person),
                "{article}: {:?}",
                story.names()
            );
        }
    }

    #[test]
    fn a_firm_is_no_person() {
        let story = Story::read("[ORG|Larkspur Partners] won. {[PERSON|Larkspur]} said <no>.");
        assert_eq!(story.speakers(), ["Larkspur Partners"]);
        let story = Story::read("[PERSON|Ada Obi] left [ORG|Obi Partners]. {[PERSON|Obi]} said <no>.");
        assert_eq!(story.entity("Ada Obi").kind, Person);
        assert_eq!(story.entity("Obi Partners").kind, Org);
    }
}
