//! Names by the tagger: stretches of tokens and their kinds.

use super::reader::{Reader, Word};
use super::templates::{Scene, read};
use crate::tagging::{Decoder, Fold, Folded, Model, Row, View, of_label, placed, weights};
use crate::text::{Kind, Prose, Sentence};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The kinds of names that the tagger tells apart, in the order of its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// A place: country, city, region, stretch of land.
    Place,
    /// A building, road, bridge.
    Fac,
    /// A people, religion or political group.
    Norp,
    /// Anything else that has a name.
    Other,
}

/// All tags, in the order of their labels.
pub const TAGS: [Tag; 6] = [Tag::Person, Tag::Org, Tag::Place, Tag::Fac, Tag::Norp, Tag::Other];

/// The number of labels: outside, and for each tag the beginning and the inside of a name.
pub const LABELS: usize = 1 + 2 * TAGS.len();

/// The label of the first token of a name; that of the others follows it.
#[must_use]
pub const fn begins(tag: Tag) -> usize {
    1 + 2 * tag as usize
}

/// Which labels may begin a sentence and follow each label: inside only after the same name.
#[must_use]
pub fn allowed() -> Vec<u16> {
    let free = TAGS.iter().fold(1_u16, |mask, tag| mask | 1 << begins(*tag));
    let after = |label: usize| if label == 0 { free } else { free | 1 << (label + label % 2) };
    std::iter::once(free).chain((0..LABELS).map(after)).collect()
}

/// The room of a row of labels, see [`Model`].
pub const LANES: usize = 12;

static MODEL: LazyLock<Option<Model<'static, LANES>>> = LazyLock::new(|| Model::read(weights!("names.bin")).ok());

/// What a thread keeps between articles.
struct Scratch {
    fold: Fold<Word, LANES>,
    decoder: Decoder<LANES, 16, LABELS>,
    scores: Vec<Row<LANES>>,
    labels: Vec<u8>,
}

thread_local! {
    static SCRATCH: RefCell<Option<Scratch>> = const { RefCell::new(None) };
}

/// A tagged stretch of tokens with what each tag would score there, and what no name would.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tagged {
    pub(super) tokens: Range<usize>,
    pub(super) tag: Tag,
    pub(super) scores: [f32; TAGS.len() + 1],
}

/// The names of an article by the tagger, in text order.
pub(super) fn tag(reader: &mut Reader<'_>, prose: &Prose) -> Vec<Tagged> {
    let Some(model) = MODEL.as_ref() else { return Vec::new() };
    SCRATCH.with_borrow_mut(|scratch| {
        let scratch = scratch.get_or_insert_with(|| Scratch {
            fold: Fold::default(),
            decoder: Decoder::new(model, &allowed()),
            scores: Vec::new(),
            labels: Vec::new(),
        });
        scratch.tag(model, reader, prose)
    })
}

impl Scratch {
    fn tag(&mut self, model: &Model<'_, LANES>, reader: &mut Reader<'_>, prose: &Prose) -> Vec<Tagged> {
        let text = reader.text;
        let forms =
            self.fold.words([View { model, shifts: &[0] }], text, prose, |token, out| read(token.of(text), token, out));
        let numbers = prose.forms.spread(&forms);
        reader.words = numbers.iter().map(|number| *self.fold.facts(*number)).collect();
        let mut scene = Scene::of(reader, prose);
        let mut found = Vec::new();
        for (number, sentence) in prose.sentences.iter().enumerate() {
            let range = sentence.tokens();
            self.fold.scores(0, &numbers[range.clone()], 0..range.len(), &mut self.scores);
            let style = scene.style(number);
            for (row, at) in self.scores.iter_mut().zip(range.clone()) {
                scene.context(at, range.start, range.end, style, |feature| model.score(feature, row));
            }
            self.decoder.decode(&self.scores, &mut self.labels);
            collect(&self.labels, &self.scores, range.start, model.step(), &mut found);
        }
        found
    }
}

/// Labels to stretches.
fn collect(labels: &[u8], scores: &[Row<LANES>], start: usize, step: f32, found: &mut Vec<Tagged>) {
    let mut at = 0;
    while at < labels.len() {
        let label = usize::from(labels[at]);
        at += 1;
        if label == 0 {
            continue;
        }
        let first = at - 1;
        while at < labels.len() && usize::from(labels[at]) == label + 1 {
            at += 1;
        }
        let sum = |begin: usize, inside: usize| {
            let rest: i32 = scores[first + 1..at].iter().map(|row| i32::from(of_label(row, inside))).sum();
            (i32::from(of_label(&scores[first], begin)) + rest) as f32 * step
        };
        let scores =
            std::array::from_fn(|tag| TAGS.get(tag).map_or(sum(0, 0), |tag| sum(begins(*tag), begins(*tag) + 1)));
        found.push(Tagged { tokens: start + first..start + at, tag: TAGS[(label - 1) / 2], scores });
    }
}

