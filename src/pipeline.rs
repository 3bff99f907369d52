//! Runs the steps: on one article, or on several together.
//!
//! In: [`Input`]s. Out: [`Analysis`]es, or [`Fault`]s that say what is wrong with an input; one input
//! never costs another its result.

use crate::document::{self, Document, Given};
use crate::entities::{self, Cast};
use crate::language::{self, Language};
use crate::mentions::{self, Amount, DateMention, Name};
use crate::quotes::{self, Act, Quote};
use crate::span::{MAX_BYTES, is_blank};
use crate::text::{self, Prose};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Which attributions count as quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Attributions {
    /// What was said or written.
    #[default]
    Speech,
    /// Thoughts, intentions and feelings that the article ascribes to somebody, too.
    All,
}

impl Attributions {
    /// Its name in options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::All => "all",
        }
    }
}

/// What is wrong with an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no text: None, NaN, a dict without `text`.
    Missing,
    /// It is something that is no text: a number, a list.
    Type,
    /// The text is empty or blank.
    Empty,
    /// The text cannot be decoded.
    Encoding,
    /// The text is longer than [`MAX_BYTES`].
    TooLong,
    /// A field beside the text has no sense.
    Field,
    /// No article is found in the HTML page.
    Html,
    /// A record of a file cannot be read.
    Record,
    /// A fault of ours.
    Internal,
}

impl FaultKind {
    const ALL: [Self; 9] = [
        Self::Missing,
        Self::Type,
        Self::Empty,
        Self::Encoding,
        Self::TooLong,
        Self::Field,
        Self::Html,
        Self::Record,
        Self::Internal,
    ];

    /// Its name in the table of errors.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Type => "type",
            Self::Empty => "empty",
            Self::Encoding => "encoding",
            Self::TooLong => "too-long",
            Self::Field => "field",
            Self::Html => "html",
            Self::Record => "record",
            Self::Internal => "internal",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why an input gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// What was given and what is accepted.
    pub message: String,
}

impl Fault {
    /// A fault with its message.
    #[must_use]
    pub fn new(kind: FaultKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

/// The text of an input, as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, or a whole HTML document.
    Text(String),
    /// The same as bytes in an encoding that is to be found out.
    Bytes(Vec<u8>),
    /// HTML, be it a part of a document only.
    Html(String),
    /// The same as bytes.
    HtmlBytes(Vec<u8>),
}

/// One input of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What the caller knows of it.
    pub given: Given,
    /// Its text, or why there is none.
    pub content: Result<Content, Fault>,
}

/// All that is found in one article; spans are bytes of `text`.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What the caller knew.
    pub given: Given,
    /// The text.
    pub text: String,
    /// Its structure.
    pub document: Document,
    /// Its language, if it shows.
    pub language: Option<Language>,
    /// Its tokens and sentences.
    pub prose: Prose,
    /// Its quotes.
    pub quotes: Vec<Quote>,
    /// Who is who.
    pub cast: Cast,
    /// Its dates.
    pub dates: Vec<DateMention>,
    /// Its amounts.
    pub amounts: Vec<Amount>,
}

impl Analysis {
    /// The headline: the one given, else the one found.
    #[must_use]
    pub fn headline(&self) -> Option<&str> {
        let found = || self.document.headline.map(|span| span.of(&self.text));
        self.given.headline.as_deref().or_else(found)
    }

    /// Why some of its tables are empty, where that is not the article's doing.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let other = self.language.filter(|language| !language.is_english())?;
        Some(format!("the text is {}, not English: no names, quotes, dates and amounts are looked for", other.name))
    }
}

/// Analyses one article.
///
/// # Panics
///
/// If `text` is longer than [`MAX_BYTES`]; [`run`] checks that first.
///
/// ```
/// use pullquote::document::Given;
/// use pullquote::pipeline::{Attributions, analyse};
/// let text = "“We will rebuild the bridge,” Mayor Ana Petrova told reporters.".to_owned();
/// let article = analyse(text, Given::default(), Attributions::Speech);
/// assert_eq!(article.quotes[0].spans[0].of(&article.text), "We will rebuild the bridge");
/// ```
#[must_use]
pub fn analyse(text: String, given: Given, attributions: Attributions) -> Analysis {
    let mut draft = Draft::of(text, given);
    for step in STEPS {
        step(&mut draft, attributions);
    }
    draft.analysis
}

/// An article on its way through the steps.
struct Draft {
    analysis: Analysis,
    names: Vec<Name>,
}

type Step = fn(&mut Draft, Attributions);

/// What is done with a document, in this order.
const STEPS: [Step; 5] = [Draft::tokens, Draft::dates_and_amounts, Draft::names, Draft::quotes, Draft::cast];

impl Draft {
    fn of(text: String, given: Given) -> Self {
        assert!(text.len() <= MAX_BYTES, "a text is at most {MAX_BYTES} bytes long");
        let document = document::parse(&text, &given);
        Self::of_document(text, document, given)
    }

