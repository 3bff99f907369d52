//! `Pipeline` and `Stream`: inputs in, batches out.
//!
//! [`detached`] is the one door out of the interpreter: it takes a piece of inputs with the GIL
//! released, in the pipeline's own threads. Pieces are small, so that Ctrl-C gets through between
//! them and an iterator is never read far ahead.

use super::article::Article;
use super::batch::{Batch, Pages};
use super::errors::{arrow_error, input_error};
use super::frames::Frame;
use super::inputs;
use crate::pipeline::{Attributions, Input, run};
use crate::tables::{Chunk, Record, build};
use arrow_schema::ArrowError;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyString};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{Arc, Mutex};

/// Articles of a chunk of tables, and the most that take each step together; fixed, so that threads never
/// change a result.
const CHUNK: usize = 64;
/// Articles that are taken from an iterator at once.
const PIECE: usize = 16 * CHUNK;

/// Reads articles.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Pipeline {
    attributions: Attributions,
    threads: Option<usize>,
    pool: Pool,
}

/// A pipeline's options, as pickle keeps them.
type Options = (&'static str, Option<usize>);

/// The threads of a pipeline, made on first use; a forked child makes its own.
#[derive(Default)]
struct Pool(Mutex<Option<(u32, Arc<ThreadPool>)>>);

impl Pool {
    fn get(&self, threads: Option<usize>) -> PyResult<Arc<ThreadPool>> {
        let process = std::process::id();
        let mut guard = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((owner, pool)) = guard.as_ref()
            && *owner == process
        {
            return Ok(pool.clone());
        }
        let made = ThreadPoolBuilder::new()
            .num_threads(threads.unwrap_or(0))
            .thread_name(|i| format!("pullquote-{i}"))
            .build();
        let pool = Arc::new(made.map_err(|error| PyValueError::new_err(error.to_string()))?);
        // The parent's threads do not exist in a forked child: its pool must not be waited for.
        std::mem::forget(guard.replace((process, pool.clone())));
        Ok(pool)
    }
}

impl Pipeline {
    /// Analyses a piece of inputs, the first of which is number `first`, with the GIL released.
    fn detached(&self, py: Python<'_>, first: usize, piece: Vec<Input>) -> PyResult<Vec<Arc<Chunk>>> {
        let attributions = self.attributions;
        let count = piece.len();
        let chunks = cut(first, piece, CHUNK);
        let done: Result<Vec<_>, ArrowError> = if self.threads == Some(1) || count == 1 {
            let work = |(first, chunk)| build(analysed(first, chunk, attributions)).map(Arc::new);
            py.detach(|| chunks.into_iter().map(work).collect())
        } else {
            let pool = self.pool.get(self.threads)?;
            // Few articles are shared out evenly; of many, a thread's last group holds up the others only shortly.
            let together = count.div_ceil(4 * pool.current_num_threads());
            let group = |(first, group)| analysed(first, group, attributions);
            let work = |(first, chunk)| {
                let groups: Vec<Vec<Record>> = cut(first, chunk, together).into_par_iter().map(group).collect();
                build(groups.into_iter().flatten().collect()).map(Arc::new)
            };
            py.detach(|| pool.install(|| chunks.into_par_iter().map(work).collect()))
        };
        done.map_err(|error| arrow_error(&error))
    }

    /// Reads at most `limit` inputs into a batch; None where the iterator is at its end.
    fn read(&self, inputs: &mut Inputs<'_>, limit: usize) -> PyResult<Option<Batch>> {
        let py = inputs.py;
        let begun = inputs.position;
        let mut chunks = Vec::new();
        while inputs.position - begun < limit {
            py.check_signals()?;
            let first = inputs.position;
            let piece = inputs.take(PIECE.min(limit - (first - begun)))?;
            if piece.is_empty() {
                break;
            }
            chunks.extend(self.detached(py, first, piece)?);
        }
        let empty = inputs.position == begun;
        Ok((!empty || limit == usize::MAX).then(|| Batch::new(Arc::new(Pages::new(chunks)))))
    }
}

/// Inputs in parts of `length`, each with the number of its first.
fn cut(first: usize, inputs: Vec<Input>, length: usize) -> Vec<(usize, Vec<Input>)> {
    let mut parts = Vec::with_capacity(inputs.len() / length + 1);
    let mut rest = inputs.into_iter();
    let mut number = first;
    loop {
        let part: Vec<Input> = rest.by_ref().take(length).collect();
        if part.is_empty() {
            return parts;
        }
        let next = number + part.len();
        parts.push((number, part));
        number = next;
    }
}

/// Inputs that take each step together, the first of which is number `first`.
fn analysed(first: usize, inputs: Vec<Input>, attributions: Attributions) -> Vec<Record> {
    let ids: Vec<Option<String>> = inputs.iter().map(|input| input.given.id.clone()).collect();
    let outcomes = run(inputs, attributions).into_iter().zip(ids);
    let record = |(index, (outcome, id)): (usize, (_, Option<String>))| {
        let id = id.unwrap_or_else(|| index.to_string());
        Record { id, index, outcome }
    };
    (first..).zip(outcomes).map(record).collect()
}

/// Where inputs come from: Python objects one by one, or a frame's memory.
#[derive(Clone)]
enum Source {
    Objects(Arc<Py<PyIterator>>),
    Frame(Arc<Mutex<Frame>>),
}

/// The inputs of a call with their ids, and how far they have been read.
struct Inputs<'py> {
    py: Python<'py>,
    source: Source,
    ids: Option<Bound<'py, PyIterator>>,
    position: usize,
}

