//! Attributions by the two taggers.
//!
//! In: the units of an article. Out: for each unit its [`Attribution`]s. The first tagger finds the
//! cues, generously, with what looks like sources and contents. The second reads the unit again from
//! each cue and says what is said and who says it: nothing, where the cue is none.

pub use super::attribution::Attribution;
use super::attribution::{act, basis};
use super::edges::{apart, subject_after, until_turn, with_verdict, without_asides};
use super::scene::{AFTER, BEFORE, Cue, Look, Scene, Tally};
pub use super::tagsets::{CONTENT, LANES, SOURCE, SPANS, TAGS, spans_allowed, tags_allowed};
use super::tagsets::{contents, stretches, tag};
use super::templates::{Stems, Word, far, part_of, passage_word, read};
use super::units::{Item, Unit};
use super::words::{Class, class};
use crate::document::Document;
use crate::mentions::Name;
use crate::span::Span;
use crate::tagging::{Decoder, Fold, Model, Row, View, add, of_label};
use crate::text::Prose;
use std::ops::Range;

/// An article as the taggers read it.
#[derive(Clone, Copy)]
pub struct Article<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its structure.
    pub document: &'a Document,
    /// Its tokens.
    pub prose: &'a Prose,
    /// Its names.
    pub names: &'a [Name],
    /// Its units.
    pub units: &'a [Unit],
}

impl Article<'_> {
    /// The name that a span overlaps, the first of several.
    pub(super) fn name_at(&self, span: Span) -> Option<&Name> {
        let near = self.names.partition_point(|name| name.span.end <= span.start);
        self.names.get(near).filter(|name| name.span.overlaps(span))
    }

    pub(super) fn word<'t>(&'t self, item: &Item, passage: &'t mut String) -> &'t str {
        if item.quoted.is_none() {
            return item.of(self.text);
        }
        passage_word(self.text, self.prose, item, passage);
        passage
    }
}

/// How much is added to a cue's score: what is doubtful is left to the second tagger.
const GENEROUS: i16 = 12;
/// How much more for verbs of saying.
const MORE: i16 = 36;
/// How much is added where a content begins and goes on if none was found where somebody is said to speak.
const FORCED: [i16; 2] = [48, 8];
/// How much is added where a source begins, for most attributions have one, and where a content does: what is
/// doubtful is left to the judge.
const GIVEN: Row<LANES> = given([(SOURCE, 48), (CONTENT, 60), (CONTENT + 3, 60)]);

/// The weights of both taggers and of the judgement.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// Of the first.
    pub tags: Model<'a, LANES>,
    /// Of the second.
    pub spans: Model<'a, LANES>,
    /// Of what sources are chosen by.
    pub sources: Model<'a, LANES>,
    /// Of what the drafts are judged by.
    pub drafts: Model<'a, LANES>,
}

/// Both taggers with the room that they need, kept from article to article.
pub struct Tagger<'w> {
    pub(super) weights: Weights<'w>,
    /// Words as the first and the second tagger read them.
    fold: Fold<Word, LANES, 3>,
    tags: Decoder<LANES, LANES, TAGS>,
    spans: Decoder<LANES, LANES, SPANS>,
    scene: Scene,
    /// The numbers of this article's forms.
    forms: Vec<u32>,
    numbers: Vec<u32>,
    /// Of the first tagger.
    scores: Vec<Row<LANES>>,
    /// Of the second, for items up to a cue's end and after it, whichever it is.
    sides: [Vec<Row<LANES>>; 2],
    /// With which item the second of these begins.
    skipped: usize,
    /// Of the second, as seen from a cue.
    from_cue: Vec<Row<LANES>>,
    /// What each tagger asks of its model, all of it before the first answer: rows come from far away in memory, and
    /// many are fetched at once only if little stands between one and the next.
    contexts: Vec<[u32; 4]>,
    asked: Vec<([u32; 6], Row<LANES>)>,
    labels: Vec<u8>,
    passage: String,
}

/// The sort of words that stand for passages; tokens' are their kinds.
const PASSAGE: u8 = u8::MAX;

/// Where [`Tagger::fold`] has the rows of the first tagger, and of the second for what stands before and after a cue.
const FIRST: usize = 0;
const SECOND: [usize; 2] = [1, 2];

impl Weights<'_> {
    fn views(&self) -> [View<'_, LANES>; 3] {
        let spans = |shifts: &'static [u8]| View { model: &self.spans, shifts };
        [View { model: &self.tags, shifts: &[0] }, spans(&SHIFTS[0]), spans(&SHIFTS[1])]
    }
}

