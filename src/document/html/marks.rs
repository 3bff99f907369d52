//! What the names of an element say about its text: its classes, id, role and style.
//!
//! In: attribute values. Out: [`Marks`]. Names are cut into words (`ArticleBody__share-links`), and
//! only words count that sites use alike; a mark is evidence, which the article's choice weighs.

use foldhash::{HashMap, HashMapExt};
use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A longer name is generated and says nothing.
const LONGEST_NAME: usize = 80;

/// Evidence from names, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// The site's: navigation, sharing, promotion.
    pub(super) const JUNK: Self = Self(1);
    /// Not shown.
    pub(super) const HIDDEN: Self = Self(2);
    /// Not shown, or shown as ornament only.
    pub(super) const SHY: Self = Self(4);
    /// Readers' comments.
    pub(super) const COMMENTS: Self = Self(8);
    /// Byline and time stamp.
    pub(super) const META: Self = Self(16);
    /// A picture's caption.
    pub(super) const CAPTION: Self = Self(32);
    /// A picture's credit.
    pub(super) const CREDIT: Self = Self(64);
    /// The standfirst.
    pub(super) const STANDFIRST: Self = Self(128);
    /// The article's text.
    pub(super) const BODY: Self = Self(256);
    /// Set apart from the text around it: a block quotation.
    pub(super) const APART: Self = Self(512);

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn of_style(value: &str) -> Self {
        let squeezed: String =
            value.chars().take(1000).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        let hidden = ["display:none", "visibility:hidden", "clip:rect(0", "clip:rect(1px"];
        if hidden.iter().any(|style| squeezed.contains(style)) { Self::HIDDEN } else { Self::default() }
    }

    pub(super) fn of_role(value: &str) -> Self {
        match value {
            "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog" | "alertdialog"
            | "menu" | "menubar" | "toolbar" | "tablist" | "alert" => Self::JUNK,
            _ => Self::default(),
        }
    }

    pub(super) fn of_itemprop(value: &str) -> Self {
        match value {
            "articleBody" => Self::BODY,
            "author" | "datePublished" | "dateModified" | "publisher" => Self::META,
            "comment" => Self::COMMENTS,
            "caption" => Self::CAPTION,
            _ => Self::default(),
        }
    }
}

impl BitOr for Marks {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Marks {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Names with their marks: a page has few names, but many times.
#[derive(Default)]
pub(super) struct Names {
    known: HashMap<Box<str>, Marks>,
}

impl Names {
    /// The marks of a class attribute or an id.
    pub(super) fn of(&mut self, value: &str) -> Marks {
        if self.known.is_empty() {
            self.known = HashMap::with_capacity(512);
        }
        value.split_ascii_whitespace().filter(|name| name.len() <= LONGEST_NAME).fold(
            Marks::default(),
            |marks, name| {
                let found = self.known.get(name).copied();
                marks
                    | found.unwrap_or_else(|| {
                        let read = of_name(name);
                        self.known.insert(name.into(), read);
                        read
                    })
            },
        )
    }
}

fn of_name(name: &str) -> Marks {
    let words = words_of(name);
    let mut marks = words.split('-').fold(Marks::default(), |marks, word| marks | of_word(word));
    if PHRASES.iter().any(|phrase| has_words(&words, phrase)) {
        marks |= Marks::JUNK;
    }
    // What is embedded from elsewhere is quoted by the article, whatever "social" it is.
    if words.split('-').any(|word| matches!(word, "embed" | "embedded" | "tweet")) {
        marks = marks.without(Marks::JUNK);
    }
    let body = |body: &&&str| words.strip_prefix(**body).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let ends = |body: &&&str| words.strip_suffix(**body).is_some_and(|rest| rest.ends_with('-'));
    if BODIES.iter().any(|name| body(&name) || ends(&name)) {
        marks |= Marks::BODY;
    }
    marks
}

/// A name as lower-case words joined by hyphens: `postBody__text` is `post-body-text`.
fn words_of(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            if !words.is_empty() && !words.ends_with('-') {
                words.push('-');
            }
            lower = false;
            continue;
        }
        if c.is_ascii_uppercase() && lower {
            words.push('-');
        }
        lower = c.is_ascii_lowercase();
        words.push(c.to_ascii_lowercase());
    }
    words.truncate(words.trim_end_matches('-').len());
    words
}

fn has_words(words: &str, phrase: &str) -> bool {
    let bytes = words.as_bytes();
    words.match_indices(phrase).any(|(at, _)| {
        let end = at + phrase.len();
        (at == 0 || bytes[at - 1] == b'-') && (end == bytes.len() || bytes[end] == b'-')
    })
}

