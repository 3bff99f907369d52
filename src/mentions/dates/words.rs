//! The words that dates are made of.
//!
//! In: a token. Out: its [`Word`], small and `Copy`, so that the grammar matches over slices.

use super::super::numbers::{Lower, cardinal};
use crate::calendar;
use crate::text::{Case, Kind, Token};
use jiff::civil::Weekday;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// When a verb says that something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// What a token may be in a date, or in the clause around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(i8),
    /// A month's name that is also another word: `may`, `march`.
    MayBeMonth(i8),
    Weekday(Weekday),
    /// Morning, afternoon, evening, night.
    DayPart,
    Night,
    Today,
    Tonight,
    Yesterday,
    Tomorrow,
    This,
    Last,
    Next,
    Previous,
    Following,
    Same,
    That,
    Unit(Unit),
    /// The same in the plural: days, weeks.
    Units(Unit),
    Weekend,
    Season,
    Early,
    Late,
    Mid,
    Earlier,
    Later,
    /// End, beginning, start, middle.
    Edge,
    Half,
    Ago,
    /// One or two digits.
    Digits(u8),
    /// Four digits.
    Four(i16),
    Ordinal(u8),
    Decade(i16),
    /// `12/11/2025`, `11.12.2025`.
    Joined,
    Cardinal(u8),
    /// Few, several, some.
    Few,
    Couple,
    Q(u8),
    Fiscal,
    /// In, during, since, until …: what stands before a time.
    Before,
    At,
    On,
    Of,
    The,
    /// A, an, his, their …
    A,
    To,
    And,
    Between,
    From,
    Possessive,
    Hyphen,
    Dash,
    Comma,
    Open,
    Close,
    Stop,
    /// A verb whose tense is plain.
    Verb(Tense),
    /// Is, are.
    Is,
    /// Be, been.
    Be,
    Capital,
    /// A word with a small letter.
    Lower,
    Other,
}

impl Word {
    /// Whether a time may follow it directly, so that what comes next is no name.
    pub(super) const fn leads(self) -> bool {
        matches!(
            self,
            Self::Before
                | Self::At
                | Self::On
                | Self::Of
                | Self::From
                | Self::Between
                | Self::This
                | Self::Last
                | Self::Next
                | Self::Early
                | Self::Late
                | Self::Mid
                | Self::Edge
        )
    }
}

/// What `token` may be.
pub(super) fn classify(text: &str, token: &Token) -> Word {
    match token.kind {
        Kind::Number => number(token.of(text)),
        Kind::Word => word(token.of(text), token.case),
        Kind::Clitic => clitic(token.of(text)),
        Kind::Hyphen => Word::Hyphen,
        Kind::Dash => Word::Dash,
        Kind::Stop => Word::Stop,
        Kind::Punct => match token.of(text) {
            "," => Word::Comma,
            "(" => Word::Open,
            ")" => Word::Close,
            ";" => Word::Stop,
            _ => Word::Other,
        },
        Kind::Mark | Kind::Symbol | Kind::Address => Word::Other,
    }
}

fn clitic(text: &str) -> Word {
    match text.trim_start_matches(['\'', '’']) {
        "s" | "S" => Word::Possessive,
        "ll" => Word::Verb(Tense::Future),
        _ => Word::Other,
    }
}

fn number(text: &str) -> Word {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = || text[..digits].parse::<i16>().ok();
    match (digits, &text[digits..]) {
        (1 | 2, "") => value().map_or(Word::Other, |n| Word::Digits(n as u8)),
        (4, "") => value().filter(|y| *y >= 1000).map_or(Word::Other, Word::Four),
        (1 | 2, "st" | "nd" | "rd" | "th") => value().map_or(Word::Other, |n| Word::Ordinal(n as u8)),
        (4, "s") => value().filter(|y| y % 10 == 0 && *y >= 1000).map_or(Word::Other, Word::Decade),
        (1 | 2 | 4, rest) if rest.starts_with(['/', '.']) => Word::Joined,
        _ => Word::Other,
    }
}

fn word(text: &str, case: Case) -> Word {
    let lower = Lower::<10>::new(text);
    let lower = lower.as_str();
    let capital = !matches!(case, Case::Lower | Case::None);
    if capital && let Some(found) = named(text, lower) {
        return found;
    }
    if let Some(found) = common(lower) {
        return found;
    }
    if let Some(n) = cardinal(lower) {
        return Word::Cardinal(n);
    }
    if capital {
        return Word::Capital;
    }
    if text.len() > 3 && text.ends_with("ed") {
        return Word::Verb(Tense::Past);
    }
    Word::Lower
}

