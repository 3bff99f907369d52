//! Descriptions that mean somebody named: "the minister", "Mali's foreign minister", "the group".
//!
//! An office means the one person in the article who holds it; a body the one organisation that
//! fits. Where several fit, or none, the answer is None.

use super::clusters::{Figure, Figures};
use super::phrases::{Owner, Phrase};
use super::roles::{Holders, Role, is_office};
use super::words::key;

/// Words that make another office of the same one.
const RANKS: [&str; 13] = [
    "vice",
    "deputy",
    "former",
    "ex",
    "prime",
    "assistant",
    "shadow",
    "then",
    "late",
    "formerly",
    "erstwhile",
    "elect",
    "designate",
];

/// The people whom `phrase` may mean.
pub(super) fn people(figures: &Figures, holders: &Holders, phrase: &Phrase) -> Vec<u32> {
    let list = holders.get(&key(phrase.head())).filter(|_| is_office(phrase) && !phrase.indefinite);
    let holds = |f: &u32| holds(figures, &figures.all[*f as usize], phrase);
    list.map_or_else(Vec::new, |list| list.iter().copied().filter(holds).collect())
}

/// The one office holder of the article, for whom a heading may write "Top official" or "Cabinet
/// member"; None where the article has several.
pub(super) fn stand_in(figures: &Figures, phrase: &Phrase) -> Option<u32> {
    const GENERAL: [&str; 12] = [
        "banker",
        "diplomat",
        "executive",
        "figure",
        "leader",
        "member",
        "official",
        "politician",
        "chief",
        "minister",
        "premier",
        "lawmaker",
    ];
    const OFFICES: [&str; 14] = [
        "ambassador",
        "chancellor",
        "chief",
        "commissioner",
        "envoy",
        "general",
        "governor",
        "mayor",
        "minister",
        "premier",
        "president",
        "secretary",
        "chairman",
        "chairwoman",
    ];
    if !GENERAL.contains(&phrase.head()) || !phrase.words.contains(' ') {
        return None;
    }
    let holds = |figure: &Figure| figure.roles.iter().any(|role| OFFICES.contains(&role.head()));
    let mut found = (0..figures.all.len()).filter(|f| holds(&figures.all[*f]));
    let one = found.next()?;
    found.next().is_none().then_some(one as u32)
}

fn holds(figures: &Figures, figure: &Figure, phrase: &Phrase) -> bool {
    figure.roles.iter().any(|role| same_office(&role.words, &phrase.words) && same_owner(figures, figure, role, phrase))
}

/// Whether "minister" can mean the "foreign minister"; not the prime minister, nor his deputy.
fn same_office(role: &str, said: &str) -> bool {
    let has = |words: &str, word: &str| words.split(' ').any(|w| w == word);
    said.rsplit(' ').next() == role.rsplit(' ').next()
        && said.split(' ').all(|word| has(role, word))
        && RANKS.iter().all(|rank| has(role, rank) == has(said, rank))
        && is_chief(role) == is_chief(said)
}

/// "Chief minister" and "chief justice" are other offices than "minister" and "justice".
fn is_chief(words: &str) -> bool {
    words.ends_with("chief minister") || words.ends_with("chief justice")
}

fn same_owner(figures: &Figures, figure: &Figure, role: &Role, phrase: &Phrase) -> bool {
    let Owner::Name(name) = phrase.owner else { return true };
    let owner = figures.of_name[name as usize];
    let country = figures.all[owner as usize].country;
    match (role.owner, country, role.country.or(figure.country)) {
        (_, Some(said), Some(known)) => said == known,
        (Some(known), _, _) => known == owner,
        _ => true,
    }
}
