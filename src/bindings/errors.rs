//! The exceptions, and how the core's errors become them.

use crate::pipeline::Fault;
use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use pyo3::PyErr;
use pyo3::create_exception;
use pyo3::exceptions::PyException;

create_exception!(pullquote, PullquoteError, PyException, "The base of all errors of pullquote.");
create_exception!(
    pullquote,
    InputError,
    PullquoteError,
    "An input that is no article: None, a number, an empty text, undecodable bytes.\n\nThe message says what was given and what is accepted."
);

/// The exception for an input that could not be read; `which` names the input.
pub(super) fn input_error(which: &str, fault: &Fault) -> PyErr {
    InputError::new_err(format!("{which}: {}", fault.message))
}

pub(super) fn arrow_error(error: &ArrowError) -> PyErr {
    PullquoteError::new_err(error.to_string())
}

pub(super) fn parquet_error(error: &ParquetError) -> PyErr {
    PullquoteError::new_err(error.to_string())
}
