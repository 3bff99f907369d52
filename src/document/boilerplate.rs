//! What the site added to the article.
//!
//! In: a line. Out: whether all of it is such: labels of buttons, newsletter offers, licensing lines.
//! A sentence of an article may hold the same words; so the whole line must look like it, and be short.

use super::lines::Line;
use super::phrases::{Endings, Openings, Phrases, Words};
use std::sync::LazyLock;

static WHOLE: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/whole.txt")));

/// A longer line is a paragraph.
const LONGEST: u32 = 260;

/// Whether all of `line` is the site's, whose small letters are `lower`.
pub(super) fn is_boilerplate(line: &Line, lower: &str) -> bool {
    static OFFERS: LazyLock<Openings> = LazyLock::new(|| Openings::read(include_str!("../data/phrases/offers.txt")));
    static OPENINGS: LazyLock<Openings> =
        LazyLock::new(|| Openings::read(include_str!("../data/phrases/openings.txt")));
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::read(include_str!("../data/phrases/endings.txt")));
    // Beginnings and ends of buttons that name the house or what it offers in between.
    const FRAMES: &[(&str, &str)] = &[("prefer ", " on google"), ("unlock ", " for free")];
    if line.span.len() > LONGEST || line.words > 40 {
        return false;
    }
    // Arrows and emoji point to what is offered.
    let lower = lower.trim_start_matches(|c: char| c == ' ' || (c >= '\u{2190}' && !c.is_alphanumeric()));
    let bare = lower.trim_matches(|c: char| {
        matches!(
            c,
            ':' | '.' | '!' | '?' | '|' | '>' | '»' | '+' | '…' | '-' | '*' | '[' | ']' | '(' | ')' | '_' | '/' | '•'
        ) || c.is_whitespace()
    });
    if bare.is_empty() || WHOLE.has(bare) || is_counter(bare) || is_row_of_buttons(bare) || is_row_of_labels(bare) {
        return true;
    }
    if is_address(bare) || is_desk_sign(bare) || is_framed(lower, line) {
        return true;
    }
    if OFFERS.open(lower) && !says_something(lower) {
        return true;
    }
    // The title of another article may ask.
    let open = !line.stop || lower.ends_with('?');
    let framed = |(start, end): &(&str, &str)| bare.starts_with(start) && bare.ends_with(end);
    let opened = || OPENINGS.open(lower) || FRAMES.iter().any(framed);
    if line.words <= 16 && open && opened() {
        return true;
    }
    ENDINGS.end(lower) && is_ending_fit(lower, line)
}

/// Whether it opens a list of links; those stand in the next lines.
pub(super) fn is_link_label(line: &str) -> bool {
    static LABELS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/link_labels.txt")));
    const LISTS: &[&str] = &[
        "also read",
        "don't miss",
        "don’t miss",
        "more from",
        "more on",
        "more stories",
        "read also",
        "read more",
        "recommended",
        "related",
        "see also",
        "trending",
        "watch more",
        "you may also",
    ];
    let bare = line.trim_end_matches([':', '.', ' ', '>', '»', '…']);
    if bare.len() > 40 {
        return false;
    }
    let lower = bare.to_lowercase();
    if is_more_of(bare, line) || (line.ends_with(':') && LISTS.iter().any(|opening| lower.starts_with(opening))) {
        return true;
    }
    let introduced =
        line.ends_with(':') && matches!(&*lower, "read more" | "more" | "watch" | "listen" | "read" | "links");
    introduced || LABELS.has(&lower) || is_more_alike(&lower)
}

/// "related article", "more top stories", "recommended videos": words for what is alike, and for what a site has.
fn is_more_alike(lower: &str) -> bool {
    const ALIKE: &[&str] = &[
        "featured",
        "further",
        "latest",
        "more",
        "other",
        "popular",
        "promoted",
        "recent",
        "recommended",
        "related",
        "similar",
        "sponsored",
        "suggested",
        "top",
        "trending",
    ];
    const THINGS: &[&str] = &[
        "article",
        "articles",
        "content",
        "coverage",
        "galleries",
        "gallery",
        "headlines",
        "link",
        "links",
        "news",
        "podcast",
        "podcasts",
        "post",
        "posts",
        "read",
        "reading",
        "reads",
        "stories",
        "story",
        "topic",
        "topics",
        "video",
        "videos",
    ];
    let Some((alike, thing)) = lower.rsplit_once(' ') else { return false };
    THINGS.contains(&thing) && alike.split(' ').all(|word| ALIKE.contains(&word))
}

/// Whether it opens the list of an article's topics.
pub(super) fn is_topics_label(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "filed under",
        "tags",
        "tagged",
        "topics",
        "keywords",
        "related tags",
        "related topics",
        "related topic",
        "authors and topics",
    ];
    let bare = line.trim_end_matches([':', ' ', '.']);
    LABELS.iter().any(|label| bare.eq_ignore_ascii_case(label))
}

