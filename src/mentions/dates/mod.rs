//! Dates in running text, with their values.
//!
//! In: the text, its document and tokens. Out: [`DateMention`]s in text order. Three steps: what each
//! token may be ([`words`]), what its neighbours make of it ([`grammar`], [`years`], [`holidays`]), and
//! which stretch of the calendar that is on the day of the article ([`meaning`], [`tense`], [`period`]).
//! An expression that needs that day keeps its place and no value where the article has none.

mod grammar;
mod holidays;
mod meaning;
mod period;
mod tense;
#[cfg(test)]
mod tests;
mod words;
mod years;

use crate::document::Document;
use crate::span::Span;
use crate::text::{Memo, Prose};
use grammar::{Found, Line, Seen};
use jiff::civil::Date;
use meaning::Meaning;
use period::Period;
use std::cell::RefCell;
use words::Word;

/// A date as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601: `2025-11-12`, `2025-09`, `2025-W46`, `2025`, `1990/1999`, and `2025-Q3`; None where the
    /// text does not tell.
    pub value: Option<String>,
    /// The first day of what it names.
    pub first_day: Option<Date>,
    /// The last.
    pub last_day: Option<Date>,
    /// Whether its value depends on the day of the article.
    pub relative: bool,
}

impl DateMention {
    fn new(span: Span, period: Option<Period>, relative: bool) -> Self {
        Self {
            span,
            value: period.map(Period::iso),
            first_day: period.and_then(Period::first_day),
            last_day: period.and_then(Period::last_day),
            relative,
        }
    }
}

thread_local! {
    static WORDS: RefCell<Memo<Seen>> = RefCell::default();
}

/// Finds the dates in the blocks of `document`, captions' and the dateline's included.
///
/// ```
/// use pullquote::{document, mentions, text};
/// let article = "ACCRA, March 6 2025 (Reuters) - The bank raised rates on Monday.";
/// let document = document::parse(article, &document::Given::default());
/// let prose = text::read(article, &document);
/// let dates = mentions::dates(article, &document, &prose);
/// assert_eq!(dates.last().unwrap().value.as_deref(), Some("2025-03-03"));
/// ```
#[must_use]
pub fn find(text: &str, document: &Document, prose: &Prose) -> Vec<DateMention> {
    let words = WORDS.with_borrow_mut(|known| known.each(text, prose, |token| Seen::of(text, token)));
    let mut dates = Dates { anchor: document.day(), last: None, out: Vec::new() };
    for sentence in &prose.sentences {
        let range = sentence.tokens();
        dates.read(Line { text, words: &words[range.clone()], tokens: &prose.tokens[range] });
    }
    let mut out = dates.out;
    if let Some(mention) = dateline(text, document) {
        let at = out.partition_point(|m| m.span.start < mention.span.start);
        out.insert(at, mention);
    }
    out
}

fn dateline(text: &str, document: &Document) -> Option<DateMention> {
    let dateline = document.dateline.as_ref()?;
    let (date, span) = (dateline.date?, dateline.date_span?);
    let dated = span.of(text).bytes().filter(u8::is_ascii_digit).count() > 2;
    Some(DateMention::new(span, Some(Period::Day(date)), !dated))
}

/// The dates found so far, and what later ones may lean on.
struct Dates {
    anchor: Option<Date>,
    /// The first day of the last one that has a value.
    last: Option<Date>,
    out: Vec<DateMention>,
}

impl Dates {
    fn read(&mut self, line: Line<'_>) {
        let mut i = 0;
        while let Some(next) = line.words.iter().skip(i).position(|seen| seen.opens) {
            i += next;
            let Some(found) = grammar::read(line, i) else {
                i += 1;
                continue;
            };
            self.push(line, found);
            i = found.end.max(i + 1);
            if let Some(second) = second_day(line, found) {
                self.push(line, second);
                i = second.end;
            }
        }
    }

    fn push(&mut self, line: Line<'_>, found: Found) {
        let tokens = &line.tokens[found.first..found.end.min(line.tokens.len())];
        let (Some(first), Some(end)) = (tokens.first(), tokens.last()) else { return };
        let tense = tense::around(line, found.first, found.end);
        let period = found.meaning.resolve(self.anchor, self.last, tense);
        self.last = period.and_then(Period::first_day).or(self.last);
        self.out.push(DateMention::new(first.span.cover(end.span), period, found.meaning.is_relative()));
    }
}

/// The second day of "November 12-14", "March 2 and 3".
fn second_day(line: Line<'_>, found: Found) -> Option<Found> {
    let at = found.end;
    let (Word::Digits(number), Word::Digits(first)) = (line.at(at + 1), line.at(at.checked_sub(1)?)) else {
        return None;
    };
    let joined = match line.at(at) {
        Word::Hyphen | Word::Dash => true,
        Word::And | Word::To => matches!(line.at(at + 2), Word::Comma | Word::Stop | Word::Before | Word::Close),
        _ => false,
    };
    if !joined || number <= first {
        return None;
    }
    let meaning = match found.meaning {
        Meaning::Fixed(Period::Day(date)) => {
            Meaning::Fixed(Period::Day(period::day(date.year(), date.month(), number as i8)?))
        }
        Meaning::DayOf { month, .. } => {
            period::day(2024, month, number as i8)?;
            Meaning::DayOf { month, day: number as i8 }
        }
        _ => return None,
    };
    let year = match (line.at(at + 2), line.at(at + 3)) {
        (Word::Comma, Word::Four(_)) => 2,
        _ => 0,
    };
    Some(Found { first: at + 1, end: at + 2 + year, meaning })
}
