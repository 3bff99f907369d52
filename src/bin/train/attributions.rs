//! Annotated attributions to the weights of what finds quotes: two taggers and a judge
//! (`src/data/attribution_tags.bin`, `attribution_spans.bin`, `attribution_drafts.bin`).
//!
//! Each learns from what the one before makes of articles that it was not taught on.

use pullquote::document::{self, Document, Given};
use pullquote::mentions::{self, Name};
use pullquote::quotes;
use pullquote::quotes::judge::{self, Draft, OUTCOMES};
use pullquote::quotes::plain::Plain;
use pullquote::quotes::sources;
use pullquote::quotes::tagger::{
    Article, CONTENT, LANES, SOURCE, SPANS, TAGS, Tagger, Weights, spans_allowed, tags_allowed,
};
use pullquote::quotes::units::{self, Item, Unit};
use pullquote::quotes::words::Class;
use pullquote::span::Span;
use pullquote::tagging::Model;
use pullquote::tagging::learn::{Options, Sentence, fit};
use pullquote::text::{self, Prose};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::iter::repeat_n;
use std::ops::Range;

#[derive(Deserialize)]
struct Annotated {
    id: String,
    text: String,
    attributions: Vec<Gold>,
}

/// An article of ours: a file below [`OWN`] up to [`END`], and where in it the annotation is not settled.
#[derive(Deserialize)]
struct Own {
    article: String,
    attributions: Vec<Gold>,
    open: Vec<[usize; 2]>,
}

/// The folder of our own articles, and the line that ends each.
const OWN: &str = "tests/articles";
const END: &str = "=== quotes\n";

#[derive(Deserialize)]
struct Gold {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

/// By the figures on a sixth of the train set; see MODEL_CARD.md.
const TAG_OPTIONS: Options =
    Options { labels: TAGS, log_rows: 16, steps: 24, rounds: 8, rate: 0.04, decay: 1e-3, dropped: 0.5, fits: 3 };
const SPAN_OPTIONS: Options =
    Options { labels: SPANS, log_rows: 17, steps: 24, rounds: 12, rate: 0.02, decay: 1e-3, dropped: 0.5, fits: 3 };
const DRAFT_OPTIONS: Options =
    Options { labels: OUTCOMES, log_rows: 13, steps: 24, rounds: 12, rate: 0.02, decay: 1e-3, dropped: 0.2, fits: 3 };
const SOURCE_OPTIONS: Options = Options {
    labels: sources::OUTCOMES,
    log_rows: 13,
    steps: 24,
    rounds: 12,
    rate: 0.02,
    decay: 1e-3,
    dropped: 0.2,
    fits: 3,
};

/// How often our own articles are read in a round: they are few, and of the whole world.
const OWN_TIMES: usize = 2;

/// An article with what is annotated in each unit.
struct Lesson {
    id: String,
    text: String,
    document: Document,
    prose: Prose,
    names: Vec<Name>,
    units: Vec<Unit>,
    /// For each unit what is cue, source, content there.
    tags: Vec<Vec<u8>>,
    /// The attributions as spans.
    spans: Vec<Spans>,
    /// What the annotation leaves open.
    open: Vec<Span>,
    /// For each unit the attributions whose cue is there.
    golds: Vec<Vec<Marked>>,
    /// How often it is read in a round.
    times: usize,
}

/// An attribution in the text.
struct Spans {
    source: Vec<Span>,
    content: Vec<Span>,
}

/// An attribution within a unit.
struct Marked {
    cue: Range<usize>,
    source: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

impl Lesson {
    fn read(line: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self::new(serde_json::from_str(line)?, &[]))
    }

    fn own(line: &str) -> Result<Self, Box<dyn Error>> {
        let Own { article, attributions, open } = serde_json::from_str(line)?;
        let file = std::fs::read_to_string(format!("{OWN}/{article}"))?;
        let text = file.split(END).next().unwrap_or_default().to_owned();
        Ok(Self { times: OWN_TIMES, ..Self::new(Annotated { id: article, text, attributions }, &open) })
    }

