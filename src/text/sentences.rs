//! The tokens of a block to sentences.
//!
//! A full stop ends a sentence unless something else says that it does not: an abbreviation, a
//! small letter after it, a list's number before it. Closing marks and brackets belong to the
//! sentence that they close.

use super::{Case, Kind, Sentence, Token};
use crate::span::Span;

/// Appends the sentences of `tokens[first..]`, which are those of one block.
pub(super) fn split(text: &str, block: u32, tokens: &[Token], first: usize, out: &mut Vec<Sentence>) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        if !may_stop(text, &tokens[at]) {
            at += 1;
            continue;
        }
        let after = past_closers(text, tokens, at + 1);
        let listed = at == start + 1 && tokens[start].kind == Kind::Number;
        if !listed && ends(text, tokens, at, after) {
            push(block, tokens, start, after, out);
            start = after;
        }
        at = after;
    }
    if start < tokens.len() {
        push(block, tokens, start, tokens.len(), out);
    }
}

/// Whether a sentence may end with this token, if its block goes on: it is or has a full stop.
fn may_stop(text: &str, token: &Token) -> bool {
    match token.kind {
        Kind::Stop => true,
        Kind::Word => text.as_bytes()[token.span.end as usize - 1] == b'.',
        _ => false,
    }
}

fn push(block: u32, tokens: &[Token], first: usize, end: usize, out: &mut Vec<Sentence>) {
    let span = Span::new(tokens[first].span.start, tokens[end - 1].span.end);
    out.push(Sentence { span, block, first: first as u32, end: end as u32 });
}

/// The first token from `at` on that does not close what stands before it: `(Inc.)`, not `dogs'`.
fn past_closers(text: &str, tokens: &[Token], at: usize) -> usize {
    let closes = |t: &Token| t.glued && matches!(t.of(text), "\"" | "”" | "'" | "’" | "''" | "»" | "›" | ")" | "]");
    at + tokens[at..].iter().take_while(|t| closes(t)).count()
}

/// Whether the sentence ends with token `at`, whose closers end before token `after`.
fn ends(text: &str, tokens: &[Token], at: usize, after: usize) -> bool {
    let token = &tokens[at];
    let Some(next) = tokens.get(after) else { return true };
    match token.kind {
        Kind::Stop => begins(text, tokens, after) && !(next.glued && after == at + 1 && next.kind != Kind::Mark),
        _ => may_end(token.of(text)) && starts_plainly(text, next),
    }
}

/// Whether a sentence may begin with token `at`.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.kind {
        Kind::Word => token.case != Case::Lower,
        Kind::Mark => tokens.get(at + 1).is_none_or(|next| next.case != Case::Lower),
        Kind::Punct => matches!(token.of(text), "(" | "[" | "*" | "•"),
        Kind::Stop | Kind::Clitic | Kind::Hyphen => false,
        Kind::Number | Kind::Symbol | Kind::Address | Kind::Dash => true,
    }
}

/// Whether an abbreviation may stand at the end of a sentence: not a title or an initial, which a
/// name follows.
fn may_end(word: &str) -> bool {
    const BEFORE_NAMES: [&str; 36] = [
        "Adm.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Dem.", "Det.", "Dr.", "Drs.", "Fr.", "Ft.", "Gen.", "Gov.",
        "Hon.", "Insp.", "Lt.", "Maj.", "Messrs.", "Mr.", "Mrs.", "Ms.", "Mt.", "No.", "Prof.", "Pte.", "Pvt.", "Rep.",
        "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "St.", "Supt.", "vs.",
    ];
    // X is a site more often than an initial.
    (word.len() > 2 || word == "X.") && BEFORE_NAMES.binary_search(&word).is_err()
}

/// Whether `next` is a word that begins sentences and no name.
fn starts_plainly(text: &str, next: &Token) -> bool {
    const STARTERS: [&str; 48] = [
        "A",
        "About",
        "After",
        "All",
        "Also",
        "Although",
        "An",
        "And",
        "As",
        "At",
        "Before",
        "But",
        "By",
        "During",
        "Each",
        "Even",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "However",
        "I",
        "If",
        "In",
        "It",
        "Its",
        "Last",
        "Many",
        "Meanwhile",
        "More",
        "No",
        "Now",
        "On",
        "One",
        "Our",
        "She",
        "Since",
        "So",
        "Some",
        "That",
        "The",
        "Their",
        "There",
        "They",
        "This",
        "We",
        "When",
    ];
    next.kind == Kind::Mark && !next.glued || STARTERS.binary_search(&next.of(text)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn sentences(text: &str) -> Vec<&str> {
        let (mut tokens, mut out) = (Vec::new(), Vec::new());
        tokenize(text, Span::at(0, text.len()), &mut tokens);
        split(text, 0, &tokens, 0, &mut out);
        out.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn quotations() {
        assert_eq!(
            sentences("“It is late.” She left. “Is it?” he asked."),
            ["“It is late.”", "She left.", "“Is it?” he asked."]
        );
        assert_eq!(sentences("\"Go,\" he said. \"Now.\" They went."), ["\"Go,\" he said.", "\"Now.\"", "They went."]);
        assert_eq!(sentences("(It rained.) Then it stopped."), ["(It rained.)", "Then it stopped."]);
    }

    #[test]
    fn abbreviations() {
        assert_eq!(
            sentences("Gen. Okoro met Mr. Li of Acme Inc. in the U.S. Senate at 5 p.m. It was brief."),
            ["Gen. Okoro met Mr. Li of Acme Inc. in the U.S. Senate at 5 p.m.", "It was brief."]
        );
        assert_eq!(
            sentences("J. K. Doe paid $3.5 million. 1. First point."),
            ["J. K. Doe paid $3.5 million.", "1. First point."]
        );
        assert_eq!(sentences("He left the U.S. He never came back."), ["He left the U.S.", "He never came back."]);
    }

    #[test]
    fn ellipses_and_addresses() {
        assert_eq!(
            sentences("We waited ... and waited… Then www.example.org/a.b opened."),
            ["We waited ... and waited…", "Then www.example.org/a.b opened."]
        );
        assert_eq!(sentences("no stop at all"), ["no stop at all"]);
    }
}
