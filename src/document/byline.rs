//! Bylines, and the editing lines at a story's end.
//!
//! In: a line. Out: the persons and the agency that it names. Fewer authors rather than wrong ones: a
//! single word is no author, nor is what stands behind a comma unless it is plainly a name.

use super::agencies;
use super::lines::{Line, opens_with};
use crate::casing::title_case;
use std::borrow::Cow;

/// Whom a line names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) agency: Option<String>,
}

/// What opens a byline; longer forms first.
const OPENINGS: &[&str] = &[
    "story by ",
    "written by ",
    "words by ",
    "text by ",
    "report by ",
    "reporting by ",
    "analysis by ",
    "posted by ",
    "reported by ",
    "by: ",
    "by ",
];

/// Words of functions, desks and outlets, which no person's name has.
const NOT_NAMES: &[&str] = &[
    "about",
    "accessibility",
    "add",
    "admin",
    "advertisement",
    "affairs",
    "afp",
    "africa",
    "agencies",
    "agency",
    "all",
    "analyst",
    "anchor",
    "ap",
    "archive",
    "article",
    "arts",
    "asia",
    "associate",
    "associated",
    "association",
    "author",
    "back",
    "bbc",
    "bloomberg",
    "breaking",
    "broadcasting",
    "bulletin",
    "bureau",
    "business",
    "buy",
    "caption",
    "center",
    "centre",
    "chief",
    "chronicle",
    "city",
    "click",
    "close",
    "cnn",
    "columnist",
    "comments",
    "commission",
    "company",
    "contact",
    "contributing",
    "contributor",
    "contributors",
    "cookie",
    "copy",
    "corporation",
    "correspondent",
    "council",
    "credit",
    "crime",
    "critic",
    "culture",
    "daily",
    "department",
    "deputy",
    "desk",
    "digital",
    "diplomatic",
    "director",
    "discover",
    "dispatch",
    "download",
    "economics",
    "editor",
    "editor-in-chief",
    "editorial",
    "editors",
    "education",
    "email",
    "enquirer",
    "environment",
    "europe",
    "examiner",
    "executive",
    "explore",
    "express",
    "fellow",
    "find",
    "follow",
    "foreign",
    "foundation",
    "free",
    "freelance",
    "gallery",
    "gazette",
    "get",
    "getty",
    "gift",
    "group",
    "guardian",
    "guest",
    "health",
    "heard",
    "herald",
    "here",
    "hide",
    "home",
    "host",
    "how",
    "image",
    "images",
    "inc",
    "inquirer",
    "institute",
    "intern",
    "international",
    "join",
    "journal",
    "journalist",
    "keep",
    "latest",
    "lead",
    "learn",
    "legal",
    "library",
    "limited",
    "link",
    "listen",
    "live",
    "load",
    "login",
    "ltd",
    "magazine",
    "mail",
    "managing",
    "media",
    "menu",
    "minister",
    "ministry",
    "monitor",
    "more",
    "most",
    "national",
    "network",
    "news",
    "news24",
    "newspaper",
    "newsroom",
    "newswire",
    "next",
    "now",
    "observer",
    "online",
    "open",
    "our",
    "photo",
    "photographer",
    "photos",
    "play",
    "playing",
    "podcast",
    "police",
    "policy",
    "political",
    "politics",
    "post",
    "posted",
    "premium",
    "president",
    "press",
    "previous",
    "prime",
    "print",
    "privacy",
    "producer",
    "professor",
    "published",
    "question",
    "questions",
    "quick",
    "radio",
    "read",
    "reading",
    "recommended",
    "related",
    "religion",
    "report",
    "reporter",
    "reporters",
    "reuters",
    "royal",
    "save",
    "science",
    "search",
    "section",
    "security",
    "see",
    "senior",
    "service",
    "share",
    "show",
    "sign",
    "skip",
    "society",
    "source",
    "sources",
    "special",
    "specialist",
    "sponsored",
    "sport",
    "sports",
    "staff",
    "standard",
    "star",
    "start",
    "state",
    "stay",
    "stories",
    "story",
    "subscribe",
    "sun",
    "support",
    "team",
    "technology",
    "telegraph",
    "television",
    "terms",
    "the",
    "this",
    "times",
    "today",
    "toggle",
    "top",
    "topic",
    "transcript",
    "transport",
    "trending",
    "tribune",
    "tv",
    "tweet",
    "union",
    "university",
    "up",
    "updated",
    "use",
    "video",
    "view",
    "voice",
    "watch",
    "web",
    "weekly",
    "what",
    "why",
    "wire",
    "wires",
    "world",
    "writer",
    "writers",
    "xinhua",
    "you",
    "your",
];

