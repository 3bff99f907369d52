//! What the tagger sees of a token: of the word alone, and of where it stands.
//!
//! Training and tagging call the same two functions, [`read`] for a word and [`Scene::context`]
//! for a token in its sentence and article.

use super::reader::{Mark, Reader, Word};
use super::runs::Style;
use super::types::by_ends;
use crate::mentions::EntityType;
use crate::mentions::clusters::{above, cluster};
use crate::mentions::gazetteer::{Class, Classes, Entry};
use crate::tagging::{Folded, beginning, ending, feature, pair};
use crate::text::{Case, Kind, Prose, Sentence, Token};
use foldhash::{HashMap, HashMapExt};

/// Shapes, by what the tagger needs to tell apart.
fn shape(word: &str, token: &Token) -> u8 {
    let letters = word.chars().count();
    match (token.kind, token.case) {
        (Kind::Word, Case::Lower) => 0,
        (Kind::Word, Case::Capital) if letters == 1 => 1,
        (Kind::Word, Case::Capital) if word.ends_with('.') => 2,
        (Kind::Word, Case::Capital) => 3,
        (Kind::Word, Case::Upper) if word.contains('.') => 4,
        (Kind::Word, Case::Upper) if word.bytes().any(|b| b.is_ascii_digit()) => 5,
        (Kind::Word, Case::Upper) if letters > 5 => 6,
        (Kind::Word, Case::Upper) => 7,
        (Kind::Word, Case::Mixed) => 8,
        (Kind::Word, Case::None) => 9,
        (Kind::Number, _) if word.len() == 4 => 10,
        (Kind::Number, _) => 11,
        (Kind::Clitic, _) => 12,
        (Kind::Mark, _) => 13,
        (Kind::Hyphen, _) => 14,
        (Kind::Dash, _) => 15,
        (Kind::Stop, _) => 16,
        (Kind::Punct, _) => 17,
        (Kind::Symbol, _) => 18,
        (Kind::Address, _) => 19,
    }
}

/// The bits of an entry that say what a phrase may be.
fn mask(entry: Entry) -> [u8; 2] {
    (entry.0 as u16 & !(Class::Prefix as u16)).to_le_bytes()
}

/// The numbers of the classes that an entry says.
fn classes(entry: Entry) -> impl Iterator<Item = u8> {
    let mask = u16::from_le_bytes(mask(entry));
    (0..u16::BITS as u8).filter(move |bit| mask >> bit & 1 == 1)
}

/// A type as a byte; 0 for none.
fn code(kind: Option<EntityType>) -> u8 {
    kind.map_or(0, |kind| kind as u8 + 1)
}

/// Reads a word: what is known of it, and the features that it has wherever it stands.
pub(super) fn read(word: &str, token: &Token, out: &mut Vec<Folded>) -> Word {
    let small: String = word.to_lowercase().replace('’', "'");
    let shape = shape(word, token);
    let path = cluster(word).or_else(|| cluster(&small));
    let known = Word::of(word, &small, feature(0, small.as_bytes()), shape, path.unwrap_or(0));
    let entry = known.entry;
    let mut push =
        |template: u8, value: &[u8], reach: u8| out.push(Folded { feature: feature(template, value), reach });
    push(1, small.as_bytes(), 2);
    push(2, &[shape], 2);
    let [a, b] = mask(entry);
    push(3, &[a, b], 2);
    push(4, &[a, b, shape], 1);
    for bit in classes(entry) {
        push(5, &[bit], 1);
        push(6, &[bit, shape], 0);
    }
    push(7, &[entry.size() / 2, shape], 0);
    if let Some(path) = path {
        for turns in [4, 6, 10, 20] {
            push(10 + turns as u8, &above(path, turns).to_le_bytes(), if turns == 4 { 1 } else { 2 });
        }
    }
    if matches!(token.kind, Kind::Word) {
        push(40, word.as_bytes(), 0);
        for count in 1..=4 {
            push(40 + count, ending(&small, usize::from(count)).as_bytes(), u8::from(count == 3));
            push(44 + count, beginning(&small, usize::from(count)).as_bytes(), 0);
        }
        push(49, &[shape, word.len().min(12) as u8], 0);
    }
    push(50, &[code(known.ends), shape], 1);
    known
}

/// What the article shows of a word with a capital, wherever it stands; a bit each.
mod shown {
    pub(super) const SMALL: u16 = 1;
    pub(super) const WITHIN: u16 = 1 << 1;
    pub(super) const TITLED: u16 = 1 << 2;
    pub(super) const LAST_OF_PERSON: u16 = 1 << 3;
    pub(super) const FIRST_OF_PERSON: u16 = 1 << 4;
    pub(super) const IN_ORG: u16 = 1 << 5;
    pub(super) const SPEAKS: u16 = 1 << 6;
    pub(super) const AFTER_IN: u16 = 1 << 7;
    pub(super) const AFTER_THE: u16 = 1 << 8;
    pub(super) const OWNS: u16 = 1 << 9;
    pub(super) const LAST: u16 = 1 << 10;
    pub(super) const FIRST: u16 = 1 << 11;
    pub(super) const IN_PLACE: u16 = 1 << 12;
    pub(super) const BRACKETED: u16 = 1 << 13;
}

