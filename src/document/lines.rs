//! The lines of a text, each with cheap facts.
//!
//! In: the text. Out: its non-blank lines in text order, trimmed. A hard-wrapped text (short lines
//! that break within sentences) has its lines joined to paragraphs first, so that the other files
//! of this room never see the wrapping: a line here is what its author wrote as one.

use crate::span::{Span, is_blank};
use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

/// No mail or teletype program wraps beyond this width.
const WIDEST_WRAP: u32 = 120;

/// A line and what can be said of it without its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its text, trimmed, a bullet left out.
    pub(super) span: Span,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Its words, as white space parts them.
    pub(super) words: u32,
    /// Whether it ends as a sentence does.
    pub(super) stop: bool,
    /// Whether a bullet stood before it.
    pub(super) bullet: bool,
}

impl Line {
    /// The line that `span` is, a bullet at its beginning left out.
    pub(super) fn new(text: &str, mut span: Span, gap: bool) -> Self {
        span = undashed(text, unmarked(text, span));
        let marker = bullet(span.of(text));
        span = Span::new(span.start + marker, span.end).trim(text);
        let line = span.of(text);
        Self { span, gap, words: words(line), stop: ends_sentence(line), bullet: marker > 0 }
    }

    /// The same with another span, its facts read again.
    pub(super) fn with_span(self, text: &str, span: Span) -> Self {
        Self::new(text, span, self.gap)
    }

    /// Whether it reads as running text and not as a heading or a label.
    pub(super) const fn is_prose(&self) -> bool {
        (self.stop && self.words >= 6) || self.words >= 30
    }
}

/// A line's small letters, in a buffer that serves line after line; white space between words is a blank.
#[derive(Default)]
pub(super) struct Small(String);

impl Small {
    pub(super) fn of(&mut self, line: &str) -> &str {
        let small = |c: char| if c == '\u{a0}' { ' ' } else { c };
        self.0.clear();
        if has_marked_capital(line) {
            self.0.extend(line.chars().flat_map(char::to_lowercase).map(small));
        } else {
            self.0.push_str(line);
            self.0.make_ascii_lowercase();
        }
        &self.0
    }
}

/// Whether a letter beyond ASCII has a small form, or a blank is one that does not break.
fn has_marked_capital(line: &str) -> bool {
    let differs = |at: usize| {
        let first = line[at..].chars().next();
        first.is_some_and(|c| c == '\u{a0}' || c.to_lowercase().next() != Some(c))
    };
    // Quotation marks and dashes are the most of what is not ASCII.
    let bytes = line.as_bytes();
    let other = |b: u8| matches!(b, 0xc2..=0xe1 | 0xe3..);
    let marks_alone = !bytes.iter().fold(false, |any, b| any | other(*b))
        && memchr_iter(0xe2, bytes).all(|at| bytes.get(at + 1) == Some(&0x80));
    !marks_alone && line.bytes().enumerate().any(|(at, b)| b >= 0xc2 && differs(at))
}

/// Whether a figure stands in `line`.
pub(super) fn has_figure(line: &str) -> bool {
    const TOGETHER: usize = 64;
    line.as_bytes().chunks(TOGETHER).any(|bytes| bytes.iter().fold(false, |any, b| any | b.is_ascii_digit()))
}

/// Whether `line` ends with a full stop, question or exclamation mark, closing marks aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…'])
}

/// How many words white space parts `line` into.
fn words(line: &str) -> u32 {
    if !has_wide_blank(line) {
        const FEW: usize = 128;
        let blank = |b: u8| matches!(b, b' ' | b'\t'..=b'\r');
        let (bytes, nexts) = (line.as_bytes(), line.as_bytes().get(1..).unwrap_or_default());
        // So few words that a byte counts them: many are counted at once.
        let few = |(bytes, nexts): (&[u8], &[u8])| {
            u32::from(bytes.iter().zip(nexts).map(|(b, next)| u8::from(!blank(*b) & blank(*next))).sum::<u8>())
        };
        let ends: u32 = bytes.chunks(FEW).zip(nexts.chunks(FEW)).map(few).sum();
        return ends + u32::from(bytes.last().is_some_and(|b| !blank(*b)));
    }
    let (mut words, mut within) = (0, false);
    for c in line.chars() {
        let blank = c.is_whitespace();
        words += u32::from(within && blank);
        within = !blank;
    }
    words + u32::from(within)
}

/// Whether a blank beyond ASCII stands in `line`.
fn has_wide_blank(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut marked = memchr2_iter(0xc2, 0xe2, bytes).chain(memchr2_iter(0xe1, 0xe3, bytes));
    !line.is_ascii() && marked.any(|at| line[at..].starts_with(char::is_whitespace))
}

/// Whether the line goes on in the next: a colon, a comma, a dash ends it.
pub(super) fn goes_on(text: &str, line: &Line) -> bool {
    line.span.of(text).ends_with([':', ',', ';', '-', '–', '—'])
}

