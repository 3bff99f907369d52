//! What people are: offices and trades beside their names, and whose.
//!
//! "Foreign Minister NAME", "NAME, the bank's chief economist,", "the mayor of PLACE, NAME". The country
//! is the owner's, or, for an office that a country has one of, that of a dateline on whose
//! country the story dwells; it is never guessed.

use super::Article;
use super::clusters::Figures;
use super::dateline;
use super::lexicon::{self, Noun};
use super::phrases::{self, Owner, Phrase, Reading};
use super::senses::is;
use super::words::key;
use crate::mentions::{Country, EntityType, Name};
use crate::span::Span;
use crate::text::Kind;
use foldhash::{HashMap, HashMapExt};

/// An office or trade of a person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Role {
    /// As it stands in the text: "Foreign Minister".
    pub(super) span: Span,
    /// What says when it is held, before its owner: "former".
    pub(super) when: Option<Span>,
    /// Its words in small letters, synonyms made one.
    pub(super) words: String,
    /// The country whose it is.
    pub(super) country: Option<Country>,
    /// The figure whose it is.
    pub(super) owner: Option<u32>,
}

impl Role {
    /// The last of its words.
    pub(super) fn head(&self) -> &str {
        self.words.rsplit(' ').next().unwrap_or("")
    }
}

/// How many people of one office are kept: more than one already say that "the minister" is unclear.
const HOLDERS: usize = 12;

/// Who holds an office, by the hash of its head.
pub(super) type Holders = HashMap<u64, Vec<u32>>;

/// Reads the roles that stand beside the names of people.
pub(super) fn find(article: &Article, figures: &mut Figures) -> Holders {
    let mut holders = Holders::new();
    for (at, name) in article.names.iter().enumerate() {
        let figure = figures.of_name[at];
        if name.credit || figures.all[figure as usize].kind != EntityType::Person {
            continue;
        }
        for phrase in beside(article, name).into_iter().flatten() {
            give(article, figures, &mut holders, figure, &phrase);
        }
        if let Some(body) = led(article, name).map(|body| figures.of_name[body as usize]) {
            let leader = &mut figures.all[figure as usize];
            leader.organisation = leader.organisation.or(Some(body));
        }
    }
    holders
}

/// The country of the offices that their phrases leave open, where the story has one.
pub(super) fn settle_countries(article: &Article, figures: &mut Figures) {
    let Some(country) = story_country(article, figures) else { return };
    for figure in &mut figures.all {
        let national = figure.roles.iter().any(|r| r.country.is_none() && lexicon::is_national(r.head()));
        if figure.country.is_none() && national {
            figure.country = Some(country);
        }
    }
}

/// The country of the dateline's place, if no other country is named more often.
fn story_country(article: &Article, figures: &Figures) -> Option<Country> {
    let place = article.document.dateline.as_ref()?.place?;
    let wanted = key(place.of(article.text));
    let told = |n: &Name| n.kind == EntityType::Gpe && !dateline::is_of(n);
    let same = |n: &&Name| told(n) && key(n.span.of(article.text)) == wanted;
    let named = article.names.iter().position(|name| same(&name))?;
    let country = figures.all[figures.of_name[named] as usize].country?;
    let mut counts: HashMap<Country, usize> = HashMap::new();
    for figure in figures.all.iter().filter(|f| matches!(f.kind, EntityType::Gpe | EntityType::Norp)) {
        if let Some(country) = figure.country {
            let told = figure.names.iter().filter(|name| !dateline::is_of(&article.names[**name as usize]));
            *counts.entry(country).or_default() += told.count();
        }
    }
    let own = counts.get(&country)?;
    let others = counts.values().filter(|n| *n >= own).count();
    (others == 1).then_some(country)
}

