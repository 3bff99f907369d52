//! The dateline: `ACCRA, March 3 (Reuters) -`, before the first sentence or alone in its line.
//!
//! In: a line. Out: where the place, the date and the agency stand, and where the text goes on.
//! A date or an agency proves a dateline. Without them the place must look like one: capitals before a
//! dash or a colon, or capitalised words before a spaced dash; and the text after it must begin as a sentence does.

use super::lines::head;
use super::places::{self, is_label, is_place};
use super::{agencies, clock, outlets};
use crate::span::{Span, is_blank};
use jiff::civil::{Date, date};

/// No dateline is longer than this.
const LONGEST: usize = 140;

/// No date behind a dash of its own is longer, the dash included.
const LONGEST_DATE: usize = 32;

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
    /// A date or an agency.
    Full,
}

/// Reads the dateline that `span` begins with.
pub(super) fn read(text: &str, span: Span) -> Option<Reading> {
    let start = span.of(text);
    if !start.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '*' | 'a'..='z')) {
        return None;
    }
    let start = head(start, LONGEST);
    if let Some(reading) = labelled(text, span, start) {
        return Some(reading);
    }
    // Dashes, a colon, a bracket or slashes end every dateline.
    if !start.bytes().any(|b| matches!(b, b'-' | b'_' | b':' | b')' | b'/') || !b.is_ascii()) {
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

/// "QUITO – March 3, 2026 – …": the date behind a dash of its own, as press releases have it.
fn dated_behind(text: &str, rest: Span, reading: Reading) -> Reading {
    if reading.date_span.is_some() || reading.proof != Proof::Place {
        return reading;
    }
    let Some((at, end)) = separators(head(rest.of(text), LONGEST_DATE)).next() else { return reading };
    let date = Span::new(rest.start, rest.start + at as u32).trim(text);
    match clock::trailing_day(text, date).filter(|day| day.3.start == date.start) {
        Some((month, day, year, span)) => Reading {
            span: Span::new(reading.span.start, rest.start + end as u32).trim(text),
            month_day: Some((month, day, year)),
            date_span: Some(span),
            proof: Proof::Full,
            ..reading
        },
        None => reading,
    }
}

/// "DATELINE: QUITO, Ecuador", as databases have it.
fn labelled(text: &str, span: Span, start: &str) -> Option<Reading> {
    let (label, place) = start.split_once(':').filter(|(label, _)| label.eq_ignore_ascii_case("dateline"))?;
    if place.len() > 60 || span.len() as usize > start.len() {
        return None;
    }
    let (rest, dated) = take_date(text, Span::new(span.start + label.len() as u32 + 1, span.end).trim(text));
    let (place, _) = places::read(text, without_country(text, rest))?;
    Some(Reading {
        span,
        place,
        month_day: dated.map(|(month, day, year, _)| (month, day, year)),
        date_span: dated.map(|dated| dated.3),
        agency: None,
        proof: Proof::Full,
    })
}

/// "QUITO, Ecuador -- QUITO, Ecuador (LNA) — …": the outlet's dateline before the agency's, which says more.
fn told_twice(text: &str, rest: Span, reading: Reading) -> Reading {
    let place = |reading: &Reading| reading.place.map(|place| place.of(text));
    let again = reading.proof == Proof::Place && place(&reading).is_some_and(|place| rest.of(text).starts_with(place));
    let more = again.then(|| separated(text, rest, head(rest.of(text), LONGEST))).flatten();
    match more.filter(|more| more.proof == Proof::Full && place(more) == place(&reading)) {
        Some(more) => Reading { span: reading.span.cover(more.span), ..more },
        None => reading,
    }
}

/// "MOSCOW, March 4. /TASS/. …", "BOSTON, March 4, 2026 /PRNewswire/ -- …": the agency between slashes.
fn slashed(text: &str, span: Span, start: &str) -> Option<Reading> {
    let open = start.find(" /")? + 1;
    let name = start[open + 1..].split('/').next().filter(|name| (2..=30).contains(&name.len()))?;
    let close = open + 1 + name.len();
    let after = start.get(close + 1..)?;
    let rest = after.trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | '-' | '–' | '—' | ':' | ','));
    let named = name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'));
    if !named || rest.is_empty() || rest.len() == after.len() {
        return None;
    }
    let end = span.start + (start.len() - rest.len()) as u32;
    let before = Span::new(span.start, span.start + open as u32);
    let agency = Some(agencies::canonical(name).map_or_else(|| name.to_owned(), str::to_owned));
    let (rest, dated) = take_date(text, drop_tail(text, before));
    let (place, _) = if rest.is_empty() { (None, 0) } else { places::read(text, rest)? };
    let proven = dated.is_some() || agencies::canonical(name).is_some();
    proven.then(|| Reading {
        span: Span::new(span.start, end).trim(text),
        place,
        month_day: dated.map(|(month, day, year, _)| (month, day, year)),
        date_span: dated.map(|d| d.3),
        agency,
        proof: Proof::Full,
    })
}

