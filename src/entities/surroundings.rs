//! What the words around a place's name say of it: where it lies, and whether it is a region or a city.
//!
//! "Tripoli, Lebanon", "Athens, Ga.", "London (Ontario)", "Hyderabad in southern India", "the Lebanese
//! city of Tripoli", "Syria's Idlib", "Washington state".

use super::Article;
use crate::mentions::places::{Level, Site, abbreviated, named, people};
use crate::mentions::{Country, EntityType, Name};

/// What is said around a name, at all places where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The countries and regions of which one is said to hold the place.
    outer: Vec<Site>,
    /// The country that is named right behind it although no known namesake lies there.
    pub(super) told: Option<Country>,
    /// What kind of place it is called.
    pub(super) level: Option<Level>,
}

/// What places are called before or after their names.
const NOUNS: [&str; 13] = [
    "city",
    "town",
    "village",
    "port",
    "capital",
    "suburb",
    "province",
    "state",
    "region",
    "district",
    "governorate",
    "municipality",
    "township",
];

/// What may stand between "in" and a country: "in the far north of India".
const BETWEEN: [&str; 22] = [
    "the",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "far",
    "of",
    "-",
    "neighbouring",
];

/// Whether `site` lies in `outer`.
pub(super) fn lies_in(site: &Site, outer: &Site) -> bool {
    match outer.level {
        Level::Country => site.level != Level::Country && site.country == outer.country,
        Level::Region => site.level == Level::City && site.region == Some(outer.row),
        Level::City => false,
    }
}

impl Around {
    /// Whether the text says that `site` is meant.
    pub(super) fn says(&self, site: &Site) -> bool {
        self.outer.iter().any(|outer| lies_in(site, outer))
    }

    /// The heaviest of the places that the text says are meant; the narrowest word counts.
    pub(super) fn meant(&self, sites: &[Site]) -> Option<Site> {
        let by = |level: Level| {
            let outer = self.outer.iter().filter(move |outer| outer.level == level);
            sites.iter().copied().find(|site| outer.clone().any(|outer| lies_in(site, outer)))
        };
        by(Level::Region).or_else(|| by(Level::Country))
    }

    /// Adds what is said elsewhere; what was said first counts.
    pub(super) fn join(&mut self, other: Self) {
        for outer in other.outer {
            if !self.outer.contains(&outer) {
                self.outer.push(outer);
            }
        }
        self.told = self.told.or(other.told);
        self.level = self.level.or(other.level);
    }

    /// Takes in what is said of the place, if it can be true of one of `sites`.
    fn take(&mut self, outer: Vec<Site>, sites: &[Site]) -> bool {
        let kept = outer.into_iter().filter(|outer| sites.iter().any(|site| lies_in(site, outer)));
        let before = self.outer.len();
        self.outer.extend(kept);
        self.outer.len() > before
    }
}

/// What stands around `name`, which may be one of `sites`.
pub(super) fn around(article: &Article, name: &Name, sites: &[Site]) -> Around {
    let mut around = Around { level: level(article, name), ..Around::default() };
    let larger = sites.iter().any(|site| site.level != Level::City);
    // "Butte, Montana" as one name.
    let inside = name.span.of(article.text).split_once(", ").map(|(_, outer)| (states(outer), false));
    let inside = inside.or_else(|| behind(article, name)).or_else(|| Some((within(article, name)?, false)));
    if let Some((outer, listed)) = inside
        && !(larger && listed)
        && !around.take(outer.clone(), sites)
        && !larger
        && !listed
    {
        around.told = one_country(&outer);
    }
    if let Some(outer) = before(article, name) {
        around.take(outer, sites);
    }
    around
}

/// The dateline's place as it stands, and what the dateline says of it.
pub(super) fn dateline<'a>(article: &Article<'a>) -> Option<(&'a str, Around)> {
    let dateline = article.document.dateline.as_ref()?;
    let place = dateline.place?;
    let rest = article.text.get(place.end as usize..dateline.span.end as usize).unwrap_or("");
    let rest = rest.split(['(', '–', '—']).next().unwrap_or("");
    let mut around = Around::default();
    for part in rest.split(',').skip(1).map(str::trim).filter(|part| !part.is_empty() && part.len() < 40) {
        let outer = states(part.trim_end_matches([' ', '-']));
        if !outer.is_empty() {
            let name = place.of(article.text);
            if !around.take(outer.clone(), &named(name)) {
                around.told = one_country(&outer);
            }
            break;
        }
    }
    Some((place.of(article.text), around))
}

/// The country that all of `sites` are or lie in, or the one that is among them.
fn one_country(sites: &[Site]) -> Option<Country> {
    let country = sites.iter().find(|site| site.level == Level::Country).or(sites.first())?.country;
    let alone =
        sites.iter().all(|site| site.country == country) || sites.iter().any(|site| site.level == Level::Country);
    alone.then_some(country)
}

/// The countries and regions that `text` may mean.
fn states(text: &str) -> Vec<Site> {
    if let Some(state) = abbreviated(text) {
        return vec![state];
    }
    let mut sites = named(text);
    sites.retain(|site| site.level != Level::City);
    sites
}

