//! Relatives without a name: "her mother", "their son"; and "his wife" where the article names a couple.
//!
//! In: a description that begins with "his", "her" or "their", or with "a" at the beginning of a sentence. Out: it
//! is on stage, so that the next "he" or "she" does not mean somebody farther off; a husband or wife is the other of
//! the couple.

use super::lexicon::Gender;
use super::phrases::{self, Phrase, Reading};
use super::roles;
use super::stage::{Part, Who};
use super::walk::{Met, Walk, form};
use crate::mentions::EntityType;

/// How many tokens behind a relative, and behind a stranger, a name may tell who it is.
const NEAR: usize = 4;
const FAR: usize = 14;
/// A given name whose bearers are so mixed tells nothing.
const UNSURE: f32 = 0.1;

impl Walk<'_> {
    /// Reads a relative or a stranger who begins with token `at`.
    pub(super) fn read_relative(&mut self, at: usize, sentence: u32) {
        let article = self.article;
        let span = &article.prose.sentences[sentence as usize];
        let Some(phrase) = phrases::read(article, at, span.end as usize, Reading::Strict) else { return };
        if !roles::is_office(&phrase) {
            return;
        }
        self.tell_owner(at, &phrase, sentence);
        let person = |at: usize| {
            let name = article.name_of.get(at).and_then(|name| article.names.get(*name as usize));
            name.is_some_and(|name| name.kind == EntityType::Person)
        };
        let comma = article.word(phrase.end) == ",";
        let reach = if !phrase.is_owned() {
            FAR
        } else if comma {
            NEAR
        } else {
            2
        };
        if (phrase.end..phrase.end + reach).any(person) {
            return;
        }
        let first = at == span.first as usize;
        let subject = first || phrase.is_owned() && self.part(at, phrase.end, sentence) == Part::Subject;
        if !subject || matches!(article.word(phrase.end), "'s" | "’s" | "and" | "of") {
            return;
        }
        let couple = self.spouses(&phrase);
        if let Some([_, other]) = couple {
            // "His wife": so he is the man.
            let man = if phrase.head() == "wife" { Gender::Man } else { Gender::Woman };
            self.tell_gender(other, man);
        }
        let Some(figure) = self.mean(&phrase, sentence).or(couple.map(|[one, _]| one)) else {
            let gender = phrase.gender(article.text);
            let woman = gender.map(|gender| if gender == Gender::Woman { 1.0 } else { 0.0 });
            // A story goes on with whose mother she is, if both are women.
            let owner = match article.word(at) {
                "his" | "His" => Some(Gender::Man),
                "her" | "Her" => Some(Gender::Woman),
                _ => None,
            };
            let hers = owner.is_some_and(|owner| gender.is_none_or(|gender| gender == owner));
            let part = if hers { Part::Aside } else { Part::Subject };
            return self.stage.person(Who::Words(phrase.span), woman, sentence, part);
        };
        self.met.push(Met { span: phrase.span, figure, form: Some(form(&phrase)), sentence: Some(sentence) });
        self.enter(figure, sentence, Part::Subject);
    }

    /// "Kim Obi sold his boat; his wife …": the subject is a man.
    fn tell_owner(&mut self, at: usize, phrase: &Phrase, sentence: u32) {
        let owner = match (self.article.word(at), phrase.head()) {
            ("his" | "His", "wife") => Gender::Man,
            ("her" | "Her", "husband") => Gender::Woman,
            _ => return,
        };
        let Some(Who::Figure(figure)) = self.stage.only_subject(sentence) else { return };
        self.tell_gender(figure, owner);
    }

    /// Notes the gender of a person whose name does not tell it.
    fn tell_gender(&mut self, figure: u32, gender: Gender) {
        let known = &mut self.figures.all[figure as usize];
        if known.share_of_women().is_none_or(|women| (UNSURE..1.0 - UNSURE).contains(&women)) {
            known.gender = Some(gender);
            self.stage.tell_women(Who::Figure(figure), known.share_of_women());
        }
    }

    /// Who "his wife" or "her husband" is.
    pub(super) fn spouse(&self, phrase: &Phrase) -> Option<u32> {
        self.spouses(phrase).map(|[one, _]| one)
    }

    /// Of the one couple of the article the one who is "his wife" or "her husband", and the other.
    fn spouses(&self, phrase: &Phrase) -> Option<[u32; 2]> {
        let wife = match phrase.words.as_str() {
            "wife" => true,
            "husband" => false,
            _ => return None,
        };
        if !phrase.is_owned() {
            return None;
        }
        let [one, other] = self.married()?;
        let woman = |figure: u32| self.figures.all[figure as usize].share_of_women().map(|share| share > 0.5);
        let first = match (woman(one), woman(other)) {
            (Some(a), Some(b)) if a == b => return None,
            (Some(a), _) => a == wife,
            (None, Some(b)) => b != wife,
            (None, None) => return None,
        };
        Some(if first { [one, other] } else { [other, one] })
    }

    /// The one couple of the article, looked for once.
    fn married(&self) -> Option<[u32; 2]> {
        *self.couple.get_or_init(|| {
            let mut couples = (0..self.article.names.len()).filter_map(|number| self.couple_at(number));
            let one = couples.next()?;
            couples.all(|other| other == one).then_some(one)
        })
    }

    /// "Ann and Tom Ashby", "Tom Ashby and his wife, Ann": the two, the first of whom is name `number`.
    fn couple_at(&self, number: usize) -> Option<[u32; 2]> {
        let article = self.article;
        let (name, next) = (article.names.get(number)?, article.names.get(number + 1)?);
        let people = name.kind == EntityType::Person && next.kind == EntityType::Person;
        let and = name.end as usize;
        if !people || article.word(and) != "and" {
            return None;
        }
        let two = [self.figures.of_name[number], self.figures.of_name[number + 1]];
        let shared = self.figures.all[two[0] as usize].surname.is_some_and(|(given, _)| given as usize == number);
        let first = next.first as usize - usize::from(article.word(next.first as usize - 1) == ",");
        let spouse = first == and + 3 && matches!(article.word(and + 2), "wife" | "husband");
        (two[0] != two[1] && (shared || spouse)).then_some(two)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;

    #[test]
    fn a_relative_is_meant() {
        let article = "{[PERSON|Ingrid Obi]} said <no>.\nTheir son wept. {He} said <yes>.";
        assert_eq!(Story::read(article).speakers(), ["Ingrid Obi", "Their son"]);
        let article =
            "[PERSON|Bjorn Ek] tuned it. [PERSON|Ingrid Obi] rode along.\nHer father, a baker, wept. {He} said <yes>.";
        assert_eq!(Story::read(article).speakers(), ["Her father"]);
        let article = "[PERSON|Ingrid Obi] left.\nA spokeswoman for the [ORG|Fuel Office] wept. {She} said <yes>.";
        assert_eq!(Story::read(article).speakers(), ["A spokeswoman for the Fuel Office"]);
    }

    #[test]
    fn of_a_couple_the_other_is_meant() {
        for article in [
            "[PERSON|Carlos] and [PERSON|Ingrid Obi] left. {[PERSON|Carlos Obi]} said <no>. {His wife} said <yes>.",
            "[PERSON|Carlos Obi] and his wife, [PERSON|Ingrid], left. {[PERSON|Carlos Obi]} said <no>. His wife wept. {She} said <yes>.",
        ] {
            let story = Story::read(article);
            assert!(story.speakers()[1].starts_with("Ingrid"), "{:?}", story.speakers());
        }
    }
}
