//! Pull-quotes: lines that say again what a paragraph says.
//!
//! In: the body's lines. Out: which of them repeat words of another. Only lines that look like a
//! pull-quote are looked for: all of the line in quotation marks, or no full stop.

use super::kinds::Kind;
use super::lines::Line;
use memchr::memmem;

/// More lines than these are not looked for, so that no text takes longer than its length.
const MOST: usize = 12;

/// A shorter word tells no lines apart.
const SHORTEST: usize = 4;

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
        let (mut needle, mut words) = (String::new(), String::new());
        let mut repeated = |i: usize| {
            let line = &lines[i];
            let longest = Longest::of(line.span.of(text));
            if !longest.are_twice_in(text) {
                return None;
            }
            needle.clear();
            push_words(&mut needle, line.span.of(text));
            let paragraph = |at: &usize| kinds[*at].is_text() && lines[*at].is_prose();
            let (mut first, mut count) = (None, 0);
            for at in (0..lines.len()).filter(paragraph) {
                let other = lines[at].span.of(text);
                if !longest.are_in(other) {
                    continue;
                }
                words.clear();
                push_words(&mut words, other);
                let here = memmem::find_iter(words.as_bytes(), &needle).take(2).count();
                first = first.or((here > 0).then_some(at));
                count += here;
                if count > usize::from(line.is_prose()) {
                    break;
                }
            }
            let again = count > usize::from(line.is_prose());
            first.filter(|_| again).map(|first| (i, first >= i))
        };
        Self((0..lines.len()).filter(candidate).take(MOST).filter_map(&mut repeated).collect())
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

/// The longest words of a line but for their first letters, which may be capitals in one place only: in small letters
/// and in capitals.
struct Longest(Vec<[memmem::Finder<'static>; 2]>);

impl Longest {
    /// So many words tell apart lines that have others in common.
    const MOST: usize = 3;

    fn of(line: &str) -> Self {
        let cased = |word: &str| {
            let rest = &word.as_bytes()[1..];
            let cased = [rest.to_ascii_lowercase(), rest.to_ascii_uppercase()];
            // A name with a capital within may stand elsewhere without it.
            let plain = cased.iter().any(|cased| cased == rest);
            plain.then(|| cased.map(|cased| memmem::Finder::new(&cased).into_owned()))
        };
        let mut words: Vec<&str> =
            line.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= SHORTEST).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words.into_iter().take(Self::MOST).filter_map(cased).collect())
    }

    /// Cheap: whether each stands more than once in the text.
    fn are_twice_in(&self, text: &str) -> bool {
        let places = |finder: &memmem::Finder| finder.find_iter(text.as_bytes()).take(2).count();
        self.0.iter().all(|[small, capitals]| places(small) + places(capitals) > 1)
    }

    fn are_in(&self, line: &str) -> bool {
        let stands = |finder: &memmem::Finder| finder.find(line.as_bytes()).is_some();
        self.0.iter().all(|[small, capitals]| stands(small) || stands(capitals))
    }
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
