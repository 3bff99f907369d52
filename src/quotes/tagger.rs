//! Attributions by the two taggers.
//!
//! In: the units of an article. Out: for each unit its [`Attribution`]s. The first tagger finds the
//! cues, generously, with what looks like sources and contents. The second reads the unit again from
//! each cue and says what is said and who says it: nothing, where the cue is none.

use super::edges::{subject_after, until_turn, with_verdict, without_asides};
use super::scene::{Around, Cue, Scene, Word, passage_word, read, tag};
use super::units::{Item, Unit};
use super::verbs;
use super::words::Class;
use super::{Act, Basis};
use crate::document::Document;
use crate::mentions::Name;
use crate::tagging::{Decoder, Fold, LANES, Model, Row};
use crate::text::Prose;
use std::ops::Range;

/// One act of saying within a unit.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What is said, as ranges of items; none where it stands in another unit.
    pub content: Vec<Range<usize>>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The cue.
    pub cue: Range<usize>,
    /// Said or thought.
    pub act: Act,
    /// Why this source.
    pub basis: Basis,
    /// See [`super::judge::Draft`].
    pub margins: [i32; 4],
}

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
    pub(super) fn around(&self, unit: usize) -> Around {
        let block = self.units[unit].block as usize;
        Around::of(self.units, unit, self.document.blocks[block].section)
    }

    pub(super) fn word<'t>(&'t self, item: &Item, passage: &'t mut String) -> &'t str {
        if item.quoted.is_none() {
            return item.of(self.text);
        }
        passage_word(self.text, self.prose, item, passage);
        passage
    }
}

/// The labels of the first tagger: nothing, cue, source, content; each with a beginning and an inside.
pub const TAGS: usize = 7;

/// Which labels may follow which, see [`Decoder`]: no cue touches another.
#[must_use]
pub fn tags_allowed() -> Vec<u16> {
    let begins = 1 << tag::CUE | 1 << tag::SOURCE | 1 << tag::CONTENT | 1;
    let after = |label: u8| match label {
        0 => begins,
        1 | 2 => begins & !(1 << tag::CUE) | 1 << 2,
        _ => begins | 1 << (label + label % 2),
    };
    std::iter::once(begins).chain((0..TAGS as u8).map(after)).collect()
}

/// The labels of the second tagger: nothing; of source and content the first, middle, last and only item.
pub const SPANS: usize = 9;

/// The label of a stretch's first item is the one after this.
pub const SOURCE: u8 = 1;
/// The same of content.
pub const CONTENT: u8 = 5;

/// Which labels may follow which: a stretch that began goes on to its last item.
#[must_use]
pub fn spans_allowed() -> Vec<u16> {
    let free = 0b1_0011_0011;
    let after = |label: u8| match label {
        1 | 2 => 0b1100,
        5 | 6 => 0b1100_0000,
        _ => free,
    };
    std::iter::once(free).chain((0..SPANS as u8).map(after)).collect()
}

/// How much is added to a cue's score: what is doubtful is left to the second tagger.
const GENEROUS: i16 = 84;
/// How much more for verbs of saying.
const MORE: i16 = 48;
/// How much is added where a content begins and goes on if none was found where somebody is said to speak.
const FORCED: [i16; 2] = [48, 8];
/// How much is added where a content begins: what is doubtful is left to the judge.
const GIVEN_CONTENT: i16 = 60;
/// How much is added where a source begins: most attributions have one.
const GIVEN_SOURCE: i16 = 48;

/// The weights of both taggers and of the judgement.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// Of the first.
    pub tags: Model<'a>,
    /// Of the second.
    pub spans: Model<'a>,
    /// Of what sources are chosen by.
    pub sources: Model<'a>,
    /// Of what the drafts are judged by.
    pub drafts: Model<'a>,
}

/// Both taggers with the room that they need, kept from article to article.
pub struct Tagger<'w> {
    pub(super) weights: Weights<'w>,
    tags: Reader,
    spans: Reader,
    /// The second tagger's number of a word, by the first one's.
    twins: Vec<u32>,
    scene: Scene,
    numbers: Vec<u32>,
    scores: Vec<Row>,
    from_cue: Vec<Row>,
    features: Vec<u32>,
    labels: Vec<u8>,
    passage: String,
}