/// How the second tagger sees a word before a cue and after one: as one anywhere, and as one there.
pub(super) const SHIFTS: [[u8; 2]; 2] = [[0, 8], [0, 16]];

/// What is added to an item's score as a cue.
const fn generosity(says: bool) -> i16 {
    if says { GENEROUS + MORE } else { GENEROUS }
}

/// A row of these labels' scores.
const fn given(scores: [(u8, i16); 3]) -> Row<LANES> {
    let mut row = [0; LANES];
    let mut at = 0;
    while at < scores.len() {
        row[scores[at].0 as usize - 1] = scores[at].1;
        at += 1;
    }
    row
}

/// The scores of what was asked last.
#[derive(Default)]
struct Kept<Key> {
    key: Option<Key>,
    row: Row<LANES>,
}

impl<Key: Copy + PartialEq> Kept<Key> {
    /// The scores that belong to `key`; `sum` says them where another was asked last.
    fn row(&mut self, key: Key, sum: impl FnOnce() -> Row<LANES>) -> &Row<LANES> {
        if self.key != Some(key) {
            (self.key, self.row) = (Some(key), sum());
        }
        &self.row
    }
}

/// The score of a sequence of labels, less that of no label anywhere.
fn margin(model: &Model<'_, LANES>, scores: &[Row<LANES>], labels: &[u8]) -> i32 {
    let mut last = None;
    let mut sum = 0;
    for (row, label) in scores.iter().zip(labels) {
        let label = usize::from(*label);
        if label > 0 || last != Some(0) {
            let none = model.link(last.map(|_| 0), 0);
            sum += i32::from(model.link(last, label)) + i32::from(of_label(row, label)) - i32::from(none);
        }
        last = Some(label);
    }
    sum
}

/// The cell of `label`, which is not label 0, in a row.
fn cell(row: &mut Row<LANES>, label: u8) -> &mut i16 {
    &mut row[usize::from(label) - 1]
}

/// What items on one side of a cue are as seen from it, the nearest first: the features of their own, and the scores
/// that they share with items beside them.
fn ask_side<'s>(
    model: &Model<'_, LANES>,
    stems: &Stems,
    looks: impl Iterator<Item = &'s Look>,
    asked: &mut Vec<([u32; 6], Row<LANES>)>,
) {
    // Items beside each other stand alike to the cue: what only that tells is kept from one to the next.
    let (mut by_distance, mut by_tags) = (Kept::default(), Kept::default());
    let mut between = Tally::NONE;
    asked.clear();
    asked.extend((1..).zip(looks).map(|(distance, look)| {
        let (distance, tag) = (far(distance), look.tag());
        let mut shared = *by_distance.row(distance, || model.sum(&stems.by_distance(distance)));
        add(&mut shared, by_tags.row((tag, between.key()), || model.sum(&stems.by_tags(tag, between))));
        let features = look.seen_from(stems, distance, between);
        between = between.and(look.tally);
        (features, shared)
    }));
}

impl<'w> Tagger<'w> {
    /// The taggers with these weights.
    #[must_use]
    pub fn new(weights: Weights<'w>) -> Self {
        let tags = Decoder::new(&weights.tags, &tags_allowed());
        let spans = Decoder::new(&weights.spans, &spans_allowed());
        Self {
            weights,
            fold: Fold::default(),
            tags,
            spans,
            scene: Scene::default(),
            forms: Vec::new(),
            numbers: Vec::new(),
            scores: Vec::new(),
            sides: std::array::from_fn(|_| Vec::new()),
            skipped: 0,
            from_cue: Vec::new(),
            contexts: Vec::new(),
            asked: Vec::new(),
            labels: Vec::new(),
            passage: String::new(),
        }
    }

    /// Turns to another article: call it before anything is asked of the article's units.
    pub fn enter(&mut self, article: &Article<'_>) {
        let (models, text) = (self.weights.views(), article.text);
        self.forms =
            self.fold.words(models, text, article.prose, |token, out| read(token.of(text), class(token, text), out));
    }