/// The features of every token of an article, sentence by sentence: what training reads, and the
/// plain twin of the folded sums.
pub struct Seen {
    /// The sentence's tokens.
    pub tokens: Range<usize>,
    /// For each token its features.
    pub features: Vec<Vec<u32>>,
}

/// What the tagger sees of an article.
#[must_use]
pub fn see(text: &str, prose: &Prose) -> Vec<Seen> {
    let mut reader = Reader::new(text, &prose.tokens);
    let mut known: HashMap<(Kind, &str), (Word, Vec<Folded>)> = HashMap::new();
    for token in &prose.tokens {
        let word = token.of(text);
        let seen = known.entry((token.kind, word)).or_insert_with(|| {
            let mut features = Vec::new();
            (read(word, token, &mut features), features)
        });
        reader.words.push(seen.0);
    }
    let mut scene = Scene::of(&mut reader, prose);
    let sentence = |(number, sentence): (usize, &Sentence)| {
        let range = sentence.tokens();
        let style = scene.style(number);
        let one = |at: usize| {
            let mut out = Vec::new();
            for near in at.saturating_sub(2).max(range.start)..(at + 3).min(range.end) {
                let features = &known[&(prose.tokens[near].kind, prose.tokens[near].of(text))].1;
                let within = features.iter().filter(|f| usize::from(f.reach) >= near.abs_diff(at));
                out.extend(within.map(|f| placed(f.feature, (near + 2 - at) as u8)));
            }
            scene.context(at, range.start, range.end, style, |feature| out.push(feature));
            out
        };
        Seen { tokens: range.clone(), features: range.clone().map(one).collect() }
    };
    prose.sentences.iter().enumerate().map(sentence).collect()
}

/// The label of every token of an article, by the folded sums.
#[must_use]
pub fn labels(text: &str, prose: &Prose) -> Vec<u8> {
    let mut labels = vec![0; prose.tokens.len()];
    for found in tag(&mut Reader::new(text, &prose.tokens), prose) {
        let begin = begins(found.tag) as u8;
        labels[found.tokens.clone()].fill(begin + 1);
        labels[found.tokens.start] = begin;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};
    use crate::text;

    /// The folded sums are those of all features one by one, whatever was read before.
    #[test]
    fn folded_and_plain_agree() {
        let model = MODEL.as_ref().expect("the weights that ship can be read");
        let mut fold: Fold<Word, LANES> = Fold::default();
        let articles = [
            "Mali's army said it killed rebels near Gao on Monday.\n\nForeign Minister Abdoulaye Diop, 60, told \
             the U.N. Security Council that the al-Qaeda-linked JNIM “won't stop us”.",
            "HARBOUR BOARD PICKS NEW CHIEF\n\nLagos-based Ana O’Brien of Port & Sons Ltd. said: 'No.' O’Brien left.",
        ];
        for article in articles {
            let document = document::parse(article, &Given::default());
            let prose = text::read(article, &document);
            let mut reader = Reader::new(article, &prose.tokens);
            let forms = fold.words([View { model, shifts: &[0] }], article, &prose, |token, out| {
                read(token.of(article), token, out)
            });
            let numbers = prose.forms.spread(&forms);
            reader.words = numbers.iter().map(|number| *fold.facts(*number)).collect();
            let mut scene = Scene::of(&mut reader, &prose);
            for (number, seen) in see(article, &prose).into_iter().enumerate() {
                let range = seen.tokens;
                let mut folded = Vec::new();
                fold.scores(0, &numbers[range.clone()], 0..range.len(), &mut folded);
                let style = scene.style(number);
                for ((row, at), plain) in folded.iter_mut().zip(range.clone()).zip(&seen.features) {
                    scene.context(at, range.start, range.end, style, |feature| model.score(feature, row));
                    let mut sum = [0; LANES];
                    for feature in plain {
                        model.score(*feature, &mut sum);
                    }
                    assert_eq!(*row, sum, "{}", prose.tokens[at].of(article));
                }
            }
        }
    }

    #[test]
    fn inside_follows_its_own_beginning() {
        let allowed = allowed();
        let inside = begins(Tag::Org) + 1;
        assert_eq!(allowed[0] >> inside & 1, 0);
        assert_eq!(allowed[1 + begins(Tag::Org)] >> inside & 1, 1);
        assert_eq!(allowed[1 + inside] >> inside & 1, 1);
        assert_eq!(allowed[1 + begins(Tag::Person)] >> inside & 1, 0);
    }
}
