//! Python objects to the core's inputs. Nothing here fails: what is no article becomes a fault.

use crate::document::{Given, Precision, Stamp};
use crate::pipeline::{self, Content, FaultKind, Input};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyFloat, PyList, PyMapping, PyString, PyTuple};

/// An input that is known to be unreadable: it becomes a row of `errors`.
///
/// Programs that read files give one in the place of a record that they cannot read, so that the
/// other records keep their positions.
///
/// :param kind: one of the kinds of the table of errors, such as ``"record"``
/// :param message: what is wrong, and where
/// :param id: the input's ``article_id``; its position if None
#[pyclass(frozen, module = "pullquote._core")]
#[derive(Debug)]
pub(super) struct Fault {
    fault: pipeline::Fault,
    id: Option<String>,
}

#[pymethods]
impl Fault {
    #[new]
    #[pyo3(signature = (kind, message, id = None))]
    fn new(kind: &str, message: String, id: Option<String>) -> PyResult<Self> {
        let kind =
            FaultKind::named(kind).ok_or_else(|| PyValueError::new_err(format!("unknown kind of fault: '{kind}'")))?;
        Ok(Self { fault: pipeline::Fault::new(kind, message), id })
    }

    fn __repr__(&self) -> String {
        format!("Fault({:?}, {:?})", self.fault.kind.name(), self.fault.message)
    }
}

/// The moment that a text is, in ISO 8601: what exports write as a date becomes what `published` takes.
///
/// :returns: None if the text is anything else, or says more
#[pyfunction]
pub(super) fn moment(text: &str) -> Option<String> {
    let stamp = Stamp::written(text)?;
    let clock = match stamp.precision {
        Precision::Day => return Some(stamp.clock.date().to_string()),
        Precision::Minute => stamp.clock.strftime("%Y-%m-%dT%H:%M"),
        Precision::Second => stamp.clock.strftime("%Y-%m-%dT%H:%M:%S"),
    };
    let zone = stamp.offset_minutes.map_or_else(String::new, |minutes| {
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    });
    Some(format!("{clock}{zone}"))
}

/// One input.
pub(super) fn read(object: &Bound<'_, PyAny>) -> Input {
    let mut given = Given::default();
    let content = if let Ok(fault) = object.cast::<Fault>() {
        given.id.clone_from(&fault.get().id);
        Err(fault.get().fault.clone())
    } else if let Ok(fields) = object.cast::<PyDict>() {
        record(fields.as_any(), &mut given)
    } else if let Some(content) = text(object) {
        content
    } else if let Ok(fields) = object.cast::<PyMapping>() {
        record(fields.as_any(), &mut given)
    } else {
        Err(unfit("the input", object, "str, bytes or dict"))
    };
    Input { given, content }
}

/// The text of a str or bytes; None for anything else.
fn text(object: &Bound<'_, PyAny>) -> Option<Result<Content, pipeline::Fault>> {
    if let Ok(text) = object.cast::<PyString>() {
        let unpaired = |_| {
            pipeline::Fault::new(FaultKind::Encoding, "the str holds unpaired surrogates, which no encoding can write")
        };
        return Some(text.to_cow().map(|text| Content::Text(text.into_owned())).map_err(unpaired));
    }
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Some(Ok(Content::Bytes(bytes.as_bytes().to_vec())));
    }
    object.cast::<pyo3::types::PyByteArray>().ok().map(|bytes| Ok(Content::Bytes(bytes.to_vec())))
}

/// What was given where something else is accepted.
fn unfit(what: &str, object: &Bound<'_, PyAny>, accepted: &str) -> pipeline::Fault {
    if is_missing(object) {
        let given = if object.is_none() { "None" } else { "NaN" };
        return pipeline::Fault::new(FaultKind::Missing, format!("{what} is {given}, expected {accepted}"));
    }
    let name = object.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    pipeline::Fault::new(FaultKind::Type, format!("{what} is {article} {name}, expected {accepted}"))
}

/// None, NaN, NaT, pandas' NA.
fn is_missing(object: &Bound<'_, PyAny>) -> bool {
    if object.is_none() {
        return true;
    }
    if let Ok(float) = object.cast::<PyFloat>() {
        return float.value().is_nan();
    }
    matches!(object.get_type().name().map(|n| n.to_string()).as_deref(), Ok("NaTType" | "NAType"))
}

