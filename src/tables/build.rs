//! Records to record batches, column by column.

use super::columns::{counts, days, ints, lists, moments, numbers, strings, texts};
use super::fingerprint::fingerprint;
use super::points::CodePoints;
use super::schema::{caption_fields, span_fields};
use super::{Record, TableName};
use crate::document::{Block, Document, Given, Precision, Section, Stamp};
use crate::entities::{Entity, Mention, Speaker};
use crate::mentions::{Amount, Country, DateMention};
use crate::pipeline::{Analysis, Fault};
use crate::quotes::Quote;
use crate::span::Span;
use crate::text::{Kind, Sentence};
use arrow_array::builder::{ListBuilder, OffsetBufferBuilder, StringBuilder, StructBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float32Array, Float64Array, ListArray, RecordBatch, StructArray};
use arrow_schema::{ArrowError, Field};
use std::borrow::Cow;
use std::sync::Arc;

/// What an article keeps beside its rows.
#[derive(Debug)]
pub struct Kept {
    /// Its key.
    pub id: String,
    /// What the caller knew.
    pub given: Given,
    /// Its text.
    pub text: String,
    /// Its structure.
    pub document: Document,
}

/// The tables of a run of articles.
#[derive(Debug)]
pub struct Chunk {
    /// One record batch a table, in the order of [`TableName::ALL`].
    pub tables: Vec<RecordBatch>,
    /// What each article keeps, or why it could not be read.
    pub articles: Vec<Result<Kept, Fault>>,
    /// For each table, where the rows of each article begin; one more entry than articles.
    rows: Vec<Vec<usize>>,
}

impl Chunk {
    /// The rows of article `number` of this chunk in `table`.
    #[must_use]
    pub fn rows(&self, table: TableName, number: usize) -> std::ops::Range<usize> {
        let starts = &self.rows[table as usize];
        starts[number]..starts[number + 1]
    }
}

/// One article while its rows are written.
struct Page<'a> {
    record: &'a Record,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
}

impl<'a> Page<'a> {
    fn id(&self) -> &'a str {
        &self.record.id
    }

    fn text(&self, span: Span) -> &'a str {
        span.of(&self.analysis.text)
    }

    fn start(&self, span: Span) -> i32 {
        self.points.at(span.start)
    }

    fn end(&self, span: Span) -> i32 {
        self.points.at(span.end)
    }

    fn block_of(&self, sentence: u32) -> &'a Block {
        &self.analysis.document.blocks[self.analysis.prose.sentences[sentence as usize].block as usize]
    }

    /// The section in which `span` stands; a dateline belongs to the body.
    fn section(&self, span: Span) -> &'static str {
        let blocks = &self.analysis.document.blocks;
        let after = blocks.partition_point(|b| b.span.start <= span.start);
        let block = after.checked_sub(1).map(|b| blocks[b]).filter(|b| span.start < b.span.end);
        block.map_or(Section::Body, |b| b.section).name()
    }
}

/// Builds the tables of some records.
///
/// # Errors
///
/// None that an article could cause; Arrow's own, if the columns did not fit their schema.
pub fn build(records: Vec<Record>) -> Result<Chunk, ArrowError> {
    let pages: Vec<Option<Page<'_>>> = records.iter().map(page).collect();
    let sentences: Vec<_> = rows(&pages, |p| &p.analysis.prose.sentences);
    let mentions: Vec<_> = rows(&pages, |p| &p.analysis.cast.mentions);
    let entities: Vec<_> = rows(&pages, |p| &p.analysis.cast.entities);
    let quotes: Vec<_> = rows(&pages, |p| &p.analysis.quotes);
    let dates: Vec<_> = rows(&pages, |p| &p.analysis.dates);
    let amounts: Vec<_> = rows(&pages, |p| &p.analysis.amounts);
    let tables = vec![
        articles_table(&records, &pages)?,
        sentences_table(&sentences)?,
        mentions_table(&mentions)?,
        entities_table(&entities)?,
        quotes_table(&quotes)?,
        dates_table(&dates)?,
        amounts_table(&amounts)?,
        errors_table(&records)?,
    ];
    let starts = TableName::ALL.iter().map(|table| starts(*table, &pages)).collect();
    drop(pages);
    let articles = records.into_iter().map(kept).collect();
    Ok(Chunk { tables, articles, rows: starts })
}

