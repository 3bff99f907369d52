//! Verbs of saying and writing, in all their forms.
//!
//! In: a word in small letters. Out: the verb that it is a form of, for the verbs of
//! `speech_verbs.txt`.

use super::words::lowered;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

const VERBS: &str = include_str!("../data/speech_verbs.txt");

static FORMS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for line in VERBS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let base = words.next().unwrap_or_default();
        let irregular: Vec<&str> = words.collect();
        forms.insert(base.to_owned(), base);
        if irregular.is_empty() {
            forms.extend(regular(base).map(|form| (form, base)));
        }
        forms.extend(irregular.into_iter().map(|form| (form.to_owned(), base)));
    }
    forms
});

/// The verb of saying that `word`, in any case, is a form of.
#[must_use]
pub(super) fn of(word: &str) -> Option<&'static str> {
    lowered(word, |small| FORMS.get(small).copied())
}

/// Whether `word` is a past form of a verb of saying.
#[must_use]
pub(super) fn is_past(word: &str) -> bool {
    matches!(word, "said" | "told" | "wrote" | "swore" | "spoke") || word.ends_with("ed") && of(word).is_some()
}

fn regular(base: &str) -> [String; 3] {
    let consonant_y = base.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|vowel_y| base.ends_with(vowel_y));
    if let Some(stem) = base.strip_suffix('e') {
        return [format!("{base}s"), format!("{base}d"), format!("{stem}ing")];
    }
    if consonant_y {
        let stem = &base[..base.len() - 1];
        return [format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing")];
    }
    let hisses = base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch");
    [format!("{base}{}", if hisses { "es" } else { "s" }), format!("{base}ed"), format!("{base}ing")]
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn forms() {
        assert_eq!([of("said"), of("Denies"), of("stressing")], [Some("say"), Some("deny"), Some("stress")]);
        assert_eq!([of("announced"), of("pushes"), of("table")], [Some("announce"), of("push"), None]);
    }
}
