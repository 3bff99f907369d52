//! Names that mean the same, gathered into figures.
//!
//! In: the names of an article. Out: a [`Figure`] for each person, organisation, place …, and for
//! each name its figure. Fuller names go first, so that a surname finds its person whether it
//! stands before or after. Everything is found through hashed words, each with a short list of
//! the figures that bear it: an article of a hundred thousand names costs no more per name than
//! one of ten.

use super::Article;
use super::acronyms::{initials, name_key};
use super::lexicon::Gender;
use super::parts::{given_share, share_surnames, significant, title_gender};
use super::people::fuller;
use super::roles::Role;
use super::words::{NameWords, Word, key, spelled, whole, write_words};
use super::{countries, dateline};
use crate::mentions::places::Site;
use crate::mentions::{Country, EntityType, Name};
use crate::span::Span;
use foldhash::{HashMap, HashMapExt};
use std::cell::OnceCell;

/// How many figures one word leads to, the latest.
const BEARERS: usize = 12;

/// Someone or something that an article names.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) kind: EntityType,
    /// The words of its fullest name.
    pub(super) words: Vec<Word>,
    /// Its names, by number, in the order in which they were gathered.
    pub(super) names: Vec<u32>,
    pub(super) acronym: Option<Span>,
    /// The name that shares its surname with the next, and the surname: Ann's in "Ann and Tom Ashby".
    pub(super) surname: Option<(u32, Span)>,
    pub(super) country: Option<Country>,
    /// Which place it is.
    pub(super) place: Option<Site>,
    /// What its titles, roles and pronouns tell.
    pub(super) gender: Option<Gender>,
    /// The share of women among those who bear its given name.
    women: Option<f32>,
    pub(super) roles: Vec<Role>,
    /// The organisation for which a person speaks or works.
    pub(super) organisation: Option<u32>,
    /// Whether only credits name it.
    pub(super) credit: bool,
    /// The pronoun that was resolved to it.
    pub(super) pronoun: Option<&'static str>,
    /// The first of its names.
    pub(super) first: u32,
    /// Where it was last named, among the names gathered so far in text order.
    seen: u32,
}

/// The figures that bear a word; most words have one.
pub(super) enum Bearers {
    One(u32),
    Several(Vec<u32>),
}

impl Bearers {
    pub(super) fn all(&self) -> &[u32] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(all) => all,
        }
    }

    fn add(&mut self, figure: u32) {
        if self.all().contains(&figure) {
            return;
        }
        match self {
            Self::One(one) => *self = Self::Several(vec![*one, figure]),
            Self::Several(all) => {
                if all.len() == BEARERS {
                    all.remove(0);
                }
                all.push(figure);
            }
        }
    }
}

/// The figures of an article.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) all: Vec<Figure>,
    /// For each name its figure.
    pub(super) of_name: Vec<u32>,
    /// The country of the dateline's place.
    pub(super) dateline: Option<Country>,
}

/// Gathers the names of `article`.
pub(super) fn gather(article: &Article) -> Figures {
    let mut gathering = Gathering::new(article);
    for class in [Class::Long, Class::Pair, Class::Single, Class::Credit] {
        gathering.round(class);
    }
    Figures { all: gathering.all, of_name: gathering.of_name, dateline: None }
}

/// The rounds in which names are gathered, fuller ones first.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Long,
    Pair,
    Single,
    Credit,
}

impl Class {
    fn of(name: &Name, words: &[Word]) -> Self {
        match words.len() {
            _ if name.credit => Self::Credit,
            0 | 1 => Self::Single,
            2 => Self::Pair,
            _ => Self::Long,
        }
    }
}

/// The figures while they are gathered.
pub(super) struct Gathering<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) words: NameWords,
    classes: Vec<Class>,
    /// The surnames that names share with the ones after them.
    shared: HashMap<u32, Span>,
    /// The type that most names of one spelling have.
    usual: HashMap<u64, [u16; 10]>,
    pub(super) all: Vec<Figure>,
    of_name: Vec<u32>,
    by_name: HashMap<(u64, bool), u32>,
    pub(super) by_word: HashMap<u64, Bearers>,
    pub(super) by_initials: HashMap<u64, u32>,
    pub(super) by_country: HashMap<Country, u32>,
    /// The people of whose offices the initials stand for one: "CJ" after "Chief Justice NAME".
    by_office: HashMap<u64, Option<u32>>,
    /// The quotes' sources in text order, once they are asked for.
    pub(super) sources: OnceCell<Vec<Span>>,
}

