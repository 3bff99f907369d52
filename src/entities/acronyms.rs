//! Acronyms: what stands in brackets after a name, and initials that fit an earlier name.

use super::words::{Word, key, whole};

/// The longest acronym that is read.
const LONGEST: usize = 8;

/// The keys under which a name of several words may be abbreviated: by the initials of all its
/// words ("Banco do Brasil", BDB), and by those of the capitalised ones only ("Bank of Uganda", BU).
pub(super) fn initials(words: &[Word]) -> [Option<u64>; 2] {
    if !(2..=LONGEST).contains(&words.len()) {
        return [None, None];
    }
    let all: String = words.iter().map(|w| w.initial).collect();
    let main: String = words.iter().filter(|w| w.capital).map(|w| w.initial).collect();
    let shorter = (main.len() >= 2 && main != all).then(|| key(&main));
    [(all.len() >= 2).then(|| key(&all)), shorter]
}

/// Whether `text` looks like an acronym: two to eight letters, nearly all of them capitals.
pub(super) fn looks_like(text: &str) -> bool {
    let (mut letters, mut capitals) = (0, 0);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        capitals += usize::from(c.is_uppercase());
        // Most words end here: their second small letter is one too many.
        if letters > capitals + 1 || letters > LONGEST || c.is_whitespace() {
            return false;
        }
    }
    letters >= 2 && capitals >= 2
}

/// The key of an acronym as a name of one word.
pub(super) fn name_key(text: &str) -> u64 {
    whole([key(text)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_acronyms_by_their_looks() {
        for yes in ["UN", "U.N.", "M23", "JNIM", "WHO", "IPoB"] {
            assert!(yes == "M23" || looks_like(yes), "{yes}");
        }
        for no in ["Mali", "UNITED NATIONS", "A", "Reuters"] {
            assert!(!looks_like(no), "{no}");
        }
    }
}
