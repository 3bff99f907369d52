//! `Batch`: the tables of many articles, and the articles as views of them.

use super::article::Article;
use super::errors::{arrow_error, input_error};
use super::table::Table;
use crate::pipeline::Fault;
use crate::tables::{Chunk, Kept, TableName, people};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use std::sync::Arc;

/// The chunks of a batch, in input order.
pub(super) struct Pages {
    chunks: Vec<Arc<Chunk>>,
    /// The number of the first article of each chunk, and of all.
    starts: Vec<usize>,
}

impl Pages {
    pub(super) fn new(chunks: Vec<Arc<Chunk>>) -> Self {
        let mut starts = vec![0];
        let mut reached = 0;
        starts.extend(chunks.iter().map(|chunk| {
            reached += chunk.articles.len();
            reached
        }));
        Self { chunks, starts }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// The chunk of article `number`, and its number there.
    fn place(&self, number: usize) -> (&Chunk, usize) {
        let chunk = self.starts.partition_point(|start| *start <= number) - 1;
        (&self.chunks[chunk], number - self.starts[chunk])
    }

    /// What article `number` keeps, or why it could not be read.
    pub(super) fn kept(&self, number: usize) -> Result<&Kept, &Fault> {
        let (chunk, number) = self.place(number);
        chunk.articles[number].as_ref()
    }

    /// A whole table.
    fn table(&self, name: TableName) -> Table {
        Table::new(name, self.chunks.iter().map(|chunk| chunk.tables[name as usize].clone()).collect())
    }

    /// The rows of one article.
    pub(super) fn rows(&self, name: TableName, number: usize) -> Table {
        let (chunk, number) = self.place(number);
        let rows = chunk.rows(name, number);
        Table::new(name, vec![chunk.tables[name as usize].slice(rows.start, rows.len())])
    }
}

/// The results of many articles.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Batch {
    pages: Arc<Pages>,
}

impl Batch {
    pub(super) const fn new(pages: Arc<Pages>) -> Self {
        Self { pages }
    }
}

#[pymethods]
impl Batch {
    /// One row an input, in input order.
    #[getter]
    fn articles(&self) -> Table {
        self.pages.table(TableName::Articles)
    }

    /// One row a sentence.
    #[getter]
    fn sentences(&self) -> Table {
        self.pages.table(TableName::Sentences)
    }

    /// One row a person, organisation, place … of an article.
    #[getter]
    fn entities(&self) -> Table {
        self.pages.table(TableName::Entities)
    }

    /// One row a stretch of text that means an entity.
    #[getter]
    fn mentions(&self) -> Table {
        self.pages.table(TableName::Mentions)
    }

    /// One row an act of saying.
    #[getter]
    fn quotes(&self) -> Table {
        self.pages.table(TableName::Quotes)
    }

    /// One row a date.
    #[getter]
    fn dates(&self) -> Table {
        self.pages.table(TableName::Dates)
    }

    /// One row an amount.
    #[getter]
    fn amounts(&self) -> Table {
        self.pages.table(TableName::Amounts)
    }

    /// One row an input that could not be read.
    #[getter]
    fn errors(&self) -> Table {
        self.pages.table(TableName::Errors)
    }

    /// One row a person or organisation, folded from the entities of the articles.
    fn people(&self, py: Python<'_>) -> PyResult<Table> {
        let folded = py.detach(|| people(&self.pages.chunks));
        Ok(Table::new(TableName::People, vec![folded.map_err(|error| arrow_error(&error))?]))
    }

    fn __len__(&self) -> usize {
        self.pages.len()
    }

    fn __getitem__(&self, py: Python<'_>, number: isize) -> PyResult<Article> {
        let length = self.pages.len();
        let at = if number < 0 { number + length as isize } else { number };
        let at = usize::try_from(at).ok().filter(|at| *at < length);
        let at = at.ok_or_else(|| PyIndexError::new_err(format!("no article {number} in a batch of {length}")))?;
        match self.pages.kept(at) {
            Ok(_) => Ok(Article::new(self.pages.clone(), at)),
            Err(fault) => Err(input_error(py, &format!("input {at}"), fault)),
        }
    }

    fn __iter__(&self) -> Articles {
        Articles { pages: self.pages.clone(), next: 0 }
    }

    fn __repr__(&self) -> String {
        let faults: usize = (0..self.pages.len()).filter(|at| self.pages.kept(*at).is_err()).count();
        format!("<pullquote.Batch of {} articles, {faults} errors>", self.pages.len())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pullquote.display")?.call_method1("batch_html", (slf,))
    }
}

/// The articles of a batch that could be read.
#[pyclass(module = "pullquote._core")]
pub(super) struct Articles {
    pages: Arc<Pages>,
    next: usize,
}

#[pymethods]
impl Articles {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&mut self) -> Option<Article> {
        while self.next < self.pages.len() {
            self.next += 1;
            if self.pages.kept(self.next - 1).is_ok() {
                return Some(Article::new(self.pages.clone(), self.next - 1));
            }
        }
        None
    }
}
