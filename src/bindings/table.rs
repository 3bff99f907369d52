//! `Table`, `Schema` and the writer of Parquet files.

use super::errors::{arrow_error, parquet_error};
use super::values;
use crate::tables::TableName;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{Schema as ArrowSchema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use pyo3::exceptions::{PyImportError, PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use std::fs::File;
use std::sync::Mutex;

/// A table of results: columns of equal length, shared with Arrow without copying.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Table {
    name: TableName,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(super) fn new(name: TableName, batches: Vec<RecordBatch>) -> Self {
        Self { name, schema: name.schema(), batches }
    }

    fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn column<'py>(&self, py: Python<'py>, number: usize) -> PyResult<Bound<'py, PyList>> {
        let column = PyList::empty(py);
        for batch in &self.batches {
            for row in 0..batch.num_rows() {
                column.append(values::value(py, batch.column(number), row)?)?;
            }
        }
        Ok(column)
    }

    pub(super) fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let names: Vec<_> = self.schema.fields().iter().map(|f| pyo3::types::PyString::new(py, f.name())).collect();
        let records = PyList::empty(py);
        for batch in &self.batches {
            for row in 0..batch.num_rows() {
                let record = PyDict::new(py);
                for (name, column) in names.iter().zip(batch.columns()) {
                    record.set_item(name, values::value(py, column, row)?)?;
                }
                records.append(record)?;
            }
        }
        Ok(records)
    }
}

#[pymethods]
impl Table {
    /// The table's name.
    #[getter]
    fn name(&self) -> &'static str {
        self.name.name()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Bound<'py, PyList>> {
        let number = self.schema.index_of(column).map_err(|_| {
            let known = self.columns().join(", ");
            PyKeyError::new_err(format!("no column '{column}' in {}; there are: {known}", self.name()))
        })?;
        self.column(py, number)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.records(py)?.call_method0("__iter__")
    }

    /// The columns as lists: ``{column: [value, …]}``.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (number, field) in self.schema.fields().iter().enumerate() {
            columns.set_item(field.name(), self.column(py, number)?)?;
        }
        Ok(columns)
    }

    /// The rows as dicts.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.records(py)
    }

    /// The table as a ``pandas.DataFrame``.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let options = PyDict::new(py);
        options.set_item("columns", self.columns())?;
        import(py, "pandas")?.getattr("DataFrame")?.call((self.to_dict(py)?,), Some(&options))
    }

    /// The table as a ``polars.DataFrame``.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        import(slf.py(), "polars")?.call_method1("DataFrame", (slf,))
    }

    /// The table as a ``pyarrow.Table``.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        import(slf.py(), "pyarrow")?.call_method1("table", (slf,))
    }

    /// The rows as JSON lines: one object a line, dates in ISO 8601, each line ended.
    fn to_json_lines(&self, py: Python<'_>) -> PyResult<String> {
        let dumps = py.import("json")?.getattr("dumps")?;
        let options = PyDict::new(py);
        options.set_item("ensure_ascii", false)?;
        let mut out = String::new();
        for record in self.records(py)? {
            let line = dumps.call((values::jsonable(&record)?,), Some(&options))?;
            out.push_str(line.cast::<pyo3::types::PyString>()?.to_cow()?.as_ref());
            out.push('\n');
        }
        Ok(out)
    }

    /// The Arrow PyCapsule interface: the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    /// The Arrow PyCapsule interface: the rows. A requested schema is not honoured, as the
    /// interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.schema.clone());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __repr__(&self) -> String {
        format!("<pullquote.Table {}: {} rows × {} columns>", self.name(), self.rows(), self.schema.fields().len())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pullquote.display")?.call_method1("table_html", (slf,))
    }
}

fn import<'py>(py: Python<'py>, package: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(package).map_err(|error| {
        let missing =
            PyImportError::new_err(format!("this needs {package}, which is not installed: pip install {package}"));
        missing.set_cause(py, Some(error));
        missing
    })
}

fn schema_capsule<'py>(py: Python<'py>, schema: &ArrowSchema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| arrow_error(&error))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// The columns of a table and their Arrow types.
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct Schema {
    table: TableName,
    schema: SchemaRef,
}

#[pymethods]
impl Schema {
    /// The names of the columns.
    #[getter]
    fn names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// The Arrow types of the columns, as text.
    #[getter]
    fn types(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.data_type().to_string()).collect()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    fn __len__(&self) -> usize {
        self.schema.fields().len()
    }

    fn __repr__(&self) -> String {
        let columns: Vec<String> =
            self.schema.fields().iter().map(|f| format!("{}: {}", f.name(), f.data_type())).collect();
        format!("<pullquote.Schema {}: {}>", self.table.name(), columns.join(", "))
    }
}

/// The schema of a table by its name.
///
/// :raises ValueError: if there is no such table; the message lists those there are
#[pyfunction]
pub(super) fn schema(name: &str) -> PyResult<Schema> {
    let table = table_named(name)?;
    Ok(Schema { table, schema: table.schema() })
}

fn table_named(name: &str) -> PyResult<TableName> {
    TableName::named(name).ok_or_else(|| {
        let known: Vec<&str> = TableName::ALL.iter().map(|table| table.name()).collect();
        PyValueError::new_err(format!("no table '{name}'; there are: {}", known.join(", ")))
    })
}

/// Writes one table of many batches into one Parquet file.
///
/// :param path: the file, made anew
/// :param table: the table's name
/// :raises ValueError: if there is no such table, or a table of another name is written
/// :raises OSError: if the file cannot be made
#[pyclass(frozen, module = "pullquote._core")]
pub(super) struct ParquetWriter {
    table: TableName,
    writer: Mutex<Option<ArrowWriter<File>>>,
}

#[pymethods]
impl ParquetWriter {
    #[new]
    fn new(path: std::path::PathBuf, table: &str) -> PyResult<Self> {
        let table = table_named(table)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = ArrowWriter::try_new(File::create(path)?, table.schema(), Some(properties));
        Ok(Self { table, writer: Mutex::new(Some(writer.map_err(|error| parquet_error(&error))?)) })
    }

    /// Adds the rows of `table`.
    fn write(&self, py: Python<'_>, table: &Table) -> PyResult<()> {
        if table.name != self.table {
            return Err(PyValueError::new_err(format!("the file holds {}, not {}", self.table.name(), table.name())));
        }
        py.detach(|| {
            let mut guard = self.writer.lock().map_err(|_| closed())?;
            let writer = guard.as_mut().ok_or_else(closed)?;
            table.batches.iter().try_for_each(|batch| writer.write(batch).map_err(|error| parquet_error(&error)))
        })
    }

    /// Ends the file; closing twice does nothing.
    fn close(&self) -> PyResult<()> {
        let writer = self.writer.lock().map_err(|_| closed())?.take();
        writer.map_or(Ok(()), |writer| writer.close().map(|_| ()).map_err(|error| parquet_error(&error)))
    }

    fn __enter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(&self, _error: &Bound<'_, PyTuple>) -> PyResult<()> {
        self.close()
    }
}

fn closed() -> PyErr {
    PyValueError::new_err("the file is closed")
}
