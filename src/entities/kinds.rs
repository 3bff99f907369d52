//! What names are that the article proves to be something else.
//!
//! In: an article with its names. Out: the same names, those of a spelling that the article proves to be
//! an organisation's or a person's as such. Buildings, events and products do not speak: what does is a body. A name of one
//! word that no title, given name or "who" ever makes a person is a body if the article says so:
//! "Larkspur, a mining company,", "the website Larkspur,", "Larkspur's chief executive", "Larkspur said it has".
//! A name behind "Mr" or a trade is a person's.

use super::lexicon::{self, Noun};
use super::phrases::{self, Phrase, Reading};
use super::surnamed::{Surnames, firms};
use super::words::key;
use super::{Article, dateline};
use crate::mentions::gazetteer::{Class, lookup};
use crate::mentions::{EntityType, Name};
use crate::quotes::{Act, Basis, Quote};
use crate::span::Span;
use foldhash::{HashSet, HashSetExt};

/// What is longer, in tokens, is a headline that looks like a name.
const LONGEST: u32 = 5;

/// The names as the article proves them; None where it proves nothing that they do not say.
pub(super) fn settled(article: &Article) -> Option<Vec<Name>> {
    let mut bodies = speaking(article);
    bodies.extend(described(article));
    bodies.extend(planning(article));
    let persons = persons(article);
    bodies.extend(firms(article));
    let surnames = Surnames::new(article);
    let called: Vec<Option<Name>> = article.names.iter().map(|name| surnames.person(article, name)).collect();
    let told = called.iter().any(Option::is_some) || article.names.iter().any(|name| formed(article, name).is_some());
    if bodies.is_empty() && persons.is_empty() && !told {
        return None;
    }
    let people = if bodies.is_empty() { HashSet::new() } else { people(article) };
    let proven = |name: &Name| {
        if let Some(kind) = formed(article, name) {
            return kind;
        }
        let spelling = key(name.span.of(article.text));
        let open = match name.kind {
            EntityType::Person => is_bare(name) && !people.contains(&spelling),
            EntityType::Loc => true,
            EntityType::Gpe => name.country.is_none() && !dateline::is_of(name),
            _ => is_mute(name),
        };
        match name.kind {
            _ if open && bodies.contains(&spelling) => EntityType::Org,
            EntityType::Norp | EntityType::Gpe | EntityType::Loc => name.kind,
            _ if persons.contains(&spelling) => EntityType::Person,
            kind => kind,
        }
    };
    let settled =
        |(name, called): (&Name, Option<Name>)| called.unwrap_or_else(|| Name { kind: proven(name), ..*name });
    Some(article.names.iter().zip(called).map(settled).collect())
}

/// The spellings of names that are the source of something said, and cannot speak.
fn speaking(article: &Article) -> HashSet<u64> {
    let told = |quote: &&Quote| quote.act == Act::Speech && says(article, quote);
    let speaks = |quote: &Quote| {
        let name = head(article, quote.source?)?;
        let mute = is_mute(name) && !is_text(article, name);
        (mute && is_subject(article, name, quote)).then(|| key(name.span.of(article.text)))
    };
    article.quotes.iter().filter(told).filter_map(speaks).collect()
}

/// Whether a name is its cue's own subject: not in "a man at NAME said", "NAME, who is said to".
fn is_subject(article: &Article, name: &Name, quote: &Quote) -> bool {
    let Some(cue) = quote.cue else { return quote.basis == Basis::AccordingTo };
    let between = |from: u32, to: u32| article.text.get(from as usize..to as usize).unwrap_or("-");
    let beside = between(name.span.end, cue.start).trim().is_empty();
    let behind = matches!(between(cue.end, name.span.start).trim(), "" | "the");
    let object = || {
        let the = usize::from(name.first > 0 && matches!(article.word(name.first as usize - 1), "the" | "The"));
        let before = (name.first as usize - the).checked_sub(1).map_or("", |at| article.word(at));
        phrases::is_boundary(before) && !matches!(before, "and" | "but" | "that" | "as" | "or")
    };
    quote.basis == Basis::AccordingTo || behind || beside && !object()
}

/// Whether the cue is of words that only people and bodies say: a telephone can offer, a record can claim.
fn says(article: &Article, quote: &Quote) -> bool {
    const PLAIN: [&str; 12] = [
        "said", "says", "told", "tells", "wrote", "writes", "added", "adds", "insisted", "declared", "warned", "argued",
    ];
    let cue = quote.cue.map_or("", |cue| cue.of(article.text));
    quote.basis == Basis::AccordingTo || cue.split(' ').any(|word| PLAIN.contains(&word))
}

/// Whether a name is that of a text or a model: "Digital Life Index", "Series 60".
fn is_text(article: &Article, name: &Name) -> bool {
    let text = matches!(lexicon::noun(article.word(name.end as usize - 1)), Some((Noun::Text, _)));
    text || name.span.of(article.text).contains(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '’'))
}