/// "More in U.S.", "MORE FROM CNN": what else a section or a house has.
fn is_more_of(bare: &str, line: &str) -> bool {
    let mut words = bare.split(' ');
    let more = words.next().is_some_and(|word| word.eq_ignore_ascii_case("more"));
    let joint = words.next().is_some_and(|word| ["in", "from", "on"].iter().any(|w| word.eq_ignore_ascii_case(w)));
    let named = words.clone().next().is_some() && words.clone().all(|word| !word.starts_with(char::is_lowercase));
    more && joint && named && words.count() <= 3 && !line.ends_with(['!', '?'])
}

/// Whether nothing of the article stands behind the line: comments begin, or rights are reserved.
pub(super) fn is_closing(line: &str) -> bool {
    static WHOLE: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/closings.txt")));
    static OPENINGS: LazyLock<Openings> =
        LazyLock::new(|| Openings::read(include_str!("../data/phrases/closing_openings.txt")));
    if line.len() > 300 {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches([':', ' ', '.', '(', ')', '[', ']', '—', '–']);
    let counted = bare
        .strip_suffix(" comments")
        .map(|count| count.strip_suffix(" more").unwrap_or(count))
        .is_some_and(|count| count.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let ruled = line.len() >= 2 && line.bytes().all(|b| b == b'-' || b == b'#');
    let ruled = ruled || (line.len() >= 20 && line.bytes().all(|b| b == b'=' || b == b'_'));
    ruled || reserves_rights(&lower) || counted || WHOLE.has(bare) || OPENINGS.open(&lower)
}

/// Whether it closes what the site put in: "End of carousel", "after newsletter promotion".
pub(super) fn is_link_end(line: &str) -> bool {
    const THINGS: &[&str] =
        &["carousel", "gallery", "links", "list", "module", "playlist", "promotion", "section", "slideshow", "widget"];
    if line.len() > 40 {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    let ended = lower.strip_prefix("end of ").or_else(|| lower.strip_prefix("after "));
    ended.is_some_and(|what| {
        what.split(' ').count() <= 3 && what.split(' ').next_back().is_some_and(|thing| THINGS.contains(&thing))
    })
}

/// "Facebook Twitter Email", "Share | Save": several buttons in a line.
fn is_row_of_buttons(bare: &str) -> bool {
    static BUTTONS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/buttons.txt")));
    static JOINTS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../data/phrases/button_joints.txt")));
    let words = || bare.split([' ', '\t', '|', '/', '·', '•', ',']).filter(|word| !word.is_empty());
    let fits = |word: &str| BUTTONS.has(word) || JOINTS.has(word);
    bare.len() <= 80 && words().all(fits) && words().any(|word| BUTTONS.has(word))
}

/// "SubscribeSign in", "CommentsShare": labels of buttons glued to each other.
pub(super) fn is_glued_row(whole: &str, line: &Line) -> bool {
    if line.words > 4 || whole.len() > 40 {
        return false;
    }
    let seam = |at: usize| whole[..at].ends_with(char::is_lowercase) && whole[at..].starts_with(char::is_uppercase);
    let seams: Vec<usize> = whole.char_indices().map(|(at, _)| at).filter(|at| seam(*at)).collect();
    let mut cuts = seams.iter().copied().chain([whole.len()]);
    let mut start = 0;
    !seams.is_empty()
        && cuts.all(|end| {
            let label = whole[start..end].trim().to_ascii_lowercase();
            start = end;
            WHOLE.has(&label)
        })
}

/// Whether a button's label stands behind the last sentence: "We may use your data. More info".
pub(super) fn ends_in_button(lower: &str) -> bool {
    lower.rsplit_once(". ").is_some_and(|(_, label)| label.contains(' ') && WHOLE.has(label))
}

/// "Terms of Use | Privacy Policy": several labels in a line.
fn is_row_of_labels(bare: &str) -> bool {
    let label = |part: &str| WHOLE.has(part.trim());
    bare.len() <= 160 && [" | ", " · ", " • ", "  "].iter().any(|bar| bare.contains(bar) && bare.split(bar).all(label))
}

/// Whether the line tells who owns the text, and nothing else; `lower` is its small letters.
pub(super) fn is_rights(lower: &str) -> bool {
    lower.len() <= LONGEST as usize && reserves_rights(lower)
}

/// "© Copyright 2026 The Lake Post, 2 Main St.": a sign and the word for it, or the rights that are reserved.
fn reserves_rights(lower: &str) -> bool {
    const RESERVED: &[&str] = &[
        "rights reserved",
        "riproduzione riservata",
        "tous droits réservés",
        "alle rechte vorbehalten",
        "todos los derechos reservados",
        "todos os direitos reservados",
        "may not be published, broadcast",
        "reproduction only with",
        "may be used only with",
    ];
    static SIGNS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&[RESERVED, &["copyright"]].concat()));
    if !SIGNS.are_in(lower) {
        // "C Lake Post Ltd 2026": the sign, as mails have it.
        let bare = lower.starts_with("c ") && lower.ends_with(|c: char| c.is_ascii_digit());
        return (bare || lower.starts_with("(c) ")) && is_owned(lower);
    }
    let reserved = RESERVED.iter().any(|sign| lower.contains(sign));
    let copied = || lower.contains("copyright") && (lower.contains('©') || lower.contains("(c)"));
    (reserved && !says_something(lower)) || copied()
}

/// "(c) Lake Wire 2026. Not for resale.": a year stands in a short line.
fn is_owned(lower: &str) -> bool {
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    lower.split(' ').count() <= 16 && lower.split(|c: char| !c.is_ascii_digit()).any(year) && !says_something(lower)
}

/// An e-mail address, a link, a handle, and nothing else.
pub(super) fn is_address(bare: &str) -> bool {
    let one = !bare.contains(' ');
    let linked = bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.");
    let wired = bare.contains('@') && bare.split([' ', ';']).count() <= 6 && bare.contains("; +");
    let last = bare.rsplit(' ').next().is_some_and(|word| word.starts_with("http://") || word.starts_with("https://"));
    let pointed = last && bare.split(' ').count() <= 8 && !says_something(bare);
    let contacts = bare.contains(" | ") && bare.split(" | ").all(|part| is_phone(part) || is_address(part));
    pointed || contacts || (one && (linked || (bare.contains('@') && bare.len() >= 4))) || wired
}

/// "[ The ferry that never sails on time ]", "<iframe width="100">", "— Ana Ruiz (@ana) March 4": a link to another
/// article, a page's own code, and who wrote what a page embeds.
fn is_framed(lower: &str, line: &Line) -> bool {
    let bracketed = || lower.starts_with("[ ") && lower.ends_with(" ]") && line.words >= 5;
    let coded = || lower.ends_with('>') && lower[1..].starts_with(|c: char| c.is_ascii_lowercase() || c == '/');
    let handle = || line.words <= 14 && lower.contains("(@") && lower.starts_with(['—', '–', '-', 'a']);
    let picture = || !line.stop && lower.contains("pic.twitter.com/");
    bracketed() || (lower.starts_with('<') && coded()) || handle() || picture()
}

/// "+254 00 000 000": digits, and what stands between them.
fn is_phone(part: &str) -> bool {
    part.bytes().filter(u8::is_ascii_digit).count() >= 7
        && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '.'))
}

