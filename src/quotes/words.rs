//! Closed word classes of English: what the grammar of attribution needs of syntax.

use crate::calendar;
use crate::text::{Case, Kind, Token};

/// The class of a token, as far as a list can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// he, she, they …: the subject of a clause.
    Subject,
    /// him, them …
    Object,
    /// the, a, some, my …: begins a noun phrase.
    Determiner,
    /// of, in, with …
    Preposition,
    /// to
    To,
    /// for
    For,
    /// as
    As,
    /// that
    That,
    /// who, which, whose
    Relative,
    /// whether, how, what, why, if
    Question,
    /// and, or
    And,
    /// but, yet
    But,
    /// while, because, after …
    Subordinator,
    /// is, was, been …
    Be,
    /// has, had, did, will, would …
    Auxiliary,
    /// not, n't
    Not,
    /// also, later, -ly
    Adverb,
    /// Sunday, September, yesterday …
    Time,
    /// Digits.
    Number,
    /// A capitalised word.
    Capital,
    /// Any other word.
    Word,
    /// 's and its like.
    Clitic,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A full stop, question or exclamation mark, semicolon.
    Stop,
    /// A dash.
    Dash,
    /// A hyphen.
    Hyphen,
    /// A bracket.
    Bracket,
    /// A quotation mark outside any passage.
    Mark,
    /// A passage between quotation marks.
    Quote,
    /// Anything else.
    Other,
}

/// Whether `word` is a text of findings, or those who write it.
pub(super) fn is_author(word: &str) -> bool {
    matches!(
        word,
        "analysis"
            | "audit"
            | "auditors"
            | "economists"
            | "inquiry"
            | "investigation"
            | "investigators"
            | "paper"
            | "poll"
            | "report"
            | "research"
            | "researchers"
            | "review"
            | "scientists"
            | "studies"
            | "study"
            | "survey"
    )
}

/// Calls `then` with `word` in small letters, without allocating for words of usual length.
pub fn lowered<T>(word: &str, then: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0u8; 32];
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return then(word);
    }
    if word.is_ascii() && word.len() <= buffer.len() {
        let small = &mut buffer[..word.len()];
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        return then(std::str::from_utf8(small).unwrap_or(""));
    }
    then(&word.to_lowercase())
}

/// The class of `token`.
#[must_use]
pub fn class(token: &Token, text: &str) -> Class {
    let word = token.of(text);
    match token.kind {
        Kind::Word => lowered(word, |small| of_word(small, word, token.case)),
        Kind::Number => Class::Number,
        Kind::Clitic => of_clitic(word),
        Kind::Mark => Class::Mark,
        Kind::Hyphen => Class::Hyphen,
        Kind::Dash => Class::Dash,
        Kind::Stop => Class::Stop,
        Kind::Address => Class::Capital,
        Kind::Symbol => Class::Other,
        Kind::Punct => match word {
            "," => Class::Comma,
            ":" => Class::Colon,
            ";" => Class::Stop,
            "(" | ")" | "[" | "]" | "{" | "}" => Class::Bracket,
            _ => Class::Other,
        },
    }
}

fn of_clitic(word: &str) -> Class {
    match word.as_bytes() {
        [b'n', ..] => Class::Not,
        [.., b's' | b'S'] => Class::Clitic,
        _ => Class::Auxiliary,
    }
}

fn of_word(small: &str, word: &str, case: Case) -> Class {
    match small {
        "he" | "she" | "they" | "i" | "we" | "it" | "you" | "there" => Class::Subject,
        "him" | "them" | "me" | "us" | "himself" | "herself" | "themselves" | "itself" => subject_or_name(word, small),
        "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her" | "their" | "its" | "my" | "our" | "your"
        | "some" | "any" | "many" | "several" | "few" | "both" | "no" | "all" | "another" | "each" | "every"
        | "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "most" | "other" => {
            Class::Determiner
        }
        "of" | "in" | "on" | "at" | "by" | "with" | "from" | "about" | "against" | "into" | "over" | "under"
        | "through" | "between" | "among" | "within" | "without" | "despite" | "during" | "including" | "toward"
        | "towards" | "upon" | "outside" | "inside" | "behind" | "across" | "amid" | "around" | "near" | "like"
        | "regarding" | "throughout" | "via" | "per" | "out" | "up" | "off" | "down" | "along" | "beyond" => {
            Class::Preposition
        }
        "to" => Class::To,
        "for" => Class::For,
        "as" => Class::As,
        "that" => Class::That,
        "who" | "which" | "whose" | "whom" => Class::Relative,
        "whether" | "how" | "what" | "why" | "if" => Class::Question,
        "and" | "or" | "nor" | "&" => Class::And,
        "but" | "yet" => Class::But,
        "while" | "because" | "after" | "before" | "when" | "although" | "though" | "since" | "until" | "unless"
        | "where" | "whereas" | "than" | "once" | "so" => Class::Subordinator,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" => Class::Be,
        "has" | "have" | "had" | "having" | "do" | "does" | "did" | "will" | "would" | "could" | "should" | "might"
        | "must" | "shall" | "ca" | "wo" => Class::Auxiliary,
        "can" | "may" if word == small => Class::Auxiliary,
        "not" | "never" => Class::Not,
        "today" | "yesterday" | "tomorrow" | "tonight" => Class::Time,
        "also" | "later" | "then" | "again" | "even" | "still" | "just" | "often" | "earlier" | "soon" | "now"
        | "ever" | "however" | "instead" | "too" | "almost" | "perhaps" | "far" | "well" | "already" | "here"
        | "back" | "further" | "quite" | "always" | "long" | "aside" | "away" => Class::Adverb,
        _ if case != Case::Lower && names_time(word) => Class::Time,
        _ if case == Case::Lower && is_adverb(small) => Class::Adverb,
        _ if case != Case::Lower && case != Case::None => Class::Capital,
        _ => Class::Word,
    }
}

/// Weekdays and months, but for the months that are words or names as well.
fn names_time(word: &str) -> bool {
    calendar::weekday(word).is_some() || calendar::month(word).is_some_and(|m| !matches!(m, 3..=6))
}

/// "US" is a country, "us" is not.
fn subject_or_name(word: &str, small: &str) -> Class {
    if word != small && word == "US" { Class::Capital } else { Class::Object }
}

fn is_adverb(small: &str) -> bool {
    const NOT: [&str; 22] = [
        "ally", "anomaly", "apply", "assembly", "belly", "bully", "comply", "family", "fly", "friendly", "holy",
        "imply", "monopoly", "multiply", "rally", "rely", "reply", "supply", "tally", "ugly", "unruly", "weekly",
    ];
    small.len() > 4 && small.ends_with("ly") && NOT.binary_search(&small).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        let of = |word: &str, case| lowered(word, |small| of_word(small, word, case));
        assert_eq!(of("He", Case::Capital), Class::Subject);
        assert_eq!(of("US", Case::Upper), Class::Capital);
        assert_eq!(of("May", Case::Capital), Class::Capital);
        assert_eq!(of("reportedly", Case::Lower), Class::Adverb);
        assert_eq!(of("family", Case::Lower), Class::Word);
        assert_eq!(of("Sunday", Case::Capital), Class::Time);
    }
}