/// Words that are of the calendar only with a capital letter.
fn named(text: &str, lower: &str) -> Option<Word> {
    if text.len() < 2 || lower.is_empty() {
        return None;
    }
    if let Some(q) = lower.strip_prefix('q') {
        return q.parse().ok().filter(|q| (1..=4).contains(q)).map(Word::Q);
    }
    if let Some(month) = calendar::month(lower) {
        let short_without_stop = text.len() == 3 && month != 5;
        let doubtful =
            matches!(lower, "may" | "march") || (short_without_stop && matches!(lower, "mar" | "dec" | "jan" | "jun"));
        return Some(if doubtful { Word::MayBeMonth(month) } else { Word::Month(month) });
    }
    let short = matches!(lower, "sun" | "sat" | "mon" | "wed" | "sun." | "sat." | "mon.");
    if short {
        return None;
    }
    calendar::weekday(lower).map(Word::Weekday)
}

fn common(lower: &str) -> Option<Word> {
    Some(match lower {
        "morning" | "afternoon" | "evening" => Word::DayPart,
        "night" => Word::Night,
        "today" => Word::Today,
        "tonight" => Word::Tonight,
        "yesterday" => Word::Yesterday,
        "tomorrow" => Word::Tomorrow,
        "this" => Word::This,
        "last" => Word::Last,
        "next" | "coming" => Word::Next,
        "previous" | "preceding" => Word::Previous,
        "following" => Word::Following,
        "same" => Word::Same,
        "that" => Word::That,
        "day" => Word::Unit(Unit::Day),
        "week" => Word::Unit(Unit::Week),
        "month" => Word::Unit(Unit::Month),
        "quarter" => Word::Unit(Unit::Quarter),
        "year" => Word::Unit(Unit::Year),
        "decade" => Word::Unit(Unit::Decade),
        "days" => Word::Units(Unit::Day),
        "weeks" => Word::Units(Unit::Week),
        "months" => Word::Units(Unit::Month),
        "years" => Word::Units(Unit::Year),
        "decades" => Word::Units(Unit::Decade),
        "weekend" => Word::Weekend,
        "spring" | "summer" | "autumn" | "fall" | "winter" => Word::Season,
        "early" => Word::Early,
        "late" => Word::Late,
        "mid" => Word::Mid,
        "earlier" => Word::Earlier,
        "later" => Word::Later,
        "end" | "beginning" | "start" | "middle" => Word::Edge,
        "half" => Word::Half,
        "ago" => Word::Ago,
        "first" => Word::Ordinal(1),
        "second" => Word::Ordinal(2),
        "third" => Word::Ordinal(3),
        "fourth" => Word::Ordinal(4),
        "few" | "several" | "some" | "many" => Word::Few,
        "couple" => Word::Couple,
        "fiscal" | "financial" => Word::Fiscal,
        "in" | "during" | "since" | "until" | "till" | "through" | "before" | "after" | "by" | "around"
        | "throughout" | "circa" => Word::Before,
        "at" => Word::At,
        "on" => Word::On,
        "of" => Word::Of,
        "the" => Word::The,
        "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your" => Word::A,
        "to" => Word::To,
        "and" | "or" => Word::And,
        "between" => Word::Between,
        "from" => Word::From,
        "will" | "would" | "shall" | "scheduled" | "due" | "expected" | "plans" | "planned" | "planning" | "slated"
        | "upcoming" | "begins" | "starts" | "opens" | "kicks" | "expires" | "set" => Word::Verb(Tense::Future),
        "said" | "was" | "were" | "had" | "has" | "have" | "did" | "told" | "came" | "went" | "took" | "made"
        | "met" | "won" | "lost" | "left" | "began" | "held" | "saw" | "gave" | "found" | "fell" | "rose" | "hit"
        | "shot" | "struck" | "broke" | "got" | "became" | "wrote" | "spoke" | "ran" | "led" | "sent" | "says" => {
            Word::Verb(Tense::Past)
        }
        "is" | "are" => Word::Is,
        "be" | "been" => Word::Be,
        _ => return None,
    })
}
