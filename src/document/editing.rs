//! Who did what for a story: "Reporting by A in X; Writing by B; Editing by C".
//!
//! In: a line. Out: the persons who reported and wrote, if all that the line says is who did what; whether it is
//! a sentence about who reported.

use super::agencies;
use super::byline::Byline;
use super::lines::{Line, head, opens_with};
use super::names::{self, is_credible};
use super::phrases::Words;
use std::sync::LazyLock;

/// Reads "Reporting by A in X; Writing by B; Editing by C".
pub(super) fn read(text: &str, line: &Line) -> Option<Byline> {
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
    static FIRST: LazyLock<Words> =
        LazyLock::new(|| Words::new(TASKS.iter().filter_map(|task| task.split(' ').next()).collect()));
    if line.span.len() > 600 {
        return None;
    }
    let whole = line.span.of(text).trim_start_matches(['(', '[', '*', ' ']);
    if !FIRST.has_in_any_case(whole.trim_start().split(' ').next()?) {
        return None;
    }
    let mut byline = Byline::default();
    let mut people = 0;
    for (i, part) in whole.split(';').enumerate() {
        let part = part.trim();
        let Some(task) = TASKS.iter().find(|task| opens_with(part, task)) else {
            if i == 0 {
                return None;
            }
            continue;
        };
        let found = names::read(part.get(task.len()..)?);
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

/// "(With inputs from Lake Wire)", "Lake Wire contributed to this report.": the agency whose words an article has.
pub(super) fn helping_agency(whole: &str) -> Option<&'static str> {
    const OPENINGS: &[&str] = &[
        "additional reporting by ",
        "contributing: ",
        "information from ",
        "inputs from ",
        "with additional reporting by ",
        "with additional reporting from ",
        "with files from ",
        "with information from ",
        "with input from ",
        "with inputs from ",
        "with reporting by ",
        "with reporting from ",
        "with reports from ",
    ];
    const ENDINGS: &[&str] =
        &[" contributed to this report", " contributed to this story", " contributed to this article"];
    let bare = whole.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '—' | '–' | '-' | '*' | '.' | ' '));
    if let Some(opening) = OPENINGS.iter().find(|opening| opens_with(bare, opening)) {
        return agencies::at_start(&bare[opening.len()..]);
    }
    if opens_with(bare, "with ") {
        return bare.strip_suffix(" inputs").and_then(|with| agencies::canonical(with.get(5..)?));
    }
    ENDINGS.iter().find_map(|ending| bare.strip_suffix(ending)).and_then(agencies::canonical)
}

/// "Ana Ruiz reported from Quito, and José Paz from Lima.", "Li Wei contributed research.": names of persons and
/// places, and what they did for the article.
pub(super) fn is_reporting_note(whole: &str, line: &Line) -> bool {
    const DEEDS: &[&str] = &[" reported from ", " reporting from ", " contributed "];
    const WORDS: &[&str] = &[
        "additional",
        "also",
        "and",
        "article",
        "at",
        "by",
        "contributed",
        "coverage",
        "for",
        "from",
        "in",
        "near",
        "of",
        "photography",
        "report",
        "reported",
        "reporting",
        "research",
        "story",
        "the",
        "this",
        "to",
        "video",
        "with",
        "writing",
    ];
    if line.words > 40 || !whole.starts_with(char::is_uppercase) {
        return false;
    }
    let fits = |word: &str| word.starts_with(char::is_uppercase) || WORDS.contains(&word);
    let mut words = whole.split([' ', ',', ';', '.', '/', '\u{a0}']).filter(|word| !word.is_empty());
    let told = || whole.starts_with("Reporting from ") || DEEDS.iter().any(|deed| whole.contains(deed));
    words.all(fits) && told()
}

/// "LNA correspondent Ana Ruiz reports on the lake.": what an agency's recording tells.
pub(super) fn announces(whole: &str, line: &Line) -> bool {
    const POST: &str = " correspondent ";
    if line.words > 30 {
        return false;
    }
    let near = head(whole, agencies::LONGEST + POST.len());
    if !near.contains(POST) {
        return false;
    }
    let Some(at) = near.find(POST).filter(|at| agencies::canonical(&near[..*at]).is_some()) else { return false };
    let name = whole[at + POST.len()..].split_once(" reports ").map(|(name, _)| name);
    name.is_some_and(|name| names::person(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    #[test]
    fn editing_lines() {
        let read = |line: &str| read(line, &lines::split(line)[0]).map(|b| b.authors.join("+"));
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

    #[test]
    fn helping_agencies() {
        assert_eq!(helping_agency("(With inputs from PTI)"), Some("PTI"));
        assert_eq!(helping_agency("(With ANI inputs)"), Some("ANI"));
        assert_eq!(helping_agency("With additional reporting by AFP."), Some("AFP"));
        assert_eq!(helping_agency("Contributing: The Associated Press"), Some("AP"));
        assert_eq!(helping_agency("Reuters contributed to this report."), Some("Reuters"));
        assert_eq!(helping_agency("Ana Ruiz of AP contributed to this report."), None);
        assert_eq!(helping_agency("With reporting by Ana Ruiz"), None);
        assert_eq!(helping_agency("With é"), None);
    }

    #[test]
    fn recordings() {
        let announces = |line: &str| announces(line, &lines::split(line)[0]);
        assert!(announces("AP correspondent Ana Ruiz reports on a lake that is back."));
        assert!(!announces("The correspondent Ana Ruiz reports to the editor."));
    }
}