fn page(record: &Record) -> Option<Page<'_>> {
    let analysis = record.outcome.as_ref().ok()?;
    Some(Page { record, analysis, points: CodePoints::of(&analysis.text) })
}

fn kept(record: Record) -> Result<Kept, Fault> {
    let analysis = record.outcome?;
    Ok(Kept { id: record.id, given: analysis.given, text: analysis.text, document: analysis.document })
}

/// Where each article's rows begin in `table`.
fn starts(table: TableName, pages: &[Option<Page<'_>>]) -> Vec<usize> {
    let count = |page: &Option<Page<'_>>| {
        let Some(analysis) = page.as_ref().map(|p| p.analysis) else {
            return usize::from(matches!(table, TableName::Articles | TableName::Errors));
        };
        match table {
            TableName::Articles => 1,
            TableName::Sentences => analysis.prose.sentences.len(),
            TableName::Mentions => analysis.cast.mentions.len(),
            TableName::Entities => analysis.cast.entities.len(),
            TableName::Quotes => analysis.quotes.len(),
            TableName::Dates => analysis.dates.len(),
            TableName::Amounts => analysis.amounts.len(),
            TableName::Errors | TableName::People => 0,
        }
    };
    let mut reached = 0;
    let mut out = vec![0];
    out.extend(pages.iter().map(|page| {
        reached += count(page);
        reached
    }));
    out
}

/// One row: its page, its number within the article, and the thing itself.
struct Row<'a, T> {
    page: &'a Page<'a>,
    number: usize,
    item: &'a T,
}

fn rows<'a, T>(pages: &'a [Option<Page<'a>>], items: impl Fn(&'a Page<'a>) -> &'a Vec<T>) -> Vec<Row<'a, T>> {
    let of = |page| items(page).iter().enumerate().map(move |(number, item)| Row { page, number, item });
    pages.iter().flatten().flat_map(of).collect()
}

pub(super) fn table(name: TableName, columns: Vec<ArrayRef>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_new(name.schema(), columns)
}

