//! The parts of a name: which tell it from others, which say nothing, what they say of a gender.

use super::Article;
use super::lexicon::{self, Gender};
use super::words::{NameWords, Word, key};
use crate::mentions::{EntityType, Name};
use crate::span::Span;
use crate::text::Kind;
use foldhash::{HashMap, HashMapExt, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What follows a person's name without being a part of it.
const SUFFIXES: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];

/// The legal forms of companies.
const LEGAL_FORMS: [&str; 17] = [
    "Inc", "Ltd", "plc", "LLC", "Corp", "SA", "AG", "NV", "Limited", "GmbH", "SpA", "AB", "ASA", "Oyj", "BV", "Bhd",
    "LLP",
];

/// Words that add nothing to an organisation's name: "Okafor Group" is "Okafor".
const DESIGNATORS: [&str; 13] = [
    "Group",
    "Company",
    "Co",
    "Corporation",
    "Holdings",
    "International",
    "Bank",
    "Motors",
    "Airlines",
    "Airways",
    "Industries",
    "Global",
    "Energy",
];

/// Words that end the names of firms, and of few else.
#[rustfmt::skip]
const FIRMS: [&str; 38] = [
    "Advisers", "Advisors", "Analytics", "Associates", "Brothers", "Capital", "Construction", "Data",
    "Economics", "Electronics", "Enterprises", "Entertainment", "Financial", "Foods", "Health", "Healthcare",
    "Insurance", "Labs", "Laboratories", "Logistics", "Media", "Mining", "Networks", "Partners", "Petroleum",
    "Pharma", "Pharmaceuticals", "Properties", "Resources", "Robotics", "Securities", "Software", "Solutions",
    "Steel", "Studios", "Systems", "Technologies", "Therapeutics",
];

type Keys = LazyLock<Vec<u64>>;
static THE: LazyLock<u64> = LazyLock::new(|| key("the"));
static SUFFIX_KEYS: Keys = LazyLock::new(|| SUFFIXES.iter().map(|w| key(w)).collect());
static LEGAL_KEYS: Keys = LazyLock::new(|| LEGAL_FORMS.iter().map(|w| key(w)).collect());
static DESIGNATOR_KEYS: Keys = LazyLock::new(|| DESIGNATORS.iter().map(|w| key(w)).collect());

/// The words of a name that tell it from others: without article, suffix and legal form.
pub(super) fn significant(words: &[Word], kind: EntityType) -> Range<usize> {
    let first = usize::from(words.len() > 1 && words[0].key == *THE);
    let dropped: &[u64] = match kind {
        EntityType::Person => &SUFFIX_KEYS,
        EntityType::Org => &LEGAL_KEYS,
        _ => &[],
    };
    let mut end = words.len();
    while end > first + 1 && dropped.contains(&words[end - 1].key) {
        end -= 1;
    }
    first..end
}

/// Whether `word` is the legal form of a company: "Ltd".
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL_KEYS.contains(&key(word))
}

/// Whether `word` says that the name it ends is a firm's: "Partners", "Group".
pub(super) fn is_firm(word: &str) -> bool {
    FIRMS.contains(&word) || DESIGNATORS.contains(&word)
}

pub(super) fn is_designator(word: u64) -> bool {
    DESIGNATOR_KEYS.contains(&word)
}

/// The share of women among those who bear the given name, the first word of several; of "Jean-Luc" what both
/// halves tell, of "Kim Tae-young" and "Lee Jong Un", where the family's name comes first, nothing.
pub(super) fn given_share(article: &Article, name: &Name) -> Option<f32> {
    let (first, end) = (name.first as usize, name.end as usize);
    let hyphen = |at: usize| at < end && article.prose.tokens[at].kind == Kind::Hyphen;
    let share = |at: usize| (article.given)(article.word(at));
    let family_first = hyphen(first + 2) && end == first + 4
        || end == first + 3
            && matches!(article.word(first), "Kim" | "Lee")
            && (first + 1..end).all(|at| article.word(at).len() <= 5);
    if family_first {
        return None;
    }
    match (share(first), hyphen(first + 1).then(|| share(first + 2))) {
        (None, None) => has_womans_surname(article, name).then_some(LIKELY),
        (one, None) => one,
        (Some(one), Some(Some(other))) => ((one - other).abs() < 0.3).then_some(f32::midpoint(one, other)),
        _ => None,
    }
}

/// The share of women among those with a surname that in Slavic languages women have.
const LIKELY: f32 = 0.95;

/// "Lenka Horakova": both names end as women's do.
fn has_womans_surname(article: &Article, name: &Name) -> bool {
    let (first, last) = (article.word(name.first as usize), article.word(name.end as usize - 1));
    let surname = ["ova", "ová", "eva", "evá"].iter().any(|ending| last.ends_with(ending));
    surname && last.len() >= 6 && first.ends_with('a')
}

/// The gender that a name's title tells.
pub(super) fn title_gender(article: &Article, name: &Name) -> Option<Gender> {
    name.title?.of(article.text).split_whitespace().find_map(lexicon::gender)
}

/// Gives "Ann" in "Ann and Tom Ashby" the surname of the two; where it stands.
pub(super) fn share_surnames(article: &Article, words: &mut NameWords) -> HashMap<u32, Span> {
    let person = |at: usize| article.names[at].kind == EntityType::Person && !article.names[at].credit;
    let couples = (1..article.names.len()).filter(|at| {
        let (one, other) = (&article.names[at - 1], &article.names[*at]);
        let beside = one.end + 1 == other.first && matches!(article.word(one.end as usize), "and" | "&");
        beside && words[at - 1].len() == 1 && words[*at].len() == 2 && person(at - 1) && person(*at)
    });
    let couples: Vec<usize> = couples.collect();
    if couples.is_empty() {
        return HashMap::new();
    }
    let full = words.iter().enumerate().filter(|(at, words)| person(*at) && words.len() > 1);
    let surnames: HashSet<u64> = full.filter_map(|(_, words)| words.last().map(|w| w.key)).collect();
    let spellings: HashSet<&str> = article.names.iter().map(|name| name.span.of(article.text)).collect();
    let mut shared = HashMap::new();
    for at in couples {
        let given = article.names[at - 1].span.of(article.text);
        let surname = article.word(article.names[at].end as usize - 1);
        // "The Ashbys", "Ann Ashby": it is the family's name.
        let family = || {
            let names = [format!("{surname}s"), format!("{surname}es"), format!("{given} {surname}")];
            names.iter().any(|name| spellings.contains(name.as_str()))
        };
        if surnames.contains(&words[at - 1][0].key) || (article.given)(given).is_none() && !family() {
            continue;
        }
        let surname = words[at][1];
        words.give(at - 1, surname);
        shared.insert(at as u32 - 1, article.prose.tokens[article.names[at].end as usize - 1].span);
    }
    shared
}
