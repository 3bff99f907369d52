//! What the order of words says of an attribution, whatever the taggers' weights say.
//!
//! In: the items of a unit with an [`Attribution`]. Out: the same with what is no content left out and with
//! the source that the grammar shows.

use super::Basis;
use super::tagger::Attribution;
use super::units::Item;
use super::words::{Class, lowered};
use std::ops::Range;

/// Mends one attribution.
pub(super) fn settle(found: &mut Attribution, items: &[Item], text: &str) {
    drop_titles(found, items, text);
    drop_reference(found, items, text);
    drop_subject(found, items);
    drop_predicate(found, items, text);
    drop_compound(found, items, text);
    drop_work(found, items, text);
    begin_behind_colon(found, items);
    begin_with_clause(found, items);
    begin_with_infinitive(found, items);
    go_past_relative(found, items, text);
    ask_for(found, items, text);
    skip_hearer(found, items, text);
    end_with_relative(found, items);
    name_inverted(found, items, text);
    end_claim(found, items, text);
    end_opening(found, items, text);
    go_past_title(found, items, text);
    name_pronoun(found, items, text);
    name_gerund(found, items, text);
    if let Some(source) = &mut found.source {
        source.end = before_time(items, source, text);
        if source.end <= found.cue.start {
            source.end = before_relative(items, source);
        }
    }
    found.source.take_if(|source| is_bare_article(items, source, text));
}

/// "a lawmaker on Wednesday": the day is not who speaks, but for "a study published on Wednesday".
fn before_time(items: &[Item], source: &Range<usize>, text: &str) -> usize {
    let Some(introduced) = source.len().checked_sub(2).filter(|more| *more > 0) else { return source.end };
    let preposition = source.start + introduced;
    let dated = items[preposition].class == Class::Preposition && items[preposition + 1].class == Class::Time;
    let done = items[preposition - 1].of(text).ends_with("ed");
    if dated && !done { preposition } else { source.end }
}

/// "a sheriff, who took office after the fire": what is told of the speaker is none of the name.
fn before_relative(items: &[Item], source: &Range<usize>) -> usize {
    let inserted = (source.start + 1..source.end)
        .find(|at| items[*at].class == Class::Relative)
        .filter(|at| items[at - 1].class == Class::Comma || *at + 1 == source.end);
    inserted.map_or(source.end, |at| at - usize::from(at > source.start + 1 && items[at - 1].class == Class::Comma))
}

fn class(items: &[Item], at: usize) -> Option<Class> {
    items.get(at).map(|item| item.class)
}

