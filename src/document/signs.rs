//! An agency's sign behind the last sentence.
//!
//! In: a paragraph. Out: where the sign begins, and the agency: `(ANI)`, `(ANSA).`, `PTI ABC DEF`,
//! `Enditem`. The sentence before it must have ended.

use super::{agencies, editing, lines};

/// The beginning of the sign in `paragraph`, and the agency that it names.
pub(super) fn read(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    bracketed(paragraph).or_else(|| end_mark(paragraph)).or_else(|| initials(paragraph)).or_else(|| dashed(paragraph))
}

/// "(ANI)", "(ANSA).", "(END)".
fn bracketed(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    let inside = paragraph.trim_end_matches('.').strip_suffix([')', ']'])?;
    let open = inside.rfind(['(', '['])?;
    let name = &inside[open + 1..];
    let agency = agencies::canonical(name);
    let agency = agency.or_else(|| editing::helping_agency(name));
    let sign = agency.is_some() || matches!(name, "END" | "ENDS" | "MORE");
    (sign && ended(&paragraph[..open])).then_some((open, agency))
}

/// "Enditem", "-ends-", "###".
fn end_mark(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    const MARKS: &[&str] = &[
        "Enditem",
        "Endit",
        "ENDITEM",
        "ENDS",
        "Ends",
        "-ends-",
        "-ENDS-",
        "-30-",
        "###",
        "— END —",
        "■",
        "□",
        "▪",
        "●",
        "◆",
        "∎",
    ];
    let rest = MARKS.iter().find_map(|mark| paragraph.strip_suffix(mark))?;
    ended(rest).then_some((rest.trim_end().len(), None))
}

/// "PTI", "EFE", "PTI ABC DEF": the agency, and the initials of those who handled the story.
fn initials(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    let capital =
        |word: &str| (2..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'/');
    let starts = paragraph.rmatch_indices(' ').take(4).map(|(at, _)| at + 1);
    for start in starts {
        let mut words = paragraph[start..].split(' ');
        let first = words.next()?;
        if !first.bytes().all(|b| b.is_ascii_alphabetic()) || !words.all(capital) {
            return None;
        }
        if let Some(agency) = agencies::canonical(first).filter(|_| first.len() >= 2 && ended(&paragraph[..start])) {
            return Some((start, Some(agency)));
        }
    }
    None
}

/// "– Lakepost.com", "—AFP", "— with reports from Reuters": a house behind a dash.
fn dashed(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    let end = lines::tail(paragraph, 80);
    let dashes = |(at, c): &(usize, char)| {
        matches!(c, '–' | '—' | '―') || (*c == '-' && end[..*at].ends_with(' ') && end[at + 1..].starts_with(' '))
    };
    let (at, dash) = end.char_indices().rev().find(dashes)?;
    let name = end[at + dash.len_utf8()..].trim();
    let agency = name.split([' ', '/', ',']).find_map(|word| agencies::canonical(word).filter(|short| *short == word));
    let site = !name.contains(' ') && [".com", ".net", ".org", ".news"].iter().any(|domain| name.ends_with(domain));
    let short = name.split(' ').count() <= 6 && !name.is_empty();
    let at = paragraph.len() - end.len() + at;
    let helped = name.split(' ').count() <= 12
        && ["with a report", "with reports", "with additional report"].iter().any(|with| lines::opens_with(name, with));
    (((short && (agency.is_some() || site)) || helped) && ended(&paragraph[..at])).then_some((at, agency))
}

fn ended(before: &str) -> bool {
    let before = before.trim_end();
    !before.is_empty() && lines::ends_sentence(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs() {
        let show = |paragraph: &str| read(paragraph).map(|(at, agency)| (paragraph[at..].to_owned(), agency));
        let sign = |text: &str, agency| Some((text.to_owned(), agency));
        assert_eq!(show("The lake rose. (ANI)"), sign("(ANI)", Some("ANI")));
        assert_eq!(show("\"We go,\" she said. (ANSA)."), sign("(ANSA).", Some("ANSA")));
        assert_eq!(show("The lake rose. PTI SKR NVG"), sign("PTI SKR NVG", Some("PTI")));
        assert_eq!(show("The lake rose. EFE"), sign("EFE", Some("EFE")));
        assert_eq!(show("The lake rose. Enditem"), sign(" Enditem", None));
        assert_eq!(show("The lake rose. – Lakepost.com"), sign("– Lakepost.com", None));
        assert_eq!(show("\"We go.\" —AFP"), sign("—AFP", Some("AFP")));
        assert_eq!(show("\"We go.\" - AFP"), sign("- AFP", Some("AFP")));
        assert_eq!(show("The lake rose. (With inputs from PTI)"), sign("(With inputs from PTI)", Some("PTI")));
        assert_eq!(show("The lake — AFP"), None);
        assert_eq!(show("It was shown by the BBC and AFP"), None);
        assert_eq!(show("She works for the ANI (AP)"), None);
        assert_eq!(show("AFP"), None);
    }
}
