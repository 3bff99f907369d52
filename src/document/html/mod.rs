//! A saved page to an article's text and structure.
//!
//! In: HTML, with what the caller knows. Out: the article's text, one piece a line, and the [`Document`]
//! whose spans lie in it. `soup` takes the page apart, `facts` reads what it says to machines,
//! `article` chooses the blocks that are the article; here they become fields. What the caller knows
//! wins over what the page says to machines, and that over what it shows; the headline alone is taken as
//! shown, if the page's own title vouches for it.

mod article;
mod facts;
mod marks;
mod soup;
mod tags;
#[cfg(test)]
mod tests;

use super::draft::Draft;
use super::kinds::Kind;
use super::lines::{Line, Small, opens_with};
use super::neighbours::check_datelines;
use super::{Document, Given, body, byline, caption, stamps};
use crate::span::{MAX_BYTES, Span, is_blank};
use article::{Page, Part, Piece, Quoted};
use facts::Facts;

/// So many headings are asked whether they are the headline.
const MOST_TITLES: usize = 12;

/// A headline of fewer words may be the outlet's name.
const SHORT_TITLE: usize = 3;

/// More lines without sentences at the article's end are a list and belong to it.
const MOST_LABELS: usize = 4;

/// How far into the article its byline and time stamp are looked for.
const HEADER: usize = 12;

/// Whether `text` is a whole HTML document and not an article's text.
///
/// ```
/// use pullquote::document::is_html;
/// assert!(is_html("<!DOCTYPE html><title>Lake rises</title><p>The lake rose."));
/// assert!(!is_html("<p> is a tag, said the teacher."));
/// ```
#[must_use]
pub fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(behind) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!--")) {
        let Some(end) = behind.find('>') else { return false };
        rest = behind[end + 1..].trim_start_matches(is_blank);
    }
    let opens =
        |tag: &str| opens_with(rest, tag) && rest[tag.len()..].starts_with(|c: char| c == '>' || c.is_whitespace());
    ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| opens(tag))
}

/// Reads a page; None if there is no article's text in it.
///
/// ```
/// use pullquote::document::{Given, read_html};
/// let page = "<html><nav>Home</nav><h1>Lake rises again</h1><article><p>The lake rose by a metre, officials said.</p>";
/// let (text, document) = read_html(page, &Given::default()).unwrap();
/// assert_eq!(document.headline.unwrap().of(&text), "Lake rises again");
/// assert_eq!(document.paragraphs[0].of(&text), "The lake rose by a metre, officials said.");
/// ```
#[must_use]
pub fn read_html(html: &str, given: &Given) -> Option<(String, Document)> {
    if html.len() > MAX_BYTES / 2 {
        return None;
    }
    let soup = soup::read(html);
    let facts = facts::read(&soup.notes);
    let page = Page::new(&soup, facts.body.as_deref(), facts.description.as_deref());
    let (title, headline) = headline(&page, &facts);
    let headline = headline.filter(|words| words.chars().any(char::is_alphanumeric));
    let pieces = page.pieces(title);
    let repeats =
        |piece: &&Piece| headline.as_deref().is_some_and(|headline| same(piece.span.of(&soup.text), headline));
    let words = pieces.iter().filter(|piece| !repeats(piece)).map(|piece| (*piece, piece.span.of(&soup.text)));
    let (text, lines) = typeset(headline.as_deref(), words);
    let known = known(given, &facts);
    let mut draft = Draft::new(&text, &known);
    if headline.is_some() {
        draft.headline(lines[0].1.span);
    }
    let lines = &lines[usize::from(headline.is_some())..];
    let header = header(&mut draft, lines, facts.description.as_deref());
    body(&mut draft, &lines[header..]);
    let mut document = draft.finish();
    document.category = facts.category;
    document.updated = document.updated.or(facts.updated);
    if document.layout == "plain" {
        document.layout = "web";
    }
    (!document.paragraphs.is_empty()).then_some((text, document))
}

/// What is given, and what the page says to machines where nothing is.
fn known(given: &Given, facts: &Facts) -> Given {
    let authors = Some(&facts.byline.authors).filter(|authors| !authors.is_empty()).cloned();
    Given {
        published: given.published.or(facts.published),
        authors: given.authors.clone().or(authors),
        agency: given.agency.clone().or_else(|| facts.byline.agency.clone()),
        url: given.url.clone().or_else(|| facts.url.clone()),
        outlet: given.outlet.clone().or_else(|| facts.outlet.clone()),
        ..given.clone()
    }
}