/// First words of places' names that look like persons' names.
const PLACE_STARTS: &[&str] = &[
    "new", "san", "santa", "los", "las", "south", "north", "east", "west", "hong", "kuala", "addis", "buenos", "rio",
    "sao", "são", "port", "cape", "tel", "abu", "saint", "st", "united", "saudi", "sri", "costa", "el", "phnom", "ho",
    "dar", "burkina", "sierra", "papua", "puerto", "mexico",
];

/// Reads a line that opens as a byline does ("By …"), or that is nothing but an agency's name.
pub(super) fn read(text: &str, line: &Line) -> Option<Byline> {
    if line.span.len() > 240 || line.words > 30 {
        return None;
    }
    let whole = line.span.of(text);
    let whole = if whole.contains('\u{a0}') { &*whole.replace('\u{a0}', " ") } else { whole };
    let bare = whole.trim_matches(['(', ')', '[', ']', '*', '_', '—', '-', '=', ' ']);
    if let Some(agency) = agencies::canonical(bare).filter(|name| bare.starts_with(char::is_uppercase) || *name == bare)
    {
        return Some(Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
    }
    if let Some(houses) = bare.strip_prefix('/').filter(|houses| houses.len() <= 30) {
        // "/ CBS/AP": the house, and the agency that its story draws on.
        let agency = houses.split('/').find_map(|house| agency_in(house.trim()));
        return agency.map(|agency| Byline { authors: Vec::new(), agency: Some(agency) });
    }
    if let Some(rest) = bare.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase)) {
        // "ByAna Ruiz", as some pages paste it.
        return Some(names(rest)).filter(|byline| !byline.authors.is_empty() && is_credible(rest) && !line.stop);
    }
    let lower = bare.to_lowercase();
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(*opening))?;
    let rest = bare.get(opening.len()..)?.trim();
    if let Some(byline) = writers_of(rest) {
        return Some(byline);
    }
    let first = rest.chars().next()?;
    let agency = agencies::canonical(rest).is_some();
    if !(first.is_uppercase() || agency) || crate::calendar::weekday(rest.split([' ', ',']).next()?).is_some() {
        return None;
    }
    let short_sentence = line.stop && !ends_in_abbreviation(rest);
    let byline = names(rest);
    let found = !byline.authors.is_empty() || byline.agency.is_some();
    let credible = is_credible(rest) || names_office_behind_comma(rest);
    (found && !short_sentence && credible).then_some(byline).or_else(|| nobody(rest))
}

/// "Lake Wire writers Ana Ruiz, José Paz": the agency stands before those who write for it.
fn writers_of(rest: &str) -> Option<Byline> {
    let (agency, writers) =
        [" writers ", " writer ", " correspondents ", " correspondent ", " reporters ", " reporter "]
            .iter()
            .find_map(|office| rest.split_once(office))?;
    let agency = agencies::canonical(agency)?.to_owned();
    let byline = names(writers);
    (!byline.authors.is_empty()).then_some(Byline { agency: Some(agency), ..byline })
}

/// "Ana Ruiz, home affairs reporter": the office is not capitalised.
fn names_office_behind_comma(rest: &str) -> bool {
    rest.split_once(',').is_some_and(|(name, office)| {
        is_credible(name)
            && office.split_whitespace().count() <= 6
            && office
                .split_whitespace()
                .any(|w| OFFICES.contains(&w) || w.strip_suffix("and").is_some_and(|w| OFFICES.contains(&w)))
    })
}

