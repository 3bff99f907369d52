//! Money, percentages and quantities.
//!
//! In: the text, its tokens and its dates. Out: [`Amount`]s in text order, none in a date. A number
//! alone is no amount: a sign before it, or a unit or a plural noun right after it, makes it one.
//! Years, ages, times of day and scores are none.

mod currency;
mod line;
#[cfg(test)]
mod tests;
mod units;

use super::DateMention;
use crate::span::Span;
use crate::text::{Kind, Memo, Prose, Token};
use line::{Line, Number};
use std::cell::RefCell;

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountKind {
    /// Money; the unit is an ISO 4217 code where the text tells the currency.
    Money,
    /// A share; the unit is `%` or `pp` (percentage points).
    Percent,
    /// Anything else with a unit: `km`, `people`, `barrels`.
    Quantity,
}

impl AmountKind {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
        }
    }
}

/// An amount as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands.
    pub span: Span,
    /// What it counts.
    pub kind: AmountKind,
    /// Its number: `2.5 million` is 2500000.
    pub number: f64,
    /// Its unit, normalised; None where there is none.
    pub unit: Option<String>,
}

thread_local! {
    static OPENINGS: RefCell<Memo<bool>> = RefCell::default();
}

/// Finds the amounts in the blocks of `document`; what lies in one of `dates` is none.
///
/// ```
/// use pullquote::{document, mentions, text};
/// let article = "The port cost $3.2 billion, 5% more than planned.";
/// let document = document::parse(article, &document::Given::default());
/// let prose = text::read(article, &document);
/// let amounts = mentions::amounts(article, &prose, &[]);
/// assert_eq!(amounts[0].number, 3.2e9);
/// assert_eq!(amounts[1].unit.as_deref(), Some("%"));
/// ```
#[must_use]
pub fn find(text: &str, prose: &Prose, dates: &[DateMention]) -> Vec<Amount> {
    let mut out = Vec::new();
    let openings = OPENINGS.with_borrow_mut(|known| known.each(text, prose, |token| opens(text, token)));
    let mut dates = dates.iter().map(|date| date.span).peekable();
    for sentence in &prose.sentences {
        let line = Line { text, tokens: &prose.tokens[sentence.tokens()] };
        let opens = &openings[sentence.tokens()];
        let mut i = 0;
        while let Some(next) = opens.iter().skip(i).position(|opens| *opens) {
            i += next;
            let token = &line.tokens[i];
            while dates.next_if(|date| date.end <= token.span.start).is_some() {}
            let found = read(line, i).filter(|(_, amount)| !dates.peek().is_some_and(|d| d.overlaps(amount.span)));
            i += 1;
            if let Some((end, amount)) = found {
                i = end.max(i);
                out.push(amount);
            }
        }
    }
    out
}

/// Whether an amount may begin with this token, whatever follows: with most none does.
fn opens(text: &str, token: &Token) -> bool {
    let word = token.of(text);
    currency::opens(token, word) || line::opens(token, word)
}

/// The amount that begins at `i`, and the token after it.
fn read(line: Line<'_>, i: usize) -> Option<(usize, Amount)> {
    let (end, kind, number, unit) = if let Some((length, code)) = currency::before(line, i) {
        priced(line, i + length, code)?
    } else {
        measured(line, i, line.number(i)?)?
    };
    let (first, last) = (line.get(i)?, line.get(end.checked_sub(1)?)?);
    let unit = unit.map(str::to_owned);
    Some((end, Amount { span: first.span.cover(last.span), kind, number, unit }))
}

type Found<'a> = (usize, AmountKind, f64, Option<&'a str>);

/// The number after a currency's sign: "$5 to $10 million" shares its magnitude.
fn priced<'a>(line: Line<'a>, i: usize, code: Option<&'static str>) -> Option<Found<'a>> {
    let number = line.number(i).filter(|n| !n.spelled)?.with_suffix()?;
    let code = code.or(if number.indian { Some("INR") } else { None });
    let value = number.value * shared_scale(line, number).unwrap_or(1.0);
    Some((number.end, AmountKind::Money, value, code))
}

fn shared_scale(line: Line<'_>, number: Number<'_>) -> Option<f64> {
    let joined = line.is(number.end, Kind::Hyphen) || line.is(number.end, Kind::Dash) || line.word(number.end) == "to";
    if !joined || number.scale > 1.0 || number.value >= 1000.0 {
        return None;
    }
    let at = number.end + 1;
    let at = at + currency::before(line, at).map_or(0, |(length, _)| length);
    let next = line.number(at)?.with_suffix()?;
    (next.scale > 1.0 && number.value < next.value / next.scale).then_some(next.scale)
}