/// The name that a source is, words before it that only describe it aside: "the nonprofit NAME".
fn head<'a>(article: &'a Article, source: Span) -> Option<&'a Name> {
    let (first, end) = (article.prose.token_at(source.start), article.prose.token_at(source.end));
    let last = *article.name_of.get(end.checked_sub(1)?)?;
    let name = article.names.get(last as usize)?;
    let describes = |at: usize| {
        let word = article.word(at);
        article.name_of[at] == u32::MAX && !phrases::is_boundary(word) && !matches!(word, "a" | "an" | "A" | "An")
    };
    (name.end as usize == end && (first..name.first as usize).all(describes)).then_some(name)
}

/// Whether a name is that of a thing. Places are not among them: capitals and continents do speak.
fn is_mute(name: &Name) -> bool {
    let thing = matches!(name.kind, EntityType::Fac | EntityType::Event | EntityType::Product);
    thing && name.end - name.first <= LONGEST
}

/// Whether nothing at a name shows that it is a person's: one word, without a title.
fn is_bare(name: &Name) -> bool {
    name.end == name.first + 1 && name.title.is_none()
}

/// The spellings of names that a person surely bears: a word of a fuller name, titled, a given name.
fn people(article: &Article) -> HashSet<u64> {
    let mut people = HashSet::new();
    for name in article.names.iter().filter(|name| name.kind == EntityType::Person && !dateline::is_of(name)) {
        let end = name.end as usize;
        let who = article.word(end) == "who" || article.word(end) == "," && article.word(end + 1) == "who";
        let sure = who || !is_bare(name) || (article.given)(name.span.of(article.text)).is_some();
        if sure {
            people.extend((name.first as usize..end).map(|at| key(article.word(at))));
        }
    }
    people
}

/// The spellings of names that the words beside them call a body.
fn described(article: &Article) -> impl Iterator<Item = u64> {
    let called = |name: &&Name| match name.kind {
        EntityType::Person => is_bare(name) && is_called(article, name),
        EntityType::Loc | EntityType::Event => {
            explained(article, name).is_some_and(|phrase| is_of_people(phrase.head()))
        }
        _ => false,
    };
    article.names.iter().filter(called).map(|name| key(name.span.of(article.text)))
}

/// The spellings of bare names, no family's, that tell what they do as a body does: "Larkspur said it has".
fn planning(article: &Article) -> impl Iterator<Item = u64> {
    let tells = |quote: &&Quote| quote.act == Act::Speech && says(article, quote) && tells_of_itself(article, quote);
    let heads = article.quotes.iter().filter(tells).filter_map(|quote| head(article, quote.source?));
    let open = |name: &&Name| name.kind == EntityType::Person && is_bare(name) && !is_family_name(article, name);
    heads.filter(open).map(|name| key(name.span.of(article.text)))
}

/// Whether a quote begins with "its" or with what "it" does: "it plans to", not "it is clear".
fn tells_of_itself(article: &Article, quote: &Quote) -> bool {
    const DOES: [&str; 24] = [
        "acquired",
        "agreed",
        "bought",
        "completed",
        "earned",
        "expects",
        "expected",
        "filed",
        "had",
        "has",
        "hired",
        "intends",
        "lost",
        "plans",
        "planned",
        "posted",
        "raised",
        "reached",
        "received",
        "reported",
        "reserves",
        "signed",
        "sold",
        "won",
    ];
    let Some(content) = quote.spans.first() else { return false };
    let at = article.prose.token_at(content.start);
    let at = at + usize::from(article.word(at) == "that");
    match article.word(at) {
        "its" => true,
        "it" => DOES.contains(&article.word(at + 1)),
        _ => false,
    }
}

/// What a name's last word says that it is, whatever it was taken for: "Orlanda SpA", "Calder Rovers".
fn formed(article: &Article, name: &Name) -> Option<EntityType> {
    let (first, end) = (name.first as usize, name.end as usize);
    if is_titled(article, name) {
        return Some(EntityType::Person);
    }
    if end < first + 2 || matches!(name.kind, EntityType::Org | EntityType::Norp | EntityType::Law) {
        return None;
    }
    let last = article.word(end - 1).trim_end_matches('.');
    let legal = is_legal(last);
    if legal || name.kind == EntityType::Person && ends_body(last) {
        return Some(EntityType::Org);
    }
    (name.kind == EntityType::Person && ends_building(last)).then_some(EntityType::Fac)
}

fn is_legal(last: &str) -> bool {
    let last = last.trim_end_matches('.');
    matches!(last, "Inc" | "Ltd" | "plc" | "PLC" | "LLC" | "LLP" | "Corp" | "GmbH" | "SpA" | "Oyj" | "Bhd")
}

