//! Words that tell what a name is, and words that are never one. Lists of facts, sorted by bytes.

use crate::mentions::EntityType;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Whether `word` is in a sorted list.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Function words: capitals only at the beginning of a sentence or in headlines.
#[rustfmt::skip]
pub(super) const FUNCTION: &[&str] = &[
    "a", "about", "above", "according", "across", "added", "adding", "additionally", "after", "again", "against",
    "ah", "all", "allah", "almost", "along", "also", "although", "always", "amid", "among", "an", "and", "another",
    "any", "anyone", "anything", "apparently", "are", "around", "as", "asked", "at", "based", "be", "because", "been",
    "before", "behind", "being", "besides", "born", "both", "but", "by", "calling", "can", "citing", "clearly",
    "could", "crucially", "currently", "dear", "despite", "did", "do", "does", "doing", "dubbed", "during", "each",
    "earlier", "either", "elsewhere", "even", "eventually", "every", "everybody", "everyone", "everything", "few",
    "finally", "firstly", "following", "for", "former", "fortunately", "from", "furthermore", "get", "given", "god",
    "going", "had", "has", "have", "having", "he", "hello", "hence", "her", "here", "hi", "him", "his", "how",
    "however", "i", "if", "in", "including", "indeed", "initially", "instead", "into", "is", "it", "its", "just",
    "last", "lastly", "later", "less", "let", "like", "likewise", "luckily", "many", "may", "maybe", "meanwhile",
    "more", "moreover", "most", "much", "my", "near", "neither", "never", "nevertheless", "new", "next", "no",
    "nobody", "none", "nonetheless", "nor", "not", "nothing", "noting", "now", "obviously", "of", "off", "often",
    "oh", "ok", "okay", "on", "once", "one", "only", "or", "other", "others", "otherwise", "our", "out", "over",
    "overall", "per", "perhaps", "please", "rather", "recently", "sadly", "said", "say", "says", "secondly",
    "several", "she", "should", "similarly", "since", "so", "some", "someone", "something", "sometimes", "soon",
    "speaking", "still", "such", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these",
    "they", "thirdly", "this", "those", "though", "three", "through", "thus", "to", "today", "tomorrow", "tonight",
    "two", "under", "unfortunately", "unless", "until", "up", "upon", "very", "via", "was", "we", "well", "were",
    "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether", "which", "while", "who",
    "whoever", "whose", "why", "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

/// Small words within names: `Muammar al Gaddafi`, `Ursula von der Leyen`, `Rio de Janeiro`.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "abu", "al", "an", "ar", "as", "at", "az", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "di", "do", "dos", "du", "e", "ed", "el", "es", "et", "ibn", "la", "las", "le", "les", "los", "san", "ter", "ul",
    "ur", "van", "vom", "von", "wa", "wal", "y", "zu",
];

/// Whether a name may begin with the particle `word`.
pub(super) fn opens_name(word: &str) -> bool {
    matches!(word, "al" | "an" | "ar" | "ash" | "az" | "el")
}

/// Beginnings that a hyphen joins to a name: `sub-Saharan`, `ultra-Orthodox`.
pub(super) const PREFIXES: &[&str] = &["pan", "sub", "ultra"];

/// Roles that "of" and what they deal with may follow: `Minister of Trade and Industry`.
#[rustfmt::skip]
pub(super) const PORTFOLIO: &[&str] = &[
    "chief", "commissioner", "deputy", "director", "general", "head", "minister", "ministers", "secretary",
    "undersecretary",
];

/// Bodies whose names list what they deal with: `Ministry of Trade, Mines and Energy`.
#[rustfmt::skip]
pub(super) const LISTING: &[&str] = &[
    "authority", "bureau", "college", "commission", "committee", "council", "department", "directorate", "faculty",
    "institute", "ministry", "office", "organisation", "organization", "school", "secretariat",
];

/// Capitals that abbreviate a thing or rank, not a name.
#[rustfmt::skip]
pub(super) const ABBREVIATED: &[&str] = &[
    "ad", "ai", "atm", "bc", "ceo", "cfo", "cv", "dj", "dna", "est", "faq", "gdp", "gmt", "gps", "hiv", "hr", "ict",
    "id", "ii", "iii", "iot", "ipo", "iq", "it", "iv", "km", "lgbt", "lgbtq", "mou", "mous", "mw", "nft", "nfts",
    "ngo", "ngos", "ok", "pcr", "ph.d", "ph.d.", "phd", "ppe", "ppp", "ppps", "pr", "q1", "q2", "q3", "q4", "rm",
    "rmb", "rs", "sim", "sme", "smes", "sms", "suv", "suvs", "tb", "tv", "tvs", "ufo", "usb", "usd", "utc", "vat",
    "vip", "vips", "vix",
];

