//! Sources to whole noun phrases.
//!
//! In: [`Draft`]s whose sources are chosen. Out: the same; a source that is only the owner, the place or the
//! "who" of the one who speaks becomes that one, and whoever is only spoken to is none.

use super::Basis;
use super::clauses::{agent, is_nominal};
use super::judge::Draft;
use super::labels::is_role;
use super::tagger::Article;
use super::units::{Item, Unit, items_at, unit_at};
use super::words::Class;
use crate::mentions::EntityType;
use std::ops::Range;

/// Completes the sources of the drafts.
pub(super) fn complete(drafts: &mut [Draft], article: &Article<'_>) {
    for Draft { quote, .. } in drafts {
        let Some(cue) = quote.cue else { continue };
        let unit = &article.units[unit_at(article.units, cue.start)];
        let items = &unit.items;
        let Some(source) = quote.source else {
            let verb = items_at(unit, cue).start;
            let opening = people_first(items, verb, article.text).or_else(|| person_first(unit, verb, article));
            let opening = opening.filter(|_| quote.basis == Basis::Verb);
            quote.source = opening.map(|range| items[range.start].span.cover(items[range.end - 1].span));
            continue;
        };
        let (named, cue) = (items_at(unit, source), items_at(unit, cue));
        if named.is_empty() || named.end > cue.start || cue.is_empty() {
            continue;
        }
        let cover = |range: Range<usize>| items[range.start].span.cover(items[range.end - 1].span);
        if is_spoken_to(items, &cue, article.text) {
            quote.source = agent(items, cue.start + 1..cue.end + 1, article.text).map(cover);
            continue;
        }
        let verb = before_verb(items, cue.start);
        let whole = apposed(unit, &named, article)
            .or_else(|| given_name(items, &named, verb, article.text))
            .or_else(|| antecedent(items, &named, verb))
            .or_else(|| beyond_clause(items, &named, verb))
            .or_else(|| owned(items, &named, verb, article.text).filter(|_| quote.basis != Basis::Noun))
            .or_else(|| with_team(items, &named, verb, article.text))
            .or_else(|| and_team(items, &named, verb, article))
            .or_else(|| person_of(items, &named, verb, article))
            .or_else(|| placed(items, &named, verb, article.text));
        if let Some(whole) = whole {
            quote.source = Some(cover(whole));
        }
    }
}

/// "| Farmers from six villages on Sunday alleged": people with whom the sentence begins, up to its verb.
fn people_first(items: &[Item], verb: usize, text: &str) -> Option<Range<usize>> {
    let words = items.get(..verb)?;
    let within = |item: &Item| is_nominal(item) || matches!(item.class, Class::Determiner | Class::Preposition);
    let end = words.iter().take_while(|item| within(item)).count();
    let when = |item: &Item| matches!(item.class, Class::Time | Class::Number);
    let end = end - usize::from(end > 0 && words[end - 1].class == Class::Preposition);
    let head = words[..end].iter().take_while(|item| item.class != Class::Preposition).count().checked_sub(1)?;
    let word = words[head].of(text);
    let people = word.ends_with('s') && !word.ends_with("ss");
    let rest = words[end..].iter().all(|item| when(item) || item.class == Class::Preposition);
    (people && rest).then_some(0..end)
}

/// "| Judge Ana Ruiz rose, paused and added": the person with whom the sentence begins does all of it.
fn person_first(unit: &Unit, verb: usize, article: &Article<'_>) -> Option<Range<usize>> {
    let first = unit.items.first()?.span;
    let near = article.names.partition_point(|name| name.span.end <= first.start);
    let name = article.names.get(near).filter(|name| name.kind == EntityType::Person)?;
    let named = items_at(unit, name.span);
    let other = |item: &Item| {
        matches!(item.class, Class::Subject | Class::Relative | Class::Subordinator | Class::But)
            || matches!(item.class, Class::That | Class::Quote | Class::Stop | Class::Colon)
    };
    let does = unit.items.get(named.end..verb)?;
    let joined = does.last().is_some_and(|item| item.class == Class::And) && does[0].class == Class::Word;
    (name.whole().start == first.start && joined && !does.iter().any(other)).then_some(named)
}

/// "Ana Ruiz, | an analyst at Lake Bank, said": the name with which the sentence begins belongs to what it is explained by.
fn apposed(unit: &Unit, named: &Range<usize>, article: &Article<'_>) -> Option<Range<usize>> {
    let [.., last, comma] = unit.items.get(..named.start)? else { return None };
    let explains = comma.class == Class::Comma && unit.items[named.start].class == Class::Determiner;
    let name = article.name_at(last.span).filter(|name| name.kind == EntityType::Person)?;
    let begins = unit.items[0].span.start == name.whole().start && name.span.end == last.span.end;
    (explains && begins).then_some(0..named.end)
}

