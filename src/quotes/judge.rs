//! How sure a quote is: three chances from what is known of it.
//!
//! In: [`Draft`]s in text order. Out: for each the chance that nothing of it is right, that its content
//! is, and that its content and its source are. The same engine that tags weighs the features: a draft is
//! a sentence of one token.

use super::tagger::Article;
use super::tagsets::LANES;
use super::words::lowered;
use super::{Basis, Quote};
use crate::span::Span;
use crate::tagging::{Model, coded, feature, of_label};
use crate::text::{Kind, Prose};

/// A quote with what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The quote.
    pub quote: Quote,
    /// By how much the cue is one, its spans are its own, and its source is; and how many tenths of the
    /// content the first tagger saw, too.
    pub margins: [i32; 4],
    /// How many tenths of a chance its source has, plus one; 0 where nobody doubts it.
    pub speaker: u8,
}

/// What a draft can be: wrong, right in its content, right in content and source.
pub const OUTCOMES: usize = 3;

/// Drafts whose content is less likely to be right are no quotes.
const LEAST: f32 = 0.22;

/// The chances of a draft with these features.
fn chances(model: &Model<'_, LANES>, features: &[u32]) -> [f32; OUTCOMES] {
    let row = model.alone(features);
    let powers: [f32; OUTCOMES] =
        std::array::from_fn(|outcome| (f32::from(of_label(&row, outcome)) * model.step()).min(40.0).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

const _: () = assert!(OUTCOMES <= LANES + 1);

/// The drafts that are likely enough, as quotes with their confidence; of two that say the same words, the
/// likelier.
pub(super) fn settle(model: &Model<'_, LANES>, drafts: Vec<Draft>, article: &Article<'_>) -> Vec<Quote> {
    let mut found = Vec::new();
    let chances = (0..drafts.len()).map(|at| {
        features(&drafts, at, article, &mut found);
        chances(model, &found)
    });
    let chances: Vec<_> = chances.collect();
    let right = |at: usize| chances[at][1] + chances[at][2];
    let near = |at: usize| at.saturating_sub(REACH)..(at + REACH + 1).min(drafts.len());
    let beaten = |at: usize| {
        near(at).any(|other| {
            other != at
                && (right(other), other) > (right(at), at)
                && right(other) >= LEAST
                && clash(&drafts[at].quote, &drafts[other].quote)
        })
    };
    let plain = |at: usize| {
        matches!(drafts[at].quote.basis, Basis::Label | Basis::Previous | Basis::Introduced | Basis::Unknown)
    };
    let kept: Vec<bool> = (0..drafts.len()).map(|at| (plain(at) || right(at) >= LEAST) && !beaten(at)).collect();
    drafts
        .into_iter()
        .zip(chances)
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|((draft, chances), _)| Quote { confidence: chances[2], ..draft.quote })
        .collect()
}

/// Drafts so far apart never say the same words.
const REACH: usize = 4;

/// Whether two quotes share half of the shorter one's words. "Ana told the court that it sank, according to Kofi" is
/// two.
fn clash(a: &Quote, b: &Quote) -> bool {
    let tells = |inner: &Quote, outer: &Quote| {
        outer.basis == Basis::AccordingTo && inner.cue.is_some_and(|cue| outer.spans.iter().any(|s| s.contains(cue)))
    };
    if tells(a, b) || tells(b, a) {
        return false;
    }
    let length = |quote: &Quote| quote.spans.iter().map(|span| span.len()).sum::<u32>();
    2 * shared(&a.spans, &b.spans) > length(a).min(length(b))
}

/// How many bytes are in both, each in text order.
fn shared(mut a: &[Span], mut b: &[Span]) -> u32 {
    let mut sum = 0;
    while let ([first, after @ ..], [second, behind @ ..]) = (a, b) {
        sum += first.end.min(second.end).saturating_sub(first.start.max(second.start));
        if first.end <= second.end { a = after } else { b = behind }
    }
    sum
}

/// The features of the draft `at`.
pub fn features(drafts: &[Draft], at: usize, around: &Article<'_>, out: &mut Vec<u32>) {
    out.clear();
    let Draft { quote, margins, speaker } = &drafts[at];
    let [cue, spans, source, seen] = margins.map(step);
    let (kind, basis, act, speaker) = (quote.kind as u8, quote.basis as u8, quote.act as u8, *speaker);
    let who = who(quote, around);
    let section = around.document.blocks[around.prose.sentences[quote.sentence as usize].block as usize].section as u8;
    out.extend([
        coded(1, [kind, basis]),
        coded(2, [kind, cue]),
        coded(3, [kind, spans]),
        coded(4, [kind, source]),
        coded(5, [cue, spans]),
        coded(6, [source, who]),
        coded(7, [who, kind, basis]),
        coded(8, [kind, margins[3].clamp(0, 10) as u8, seen]),
        coded(9, [act, kind, section]),
        coded(10, [basis, cue / 2, spans / 2]),
        coded(11, [who, cue / 2, spans / 2]),
        coded(12, [speaker]),
        coded(13, [speaker, who, basis]),
        coded(14, [speaker, cue, kind]),
    ]);
    if let Some(span) = quote.cue {
        let (gap, said) = gap(quote, span);
        let (side, named) = quote.source.map_or((9, 0), |source| side(source, span));
        lowered(span.of(around.text), |key| {
            let mut words = key.as_bytes().split(|byte| *byte == b' ');
            let count = words.clone().count();
            let first = words.next().unwrap_or_default();
            let last = words.next_back().unwrap_or(first);
            out.extend([feature(20, key.as_bytes()), feature(21, first), feature(22, last)]);
            out.push(coded(23, [count.min(4) as u8, kind, act]));
        });
        out.extend([
            coded(24, [gap, said, kind]),
            coded(25, [side, named, who]),
            coded(26, [gap, said, side, kind, basis]),
        ]);
    }
    let (Some(first), Some(last)) = (quote.spans.first(), quote.spans.last()) else { return };
    let begin = around.prose.token_at(first.start);
    let (mut words, mut end) = words_from(begin, *first, around.prose);
    for span in &quote.spans[1..] {
        let (more, next) = words_from(around.prose.token_at(span.start), *span, around.prose);
        (words, end) = (words + more, next);
    }
    let straddles = end.checked_sub(1).is_some_and(|at| around.prose.tokens[at].span.end > last.end);
    let words = words.min(8).max(words / 4).min(20) as u8;
    let clash = |other: Option<&Draft>| {
        other.map_or(0, |other| {
            let over = |span: Option<Span>| span.is_some_and(|span| quote.spans.iter().any(|own| own.overlaps(span)));
            let spans = other.quote.spans.iter().any(|span| over(Some(*span)));
            1 + u8::from(spans) + 2 * u8::from(over(other.quote.cue)) + 4 * u8::from(over(other.quote.source))
        })
    };
    let before = clash(at.checked_sub(1).map(|at| &drafts[at]));
    let after = clash(drafts.get(at + 1));
    out.extend([
        coded(30, [words, kind]),
        coded(31, [quote.spans.len().min(3) as u8, kind, basis]),
        feature(32, token(Some(begin), around)),
        feature(33, token(Some(end - usize::from(straddles)), around)),
        feature(34, token(begin.checked_sub(1), around)),
        coded(35, [words, spans]),
        coded(40, [0, before]),
        coded(41, [1, after]),
        coded(42, [before, after, kind]),
    ]);
}

/// A margin in steps that a table can hold.
fn step(margin: i32) -> u8 {
    (margin.clamp(-120, 240) / 12 + 10) as u8
}

/// What the source is: nothing, a pronoun, a name, something else; short or long.
fn who(quote: &Quote, around: &Article<'_>) -> u8 {
    let Some(source) = quote.source else { return 0 };
    let count = words(source, around.prose);
    let named = around.name_at(source).is_some();
    let small = source.len() <= 5 && count == 1 && !named;
    match (small, named, count) {
        (true, ..) => 1,
        (_, true, 1..=2) => 2,
        (_, true, 3..=8) => 3,
        (_, true, _) => 4,
        (_, _, 1..=2) => 5,
        (_, _, 3..=8) => 6,
        _ => 7,
    }
}

/// On which side of the cue the nearest content is, and how far.
fn gap(quote: &Quote, cue: Span) -> (u8, u8) {
    quote.spans.iter().map(|span| side(*span, cue)).min_by_key(|(_, gap)| *gap).unwrap_or((9, 0))
}

fn side(span: Span, cue: Span) -> (u8, u8) {
    let far = |bytes: u32| (bytes / 3).min(12) as u8;
    if span.end <= cue.start { (0, far(cue.start - span.end)) } else { (1, far(span.start.saturating_sub(cue.end))) }
}

fn words(span: Span, prose: &Prose) -> usize {
    words_from(prose.token_at(span.start), span, prose).0
}

/// How many words a span has, whose first token is known, and the first token that begins behind it.
fn words_from(first: usize, span: Span, prose: &Prose) -> (usize, usize) {
    let (mut count, mut at) = (0, first);
    while let Some(token) = prose.tokens.get(at).filter(|token| token.span.start < span.end) {
        count += usize::from(matches!(token.kind, Kind::Word | Kind::Number));
        at += 1;
    }
    (count, at)
}

/// The letters of a token.
fn token<'t>(at: Option<usize>, around: &'t Article<'_>) -> &'t [u8] {
    let token = at.and_then(|at| around.prose.tokens.get(at));
    token.map_or(&[], |token| token.of(around.text).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_bytes() {
        let spans = |ends: &[(u32, u32)]| ends.iter().map(|(a, b)| Span::new(*a, *b)).collect::<Vec<_>>();
        assert_eq!(shared(&spans(&[(0, 4), (6, 9)]), &spans(&[(2, 7), (8, 12)])), 4);
        assert_eq!(shared(&spans(&[(0, 4)]), &spans(&[(4, 6)])), 0);
        assert_eq!(shared(&[], &spans(&[(4, 6)])), 0);
    }
}
