//! The signs by which a line is weighed.
//!
//! In: the lines of a text with their kinds and the roles that the rules gave them. Out: for a line its signs, as
//! numbers: its words, how it looks, where it stands, what stands around it, whom it names, what the text tells again,
//! and what the rules say.

use super::kinds::Kind;
use super::lines::{Line, tail};
use super::role::Role;
use super::told::{Stems, stems};
use super::{names, outlets, sources};
use crate::tagging::{extended, feature, pair};

/// Of a longer line that is no paragraph among others its place counts, not its words.
const LONGEST: u32 = 30;

/// A longer line among paragraphs is one.
const SHORT_PARAGRAPH: u32 = 18;

/// A shorter line is known as a whole, too.
const SHORT: u32 = 8;

/// So many stems of the text are compared with a line's, and so many of the line.
const MOST_STEMS: usize = 600;
const FIRST_STEMS: usize = 8;

/// So many lines below its label the points of a summary stand.
const MOST_POINTS: usize = 5;

/// A byline or a time stamp so many lines below counts.
const NEAR: usize = 12;

/// The lines of a text, counted beforehand.
pub(super) struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    kinds: &'a [Kind],
    roles: &'a [Role],
    /// Whether what the rules say is evidence.
    ruled: bool,
    /// How many lines of running text stand above each.
    before: Vec<u32>,
    /// The lines in which a byline and a time stamp stand.
    bylines: Vec<usize>,
    stamps: Vec<usize>,
    /// Stems of longer words of running text, sorted, and in which line.
    told: Vec<(u64, u32)>,
    /// Whom each line names, if little else.
    named: Vec<u8>,
    /// For each line the first of the lines of its sort, running text or none, that stand together, and how many.
    runs: Vec<(usize, usize)>,
}

impl<'a> Page<'a> {
    pub(super) fn of(text: &'a str, lines: &'a [Line], kinds: &'a [Kind], roles: &'a [Role], ruled: bool) -> Self {
        let mut before = vec![0];
        for (at, line) in lines.iter().enumerate() {
            before.push(before[at] + u32::from(line.is_prose()));
        }
        let all = |is: fn(&Kind) -> bool| (0..kinds.len()).filter(|at| is(&kinds[*at])).collect();
        let bylines = all(|kind| matches!(kind, Kind::Byline(..)));
        let stamps = all(|kind| matches!(kind, Kind::Stamp(_) | Kind::Byline(_, Some(_))));
        let mut runs = Vec::with_capacity(lines.len());
        for run in lines.chunk_by(|a, b| a.is_prose() == b.is_prose()) {
            let start = runs.len();
            runs.extend(std::iter::repeat_n((start, run.len()), run.len()));
        }
        let (told, named) = (Vec::new(), Vec::new());
        let mut page = Self { text, lines, kinds, roles, ruled, before, bylines, stamps, told, named, runs };
        page.told = page.telling();
        page.named = page.naming();
        page
    }

    /// The stems of running text that the lines have of which somebody may doubt what they are.
    fn telling(&self) -> Vec<(u64, u32)> {
        let doubted = (0..self.lines.len()).filter(|at| !self.is_sure(*at));
        let asked = doubted.flat_map(|at| stems(self.lines[at].span.of(self.text)).take(FIRST_STEMS)).collect();
        let asked = Stems::new(asked);
        let (mut told, mut room) = (Vec::new(), MOST_STEMS);
        for (at, line) in self.lines.iter().enumerate().filter(|(_, line)| line.is_prose()) {
            for stem in stems(line.span.of(self.text)).take(room) {
                room -= 1;
                if asked.has(stem) {
                    told.push((stem, at as u32));
                }
            }
        }
        told.sort_unstable();
        told
    }

    /// Whom each line names. Nobody asks whom a paragraph among others names.
    fn naming(&self) -> Vec<u8> {
        let asked = |at: usize| (at.saturating_sub(1)..self.lines.len().min(at + 2)).any(|at| !self.is_sure(at));
        let named = |(at, line): (usize, &Line)| {
            if asked(at) { named_by(line.span.of(self.text), line.words) } else { 0 }
        };
        self.lines.iter().enumerate().map(named).collect()
    }