/// Gives `figure` the role that `phrase` says.
pub(super) fn give(article: &Article, figures: &mut Figures, holders: &mut Holders, figure: u32, phrase: &Phrase) {
    let owner = match phrase.owner {
        Owner::Name(name) => Some(figures.of_name[name as usize]),
        _ => None,
    };
    let country = owner.and_then(|o| figures.all[o as usize].country);
    let gender = phrase.gender(article.text);
    let body = owner.filter(|owner| figures.all[*owner as usize].kind == EntityType::Org);
    let holder = &mut figures.all[figure as usize];
    holder.organisation = holder.organisation.or(body);
    holder.gender = holder.gender.or(gender);
    if lexicon::is_national(phrase.head()) {
        holder.country = holder.country.or(country);
    }
    if holder.roles.len() < HOLDERS && !holder.roles.iter().any(|r| r.words == phrase.words && r.owner == owner) {
        holder.roles.push(Role { span: phrase.core, when: phrase.when, words: phrase.words.clone(), country, owner });
    }
    let list = holders.entry(key(phrase.head())).or_default();
    if list.len() < HOLDERS && !list.contains(&figure) {
        list.push(figure);
    }
}

/// The organisation in "NAME, who leads the …".
fn led(article: &Article, name: &Name) -> Option<u32> {
    let who = name.end as usize + usize::from(article.word(name.end as usize) == ",");
    let leads = matches!(article.word(who + 1), "leads" | "heads" | "runs" | "chairs" | "led" | "headed" | "founded");
    let body = who + 2 + usize::from(article.word(who + 2) == "the");
    let (number, found) = article.name_from(body).filter(|_| leads && article.word(who) == "who")?;
    (found.kind == EntityType::Org).then_some(number)
}

/// The phrases before and after a name that say what the person is.
pub(super) fn beside(article: &Article, name: &Name) -> [Option<Phrase>; 2] {
    [before(article, name), after(article, name)]
}

/// The phrase before a name that says what the person is.
pub(super) fn before(article: &Article, name: &Name) -> Option<Phrase> {
    let tokens = &article.prose.tokens;
    let word = |at: usize| tokens[at].of(article.text);
    let title = name.title.filter(|title| !lexicon::is_courtesy(title.of(article.text)));
    let courtesy = name.title.filter(|_| title.is_none()).map(|title| article.prose.token_at(title.start));
    let first = courtesy.unwrap_or(name.first as usize);
    let comma = first >= 2 && word(first - 1) == ",";
    let end = first - usize::from(comma);
    let (title, end) = match before_rank(article, end) {
        Some(end) => (None, end),
        None => (title, end),
    };
    let sentence = article.prose.sentence_at(name.span).map_or(first, |s| article.prose.sentences[s].first as usize);
    let floor = sentence.max(end.saturating_sub(12));
    let titled = title.map(|t| past_courtesy(article, t)).filter(|t| (floor..end).contains(t));
    let mut start = titled.unwrap_or(end);
    while start > floor && is_part(article, start - 1) {
        start = article.name_start(start - 1);
    }
    let reading = if titled.is_some() { Reading::Loose } else { Reading::Strict };
    let phrase = (start..end).find_map(|s| ends_at(phrases::read(article, s, end, reading), end));
    let phrase = phrase.filter(is_office).or_else(|| ends_after_of(article, floor, end, comma));
    let phrase = phrase.or_else(|| of_what(article, titled?, end))?;
    // "After a call to his mother, NAME went" tells nothing of NAME.
    let closed = || phrase.owner != Owner::Nobody && matches!(article.word(name.end as usize), "," | "." | ")");
    // "A trader, NAME, said" opens the sentence.
    let opens = || {
        start > 0 && start - 1 == sentence && matches!(word(start - 1), "A" | "An") && word_after(article, name) == ","
    };
    let clear = !comma || !phrase.indefinite && (phrase.definite || closed() || opens());
    (is_office(&phrase) && clear).then_some(phrase)
}

/// Where the office in a title begins: "Justice" in "Mr Justice".
fn past_courtesy(article: &Article, title: Span) -> usize {
    let first = article.prose.token_at(title.start);
    let last = article.prose.token_at(title.end) - 1;
    let stop = usize::from(article.word(first + 1) == ".");
    if first + stop < last && lexicon::is_courtesy(article.word(first)) { first + 1 + stop } else { first }
}

fn word_after<'a>(article: &Article<'a>, name: &Name) -> &'a str {
    article.word(name.end as usize)
}

