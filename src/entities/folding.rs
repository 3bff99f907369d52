//! Who of one article is who of another: people and organisations across a batch.
//!
//! In: the people and organisations of many articles, in order. Out: for each the number of the one
//! that it is. Folding is wary, because a wrong merger cannot be seen in the result:
//!
//! - a person's full name must be the same, case, accents, middle initials and "Mr" aside, or one
//!   that the other article itself uses for them; a surname alone is folded with nobody;
//! - two countries, or roles of fields that do not go together (a minister, a striker), keep them
//!   apart; so does one article that has both;
//! - who has neither role nor country joins the bearer of the name whom nearly all articles mean, and
//!   nobody where there is none;
//! - bodies that every country has ("the Supreme Court") need the same country;
//! - an acronym alone is what the articles spell out with it, if they agree.

use super::acronyms::looks_like;
use super::lexicon::{self, Noun};
use super::parts::is_legal_form;
use super::words::{key, whole};
use crate::mentions::{Country, EntityType};
use foldhash::{HashMap, HashMapExt};

/// A person or an organisation of one article.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The article, by its position.
    pub article: usize,
    /// Person or organisation.
    pub kind: EntityType,
    /// The canonical name.
    pub name: &'a str,
    /// Its other names.
    pub aliases: Vec<&'a str>,
    /// Its acronym.
    pub acronym: Option<&'a str>,
    /// Its role.
    pub role: Option<&'a str>,
    /// Its country.
    pub country: Option<Country>,
}

/// What people do, as far as it tells namesakes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Public,
    Sport,
    Art,
    Church,
    Private,
}

/// One over several articles, while they are gathered.
struct Group {
    /// The last article.
    article: usize,
    /// How many articles tell a role or country.
    told: usize,
    country: Option<Country>,
    field: Option<Field>,
}

impl Group {
    fn takes(&self, known: &Known, field: Option<Field>) -> bool {
        self.article != known.article
            && (self.country.is_none() || known.country.is_none() || self.country == known.country)
            && (self.field.is_none() || field.is_none() || self.field == field)
    }
}

/// The number of each, in order of first appearance of the numbers.
#[must_use]
pub fn fold(all: &[Known]) -> Vec<u32> {
    let names = full_names(all);
    let mut groups: Vec<Group> = Vec::new();
    let mut bearers: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut of = vec![u32::MAX; all.len()];
    for told in [true, false] {
        for (at, known) in all.iter().enumerate() {
            let field = known.role.and_then(field);
            if told != (known.country.is_some() || field.is_some()) {
                continue;
            }
            let list = names[at].map(|name| bearers.entry(name).or_default());
            let fitting = list.as_ref().and_then(|list| one_of(list, &groups, known, field, told));
            let number = fitting.unwrap_or_else(|| {
                groups.push(Group { article: usize::MAX, told: 0, country: None, field: None });
                groups.len() as u32 - 1
            });
            let group = &mut groups[number as usize];
            group.article = known.article;
            group.told += usize::from(told);
            group.country = group.country.or(known.country);
            group.field = group.field.or(field);
            if let Some(list) = list.filter(|list| !list.contains(&number) && list.len() < NAMESAKES) {
                list.push(number);
            }
            of[at] = number;
        }
    }
    in_order(&of)
}

/// How many of one name are told apart.
const NAMESAKES: usize = 16;

/// The group of `list` that takes `known`; who tells nothing of themselves needs one with nine in ten
/// of the articles that do.
fn one_of(list: &[u32], groups: &[Group], known: &Known, field: Option<Field>, told: bool) -> Option<u32> {
    let mut fitting = list.iter().copied().filter(|group| groups[*group as usize].takes(known, field));
    let articles = |group: u32| groups[group as usize].told;
    let all: usize = list.iter().map(|group| articles(*group)).sum();
    fitting.find(|group| told || 10 * articles(*group) >= 9 * all)
}

fn in_order(of: &[u32]) -> Vec<u32> {
    let mut order: HashMap<u32, u32> = HashMap::new();
    of.iter()
        .map(|number| {
            let next = order.len() as u32;
            *order.entry(*number).or_insert(next)
        })
        .collect()
}

