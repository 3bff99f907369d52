//! Bylines, and the editing lines at a story's end.
//!
//! In: a line. Out: the persons and the agency that it names. Fewer authors rather than wrong ones: a
//! single word is no author, nor is what stands behind a comma unless it is plainly a name.

use super::agencies;
use super::lines::Line;
use crate::casing::title_case;

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
    "admin",
    "afp",
    "africa",
    "agency",
    "analyst",
    "ap",
    "asia",
    "associate",
    "associated",
    "author",
    "bbc",
    "bloomberg",
    "breaking",
    "bureau",
    "business",
    "center",
    "centre",
    "chief",
    "city",
    "cnn",
    "columnist",
    "commission",
    "contributing",
    "contributor",
    "correspondent",
    "council",
    "critic",
    "daily",
    "department",
    "deputy",
    "desk",
    "digital",
    "director",
    "editor",
    "editor-in-chief",
    "editorial",
    "editors",
    "environment",
    "europe",
    "executive",
    "foreign",
    "freelance",
    "gazette",
    "group",
    "guest",
    "guardian",
    "herald",
    "institute",
    "international",
    "journal",
    "journalist",
    "lead",
    "managing",
    "magazine",
    "media",
    "minister",
    "ministry",
    "national",
    "network",
    "news",
    "newspaper",
    "newsroom",
    "newswire",
    "online",
    "our",
    "photographer",
    "police",
    "political",
    "politics",
    "post",
    "president",
    "press",
    "producer",
    "professor",
    "prime",
    "radio",
    "report",
    "reporter",
    "reporters",
    "reuters",
    "senior",
    "service",
    "special",
    "specialist",
    "sport",
    "sports",
    "staff",
    "star",
    "standard",
    "state",
    "sun",
    "team",
    "telegraph",
    "television",
    "the",
    "times",
    "today",
    "tribune",
    "tv",
    "union",
    "university",
    "voice",
    "web",
    "weekly",
    "wire",
    "world",
    "writer",
    "writers",
    "xinhua",
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
    let bare = whole.trim_matches(['(', ')', '[', ']', '*', '_', '—', '-', ' ']);
    if let Some(agency) = agencies::canonical(bare).filter(|name| bare.starts_with(char::is_uppercase) || *name == bare)
    {
        return Some(Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
    }
    let lower = bare.to_lowercase();
    let opening = OPENINGS.iter().find(|opening| lower.starts_with(*opening))?;
    let rest = bare.get(opening.len()..)?.trim();
    let first = rest.chars().next()?;
    let agency = agencies::canonical(rest).is_some();
    if !(first.is_uppercase() || agency) || crate::calendar::weekday(rest.split([' ', ',']).next()?).is_some() {
        return None;
    }
    let short_sentence = line.stop && !ends_in_abbreviation(rest);
    let byline = names(rest);
    let found = !byline.authors.is_empty() || byline.agency.is_some();
    (found && !short_sentence && credible(rest)).then_some(byline).or_else(|| nobody(rest))
}

/// "By Staff Reporter", "By Our Correspondent", "By News Desk": a byline without a name.
fn nobody(rest: &str) -> Option<Byline> {
    let count = rest.split_whitespace().count();
    let desk = rest.split(|c: char| !c.is_alphabetic() && c != '-').any(|w| is_no_name(w) && w.len() > 3);
    (count <= 5 && desk && !rest.ends_with('.') && credible(rest)).then(Byline::default)
}

/// Whether nearly all words are capitalised, as in a list of names.
fn credible(rest: &str) -> bool {
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

/// The persons and the agency in `list` ("Ana Ruiz and José Paz, Staff Writers, in Quito").
pub(super) fn names(list: &str) -> Byline {
    let mut byline = Byline::default();
    let list = list.trim().trim_end_matches(['.', ';', ')', ']']);
    let list = list.split(['|', '•', '·']).next().unwrap_or(list).trim();
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
            let (name, agency) = without_agency(name);
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

/// "JANE DOE Associated Press" → "JANE DOE" and the agency.
fn without_agency(name: &str) -> (&str, Option<String>) {
    match agencies::at_end(name) {
        Some((at, agency)) if name[..at].split_whitespace().count() >= 2 => {
            (name[..at].trim_end_matches([' ', '/', '(', '-', ',']), Some(agency.to_owned()))
        }
        _ => (name, None),
    }
}

fn is_placelike(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
    PLACE_STARTS.contains(&first.trim_end_matches('.'))
}

fn is_no_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    NOT_NAMES.contains(&lower.as_str())
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
    let named = (2..=6).contains(&words.len()) && capital >= 2 && words.iter().all(fits);
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
    if whole.contains([':', '"', '“', '‘', '?', '!']) || !credible(whole) {
        return None;
    }
    let byline = names(whole);
    let clear = !byline.authors.is_empty() && byline.authors.iter().all(|a| a.split(' ').count() <= 4);
    clear.then_some(byline)
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
    let prose =
        line.words > 12 && !whole.contains(';') && !credible(whole.get(whole.find(" by ").map_or(0, |at| at + 4)..)?);
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