/// Where an office ends that only a rank divides from the name: "spokesman Colonel NAME".
fn before_rank(article: &Article, end: usize) -> Option<usize> {
    let mut at = end;
    // "Superintendent Dr NAME": what may be a rank is the office if no other stands before it.
    let office = |at: usize| at < end && article.sense(at - 1).is_role() && !article.sense(at - 2).is_role();
    while at > 1 && end - at < 3 && (article.sense(at - 1).is(is::RANK) || article.word(at - 1) == ".") && !office(at) {
        at -= 1;
    }
    (at < end && article.sense(at - 1).is_role()).then_some(at)
}

/// "director of mines NAME": an office that begins a title with what it deals with.
fn of_what(article: &Article, title: usize, end: usize) -> Option<Phrase> {
    let mut phrase = phrases::read(article, title, end, Reading::Loose).filter(|phrase| phrase.goes_on)?;
    phrase.core = Span::new(phrase.core.start, article.prose.tokens[end - 1].span.end);
    Some(phrase)
}

/// "the mayor of Tema, NAME".
fn ends_after_of(article: &Article, floor: usize, end: usize, comma: bool) -> Option<Phrase> {
    let last = *article.name_of.get(end.checked_sub(1)?)?;
    let place = article.names.get(last as usize).filter(|_| comma)?;
    let mut start = (place.first as usize).checked_sub(1)?;
    let word = |at: usize| article.prose.tokens[at].of(article.text);
    start -= usize::from(start > floor && word(start) == "the");
    if !matches!(word(start), "of" | "for") {
        return None;
    }
    let of = start;
    while start > floor && is_part(article, start - 1) {
        start = article.name_start(start - 1);
    }
    ends_at(phrases::read(article, start, of, Reading::Strict), of)
}

pub(super) fn is_part(article: &Article, at: usize) -> bool {
    match article.names.get(article.name_of[at] as usize) {
        Some(name) => name.kind != EntityType::Person,
        None => article.sense(at).is(is::PART),
    }
}

/// Whether `word`, part of no name, may stand in an office before one.
pub(super) fn is_part_of_office(word: &str) -> bool {
    matches!(word, "the" | "The" | "'s" | "’s" | "'" | "’" | "-" | "country" | "nation" | "elect" | "designate")
        || matches!(
            word,
            "his" | "His" | "her" | "Her" | "their" | "Their" | "its" | "Its" | "my" | "My" | "our" | "Our"
        )
        || lexicon::noun(word).is_some()
        || lexicon::is_modifier(word)
}

fn ends_at(phrase: Option<Phrase>, end: usize) -> Option<Phrase> {
    phrase.filter(|p| p.end == end)
}

fn after(article: &Article, name: &Name) -> Option<Phrase> {
    let tokens = &article.prose.tokens;
    let comma = past_age(article, name.end as usize);
    if tokens.get(comma)?.of(article.text) != "," {
        return None;
    }
    let end = article.prose.sentences.get(article.prose.sentence_at(name.span)?)?.end as usize;
    let phrase = phrases::read(article, comma + 1, end, Reading::Loose)?;
    let named = phrase.end < end && article.name_from(phrase.end).is_some();
    let next = tokens.get(phrase.end).map_or("", |t| t.of(article.text));
    let told = phrase.definite
        || phrase.indefinite
        || phrase.goes_on
        || phrase.owner != Owner::Nobody
        || matches!(next, "," | ".");
    (is_office(&phrase) && !named && told && phrase.core.len() < 60).then_some(phrase)
}

/// The comma behind "NAME, 47", where an age stands; else token `comma`.
fn past_age(article: &Article, comma: usize) -> usize {
    let age = article.prose.tokens.get(comma + 1).is_some_and(|token| token.kind == Kind::Number);
    comma + if article.word(comma) == "," && age && article.word(comma + 2) == "," { 2 } else { 0 }
}

/// Whether a phrase means one person by office or trade.
pub(super) fn is_office(phrase: &Phrase) -> bool {
    phrase.noun == Some((Noun::Role, false))
}

impl Article<'_> {
    /// The first token of the name in which token `at` lies, else `at`.
    pub(super) fn name_start(&self, at: usize) -> usize {
        self.names.get(self.name_of[at] as usize).map_or(at, |n| n.first as usize)
    }
}
