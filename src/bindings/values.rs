//! Values of Arrow arrays and of the core as Python objects.

use crate::document::{Precision, Stamp};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int32Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyDelta, PyDict, PyList, PyTzInfo};

/// Row `row` of `column`; null is None.
pub(super) fn value(py: Python<'_>, column: &ArrayRef, row: usize) -> PyResult<Py<PyAny>> {
    if column.is_null(row) {
        return Ok(py.None());
    }
    Ok(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any().unbind(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into_pyobject(py)?.into_any().unbind(),
        DataType::Float32 => {
            short(column.as_primitive::<Float32Type>().value(row)).into_pyobject(py)?.into_any().unbind()
        }
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_pyobject(py)?.into_any().unbind(),
        DataType::Boolean => column.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any().unbind(),
        DataType::Date32 => day(py, column.as_primitive::<Date32Type>().value(row))?,
        DataType::Timestamp(..) => moment(py, column.as_primitive::<TimestampMicrosecondType>().value(row))?,
        DataType::List(_) => list(py, &column.as_list::<i32>().value(row))?,
        DataType::Struct(fields) => {
            let record = PyDict::new(py);
            for (field, column) in fields.iter().zip(column.as_struct().columns()) {
                record.set_item(field.name(), value(py, column, row)?)?;
            }
            record.into_any().unbind()
        }
        other => return Err(PyTypeError::new_err(format!("no Python value for {other}"))),
    })
}

/// All rows of `column`.
pub(super) fn list(py: Python<'_>, column: &ArrayRef) -> PyResult<Py<PyAny>> {
    let values = (0..column.len()).map(|row| value(py, column, row)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyList::new(py, values)?.into_any().unbind())
}

/// A float32 as the shortest float64 that reads the same: 0.9, not 0.8999999761581421.
fn short(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::from(value))
}

fn day(py: Python<'_>, days: i32) -> PyResult<Py<PyAny>> {
    let date = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days));
    date.map_or_else(|_| Ok(py.None()), |date| self::date(py, date))
}

fn moment(py: Python<'_>, microseconds: i64) -> PyResult<Py<PyAny>> {
    let Ok(instant) = Timestamp::from_microsecond(microseconds) else { return Ok(py.None()) };
    let utc = PyTzInfo::utc(py)?.to_owned();
    datetime(py, jiff::tz::Offset::UTC.to_datetime(instant), Some(&utc))
}

/// A date.
pub(super) fn date(py: Python<'_>, date: Date) -> PyResult<Py<PyAny>> {
    let made = PyDate::new(py, i32::from(date.year()), date.month() as u8, date.day() as u8)?;
    Ok(made.into_any().unbind())
}

fn datetime(py: Python<'_>, clock: DateTime, zone: Option<&Bound<'_, PyTzInfo>>) -> PyResult<Py<PyAny>> {
    let microsecond = (clock.subsec_nanosecond() / 1000) as u32;
    let made = PyDateTime::new(
        py,
        i32::from(clock.year()),
        clock.month() as u8,
        clock.day() as u8,
        clock.hour() as u8,
        clock.minute() as u8,
        clock.second() as u8,
        microsecond,
        zone,
    )?;
    Ok(made.into_any().unbind())
}

/// A stamp: an aware datetime where its zone is known, else a naive one, or a date.
pub(super) fn stamp(py: Python<'_>, stamp: Option<&Stamp>) -> PyResult<Py<PyAny>> {
    let Some(stamp) = stamp else { return Ok(py.None()) };
    match (stamp.precision, stamp.offset_minutes) {
        (Precision::Day, _) => date(py, stamp.clock.date()),
        (_, None) => datetime(py, stamp.clock, None),
        (_, Some(minutes)) => {
            let zone = PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, minutes * 60, 0, true)?)?;
            datetime(py, stamp.clock, Some(&zone))
        }
    }
}

/// The value with dates and moments written in ISO 8601, so that JSON can hold it.
pub(super) fn jsonable<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    if let Ok(record) = value.cast::<PyDict>() {
        let out = PyDict::new(py);
        for (key, item) in record {
            out.set_item(key, jsonable(&item)?)?;
        }
        return Ok(out.into_any());
    }
    if let Ok(items) = value.cast::<PyList>() {
        let out = items.iter().map(|item| jsonable(&item)).collect::<PyResult<Vec<_>>>()?;
        return Ok(PyList::new(py, out)?.into_any());
    }
    if value.cast::<PyDate>().is_ok() {
        return value.call_method0("isoformat");
    }
    Ok(value.clone())
}
