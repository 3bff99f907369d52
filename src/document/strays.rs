//! Lines of the site that no rule foresees, by the sum of many small signs.
//!
//! In: the lines behind the header with their kinds. Out: the same kinds, but lines that are the site's by weights
//! learned from articles in the layouts of many outlets are junk. What the next page puts between and behind its
//! paragraphs is in no list of phrases, but such lines share words, lengths, ends and places. The engine that tags
//! weighs the signs: a line is a sentence of one token.

use super::kinds::Kind;
use super::lines::Line;
use super::told::stems;
#[cfg(feature = "train")]
use crate::span::Span;
use crate::tagging::{Model, extended, feature, pair, weights};
use std::sync::LazyLock;

/// What a line can be: the article's, the site's.
pub const OUTCOMES: usize = 2;

/// The room of a row of weights, see [`Model`].
pub const LANES: usize = 1;

/// How much must speak for a line's being the site's, as the logarithm of the odds.
const SURE: f32 = 2.5;

/// Longer lines are paragraphs.
const LONGEST: u32 = 24;
const LONGEST_BYTES: u32 = 240;

/// A text of fewer sentences is too short to have the site's lines in it.
const LEAST_PROSE: u32 = 3;

/// So many stems of the text are compared with a line's.
const MOST_STEMS: usize = 2000;

static MODEL: LazyLock<Option<Model<'static, LANES>>> = LazyLock::new(|| Model::read(weights!("strays.bin")).ok());

/// Marks the lines that are the site's.
pub(super) fn mark(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    let Some(model) = MODEL.as_ref() else { return };
    let may_be = |at: &usize| matches!(kinds[*at], Kind::Text) && is_doubtful(text, &lines[*at]);
    let doubtful: Vec<usize> = (0..lines.len()).filter(may_be).collect();
    if doubtful.is_empty() {
        return;
    }
    let page = Page::of(text, lines);
    if page.before[lines.len()] < LEAST_PROSE {
        return;
    }
    let mut signs = Vec::new();
    for at in doubtful {
        page.signs(at, &mut signs);
        if f32::from(model.alone(&signs)[0]) * model.step() > SURE {
            kinds[at] = Kind::Junk;
        }
    }
}

/// A doubtful line as training reads it.
#[cfg(feature = "train")]
pub struct Seen {
    /// Where it stands.
    pub span: Span,
    /// Its signs.
    pub signs: Vec<u32>,
    /// Whether no rule knows it.
    pub unknown: bool,
}

/// The doubtful lines behind the header of a text, whatever the rules say of them.
#[cfg(feature = "train")]
#[must_use]
pub fn see(text: &str) -> Vec<Seen> {
    let given = super::Given::default();
    let mut draft = super::draft::Draft::new(text, &given);
    let (lines, kinds) = super::header::read(&mut draft, super::lines::split(text));
    let page = Page::of(text, &lines);
    let signs = |at: usize| {
        let mut signs = Vec::new();
        page.signs(at, &mut signs);
        Seen { span: lines[at].span, signs, unknown: matches!(kinds[at], Kind::Text) }
    };
    (0..lines.len()).filter(|at| is_doubtful(text, &lines[*at])).map(signs).collect()
}

/// Whether a line is short enough, and no quotation.
fn is_doubtful(text: &str, line: &Line) -> bool {
    line.words <= LONGEST
        && line.span.len() <= LONGEST_BYTES
        && !(line.is_prose() && line.span.of(text).contains(['"', '“']))
}

/// The lines of a text, counted beforehand.
struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// How many lines of running text stand above each.
    before: Vec<u32>,
    /// The stems of longer words of running text, sorted, and in which line.
    told: Vec<(u64, u32)>,
}

impl<'a> Page<'a> {
    fn of(text: &'a str, lines: &'a [Line]) -> Self {
        let (mut before, mut told) = (vec![0], Vec::new());
        for (at, line) in lines.iter().enumerate() {
            if line.is_prose() && told.len() < MOST_STEMS {
                let room = MOST_STEMS - told.len();
                told.extend(stems(line.span.of(text)).take(room).map(|stem| (stem, at as u32)));
            }
            before.push(before[at] + u32::from(line.is_prose()));
        }
        told.sort_unstable();
        Self { text, lines, before, told }
    }

    /// The signs of the line `at`.
    fn signs(&self, at: usize, out: &mut Vec<u32>) {
        out.clear();
        let line = &self.lines[at];
        let whole = line.span.of(self.text);
        words(whole, out);
        self.looks(line, whole, out);
        self.place(at, out);
        let (mut again, mut all) = (0_u8, 0_u8);
        for stem in stems(whole).take(usize::from(u8::MAX)) {
            all += 1;
            again += u8::from(self.is_told(stem, at));
        }
        let after = self.after(at).min(2) as u8;
        out.push(feature(20, &[again.min(3), all.min(4)]));
        out.push(feature(
            21,
            &[(4 * u16::from(again)).checked_div(u16::from(all)).map_or(9, |share| share as u8), after],
        ));
    }

