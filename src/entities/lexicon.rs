//! Words that mean people, bodies and texts: facts of the language, in sorted lists.

use std::sync::LazyLock;

/// What a title, a role or a pronoun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// Mrs, spokeswoman, she.
    Woman,
    /// Mr, spokesman, he.
    Man,
}

/// What a common noun at the head of a description means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A person by office or trade: "minister".
    Role,
    /// A body of people that may bear a name: "ministry".
    Body,
    /// A text: "report".
    Text,
    /// People together, by a word that has no singular: "police".
    People,
}

/// Offices and trades.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "accountant", "activist", "actor", "actress", "administrator", "adviser", "advisor", "advocate", "agronomist",
    "aide", "alderman", "ambassador", "anaesthetist", "analyst", "anchor", "anthropologist", "apprentice",
    "archaeologist", "archbishop", "architect", "archivist", "artist", "assemblyman", "assemblywoman", "assistant",
    "astronaut", "astronomer", "astrophysicist", "athlete", "attorney", "auctioneer", "auditor", "aunt", "author",
    "ayatollah", "backer", "bailiff", "baker", "banker", "barber", "barrister", "bassist", "batsman", "batter",
    "beekeeper", "biologist", "bishop", "bookseller", "boss", "botanist", "bowler", "boxer", "boy", "breeder",
    "bricklayer", "brigadier", "broker", "brother", "builder", "bursar", "businessman", "businesswoman", "butcher",
    "buyer", "campaigner", "candidate", "captain", "cardinal", "caregiver", "carer", "caretaker", "carpenter",
    "cartoonist", "cellist", "ceo", "cfo", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chaplain",
    "chef", "chemist", "chief", "choreographer", "cinematographer", "claimant", "cleric", "clerk", "client",
    "climatologist", "coach", "cobbler", "cofounder", "colleague", "colonel", "columnist", "comedian", "commander",
    "commentator", "commissar", "commissioner", "commuter", "complainant", "composer", "conductor", "congressman",
    "congresswoman", "conservationist", "constable", "consultant", "contractor", "controller", "convener", "convenor",
    "coo", "cook", "coordinator", "coroner", "correspondent", "cosmologist", "councillor", "councilman",
    "councilmember", "councilperson", "councilwoman", "counsel", "counsellor", "counselor", "courier", "cricketer",
    "criminologist", "critic", "crofter", "cto", "curator", "customer", "cyclist", "dancer", "daughter", "deacon",
    "dealer", "dean", "defendant", "defender", "demonstrator", "dentist", "deputy", "dermatologist", "designer",
    "detainee", "detective", "developer", "diplomat", "director", "dissident", "diver", "docent", "docker", "doctor",
    "donor", "driver", "drummer", "ecologist", "economist", "ecotoxicologist", "editor", "electrician", "embroiderer",
    "emir", "employee", "engineer", "entrepreneur", "envoy", "epidemiologist", "ethicist", "evacuee", "evangelist",
    "executive", "expert", "exporter", "fan", "farmer", "farmhand", "father", "filmmaker", "financier", "firefighter",
    "fisher", "fisherman", "fishmonger", "florist", "footballer", "forecaster", "foreman", "forester", "founder",
    "friend", "fullback", "gamekeeper", "gardener", "general", "geneticist", "geographer", "geologist", "geophysicist",
    "girl", "glaciologist", "goalkeeper", "golfer", "governess", "governor", "grandfather", "grandmother",
    "greengrocer", "grower", "guard", "guide", "guitarist", "gymnast", "hairdresser", "handyman", "head", "headmaster",
    "headmistress", "headteacher", "herder", "hiker", "historian", "homeowner", "horticulturist", "host", "hostage",
    "hotelier", "hunter", "husband", "hydrologist", "illustrator", "imam", "immunologist", "importer", "influencer",
    "inmate", "innkeeper", "insider", "inspector", "intern", "investigator", "investor", "jailer", "janitor", "jeweler",
    "jeweller", "jockey", "journalist", "judge", "jurist", "justice", "keeper", "king", "landlord", "landowner",
    "lawmaker", "lawyer", "leader", "lecturer", "legislator", "librarian", "lieutenant", "lifeguard", "linguist",
    "lobbyist", "locksmith", "logger", "machinist", "magistrate", "man", "manager", "marshal", "mason", "mathematician",
    "mayor", "mechanic", "mediator", "merchant", "meteorologist", "microbiologist", "midfielder", "midwife", "migrant",
    "milkman", "miner", "minister", "moderator", "monk", "mother", "motorist", "mp", "mufti", "muralist", "musician",
    "naturalist", "negotiator", "neighbor", "neighbour", "neurologist", "neuroscientist", "newsreader", "novelist",
    "nun", "nurse", "nutritionist", "observer", "oceanographer", "officer", "official", "ombudsman", "oncologist",
    "operative", "optician", "organiser", "organist", "organizer", "owner", "paediatrician", "painter",
    "palaeontologist", "paleontologist", "paramedic", "paratrooper", "parent", "parliamentarian", "passenger", "pastor",
    "pathologist", "patient", "patriarch", "pedestrian", "pediatrician", "pensioner", "pharmacist", "pharmacologist",
    "philanthropist", "philosopher", "photographer", "physician", "physicist", "physiotherapist", "pianist", "picker",
    "pilot", "pitcher", "plaintiff", "planner", "player", "playmaker", "playwright", "plumber", "podcaster", "poet",
    "policeman", "policewoman", "politician", "pollster", "pope", "porter", "postmaster", "potter", "preacher",
    "predecessor", "prelate", "premier", "presenter", "president", "priest", "prince", "princess", "principal",
    "prisoner", "producer", "professor", "proprietor", "prosecutor", "protester", "protestor", "provost",
    "psychiatrist", "psychologist", "publican", "publisher", "quarterback", "queen", "rabbi", "racer", "rancher",
    "ranger", "rapper", "rapporteur", "receptionist", "rector", "referee", "refugee", "reporter", "representative",
    "researcher", "resident", "restaurateur", "retiree", "reverend", "rider", "roofer", "runner", "saddler", "sailor",
    "salesman", "salesperson", "saleswoman", "scholar", "scientist", "screenwriter", "sculptor", "seamstress",
    "secretary", "seismologist", "selectman", "seller", "senator", "sergeant", "settler", "shareholder", "sheikh",
    "shepherd", "sheriff", "shipbuilder", "shipowner", "shoemaker", "shopkeeper", "shopper", "singer", "sister",
    "skater", "skier", "skipper", "sociologist", "soldier", "solicitor", "sommelier", "son", "songwriter", "speaker",
    "specialist", "spectator", "spokesman", "spokesperson", "spokeswoman", "sprinter", "stallholder", "statistician",
    "stevedore", "steward", "storekeeper", "storyteller", "strategist", "streamer", "striker", "student", "stylist",
    "successor", "sultan", "superintendent", "supervisor", "supplier", "supporter", "surgeon", "surveyor", "survivor",
    "swimmer", "tailor", "taxpayer", "teacher", "teammate", "technician", "tenant", "theologian", "therapist",
    "tourist", "toxicologist", "trader", "trainer", "translator", "traveler", "traveller", "trawlerman", "treasurer",
    "trucker", "trustee", "tutor", "umpire", "uncle", "undersecretary", "undertaker", "urologist", "vendor", "vet",
    "veteran", "veterinarian", "vicar", "victim", "villager", "violinist", "violist", "virologist", "visitor",
    "volcanologist", "volunteer", "voter", "waiter", "waitress", "warden", "watchman", "welder", "whip",
    "whistleblower", "wholesaler", "wicketkeeper", "widow", "widower", "wife", "winemaker", "winger", "witness",
    "woman", "worker", "wrestler", "writer", "youtuber", "zoologist",
];

