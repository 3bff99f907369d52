//! The Python module `pullquote._core`: what converts and delegates, and nothing else.

mod article;
mod batch;
mod errors;
mod frames;
mod inputs;
mod pipeline;
mod table;
mod values;

use pyo3::prelude::*;

/// The compiled core of pullquote.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::article::Article;
    #[pymodule_export]
    use super::batch::Batch;
    #[pymodule_export]
    use super::errors::PullquoteError;
    #[pymodule_export]
    use super::inputs::{Fault, moment};
    #[pymodule_export]
    use super::pipeline::{Pipeline, Stream};
    #[pymodule_export]
    use super::table::{ParquetWriter, Schema, Table, schema};
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("InputError", super::errors::input_error_type(module.py())?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
