//! Answers that are not given: "declined to comment", "did not respond to a request", "did not say when".
//!
//! In: the cue and the content of a quote. Out: whether they only tell that nothing was said.

use super::words::lowered;

/// Whether nothing is said.
pub(super) fn is_silence(cue: &str, content: &str) -> bool {
    let (mut declines, mut answers, mut negated) = (false, false, false);
    for word in cue.split(' ') {
        negated |= matches!(word, "not" | "n't" | "n’t" | "never");
        lowered(word, |word| {
            declines |= is_declining(word);
            answers |= is_answering(word);
        });
    }
    let call = cue.split(' ').next().is_some_and(|word| lowered(word, is_request));
    let answered = |word: &str| matches!(word, "answered" | "returned" | "replied");
    if call && content.contains(" not ") && content.split(' ').any(answered) {
        return true;
    }
    let asks_for = matches!(cue, "asked" | "asking" | "requested" | "requesting");
    let comments = content.ends_with("comment");
    if !(declines || answers || negated || asks_for || comments) {
        return false;
    }
    let mut words = content.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let first = words.next().unwrap_or_default();
    if declines && lowered(first, |word| word == "to") {
        return words.next().is_some_and(|verb| lowered(verb, is_speaking));
    }
    if negated && cue.split(' ').any(|word| lowered(word, is_speaking)) && lowered(first, is_question) {
        return true;
    }
    if negated && cue.split(' ').any(|word| matches!(word, "want" | "wish")) && cue.split(' ').any(is_speaking) {
        return true;
    }
    let for_silence = asks_for && matches!(first, "not" | "anonymity");
    if for_silence && (first != "not" || words.clone().nth(2).is_some_and(is_naming)) {
        return true;
    }
    comments && matches!(first, "comment" | "for") || answers && asks(first, words)
}

/// Whether a phrase of few words names a request.
fn asks<'t>(first: &'t str, more: impl Iterator<Item = &'t str>) -> bool {
    const NEAR: usize = 5;
    std::iter::once(first).chain(more).take(NEAR).any(|word| lowered(word, is_request))
}

fn is_declining(word: &str) -> bool {
    matches!(word, "decline" | "declines" | "declined" | "declining" | "refuse" | "refuses" | "refused" | "refusing")
}

fn is_speaking(word: &str) -> bool {
    matches!(
        word,
        "answer"
            | "comment"
            | "confirm"
            | "disclose"
            | "discuss"
            | "elaborate"
            | "identify"
            | "name"
            | "respond"
            | "said"
            | "say"
            | "specify"
            | "speak"
            | "talk"
    )
}

/// "asked not to be identified".
fn is_naming(word: &str) -> bool {
    matches!(word, "identified" | "named" | "quoted" | "photographed")
}

fn is_question(word: &str) -> bool {
    matches!(word, "how" | "if" | "what" | "when" | "where" | "whether" | "which" | "who" | "why")
}

fn is_answering(word: &str) -> bool {
    matches!(
        word,
        "answer" | "answered" | "replied" | "reply" | "respond" | "responded" | "responding" | "return" | "returned"
    )
}

fn is_request(word: &str) -> bool {
    matches!(
        word,
        "call"
            | "calls"
            | "email"
            | "emails"
            | "enquiries"
            | "inquiries"
            | "inquiry"
            | "message"
            | "messages"
            | "request"
            | "requests"
            | "questions"
    )
}

#[cfg(test)]
mod tests {
    use super::is_silence;

    #[test]
    fn silence() {
        for (cue, content) in [
            ("declined", "to comment on the case"),
            ("not immediately respond to", "a request for comment"),
            ("responded", "to requests for comment"),
            ("reached", "for comment"),
            ("refused", "to say who will pay"),
            ("Calls to", "his line were not answered"),
            ("requesting", "anonymity because the talks are private"),
            ("not said", "when the money will come"),
        ] {
            assert!(is_silence(cue, content), "{cue} {content}");
        }
        for (cue, content) in [
            ("declined", "the offer"),
            ("responded", "that the port is safe"),
            ("said", "he had no comment"),
            ("said", "who will pay"),
            ("not say", "that the port is safe"),
            ("rejected", "a request for money"),
        ] {
            assert!(!is_silence(cue, content), "{cue} {content}");
        }
    }
}
