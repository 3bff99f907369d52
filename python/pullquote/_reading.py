"""Files to inputs: what :func:`read` yields, one record after the other, holding one at a time.

In: a path. Out: dicts that the pipeline reads, and a ``Fault`` in the place of each record that cannot be
read, which becomes a row of ``errors`` with the file and the record's line or number.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from pullquote._core import Fault
from pullquote._exports import split
from pullquote._frames import FIELDS

__all__ = ["READ", "SUFFIXES", "read", "read_stream", "suffix"]

Record = dict[str, Any] | Fault

# A longer text is no article; what stands packed in an archive is not unpacked further.
LONGEST = 2**31 - 1

READ = "text (.txt), HTML, JSON lines, CSV, TSV, Parquet and WARC files, .gz and .zip of those, and folders of them"


def read(path: str | os.PathLike[str], **columns: str | None) -> Iterator[Record]:
    """Yield the articles of a file or a folder, one at a time, as the pipeline reads them.

    Text and HTML files are an article each; a text that is an export of Nexis Uni, Factiva or ProQuest is as
    many as it holds, with their fields. JSON lines, CSV, TSV and Parquet have an article a row; WARC files one
    a response that is HTML. Compressed files (.gz), archives (.zip) and folders are opened. Encodings are
    detected. What cannot be read becomes a row of ``errors`` that says where it stands.

    :param path: a file or a folder
    :param columns: for rows the column of each field, as in :meth:`Pipeline.batch`: ``text="body"``;
        without them fields have their own names
    :raises FileNotFoundError: if there is no such file
    :raises ValueError: if the file is of a kind that is not read
    :raises TypeError: if a keyword is no field

    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "one.csv").write_text("id,text\\n7,Fares rise on 1 May.\\n")
    >>> [record["id"] for record in read(folder)]
    ['7']
    """
    for field in columns:
        if field not in FIELDS:
            raise TypeError(f"no field '{field}'; there are: {', '.join(FIELDS)}")
    chosen = {field: column for field, column in columns.items() if column is not None}
    path = Path(path)
    if path.is_dir():
        return _folder(path, chosen)
    if not path.exists():
        raise FileNotFoundError(2, "no such file or folder", str(path))
    if suffix(path.name) not in SUFFIXES:
        raise ValueError(f"{path}: a {path.suffix or 'nameless'} file is not read; what is read are {READ}")
    return _file(path, chosen)


def _folder(folder: Path, columns: Mapping[str, str]) -> Iterator[Record]:
    for path in sorted(folder.rglob("*")):
        if suffix(path.name) in SUFFIXES and path.is_file():
            yield from _file(path, columns)


def suffix(name: str) -> str:
    """Return the suffix that says what a file holds, compression aside."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _file(path: Path, columns: Mapping[str, str]) -> Iterator[Record]:
    where = str(path)
    try:
        if path.suffix.lower() == ".zip":
            yield from _zip(where, columns)
        elif suffix(where) == ".parquet":
            yield from _parquet(where, columns)
        else:
            with _open(path) as stream:
                yield from read_stream(where, stream, columns)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield unread(where, getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def read_stream(where: str, stream: Any, columns: Mapping[str, str], kind: str | None = None) -> Iterator[Record]:
    """Yield the articles of an open file; its suffix says what it holds."""
    yield from SUFFIXES[kind or suffix(where)](where, stream, columns)


def unread(where: str, why: str) -> Fault:
    """Stand for a record that cannot be read: it becomes a row of `errors` with this id."""
    return Fault("record", f"{where}: {why}", id=where)


def _zip(where: str, columns: Mapping[str, str]) -> Iterator[Record]:
    with zipfile.ZipFile(where) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            name = f"{where}/{member.filename}"
            kind = suffix(member.filename)
            if member.is_dir() or kind not in SUFFIXES or kind in (".zip", ".parquet"):
                continue
            try:
                with archive.open(member) as stream:
                    packed = member.filename.lower().endswith(".gz")
                    inner = gzip.GzipFile(fileobj=stream) if packed else stream
                    yield from read_stream(name, inner, columns)
            except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
                yield unread(name, str(error) or type(error).__name__)


def _whole(where: str, stream: IO[bytes]) -> bytes | Fault:
    """All of a file, unless it is too long for an article: an archive may unpack to anything."""
    held = stream.read(LONGEST + 1)
    return unread(where, "longer than 2 GB") if len(held) > LONGEST else held


def _text(where: str, stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Record]:
    held = _whole(where, stream)
    if isinstance(held, Fault):
        yield held
        return
    articles = split(_decoded(held)) if b"of" in held or b"HD" in held or b"\x00" in held else None
    if articles is None:
        yield {"id": where, "text": held}
        return
    for number, article in enumerate(articles, 1):
        article.setdefault("id", f"{where}:{number}" if len(articles) > 1 else where)
        yield article


def _html(where: str, stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Record]:
    held = _whole(where, stream)
    yield held if isinstance(held, Fault) else {"id": where, "html": held}


def _json_lines(where: str, stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Record]:
    for number, line in enumerate(stream, 1):
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield unread(place, f"not JSON: {error}")
            continue
        if isinstance(row, dict):
            yield _record(place, row, columns)
        else:
            yield unread(place, f"a JSON {type(row).__name__}, expected an object with a text")


def _record(place: str, row: dict[str, Any], columns: Mapping[str, str]) -> Record:
    """A row's fields; a missing column is an error that says which there are."""
    for field, column in columns.items():
        if column not in row:
            return unread(place, f"no column '{column}' (for {field}); there are: {', '.join(map(str, row))}")
    if not columns and "text" not in row and "html" not in row:
        return unread(place, f"no column 'text' or 'html'; there are: {', '.join(map(str, row))}")
    record = {field: row[column] for field, column in columns.items()} if columns else row
    if columns and "text" not in columns and "html" not in columns and "text" in row:
        record["text"] = row["text"]
    record["id"] = place if record.get("id") in (None, "") else str(record["id"])
    return record


def _rows(delimiter: str) -> Callable[[str, IO[bytes], Mapping[str, str]], Iterator[Record]]:
    def rows(where: str, stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Record]:
        csv.field_size_limit(min(LONGEST, sys.maxsize))
        head = stream.read(1 << 20)
        lines = io.TextIOWrapper(
            io.BufferedReader(_Chained(head, stream)), encoding=_encoding(head), errors="replace", newline=""
        )
        reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
        names: list[str] = []
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield unread(f"{where}:{reader.line_num}", f"not CSV: {error}")
                continue
            if row is None:
                return
            place = f"{where}:{reader.line_num}"
            if not any(row):
                continue
            if not names:
                names = [name.strip() for name in row]
            elif len(row) != len(names):
                yield unread(place, f"{len(row)} fields, expected {len(names)}: {', '.join(names)}")
            else:
                filled = dict(zip(names, row, strict=True))
                yield _record(place, filled, columns)

    return rows


class _Chained(io.RawIOBase):
    """What was read of a stream already, and the rest of it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _encoding(head: bytes) -> str:
    """The encoding of a text by its beginning: a mark, UTF-8 if it is valid, else what Windows wrote."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(held: bytes) -> str:
    return held.decode(_encoding(held), errors="replace")


def _parquet(where: str, columns: Mapping[str, str]) -> Iterator[Record]:
    try:
        import pyarrow.lib
        import pyarrow.parquet
    except ImportError:
        yield unread(where, "Parquet files need pyarrow, which is not installed: pip install pyarrow")
        return
    try:
        with pyarrow.parquet.ParquetFile(where) as file:
            number = 0
            for batch in file.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(f"{where}:{number}", row, columns)
    except pyarrow.lib.ArrowException as error:
        yield unread(where, str(error).splitlines()[0])


def _warc(where: str, stream: IO[bytes], columns: Mapping[str, str]) -> Iterator[Record]:
    """The responses of a web archive that are HTML."""
    number = 0
    while True:
        line = stream.readline(1 << 16)
        if not line:
            return
        if not line.strip():
            continue
        number += 1
        place = f"{where}:{number}"
        if not line.startswith(b"WARC/"):
            yield unread(place, "not a WARC record: the rest of the file is not read")
            return
        fields = _header_fields(stream)
        try:
            length = int(fields.get("content-length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= LONGEST:
            yield unread(place, "no length: the rest of the file is not read")
            return
        block = stream.read(length)
        if len(block) < length:
            yield unread(place, f"ends after {len(block)} of {length} bytes")
            return
        if fields.get("warc-type") == "response":
            yield from _response(place, fields.get("warc-target-uri", "").strip("<>"), block)


def _header_fields(stream: IO[bytes]) -> dict[str, str]:
    fields = {}
    while line := stream.readline(1 << 16).strip():
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    return fields


def _response(place: str, url: str, block: bytes) -> Iterator[Record]:
    stream = io.BytesIO(block)
    status = stream.readline(1 << 16)
    fields = _header_fields(stream)
    kind = fields.get("content-type", "").lower()
    if not status.startswith(b"HTTP/") or " 200" not in status.decode("latin-1")[:16] or "html" not in kind:
        return
    try:
        body = _unpacked(stream.read(), fields)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        yield unread(place, str(error))
        return
    page: str | bytes = body
    if "charset=" in kind:
        charset = kind.split("charset=")[1].split(";")[0].strip(" \"'")
        try:
            page = body.decode(charset)
        except (LookupError, ValueError):
            page = body
    yield {"id": place, "html": page, **({"url": url} if url else {})}


def _unpacked(body: bytes, fields: dict[str, str]) -> bytes:
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    coding = fields.get("content-encoding", "").lower()
    if coding in ("gzip", "x-gzip"):
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            return packed.read(LONGEST)
    if coding == "deflate":
        return zlib.decompressobj(zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS).decompress(body, LONGEST)
    if coding not in ("", "identity"):
        raise ValueError(f"packed with '{coding}', which is not read")
    return body


def _unchunked(body: bytes) -> bytes:
    """The body of a chunked response; one that an archive has put together already is left as it is."""
    stream, whole = io.BytesIO(body), []
    while size := stream.readline(1 << 10).split(b";")[0].strip():
        try:
            length = int(size, 16)
        except ValueError:
            return body
        if length <= 0:
            break
        whole.append(stream.read(length))
        stream.readline(1 << 10)
    return b"".join(whole)


SUFFIXES: dict[str, Callable[[str, IO[bytes], Mapping[str, str]], Iterator[Record]]] = {
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _rows(","),
    ".tsv": _rows("\t"),
    ".warc": _warc,
    ".parquet": lambda where, stream, columns: iter(()),
    ".zip": lambda where, stream, columns: iter(()),
}
