//! What the site added to the article.
//!
//! In: a line. Out: whether all of it is such: labels of buttons, newsletter offers, licensing lines.
//! A sentence of an article may hold the same words; so the whole line must look like it, and be short.

use super::lines::Line;

/// Lines that are exactly this, in lower case, marks at their ends aside.
const WHOLE: &[&str] = &[
    "abstract",
    "acquire licensing rights",
    "ad",
    "advert",
    "advertisement",
    "advertisement - scroll to continue",
    "advertising",
    "all rights reserved",
    "also in this section",
    "also read",
    "article continues after ad",
    "article continues below",
    "author",
    "back to top",
    "bookmark",
    "caption",
    "close",
    "comment",
    "comments",
    "continue reading",
    "copy",
    "copy link",
    "download",
    "e-mail",
    "email",
    "end of article",
    "enlarge",
    "enlarge image",
    "enlarge this image",
    "expand",
    "facebook",
    "follow",
    "follow us",
    "font size",
    "getty images",
    "gift this article",
    "hide caption",
    "image",
    "image gallery",
    "image source",
    "instagram",
    "last updated",
    "latest",
    "leave a comment",
    "link copied",
    "linkedin",
    "listen",
    "listen now",
    "listen to article",
    "listen to this article",
    "load more",
    "log in",
    "login",
    "menu",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "next article",
    "no comments",
    "open in app",
    "opens in new tab",
    "opens new tab",
    "our standards",
    "photo",
    "photos",
    "pinterest",
    "play",
    "play video",
    "post a comment",
    "previous article",
    "print",
    "print this article",
    "promoted",
    "published",
    "purchase licensing rights",
    "read more",
    "read next",
    "reading time",
    "recommended",
    "recommended for you",
    "recommended stories",
    "reddit",
    "register",
    "related",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "reply",
    "save",
    "save article",
    "save story",
    "scroll to continue",
    "search",
    "see more",
    "share",
    "share article",
    "share full article",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share story",
    "share this",
    "share this article",
    "share this story",
    "show caption",
    "show more",
    "sign in",
    "sign up",
    "skip ad",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "suggested topics",
    "tags",
    "telegram",
    "text size",
    "toggle caption",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "up next",
    "updated",
    "video",
    "view comments",
    "view gallery",
    "view image in fullscreen",
    "watch",
    "watch live",
    "watch now",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// Beginnings, in lower case, of short lines without a full stop.
const OPENINGS: &[&str] = &[
    "advertisement",
    "all rights reserved",
    "also read:",
    "also read |",
    "also see:",
    "also watch:",
    "click here",
    "comments (",
    "copyright ",
    "continue reading",
    "don't miss:",
    "don’t miss:",
    "download our",
    "download the",
    "explore more",
    "filed under",
    "find out more",
    "follow us",
    "follow @",
    "for more",
    "get the latest",
    "google news",
    "in pictures:",
    "in pics:",
    "join our",
    "join the conversation",
    "join us on",
    "keep reading:",
    "learn more:",
    "listen:",
    "listen to this",
    "more from",
    "more on:",
    "more:",
    "most read:",
    "must read:",
    "next:",
    "open image in",
    "our standards:",
    "photo gallery",
    "play video",
    "read also:",
    "read also",
    "read here:",
    "read in app",
    "read more",
    "read next",
    "read:",
    "read the full",
    "recommended:",
    "related articles:",
    "related article:",
    "related stories:",
    "related story:",
    "related topics",
    "related:",
    "reprints",
    "see also:",
    "see more",
    "share this",
    "share on",
    "share via",
    "show caption",
    "sign up",
    "skip to",
    "story continues",
    "subscribe",
    "tags:",
    "topics:",
    "trending:",
    "view all",
    "view comments",
    "view more",
    "watch:",
    "watch |",
    "watch more",
    "watch live",
    "you may also like",
    "you might also like",
    "what to know:",
    "image gallery",
    "photo 1 of",
    "live updates:",
    "reading time",
    "estimated reading",
    "published in",
    "topic:",
    "category:",
    "share to",
];

/// Beginnings, in lower case, of lines that are the site's even when they are whole sentences.
const OFFERS: &[&str] = &[
    "© ",
    "©20",
    "(c) 20",
    "click here",
    "copyright ©",
    "copyright (c)",
    "copyright 20",
    "copyright 19",
    "download our app",
    "download the app",
    "follow us on",
    "follow the latest",
    "for the latest news",
    "get our free",
    "get the latest",
    "join our whatsapp",
    "join our telegram",
    "join our newsletter",
    "join our mailing",
    "listen to this article",
    "our standards:",
    "sign up for",
    "sign up here",
    "sign up to",
    "subscribe to",
    "subscribe for",
    "subscribe now",
    "support our journalism",
    "this article is more than",
    "this article was originally published",
    "this article was first published",
    "this article originally appeared",
    "this story was originally published",
    "this story was first published",
    "this story originally appeared",
    "this material may not be published",
    "the associated press contributed",
    "thank you for reading",
    "to receive",
    "you can also follow",
    "your email address will not",
    "become a member",
    "already a subscriber",
    "this video cannot be played",
    "this content is",
    "by clicking",
    "by signing up",
    "by subscribing",
    "create a free account",
    "enter your email",
    "story first published",
    "republished with permission",
    "this is a developing story",
    "this browser does not",
    "the reporting by",
    "all rights reserved",
    "we use cookies",
    "tap here",
    "if you enjoyed",
    "stay up to date",
    "stay informed",
];

/// Ends, in lower case, of short lines.
const ENDINGS: &[&str] = &[
    "opens new tab",
    "opens in new tab",
    "min read",
    "minute read",
    "minutes read",
    "mins read",
    "all rights reserved",
    "all rights reserved.",
    "contributed to this report",
    "contributed to this report.",
    "contributed to this story.",
    "contributed to this article.",
    "contributed reporting.",
    "contributed.",
    "purchase licensing rights",
    "acquire licensing rights",
    " shares",
    " comments",
    "trust principles.",
    "trust principles",
    "hide caption",
    "toggle caption",
];

/// Whether all of `line` is the site's.
pub(super) fn is_boilerplate(text: &str, line: &Line) -> bool {
    if line.span.len() > 260 || line.words > 40 {
        return false;
    }
    let lower = line.span.of(text).to_lowercase().replace('\u{a0}', " ");
    let bare = lower.trim_matches(|c: char| {
        matches!(c, ':' | '.' | '|' | '>' | '»' | '+' | '…' | '-' | '*' | '[' | ']' | '(' | ')') || c.is_whitespace()
    });
    if bare.is_empty() || WHOLE.binary_search(&bare).is_ok() || is_counter(bare) {
        return true;
    }
    if OFFERS.iter().any(|offer| lower.starts_with(offer)) && !says_something(&lower) {
        return true;
    }
    if line.words <= 16 && !line.stop && OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return true;
    }
    ENDINGS.iter().any(|ending| lower.ends_with(ending)) && is_ending_fit(&lower, line)
}

