//! Pull-quotes: lines that say again what a paragraph says.
//!
//! In: the body's lines. Out: which of them repeat words of another. Only lines that look like a
//! pull-quote are looked for: all of the line in quotation marks, or no full stop.

use super::kinds::Kind;
use super::lines::Line;
use memchr::memmem;

/// More lines than these are not looked for, so that no text takes longer than its length.
const MOST: usize = 12;

/// The lines that repeat others, in order, and whether the first of those stands below.
pub(super) struct Repeats(Vec<(usize, bool)>);

impl Repeats {
    pub(super) fn of(text: &str, lines: &[Line], kinds: &[Kind]) -> Self {
        let candidate = |i: &usize| {
            let line = &lines[*i];
            (4..=40).contains(&line.words)
                && matches!(kinds[*i], Kind::Text)
                && is_pulled(line.span.of(text), line.stop)
        };
        let again = |i: &usize| may_stand_again(text, lines[*i].span.of(text));
        let candidates: Vec<usize> = (0..lines.len()).filter(candidate).take(MOST).filter(again).collect();
        if candidates.is_empty() {
            return Self(Vec::new());
        }
        let mut words = String::new();
        let mut starts: Vec<usize> = Vec::with_capacity(lines.len());
        for (line, kind) in lines.iter().zip(kinds) {
            starts.push(words.len());
            if kind.is_text() && line.is_prose() {
                push_words(&mut words, line.span.of(text));
                words.push('\n');
            }
        }
        let repeated = |i: usize| {
            let line = &lines[i];
            let mut needle = String::new();
            push_words(&mut needle, line.span.of(text));
            let mut places = words.match_indices(&needle).map(|(at, _)| at);
            let first = places.next()?;
            let again = !line.is_prose() || places.next().is_some();
            again.then_some((i, first >= starts[i]))
        };
        Self(candidates.into_iter().filter_map(repeated).collect())
    }

    pub(super) fn has(&self, i: usize) -> bool {
        self.0.binary_search_by_key(&i, |repeat| repeat.0).is_ok()
    }

    /// Whether the line stands above all that it repeats.
    pub(super) fn is_ahead(&self, i: usize) -> bool {
        self.0.iter().any(|&(at, ahead)| at == i && ahead)
    }
}

/// Whether a line looks like a pull-quote.
fn is_pulled(line: &str, stop: bool) -> bool {
    let quoted = line.starts_with(['"', '“', '‘', '\'', '«']) && line.ends_with(['"', '”', '’', '\'', '»']);
    quoted || !stop
}

/// Cheap: whether the longest word of a line stands more than once in the text, however it is cased.
fn may_stand_again(text: &str, line: &str) -> bool {
    let words = line.split(|c: char| !c.is_ascii_alphabetic());
    let Some(word) = words.max_by_key(|word| word.len()).filter(|word| word.len() >= 4) else { return true };
    // Its first letter may be a capital in one place only.
    let rest = &word.as_bytes()[1..];
    let (small, capitals) = (rest.to_ascii_lowercase(), rest.to_ascii_uppercase());
    if rest != small && rest != capitals {
        return true;
    }
    let places = |letters: &[u8]| memmem::find_iter(text.as_bytes(), letters).take(2).count();
    places(&small) + places(&capitals) > 1
}

/// The words of `line` in lower case, a blank before and behind each.
fn push_words(words: &mut String, line: &str) {
    for word in line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
        let word = word.trim_matches(['\'', '’']);
        if !word.is_empty() {
            words.push(' ');
            if word.is_ascii() {
                let start = words.len();
                words.push_str(word);
                words[start..].make_ascii_lowercase();
                continue;
            }
            words.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
    }
    words.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    #[test]
    fn pulled_quotes() {
        let text = "The lake is low. “I have never seen the bottom of it,” said Ana Ruiz, who owns two boats.\n\
            ‘I have never seen the bottom of it’\n\
            “We go out at night,” she said. “We come back at noon.”\n\
            “We go out at night.”\n\
            The lake is high";
        let lines = lines::split(text);
        let kinds = vec![Kind::Text; lines.len()];
        let repeats = Repeats::of(text, &lines, &kinds);
        assert_eq!((0..5).map(|i| repeats.has(i)).collect::<Vec<_>>(), [false, true, false, true, false]);
    }
}
