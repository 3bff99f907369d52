//! Sentences that are about the article and not of it.
//!
//! In: a line, and where it stands. Out: whether it is a note of the desk (a correction, what an update
//! adds, where a version appeared), an offer to the reader, or, behind the last paragraph, a word about
//! the authors. Such lines are whole sentences, so more must speak for them than for a button.

use super::lines::{Line, Small};
use super::phrases::{self, Openings, Phrases, Words};
use super::{agencies, appeals, boilerplate, editing, names};
use std::sync::LazyLock;

/// A longer line is a paragraph.
pub(super) const LONGEST: u32 = 600;

/// Whether the line is such a note wherever it stands; `lower` is its small letters.
pub(super) fn is_note(text: &str, line: &Line, lower: &str) -> bool {
    static NOTES: LazyLock<Openings> = LazyLock::new(|| Openings::read(include_str!("../data/phrases/notes.txt")));
    static LIKELY: LazyLock<Openings> = LazyLock::new(|| {
        Openings::new(vec![
            "a version of this ",
            "note to readers",
            "this article has been ",
            "this conversation has been ",
            "this interview has been ",
            "this transcript has been ",
            "this article is part of",
            "this post has been ",
            "this report has been ",
            "this story has been ",
            "this story is part of",
        ])
    });
    if line.span.len() > LONGEST {
        return false;
    }
    let whole = line.span.of(text);
    NOTES.open(lower)
        || (LIKELY.open(lower) && !is_said(lower))
        || (lower.starts_with("this ") && tells_where_first(lower))
        || is_offer(lower, line, 1)
        || ends_in_offer(lower, line)
        || (!line.stop && line.words <= 60 && boilerplate::ends_in_button(lower) && is_to_reader(lower))
        || is_rate(whole, line)
        || is_of_site(lower, line)
        || is_mail_header(whole)
        || is_advisory(whole, line)
        || editing::is_reporting_note(whole, line)
        || editing::announces(whole, line)
}

/// Whether the line is such a note behind the text, where sentences of the article are not expected.
pub(super) fn is_end_note(text: &str, line: &Line, authors: &[String]) -> bool {
    if line.span.len() > LONGEST {
        return false;
    }
    let whole = line.span.of(text);
    let mut small = Small::default();
    let lower = small.of(whole);
    // Before the end, "Note:" may begin a paragraph of the article's own.
    ["note:", "updated at ", "updated: "].iter().any(|label| lower.starts_with(label))
        || ends_in_order(lower, line)
        || is_offer(lower, line, 0)
        || is_about_author(whole, authors)
        || (!is_said(lower) && appeals::is_appeal(whole, lower, line))
        || is_contribution(lower, line)
        || is_credit(lower, line)
        || is_source(whole, line)
        || (!is_said(lower) && tells_who_pays(lower, true))
        || has_address(lower, line)
}

/// "This report by Lake Wire was first published March 3, 2026.": where the article comes from.
fn tells_where_first(lower: &str) -> bool {
    const ARTICLES: &[&str] = &["this article", "this column", "this essay", "this piece", "this report", "this story"];
    let first = ["first published", "originally published", "first appeared", "originally appeared"];
    ARTICLES.iter().any(|article| lower.starts_with(article))
        && first.iter().any(|verb| lower.contains(verb))
        && lower.len() <= 200
        && !is_said(lower)
}

/// "The Lake Letter newsletter tells you all about it. Sign up here.": the last sentence is an order to the reader.
fn ends_in_offer(lower: &str, line: &Line) -> bool {
    if line.words > 60 {
        return false;
    }
    let Some((before, last)) = last_sentence(lower, 6) else { return false };
    let order = opens_offer(last) && (last.contains(" here") || is_told(last));
    let signs = ["sign up ", "subscribe "].iter().any(|order| last.starts_with(order))
        && [" here", " newsletter", " briefing"].iter().any(|thing| last.contains(thing));
    order && (signs || is_told(before)) && !is_said(lower)
}

