//! Noun phrases that describe: "Mali's foreign minister", "the bank's chief economist".
//!
//! In: a token to begin at. Out: a [`Phrase`]: its words from the first modifier to the head, whose
//! it is, and whether it points to something known ("the") or not ("a").

use super::Article;
use super::lexicon::{self, Gender, Noun};
use super::senses::is;
use super::synonyms;
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Kind;

/// The longest phrase that is read, in tokens.
const LONGEST: usize = 16;

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nobody's, as far as the phrase says.
    Nobody,
    /// That of a name, by its number.
    Name(u32),
    /// "the country's".
    Country,
    /// Somebody's: "his", "the bank's".
    Other,
}

/// A description.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// All of it up to the head, article and owner included.
    pub(super) span: Span,
    /// From the first modifier to the head: "chief economist".
    pub(super) core: Span,
    /// What stands before the owner and says when the office is held: "former" in "former Kenyan minister".
    pub(super) when: Option<Span>,
    /// The same in small letters, one space between words, a synonym's words for its own; none in an outline.
    pub(super) words: String,
    /// What the head means, and whether it is a plural.
    pub(super) noun: Option<(Noun, bool)>,
    /// Whose it is.
    pub(super) owner: Owner,
    /// "the", or an owner.
    pub(super) definite: bool,
    /// "a", "another", "two".
    pub(super) indefinite: bool,
    /// The token after the head.
    pub(super) end: usize,
    /// Whether more of the phrase follows: "of …", "for …".
    pub(super) goes_on: bool,
}

impl Phrase {
    /// An outline with its words, and with what they tell of its head.
    pub(super) fn worded(mut self, text: &str) -> Self {
        self.words = match self.when {
            None => normal(self.core.of(text), &mut self.noun),
            Some(_) => normal(&self.office(text), &mut self.noun),
        };
        self
    }

    /// Its head, in small letters.
    pub(super) fn head(&self) -> &str {
        self.words.rsplit(' ').next().unwrap_or("")
    }

    /// The last word of its core as it stands in the text: "spokeswoman", which the head makes common.
    pub(super) fn noun_as_written<'t>(&self, text: &'t str) -> &'t str {
        self.core.of(text).rsplit([' ', '-']).next().unwrap_or("")
    }

    /// The gender that its noun tells.
    pub(super) fn gender(&self, text: &str) -> Option<Gender> {
        lexicon::gender(self.noun_as_written(text))
    }

    /// Whether it is somebody's: "his father", "the mayor's wife".
    pub(super) fn is_owned(&self) -> bool {
        self.owner != Owner::Nobody
    }

    /// The office as it stands in the text, without its owner: "former minister".
    pub(super) fn office(&self, text: &str) -> String {
        office(text, self.when, self.core)
    }
}

/// An office, with what says when it is held before it.
pub(super) fn office(text: &str, when: Option<Span>, core: Span) -> String {
    when.map_or_else(|| core.of(text).to_owned(), |when| format!("{} {}", when.of(text), core.of(text)))
}

/// Whether any word may stand before the head, or only known ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Known modifiers only: in running text.
    Strict,
    /// Any: where it is known that a phrase stands.
    Loose,
}

/// Reads the phrase that begins with token `first` and ends before token `limit`.
pub(super) fn read(article: &Article, first: usize, limit: usize, reading: Reading) -> Option<Phrase> {
    outline(article, first, limit, reading).map(|phrase| phrase.worded(article.text))
}

