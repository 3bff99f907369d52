//! `Article`: one article of a batch, a view of the batch's rows.

use super::batch::Pages;
use super::table::Table;
use super::values;
use crate::document::Document;
use crate::span::Span;
use crate::tables::{CodePoints, Kept, TableName};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use std::sync::Arc;

/// What an article says.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Article {
    pages: Arc<Pages>,
    number: usize,
}

impl Article {
    /// The article `number` of a batch, which could be read.
    pub(super) const fn new(pages: Arc<Pages>, number: usize) -> Self {
        Self { pages, number }
    }

    fn kept(&self) -> &Kept {
        self.pages.kept(self.number).unwrap_or_else(|_| unreachable!("only articles that could be read become views"))
    }

    fn document(&self) -> &Document {
        &self.kept().document
    }

    fn of(&self, span: Span) -> &str {
        span.of(&self.kept().text)
    }

    /// The table's only row, as a dict.
    fn row<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.pages.rows(TableName::Articles, self.number).records(py)?.get_item(0)
    }

    fn pieces<'py>(&self, py: Python<'py>, spans: &[Span]) -> PyResult<Bound<'py, PyList>> {
        let points = CodePoints::of(&self.kept().text);
        let piece = |span: &Span| {
            let piece = PyDict::new(py);
            piece.set_item("text", self.of(*span))?;
            piece.set_item("start", points.at(span.start))?;
            piece.set_item("end", points.at(span.end))?;
            Ok(piece)
        };
        PyList::new(py, spans.iter().map(piece).collect::<PyResult<Vec<_>>>()?)
    }
}

#[pymethods]
impl Article {
    /// Its key in the tables.
    #[getter]
    fn id(&self) -> &str {
        &self.kept().id
    }

    /// The text that all offsets refer to.
    #[getter]
    fn text(&self) -> &str {
        &self.kept().text
    }

    /// The headline.
    #[getter]
    fn headline(&self) -> Option<&str> {
        let kept = self.kept();
        kept.given.headline.as_deref().or_else(|| kept.document.headline.map(|span| self.of(span)))
    }

    /// The standfirst.
    #[getter]
    fn subheadline(&self) -> Option<&str> {
        self.document().subheadline.map(|span| self.of(span))
    }

    /// The persons who wrote it.
    #[getter]
    fn authors(&self) -> Vec<String> {
        self.document().authors.clone()
    }

    /// The wire agency.
    #[getter]
    fn agency(&self) -> Option<&str> {
        self.document().agency.as_deref()
    }

    /// The newspaper, broadcaster or site that published it.
    #[getter]
    fn outlet(&self) -> Option<&str> {
        self.document().outlet.as_deref()
    }

    /// The part of the outlet in which it appeared.
    #[getter]
    fn category(&self) -> Option<&str> {
        self.document().category.as_deref()
    }