/// A line before and behind its last full stop, if there are at most so many words behind it.
fn last_sentence(line: &str, most: usize) -> Option<(&str, &str)> {
    let blanks = line.bytes().enumerate().rev().filter(|(_, b)| *b == b' ');
    let (at, _) = blanks.take(most).find(|(at, _)| line[..*at].ends_with('.'))?;
    Some((&line[..at - 1], &line[at + 1..]))
}

/// "($1 = 16,240 rupiah)": at what rate the desk converted.
fn is_rate(whole: &str, line: &Line) -> bool {
    let Some(inside) = whole.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    let counted = |side: &str| side.split(' ').next().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()));
    line.words <= 14 && inside.split_once(" = ").is_some_and(|(one, other)| counted(one) && counted(other))
}

/// A sentence in which the site speaks of itself: what it shows, who reads it aloud, who may comment.
fn is_of_site(lower: &str, line: &Line) -> bool {
    static PHRASES: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::read(include_str!("../data/phrases/of_the_site.txt")));
    // One pass over what most lines have nothing of.
    static SIGNS: LazyLock<Phrases> = LazyLock::new(|| {
        let phrases = phrases::listed(include_str!("../data/phrases/of_the_site.txt"));
        Phrases::new(&[phrases.as_slice(), PAYS, &[ANSWERS]].concat())
    });
    let of_site = || SIGNS.are_in(lower) && (PHRASES.are_in(lower) || tells_who_pays(lower, false));
    line.words <= 60 && !is_said(lower) && (of_site() || (line.words <= 30 && addresses_reader_of_site(lower)))
}

/// What is said of who pays for what is written, and of who answers for it.
const PAYS: &[&str] = &[
    "financial support",
    "support from",
    "support of",
    "supported by",
    "supported in part by",
    "funding from",
    "funded by",
    "funded in part by",
    "grant from",
    "made possible",
    "underwritten by",
    "editorial control",
    "editorial independence",
    "editorially independent",
];
const ANSWERS: &str = "responsible for ";

/// "Our coverage is supported by the Lake Fund. The Lake Post is solely responsible for its content.": who pays for what
/// is written, and who answers for it. Behind the text "This story was funded by the Lake Fund." is enough.
fn tells_who_pays(lower: &str, behind: bool) -> bool {
    static PAYING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PAYS));
    static OURS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(&[
            "our coverage",
            "our journalism",
            "our newsroom",
            "our reporting",
            "coverage is",
            "coverage receives",
            "journalism is",
            "journalism receives",
            "reporting is",
            "reporting receives",
        ])
    });
    static THIS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(&[
            "this article",
            "this coverage",
            "this investigation",
            "this podcast",
            "this report",
            "this series",
            "this story",
        ])
    });
    let pays = PAYING.are_in(lower);
    if !pays && !lower.contains(ANSWERS) {
        return false;
    }
    let content = |rest: &str| rest.split([' ', '.', ',']).take(3).any(|word| matches!(word, "content" | "contents"));
    let answers = lower.split(ANSWERS).skip(1).any(content);
    let alone = ["solely ", "fully ", "entirely "].iter().any(|how| lower.contains(&format!("{how}{ANSWERS}")));
    (pays && (answers || OURS.are_in(lower) || (behind && THIS.are_in(lower)))) || (alone && answers)
}

/// Whether it speaks to the reader of what only sites have: "Already a subscriber? You can listen to articles."
fn addresses_reader_of_site(lower: &str) -> bool {
    static THINGS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/site_things.txt")));
    let (mut things, mut addressed) = (0, false);
    // None of these words has a letter beyond ASCII.
    for word in lower.as_bytes().split(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        things += usize::from(THINGS.has_bytes(word));
        addressed |= matches!(word, b"you" | b"your" | b"this" | b"these" | b"our" | b"us" | b"we");
    }
    addressed && things >= 3
}

/// Whether it speaks of us and to you, and tells nothing that is said.
fn is_to_reader(lower: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| has_word(lower, word));
    has(&["we", "us", "our"]) && has(&["you", "your"]) && !is_said(lower)
}

/// Whether it names something that is offered.
fn is_told(lower: &str) -> bool {
    OFFERED.iter().any(|thing| has_word(lower, thing))
}