/// The column of the articles to which rows belong; those of one follow each other.
fn ids<T>(rows: &[Row<'_, T>]) -> ArrayRef {
    let articles = || rows.chunk_by(|_, next| next.number > 0).map(|rows| (rows[0].page.id(), rows.len()));
    let bytes = articles().map(|(id, rows)| id.len() * rows).sum();
    let mut builder = StringBuilder::with_capacity(rows.len(), bytes);
    articles().for_each(|(id, rows)| builder.append_value_n(id, rows));
    Arc::new(builder.finish())
}

fn captions(pages: &[Option<Page<'_>>]) -> ArrayRef {
    let fields = caption_fields();
    let item = Field::new_struct("item", fields.clone(), true);
    let mut builder = ListBuilder::new(StructBuilder::from_fields(fields, 0)).with_field(item);
    for page in pages {
        for caption in page.iter().flat_map(|p| &p.analysis.document.captions) {
            let Some(page) = page else { continue };
            let values = builder.values();
            let columns = [Some(page.text(caption.text)), caption.credit.map(|c| page.text(c))];
            for (number, value) in columns.into_iter().enumerate() {
                if let Some(column) = values.field_builder::<StringBuilder>(number) {
                    column.append_option(value);
                }
            }
            values.append(true);
        }
        builder.append(page.is_some());
    }
    Arc::new(builder.finish())
}

fn spans(quotes: &[Row<'_, Quote>]) -> ArrayRef {
    let spans = || quotes.iter().flat_map(|row| row.item.spans.iter().map(|span| (row.page, *span)));
    let starts = numbers(spans().map(|(page, span)| page.start(span)));
    let ends = numbers(spans().map(|(page, span)| page.end(span)));
    let values = StructArray::new(span_fields(), vec![starts, ends], None);
    let item = Field::new_struct("item", span_fields(), true);
    let mut ends = OffsetBufferBuilder::new(quotes.len());
    for row in quotes {
        ends.push_length(row.item.spans.len());
    }
    Arc::new(ListArray::new(Arc::new(item), ends.finish(), Arc::new(values), None))
}

const fn precision(stamp: &Stamp) -> &'static str {
    match stamp.precision {
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
    }
}

fn articles_table(records: &[Record], pages: &[Option<Page<'_>>]) -> Result<RecordBatch, ArrowError> {
    let of = || pages.iter().map(Option::as_ref);
    let document = || of().map(|page| page.map(|p| &p.analysis.document));
    let published = || document().map(|d| d.and_then(|d| d.published.as_ref()));
    let place = || of().map(|page| page.and_then(|p| p.analysis.cast.dateline.as_ref()));
    let words =
        |p: &Page<'_>| p.analysis.prose.tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number)).count();
    table(
        TableName::Articles,
        vec![
            texts(records.iter().map(|r| Some(r.id.as_str()))),
            counts(records.iter().map(|r| Some(r.index))),
            texts(of().map(|p| p.and_then(|p| p.analysis.headline()))),
            texts(of().map(|p| p.and_then(|p| p.analysis.document.subheadline.map(|s| p.text(s))))),
            lists(document().map(|d| d.map(|d| d.authors.iter().map(String::as_str)))),
            texts(document().map(|d| d.and_then(|d| d.agency.as_deref()))),
            moments(published()),
            texts(published().map(|s| s.map(precision))),
            ints(published().map(|s| s.and_then(|s| s.offset_minutes))),
            texts(of().map(|p| p.and_then(|p| p.analysis.document.published?.span.map(|s| p.text(s))))),
            moments(document().map(|d| d.and_then(|d| d.updated.as_ref()))),
            days(document().map(|d| d.and_then(|d| d.retrieved))),
            texts(place().map(|p| p.map(|p| p.name.as_str()))),
            texts(place().map(|p| p.and_then(|p| p.country.as_ref().map(Country::code)))),
            days(document().map(|d| d.and_then(|d| d.dateline.as_ref()?.date))),
            captions(pages),
            lists(of().map(|p| p.map(|p| p.analysis.document.summary.iter().map(|s| p.text(*s))))),
            texts(of().map(|p| p.and_then(|p| p.analysis.language.map(|language| language.code)))),
            texts(document().map(|d| d.map(|d| d.layout))),
            counts(of().map(|p| p.map(words))),
            counts(document().map(|d| d.map(|d| d.paragraphs.len()))),
            counts(of().map(|p| p.map(|p| p.analysis.prose.sentences.len()))),
            counts(of().map(|p| p.map(|p| p.analysis.cast.entities.len()))),
            counts(of().map(|p| p.map(|p| p.analysis.quotes.len()))),
            texts(document().map(|d| d.and_then(|d| d.url.as_deref()))),
            texts(document().map(|d| d.and_then(|d| d.outlet.as_deref()))),
            texts(document().map(|d| d.and_then(|d| d.category.as_deref()))),
            strings(of().map(|p| p.and_then(|p| p.analysis.note()))),
        ],
    )
}

fn sentences_table(rows: &[Row<'_, Sentence>]) -> Result<RecordBatch, ArrowError> {
    let block = |r: &Row<'_, Sentence>| r.page.analysis.document.blocks[r.item.block as usize];
    table(
        TableName::Sentences,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.number as i32)),
            ints(rows.iter().map(|r| block(r).paragraph.map(|p| p as i32))),
            texts(rows.iter().map(|r| Some(block(r).section.name()))),
            numbers(rows.iter().map(|r| r.page.start(r.item.span))),
            numbers(rows.iter().map(|r| r.page.end(r.item.span))),
            texts(rows.iter().map(|r| Some(r.page.text(r.item.span)))),
        ],
    )
}

fn mentions_table(rows: &[Row<'_, Mention>]) -> Result<RecordBatch, ArrowError> {
    let section = |r: &Row<'_, Mention>| r.page.analysis.document.blocks[r.item.block as usize].section.name();
    table(
        TableName::Mentions,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.number as i32)),
            numbers(rows.iter().map(|r| r.item.entity as i32)),
            texts(rows.iter().map(|r| Some(r.item.kind.name()))),
            texts(rows.iter().map(|r| Some(r.item.form.name()))),
            texts(rows.iter().map(|r| Some(r.page.text(r.item.span)))),
            numbers(rows.iter().map(|r| r.page.start(r.item.span))),
            numbers(rows.iter().map(|r| r.page.end(r.item.span))),
            texts(rows.iter().map(|r| Some(section(r)))),
            ints(rows.iter().map(|r| r.item.sentence.map(|s| s as i32))),
            ints(rows.iter().map(|r| r.item.quote.map(|q| q as i32))),
        ],
    )
}

