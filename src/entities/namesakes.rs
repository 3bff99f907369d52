//! Which of those who bear it a person's name means.
//!
//! In: a name, and the figures gathered so far. Out: the figure of which it is a part; of several the one for whom
//! most speaks, or none.

use super::clusters::{Bearers, Figure, Gathering};
use super::lexicon::{self, Gender};
use super::parts::title_gender;
use super::people::fits;
use super::roles;
use super::synonyms;
use super::words::Word;
use crate::document::Section;
use crate::mentions::{EntityType, Name};
use crate::span::Span;

/// What has more words and stands in a headline may be no name.
const LONGEST: usize = 3;
/// How many sentences later who was named last is still near.
const NEAR: usize = 2;

impl Gathering<'_> {
    /// The person whom name `at` means, if there is one already.
    pub(super) fn person(&self, at: usize) -> Option<u32> {
        let words = &self.words[at];
        let last = words.last()?;
        let first = words.first()?;
        let gender = title_gender(self.article, &self.article.names[at]);
        let bearers = |w: &Word| self.by_word.get(&w.sound).map_or(&[][..], Bearers::all);
        let agrees = |f: &u32| {
            let figure = &self.all[*f as usize];
            figure.kind == EntityType::Person
                && (words.len() > 1 || gender.is_none() || figure.likely_gender().is_none_or(|g| Some(g) == gender))
                && (fits(words, &figure.words) || fits(&figure.words, words))
        };
        let mut fitting: Vec<u32> = bearers(last).iter().copied().filter(agrees).collect();
        if fitting.is_empty() {
            fitting = bearers(first).iter().copied().filter(agrees).collect();
        }
        if words.len() == 1 && fitting.len() > 1 {
            let ends = |f: &u32| {
                let figure = &self.all[*f as usize];
                figure.words.last().is_some_and(|word| word.key == last.key) && figure.last_before(at as u32).is_some()
            };
            let by_surname = |f: &u32| self.bears(*f, last.key);
            if fitting.iter().any(ends) {
                fitting.retain(ends);
            } else if fitting.iter().any(by_surname) {
                fitting.retain(by_surname);
            }
            self.leave_kin(at, &mut fitting);
        }
        let bare = |f: &u32| {
            let figure = &self.all[*f as usize];
            figure.words.len() == 1 || self.is_headline(figure)
        };
        let alone = fitting.iter().copied().find(|f| fitting.len() > 1 && bare(f));
        if fitting.iter().any(|f| !bare(f)) {
            fitting.retain(|f| !bare(f));
        }
        match fitting[..] {
            [] => None,
            [one] => Some(one),
            _ => self.nearest(at, &fitting, gender).or(alone),
        }
    }

    /// Whether a figure's surname is `word`: the last word, or, with two surnames, the last but one.
    fn bears(&self, figure: u32, word: u64) -> bool {
        let figure = &self.all[figure as usize];
        match &figure.words[..] {
            [.., last] if last.key == word => true,
            [_, .., middle, _] if middle.key == word && !middle.short => {
                let name = &self.article.names[figure.first as usize];
                let second = self.article.word((name.end as usize).saturating_sub(2));
                (self.article.given)(second).is_none()
            }
            _ => false,
        }
    }

    /// Of several bearers of a surname those leave who have only been named as somebody's kin, and say nothing
    /// where they are: "inspired by his late father, NAME".
    fn leave_kin(&self, at: usize, fitting: &mut Vec<u32>) {
        let seen = |f: &u32| self.all[*f as usize].last_before(at as u32).is_some();
        let kin = |f: &u32| self.is_kin(&self.article.names[self.all[*f as usize].first as usize]);
        if fitting.len() > 1 && fitting.iter().any(|f| seen(f) && !kin(f)) {
            fitting.retain(|f| !seen(f) || !kin(f));
        }
    }

    fn is_kin(&self, name: &Name) -> bool {
        let kin =
            roles::before(self.article, name).is_some_and(|phrase| lexicon::is_kin(phrase.head()) && phrase.is_owned());
        let sources = || {
            let mut sources: Vec<Span> = self.article.quotes.iter().filter_map(|quote| quote.source).collect();
            sources.sort_unstable();
            sources
        };
        kin && {
            let sources = self.sources.get_or_init(sources);
            let after = sources.partition_point(|source| source.start <= name.span.start);
            !after.checked_sub(1).is_some_and(|at| sources[at].overlaps(name.span))
        }
    }

    /// Of several people who may bear name `at` the one for whom most speaks: what a title tells, whom the article
    /// calls by this name alone, whom its headline names, who was mentioned last.
    fn nearest(&self, at: usize, fitting: &[u32], gender: Option<Gender>) -> Option<u32> {
        let title = self.article.names[at].title.map(|title| synonyms::titled(title.of(self.article.text)));
        let seen = |f: u32| self.all[f as usize].last_before(at as u32).map(|name| self.sentence(name));
        let late = fitting.iter().filter_map(|f| seen(*f)).max();
        let alone = late.is_some() && fitting.iter().filter(|f| seen(**f) == late).count() == 1;
        let here = self.sentence(at as u32);
        let names = |f: u32| self.all[f as usize].names.len();
        let most = fitting.iter().map(|f| names(*f)).max();
        let weight = |f: u32| {
            let figure = &self.all[f as usize];
            let told = gender.is_some() && figure.likely_gender() == gender;
            let holds = title.as_ref().is_some_and(|office| self.holds(f, office));
            let last = alone && seen(f) == late;
            let near = last && late.is_some_and(|late| here <= late + NEAR);
            let evidence = [
                (told, 10),
                (holds, 10),
                (seen(f).is_some(), 4),
                (self.is_called(f, at), 3),
                (last, 2),
                (near, 2),
                (self.is_topic(f), 2),
                (Some(names(f)) == most, 1),
            ];
            evidence.iter().filter(|(fits, _)| *fits).map(|(_, weight)| weight).sum::<u32>()
        };
        let mut weighed: Vec<(u32, u32)> = fitting.iter().map(|f| (weight(*f), *f)).collect();
        weighed.sort_unstable();
        match weighed[..] {
            [.., (other, _), (most, f)] if most > other => Some(f),
            _ => fitting.iter().copied().find(|f| alone && seen(*f) == late),
        }
    }

    fn sentence(&self, name: u32) -> usize {
        self.article.prose.sentence_at(self.article.names[name as usize].span).unwrap_or(0)
    }

    /// Whether the article has called a figure by the words of name `at` and no more.
    fn is_called(&self, figure: u32, at: usize) -> bool {
        let before = |name: &&u32| (**name as usize) < at && !self.in_headline(**name);
        let same = |name: &u32| {
            let words = &self.words[*name as usize];
            words.len() == self.words[at].len() && words.iter().zip(&self.words[at]).all(|(a, b)| a.key == b.key)
        };
        self.all[figure as usize].names.iter().rev().filter(before).take(8).any(same)
    }

    /// Whether the headline names a figure, and not a run of capitals that is no name.
    fn is_topic(&self, figure: u32) -> bool {
        let figure = &self.all[figure as usize];
        self.in_headline(figure.first) && !self.is_headline(figure)
    }

    /// Whether a figure's name may be no name but a headline's words: "Paul Obi With Ada".
    fn is_headline(&self, figure: &Figure) -> bool {
        figure.words.len() > LONGEST && self.in_headline(figure.first)
    }

    fn in_headline(&self, name: u32) -> bool {
        self.article.section(self.article.names[name as usize].span) == Some(Section::Headline)
    }

    /// Whether one of a figure's names stands beside the office that a title says: "Jane Obi, a doctor".
    fn holds(&self, figure: u32, office: &str) -> bool {
        let names = self.all[figure as usize].names.iter().take(4).map(|name| &self.article.names[*name as usize]);
        names.into_iter().any(|name| {
            let titled = name.title.is_some_and(|title| synonyms::titled(title.of(self.article.text)) == office);
            titled || roles::beside(self.article, name).iter().flatten().any(|phrase| phrase.head() == office)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn most_speaks_for_one() {
        for (article, speaker) in [
            // Whom the article calls so, and its headline names.
            (
                "# [PERSON|Ada Obi] wins\n[PERSON|Ada Obi] won. {[PERSON|Obi]} said <no>. [PERSON|Ben Obi] wept. It rained. It snowed. It froze. {[PERSON|Obi]} said <yes>.",
                "Ada Obi",
            ),
            // Who bears it as a surname.
            ("[PERSON|Ada Obi] won. Her daughter, [PERSON|Eve Obi Kent], wept. {[PERSON|Obi]} said <no>.", "Ada Obi"),
            ("[PERSON|Ada Obi] won. [PERSON|Ben Obi] lost. {[PERSON|Obi]} said <no>.", "Ben Obi"),
        ] {
            assert_eq!(Story::read(article).speakers().last(), Some(&speaker), "{article}");
        }
    }

    #[test]
    fn one_of_nobody_knows_whom_stays_one() {
        let article = "[PERSON|Luis Obi] met [PERSON|Cem Obi]. {[PERSON|Obi]} said <no>. {[PERSON|Obi]} said <yes>.";
        let story = Story::read(article);
        assert_eq!((story.speakers(), story.names().len()), (vec!["Obi", "Obi"], 3));
    }
}