/// What is offered.
static OFFERED: LazyLock<Vec<&str>> = LazyLock::new(|| phrases::listed(include_str!("../data/phrases/offered.txt")));

/// "Views of the lake for early risers. Start your day with them.": the last sentence tells the reader what to do.
fn ends_in_order(lower: &str, line: &Line) -> bool {
    let Some((_, last)) = lower.rsplit_once(". ").filter(|_| line.words <= 40) else { return false };
    opens_offer(last) && ["you", "your", "donate"].iter().any(|word| has_word(last, word)) && !is_said(lower)
}

/// "From: Lake Wire <desk@lake.example>", "Subject: Strike": the header of a mail.
fn is_mail_header(whole: &str) -> bool {
    const LABELS: &[&str] = &[
        "from",
        "to",
        "cc",
        "bcc",
        "sent",
        "subject",
        "reply-to",
        "attachments",
        "importance",
        "message-id",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
        "return-path",
        "delivered-to",
        "received",
        "list-unsubscribe",
        "x-mailer",
    ];
    let colon = whole.bytes().take(26).position(|b| b == b':');
    let Some((label, rest)) = colon.map(|at| (&whole[..at], &whole[at + 1..])) else { return false };
    let labelled = label.starts_with(char::is_uppercase) && LABELS.iter().any(|l| label.eq_ignore_ascii_case(l));
    let person = ["from", "to", "cc", "bcc", "received"].iter().any(|person| label.eq_ignore_ascii_case(person));
    labelled && (!person || rest.contains('@'))
}

/// An address to the reader: it opens with an order or a question and names what is offered. Behind the
/// text, an order that speaks of "you" or "us" is enough.
fn is_offer(lower: &str, line: &Line, least: usize) -> bool {
    if !(4..=45).contains(&line.words) || !opens_offer(lower) || is_said(lower) {
        return false;
    }
    let addressed = ["you", "your", "us", "our"].iter().any(|word| has_word(lower, word));
    let offered = OFFERED.iter().filter(|thing| has_word(lower, thing)).count();
    match (least, line.stop) {
        (0, _) => offered > 0 || (addressed && line.words <= 14),
        (_, false) => offered > 0,
        (_, true) => offered + usize::from(addressed) > least,
    }
}

/// Whether a line, in small letters, begins as an order or a question to the reader does.
pub(super) fn opens_offer(lower: &str) -> bool {
    static ORDERS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/orders.txt")));
    let longest = 11.min(lower.len());
    let end = lower.bytes().take(longest).position(|b| matches!(b, b' ' | b',' | b':' | b'!')).unwrap_or(longest);
    lower.get(..end).is_some_and(|first| ORDERS.has(first))
}

/// "Enter your email", "Sign up": where the reader of an offer accepts it.
pub(super) fn is_field(lower: &str) -> bool {
    const FIELDS: &[&str] = &["email", "e-mail", "sign up", "submit", "subscribe"];
    lower.len() <= 60 && FIELDS.iter().any(|field| lower.contains(field))
}

/// Whether `word` stands in `lower` and is no part of a longer word.
pub(super) fn has_word(lower: &str, word: &str) -> bool {
    let alone = |(at, _): (usize, &str)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    lower.contains(word) && lower.match_indices(word).take(4).any(alone)
}

/// What is quoted or told belongs to the article.
fn is_said(lower: &str) -> bool {
    static SIGNS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&[" said", " says", " told ", " added"]));
    lower.contains('"') || SIGNS.are_in(lower) || lower.contains('“')
}