/// Bodies that bear names.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "academy", "agency", "airline", "alliance", "army", "association", "authority", "automaker", "bank", "bloc",
    "board", "broadcaster", "bureau", "campaign", "carmaker", "charity", "church", "club", "coalition",
    "college", "commission", "committee", "company", "confederation", "congress", "consortium", "corporation",
    "council", "court", "department", "federation", "firm", "foundation", "fund", "government", "group", "hospital",
    "institute", "institution", "insurer", "league", "lender", "maker", "manufacturer", "militia", "ministry",
    "movement", "museum", "network", "newspaper", "ngo", "office", "operator", "organisation", "organization",
    "parliament", "party", "producer", "regulator", "retailer", "school", "senate", "service", "society", "startup",
    "station", "team", "tribunal", "union", "university", "utility", "watchdog",
];

/// Texts that speak.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "ad", "advertisement", "affidavit", "announcement", "article", "bill", "book", "bulletin", "communique",
    "complaint", "constitution", "declaration", "document", "editorial", "email", "filing", "index", "indictment",
    "invoice", "judgment", "law", "lawsuit", "leaflet", "letter", "memo", "memorandum", "message", "minutes", "note",
    "notice", "order", "paper", "petition", "poll", "post", "poster", "readout", "release", "report", "resolution",
    "review", "ruling", "sign", "statement", "study", "suit", "summons", "survey", "text", "transcript", "treaty",
    "tweet", "verdict", "video", "warrant", "website",
];