impl Inputs<'_> {
    fn take(&mut self, count: usize) -> PyResult<Vec<Input>> {
        let mut piece = Vec::with_capacity(count.min(PIECE));
        while piece.len() < count {
            let Some(mut input) = self.next()? else {
                self.check_ids()?;
                break;
            };
            input.given.id = self.id()?.or(input.given.id);
            piece.push(input);
            self.position += 1;
        }
        Ok(piece)
    }

    fn next(&self) -> PyResult<Option<Input>> {
        match &self.source {
            Source::Objects(objects) => {
                let object = objects.bind(self.py).clone().next().transpose()?;
                Ok(object.map(|object| inputs::read(&object)))
            }
            Source::Frame(frame) => frame.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next(),
        }
    }

    fn id(&mut self) -> PyResult<Option<String>> {
        let Some(ids) = &mut self.ids else { return Ok(None) };
        let id = ids
            .next()
            .ok_or_else(|| PyValueError::new_err(format!("there are more texts than ids ({})", self.position)))??;
        if id.is_none() { Ok(None) } else { Ok(Some(id.str()?.to_string())) }
    }

    fn check_ids(&mut self) -> PyResult<()> {
        match self.ids.as_mut().and_then(Iterator::next) {
            None => Ok(()),
            Some(_) => Err(PyValueError::new_err(format!("there are more ids than texts ({})", self.position))),
        }
    }
}

/// The inputs of a call: an iterable, or a frame with the names of its columns.
fn inputs<'py>(
    texts: &Bound<'py, PyAny>,
    ids: Option<&Bound<'py, PyAny>>,
    columns: Option<&Bound<'py, PyDict>>,
) -> PyResult<Inputs<'py>> {
    let py = texts.py();
    if texts.cast::<PyString>().is_ok() || texts.cast::<PyBytes>().is_ok() || texts.cast::<PyDict>().is_ok() {
        let kind = texts.get_type().name()?;
        let message = format!(
            "a batch is an iterable of articles, not one {kind}: give [article], or call pipe.article(article)"
        );
        return Err(PyTypeError::new_err(message));
    }
    let ids = ids.map(PyAnyMethods::try_iter).transpose()?;
    let columns = columns.filter(|columns| !columns.is_empty());
    let framed = columns.is_some() || texts.hasattr("columns")? || texts.hasattr("read_next_batch")?;
    if framed && let Some(frame) = Frame::open(texts, columns)? {
        return Ok(Inputs { py, source: Source::Frame(Arc::new(Mutex::new(frame))), ids, position: 0 });
    }
    let texts =
        if framed { py.import("pullquote._frames")?.call_method("records", (texts,), columns)? } else { texts.clone() };
    let texts = texts.try_iter().map_err(|_| {
        let kind = texts.get_type().name().map_or_else(|_| "object".into(), |n| n.to_string());
        PyTypeError::new_err(format!("a batch is an iterable of articles or a frame, not {kind}"))
    })?;
    Ok(Inputs { py, source: Source::Objects(Arc::new(texts.unbind())), ids, position: 0 })
}

