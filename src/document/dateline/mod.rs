//! The dateline: `ACCRA, March 3 (Reuters) -`, before the first sentence or alone in its line.
//!
//! In: a line. Out: where the place, the date and the agency stand, and where the text goes on.
//! A date or an agency proves a dateline. Without them the place must look like one: capitals before a
//! dash or a colon, or capitalised words before a spaced dash; and the text after it must begin as a sentence does.

mod forms;
mod parts;

pub(super) use forms::{bare_place, proven_place, stamped_place, told_place};

use super::lines::head;
use super::places::{self, is_label};
use super::{agencies, outlets};
use crate::span::{Span, is_blank};
use forms::{dated_behind, labelled, outlet, slashed, told_twice};
use jiff::civil::{Date, date};
use parts::{
    Day, bracketed_place, day_first, take_agency, take_bracketed_date, take_date, take_first_part, take_last_part,
    take_last_word, take_leading_agency, without_country,
};

/// No dateline is longer than this.
const LONGEST: usize = 140;

/// A dateline as it stands; its year is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) span: Span,
    pub(super) place: Option<Span>,
    pub(super) month_day: Option<(i8, i8, Option<i16>)>,
    pub(super) date_span: Option<Span>,
    pub(super) agency: Option<String>,
    pub(super) proof: Proof,
}

/// What speaks for a dateline, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    /// Only a few capitals before a dash, which may be an outlet's if a byline names it.
    Outlet,
    /// A capitalised word or two before a colon, which may be a speaker or a label.
    Label,
    /// A word in capitals before a colon, which may be a speaker.
    Colon,
    /// One capitalised word or two before a dash.
    Dash,
    /// A place in capitals, or a place and its country.
    Place,
    /// A place in capitals and its country.
    Country,
    /// A date or an agency.
    Full,
}

impl Reading {
    /// A dateline with its day, if it has one.
    fn new(span: Span, place: Option<Span>, dated: Option<Day>, agency: Option<String>, proof: Proof) -> Self {
        let month_day = dated.map(|(month, day, year, _)| (month, day, year));
        Self { span, place, month_day, date_span: dated.map(|dated| dated.3), agency, proof }
    }

    /// The agency's sign behind or above its place, no day with them.
    pub(super) fn signed(span: Span, place: Option<Span>, agency: &str, proof: Proof) -> Self {
        Self::new(span, place, None, Some(agency.to_owned()), proof)
    }
}

/// Reads the dateline that `span` begins with.
pub(super) fn read(text: &str, span: Span) -> Option<Reading> {
    let start = span.of(text);
    if !start.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '*' | 'a'..='z' | '0'..='9')) {
        return None;
    }
    let start = head(start, LONGEST);
    if let Some(reading) = labelled(text, span, start) {
        return Some(reading);
    }
    if !may_end(start.as_bytes()) {
        return None;
    }
    if let Some(reading) = slashed(text, span, start) {
        return Some(reading);
    }
    let Some(reading) = separated(text, span, start) else { return outlet(text, span, start) };
    // "(ANSA) - ROME, MARCH 3 - …": the agency stands first.
    let rest = Span::new(reading.span.end, span.end).trim(text);
    if reading.place.is_some() || reading.date_span.is_some() {
        return Some(dated_behind(text, rest, told_twice(text, rest, reading)));
    }
    match separated(text, rest, head(rest.of(text), LONGEST)) {
        Some(more) if more.agency.is_none() && more.proof >= Proof::Place => {
            Some(Reading { span: reading.span.cover(more.span), agency: reading.agency, proof: Proof::Full, ..more })
        }
        _ => Some(reading),
    }
}

