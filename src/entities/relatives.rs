//! Whom "who" and "which" mean: what was mentioned or described right before them.

use super::Article;
use super::lexicon::Noun;
use super::phrases::{self, Phrase, Reading};
use super::pronouns::{LONGEST, is_determiner, is_generic};
use super::roles;
use super::stage::Who;
use super::walk::Walk;
use crate::mentions::EntityType;
use crate::span::Span;
use crate::text::Kind;

impl Walk<'_> {
    /// What the relative pronoun at token `at` means: what was mentioned or described right before it.
    pub(super) fn antecedent(&self, at: usize) -> Option<Who> {
        let article = self.article;
        let who = article.word(at) == "who";
        let end = at - usize::from(at >= 1 && is_mark(article.word(at - 1)));
        let acronym = before_acronym(article, end);
        let end = acronym.unwrap_or(end);
        let last = article.prose.tokens.get(end.checked_sub(1)?)?;
        let mut near = self.met.iter().rev().take(1 + usize::from(acronym.is_some()));
        if let Some(met) = near.find(|met| met.span.end == last.span.end) {
            let first = article.prose.token_at(met.span.start);
            let kind = self.figures.all[met.figure as usize].kind;
            let single = kind == EntityType::Norp && first > 0 && matches!(article.word(first - 1), "a" | "an");
            if single {
                return self.person_beside(first - 1).map(Who::Figure);
            }
            let fits = !who || matches!(kind, EntityType::Person | EntityType::Norp);
            if fits {
                return Some(Who::Figure(met.figure));
            }
            let person = self.person_of(first).or_else(|| self.person_before_apposition(end).filter(|_| end < at));
            return person.map(Who::Figure).or_else(|| somebody_with(article, first, end).map(Who::Words));
        }
        if let Some(person) = self.person_before_apposition(end).filter(|_| who && end < at) {
            return Some(Who::Figure(person));
        }
        if let Some(one) = one_of_them(article, end).filter(|_| who) {
            return Some(Who::Words(one));
        }
        let found = before(article, end);
        if who && found.as_ref().is_none_or(|(phrase, _)| !is_somebody(phrase)) {
            let first = found.as_ref().map(|(_, first)| *first);
            let first = first.or_else(|| determined(article, floor_of(article, end)?, end, is_determiner));
            if let Some(somebody) = first.and_then(|first| somebody_with(article, first, end)) {
                return Some(Who::Words(somebody));
            }
        }
        let (phrase, first) = found?;
        let unknown = (Noun::Role, false);
        let (noun, plural) = phrase.noun.or(Some(unknown).filter(|_| who && phrase.indefinite))?;
        let fits = if who { noun != Noun::Text } else { noun != Noun::Role };
        let told = plural || phrase.definite || phrase.indefinite;
        if !fits || !told || is_generic(&phrase.words) {
            return None;
        }
        let beside = if who && !plural { self.person_beside(first) } else { None };
        Some(beside.map_or(Who::Words(phrase.span), Who::Figure))
    }

    /// The person to whose name what begins with token `first` stands in apposition.
    fn person_beside(&self, first: usize) -> Option<u32> {
        let name = first.checked_sub(2).filter(|_| is_mark(self.article.word(first - 1)))?;
        let number = self.article.name_of[name];
        let figure = *self.figures.of_name.get(number as usize)?;
        (self.figures.all[figure as usize].kind == EntityType::Person).then_some(figure)
    }

    /// The person in "NAME (D-Mo.), who", "NAME, 24, from Tema, who", "NAME, a professor of law in Accra, who".
    fn person_before_apposition(&self, end: usize) -> Option<u32> {
        const LONGEST: usize = 16;
        let article = self.article;
        let last = end.checked_sub(1)?;
        let sentence = article.prose.sentence_at(article.prose.tokens[last].span)?;
        let floor = (article.prose.sentences[sentence].first as usize).max(end.saturating_sub(LONGEST));
        let person = |at: usize| {
            let number = article.name_of[at];
            let name = article.names.get(number as usize).filter(|name| name.kind == EntityType::Person)?;
            Some((name, self.figures.of_name[number as usize]))
        };
        let (name, figure) = (floor..end).rev().find_map(person)?;
        let mut at = name.end as usize;
        if article.word(at) == "(" {
            at = (at..end).find(|at| article.word(*at) == ")")? + 1;
        }
        while at < end {
            let told = article.word(at + 1);
            let number = article.prose.tokens[at + 1].kind == Kind::Number;
            let party = told.starts_with(char::is_uppercase) && article.word(at + 2) == "of";
            if article.word(at) != "," || !(matches!(told, "a" | "an" | "of" | "from") || number || party) {
                return None;
            }
            at = (at + 1..end).find(|at| article.word(*at) == ",").unwrap_or(end);
        }
        Some(figure)
    }

    /// The person of whom the name that begins with token `first` tells the place or office:
    /// "Ada Obi of Accra", "Ada Obi, the head of the Tema Port Union".
    fn person_of(&self, first: usize) -> Option<u32> {
        let article = self.article;
        let the = usize::from(first > 0 && article.word(first - 1) == "the");
        let of = first.checked_sub(1 + the).filter(|of| matches!(article.word(*of), "of" | "from" | "for" | "at"))?;
        let number = of.checked_sub(1).map(|at| article.name_of[at])?;
        let Some(figure) = self.figures.of_name.get(number as usize) else {
            let (phrase, begins) = before(article, of)?;
            return self.person_beside(begins).filter(|_| roles::is_office(&phrase));
        };
        (self.figures.all[*figure as usize].kind == EntityType::Person).then_some(*figure)
    }
}

