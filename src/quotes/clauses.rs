//! Attributions within one unit: cue, source and content as ranges of items.
//!
//! In: a unit. Out: [`Attribution`]s in the order of their cues. A cue takes what stands right of it
//! ("said that …"), left of it ("…, he said.") or both ("…, he said, …").

use super::cues::{self, Form, Left, Right};
use super::sources;
use super::units::Item;
use super::words::Class;
use super::{Act, Basis};
use std::ops::Range;

/// One act of saying within a unit.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// What is said: at most two ranges of items; none where it stands in another unit.
    pub content: Vec<Range<usize>>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The cue.
    pub cue: Range<usize>,
    /// Said or thought.
    pub act: Act,
    /// Why this source.
    pub basis: Basis,
    /// The lexicon's share of cues in this context.
    pub share: f32,
}

/// Contexts below this share are no cues.
pub(super) const LEAST_SHARE: f32 = 0.45;

/// The share that set phrases have at least.
const SET_PHRASE: f32 = 0.7;

/// Finds the attributions of a unit.
#[must_use]
pub(super) fn find(items: &[Item], text: &str) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for at in 0..items.len() {
        if !matches!(items[at].class, Class::Word | Class::Capital) {
            continue;
        }
        let Some(form) = cues::form(items[at].of(text)) else { continue };
        if found.last().is_some_and(|last| at < last.cue.end || is_object(last, at)) {
            continue;
        }
        let clause = Clause::read(items, text, at, form);
        if clause.share >= LEAST_SHARE
            && let Some(attribution) = clause.attribution(found.last())
        {
            found.push(attribution);
        }
    }
    trim_overlaps(&mut found, items);
    found.extend(unlisted(items, text, &found));
    found
}

/// Whether the word `at` is what the cue before it is about: "rejected claims that …".
fn is_object(attribution: &Attribution, at: usize) -> bool {
    attribution.cue.end == at && attribution.content.first().is_some_and(|c| c.start == at)
}

/// `"…," she began.`: a passage that ends with a comma, a name or pronoun, and a verb that no lexicon
/// need know.
fn unlisted(items: &[Item], text: &str, found: &[Attribution]) -> Option<Attribution> {
    const SHARE: f32 = 0.8;
    let quote = items.iter().position(|i| i.class == Class::Quote)?;
    let held = found.iter().flat_map(|a| &a.content).any(|c| c.contains(&quote));
    let inner = items[quote].of(text).trim_end_matches(['"', '”', '\'', '’']);
    if held || quote > 1 || !inner.ends_with([',', '?', '!']) {
        return None;
    }
    let start = quote + 1;
    let names = items[start..].iter().take_while(|i| i.class == Class::Capital).count();
    let pronoun = usize::from(items.get(start).is_some_and(|i| i.class == Class::Subject));
    let verb = start + names.max(pronoun);
    if verb == start || items.get(verb)?.class != Class::Word {
        return None;
    }
    let rest = (verb + 1..items.len()).find(|i| items[*i].class == Class::Quote).map(|i| i..i + 1);
    let content = std::iter::once(quote..quote + 1).chain(rest).collect();
    Some(Attribution {
        content,
        source: Some(start..verb),
        cue: verb..verb + 1,
        act: Act::Speech,
        basis: Basis::Verb,
        share: SHARE,
    })
}

/// A content ends where the clause of the next attribution begins, if a comma or "and" divides them.
fn trim_overlaps(found: &mut [Attribution], items: &[Item]) {
    for next in 1..found.len() {
        let clause = found[next].source.clone().map_or(found[next].cue.start, |s| s.start.min(found[next].cue.start));
        if !opens_clause(&found[next], items) {
            continue;
        }
        let (before, after) = found.split_at_mut(next);
        let divided =
            clause > 0 && matches!(items[clause - 1].class, Class::Comma | Class::Quote | Class::Stop | Class::Dash);
        let own = after[0].content.first().map_or(clause, |c| c.start.min(clause));
        for earlier in before.iter_mut() {
            let Some(last) = earlier.content.last_mut() else { continue };
            if divided && last.start < clause && own < last.end {
                // What is left of the later clause stays with whichever cue stands before it.
                if after[0]
                    .content
                    .first()
                    .is_some_and(|c| c.start < clause && c.start >= last.start && earlier.cue.end <= c.start)
                {
                    after[0].content.remove(0);
                }
                last.end = last.end.min(clause);
            }
        }
    }
}

/// Whether an attribution is a clause of its own: not "his claim that …" nor "…, which said …".
fn opens_clause(attribution: &Attribution, items: &[Item]) -> bool {
    let relative = attribution.source.as_ref().is_some_and(|s| items[s.start].class == Class::Relative);
    attribution.source.is_some() && attribution.basis != Basis::Noun && !relative
}

/// A possible cue in its surroundings.
pub(super) struct Clause<'a> {
    pub items: &'a [Item],
    pub text: &'a str,
    pub at: usize,
    form: Form,
    left: Left,
    pub right: Right,
    /// Where what stands right begins, adverbs and days skipped.
    pub after: usize,
    share: f32,
}

