//! Whom "the striker", "the former teacher", "the chancellor" mean where nobody is told to be one.
//!
//! A writer who has just named somebody varies the name with what they are. In: a description that is the source
//! of a quote, and that no known office answers. Out: of the people on stage the one for whom clearly most speaks:
//! who was the subject or spoke right before, whom the headline names, whose office the article has not told.

use super::Article;
use super::lexicon::{self, Gender};
use super::phrases::{Owner, Phrase};
use super::roles;
use super::stage::{Part, Who};
use super::walk::Walk;
use super::words::key;
use crate::mentions::EntityType;
use crate::quotes::{Quote, QuoteKind};
use crate::span::Span;

/// No more names are looked at.
const MOST: usize = 40;

impl Walk<'_> {
    /// Whom the definite description `phrase` in `sentence` varies: of those on stage the one for whom most speaks.
    pub(super) fn varied(&mut self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        /// No less evidence tells who is meant.
        const ENOUGH: i32 = 9;
        let article = self.article;
        let first = article.prose.token_at(phrase.span.start);
        if !self.may_vary(phrase, first) || self.stranger(phrase, sentence).is_some() {
            return None;
        }
        let opens = article.prose.sentences.get(sentence as usize)?.first as usize == first;
        let last = article.prose.tokens[first.checked_sub(1)?].span.end;
        let club = matches!(phrase.owner, Owner::Name(_)) && matches!(phrase.head(), "manager" | "coach" | "captain");
        let known = club || is_of_stage_or_sport(phrase.head());
        let general = matches!(phrase.head(), "boss" | "lawmaker" | "leader" | "legislator" | "politician");
        let lead = if known { 2 } else { 3 };
        let (mut best, mut second) = ((i32::MIN, None), i32::MIN);
        for (who, distance, part) in self.stage.late_people(sentence) {
            let figure = match who {
                Who::Figure(figure) if self.agrees(figure, phrase) => Some(figure),
                Who::Figure(_) => continue,
                _ => None,
            };
            let is = |told: &dyn Fn(u32) -> bool| figure.is_some_and(told);
            let evidence = [
                (distance <= 1, 3),
                (part >= Part::Subject, 2),
                (part < Part::Subject, -2),
                (part == Part::Speaker && distance <= 1, 1),
                (self.stage.topics.contains(&who), 3),
                (is(&|figure| self.is_only_one(figure, last)), 3),
                (is(&|figure| self.has_no_office(figure)), 2),
                (is(&|figure| !self.has_no_office(figure)), if general { 3 } else { -1 }),
                (opens, 1),
                (known, 1),
                (is(&|figure| self.suffers(figure, sentence)), -4),
                (lexicon::is_kin(phrase.head()) && !phrase.goes_on, -2),
            ];
            let weight = evidence.iter().filter(|(fits, _)| *fits).map(|(_, weight)| weight).sum();
            if weight > best.0 {
                (second, best) = (best.0, (weight, figure));
            } else {
                second = second.max(weight);
            }
        }
        let figure = best.1.filter(|_| best.0 >= ENOUGH && best.0 >= second.saturating_add(lead))?;
        roles::give(article, self.figures, self.holders, figure, phrase);
        Some(figure)
    }

    /// Whether a description that begins with token `first` may mean somebody whom the article calls by another
    /// word: nobody's, said of nobody new.
    fn may_vary(&self, phrase: &Phrase, first: usize) -> bool {
        let article = self.article;
        let the = matches!(article.word(first), "the" | "The");
        let owned = || phrase.span.of(article.text).contains(['\'', '’']);
        the && phrase.definite
            && (!phrase.goes_on || is_parent(article, phrase))
            && roles::is_office(phrase)
            && !is_of_service(phrase.head())
            && !self.is_anothers_office(phrase)
            && !owned()
            && !matches!(article.word(phrase.end), "who" | "whose" | "that" | "which")
            && !self.is_brought_in(phrase, first)
    }

    /// Whether somebody named before holds an office of that word.
    fn is_anothers_office(&self, phrase: &Phrase) -> bool {
        let named = |figure: &u32| {
            let first = self.figures.all[*figure as usize].first;
            self.article.names[first as usize].span.start < phrase.span.start
        };
        self.holders.get(&key(phrase.head())).is_some_and(|holders| holders.iter().any(named))
    }

    /// Whether somebody else has been called so before token `first`: "a driver", then "the driver".
    fn is_brought_in(&self, phrase: &Phrase, first: usize) -> bool {
        const REACH: usize = 400;
        let article = self.article;
        let head = phrase.noun_as_written(article.text);
        let called = |at: usize| {
            matches!(article.word(at), "a" | "A" | "an" | "An" | "another" | "the" | "The" | "his" | "her" | "their")
        };
        (first.saturating_sub(REACH)..first)
            .filter(|at| article.word(*at).eq_ignore_ascii_case(head))
            .any(|at| (at.saturating_sub(4)..at).any(called))
    }

    /// Whether the description can be of a figure, by what both tell of a gender; it is of no such office already.
    fn agrees(&self, figure: u32, phrase: &Phrase) -> bool {
        if self.figures.all[figure as usize].roles.iter().any(|role| role.head() == phrase.head()) {
            return false;
        }
        match (phrase.gender(self.article.text), self.figures.all[figure as usize].share_of_women()) {
            (Some(Gender::Woman), Some(women)) => women > 0.5,
            (Some(Gender::Man), Some(women)) => women < 0.5,
            _ => true,
        }
    }

    fn has_no_office(&self, figure: u32) -> bool {
        self.figures.all[figure as usize].roles.iter().all(|role| lexicon::is_kin(role.head()))
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
    pub(super) fn is_told_of(&self, figure: u32, spans: &[Span]) -> bool {
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

/// "the father of five"
fn is_parent(article: &Article, phrase: &Phrase) -> bool {
    const NUMBERS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    matches!(phrase.head(), "father" | "mother") && NUMBERS.contains(&article.word(phrase.end + 1))
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
