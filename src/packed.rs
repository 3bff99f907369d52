//! Short words as numbers: two are the same if their numbers are, and no letters elsewhere are looked at.

/// A word of at most fourteen bytes, with its `sort`, as a number; None for longer ones.
#[inline]
pub(crate) fn packed(sort: u8, word: &str) -> Option<u128> {
    Some(letters(word.as_bytes())? | (word.len() as u128) << 112 | u128::from(sort) << 120)
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
        8..=14 => {
            let [first, last] = [word.first_chunk()?, word.last_chunk()?].map(|eight| u64::from_le_bytes(*eight));
            u128::from(first) | u128::from(last) << (8 * (count - 8))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::packed;

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
        }
        assert!(packed(0, "fourteen bytes").is_some() && packed(0, "fifteen letters").is_none());
    }
}