/// A run of capitals that a token is in.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    first: u32,
    end: u32,
}

/// A known phrase of several words that a token is in.
#[derive(Clone, Copy, Debug, Default)]
struct Phrase {
    entry: Entry,
    first: u32,
    end: u32,
}

/// An article as the tagger sees it.
pub(super) struct Scene<'a, 'r> {
    reader: &'r mut Reader<'a>,
    /// How capitals are used, by sentence.
    styles: Vec<Style>,
    runs: Vec<Run>,
    phrases: Vec<Phrase>,
    shown: HashMap<u32, u16>,
}

const PHRASES: Classes = Classes::of(&[
    Class::Country,
    Class::Region,
    Class::City,
    Class::Town,
    Class::Loc,
    Class::Org,
    Class::Norp,
    Class::Fac,
    Class::Event,
    Class::Title,
]);

impl<'a, 'r> Scene<'a, 'r> {
    /// Looks at all tokens once; the reader has what is known of their words.
    pub(super) fn of(reader: &'r mut Reader<'a>, prose: &Prose) -> Self {
        let count = reader.words.len();
        let (runs, phrases) = (vec![Run::default(); count], vec![Phrase::default(); count]);
        let styles = Vec::with_capacity(prose.sentences.len());
        let shown = HashMap::with_capacity(count / 16);
        let mut scene = Self { reader, styles, runs, phrases, shown };
        for sentence in &prose.sentences {
            scene.sentence(sentence);
        }
        for word in prose.forms.firsts().map(|at| &scene.reader.words[at]).filter(|word| word.shape == 0) {
            if let Some(bits) = scene.shown.get_mut(&word.small) {
                *bits |= shown::SMALL;
            }
        }
        scene
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let range = sentence.tokens();
        let style = self.reader.style(range.start, range.end);
        self.styles.push(style);
        let mut at = range.start;
        let mut known = range.start;
        while at < range.end {
            if at >= known && self.reader.is_capital(at) {
                known = self.phrase(at, range.end);
            }
            if !self.reader.begins(at, range.start, style) {
                at += 1;
                continue;
            }
            let end = self.reader.run_end(at, range.end, style);
            for i in at..end {
                self.runs[i] = Run { first: at as u32, end: end as u32 };
                if i > at && i >= known && self.reader.is_capital(i) {
                    known = self.phrase(i, range.end);
                }
            }
            self.show(at, end, range.start, style);
            at = end;
        }
    }

    /// Notes the longest known phrase of several words that begins at `at`; returns its end.
    fn phrase(&mut self, at: usize, end: usize) -> usize {
        let glued = self.reader.is_glued(at + 1);
        if !self.reader.words[at].entry.is(Class::Prefix) && !glued {
            return at;
        }
        let Some((stop, entry)) = self.reader.longest(at, end, PHRASES).filter(|(stop, _)| *stop > at + 1) else {
            return at;
        };
        self.phrases[at..stop].fill(Phrase { entry, first: at as u32, end: stop as u32 });
        stop
    }