struct Reader {
    fold: Fold<Word>,
    decoder: Decoder,
    links: Vec<Row>,
}

impl Reader {
    fn new(model: &Model<'_>, allowed: &[u16]) -> Self {
        let links = std::iter::once(None).chain((0..model.labels()).map(Some)).map(|from| *model.link(from)).collect();
        Self { fold: Fold::default(), decoder: Decoder::new(model, allowed), links }
    }

    /// The score of a sequence of labels, less that of no label anywhere.
    fn margin(&self, scores: &[Row], labels: &[u8]) -> i32 {
        let mut last = 0;
        let mut sum = 0;
        for (row, label) in scores.iter().zip(labels) {
            let label = usize::from(*label);
            let cell = |from: usize, to: usize| i32::from(self.links[from][to]) + i32::from(row[to]);
            sum += cell(last, label) - cell(usize::from(last > 0), 0);
            last = label + 1;
        }
        sum
    }
}

impl<'w> Tagger<'w> {
    /// The taggers with these weights.
    #[must_use]
    pub fn new(weights: Weights<'w>) -> Self {
        let tags = Reader::new(&weights.tags, &tags_allowed());
        let spans = Reader::new(&weights.spans, &spans_allowed());
        Self {
            weights,
            tags,
            spans,
            twins: Vec::new(),
            scene: Scene::default(),
            numbers: Vec::new(),
            scores: Vec::new(),
            from_cue: Vec::new(),
            features: Vec::new(),
            labels: Vec::new(),
            passage: String::new(),
        }
    }

    /// Forgets words if there are too many: call it between articles.
    pub fn trim(&mut self) {
        self.tags.fold.trim();
        if self.tags.fold.is_empty() {
            self.spans.fold = Fold::default();
            self.twins.clear();
        }
    }

    /// What the first tagger says of a unit: the cues.
    pub fn cues(&mut self, article: &Article<'_>, unit: usize) -> Vec<Range<usize>> {
        let items = &article.units[unit].items;
        self.numbers.clear();
        for item in items {
            let word = article.word(item, &mut self.passage);
            let sort = item.class as usize;
            let number = self.tags.fold.number(&self.weights.tags, sort, word, |w, out| read(w, item.class, out));
            if number as usize == self.twins.len() {
                let twin = self.spans.fold.number(&self.weights.spans, sort, word, |w, out| read(w, item.class, out));
                self.twins.push(twin);
            }
            self.numbers.push(number);
        }
        let words = self.numbers.iter().map(|number| *self.tags.fold.facts(*number));
        self.scene.enter(items, words, article.names, article.around(unit));
        self.tags.fold.scores(&self.numbers, &mut self.scores);
        for (at, row) in self.scores.iter_mut().enumerate() {
            self.features.clear();
            self.scene.context(at, &mut self.features);
            self.features.iter().for_each(|feature| self.weights.tags.score(*feature, row));
            row[usize::from(tag::CUE)] += if self.scene.says(at) { GENEROUS + MORE } else { GENEROUS };
        }
        self.tags.decoder.decode(&self.scores, &mut self.scene.tags);
        self.scene.note_tags();
        stretches(&self.scene.tags, tag::CUE).collect()
    }

    /// The attributions of a unit, in the order of their cues.
    pub fn attributions(&mut self, article: &Article<'_>, unit: usize) -> Vec<Attribution> {
        let cues = self.cues(article, unit);
        if cues.is_empty() {
            return Vec::new();
        }
        let tag_scores = self.turn_to_spans();
        let found = cues.into_iter().filter_map(|cue| self.belonging(article, unit, cue, &tag_scores)).collect();
        self.scores = tag_scores;
        found
    }