/// For each the name under which it is folded with others: its own, or the fuller one of which it is
/// said to be another name; None for those that are folded with nobody.
fn full_names(all: &[Known]) -> Vec<Option<u64>> {
    let own: Vec<Option<u64>> = all.iter().map(full_name).collect();
    // A name that one article gives to two, or that several fuller ones have for another name, tells nothing.
    let mut fuller: HashMap<u64, Option<u64>> = HashMap::new();
    for (known, own) in all.iter().zip(&own) {
        let Some(own) = *own else { continue };
        for alias in known.aliases.iter().copied().chain(known.acronym) {
            let short = match known.kind {
                EntityType::Person => person_name(alias).filter(|_| is_part(alias, known.name)),
                _ => (alias.contains(' ') || looks_like(alias)).then(|| named(known.kind, alias)),
            };
            let Some(short) = short.filter(|short| *short != own) else { continue };
            fuller.entry(short).and_modify(|other| *other = other.filter(|o| *o == own)).or_insert(Some(own));
        }
    }
    own.iter().map(|own| own.map(|own| fuller.get(&own).copied().flatten().unwrap_or(own))).collect()
}

fn full_name(known: &Known) -> Option<u64> {
    if known.kind == EntityType::Person {
        return person_name(known.name);
    }
    let own = named(known.kind, known.name);
    match known.country {
        Some(country) if is_common(known.name) => Some(own ^ key(country.code())),
        None if is_common(known.name) => None,
        _ => Some(own),
    }
}

/// The key of a person's full name; None where it is a part of one.
fn person_name(name: &str) -> Option<u64> {
    let words = || name.split([' ', '\u{a0}']).filter(|w| w.chars().filter(|c| c.is_alphanumeric()).count() > 1);
    let courtesy = usize::from(words().next().is_some_and(lexicon::is_courtesy));
    (words().count() > courtesy + 1).then(|| words().skip(courtesy).fold(named(EntityType::Person, ""), join))
}

/// Whether all words of `part` stand in `name`.
fn is_part(part: &str, name: &str) -> bool {
    let full = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    part.split(' ').filter(full).all(|word| name.split(' ').any(|other| key(word) == key(other)))
}

fn named(kind: EntityType, name: &str) -> u64 {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let form = |word: &&str| kind == EntityType::Person || !is_legal_form(word);
    name.split_whitespace().filter(form).fold(kind as u64, join)
}

fn join(hash: u64, word: &str) -> u64 {
    whole([hash, key(word)])
}

/// Whether bodies of many countries bear this name: "Supreme Court", "Ministry of Health".
fn is_common(name: &str) -> bool {
    #[rustfmt::skip]
    const COMMON: [&str; 14] = [
        "of", "the", "and", "for", "supreme", "high", "constitutional", "appeal", "appeals", "lower", "upper", "house",
        "assembly", "electoral",
    ];
    name.split([' ', '-']).all(|word| {
        let small = word.to_lowercase();
        let known =
            || lexicon::is_modifier(word) || matches!(lexicon::noun(word), Some((Noun::Body | Noun::People, _)));
        COMMON.contains(&small.as_str()) || known()
    })
}

