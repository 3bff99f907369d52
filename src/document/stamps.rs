//! Time stamps.
//!
//! In: a line such as `Published 13 Nov 2025 09:46 GMT | Updated 2 hours ago`. Out: the moments in it,
//! published or updated, and what else stands in the line. Dates, times, zones and labels are taken from
//! left to right.
//!
//! `3/4/2025` is the fourth of March with a zone of the United States or with AM or PM and no zone,
//! else the third of April, unless a day named elsewhere says otherwise (the draft knows). A date
//! without a year is no stamp.

use super::clock::{self, Day, Piece, day_at, time_at, zone_at};
use super::fillers::{ago, is_filler, page};
use super::zones::Zone;
use super::{Precision, Stamp, lines};
use crate::calendar;
use crate::span::Span;
use jiff::civil::Time;

pub(super) use super::moments::{Label, MOST_OTHERS, Moment, Reading, Undated};

/// A time stamp is short; nothing longer is read.
const LONGEST: u32 = 200;

/// Reads `span` as a time stamp.
pub(super) fn read(text: &str, span: Span) -> Option<Reading> {
    read_among(text, span, u32::MAX)
}

/// The same, if at most so many words have nothing to do with time.
pub(super) fn read_among(text: &str, span: Span, most_others: u32) -> Option<Reading> {
    let line = span.of(text);
    if span.len() > LONGEST || !(span.len() < 30 || lines::has_figure(line)) {
        return None;
    }
    let pieces = clock::pieces(text, span);
    Scan {
        pieces: &pieces,
        at: 0,
        now: Found::default(),
        reading: Reading::default(),
        runs_on: false,
        in_category: false,
    }
    .run(most_others)
}

/// The same line with its day, if it is a time of day and a day without a year, and nothing else.
pub(super) fn without_year(text: &str, reading: &Reading) -> Option<Reading> {
    let undated = reading.undated.filter(|_| reading.moments.is_empty() && reading.other_words == 2)?;
    let [day] = reading.others[..] else { return None };
    let (month, day_of_month, year, span) = clock::trailing_day(text, day)?;
    let whole = year.is_none() && span.start == day.start && undated.label != Some(Label::Updated);
    let month_day = Some((month, day_of_month));
    whole.then(|| Reading { month_day, undated: Some(undated), ago: true, ..Reading::default() })
}

/// The moment that is being put together.
#[derive(Default)]
struct Found {
    label: Option<Label>,
    day: Option<Day>,
    time: Option<(Time, bool)>,
    meridiem: bool,
    zone: Option<Zone>,
    span: Option<Span>,
}

impl Found {
    fn precision(&self) -> Precision {
        match self.time {
            None => Precision::Day,
            Some((_, true)) => Precision::Second,
            Some(_) => Precision::Minute,
        }
    }

    fn moment(&self) -> Option<Moment> {
        let day = self.day?;
        let month_first = self.zone.map_or(self.meridiem && !day.is_dotted(), Zone::month_first);
        let time = self.time.map_or(Time::midnight(), |(time, _)| time);
        let clock = day.resolve(month_first)?.to_datetime(time);
        let offset_minutes = self.time.and(self.zone).and_then(|zone| zone.minutes(clock));
        let stamp = Stamp { clock, precision: self.precision(), offset_minutes, span: self.span };
        Some(Moment { label: self.label, stamp, open: day.is_open() })
    }

    fn undated(&self) -> Option<Undated> {
        let time = self.time.filter(|_| self.day.is_none())?.0;
        Some(Undated { label: self.label, time, precision: self.precision(), zone: self.zone, span: self.span })
    }
}

struct Scan<'p, 't> {
    pieces: &'p [Piece<'t>],
    at: usize,
    now: Found,
    reading: Reading,
    /// Whether the piece before belongs to other words, so that the next one goes on with them.
    runs_on: bool,
    /// Whether what follows is where the article is filed.
    in_category: bool,
}

impl Scan<'_, '_> {
    fn run(mut self, most_others: u32) -> Option<Reading> {
        while self.at < self.pieces.len() {
            let used = self.step();
            self.at += used.max(1);
            if self.reading.other_words > most_others {
                return None;
            }
        }
        self.flush();
        self.share_zone();
        Some(self.reading)
    }

