//! Lines that say who and when in parts: `Ana Ruiz / Lake Wire / Mar 4, 2026, 07:41 IST`.
//!
//! In: a line with a moment, and what else its reading found. Out: the persons and the agency that the
//! other parts name. Names count before the moment only: behind it stand places and sections.

use super::byline::Byline;
use super::lines::Line;
use super::stamps::{self, Reading};
use super::{agencies, byline, lines, names, neighbours, outlets};
use crate::calendar;
use crate::span::Span;

/// More words beside the moment make a sentence.
const MOST_WORDS: u32 = 16;

/// So many words that have nothing to do with time a time stamp may have in this line, on its own or in parts.
pub(super) fn most_others(text: &str, line: &Line) -> u32 {
    if ends_as_sentence(text, line) { stamps::MOST_OTHERS } else { MOST_WORDS }
}

/// Reads the line's other parts; None if it is no such line.
pub(super) fn read(text: &str, line: &Line, stamp: &Reading) -> Option<Byline> {
    let Some(first) = stamp.moments.first() else { return aged(text, line, stamp) };
    let when = first.stamp.span?;
    let signed = || stamp.others.iter().any(|part| opens_with_by(text, *part));
    if (stamp.is_stamp() && !signed())
        || stamp.other_words > MOST_WORDS
        || line.words > 36
        || ends_as_sentence(text, line)
    {
        return None;
    }
    let whole = line.span.of(text);
    let by =
        lines::opens_with(whole, "by ") || lines::opens_with(whole, "by:") || byline::without_glued_by(whole).is_some();
    let parted = whole.contains(['|', '·', '•', '●', '\t'])
        || [" - ", " – ", " — ", " / "].iter().any(|sign| whole.contains(sign));
    let housed = !stamp.others.is_empty() && stamp.others.iter().all(|part| outlets::names_house(part.of(text)));
    let filed = is_filed(text, line, stamp, when);
    if !(by
        || housed
        || filed
        || signed()
        || parted
        || names_first(text, stamp, when.start)
        || is_alone_behind_numbers(text, line, stamp, when)
        || (stamp.is_exact() && stamp.other_words <= 8))
    {
        return None;
    }
    let by_at = stamp.others.iter().position(|part| opens_with_by(text, *part));
    // Behind who and when, what bars or wide blanks part from them is the site's.
    let all = stamp.others.len();
    let told = match by_at {
        Some(at) if parted => at + 1,
        None if whole.contains("   ") && names_first(text, stamp, when.start) => 1,
        _ => all,
    };
    if !stamp.others[..told].iter().all(|part| names::is_credible(without_place(name_of(part.of(text))))) {
        return None;
    }
    let mut found = Byline::default();
    if housed || filed {
        let house = stamp.others.first().map(|part| part.of(text));
        found.agency = house.and_then(|name| archive_of(name).or_else(|| agencies::canonical(name))).map(str::to_owned);
        return Some(found);
    }
    let signed_behind = signs_behind(text, line, stamp, when);
    for part in &stamp.others {
        let name = without_place(name_of(part.of(text)));
        let opened = opens_with_by(text, *part) || !part.of(text).starts_with(name);
        if part.start > when.start && !opened && signed_behind != Some(*part) {
            found.agency = found.agency.or_else(|| agencies::canonical(name).map(str::to_owned));
            continue;
        }
        let read = names::read(name);
        found.agency = found.agency.or(read.agency).or_else(|| agencies::named_in(name));
        if opened || !names::is_placelike(name) {
            found.authors.extend(read.authors);
        }
    }
    Some(found)
}

fn opens_with_by(text: &str, part: Span) -> bool {
    lines::opens_with(part.of(text), "by ")
}

/// "News 04/03/2026", "HEALTH 4 March 2026", "General News of Monday, 4 March 2026", "March 4, 2026   News", "LNA ARCHIVES MARCH 4, 2026", "March 4, 2026 (Lake
/// Post)": where it is filed right before the day, or whose it is in brackets right behind it.
fn is_filed(text: &str, line: &Line, stamp: &Reading, when: Span) -> bool {
    let [part] = stamp.others[..] else { return false };
    let name = part.of(text);
    if part.start > when.start {
        // A zone or a clock that belongs to the moment may stand behind the part: nothing lies between then.
        let Some(between) = text.get(when.end as usize..part.start as usize) else { return false };
        let bracketed = between.ends_with('(') && text.get(part.end as usize..line.span.end as usize) == Some(")");
        let apart = between == " in " || (between.len() >= 3 && between.trim().is_empty());
        let told =
            (apart && neighbours::is_section(name)) || (bracketed && between.len() <= 2 && stamp.other_words <= 3);
        return told && when.start == line.span.start;
    }
    let between = text.get(part.end as usize..when.start as usize).unwrap_or_default().trim_matches([',', ' ']);
    let lead = Span::new(line.span.start, part.start).of(text);
    // "The Lakesider, Sunday 8 March 2026"
    let paper = lead == "The " && name.split(' ').count() <= 2 && calendar::weekday(between).is_some();
    let section = name.strip_suffix(" of").unwrap_or(name);
    let plain = !when.of(text).contains(char::is_alphabetic) || !section.contains(char::is_lowercase);
    let section = neighbours::is_section(section) && (plain || section.len() < name.len());
    paper || (part.start == line.span.start && (section || archive_of(name).is_some()))
}

