//! Fingerprints of quotations: the same for one quotation reprinted with small changes.
//!
//! In: the text of a quote. Out: sixteen hexadecimal digits, or None where too little is said to
//! tell it from another. Only the longest of the first words count, without case, accents,
//! endings and British or American spelling; so a quotation that another paper cuts short, opens
//! with "But", or prints with its own marks and brackets keeps its fingerprint.

use crate::casing::bare;
use foldhash::HashSet;
use std::sync::LazyLock;

/// How many words that carry meaning are looked at.
const WORDS: usize = 12;
/// How many of them, the longest, make the fingerprint.
const KEPT: usize = 5;
/// How many there must be.
const FEWEST: usize = 3;

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

static SMALL_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| SMALL.iter().copied().collect());

/// British spellings and the American ones of the same words, with the letters of the former.
const SPELLINGS: [(&str, &str, u32); 5] = [
    ("isation", "ization", letters_of("isation")),
    ("ise", "ize", letters_of("ise")),
    ("our", "or", letters_of("our")),
    ("tre", "ter", letters_of("tre")),
    ("lled", "led", letters_of("lled")),
];

/// Which small letters of English stand in `word`, a bit each.
const fn letters_of(word: &str) -> u32 {
    let (bytes, mut at, mut all) = (word.as_bytes(), 0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_lowercase() {
            all |= 1 << (bytes[at] - b'a');
        }
        at += 1;
    }
    all
}

/// The fingerprint of what is said.
#[must_use]
pub(super) fn fingerprint(text: &str) -> Option<String> {
    let mut words = Vec::with_capacity(WORDS);
    let mut letters = String::new();
    let bracketed = text.contains(['[', '(']);
    let mut brackets = 0_u32;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '…')) {
        brackets += u32::from(bracketed && word.contains(['[', '(']));
        if brackets == 0 && stem(word, &mut letters) {
            words.push(letters.clone());
        }
        brackets = brackets.saturating_sub(u32::from(brackets > 0 && word.contains([']', ')'])));
        if words.len() == WORDS {
            break;
        }
    }
    words.sort_unstable_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
    words.truncate(KEPT);
    words.sort_unstable();
    words.dedup();
    (words.len() >= FEWEST).then(|| format!("{:016x}", hash(&words)))
}

/// Writes a word to `letters` without case, accents, spelling of one side of the ocean and the ending of a
/// plural; false for small ones.
fn stem(word: &str, letters: &mut String) -> bool {
    letters.clear();
    if word.is_ascii() {
        letters
            .extend(word.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        letters.extend(word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(bare));
    }
    if letters.is_empty() || SMALL_SET.contains(letters.as_str()) {
        return false;
    }
    let has = letters_of(letters);
    for (british, american, _) in SPELLINGS.iter().filter(|(.., needed)| has & needed == *needed) {
        // Three letters stand before it at least.
        let Some(rest) = letters.as_bytes().get(3..) else { break };
        if let Some(at) = rest.windows(british.len()).rposition(|place| place == british.as_bytes()) {
            letters.replace_range(3 + at..3 + at + british.len(), american);
        }
    }
    if letters.len() > 4 && letters.ends_with('s') && !letters.ends_with("ss") {
        letters.pop();
    }
    true
}

fn hash(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
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
