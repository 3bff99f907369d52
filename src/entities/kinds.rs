//! What a name's own words leave open and the article tells: that it is a body.
//!
//! In: an article with its names. Out: the same names, those of a spelling that the article proves to be
//! an organisation's as such. Buildings, events and products do not speak: what does is a body. A name of one
//! word that no title, given name or "who" ever makes a person is a body if the article says so:
//! "Larkspur, a mining company,", "the website Larkspur,", "Larkspur's chief executive".

use super::lexicon::{self, Noun};
use super::phrases::{self, Reading};
use super::words::key;
use super::{Article, dateline};
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
    if bodies.is_empty() {
        return None;
    }
    let people = people(article);
    let proven = |name: &Name| {
        let spelling = key(name.span.of(article.text));
        let open =
            if name.kind == EntityType::Person { is_bare(name) && !people.contains(&spelling) } else { is_mute(name) };
        open && bodies.contains(&spelling)
    };
    let settled = |name: &Name| if proven(name) { Name { kind: EntityType::Org, ..*name } } else { *name };
    Some(article.names.iter().map(settled).collect())
}

/// The spellings of names that are the source of something said, and cannot speak.
fn speaking(article: &Article) -> HashSet<u64> {
    let told = |quote: &&Quote| quote.act == Act::Speech && says(article, quote);
    let sources = article.quotes.iter().filter(told).filter_map(|quote| quote.source);
    let names =
        sources.filter_map(|source| head(article, source)).filter(|name| is_mute(name) && !is_text(article, name));
    names.map(|name| key(name.span.of(article.text))).collect()
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
    text || name.span.of(article.text).contains(|c: char| c.is_ascii_digit())
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
    let open = article.names.iter().filter(|name| name.kind == EntityType::Person && is_bare(name));
    open.filter(|name| is_called(article, name)).map(|name| key(name.span.of(article.text)))
}

fn is_called(article: &Article, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    is_explained(article, name)
        || is_body_before(article, first) && matches!(article.word(end), "," | ".")
        || matches!(article.word(end), "magazine" | "newspaper" | "newsletter")
        || matches!(article.word(end), "'s" | "’s") && (end + 1..end + 4).any(|at| is_chief(article, at))
        || first > 2 && article.word(first - 1) == "of" && is_chief(article, first - 3)
}

/// "NAME, the Canadian mining company,".
fn is_explained(article: &Article, name: &Name) -> bool {
    let comma = name.end as usize;
    let Some(sentence) = article.prose.sentence_at(name.span).filter(|_| article.word(comma) == ",") else {
        return false;
    };
    let end = article.prose.sentences[sentence].end as usize;
    let Some(phrase) = phrases::read(article, comma + 1, end, Reading::Loose) else { return false };
    let told = phrase.indefinite || phrase.definite && phrase.core.of(article.text).contains(' ');
    let closed = matches!(article.word(phrase.end), "," | "." | "that" | "which" | "based") || phrase.goes_on;
    told && closed && phrase.noun == Some((Noun::Body, false))
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