/// "LNA ARCHIVES": the agency.
fn archive_of(name: &str) -> Option<&'static str> {
    let (agency, last) = name.rsplit_once(' ')?;
    agencies::canonical(agency).filter(|_| last.eq_ignore_ascii_case("archives"))
}

/// "by Ana Ruiz on", before a day: the name. Without "by" it is that of a reader who comments.
fn name_of(part: &str) -> &str {
    let name = byline::without_opening(part);
    let opened = name.len() < part.len();
    [" on", " at"].iter().find_map(|joint| name.strip_suffix(joint)).filter(|_| opened).unwrap_or(name)
}

/// "Ana Ruiz in Quito": whom a line names that says where they were.
fn without_place(name: &str) -> &str {
    let placed = |(writers, place): &(&str, &str)| {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        writers.contains(' ') && place.split(' ').count() <= 2 && place.split(' ').all(capital)
    };
    name.split_once(" in ").filter(placed).map_or(name, |(writers, _)| writers)
}

/// "Ana Ruiz | Published 2 days ago": a person, and how old the article is.
fn aged(text: &str, line: &Line, stamp: &Reading) -> Option<Byline> {
    let [only] = stamp.others[..] else { return None };
    let name = byline::without_opening(only.of(text));
    let behind = Span::new(only.end, line.span.end).of(text);
    let before = stamp.ago && only.start == line.span.start && behind.trim_start().starts_with(['|', '·', '•']);
    let alone = names::person(name).is_some_and(|person| person == name) && !names::is_placelike(name);
    (before && alone && line.words <= 12).then(|| Byline { authors: vec![name.to_owned()], agency: None })
}

/// "Ana Ruiz March 4, 2026 World", "LNA, March 4, 2026": a person or an agency right before the day, and at most a
/// section behind it.
fn names_first(text: &str, stamp: &Reading, when: u32) -> bool {
    let Some(first) = stamp.others.first().filter(|first| first.end <= when) else { return false };
    let name = without_place(first.of(text));
    if agencies::canonical(name).is_some() {
        return stamp.other_words <= 6;
    }
    let capitals = !name.contains(char::is_lowercase) && !Span::new(first.end, when).of(text).contains(',');
    let person = |name: &str| {
        let same = |person: String| person == name || (capitals && person.to_lowercase() == name.to_lowercase());
        name.split(' ').count() <= 3 && names::person(name).is_some_and(same)
    };
    name.split(" and ").all(person) && !names::is_placelike(name) && stamp.other_words <= 6
}

/// "March 8, 2026|ANA RUIZ | LAKE STAFF WRITER": who stands right behind the day that opens the line, in capitals or
/// before an office, or alone behind a day in numbers: "04-03-2026 Ana Ruiz".
fn signs_behind(text: &str, line: &Line, stamp: &Reading, when: Span) -> Option<Span> {
    let first = *stamp.others.first().filter(|first| first.start > when.start)?;
    if is_alone_behind_numbers(text, line, stamp, when) {
        return Some(first);
    }
    let name = first.of(text);
    let office = stamp.others.get(1).is_some_and(|part| outlets::has_post(part.of(text)));
    let known = office || !name.contains(char::is_lowercase);
    (known && name.split(' ').count() <= 4 && names::person(name).is_some()).then_some(first)
}

/// "04-03-2026 Ana Ruiz": a person right behind a day in numbers, and nothing else.
fn is_alone_behind_numbers(text: &str, line: &Line, stamp: &Reading, when: Span) -> bool {
    let [name] = stamp.others[..] else { return false };
    let whole = when.start == line.span.start && name.end == line.span.end && name.start - when.end <= 2;
    let name = name.of(text);
    whole
        && !when.of(text).contains(char::is_alphabetic)
        && names::person(name).is_some_and(|person| person == name)
        && !names::is_placelike(name)
}