/// Whether `line` begins with `opening`, in capitals or not.
pub(super) fn opens_with(line: &str, opening: &str) -> bool {
    let (line, opening) = (line.as_bytes(), opening.as_bytes());
    let alike = line.first().map(u8::to_ascii_lowercase) == opening.first().map(u8::to_ascii_lowercase);
    alike && line.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening))
}

/// The longest beginning of `text` of at most `bytes` bytes.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The longest end of `text` of at most `bytes` bytes.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The non-blank lines of `text`.
pub(super) fn split(text: &str) -> Vec<Line> {
    let rows = rows(text);
    let Some(width) = wrap_width(text, &rows) else {
        return rows.iter().map(|row| Line::new(text, row.span, row.gap)).filter(|l| !l.span.is_empty()).collect();
    };
    let flush_left = rows.iter().any(|row| !row.indented);
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut last = Span::default();
    for row in rows {
        let new = row.gap || (row.indented && flush_left) || !wraps(text, last, row.span, width);
        match joined.last_mut() {
            Some(paragraph) if !new => paragraph.span = paragraph.span.cover(row.span),
            _ => joined.push(row),
        }
        last = row.span;
    }
    joined.iter().map(|row| Line::new(text, row.span, row.gap)).filter(|l| !l.span.is_empty()).collect()
}

/// A line as it stands: trimmed, not blank.
#[derive(Clone, Copy)]
struct Row {
    span: Span,
    gap: bool,
    indented: bool,
}

/// Where the text has what breaks lines, or a character that begins as one.
fn may_break(text: &[u8]) -> Vec<usize> {
    let mut found: Vec<usize> = memchr3_iter(b'\n', b'\r', 0xe2, text).collect();
    let common = found.len();
    found.extend(memchr2_iter(0x0b, 0x0c, text));
    if found.len() > common {
        found.sort_unstable();
    }
    found
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut start, mut gap, mut after_return) = (0, false, false);
    let chars = may_break(text.as_bytes()).into_iter().map(|at| (at, text[at..].chars().next().unwrap_or(' ')));
    let breaks = chars.filter(|(_, c)| matches!(c, '\n'..='\r' | '\u{2028}' | '\u{2029}'));
    for (at, c) in breaks.chain([(text.len(), '\0')]) {
        if !(c == '\n' && after_return && at == start) {
            let whole = Span::at(start, at);
            let span = whole.trim(text);
            if span.is_empty() {
                gap = true;
            } else {
                let lead = &text[start..span.start as usize];
                rows.push(Row { span, gap, indented: lead.starts_with('\t') || lead.starts_with("  ") });
                gap = false;
            }
        }
        after_return = c == '\r';
        start = at + c.len_utf8();
    }
    if let Some(first) = rows.first_mut() {
        first.gap = false;
    }
    rows
}

/// The width to which the text is wrapped, if it is: many breaks fall within sentences.
fn wrap_width(text: &str, rows: &[Row]) -> Option<u32> {
    let long = rows.iter().filter(|row| row.span.len() > WIDEST_WRAP).count();
    if long * 20 > rows.len() {
        return None;
    }
    let adjacent = rows.iter().skip(1).filter(|row| !row.gap && !row.indented).count();
    let within =
        rows.iter().skip(1).filter(|row| !row.gap && !row.indented && goes_on_small(row.span.of(text))).count();
    // A long address or headline is no measure: the text's own lines are.
    let broken = rows.windows(2).filter(|pair| !pair[1].gap && goes_on_small(pair[1].span.of(text)));
    let width = broken.map(|pair| pair[0].span.len()).filter(|&len| len <= WIDEST_WRAP).max()?;
    (within >= 2 && within * 3 >= adjacent && width >= 40).then_some(width)
}

/// Whether the break between two lines is one of wrapping: the next word found no room.
fn wraps(text: &str, line: Span, next: Span, width: u32) -> bool {
    if is_rule(line.of(text)) || is_rule(next.of(text)) {
        return false;
    }
    let next = next.of(text);
    let word = next.split(is_blank).next().unwrap_or("").len() as u32;
    // Two sentences in two lines are a list unless the next word found no room at all; a marked letter has several bytes.
    let spare = if ends_sentence(line.of(text)) && ends_sentence(next) { 4 } else { width * 15 / 100 };
    goes_on_small(next) || (bullet(next) == 0 && !opens_header_line(next) && line.len() + 1 + word + spare > width)
}

/// "--------": a line that is drawn, not written.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| matches!(b, b'-' | b'=' | b'_' | b'*' | b'~' | b'#'))
}

/// Whether a byline, a time stamp or what stands for a portrait begins, which no headline runs into.
fn opens_header_line(line: &str) -> bool {
    let stamp = || {
        super::stamps::read(line, Span::at(0, line.len()))
            .is_some_and(|reading| reading.is_stamp() || (reading.other_words <= 2 && reading.is_exact()))
    };
    line.starts_with("By ") || line.starts_with("Portrait of ") || (line.len() <= 60 && stamp())
}

