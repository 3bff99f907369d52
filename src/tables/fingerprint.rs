//! Fingerprints of quotations: the same for one quotation reprinted with small changes.
//!
//! In: the text of a quote. Out: sixteen hexadecimal digits, or None where too little is said to
//! tell it from another. Only the longest of the first words count, without case, accents,
//! endings and British or American spelling; so a quotation that another paper cuts short, opens
//! with "But", or prints with its own marks and brackets keeps its fingerprint.

use crate::casing::bare;
use crate::letters::{self, eight};
use foldhash::HashSet;
use std::sync::LazyLock;

/// How many words that carry meaning are looked at.
const WORDS: usize = 12;
/// How many of them, the longest, make the fingerprint.
const KEPT: usize = 5;
/// How many there must be.
const FEWEST: usize = 3;

/// The longest of the small words.
const LONGEST_SMALL: usize = 8;

/// Words that a reprint may add or drop.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "a", "about", "actually", "again", "all", "also", "am", "an", "and", "any", "are", "arent", "as", "at", "be",
    "because", "been", "being", "but", "by", "can", "cannot", "cant", "could", "did", "didnt", "do", "does", "doesnt",
    "doing", "dont", "even", "for", "from", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how",
    "i", "id", "if", "ill", "im", "in", "indeed", "into", "is", "isnt", "it", "its", "ive", "just", "know", "like",
    "may", "me", "mean", "might", "more", "must", "my", "no", "not", "now", "of", "on", "only", "or", "our", "out",
    "over", "really", "said", "say", "says", "shall", "she", "should", "so", "some", "still", "such", "than", "that",
    "thats", "the", "their", "them", "then", "there", "theres", "these", "they", "theyre", "theyve", "this", "those",
    "to", "too", "up", "us", "very", "was", "wasnt", "we", "well", "were", "weve", "what", "when", "which", "who",
    "will", "with", "wont", "would", "you", "your",
];

/// The small words by their letters, as [`eight`] makes one number of them.
static SMALL_SET: LazyLock<HashSet<u64>> = LazyLock::new(|| SMALL.iter().map(|word| eight(word.as_bytes())).collect());

/// British spellings and the American ones of the same words, with the letters of the former.
const SPELLINGS: [(&str, &str, u32); 5] = [
    ("isation", "ization", letters_of(b"isation")),
    ("ise", "ize", letters_of(b"ise")),
    ("our", "or", letters_of(b"our")),
    ("tre", "ter", letters_of(b"tre")),
    ("lled", "led", letters_of(b"lled")),
];

/// Which small letters of English stand in `word`, a bit each.
const fn letters_of(word: &[u8]) -> u32 {
    let (mut at, mut all) = (0, 0);
    while at < word.len() {
        if word[at].is_ascii_lowercase() {
            all |= 1 << (word[at] - b'a');
        }
        at += 1;
    }
    all
}

/// The fingerprint of what is said.
#[must_use]
pub(super) fn fingerprint(text: &str) -> Option<String> {
    // The stems of all words that count, one behind the other, and where each of them stands.
    let (mut letters, mut stems) = (Vec::with_capacity(96), Vec::with_capacity(WORDS));
    let mut brackets = 0_u32;
    let mut rest = Some(text);
    while let Some(text) = rest.filter(|_| stems.len() < WORDS) {
        let first = letters.len();
        let word = Word::read(text, &mut letters);
        brackets += u32::from(word.opens);
        if brackets == 0 && stem(first, &mut letters) {
            stems.push(first..letters.len());
        } else {
            letters.truncate(first);
        }
        brackets -= u32::from(brackets > 0 && word.closes);
        rest = word.rest;
    }
    let mut words: Vec<&[u8]> = stems.into_iter().map(|stem| &letters[stem]).collect();
    if words.len() > KEPT {
        words.sort_unstable_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
        words.truncate(KEPT);
    }
    words.sort_unstable();
    words.dedup();
    (words.len() >= FEWEST).then(|| format!("{:016x}", hash(&words)))
}