/// "cb-mtr/pls/jhb": the initials of those who handled a wire story.
fn is_desk_sign(bare: &str) -> bool {
    let mut parts = bare.split(['/', '-']).peekable();
    let initials = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    bare.len() <= 24 && bare.contains('/') && parts.by_ref().take(6).all(initials) && parts.peek().is_none()
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

/// "1 of 12", "1/5", "5 min", "6–8 minutes", "12", "document 3 of 41": counters of pictures, shares, minutes and hits.
fn is_counter(bare: &str) -> bool {
    const COUNTED: &[&str] = &["article ", "document ", "image ", "item ", "page ", "photo ", "result ", "slide "];
    let bare = COUNTED.iter().find_map(|thing| bare.strip_prefix(thing)).unwrap_or(bare);
    let counted = |count: &str| count.len() <= 6 && count.bytes().all(|b| b.is_ascii_digit() || b == b',');
    if bare.strip_suffix(" words").is_some_and(counted) {
        return true;
    }
    bare.len() <= 16 && bare.starts_with(|c: char| c.is_ascii_digit()) && {
        let mut words = bare.split([' ', '/']).filter(|w| !w.is_empty());
        let digits = |w: &str| (1..=3).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit());
        let number = |w: Option<&str>| w.is_some_and(|w| w.splitn(2, ['-', '–']).all(digits));
        let first = number(words.next());
        match words.next() {
            None => first,
            Some("of") => first && number(words.next()) && words.next().is_none(),
            Some("min" | "mins" | "minute" | "minutes") => first && words.next().is_none(),
            other => first && bare.contains('/') && number(other) && words.next().is_none(),
        }
    }
}

/// The label above summary bullets.
pub(super) fn is_summary_label(line: &str) -> bool {
    static LABELS: LazyLock<Words> = LazyLock::new(|| {
        Words::new(vec![
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
        ])
    });
    let bare = line.trim_end_matches([':', '.']);
    if bare.len() > 40 {
        return false;
    }
    // "Takeaways by Lake AI": who made them.
    let made = bare.find(" by ").filter(|at| bare[*at..].split(' ').count() <= 5).map_or(bare, |at| &bare[..at]);
    LABELS.has(&made.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn junk(line: &str) -> bool {
        let lower = line.to_lowercase();
        is_rights(&lower) || is_boilerplate(&lines::split(line)[0], &lower)
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
            "👉 Subscribe to our channel",
            "Document 3 of 41",
            "6–8 minutes",
            "press@port.example | +254 00 000 000",
            "From our site: https://lake.example/a/412",
            "(c) Lake Wire 2026. Not for resale.",
            "Subscribe",
        ] {
            assert!(junk(line), "{line}");
        }
    }

    #[test]
    fn glued_buttons() {
        let glued = |line: &str| is_glued_row(line, &lines::split(line)[0]);
        assert!(glued("SubscribeSign in") && glued("CommentsRestacks"));
        assert!(!glued("Subscribe") && !glued("McAlister") && !glued("LakeShare prices"));
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