/// Words for what a writer is.
const OFFICES: &[&str] = &[
    "anchor",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "critic",
    "desk",
    "editor",
    "freelancer",
    "journalist",
    "producer",
    "reporter",
    "staff",
    "writer",
];

/// Words that end the names of newspapers and stations.
const OUTLETS: &[&str] = &[
    "advertiser",
    "advocate",
    "agency",
    "argus",
    "bbc",
    "broadcasting",
    "bulletin",
    "bureau",
    "cbc",
    "chronicle",
    "citizen",
    "cnn",
    "courier",
    "daily",
    "desk",
    "dispatch",
    "echo",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "group",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "media",
    "messenger",
    "mirror",
    "monitor",
    "network",
    "news",
    "newspaper",
    "newspapers",
    "newsroom",
    "observer",
    "online",
    "post",
    "press",
    "radio",
    "record",
    "register",
    "republic",
    "review",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
    "times",
    "tribune",
    "tv",
    "weekly",
    "wire",
];

/// Whether a word of it ends the names of newspapers and stations: "COURIER-RECORD".
pub(super) fn names_outlet(line: &str) -> bool {
    line.split([' ', '-']).any(|word| OUTLETS.iter().any(|outlet| word.eq_ignore_ascii_case(outlet)))
}

/// Whether it is the name of a newspaper or a station, every word of it a capital: "The Lake Post".
pub(super) fn is_masthead(line: &str) -> bool {
    let words = || line.split_whitespace();
    let outlet = |w: &str| OUTLETS.iter().any(|outlet| w.eq_ignore_ascii_case(outlet));
    (2..=5).contains(&words().count())
        && words().next().is_some_and(|first| {
            outlet(first) || first.eq_ignore_ascii_case("the") || words().last().is_some_and(outlet)
        })
        && words().any(outlet)
        && words().all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and" | "the"))
}

/// Whether the line below a name says what its bearer is or works for: "Health reporter, Lake News".
pub(super) fn is_office(text: &str, line: &Line) -> bool {
    if line.words > 9 || line.stop || line.bullet || line.span.len() > 90 {
        return false;
    }
    let whole = line.span.of(text);
    let words =
        || whole.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))).filter(|w| !w.is_empty());
    let among = |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let fits =
        |w: &str| w.starts_with(char::is_uppercase) || CONNECTORS.contains(&w) || is_no_name(w) || among(OFFICES, w);
    let office = words().any(|w| among(OFFICES, w));
    let outlet = words().any(|w| among(OUTLETS, w)) && line.words <= 6;
    (office && words().filter(|w| !fits(w)).count() <= 2) || (outlet && words().all(fits))
}

/// "By Staff Reporter", "By Our Correspondent", "By News Desk": a byline without a name.
fn nobody(rest: &str) -> Option<Byline> {
    let count = rest.split_whitespace().count();
    let desk = rest.split(|c: char| !c.is_alphabetic() && c != '-').any(|w| is_no_name(w) && w.len() > 3);
    (count <= 5 && desk && !rest.ends_with('.') && is_credible(rest)).then(Byline::default)
}

/// Whether nearly all words are capitalised, as in a list of names.
pub(super) fn is_credible(rest: &str) -> bool {
    let small = |w: &&str| w.starts_with(char::is_lowercase) && !w.contains('@') && !CONNECTORS.contains(w);
    rest.split_whitespace().filter(small).count() <= 1
}

const CONNECTORS: &[&str] = &[
    "and",
    "in",
    "at",
    "for",
    "with",
    "of",
    "the",
    "de",
    "da",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "al",
    "el",
    "la",
    "du",
    "dos",
    "di",
    "ibn",
    "ben",
    "von",
    "zu",
    "writer",
    "staff",
    "correspondent",
    "reporter",
    "editor",
];

fn ends_in_abbreviation(rest: &str) -> bool {
    ["Jr.", "Sr.", "D.C.", "M.D.", "Ph.D.", "U.S.", "U.K."].iter().any(|a| rest.ends_with(a))
}