fn entities_table(rows: &[Row<'_, Entity>]) -> Result<RecordBatch, ArrowError> {
    let tallies = tallies(rows);
    table(
        TableName::Entities,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.number as i32)),
            texts(rows.iter().map(|r| Some(r.item.kind.name()))),
            texts(rows.iter().map(|r| Some(r.item.name.as_str()))),
            lists(rows.iter().map(|r| Some(r.item.aliases.iter().map(String::as_str)))),
            texts(rows.iter().map(|r| r.item.acronym.as_deref())),
            texts(rows.iter().map(|r| r.item.role.as_deref())),
            texts(rows.iter().map(|r| r.item.organisation.as_deref())),
            texts(rows.iter().map(|r| r.item.country.as_ref().map(Country::code))),
            ints(rows.iter().map(|r| r.item.geonames_id)),
            Arc::new(rows.iter().map(|r| r.item.latitude).collect::<Float32Array>()),
            Arc::new(rows.iter().map(|r| r.item.longitude).collect::<Float32Array>()),
            texts(rows.iter().map(|r| r.item.pronoun.as_deref())),
            numbers(tallies.iter().map(|t| t.mentions)),
            numbers(tallies.iter().map(|t| t.quotes)),
            ints(tallies.iter().map(|t| t.first)),
        ],
    )
}

/// What is counted of an entity.
#[derive(Clone, Copy, Default)]
struct Tally {
    mentions: i32,
    quotes: i32,
    first: Option<i32>,
}

/// One tally a row; the rows of an article follow each other in the order of its entities.
fn tallies(rows: &[Row<'_, Entity>]) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); rows.len()];
    for (base, row) in rows.iter().enumerate().filter(|(_, row)| row.number == 0) {
        let cast = &row.page.analysis.cast;
        for mention in &cast.mentions {
            let tally = &mut tallies[base + mention.entity as usize];
            tally.mentions += 1;
            tally.first = tally.first.or_else(|| Some(row.page.start(mention.span)));
        }
        for entity in cast.speakers.iter().filter_map(|speaker| speaker.entity) {
            tallies[base + entity as usize].quotes += 1;
        }
    }
    tallies
}

fn speaker<'a>(row: &Row<'a, Quote>) -> &'a Speaker {
    &row.page.analysis.cast.speakers[row.number]
}

/// What is said, all of it: the parts of a quote that its source divides are joined.
fn said<'a>(row: &Row<'a, Quote>) -> Cow<'a, str> {
    match row.item.spans[..] {
        [whole] => Cow::Borrowed(row.page.text(whole)),
        ref parts => Cow::Owned(parts.iter().map(|part| row.page.text(*part)).collect::<Vec<_>>().join(" ")),
    }
}

