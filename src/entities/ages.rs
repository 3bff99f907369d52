//! Whom "the 54-year-old" means: who is told to be 54, else who is on stage and of no other age.
//!
//! In: the walk at a source. Out: a figure, or None where the article leaves it open.

use super::Article;
use super::clusters::Figures;
use super::stage::Who;
use super::walk::Walk;
use crate::mentions::EntityType;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// The ages that stand behind names: "Ada Obi, 54,".
#[derive(Debug)]
pub(super) struct Ages {
    /// For each age its one bearer, None where several are of it.
    bearers: HashMap<u8, Option<u32>>,
    /// Those whose age is told.
    told: HashSet<u32>,
}

impl Ages {
    fn read(article: &Article, figures: &Figures) -> Self {
        let mut ages = Self { bearers: HashMap::new(), told: HashSet::new() };
        for (number, name) in article.names.iter().enumerate().filter(|(_, name)| name.kind == EntityType::Person) {
            let comma = name.end as usize;
            let Some(age) = article.word(comma + 1).parse().ok().filter(|_| article.word(comma) == ",") else {
                continue;
            };
            let figure = figures.of_name[number];
            ages.told.insert(figure);
            let bearer = ages.bearers.entry(age).or_insert(Some(figure));
            *bearer = bearer.filter(|one| *one == figure);
        }
        ages
    }
}

impl Walk<'_> {
    /// Whom "the 54-year-old" at the tokens `first..end` means.
    pub(super) fn aged(&mut self, first: usize, end: usize) -> Option<u32> {
        let article = self.article;
        let is = |at: usize, word: &str| article.word(at) == word;
        let years = is(first + 2, "-") && is(first + 3, "year") && is(first + 4, "-") && is(first + 5, "old");
        if !(matches!(article.word(first), "the" | "The") && years && end == first + 6) {
            return None;
        }
        let age: u8 = article.word(first + 1).parse().ok()?;
        let sentence = article.prose.sentence_at(article.prose.tokens[first].span)?;
        let figures = &*self.figures;
        let ages = self.ages.get_or_insert_with(|| Ages::read(article, figures));
        if let Some(bearer) = ages.bearers.get(&age) {
            return *bearer;
        }
        match self.stage.lone(sentence as u32)? {
            Who::Figure(figure) => Some(figure).filter(|figure| !ages.told.contains(figure)),
            _ => None,
        }
    }
}