/// `line` without the words that open a byline.
pub(super) fn without_opening(line: &str) -> &str {
    let opening = OPENINGS.iter().find(|opening| opens_with(line, opening));
    opening.map_or(line, |opening| line[opening.len()..].trim_start())
}

/// The agency in a part such as "Redazione ANSA": a listed name, spelled as it is listed.
pub(super) fn agency_in(part: &str) -> Option<String> {
    let mut words = part.split_whitespace();
    let short = part.len() <= 40 && part.split_whitespace().count() <= 3;
    let known =
        |word: &str| agencies::canonical(word).filter(|name| *name == word && (word.len() >= 3 || word == part));
    words.find_map(known).filter(|_| short).map(str::to_owned)
}

/// The persons and the agency in `list` ("Ana Ruiz and José Paz, Staff Writers, in Quito").
pub(super) fn names(list: &str) -> Byline {
    let mut byline = Byline::default();
    let list = &*parted(list);
    let list = list.trim().trim_end_matches(['.', ';', ')', ']']);
    let list = list.split(['|', '•', '·']).next().unwrap_or(list).trim();
    let list = list.split_whitespace().position(|w| w.contains('@')).map_or(list, |at| before_word(list, at));
    let after_person = without_agency(list).1.is_some();
    if let Some(agency) = agencies::recognise(list).filter(|_| !after_person) {
        byline.agency = Some(agency);
        return byline;
    }
    let parts: Vec<&str> = list.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let last_and = parts.iter().rposition(|p| p.starts_with("and ") || p.contains(" and ") || p.contains(" & "));
    let mut open = true;
    for (i, part) in parts.iter().enumerate() {
        for name in part.split(" and ").flat_map(|p| p.split(" & ")) {
            let name = name.trim_start_matches("and ").trim();
            let after_person = without_agency(name).1.is_some();
            if let Some(agency) = agencies::recognise(name).filter(|_| !after_person) {
                byline.agency = byline.agency.or(Some(agency));
                open = false;
                continue;
            }
            let (name, agency) = without_agency(before_office(without_office(name)));
            byline.agency = byline.agency.or(agency);
            let listed = i == 0 || last_and.is_some_and(|at| i <= at) || !is_placelike(name);
            match person(name) {
                Some(person) if open && listed => byline.authors.push(person),
                Some(_) => {}
                None => open = false,
            }
        }
    }
    byline
}

/// "Ana RuizandJosé Paz", as some pages paste it, with blanks around the "and".
fn parted(list: &str) -> Cow<'_, str> {
    let glued = |at: usize| list[..at].ends_with(char::is_lowercase) && list[at + 3..].starts_with(char::is_uppercase);
    match list.match_indices("and").map(|(at, _)| at).find(|&at| glued(at)) {
        Some(at) => Cow::Owned(format!("{} and {}", &list[..at], &list[at + 3..])),
        None => Cow::Borrowed(list),
    }
}

/// "Ana Ruiz/Lake Post Writer" → the name.
fn without_office(name: &str) -> &str {
    let Some((person, office)) = name.split_once('/') else { return name };
    let is_office = office.split_whitespace().any(|w| OFFICES.iter().any(|office| w.eq_ignore_ascii_case(office)));
    if is_office && office.split_whitespace().count() <= 4 { person } else { name }
}

/// "Ana Ruiz Transport correspondent" → the name before the desk and the office.
fn before_office(name: &str) -> &str {
    let words = || name.split_whitespace();
    let office = |w: &str| OFFICES.contains(&w) || w.strip_suffix("and").is_some_and(|w| OFFICES.contains(&w));
    let Some(_) = words().next_back().filter(|w| office(w)) else { return name };
    match words().position(is_no_name) {
        Some(at) if at >= 2 => before_word(name, at),
        _ => name,
    }
}

/// `list` before its word number `at`: addresses stand behind names.
fn before_word(list: &str, at: usize) -> &str {
    let word = list.split_whitespace().nth(at).unwrap_or("");
    list[..word.as_ptr() as usize - list.as_ptr() as usize].trim_end_matches([' ', ',', '(', '<', '|', '-'])
}

