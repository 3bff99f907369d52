//! What the taggers find in a unit: one act of saying, and what sort of one it is.

use super::units::Item;
use super::words::Class;
use super::{Act, Basis};
use std::ops::Range;

/// One act of saying within a unit.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What is said, as ranges of items; none where it stands in another unit.
    pub content: Vec<Range<usize>>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The cue.
    pub cue: Range<usize>,
    /// Said or thought.
    pub act: Act,
    /// Why this source.
    pub basis: Basis,
    /// See [`super::judge::Draft`].
    pub margins: [i32; 4],
}

impl Attribution {
    /// Names the source where the grammar leaves no doubt: it is not looked for again.
    pub(super) fn name_surely(&mut self, source: Range<usize>) {
        self.source = Some(source);
        self.margins[2] = super::sources::SURE;
    }
}

/// Words of cues that tell of speech and are no verbs of saying: "according to", "made clear".
const SAYS: [&str; 2] = ["according", "clear"];

/// Speech if a word of the cue says so, or if all that it introduces is quoted.
pub(super) fn act(cue: &[Item], unit: &[Item], content: &[Range<usize>], text: &str) -> Act {
    let says = |item: &Item| {
        let word = item.of(text);
        item.class == Class::Colon || item.says || SAYS.iter().any(|says| word.eq_ignore_ascii_case(says))
    };
    let quoted = |range: &Range<usize>| unit[range.clone()].iter().all(|item| item.class == Class::Quote);
    let all_quoted = !content.is_empty() && content.iter().all(quoted);
    if all_quoted || cue.iter().any(says) { Act::Speech } else { Act::Thought }
}

pub(super) fn basis(cue: &[Item], before: &[Item], text: &str) -> Basis {
    let noun = before.last().is_some_and(|item| matches!(item.class, Class::Clitic | Class::Determiner));
    match cue.first() {
        Some(item) if item.of(text).eq_ignore_ascii_case("according") => Basis::AccordingTo,
        Some(item) if item.class == Class::Colon => Basis::Label,
        _ if noun => Basis::Noun,
        _ => Basis::Verb,
    }
}