fn ends_body(last: &str) -> bool {
    matches!(
        last,
        "Rovers"
            | "Wanderers"
            | "FC"
            | "United"
            | "Hotspur"
            | "Albion"
            | "University"
            | "Institute"
            | "Foundation"
            | "Association"
            | "Ministry"
            | "Committee"
            | "Commission"
            | "Federation"
            | "Airlines"
            | "Airways"
            | "Corporation"
            | "Holdings"
            | "Ventures"
            | "Securities"
    )
}

fn ends_building(last: &str) -> bool {
    matches!(
        last,
        "Theater" | "Theatre" | "Stadium" | "Airport" | "Museum" | "Library" | "Hospital" | "Cathedral" | "Highway"
    )
}

/// Whether "Mr" or the like stands before a name that was taken for something else.
fn is_titled(article: &Article, name: &Name) -> bool {
    let before =
        (name.first as usize).checked_sub(1).filter(|_| name.kind != EntityType::Person && name.end > name.first);
    before.is_some_and(|at| matches!(article.word(at).trim_end_matches('.'), "Mr" | "Mrs" | "Ms"))
}

/// The spellings of names that the words beside them call a person.
fn persons(article: &Article) -> HashSet<u64> {
    let open = |name: &&Name| {
        let taken = matches!(name.kind, EntityType::Org | EntityType::Product | EntityType::Fac | EntityType::Event);
        taken && name.end > name.first && name.end <= name.first + 3
    };
    let called = |name: &&Name| is_titled(article, name) || has_trade(article, name) || is_introduced(article, name);
    let named = article.names.iter().filter(open).filter(called);
    named.map(|name| key(name.span.of(article.text))).collect()
}

/// "singer NAME".
fn has_trade(article: &Article, name: &Name) -> bool {
    (name.first as usize).checked_sub(1).is_some_and(|at| is_trade(article.word(at)))
}

/// "a commercial driver, NAME, said": somebody, whatever the name was taken for.
fn is_introduced(article: &Article, name: &Name) -> bool {
    let first = name.first as usize;
    let apart = first > 3 && article.word(first - 1) == "," && article.word(name.end as usize) == ",";
    let thing =
        matches!(name.kind, EntityType::Event | EntityType::Product | EntityType::Fac) && name.end >= name.first + 2;
    let a = |at: usize| matches!(article.word(at), "a" | "A" | "an" | "An" | "his" | "her" | "His" | "Her");
    apart && thing && lexicon::is_role(article.word(first - 2)) && (first.saturating_sub(6)..first - 2).any(a)
}

/// Trades that no body has: a trader or a leader may be one.
fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "activist"
            | "actor"
            | "actress"
            | "author"
            | "chairperson"
            | "chairwoman"
            | "councillor"
            | "economist"
            | "farmer"
            | "fisherman"
            | "goalkeeper"
            | "journalist"
            | "lawmaker"
            | "lawyer"
            | "legislator"
            | "mayor"
            | "midfielder"
            | "novelist"
            | "painter"
            | "poet"
            | "professor"
            | "senator"
            | "singer"
            | "songwriter"
            | "spokesman"
            | "spokesperson"
            | "spokeswoman"
            | "striker"
            | "winger"
    )
}

fn is_called(article: &Article, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    explained(article, name).is_some()
        || is_body_before(article, first) && matches!(article.word(end), "," | ".")
        || matches!(article.word(end), "magazine" | "newspaper" | "newsletter")
        || matches!(article.word(end), "'s" | "’s") && owned(article, end + 1).any(|at| is_chief(article, at))
        || matches!(article.word(end), "spokesman" | "spokesperson" | "spokeswoman") && !is_family_name(article, name)
        || first > 2 && article.word(first - 1) == "of" && is_chief(article, first - 3)
}

/// The tokens in which an office may stand that is owned: "co-founder and chief executive".
fn owned<'a>(article: &'a Article, first: usize) -> impl Iterator<Item = usize> + use<'a> {
    (first..first + 6).take_while(|at| !matches!(article.word(*at), "," | "." | ""))
}

fn is_family_name(article: &Article, name: &Name) -> bool {
    lookup(&name.span.of(article.text).to_lowercase()).is(Class::Surname)
}

/// "NAME, the Canadian mining company,": what a name is said to be.
fn explained(article: &Article, name: &Name) -> Option<Phrase> {
    let comma = name.end as usize;
    let sentence = article.prose.sentence_at(name.span).filter(|_| article.word(comma) == ",")?;
    let end = article.prose.sentences[sentence].end as usize;
    let phrase = phrases::read(article, comma + 1, end, Reading::Loose)?;
    let told = phrase.indefinite || phrase.definite && phrase.core.of(article.text).contains(' ');
    let closed = matches!(article.word(phrase.end), "," | "." | "that" | "which" | "based" | "once") || phrase.goes_on;
    (told && closed && phrase.noun == Some((Noun::Body, false))).then_some(phrase)
}