/// "JANE DOE Associated Press" → "JANE DOE" and the agency.
fn without_agency(name: &str) -> (&str, Option<String>) {
    match agencies::at_end(name) {
        Some((at, agency)) if name[..at].split_whitespace().count() >= 2 => {
            (name[..at].trim_end_matches([' ', '/', '(', '-', ',']), Some(agency.to_owned()))
        }
        _ => (name, None),
    }
}

/// Whether it begins as places' names do: "New Delhi".
pub(super) fn is_placelike(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
    PLACE_STARTS.contains(&first.trim_end_matches('.'))
}

fn is_no_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    NOT_NAMES.binary_search(&lower.as_str()).is_ok()
}

/// The person called `name`, its place cut off; None if it is no person's name.
pub(super) fn person(name: &str) -> Option<String> {
    const CUTS: &[&str] =
        &[" in ", " at ", " for ", " with ", " from ", " of ", " – ", " — ", " - ", " (", " / ", " @", " [", " | "];
    let cut = CUTS.iter().filter_map(|cut| name.find(cut)).min().unwrap_or(name.len());
    let name = name[..cut]
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '"' | '“' | '”' | '(' | ')' | '*'));
    let words: Vec<&str> = name.split_whitespace().collect();
    let particle = |w: &str| {
        matches!(
            w,
            "de" | "da"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "du"
                | "dos"
                | "di"
                | "ibn"
                | "ben"
                | "bint"
                | "zu"
                | "e"
                | "y"
        )
    };
    let fits = |w: &&str| {
        let letters = w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‘' | 'ʼ'));
        letters
            && !is_no_name(w)
            && (w.starts_with(char::is_uppercase)
                || particle(w)
                || w.starts_with("al-")
                || w.starts_with("d'")
                || w.starts_with("d’"))
    };
    let capital = words.iter().filter(|w| w.starts_with(char::is_uppercase) && w.chars().count() > 1).count();
    let sign = |w: &&str| !w.contains(char::is_lowercase) && agency_in(w).is_some();
    let agency = name.contains(char::is_lowercase) && words.iter().any(sign);
    let named = (2..=6).contains(&words.len()) && capital >= 2 && words.iter().all(fits) && !agency;
    named.then(|| {
        let joined = words.join(" ");
        if joined.chars().any(char::is_lowercase) { joined } else { title_case(&joined) }
    })
}

/// Reads a line without "By" that stands where a byline may stand, beside a time stamp.
pub(super) fn read_bare(text: &str, line: &Line) -> Option<Byline> {
    if line.words > 14 || line.stop || line.bullet || line.span.len() > 140 {
        return None;
    }
    let whole = line.span.of(text);
    let whole = whole.strip_prefix("From ").unwrap_or(whole);
    if is_placelike(whole)
        || whole.contains([':', '"', '“', '‘', '?', '!', '\t'])
        || !(is_credible(whole) || names_office_behind_comma(whole))
    {
        return None;
    }
    let byline = names(whole);
    let clear = !byline.authors.is_empty() && byline.authors.iter().all(|a| a.split(' ').count() <= 4);
    if clear {
        return Some(byline);
    }
    let agency = agency_in(whole).filter(|_| byline.authors.is_empty());
    agency.map(|agency| Byline { authors: Vec::new(), agency: Some(agency) })
}