/// A sentence with a quotation or a verb of saying belongs to the article.
fn says_something(lower: &str) -> bool {
    lower.contains(['"', '“']) || [" said ", " said,", " said."].iter().any(|said| lower.contains(said))
}

/// "12 comments" and "3 shares" are counters, "she sold her shares" is not.
fn is_ending_fit(lower: &str, line: &Line) -> bool {
    if lower.ends_with(" shares") || lower.ends_with(" comments") {
        return line.words == 2 && lower.starts_with(|c: char| c.is_ascii_digit());
    }
    if lower.ends_with("contributed.") {
        return line.words <= 16 && !says_something(lower);
    }
    line.words <= 30
}

/// "1 of 12", "1/5", "5 min", "12": counters of pictures, shares and minutes.
fn is_counter(bare: &str) -> bool {
    bare.len() <= 16 && bare.starts_with(|c: char| c.is_ascii_digit()) && {
        let mut words = bare.split([' ', '/']).filter(|w| !w.is_empty());
        let number = |w: Option<&str>| w.is_some_and(|w| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit()));
        let first = number(words.next());
        match words.next() {
            Some("of") => first && number(words.next()) && words.next().is_none(),
            Some("min" | "mins") => first && words.next().is_none(),
            other => first && bare.contains('/') && number(other) && words.next().is_none(),
        }
    }
}

/// The label above summary bullets.
pub(super) fn is_summary_label(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "summary",
        "summary companies",
        "key points",
        "key takeaways",
        "key facts",
        "highlights",
        "story highlights",
        "takeaways",
        "what you need to know",
        "what to know",
        "at a glance",
        "in brief",
        "in short",
        "the key points",
        "main points",
        "top points",
        "quick read",
        "key developments",
        "the gist",
        "article summary",
        "in summary",
        "points to note",
        "key highlights",
    ];
    let bare = line.trim_end_matches([':', '.']);
    bare.len() <= 30 && LABELS.iter().any(|label| bare.eq_ignore_ascii_case(label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn junk(line: &str) -> bool {
        is_boilerplate(line, &lines::split(line)[0])
    }

    #[test]
    fn lists_are_sorted() {
        let mut sorted = WHOLE.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(WHOLE, sorted);
    }

    #[test]
    fn the_sites_lines() {
        for line in [
            "Advertisement",
            "Share",
            "Read more: Why the lake is shrinking",
            "5 min read",
            "1 of 12",
            "2/7",
            "Comments",
            "24 comments",
            "Sign up for our morning newsletter, delivered daily.",
            "© 2024 The Lake Post. All rights reserved.",
            "Our Standards: The Thomson Reuters Trust Principles., opens new tab",
            "Follow us on Instagram and X",
            "Related: Fishing ban extended",
            "LISTEN TO THIS ARTICLE",
            "Subscribe",
        ] {
            assert!(junk(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_the_article() {
        for line in [
            "Share prices fell on Tuesday.",
            "Read the room, the senator told his party.",
            "She sold all of her shares.",
            "More than 40 people died.",
            "Sign up for the army, he said, and you will eat.",
            "Related charges were dropped in May.",
            "\"Follow us on this road,\" said the priest.",
            "Comments by the minister drew anger.",
            "Copyright law must change, artists say.",
            "Advertisement spending rose by a fifth last year, the group said.",
        ] {
            assert!(!junk(line), "{line}");
        }
    }
}
