//! Who is on stage, and whom a pronoun can mean.
//!
//! The walk through an article reports whom it meets; a pronoun asks. The nearest fitting one wins,
//! subjects and speakers before others; when two are as good as each other, nobody does.

use super::lexicon::Gender;
use crate::span::Span;
use crate::text::Prose;

/// How many are kept on stage: of people, and of bodies.
const ROOM: usize = 8;
/// How many sentences somebody stays on stage without being mentioned.
const STAY: u32 = 8;
/// How many sentences later who has spoken still goes on.
const GOES_ON: u32 = 2;
/// The share of bearers of a given name below which a pronoun of that gender cannot mean them.
const RARE: f32 = 0.03;

/// Somebody on stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A figure.
    Figure(u32),
    /// One without a name, people together, a text: the speaker of a quote.
    Speaker(u32),
    /// One without a name, in the words of the text.
    Words(Span),
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

/// Which pronouns mean what is no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// "it" only: a text, a country.
    One,
    /// "they" only: people together.
    Many,
    /// Either: an organisation.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    who: Who,
    sentence: u32,
    part: Part,
    /// The share of women among those who bear the name; 0 or 1 where the article tells.
    women: Option<f32>,
    number: Number,
    /// The last sentence in which it was a subject or spoke.
    acted: Option<u32>,
    /// The last sentence that names it, in another's words too.
    named: u32,
}

/// Who was mentioned lately.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// For each sentence how many the article has told itself so far; none in tests of a few sentences.
    clock: Vec<u32>,
    /// For each sentence its block.
    blocks: Vec<u32>,
    /// The people whom the headline names.
    pub(super) topics: Vec<Who>,
    people: Vec<Seen>,
    bodies: Vec<Seen>,
}

impl Stage {
    /// An empty stage for `prose`. A long quotation takes no time: whoever spoke before it is still near.
    pub(super) fn new(prose: &Prose) -> Self {
        let mut passages = prose.quoted.iter().peekable();
        let (mut reach, mut told) = (0, 0);
        let clock = prose.sentences.iter().map(|sentence| {
            while let Some(passage) = passages.next_if(|p| p.outer.start <= sentence.span.start) {
                reach = passage.outer.end.max(reach);
            }
            told += u32::from(sentence.span.end > reach);
            told
        });
        Self { clock: clock.collect(), blocks: prose.sentences.iter().map(|s| s.block).collect(), ..Self::default() }
    }

    fn is_one_paragraph(&self, earlier: u32, sentence: u32) -> bool {
        let block = |s: u32| self.blocks.get(s as usize);
        block(earlier).is_some() && block(earlier) == block(sentence)
    }

    /// How many sentences the article tells from `earlier` to `sentence`.
    fn distance(&self, earlier: u32, sentence: u32) -> u32 {
        let time = |s: u32| self.clock.get(s as usize).copied().unwrap_or(s);
        time(sentence).saturating_sub(time(earlier))
    }

    /// A person is mentioned; `women` is the share of women among those who bear the name.
    pub(super) fn person(&mut self, who: Who, women: Option<f32>, sentence: u32, part: Part) {
        enter(&mut self.people, Seen { who, sentence, part, women, number: Number::One, acted: None, named: sentence });
    }

    /// An organisation, a country, a text or people together are mentioned.
    pub(super) fn body(&mut self, who: Who, number: Number, sentence: u32, part: Part) {
        enter(&mut self.bodies, Seen { who, sentence, part, women: None, number, acted: None, named: sentence });
    }

    /// Whether somebody has been a subject in `sentence`.
    pub(super) fn has_subject(&self, sentence: u32) -> bool {
        let subject = |s: &Seen| s.sentence == sentence && s.part >= Part::Subject;
        self.people.iter().chain(&self.bodies).any(subject)
    }

    /// Notes the share of women among those whom a person on stage can be.
    pub(super) fn tell_women(&mut self, who: Who, women: Option<f32>) {
        if let Some(seen) = self.people.iter_mut().find(|seen| seen.who == who) {
            seen.women = women;
        }
    }

    /// The one person who is a subject in `sentence`.
    pub(super) fn only_subject(&self, sentence: u32) -> Option<Who> {
        let mut found = self.people.iter().filter(|s| s.sentence == sentence && s.part >= Part::Subject);
        let one = found.next()?;
        found.next().is_none().then_some(one.who)
    }

    /// Whether a person has last been mentioned as a subject in `sentence`.
    pub(super) fn is_subject(&self, who: Who, sentence: u32) -> bool {
        self.people.iter().any(|s| s.who == who && s.sentence == sentence && s.part == Part::Subject)
    }