    /// A line that names one zone means it for all of its moments.
    fn share_zone(&mut self) {
        let undated = self.reading.undated.and_then(|undated| undated.zone);
        for moment in &mut self.reading.moments {
            let timed = moment.stamp.precision != Precision::Day && moment.stamp.offset_minutes.is_none();
            if let Some(zone) = undated.filter(|_| timed) {
                moment.stamp.offset_minutes = zone.minutes(moment.stamp.clock);
            }
        }
    }

    /// Takes what stands at the cursor; says how many pieces it was.
    fn step(&mut self) -> usize {
        let rest = &self.pieces[self.at..];
        let after = self.at.checked_sub(1).map_or(0, |i| self.pieces[i].end());
        if let Some((day, used)) = day_at(rest) {
            if self.now.day.is_some() {
                self.flush();
            }
            self.now.day = Some(day);
            return self.covered(used);
        }
        if let Some((day, time, zone, used)) = clock::logged_at(rest) {
            if self.now.day.is_some() {
                self.flush();
            }
            let label = self.now.label;
            self.now = Found { label, day: Some(day), time: Some((time, true)), zone, ..Found::default() };
            return self.covered(used);
        }
        if self.now.zone.is_none()
            && (self.now.time.is_some() || self.is_zone_before_time(rest))
            && let Some((zone, used)) = zone_at(rest, after)
        {
            self.now.zone = Some(zone);
            return self.covered(used);
        }
        if let Some(used) = self.same_elsewhere(rest) {
            return used;
        }
        if let Some(used) = ago(rest) {
            self.reading.ago = true;
            // "Updated 1 day ago March 4, 2026": the label is the day's, too.
            let goes_on = self.now.day.is_some() || day_at(&rest[used..]).is_some();
            self.now.label = self.now.label.filter(|_| goes_on);
            return used;
        }
        if self.now.label.is_some()
            && let Some((month, day, used)) = clock::month_day(rest)
        {
            // A day without its year: "Updated Wed 4 Feb".
            let span = Span::new(rest[0].start, rest[used - 1].end());
            let updated = self.now.label == Some(Label::Updated);
            self.reading.updated_on = updated.then_some((month, day, span)).or(self.reading.updated_on);
            self.reading.ago = true;
            self.now.label = None;
            return used;
        }
        if let Some((time, seconds, meridiem, used)) = time_at(rest).filter(|_| self.now.time.is_none()) {
            self.now.time = Some((time, seconds));
            self.now.meridiem = meridiem;
            return self.covered(used);
        }
        if self.now.day.is_some() && rest.len() == 1 && rest[0].small(99).is_some() {
            // "March 4, 2026 0": how many comments there are.
            return 1;
        }
        if let Some(used) = page(rest) {
            return used;
        }
        self.word(rest[0])
    }

    /// "March 4, 2026, JST 18:05": the zone stands between the day and the time.
    fn is_zone_before_time(&self, rest: &[Piece]) -> bool {
        self.now.day.is_some() && rest[0].kind == clock::Kind::Word && time_at(&rest[1..]).is_some()
    }

    /// "(0318 GMT)" behind "11:18 p.m. EDT": the same moment as another zone's clocks show it.
    fn same_elsewhere(&self, rest: &[Piece]) -> Option<usize> {
        if self.now.zone.is_none() || self.now.time.is_none() || rest[0].kind != clock::Kind::Number {
            return None;
        }
        let (_, _, _, used) = time_at(rest)?;
        let (_, zone) = zone_at(&rest[used..], rest[used - 1].end())?;
        Some(used + zone)
    }

