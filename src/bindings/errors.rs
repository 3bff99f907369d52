//! The exceptions, and how the core's errors become them.

use crate::pipeline::Fault;
use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{IntoPyDict, PyType};
use pyo3::{PyErr, create_exception};

create_exception!(pullquote, PullquoteError, PyException, "The base of all errors of pullquote.");

const INPUT_ERROR: &str = "An input that is no article: None, a number, an empty text, undecodable bytes.

The message says what was given and what is accepted.";

/// `InputError`: a `PullquoteError` and a `ValueError`. `create_exception!` knows one base only.
pub(super) fn input_error_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static MADE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = MADE.get_or_try_init(py, || {
        let bases = (py.get_type::<PullquoteError>(), py.get_type::<PyValueError>());
        let members = [("__module__", "pullquote"), ("__doc__", INPUT_ERROR)].into_py_dict(py)?;
        let made = py.get_type::<PyType>().call1(("InputError", bases, members))?;
        Ok::<_, PyErr>(made.cast_into::<PyType>()?.unbind())
    })?;
    Ok(made.bind(py))
}

/// The exception for an input that could not be read; `which` names the input.
pub(super) fn input_error(py: Python<'_>, which: &str, fault: &Fault) -> PyErr {
    let message = format!("{which}: {}", fault.message);
    input_error_type(py).map_or_else(|error| error, |kind| PyErr::from_type(kind.clone(), message))
}

pub(super) fn arrow_error(error: &ArrowError) -> PyErr {
    PullquoteError::new_err(error.to_string())
}

pub(super) fn parquet_error(error: &ParquetError) -> PyErr {
    PullquoteError::new_err(error.to_string())
}