    /// Whom "he" or "she" means, `other` aside; `behind` whether it stands behind direct words: who says more has
    /// just spoken.
    pub(super) fn meant(&self, gender: Gender, sentence: u32, behind: bool, other: Option<Who>) -> Option<Who> {
        let here = |s: &Seen| s.part >= Part::Subject && self.is_one_paragraph(s.sentence, sentence);
        let fits = |s: &&Seen| Some(s.who) != other && share(s.women, gender).is_none_or(|share| share >= RARE);
        let near = |s: &&Seen| self.distance(s.sentence, sentence) <= STAY;
        let acts = |s: &&Seen| s.part >= Part::Subject && fits(s);
        let last = self.people.iter().filter(acts).map(|s| s.sentence).max().filter(|_| behind);
        let goes_on = |s: &Seen| {
            let near = || self.distance(s.sentence, sentence) <= GOES_ON;
            Some(s.sentence) == last && s.part == Part::Speaker && near()
        };
        best(self.people.iter().filter(fits).filter(near), gender, sentence, (here, goes_on), &self.topics)
    }

    /// The people mentioned in the last sentences: how many sentences ago, and how.
    pub(super) fn late_people(&self, sentence: u32) -> impl Iterator<Item = (Who, u32, Part)> {
        let late = move |s: &Seen| (s.who, self.distance(s.sentence, sentence), s.part);
        self.people.iter().map(late).filter(|(_, distance, part)| *distance <= 3 && *part > Part::Quoted)
    }

    /// The last who spoke or was a subject, alone in its sentence, in the sentence itself or the last two.
    pub(super) fn lone(&self, sentence: u32) -> Option<Who> {
        let late = |s: &&Seen| s.part >= Part::Subject && self.distance(s.sentence, sentence) <= 2;
        let mut found = self.people.iter().rev().filter(late);
        let one = found.next()?;
        let alone = one.part == Part::Speaker || found.next().is_none_or(|other| other.sentence < one.sentence);
        alone.then_some(one.who)
    }

    /// What "it" or "they" means as a source, and the sentence where it stands: the body that was a
    /// subject in the last two sentences or spoke in the last four. Of several the one that spoke last.
    pub(super) fn meant_body(&self, number: Number, sentence: u32) -> Option<(Who, u32)> {
        let stay = |s: &Seen| match s.part {
            Part::Speaker => 3,
            Part::Subject => 1,
            Part::Aside | Part::Quoted => 0,
        };
        let late = |s: &&Seen| s.part >= Part::Subject && self.distance(s.sentence, sentence) <= stay(s);
        let fits = |s: &&Seen| s.number == number || s.number == Number::Either;
        let mut near = self.bodies.iter().rev().filter(late).filter(fits);
        let one = near.next()?;
        let clear = near.all(|other| one.part == Part::Speaker && other.sentence < one.sentence);
        clear.then_some((one.who, one.sentence))
    }

    /// Those called so within `source` leave: the whole source is who speaks.
    pub(super) fn leave(&mut self, source: Span) {
        self.bodies.retain(|s| !matches!(s.who, Who::Words(words) if source.contains(words)));
    }

    /// Whether a body on stage has last been mentioned as a speaker.
    pub(super) fn has_spoken(&self, who: Who) -> bool {
        self.bodies.iter().any(|s| s.who == who && s.part == Part::Speaker)
    }

    /// The bodies mentioned in the last sentences, and whether each has lately been a subject or spoken.
    pub(super) fn late_bodies(&self, sentence: u32) -> impl Iterator<Item = (Who, bool)> {
        let near = move |s: &&Seen| self.distance(s.named, sentence) <= 4;
        let acts = move |s: &Seen| s.acted.is_some_and(|acted| self.distance(acted, sentence) <= 2);
        self.bodies.iter().filter(near).map(move |s| (s.who, acts(s)))
    }

    /// Whether a person has spoken in the last sentences and not been mentioned since.
    pub(super) fn has_just_spoken(&self, who: Who, sentence: u32) -> bool {
        let spoke = |s: &Seen| s.part == Part::Speaker && self.distance(s.sentence, sentence) <= GOES_ON;
        self.people.iter().any(|s| s.who == who && spoke(s))
    }

    /// The sentence in which a person was last mentioned, if they are on stage.
    pub(super) fn last_seen(&self, who: Who) -> Option<u32> {
        self.people.iter().find(|s| s.who == who).map(|s| s.sentence)
    }
}