    /// Notes what the run `first..end` shows of its words.
    fn show(&mut self, first: usize, end: usize, sentence: usize, style: Style) {
        let before = first.checked_sub(1).filter(|at| *at >= sentence);
        let mut bits = 0;
        if let Some(before) = before {
            bits |= if style == Style::Sentence { shown::WITHIN } else { 0 };
            bits |= if self.reader.words[before].entry.is(Class::Title) { shown::TITLED } else { 0 };
            bits |= match self.reader.word(before) {
                "in" | "at" | "from" | "near" | "to" => shown::AFTER_IN,
                "the" | "The" => shown::AFTER_THE,
                "(" => shown::BRACKETED,
                "said" | "told" | "says" | "added" => shown::SPEAKS,
                _ => 0,
            };
        }
        bits |= match self.reader.word(end) {
            "said" | "told" | "says" | "added" | "who" | "whose" => shown::SPEAKS,
            "'s" | "’s" => shown::OWNS,
            _ => 0,
        };
        if end - first == 1 {
            *self.shown.entry(self.reader.words[first].small).or_default() |= bits;
            return;
        }
        let ends = self.reader.words[end - 1].ends;
        let person = self.reader.words[first].entry.is(Class::Given) && ends.is_none();
        let whole = match ends {
            Some(EntityType::Org) => shown::IN_ORG,
            Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac) => shown::IN_PLACE,
            _ => 0,
        };
        for at in first..end {
            let mut bits = whole | bits & shown::WITHIN;
            if at == first {
                bits |= shown::FIRST | if person { shown::FIRST_OF_PERSON } else { 0 };
            }
            if at + 1 == end {
                let titled = bits & shown::TITLED;
                bits |= titled | shown::LAST | if person || titled > 0 { shown::LAST_OF_PERSON } else { 0 };
            }
            *self.shown.entry(self.reader.words[at].small).or_default() |= bits;
        }
    }

    /// How capitals are used in a sentence, by its number.
    pub(super) fn style(&self, sentence: usize) -> Style {
        self.styles[sentence]
    }

    /// Whether the token or a neighbour is in a run: others have no features but their words'.
    fn is_near_run(&self, at: usize, first: usize, end: usize) -> bool {
        let in_run = |at: usize| (first..end).contains(&at) && self.runs[at].end > 0;
        in_run(at) || in_run(at + 1) || at > first && in_run(at - 1) || self.reader.is_capital(at)
    }

    /// The features that the token at `at` has by where it stands, in the sentence `first..end`.
    pub(super) fn context(&mut self, at: usize, first: usize, end: usize, style: Style, mut note: impl FnMut(u32)) {
        if !self.is_near_run(at, first, end) {
            return;
        }
        let words = &self.reader.words;
        let (before, after) = (at.checked_sub(1).filter(|at| *at >= first), Some(at + 1).filter(|at| *at < end));
        let small = |at: Option<usize>| at.map_or(0, |at| words[at].small);
        let shape = |at: Option<usize>| at.map_or(31, |at| words[at].shape);
        let word = words[at];
        let title = u8::from(style == Style::Title);
        let mut push = |template: u8, value: &[u8]| note(feature(template, value));
        push(70, &pair(small(before), word.small));
        push(71, &pair(word.small, small(after)));
        push(72, &[shape(before), word.shape, shape(after)]);
        push(73, &pair(small(before), small(after)));
        push(74, &[title, word.shape, u8::from(word.is(Mark::Function))]);
        let [a, b] = mask(word.entry);
        push(75, &[u8::from(at == first), word.shape, a, b]);
        if let (Some(before), Some(after)) = (before, after) {
            for (template, near) in [(76, words[before]), (77, words[after])] {
                push(template, [mask(word.entry), mask(near.entry), [word.shape, near.shape]].as_flattened());
            }
        }
        let phrase = self.phrases[at];
        if phrase.end > 0 {
            let spot = spot(at, phrase.first, phrase.end);
            let [a, b] = mask(phrase.entry);
            push(80, &[a, b, spot]);
            for bit in classes(phrase.entry) {
                push(81, &[bit, spot]);
            }
        }
        let bits = if word.shape == 0 { 0 } else { self.shown.get(&word.small).copied().unwrap_or(0) };
        let run = self.runs[at];
        if run.end == 0 {
            push(82, &bits.to_le_bytes());
            return;
        }
        let (start, stop) = (run.first as usize, run.end as usize);
        let (spot, length) = (spot(at, run.first, run.end), (stop - start).min(5) as u8);
        let (head, tail) = (words[start], words[stop - 1]);
        let prior = start.checked_sub(1).filter(|at| *at >= first);
        let next = Some(stop).filter(|at| *at < end);
        let ([a, b], [c, d]) = (mask(head.entry), mask(tail.entry));
        let whole = code((stop - start > 1).then(|| by_ends(head.begins, tail.ends)).flatten());
        push(83, &[spot, length, title]);
        push(84, &tagged(tail.small, spot));
        push(85, &tagged(head.small, spot));
        push(86, &[whole, spot, length]);
        push(87, &tagged(small(prior), spot));
        push(88, &tagged(small(next), spot));
        push(89, &[a, b, spot, length]);
        push(90, &[c, d, spot, length]);
        push(91, &[a, b, c, d, spot, length.min(3)]);
        push(92, &[tail.shape, head.shape, spot, length]);
        let second = next.map(|at| at + 1).filter(|at| *at < end);
        let early = prior.and_then(|at| at.checked_sub(1)).filter(|at| *at >= first);
        let path = |at: Option<usize>, turns: u32| above(at.map_or(0, |at| words[at].path), turns);
        for turns in [8, 20] {
            push(100 + turns as u8, &tagged(path(prior, turns), spot));
            push(140 + turns as u8, &tagged(path(next, turns), spot));
        }
        push(121, &tagged(path(second, 20), spot));
        push(122, &tagged(path(early, 20), spot));
        push(123, &tagged(small(second), spot));
        push(124, &tagged(small(early), spot));
        if let Some(prior) = prior {
            let [a, b] = mask(words[prior].entry);
            push(93, &[a, b, spot, words[prior].shape]);
        }
        for bit in (0..14).filter(|bit| bits >> bit & 1 == 1) {
            push(94, &[bit, u8::from(length == 1), spot]);
        }
        let [a, b] = bits.to_le_bytes();
        push(95, &[a, b, length.min(2)]);
    }
}

/// A word's number with where the token stands.
fn tagged(small: u32, spot: u8) -> [u8; 5] {
    let [a, b, c, d] = small.to_le_bytes();
    [a, b, c, d, spot]
}

/// Where a token stands in a stretch: alone, first, last, or how far from either.
fn spot(at: usize, first: u32, end: u32) -> u8 {
    let (from, to) = ((at as u32 - first).min(2) as u8, (end - 1 - at as u32).min(2) as u8);
    from * 3 + to
}