    /// What the first tagger says of a unit: the cues.
    pub fn cues(&mut self, article: &Article<'_>, unit: usize) -> Vec<Range<usize>> {
        let items = &article.units[unit].items;
        let Self { weights, fold, forms, numbers, passage, .. } = self;
        numbers.clear();
        numbers.extend(items.iter().map(|item| {
            let known = forms.get(item.form as usize).copied();
            known.unwrap_or_else(|| {
                let word = article.word(item, passage);
                fold.word(weights.views(), PASSAGE, word, |out| read(word, item.class, out))
            })
        }));
        let words = self.numbers.iter().map(|number| *self.fold.facts(*number));
        self.scene.enter(items, words, article.names);
        self.fold.scores(FIRST, &self.numbers, 0..self.numbers.len(), &mut self.scores);
        self.contexts.clear();
        self.contexts.extend(self.scene.contexts());
        for ((row, features), word) in self.scores.iter_mut().zip(&self.contexts).zip(self.scene.words()) {
            self.weights.tags.score_all(features, row);
            *cell(row, tag::CUE) += generosity(word.says);
        }
        self.tags.decode(&self.scores, &mut self.scene.tags);
        let cues: Vec<_> = stretches(&self.scene.tags, tag::CUE).collect();
        if !cues.is_empty() {
            self.scene.note_tags();
        }
        cues
    }

    /// The attributions of a unit, in the order of their cues.
    pub fn attributions(&mut self, article: &Article<'_>, unit: usize) -> Vec<Attribution> {
        let cues = self.cues(article, unit);
        self.score_sides(&cues);
        cues.into_iter().filter_map(|cue| self.belonging(article, unit, cue)).collect()
    }

    /// Looks again for a content, unless a passage nearby waits for its cue.
    fn force(&mut self, article: &Article<'_>, unit: usize) {
        let block = article.units[unit].block;
        let passage = |other: Option<usize>| {
            let other = other.and_then(|other| article.units.get(other)).filter(|other| other.block == block);
            other.is_some_and(|other| other.items.len() <= 2 && other.items.iter().any(|i| i.class == Class::Quote))
        };
        if passage(unit.checked_sub(1)) || passage(Some(unit + 1)) {
            return;
        }
        for row in &mut self.from_cue {
            for (label, bonus) in (CONTENT..).zip([FORCED[0], FORCED[1], FORCED[1], FORCED[0]]) {
                *cell(row, label) += bonus;
            }
        }
        self.spans.decode(&self.from_cue, &mut self.labels);
    }

    /// How many tenths of a content the first tagger saw as content, too.
    fn seen_before(&self, content: &[Range<usize>]) -> i32 {
        let (mut all, mut seen) = (0, 0);
        for at in content.iter().cloned().flatten() {
            all += 1;
            seen += i32::from(self.scene.tags[at] >= tag::CONTENT);
        }
        10 * seen / all.max(1)
    }

    /// The second tagger's scores as far as they are the same for all of these cues.
    fn score_sides(&mut self, cues: &[Range<usize>]) {
        let (Some(first), Some(last)) = (cues.first(), cues.last()) else { return };
        let [before, after] = &mut self.sides;
        self.fold.scores(SECOND[0], &self.numbers, 0..last.end, before);
        self.fold.scores(SECOND[1], &self.numbers, first.end..self.numbers.len(), after);
        self.skipped = first.end;
        let (model, looks) = (&self.weights.spans, self.scene.looks());
        for (rows, looks, side) in [(before, looks, BEFORE), (after, &looks[first.end..], AFTER)] {
            for (row, look) in rows.iter_mut().zip(looks) {
                add(row, &GIVEN);
                model.score_all(&look.beside(side), row);
            }
        }
    }

    /// The second tagger's scores as seen from one of these cues.
    fn score_from(&mut self, cue: &Cue) {
        let [before, after] = &self.sides;
        let Range { start, end } = cue.items;
        self.from_cue.clear();
        self.from_cue.extend_from_slice(&before[..end]);
        self.from_cue.extend_from_slice(&after[end - self.skipped..]);
        let (model, looks) = (&self.weights.spans, self.scene.looks());
        for at in cue.items.clone() {
            model.score(part_of(cue, at), &mut self.from_cue[at]);
        }
        let score = |row: &mut Row<LANES>, (features, shared): &([u32; 6], Row<LANES>)| {
            add(row, shared);
            model.score_all(features, row);
        };
        ask_side(model, cue.stems(BEFORE), looks[..start].iter().rev(), &mut self.asked);
        self.from_cue[..start].iter_mut().rev().zip(&self.asked).for_each(|(row, asked)| score(row, asked));
        ask_side(model, cue.stems(AFTER), looks[end..].iter(), &mut self.asked);
        self.from_cue[end..].iter_mut().zip(&self.asked).for_each(|(row, asked)| score(row, asked));
    }