/// Small words that a hyphen joins to any name: `Kyiv-based`. Others may be a name's second half.
#[rustfmt::skip]
pub(super) const STUCK: &[&str] = &[
    "area", "based", "born", "built", "class", "era", "free", "held", "led", "like", "made", "only", "owned", "plus",
    "run", "size", "style", "tax", "type", "wide",
];

/// Directions before a place: `northern Mali`.
#[rustfmt::skip]
pub(super) const DIRECTIONS: &[&str] = &[
    "central", "east", "eastern", "north", "northeast", "northeastern", "northern", "northwest", "northwestern",
    "south", "southeast", "southeastern", "southern", "southwest", "southwestern", "upper", "west", "western",
];

/// Common nouns whose plural possessive stands within names: `People's Party`.
#[rustfmt::skip]
pub(super) const POSSESSORS: &[&str] = &[
    "artists", "athlete", "athletes", "bankers", "bishop", "boy", "boys", "children", "citizens", "consumer",
    "consumers", "doctor", "doctors", "employer", "employers", "farmers", "father", "fathers", "fisher", "fishers",
    "girl", "girls", "governor", "heroes", "journalists", "king", "lawyers", "magistrate", "magistrates", "martyrs",
    "mayor", "men", "miner", "miners", "mother", "mothers", "nurse", "nurses", "officers", "parent", "parents",
    "patriots", "pensioner", "pensioners", "people", "player", "players", "producer", "producers", "prosecutor",
    "prosecutors", "queen", "scouts", "sheriff", "soldiers", "students", "teachers", "trader", "traders", "veterans",
    "widows", "women", "workers", "writers", "youth",
];

/// Words before "of" that make one place of it: `Sultanate of Oman`, `City of Kano`.
#[rustfmt::skip]
pub(super) const GOVERNED: &[&str] = &[
    "bay", "cape", "city", "commonwealth", "emirate", "emirates", "federation", "gulf", "isle", "kingdom",
    "municipality", "port", "province", "republic", "state", "strait", "sultanate", "union",
];

/// Last words of organisations' names.
#[rustfmt::skip]
const ORG: &[&str] = &[
    "academy", "administration", "agency", "airlines", "airways", "alliance", "army", "assembly", "associates",
    "association", "authority", "bank", "board", "brigade", "brigades", "brotherhood", "bureau", "business",
    "cabinet", "campaign", "caucus", "center", "centre", "chamber", "club", "co", "co.", "coalition", "college",
    "command", "commission", "committee", "community", "companies", "company", "confederation", "congress",
    "consortium", "consulting", "corp", "corp.", "corporation", "corps", "council", "court", "daily", "democrats",
    "department", "directorate", "division", "embassy", "energy", "enterprise", "enterprises", "exchange", "faculty",
    "federation", "firm", "fleet", "force", "forces", "foundation", "front", "fund", "gazette", "government", "group",
    "guard", "guards", "guild", "herald", "holding", "holdings", "inc", "inc.", "industries", "initiative",
    "inspectorate", "institute", "institution", "insurance", "international", "journal", "judiciary", "laboratory",
    "labs", "league", "legion", "legislature", "limited", "llc", "llp", "lobby", "ltd", "ltd.", "media", "militia",
    "ministry", "mission", "motors", "movement", "navy", "network", "networks", "news", "office", "organisation",
    "organization", "parliament", "partners", "partnership", "party", "patrol", "pharma", "plc", "police", "post",
    "press", "programme", "prosecutors", "radio", "regiment", "republicans", "resistance", "school", "secretariat",
    "securities", "senate", "service", "services", "society", "squad", "staff", "studio", "studios", "syndicate",
    "systems", "taskforce", "team", "technologies", "telecom", "telegraph", "television", "theatre", "times",
    "tribunal", "tribune", "trust", "tv", "union", "united", "universities", "university", "watch", "works",
];

/// First words of organisations' names with "of", "for" or "in".
#[rustfmt::skip]
const ORG_FIRST: &[&str] = &[
    "academy", "agency", "alliance", "army", "association", "bank", "board", "bureau", "center", "centers", "centre",
    "chamber", "church", "coalition", "college", "commission", "committee", "community", "confederation",
    "conference", "congress", "council", "court", "department", "directorate", "economic", "faculty", "federation",
    "forum", "foundation", "front", "fund", "group", "high", "house", "institute", "league", "ministry", "movement",
    "office", "organisation", "organization", "party", "school", "society", "support", "union", "university", "world",
];

