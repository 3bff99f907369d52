//! The elements of HTML, as far as they matter to the text.

/// A kind of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Body,
    Article,
    Main,
    Header,
    Footer,
    Nav,
    Aside,
    Button,
    Paragraph,
    Heading(u8),
    List,
    Item,
    Term,
    Figure,
    Figcaption,
    Quotation,
    Table,
    Row,
    Cell,
    /// Any other element that stands on lines of its own.
    Block,
    Link,
    Bold,
    /// Any other element within a line.
    Inline,
    /// What is not shown as text.
    Skipped,
}

/// Which elements end at a start tag, and which bound the search for them.
type Ends = (fn(Tag) -> bool, fn(Tag) -> bool);

impl Tag {
    pub(super) fn named(name: &[u8]) -> Self {
        match name {
            b"body" => Self::Body,
            b"article" => Self::Article,
            b"main" => Self::Main,
            b"header" | b"hgroup" => Self::Header,
            b"footer" => Self::Footer,
            b"nav" => Self::Nav,
            b"aside" => Self::Aside,
            b"button" => Self::Button,
            b"p" => Self::Paragraph,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading(name[1] - b'0'),
            b"ul" | b"ol" | b"dl" => Self::List,
            b"li" => Self::Item,
            b"dt" | b"dd" => Self::Term,
            b"figure" => Self::Figure,
            b"figcaption" => Self::Figcaption,
            b"blockquote" => Self::Quotation,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"html" | b"section" | b"div" | b"center" | b"form" | b"fieldset" | b"legend" | b"details" | b"summary"
            | b"thead" | b"tbody" | b"tfoot" | b"caption" | b"noframes" | b"pre" | b"listing" | b"xmp" | b"address" => {
                Self::Block
            }
            b"a" => Self::Link,
            b"b" | b"strong" => Self::Bold,
            b"head" | b"title" | b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe"
            | b"object" | b"applet" | b"audio" | b"video" | b"canvas" | b"map" | b"select" | b"datalist"
            | b"textarea" | b"dialog" | b"menu" | b"noembed" => Self::Skipped,
            _ => Self::Inline,
        }
    }

    /// Whether it stands within a line.
    pub(super) const fn is_inline(self) -> bool {
        matches!(self, Self::Link | Self::Bold | Self::Inline)
    }

    /// Whether text before and behind it is set apart.
    pub(super) const fn breaks(self) -> bool {
        !self.is_inline() && !matches!(self, Self::Skipped)
    }

    /// What its start tag ends.
    pub(super) fn ends(self) -> Option<Ends> {
        const fn paragraph(tag: Tag) -> bool {
            matches!(tag, Tag::Paragraph)
        }
        const fn behind_paragraph(tag: Tag) -> bool {
            tag.breaks() && !matches!(tag, Tag::Paragraph)
        }
        let ends: Ends = match self {
            Self::Item => (|tag| tag == Self::Item, |tag| matches!(tag, Self::List | Self::Cell | Self::Body)),
            Self::Term => (|tag| tag == Self::Term, |tag| matches!(tag, Self::List | Self::Cell | Self::Body)),
            Self::Row => (|tag| matches!(tag, Self::Row | Self::Cell), |tag| matches!(tag, Self::Table | Self::Body)),
            Self::Cell => (|tag| tag == Self::Cell, |tag| matches!(tag, Self::Row | Self::Table | Self::Body)),
            Self::Link => (|tag| tag == Self::Link, Self::breaks),
            Self::Bold | Self::Inline | Self::Skipped | Self::Button => return None,
            _ => (paragraph, behind_paragraph),
        };
        Some(ends)
    }

    /// Whether its end tag ends nothing outside `open`.
    pub(super) const fn stays_within(self, open: Self) -> bool {
        match open {
            Self::Skipped => !matches!(self, Self::Skipped),
            Self::Body => true,
            Self::Cell => !matches!(self, Self::Row | Self::Table),
            _ => self.is_inline() && open.breaks(),
        }
    }
}

/// Whether an element of this name has no end tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"basefont"
            | b"br"
            | b"col"
            | b"embed"
            | b"frame"
            | b"hr"
            | b"img"
            | b"input"
            | b"keygen"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// A number for a name, to compare end tags with.
pub(super) fn hash(name: &[u8]) -> u64 {
    name.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