/// The same without its words: most phrases of running text are dropped before anybody asks for them.
pub(super) fn outline(article: &Article, first: usize, limit: usize, reading: Reading) -> Option<Phrase> {
    let (text, tokens) = (article.text, &article.prose.tokens);
    let limit = limit.min(tokens.len()).min(first + LONGEST);
    let word = |at: usize| tokens[at].of(text);
    let (mut at, mut owner) = (first, Owner::Nobody);
    let (mut definite, mut indefinite) = (false, false);
    let mut begun = None;
    let mut head = None;
    let mut when = None;
    while at < limit {
        let sense = article.sense(at);
        if begun.is_none() && says_when(article, at, first) {
            when = Some(at);
        }
        if let Some((number, name)) = article.name_from(at) {
            let end = name.end as usize;
            let owns = end < limit && article.sense(end).is(is::POSSESSIVE);
            if !owns
                && (name.kind == EntityType::Person || end >= limit || head.is_some_and(|at| !only_before(article, at)))
            {
                break;
            }
            (owner, begun, head) = (Owner::Name(number), None, None);
            when = when.filter(|_| !owns && !is_gone(name.span.of(text)));
            definite |= owns;
            at = (end + usize::from(owns)).max(at + 1);
            continue;
        }
        if sense.is(is::POSSESSIVE) && tokens[at].kind != Kind::Word {
            let country = at > first && ["country", "nation"].iter().any(|w| w.eq_ignore_ascii_case(word(at - 1)));
            owner = if country { Owner::Country } else { Owner::Other };
            (begun, head, definite) = (None, None, true);
            when = when.filter(|when| *when == first && article.sense(first).is(is::THEN));
        } else if tokens[at].kind == Kind::Hyphen {
            // "vice-president"
        } else if let (None, Some(known)) = (begun, sense.determiner) {
            definite |= known == Determiner::The;
            indefinite |= known == Determiner::A;
            if known == Determiner::Their {
                owner = Owner::Other;
            }
        } else if !matches!(tokens[at].kind, Kind::Word | Kind::Number) || sense.is(is::BOUNDARY) {
            break;
        } else {
            let known = sense.noun.is_some() || sense.is(is::MODIFIER);
            if reading == Reading::Strict && !known && !(at + 1 < limit && is_field(article, at, definite)) {
                break;
            }
            begun = begun.or(Some(at));
            let any = || is_source(word(at)) || head.is_none_or(|h| article.sense(h).noun.is_none());
            if sense.noun.is_some() || reading == Reading::Loose && any() {
                head = Some(at);
            }
        }
        at += 1;
    }
    let head = head?;
    let begun = past_loose(article, begun?, head);
    let noun = article.sense(head).noun;
    let end = past_elect(article, head + 1, limit);
    let core = Span::new(tokens[begun].span.start, tokens[end - 1].span.end);
    let when = when.filter(|when| *when < begun).map(|when| tokens[when].span);
    let goes_on = end < tokens.len() && matches!(word(end), "of" | "for" | "at" | "from" | "to" | "in");
    if goes_on && owner == Owner::Nobody {
        owner = owner_after(article, end);
    }
    let span = Span::new(tokens[first].span.start, core.end);
    Some(Phrase { span, core, when, words: String::new(), noun, owner, definite, indefinite, end, goes_on })
}

/// Whether what follows the unknown word at token `at` shows that it is a part of the phrase: "the harbour's",
/// "the harbour minister".
fn is_field(article: &Article, at: usize, definite: bool) -> bool {
    let next = article.sense(at + 1);
    next.is(is::POSSESSIVE) || definite && article.prose.tokens[at].span.len() >= 4 && next.is_role()
}

/// Whether the word at token `at` says when an office is held: "former", "then-"; not in "and then Mayor …".
fn says_when(article: &Article, at: usize, first: usize) -> bool {
    let sense = article.sense(at);
    if !sense.is(is::THEN) {
        return sense.is(is::WHEN);
    }
    let hyphen = article.prose.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Hyphen);
    let before = if at > 0 { article.word(at - 1) } else { "" };
    hyphen || at == first && before == "," || matches!(before, "the" | "The" | "a" | "his" | "her" | "their" | "its")
}

/// "a police source": whom no list of trades knows.
pub(super) fn is_source(word: &str) -> bool {
    matches!(word, "source" | "sources")
}

/// Whether the word at token `at` only stands before an office: "former".
fn only_before(article: &Article, at: usize) -> bool {
    let sense = article.sense(at);
    sense.is(is::MODIFIER) && sense.noun.is_none()
}

/// Whether it is a country that is no more, of which "former" may be said: "former Soviet official".
fn is_gone(name: &str) -> bool {
    ["Soviet", "Yugoslav", "Czechoslovak", "East German"].iter().any(|gone| name.starts_with(gone))
}

/// The token after "-elect" behind the head that ends before token `end`.
fn past_elect(article: &Article, end: usize, limit: usize) -> usize {
    let hyphen = article.prose.tokens.get(end).is_some_and(|token| token.kind == Kind::Hyphen);
    let at = end + usize::from(hyphen);
    let elect = || ["elect", "designate"].iter().any(|elect| article.word(at).eq_ignore_ascii_case(elect));
    if at < limit && elect() { at + 1 } else { end }
}

/// Where the office begins: behind "embattled", "long-serving", "55-year-old".
fn past_loose(article: &Article, begun: usize, head: usize) -> usize {
    let mut at = begun;
    while let Some(next) = after_loose(article, at, head) {
        at = next;
    }
    at
}