    /// Looks again for a content, unless a passage nearby waits for its cue.
    fn force(&mut self, article: &Article<'_>, unit: usize) {
        let passage = |other: Option<usize>| {
            let other = other.and_then(|other| article.units.get(other));
            other.is_some_and(|other| other.items.len() <= 2 && other.items.iter().any(|i| i.class == Class::Quote))
        };
        if passage(unit.checked_sub(1)) || passage(Some(unit + 1)) {
            return;
        }
        for row in &mut self.from_cue {
            for (label, cell) in row.iter_mut().enumerate().skip(usize::from(CONTENT)).take(4) {
                let begins = label == usize::from(CONTENT) || label == usize::from(CONTENT) + 3;
                *cell += if begins { FORCED[0] } else { FORCED[1] };
            }
        }
        self.spans.decoder.decode(&self.from_cue, &mut self.labels);
    }

    /// What was added to the item's score as a cue.
    fn generosity(&self, at: usize) -> i16 {
        if self.scene.says(at) { GENEROUS + MORE } else { GENEROUS }
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

    /// The second tagger's scores as seen from a cue.
    fn score_from(&mut self, cue: &Cue) {
        self.from_cue.clone_from(&self.scores);
        for (at, row) in self.from_cue.iter_mut().enumerate() {
            self.features.clear();
            self.scene.seen_from(cue, at, &mut self.features);
            for feature in &self.features {
                self.weights.spans.score(*feature, row);
            }
        }
    }

    /// Turns the scores to those of the second tagger, which are the same for all cues but for what
    /// each cue adds.
    fn turn_to_spans(&mut self) -> Vec<Row> {
        let numbers: Vec<u32> = self.numbers.iter().map(|number| self.twins[*number as usize]).collect();
        let tag_scores = std::mem::take(&mut self.scores);
        self.spans.fold.scores(&numbers, &mut self.scores);
        tag_scores
    }

    /// What belongs to a cue by the second tagger.
    fn belonging(
        &mut self,
        article: &Article<'_>,
        unit: usize,
        items: Range<usize>,
        tag_scores: &[Row],
    ) -> Option<Attribution> {
        self.score_from(&self.scene.cue(items.clone()));
        for row in &mut self.from_cue {
            for (first, bonus) in [(SOURCE, GIVEN_SOURCE), (CONTENT, GIVEN_CONTENT)] {
                row[usize::from(first)] += bonus;
                row[usize::from(first) + 3] += bonus;
            }
        }
        self.spans.decoder.decode(&self.from_cue, &mut self.labels);
        if !self.labels.iter().any(|label| *label >= CONTENT) && self.labels.iter().any(|label| *label >= SOURCE) {
            self.force(article, unit);
        }
        let said = &article.units[unit].items;
        let content = spans(&self.labels, CONTENT)
            .map(|range| if range.start < items.end { range } else { until_turn(said, range, article.text) });
        let content = without_asides(said, content.collect());
        let (items, mut content) = with_verdict(said, items, content);
        let near = |range: &Range<usize>| {
            if range.end <= items.start { items.start - range.end } else { range.start.saturating_sub(items.end) }
        };
        let source = spans(&self.labels, SOURCE).min_by_key(near);
        let source = source.or_else(|| subject_after(said, &items, &mut content));
        if content.is_empty() && source.is_none() {
            return None;
        }
        let cue_margin = items.clone().map(|at| {
            let row = &tag_scores[at];
            i32::from((row[1] - self.generosity(at)).max(row[2])) - i32::from(row[0])
        });
        let source_margin = source.clone().map_or(0, |source| {
            let inside = |at: usize| (1..5).map(|label| self.from_cue[at][label]).max().unwrap_or(0);
            source.map(|at| i32::from(inside(at)) - i32::from(self.from_cue[at][0])).max().unwrap_or(0)
        });
        let margins = [
            cue_margin.max().unwrap_or(0),
            self.spans.margin(&self.from_cue, &self.labels),
            source_margin,
            self.seen_before(&content),
        ];
        let unit = &article.units[unit].items;
        let act = act(&unit[items.clone()], unit, &content, article.text);
        let basis = basis(&unit[items.clone()], &unit[..items.start], article.text);
        Some(Attribution { content, source, cue: items, act, basis, margins })
    }
}

/// The stretches of a label and its inside, the label after it.
fn stretches(labels: &[u8], begin: u8) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..labels.len()).filter(move |at| labels[*at] == begin);
    starts.map(move |start| {
        let more = labels[start + 1..].iter().take_while(|label| **label == begin + 1).count();
        start..start + 1 + more
    })
}

