//! Bytes to code points: the one place where offsets change their unit.

/// How many code points stand before each byte of a text, sampled.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STEP`] bytes; empty where all are ASCII.
    before: Vec<u32>,
}

const STEP: usize = 16;

impl<'t> CodePoints<'t> {
    /// Counts the code points of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            let (chunks, _) = text.as_bytes().as_chunks::<STEP>();
            before.reserve_exact(chunks.len() + 1);
            before.push(0);
            before.extend(chunks.iter().map(|chunk| {
                count += starts(chunk);
                count
            }));
        }
        Self { text, before }
    }

    /// The code points before `byte`, which is on a character's boundary.
    #[must_use]
    pub fn at(&self, byte: u32) -> i32 {
        if self.before.is_empty() {
            return byte as i32;
        }
        let byte = byte as usize;
        let chunk = byte / STEP;
        let rest = &self.text.as_bytes()[chunk * STEP..byte];
        (self.before[chunk] + starts(rest)) as i32
    }
}

/// How many characters begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(b & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in ".{0,200}") {
            let points = CodePoints::of(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte as u32), count as i32);
            }
            prop_assert_eq!(points.at(text.len() as u32), text.chars().count() as i32);
        }
    }
}
