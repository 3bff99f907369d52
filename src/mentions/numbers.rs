//! Numbers as news writes them: `1,200`, `3.2bn`, `twenty`, `dozen`, `crore`.
//!
//! In: one word or number token. Out: its value; what joins several of them is the reader's matter.

/// The value of `one` … `ninety`, in small letters.
pub(super) fn cardinal(word: &str) -> Option<u8> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// What a word of magnitude multiplies by, in small letters: `million`, `bn`, `crore`.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mn" | "mln" | "m" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" | "b" => 1e9,
        "trillion" | "trn" | "tn" => 1e12,
        _ => return None,
    })
}

/// The value of digits with perhaps thousands separators and decimals: `1,200`, `0.5`, `12`; None for
/// `4:46`, `12/11/2025` and `1.2.3`.
pub(super) fn digits(number: &str) -> Option<f64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let mut value = 0.0;
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if first.len() > 15 || !is_digits(first) {
        return None;
    }
    value = first.bytes().fold(value, add);
    let mut last = None;
    for group in groups {
        // Indian grouping: 1,50,000.
        if !matches!(group.len(), 2 | 3) || !is_digits(group) || value > 1e15 {
            return None;
        }
        value = group.bytes().fold(value, add);
        last = Some(group.len());
    }
    if last.is_some_and(|length| length != 3) || decimals.len() > 12 || !is_digits(decimals) {
        return None;
    }
    let fraction = decimals.bytes().fold(0.0, add) / 10f64.powi(decimals.len() as i32);
    Some(value + fraction)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn add(value: f64, digit: u8) -> f64 {
    value * 10.0 + f64::from(digit - b'0')
}

/// A word in small letters, for `match`: itself if it is in small letters, else a copy on the stack.
pub(super) enum Lower<'t, const N: usize> {
    /// It has no capital.
    Same(&'t str),
    /// Its small letters, and how many.
    Copied([u8; N], usize),
}

impl<'t, const N: usize> Lower<'t, N> {
    /// `word` in small letters; empty when it is longer than `N` or not ASCII, so that nothing matches.
    pub(super) fn new(word: &'t str) -> Self {
        if word.len() > N || !word.is_ascii() {
            return Self::Same("");
        }
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return Self::Same(word);
        }
        let mut bytes = [0; N];
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        Self::Copied(bytes, word.len())
    }

    /// The word.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Same(word) => word,
            Self::Copied(bytes, length) => std::str::from_utf8(&bytes[..*length]).unwrap_or(""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits() {
        let close = |text, value: f64| digits(text).is_some_and(|d| (d - value).abs() < 1e-9);
        assert!(close("1,200", 1200.0) && close("0.25", 0.25) && close("1,50,000", 150_000.0));
        assert!(["4:46", "12/11/2025", "1.2.3", "1,2", "", "12,34", ".5"].iter().all(|t| digits(t).is_none()));
    }

    #[test]
    fn lowers_on_the_stack() {
        assert_eq!(Lower::<9>::new("SEPTEMBER").as_str(), "september");
        assert_eq!(Lower::<4>::new("March").as_str(), "");
        assert_eq!(Lower::<9>::new("août").as_str(), "");
    }
}
