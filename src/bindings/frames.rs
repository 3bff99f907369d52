//! Frames to inputs: the columns of anything that hands over an Arrow stream, read where they lie.
//!
//! In: an object with `__arrow_c_stream__`, and which column is which field. Out: [`Input`]s, a row
//! each. The texts go from the frame's memory into the core without a Python object between.

use crate::document::{Given, Precision, Stamp};
use crate::pipeline::{Content, Fault, FaultKind, Input};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_pyarrow::FromPyArrow;
use arrow_schema::{DataType, TimeUnit};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The fields of an input, of which each may be a column.
pub(super) const FIELDS: [&str; 9] =
    ["text", "html", "id", "url", "published", "headline", "authors", "agency", "outlet"];

/// A frame that is read row by row.
pub(super) struct Frame {
    stream: RecordBatchStreamReader,
    /// Of each field the number of its column.
    columns: [Option<usize>; FIELDS.len()],
    batch: Option<RecordBatch>,
    row: usize,
}

impl Frame {
    /// The frame `object`; None if it hands over no stream of columns.
    pub(super) fn open(object: &Bound<'_, PyAny>, named: Option<&Bound<'_, PyDict>>) -> PyResult<Option<Self>> {
        if !object.hasattr("__arrow_c_stream__")? {
            return Ok(None);
        }
        let Ok(stream) = RecordBatchStreamReader::from_pyarrow_bound(object) else { return Ok(None) };
        let schema = stream.schema();
        let known: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let columns = columns(&known, named)?;
        Ok(Some(Self { stream, columns, batch: None, row: 0 }))
    }

    /// The next row.
    pub(super) fn next(&mut self) -> PyResult<Option<Input>> {
        loop {
            if let Some(batch) = self.batch.as_ref().filter(|batch| self.row < batch.num_rows()) {
                let input = input(&self.columns.map(|column| column.map(|c| batch.column(c))), self.row);
                self.row += 1;
                return Ok(Some(input));
            }
            match self.stream.next() {
                Some(batch) => self.batch = Some(batch.map_err(|error| super::errors::arrow_error(&error))?),
                None => return Ok(None),
            }
            self.row = 0;
        }
    }
}

/// Which column is which field: as named, the text else the column "text".
fn columns(known: &[&str], named: Option<&Bound<'_, PyDict>>) -> PyResult<[Option<usize>; FIELDS.len()]> {
    let mut columns = [None; FIELDS.len()];
    let find = |field: &str, column: &str| {
        known.iter().position(|name| *name == column).ok_or_else(|| {
            PyKeyError::new_err(format!("no column '{column}' (for {field}); there are: {}", known.join(", ")))
        })
    };
    for (field, column) in named.into_iter().flat_map(PyDictMethods::iter) {
        let field: String = field.extract()?;
        let number = FIELDS.iter().position(|name| *name == field);
        let number = number
            .ok_or_else(|| PyTypeError::new_err(format!("no field '{field}'; there are: {}", FIELDS.join(", "))))?;
        if !column.is_none() {
            columns[number] = Some(find(&field, &column.str()?.to_cow()?)?);
        }
    }
    if columns[0].is_none() && columns[1].is_none() {
        columns[0] = Some(find("text", "text")?);
    }
    Ok(columns)
}

fn input(columns: &[Option<&ArrayRef>; FIELDS.len()], row: usize) -> Input {
    let [text, html, id, url, published, headline, authors, agency, outlet] =
        columns.map(|column| column.filter(|column| !column.is_null(row)));
    let mut given = Given { id: id.and_then(|id| key(id, row)), ..Given::default() };
    let fields = || -> Result<(), Fault> {
        given.url = field("url", url, row)?;
        given.headline = field("headline", headline, row)?;
        given.agency = field("agency", agency, row)?;
        given.outlet = field("outlet", outlet, row)?;
        given.authors = authors.map(|authors| names(authors, row)).transpose()?;
        given.published = published.map(|published| moment(published, row)).transpose()?;
        Ok(())
    };
    let content = { fields }().and_then(|()| content(text, html, row));
    Input { given, content }
}

fn content(text: Option<&ArrayRef>, html: Option<&ArrayRef>, row: usize) -> Result<Content, Fault> {
    let wrong = |name: &str, column: &ArrayRef| {
        let message = format!("'{name}' is a column of {}, expected text or bytes", column.data_type());
        Fault::new(FaultKind::Type, message)
    };
    if let Some(html) = html {
        let page = string(html, row).map(|page| Content::Html(page.to_owned()));
        return page
            .or_else(|| bytes(html, row).map(|page| Content::HtmlBytes(page.to_vec())))
            .ok_or_else(|| wrong("html", html));
    }
    let Some(text) = text else { return Err(Fault::new(FaultKind::Missing, "the text is null")) };
    let read = string(text, row).map(|text| Content::Text(text.to_owned()));
    read.or_else(|| bytes(text, row).map(|text| Content::Bytes(text.to_vec()))).ok_or_else(|| wrong("text", text))
}

