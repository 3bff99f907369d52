//! A pasted text or a saved page to an article's structure.
//!
//! In: the text as it was given, with what the caller knows of it. Out: a [`Document`]: spans into
//! that same text for headline, summary, captions and paragraphs; values for byline, time stamps
//! and dateline. Evidence decides, not the outlet's name: what a line looks like, where it stands,
//! what stands around it. A text that shows no structure is all body. For a page (`html`) the text is
//! what is extracted, and what the page says to machines counts as evidence too.

mod agencies;
mod alone;
mod appeals;
mod body;
mod boilerplate;
mod byline;
mod caption;
mod clock;
mod credit;
mod credited;
mod dateline;
mod decode;
mod draft;
mod edges;
mod editing;
mod ending;
mod evidence;
mod fillers;
mod glued;
mod header;
mod headline;
mod html;
mod inserts;
mod iso;
mod kinds;
mod lines;
mod live;
mod meta;
mod moments;
mod names;
mod neighbours;
mod notes;
mod outlets;
mod parts;
mod phrases;
mod pictures;
mod places;
mod printed;
mod repeats;
mod retrieval;
#[doc(hidden)]
pub mod role;
mod shown;
mod signs;
mod sources;
mod stamps;
mod tails;
#[cfg(test)]
mod tests;
mod told;
#[doc(hidden)]
pub mod weighed;
mod wires;
mod zones;

pub use decode::{DecodeError, decode, strip_mark};
pub use html::{is_html, read_html};
pub(crate) use lines::head;

use crate::span::Span;
use jiff::civil::{Date, DateTime};

/// What the caller knows of an article; it wins over what is parsed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Its key in the tables; the position in the batch where none is given.
    pub id: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its authors.
    pub authors: Option<Vec<String>>,
    /// The wire agency that it comes from.
    pub agency: Option<String>,
    /// The newspaper, broadcaster or site that published it.
    pub outlet: Option<String>,
}

/// How exactly a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Only the day.
    Day,
    /// Hours and minutes.
    Minute,
    /// Seconds too.
    Second,
}

/// A moment as an article states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The clock as it stands in the text.
    pub clock: DateTime,
    /// How exactly.
    pub precision: Precision,
    /// Minutes east of UTC, where the text says so.
    pub offset_minutes: Option<i32>,
    /// Where it stands, if in the text.
    pub span: Option<Span>,
}

/// The place, date and agency before the first paragraph: `BAMAKO, Nov 13 (Reuters) -`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dateline {
    /// All of it, its dash included.
    pub span: Span,
    /// The place as it stands.
    pub place: Option<Span>,
    /// The date, its year inferred from the publication date where the text has none.
    pub date: Option<Date>,
    /// Where the date stands.
    pub date_span: Option<Span>,
    /// The agency.
    pub agency: Option<String>,
}

/// A picture's caption and its credit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What it says, credit and licensing lines apart.
    pub text: Span,
    /// Whom it credits.
    pub credit: Option<Span>,
}

/// The part of an article that a piece of text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// The title.
    Headline,
    /// The standfirst.
    Subheadline,
    /// Bullets above the text.
    Summary,
    /// Pictures' captions, credits included.
    Caption,
    /// The text itself.
    Body,
}

impl Section {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Subheadline => "subheadline",
            Self::Summary => "summary",
            Self::Caption => "caption",
            Self::Body => "body",
        }
    }
}

/// A run of text that the later steps read, in text order: no boilerplate, no byline, no dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it belongs.
    pub section: Section,
    /// Its number among the body's paragraphs; None outside the body and for sub-headings of pasted text.
    pub paragraph: Option<u32>,
    /// A caption's credit: it names people, but says nothing.
    pub credit: bool,
    /// Its text.
    pub span: Span,
}

/// The structure of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The headline as it stands in the text.
    pub headline: Option<Span>,
    /// The standfirst.
    pub subheadline: Option<Span>,
    /// Who wrote it: persons only.
    pub authors: Vec<String>,
    /// The wire agency.
    pub agency: Option<String>,
    /// The newspaper, broadcaster or site that published it.
    pub outlet: Option<String>,
    /// The part of the outlet in which it appeared, as the outlet calls it.
    pub category: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was last changed.
    pub updated: Option<Stamp>,
    /// The day on which a reader saved it.
    pub retrieved: Option<Date>,
    /// Its dateline.
    pub dateline: Option<Dateline>,
    /// Its captions.
    pub captions: Vec<Caption>,
    /// The bullets above the text.
    pub summary: Vec<Span>,
    /// The paragraphs of the body, the dateline apart; of HTML its sub-headings too.
    pub paragraphs: Vec<Span>,
    /// The sub-headings within the body; those of HTML are among the paragraphs as well.
    pub subheadings: Vec<Span>,
    /// What the site added: share buttons, labels, licensing lines.
    pub boilerplate: Vec<Span>,
    /// All that the later steps read, in text order.
    pub blocks: Vec<Block>,
    /// The kind of layout that was recognised: "wire" (a dateline), "web" (a headline with a byline,
    /// a time stamp, captions or the site's lines) or "plain".
    pub layout: &'static str,
}

impl Document {
    /// The day that the article's "today" is: the dateline's, else that of publication.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.dateline.as_ref().and_then(|d| d.date).or_else(|| self.published.map(|p| p.clock.date()))
    }
}

/// Reads the structure of `text`.
///
/// ```
/// use pullquote::document::{Given, parse};
/// let text = "Lake rises again\nBy Ana Ruiz\nQUITO, March 3 (Reuters) - The lake rose, officials said.";
/// let document = parse(text, &Given::default());
/// assert_eq!(document.headline.unwrap().of(text), "Lake rises again");
/// assert_eq!(document.authors, ["Ana Ruiz"]);
/// assert_eq!(document.paragraphs[0].of(text), "The lake rose, officials said.");
/// ```
#[must_use]
pub fn parse(text: &str, given: &Given) -> Document {
    let mut draft = draft::Draft::new(text, given);
    let (lines, kinds) = read(&mut draft, text);
    weighed::settle(&mut draft, &lines, &kinds);
    draft.finish()
}

/// Reads a text by the rules; returns its lines with their kinds.
fn read(draft: &mut draft::Draft, text: &str) -> (Vec<lines::Line>, Vec<kinds::Kind>) {
    let headed = header::read(draft, lines::split(text));
    body::read(draft, &headed.lines[headed.body..], &headed.kinds[headed.body..]);
    headed.all()
}
