//! Whom "the striker", "the former teacher", "the chancellor" mean where nobody is told to be one.
//!
//! A writer who has just named somebody varies the name with what they are. In: a description that opens a
//! sentence as the source of a quote, and that no known office answers. Out: the person who was the subject
//! right before, if the article has told no office of theirs and names nobody else who may be meant.

use super::lexicon::{self, Gender};
use super::phrases::{Owner, Phrase};
use super::roles;
use super::stage::Who;
use super::walk::Walk;
use crate::mentions::EntityType;
use crate::quotes::{Quote, QuoteKind};
use crate::span::Span;

/// No more names are looked at.
const MOST: usize = 40;

impl Walk<'_> {
    /// Whom the definite description `phrase` in `sentence` varies.
    pub(super) fn varied(&mut self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        let article = self.article;
        let first = article.prose.token_at(phrase.span.start);
        let opens = article.prose.sentences.get(sentence as usize)?.first as usize == first;
        if !(opens && phrase.definite && !phrase.goes_on && roles::is_office(phrase)) || is_of_service(phrase.head()) {
            return None;
        }
        let Who::Figure(figure) = self.stage.lone(sentence)? else { return None };
        let known = &self.figures.all[figure as usize];
        let last = article.prose.tokens[first.checked_sub(1)?].span;
        let near = self.stage.is_near(Who::Figure(figure), sentence);
        let kin = known.roles.iter().all(|role| lexicon::is_kin(role.head()));
        let gender = phrase.core.of(article.text).rsplit([' ', '-']).next().and_then(lexicon::gender);
        let fits = match (gender, known.share_of_women()) {
            (Some(Gender::Woman), Some(women)) => women > 0.5,
            (Some(Gender::Man), Some(women)) => women < 0.5,
            _ => true,
        };
        let club = matches!(phrase.owner, Owner::Name(_)) && matches!(phrase.head(), "manager" | "coach" | "captain");
        let alone = club || is_of_stage_or_sport(phrase.head()) || self.is_only_one(figure, last.end);
        let found = near && kin && fits && alone && !self.suffers(figure, sentence);
        if !found {
            return None;
        }
        roles::give(article, self.figures, self.holders, figure, phrase);
        Some(figure)
    }

    /// Whether the article has named no other person before `end`.
    fn is_only_one(&self, figure: u32, end: u32) -> bool {
        let before = self.article.names.partition_point(|name| name.span.end <= end);
        let people = self.article.names[..before].iter().zip(&self.figures.of_name);
        let others = people.filter(|(name, other)| name.kind == EntityType::Person && **other != figure);
        before <= MOST && others.count() == 0
    }

    /// Whether something is told to have been done to a figure before `sentence`: of who "was shot" another tells.
    fn suffers(&self, figure: u32, sentence: u32) -> bool {
        let Some(before) = self.article.prose.sentences.get((sentence as usize).wrapping_sub(1)) else { return true };
        (before.first as usize..before.end as usize).any(|at| {
            let number = self.article.name_of[at] as usize;
            let Some(name) = self.article.names.get(number).filter(|_| self.figures.of_name[number] == figure) else {
                return false;
            };
            let end = name.end as usize;
            (end..end + 3).any(|at| matches!(self.article.word(at), "was" | "were" | "been" | "died" | "is" | "faces"))
        })
    }

    /// Whom "the striker" or "the Swede" means behind the cue of a direct quote: the one person whom the paragraph
    /// has named or let speak, and of whom the quote does not tell.
    pub(super) fn varied_behind(&self, quote: usize, source: Span) -> Option<u32> {
        let article = self.article;
        let Quote { kind, cue, spans, .. } = &article.quotes[quote];
        let words = source.of(article.text).strip_prefix("the ")?;
        if *kind != QuoteKind::Direct || cue.is_none_or(|cue| cue.end > source.start) {
            return None;
        }
        let first = article.prose.token_at(source.start);
        let one_of_people = article.name_from(first + 1).is_some_and(|(_, name)| {
            matches!(name.kind, EntityType::Norp | EntityType::Person)
                && name.end == name.first + 1
                && name.span.end == source.end
                && is_one_of_people(name.span.of(article.text))
        });
        if !one_of_people && !is_of_stage_or_sport(words.rsplit([' ', '-']).next().unwrap_or("")) {
            return None;
        }
        let sentence = article.prose.sentence_at(source)?;
        let block = article.prose.sentences[sentence].block;
        let end = article.names.partition_point(|name| name.span.end <= source.start);
        // A paragraph that names nobody goes on with the one before.
        let here = self.people_named(block, end);
        let before = block.checked_sub(1).filter(|_| here.is_empty());
        let mut found = before.map_or(here, |before| self.people_named(before, end));
        found.retain(|figure| !self.is_told_of(*figure, spans));
        if found.len() > 1 {
            let in_block = |at: &usize| article.prose.sentences[article.quotes[*at].sentence as usize].block == block;
            let speakers = || (0..quote).rev().take(MOST).take_while(in_block).map(|at| self.speakers[at].entity);
            found.retain(|figure| speakers().any(|speaker| speaker == Some(*figure)));
        }
        if let [one] = found[..] { Some(one) } else { None }
    }

    /// The people whom the names before number `end` name from the block on, each once.
    fn people_named(&self, block: u32, end: usize) -> Vec<u32> {
        let article = self.article;
        let start = article.document.blocks[block as usize].span.start;
        let mut found = Vec::new();
        for number in end.saturating_sub(MOST)..end {
            let (name, figure) = (&article.names[number], self.figures.of_name[number]);
            if name.kind == EntityType::Person && name.span.start >= start && !found.contains(&figure) {
                found.push(figure);
            }
        }
        found
    }

    /// Whether the spans hold the first or last word of one of a figure's names.
    fn is_told_of(&self, figure: u32, spans: &[Span]) -> bool {
        let article = self.article;
        let named = |number: &u32| {
            let name = &article.names[*number as usize];
            let ends = [name.first as usize, name.end as usize - 1].map(|at| article.word(at));
            spans.iter().any(|span| {
                (article.prose.token_at(span.start)..article.prose.token_at(span.end))
                    .any(|at| ends.contains(&article.word(at)))
            })
        };
        self.figures.all[figure as usize].names.iter().take(8).any(named)
    }
}