/// The text in a row, however it is laid out; None if the column holds none.
fn string(column: &ArrayRef, row: usize) -> Option<&str> {
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(column.as_string_view().value(row)),
        DataType::Dictionary(..) => {
            let words = column.as_any_dictionary();
            string(words.values(), words.normalized_keys()[row])
        }
        _ => None,
    }
}

fn bytes(column: &ArrayRef, row: usize) -> Option<&[u8]> {
    match column.data_type() {
        DataType::Binary => Some(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(column.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(column.as_binary_view().value(row)),
        _ => None,
    }
}

/// A text field that says something.
fn field(name: &str, column: Option<&ArrayRef>, row: usize) -> Result<Option<String>, Fault> {
    let Some(column) = column else { return Ok(None) };
    let text = string(column, row).ok_or_else(|| unfit(name, column, "text"))?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()).map(str::to_owned))
}

fn unfit(name: &str, column: &ArrayRef, accepted: &str) -> Fault {
    Fault::new(FaultKind::Field, format!("'{name}' is a column of {}, expected {accepted}", column.data_type()))
}

/// An id: text, or a whole number as it is written.
fn key(column: &ArrayRef, row: usize) -> Option<String> {
    fn number<T: ArrowPrimitiveType>(column: &ArrayRef, row: usize) -> String
    where
        T::Native: ToString,
    {
        column.as_primitive::<T>().value(row).to_string()
    }
    let id = match column.data_type() {
        DataType::Int8 => number::<Int8Type>(column, row),
        DataType::Int16 => number::<Int16Type>(column, row),
        DataType::Int32 => number::<Int32Type>(column, row),
        DataType::Int64 => number::<Int64Type>(column, row),
        DataType::UInt8 => number::<UInt8Type>(column, row),
        DataType::UInt16 => number::<UInt16Type>(column, row),
        DataType::UInt32 => number::<UInt32Type>(column, row),
        DataType::UInt64 => number::<UInt64Type>(column, row),
        _ => string(column, row).unwrap_or_default().to_owned(),
    };
    Some(id).filter(|id| !id.is_empty())
}

/// The authors: a list of texts, or one text.
fn names(column: &ArrayRef, row: usize) -> Result<Vec<String>, Fault> {
    let list = match column.data_type() {
        DataType::List(_) => column.as_list::<i32>().value(row),
        DataType::LargeList(_) => column.as_list::<i64>().value(row),
        _ => return Ok(field("authors", Some(column), row)?.into_iter().collect()),
    };
    let present = (0..list.len()).filter(|at| !list.is_null(*at));
    let name = |at| string(&list, at).map(str::to_owned);
    present.map(name).collect::<Option<_>>().ok_or_else(|| unfit("authors", column, "text or a list of texts"))
}

/// A moment: a timestamp, a date, or ISO 8601.
fn moment(column: &ArrayRef, row: usize) -> Result<Stamp, Fault> {
    const ACCEPTED: &str = "timestamps, dates or ISO 8601";
    let wrong = || unfit("published", column, ACCEPTED);
    let day = |days: i64| {
        let moment = Timestamp::from_second(days * 86_400).map_err(|_| wrong())?;
        let clock = Offset::UTC.to_datetime(moment);
        Ok(Stamp { clock, precision: Precision::Day, offset_minutes: None, span: None })
    };
    match column.data_type() {
        DataType::Date32 => day(i64::from(column.as_primitive::<Date32Type>().value(row))),
        DataType::Date64 => day(column.as_primitive::<Date64Type>().value(row).div_euclid(86_400_000)),
        DataType::Timestamp(unit, zone) => {
            let moment = match unit {
                TimeUnit::Second => Timestamp::from_second(column.as_primitive::<TimestampSecondType>().value(row)),
                TimeUnit::Millisecond => {
                    Timestamp::from_millisecond(column.as_primitive::<TimestampMillisecondType>().value(row))
                }
                TimeUnit::Microsecond => {
                    Timestamp::from_microsecond(column.as_primitive::<TimestampMicrosecondType>().value(row))
                }
                TimeUnit::Nanosecond => {
                    Timestamp::from_nanosecond(i128::from(column.as_primitive::<TimestampNanosecondType>().value(row)))
                }
            };
            Ok(stamp(moment.map_err(|_| wrong())?, zone.as_deref()))
        }
        _ => {
            let written = string(column, row).ok_or_else(wrong)?;
            Stamp::iso(written).ok_or_else(|| {
                let message = format!("'published' is '{written}', expected {ACCEPTED}");
                Fault::new(FaultKind::Field, message)
            })
        }
    }
}

/// A moment with the clock of its zone; without a zone it is the clock itself.
fn stamp(moment: Timestamp, zone: Option<&str>) -> Stamp {
    let offset = zone.map(|zone| {
        let fixed = || {
            let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
            let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
            Offset::from_seconds(if zone.starts_with('-') { -seconds } else { seconds }).ok()
        };
        let named = || TimeZone::get(zone).ok().map(|zone| zone.to_offset(moment));
        fixed().or_else(named).unwrap_or(Offset::UTC)
    });
    let clock = offset.unwrap_or(Offset::UTC).to_datetime(moment);
    Stamp { clock, precision: Precision::Second, offset_minutes: offset.map(|o| o.seconds() / 60), span: None }
}