/// Whether people make a body of this kind: a network or a service may be a thing, too.
fn is_of_people(head: &str) -> bool {
    !matches!(head, "campaign" | "movement" | "network" | "office" | "service" | "station")
}

/// "the website NAME", "the Dutch lender NAME".
fn is_body_before(article: &Article, first: usize) -> bool {
    let Some(noun) = first.checked_sub(1) else { return false };
    let body = matches!(article.word(noun), "website" | "magazine" | "newspaper" | "company" | "firm" | "retailer");
    let the = |at: usize| matches!(article.word(at), "the" | "The" | "a" | "A");
    body && (noun.saturating_sub(3)..noun).any(the)
}

/// Whether an office of companies begins with token `at`: nobody is a man's chief executive.
fn is_chief(article: &Article, at: usize) -> bool {
    let company = matches!(article.word(at + 1), "executive" | "financial" | "operating");
    matches!(article.word(at), "CEO" | "shareholders") || article.word(at) == "chief" && company
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Story;
    use crate::mentions::EntityType::{self, Event, Org, Person};

    fn kind(marked: &str, name: &str) -> EntityType {
        Story::read(marked).entity(name).kind
    }

    #[test]
    fn what_speaks_is_a_body() {
        assert_eq!(kind("<The ferry was late>, the [EVENT|Harbor Watch] said.", "Harbor Watch"), Event);
        let said = "{the [EVENT|Harbor Watch]} said <the ferry was late>.";
        assert_eq!(kind(said, "Harbor Watch"), Org);
        assert_eq!(kind("{the [EVENT|Lumen 4]} said <the ferry was late>.", "Lumen 4"), Event);
        let beside = "A man in {the [EVENT|Harbor Watch]} said <the ferry was late>.";
        assert_eq!(kind(beside, "Harbor Watch"), Event);
    }

    #[test]
    fn the_last_word_may_say_it() {
        assert_eq!(
            kind("[GPE|Orlanda SpA] sold its mill. [GPE|Orlanda] said no. [GPE|Orlanda] won.", "Orlanda SpA"),
            Org
        );
        assert_eq!(kind("[PERSON|Calder Rovers] won.", "Calder Rovers"), Org);
        assert_eq!(kind("[PERSON|Ada Obi Theater] opened.", "Ada Obi Theater"), EntityType::Fac);
    }

    #[test]
    fn what_has_a_trade_is_a_person() {
        assert_eq!(kind("Mr [ORG|Larkspur] left.", "Larkspur"), Person);
        assert_eq!(kind("It hired the singer [ORG|Larkspur].", "Larkspur"), Person);
        assert_eq!(kind("The fund manager [ORG|Larkspur] left.", "Larkspur"), Org);
    }

    #[test]
    fn a_body_says_what_it_does() {
        assert_eq!(kind("{[PERSON|Larkspur]} said <it has sold its mill>.", "Larkspur"), Org);
        assert_eq!(kind("{[PERSON|Larkspur]} said <it is clear>.", "Larkspur"), Person);
        assert_eq!(kind("{[PERSON|Smith]} said <it has rained>.", "Smith"), Person);
    }

    #[test]
    fn an_armed_group_is_no_stretch_of_land() {
        assert_eq!(kind("The [LOC|Northern Front], an armed group, left.", "Northern Front"), Org);
        assert_eq!(kind("The [LOC|Northern Front], a stretch of land, burned.", "Northern Front"), EntityType::Loc);
    }

    #[test]
    fn a_bare_name_called_a_body_is_one() {
        for article in [
            "[PERSON|Larkspur], a mining company, closed its pit.",
            "[PERSON|Larkspur], the Dutch mining company, closed its pit.",
            "It hired [PERSON|Larkspur]'s chief executive.",
            "The chief executive of [PERSON|Larkspur] resigned.",
            "She wrote for the website [PERSON|Larkspur], then left.",
        ] {
            assert_eq!(kind(article, "Larkspur"), Org, "{article}");
        }
    }

    #[test]
    fn a_person_remains_one() {
        for (article, name) in [
            ("[PERSON|Ada Larkspur] spoke. [PERSON|Larkspur]'s chief executive left.", "Ada Larkspur"),
            ("[PERSON|Mr./Larkspur] spoke. [PERSON|Larkspur], a mining company, closed.", "Larkspur"),
            ("[PERSON|Larkspur], who runs a mine, left. [PERSON|Larkspur]'s shareholders left.", "Larkspur"),
            ("As for [PERSON|Larkspur], the company said nothing.", "Larkspur"),
        ] {
            assert_eq!(kind(article, name), Person, "{article}");
        }
    }
}