/// People together, by words that look singular.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "administration", "both", "couple", "crew", "crowd", "everybody", "everyone", "family", "leadership", "majority",
    "many", "media", "men", "military", "opposition", "others", "pair", "people", "personnel", "police", "press",
    "public", "several", "some", "staff", "those", "women",
];

/// What stands before an office and belongs to it.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "additional", "administrative", "affairs", "aid", "army", "assistant", "associate", "attorney", "aviation", "bank",
    "budget", "business", "cabinet", "campaign", "central", "chief", "city", "communications", "company", "county",
    "crown", "culture", "defence", "defense", "deputy", "development", "economic", "economy", "education", "election",
    "emeritus", "energy", "environment", "executive", "external", "family", "federal", "finance", "financial", "fire",
    "first", "foreign", "general", "government", "health", "home", "housing", "human", "information", "interim",
    "interior", "investment", "joint", "junior", "justice", "labor", "labour", "lead", "majority", "managing",
    "marketing", "medical", "military", "minority", "national", "navy", "operating", "opposition", "party", "permanent",
    "police", "policy", "political", "press", "prime", "project", "provincial", "public", "regional", "research",
    "rights", "school", "science", "secretary", "security", "senior", "shadow", "special", "sports", "state",
    "technical", "technology", "top", "tourism", "town", "trade", "transport", "transportation", "treasury", "under",
    "union", "vice", "village", "youth",
];

/// What is said of the holder and not of the office: how long, how well known. "Former" and "acting" are not
/// among them: they say which office it is.
#[rustfmt::skip]
const LOOSE: &[&str] = &[
    "acclaimed", "accomplished", "ambitious", "beleaguered", "beloved", "charismatic", "combative", "controversial",
    "current", "departing", "disgraced", "distinguished", "embattled", "eminent", "esteemed", "experienced", "famed",
    "famous", "fiery", "flamboyant", "iconic", "influential", "legendary", "lifelong", "longstanding",
    "longtime", "noted", "notorious", "now", "outspoken", "perennial", "popular", "powerful", "prominent", "proud",
    "renowned", "respected", "seasoned", "sitting", "veteran",
];

/// When an office is held, if not now and for good.
const WHEN: &[&str] =
    &["acting", "erstwhile", "ex", "former", "formerly", "incoming", "interim", "late", "outgoing", "retired", "then"];

/// People by family and acquaintance: no role in the table's sense.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "aunt", "boy", "brother", "colleague", "daughter", "father", "friend", "girl", "grandfather", "grandmother",
    "husband", "man", "mother", "neighbor", "neighbour", "sister", "son", "uncle", "widow", "widower", "wife",
    "woman",
];

/// Offices that a country has, one each.
const NATIONAL: &[&str] =
    &["ambassador", "chancellor", "emir", "king", "minister", "premier", "president", "queen", "sultan"];

const WOMEN: &[&str] = &[
    "actress",
    "aunt",
    "baroness",
    "businesswoman",
    "chairwoman",
    "congresswoman",
    "councilwoman",
    "countess",
    "dame",
    "daughter",
    "duchess",
    "empress",
    "girl",
    "grandmother",
    "lady",
    "landlady",
    "madam",
    "madame",
    "midwife",
    "miss",
    "mme",
    "mom",
    "mother",
    "mrs",
    "ms",
    "mum",
    "niece",
    "nun",
    "policewoman",
    "princess",
    "queen",
    "saleswoman",
    "señora",
    "sister",
    "spokeswoman",
    "stepmother",
    "waitress",
    "widow",
    "wife",
    "woman",
];

const MEN: &[&str] = &[
    "archbishop",
    "ayatollah",
    "baron",
    "bishop",
    "boy",
    "brother",
    "businessman",
    "cardinal",
    "chairman",
    "congressman",
    "councilman",
    "dad",
    "duke",
    "emir",
    "emperor",
    "father",
    "fisherman",
    "foreman",
    "grandfather",
    "husband",
    "imam",
    "king",
    "landlord",
    "lord",
    "man",
    "monk",
    "monsieur",
    "mr",
    "nephew",
    "policeman",
    "pope",
    "prince",
    "salesman",
    "señor",
    "sheikh",
    "sir",
    "son",
    "spokesman",
    "stepfather",
    "sultan",
    "uncle",
    "waiter",
    "watchman",
    "widower",
];