/// The headline, and the block that shows it.
fn headline(page: &Page<'_>, facts: &Facts) -> (Option<usize>, Option<String>) {
    let titles: Vec<(usize, &str)> = page.titles().take(MOST_TITLES).collect();
    let vouched = |(_, title): &&(usize, &str)| facts.headlines.iter().any(|headline| is_alike(title, headline));
    // What elements are called counts only where the page's own title does not vouch for the heading.
    let own = |(at, title): &&(usize, &str)| title.split_whitespace().count() >= SHORT_TITLE && !page.is_site(*at);
    let central = || {
        let mut central = titles.iter().filter(own).filter(|(at, _)| page.is_central(*at));
        central.next().filter(|_| central.next().is_none())
    };
    let alone =
        || titles.iter().find(|title| !page.is_site(title.0)).filter(own).filter(|_| facts.headlines.is_empty());
    match titles.iter().find(vouched).or_else(central).or_else(alone) {
        Some((at, title)) => (Some(*at), Some(title.replace('\n', " "))),
        None => (None, facts.headlines.first().cloned()),
    }
}

/// Whether most words of the shorter text stand in the other.
fn is_alike(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(60).map(str::to_lowercase).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let shared = short.iter().filter(|word| long.contains(word)).count();
    !short.is_empty() && shared * 10 >= short.len() * 7 && (short.len() >= SHORT_TITLE || short == long)
}

/// Whether two texts differ in blanks and case only.
fn same(a: &str, b: &str) -> bool {
    a.len() < 3 * b.len() && a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// The text that offsets refer to, and its lines: a piece with line breaks is several.
fn typeset<'t>(headline: Option<&str>, pieces: impl Iterator<Item = (Piece, &'t str)>) -> (String, Vec<(Piece, Line)>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let title = Piece { part: Part::Heading, span: Span::default(), bold: false, item: false, quoted: Quoted::No };
    let pieces = pieces.flat_map(|(piece, words)| words.split('\n').map(move |line| (piece, line.trim())));
    for (piece, words) in headline.map(|words| (title, words)).into_iter().chain(pieces) {
        if words.chars().any(char::is_alphanumeric) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(words);
            spans.push((piece, Span::at(start, text.len())));
        }
    }
    let lines = spans.into_iter().map(|(piece, span)| (piece, Line::new(&text, span, true))).collect();
    (text, lines)
}

/// Reads the lines above the article's first sentence; returns how many they are.
fn header(draft: &mut Draft<'_>, lines: &[(Piece, Line)], description: Option<&str>) -> usize {
    let text = draft.text;
    let prose = |(piece, line): &(Piece, Line)| piece.part == Part::Paragraph && line.is_prose();
    let end = lines.iter().take(HEADER).position(prose).unwrap_or(0);
    let mut small = Small::default();
    let mut at = 0;
    while at < end {
        let (piece, line) = &lines[at];
        let words = line.span.of(text);
        match (piece.part, Kind::of(text, line, &mut small)) {
            (Part::Caption | Part::Credit, _) => at += caption(draft, &lines[at..]) - 1,
            (_, Kind::Byline(byline, stamp)) => {
                draft.byline(&byline);
                if let Some(stamp) = stamp {
                    draft.stamp(&stamp);
                }
            }
            (_, Kind::Editing(byline)) => {
                draft.byline(&byline);
                draft.boilerplate(line.span);
            }
            (_, Kind::Stamp(reading)) => draft.stamp(&reading),
            (_, Kind::Caption(reading)) => draft.caption(reading),
            (Part::Meta, _) => meta(draft, line),
            (Part::Paragraph, Kind::Text) if is_meta(draft, line) => meta(draft, line),
            (_, Kind::Junk | Kind::Links | Kind::LinksEnd | Kind::Clock | Kind::SummaryLabel) => {
                draft.boilerplate(line.span);
            }
            (Part::Standfirst | Part::Heading, _) if draft.document.subheadline.is_none() && line.words > 4 => {
                draft.subheadline(line.span);
            }
            (_, Kind::Text) if description.is_some_and(|told| is_alike(words, told)) && line.words > 4 => {
                draft.subheadline(line.span);
            }
            (Part::Paragraph, _) if line.words > 4 => draft.paragraph(line.span),
            _ => draft.boilerplate(line.span),
        }
        at += 1;
    }
    end
}

/// Whether a short line above the article says who wrote it, when, or where on the site it is.
fn is_meta(draft: &Draft<'_>, line: &Line) -> bool {
    let words = line.span.of(draft.text);
    let authors = draft.given.authors.iter().flatten();
    let year = || {
        words.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
    };
    let clock = || {
        let digits = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        words.split(':').skip(1).any(digits) && year()
    };
    let path = || words.contains(" » ") || words.contains(" > ") || words.contains(" › ");
    line.words <= 14
        && !line.stop
        && (authors.into_iter().any(|author| words.to_lowercase().contains(&author.to_lowercase()))
            || words.starts_with("By ") && year()
            || clock()
            || path())
}