    fn word(&mut self, piece: Piece) -> usize {
        if piece.kind == clock::Kind::Sign {
            self.runs_on &= !(matches!(piece.text, "|" | "•" | "·" | ";") || self.is_apart(piece));
            return 1;
        }
        let label = label_of(piece);
        if label.is_some() {
            if self.now.day.is_some() {
                self.flush();
            }
            self.reading.leads |= self.reading.other_words == 0;
            self.now.label = label;
            self.runs_on = false;
        } else if piece.text.eq_ignore_ascii_case("yesterday") || piece.text.eq_ignore_ascii_case("today") {
            self.reading.ago = true;
        } else if self.names_category(piece) {
            self.other(piece);
        } else if is_spaced_out(piece) {
            // "L A K E   N E W S": a house's name in letters.
        } else if !(is_filler(piece.text) || piece.text == "T" && self.now.day.is_some()) {
            self.reading.other_words += 1;
            self.other(piece);
        } else if self.runs_on && calendar::weekday(piece.text).is_none() && !self.leads_to_moment(piece) {
            self.other(piece);
        }
        1
    }

    /// "Ana Ruiz on March 4, 2026", "Ana Ruiz Last updated": the word belongs to what follows.
    fn leads_to_moment(&self, piece: Piece) -> bool {
        let next = &self.pieces[self.at + 1..];
        let joins =
            ["on", "at", "last", "first", "originally"].iter().any(|word| piece.text.eq_ignore_ascii_case(word));
        let begins = |next: &Piece| label_of(*next).is_some() || calendar::weekday(next.text).is_some();
        joins && (next.first().is_some_and(begins) || day_at(next).is_some())
    }

    /// "Posted on March 4, 2026 in Ports, Local News": capitals behind the moment that a label opens, and "in".
    fn names_category(&mut self, piece: Piece) -> bool {
        let dated = self.reading.leads && (self.now.day.is_some() || !self.reading.moments.is_empty());
        self.in_category |= dated && piece.text == "in";
        self.in_category && (piece.text == "and" || piece.text.starts_with(char::is_uppercase))
    }

    fn other(&mut self, piece: Piece) {
        let span = Span::new(piece.start, piece.end());
        match self.reading.others.last_mut() {
            Some(last) if self.runs_on => last.end = span.end,
            _ => self.reading.others.push(span),
        }
        self.runs_on = true;
    }

    /// Whether a dash or a slash stands between blanks, and so between parts.
    fn is_apart(&self, piece: Piece) -> bool {
        let before = self.at.checked_sub(1).map_or(0, |i| self.pieces[i].end());
        let after = self.pieces.get(self.at + 1).map_or(piece.end(), |next| next.start);
        matches!(piece.text, "-" | "–" | "—" | "/") && before < piece.start && piece.end() < after
    }

    fn covered(&mut self, used: usize) -> usize {
        let span = Span::new(self.pieces[self.at].start, self.pieces[self.at + used - 1].end());
        self.now.span = Some(self.now.span.map_or(span, |s| s.cover(span)));
        self.runs_on = false;
        used
    }

    fn flush(&mut self) {
        let found = std::mem::take(&mut self.now);
        match found.moment() {
            Some(moment) => self.reading.moments.push(moment),
            None if found.time.is_some() => self.reading.undated = self.reading.undated.or(found.undated()),
            None if found.label.is_some() && found.day.is_none() => self.reading.label = found.label,
            None => {}
        }
    }
}

fn label_of(piece: Piece) -> Option<Label> {
    match piece.text.to_ascii_lowercase().as_str() {
        "published" | "posted" | "issued" | "publication" | "publish" | "pub" | "created" | "filed" | "released"
        | "uploaded" => Some(Label::Published),
        "updated" | "modified" | "update" | "revised" | "edited" => Some(Label::Updated),
        _ => None,
    }
}

