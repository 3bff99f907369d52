"""Frames that hand over no Arrow stream, or whose columns do not fit one: their rows as dicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FIELDS = ("text", "html", "id", "url", "published", "headline", "authors", "agency", "outlet")


def records(frame: Any, **columns: str | None) -> Iterator[dict[str, Any]]:
    """Yield one dict a row of ``frame``.

    :param frame: a pandas or polars ``DataFrame``, a ``pyarrow.Table``, a DuckDB relation, or anything
        with ``__arrow_c_stream__`` (through pyarrow)
    :param columns: for each field of an input the name of the column that holds it; ``text`` alone
        has a default, the column "text"
    :raises TypeError: if a keyword is no field, or ``frame`` is no frame
    :raises KeyError: if there is no such column; the message lists those there are
    """
    for field in columns:
        if field not in FIELDS:
            raise TypeError(f"no field '{field}'; there are: {', '.join(FIELDS)}")
    chosen = {field: column for field, column in columns.items() if column is not None}
    if not {"text", "html"} & chosen.keys():
        chosen["text"] = "text"
    frame = _with_columns(frame)
    known = list(_names(frame))
    for field, column in chosen.items():
        if column not in known:
            there = ", ".join(map(str, known))
            raise KeyError(f"no column '{column}' (for {field}); there are: {there}")
    return _rows(frame, chosen)


def _with_columns(frame: Any) -> Any:
    """Return ``frame`` as something whose columns can be taken by name."""
    if hasattr(frame, "to_arrow_table"):  # DuckDB
        return frame.to_arrow_table()
    if hasattr(frame, "columns"):
        return frame
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow

        return pyarrow.table(frame)
    raise TypeError(f"columns are named, but {type(frame).__name__} is no frame")


def _names(frame: Any) -> Any:
    return frame.column_names if hasattr(frame, "column_names") else frame.columns


def _rows(frame: Any, chosen: dict[str, str]) -> Iterator[dict[str, Any]]:
    lists = [_values(frame[column]) for column in chosen.values()]
    for row in zip(*lists, strict=True):
        yield dict(zip(chosen, row, strict=True))


def _values(column: Any) -> Any:
    for name in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, name):
            return getattr(column, name)()
    return list(column)