/// Whether the line begins with a small letter, and not as a header's line does: "by Ana Ruiz", "posted on …".
fn goes_on_small(line: &str) -> bool {
    let by = || line.strip_prefix("by ").is_some_and(|name| name.starts_with(char::is_uppercase)) && line.len() <= 60;
    let posted = || ["posted ", "published ", "updated "].iter().any(|label| line.starts_with(label));
    let opens = |bytes: &[u8]| matches!(bytes, [b'b', b'y', b' ', ..] | [b'p' | b'u', ..]);
    line.chars().next().is_some_and(char::is_lowercase)
        && !(opens(line.as_bytes()) && ((by() && !ends_sentence(line)) || (posted() && opens_header_line(line))))
}

/// "## Old quarrel", as Markdown sets headings: without its signs.
fn unmarked(text: &str, span: Span) -> Span {
    const DEEPEST: usize = 6;
    let rest = span.of(text).trim_start_matches('#');
    let signs = span.of(text).len() - rest.len();
    let title = (1..=DEEPEST).contains(&signs) && rest.starts_with(' ') && rest.contains(char::is_alphabetic);
    if title { Span::new(span.start + signs as u32, span.end).trim(text) } else { span }
}

/// "- Old quarrel -", "-- Old quarrel --", as agencies set sub-headings: without its dashes.
fn undashed(text: &str, span: Span) -> Span {
    let dashed = |sign: &str| {
        let inside = span.of(text).strip_prefix(sign)?.strip_suffix(sign)?;
        let fits = inside.len() <= 80 && inside.starts_with(' ') && inside.ends_with(' ') && !inside.contains(sign);
        fits.then(|| Span::new(span.start + sign.len() as u32, span.end - sign.len() as u32).trim(text))
    };
    ["-", "--", "–", "—", "*"]
        .into_iter()
        .find_map(dashed)
        .filter(|inside| inside.of(text).contains(char::is_alphabetic))
        .unwrap_or(span)
}

/// The length of the bullet that the line begins with, its blank included.
fn bullet(line: &str) -> u32 {
    let mut chars = line.chars();
    let marked = match chars.next() {
        Some('•' | '●' | '▪' | '◦' | '‣' | '■') => true,
        Some('*' | '-' | '·' | '–') => chars.next().is_some_and(is_blank),
        _ => false,
    };
    let rest = chars.as_str().trim_start_matches(is_blank);
    if marked
        && rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '‘' | '\'' | '$' | '€' | '£'))
    {
        (line.len() - rest.len()) as u32
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        split(text).iter().map(|l| l.span.of(text)).collect()
    }

    #[test]
    fn line_breaks_of_all_kinds() {
        let text = "\u{feff}One.\r\nTwo.\rThree.\u{a0}\n\u{200b}\n  Four.\u{2028}Five.";
        assert_eq!(lines(text), ["One.", "Two.", "Three.", "Four.", "Five."]);
        assert_eq!(split(text).iter().map(|l| l.gap).collect::<Vec<_>>(), [false, false, false, true, false]);
        assert!(split("a\r\nb").iter().all(|l| !l.gap));
    }

    #[test]
    fn header_lines_in_small_letters_are_no_wrapping() {
        let text = "Dock workers walk out at Mombasa port over pay\nby Ana Ruiz\nposted on March 4, 2026\n\n\
            Cargo handlers stopped work on Tuesday, their union said.";
        assert_eq!(lines(text).len(), 4);
    }

    #[test]
    fn wrapped_text_is_joined() {
        let text = "Dock workers walk out at Mombasa port\n\nCargo handlers at the port of Mombasa stopped\n\
            work on Tuesday after talks over night pay\nbroke down, their union said.\n\nTalks resume on Friday.";
        assert_eq!(lines(text).len(), 3);
        assert!(lines(text)[1].ends_with("union said."));
    }

    #[test]
    fn sentences_in_wrapped_text_are_joined_if_the_next_found_no_room() {
        let text = "Lake rises\n\n• The lake rose by a metre in May.\nIslanders have lost two of \
            three roads.\n\nThe lake rose by a metre and a half over April, as\nit had not done since 1961, \
            officials of the town\nsaid. Two roads of three were lost in two weeks.\nOfficials have had enough.";
        assert_eq!(lines(text).len(), 4);
    }

    #[test]
    fn indented_paragraphs_are_apart() {
        let text = "Copper rose to its highest price in two\nweeks as stocks at warehouses fell, dealers\nsaid.\n    \
            They expect supplies to tighten further\nwhen the smelter closes for repairs.";
        assert_eq!(lines(text).len(), 2);
    }

    #[test]
    fn web_lines_stay_apart() {
        let text = "Rain ends drought\nBy Ana Ruiz\nFarmers in the valley danced on Sunday.\nThe dam is full.";
        assert_eq!(lines(text).len(), 4);
    }

    #[test]
    fn bullets_are_left_out() {
        assert_eq!(
            lines(
                "# Lake rises\n# # #\n• Prices fall\n* Rates rise\n- Banks wait\n-5 degrees\n* * *\n-- Old quarrel --"
            ),
            ["Lake rises", "# # #", "Prices fall", "Rates rise", "Banks wait", "-5 degrees", "* * *", "Old quarrel"]
        );
    }
}