    /// What belongs to a cue by the second tagger.
    fn belonging(&mut self, article: &Article<'_>, unit: usize, items: Range<usize>) -> Option<Attribution> {
        self.score_from(&self.scene.cue(items.clone()));
        self.spans.decode(&self.from_cue, &mut self.labels);
        if !self.labels.iter().any(|label| *label >= CONTENT) && self.labels.iter().any(|label| *label >= SOURCE) {
            self.force(article, unit);
        }
        let said = &article.units[unit].items;
        let content = contents(&self.labels)
            .map(|range| if range.start < items.end { range } else { until_turn(said, range, article.text) });
        let content = without_asides(said, apart(content));
        let (items, mut content) = with_verdict(said, items, content);
        let near = |range: &Range<usize>| {
            if range.end <= items.start { items.start - range.end } else { range.start.saturating_sub(items.end) }
        };
        let source = stretches(&self.labels, SOURCE).min_by_key(near);
        let source = source.or_else(|| subject_after(said, &items, &mut content));
        if content.is_empty() && source.is_none() {
            return None;
        }
        let cue_margin = items.clone().map(|at| {
            let row = &self.scores[at];
            i32::from((of_label(row, 1) - generosity(self.scene.says(at))).max(of_label(row, 2)))
        });
        let source_margin = source.clone().map_or(0, |source| {
            let inside =
                |at: usize| [1, 2].into_iter().map(|label| of_label(&self.from_cue[at], label)).max().unwrap_or(0);
            source.map(|at| i32::from(inside(at))).max().unwrap_or(0)
        });
        let margins = [
            cue_margin.max().unwrap_or(0),
            margin(&self.weights.spans, &self.from_cue, &self.labels),
            source_margin,
            self.seen_before(&content),
        ];
        let unit = &article.units[unit].items;
        let act = act(&unit[items.clone()], unit, &content, article.text);
        let basis = basis(&unit[items.clone()], &unit[..items.start], article.text);
        Some(Attribution { content, source, cue: items, act, basis, margins })
    }
}

impl Tagger<'_> {
    /// What the first tagger said of the last unit.
    #[must_use]
    pub fn tags(&self) -> &[u8] {
        &self.scene.tags
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::Plain;
    use super::super::{WEIGHTS, units};
    use super::*;
    use crate::document::{self, Given};
    use crate::{mentions, text};

    fn sums(model: &Model<'_, LANES>, features: &[Vec<u32>]) -> Vec<Row<LANES>> {
        let sum = |features: &Vec<u32>| {
            let mut row = [0; LANES];
            for feature in features {
                model.score(*feature, &mut row);
            }
            row
        };
        features.iter().map(sum).collect()
    }

    /// The folded sums are those of all features one by one, whatever was read before.
    #[test]
    fn folded_and_plain_agree() {
        let weights = WEIGHTS.as_ref().expect("the weights that ship can be read");
        let mut tagger = Tagger::new(weights.clone());
        let mut plain = Plain::default();
        for text in [
            "Harbour Minister Ana Petrova said the port “will open”, and denied claims that it leaks.",
            "HARBOUR BOARD: 'No'\n\n\"We said so,\" the board's chair, Kofi Mensah, told the BBC in May. \"Twice.\"",
        ] {
            let document = document::parse(text, &Given::default());
            let prose = text::read(text, &document);
            let names = mentions::names(text, &document, &prose);
            let units = units::cut(text, &prose);
            let article = Article { text, document: &document, prose: &prose, names: &names, units: &units };
            tagger.enter(&article);
            for unit in 0..units.len() {
                let cues = tagger.cues(&article, unit);
                let features = plain.unit(&article, unit);
                let mut folded = tagger.scores.clone();
                for (at, row) in folded.iter_mut().enumerate() {
                    *cell(row, tag::CUE) -= generosity(tagger.scene.says(at));
                }
                assert_eq!(folded, sums(&weights.tags, &features));
                tagger.score_sides(&cues);
                for cue in cues {
                    tagger.score_from(&tagger.scene.cue(cue.clone()));
                    let tags = tagger.tags().to_vec();
                    let mut plain = sums(&weights.spans, &plain.cue(&tags, cue));
                    for row in &mut plain {
                        add(row, &GIVEN);
                    }
                    assert_eq!(tagger.from_cue, plain);
                }
            }
        }
    }
}