/// "Ana Ruiz covers the lake." behind an article by Ana Ruiz.
pub(super) fn is_about_author(whole: &str, authors: &[String]) -> bool {
    const VERBS: &[&str] = &[
        "is",
        "covers",
        "covered",
        "reports",
        "reported",
        "writes",
        "wrote",
        "can",
        "has",
        "joined",
        "spent",
        "contributed",
        "works",
        "was",
        "are",
        "cover",
        "report",
    ];
    let named = |author: &String| {
        let surname = author.rsplit(' ').next().filter(|surname| surname.len() > 3);
        // The name may stand above its bearer's line and be glued to it.
        let once = whole.strip_prefix(author.as_str());
        let name = once.map(|rest| rest.strip_prefix(author.as_str()).unwrap_or(rest));
        let name = name.or_else(|| whole.strip_prefix(surname?));
        name?.strip_prefix([' ', ','])?.split([' ', ',']).next()
    };
    authors.iter().filter_map(named).any(|verb| VERBS.contains(&verb) || verb == "and" || verb == "a")
}

/// "Associated Press writer Ana Ruiz in Quito contributed.", "With files from José Paz".
fn is_contribution(lower: &str, line: &Line) -> bool {
    const OPENINGS: &[&str] = &[
        "with assistance",
        "with files from",
        "with reporting by",
        "with reporting from",
        "with additional",
        "with contributions",
    ];
    const VERBS: &[&str] = &[" contributed", " assisted with", " helped report", " provided additional"];
    const WORKS: &[&str] = &["report", "story", "article", "contributed.", "research"];
    let bare = lower.trim_start_matches(['—', '–', '-', '(', ' ']);
    let opened = OPENINGS.iter().any(|opening| bare.starts_with(opening));
    let helped = VERBS.iter().any(|verb| lower.contains(verb)) && WORKS.iter().any(|work| lower.contains(work));
    line.words <= 40 && !is_said(lower) && (opened || helped)
}

/// "Audio produced by Ana Ruiz.", "Translated by José Paz": who had a hand in it.
fn is_credit(lower: &str, line: &Line) -> bool {
    static HANDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/hands.txt")));
    let Some((hand, _)) = lower.split_once(" by ") else { return false };
    line.words <= 14
        && !is_said(lower)
        && hand.split(' ').count() <= 4
        && hand.split(' ').any(|word| HANDS.has(word))
        && !hand.contains([',', '.'])
}

/// "SOURCE Lake Pumps Inc.", "Source: Lake Wire": whence the text comes.
fn is_source(whole: &str, line: &Line) -> bool {
    line.words <= 12 && ["SOURCE ", "SOURCE: ", "Source: ", "Sources: "].iter().any(|label| whole.starts_with(label))
}

/// "Contact Ana Ruiz at ana@post.example": an address in a short line.
fn has_address(lower: &str, line: &Line) -> bool {
    line.words <= 30 && !is_said(lower) && lower.split([' ', '(']).any(|word| word.len() > 5 && word.contains('@'))
}

/// "ATTENTION - ADDS details, quotes ///", "UPDATES with toll": what a desk tells others of this version, its verb in
/// capitals.
fn is_advisory(whole: &str, line: &Line) -> bool {
    const VERBS: &[&str] = &[
        "ADDS",
        "ADDING",
        "ADVISORY",
        "CHANGES",
        "CLARIFIES",
        "CORRECTING",
        "CORRECTS",
        "DELETES",
        "EMBARGOED",
        "FIXES",
        "INSERTS",
        "LEDES",
        "RECASTS",
        "RECASTING",
        "REFILES",
        "REMOVES",
        "REPEATS",
        "REPEATING",
        "RESENDS",
        "REWRITES",
        "TOPS",
        "TRIMS",
        "UPDATES",
        "UPDATING",
    ];
    let rest = whole.trim_start_matches(['(', '[', '*', '=', '/', ' ']);
    if line.stop || line.words > 25 || !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let called = ["ATTENTION", "ATTN", "EDS", "EDITORS"].iter().find_map(|call| rest.strip_prefix(call));
    let behind = called.map(|rest| rest.trim_start_matches([' ', ':', '-', '–', '—']));
    let verb = behind.unwrap_or(rest).split([' ', ':', ',']).next().unwrap_or("");
    let advises = VERBS.contains(&verb) && (whole.contains(char::is_lowercase) || whole.ends_with("///"));
    advises || (behind.is_some() && whole.ends_with("///"))
}