/// Capitals and parts end with a full stop, too.
fn ends_as_sentence(text: &str, line: &Line) -> bool {
    let whole = line.span.of(text);
    let label = || !whole.contains(char::is_lowercase) || (line.words <= 14 && whole.contains('|'));
    line.stop && !matches!(whole.as_bytes(), [.., b'.', b'm' | b'M', b'.']) && !label()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Option<String> {
        let whole = lines::split(line)[0];
        let byline = read(line, &whole, &stamps::read(line, whole.span)?)?;
        Some(format!("{}|{}", byline.authors.join("+"), byline.agency.unwrap_or_default()))
    }

    #[test]
    fn parts() {
        assert_eq!(show("Ana Ruiz / TNN / Mar 4, 2026, 07:41 IST").as_deref(), Some("Ana Ruiz|TNN"));
        assert_eq!(
            show("Ana Ruiz · Lake News · Posted: Mar 04, 2026 4:00 AM EST | Quito").as_deref(),
            Some("Ana Ruiz|")
        );
        assert_eq!(show("KYODO NEWS - Mar 4, 2026 - 18:22 | All, Japan").as_deref(), Some("|Kyodo"));
        assert_eq!(show("PTI | New Delhi | Updated: March 7, 2024 17:05 IST").as_deref(), Some("|PTI"));
        assert_eq!(show("Ana Ruiz March 4, 2026 East Africa").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("AFP, March 4, 2026").as_deref(), Some("|AFP"));
        assert_eq!(show("March 4, 2026|ANA RUIZ | LAKE STAFF WRITER").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("March 4, 2026|By Ana Ruiz, Lake Staff Writer.").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("The Lake Post, Sunday, March 8, 2026, p. 3").as_deref(), Some("|"));
        assert_eq!(show("THE LAKE POST, SUNDAY, MARCH 8, 1942.").as_deref(), Some("|"));
        assert_eq!(show("March 4, 2026 by Ana Ruiz").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("Posted on March 4, 2026 by Ana Ruiz").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("Written by Ana Ruiz Wednesday, 04 March 2026 14:22").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("PTI | Updated: March 7, 2024 17:05 IST").as_deref(), Some("|PTI"));
        assert_eq!(show("By Ana Ruiz On March 4, 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("By Ana Ruiz Last updated March 4, 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("March 4, 2026 in World News").as_deref(), Some("|"));
        assert_eq!(show("by Ana Ruiz on 12 August 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(
            show("Jan 30, 2026 by Ana Ruiz · This post may contain affiliate links · 17 Comments").as_deref(),
            Some("Ana Ruiz|")
        );
        assert_eq!(show("04-03-2026 Ana Ruiz").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("News 04/03/2026").as_deref(), Some("|"));
        assert_eq!(show("Ana Ruiz in Quito September 4, 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("Ana Ruiz and José Paz  March 4, 2026").as_deref(), Some("Ana Ruiz+José Paz|"));
        assert_eq!(show("The Lakesider, Sunday 8 March 2026").as_deref(), Some("|"));
        assert_eq!(show("HEALTH 4 March 2026").as_deref(), Some("|"));
        assert_eq!(show("March 4, 2026   News").as_deref(), Some("|"));
        assert_eq!(show("Ana Ruiz Send an email March 4, 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("AFP ARCHIVES  MARCH 4, 2026").as_deref(), Some("|AFP"));
        assert_eq!(show("March 4, 2026 (Lake Press)").as_deref(), Some("|"));
        assert_eq!(show("by Ana Ruiz Paz on 12 March 2026").as_deref(), Some("Ana Ruiz Paz|"));
        assert_eq!(
            show("March 4, 2026 by Ana Ruiz · This post may contain links · 17 Comments").as_deref(),
            Some("Ana Ruiz|")
        );
        assert_eq!(show("ANA RUIZ SATURDAY 7 MARCH 2026").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("Ana Ruiz|Published 2 days ago").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("Ana Ruiz   March 4, 2026   From the print edition").as_deref(), Some("Ana Ruiz|"));
        assert_eq!(show("By Ana Ruiz and José Paz March 4, 2026 5:00 p.m.").as_deref(), Some("Ana Ruiz+José Paz|"));
    }

    #[test]
    fn headings_and_sentences() {
        for line in [
            "The court ruled on March 4, 2026 that the lake is a person.",
            "Lake votes on March 4, 2026: what to know about it",
            "March 4, 2026",
            "Lake Eye|Published 2 days ago: what the mayor said",
        ] {
            assert_eq!(show(line), None, "{line}");
        }
    }
}
