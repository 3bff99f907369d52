//! The columns of which tables are made: values of rows to arrays.

use crate::document::Stamp;
use arrow_array::builder::{ListBuilder, NullBufferBuilder, OffsetBufferBuilder, StringBuilder};
use arrow_array::{ArrayRef, Date32Array, Int32Array, StringArray, TimestampMicrosecondArray};
use jiff::civil::Date;
use jiff::tz::Offset;
use std::sync::Arc;

/// A column of texts, in no more memory than they fill.
pub(super) fn texts<'a>(values: impl Iterator<Item = Option<&'a str>> + Clone) -> ArrayRef {
    let (mut rows, mut bytes, mut present) = (0, 0, 0);
    for text in values.clone() {
        (rows, bytes) = (rows + 1, bytes + text.map_or(0, str::len));
        present += usize::from(text.is_some());
    }
    let mut known = NullBufferBuilder::new(rows);
    if present < rows {
        values.clone().for_each(|text| known.append(text.is_some()));
    }
    let mut all = String::with_capacity(bytes);
    let mut ends = OffsetBufferBuilder::new(rows);
    for text in values.map(Option::unwrap_or_default) {
        all.push_str(text);
        ends.push_length(text.len());
    }
    Arc::new(StringArray::new(ends.finish(), all.into_bytes().into(), known.finish()))
}

pub(super) fn strings(values: impl Iterator<Item = Option<String>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

pub(super) fn ints(values: impl Iterator<Item = Option<i32>>) -> ArrayRef {
    Arc::new(values.collect::<Int32Array>())
}

/// A column of numbers without a gap.
pub(super) fn numbers(values: impl Iterator<Item = i32>) -> ArrayRef {
    Arc::new(Int32Array::from(values.collect::<Vec<i32>>()))
}

pub(super) fn counts(values: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    ints(values.map(|value| value.map(|v| v as i32)))
}

pub(super) fn days(values: impl Iterator<Item = Option<Date>>) -> ArrayRef {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    let day = |date: Date| date.since((jiff::Unit::Day, EPOCH)).map(|span| span.get_days()).ok();
    Arc::new(values.map(|date| date.and_then(day)).collect::<Date32Array>())
}

pub(super) fn moments<'a>(values: impl Iterator<Item = Option<&'a Stamp>>) -> ArrayRef {
    let moments: TimestampMicrosecondArray = values.map(|stamp| stamp.and_then(instant)).collect();
    Arc::new(moments.with_timezone("UTC"))
}

/// The instant in UTC; where no zone is known, the clock as it stands.
fn instant(stamp: &Stamp) -> Option<i64> {
    let clock = Offset::UTC.to_timestamp(stamp.clock).ok()?.as_microsecond();
    Some(clock - i64::from(stamp.offset_minutes.unwrap_or(0)) * 60_000_000)
}

pub(super) fn lists<'a, I: Iterator<Item = &'a str>>(values: impl Iterator<Item = Option<I>>) -> ArrayRef {
    let mut builder = ListBuilder::new(StringBuilder::new());
    for value in values {
        let present = value.is_some();
        value.into_iter().flatten().for_each(|text| builder.values().append_value(text));
        builder.append(present);
    }
    Arc::new(builder.finish())
}