/// The lists that a word stands on, a bit each.
mod on {
    pub(super) const PEOPLE: u16 = 1;
    pub(super) const ROLE: u16 = 2;
    pub(super) const BODY: u16 = 4;
    pub(super) const TEXT: u16 = 8;
    pub(super) const MODIFIER: u16 = 16;
    pub(super) const NATIONAL: u16 = 32;
    pub(super) const WOMAN: u16 = 64;
    pub(super) const MAN: u16 = 128;
    pub(super) const KIN: u16 = 256;
    pub(super) const LOOSE: u16 = 512;
    pub(super) const WHEN: u16 = 1024;
}

/// All lists in one hashed table, since running text asks for every word that may begin a description.
struct Table([(u64, u16); SLOTS]);

const SLOTS: usize = 2048;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table([(0, 0); SLOTS]);
    let lists = [
        (PEOPLE, on::PEOPLE),
        (ROLES, on::ROLE),
        (BODIES, on::BODY),
        (TEXTS, on::TEXT),
        (MODIFIERS, on::MODIFIER),
        (NATIONAL, on::NATIONAL),
        (WOMEN, on::WOMAN),
        (MEN, on::MAN),
        (KIN, on::KIN),
        (LOOSE, on::LOOSE),
        (WHEN, on::WHEN),
    ];
    for (list, bit) in lists {
        for word in list {
            table.add(hash(word.bytes()), bit);
        }
    }
    table
});

impl Table {
    fn add(&mut self, hash: u64, bit: u16) {
        let slot = self.slot(hash);
        self.0[slot] = (hash, self.0[slot].1 | bit);
    }

