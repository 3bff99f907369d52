//! Whom the first paragraph describes and the second names.
//!
//! "The port's chief executive told the inquiry … ¶ In May Ada Obi said …". In: a description of one person, the
//! source of a quote of the first paragraph. Out: the person who is the first to be named and to speak in the second
//! paragraph, if nothing tells otherwise.

use super::epithets::is_of_service;
use super::lexicon;
use super::phrases::Phrase;
use super::roles;
use super::walk::Walk;
use crate::mentions::{EntityType, Name};

impl Walk<'_> {
    /// Whom the description `phrase` in `sentence` means who is named only in the next paragraph.
    pub(super) fn named_next(&self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        let article = self.article;
        let block = article.prose.sentences.get(sentence as usize)?.block as usize;
        if article.document.blocks[block].paragraph != Some(0) || !roles::is_office(phrase) {
            return None;
        }
        let chief = phrase.words.contains("chief") && !phrase.words.contains("police");
        if is_of_service(phrase.head()) && !chief {
            return None;
        }
        let next = article.document.blocks[block + 1..].iter().find(|block| block.paragraph == Some(1))?;
        let first = article.names.partition_point(|name| name.span.start < next.span.start);
        let person = |name: &&Name| name.kind == EntityType::Person && name.span.end <= next.span.end;
        let mut within = (first..).zip(&article.names[first..]).take_while(|(_, name)| name.span.start < next.span.end);
        let (number, name) = within.find(|(_, name)| person(name))?;
        let speaks = || {
            let source = self.sources.partition_point(|source| source.start < next.span.start);
            self.sources.get(source).is_some_and(|source| source.contains(name.span))
        };
        let figure = self.figures.of_name[number];
        let known = &self.figures.all[figure as usize];
        let new = known.first as usize == number && name.end > name.first + 1;
        let office = known.roles.iter().all(|role| role.head() == phrase.head() || lexicon::is_rank(role.head()));
        (new && office && phrase.definite && phrase.is_owned() && speaks()).then_some(figure)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn who_is_named_next() {
        for (article, speaker) in [
            ("{The port's chief executive} said <no>.\nIn May {[PERSON|Ada Obi]} said <yes>.", "Ada Obi"),
            ("{A driver} said <no>.\n[PERSON|Ada Obi], who left in May, wept.", "A driver"),
            ("{The port's chief executive} said <no>.\n[PERSON|Ada Obi] wept.", "The port's chief executive"),
        ] {
            assert_eq!(Story::read(article).speakers()[0], speaker, "{article}");
        }
    }
}