fn enter(seen: &mut Vec<Seen>, new: Seen) {
    let known = seen.iter().position(|s| s.who == new.who);
    // In another's words somebody is no less who has just acted or spoken.
    if let Some(at) = known.filter(|at| new.part == Part::Quoted && seen[*at].part > Part::Aside) {
        seen[at].named = new.sentence;
        return;
    }
    let old = known.map(|at| seen.remove(at));
    if seen.len() == ROOM {
        seen.remove(0);
    }
    let part = old.filter(|o| o.sentence == new.sentence).map_or(new.part, |o| o.part.max(new.part));
    let acted = if new.part >= Part::Subject { Some(new.sentence) } else { old.and_then(|o| o.acted) };
    seen.push(Seen { part, acted, women: new.women.or(old.and_then(|o| o.women)), ..new });
}

/// What speaks for somebody, the weightier first.
type Score = (i32, i32, bool, bool, u32);

/// The one who weighs most. Beyond a few sentences distance counts only between equals, then the headline, then
/// who has spoken, then who was mentioned last.
fn best<'s>(
    seen: impl Iterator<Item = &'s Seen>,
    gender: Gender,
    sentence: u32,
    (here, goes_on): (impl Fn(&Seen) -> bool, impl Fn(&Seen) -> bool),
    topics: &[Who],
) -> Option<Who> {
    /// Of whom a paragraph tells weighs more than who spoke in the one before.
    const HERE: i32 = 3;
    /// So does whom the headline names.
    const TOPIC: i32 = 2;
    const NEAR: u32 = 4;
    /// Who says something more is who has just spoken.
    const MORE: i32 = 2;
    let mut first: Option<(Score, Who)> = None;
    let mut second = (i32::MIN, 0, false, false, 0);
    for s in seen {
        let distance = sentence.saturating_sub(s.sentence);
        let beyond = distance.saturating_sub(NEAR).cast_signed();
        let topic = topics.contains(&s.who);
        let told = if here(s) { HERE } else { 0 } + if topic { TOPIC } else { 0 };
        let told = told + if goes_on(s) { MORE } else { 0 };
        let weight = told + weight(s, gender) - 2 * distance.min(NEAR).cast_signed();
        let score = (weight, -beyond, topic, s.part == Part::Speaker, s.sentence);
        match first {
            Some((top, _)) if score <= top => second = second.max(score),
            other => {
                second = other.map_or(second, |(top, _)| top);
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
    let likely = match share(seen.women, gender) {
        Some(share) if share >= 0.9 => 3,
        Some(share) if share >= 0.6 => 1,
        Some(share) if share <= 0.1 => -6,
        Some(share) if share <= 0.4 => -2,
        _ => 0,
    };
    part + likely
}

fn share(women: Option<f32>, gender: Gender) -> Option<f32> {
    women.map(|women| if gender == Gender::Woman { women } else { 1.0 - women })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: Who = Who::Figure(0);
    const BEN: Who = Who::Figure(1);

    #[test]
    fn gender_decides() {
        let mut stage = Stage::default();
        stage.person(ANNA, Some(1.0), 0, Part::Subject);
        stage.person(BEN, None, 0, Part::Aside);
        assert_eq!(stage.meant(Gender::Man, 1, false, None), Some(BEN));
        assert_eq!(stage.meant(Gender::Woman, 1, false, None), Some(ANNA));
    }

    #[test]
    fn shares_weigh() {
        let mut stage = Stage::default();
        stage.person(ANNA, Some(0.7), 0, Part::Subject);
        stage.person(BEN, Some(0.2), 0, Part::Subject);
        assert_eq!(stage.meant(Gender::Man, 1, false, None), Some(BEN));
        assert_eq!(stage.meant(Gender::Woman, 1, false, None), Some(ANNA));
    }

    #[test]
    fn equals_leave_it_open() {
        let mut stage = Stage::default();
        stage.person(ANNA, None, 0, Part::Aside);
        stage.person(BEN, None, 0, Part::Aside);
        assert_eq!(stage.meant(Gender::Man, 1, false, None), None);
        assert_eq!(stage.meant(Gender::Man, 20, false, None), None);
    }

    #[test]
    fn numbers_part_texts_from_people() {
        let mut stage = Stage::default();
        stage.body(ANNA, Number::One, 0, Part::Speaker);
        stage.body(BEN, Number::Many, 0, Part::Speaker);
        assert_eq!(stage.meant_body(Number::One, 1), Some((ANNA, 0)));
        assert_eq!(stage.meant_body(Number::Many, 1), Some((BEN, 0)));
        assert_eq!(stage.meant_body(Number::Many, 4), None);
    }

    #[test]
    fn the_stage_is_small() {
        let mut stage = Stage::default();
        for n in 0..1000 {
            stage.person(Who::Figure(n), None, n, Part::Aside);
            stage.body(Who::Figure(n), Number::Either, n, Part::Aside);
        }
        assert!(stage.people.len() <= ROOM && stage.bodies.len() <= ROOM);
    }
}