/// Whether a source is an article alone: it names nobody.
fn is_bare_article(items: &[Item], source: &Range<usize>, text: &str) -> bool {
    let word = items[source.start].of(text);
    source.len() == 1 && ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

pub(super) fn is_finite(class: Class) -> bool {
    matches!(class, Class::Be | Class::Auxiliary)
}

/// Whether an item may stand in a noun phrase behind its first word.
pub(super) fn is_nominal(item: &Item) -> bool {
    matches!(item.class, Class::Capital | Class::Hyphen | Class::Clitic | Class::Mark | Class::Number)
        || item.class == Class::Word && !item.says
}

/// `told the “Morning Show”`: a title that a preposition or its owner introduces is not said.
fn drop_titles(found: &mut Attribution, items: &[Item], text: &str) {
    let cue = found.cue.end;
    found.content.retain(|range| {
        let alone = range.len() == 1 && items[range.start].class == Class::Quote;
        let introduced = alone
            && range.start != cue
            && range.start.checked_sub(1).is_some_and(|at| match items[at].class {
                Class::Clitic => true,
                Class::Comma => at > 0 && lowered(items[at - 1].of(text), is_work),
                Class::Preposition | Class::To => matches!(items[at].of(text), "on" | "in" | "with" | "to" | "at"),
                _ => false,
            });
        !(introduced && is_title(items[range.start].of(text)))
    });
}

/// What bears a title: "her memoir, “…”".
fn is_work(word: &str) -> bool {
    matches!(
        word,
        "album"
            | "autobiography"
            | "book"
            | "documentary"
            | "essay"
            | "film"
            | "masterpiece"
            | "memoir"
            | "memoirs"
            | "novel"
            | "play"
            | "podcast"
            | "poem"
            | "show"
            | "single"
            | "song"
    )
}

/// Whether all words of a passage but the smallest begin with capitals.
pub(super) fn is_title(passage: &str) -> bool {
    const LONGEST: usize = 8;
    const SMALL: [&str; 10] = ["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"];
    let words = || passage.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    (2..=LONGEST).contains(&passage.split_whitespace().take(LONGEST + 1).count())
        && words().all(|word| word.starts_with(|c: char| !c.is_lowercase()) || SMALL.contains(&word))
}

/// "disclosed this in a statement", "repeated the claim in a post": what is said stands elsewhere.
fn drop_reference(found: &mut Attribution, items: &[Item], text: &str) {
    let again = ["repeat", "reiterat"].iter().any(|stem| items[found.cue.end - 1].of(text).starts_with(stem));
    let complement =
        |item: &Item| matches!(item.class, Class::That | Class::To) || matches!(item.of(text), "of" | "for" | "about");
    let refers = |range: &Range<usize>| {
        let claim = again
            && range.len() > 1
            && matches!(
                items[range.start + 1].of(text),
                "claim" | "claims" | "allegation" | "allegations" | "accusation"
            );
        if claim && items[range.start].class == Class::Determiner {
            return !items.get(range.start + 2).is_some_and(complement);
        }
        let next = class(items, range.start + 1);
        let alone = range.len() == 1 && matches!(items[range.start].of(text), "that" | "this");
        alone
            || items[range.start].of(text) == "this"
                && matches!(
                    next,
                    None | Some(Class::Preposition | Class::Subordinator | Class::To | Class::Time | Class::Stop)
                )
    };
    found.content.retain(|range| range.start != found.cue.end || !refers(range));
}

/// "| The port | was shut as they said they were near a deal": who does what is told is not said.
fn drop_subject(found: &mut Attribution, items: &[Item]) {
    let ([first, _, ..], Some(source)) = (found.content.as_slice(), &found.source) else { return };
    let noun = |item: &Item| is_nominal(item) || item.class == Class::Determiner;
    let apart = first.end < source.start && source.end <= found.cue.start;
    if apart && class(items, first.end).is_some_and(is_finite) && items[first.clone()].iter().all(noun) {
        found.content.remove(0);
    }
}

/// "The claim puts the team at risk": what a noun does is not what it says.
fn drop_predicate(found: &mut Attribution, items: &[Item], text: &str) {
    let nobody = found.source.as_ref().is_none_or(|source| is_bare_article(items, source, text));
    let Range { start, end } = found.cue;
    let noun = end == start + 1 && start > 0 && items[start - 1].class == Class::Determiner;
    if !nobody || !noun || found.basis != Basis::Noun {
        return;
    }
    let does = |item: &Item| is_finite(item.class) || item.class == Class::Word;
    found.content.retain(|said| said.start != end || !does(&items[said.start]));
}

/// "The audit report is to be read": the same of a noun that another one stands before.
fn drop_compound(found: &mut Attribution, items: &[Item], text: &str) {
    let Range { start, end } = found.cue;
    let noun = end == start + 1 && matches!(items[start].of(text), "report" | "claim" | "order" | "request");
    let one = |source: &Range<usize>| {
        let (first, last) = (&items[source.start], &items[source.end - 1]);
        source.end == start && first.class == Class::Determiner && !last.of(text).ends_with('s')
    };
    if noun && class(items, end).is_some_and(is_finite) && found.source.as_ref().is_some_and(one) {
        found.content.retain(|said| said.start != end);
        found.source.take_if(|_| found.content.is_empty());
    }
}

/// "wrote this book", "writes the football blog": a work is not what it says.
fn drop_work(found: &mut Attribution, items: &[Item], text: &str) {
    let writes = matches!(items[found.cue.end - 1].of(text), "write" | "writes" | "writing" | "written" | "wrote");
    let work = |said: &Range<usize>| {
        said.start == found.cue.end
            && items[said.start].class == Class::Determiner
            && !items[said.clone()].iter().any(|item| is_finite(item.class) || item.class == Class::Quote)
    };
    found.content.retain(|said| !writes || !work(said));
}

/// "blasted: 'He turns up and thinks | he owns the sea": behind a colon all is said from its beginning.
fn begin_behind_colon(found: &mut Attribution, items: &[Item]) {
    let cue = found.cue.end;
    let Some(said) = found.content.first_mut().filter(|said| said.start > cue + 1) else { return };
    let plain = |item: &Item| !matches!(item.class, Class::Stop | Class::Quote | Class::Colon);
    if class(items, cue) == Some(Class::Colon) && items[cue + 1..said.start].iter().all(plain) {
        said.start = cue + 1;
    }
}

/// "But on | an island the loss is greater, said Ana", "The vigil — yes, | a vigil — is on Sunday, they announced": what a
/// comma parts from the cue behind it is a whole clause.
fn begin_with_clause(found: &mut Attribution, items: &[Item]) {
    let cue = found.cue.start;
    let Some(said) = found.content.first_mut() else { return };
    if said.start == 0 || said.end >= cue || items[said.end].class != Class::Comma {
        return;
    }
    let opens = items[..said.start].iter().rposition(|item| item.class == Class::Stop).map_or(0, |stop| stop + 1);
    let joint = usize::from(matches!(items[opens].class, Class::But | Class::And));
    let dashes = |range: Range<usize>| items[range].iter().filter(|item| item.class == Class::Dash).count();
    if opens + joint + 1 == said.start && items[said.start - 1].class == Class::Preposition {
        said.start -= 1;
    } else if dashes(opens..said.start) == 1 && dashes(said.clone()) == 1 {
        said.start = opens;
    }
}

/// "told staff | not to discuss | the matter": the verb that is asked of others is said, too.
fn begin_with_infinitive(found: &mut Attribution, items: &[Item]) {
    let cue = found.cue.end;
    let Some(said) = found.content.first_mut().filter(|said| said.start > cue) else { return };
    let [whom @ .., to, verb] = &items[cue..said.start] else { return };
    if to.class != Class::To || verb.class != Class::Word || items[said.start].class == Class::That {
        return;
    }
    let negated = whom.last().is_some_and(|item| item.class == Class::Not);
    let plain = |item: &Item| is_nominal(item) || matches!(item.class, Class::Determiner | Class::Object);
    if whom[..whom.len() - usize::from(negated)].iter().all(plain) {
        said.start -= 2 + usize::from(negated);
    }
}

/// "said the levy, which took effect in May, adds to the cost": what is said is more than its subject.
fn go_past_relative(found: &mut Attribution, items: &[Item], text: &str) {
    let cue = found.cue.end;
    let Some(said) = found.content.last_mut().filter(|said| said.start == cue) else { return };
    let phrase = |item: &&Item| is_nominal(item) || matches!(item.class, Class::Determiner | Class::Preposition);
    let comma = said.start + items[said.clone()].iter().take_while(phrase).count();
    let inserted = comma > said.start
        && comma + 1 < said.end
        && items[comma].class == Class::Comma
        && matches!(items[comma + 1].class, Class::Relative | Class::Preposition);
    let close = said.end;
    let goes_on = || {
        class(items, close) == Some(Class::Comma)
            && !items[comma + 1..close].iter().any(|item| item.class == Class::Comma)
            && items.get(close + 1).is_some_and(|item| {
                is_finite(item.class) || item.class == Class::Word && !item.of(text).ends_with("ing")
            })
    };
    if inserted && goes_on() {
        said.end = close + items[close..].iter().take_while(|item| item.class != Class::Stop).count();
    }
}

/// "asked | for access": the preposition belongs to the cue.
fn ask_for(found: &mut Attribution, items: &[Item], text: &str) {
    let cue = found.cue.end;
    let asks = lowered(items[cue - 1].of(text), |verb| {
        ["appeal", "ask", "call", "plead", "press"].iter().any(|stem| verb.starts_with(stem))
    });
    let Some(said) = found.content.iter_mut().find(|said| said.start == cue && said.len() > 1) else { return };
    if asks && items[cue].class == Class::For {
        (said.start, found.cue.end) = (cue + 1, cue + 1);
    }
}

/// "promised residents that pumps would come", "said on its website that": who hears it and where is not said.
fn skip_hearer(found: &mut Attribution, items: &[Item], text: &str) {
    const LONGEST: usize = 4;
    let speaks_to = |item: &Item| {
        lowered(item.of(text), |verb| {
            ["advis", "assur", "convinc", "inform", "notif", "promis", "remind", "warn"]
                .iter()
                .any(|s| verb.starts_with(s))
                || matches!(verb, "tell" | "tells" | "telling" | "told")
        })
    };
    let cue = found.cue.clone();
    let own = |item: &Item| matches!(item.of(text), "its" | "his" | "her" | "their");
    let on = |at: usize| items.get(at).is_some_and(|item| matches!(item.of(text), "on" | "in" | "via"));
    let start = if on(cue.end) { cue.end + 1 } else { cue.end };
    let placed = cue.len() <= 2 && items[cue.start].says && on(start - 1) && items.get(start).is_some_and(own);
    let begins = if placed { start } else { cue.end };
    let Some(said) = found.content.iter_mut().find(|said| said.start == begins) else { return };
    let hearer = said.start + usize::from(items[said.start].class == Class::Determiner);
    let nominal = |from: usize| {
        items[from.min(said.end)..said.end].iter().take(LONGEST).take_while(|item| is_nominal(item)).count()
    };
    let more = nominal(hearer);
    let mut that = hearer + more;
    if more > 0 && class(items, that) == Some(Class::Preposition) {
        let of = that + 1 + usize::from(class(items, that + 1) == Some(Class::Determiner));
        that = if of < said.end { of + nominal(of) } else { that };
    }
    let clause = class(items, that) == Some(Class::That) || class(items, that) == Some(Class::Subject) && !placed;
    if more > 0 && that + 1 < said.end && clause && (placed || items[cue].iter().any(speaks_to)) {
        said.start = that;
    }
}

/// "Ana, who said the port was closed, has left": the clause ends with the comma.
fn end_with_relative(found: &mut Attribution, items: &[Item]) {
    let Some(source) = found.source.clone().filter(|source| source.len() == 1 && source.start > 0) else { return };
    let inserted = items[source.start].class == Class::Relative && items[source.start - 1].class == Class::Comma;
    let cue = found.cue.clone();
    let near =
        items[source.end.min(cue.start)..cue.start].iter().all(|i| is_finite(i.class) || i.class == Class::Adverb);
    let Some(said) = found.content.last_mut().filter(|said| inserted && near && said.start >= cue.end) else { return };
    let Some(comma) = said.clone().find(|at| items[*at].class == Class::Comma) else { return };
    let clause = items[said.start..comma].iter().any(|item| is_finite(item.class));
    let whole = clause || items[said.start].class != Class::That;
    if whole && comma > said.start && class(items, comma + 1).is_some_and(is_finite) {
        said.end = comma;
    }
}

/// "…, said a report published on Monday", "…, says Ana Ruiz, 40, who runs the port": behind the cue stands who says it.
fn name_inverted(found: &mut Attribution, items: &[Item], text: &str) {
    let [before, after] = found.content.as_slice() else { return };
    let cue = found.cue.clone();
    let inverted = found.source.is_none()
        && before.end < cue.start
        && items[before.end].class == Class::Comma
        && (cue.len() == 1 || found.basis == Basis::AccordingTo)
        && after.start == cue.end;
    if !inverted {
        return;
    }
    let plain = |item: &Item| {
        is_nominal(item)
            || matches!(item.class, Class::Determiner | Class::Preposition | Class::Subordinator | Class::Time)
    };
    let whole = items[before.clone()].iter().any(|item| is_finite(item.class));
    let named = named_behind(items, after).filter(|_| whole && says(items[cue.start].of(text)));
    let all = (cue.len() == 1 && items[after.clone()].iter().all(plain)).then(|| after.clone());
    if let Some(source) = all.or(named) {
        found.content.pop();
        found.name_surely(source);
    }
}

/// Verbs that stand before who says it.
fn says(word: &str) -> bool {
    matches!(
        word,
        "according"
            | "added"
            | "adds"
            | "detailed"
            | "explained"
            | "explains"
            | "noted"
            | "notes"
            | "reported"
            | "reports"
    ) || matches!(word, "said" | "says" | "stressed" | "told")
}

/// The noun phrase with which a stretch begins, unless a verb follows.
fn named_behind(items: &[Item], range: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let closes = |item: &Item| {
        matches!(item.class, Class::Comma | Class::Bracket | Class::Dash | Class::Relative | Class::Quote | Class::Stop)
    };
    let count = items[range.clone()].iter().take_while(|item| !closes(item)).count();
    let (start, end) = (range.start, range.start + count);
    let fits = |item: &Item| is_nominal(item) || matches!(item.class, Class::Determiner | Class::Preposition);
    let goes_on = class(items, end) == Some(Class::Comma) && class(items, end + 1).is_some_and(is_finite);
    let first = matches!(items[start].class, Class::Determiner | Class::Capital);
    (first && count <= LONGEST && items[start..end].iter().all(fits) && !goes_on).then_some(start..end)
}

/// "according to her, the port leaks": a pronoun that a determiner looks like.
fn name_pronoun(found: &mut Attribution, items: &[Item], text: &str) {
    let at = found.cue.end;
    let alone = found.source.is_none() && found.basis == Basis::AccordingTo;
    let ends = || matches!(class(items, at + 1), None | Some(Class::Comma | Class::Stop));
    if alone && ends() && items.get(at).is_some_and(|item| matches!(item.of(text), "her" | "him" | "them")) {
        found.name_surely(at..at + 1);
    }
}

/// "a new edition of her book, “The Port”, until May": the title ends nothing.
fn go_past_title(found: &mut Attribution, items: &[Item], text: &str) {
    let Some(said) = found.content.last_mut().filter(|said| said.len() > 2 && said.start >= found.cue.end) else {
        return;
    };
    let (comma, title) = (said.end - 2, said.end - 1);
    let apart = items[comma].class == Class::Comma && class(items, said.end) == Some(Class::Comma);
    let goes_on =
        matches!(class(items, said.end + 1), Some(Class::Preposition | Class::Subordinator | Class::To | Class::For));
    if apart && goes_on && items[title].class == Class::Quote && is_title(items[title].of(text)) {
        said.end += items[said.end..].iter().take_while(|item| item.class != Class::Stop).count();
    }
}

/// "…, with Kofi Mensah adding that", "…, wrote one.": who stands right at the cue.
fn name_gerund(found: &mut Attribution, items: &[Item], text: &str) {
    const LONGEST: usize = 5;
    let cue = found.cue.clone();
    if items[cue.start].of(text).ends_with("ing") && items[cue.start].says {
        let more =
            items[..cue.start].iter().rev().take(LONGEST).take_while(|item| item.class == Class::Capital).count();
        let name = cue.start - more;
        if more > 0 && name > 0 && items[name - 1].of(text) == "with" {
            found.name_surely(name..cue.start);
        }
        return;
    }
    let one = |at: usize| items.get(at).is_some_and(|item| item.of(text) == "one");
    if found.source.is_none()
        && one(cue.end)
        && matches!(class(items, cue.end + 1), None | Some(Class::Stop | Class::Comma))
    {
        found.name_surely(cue.end..cue.end + 1);
    }
}

/// "After the board said that the port was safe, ships returned": the clause that opens a sentence ends with the
/// comma.
fn end_opening(found: &mut Attribution, items: &[Item], text: &str) {
    const OPENING: usize = 6;
    let Some(source) = found.source.as_ref().filter(|source| source.end <= found.cue.start) else { return };
    let before = &items[..source.start];
    let since = |word: &str| {
        matches!(
            word,
            "after" | "although" | "because" | "before" | "once" | "since" | "though" | "until" | "when" | "while"
        )
    };
    let [said] = found.content.as_mut_slice() else { return };
    let opens = said.start == found.cue.end
        && !before.iter().any(|item| matches!(item.class, Class::Comma | Class::Quote | Class::Stop))
        && before.iter().take(OPENING).any(|item| item.class == Class::Subordinator && lowered(item.of(text), since));
    if !opens {
        return;
    }
    let finite = |range: Range<usize>| items[range].iter().any(|item| is_finite(item.class));
    let clause = |at: usize| {
        matches!(
            class(items, at),
            Some(Class::Determiner | Class::Capital | Class::Subject | Class::Word | Class::Number)
        )
    };
    let commas = said.clone().filter(|at| items[*at].class == Class::Comma);
    let mut ends = commas.filter(|at| finite(said.start..*at) && clause(at + 1) && finite(at + 1..said.end));
    if let Some(end) = ends.next() {
        said.end = end;
    }
}

/// "the claim that the port leaks was first made by a union": the second finite verb is not the claim's.
fn end_claim(found: &mut Attribution, items: &[Item], text: &str) {
    let [said] = found.content.as_mut_slice() else { return };
    let nobody = found.source.as_ref().is_none_or(|source| is_bare_article(items, source, text));
    if !nobody || found.basis != Basis::Noun || said.start != found.cue.end || items[said.start].class != Class::That {
        return;
    }
    let joins = |item: &Item| {
        matches!(item.class, Class::Comma | Class::And | Class::But | Class::Relative | Class::That | Class::Question)
            || matches!(item.class, Class::Subordinator | Class::Quote | Class::Stop)
    };
    let Some(first) = said.clone().find(|at| is_finite(items[*at].class)) else { return };
    let chain = |at: &usize| is_finite(items[*at].class) || matches!(items[*at].class, Class::Adverb | Class::Not);
    let verb = first + (first..said.end).take_while(chain).count();
    let clause = verb + items[verb..said.end].iter().take_while(|item| !joins(item)).count();
    let behind = (clause == said.end && class(items, clause).is_some_and(is_finite)).then_some(clause);
    let Some(second) = (verb + 1..clause).find(|at| is_finite(items[*at].class)).or(behind) else { return };
    said.end = second;
    if let Some(agent) = agent(items, second + 1..second + AGENT, text) {
        found.name_surely(agent);
    }
}

/// No agent stands farther behind its verb, in items.
const AGENT: usize = 4;

/// Who stands behind a "by" that is one of the items `within`.
pub(super) fn agent(items: &[Item], within: Range<usize>, text: &str) -> Option<Range<usize>> {
    let by = (within.start..within.end.min(items.len())).find(|at| items[*at].of(text) == "by")?;
    let start = by + 1;
    let fits = |(at, item): &(usize, &Item)| is_nominal(item) || *at == 0 && item.class == Class::Determiner;
    let end = start + items[start..].iter().enumerate().take_while(fits).count();
    (end > start).then_some(start..end)
}