    /// How many lines of running text there are.
    pub(super) fn sentences(&self) -> u32 {
        self.before[self.lines.len()]
    }

    /// Whether a line is a paragraph among others, of which nobody doubts that it is one.
    pub(super) fn is_sure(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let (before, after) = self.around(at);
        self.roles[at] == Role::Paragraph && line.words > SHORT_PARAGRAPH && line.is_prose() && before > 0 && after > 1
    }

    /// Whether a line has a bullet and stands below the label of a summary.
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        self.lines[at].bullet && self.behind_label(at) > 0
    }

    /// The signs of the line `at`.
    pub(super) fn signs(&self, at: usize, out: &mut Vec<u32>) {
        out.clear();
        let line = &self.lines[at];
        let whole = line.span.of(self.text);
        if self.is_sure(at) {
            // Nothing but its words may say that it is not: a site speaks of its readers.
            let spelt = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).fold(0, spelt);
            out.push(feature(90, &[line.stop.into()]));
            out.extend(whole.split(' ').map(|word| feature(8, &spelt(word).to_le_bytes())));
            return;
        }
        if line.words <= LONGEST {
            words(whole, line.words, out);
        }
        let look = Look::of(whole);
        let again = self.told_again(at, whole);
        self.looks(line, &look, out);
        self.place(at, out);
        self.neighbours(at, out);
        self.company(at, out);
        out.extend([
            feature(50, &[again.0.min(3), again.1.min(4)]),
            feature(51, &[quarters(again.0, again.1), length(line)]),
        ]);
        if self.ruled {
            self.by_rules(at, &look, quarters(again.0, again.1), out);
        }
    }

    /// How it looks: length, ends, capitals, marks.
    fn looks(&self, line: &Line, look: &Look, out: &mut Vec<u32>) {
        let (length, stop) = (length(line), u8::from(line.stop));
        let whole = line.span.of(self.text);
        let address =
            u8::from((look.has('/') && whole.contains("http")) || (line.words < SHORT && whole.contains("www.")));
        out.extend([
            feature(10, &[length, stop]),
            feature(11, &look.last.to_le_bytes()),
            feature(12, &look.first.to_le_bytes()),
            feature(13, &[look.capitals, length]),
            feature(14, &[u8::from(look.loud), u8::from(look.digits), length]),
            feature(15, &[address, u8::from(line.bullet), stop]),
        ]);
        let marks = (0..MARKS.len() as u8).filter(|number| look.marks >> number & 1 == 1);
        out.extend(marks.map(|number| feature(16, &[number])));
    }

    /// Where it stands: among how much running text, below and above who and when.
    fn place(&self, at: usize, out: &mut Vec<u32>) {
        let line = &self.lines[at];
        let (before, after) = self.around(at);
        let below = |all: &[usize]| u8::from(all.first().is_some_and(|first| *first < at));
        let above = |all: &[usize]| {
            let next = all.partition_point(|other| *other <= at);
            u8::from(all.get(next).is_some_and(|next| *next < at + NEAR))
        };
        out.extend([
            feature(20, &[before, after]),
            feature(21, &[before, after, length(line)]),
            feature(22, &[at.min(10) as u8]),
            feature(23, &[below(&self.bylines), above(&self.bylines), before.min(1)]),
            feature(24, &[below(&self.stamps), above(&self.stamps), before.min(1)]),
        ]);
    }

    /// What stands above and below it.
    fn neighbours(&self, at: usize, out: &mut Vec<u32>) {
        let line = &self.lines[at];
        let (last, next) = self.beside(at);
        let shape = |line: Option<&Line>| {
            line.map_or([2, 0, 2], |line| [u8::from(line.is_prose()), length(line).min(9), u8::from(line.stop)])
        };
        let ([p0, l0, s0], [p1, l1, s1]) = (shape(last), shape(next));
        let (kind, longer) = (self.kind(Some(at)), u8::from(line.words > 5));
        let (above, below) = (self.kind(at.checked_sub(1)), self.kind(Some(at + 1)));
        let head = |line: &Line, words: usize| {
            line.span.of(self.text).split(' ').take(words).flat_map(str::chars).fold(0, spelt)
        };
        let end = |line: &Line| sort(line.span.of(self.text).chars().next_back());
        out.extend([
            feature(30, &[gap(Some(line)), gap(next)]),
            feature(31, &[p0, l0, s0, p1, l1, s1, u8::from(line.stop)]),
            feature(32, &[p0, l0, s0]),
            feature(33, &[p1, l1, s1]),
            feature(34, &[kind]),
            feature(35, &[above, kind, below]),
            feature(36, &[above, longer]),
            feature(37, &[below, longer]),
            feature(38, &last.map_or(0, |last| head(last, 2)).to_le_bytes()),
            feature(39, &next.map_or(0, |next| head(next, 1)).to_le_bytes()),
            feature(40, &next.map_or(0, |next| head(next, 2)).to_le_bytes()),
            feature(41, &last.map_or(0, end).to_le_bytes()),
        ]);
    }

    /// Whom it and its neighbours name, and whether it is one of several alike.
    fn company(&self, at: usize, out: &mut Vec<u32>) {
        let named = |at: Option<usize>| at.and_then(|at| self.named.get(at)).copied().unwrap_or(9);
        let (above, own, below) = (named(at.checked_sub(1)), named(Some(at)), named(Some(at + 1)));
        let line = &self.lines[at];
        let (start, count) = self.runs[at];
        let edge = u8::from(at == start) + 2 * u8::from(at + 1 == start + count);
        let alike = |other: Option<&Line>| other.map_or(2, |other| u8::from(self.is_alike(line, other)));
        let (last, next) = self.beside(at);
        let longer = u8::from(line.words > 5) + u8::from(line.stop);
        let prose = u8::from(line.is_prose());
        out.extend([
            feature(80, &[own, longer]),
            feature(81, &[above, own, below]),
            feature(82, &[above, longer]),
            feature(83, &[below, longer]),
            feature(84, &[count.min(8) as u8, edge, prose]),
            feature(85, &[alike(last), alike(next), count.min(4) as u8, prose]),
            feature(86, &[count.min(8) as u8, self.around(at).1, prose]),
            feature(87, &[self.behind_label(at), u8::from(line.bullet), prose]),
        ]);
    }

    /// What the rules say of it and of its neighbours; `again` is how much of it the text tells again.
    fn by_rules(&self, at: usize, look: &Look, again: u8, out: &mut Vec<u32>) {
        let role = |at: Option<usize>| at.and_then(|at| self.roles.get(at)).map_or(9, |role| *role as u8);
        let line = &self.lines[at];
        let (above, own, below) = (role(at.checked_sub(1)), role(Some(at)), role(Some(at + 1)));
        let (before, after) = self.around(at);
        let (last, next) = self.beside(at);
        let prose = |line: Option<&Line>| line.map_or(2, |line| u8::from(line.is_prose()));
        let (stop, length) = (u8::from(line.stop), length(line));
        out.extend([
            feature(60, &[own]),
            feature(61, &[above, own]),
            feature(62, &[own, below]),
            feature(63, &[above, own, below]),
            feature(64, &[length, own, stop]),
            feature(65, &pair(look.last, u32::from(own))),
            feature(66, &[look.capitals, own]),
            feature(67, &[before, after, stop, own]),
            feature(68, &[at.min(10) as u8, own]),
            feature(69, &[prose(last), gap(Some(line)), own, gap(next), prose(next)]),
            feature(70, &[again, after, own]),
            feature(71, &[self.kind(at.checked_sub(1)), own]),
            feature(72, &[self.kind(Some(at + 1)), own]),
            feature(73, &[self.kind(Some(at)), own]),
        ]);
    }

    /// The lines above and below a line.
    fn beside(&self, at: usize) -> (Option<&'a Line>, Option<&'a Line>) {
        (at.checked_sub(1).map(|at| &self.lines[at]), self.lines.get(at + 1))
    }

    /// How much running text stands above and below a line.
    fn around(&self, at: usize) -> (u8, u8) {
        let after = self.sentences() - self.before[at + 1];
        (self.before[at].min(3) as u8, after.min(3) as u8)
    }

    /// How many lines above the label of a summary stands; 0 where none is near.
    fn behind_label(&self, at: usize) -> u8 {
        let above = (1..=MOST_POINTS.min(at)).find(|back| matches!(self.kinds[at - back], Kind::SummaryLabel));
        above.map_or(0, |back| back as u8)
    }

    /// Whether two lines begin and end alike and are as long.
    fn is_alike(&self, one: &Line, other: &Line) -> bool {
        let ends = |line: &Line| {
            let whole = line.span.of(self.text);
            (sort(whole.chars().next()), sort(whole.chars().next_back()), line.bullet)
        };
        one.words.abs_diff(other.words) <= 1 + one.words / 3 && ends(one) == ends(other)
    }

    /// The kind of a line as a number. Where what the rules say is no evidence, neither are the site's lines.
    fn kind(&self, at: Option<usize>) -> u8 {
        let Some(kind) = at.and_then(|at| self.kinds.get(at)) else { return 12 };
        match kind {
            Kind::Stamp(_) => 1,
            Kind::Clock => 2,
            Kind::Byline(..) => 3,
            Kind::Dateline(_) => 4,
            Kind::SummaryLabel => 10,
            _ if !self.ruled => 0,
            Kind::Junk => 5,
            Kind::Links => 6,
            Kind::LinksEnd => 7,
            Kind::Editing(_) => 8,
            Kind::Caption(_) => 9,
            Kind::Text => 0,
        }
    }

    /// How many longer words a line has that running text elsewhere has too, and how many it has.
    fn told_again(&self, at: usize, whole: &str) -> (u8, u8) {
        let (mut again, mut all) = (0, 0);
        for stem in stems(whole).take(FIRST_STEMS) {
            all += 1;
            again += u8::from(self.is_told(stem, at));
        }
        (again, all)
    }

    /// Whether running text elsewhere has a word with this stem.
    fn is_told(&self, stem: u64, at: usize) -> bool {
        let from = self.told.partition_point(|(other, _)| *other < stem);
        let same = self.told[from..].iter().take_while(|(other, _)| *other == stem).take(FIRST_STEMS);
        same.filter(|(_, line)| *line as usize != at).count() > 0
    }
}