/// Reads "Reporting by A in X; Writing by B; Editing by C".
pub(super) fn editing(text: &str, line: &Line) -> Option<Byline> {
    const TASKS: &[&str] = &[
        "reporting by ",
        "writing by ",
        "additional reporting by ",
        "editing by ",
        "compiled by ",
        "edited by ",
        "with reporting by ",
        "reporting and writing by ",
        "writing and editing by ",
        "production by ",
        "graphics by ",
        "additional writing by ",
        "translated by ",
        "translation by ",
        "reporting by: ",
        "editing by: ",
        "additional editing by ",
    ];
    if line.span.len() > 600 {
        return None;
    }
    let whole = line.span.of(text).trim_start_matches(['(', '[', '*', ' ']);
    let mut byline = Byline::default();
    let mut people = 0;
    for (i, part) in whole.split(';').enumerate() {
        let part = part.trim();
        let lower = part.to_lowercase();
        let task = TASKS.iter().find(|task| lower.starts_with(*task));
        let Some(task) = task else {
            if i == 0 {
                return None;
            }
            continue;
        };
        let found = names(part.get(task.len()..)?);
        let all_small = !part[task.len()..].starts_with(char::is_uppercase);
        if all_small || (i == 0 && line.stop && found.authors.is_empty() && found.agency.is_none()) {
            return None;
        }
        people += found.authors.len() + usize::from(found.agency.is_some());
        if matches!(
            task.trim_end_matches([':', ' ']),
            "reporting by" | "writing by" | "reporting and writing by" | "writing and editing by"
        ) {
            byline.authors.extend(found.authors);
        }
    }
    let prose = line.words > 12
        && !whole.contains(';')
        && !is_credible(whole.get(whole.find(" by ").map_or(0, |at| at + 4)..)?);
    (people > 0 && !prose).then_some(byline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn show(line: &str) -> String {
        read(line, &lines::split(line)[0])
            .map_or("-".to_owned(), |b| format!("{}|{}", b.authors.join("+"), b.agency.unwrap_or_default()))
    }

    #[test]
    fn with_by() {
        assert_eq!(show("By Reuters"), "|Reuters");
        assert_eq!(show("By Ana Ruiz and José Paz"), "Ana Ruiz+José Paz|");
        assert_eq!(show("By Ana Ruiz, José Paz and Li Wei"), "Ana Ruiz+José Paz+Li Wei|");
        assert_eq!(show("By Ana Ruiz, Staff Writer"), "Ana Ruiz|");
        assert_eq!(show("By ANA RUIZ Associated Press"), "Ana Ruiz|AP");
        assert_eq!(show("By Ana Ruiz in Quito"), "Ana Ruiz|");
        assert_eq!(show("By Ana Ruiz, BBC News, Cairo"), "Ana Ruiz|");
        assert_eq!(show("By Ana Ruiz, New York"), "Ana Ruiz|");
        assert_eq!(show("By Sahel Newswire"), "|Sahel Newswire");
        assert_eq!(show("BY OUR STAFF REPORTER"), "|");
        assert_eq!(show("(Reuters)"), "|Reuters");
        assert_eq!(show("Story by Chinua van der Berg"), "Chinua van der Berg|");
        assert_eq!(show("By Ana Ruiz | Lake Post"), "Ana Ruiz|");
        assert_eq!(show("By Ana Ruiz, home affairs reporter"), "Ana Ruiz|");
        assert_eq!(show("ByAna Ruiz"), "Ana Ruiz|");
        assert_eq!(show("by Xinhua writers Ana Ruiz, Li Wei"), "Ana Ruiz+Li Wei|Xinhua");
        assert_eq!(show("By Ana Ruiz aruiz@post.example"), "Ana Ruiz|");
    }

    #[test]
    fn no_bylines() {
        for line in [
            "By the numbers",
            "By Monday, the river had fallen.",
            "By Ana Ruiz's count, nine votes are missing.",
            "By Design",
            "Ana Ruiz",
        ] {
            assert_eq!(show(line), "-", "{line}");
        }
    }

    #[test]
    fn editing_lines() {
        let read = |line: &str| editing(line, &lines::split(line)[0]).map(|b| b.authors.join("+"));
        assert_eq!(
            read("Reporting by Ana Ruiz in Quito and José Paz; Editing by Li Wei").as_deref(),
            Some("Ana Ruiz+José Paz")
        );
        assert_eq!(
            read("(Reporting by Ana Ruiz; Writing by José Paz; Editing by Li Wei)").as_deref(),
            Some("Ana Ruiz+José Paz")
        );
        assert_eq!(read("Editing by Li Wei").as_deref(), Some(""));
        assert_eq!(read("Reporting by the paper showed that the mine had leaked for years."), None);
        assert_eq!(read("Editing by hand takes time."), None);
    }
}