/// A place in capitals, with a country, a day and a colon perhaps, that fills its line: "LIMA, March 7."
pub(super) fn bare_place(text: &str, span: Span) -> Option<Reading> {
    let (named, dated) = take_date(text, span.trim_matches(text, |c| is_blank(c) || c == ':'));
    let name = named.of(text);
    let first = name.split(',').next().unwrap_or(name);
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    if name.len() > 60 || letters < 4 || first.contains(char::is_lowercase) || is_label(name) {
        return None;
    }
    let (place, parts) = places::read(text, named)?;
    let fits = parts <= 2 && first.split(' ').count() <= 3;
    fits.then(|| Reading {
        span,
        place,
        month_day: dated.map(|(month, day, year, _)| (month, day, year)),
        date_span: dated.map(|dated| dated.3),
        agency: None,
        proof: Proof::Place,
    })
}

/// "CNN — …": an outlet's initials before a long dash.
fn outlet(text: &str, span: Span, start: &str) -> Option<Reading> {
    let length = start.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = start[length..].trim_start_matches(is_blank);
    let sentence = rest.trim_start_matches(['—', '-']).trim_start_matches(is_blank);
    let dashed = (rest.starts_with('—') || rest.starts_with("--")) && rest.len() < start.len() - length;
    if !(3..=5).contains(&length) || !dashed || !(sentence.is_empty() || starts_sentence(sentence)) {
        return None;
    }
    let end = span.start + (start.len() - sentence.len()) as u32;
    Some(Reading {
        span: Span::new(span.start, end).trim(text),
        place: None,
        month_day: None,
        date_span: None,
        agency: Some(start[..length].to_owned()),
        proof: Proof::Outlet,
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
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c == ')' && depth == 0 && ends_at_bracket(&start[at + 1..]) {
            let rest = start[at + 1..].trim_start_matches(is_blank);
            return Some((at + 1, start.len() - rest.len()));
        }
        if depth != 0 || !matches!(c, '-' | '–' | '—' | '―' | '‒' | '_' | ':') {
            return None;
        }
        let before = start[..at].chars().next_back()?;
        let tail = start[at..].trim_start_matches(['-', '–', '—', '―', '‒', '_', ':']);
        let (spaced, open) = (is_blank(before), tail.chars().next().is_none_or(is_blank));
        let fits = match c {
            ':' => open,
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

/// "New Delhi, Nov 13 (PTI) Schools …": a sentence follows the agency without a dash.
fn ends_at_bracket(after: &str) -> bool {
    let rest = after.trim_start_matches(is_blank);
    rest.len() < after.len() && rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
}

/// Month, day, year if any, and where they stand.
type Day = (i8, i8, Option<i16>, Span);

/// The day at the end, and what stands before it.
fn take_date(text: &str, rest: Span) -> (Span, Option<Day>) {
    let dated = clock::trailing_day(text, rest);
    // Some papers put it behind a dash of its own: `CAIRO - 21 July 2022:`.
    (dated.map_or(rest, |date| drop_tail(text, Span::new(rest.start, date.3.start))), dated)
}

fn parse(text: &str, head: Span, after: Span, colon: bool) -> Option<Reading> {
    let mut rest = head.trim(text);
    if rest.of(text).ends_with(").") {
        rest.end -= 1;
    }
    let bracketed = take_bracketed_date(text, &mut rest);
    let agency = take_agency(text, &mut rest)
        .or_else(|| take_last_part(text, &mut rest))
        .or_else(|| take_last_word(text, &mut rest));
    let (before, dated) = take_date(text, rest);
    rest = before;
    let dated = dated.or(bracketed);
    let agency = agency.or_else(|| take_first_part(text, &mut rest));
    let date_span = dated.map(|d| d.3);
    rest = without_country(text, rest);
    let agency = agency.or_else(|| take_leading_agency(text, &mut rest, date_span.is_some()));
    let dashed = !text[..after.start as usize].trim_end_matches(is_blank).ends_with(')');
    if !dashed && (dated.is_none() || agency.is_none()) {
        return None;
    }
    let dateless_place = dated.is_none() && agency.is_none();
    let (place, parts) = if rest.is_empty() { (None, 0) } else { places::read(text, rest)? };
    let house = place.is_some_and(|place| outlets::is_masthead(place.of(text)));
    if house || (place.is_none() && agency.is_none()) {
        return None;
    }
    let proof = if dateless_place { bare_proof(text, rest, parts, after, colon)? } else { Proof::Full };
    let span = Span::new(head.start, after.start);
    let month_day = dated.map(|(month, day, year, _)| (month, day, year));
    Some(Reading { span: span.trim(text), place, month_day, date_span, agency, proof })
}

/// "(March 3, 2026)" at the end, as press releases have it.
fn take_bracketed_date(text: &str, rest: &mut Span) -> Option<Day> {
    let line = rest.of(text);
    let open = line.strip_suffix(')')?.rfind('(')?;
    let inside = Span::new(rest.start + open as u32 + 1, rest.end - 1);
    let day = clock::trailing_day(text, inside).filter(|day| day.3.start == inside.start)?;
    *rest = drop_tail(text, Span::new(rest.start, inside.start - 1));
    Some(day)
}

/// "AP, QUITO -": an agency before the first comma.
fn take_first_part(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let (name, place) = line.split_once(", ").filter(|(name, _)| name.len() <= 10)?;
    let agency = agencies::canonical(name).filter(|agency| *agency == name && is_place(place))?;
    *rest = Span::new(rest.end - place.len() as u32, rest.end);
    Some(agency.to_owned())
}

/// "(Reuters)" at the end.
fn take_agency(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let open = line.strip_suffix(')')?.rfind('(')?;
    let name = line[open + 1..line.len() - 1].trim();
    let words = name.split_whitespace().count();
    // "(AP/Kyodo)", "(Reuters, AFP)": the first is named.
    let first = name.split(['/', ',']).next().unwrap_or(name).trim();
    let named =
        (1..=5).contains(&words) && name.starts_with(char::is_uppercase) || agencies::canonical(first).is_some();
    if !named || name.contains([':', '"', '“']) {
        return None;
    }
    *rest = drop_tail(text, Span::new(rest.start, rest.start + open as u32));
    Some(agencies::canonical(first).map_or_else(|| first.to_owned(), str::to_owned))
}

/// "ROME, March 13, ANSA -": an agency behind the last comma.
fn take_last_part(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let comma = line.rfind(',').filter(|comma| *comma > 0)?;
    let agency = agencies::canonical(&line[comma + 1..])?;
    *rest = drop_tail(text, Span::new(rest.start, rest.start + comma as u32));
    Some(agency.to_owned())
}

/// "ROME, March 13 ANSA -": an agency right behind the day.
fn take_last_word(text: &str, rest: &mut Span) -> Option<String> {
    let line = rest.of(text);
    let (before, name) = line.rsplit_once(' ').filter(|(before, _)| before.ends_with(|c: char| c.is_ascii_digit()))?;
    let agency = agencies::canonical(name).filter(|agency| *agency == name)?;
    let dated = Span::new(rest.start, rest.start + before.len() as u32);
    clock::trailing_day(text, dated)?;
    *rest = drop_tail(text, dated);
    Some(agency.to_owned())
}

/// "afrol News, 27 January -", "PARIS, Nov 3, Reuters -": an agency without parentheses.
fn take_leading_agency(text: &str, rest: &mut Span, dated: bool) -> Option<String> {
    if !dated {
        return None;
    }
    let name = agencies::recognise(rest.of(text)).or_else(|| {
        let name = rest.of(text);
        (name.ends_with(" News") && name.split_whitespace().count() <= 3).then(|| name.to_owned())
    })?;
    *rest = Span::new(rest.start, rest.start);
    Some(name)
}

/// "Lyon (France)": the country in brackets.
fn without_country(text: &str, rest: Span) -> Span {
    let place = rest.of(text).strip_suffix(')').and_then(|line| line.split_once(" ("));
    match place {
        Some((name, country)) if is_place(country) => Span::new(rest.start, rest.start + name.len() as u32).trim(text),
        _ => rest,
    }
}

fn drop_tail(text: &str, span: Span) -> Span {
    span.trim_matches(text, |c| is_blank(c) || matches!(c, ',' | ';' | '-' | '–' | '—' | '|'))
}

/// What speaks for a place that has neither date nor agency.
fn bare_proof(text: &str, place: Span, parts: usize, after: Span, colon: bool) -> Option<Proof> {
    let name = place.of(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let first = name.split(',').next().unwrap_or(name);
    let capitals = letters >= 4 && !first.chars().any(char::is_lowercase);
    let words = first.split_whitespace().count();
    if is_label(name) || words > 3 {
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
        (true, false) => Some(Proof::Place),
        (false, false) if parts == 2 && name.contains(',') => Some(Proof::Place),
        (false, false) if parts == 1 && words <= 2 && letters >= 4 => Some(Proof::Dash),
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
        assert_eq!(show("Quito (dpa/tmn) - The court"), "Quito||dpa|The cou");
        assert_eq!(show("DATELINE: QUITO, Ecuador"), "QUITO|||");
    }

    #[test]
    fn bare() {
        assert_eq!(show("NEW DELHI: The court"), "NEW DELHI|||The cou");
        assert_eq!(show("Harare - The court"), "Harare|||The cou");
        assert_eq!(show("Kisumu, Kenya – The court"), "Kisumu|||The cou");
        assert_eq!(show("WASHINGTON ― President"), "WASHINGTON|||Preside");
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
