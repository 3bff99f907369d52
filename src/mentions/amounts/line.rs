//! The tokens of a sentence, and the numbers that stand in them.

use super::super::numbers::{Lower, cardinal, digits, scale};
use crate::text::{Case, Kind, Token};

/// The tokens of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// Whether a number may begin with this token.
pub(super) fn opens(token: &Token, word: &str) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Word => {
            let lower: Lower<'_, 14> = Lower::new(word);
            matches!(lower.as_str(), "a" | "half") || cardinal(lower.as_str()).is_some()
        }
        _ => false,
    }
}

/// A number as it stands in the text: tokens up to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    pub(super) end: usize,
    pub(super) value: f64,
    /// What its words of magnitude multiply by, 1 where there is none.
    pub(super) scale: f64,
    /// Whether it says crore or lakh.
    pub(super) indian: bool,
    /// Whether it is spelled out.
    pub(super) spelled: bool,
    /// Letters that stick to the digits: the `km` of `20km`.
    pub(super) suffix: &'a str,
}

impl<'a> Line<'a> {
    /// The token at `i`.
    pub(super) fn get(self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// The text of the token at `i`; nothing beyond the sentence.
    pub(super) fn word(self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// The word at `i` in small letters; nothing where it is long or not ASCII.
    pub(super) fn lower(self, i: usize) -> Lower<'a, 14> {
        Lower::new(self.word(i))
    }

    /// Whether the token at `i` follows the one before without a space.
    pub(super) fn is_glued(self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }

    /// Whether the token at `i` is of this kind.
    pub(super) fn is(self, i: usize, kind: Kind) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == kind)
    }

    /// The number that begins at `i`.
    pub(super) fn number(self, i: usize) -> Option<Number<'a>> {
        match self.get(i)? {
            token if token.kind == Kind::Number => self.in_digits(i, token.of(self.text)),
            token if token.kind == Kind::Word && token.case != Case::Upper => self.in_words(i),
            _ => None,
        }
    }

    /// "1,200", "3.2bn", "5 million", "2 lakh crore".
    fn in_digits(self, i: usize, text: &'a str) -> Option<Number<'a>> {
        let length = text.trim_end_matches(char::is_alphabetic).len();
        let (number, suffix) = text.split_at(length);
        if number.len() > 1 && number.starts_with('0') && !number.starts_with("0.") {
            return None;
        }
        let (end, value) = self.grouped(i, text).map_or_else(|| digits(number).map(|value| (i + 1, value)), Some)?;
        let number = Number { end, value, scale: 1.0, indian: false, spelled: false, suffix };
        Some(match scale(suffix) {
            Some(factor) if suffix != "m" && suffix != "b" => number.times(factor, ""),
            _ if suffix.is_empty() => self.scaled(number),
            _ => number,
        })
    }

    /// "10 000": groups of three digits after spaces.
    fn grouped(self, i: usize, text: &str) -> Option<(usize, f64)> {
        const GROUPS: usize = 3;
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if text.len() > 3 || text.starts_with('0') || !all_digits(text) {
            return None;
        }
        let mut value = digits(text)?;
        let mut end = i + 1;
        while end <= i + GROUPS && self.is(end, Kind::Number) && self.word(end).len() == 3 && all_digits(self.word(end))
        {
            value = value * 1000.0 + digits(self.word(end))?;
            end += 1;
        }
        (end > i + 1).then_some((end, value))
    }

    /// "a quarter of a million"
    fn is_share_of(self, i: usize) -> bool {
        let before = |n: usize| i.checked_sub(n).map_or("", |i| self.word(i));
        before(1) == "of" && matches!(before(2), "half" | "quarter" | "quarters" | "third" | "thirds" | "tenth")
    }

    /// The number with the words of magnitude that follow it.
    fn scaled(self, mut number: Number<'a>) -> Number<'a> {
        for _ in 0..2 {
            let hyphen = usize::from(self.is(number.end, Kind::Hyphen) && self.is_glued(number.end));
            let Some(factor) = self.magnitude(number.end + hyphen) else { break };
            number = number.times(factor, self.word(number.end + hyphen));
            number.end += hyphen + 1;
        }
        number
    }

    fn magnitude(self, i: usize) -> Option<f64> {
        // Most words do not begin as one of magnitude does.
        let first = self.word(i).bytes().next()?;
        if !b"bcdhklmt".contains(&first.to_ascii_lowercase()) {
            return None;
        }
        let lower = self.lower(i);
        let word = lower.as_str();
        if word.len() > 1 { scale(word) } else { None }
    }

    /// "five", "twenty-one", "two hundred and fifty", "a dozen", "half a million".
    fn in_words(self, i: usize) -> Option<Number<'a>> {
        const LONGEST: usize = 12;
        let first = self.lower(i);
        let number = Number { end: i, value: 1.0, scale: 1.0, indian: false, spelled: true, suffix: "" };
        match first.as_str() {
            "a" if self.is_share_of(i) => return None,
            "a" => return self.magnitude(i + 1).map(|_| self.scaled(Number { end: i + 1, ..number })),
            "half" if self.word(i + 1) == "a" => {
                self.magnitude(i + 2)?;
                return Some(self.scaled(Number { end: i + 2, value: 0.5, ..number }));
            }
            word => cardinal(word)?,
        };
        let (mut total, mut part, mut at, mut indian) = (0.0, 0u64, i, false);
        let mut largest: f64 = 1.0;
        while at < i + LONGEST {
            let skip = usize::from(at > i && (self.is(at, Kind::Hyphen) || (self.word(at) == "and" && largest > 1.0)));
            let lower = self.lower(at + skip);
            if let Some(n) = cardinal(lower.as_str()) {
                // "two three", "twenty thirty" are lists.
                let open = if n < 10 { part % 10 == 0 && part % 100 != 10 } else { part % 100 == 0 };
                if !open {
                    break;
                }
                part = part.saturating_add(n.into());
            } else if skip == 0
                && let Some(factor) = self.magnitude(at)
            {
                indian |= is_indian(self.word(at));
                largest = largest.max(factor);
                if factor > 100.0 {
                    total += part as f64 * factor;
                    part = 0;
                } else {
                    part = part.saturating_mul(factor as u64);
                }
            } else {
                break;
            }
            at += skip + 1;
        }
        Some(Number { end: at, value: total + part as f64, scale: largest, indian, ..number })
    }
}

impl Number<'_> {
    fn times(self, factor: f64, word: &str) -> Self {
        let value = round(self.value * factor);
        Self { value, scale: self.scale * factor, indian: self.indian || is_indian(word), suffix: "", ..self }
    }

    /// The same with its suffix read as a magnitude, as only money has it: the `m` of "€4m".
    pub(super) fn with_suffix(self) -> Option<Self> {
        if self.suffix.is_empty() {
            return Some(self);
        }
        scale(self.suffix).map(|factor| self.times(factor, ""))
    }
}

fn is_indian(word: &str) -> bool {
    matches!(word, "crore" | "crores" | "lakh" | "lakhs")
}

/// `4.35 million` is 4350000, not 4349999.999….
fn round(value: f64) -> f64 {
    let thousandths = value * 1000.0;
    if thousandths < 9e15 { thousandths.round() / 1000.0 } else { value.round() }
}
