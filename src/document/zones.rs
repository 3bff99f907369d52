//! Time zones as time stamps abbreviate them.
//!
//! In: an abbreviation, and the clock it goes with. Out: minutes east of UTC. Where two zones share
//! an abbreviation, the one that English-language newsrooms mean most often is taken: IST is India's,
//! CST and AST are North America's, BST is Britain's, GST the Gulf's. ET, CT, MT and PT are standard or
//! daylight time by date.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const OFFSETS: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("WET", 0),
    ("BST", 60),
    ("WEST", 60),
    ("WAT", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("EET", 120),
    ("CAT", 120),
    ("SAST", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EAT", 180),
    ("TRT", 180),
    ("IDT", 180),
    ("IRST", 210),
    ("GST", 240),
    ("AZT", 240),
    ("AFT", 270),
    ("PKT", 300),
    ("MVT", 300),
    ("UZT", 300),
    ("IST", 330),
    ("SLST", 330),
    ("NPT", 345),
    ("BDT", 360),
    ("BDST", 360),
    ("BdST", 360),
    ("MMT", 390),
    ("ICT", 420),
    ("WIB", 420),
    ("SGT", 480),
    ("HKT", 480),
    ("MYT", 480),
    ("PHT", 480),
    ("PHST", 480),
    ("BJT", 480),
    ("WITA", 480),
    ("AWST", 480),
    ("WIT", 540),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("PGT", 600),
    ("ACDT", 630),
    ("AEDT", 660),
    ("NZST", 720),
    ("FJT", 720),
    ("NZDT", 780),
    ("NDT", -150),
    ("ADT", -180),
    ("BRT", -180),
    ("ART", -180),
    ("UYT", -180),
    ("CLST", -180),
    ("NST", -210),
    ("AST", -240),
    ("EDT", -240),
    ("CLT", -240),
    ("VET", -240),
    ("BOT", -240),
    ("EST", -300),
    ("CDT", -300),
    ("COT", -300),
    ("PET", -300),
    ("ECT", -300),
    ("CST", -360),
    ("MDT", -360),
    ("MST", -420),
    ("PDT", -420),
    ("PST", -480),
    ("AKDT", -480),
    ("AKST", -540),
    ("HST", -600),
];

const REGIONS: &[(&str, &str)] = &[
    ("ET", "America/New_York"),
    ("CT", "America/Chicago"),
    ("MT", "America/Denver"),
    ("PT", "America/Los_Angeles"),
    ("EASTERN", "America/New_York"),
    ("CENTRAL", "America/Chicago"),
    ("MOUNTAIN", "America/Denver"),
    ("PACIFIC", "America/Los_Angeles"),
    ("UKT", "Europe/London"),
    ("UK", "Europe/London"),
];

/// A zone as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// So many minutes east of UTC, the same all year.
    Fixed(i32),
    /// A region with daylight saving time.
    Region(&'static str),
}

impl Zone {
    /// The zone that `word` names.
    pub(super) fn named(word: &str) -> Option<Self> {
        if !(2..=8).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return (word == "Z").then_some(Self::Fixed(0));
        }
        if let Some((_, region)) =
            REGIONS.iter().find(|(name, _)| word == *name || (name.len() > 3 && word.eq_ignore_ascii_case(name)))
        {
            return Some(Self::Region(region));
        }
        OFFSETS.iter().find(|(name, _)| *name == word).map(|(_, minutes)| Self::Fixed(*minutes))
    }

    /// Minutes east of UTC at `clock`.
    pub(super) fn minutes(self, clock: DateTime) -> Option<i32> {
        match self {
            Self::Fixed(minutes) => Some(minutes),
            Self::Region(region) => {
                let zoned = TimeZone::get(region).ok()?.to_ambiguous_zoned_datetime(clock).compatible().ok()?;
                Some(zoned.offset().seconds() / 60)
            }
        }
    }

    /// Whether dates beside it put the month first: the zones of the United States.
    pub(super) fn month_first(self) -> bool {
        match self {
            Self::Fixed(minutes) => (-600..=-240).contains(&minutes),
            Self::Region(region) => region.starts_with("America"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn offsets() {
        let winter = date(2025, 11, 13).at(9, 0, 0, 0);
        let summer = date(2025, 7, 1).at(9, 0, 0, 0);
        let minutes = |word: &str, at| Zone::named(word).and_then(|z| z.minutes(at));
        assert_eq!(minutes("ET", winter), Some(-300));
        assert_eq!(minutes("ET", summer), Some(-240));
        assert_eq!(minutes("IST", summer), Some(330));
        assert_eq!(minutes("Z", summer), Some(0));
        assert_eq!(minutes("THE", summer), None);
        assert_eq!(minutes("et", summer), None);
    }
}
