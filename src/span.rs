//! Positions in an article's text.
//!
//! The core passes byte offsets, never copies of text; they become code points in one place, in
//! [`crate::tables`]. A text is at most [`MAX_BYTES`] long, so 32 bits hold every position.

/// The longest text that the pipeline accepts, in bytes (Arrow's `utf8` holds no more).
pub const MAX_BYTES: usize = i32::MAX as usize;

/// A half-open range of bytes of an article's text, on character boundaries.
///
/// ```
/// use pullquote::span::Span;
/// let text = "Aya said yes.";
/// assert_eq!(Span::new(0, 3).of(text), "Aya");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to before `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from `usize` offsets, which fit because texts are at most [`MAX_BYTES`] long.
    #[must_use]
    pub const fn at(start: usize, end: usize) -> Self {
        Self::new(start as u32, end as u32)
    }

    /// The text that the span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Its length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that contains both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// It without white space (and zero-width characters) at its edges.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        self.trim_matches(text, is_blank)
    }

    /// It without the characters at its edges that `drop` names.
    #[must_use]
    pub fn trim_matches(self, text: &str, drop: impl Fn(char) -> bool) -> Self {
        let all = self.of(text);
        let tail = all.trim_start_matches(&drop);
        let start = self.end - tail.len() as u32;
        Self::new(start, start + tail.trim_end_matches(&drop).len() as u32)
    }
}

/// White space, and the characters that show nothing: zero-width space and joiners, byte order
/// mark, directional marks, soft hyphen.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_blank_edges() {
        let text = " \u{200b}“no”\u{a0}";
        assert_eq!(Span::at(0, text.len()).trim(text).of(text), "“no”");
        assert!(Span::at(0, 1).trim(text).is_empty());
    }
}