/// The stretches of the second tagger of which `first` is the label of the first item.
fn spans(labels: &[u8], first: u8) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..labels.len()).filter(move |at| labels[*at] == first || labels[*at] == first + 3);
    starts.map(move |start| {
        let goes_on = |label: &&u8| **label == first + 1 || **label == first + 2;
        let more = if labels[start] == first { labels[start + 1..].iter().take_while(goes_on).count() } else { 0 };
        start..start + 1 + more
    })
}

/// Words of cues that tell of speech and are no verbs of saying: "according to", "made clear".
const SAYS: [&str; 2] = ["according", "clear"];

/// Speech if a word of the cue says so, or if all that it introduces is quoted.
fn act(cue: &[Item], unit: &[Item], content: &[Range<usize>], text: &str) -> Act {
    let says = |item: &Item| {
        let word = item.of(text);
        item.class == Class::Colon
            || verbs::of(word).is_some()
            || SAYS.iter().any(|says| word.eq_ignore_ascii_case(says))
    };
    let quoted = |range: &Range<usize>| unit[range.clone()].iter().all(|item| item.class == Class::Quote);
    let all_quoted = !content.is_empty() && content.iter().all(quoted);
    if all_quoted || cue.iter().any(says) { Act::Speech } else { Act::Thought }
}

fn basis(cue: &[Item], before: &[Item], text: &str) -> Basis {
    let noun = before.last().is_some_and(|item| matches!(item.class, Class::Clitic | Class::Determiner));
    match cue.first() {
        Some(item) if item.of(text).eq_ignore_ascii_case("according") => Basis::AccordingTo,
        Some(item) if item.class == Class::Colon => Basis::Label,
        _ if noun => Basis::Noun,
        _ => Basis::Verb,
    }
}

impl Tagger<'_> {
    /// What the first tagger said of the last unit.
    #[must_use]
    pub fn tags(&self) -> &[u8] {
        &self.scene.tags
    }
}

const _: () = assert!(SPANS <= LANES && TAGS <= LANES);

#[cfg(test)]
mod tests {
    use super::super::plain::Plain;
    use super::super::{WEIGHTS, units};
    use super::*;
    use crate::document::{self, Given};
    use crate::{mentions, text};

    fn sums(model: &Model<'_>, features: &[Vec<u32>]) -> Vec<Row> {
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
            for unit in 0..units.len() {
                let cues = tagger.cues(&article, unit);
                let features = plain.unit(&article, unit);
                let mut folded = tagger.scores.clone();
                for (at, row) in folded.iter_mut().enumerate() {
                    row[usize::from(tag::CUE)] -= tagger.generosity(at);
                }
                assert_eq!(folded, sums(&weights.tags, &features));
                tagger.turn_to_spans();
                for cue in cues {
                    tagger.score_from(&tagger.scene.cue(cue.clone()));
                    let tags = tagger.tags().to_vec();
                    assert_eq!(tagger.from_cue, sums(&weights.spans, &plain.cue(&tags, cue)));
                }
            }
        }
    }

    #[test]
    fn stretches_close() {
        let labels = [CONTENT, CONTENT + 1, CONTENT + 2, 0, SOURCE + 3, 0];
        assert!(spans(&labels, CONTENT).eq(std::iter::once(0..3)));
        assert!(spans(&labels, SOURCE).eq(std::iter::once(4..5)));
        assert!(stretches(&[0, tag::CUE, 2, tag::SOURCE], tag::CUE).eq(std::iter::once(1..3)));
        assert_eq!(tags_allowed()[1 + usize::from(tag::CUE)] >> tag::CUE & 1, 0);
    }
}