fn field(role: &str) -> Option<Field> {
    #[rustfmt::skip]
    const FIELDS: [(Field, &[&str]); 4] = [
        (Field::Sport, &["athlete", "coach", "cricketer", "cyclist", "footballer", "goalkeeper", "midfielder", "player",
            "referee", "striker", "swimmer", "teammate", "umpire"]),
        (Field::Art, &["actor", "actress", "artist", "choreographer", "composer", "conductor", "dancer", "drummer",
            "filmmaker", "guitarist", "musician", "novelist", "painter", "playwright", "poet", "screenwriter",
            "sculptor", "singer", "violinist"]),
        (Field::Church, &["archbishop", "ayatollah", "bishop", "cardinal", "cleric", "imam", "monk", "pastor",
            "patriarch", "pope", "priest", "rabbi", "vicar"]),
        (Field::Private, &["baker", "builder", "butcher", "carpenter", "clerk", "cook", "customer", "driver",
            "electrician", "employee", "farmer", "fisher", "fisherman", "gardener", "homeowner", "janitor", "miner",
            "motorist", "neighbor", "neighbour", "parent", "passenger", "patient", "pensioner", "plumber", "resident",
            "retiree", "shepherd", "shopkeeper", "shopper", "student", "survivor", "tenant", "tourist", "victim",
            "villager", "visitor", "voter", "waiter", "waitress", "witness", "worker"]),
    ];
    let head = role.rsplit([' ', '-']).next()?.to_lowercase();
    let found = FIELDS.iter().find(|(_, words)| words.contains(&head.as_str())).map(|(field, _)| *field);
    found.or_else(|| lexicon::is_role(&head).then_some(Field::Public))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person<'a>(article: usize, name: &'a str, role: Option<&'a str>, country: Option<&str>) -> Known<'a> {
        let country = country.map(|c| Country([c.as_bytes()[0], c.as_bytes()[1]]));
        Known { article, kind: EntityType::Person, name, aliases: Vec::new(), acronym: None, role, country }
    }

    fn body<'a>(article: usize, name: &'a str, acronym: Option<&'a str>, country: Option<&str>) -> Known<'a> {
        Known { kind: EntityType::Org, acronym, ..person(article, name, None, country) }
    }

    #[test]
    fn full_names_are_folded() {
        let all = [
            person(0, "Wanjiku Kamande", Some("Labour Minister"), Some("KE")),
            person(1, "Wanjiku N. Kamande", Some("minister"), None),
            person(2, "WANJIKU KAMANDE", None, None),
            person(3, "Kamande", None, None),
            person(4, "Kamande", None, None),
        ];
        assert_eq!(fold(&all), [0, 0, 0, 1, 2]);
    }

    #[test]
    fn namesakes_are_not() {
        let all = [
            person(0, "David Stone", Some("senator"), Some("US")),
            person(1, "David Stone", Some("striker"), None),
            person(2, "David Stone", Some("minister"), Some("GB")),
            person(3, "David Stone", None, None),
            person(4, "David Stone Jr.", None, None),
            person(5, "Ada Obi", None, None),
            person(5, "Ada Obi", None, None),
        ];
        assert_eq!(fold(&all), [0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn nearly_all_articles_mean_the_minister() {
        let mut all: Vec<Known> = (0..9).map(|n| person(n, "David Stone", Some("minister"), None)).collect();
        all.extend([person(9, "David Stone", Some("striker"), None), person(10, "David Stone", None, None)]);
        assert_eq!(fold(&all)[8..], [0, 1, 0]);
        all.push(person(11, "David Stone", Some("goalkeeper"), None));
        assert_eq!(fold(&all)[8..], [0, 1, 2, 1]);
    }

    #[test]
    fn a_wrong_alias_folds_nobody() {
        let mut wrong = person(0, "Elena Ruiz", None, None);
        wrong.aliases = vec!["Ada Obi"];
        assert_eq!(fold(&[wrong, person(1, "Ada Obi", None, None)]), [0, 1]);
    }

    #[test]
    fn another_name_is_folded_where_an_article_uses_both() {
        let mut fuller = person(0, "Elena García Ruiz", Some("mayor"), None);
        fuller.aliases = vec!["Elena García", "García"];
        assert_eq!(fold(&[fuller, person(1, "Elena Garcia", None, None)]), [0, 0]);
    }

    #[test]
    fn organisations_go_by_name_and_acronym() {
        let all = [
            body(0, "West Coast Fishers Alliance", Some("WCFA"), None),
            body(1, "WCFA", None, None),
            body(2, "the West Coast Fishers Alliance Ltd", None, None),
            body(3, "Supreme Court", None, None),
            body(4, "Supreme Court", None, None),
            body(5, "Ministry of Health", None, Some("KE")),
            body(6, "Ministry of Health", None, Some("KE")),
            body(7, "Ministry of Health", None, Some("GH")),
        ];
        assert_eq!(fold(&all), [0, 0, 0, 1, 2, 3, 3, 4]);
    }
}
