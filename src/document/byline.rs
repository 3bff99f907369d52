//! Bylines.
//!
//! In: a line. Out: the persons and the agency that it names. Fewer authors rather than wrong ones: a line
//! opens as a byline does, or it is nothing but an agency's name, or it stands beside a time stamp.

use super::agencies;
use super::lines::{Line, opens_with};
use super::names::{self, is_credible, is_placelike};
use super::outlets::{is_masthead, is_office_behind_comma, without_glued_office};

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
    "story by:",
    "written by:",
    "words by:",
    "posted by:",
    "reported by:",
    "byline:",
    "author:",
    "authors:",
    "writer:",
    "by:",
    "by ",
];

/// What stands around a byline.
const EDGES: [char; 10] = ['(', ')', '[', ']', '*', '_', '—', '-', '=', ' '];

/// Cheap: whether `line` opens as a byline does, or is short enough for an agency's name.
pub(super) fn may_open(line: &str) -> bool {
    let bare = line.trim_matches(EDGES);
    let opened =
        || bare.starts_with('/') || without_glued_by(bare).is_some() || OPENINGS.iter().any(|o| opens_with(bare, o));
    bare.len() <= agencies::LONGEST || opened() || line.contains('\u{a0}')
}

/// Reads a line that opens as a byline does ("By …"), or that is nothing but an agency's name.
pub(super) fn read(text: &str, line: &Line) -> Option<Byline> {
    if line.span.len() > 240 || line.words > 30 {
        return None;
    }
    let whole = line.span.of(text);
    let whole = if whole.contains('\u{a0}') { &*whole.replace('\u{a0}', " ") } else { whole };
    let bare = whole.trim_matches(EDGES);
    if let Some(agency) = agencies::canonical(bare).filter(|name| bare.starts_with(char::is_uppercase) || *name == bare)
    {
        return Some(Byline { authors: Vec::new(), agency: Some(agency.to_owned()) });
    }
    if let Some(houses) = bare.strip_prefix('/').filter(|houses| houses.len() <= 30) {
        // "/ CBS/AP": the house, and the agency that its story draws on.
        let agency = houses.split('/').find_map(|house| agencies::named_in(house.trim()));
        return agency.map(|agency| Byline { authors: Vec::new(), agency: Some(agency) });
    }
    if let Some(rest) = without_glued_by(bare) {
        // "ByAna Ruiz", as some pages paste it.
        let rest = without_glued_office(rest);
        return Some(names::read(rest)).filter(|byline| !byline.authors.is_empty() && is_credible(rest) && !line.stop);
    }
    let opening = OPENINGS.iter().find(|opening| opens_with(bare, opening))?;
    // "Author: By Ana Ruiz", as databases have it.
    let rest = without_button(without_opening(bare.get(opening.len()..)?.trim()));
    if let Some(byline) = writers_of(rest) {
        return Some(byline);
    }
    let first = rest.chars().next()?;
    let agency = agencies::canonical(rest).is_some();
    if !(first.is_uppercase() || agency) || crate::calendar::weekday(rest.split([' ', ',']).next()?).is_some() {
        return None;
    }
    let short_sentence = line.stop && !ends_in_abbreviation(rest);
    let byline = names::read(rest);
    let found = !byline.authors.is_empty() || byline.agency.is_some();
    let credible = is_credible(rest) || is_office_behind_comma(rest);
    (found && !short_sentence && credible).then_some(byline).or_else(|| nobody(rest))
}

/// "Ana Ruiz Follow": the button behind a name.
fn without_button(rest: &str) -> &str {
    const BUTTONS: &[&str] = &["Email", "Follow", "Save", "Share"];
    rest.rsplit_once(' ')
        .filter(|(name, last)| BUTTONS.contains(last) && name.contains(' '))
        .map_or(rest, |(name, _)| name)
}

/// "Lake Wire writers Ana Ruiz, José Paz": the agency stands before those who write for it.
fn writers_of(rest: &str) -> Option<Byline> {
    let (agency, writers) =
        [" writers ", " writer ", " correspondents ", " correspondent ", " reporters ", " reporter "]
            .iter()
            .find_map(|office| rest.split_once(office))?;
    let agency = agencies::canonical(agency)?.to_owned();
    let byline = names::read(writers);
    (!byline.authors.is_empty()).then_some(Byline { agency: Some(agency), ..byline })
}