impl<'a> Gathering<'a> {
    fn new(article: &'a Article<'a>) -> Self {
        let mut words = NameWords::default();
        for name in article.names {
            let write = |out: &mut Vec<Word>| {
                if dateline::is_of(name) {
                    out.extend(spelled(name.span.of(article.text)));
                } else {
                    write_words(article.text, article.prose, name.first as usize..name.end as usize, out);
                }
            };
            words.add(write, |words| significant(words, name.kind));
        }
        let shared = share_surnames(article, &mut words);
        let most = article.names.len();
        let mut usual: HashMap<u64, [u16; 10]> = HashMap::with_capacity(most);
        for (name, words) in article.names.iter().zip(words.iter()) {
            let count = &mut usual.entry(spelling(words)).or_default()[name.kind as usize];
            *count = count.saturating_add(1);
        }
        Self {
            article,
            classes: article.names.iter().zip(words.iter()).map(|(name, words)| Class::of(name, words)).collect(),
            words,
            shared,
            usual,
            all: Vec::new(),
            of_name: vec![u32::MAX; article.names.len()],
            by_name: HashMap::with_capacity(most),
            by_word: HashMap::with_capacity(most),
            by_initials: HashMap::new(),
            by_country: HashMap::new(),
            by_office: HashMap::new(),
            sources: OnceCell::new(),
        }
    }

    fn round(&mut self, class: Class) {
        for figure in &mut self.all {
            figure.names.sort_unstable();
        }
        for at in 0..self.classes.len() {
            if self.classes[at] == class {
                let found = self.find(at, class);
                self.put(at, found);
            }
        }
    }

    /// The figure that name `at` belongs to, if there is one already.
    fn find(&self, at: usize, class: Class) -> Option<u32> {
        let kind = self.kind(at);
        let words = &self.words[at];
        if let Some(holder) = self.holder(at) {
            return Some(holder);
        }
        if class == Class::Credit {
            return self.by_name.get(&(spelling(words), kind == EntityType::Norp)).copied();
        }
        if self.article.names[at].kind == EntityType::Person || kind == EntityType::Person {
            return self.person(at);
        }
        let exact = self.by_name.get(&(spelling(words), kind == EntityType::Norp)).copied();
        exact.filter(|f| !self.all[*f as usize].kind.eq(&EntityType::Person) || kind == EntityType::Person).or_else(
            || match kind {
                EntityType::Gpe => self.place(at),
                EntityType::Org => self.organisation(at),
                _ => None,
            },
        )
    }

    /// Whom "the CJ" means after "Chief Justice NAME", unless something bears the initials.
    fn holder(&self, at: usize) -> Option<u32> {
        let name = &self.article.names[at];
        let text = name.span.of(self.article.text);
        let the = |before: usize| matches!(self.article.word(before), "the" | "The");
        if !is_short(text)
            || !(name.first as usize).checked_sub(1).is_some_and(the)
            || self.by_initials.contains_key(&key(text))
        {
            return None;
        }
        *self.by_office.get(&key(text))?
    }