    fn new(annotated: Annotated, open: &[[usize; 2]]) -> Self {
        let Annotated { id, text, attributions } = annotated;
        let document = document::parse(&text, &Given::default());
        let prose = text::read(&text, &document);
        let names = mentions::names(&text, &document, &prose);
        let units = units::cut(&text, &prose);
        let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let mut tags: Vec<Vec<u8>> = units.iter().map(|unit| vec![0; unit.items.len()]).collect();
        let mut golds: Vec<Vec<Marked>> = units.iter().map(|_| Vec::new()).collect();
        let place = |[start, end]: &[usize; 2]| Span::new(bytes[*start], bytes[*end]);
        let placed = |spans: &[[usize; 2]]| spans.iter().map(place).collect();
        let whole = |gold: &Gold| Spans { source: placed(&gold.source), content: placed(&gold.content) };
        let spans = attributions.iter().map(whole).collect();
        for gold in &attributions {
            let find = |spans: &[[usize; 2]], trim: bool| -> Vec<(usize, Range<usize>)> {
                let spans = spans.iter().map(|[start, end]| (bytes[*start], bytes[*end]));
                spans.flat_map(|span| stretches(&units, &prose, span, trim)).collect()
            };
            let (cue, source, content) = (find(&gold.cue, false), find(&gold.source, true), find(&gold.content, true));
            for (begin, found) in [(5, &content), (3, &source), (1, &cue)] {
                for (unit, range) in found {
                    let label = |at| if at == range.start { begin } else { begin + 1 };
                    range.clone().for_each(|at| tags[*unit][at] = label(at));
                }
            }
            let Some((unit, cue)) = cue.first().cloned() else { continue };
            let here = |found: Vec<(usize, Range<usize>)>| -> Vec<Range<usize>> {
                found.into_iter().filter(|(other, _)| *other == unit).map(|(_, range)| range).collect()
            };
            golds[unit].push(Marked { cue, source: here(source), content: here(content) });
        }
        for tags in &mut tags {
            make_allowed(tags);
        }
        let open = placed(open);
        Self { id, text, document, prose, names, units, tags, spans, open, golds, times: 1 }
    }

    /// Whether nothing in a unit is left open.
    fn is_settled(&self, unit: usize) -> bool {
        let unit = &self.units[unit];
        let start = unit.items.first().map_or(0, |item| item.span.start);
        !self.open.iter().any(|open| open.start < unit.end && start < open.end)
    }

    /// Whether the annotation says what a draft is.
    fn settles(&self, draft: &Draft) -> bool {
        !draft.quote.spans.iter().any(|said| self.open.iter().any(|open| open.overlaps(*said)))
    }

    fn article(&self) -> Article<'_> {
        Article {
            text: &self.text,
            document: &self.document,
            prose: &self.prose,
            names: &self.names,
            units: &self.units,
        }
    }
}

/// Where one annotation cuts into another: what goes on is one stretch, what is left of another begins.
fn make_allowed(tags: &mut [u8]) {
    for at in 0..tags.len() {
        let last = if at == 0 { 0 } else { tags[at - 1] };
        let tag = tags[at];
        let same = last > 0 && (last - 1) / 2 == tag.wrapping_sub(1) / 2;
        tags[at] = match tag {
            2 | 4 | 6 if !same => tag - 1,
            1 if same => 2,
            _ => tag,
        };
    }
}

/// The items that a span covers, unit by unit.
fn stretches(units: &[Unit], prose: &Prose, (start, end): (u32, u32), trim: bool) -> Vec<(usize, Range<usize>)> {
    let within = |item: &Item| match item.quoted {
        Some(at) => {
            let inner = prose.quoted[at as usize].inner;
            2 * end.min(inner.end).saturating_sub(start.max(inner.start)) > inner.len()
        }
        None => start <= item.span.start && item.span.start < end,
    };
    let mut found = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        let ends = |unit: &Unit| unit.items.last().map_or(0, |item| item.span.end);
        if ends(unit) <= start || unit.items.first().is_none_or(|item| item.span.start >= end) {
            continue;
        }
        let Some(mut first) = unit.items.iter().position(within) else { continue };
        let mut last = unit.items.iter().rposition(within).unwrap_or(first);
        let edge = |at: usize| {
            trim && matches!(
                unit.items[at].class,
                Class::Comma | Class::Stop | Class::Colon | Class::Dash | Class::Mark
            )
        };
        while first < last && edge(first) {
            first += 1;
        }
        while last > first && edge(last) {
            last -= 1;
        }
        found.push((number, first..last + 1));
    }
    found
}

fn sentence(features: Vec<Vec<u32>>, labels: Vec<u16>, options: &Options) -> Sentence {
    let mut sentence = Sentence { labels, ..Sentence::default() };
    for features in features {
        sentence.features.extend(features.into_iter().map(|feature| feature & ((1 << options.log_rows) - 1)));
        sentence.ends.push(sentence.features.len() as u32);
    }
    sentence
}