fn quotes_table(rows: &[Row<'_, Quote>]) -> Result<RecordBatch, ArrowError> {
    let blocks: Vec<&Block> = rows.iter().map(|r| r.page.block_of(r.item.sentence)).collect();
    let whole = |r: &Row<'_, Quote>| r.item.spans.iter().copied().reduce(Span::cover).unwrap_or_default();
    let wholes: Vec<(&Page<'_>, Span)> = rows.iter().map(|r| (r.page, whole(r))).collect();
    let said: Vec<Cow<'_, str>> = rows.iter().map(said).collect();
    let fingerprints: Vec<Option<String>> = said.iter().map(|text| fingerprint(text)).collect();
    table(
        TableName::Quotes,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.number as i32)),
            texts(rows.iter().map(|r| Some(r.item.kind.name()))),
            texts(rows.iter().map(|r| Some(r.item.act.name()))),
            texts(said.iter().map(|text| Some(&**text))),
            numbers(wholes.iter().map(|(page, whole)| page.start(*whole))),
            numbers(wholes.iter().map(|(page, whole)| page.end(*whole))),
            spans(rows),
            texts(blocks.iter().map(|block| Some(block.section.name()))),
            ints(blocks.iter().map(|block| block.paragraph.map(|p| p as i32))),
            numbers(rows.iter().map(|r| r.item.sentence as i32)),
            texts(rows.iter().map(|r| speaker(r).name.as_deref())),
            ints(rows.iter().map(|r| speaker(r).entity.map(|e| e as i32))),
            texts(rows.iter().map(|r| speaker(r).kind.map(crate::entities::SpeakerType::name))),
            texts(rows.iter().map(|r| speaker(r).role.as_deref())),
            texts(rows.iter().map(|r| speaker(r).organisation.as_deref())),
            texts(rows.iter().map(|r| r.item.source.map(|s| r.page.text(s)))),
            ints(rows.iter().map(|r| r.item.source.map(|s| r.page.start(s)))),
            ints(rows.iter().map(|r| r.item.source.map(|s| r.page.end(s)))),
            texts(rows.iter().map(|r| r.item.cue.map(|s| r.page.text(s)))),
            ints(rows.iter().map(|r| r.item.cue.map(|s| r.page.start(s)))),
            ints(rows.iter().map(|r| r.item.cue.map(|s| r.page.end(s)))),
            texts(rows.iter().map(|r| Some(r.item.basis.name()))),
            Arc::new(rows.iter().map(|r| Some(r.item.confidence)).collect::<Float32Array>()),
            texts(fingerprints.iter().map(Option::as_deref)),
        ],
    )
}

fn dates_table(rows: &[Row<'_, DateMention>]) -> Result<RecordBatch, ArrowError> {
    table(
        TableName::Dates,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.page.start(r.item.span))),
            numbers(rows.iter().map(|r| r.page.end(r.item.span))),
            texts(rows.iter().map(|r| Some(r.page.text(r.item.span)))),
            texts(rows.iter().map(|r| Some(r.page.section(r.item.span)))),
            texts(rows.iter().map(|r| r.item.value.as_deref())),
            days(rows.iter().map(|r| r.item.first_day)),
            days(rows.iter().map(|r| r.item.last_day)),
            Arc::new(rows.iter().map(|r| Some(r.item.relative)).collect::<BooleanArray>()),
        ],
    )
}

fn amounts_table(rows: &[Row<'_, Amount>]) -> Result<RecordBatch, ArrowError> {
    table(
        TableName::Amounts,
        vec![
            ids(rows),
            numbers(rows.iter().map(|r| r.page.start(r.item.span))),
            numbers(rows.iter().map(|r| r.page.end(r.item.span))),
            texts(rows.iter().map(|r| Some(r.page.text(r.item.span)))),
            texts(rows.iter().map(|r| Some(r.page.section(r.item.span)))),
            texts(rows.iter().map(|r| Some(r.item.kind.name()))),
            Arc::new(rows.iter().map(|r| Some(r.item.number)).collect::<Float64Array>()),
            texts(rows.iter().map(|r| r.item.unit.as_deref())),
        ],
    )
}

fn errors_table(records: &[Record]) -> Result<RecordBatch, ArrowError> {
    let rows: Vec<(&Record, &Fault)> = records.iter().filter_map(|r| Some((r, r.outcome.as_ref().err()?))).collect();
    table(
        TableName::Errors,
        vec![
            texts(rows.iter().map(|(r, _)| Some(r.id.as_str()))),
            counts(rows.iter().map(|(r, _)| Some(r.index))),
            texts(rows.iter().map(|(_, f)| Some(f.kind.name()))),
            texts(rows.iter().map(|(_, f)| Some(f.message.as_str()))),
        ],
    )
}