    /// The slot of `hash`, or the free one where it would be; half of the slots are free.
    fn slot(&self, hash: u64) -> usize {
        let mut at = (hash >> 32) as usize % SLOTS;
        while self.0[at].0 != hash && self.0[at].0 != 0 {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

fn lists(bytes: impl Iterator<Item = u8>) -> u16 {
    let hash = hash(bytes);
    TABLE.0[TABLE.slot(hash)].1
}

/// What `word` means at the head of a description, and whether it is a plural. Letters' case aside.
pub(super) fn noun(word: &str) -> Option<(Noun, bool)> {
    if !(2..=17).contains(&word.len()) {
        return None;
    }
    let found = lists(word.bytes());
    if found & on::PEOPLE != 0 {
        return Some((Noun::People, true));
    }
    let bytes = word.as_bytes();
    let plural = |stem: &[u8], ending: &[u8]| noun_on(lists(stem.iter().chain(ending).copied())).map(|n| (n, true));
    noun_on(found)
        .map(|n| (n, false))
        .or_else(|| match bytes {
            [stem @ .., b'i', b'e', b's'] => plural(stem, b"y").or_else(|| plural(stem, b"ie")),
            [stem @ .., b'e', b's'] => plural(stem, b"e").or_else(|| plural(stem, b"")),
            [stem @ .., b's'] => plural(stem, b""),
            [stem @ .., b'm', b'e', b'n'] => plural(stem, b"man"),
            _ => None,
        })
        .or_else(|| is_compound(bytes).then_some((Noun::Role, false)))
}

/// Whether a word no list knows is a trade by its ending: "schoolteacher", "lobsterman", "ornithologist".
fn is_compound(word: &[u8]) -> bool {
    const SHORTEST: usize = 9;
    let ends = |ending: &[u8]| word.ends_with(ending);
    word.len() >= SHORTEST
        && match word[word.len() - 1] {
            b'r' => ends(b"teacher") || ends(b"keeper") || ends(b"worker") || ends(b"player") || ends(b"writer"),
            b'n' => ends(b"man") || ends(b"person"),
            b't' => ends(b"ologist") || ends(b"therapist"),
            _ => false,
        }
}

fn noun_on(lists: u16) -> Option<Noun> {
    let nouns = [(on::ROLE, Noun::Role), (on::BODY, Noun::Body), (on::TEXT, Noun::Text)];
    nouns.into_iter().find(|(bit, _)| lists & bit != 0).map(|(_, noun)| noun)
}

/// Whether `word` is an office or a trade.
pub(super) fn is_role(word: &str) -> bool {
    matches!(noun(word), Some((Noun::Role, false)))
}

/// The offices and trades by their length.
static BY_LENGTH: LazyLock<[Vec<&str>; 18]> =
    LazyLock::new(|| std::array::from_fn(|length| ROLES.iter().copied().filter(|role| role.len() == length).collect()));

/// The office that `word` misspells by one letter.
pub(super) fn misspelt(word: &str) -> Option<&'static str> {
    if word.len() < 6 || noun(word).is_some() {
        return None;
    }
    // One letter is wrong at one end at most.
    let ends = |of: &str| {
        of.as_bytes().first().zip(of.as_bytes().last()).map(|(a, b)| [*a, *b].map(|b| b.to_ascii_lowercase()))
    };
    let [first, last] = ends(word)?;
    let alike = |role: &&str| ends(role).is_some_and(|[a, b]| a == first || b == last);
    let nearly = |role: &&str| role.len() >= 6 && alike(role) && super::words::nearly(word, role);
    // Of several the first in the alphabet.
    let lengths = BY_LENGTH.get(word.len() - 1..(word.len() + 2).min(BY_LENGTH.len()))?;
    lengths.iter().filter_map(|roles| roles.iter().copied().find(nearly)).min()
}

/// Whether `word` may stand before an office as a part of it.
pub(super) fn is_modifier(word: &str) -> bool {
    has(on::MODIFIER | on::WHEN, word)
}

/// Whether `word` says when an office is held: "former", "acting".
pub(super) fn is_when(word: &str) -> bool {
    has(on::WHEN, word)
}

/// Whether `word` before an office tells of its holder only.
pub(super) fn is_loose(word: &str) -> bool {
    has(on::LOOSE, word)
}

/// Whether a country has one of it: a minister, a president.
pub(super) fn is_national(word: &str) -> bool {
    has(on::NATIONAL, word)
}

/// Whether `word` is one of family and acquaintance.
pub(super) fn is_kin(word: &str) -> bool {
    has(on::KIN, word)
}

/// The gender that a title or role tells.
pub(super) fn gender(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if has(on::WOMAN, word) { Some(Gender::Woman) } else { has(on::MAN, word).then_some(Gender::Man) }
}

/// Whether `word` says nothing but that a person follows: `Mr.`, `Dr`.
pub(super) fn is_courtesy(word: &str) -> bool {
    const LONGEST: usize = 6;
    let word = word.trim_end_matches('.');
    word.len() <= LONGEST
        && [
            "alhaji", "datuk", "dr", "hajia", "madam", "madame", "mallam", "miss", "mme", "mr", "mrs", "ms", "shri",
            "sir", "smt", "mx",
        ]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(word))
}

fn has(bit: u16, word: &str) -> bool {
    word.len() <= 17 && lists(word.bytes()) & bit != 0
}

/// Whether `word` is a rank or degree that stands between an office and the name: "spokesman Colonel NAME".
pub(super) fn is_rank(word: &str) -> bool {
    const RANKS: [&str; 22] = [
        "brigadier",
        "capt",
        "captain",
        "col",
        "colonel",
        "commander",
        "dr",
        "inspector",
        "lieutenant",
        "lt",
        "maj",
        "major",
        "prof",
        "professor",
        "rear",
        "rep",
        "sen",
        "senator",
        "sergeant",
        "sgt",
        "superintendent",
        "supt",
    ];
    let word = word.trim_end_matches('.');
    RANKS.iter().any(|rank| rank.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [ROLES, BODIES, TEXTS, PEOPLE, NATIONAL, WOMEN, MEN, KIN, LOOSE, MODIFIERS, WHEN] {
            assert!(list.is_sorted(), "{:?}", list.windows(2).find(|w| w[0] > w[1]));
        }
    }

    #[test]
    fn knows_plurals() {
        assert_eq!(noun("officials"), Some((Noun::Role, true)));
        assert_eq!(noun("ministries"), Some((Noun::Body, true)));
        assert_eq!(noun("Police"), Some((Noun::People, true)));
        assert_eq!(noun("coaches"), Some((Noun::Role, true)));
        assert_eq!(noun("spokeswoman"), Some((Noun::Role, false)));
        assert_eq!(noun("table"), None);
    }

    #[test]
    fn corrects_one_letter() {
        assert_eq!(misspelt("ministr"), Some("minister"));
        assert_eq!(misspelt("table"), None);
    }
}