fn fit_tags<'l>(lessons: impl Iterator<Item = &'l Lesson>) -> Vec<u8> {
    let mut sentences = Vec::new();
    for lesson in lessons {
        let mut plain = Plain::default();
        for (unit, tags) in lesson.tags.iter().enumerate().filter(|(unit, _)| lesson.is_settled(*unit)) {
            let labels = tags.iter().map(|tag| 1 << tag).collect();
            let sentence = sentence(plain.unit(&lesson.article(), unit), labels, &TAG_OPTIONS);
            sentences.extend(repeat_n(sentence, lesson.times));
        }
    }
    fit::<LANES>(&sentences, &tags_allowed(), TAG_OPTIONS)
}

/// For each unit of a lesson the tags and the cues that the first tagger finds.
type Tagged = Vec<(Vec<u8>, Vec<Range<usize>>)>;

fn tag<'l>(lessons: impl Iterator<Item = &'l Lesson>, tags: &[u8]) -> Vec<Tagged> {
    let tags = Model::read(tags).expect("weights just made");
    let [spans, sources, drafts] = [SPANS, sources::OUTCOMES, OUTCOMES].map(no_weights);
    let read = |file| Model::read(file).expect("weights just made");
    let (spans, sources, drafts) = (read(&spans), read(&sources), read(&drafts));
    let mut tagger = Tagger::new(Weights { tags, spans, sources, drafts });
    lessons
        .map(|lesson| {
            let article = lesson.article();
            tagger.enter(&article);
            (0..lesson.units.len())
                .map(|unit| {
                    let cues = tagger.cues(&article, unit);
                    (tagger.tags().to_vec(), cues)
                })
                .collect()
        })
        .collect()
}

fn fit_spans<'l>(lessons: impl Iterator<Item = (&'l Lesson, &'l Tagged)>) -> Vec<u8> {
    let mut sentences = Vec::new();
    for (lesson, found) in lessons {
        let mut plain = Plain::default();
        for (unit, (tags, cues)) in found.iter().enumerate() {
            if cues.is_empty() || !lesson.is_settled(unit) {
                continue;
            }
            plain.unit(&lesson.article(), unit);
            for cue in cues {
                let gold = lesson.golds[unit].iter().find(|gold| gold.cue.start < cue.end && cue.start < gold.cue.end);
                let mut labels = vec![1_u16; tags.len()];
                if let Some(gold) = gold {
                    gold.source.iter().for_each(|range| mark(&mut labels, range, OF_SOURCE));
                    gold.content.iter().for_each(|range| mark(&mut labels, range, OF_CONTENT));
                }
                let sentence = sentence(plain.cue(tags, cue.clone()), labels, &SPAN_OPTIONS);
                sentences.extend(repeat_n(sentence, lesson.times));
            }
        }
    }
    eprintln!("{} cues", sentences.len());
    fit::<LANES>(&sentences, &spans_allowed(), SPAN_OPTIONS)
}

/// The labels of a stretch's first, middle and last item, and of an only one.
const OF_SOURCE: [u8; 4] = [SOURCE, SOURCE + 1, SOURCE + 1, SOURCE];
const OF_CONTENT: [u8; 4] = [CONTENT, CONTENT + 1, CONTENT + 2, CONTENT + 3];

/// Gives the items of a stretch these labels, unless one of them has one already.
fn mark(labels: &mut [u16], range: &Range<usize>, [first, middle, last, only]: [u8; 4]) {
    if labels[range.clone()].iter().any(|label| *label != 1) {
        return;
    }
    if range.len() == 1 {
        labels[range.start] = 1 << only;
        return;
    }
    labels[range.clone()].fill(1 << middle);
    labels[range.start] = 1 << first;
    labels[range.end - 1] = 1 << last;
}

type Reader = fn(&str) -> Result<Lesson, Box<dyn Error>>;

/// The lessons of a file, one a line.
fn lessons(path: &str, read: Reader) -> Result<Vec<Lesson>, Box<dyn Error>> {
    std::fs::read_to_string(path)?.lines().map(read).collect()
}

/// The files of weights.
struct Made {
    tags: Vec<u8>,
    spans: Vec<u8>,
    sources: Vec<u8>,
    drafts: Vec<u8>,
}

impl Made {
    fn weights(&self) -> Result<Weights<'_>, Box<dyn Error>> {
        let read = |file| Model::read(file);
        let (tags, spans) = (read(&self.tags)?, read(&self.spans)?);
        Ok(Weights { tags, spans, sources: read(&self.sources)?, drafts: read(&self.drafts)? })
    }
}