/// "By Staff Reporter", "By Our Correspondent", "By News Desk": a byline without a name.
fn nobody(rest: &str) -> Option<Byline> {
    let count = rest.split_whitespace().count();
    let desk = rest.split(|c: char| !c.is_alphabetic() && c != '-').any(|w| names::is_no_name(w) && w.len() > 3);
    (count <= 5 && desk && !rest.ends_with('.') && is_credible(rest)).then(Byline::default)
}

fn ends_in_abbreviation(rest: &str) -> bool {
    ["Jr.", "Sr.", "D.C.", "M.D.", "Ph.D.", "U.S.", "U.K."].iter().any(|a| rest.ends_with(a))
}

/// `line` without the words that open a byline.
pub(super) fn without_opening(line: &str) -> &str {
    let opening = OPENINGS.iter().find(|opening| opens_with(line, opening));
    opening.map_or_else(|| without_glued_by(line).unwrap_or(line), |opening| line[opening.len()..].trim_start())
}

/// "byAna Ruiz", as some pages paste it, without its first word.
pub(super) fn without_glued_by(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("by").or_else(|| line.strip_prefix("By"))?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

/// The writer whom a line behind the text introduces, if nothing else names that person: "Ana Ruiz is a writer based in
/// Quito."
pub(super) fn introduced(text: &str, line: &Line) -> Option<String> {
    const WRITERS: &[&str] = &[
        "columnist",
        "correspondent",
        "editor",
        "essayist",
        "freelance",
        "journalist",
        "novelist",
        "reporter",
        "writer",
    ];
    let whole = line.span.of(text);
    let (name, told) = whole.split_once(" is a").filter(|(name, _)| name.len() <= 60)?;
    let writes = told.split([' ', ',', '.']).take(8).any(|word| WRITERS.contains(&word));
    let surname = name.rsplit(' ').next()?;
    let before = &text[..line.span.start as usize];
    names::person(name).filter(|person| writes && person == name && !before.contains(surname))
}

/// Reads a line without "By" that stands where a byline may stand, beside a time stamp.
pub(super) fn read_bare(text: &str, line: &Line) -> Option<Byline> {
    if line.words > 14 || line.stop || line.bullet || line.span.len() > 140 {
        return None;
    }
    let whole = line.span.of(text);
    let whole = without_button(whole.strip_prefix("From ").unwrap_or(whole));
    // "Lake Post (Norvania)": the newspaper, and where it appears.
    let paper =
        whole.strip_suffix(')').and_then(|whole| whole.split_once(" (")).is_some_and(|(name, _)| is_masthead(name));
    if is_placelike(whole)
        || paper
        || whole.contains([':', '"', '“', '‘', '?', '!', '\t'])
        || !(is_credible(whole) || is_office_behind_comma(whole))
    {
        return None;
    }
    let byline = names::read(whole);
    let clear = !byline.authors.is_empty() && byline.authors.iter().all(|a| a.split(' ').count() <= 4);
    if clear {
        return Some(byline);
    }
    let agency = agencies::named_in(whole).filter(|_| byline.authors.is_empty());
    agency.map(|agency| Byline { authors: Vec::new(), agency: Some(agency) })
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
        assert_eq!(show("ByAna McAlisterPolitical Editor"), "Ana McAlister|");
        assert_eq!(show("By: Ana Ruiz Follow"), "Ana Ruiz|");
        assert_eq!(show("Written by: Ana Ruiz, News Editor & José Paz, Staff Writer"), "Ana Ruiz+José Paz|");
    }

    #[test]
    fn introduced_writers() {
        let introduced = |text: &str| introduced(text, lines::split(text).last().unwrap());
        assert_eq!(introduced("The lake rose.\nAna Ruiz is a writer based in Quito.").as_deref(), Some("Ana Ruiz"));
        assert_eq!(introduced("The lake rose, Ruiz said.\nAna Ruiz is a writer based in Quito."), None);
        assert_eq!(introduced("The lake rose.\nAna Ruiz is a fisher."), None);
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
}
