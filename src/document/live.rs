//! Reports in entries, each below its time of day.
//!
//! In: the body's lines with their kinds. Out: whether the text is such a report, which lines are the headings
//! of its entries, and which only label them ("Analysis").

use super::kinds::Kind;
use super::lines::{Line, goes_on};
use super::neighbours::is_section;

/// A report has as many entries.
const LEAST_ENTRIES: usize = 3;

/// A longer line is no heading.
const LONGEST_HEADING: u32 = 25;

/// Whether the line is a time of day, and none of those of a film, which says how far it is and how long.
fn is_alone(kinds: &[Kind], i: usize) -> bool {
    let clock = |i: usize| matches!(kinds.get(i), Some(Kind::Clock));
    clock(i) && !clock(i + 1) && !(i > 0 && clock(i - 1))
}

/// Whether sentences stand above the first time of day, if there is one.
pub(super) fn has_late_clocks(lines: &[Line], kinds: &[Kind]) -> bool {
    let first = (0..kinds.len()).find(|i| is_alone(kinds, *i));
    first.is_some_and(|first| lines[..first].iter().filter(|line| line.is_prose()).count() >= 2)
}

/// Whether the text is a report in entries: a time of day stands above its first sentences, and others follow.
pub(super) fn is_live(lines: &[Line], kinds: &[Kind]) -> bool {
    let clocks = (0..kinds.len()).filter(|i| is_alone(kinds, *i)).take(LEAST_ENTRIES).count();
    clocks == LEAST_ENTRIES && !has_late_clocks(lines, kinds)
}

/// Whether the line is the heading of an entry: below its time, or below a label that stands there.
pub(super) fn heads_entry(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let fits = !line.stop && !line.bullet && (4..=LONGEST_HEADING).contains(&line.words) && !goes_on(text, line);
    if !fits || !matches!(kinds[i], Kind::Text | Kind::Junk) || lines.get(i + 1).is_none_or(|below| below.gap) {
        return false;
    }
    let clock = |i: usize| matches!(kinds.get(i), Some(Kind::Clock));
    i > 0 && (clock(i - 1) || is_label(text, lines, kinds, i - 1))
}

/// "Analysis" between an entry's time and its heading.
pub(super) fn is_label(text: &str, lines: &[Line], kinds: &[Kind], i: usize) -> bool {
    let line = &lines[i];
    let below = i > 0 && matches!(kinds[i - 1], Kind::Clock) && line.words <= 2;
    below && is_section(line.span.of(text)) && lines.get(i + 1).is_some_and(|heading| !heading.stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::{self, Small};

    #[test]
    fn entries() {
        let entry = "10:32\nAnalysis\nThe lake is still rising\nIt rose by a metre on Sunday, officials said.\n\n";
        let read = |text: &str| {
            let lines = lines::split(text);
            let kinds: Vec<Kind> = lines.iter().map(|line| Kind::of(text, line, &mut Small::default())).collect();
            let heads = (0..lines.len()).filter(|i| heads_entry(text, &lines, &kinds, *i)).collect::<Vec<_>>();
            let labels = (0..lines.len()).filter(|i| is_label(text, &lines, &kinds, *i)).collect::<Vec<_>>();
            (is_live(&lines, &kinds), labels, heads)
        };
        assert_eq!(read(&entry.repeat(3)), (true, vec![1, 5, 9], vec![2, 6, 10]));
        assert!(!read(entry).0);
    }
}