/// Where the helpers of the verb at `cue` begin: "have also | told".
fn before_verb(items: &[Item], cue: usize) -> usize {
    let helps = |item: &&Item| matches!(item.class, Class::Auxiliary | Class::Be | Class::Adverb | Class::Not);
    cue - items[..cue].iter().rev().take_while(helps).count()
}

/// Whether the subject hears: "was accused of", "were told by the court".
fn is_spoken_to(items: &[Item], cue: &Range<usize>, text: &str) -> bool {
    let helpers = items[..cue.start].iter().rev();
    let passive = helpers.take_while(|i| matches!(i.class, Class::Be | Class::Adverb)).any(|i| i.class == Class::Be);
    passive
        && matches!(
            items[cue.start].of(text),
            "accused"
                | "advised"
                | "asked"
                | "blamed"
                | "criticised"
                | "criticized"
                | "informed"
                | "ordered"
                | "reminded"
                | "told"
                | "urged"
                | "warned"
        )
}

/// "a doctor, who asked not to be named, said", "a driver who stopped to help has blasted": who stands before.
fn antecedent(items: &[Item], named: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let who = named.start;
    if named.len() != 1 || items[who].class != Class::Relative || who == 0 || verb <= who + 1 {
        return None;
    }
    let between = &items[who + 1..verb];
    let commas = between.iter().filter(|item| item.class == Class::Comma).count();
    let inserted = items[who - 1].class == Class::Comma;
    let goes_on = |item: &Item| {
        matches!(item.class, Class::And | Class::But | Class::Subject | Class::That | Class::Relative | Class::Quote)
    };
    let closed = between.last().is_some_and(|item| item.class == Class::Comma);
    let helped = verb < items.len() && matches!(items[verb].class, Class::Auxiliary | Class::Be);
    let fits = if inserted { closed } else { commas == 0 && helped && !between.iter().any(goes_on) };
    let end = who - usize::from(inserted);
    phrase_before(items, end).filter(|_| fits)
}

/// "a banker, who gave her name simply as Funmi, said": Funmi.
fn given_name(items: &[Item], named: &Range<usize>, verb: usize, text: &str) -> Option<Range<usize>> {
    let close = verb.checked_sub(1).filter(|at| items[*at].class == Class::Comma)?;
    let who = items[..close].iter().rposition(|item| item.class == Class::Relative)?;
    let inserted = who > 0 && items[who - 1].class == Class::Comma && named.end + 1 >= who;
    let told = &items[who + 1..close];
    let own = !told.iter().any(|item| item.class == Class::Subject);
    let called = own && told.iter().any(|item| matches!(item.of(text), "name" | "identified" | "introduced"));
    let start = who + 2 + told.iter().rposition(|item| item.class == Class::As)?;
    let name = start < close && items[start..close].iter().all(|item| item.class == Class::Capital);
    (inserted && called && name).then_some(start..close)
}

/// "the owner, who asked for silence because | he fears for his job, said", "Ana, who left after | the fire, said": the
/// owner and Ana do.
fn beyond_clause(items: &[Item], named: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let comma = |item: &Item| item.class == Class::Comma;
    if verb <= named.end || !comma(&items[verb - 1]) || items[named.end..verb - 1].iter().any(comma) {
        return None;
    }
    let who = items[..=named.start].iter().rposition(|item| item.class == Class::Relative || comma(item))?;
    let clause = items[who].class == Class::Relative && who > 0 && comma(&items[who - 1]);
    phrase_before(items, who.checked_sub(1)?).filter(|_| clause)
}

/// "the farmers | ' forum urged": what is owned speaks.
fn owned(items: &[Item], named: &Range<usize>, verb: usize, text: &str) -> Option<Range<usize>> {
    let mark = items.get(named.end)?;
    let owns = mark.class == Class::Clitic || mark.class == Class::Mark && matches!(mark.of(text), "'" | "’");
    if !owns || mark.span.start != items[named.end - 1].span.end {
        return None;
    }
    let words = items[named.end + 1..verb.max(named.end + 1)].iter().take_while(|item| is_nominal(item)).count();
    let end = named.end + 1 + words;
    if words > 0 && end == verb {
        return Some(named.start..end);
    }
    let role = (named.end + 1..end).take(NEAR).find(|at| is_role(items[*at].of(text)));
    role.map(|role| named.start..role + 1)
}