/// "One of them" that ends before token `end`.
fn one_of_them(article: &Article, end: usize) -> Option<Span> {
    let of = end.checked_sub(2).filter(|of| article.word(*of) == "of" && article.word(of + 1) == "them")?;
    let first = of.checked_sub(1)?;
    let counts = matches!(article.word(first), "One" | "one" | "Two" | "two" | "Some" | "some" | "Several" | "several");
    counts.then(|| Span::new(article.prose.tokens[first].span.start, article.prose.tokens[end - 1].span.end))
}

/// The token at which a name's acronym in brackets begins that ends before token `end`: "(JNIM)".
fn before_acronym(article: &Article, end: usize) -> Option<usize> {
    let open = end.checked_sub(3).filter(|open| article.word(*open) == "(" && article.word(open + 2) == ")")?;
    (open > 0 && article.name_from(open + 1).is_some()).then_some(open)
}

/// "A technician at the plant", up to token `end`, where what begins with token `first` is no person.
fn somebody_with(article: &Article, first: usize, end: usize) -> Option<Span> {
    let the = usize::from(first > 0 && article.word(first - 1) == "the");
    let link = first.checked_sub(1 + the)?;
    if !matches!(article.word(link), "at" | "in" | "from" | "of" | "for" | "with") {
        return None;
    }
    let (phrase, begins) = before(article, link).filter(|(phrase, _)| is_somebody(phrase) && phrase.indefinite)?;
    let tokens = &article.prose.tokens;
    (phrase.end == link).then(|| Span::new(tokens[begins].span.start, tokens[end - 1].span.end))
}

fn is_somebody(phrase: &Phrase) -> bool {
    matches!(phrase.noun, Some((Noun::Role | Noun::People, _)))
}

/// The description that ends before token `end`, and its first token.
fn before(article: &Article, end: usize) -> Option<(Phrase, usize)> {
    let floor = floor_of(article, end)?;
    let begins = appositive(article, floor, end).or_else(|| indefinite(article, floor, end));
    let first = begins.unwrap_or_else(|| {
        let mut first = end;
        while first > floor && !is_determiner(article.word(first)) && belongs(article, first - 1) {
            first = article.name_start(first - 1);
        }
        first
    });
    (first..end).find_map(|at| Some((phrases::read(article, at, end, Reading::Loose).filter(|p| p.end == end)?, at)))
}

