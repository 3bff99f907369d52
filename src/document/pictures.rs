//! Captions that only their neighbours show.
//!
//! In: lines with their kinds. Out: kinds corrected: the line below "View image in fullscreen", the lines
//! above "hide caption", the caption below or above a line that is only a credit.

use super::caption::{self, Reading};
use super::kinds::Kind;
use super::lines::Line;
use crate::span::Span;

/// A longer line is a paragraph.
const MOST_WORDS: u32 = 45;

/// Finds captions by what stands beside them.
pub(super) fn settle(text: &str, lines: &[Line], kinds: &mut [Kind]) {
    for i in 0..kinds.len() {
        match kinds[i] {
            Kind::Junk => below_or_above_button(text, lines, kinds, i),
            Kind::Caption(Reading { text: None, credit: Some(_), .. }) => beside_credit(text, lines, kinds, i),
            _ => {}
        }
    }
}

fn below_or_above_button(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    const BEFORE: &[&str] =
        &["view image in fullscreen", "open image modal", "enlarge this image", "enlarge image", "image caption", "caption"];
    const AFTER: &[&str] = &["hide caption", "toggle caption"];
    if lines[i].span.len() > 40 {
        return;
    }
    let label = lines[i].span.of(text);
    let is = |list: &[&str]| list.iter().any(|button| label.eq_ignore_ascii_case(button));
    if is(BEFORE) {
        if kinds.get(i + 1).is_some_and(|kind| matches!(kind, Kind::Text)) && lines[i + 1].words <= MOST_WORDS {
            kinds[i + 1] = said(lines[i + 1].span);
        }
    } else if is(AFTER) && i >= 2 && matches!(kinds[i - 1], Kind::Text | Kind::Caption(_)) {
        above_button(text, lines, kinds, i);
    }
}

/// The credit above "hide caption", and the caption above the credit.
fn above_button(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let last = &lines[i - 1];
    let first = &lines[i - 2];
    let credit = last.words <= 10 && !last.stop;
    if matches!(kinds[i - 1], Kind::Text) && !credit {
        kinds[i - 1] = said(last.span);
        return;
    }
    if matches!(kinds[i - 1], Kind::Text) {
        kinds[i - 1] = Kind::Caption(Reading { text: None, credit: Some(caption::bare(text, last.span)), junk: None });
    }
    if matches!(kinds[i - 2], Kind::Text) && first.words <= MOST_WORDS {
        join(kinds, i - 2, i - 1, first.span);
    }
}

/// The caption below a credit, else the one above it.
fn beside_credit(text: &str, lines: &[Line], kinds: &mut [Kind], i: usize) {
    let caption = |line: &Line| !line.stop && (4..=30).contains(&line.words);
    let next_is_prose = |j: usize| {
        lines[j..].iter().zip(&kinds[j..]).take(4).find(|(_, kind)| matches!(kind, Kind::Text)).is_none_or(|(line, _)| line.is_prose())
    };
    if i + 1 < kinds.len() && matches!(kinds[i + 1], Kind::Text) && caption(&lines[i + 1]) && next_is_prose(i + 2) {
        kinds[i + 1] = said(lines[i + 1].span);
        return;
    }
    let told_below = matches!(kinds.get(i + 1), Some(Kind::Caption(_)));
    if told_below || i < 2 || !matches!(kinds[i - 1], Kind::Text) || matches!(kinds[i - 2], Kind::Text) {
        return;
    }
    // A paragraph may stand above a credit; a picture's words stand apart from the text.
    let above = &lines[i - 1];
    let headed = kinds[..i - 1].iter().any(|kind| matches!(kind, Kind::Text));
    let apart = !kinds[..i - 1].iter().zip(lines).any(|(kind, line)| kind.is_text() && line.is_prose());
    if headed && apart && above.words <= MOST_WORDS && above.span.of(text).starts_with(char::is_uppercase) {
        join(kinds, i - 1, i, above.span);
    }
}

/// Gives the caption its credit in the line where its text stands; the credit's line has no more to say.
fn join(kinds: &mut [Kind], text_at: usize, credit_at: usize, span: Span) {
    let Kind::Caption(reading) = &kinds[credit_at] else { return };
    kinds[text_at] = Kind::Caption(Reading { text: Some(span), ..*reading });
    kinds[credit_at] = Kind::Caption(Reading::default());
}

fn said(span: Span) -> Kind {
    Kind::Caption(Reading { text: Some(span), credit: None, junk: None })
}