/// In how many parts the lessons are read, so that what is learned next sees what a tagger says of
/// articles that it was not taught on.
const FOLDS: usize = 3;

/// Fits all weights on these lessons.
fn learn(lessons: &[&Lesson]) -> Result<Made, Box<dyn Error>> {
    let without = |fold: usize| lessons.iter().copied().enumerate().filter(move |(at, _)| at % FOLDS != fold);
    let within = |fold: usize| lessons.iter().copied().skip(fold).step_by(FOLDS);
    let mut found: Vec<Tagged> = lessons.iter().map(|_| Vec::new()).collect();
    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let tags = fit_tags(without(fold).map(|(_, lesson)| lesson));
        for (at, tagged) in tag(within(fold), &tags).into_iter().enumerate() {
            found[fold + at * FOLDS] = tagged;
        }
        folds.push(tags);
    }
    let mut drafts: Vec<Vec<(&Lesson, Vec<Draft>)>> = Vec::new();
    for (fold, tags) in folds.into_iter().enumerate() {
        let spans = fit_spans(without(fold).map(|(at, lesson)| (lesson, &found[at])));
        let made = Made { tags, spans, sources: no_weights(sources::OUTCOMES), drafts: no_weights(OUTCOMES) };
        let mut tagger = Tagger::new(made.weights()?);
        drafts.push(within(fold).map(|lesson| (lesson, quotes::drafts(&mut tagger, &lesson.article()))).collect());
    }
    let sources = fit_sources(drafts.iter().flatten());
    let mut sentences = Vec::new();
    for fold in 0..FOLDS {
        let others = drafts.iter().enumerate().filter(|(other, _)| *other != fold);
        let sources = fit_sources(others.flat_map(|(_, drafts)| drafts));
        let sources = Model::read(&sources)?;
        for (lesson, drafts) in &mut drafts[fold].clone() {
            sources::settle(&sources, drafts, &lesson.article());
            judge_lesson(drafts, lesson, &mut sentences);
        }
    }
    let spans = fit_spans(lessons.iter().copied().zip(&found));
    let tags = fit_tags(lessons.iter().copied());
    let outcomes = [0b111; OUTCOMES + 1];
    Ok(Made { tags, spans, sources, drafts: fit::<LANES>(&sentences, &outcomes, DRAFT_OPTIONS) })
}

/// What chooses sources, by these articles with the drafts that taggers made of them.
fn fit_sources<'l>(lessons: impl Iterator<Item = &'l (&'l Lesson, Vec<Draft>)>) -> Vec<u8> {
    let (mut sentences, mut found, mut row) = (Vec::new(), Vec::new(), Vec::new());
    for (lesson, drafts) in lessons {
        let article = lesson.article();
        for (at, gold) in matches(drafts, lesson).into_iter().enumerate() {
            let asked = sources::is_doubtful(&drafts[at]) && lesson.settles(&drafts[at]);
            let Some(gold) = gold.filter(|_| asked) else { continue };
            let doubt = sources::Doubt::new(drafts, at, &article);
            doubt.candidates(&mut found);
            for number in 0..found.len() {
                doubt.features(&found, number, &mut row);
                let right = lesson.shared(&[found[number].span], &lesson.spans[gold].source) > 0;
                sentences.push(sentence(vec![row.clone()], vec![1 << u8::from(right)], &SOURCE_OPTIONS));
            }
        }
    }
    eprintln!("{} candidates", sentences.len());
    fit::<LANES>(&sentences, &[0b11; sources::OUTCOMES + 1], SOURCE_OPTIONS)
}

/// Weights that say nothing.
fn no_weights(labels: usize) -> Vec<u8> {
    Model::<LANES>::write(labels, 24, &vec![0.0; (labels + 1) * labels], &vec![0.0; labels])
}

impl Lesson {
    fn letters(&self, span: Span) -> usize {
        span.of(&self.text).chars().filter(|c| c.is_alphanumeric()).count()
    }

    fn size(&self, spans: &[Span]) -> usize {
        spans.iter().map(|span| self.letters(*span)).sum()
    }

    /// How many letters are in both.
    fn shared(&self, a: &[Span], b: &[Span]) -> usize {
        let both = a.iter().flat_map(|a| b.iter().map(move |b| Span::new(a.start.max(b.start), a.end.min(b.end))));
        both.filter(|span| !span.is_empty()).map(|span| self.letters(span)).sum()
    }
}

