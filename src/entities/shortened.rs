//! Which place or organisation a shorter name means.
//!
//! In: a name that no figure bears as it stands. Out: the one figure whose fuller name begins or ends so, or that
//! is abbreviated so.

use super::acronyms::looks_like;
use super::clusters::{Bearers, Figure, Gathering};
use super::countries;
use super::parts::is_designator;
use super::words::{Word, key};
use crate::document::Section;
use crate::mentions::{Country, EntityType};

impl Gathering<'_> {
    /// The place that name `at` means by another name of it.
    pub(super) fn place(&self, at: usize) -> Option<u32> {
        let text = self.article.names[at].span.of(self.article.text);
        if let Some(country) = countries::variant(text) {
            return self.by_country.get(&country).copied();
        }
        let [only] = self.words[at][..] else { return None };
        if let Some(state) = self.state(only) {
            return Some(state);
        }
        let congo = only.key == key("Congo");
        let [kinshasa, brazzaville] = [*b"CD", *b"CG"].map(|code| self.by_country.get(&Country(code)).copied());
        congo.then_some(())?;
        if kinshasa.is_some() && brazzaville.is_some() { None } else { kinshasa.or(brazzaville) }
    }

    /// "Tavria" of "Tavria Republic".
    fn state(&self, only: Word) -> Option<u32> {
        let is_state = |figure: &u32| {
            let figure = &self.all[*figure as usize];
            let [name, form] = figure.words[..] else { return false };
            let forms = ["republic", "kingdom", "federation", "sultanate", "emirate"];
            figure.kind == EntityType::Gpe && name.key == only.key && forms.iter().any(|f| key(f) == form.key)
        };
        let mut found = self.by_word.get(&only.sound)?.all().iter().copied().filter(is_state);
        found.next().filter(|_| found.next().is_none())
    }

    /// The organisation that name `at` is short for.
    pub(super) fn organisation(&self, at: usize) -> Option<u32> {
        let name = self.article.names[at].span.of(self.article.text);
        if looks_like(name)
            && let Some(found) = self.by_initials.get(&key(name))
        {
            return Some(*found);
        }
        self.beginning(at).or_else(|| self.ending(at)).or_else(|| self.turned(at))
    }

    fn bearers(&self, word: Option<&Word>) -> impl Iterator<Item = u32> {
        word.and_then(|word| self.by_word.get(&word.sound)).into_iter().flat_map(Bearers::all).copied()
    }

    /// Whether a body has been named before name `at`; a headline may come first.
    fn is_known(&self, figure: &Figure, at: usize) -> bool {
        let heading = || {
            let section = self.article.section(self.article.names[at].span);
            matches!(section, Some(Section::Headline | Section::Subheadline | Section::Summary))
        };
        figure.last_before(at as u32).is_some() || heading()
    }

    /// "Okafor" of "Okafor Group".
    fn beginning(&self, at: usize) -> Option<u32> {
        let words = &self.words[at];
        let begins = |f: &u32| {
            let figure = &self.all[*f as usize];
            figure.kind == EntityType::Org
                && figure.words.len() > words.len()
                && figure.words.iter().zip(words).all(|(a, b)| a.key == b.key)
                && (figure.words.len() == words.len() + 1 || words.len() == 1)
                && (figure.words[words.len()..].iter().all(|w| is_designator(w.key)) || self.is_known(figure, at))
        };
        only(self.bearers(words.first()).filter(begins))
    }

    /// "State Department" of "U.S. State Department", "the Times" of "The Tema Times".
    fn ending(&self, at: usize) -> Option<u32> {
        let words = &self.words[at];
        let name = &self.article.names[at];
        let first = name.first as usize;
        let the = |at: usize| matches!(self.article.word(at), "the" | "The");
        let short = || {
            let told = the(first) || first > 0 && the(first - 1);
            let word = self.article.word(name.end as usize - 1);
            told && word.starts_with(char::is_uppercase) && !matches!(word, "City" | "House" | "State" | "States")
        };
        let ends = |f: &u32| {
            let figure = &self.all[*f as usize];
            let more = figure.words.len().saturating_sub(words.len());
            let tail = || figure.words[more..].iter().zip(words).all(|(a, b)| a.key == b.key);
            let national = || more == 1 && is_country(figure.words[0].key);
            figure.kind == EntityType::Org
                && more > 0
                && tail()
                && (national() || words.len() == 1 && short())
                && self.is_known(figure, at)
        };
        only(self.bearers(words.last()).filter(ends))
    }

    /// "Labor Department" of "Department of Labor".
    fn turned(&self, at: usize) -> Option<u32> {
        let [what, office] = self.words[at][..] else { return None };
        let other = |f: &u32| match self.all[*f as usize].words[..] {
            [first, _, last] => first.key == office.key && last.key == what.key,
            _ => false,
        };
        let turned = || only(self.bearers(Some(&office)).filter(other));
        [key("Department"), key("Ministry")].contains(&office.key).then(turned)?
    }
}

fn only(mut found: impl Iterator<Item = u32>) -> Option<u32> {
    found.next().filter(|_| found.next().is_none())
}

/// Whether a word before a body's name says of what country it is.
fn is_country(word: u64) -> bool {
    ["US", "UK", "British", "American", "Australian", "Canadian"].iter().any(|country| key(country) == word)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn a_shorter_name_is_the_same_body() {
        for (article, name) in [
            ("The [ORG|Tema Times] closed. The [ORG|Times] was old.", "Tema Times"),
            ("The [ORG|U.S. Fuel Office] closed. The [ORG|Fuel Office] was old.", "U.S. Fuel Office"),
            ("The [ORG|Department of Ports] closed. The [ORG|Ports Department] was old.", "Department of Ports"),
            ("# [ORG|Larkspur] closes pit\n[ORG|Larkspur Health] closed a pit.", "Larkspur Health"),
        ] {
            assert_eq!(Story::read(article).names(), [name], "{article}");
        }
    }

    #[test]
    fn another_body_is_not() {
        for article in [
            "The [ORG|White House] closed. The [ORG|House] was old.",
            "The [ORG|Tema Times] and the [ORG|Accra Times] closed. The [ORG|Times] was old.",
            "The [ORG|American Express] closed. [ORG|American Express Travel Offices] was old.",
        ] {
            assert!(Story::read(article).names().len() > 1, "{article}");
        }
    }
}
