//! Short words as numbers: two are the same if their numbers are, and no letters elsewhere are looked at.

/// A word of at most fourteen bytes, with its `sort`, as a number; None for longer ones.
pub(crate) fn packed(sort: u8, word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    let [letters @ .., length, last] = &mut bytes;
    letters.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    (*length, *last) = (word.len() as u8, sort);
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn tells_apart() {
        assert_eq!(packed(1, "harbour"), packed(1, "harbour"));
        assert_ne!(packed(1, "harbour"), packed(2, "harbour"));
        assert_ne!(packed(1, "a"), packed(1, "a\0"));
        assert!(packed(0, "fourteen bytes").is_some() && packed(0, "fifteen letters").is_none());
    }
}