#[pymethods]
impl Pipeline {
    #[new]
    #[pyo3(signature = (*, attributions = "speech", threads = None))]
    fn new(attributions: &str, threads: Option<usize>) -> PyResult<Self> {
        let known = [Attributions::Speech, Attributions::All];
        let attributions = known.into_iter().find(|a| a.name() == attributions);
        let attributions = attributions.ok_or_else(|| PyValueError::new_err("attributions is 'speech' or 'all'"))?;
        if threads == Some(0) {
            return Err(PyValueError::new_err("threads is a number from 1 on, or None for one a core"));
        }
        Ok(Self { attributions, threads, pool: Pool::default() })
    }

    /// Which attributions are quotes: "speech" or "all".
    #[getter]
    fn attributions(&self) -> &'static str {
        self.attributions.name()
    }

    /// The number of threads; None is one a core.
    #[getter]
    fn threads(&self) -> Option<usize> {
        self.threads
    }

    /// Reads one article.
    fn article(&self, py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<Article> {
        let chunks = self.detached(py, 0, vec![inputs::read(text)])?;
        let pages = Arc::new(Pages::new(chunks));
        match pages.kept(0) {
            Ok(_) => Ok(Article::new(pages, 0)),
            Err(fault) => Err(input_error(py, "the article", fault)),
        }
    }

    /// Reads many articles.
    #[pyo3(signature = (texts, ids = None, **columns))]
    fn batch(
        &self,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        columns: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Batch> {
        let mut inputs = inputs(texts, ids, columns)?;
        let batch = self.read(&mut inputs, usize::MAX)?;
        Ok(batch.unwrap_or_else(|| Batch::new(Arc::new(Pages::new(Vec::new())))))
    }

    /// Reads articles in batches of `size`, in order, with bounded memory.
    #[pyo3(signature = (texts, ids = None, *, size = 1000, **columns))]
    fn stream(
        slf: &Bound<'_, Self>,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        size: usize,
        columns: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Stream> {
        if size == 0 {
            return Err(PyValueError::new_err("size is a number from 1 on"));
        }
        let inputs = inputs(texts, ids, columns)?;
        Ok(Stream {
            pipeline: slf.clone().unbind(),
            source: inputs.source,
            ids: inputs.ids.map(Bound::unbind),
            position: Mutex::new(0),
            size,
        })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Options)> {
        let rebuild = py.import("pullquote")?.getattr("_pipeline")?;
        Ok((rebuild, (self.attributions.name(), self.threads)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Self>()
            .is_ok_and(|other| (self.attributions, self.threads) == (other.get().attributions, other.get().threads))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.attributions, self.threads).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let threads = self.threads.map_or("None".to_owned(), |t| t.to_string());
        format!("Pipeline(attributions='{}', threads={threads})", self.attributions.name())
    }
}

/// Batches of a stream, made one at a time.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Stream {
    pipeline: Py<Pipeline>,
    source: Source,
    ids: Option<Py<PyIterator>>,
    position: Mutex<usize>,
    size: usize,
}

#[pymethods]
impl Stream {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Batch>> {
        let position = *self.position.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let ids = self.ids.as_ref().map(|ids| ids.bind(py).clone());
        let mut inputs = Inputs { py, source: self.source.clone(), ids, position };
        let batch = self.pipeline.get().read(&mut inputs, self.size)?;
        *self.position.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = inputs.position;
        Ok(batch)
    }
}