/// For each draft of an article the attribution that it is.
fn matches(drafts: &[Draft], lesson: &Lesson) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        for (number, gold) in lesson.spans.iter().enumerate() {
            let both = lesson.shared(&draft.quote.spans, &gold.content);
            let union = lesson.size(&draft.quote.spans) + lesson.size(&gold.content) - both;
            if both > 0 && 2 * both >= union {
                pairs.push((1000 * both / union, at, number));
            }
        }
    }
    pairs.sort_by_key(|(share, at, number)| (std::cmp::Reverse(*share), *at, *number));
    let mut found = vec![None; drafts.len()];
    let mut taken = vec![false; lesson.spans.len()];
    for (_, at, number) in pairs {
        if found[at].is_none() && !taken[number] {
            taken[number] = true;
            found[at] = Some(number);
        }
    }
    found
}

/// What the drafts of an article turn out to be.
fn judge_lesson(drafts: &[Draft], lesson: &Lesson, out: &mut Vec<Sentence>) {
    let outcome = |at: usize, number: usize| {
        let source: Vec<Span> = drafts[at].quote.source.into_iter().collect();
        let gold = &lesson.spans[number].source;
        1 + u16::from(lesson.shared(&source, gold) > 0 || gold.is_empty() && source.is_empty())
    };
    let mut found = Vec::new();
    for (at, number) in matches(drafts, lesson).into_iter().enumerate().filter(|(at, _)| lesson.settles(&drafts[*at])) {
        judge::features(drafts, at, &lesson.article(), &mut found);
        let outcome = number.map_or(0, |number| outcome(at, number));
        out.push(sentence(vec![found.clone()], vec![1 << outcome], &DRAFT_OPTIONS));
    }
}

pub(super) fn make(articles: &str, own: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let mut taught = lessons(articles, Lesson::read)?;
    taught.extend(lessons(own, Lesson::own)?);
    save(&learn(&taught.iter().collect::<Vec<_>>())?, &format!("{out}/attribution_"))
}

fn save(made: &Made, prefix: &str) -> Result<(), Box<dyn Error>> {
    std::fs::write(format!("{prefix}tags.bin"), &made.tags)?;
    std::fs::write(format!("{prefix}spans.bin"), &made.spans)?;
    std::fs::write(format!("{prefix}sources.bin"), &made.sources)?;
    std::fs::write(format!("{prefix}drafts.bin"), &made.drafts)?;
    Ok(())
}

#[derive(Serialize)]
struct Predicted {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    confidence: f32,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    attributions: Vec<Predicted>,
}

/// Every sixth article, from the one that `part` says, by weights learned from the others and our `own`, as
/// `score_quotes.py` reads them: what changes are measured on without a look at the dev set.
pub(super) fn held_out(articles: &str, own: &str, part: &str, out: &str) -> Result<(), Box<dyn Error>> {
    const PARTS: usize = 6;
    let part: usize = part.parse()?;
    let all = lessons(articles, Lesson::read)?;
    let (held, taught): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(at, _)| at % PARTS == part % PARTS);
    let own = lessons(own, Lesson::own)?;
    let made = learn(&taught.iter().map(|(_, lesson)| *lesson).chain(&own).collect::<Vec<_>>())?;
    save(&made, out)?;
    let mut tagger = Tagger::new(made.weights()?);
    let mut lines = String::new();
    for (_, lesson) in held {
        lines += &serde_json::to_string(&predict(&mut tagger, lesson))?;
        lines.push('\n');
    }
    std::fs::write(format!("{out}quotes.jsonl"), lines)?;
    Ok(())
}

fn predict<'l>(tagger: &mut Tagger<'_>, lesson: &'l Lesson) -> Row<'l> {
    let mut points = vec![0_usize; lesson.text.len() + 1];
    for (point, (byte, _)) in lesson.text.char_indices().enumerate() {
        points[byte] = point;
    }
    points[lesson.text.len()] = lesson.text.chars().count();
    let place = |span: &pullquote::span::Span| [points[span.start as usize], points[span.end as usize]];
    let quotes = quotes::find_by(tagger, &lesson.article());
    let attributions = quotes
        .iter()
        .map(|quote| Predicted {
            source: quote.source.iter().map(place).collect(),
            cue: quote.cue.iter().map(place).collect(),
            content: quote.spans.iter().map(place).collect(),
            confidence: quote.confidence,
        })
        .collect();
    Row { id: &lesson.id, attributions }
}