/// "— Ana Ruiz", "(Ana Ruiz)", "Reuters/AP": who signs behind the text.
pub(super) fn is_signature(text: &str, line: &Line) -> bool {
    let whole = line.span.of(text);
    let name = whole.trim_start_matches(['—', '–', '-', ' ']);
    let signed = line.bullet || name.len() < whole.len();
    let source = whole.trim_matches(['(', ')', '[', ']', '.', '-', ' ']);
    (signed && names::person(name).is_some())
        || (line.words <= 5 && source.split([' ', '/', ',']).any(|word| agencies::named_in(word).is_some()))
}

/// Whether a line without a full stop reads as a sentence all the same: headlines leave articles and
/// auxiliaries out, and ask.
pub(super) fn is_sentence(line: &str) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "his", "her", "their", "its", "our", "my", "your"];
    const VERBS: &[&str] = &[
        "am", "are", "could", "did", "does", "had", "has", "have", "is", "said", "says", "told", "was", "were", "will",
        "would",
    ];
    const QUESTIONS: &[&str] = &["how", "what", "when", "where", "who", "why"];
    let among = |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let words = || line.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
    words().count() >= 6
        && !words().next().is_some_and(|first| among(QUESTIONS, first))
        && words().any(|word| among(ARTICLES, word))
        && words().any(|word| among(VERBS, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn note(line: &str) -> bool {
        is_note(line, &lines::split(line)[0], &line.to_lowercase())
    }

    fn end_note(line: &str) -> bool {
        is_end_note(line, &lines::split(line)[0], &["Ana Ruiz".to_owned()])
    }

    #[test]
    fn notes_anywhere() {
        for line in [
            "Correction: An earlier version of this article misspelt the name of the lake.",
            "(Adds comment from minister in paragraph 4)",
            "This story has been updated to add the count of boats.",
            "Get our weekly newsletter and never miss a story.",
            "Join our WhatsApp channel for the latest news.",
            "Do you live by the lake? Share your story by emailing talk@post.example.",
            "The Lake Briefing has all that you need to start your day. Sign up here.",
            "($1 = 16,240 rupiah)",
            "(1 euro = $1.0846; $1 = 0.7702 pounds)",
            "Our coverage of water is supported by the Lake Fund.",
            "The Post’s harbour reporting receives support from two banks. It is responsible for all content.",
            "The Lake Post is solely responsible for the content.",
            "ATTENTION - ADDS details, quotes ///",
            "UPDATES with toll",
            "Ana Ruiz reported from Quito, Ill., and José Paz from Lima.",
            "Li Wei contributed research.",
            "This interview has been edited for length.",
            "We and our partners may show you offers. You can leave at any time. More info",
        ] {
            assert!(note(line), "{line}");
        }
    }

    #[test]
    fn notes_at_the_end() {
        for line in [
            "Ana Ruiz covers fishing for The Lake Post.",
            "Associated Press writer José Paz in Quito contributed to this report.",
            "With files from José Paz",
            "Ruiz reported from Quito.",
            "Contact the newsroom at news@post.example.",
            "Tell us what you think.",
            "This story was made possible by a grant from the Lake Fund, which has no editorial control.",
            "Audio produced by José Paz.",
        ] {
            assert!(end_note(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_the_article() {
        for line in [
            "This story has been told for years, the fisherman said.",
            "Correction of the river began in 1871.",
            "Get out, the captain told us.",
            "Ana Lopez is a fisher.",
            "Share prices fell on Tuesday.",
            "We want our lake back.",
            "Yes.",
            "No, thank you.",
            "Do not drink the water.",
            "(It is 4 = 4, he wrote, and left.)",
            "The army needs boats. Sign up here, a poster said.",
            "The bridge was funded by a grant from the Lake Fund.",
            "The two firms are solely responsible for the mud.",
            "UPDATES STALL BOATS",
            "Ana Ruiz contributed two boats.",
            "The lake needs help tomorrow. Sign up at the town hall!",
        ] {
            assert!(!note(line), "{line}");
        }
        assert!(!end_note("José Paz is a fisher who has two boats."));
        assert!(!end_note("The mayor contributed $500 to the fund."));
    }
}