/// Names of the element that holds the article's text.
const BODIES: &[&str] = &[
    "article-body",
    "article-content",
    "article-copy",
    "article-main",
    "article-text",
    "articlebody",
    "articlecontent",
    "articletext",
    "body-content",
    "body-copy",
    "body-text",
    "bodycopy",
    "content-body",
    "entry-content",
    "field-body",
    "field-name-body",
    "fulltext",
    "news-body",
    "news-content",
    "post-body",
    "post-content",
    "post-text",
    "postcontent",
    "single-content",
    "story-body",
    "story-content",
    "story-main",
    "story-text",
    "storybody",
    "storycontent",
    "storytext",
    "text-content",
];

/// Names of what the site adds that are no single words.
const PHRASES: &[&str] = &[
    "about-the-author",
    "also-like",
    "article-footer",
    "article-info",
    "article-meta",
    "article-tags",
    "author-bio",
    "author-box",
    "author-info",
    "back-to-top",
    "bread-crumb",
    "call-to-action",
    "dont-miss",
    "editors-picks",
    "entry-footer",
    "entry-meta",
    "entry-tags",
    "in-this-article",
    "latest-news",
    "latest-stories",
    "left-rail",
    "log-in",
    "more-from",
    "more-on",
    "more-stories",
    "most-popular",
    "most-read",
    "most-viewed",
    "next-article",
    "post-footer",
    "post-meta",
    "post-nav",
    "post-tags",
    "prev-article",
    "print-only",
    "pull-quote",
    "read-more",
    "read-next",
    "right-rail",
    "see-also",
    "side-bar",
    "sign-in",
    "sign-up",
    "skip-link",
    "table-of-contents",
    "tag-list",
    "top-stories",
    "up-next",
    "you-may",
];

fn of_word(word: &str) -> Marks {
    match word {
        "ad" | "adbox" | "addthis" | "addtoany" | "ads" | "adslot" | "advert" | "advertisement" | "advertising"
        | "adverts" | "banner" | "bio" | "breadcrumb" | "breadcrumbs" | "byline" | "carousel" | "consent"
        | "cookie" | "cookies" | "copyright" | "cta" | "dfp" | "disclaimer" | "donate" | "donation" | "dropdown"
        | "feedback" | "flyout" | "footer" | "gallery" | "gdpr" | "hide" | "infobox" | "keywords" | "lightbox"
        | "login" | "masthead" | "menu" | "modal" | "mostpopular" | "mostread" | "nav" | "navbar" | "navigation"
        | "newsletter" | "newsletters" | "noprint" | "outbrain" | "overlay" | "pager" | "pagination" | "player"
        | "playlist" | "poll" | "popular" | "popup" | "promo" | "promos" | "promoted" | "promotion" | "pullquote"
        | "quiz" | "rating" | "ratings" | "readmore" | "recirc" | "recirculation" | "recommend" | "recommendations"
        | "recommended" | "regwall" | "related" | "search" | "share" | "sharebar" | "sharedaddy" | "sharetools"
        | "sharing" | "sidebar" | "signin" | "signup" | "slideshow" | "sociable" | "social" | "sponsor"
        | "sponsored" | "sponsors" | "subnav" | "subscribe" | "subscription" | "survey" | "taboola" | "taglist"
        | "tags" | "teaser" | "teasers" | "ticker" | "timestamp" | "toc" | "toolbar" | "tools" | "tooltip"
        | "topics" | "trending" | "upsell" | "widget" | "widgets" | "zergnet" => Marks::JUNK,
        "hidden" | "invisible" | "visuallyhidden" => Marks::SHY,
        "comment" | "commentlist" | "comments" | "disqus" | "livefyre" | "respond" => Marks::COMMENTS,
        "author" | "authors" | "dateline" | "meta" | "posted" | "pubdate" | "published" => Marks::META,
        "caption" | "captions" | "cutline" | "figcaption" => Marks::CAPTION,
        "credit" | "credits" => Marks::CREDIT,
        "deck" | "dek" | "standfirst" | "strapline" | "subhead" | "subheadline" | "subtitle" => Marks::STANDFIRST,
        _ => Marks::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let mut names = Names::default();
        assert_eq!(names.of("ArticleBody__wrapper"), Marks::BODY);
        assert_eq!(names.of("c-share-links x12"), Marks::JUNK);
        assert_eq!(names.of("shared-header adding"), Marks::default());
        assert_eq!(names.of("mainImage_caption"), Marks::CAPTION);
        assert_eq!(names.of("social-embed"), Marks::default());
        assert_eq!(names.of("c-more-on-this"), Marks::JUNK);
        assert_eq!(names.of(&"ad".repeat(200)), Marks::default());
    }
}