/// Cheap: whether a dash, a colon, a bracket or slashes stand in `start`, one of which ends every dateline. A hyphen
/// within a word ends none.
fn may_end(start: &[u8]) -> bool {
    let mark = |b: u8| matches!(b, b'_' | b':' | b')' | b'-' | b'/' | 0xe2);
    if !start.iter().fold(false, |any, b| any | mark(*b)) {
        return false;
    }
    let within = |at: usize| {
        let before = at.checked_sub(1).is_some_and(|before| start[before].is_ascii_alphanumeric());
        before && start.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
    };
    start.iter().enumerate().any(|(at, b)| match b {
        b'_' | b':' | b')' => true,
        b'-' => !within(at),
        b'/' => at > 0 && start[at - 1] == b' ',
        0xe2 => matches!(start[at..], [_, 0x80, 0x92..=0x95, ..]),
        _ => false,
    })
}

/// Reads a dateline that a dash, a colon or a bracket ends.
fn separated(text: &str, span: Span, start: &str) -> Option<Reading> {
    let asterisks = start.len() - start.trim_start_matches('*').len();
    separators(start).take(3).find_map(|(at, end)| {
        let at = span.start + at as u32;
        let end = span.start + end as u32;
        let colon = text[at as usize..].starts_with(':');
        parse(
            text,
            Span::new(span.start + asterisks as u32, at.max(span.start + asterisks as u32)),
            Span::new(end, span.end),
            colon,
        )
    })
}

