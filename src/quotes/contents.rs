//! What is said right of a cue: where it begins and where it ends.
//!
//! In: a cue in its surroundings. Out: the cue with its particles, and a range of items. A content goes
//! on to the end of the unit unless a word or mark shows that the clause is over.

use super::clauses::{Clause, LEAST_SHARE};
use super::cues::{self, Left, Right};
use super::words::Class;
use crate::quotes::Act;
use std::ops::Range;

impl Clause<'_> {
    /// The cue with its particles, and where the content right of it begins.
    pub(super) fn content_start(&self) -> Option<(Range<usize>, usize)> {
        let one = self.at..self.at + 1;
        let up_to = |end: usize| (self.at..end, end);
        Some(match self.right {
            Right::End => (one, self.items.len()),
            Right::Comma if self.class(self.after + 1) == Some(Class::That) => (one, self.after + 1),
            Right::Comma | Right::Verb => {
                let that = self.ahead(self.after, 6, |c| c == Class::That)?;
                (one, that)
            }
            Right::Colon => (one, self.after + 1),
            Right::Quote if self.class(self.after) != Some(Class::Quote) => (one, self.after + 1),
            Right::Of | Right::For => match self.ahead(self.after, 12, |c| matches!(c, Class::That | Class::Quote)) {
                Some(start) if self.is_saying() => (one, start),
                _ => up_to(self.after + 1),
            },
            Right::Preposition => match self.ahead(self.after, 15, |c| matches!(c, Class::That | Class::Quote)) {
                Some(start) => (one, start),
                None if self.is_saying() => {
                    self.past_occasion().map_or_else(|| up_to(self.after + 1), |start| (one.clone(), start))
                }
                None => up_to(self.after + 1),
            },
            Right::As if !matches!(self.class(self.after + 1), Some(Class::Determiner | Class::Quote)) => {
                up_to(self.after + 2)
            }
            Right::Capital | Right::Determiner | Right::Object | Right::Word if self.is_telling() => {
                let start = self.ahead(self.after + 1, 14, |c| {
                    matches!(c, Class::That | Class::Quote | Class::Question | Class::Subject | Class::To)
                });
                (one, start.unwrap_or(self.after))
            }
            _ => (one, self.after),
        })
    }

    pub(super) fn is_saying(&self) -> bool {
        matches!(
            self.word(self.at).to_ascii_lowercase().as_str(),
            "said" | "say" | "says" | "saying" | "told" | "wrote" | "writes" | "added" | "stated"
        )
    }

    /// Verbs that name the hearer before what is said.
    pub(super) fn is_telling(&self) -> bool {
        const TELLING: [&str; 10] =
            ["tell", "told", "inform", "remind", "assur", "warn", "advis", "brief", "notif", "reassur"];
        let word = self.word(self.at).to_ascii_lowercase();
        TELLING.iter().any(|stem| word.starts_with(stem))
    }

    /// The first item from `from` on, within `reach`, of a class that begins a content; None where a
    /// stop comes before.
    fn ahead(&self, from: usize, reach: usize, begins: impl Fn(Class) -> bool) -> Option<usize> {
        let window = from..self.items.len().min(from + reach);
        let at = window.into_iter().find(|i| begins(self.items[*i].class) || self.items[*i].class == Class::Stop)?;
        (self.items[at].class != Class::Stop).then_some(at)
    }

    /// Where a clause begins after "said in an interview": at its subject.
    fn past_occasion(&self) -> Option<usize> {
        let window = self.after + 1..self.items.len().min(self.after + 8);
        window
            .into_iter()
            .find(|i| matches!(self.items[*i].class, Class::Subject | Class::Comma))
            .map(|i| i + usize::from(self.items[i].class == Class::Comma))
    }

    /// What is said right of the cue, from `start` on.
    pub(super) fn right_content(&self, start: usize) -> Option<Range<usize>> {
        let clausal = matches!(self.class(start)?, Class::That | Class::Subject | Class::Question | Class::Quote)
            || self.is_saying();
        let mut end = start + 1;
        while end < self.items.len() && !self.ends_content(start, end, clausal) {
            end += 1;
        }
        while end > start && matches!(self.items[end - 1].class, Class::Comma | Class::Stop | Class::Dash | Class::And)
        {
            end -= 1;
        }
        (end > start).then_some(start..end)
    }

    fn ends_content(&self, start: usize, at: usize, clausal: bool) -> bool {
        let next = self.class(at + 1);
        match self.items[at].class {
            Class::Stop => true,
            Class::Comma => self.comma_ends(at, clausal),
            Class::Quote if at > start && self.is_subordinate() => {
                let inner = self.items[at].of(self.text).trim_end_matches(['"', '”', '’', '\'']);
                inner.ends_with(',') && next == Some(Class::Subject)
            }
            Class::And | Class::But => self.verb_follows(at + 1),
            Class::Subordinator if !clausal => at > start + 1 && self.is_clause_of_time(at),
            _ => false,
        }
    }

    /// Whether what is said ends with the comma `at`.
    fn comma_ends(&self, at: usize, clausal: bool) -> bool {
        let next = self.class(at + 1);
        let turns = next == Some(Class::But) || self.word(at + 1) == "without" || self.participle_cue(at + 1);
        let subordinate = next == Some(Class::Subordinator) && !self.is_inserted(at + 1);
        let main = self.is_subordinate() && matches!(next, Some(Class::Subject | Class::Determiner | Class::Capital));
        let listed = next == Some(Class::Relative) || next == Some(Class::And) && !self.clause_follows(at + 2);
        turns || subordinate || main || !clausal && !listed
    }

    /// Whether the clause of the cue is itself subordinate: "while he said …, he stressed …".
    fn is_subordinate(&self) -> bool {
        let from = self.at.saturating_sub(12);
        let bounds = |c| matches!(c, Class::Subordinator | Class::Comma | Class::Stop | Class::Quote);
        let opener = (from..self.at).rev().find(|i| bounds(self.items[*i].class));
        opener.is_some_and(|i| self.items[i].class == Class::Subordinator)
    }

    /// ", although late, came …": a subordinate part that another comma closes soon.
    fn is_inserted(&self, at: usize) -> bool {
        const REACH: usize = 6;
        (at + 1..self.items.len().min(at + REACH)).any(|i| self.items[i].class == Class::Comma)
    }

    /// "after he left", "while …", but not "before the rains".
    fn is_clause_of_time(&self, at: usize) -> bool {
        let like_preposition = matches!(self.word(at), "after" | "before" | "since" | "until" | "than");
        !like_preposition || self.class(at + 1) == Some(Class::Subject) || self.word(at + 1).ends_with("ing")
    }

    /// Whether a clause of its own begins at `at`: a finite verb comes before the next stop.
    fn clause_follows(&self, at: usize) -> bool {
        const REACH: usize = 16;
        let window = at..self.items.len().min(at + REACH);
        let mut until_stop = window.take_while(|i| self.items[*i].class != Class::Stop);
        until_stop.any(|i| matches!(self.items[i].class, Class::Auxiliary | Class::Be))
    }

    /// ", saying …", ", adding that …".
    fn participle_cue(&self, at: usize) -> bool {
        self.word(at).ends_with("ing")
            && cues::form(self.word(at)).is_some_and(|f| f.share(Left::Edge, Right::That) > LEAST_SHARE)
    }

    /// "and said …", "and told …": a second verb of the same subject.
    fn verb_follows(&self, at: usize) -> bool {
        let verb = if self.class(at) == Some(Class::Adverb) { at + 1 } else { at };
        let Some(form) =
            self.items.get(verb).filter(|i| i.class == Class::Word).and_then(|i| cues::form(i.of(self.text)))
        else {
            return false;
        };
        let (left, right, _) = cues::context(self.items, verb, self.text);
        !self.word(verb).ends_with("ing") && form.act == Act::Speech && form.share(left, right) > LEAST_SHARE
    }
}