/// The marks that lines of a site have.
const MARKS: [char; 17] = ['|', '@', '"', '“', '•', ':', '/', '-', '–', '—', '(', ')', '©', '%', '$', '?', '!'];

/// How a line looks.
struct Look {
    /// Which of [`MARKS`] it has, a bit each.
    marks: u32,
    /// How many of its words begin with a capital, in quarters; 5 where none begins with a letter.
    capitals: u8,
    /// Whether no letter is small.
    loud: bool,
    digits: bool,
    /// What it begins and ends with, see [`sort`].
    first: u32,
    last: u32,
}

impl Look {
    fn of(line: &str) -> Self {
        let (mut marks, mut loud, mut digits, mut begins) = (0, true, false, true);
        let (mut capitals, mut words) = (0_u32, 0);
        for c in line.chars() {
            if c.is_alphabetic() {
                let small = c.is_lowercase();
                loud &= !small;
                words += u32::from(begins);
                capitals += u32::from(begins && !small);
            } else if c.is_ascii_digit() {
                digits = true;
            } else if c != ' ' {
                marks |= MARKS.iter().position(|mark| *mark == c).map_or(0, |number| 1 << number);
            }
            begins = c == ' ';
        }
        let capitals = (4 * capitals).checked_div(words).map_or(5, |share| share as u8);
        let (first, last) = (sort(line.chars().next()), sort(line.chars().next_back()));
        Self { marks, capitals, loud, digits, first, last }
    }

