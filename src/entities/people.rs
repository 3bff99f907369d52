//! When two names can be one person's.

use super::words::{Word, key};
use std::sync::LazyLock;

/// Whether `part` can stand for `full`: a surname, a given name, initials, a name without its middle.
pub(super) fn fits(part: &[Word], full: &[Word]) -> bool {
    let ([first, .., last] | [first @ last], [full_first, .., full_last]) = (part, full) else {
        return part.len() == 1 && full.len() == 1 && part[0].key == full[0].key;
    };
    if part.len() > full.len() {
        return false;
    }
    if part.len() == 1 {
        return !first.short && !is_particle(first.key) && full.iter().any(|w| w.key == first.key);
    }
    let ends = last.sound == full_last.sound && (same(first, full_first) || is_tail(part, full));
    (ends || is_head(part, full)) && within(part, full)
}

/// Whether `part` is the end of `full`: "García Márquez", "bin Salman".
fn is_tail(part: &[Word], full: &[Word]) -> bool {
    part.iter().rev().zip(full.iter().rev()).all(|(a, b)| a.key == b.key)
}

/// Whether `part` is the beginning of `full`: "Nicolás Maduro" of "Nicolás Maduro Moros".
fn is_head(part: &[Word], full: &[Word]) -> bool {
    part.iter().zip(full).all(|(a, b)| a.key == b.key)
}

/// Whether the words of `part` stand in `full` in their order.
fn within(part: &[Word], full: &[Word]) -> bool {
    let mut rest = full.iter();
    part.iter().all(|word| rest.any(|other| same(word, other)))
}

fn same(a: &Word, b: &Word) -> bool {
    a.sound == b.sound || (a.initial == b.initial && (a.short || b.short)) || is_nickname(a, b)
}

/// Whether `a` tells more than `b`.
pub(super) fn fuller(a: &[Word], b: &[Word]) -> bool {
    let letters = |words: &[Word]| words.iter().filter(|w| !w.short).count();
    (letters(a), a.len()) > (letters(b), b.len())
}

/// Words that begin a surname without being one.
const PARTICLES: [&str; 21] = [
    "al", "el", "bin", "ibn", "ben", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von",
    "der", "den", "ter", "ould",
];

/// Short given names and their long forms.
#[rustfmt::skip]
const NICKNAMES: [(&str, &str); 24] = [
    ("Alex", "Alexander"), ("Andy", "Andrew"), ("Ben", "Benjamin"), ("Bernie", "Bernard"),
    ("Bill", "William"), ("Bob", "Robert"), ("Chris", "Christopher"), ("Dan", "Daniel"),
    ("Dave", "David"), ("Don", "Donald"), ("Ed", "Edward"), ("Jim", "James"),
    ("Joe", "Joseph"), ("Kate", "Katherine"), ("Ken", "Kenneth"), ("Liz", "Elizabeth"),
    ("Matt", "Matthew"), ("Mike", "Michael"), ("Nick", "Nicholas"), ("Pat", "Patrick"),
    ("Rob", "Robert"), ("Sam", "Samuel"), ("Steve", "Steven"), ("Tom", "Thomas"),
];

fn is_particle(word: u64) -> bool {
    static KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| PARTICLES.iter().map(|p| key(p)).collect());
    KEYS.contains(&word)
}

fn is_nickname(a: &Word, b: &Word) -> bool {
    static KEYS: LazyLock<Vec<[u64; 2]>> = LazyLock::new(|| NICKNAMES.iter().map(|(x, y)| [key(x), key(y)]).collect());
    KEYS.iter().any(|pair| *pair == [a.key, b.key] || *pair == [b.key, a.key])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Vec<Word> {
        let word = |w: &str| {
            let letters: Vec<char> = w.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
            Word { key: key(w), sound: key(w), initial: letters[0], short: letters.len() == 1, capital: true }
        };
        text.split(' ').map(word).collect()
    }

    #[test]
    fn parts_fit() {
        let pairs = [
            ("Mensah", "Kofi Mensah"),
            ("Kofi", "Kofi Mensah"),
            ("K. Mensah", "Kofi Mensah"),
            ("Joe Walsh", "Joseph P. Walsh"),
            ("García Ruiz", "Elena García Ruiz"),
            ("Elena García", "Elena García Ruiz"),
        ];
        for (part, full) in pairs {
            assert!(fits(&name(part), &name(full)), "{part}");
        }
    }

    #[test]
    fn other_people_do_not() {
        for (part, full) in [("Ama Mensah", "Kofi Mensah"), ("de", "Luis de Souza"), ("J. Mensah", "Kofi Mensah")] {
            assert!(!fits(&name(part), &name(full)), "{part}");
        }
    }
}
