//! What a house says of itself behind the text: what it is, and why readers should pay for it.
//!
//! In: a line that stands behind the text. Out: whether it is such a sentence. An article may speak of papers and
//! of journalism, too; so nothing of it may be quoted or said.

use super::lines::Line;
use super::{agencies, outlets};

/// More words behind "is" are not looked at.
const LONGEST_TELLING: usize = 24;

/// Whether a house introduces itself or asks for support; `lower` is the line's small letters.
pub(super) fn is_appeal(whole: &str, lower: &str, line: &Line) -> bool {
    greets(lower) || (line.stop && line.words <= 90 && (introduces(whole) || asks_for_support(lower)))
}

/// "Dear visitor, the comments are closed."
fn greets(lower: &str) -> bool {
    const READERS: &[&str] = &["readers", "reader", "subscriber", "user", "visitor"];
    let Some(rest) = lower.strip_prefix("dear ") else { return false };
    READERS.iter().any(|reader| rest.strip_prefix(reader).is_some_and(|rest| rest.starts_with([',', ':', ' '])))
}

/// "The Lake Wire is an independent news organization.": a house, and what it is.
fn introduces(whole: &str) -> bool {
    const HOUSES: &[&str] = &[
        "broadcaster",
        "journalism",
        "magazine",
        "newspaper",
        "newsroom",
        "nonprofit",
        "non-profit",
        "outlet",
        "publication",
        "website",
    ];
    let told = [" is a ", " is an ", " is the ", " is part of ", " is one of "];
    let Some((name, told)) = told.iter().find_map(|is| whole.split_once(is)) else { return false };
    let named = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "for");
    let known = || agencies::canonical(name).is_some() || outlets::is_masthead(name);
    let mut words = told.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let mut news = false;
    let house = words.by_ref().take(LONGEST_TELLING).any(|word| {
        let of_news = news && matches!(word, "agency" | "organisation" | "organization" | "service" | "site");
        news = word == "news";
        of_news || HOUSES.contains(&word)
    });
    house && name.len() <= 60 && name.split(' ').all(named) && known()
}

/// "We ask you to consider a modest gift, so that our journalism stays free.": we, you, and what is asked for.
fn asks_for_support(lower: &str) -> bool {
    const ASKED: &[&str] = &["contribut", "donat", "journalism", "membership", "newsroom", "subscri", "support"];
    let (mut asked, mut us, mut you) = (0, false, false);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        us |= matches!(word, "we" | "us" | "our");
        you |= matches!(word, "you" | "your");
        asked += usize::from(ASKED.iter().any(|start| word.starts_with(start)));
    }
    us && you && asked >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn appeal(line: &str) -> bool {
        is_appeal(line, &line.to_lowercase(), &lines::split(line)[0])
    }

    #[test]
    fn a_house_of_itself() {
        for line in [
            "The Lake Post is an independent newspaper.",
            "The Associated Press is a news agency that was founded before the bridge.",
            "Dear reader, the comments are closed.",
            "If you like our journalism, we ask you to support it.",
        ] {
            assert!(appeal(line), "{line}");
        }
        for line in [
            "The lake is a magazine of water.",
            "The Lake Bridge is a newspaper reader's way to work.",
            "Dear fish is what they eat.",
            "We want our lake back, and we need your support.",
        ] {
            assert!(!appeal(line), "{line}");
        }
    }
}