/// Whether brackets stand in a word, and what follows the space, hyphen, dash or stroke behind it.
#[derive(Default)]
struct Word<'t> {
    opens: bool,
    closes: bool,
    rest: Option<&'t str>,
}

impl<'t> Word<'t> {
    /// Writes the first word of `text` to `letters`, without case and accents.
    fn read(text: &'t str, letters: &mut Vec<u8>) -> Self {
        let mut word = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match CLASSES[usize::from(*byte)] {
                class::OTHER => {}
                class::SPLITS => {
                    word.rest = Some(&text[at..]);
                    break;
                }
                class::OPENS => word.opens = true,
                class::CLOSES => word.closes = true,
                class::LONG => {
                    let Some(c) = text[at - 1..].chars().next() else { break };
                    at += c.len_utf8() - 1;
                    if c.is_whitespace() || matches!(c, '–' | '—' | '…') {
                        word.rest = Some(&text[at..]);
                        break;
                    }
                    write(c, letters);
                }
                letter => letters.push(letter),
            }
        }
        word
    }
}

/// Writes what is no ASCII.
fn write(c: char, letters: &mut Vec<u8>) {
    for c in c.to_lowercase().filter(|_| c.is_alphanumeric()).map(bare) {
        letters.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

/// What a byte is, if no letter.
mod class {
    /// As [`crate::letters::SMALL`] says.
    pub(super) const OTHER: u8 = 0;
    pub(super) const SPLITS: u8 = 1;
    pub(super) const OPENS: u8 = 2;
    pub(super) const CLOSES: u8 = 3;
    /// It begins a character of several bytes.
    pub(super) const LONG: u8 = 4;
}

/// The small form of each letter and digit, and the class of each other byte.
const CLASSES: [u8; 256] = {
    let mut classes = [class::LONG; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        classes[byte as usize] = match byte {
            b' ' | b'\t'..=b'\r' | b'-' | b'/' => class::SPLITS,
            b'[' | b'(' => class::OPENS,
            b']' | b')' => class::CLOSES,
            _ => letters::SMALL[byte as usize],
        };
        byte += 1;
    }
    classes
};

/// Makes the stem of the word that begins at `first`, without the spelling of one side of the ocean and the ending
/// of a plural; false for small words.
fn stem(first: usize, letters: &mut Vec<u8>) -> bool {
    let written = &letters[first..];
    if written.is_empty() || written.len() <= LONGEST_SMALL && SMALL_SET.contains(&eight(written)) {
        return false;
    }
    let has = letters_of(written);
    for (british, american, _) in SPELLINGS.iter().filter(|(.., needed)| has & needed == *needed) {
        // Three letters stand before it at least.
        let Some(rest) = letters.get(first + 3..) else { break };
        if let Some(at) = rest.windows(british.len()).rposition(|place| place == british.as_bytes()) {
            let at = first + 3 + at;
            letters.splice(at..at + british.len(), american.bytes());
        }
    }
    let written = &letters[first..];
    if written.len() > 4 && written.ends_with(b"s") && !written.ends_with(b"ss") {
        letters.pop();
    }
    true
}

fn hash(words: &[&[u8]]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.iter().chain(&[0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reprints_are_equal() {
        let first = fingerprint("We will organise the harbours again, and nobody will lose a pension over it");
        assert!(first.is_some());
        for other in [
            "we will organize the harbors again and nobody will lose a pension",
            "But we will organise the harbours again — and nobody will lose a pension over it.",
            "[The ministry] will organise the harbours again, and nobody will really lose a pension over it …",
        ] {
            assert_eq!(fingerprint(other), first, "{other}");
        }
    }

    #[test]
    fn other_quotations_differ() {
        let one = fingerprint("Nobody will lose a pension while the harbour is rebuilt");
        assert_ne!(one, fingerprint("Everybody will lose a pension while the harbour is rebuilt"));
        assert_eq!(fingerprint("It is over."), None);
        assert_eq!(fingerprint(""), None);
    }
}
