//! Runs of letters: those of ASCII eight at a time, others by their blocks before Unicode's tables are asked.

/// The letters of ASCII that a text begins with.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    /// How many there are.
    pub(crate) length: usize,
    /// Bits where there are capitals in the first place, behind it, and small ones.
    first: u64,
    capitals: u64,
    small: u64,
}

/// The small form of each letter and digit of ASCII; 0 for any other byte.
pub(crate) const SMALL: [u8; 256] = {
    let (mut small, mut byte) = ([0; 256], 0_u8);
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = EACH << 7;

impl Run {
    /// The letters that `bytes` begin with.
    #[inline]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut run = Self::of_eight(eight(bytes), 0x80);
        let (mut last, mut rest) = (run.length, bytes);
        while last == 8 {
            rest = &rest[8..];
            let next = Self::of_eight(eight(rest), 0);
            run.length += next.length;
            run.capitals |= next.capitals;
            run.small |= next.small;
            last = next.length;
        }
        run
    }

    /// Those that eight bytes begin with; `first` has a bit in the first place if they are the first.
    #[inline]
    fn of_eight(eight: u64, first: u64) -> Self {
        let letters = letters(eight);
        let stop = !letters & HIGH;
        // Below the first that is no letter's; all where there is none.
        let letters = letters & stop.wrapping_sub(1) & !stop;
        // What parts small letters from capitals, moved to the high bit of its byte.
        let small = letters & eight << 2;
        let capitals = letters ^ small;
        let length = stop.trailing_zeros() as usize / 8;
        Self { length, first: capitals & first, capitals: capitals & !first, small }
    }

    /// Whether the first is a capital.
    pub(crate) const fn is_capital(self) -> bool {
        self.first != 0
    }

    /// Whether there are capitals behind the first.
    pub(crate) const fn has_capitals(self) -> bool {
        self.capitals != 0
    }

    /// Whether there are small ones.
    pub(crate) const fn has_small(self) -> bool {
        self.small != 0
    }
}

/// The high bit of each byte that is a letter; no sum carries into the next byte.
#[inline]
const fn letters(bytes: u64) -> u64 {
    let low = (bytes | EACH << 5) & !HIGH;
    (low + EACH * (0x80 - b'a' as u64)) & !(low + EACH * (0x7f - b'z' as u64)) & !bytes & HIGH
}

/// Eight bytes, the first lowest; zeros behind the last.
#[inline]
pub(crate) fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
}

/// The same as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '×' | '÷' | '\u{2000}'..='\u{206f}' => false,
        'À'..='\u{24f}' => true,
        _ => c.is_alphabetic(),
    }
}

/// The same as [`char::is_numeric`].
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_digit(),
        'À'..='\u{24f}' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_numeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_alphabetic(c), is_numeric(c)), (c.is_alphabetic(), c.is_numeric()), "{c:?}");
        }
    }

    #[test]
    fn runs() {
        for length in 0..=18 {
            for word in [
                "aaaaaaaaaaaaaaaaaa",
                "Aaaaaaaaaaaaaaaaaa",
                "AAAAAAAAAAAAAAAAAA",
                "aaaaaaaAaaaaaaaaaA",
                "zZzZzZzZzZZZZZZZZZ",
            ] {
                for behind in ["", " ", "[`{@ and so on", "é", "1"] {
                    let word = &word[..length];
                    let run = Run::of(format!("{word}{behind}").as_bytes());
                    let found = (run.length, run.is_capital(), run.has_capitals(), run.has_small());
                    let capital = |b: u8| b.is_ascii_uppercase();
                    let expected = (
                        length,
                        word.bytes().next().is_some_and(capital),
                        word.bytes().skip(1).any(capital),
                        word.bytes().any(|b| b.is_ascii_lowercase()),
                    );
                    assert_eq!(found, expected, "{word}{behind}");
                }
            }
        }
    }
}