/// The countries and regions that the name beginning with token `at` may mean, and the token after it.
fn states_at(article: &Article, at: usize) -> Option<(Vec<Site>, usize)> {
    if let Some((_, name)) = article.name_from(at) {
        let text = name.span.of(article.text);
        let mut sites = states(text);
        if sites.is_empty() {
            // "northern Lebanon"
            sites = text.split_once(' ').map(|(_, rest)| states(rest)).unwrap_or_default();
        }
        if !sites.is_empty() {
            return Some((sites, name.end as usize));
        }
    }
    let token = article.prose.tokens.get(at)?;
    let rest = article.text.get(token.span.start as usize..)?;
    let short = &rest[..rest.bytes().take(8).take_while(|b| b.is_ascii_alphabetic() || *b == b'.').count()];
    let state = abbreviated(short).or_else(|| abbreviated(short.trim_end_matches('.')))?;
    let end = token.span.start + short.len() as u32;
    let after = (at..article.prose.tokens.len()).find(|at| article.prose.tokens[*at].span.start >= end);
    Some((vec![state], after.unwrap_or(article.prose.tokens.len())))
}

/// What a comma or a bracket puts behind the name, and whether both look like items of a list.
fn behind(article: &Article, name: &Name) -> Option<(Vec<Site>, bool)> {
    let at = name.end as usize;
    let mark = article.word(at);
    if !matches!(mark, "," | "(") {
        return None;
    }
    let (outer, end) = states_at(article, at + 1)?;
    if mark == "(" {
        return (article.word(end) == ")").then_some((outer, false));
    }
    let goes_on = match article.word(end) {
        "and" | "or" | "&" => true,
        "," => article.name_from(end + 1).is_some() || matches!(article.word(end + 1), "and" | "or"),
        _ => false,
    };
    let begun = name.first > 1
        && matches!(article.word(name.first as usize - 1), "," | "and")
        && article.names.get(article.name_of[name.first as usize - 2] as usize).is_some();
    Some((outer, goes_on || begun && article.word(end) != ","))
}

/// "Hyderabad in southern India", "Paris, in the state of Texas".
fn within(article: &Article, name: &Name) -> Option<Vec<Site>> {
    const MOST_WORDS: usize = 5;
    let mut at = name.end as usize;
    at += usize::from(article.word(at) == ",");
    if article.word(at) != "in" {
        return None;
    }
    at += 1;
    let limit = at + MOST_WORDS;
    while at < limit && article.name_from(at).is_none() {
        let word = article.word(at);
        if !BETWEEN.contains(&word) && !NOUNS.contains(&word) {
            return None;
        }
        at += 1;
    }
    states_at(article, at).map(|(outer, _)| outer)
}

/// "the Lebanese city of Tripoli", "Mali's capital, Bamako", "Syria's Idlib".
fn before(article: &Article, name: &Name) -> Option<Vec<Site>> {
    const MOST_WORDS: usize = 6;
    let mut at = (name.first as usize).checked_sub(1)?;
    if matches!(article.word(at), "of" | ",") {
        at = at.checked_sub(1)?;
    }
    let noun = NOUNS.contains(&article.word(at));
    let owned = at + 1 == name.first as usize && matches!(article.word(at), "'s" | "’s" | "'" | "’");
    if !noun && !owned {
        return None;
    }
    let least = at.saturating_sub(if owned { 1 } else { MOST_WORDS });
    for at in (least..at).rev() {
        let word = article.word(at);
        let Some(outer) = article.names.get(article.name_of[at] as usize) else {
            if word.starts_with(|c: char| c.is_alphanumeric()) || matches!(word, "'s" | "’s" | "-") {
                continue;
            }
            return None;
        };
        let text = outer.span.of(article.text);
        let sites = match outer.kind {
            EntityType::Norp => people(text),
            EntityType::Gpe | EntityType::Loc => states(text),
            _ => return None,
        };
        return Some(sites);
    }
    None
}

/// "Washington state", "the state of New York", "New York city".
fn level(article: &Article, name: &Name) -> Option<Level> {
    let kind = |noun: &str| match noun {
        "state" | "province" | "region" | "governorate" | "oblast" => Some(Level::Region),
        "city" | "town" => Some(Level::City),
        _ => None,
    };
    let first = name.first as usize;
    let of = first >= 2 && article.word(first - 1) == "of";
    let office = article.names.get(article.name_of.get(name.end as usize).copied().unwrap_or(u32::MAX) as usize);
    let titled = office.and_then(|office| office.title).or_else(|| title_behind(article, name));
    let governor = titled.is_some_and(|title| title.of(article.text).starts_with("Gov"));
    if governor {
        return Some(Level::Region);
    }
    let end = name.end as usize;
    // "Jujuy, a northern province".
    let told = article.word(end) == "," && matches!(article.word(end + 1), "a" | "an" | "the");
    let told = (end + 2..end + 5).take_while(|_| told).find_map(|at| kind(article.word(at)));
    kind(article.word(end)).or(told).or_else(|| if of { kind(article.word(first - 2)) } else { None })
}

/// The title of the person who is named behind the place: "Georgia Gov. Ann Lee".
fn title_behind(article: &Article, name: &Name) -> Option<crate::span::Span> {
    let next = article.names.get(article.number(name)? + 1)?;
    let title = next.title?;
    let at = article.prose.tokens.get(name.end as usize)?.span.start;
    let gap = article.text.get(name.span.end as usize..title.start as usize)?;
    (title.start >= at && matches!(gap.trim(), "" | "'s" | "’s")).then_some(title)
}

impl Article<'_> {
    fn number(&self, name: &Name) -> Option<usize> {
        self.name_of.get(name.first as usize).map(|number| *number as usize)
    }
}