/// Where the description begins that stands between a comma and token `end`: ", a former port director".
fn appositive(article: &Article, floor: usize, end: usize) -> Option<usize> {
    let plain = |at: &usize| article.prose.tokens[*at].kind == Kind::Word && !phrases::is_boundary(article.word(*at));
    let first = (floor..end).rev().take_while(plain).find(|at| is_determiner(article.word(*at)))?;
    (first > floor && article.word(first - 1) == ",").then_some(first)
}

/// Where the description of one unknown begins that ends before token `end`: "a make-up artist".
fn indefinite(article: &Article, floor: usize, end: usize) -> Option<usize> {
    let last = article.word(end - 1);
    let one = !last.ends_with('s') || last.ends_with("ss");
    let first = determined(article, floor, end, |word| matches!(word, "a" | "A" | "an" | "An"))?;
    (one && first + 1 < end).then_some(first)
}

/// The nearest token before `end` whose word `opens` a description, with nothing but ordinary words behind it.
fn determined(article: &Article, floor: usize, end: usize, opens: fn(&str) -> bool) -> Option<usize> {
    const LONGEST: usize = 6;
    let plain = |at: &usize| {
        let part = matches!(article.prose.tokens[*at].kind, Kind::Word | Kind::Hyphen);
        part && !phrases::is_boundary(article.word(*at)) && article.name_of[*at] == u32::MAX
    };
    (floor.max(end.saturating_sub(LONGEST))..end).rev().take_while(plain).find(|at| opens(article.word(*at)))
}

/// The first token that a description before token `end` may begin with.
fn floor_of(article: &Article, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let sentence = article.prose.sentence_at(article.prose.tokens[last].span)?;
    Some((article.prose.sentences[sentence].first as usize).max(end.saturating_sub(LONGEST)))
}

fn belongs(article: &Article, at: usize) -> bool {
    const ENDINGS: [&str; 8] = ["al", "ic", "ive", "ous", "an", "ish", "ary", "less"];
    let word = article.word(at);
    let adjective = article.prose.tokens[at].kind == Kind::Word && ENDINGS.iter().any(|e| word.ends_with(e));
    roles::is_part(article, at) || is_determiner(word) || adjective
}

fn is_mark(word: &str) -> bool {
    matches!(word, "," | "-" | "–" | "—" | ")")
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::pipeline::{Attributions, analyse};

    /// Who says the first quote of a text.
    fn speaker(text: &str) -> Option<String> {
        let found = analyse(text.to_owned(), Given::default(), Attributions::Speech);
        found.cast.speakers.first()?.name.clone()
    }

    #[test]
    fn strangers_who_say() {
        for (text, who) in [
            ("The singer was sued on Monday by a make-up artist who claimed he had insulted her.", "a make-up artist"),
            (
                "The note came from a senior official at Kivu Mining, who said the pit was safe.",
                "a senior official at Kivu Mining",
            ),
            (
                "They met a technician at the plant, who said that the fault could be mended.",
                "a technician at the plant",
            ),
        ] {
            assert_eq!(speaker(text).as_deref(), Some(who), "{text}");
        }
    }

    #[test]
    fn a_text_that_opens_with_a_link_has_nobody_before_it() {
        for text in ["of the Kivu Mining, who said that the pit was safe.", "from Accra, who said \"The pit is safe\"."]
        {
            let found = analyse(text.to_owned(), Given::default(), Attributions::All);
            assert_eq!(found.cast.speakers.len(), found.quotes.len());
        }
    }

    #[test]
    fn bodies_with_an_acronym() {
        let text = "It was sent to the Lake Institute of Health (LIH), which said on Monday that the water was clean.";
        assert_eq!(speaker(text).as_deref(), Some("Lake Institute of Health"));
        let text = "GENEVA - WHO on Monday said cases had been found in three countries.";
        assert_eq!(speaker(text).as_deref(), Some("WHO"));
    }
}
