//! Lists of phrases that are looked for in one pass over a line, however many they are.

use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// A list of phrases, made ready when it is first asked.
pub(super) struct Phrases {
    list: &'static [&'static str],
    search: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        Self { list, search: OnceLock::new() }
    }

    /// Whether one of them stands in `line`.
    pub(super) fn are_in(&self, line: &str) -> bool {
        let search = self.search.get_or_init(|| AhoCorasick::new(self.list).ok());
        search.as_ref().is_some_and(|search| search.is_match(line))
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn any_of_them() {
        static LAKES: Phrases = Phrases::new(&["upper lake", "lower lake"]);
        assert!(LAKES.are_in("on the lower lake shore") && !LAKES.are_in("on the lake"));
    }
}