fn after_loose(article: &Article, at: usize, head: usize) -> Option<usize> {
    let hyphen = |at: usize| article.prose.tokens.get(at).is_some_and(|token| token.kind == Kind::Hyphen);
    // With a capital it may be the office's own: "Distinguished Professor".
    let small = |at: usize| article.word(at).starts_with(char::is_lowercase);
    let mut next = at + 1;
    if article.sense(at).is(is::LOOSE) && (small(at) || small(next)) {
        next += usize::from(hyphen(next) || article.sense(next).determiner.is_some());
        return (next <= head).then_some(next);
    }
    while hyphen(next) {
        next += 2;
    }
    let lasts = matches!(article.word(next - 1), "time" | "serving" | "standing" | "known" | "respected" | "old");
    (next > at + 1 && next <= head && lasts).then_some(next)
}

/// The name after "of", "for the".
fn owner_after(article: &Article, preposition: usize) -> Owner {
    let tokens = &article.prose.tokens;
    let the = tokens.get(preposition + 1).is_some_and(|t| t.of(article.text) == "the");
    let name = article.name_from(preposition + 1 + usize::from(the));
    name.map_or(Owner::Nobody, |(number, _)| Owner::Name(number))
}

/// The words of an office in small letters, a misspelt head put right, synonyms made one.
fn normal(core: &str, noun: &mut Option<(Noun, bool)>) -> String {
    let mut joined = small(core);
    // The head stays last: whose office it will be says which one it is, as "deputy" does.
    for elect in ["elect", "designate"] {
        if let Some(office) = joined.strip_suffix(elect).and_then(|office| office.strip_suffix(' ')) {
            joined = format!("{elect} {office}");
        }
    }
    if noun.is_none()
        && let Some(office) = synonyms::office_of_initials(core)
    {
        office.clone_into(&mut joined);
        *noun = Some((Noun::Role, false));
    }
    if noun.is_none() && (joined == "start up" || joined.ends_with(" start up")) {
        joined.replace_range(joined.len() - "start up".len().., "startup");
        *noun = Some((Noun::Body, false));
    }
    if noun.is_none() {
        let start = joined.rfind(' ').map_or(0, |at| at + 1);
        if let Some(meant) = lexicon::misspelt(&joined[start..]) {
            joined.replace_range(start.., meant);
            *noun = Some((Noun::Role, false));
        }
    }
    let start = joined.rfind(' ').map_or(0, |at| at + 1);
    if let Some(common) = synonyms::common_gender(&joined[start..]) {
        joined.replace_range(start.., common);
    }
    match synonyms::synonym(&joined) {
        same if same == joined => joined,
        other => other.to_owned(),
    }
}

/// The words of `text` in small letters, one space between them.
fn small(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '-' | '‑') {
            gap = !joined.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            joined.push(' ');
        }
        if c.is_ascii() {
            joined.push(c.to_ascii_lowercase());
        } else {
            joined.extend(c.to_lowercase());
        }
    }
    joined
}

/// What begins a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    The,
    A,
    Their,
}

pub(super) fn determiner(word: &str) -> Option<Determiner> {
    let mut letters = [0; 7];
    let small = letters.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    Some(match &*small {
        b"the" | b"this" | b"that" | b"these" | b"those" => Determiner::The,
        b"a" | b"an" | b"another" | b"one" | b"two" | b"three" | b"four" | b"five" | b"some" | b"several" | b"many"
        | b"other" | b"any" | b"no" | b"each" => Determiner::A,
        b"his" | b"her" | b"their" | b"its" | b"our" | b"my" | b"your" => Determiner::Their,
        _ => return None,
    })
}

/// Whether a noun phrase ends before `word`.
pub(super) fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "on"
            | "from"
            | "to"
            | "with"
            | "by"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "that"
            | "and"
            | "or"
            | "but"
            | "as"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "said"
            | "says"
            | "will"
            | "would"
            | "familiar"
            | "close"
            | "told"
            | "also"
            | "about"
            | "into"
            | "over"
            | "after"
            | "before"
            | "while"
            | "when"
            | "where"
            | "near"
            | "outside"
            | "inside"
            | "under"
            | "against"
            | "among"
            | "between"
            | "during"
            | "since"
            | "once"
    )
}

impl Article<'_> {
    /// The name that begins with token `at`.
    pub(super) fn name_from(&self, at: usize) -> Option<(u32, &Name)> {
        let number = *self.name_of.get(at)?;
        let name = self.names.get(number as usize)?;
        (name.first as usize == at).then_some((number, name))
    }
}
