//! Who is on stage, and whom a pronoun means.
//!
//! The walk through an article reports whom it meets; a pronoun asks. The nearest fitting one wins,
//! subjects and speakers before others; when two are as good as each other, nobody does.

use super::lexicon::Gender;

/// How many are kept on stage: of people, and of bodies.
const ROOM: usize = 8;
/// How many sentences somebody stays on stage without being mentioned.
const STAY: u32 = 8;

/// Somebody on stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A figure.
    Figure(u32),
    /// One without a name, or people together: the speaker of a quote.
    Speaker(u32),
}

/// How somebody appears in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// In another's words.
    Quoted,
    /// As an object or an owner.
    Aside,
    /// As a subject.
    Subject,
    /// As a speaker.
    Speaker,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    who: Who,
    sentence: u32,
    part: Part,
    gender: Option<Gender>,
}

/// Who was mentioned lately.
#[derive(Debug, Default)]
pub(super) struct Stage {
    people: Vec<Seen>,
    bodies: Vec<Seen>,
}

impl Stage {
    /// A person is mentioned.
    pub(super) fn person(&mut self, who: Who, gender: Option<Gender>, sentence: u32, part: Part) {
        enter(&mut self.people, Seen { who, sentence, part, gender });
    }

    /// An organisation, a country or people together are mentioned.
    pub(super) fn body(&mut self, who: Who, sentence: u32, part: Part) {
        enter(&mut self.bodies, Seen { who, sentence, part, gender: None });
    }

    /// Whether somebody has been a subject in `sentence`.
    pub(super) fn has_subject(&self, sentence: u32) -> bool {
        let subject = |s: &Seen| s.sentence == sentence && s.part >= Part::Subject;
        self.people.iter().chain(&self.bodies).any(subject)
    }

    /// Whom "he" or "she" means.
    pub(super) fn meant(&self, gender: Gender, sentence: u32) -> Option<Who> {
        let fits = |s: &&Seen| s.gender.is_none_or(|g| g == gender);
        best(self.people.iter().filter(fits), gender, sentence)
    }

    /// What "it" or "they" means as a source: a body that lately was a subject or spoke.
    pub(super) fn meant_body(&self, sentence: u32) -> Option<Who> {
        let mut near =
            self.bodies.iter().filter(|s| s.part >= Part::Subject && sentence.saturating_sub(s.sentence) <= 1);
        let one = near.next()?;
        near.next().is_none().then_some(one.who)
    }

    /// The bodies mentioned in the last sentences, the latest last.
    pub(super) fn late_bodies(&self, sentence: u32) -> impl Iterator<Item = Who> {
        self.bodies.iter().filter(move |s| sentence.saturating_sub(s.sentence) <= 4).map(|s| s.who)
    }
}

fn enter(seen: &mut Vec<Seen>, new: Seen) {
    let old = seen.iter().position(|s| s.who == new.who).map(|at| seen.remove(at));
    if seen.len() == ROOM {
        seen.remove(0);
    }
    let part = old.filter(|o| o.sentence == new.sentence).map_or(new.part, |o| o.part.max(new.part));
    seen.push(Seen { part, gender: new.gender.or(old.and_then(|o| o.gender)), ..new });
}

fn best<'s>(seen: impl Iterator<Item = &'s Seen>, gender: Gender, sentence: u32) -> Option<Who> {
    let mut first: Option<(i32, Who)> = None;
    let mut second = i32::MIN;
    for s in seen {
        let distance = sentence.saturating_sub(s.sentence);
        if distance > STAY {
            continue;
        }
        let score = weight(s, gender) - 2 * distance.min(4).cast_signed();
        match first {
            Some((top, _)) if score <= top => second = second.max(score),
            other => {
                second = other.map_or(i32::MIN, |(top, _)| top);
                first = Some((score, s.who));
            }
        }
    }
    first.filter(|(top, _)| *top > second).map(|(_, who)| who)
}

fn weight(seen: &Seen, gender: Gender) -> i32 {
    let part = match seen.part {
        Part::Quoted => -4,
        Part::Aside => 0,
        Part::Subject => 3,
        Part::Speaker => 4,
    };
    part + if seen.gender == Some(gender) { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: Who = Who::Figure(0);
    const BEN: Who = Who::Figure(1);

    #[test]
    fn gender_decides() {
        let mut stage = Stage::default();
        stage.person(ANNA, Some(Gender::Woman), 0, Part::Subject);
        stage.person(BEN, None, 0, Part::Aside);
        assert_eq!(stage.meant(Gender::Man, 1), Some(BEN));
        assert_eq!(stage.meant(Gender::Woman, 1), Some(ANNA));
    }

    #[test]
    fn equals_leave_it_open() {
        let mut stage = Stage::default();
        stage.person(ANNA, None, 0, Part::Aside);
        stage.person(BEN, None, 0, Part::Aside);
        assert_eq!(stage.meant(Gender::Man, 1), None);
        assert_eq!(stage.meant(Gender::Man, 20), None);
    }

    #[test]
    fn the_stage_is_small() {
        let mut stage = Stage::default();
        for n in 0..1000 {
            stage.person(Who::Figure(n), None, n, Part::Aside);
            stage.body(Who::Figure(n), n, Part::Aside);
        }
        assert!(stage.people.len() <= ROOM && stage.bodies.len() <= ROOM);
    }
}