/// A dict: its fields into `given`, its text out.
fn record(fields: &Bound<'_, PyAny>, given: &mut Given) -> Result<Content, pipeline::Fault> {
    given.id = field(fields, "id")?.map(|id| as_text(&id, "id")).transpose()?;
    given.url = field(fields, "url")?.map(|url| as_text(&url, "url")).transpose()?;
    given.headline = field(fields, "headline")?.map(|headline| as_text(&headline, "headline")).transpose()?;
    given.agency = field(fields, "agency")?.map(|agency| as_text(&agency, "agency")).transpose()?;
    given.authors = field(fields, "authors")?.map(|authors| names(&authors)).transpose()?;
    given.published = field(fields, "published")?.map(|moment| published(&moment)).transpose()?;
    given.outlet = field(fields, "outlet")?.map(|outlet| as_text(&outlet, "outlet")).transpose()?;
    if let Some(html) = field(fields, "html")? {
        let content = text(&html).unwrap_or_else(|| Err(unfit("'html'", &html, "str or bytes")));
        return content.map(|content| match content {
            Content::Text(html) => Content::Html(html),
            Content::Bytes(html) => Content::HtmlBytes(html),
            html => html,
        });
    }
    if let Some(body) = get(fields, "text")? {
        return text(&body).unwrap_or_else(|| Err(unfit("'text'", &body, "str, bytes or dict")));
    }
    Err(pipeline::Fault::new(FaultKind::Missing, "the dict has neither 'text' nor 'html'"))
}

fn get<'py>(fields: &Bound<'py, PyAny>, name: &str) -> Result<Option<Bound<'py, PyAny>>, pipeline::Fault> {
    match fields.contains(name) {
        Ok(true) => fields
            .get_item(name)
            .map(Some)
            .map_err(|e| pipeline::Fault::new(FaultKind::Field, format!("'{name}' cannot be read: {e}"))),
        _ => Ok(None),
    }
}

/// A field that says something: None, NaN and empty strings do not.
fn field<'py>(fields: &Bound<'py, PyAny>, name: &str) -> Result<Option<Bound<'py, PyAny>>, pipeline::Fault> {
    let value = get(fields, name)?;
    Ok(value.filter(|v| {
        !is_missing(v) && !v.cast::<PyString>().is_ok_and(|s| s.to_cow().is_ok_and(|s| s.trim().is_empty()))
    }))
}

fn as_text(value: &Bound<'_, PyAny>, name: &str) -> Result<String, pipeline::Fault> {
    let wrong = |_| pipeline::Fault::new(FaultKind::Field, format!("'{name}' cannot be written as text"));
    match value.cast::<PyString>() {
        Ok(text) => text.to_cow().map(std::borrow::Cow::into_owned).map_err(wrong),
        Err(_) if name == "id" => value.str().and_then(|s| s.to_cow().map(std::borrow::Cow::into_owned)).map_err(wrong),
        Err(_) => Err(field_fault(value, name, "str")),
    }
}

fn field_fault(value: &Bound<'_, PyAny>, name: &str, accepted: &str) -> pipeline::Fault {
    pipeline::Fault { kind: FaultKind::Field, ..unfit(&format!("'{name}'"), value, accepted) }
}

fn names(value: &Bound<'_, PyAny>) -> Result<Vec<String>, pipeline::Fault> {
    if value.cast::<PyString>().is_ok() {
        return Ok(vec![as_text(value, "authors")?]);
    }
    let is_list =
        value.cast::<PyList>().is_ok() || value.cast::<PyTuple>().is_ok() || value.hasattr("tolist").unwrap_or(false);
    let items =
        value.try_iter().ok().filter(|_| is_list).ok_or_else(|| field_fault(value, "authors", "a list of str"))?;
    let item = |item: PyResult<Bound<'_, PyAny>>| {
        let item =
            item.map_err(|e| pipeline::Fault::new(FaultKind::Field, format!("'authors' cannot be read: {e}")))?;
        as_text(&item, "authors")
    };
    items.map(item).collect()
}

/// A datetime, a date or an ISO 8601 string.
fn published(value: &Bound<'_, PyAny>) -> Result<Stamp, pipeline::Fault> {
    const ACCEPTED: &str = "a datetime, a date or an ISO 8601 string";
    let written = match value.cast::<PyString>() {
        Ok(text) => text.as_any().clone(),
        Err(_) => value.call_method0("isoformat").map_err(|_| field_fault(value, "published", ACCEPTED))?,
    };
    let written = as_text(&written, "published")?;
    Stamp::iso(&written).ok_or_else(|| {
        pipeline::Fault::new(FaultKind::Field, format!("'published' is '{written}', expected {ACCEPTED}"))
    })
}