    fn has(&self, mark: char) -> bool {
        MARKS.iter().position(|other| *other == mark).is_some_and(|number| self.marks >> number & 1 == 1)
    }
}

/// Whom a line names, if little else: nobody (0), a person (1), a house of pictures (2), an outlet (3), one of them
/// behind a mark (4 to 6), one of them at the end of a longer line (7).
fn named_by(line: &str, words: u32) -> u8 {
    const PARTS: &[char] = &['/', '|', '(', ')', ',', '.', '·', '•', '[', ']', ':', '©'];
    const LONGEST_NAME: usize = 60;
    let who = |name: &str| {
        let name = name.trim_matches(|c: char| c.is_whitespace() || PARTS.contains(&c) || matches!(c, '-' | '–' | '—'));
        match name {
            name if name.is_empty() || name.len() > LONGEST_NAME || name.starts_with(char::is_lowercase) => 0,
            name if sources::is_source(name) || sources::is_given(name) => 2,
            name if outlets::is_masthead(name) => 3,
            name if name.split(' ').count() <= 4 && names::person(name).is_some() => 1,
            _ => 0,
        }
    };
    match words {
        0..=6 => match who(line) {
            0 => line.rsplit(PARTS).take(PARTS.len()).map(who).find(|who| *who > 0).map_or(0, |who| 3 + who),
            who => who,
        },
        7..=60 => {
            let end = tail(line.trim_end_matches(PARTS), LONGEST_NAME);
            end.rfind(PARTS).map_or(0, |at| who(&end[at..])).min(1) * 7
        }
        _ => 0,
    }
}

