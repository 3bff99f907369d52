//! The columns of every table, in order.

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

/// A table of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableName {
    /// One row an input.
    Articles,
    /// One row a sentence.
    Sentences,
    /// One row a stretch of text that means an entity.
    Mentions,
    /// One row a person, organisation, place … of an article.
    Entities,
    /// One row an act of saying.
    Quotes,
    /// One row a date.
    Dates,
    /// One row an amount.
    Amounts,
    /// One row an input that could not be read.
    Errors,
    /// One row a person or organisation of a batch; folded from the entities of its articles.
    People,
}

impl TableName {
    /// All tables of an article, in the order in which they are built.
    pub const ALL: [Self; 8] = [
        Self::Articles,
        Self::Sentences,
        Self::Mentions,
        Self::Entities,
        Self::Quotes,
        Self::Dates,
        Self::Amounts,
        Self::Errors,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Sentences => "sentences",
            Self::Mentions => "mentions",
            Self::Entities => "entities",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
            Self::Amounts => "amounts",
            Self::Errors => "errors",
            Self::People => "people",
        }
    }

    /// The table of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::People]).find(|table| table.name() == name)
    }

    /// Its columns.
    ///
    /// ```
    /// use pullquote::tables::TableName;
    /// assert_eq!(TableName::Errors.schema().field(0).name(), "article_id");
    /// ```
    #[must_use]
    pub fn schema(self) -> SchemaRef {
        let columns = match self {
            Self::Articles => articles(),
            Self::Sentences => sentences(),
            Self::Mentions => mentions(),
            Self::Entities => entities(),
            Self::Quotes => quotes(),
            Self::Dates => dates(),
            Self::Amounts => amounts(),
            Self::Errors => errors(),
            Self::People => people(),
        };
        let fields: Fields = columns.into_iter().map(|(name, kind)| Field::new(name, kind, true)).collect();
        Arc::new(Schema::new(fields))
    }
}

type Columns = Vec<(&'static str, DataType)>;

const TEXT: DataType = DataType::Utf8;
const INT: DataType = DataType::Int32;

/// A moment: microseconds since 1970 in UTC.
#[must_use]
pub(super) fn timestamp() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", of, true)))
}

/// The fields of one caption.
#[must_use]
pub(super) fn caption_fields() -> Fields {
    Fields::from(vec![Field::new("text", TEXT, true), Field::new("credit", TEXT, true)])
}

/// The fields of one span of a quote.
#[must_use]
pub(super) fn span_fields() -> Fields {
    Fields::from(vec![Field::new("start", INT, true), Field::new("end", INT, true)])
}

/// The fields of one entity of a person or organisation of a batch.
#[must_use]
pub(super) fn member_fields() -> Fields {
    Fields::from(vec![Field::new("article_id", TEXT, true), Field::new("entity", INT, true)])
}

fn articles() -> Columns {
    vec![
        ("article_id", TEXT),
        ("index", INT),
        ("headline", TEXT),
        ("subheadline", TEXT),
        ("authors", list(TEXT)),
        ("agency", TEXT),
        ("published", timestamp()),
        ("published_precision", TEXT),
        ("utc_offset_minutes", INT),
        ("published_text", TEXT),
        ("updated", timestamp()),
        ("retrieved", DataType::Date32),
        ("dateline_place", TEXT),
        ("dateline_country", TEXT),
        ("dateline_date", DataType::Date32),
        ("captions", list(DataType::Struct(caption_fields()))),
        ("summary", list(TEXT)),
        ("language", TEXT),
        ("layout", TEXT),
        ("words", INT),
        ("paragraphs", INT),
        ("sentences", INT),
        ("entities", INT),
        ("quotes", INT),
        ("url", TEXT),
        ("outlet", TEXT),
        ("category", TEXT),
        ("note", TEXT),
    ]
}

fn sentences() -> Columns {
    vec![
        ("article_id", TEXT),
        ("sentence", INT),
        ("paragraph", INT),
        ("section", TEXT),
        ("start", INT),
        ("end", INT),
        ("text", TEXT),
    ]
}

fn mentions() -> Columns {
    vec![
        ("article_id", TEXT),
        ("mention", INT),
        ("entity", INT),
        ("type", TEXT),
        ("form", TEXT),
        ("text", TEXT),
        ("start", INT),
        ("end", INT),
        ("section", TEXT),
        ("sentence", INT),
        ("quote", INT),
    ]
}

fn entities() -> Columns {
    vec![
        ("article_id", TEXT),
        ("entity", INT),
        ("type", TEXT),
        ("name", TEXT),
        ("aliases", list(TEXT)),
        ("acronym", TEXT),
        ("role", TEXT),
        ("organisation", TEXT),
        ("country", TEXT),
        ("geonames_id", INT),
        ("latitude", DataType::Float32),
        ("longitude", DataType::Float32),
        ("pronoun", TEXT),
        ("mentions", INT),
        ("quotes", INT),
        ("first", INT),
    ]
}

fn quotes() -> Columns {
    vec![
        ("article_id", TEXT),
        ("quote", INT),
        ("kind", TEXT),
        ("act", TEXT),
        ("text", TEXT),
        ("start", INT),
        ("end", INT),
        ("spans", list(DataType::Struct(span_fields()))),
        ("section", TEXT),
        ("paragraph", INT),
        ("sentence", INT),
        ("speaker", TEXT),
        ("speaker_entity", INT),
        ("speaker_type", TEXT),
        ("speaker_role", TEXT),
        ("speaker_organisation", TEXT),
        ("speaker_text", TEXT),
        ("speaker_start", INT),
        ("speaker_end", INT),
        ("cue", TEXT),
        ("cue_start", INT),
        ("cue_end", INT),
        ("basis", TEXT),
        ("confidence", DataType::Float32),
        ("fingerprint", TEXT),
    ]
}

fn dates() -> Columns {
    vec![
        ("article_id", TEXT),
        ("start", INT),
        ("end", INT),
        ("text", TEXT),
        ("section", TEXT),
        ("value", TEXT),
        ("first_day", DataType::Date32),
        ("last_day", DataType::Date32),
        ("relative", DataType::Boolean),
    ]
}

fn amounts() -> Columns {
    vec![
        ("article_id", TEXT),
        ("start", INT),
        ("end", INT),
        ("text", TEXT),
        ("section", TEXT),
        ("kind", TEXT),
        ("number", DataType::Float64),
        ("unit", TEXT),
    ]
}

fn errors() -> Columns {
    vec![("article_id", TEXT), ("index", INT), ("kind", TEXT), ("message", TEXT)]
}

fn people() -> Columns {
    vec![
        ("person", INT),
        ("type", TEXT),
        ("name", TEXT),
        ("variants", list(TEXT)),
        ("acronym", TEXT),
        ("roles", list(TEXT)),
        ("organisations", list(TEXT)),
        ("countries", list(TEXT)),
        ("articles", INT),
        ("mentions", INT),
        ("quotes", INT),
        ("entities", list(DataType::Struct(member_fields()))),
    ]
}