/// A number with what follows it: per cent, a currency, a unit, a noun.
fn measured<'a>(line: Line<'a>, i: usize, number: Number<'a>) -> Option<Found<'a>> {
    if !stands_free(line, i) {
        return None;
    }
    if !number.suffix.is_empty() {
        return units::measure(number.suffix).map(|unit| (number.end, AmountKind::Quantity, number.value, Some(unit)));
    }
    let hyphen = usize::from(line.is(number.end, Kind::Hyphen) && line.is_glued(number.end + 1));
    let at = number.end + hyphen;
    if let Some((length, unit)) = share(line, at) {
        return Some((at + length, AmountKind::Percent, number.value, Some(unit)));
    }
    if let Some((length, code)) = currency::after(line, at, number.scale) {
        let code =
            code.or(if number.indian && line.lower(at).as_str().starts_with("rupee") { Some("INR") } else { None });
        return Some((at + length, AmountKind::Money, number.value, code));
    }
    if let Some((length, unit)) = unit_at(line, at) {
        return Some((at + length, AmountKind::Quantity, number.value, Some(unit)));
    }
    if hyphen > 0 || names_rather_than_counts(line, i, number) {
        return None;
    }
    // "One recalls", "Formula 1 races": what is one is not in the plural.
    if number.value <= 1.0 && number.end == i + 1 && !line.word(i).contains('.') {
        return None;
    }
    let end = units::counted(line, at)?;
    Some((end, AmountKind::Quantity, whole(line.word(i), number)?, Some(line.word(end - 1))))
}

/// What is counted is whole: "1.000 voters" are a thousand, "1.5 voters" a slip.
fn whole(text: &str, number: Number<'_>) -> Option<f64> {
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    match decimals {
        3 if number.scale <= 1.0 => Some((number.value * 1000.0).round()),
        0 => Some(number.value),
        _ => (number.scale > 1.0).then_some(number.value),
    }
}

/// "%", "percent", "per cent", "percentage points".
fn share(line: Line<'_>, i: usize) -> Option<(usize, &'static str)> {
    let next = |n: usize| line.word(i + n);
    match line.lower(i).as_str() {
        "%" | "percent" | "pct" => Some((1, "%")),
        "per" if next(1).eq_ignore_ascii_case("cent") => Some((2, "%")),
        "percentage" if matches!(next(1), "point" | "points") => Some((2, "pp")),
        "percentage" if next(1) == "-" && next(2) == "point" => Some((3, "pp")),
        "pp" => Some((1, "pp")),
        _ => None,
    }
}

/// A unit of measure, perhaps squared: "square kilometres", "cubic metres".
fn unit_at(line: Line<'_>, i: usize) -> Option<(usize, &'static str)> {
    let second = line.lower(i + 1);
    match (line.lower(i).as_str(), units::measure(second.as_str())) {
        ("square", Some("km")) => Some((2, "km2")),
        ("square", Some("m")) => Some((2, "m2")),
        ("square", Some("miles")) => Some((2, "square miles")),
        ("square", Some("feet")) => Some((2, "square feet")),
        ("cubic", Some("m")) => Some((2, "m3")),
        ("nautical", Some("miles")) => Some((2, "nautical miles")),
        ("metric", Some("tons" | "tonnes")) => Some((2, "tonnes")),
        (word, _) => units::measure(word).map(|unit| (1, unit)),
    }
}

/// Whether a number begins at `i`, and no second part of a score, a fraction, a model's name.
fn stands_free(line: Line<'_>, i: usize) -> bool {
    if !line.is_glued(i) {
        return true;
    }
    let Some(before) = i.checked_sub(1) else { return true };
    match line.get(before).map(|t| t.kind) {
        Some(Kind::Mark | Kind::Dash) => true,
        Some(Kind::Hyphen) => {
            // "5-10 km", not "Covid-19 cases".
            i > 1 && line.is(i - 2, Kind::Number)
        }
        _ => line.word(before) == "(",
    }
}

/// Numbers that stand in names or point back: "Article 5 rights", "the two countries", "2-1 wins".
fn names_rather_than_counts(line: Line<'_>, i: usize, number: Number<'_>) -> bool {
    let year = number.end == i + 1 && (1900.0..2061.0).contains(&number.value) && line.word(i).len() == 4;
    let Some(before) = i.checked_sub(1) else { return year };
    let named = line.get(before).is_some_and(|t| t.is_capitalised() && !(before == 0 && may_open(line, before)));
    let first = line.lower(before);
    let back = number.spelled
        && matches!(first.as_str(), "the" | "these" | "those" | "other" | "its" | "his" | "her" | "their" | "all");
    year || back || (line.is(i, Kind::Number) && named) || matches!(line.word(before), "No." | "-" | ":" | "/")
}

/// Words that open a sentence before a number that counts.
fn may_open(line: Line<'_>, i: usize) -> bool {
    matches!(
        line.word(i),
        "About"
            | "Some"
            | "Nearly"
            | "Almost"
            | "Over"
            | "Around"
            | "Only"
            | "At"
            | "In"
            | "Of"
            | "The"
            | "Another"
            | "Roughly"
            | "Up"
            | "Just"
            | "Those"
            | "These"
            | "With"
            | "And"
            | "But"
    )
}
