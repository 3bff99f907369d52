//! The marks that wires' machines set around a story.
//!
//! In: a line. Out: when the story was sent: "AP-NY-03-12-98 1423EST", "AFP 121534 GMT FEB 24".

use super::lines::Line;
use super::stamps::{Moment, Reading};
use super::zones::Zone;
use super::{Precision, Stamp, stamps};
use crate::calendar;
use crate::span::Span;
use jiff::civil::DateTime;

/// No such line has more words or bytes.
const MOST_WORDS: u32 = 12;
const LONGEST: u32 = 120;

/// Two digits beyond this one are a year of the last century.
const LATEST: i16 = 69;

/// When the story was sent, if the line says that and nothing else.
pub(super) fn sent(text: &str, line: &Line) -> Option<Reading> {
    if line.words > MOST_WORDS || line.span.len() > LONGEST {
        return None;
    }
    if let Some((when, _)) = line.span.of(text).split_once("RTRS [") {
        return ended(text, Span::new(line.span.start, line.span.start + when.len() as u32));
    }
    if !(2..=5).contains(&line.words) || line.span.len() > 40 {
        return None;
    }
    let whole = line.span.of(text).trim_matches(['<', '^', '=']);
    let (clock, zone) = hyphened(whole).or_else(|| packed(whole))?;
    let offset_minutes = zone.and_then(|zone| zone.minutes(clock));
    let stamp = Stamp { clock, precision: Precision::Minute, offset_minutes, span: Some(line.span) };
    Some(Reading::of(Moment { label: None, stamp, open: false }))
}

/// "Wednesday, 12 March 2008 10:27:00RTRS [nL1E2K5A0C] {C}ENDS": the moment at the end of a terminal's copy.
fn ended(text: &str, when: Span) -> Option<Reading> {
    stamps::read(text, when).filter(|reading| reading.is_certain() && reading.other_words == 0)
}

/// "AP-NY-03-12-98 1423EST": month, day, year, time and zone.
fn hyphened(line: &str) -> Option<(DateTime, Option<Zone>)> {
    let (sender, time) = line.split_once(' ')?;
    let mut parts = sender.rsplitn(4, '-');
    let mut number = || parts.next().filter(|part| part.len() == 2).and_then(|part| part.parse::<i16>().ok());
    let (year, day, month) = (number()?, number()?, number()?);
    let named = parts.next()?.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
    let (clock, zone) = time.split_at_checked(4)?;
    let moment = at(year, month, day, clock)?;
    let zone = Zone::named(zone.trim())?;
    named.then_some((moment, Some(zone)))
}

/// "AFP 121534 GMT FEB 24", "121534 Feb 24": day and time in one number, zone, month, year.
fn packed(line: &str) -> Option<(DateTime, Option<Zone>)> {
    let mut words = line.rsplit(' ');
    let year = words.next().filter(|year| year.len() == 2)?.parse().ok()?;
    let month = calendar::month(words.next()?)?;
    let next = words.next()?;
    let zone = Zone::named(next);
    let number = if zone.is_some() { words.next()? } else { next };
    let (day, clock) = Some(number).filter(|number| number.len() == 6)?.split_at_checked(2)?;
    let named = words.all(|word| !word.contains(char::is_lowercase));
    named.then_some((at(year, i16::from(month), day.parse().ok()?, clock)?, zone))
}

fn at(year: i16, month: i16, day: i16, clock: &str) -> Option<DateTime> {
    let clock: i16 = clock.parse().ok()?;
    let century = if year > LATEST { 1900 } else { 2000 };
    DateTime::new(century + year, month as i8, day as i8, (clock / 100) as i8, (clock % 100) as i8, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    #[test]
    fn marks_of_wires() {
        let show = |line: &str| {
            let stamp = sent(line, &lines::split(line)[0])?.moments[0].stamp;
            Some(format!("{} {:?}", stamp.clock, stamp.offset_minutes))
        };
        assert_eq!(show("AP-NY-03-12-98 1423EST").as_deref(), Some("1998-03-12T14:23:00 Some(-300)"));
        assert_eq!(show("AFP 121534 GMT FEB 24").as_deref(), Some("2024-02-12T15:34:00 Some(0)"));
        assert_eq!(show("151432 GMT Nov 23").as_deref(), Some("2023-11-15T14:32:00 Some(0)"));
        assert_eq!(show("151432 Nov 23").as_deref(), Some("2023-11-15T14:32:00 None"));
        assert_eq!(show("AP-NY-03-12-98 1423EST<").as_deref(), Some("1998-03-12T14:23:00 Some(-300)"));
        assert_eq!(
            show("Wednesday, 12 March 2008 10:27:00RTRS [nL1E2K5A0C] {C}ENDS").as_deref(),
            Some("2008-03-12T10:27:00 None")
        );
        assert_eq!(show("In 199899 GMT Nov 23"), None);
        assert_eq!(show("AP wins prize"), None);
    }
}
