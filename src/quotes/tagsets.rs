//! The labels of the two taggers: which there are, which may follow which, and the stretches that they mark.

use std::ops::Range;

/// The labels that begin a stretch by the first tagger; that of its inside follows each.
pub(super) mod tag {
    pub(in crate::quotes) const CUE: u8 = 1;
    pub(in crate::quotes) const SOURCE: u8 = 3;
    pub(in crate::quotes) const CONTENT: u8 = 5;
}

/// The room of a row of labels, see [`crate::tagging::Model`].
pub const LANES: usize = 8;

/// The labels of the first tagger: nothing, cue, source, content; each with a beginning and an inside.
pub const TAGS: usize = 7;

/// Which labels may follow which, see [`crate::tagging::Decoder`]: no cue touches another.
#[must_use]
pub fn tags_allowed() -> Vec<u16> {
    let begins = 1 << tag::CUE | 1 << tag::SOURCE | 1 << tag::CONTENT | 1;
    let after = |label: u8| match label {
        0 => begins,
        1 | 2 => begins & !(1 << tag::CUE) | 1 << 2,
        _ => begins | 1 << (label + label % 2),
    };
    std::iter::once(begins).chain((0..TAGS as u8).map(after)).collect()
}

/// The labels of the second tagger: nothing; of the source the first and any other item; of content, whose ends
/// matter more, the first, middle, last and only one.
pub const SPANS: usize = 7;

/// The label of a source's first item; that of its inside follows.
pub const SOURCE: u8 = 1;
/// The label of a content's first item; those of its middle, its last item and of an only one follow.
pub const CONTENT: u8 = 3;
const ONLY: u8 = CONTENT + 3;

/// Which labels may follow which: a stretch that began goes on to its last item.
#[must_use]
pub fn spans_allowed() -> Vec<u16> {
    let free = 1 | 1 << SOURCE | 1 << CONTENT | 1 << ONLY;
    let after = |label: u8| match label {
        1 | 2 => free | 1 << (SOURCE + 1),
        3 | 4 => 1 << (CONTENT + 1) | 1 << (CONTENT + 2),
        _ => free,
    };
    std::iter::once(free).chain((0..SPANS as u8).map(after)).collect()
}

const _: () = assert!(SPANS <= LANES + 1 && TAGS <= LANES + 1);

/// The stretches of a label and its inside, the label after it.
pub(super) fn stretches(labels: &[u8], begin: u8) -> impl Iterator<Item = Range<usize>> {
    let starts = labels.iter().enumerate().filter(move |(_, label)| **label == begin);
    starts.map(move |(start, _)| {
        let more = labels[start + 1..].iter().take_while(|label| **label == begin + 1).count();
        start..start + 1 + more
    })
}

/// The contents that the second tagger marks.
pub(super) fn contents(labels: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let starts = labels.iter().enumerate().filter(|(_, label)| matches!(**label, CONTENT | ONLY));
    starts.map(move |(start, label)| {
        let goes_on = |label: &&u8| **label == CONTENT + 1 || **label == CONTENT + 2;
        let more = if *label == CONTENT { labels[start + 1..].iter().take_while(goes_on).count() } else { 0 };
        start..start + 1 + more
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_close() {
        let labels = [CONTENT, CONTENT + 1, CONTENT + 2, 0, SOURCE, SOURCE + 1, 0];
        assert!(contents(&labels).eq(std::iter::once(0..3)));
        assert!(stretches(&labels, SOURCE).eq(std::iter::once(4..6)));
        assert!(stretches(&[0, tag::CUE, 2, tag::SOURCE], tag::CUE).eq(std::iter::once(1..3)));
        assert_eq!(tags_allowed()[1 + usize::from(tag::CUE)] >> tag::CUE & 1, 0);
    }
}