    /// Keeps the initials of an office before a name: "CS" of "Health Cabinet Secretary NAME", "MP" of "MP NAME".
    fn keep_office(&mut self, at: usize, number: u32) {
        let article = self.article;
        let name = &article.names[at];
        if self.words[at].len() < 2 || dateline::is_of(name) {
            return;
        }
        let before = name.first as usize;
        let short = before.checked_sub(1).filter(|at| article.name_of[*at] == u32::MAX).map(|at| article.word(at));
        if let Some(short) = short.filter(|word| is_short(word)) {
            self.hold(key(short), number);
        }
        let Some(title) = name.title.map(|title| title.of(article.text)).filter(|title| title.contains(' ')) else {
            return;
        };
        let words: Vec<&str> = title.split_whitespace().collect();
        if !words.iter().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase())) {
            return;
        }
        for first in words.len().saturating_sub(3)..words.len().saturating_sub(1) {
            let initials: String = words[first..].iter().map(|word| &word[..1]).collect();
            self.hold(key(&initials), number);
        }
    }

    fn hold(&mut self, office: u64, number: u32) {
        let holder = self.by_office.entry(office).or_insert(Some(number));
        *holder = holder.filter(|one| *one == number);
    }

    /// The type of name `at`: that of most names of its spelling; countries and peoples stay what they are.
    fn kind(&self, at: usize) -> EntityType {
        let name = &self.article.names[at];
        if name.country.is_some() || name.kind == EntityType::Norp || dateline::is_of(name) {
            return name.kind;
        }
        let Some(counts) = self.usual.get(&spelling(&self.words[at])) else { return name.kind };
        let most = counts.iter().copied().max().unwrap_or(0);
        if counts[name.kind as usize] == most {
            return name.kind;
        }
        KINDS.into_iter().find(|k| *k != EntityType::Norp && counts[*k as usize] == most).unwrap_or(name.kind)
    }

    fn put(&mut self, at: usize, found: Option<u32>) {
        let number = found.unwrap_or_else(|| self.create(at));
        self.of_name[at] = number;
        let name = &self.article.names[at];
        let words = &self.words[at];
        let figure = &mut self.all[number as usize];
        figure.names.push(at as u32);
        figure.first = figure.first.min(at as u32);
        figure.seen = at as u32;
        figure.credit &= name.credit;
        if dateline::is_of(name) && !matches!(figure.kind, EntityType::Person | EntityType::Org) {
            // A dateline proves that it is a place, whatever a caption's words made of it.
            figure.kind = EntityType::Gpe;
        }
        figure.country = figure.country.or(name.country);
        figure.gender = title_gender(self.article, name).or(figure.gender);
        if figure.kind == EntityType::Person {
            figure.women =
                figure.women.or_else(|| if words.len() > 1 { given_share(self.article, name) } else { None });
        }
        let person = figure.kind == EntityType::Person;
        figure.acronym = figure.acronym.or(name.acronym);
        figure.surname = figure.surname.or_else(|| Some((at as u32, *self.shared.get(&(at as u32))?)));
        if fuller(words, &figure.words) {
            figure.words = words.to_vec();
            self.index_words(at, number);
        }
        if person {
            self.keep_office(at, number);
        }
        if let Some(acronym) = name.acronym {
            let acronym = acronym.of(self.article.text);
            self.by_initials.insert(key(acronym), number);
            self.by_name.insert((name_key(acronym), false), number);
        }
        self.by_name
            .entry((spelling(&self.words[at]), self.all[number as usize].kind == EntityType::Norp))
            .or_insert(number);
    }

    fn create(&mut self, at: usize) -> u32 {
        let name = &self.article.names[at];
        let number = self.all.len() as u32;
        let kind = if name.kind == EntityType::Person { name.kind } else { self.kind(at) };
        let words = self.words[at].to_vec();
        if kind == EntityType::Org {
            for initials in initials(&words).into_iter().flatten() {
                self.by_initials.entry(initials).or_insert(number);
            }
        }
        if kind == EntityType::Gpe
            && let Some(country) = countries::variant(name.span.of(self.article.text))
        {
            self.by_country.entry(country).or_insert(number);
        }
        self.all.push(Figure {
            kind,
            words,
            names: Vec::new(),
            acronym: None,
            surname: None,
            country: None,
            place: None,
            gender: None,
            women: None,
            roles: Vec::new(),
            organisation: None,
            credit: name.credit,
            pronoun: None,
            first: at as u32,
            seen: at as u32,
        });
        self.index_words(at, number);
        number
    }

    fn index_words(&mut self, at: usize, number: u32) {
        if self.article.names[at].credit {
            return;
        }
        for word in &self.words[at] {
            let known = self.by_word.entry(word.sound).and_modify(|bearers| bearers.add(number));
            known.or_insert(Bearers::One(number));
        }
    }
}

impl Figure {
    /// The share of women among those whom it can be: all or none where the article tells.
    pub(super) fn share_of_women(&self) -> Option<f32> {
        self.gender.map(|gender| if gender == Gender::Woman { 1.0 } else { 0.0 }).or(self.women)
    }

    /// Its gender, as far as titles, roles and the given name tell it clearly.
    pub(super) fn likely_gender(&self) -> Option<Gender> {
        match self.share_of_women()? {
            women if women >= 0.9 => Some(Gender::Woman),
            women if women <= 0.1 => Some(Gender::Man),
            _ => None,
        }
    }

    /// The last of its names before name `at`.
    pub(super) fn last_before(&self, at: u32) -> Option<u32> {
        let before = self.names.partition_point(|n| *n < at);
        let sorted = before.checked_sub(1).map(|i| self.names[i]).filter(|n| *n < at);
        let seen = (self.seen < at).then_some(self.seen);
        sorted.max(seen)
    }
}

/// Whether `word` may be the initials of an office.
fn is_short(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

const KINDS: [EntityType; 10] = [
    EntityType::Person,
    EntityType::Org,
    EntityType::Gpe,
    EntityType::Loc,
    EntityType::Fac,
    EntityType::Norp,
    EntityType::Event,
    EntityType::Product,
    EntityType::WorkOfArt,
    EntityType::Law,
];

/// The key of a whole name.
fn spelling(words: &[Word]) -> u64 {
    whole(words.iter().map(|w| w.key))
}