/// A line that is named after bylines and time stamps, or looks like one: "By Ana Ruiz - Lake Post - May 3, 2024".
fn meta(draft: &mut Draft<'_>, line: &Line) {
    let text = draft.text;
    let end = [" - ", " – ", " — "].iter().filter_map(|seam| line.span.of(text).find(seam)).min();
    let end = end.map_or(line.span.end, |end| line.span.start + end as u32);
    let name = line.with_span(text, Span::new(line.span.start, end));
    let byline = byline::read(text, &name).or_else(|| byline::read_bare(text, &name));
    let stamp = stamps::read(text, Span::new(end, line.span.end)).filter(|stamp| !stamp.moments.is_empty());
    if let Some(stamp) = stamp {
        draft.stamp(&stamp);
    }
    match byline {
        Some(byline) if draft.document.authors.is_empty() => draft.byline(&byline),
        _ => draft.boilerplate(line.span),
    }
}

/// Reads a caption, and the credit behind it; returns how many lines they are.
fn caption(draft: &mut Draft<'_>, lines: &[(Piece, Line)]) -> usize {
    let (piece, line) = &lines[0];
    let credit = lines.get(1).filter(|(next, _)| piece.part == Part::Caption && next.part == Part::Credit);
    let named = || caption::Reading { text: Some(line.span), credit: credit.map(|(_, line)| line.span), junk: None };
    let reading = caption::read(draft.text, line).or_else(|| (piece.part == Part::Caption).then(named));
    let alone = credit.is_none_or(|(_, credit)| reading.is_none_or(|reading| reading.credit != Some(credit.span)));
    match reading {
        Some(reading) => draft.caption(reading),
        None => draft.boilerplate(line.span),
    }
    if alone { 1 } else { 2 }
}

/// Reads the article itself.
fn body(draft: &mut Draft<'_>, lines: &[(Piece, Line)]) {
    let text = draft.text;
    let mut small = Small::default();
    let mut kinds: Vec<Kind> = lines.iter().map(|(_, line)| Kind::of(text, line, &mut small)).collect();
    let plain: Vec<Line> = lines.iter().map(|(_, line)| *line).collect();
    let all = kinds.len();
    check_datelines(text, &plain, &mut kinds, all);
    let end = tail(text, lines);
    let mut at = 0;
    while at < lines.len() {
        let (piece, line) = &lines[at];
        match piece.part {
            Part::Paragraph | Part::Heading if at >= end => draft.boilerplate(line.span),
            Part::Caption | Part::Credit => {
                at += caption(draft, &lines[at..]);
                continue;
            }
            Part::Meta => meta(draft, line),
            Part::Standfirst if draft.document.subheadline.is_none() && draft.document.paragraphs.is_empty() => {
                draft.subheadline(line.span);
            }
            // Behind the article's first lines it is another's: that of a card.
            Part::Standfirst if line.stop => draft.boilerplate(line.span),
            Part::Heading => heading(draft, line, &kinds[at]),
            Part::Paragraph if !line.span.of(text).contains(char::is_alphabetic) => draft.boilerplate(line.span),
            Part::Paragraph if piece.bold && body::is_subheading(text, &plain, &kinds, at) => draft.titled(line.span),
            Part::Paragraph if piece.quoted == Quoted::Post => draft.paragraph(line.span),
            Part::Paragraph | Part::Standfirst => {
                if !body::read_marked(draft, &plain, &kinds, at, end) {
                    draft.paragraph(line.span);
                }
            }
        }
        at += 1;
    }
    body::agency_sign(draft);
}

/// The number of the line behind which there are only labels and addresses, no sentences.
fn tail(text: &str, lines: &[(Piece, Line)]) -> usize {
    let label = |(piece, line): &(Piece, Line)| {
        let sentence = [". ", "! ", "? "].iter().any(|end| line.span.of(text).contains(end));
        !piece.item && !line.stop && line.words <= 8 && !sentence || piece.part == Part::Heading
    };
    let labels = lines.iter().rev().take_while(|line| label(line)).count();
    if labels <= MOST_LABELS && labels < lines.len() { lines.len() - labels } else { lines.len() }
}

fn heading(draft: &mut Draft<'_>, line: &Line, kind: &Kind) {
    match kind {
        Kind::Junk | Kind::Links | Kind::LinksEnd | Kind::SummaryLabel => draft.boilerplate(line.span),
        _ => draft.titled(line.span),
    }
}