/// Whether `name` is that of one of a people: "Swede", not "Swedes" or "Swedish".
fn is_one_of_people(name: &str) -> bool {
    !["s", "sh", "ch", "ese"].iter().any(|ending| name.ends_with(ending))
}

/// Whether one of these may tell of whoever is named: their part in a story is to say something.
pub(super) fn is_of_service(head: &str) -> bool {
    matches!(
        head,
        "spokesman"
            | "official"
            | "officer"
            | "chief"
            | "judge"
            | "magistrate"
            | "prosecutor"
            | "investigator"
            | "coroner"
            | "detective"
            | "inspector"
            | "commissioner"
            | "sheriff"
            | "witness"
            | "doctor"
            | "surgeon"
            | "paramedic"
            | "diplomat"
            | "lawyer"
            | "attorney"
            | "solicitor"
            | "barrister"
            | "counsel"
            | "analyst"
            | "expert"
            | "insider"
            | "observer"
            | "reporter"
            | "correspondent"
            | "interviewer"
            | "representative"
            | "referee"
            | "minister"
            | "secretary"
            | "neighbour"
            | "friend"
            | "victim"
            | "plaintiff"
            | "defendant"
            | "aide"
            | "employee"
            | "worker"
            | "resident"
            | "police"
            | "speaker"
            | "moderator"
            | "host"
            | "union"
            | "court"
            | "clerk"
            | "general"
            | "critic"
            | "reviewer"
            | "editor"
            | "publisher"
            | "auditor"
            | "regulator"
    )
}

/// Whether the description is one that reports of stage and sport vary names with.
fn is_of_stage_or_sport(head: &str) -> bool {
    matches!(
        head,
        "actor"
            | "actress"
            | "bassist"
            | "batter"
            | "batsman"
            | "bowler"
            | "centre"
            | "boxer"
            | "cellist"
            | "comedian"
            | "cyclist"
            | "dancer"
            | "defender"
            | "drummer"
            | "fighter"
            | "footballer"
            | "forward"
            | "fullback"
            | "goalkeeper"
            | "golfer"
            | "guitarist"
            | "hooker"
            | "jockey"
            | "keeper"
            | "midfielder"
            | "novelist"
            | "opener"
            | "pianist"
            | "pitcher"
            | "playmaker"
            | "playwright"
            | "prop"
            | "poet"
            | "presenter"
            | "quarterback"
            | "rapper"
            | "seamer"
            | "singer"
            | "skipper"
            | "soprano"
            | "songwriter"
            | "spinner"
            | "sprinter"
            | "striker"
            | "swimmer"
            | "tenor"
            | "violinist"
            | "winger"
            | "wrestler"
    )
}
