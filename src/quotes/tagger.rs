//! Attributions by the two taggers.
//!
//! In: the units of an article. Out: for each unit its [`Attribution`]s. The first tagger finds the
//! cues, generously, with what looks like sources and contents. The second reads the unit again from
//! each cue and says what is said and who says it: nothing, where the cue is none.

use super::scene::{Around, Cue, Scene, Word, passage_word, read, tag};
use super::units::{Item, Unit};
use super::verbs;
use super::words::Class;
use super::{Act, Basis};
use crate::document::Document;
use crate::mentions::Name;
use crate::tagging::{Decoder, Fold, Folded, LANES, Model, Row, placed};
use crate::text::Prose;
use std::collections::HashMap;
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
    fn around(&self, unit: usize) -> Around {
        let block = self.units[unit].block as usize;
        Around::of(self.units, unit, self.document.blocks[block].section)
    }

    fn word<'t>(&'t self, item: &Item, passage: &'t mut String) -> &'t str {
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
            let says = self.scene.says(at);
            row[usize::from(tag::CUE)] += if says { GENEROUS + MORE } else { GENEROUS };
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
        let numbers: Vec<u32> = self.numbers.iter().map(|number| self.twins[*number as usize]).collect();
        let tag_scores = std::mem::take(&mut self.scores);
        self.spans.fold.scores(&numbers, &mut self.scores);
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

    /// How many tenths of a content the first tagger saw as content, too.
    fn seen_before(&self, content: &[Range<usize>]) -> i32 {
        let (mut all, mut seen) = (0, 0);
        for at in content.iter().cloned().flatten() {
            all += 1;
            seen += i32::from(self.scene.tags[at] >= tag::CONTENT);
        }
        10 * seen / all.max(1)
    }

    /// What belongs to a cue by the second tagger.
    fn belonging(
        &mut self,
        article: &Article<'_>,
        unit: usize,
        items: Range<usize>,
        tag_scores: &[Row],
    ) -> Option<Attribution> {
        let cue = self.scene.cue(items.clone());
        self.from_cue.clone_from(&self.scores);
        for (at, row) in self.from_cue.iter_mut().enumerate() {
            self.features.clear();
            self.scene.seen_from(&cue, at, &mut self.features);
            self.features.iter().for_each(|feature| self.weights.spans.score(*feature, row));
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
        let content = without_asides(said, content.collect(), article.text);
        let (items, content) = with_verdict(said, items, content);
        let near = |range: &Range<usize>| {
            if range.end <= items.start { items.start - range.end } else { range.start.saturating_sub(items.end) }
        };
        let source = spans(&self.labels, SOURCE).min_by_key(near);
        if content.is_empty() && source.is_none() {
            return None;
        }
        let cue_margin = items.clone().map(|at| {
            let row = &tag_scores[at];
            let given = if self.scene.says(at) { GENEROUS + MORE } else { GENEROUS };
            i32::from((row[1] - given).max(row[2])) - i32::from(row[0])
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

/// What is said right of its cue, up to where the sentence turns back to the speaker: "…, but gave no
/// dates", "…, without naming them".
fn until_turn(items: &[Item], range: Range<usize>, text: &str) -> Range<usize> {
    let verb = |item: &Item| matches!(item.class, Class::Auxiliary | Class::Be | Class::That | Class::Subject);
    let named = |at: usize| {
        matches!(items[range.start].class, Class::Determiner | Class::Word) && !items[range.start..at].iter().any(verb)
    };
    let turns = |at: &usize| {
        let next = |offset: usize| items.get(at + offset).map(|item| item.class);
        let drops = next(1) == Some(Class::But) && matches!(next(2), Some(Class::Word | Class::Auxiliary));
        let leaves = named(*at) && next(1) == Some(Class::And) && clause_follows(items, at + 2);
        let again = items[*at].class == Class::And
            && items.get(at + 1).is_some_and(|item| item.class == Class::Word && verbs::is_past(item.of(text)));
        again
            || items[*at].class == Class::Comma
                && (drops || leaves || items.get(at + 1).is_some_and(|item| item.of(text) == "without"))
    };
    let end = past_inserted(items, range.end);
    let end = (range.start + 1..end.saturating_sub(1)).find(turns).unwrap_or(end);
    range.start..end
}

/// Past ", which mentioned courts," where the clause goes on behind it.
fn past_inserted(items: &[Item], end: usize) -> usize {
    const REACH: usize = 14;
    let class = |at: usize| items.get(at).map(|item| item.class);
    let inserted = matches!(class(end + 1), Some(Class::Relative | Class::Preposition | Class::Subordinator));
    if class(end) != Some(Class::Comma) || !inserted {
        return end;
    }
    let closes = |at: &usize| matches!(class(*at), Some(Class::Comma | Class::Stop | Class::Quote));
    let Some(close) = (end + 1..items.len().min(end + REACH)).find(closes) else { return end };
    let goes_on = matches!(class(close + 1), Some(Class::Word | Class::Auxiliary | Class::Be));
    if class(close) != Some(Class::Comma) || !goes_on {
        return end;
    }
    (close + 1..items.len()).find(|at| matches!(class(*at), Some(Class::Comma | Class::Stop))).unwrap_or(items.len())
}

/// Without what is told between two passages of the speaker: "…," he says, pouring coffee. "…".
fn without_asides(items: &[Item], mut content: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    let quoted = |range: &Range<usize>| items[range.clone()].iter().any(|item| item.class == Class::Quote);
    let aside = |range: &Range<usize>| {
        let first = &items[range.start];
        !quoted(range) && (first.class == Class::Preposition || first.of(text).ends_with("ing"))
    };
    if content.first().is_some_and(quoted) {
        content.retain(|range| !aside(range));
    }
    content
}

/// "dismissed as idle the idea that …": the verdict belongs to the cue.
fn with_verdict(
    items: &[Item],
    cue: Range<usize>,
    mut content: Vec<Range<usize>>,
) -> (Range<usize>, Vec<Range<usize>>) {
    let class = |at: usize| items.get(at).map(|item| item.class);
    for range in &mut content {
        let judges = range.start == cue.end
            && class(cue.end) == Some(Class::As)
            && class(cue.end + 1) == Some(Class::Word)
            && matches!(class(cue.end + 2), Some(Class::Determiner | Class::That | Class::Word | Class::Capital));
        if judges && range.len() > 2 {
            range.start += 2;
            let leaves = |at: &usize| {
                items[*at].class == Class::Comma && !matches!(class(at + 1), Some(Class::Relative | Class::And))
            };
            range.end = range.clone().find(leaves).unwrap_or(range.end);
            return (cue.start..cue.end + 2, content);
        }
    }
    (cue, content)
}

/// Whether a clause of its own begins at `at`: a finite verb comes before the next stop.
fn clause_follows(items: &[Item], at: usize) -> bool {
    const REACH: usize = 16;
    let mut until_stop = items.iter().skip(at).take(REACH).take_while(|item| item.class != Class::Stop);
    until_stop.any(|item| matches!(item.class, Class::Auxiliary | Class::Be))
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

/// The plain twin of the folded sums, which training reads: every feature of every item.
#[derive(Default)]
pub struct Plain {
    known: HashMap<(Class, String), (Word, Vec<Folded>)>,
    scene: Scene,
    folded: Vec<Vec<u32>>,
}

impl Plain {
    /// The features of each item of a unit for the first tagger.
    pub fn unit(&mut self, article: &Article<'_>, unit: usize) -> Vec<Vec<u32>> {
        let items = &article.units[unit].items;
        let mut passage = String::new();
        let keys: Vec<_> = items.iter().map(|item| (item.class, article.word(item, &mut passage).to_owned())).collect();
        for key in &keys {
            self.known.entry(key.clone()).or_insert_with(|| {
                let mut out = Vec::new();
                (read(&key.1, key.0, &mut out), out)
            });
        }
        let words: Vec<Word> = keys.iter().map(|key| self.known[key].0).collect();
        self.scene.enter(items, words.into_iter(), article.names, article.around(unit));
        let one = |at: usize| {
            let mut out = Vec::new();
            let first = at.saturating_sub(2);
            for (near, key) in keys.iter().enumerate().take(at + 3).skip(first) {
                let within = self.known[key].1.iter().filter(|f| usize::from(f.reach) >= near.abs_diff(at));
                out.extend(within.map(|f| placed(f.feature, (near + 2 - at) as u8)));
            }
            out
        };
        self.folded = (0..items.len()).map(one).collect();
        let with_context = |(at, folded): (usize, &Vec<u32>)| {
            let mut out = folded.clone();
            self.scene.context(at, &mut out);
            out
        };
        self.folded.iter().enumerate().map(with_context).collect()
    }

    /// The features of each item for the second tagger, as seen from a cue, in the unit that was read
    /// last and was tagged like this.
    pub fn cue(&mut self, tags: &[u8], cue: Range<usize>) -> Vec<Vec<u32>> {
        self.scene.tags = tags.to_vec();
        self.scene.note_tags();
        let cue: Cue = self.scene.cue(cue);
        let with_context = |(at, folded): (usize, &Vec<u32>)| {
            let mut out = folded.clone();
            self.scene.seen_from(&cue, at, &mut out);
            out
        };
        self.folded.iter().enumerate().map(with_context).collect()
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