    /// Its address.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.document().url.as_deref()
    }

    /// When it was published.
    #[getter]
    fn published(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        values::stamp(py, self.document().published.as_ref())
    }

    /// When it was last changed.
    #[getter]
    fn updated(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        values::stamp(py, self.document().updated.as_ref())
    }

    /// The day on which a reader saved it.
    #[getter]
    fn retrieved(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        self.document().retrieved.map(|date| values::date(py, date)).transpose()
    }

    /// Place, country, date and agency before the first paragraph.
    #[getter]
    fn dateline<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let Some(found) = &self.document().dateline else { return Ok(None) };
        let dateline = PyDict::new(py);
        let row = self.row(py)?;
        dateline.set_item("place", row.get_item("dateline_place")?)?;
        dateline.set_item("country", row.get_item("dateline_country")?)?;
        dateline.set_item("date", found.date.map(|date| values::date(py, date)).transpose()?)?;
        dateline.set_item("agency", found.agency.as_deref())?;
        Ok(Some(dateline))
    }

    /// The captions of its pictures.
    #[getter]
    fn captions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let captions = &self.document().captions;
        let texts: Vec<Span> = captions.iter().map(|caption| caption.text).collect();
        let pieces = self.pieces(py, &texts)?;
        for (piece, caption) in pieces.iter().zip(captions) {
            piece.set_item("credit", caption.credit.map(|span| self.of(span)))?;
        }
        Ok(pieces)
    }

    /// The bullets above the text.
    #[getter]
    fn summary(&self) -> Vec<&str> {
        self.document().summary.iter().map(|span| self.of(*span)).collect()
    }

    /// The paragraphs of the body; of HTML its sub-headings too.
    #[getter]
    fn paragraphs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.pieces(py, &self.document().paragraphs)
    }

    /// The headings within the body.
    #[getter]
    fn subheadings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.pieces(py, &self.document().subheadings)
    }

    /// What the site added.
    #[getter]
    fn boilerplate(&self) -> Vec<&str> {
        self.document().boilerplate.iter().map(|span| self.of(*span)).collect()
    }

    /// The kind of layout.
    #[getter]
    fn layout(&self) -> &'static str {
        self.document().layout
    }

    /// The language; None where it is not known.
    #[getter]
    fn language<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.row(py)?.get_item("language")
    }

    /// Why some of its tables are empty, where that is not the article's doing.
    #[getter]
    fn note<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.row(py)?.get_item("note")
    }

    /// One row an act of saying.
    #[getter]
    fn quotes(&self) -> Table {
        self.pages.rows(TableName::Quotes, self.number)
    }

    /// One row a person, organisation, place ….
    #[getter]
    fn entities(&self) -> Table {
        self.pages.rows(TableName::Entities, self.number)
    }

    /// One row a stretch of text that means an entity.
    #[getter]
    fn mentions(&self) -> Table {
        self.pages.rows(TableName::Mentions, self.number)
    }

    /// One row a sentence.
    #[getter]
    fn sentences(&self) -> Table {
        self.pages.rows(TableName::Sentences, self.number)
    }

    /// One row a date.
    #[getter]
    fn dates(&self) -> Table {
        self.pages.rows(TableName::Dates, self.number)
    }

    /// One row an amount.
    #[getter]
    fn amounts(&self) -> Table {
        self.pages.rows(TableName::Amounts, self.number)
    }

    /// Everything, in plain Python that JSON can hold: dates and moments are ISO 8601 strings.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let all = PyDict::new(py);
        all.set_item("id", self.id())?;
        all.set_item("text", self.text())?;
        all.set_item("headline", self.headline())?;
        all.set_item("subheadline", self.subheadline())?;
        all.set_item("authors", self.authors())?;
        all.set_item("agency", self.agency())?;
        all.set_item("published", self.published(py)?)?;
        all.set_item("updated", self.updated(py)?)?;
        all.set_item("retrieved", self.retrieved(py)?)?;
        all.set_item("dateline", self.dateline(py)?)?;
        all.set_item("captions", self.captions(py)?)?;
        all.set_item("summary", self.summary())?;
        all.set_item("paragraphs", self.paragraphs(py)?)?;
        all.set_item("subheadings", self.subheadings(py)?)?;
        all.set_item("boilerplate", self.boilerplate())?;
        all.set_item("layout", self.layout())?;
        all.set_item("language", self.language(py)?)?;
        all.set_item("outlet", self.outlet())?;
        all.set_item("category", self.category())?;
        all.set_item("url", self.url())?;
        all.set_item("note", self.note(py)?)?;
        let tables = [
            TableName::Sentences,
            TableName::Entities,
            TableName::Mentions,
            TableName::Quotes,
            TableName::Dates,
            TableName::Amounts,
        ];
        for table in tables {
            all.set_item(table.name(), self.pages.rows(table, self.number).records(py)?)?;
        }
        values::jsonable(all.as_any())
    }

    fn __repr__(&self) -> String {
        let title = self.headline().unwrap_or_else(|| self.text());
        let short: String = title.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("<pullquote.Article {:?}: {short}>", self.id())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pullquote.display")?.call_method1("article_html", (slf,))
    }
}