/// A role stands no farther behind its owner, in items.
const NEAR: usize = 3;

/// "Ana Petrova and | her team report": both do.
fn with_team(items: &[Item], named: &Range<usize>, verb: usize, text: &str) -> Option<Range<usize>> {
    let and = named.start.checked_sub(1).filter(|at| items[*at].class == Class::And && named.end == verb)?;
    let hers = matches!(items[named.start].of(text), "her" | "his" | "their");
    let name = items[..and].iter().rev().take_while(|item| item.class == Class::Capital).count();
    (hers && name > 0).then_some(and - name..named.end)
}

/// "| Ana Petrova and her colleagues report": all of them do.
fn and_team(items: &[Item], named: &Range<usize>, verb: usize, article: &Article) -> Option<Range<usize>> {
    let and = items.get(named.end).filter(|item| item.class == Class::And)?;
    let hers = matches!(items.get(named.end + 1)?.of(article.text), "her" | "his" | "their");
    let words = items.get(named.end + 2..verb).filter(|words| hers && !words.is_empty())?;
    let person = article.name_at(items[named.end - 1].span).is_some_and(|name| name.kind == EntityType::Person);
    let team = and.of(article.text) == "and" && words.len() <= NEAR && words.iter().all(is_nominal);
    (person && team).then_some(named.start..verb)
}

/// "Ana Petrova of | the Tema Institute proposed": she does.
fn person_of(items: &[Item], named: &Range<usize>, verb: usize, article: &Article) -> Option<Range<usize>> {
    let of = named.start.checked_sub(1).filter(|at| items[*at].class == Class::Preposition && named.end == verb)?;
    let last = items.get(of.checked_sub(1)?).filter(|item| item.quoted.is_none())?;
    let name =
        article.name_at(last.span).filter(|name| name.kind == EntityType::Person && name.span.end == last.span.end)?;
    Some(items_at_start(items, name.span.start)..named.end)
}

/// The item that begins at an offset, or the first behind it.
fn items_at_start(items: &[Item], offset: u32) -> usize {
    items.partition_point(|item| item.span.start < offset)
}

/// "Tenants of a block in | Tema have told", "survivors of the sunken | Tema Star said": not the town or the ship
/// speaks.
fn placed(items: &[Item], named: &Range<usize>, verb: usize, text: &str) -> Option<Range<usize>> {
    let describes = |item: &&Item| matches!(item.class, Class::Determiner | Class::Hyphen) || item.class == Class::Word;
    let between = items[..named.start].iter().rev().take(NEAR + 1).take_while(describes).count();
    let preposition = (named.start - between).checked_sub(1);
    // "an official at the | Port Authority, who asked for silence, said"
    let told = items.get(named.end).is_some_and(|item| item.class == Class::Comma)
        && items.get(named.end + 1).is_some_and(|item| item.class == Class::Relative)
        && verb > named.end + 2
        && items[verb - 1].class == Class::Comma;
    let within = (told || named.end == verb) && preposition.is_some_and(|at| items[at].class == Class::Preposition);
    let before = phrase_before(items, named.start - between).filter(|_| within)?;
    let begins = before.start == 0 || within_clause(items, &before, text);
    (begins && !items[before.start].of(text).ends_with("ing")).then_some(before.start..named.end)
}

/// "even as | senators from both parties said": people who begin a clause.
fn within_clause(items: &[Item], phrase: &Range<usize>, text: &str) -> bool {
    let opens = matches!(items[phrase.start - 1].class, Class::As | Class::Subordinator | Class::That | Class::Comma);
    let of = items[phrase.clone()].iter().position(|item| item.class == Class::Preposition);
    let head = of.unwrap_or(phrase.len()).checked_sub(1).map_or("", |at| items[phrase.start + at].of(text));
    opens && of.is_none_or(|of| phrase.start + of + 1 == phrase.end) && (head.ends_with('s') || head == "people")
}

/// The noun phrase that ends before `end`, with what prepositions add to it.
fn phrase_before(items: &[Item], end: usize) -> Option<Range<usize>> {
    let within = |item: &&Item| is_nominal(item) || matches!(item.class, Class::Determiner | Class::Preposition);
    let start = end - items[..end].iter().rev().take_while(within).count();
    let begins = items.get(start).is_some_and(|item| item.class != Class::Preposition);
    (start < end && begins).then_some(start..end)
}