    /// How it looks: length, ends, capitals, signs.
    fn looks(&self, line: &Line, whole: &str, out: &mut Vec<u32>) {
        let length = if line.words < 8 { line.words } else { 8 + (line.words - 8) / 6 } as u8;
        let stop = u8::from(line.stop);
        let sort = |c: Option<char>| match c {
            Some(c) if c.is_uppercase() => 1,
            Some(c) if c.is_alphabetic() => 2,
            Some(c) if c.is_numeric() => 3,
            c => c.map_or(0, |c| c as u32),
        };
        let opens = |word: &&str| word.starts_with(char::is_alphabetic);
        let all = whole.split(' ').filter(opens).count();
        let capitals = whole.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
        let share = (4 * capitals).checked_div(all).unwrap_or(5) as u8;
        let has = |sign: &[char]| u8::from(whole.contains(sign));
        let address = u8::from(whole.contains("http") || whole.contains("www."));
        let digits = u8::from(whole.bytes().any(|b| b.is_ascii_digit()));
        let loud = u8::from(!whole.contains(char::is_lowercase));
        out.extend([
            feature(3, &[length, stop]),
            feature(4, &sort(whole.chars().next_back()).to_le_bytes()),
            feature(5, &sort(whole.chars().next()).to_le_bytes()),
            feature(6, &[share, length]),
            feature(7, &[loud, length]),
            feature(8, &[has(&['|']), has(&['@']), address, digits]),
            feature(9, &[has(&['"', '“', '”']), stop]),
            feature(10, &[u8::from(line.bullet), stop]),
        ]);
    }

    /// Where it stands: among how much running text, beside what.
    fn place(&self, at: usize, out: &mut Vec<u32>) {
        let line = &self.lines[at];
        let (before, after) = (self.before[at].min(3) as u8, self.after(at).min(3) as u8);
        let (last, next) = (at.checked_sub(1).map(|at| &self.lines[at]), self.lines.get(at + 1));
        let prose = |line: Option<&Line>| line.map_or(2, |line| u8::from(line.is_prose()));
        let gap = |line: Option<&Line>| line.map_or(2, |line| u8::from(line.gap));
        let stop = u8::from(line.stop);
        let beginning = |line: &Line, bytes: usize| small(super::head(line.span.of(self.text), bytes));
        out.extend([
            feature(11, &[before, after]),
            feature(12, &[after, stop, (line.words / 6) as u8]),
            feature(13, &[prose(last), prose(next), stop]),
            feature(14, &[prose(last), prose(next), gap(Some(line)), gap(next)]),
        ]);
        let word = |line: &Line| line.span.of(self.text).split(' ').next().map_or(0, small);
        out.push(feature(15, &next.map_or(0, word).to_le_bytes()));
        out.push(feature(16, &last.map_or(0, |last| beginning(last, 24)).to_le_bytes()));
    }

    fn after(&self, at: usize) -> u32 {
        self.before[self.lines.len()] - self.before[at + 1]
    }

    /// Whether running text elsewhere has a word with this stem.
    fn is_told(&self, stem: u64, at: usize) -> bool {
        let from = self.told.partition_point(|(other, _)| *other < stem);
        self.told[from..].iter().take_while(|(other, _)| *other == stem).any(|(_, line)| *line as usize != at)
    }
}

/// The words of a line, and each with the one before it: in small letters, all figures alike.
fn words(line: &str, out: &mut Vec<u32>) {
    const EDGE: u32 = 1;
    let mut last = EDGE;
    let mut note = |word: u32| {
        out.push(feature(1, &word.to_le_bytes()));
        out.push(feature(2, &pair(last, word)));
        last = word;
    };
    let mut word = None;
    for c in line.chars() {
        if c.is_alphanumeric() || matches!(c, '@' | '\'' | '’') {
            word = Some(extended(word.unwrap_or(0), &letter(c).to_le_bytes()));
            continue;
        }
        if let Some(word) = word.take() {
            note(word);
        }
        if !c.is_whitespace() {
            note(extended(0, &letter(c).to_le_bytes()));
        }
    }
    if let Some(word) = word {
        note(word);
    }
    out.push(feature(2, &pair(last, EDGE)));
}

/// A text in small letters as a number, all figures alike.
fn small(text: &str) -> u32 {
    text.chars().fold(0, |hash, c| extended(hash, &letter(c).to_le_bytes()))
}

fn letter(c: char) -> u32 {
    match c {
        '0'..='9' => u32::from('0'),
        '’' => u32::from('\''),
        _ => c.to_lowercase().next().map_or(0, u32::from),
    }
}