    fn of_document(text: String, document: Document, given: Given) -> Self {
        let (prose, cast, language) = (Prose::default(), Cast::default(), None);
        let (quotes, dates, amounts) = (Vec::new(), Vec::new(), Vec::new());
        let analysis = Analysis { given, text, document, language, prose, quotes, cast, dates, amounts };
        Self { analysis, names: Vec::new() }
    }

    fn tokens(&mut self, _: Attributions) {
        let article = &mut self.analysis;
        article.prose = text::read(&article.text, &article.document);
        article.language = language::detect(&article.text, &article.document);
    }

    /// Whether nothing shows that the article is in another language.
    fn is_english(&self) -> bool {
        self.analysis.language.is_none_or(Language::is_english)
    }

    fn dates_and_amounts(&mut self, _: Attributions) {
        if self.is_english() {
            let article = &mut self.analysis;
            article.dates = mentions::dates(&article.text, &article.document, &article.prose);
            article.amounts = mentions::amounts(&article.text, &article.prose, &article.dates);
        }
    }

    fn names(&mut self, _: Attributions) {
        if self.is_english() {
            let article = &self.analysis;
            self.names = mentions::names(&article.text, &article.document, &article.prose);
        }
    }

    fn quotes(&mut self, attributions: Attributions) {
        if self.is_english() {
            let article = &mut self.analysis;
            article.quotes = quotes::find(&article.text, &article.document, &article.prose, &self.names);
            if attributions == Attributions::Speech {
                article.quotes.retain(|quote| quote.act == Act::Speech);
            }
        }
    }

    fn cast(&mut self, _: Attributions) {
        let Analysis { text, document, prose, quotes, .. } = &self.analysis;
        self.analysis.cast = entities::resolve(text, document, prose, &self.names, quotes);
    }
}

/// Analyses inputs; of each it says how it came out.
///
/// All take a step before any takes the next one: the weights and lists of a step are larger than a
/// processor's nearest caches, and stay there from article to article.
///
/// # Errors
///
/// Within, an input's own fault, or that its bytes cannot be decoded, that it is empty or too long. A
/// panic in a step becomes a fault of the kind [`FaultKind::Internal`].
pub fn run(inputs: Vec<Input>, attributions: Attributions) -> Vec<Result<Analysis, Fault>> {
    let mut drafts: Vec<Result<Draft, Fault>> =
        inputs.into_iter().map(|input| caught(|| open(input)).and_then(|opened| opened)).collect();
    for step in STEPS {
        for slot in &mut drafts {
            if let Ok(draft) = slot
                && let Err(fault) = caught(|| step(draft, attributions))
            {
                *slot = Err(fault);
            }
        }
    }
    drafts.into_iter().map(|draft| draft.map(|draft| draft.analysis)).collect()
}

/// An input's text and structure.
fn open(input: Input) -> Result<Draft, Fault> {
    let decoded =
        |bytes: Vec<u8>| document::decode(&bytes).map_err(|error| Fault::new(FaultKind::Encoding, error.to_string()));
    let (text, html) = match input.content? {
        Content::Text(text) => (unmarked(text), false),
        Content::Bytes(bytes) => (decoded(bytes)?, false),
        Content::Html(text) => (unmarked(text), true),
        Content::HtmlBytes(bytes) => (decoded(bytes)?, true),
    };
    if text.len() > MAX_BYTES {
        let message = format!("the text is {} bytes long, at most {MAX_BYTES} are read", text.len());
        return Err(Fault::new(FaultKind::TooLong, message));
    }
    if text.chars().all(|c| is_blank(c) || c.is_control()) {
        return Err(Fault::new(FaultKind::Empty, "the text is empty"));
    }
    if !html && !document::is_html(&text) {
        return Ok(Draft::of(text, input.given));
    }
    let (text, document) = document::read_html(&text, &input.given).ok_or_else(no_article)?;
    Ok(Draft::of_document(text, document, input.given))
}

/// What `work` gives; a panic is a fault.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let what = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        let message = format!("a step failed: {}", what.unwrap_or("no reason given"));
        Fault::new(FaultKind::Internal, message)
    })
}

fn no_article() -> Fault {
    Fault::new(FaultKind::Html, "no article is found in the HTML page")
}

/// `text` without a byte order mark.
fn unmarked(text: String) -> String {
    let kept = document::strip_mark(&text).len();
    if kept < text.len() { text[text.len() - kept..].to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(content: Content) -> FaultKind {
        let input = Input { given: Given::default(), content: Ok(content) };
        run(vec![input], Attributions::All).remove(0).unwrap_err().kind
    }

    #[test]
    fn faults() {
        assert_eq!(fault(Content::Text(" \u{feff}\n".into())), FaultKind::Empty);
        assert_eq!(fault(Content::Bytes(vec![0xff, 0xfe])), FaultKind::Empty);
        assert!(FaultKind::ALL.into_iter().all(|kind| FaultKind::named(kind.name()) == Some(kind)));
    }
}