fn is_spaced_out(piece: Piece) -> bool {
    piece.kind == clock::Kind::Word
        && piece.text.len() == 1
        && piece.text != "T"
        && piece.text.as_bytes()[0].is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(line: &str) -> Vec<String> {
        let reading = read(line, Span::at(0, line.len())).unwrap_or_default();
        assert!(reading.is_stamp(), "{line}: {reading:?}");
        let show = |moment: &Moment| {
            let s = moment.stamp;
            let mark = if moment.label == Some(Label::Updated) { "u " } else { "" };
            let zone = s.offset_minutes.map_or(String::new(), |m| format!(" {m:+}"));
            match s.precision {
                Precision::Day => format!("{mark}{}", s.clock.date()),
                _ => format!("{mark}{}{zone}", s.clock),
            }
        };
        reading.moments.iter().map(show).collect()
    }

    fn one(line: &str) -> String {
        all(line).join("; ")
    }

    #[test]
    fn forms_of_print() {
        assert_eq!(one("Tuesday, October 19, 2004; Page B01"), "2004-10-19");
        assert_eq!(one("March 3, 1998 Tuesday Final Edition"), "1998-03-03");
        assert_eq!(one("Oct 19, 2004, Section A, Page 14"), "2004-10-19");
        assert_eq!(one("Filed: 19/10/2004"), "2004-10-19");
        assert_eq!(one("Vol. 6, No. 17      April 25, 2003"), "2003-04-25");
        assert_eq!(one("L A K E   N E W S   2022/03/08  19:42 JST   No. 2207"), "2022-03-08T19:42:00 +540");
        assert_eq!(one("posted on March 3, 2015 in Ports, Local News, Top Stories and More"), "2015-03-03");
        assert_eq!(one("Pub. date: March 3, 1998"), "1998-03-03");
    }

    #[test]
    fn many_forms() {
        assert_eq!(one("October 2, 2024 4:46 AM EST"), "2024-10-02T04:46:00 -300");
        assert_eq!(one("2 Oct 2024 09:46 GMT"), "2024-10-02T09:46:00 +0");
        assert_eq!(one("Thu 3 Oct 2024 10.46 CEST"), "2024-10-03T10:46:00 +120");
        assert_eq!(one("Published 2024-10-02T04:46:09-05:00"), "2024-10-02T04:46:09 -300");
        assert_eq!(one("2024-10-02T04:46:09.120Z"), "2024-10-02T04:46:09 +0");
        assert_eq!(one("Oct. 2, 2024 at 4:46 a.m. ET"), "2024-10-02T04:46:00 -240");
        assert_eq!(one("Last updated 3:14 PM GMT+1, Oct 2 2024"), "u 2024-10-02T15:14:00 +60");
        assert_eq!(one("Updated October 2, 2024, 5:01 p.m. EST"), "u 2024-10-02T17:01:00 -300");
        assert_eq!(one("2024-10-02 04:46"), "2024-10-02T04:46:00");
        assert_eq!(one("First published on Wed, 2nd October 2024 17:05 hrs IST"), "2024-10-02T17:05:00 +330");
        assert_eq!(one("Posted on 2 October 2024, 1705 GMT"), "2024-10-02T17:05:00 +0");
        assert_eq!(one("2 October 2024 at 5pm (UTC+05:30)"), "2024-10-02T17:00:00 +330");
        assert_eq!(one("2 October 2024 at 5pm (GMT +3)"), "2024-10-02T17:00:00 +180");
        assert_eq!(one("FOR IMMEDIATE RELEASE: October 2, 2024"), "2024-10-02");
        assert_eq!(one("2-Oct-2024"), "2024-10-02");
        assert_eq!(one("Oct - 02 - 2024 , 08:15"), "2024-10-02T08:15:00");
        assert_eq!(one("2024-10-02 HKT 18:05"), "2024-10-02T18:05:00 +480");
        assert_eq!(one("02 October 2024, MVT 17:16"), "2024-10-02T17:16:00 +300");
        assert_eq!(one("Date: 2 Oct 94 14:20:31 GMT"), "1994-10-02T14:20:31 +0");
        assert_eq!(one("Last modified: Wed Oct 2 09:14:02 EDT 2002"), "u 2002-10-02T09:14:02 -240");
        assert_eq!(one("Oct 2, 2024 11:18 p.m. EDT (0318 GMT)"), "2024-10-02T23:18:00 -240");
        assert_eq!(one("This content was published on October 2, 2024 - 09:00"), "2024-10-02T09:00:00");
        assert_eq!(one("2 October 2024 0"), "2024-10-02");
        assert_eq!(one("Oct 2 2024, 00:48 ist"), "2024-10-02T00:48:00 +330");
        assert_eq!(one("October 2, 2024 16:20 GMT+700"), "2024-10-02T16:20:00 +420");
        assert_eq!(one("2 October 2024 11:04 CEST+02:00"), "2024-10-02T11:04:00 +120");
        assert_eq!(one("Oct 2nd 2024 from the print edition"), "2024-10-02");
    }

    #[test]
    fn glued_and_several() {
        assert_eq!(one("October 2, 20244:46 AM EDTUpdated 2 hours ago"), "2024-10-02T04:46:00 -240");
        assert_eq!(
            all("Published: 2 Oct 2024 09:46 WAT | Updated: 3 Oct 2024 10:00 WAT"),
            ["2024-10-02T09:46:00 +60", "u 2024-10-03T10:00:00 +60"]
        );
        assert_eq!(
            all("Published date: 2 Oct 2024 12:20 GMT | Last update: 1 day ago 3 October 2024 09:02 GMT"),
            ["2024-10-02T12:20:00 +0", "u 2024-10-03T09:02:00 +0"]
        );
        assert_eq!(
            all("Published Oct 2, 2024 • Last updated Oct 3, 2024 • 2 minute read"),
            ["2024-10-02", "u 2024-10-03"]
        );
        assert_eq!(
            all("PUBLISHED WED, OCT 2 20245:30 AM ESTUPDATED THU, OCT 3 20248:10 AM EST"),
            ["2024-10-02T05:30:00 -300", "u 2024-10-03T08:10:00 -300"]
        );
        assert!(all("3 hours ago").is_empty());
        assert!(all("3-Minute Listen").is_empty() && all("3 mins to read").is_empty());
        assert_eq!(one("March 26, 2025 14 min. read"), "2025-03-26");
        assert!(all("3 min Reading time").is_empty());
    }

    #[test]
    fn number_order() {
        assert_eq!(one("23/11/2024 17:05 IST"), "2024-11-23T17:05:00 +330");
        assert_eq!(one("11/23/2024"), "2024-11-23");
        assert_eq!(one("03/04/2024 17:05 IST"), "2024-04-03T17:05:00 +330");
        assert_eq!(one("03/04/2024 5:05 PM EST"), "2024-03-04T17:05:00 -300");
        assert_eq!(one("03/04/2024 5:05 PM"), "2024-03-04T17:05:00");
        assert_eq!(one("3.4.2024"), "2024-04-03");
        assert_eq!(one("03.04.24, 5:05 PM"), "2024-04-03T17:05:00");
    }

    #[test]
    fn times_without_a_day() {
        let reading = |line: &str| read(line, Span::at(0, line.len())).unwrap();
        assert!(reading("14:32 GMT").is_clock() && reading("2.15pm").is_clock());
        let updated = reading("Updated 9:12 a.m. ET").undated.unwrap().on(jiff::civil::date(2026, 3, 4).at(0, 0, 0, 0));
        assert_eq!((updated.clock.to_string().as_str(), updated.offset_minutes), ("2026-03-04T09:12:00", Some(-300)));
    }

    #[test]
    fn days_without_a_year() {
        let reading = |line: &str| read(line, Span::at(0, line.len())).unwrap();
        let line = "4 Mar, 12:15";
        assert_eq!(without_year(line, &reading(line)).unwrap().month_day, Some((3, 4)));
        assert!(without_year("4 lakes, 12:15", &reading("4 lakes, 12:15")).is_none());
        let updated = reading("Posted: Mar 4, 2026 | Last Updated: March 6").updated_on.unwrap();
        assert_eq!((updated.0, updated.1), (3, 6));
    }

    #[test]
    fn other_words_in_their_parts() {
        let line = "Ana Ruiz · Lake News · Posted: Mar 04, 2026 4:00 AM EST | Quito";
        let parts: Vec<&str> =
            read(line, Span::at(0, line.len())).unwrap().others.iter().map(|part| part.of(line)).collect();
        assert_eq!(parts, ["Ana Ruiz", "Lake News", "Quito"]);
    }

    #[test]
    fn sentences_are_none() {
        let line = "The court ruled on November 13, 2025 that the vote stands";
        assert!(!read(line, Span::at(0, line.len())).unwrap().is_stamp());
        assert!(!read("Feb 30, 2024 Fair", Span::at(0, 17)).unwrap().is_stamp());
    }
}