impl<'a> Clause<'a> {
    fn read(items: &'a [Item], text: &'a str, at: usize, form: Form) -> Self {
        let (left, right, after) = cues::context(items, at, text);
        let mut clause = Self { items, text, at, form, left, right, after, share: form.share(left, right) };
        if clause.is_set_phrase() {
            clause.share = clause.share.max(SET_PHRASE);
        }
        clause
    }

    /// "called for X", "dismissed as idle the idea that …": what the counts are too thin for.
    fn is_set_phrase(&self) -> bool {
        const DEMANDS: [&str; 8] = ["appeal", "ask", "beg", "call", "plead", "press", "push", "rule"];
        if matches!(self.left, Left::Nominal | Left::Be | Left::To) || self.form.act != Act::Speech {
            return false;
        }
        let word = self.word(self.at).to_ascii_lowercase();
        let demands = self.right == Right::For && DEMANDS.iter().any(|stem| word.starts_with(stem));
        let demanded =
            word.starts_with("demand") && matches!(self.right, Right::Word | Right::Determiner | Right::Capital);
        let object = self.class(self.after + 2);
        let judges = self.right == Right::As
            && self.class(self.after + 1) == Some(Class::Word)
            && matches!(object, Some(Class::Determiner | Class::Word | Class::Capital | Class::That));
        demands || demanded || judges
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.items.get(at).map(|i| i.class)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |i| i.of(self.text))
    }

    fn attribution(&self, previous: Option<&Attribution>) -> Option<Attribution> {
        if self.word(self.at).eq_ignore_ascii_case("according") && self.class(self.at + 1) == Some(Class::To) {
            return self.according();
        }
        if let Some(inverted) = self.inverted() {
            return Some(inverted);
        }
        let (source, basis) = self.source(previous);
        if let Some(source) = &source
            && let Some(content) = self.around(source)
        {
            return Some(self.made(content, Some(source.clone()), self.at..self.at + 1, basis));
        }
        let (cue, start) = self.content_start()?;
        let content = self.right_content(start);
        Some(self.made(content.into_iter().collect(), source, cue, basis))
    }

    fn made(
        &self,
        content: Vec<Range<usize>>,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        basis: Basis,
    ) -> Attribution {
        Attribution { content, source, cue, act: self.form.act, basis, share: self.share }
    }

    /// Who says it, if it stands left of the cue.
    fn source(&self, previous: Option<&Attribution>) -> (Option<Range<usize>>, Basis) {
        let participle = self.word(self.at).ends_with("ing");
        let same = || previous.and_then(|p| p.source.clone());
        match self.left {
            Left::Nominal => (self.possessor(), Basis::Noun),
            Left::Be if !participle => (self.agent(), Basis::Verb),
            Left::Edge | Left::And | Left::Quote if participle || self.left == Left::And => {
                (same().or_else(|| sources::opening(self.items, self.at, self.text)), Basis::Verb)
            }
            _ => (sources::before(self.items, self.at, self.text), Basis::Verb),
        }
    }

    /// "X's claim", "his claim".
    fn possessor(&self) -> Option<Range<usize>> {
        let mut at = self.at;
        while at > 0 && self.at - at < 4 {
            at -= 1;
            match self.items[at].class {
                Class::Clitic if self.word(at).ends_with(['s', 'S']) => {
                    return sources::before(self.items, at, self.text).map(|range| range.start..at);
                }
                Class::Determiner => {
                    let own = matches!(
                        self.word(at).to_ascii_lowercase().as_str(),
                        "his" | "her" | "their" | "its" | "my" | "our"
                    );
                    return own.then_some(at..at + 1);
                }
                Class::Word | Class::Adverb | Class::Capital => {}
                _ => return None,
            }
        }
        None
    }

    /// "was told by X".
    fn agent(&self) -> Option<Range<usize>> {
        (self.word(self.after) == "by").then(|| sources::after(self.items, self.after + 1, self.text, false)).flatten()
    }

    /// "…, according to X" and "According to X, …".
    fn according(&self) -> Option<Attribution> {
        let opens = |i: usize| {
            matches!(self.items[i].class, Class::And | Class::But | Class::Adverb | Class::Mark | Class::Comma)
        };
        let first = (0..self.at).all(opens);
        let source = sources::after(self.items, self.at + 2, self.text, first);
        let end = source.as_ref().map_or(self.at + 2, |s| s.end);
        let cue = self.at..self.at + 2;
        let mut content = Vec::new();
        if first {
            let comma = (end..self.items.len()).find(|i| self.items[*i].class == Class::Comma)?;
            content.extend(self.clause(comma + 1));
        } else {
            content.extend(self.left_content(self.at));
            let inserted = self.items[self.at - 1].class == Class::Comma && self.class(end) == Some(Class::Comma);
            if inserted {
                content.extend(self.clause(end + 1));
            }
        }
        Some(self.made(content, source, cue, Basis::AccordingTo))
    }

    /// "…, said X.": after a passage, or after a comma where nothing but X follows.
    fn inverted(&self) -> Option<Attribution> {
        let before = self.at.checked_sub(1).map(|i| self.items[i].class)?;
        let fits = matches!(self.right, Right::Capital | Right::Determiner | Right::Clause | Right::Word);
        if !fits || self.form.act != Act::Speech || self.is_telling() || self.word(self.at).ends_with("ing") {
            return None;
        }
        let may = self.left == Left::Quote || self.left == Left::Edge && before == Class::Comma && self.is_saying();
        let source = may.then(|| sources::after(self.items, self.after, self.text, false)).flatten()?;
        if self.left == Left::Edge && !self.may_close(source.end) {
            return None;
        }
        let mut content: Vec<_> = self.left_content(self.at).into_iter().collect();
        content.extend(self.rest(source.end));
        (!content.is_empty()).then(|| self.made(content, Some(source), self.at..self.at + 1, Basis::Verb))
    }

    /// Whether what begins at `at` is no verb, so that the phrase before it may end its clause.
    fn may_close(&self, at: usize) -> bool {
        let mark = |c| matches!(c, Class::Stop | Class::Comma | Class::Dash | Class::Colon | Class::Quote);
        self.class(at).is_none_or(|c| mark(c) || matches!(c, Class::Preposition | Class::Time))
    }

    /// "…, X said." and "…, X said, …": content left of the source, and perhaps right of the cue.
    fn around(&self, source: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let set_off = source.start > 0
            && source.end <= self.at
            && matches!(self.items[source.start - 1].class, Class::Comma | Class::Quote | Class::Dash);
        let closes = matches!(
            self.right,
            Right::End | Right::Comma | Right::Preposition | Right::Object | Right::Verb | Right::Of | Right::Colon
        ) || self.right == Right::Quote && self.left_is_quote(source.start)
            || self.left_is_quote(source.start) && !matches!(self.right, Right::That | Right::Clause)
            || self.is_telling() && self.only_hearer_follows();
        if !set_off || !closes || self.left == Left::Nominal {
            return None;
        }
        let rest = self.rest(self.after);
        let left = self
            .left_content(source.start)
            .or_else(|| rest.is_some().then(|| self.fragment(source.start)).flatten())?;
        Some(std::iter::once(left).chain(rest).collect())
    }

    /// "…, X told the BBC.": nothing but the hearer stands right of the cue.
    fn only_hearer_follows(&self) -> bool {
        let Some(hearer) = sources::after(self.items, self.after, self.text, true) else { return false };
        matches!(self.class(hearer.end), None | Some(Class::Stop))
    }

    fn left_is_quote(&self, start: usize) -> bool {
        let before = start.checked_sub(1).map(|i| self.items[i].class);
        before == Some(Class::Quote)
            || before == Some(Class::Comma) && start > 1 && self.items[start - 2].class == Class::Quote
    }

    /// The one or two words before an inserted "he said": "It was, he said, …".
    fn fragment(&self, end: usize) -> Option<Range<usize>> {
        let end = end.checked_sub(1).filter(|e| self.items[*e].class == Class::Comma)?;
        let subject = |c| matches!(c, Class::Subject | Class::Determiner | Class::Capital);
        (end > 0 && end <= 2 && subject(self.items[0].class)).then_some(0..end)
    }

    /// What is said left of `end`: back to the beginning of the unit or the last semicolon.
    fn left_content(&self, end: usize) -> Option<Range<usize>> {
        let mut start =
            (0..end).rev().find(|i| self.items[*i].class == Class::Stop && *i + 1 < end).map_or(0, |i| i + 1);
        let mut end = end;
        while end > start && matches!(self.items[end - 1].class, Class::Comma | Class::Dash) {
            end -= 1;
        }
        while start < end && matches!(self.items[start].class, Class::Comma | Class::But | Class::And | Class::Dash) {
            start += 1;
        }
        if end <= start {
            return None;
        }
        let quoted = self.items[start..end].iter().any(|i| i.class == Class::Quote);
        (quoted || end - start > 2).then_some(start..end)
    }

    /// What goes on after an inserted "he said …,".
    fn rest(&self, from: usize) -> Option<Range<usize>> {
        let divides = |i: &usize| {
            matches!(self.items[*i].class, Class::Comma | Class::Stop | Class::Quote | Class::Dash | Class::Colon)
        };
        let mut at = (from..self.items.len()).find(divides)?;
        if self.items[at].class != Class::Quote {
            at += 1;
        }
        match self.class(at)? {
            Class::Quote => self.clause(at),
            Class::Relative | Class::Stop | Class::Subordinator => None,
            _ if self.word(at).ends_with("ing") => None,
            Class::Capital | Class::Determiner | Class::Preposition | Class::Time if self.left == Left::Quote => None,
            _ if self.items[at - 1].class == Class::Comma && from + 1 >= at => self.clause(at),
            _ => None,
        }
    }

    /// A whole clause from `start` on: to the end of the unit.
    fn clause(&self, start: usize) -> Option<Range<usize>> {
        let mut end = self.items.len();
        while end > start && matches!(self.items[end - 1].class, Class::Stop | Class::Comma) {
            end -= 1;
        }
        (end > start).then_some(start..end)
    }
}
