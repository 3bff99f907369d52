//! Short words as numbers: two are the same if their numbers are, and no letters elsewhere are looked at.

/// The most bytes of a word that have a number.
const LONGEST: usize = 14;

/// The bits of so many bytes.
const WITHIN: [u128; LONGEST + 1] = {
    let (mut within, mut length) = ([0; LONGEST + 1], 1);
    while length <= LONGEST {
        within[length] = within[length - 1] << 8 | 0xff;
        length += 1;
    }
    within
};

/// A word of at most fourteen bytes, with its `sort`, as a number; None for longer ones.
#[inline]
pub(crate) fn packed(sort: u8, word: &str) -> Option<u128> {
    Some(letters(word.as_bytes())? | (word.len() as u128) << 112 | u128::from(sort) << 120)
}

/// The same of `length` bytes of `text` from `start` on.
#[inline]
pub(crate) fn packed_at(sort: u8, text: &[u8], start: usize, length: usize) -> Option<u128> {
    if length > LONGEST {
        return None;
    }
    let rest = text.get(start..)?;
    let letters = match rest.first_chunk() {
        Some(bytes) => u128::from_le_bytes(*bytes) & WITHIN[length],
        None => letters(rest.get(..length)?)?,
    };
    Some(letters | (length as u128) << 112 | u128::from(sort) << 120)
}

/// At most fourteen bytes as a number, little endian. Of two reads that overlap, as no copy is: what is written a byte
/// at a time cannot be read at once before it is in memory.
#[inline]
fn letters(word: &[u8]) -> Option<u128> {
    let byte = |at: usize| u128::from(word[at]) << (8 * at);
    let count = word.len();
    Some(match count {
        0 => 0,
        1..=3 => byte(0) | byte(count / 2) | byte(count - 1),
        4..=7 => {
            let [first, last] = [word.first_chunk()?, word.last_chunk()?].map(|four| u32::from_le_bytes(*four));
            u128::from(first) | u128::from(last) << (8 * (count - 4))
        }
        8..=LONGEST => {
            let [first, last] = [word.first_chunk()?, word.last_chunk()?].map(|eight| u64::from_le_bytes(*eight));
            u128::from(first) | u128::from(last) << (8 * (count - 8))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{packed, packed_at};

    #[test]
    fn tells_apart() {
        assert_eq!(packed(1, "harbour"), packed(1, "harbour"));
        assert_ne!(packed(1, "harbour"), packed(2, "harbour"));
        assert_ne!(packed(1, "a"), packed(1, "a\0"));
        for count in 0..15 {
            let word = &"abcdefghijklmn"[..count];
            let mut bytes = [0; 16];
            bytes[..count].copy_from_slice(word.as_bytes());
            bytes[14] = count as u8;
            assert_eq!(packed(0, word), Some(u128::from_le_bytes(bytes)));
            for behind in ["", "opqrstuvwxyz"] {
                let text = format!("- {word}{behind}");
                assert_eq!(packed_at(3, text.as_bytes(), 2, count), packed(3, word));
            }
        }
        assert_eq!(packed_at(0, b"fifteen letters and more", 0, 15), None);
        assert!(packed(0, "fourteen bytes").is_some() && packed(0, "fifteen letters").is_none());
    }
}