/// Where dashes and colons stand that may end a dateline: their beginning, and where the text goes on.
fn separators(start: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut depth = 0_i32;
    start.char_indices().filter_map(move |(at, c)| {
        match c {
            ' ' | 'a'..='z' | 'A'..='Z' => return None,
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c == ')' && depth == 0 && (ends_at_bracket(&start[at + 1..]) || is_glued(start, at)) {
            let rest = start[at + 1..].trim_start_matches(is_blank);
            return Some((at + 1, start.len() - rest.len()));
        }
        if depth != 0 || !matches!(c, '-' | '–' | '—' | '―' | '‒' | '_' | ':') {
            return None;
        }
        let before = start[..at].chars().next_back()?;
        let tail = start[at..].trim_start_matches(['-', '–', '—', '―', '‒', '_', ':']);
        let (spaced, open) = (is_blank(before), tail.chars().next().is_none_or(is_blank));
        let double = start[at..].starts_with("--");
        let fits = match c {
            ':' => open,
            '-' if double && !open && (before.is_alphabetic() || before == '.') && !tail.starts_with('(') => true,
            '—' | '―' => spaced == open || matches!(before, ')' | '.'),
            _ => {
                (open && (spaced || before == ')' || before.is_ascii_digit() || start[..at].ends_with(").")))
                    || before == ')'
                    || ((spaced || before == '.') && tail.len() + 2 <= start.len() - at)
            }
        };
        let end = start.len() - tail.trim_start_matches(is_blank).len();
        fits.then_some((at, end))
    })
}

/// "Quito (LNA)The lake …", as some pages paste it: initials in brackets, and a capital right behind them.
fn is_glued(start: &str, close: usize) -> bool {
    let open = start[..close].rfind('(').unwrap_or(close);
    let initials = start.get(open + 1..close).unwrap_or("");
    (3..=5).contains(&initials.len())
        && initials.bytes().all(|b| b.is_ascii_uppercase())
        && (open == 0 || start[..open].ends_with(' '))
        && start[close + 1..].starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
}

/// "New Delhi, Nov 13 (PTI) Schools …": a sentence follows the agency without a dash.
fn ends_at_bracket(after: &str) -> bool {
    let rest = after.trim_start_matches(is_blank);
    rest.len() < after.len() && rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
}

fn parse(text: &str, head: Span, after: Span, colon: bool) -> Option<Reading> {
    let mut rest = head.trim(text);
    if rest.of(text).ends_with(").") {
        rest.end -= 1;
    }
    let dashed = !text[..after.start as usize].trim_end_matches(is_blank).ends_with(')');
    let day_first = day_first(text, rest).map(|(place, day)| (place, Some(day)));
    if dashed && let Some((place, day)) = bracketed_place(text, rest).or(day_first) {
        let span = Span::new(head.start, after.start).trim(text);
        let reading = Reading::new(span, Some(place), day, None, Proof::Full);
        return starts_sentence(after.of(text)).then_some(reading);
    }
    let bracketed = take_bracketed_date(text, &mut rest);
    let agency = take_agency(text, &mut rest)
        .or_else(|| take_last_part(text, &mut rest))
        .or_else(|| take_last_word(text, &mut rest));
    let (before, dated) = take_date(text, rest);
    rest = before;
    let dated = dated.or(bracketed);
    let agency = agency.or_else(|| take_first_part(text, &mut rest));
    rest = without_country(text, rest);
    let agency = agency.or_else(|| take_leading_agency(text, &mut rest, dated.is_some()));
    // "Quito (Norvania): …" is where the place lies.
    let agency = agency.filter(|agency| !colon || dated.is_some() || !is_region(agency));
    let glued = !dashed && head.end == after.start;
    let shouted = || rest.of(text).split_once(", ").is_some_and(|(place, _)| !place.contains(char::is_lowercase));
    let agent = agency.as_deref().is_some_and(|agency| agencies::canonical(agency).is_some());
    if !dashed && !glued && (agency.is_none() || (dated.is_none() && !(agent && shouted()))) {
        return None;
    }
    let dateless_place = dated.is_none() && agency.is_none();
    let (place, parts) = if rest.is_empty() { (None, 0) } else { places::read(text, rest)? };
    let house = parts == 1 && place.is_some_and(|place| outlets::is_masthead(place.of(text)));
    if house || (place.is_none() && agency.is_none()) {
        return None;
    }
    let proof = if dateless_place { bare_proof(text, rest, parts, after, colon)? } else { Proof::Full };
    let span = Span::new(head.start, after.start).trim(text);
    Some(Reading::new(span, place, dated, agency, proof))
}

/// Whether a name in brackets behind a place is rather a region's than an agency's: one word without other capitals.
fn is_region(name: &str) -> bool {
    agencies::canonical(name).is_none() && places::is_place(name) && !name.chars().skip(1).any(|c| !c.is_lowercase())
}

/// What speaks for a place that has neither date nor agency.
fn bare_proof(text: &str, place: Span, parts: usize, after: Span, colon: bool) -> Option<Proof> {
    let name = place.of(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let first = name.split(',').next().unwrap_or(name);
    let capitals = letters >= 4 && !first.chars().any(char::is_lowercase);
    let words = first.split_whitespace().count();
    // "RUIZ--Ana, 98, of Quito": unspaced dashes stand behind a name, too.
    let tight = after.start == place.end + 2 && text[place.end as usize..].starts_with("--");
    if is_label(name) || words > 3 || (tight && parts < 2) {
        return None;
    }
    if after.is_empty() {
        // Alone in its line, a dash behind it.
        return (!colon && (capitals || parts == 2) && letters >= 4).then_some(Proof::Place);
    }
    if !starts_sentence(after.of(text)) {
        return None;
    }
    match (capitals, colon) {
        (true, true) => Some(Proof::Colon),
        (true, false) if parts == 2 && name.contains(',') => Some(Proof::Country),
        (true, false) => Some(Proof::Place),
        (false, false) if parts == 2 && name.contains(',') => Some(Proof::Place),
        (false, false) if parts == 1 && words <= 2 && (letters >= 4 || places::is_told(text, name, after)) => {
            Some(Proof::Dash)
        }
        (false, true) if parts == 1 && words <= 2 && letters >= 4 => Some(Proof::Label),
        _ => None,
    }
}

fn starts_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['"', '“', '‘', '\'', '$', '€', '£']);
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The date of a reading: the year it states, else the one that puts it nearest before `day`.
pub(super) fn date_of(month_day: (i8, i8, Option<i16>), day: Option<Date>) -> Option<Date> {
    let (month, day_of_month, year) = month_day;
    if let Some(year) = year {
        return Date::new(year, month, day_of_month).ok();
    }
    let reference = day?;
    // Clocks differ by zone: a dateline may be a day or two ahead.
    let latest = reference.checked_add(jiff::Span::new().days(2)).unwrap_or(date(9999, 12, 31));
    // Farther back than this it is not the day before the article but a mistake.
    let earliest = reference.checked_sub(jiff::Span::new().days(300)).unwrap_or(date(1, 1, 1));
    let years = [reference.year() + 1, reference.year(), reference.year() - 1];
    years
        .into_iter()
        .filter_map(|year| Date::new(year, month, day_of_month).ok())
        .find(|date| *date <= latest && *date >= earliest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        let Some(r) = read(line, Span::at(0, line.len())) else { return "-".to_owned() };
        let place = r.place.map_or("", |p| p.of(line));
        let day = r.date_span.map_or("", |p| p.of(line));
        let rest = head(&line[r.span.end as usize..], 8).trim().to_owned();
        format!("{place}|{day}|{}|{rest}", r.agency.unwrap_or_default())
    }

    #[test]
    fn full() {
        assert_eq!(show("ACCRA, March 3 (Reuters) - Cocoa farmers"), "ACCRA|March 3|Reuters|Cocoa f");
        assert_eq!(show("QUITO (AP) — Voters in"), "QUITO||AP|Voters");
        assert_eq!(show("SUVA, Fiji (AP) — Voters in"), "SUVA||AP|Voters");
        assert_eq!(show("PARIS/ALGIERS, 3 Feb (AFP) – Talks"), "PARIS|3 Feb|AFP|Talks");
        assert_eq!(show("HANOI, Aug. 4 (Xinhua) -- Exports"), "HANOI|Aug. 4|Xinhua|Exports");
        assert_eq!(show("NIAMEY (Sahel Press) - Rain"), "NIAMEY||Sahel Press|Rain");
        assert_eq!(show("(Reuters) - Shares"), "||Reuters|Shares");
        assert_eq!(show("afrol News, 27 January - The"), "|27 January|afrol News|The");
        assert_eq!(show("KISUMU, Kenya, March 3 - The"), "KISUMU|March 3||The");
        assert_eq!(show("ST. JOHN'S, N.L., Oct 9 - The"), "ST. JOHN'S|Oct 9||The");
        assert_eq!(show("BONN, Germany (AP)_ The"), "BONN||AP|The");
        assert_eq!(show("SYDNEY and SUVA, Jul 2 2022 (IPS) - Like"), "SYDNEY|Jul 2 2022|IPS|Like");
        assert_eq!(show("LONDON, Nov 19- Traders"), "LONDON|Nov 19||Traders");
        assert_eq!(show("MOSCOW, March 4. /TASS/. The"), "MOSCOW|March 4|TASS|The");
        assert_eq!(show("BOSTON, March 4, 2026 /PRNewswire/ -- The"), "BOSTON|March 4, 2026|PR Newswire|The");
        assert_eq!(show("Lima, Mar 4 (EFE).- The"), "Lima|Mar 4|EFE|The");
        assert_eq!(show("(ANSA) - ROME, MAR 4 - The"), "ROME|MAR 4|ANSA|The");
        assert_eq!(show("Lyon (France) (AFP) – The"), "Lyon||AFP|The");
        assert_eq!(show("Mumbai, Jan 5 (PTI): Share"), "Mumbai|Jan 5|PTI|Share");
        assert_eq!(show("QUITO, Ecuador -- QUITO, Ecuador (AP) — Voters in"), "QUITO||AP|Voters");
    }

    #[test]
    fn dates_of_their_own() {
        assert_eq!(show("QUITO – March 3, 2026 – The court"), "QUITO|March 3, 2026||The cou");
        assert_eq!(show("QUITO (March 3, 2026) – The court"), "QUITO|March 3, 2026||The cou");
        assert_eq!(show("QUITO, March 3.--The court"), "QUITO|March 3||The cour");
        assert_eq!(show("AP, QUITO - The court"), "QUITO||AP|The cou");
        assert_eq!(show("QUITO, March 8 Kyodo - The court"), "QUITO|March 8|Kyodo|The cou");
        assert_eq!(show("Lake Times (Fulltext) - The court"), "-");
        assert_eq!(show("NEWPORT NEWS, Va. (AP) — The court"), "NEWPORT NEWS||AP|The cou");
        assert_eq!(show("Lake Times, March 3 - The court"), "-");
        assert_eq!(show("Shillong (Meghalaya) [India], December 5 (ANI): The"), "Shillong|December 5|ANI|The");
        assert_eq!(show("(Quito) – The court"), "Quito|||The cou");
        assert_eq!(show("(Sahelnet) – The court"), "||Sahelnet|The cou");
        assert_eq!(show("(Quito, March 3, 2026) – The court"), "Quito|March 3, 2026||The cou");
        assert_eq!(show("3 March 2026, Quito – The court"), "Quito|3 March 2026||The cou");
        assert_eq!(show("3 March 2026 – The court"), "-");
        assert_eq!(show("(CNN)The court"), "||CNN|The cour");
        assert_eq!(show("Quito (CNN)The court"), "Quito||CNN|The cour");
        assert_eq!(show("Quito CNN  — The court"), "Quito||CNN|The cou");
        assert_eq!(show("QUITO, Ecuador (AP) The court"), "QUITO||AP|The cou");
        assert_eq!(show("MOSCOW. March 3 (Interfax) - The court"), "MOSCOW|March 3|Interfax|The cou");
        assert_eq!(show("LAKE.CO, Quito - The court"), "-");
        assert_eq!(show("March 3, 2026 (QUITO) – The court"), "QUITO|March 3, 2026||The cou");
        assert_eq!(show("March 3, 2026 (KYODO) – The court"), "|March 3, 2026|Kyodo|The cou");
        assert_eq!(show("Quito /LAKEPRESS/ The court"), "Quito||LAKEPRESS|The cou");
        assert_eq!(show("Quito (dpa/tmn) - The court"), "Quito||dpa|The cou");
        assert_eq!(show("DATELINE: QUITO, Ecuador"), "QUITO|||");
    }

    #[test]
    fn bare() {
        assert_eq!(show("NEW DELHI: The court"), "NEW DELHI|||The cou");
        assert_eq!(show("Harare - The court"), "Harare|||The cou");
        assert_eq!(show("Kisumu, Kenya – The court"), "Kisumu|||The cou");
        assert_eq!(show("WASHINGTON ― President"), "WASHINGTON|||Preside");
        assert_eq!(show("FAIR LAKE--(BUSINESS WIRE)--Grass"), "FAIR LAKE||Business Wire|Grass");
        assert_eq!(show("FAIR LAKE, Noto Prefecture--Grass"), "FAIR LAKE|||Grass");
        assert_eq!(show("Ufa – The court sat on Monday in Ufa."), "Ufa|||The cou");
        assert_eq!(show("Ufa – The court sat on Monday."), "-");
    }

    #[test]
    fn none() {
        for line in [
            "Okello: we will go",
            "WASHINGTON — the man — was late",
            "CLAIM: The video shows",
            "The minister said on March 3 - a Monday - that",
            "The plan (known as Horizon) - which",
            "\"No,\" she said - and left",
            "UN - The",
            "SANCHEZ--Ana, 98, of Quito, died on Friday.",
            "Who won - and why? A",
        ] {
            assert_eq!(show(line), "-", "{line}");
        }
    }

    #[test]
    fn years() {
        let day = |y, m, d| Some(date(y, m, d));
        assert_eq!(date_of((12, 31, None), day(2024, 1, 2)), day(2023, 12, 31));
        assert_eq!(date_of((1, 1, None), day(2023, 12, 31)), day(2024, 1, 1));
        assert_eq!(date_of((11, 13, None), day(2025, 11, 13)), day(2025, 11, 13));
        assert_eq!(date_of((2, 29, None), day(2025, 3, 1)), None);
        assert_eq!(date_of((3, 1, None), None), None);
    }
}