#[rustfmt::skip]
const FAC: &[&str] = &[
    "airport", "arena", "avenue", "barracks", "base", "boulevard", "bridge", "building", "bypass", "camp", "canal",
    "castle", "cathedral", "cemetery", "church", "corridor", "dam", "expressway", "gate", "hall", "harbour",
    "highway", "hospital", "hotel", "house", "jail", "library", "mall", "market", "memorial", "monastery", "monument",
    "mosque", "museum", "palace", "park", "pipeline", "plant", "plaza", "port", "prison", "railway", "refinery",
    "road", "shrine", "square", "stadium", "station", "street", "synagogue", "temple", "terminal", "tower", "towers",
    "tunnel", "zoo",
];

#[rustfmt::skip]
const LOC: &[&str] = &[
    "basin", "bay", "beach", "belt", "canyon", "cape", "coast", "continent", "creek", "delta", "desert", "falls",
    "forest", "glacier", "gulf", "heights", "hill", "hills", "island", "islands", "isles", "lake", "lakes",
    "mountain", "mountains", "ocean", "peninsula", "plateau", "range", "reef", "reserve", "ridge", "river", "sea",
    "strait", "triangle", "valley", "volcano",
];

#[rustfmt::skip]
const GPE: &[&str] = &[
    "city", "county", "district", "governorate", "municipality", "oblast", "prefecture", "province", "region",
    "republic", "state", "territory", "town", "township", "village",
];

#[rustfmt::skip]
const EVENT: &[&str] = &[
    "awards", "biennale", "carnival", "championship", "championships", "conference", "congresses", "convention",
    "cup", "cyclone", "derby", "dialogue", "earthquake", "election", "elections", "exhibition", "expo", "fair",
    "fest", "festival", "final", "finals", "forum", "games", "hurricane", "marathon", "massacre", "olympics", "open",
    "prix", "rally", "revolution", "show", "summit", "tour", "tournament", "typhoon", "uprising", "war", "week",
];

#[rustfmt::skip]
const LAW: &[&str] = &[
    "accord", "accords", "act", "agreement", "amendment", "bill", "charter", "code", "constitution", "convention",
    "law", "pact", "protocol", "resolution", "treaty",
];

/// First words of places: `Lake Chad`, `Mount Kenya`.
#[rustfmt::skip]
const LOC_FIRST: &[&str] = &[
    "bay", "cape", "gulf", "horn", "isle", "lake", "mount", "mt.", "river", "sea", "strait",
];

/// What the first of several words tells of a name's type.
pub(super) fn by_first(first: &str) -> Option<EntityType> {
    if is_in(LOC_FIRST, first) {
        return Some(EntityType::Loc);
    }
    begins_event(first).then_some(EntityType::Event)
}

/// What the last of several words tells of a name's type.
pub(super) fn by_last(last: &str) -> Option<EntityType> {
    // A word of several lists says what the last of them does.
    static LASTS: LazyLock<HashMap<&str, EntityType>> = LazyLock::new(|| {
        let lists = [
            (LAW, EntityType::Law),
            (GPE, EntityType::Gpe),
            (LOC, EntityType::Loc),
            (FAC, EntityType::Fac),
            (ORG, EntityType::Org),
            (EVENT, EntityType::Event),
        ];
        lists.into_iter().flat_map(|(list, kind)| list.iter().map(move |word| (*word, kind))).collect()
    });
    LASTS.get(last).copied()
}

/// Whether a name of several words that begins with `first` is a storm's or a campaign's.
pub(super) fn begins_event(first: &str) -> bool {
    matches!(first, "cyclone" | "hurricane" | "typhoon" | "storm" | "tropical" | "operation")
}

/// Whether a name with "of" or "for" that begins with `first` is an organisation's.
pub(super) fn begins_org(first: &str) -> bool {
    is_in(ORG_FIRST, first)
}

/// Whether `last` ends the names of organisations.
pub(super) fn ends_org(last: &str) -> bool {
    is_in(ORG, last)
}

/// Whether `last` ends the names of stretches of land: "Hawke's Bay".
pub(super) fn ends_spot(last: &str) -> bool {
    is_in(LOC, last)
}

/// Whether "on" and what it deals with may follow `last`: "Panel on Climate Change".
pub(super) fn debates(last: &str) -> bool {
    matches!(last, "panel" | "conference" | "convention" | "committee" | "commission" | "council" | "forum" | "treaty")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            FUNCTION,
            PARTICLES,
            DIRECTIONS,
            POSSESSORS,
            PREFIXES,
            STUCK,
            PORTFOLIO,
            LISTING,
            ABBREVIATED,
            GOVERNED,
            ORG,
            ORG_FIRST,
            FAC,
            LOC,
            GPE,
            EVENT,
            LAW,
            LOC_FIRST,
        ] {
            assert!(list.is_sorted(), "{:?}", list.windows(2).find(|w| w[0] > w[1]));
        }
    }
}