/// A line's words, each with the one before it, the first and the last ones: in small letters, all figures alike.
fn words(line: &str, count: u32, out: &mut Vec<u32>) {
    const EDGE: u32 = 1;
    let mut all = Vec::with_capacity(2 * count as usize);
    let mut word = None;
    for c in line.chars() {
        if c.is_alphanumeric() || matches!(c, '@' | '\'' | '’') {
            word = Some(spelt(word.unwrap_or(0), c));
            continue;
        }
        all.extend(word.take());
        if !c.is_whitespace() {
            all.push(spelt(0, c));
        }
    }
    all.extend(word);
    let mut last = EDGE;
    for word in &all {
        out.push(feature(1, &word.to_le_bytes()));
        out.push(feature(2, &pair(last, *word)));
        last = *word;
    }
    out.push(feature(2, &pair(last, EDGE)));
    let together = |words: &[u32]| words.iter().fold(0, |hash, word| extended(hash, &word.to_le_bytes()));
    let head = |count: usize| together(&all[..count.min(all.len())]).to_le_bytes();
    if count <= SHORT {
        out.push(feature(3, &together(&all).to_le_bytes()));
    }
    out.extend([feature(4, &head(1)), feature(5, &head(2)), feature(6, &head(3))]);
    out.push(feature(7, &together(&all[all.len().saturating_sub(2)..]).to_le_bytes()));
}

/// The hash of letters with one more: in small letters, all figures alike.
fn spelt(hash: u32, c: char) -> u32 {
    let letter = match c {
        'a'..='z' => c as u32,
        'A'..='Z' => c as u32 | 0x20,
        '0'..='9' => u32::from('0'),
        '’' => u32::from('\''),
        _ => c.to_lowercase().next().map_or(0, u32::from),
    };
    (hash ^ letter).wrapping_mul(0x0100_0193)
}

/// What sort of sign a line begins or ends with; marks are told apart.
fn sort(c: Option<char>) -> u32 {
    match c {
        Some(c) if c.is_uppercase() => 1,
        Some(c) if c.is_alphabetic() => 2,
        Some(c) if c.is_numeric() => 3,
        c => c.map_or(0, u32::from),
    }
}

/// A line's length in words, coarser the longer it is.
fn length(line: &Line) -> u8 {
    match line.words {
        words @ 0..8 => words as u8,
        words @ 8..40 => 8 + (words as u8 - 8) / 6,
        _ => 14,
    }
}

/// Whether a blank line stands before a line; 2 where there is none.
fn gap(line: Option<&Line>) -> u8 {
    line.map_or(2, |line| u8::from(line.gap))
}

/// A share in quarters; 9 of nothing.
fn quarters(part: u8, all: u8) -> u8 {
    (4 * u16::from(part)).checked_div(u16::from(all)).map_or(9, |share| share as u8)
}
