"""The command line: `pullquote show` for one article, `pullquote extract` for many.

Results go to files or to standard output, everything said about the work to standard error. Exit codes:
0 fine, 1 some inputs could not be read (the `errors` table says which), 2 wrong usage or nothing to read.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from tqdm import tqdm

import pullquote as pq
from pullquote._core import Fault, ParquetWriter
from pullquote._reading import READ as FILES
from pullquote._reading import SUFFIXES, read_stream, suffix
from pullquote.display import article_text

__all__ = ["app", "main"]

TABLES = ("articles", "sentences", "entities", "mentions", "quotes", "dates", "amounts", "errors")
READ = f"{FILES}, and - for standard input"
BATCH = 500
ABOUT = "Reads English news articles: structure, names, and who is quoted saying what."

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=ABOUT)


class Format(str, Enum):
    """The files that `extract` writes."""

    parquet = "parquet"
    jsonl = "jsonl"
    both = "both"


class Attributions(str, Enum):
    """What counts as a quote."""

    speech = "speech"
    all = "all"


def main() -> None:
    """Runs the command line."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pullquote {pq.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    pass


@app.command()
def show(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    width: Annotated[int | None, typer.Option(min=40, help="Columns; those of the terminal if not given.")] = None,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="Colours; on in a terminal, unless NO_COLOR is set.")
    ] = None,
) -> None:
    """One article as a readable page: fields, text with its quotes, who is quoted, who is who."""
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        article = pq.Pipeline().article(text)
    except OSError as error:
        raise _stop(f"{file}: {error.strerror or error}") from None
    except pq.InputError as error:
        raise _stop(f"{file}: {error}") from None
    if color is None:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    typer.echo(article_text(article, width or shutil.get_terminal_size((100, 24)).columns, color), color=True)


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(help=f"What to read: {READ}.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the tables; made if missing.")],
    format: Annotated[Format, typer.Option(help="The files to write.")] = Format.parquet,
    attributions: Annotated[
        Attributions, typer.Option(help="Quotes of speech, or of thought too.")
    ] = Attributions.speech,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads; one per core if not given.")] = None,
    tables: Annotated[str, typer.Option(help="Tables to write, by commas; errors is always written.")] = ",".join(
        TABLES
    ),
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="A bar on standard error; on in a terminal.")
    ] = None,
) -> None:
    """Many articles into one file per table."""
    names = _table_names(tables)
    sources = [source for given in inputs for source in _sources(given)]
    if not sources:
        raise _stop(f"nothing to read in {', '.join(inputs)}: what is read are {READ}")
    pipe = pq.Pipeline(attributions=attributions.value, threads=threads)
    counts: Counter[str] = Counter()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            writers = [(name, writer) for name in names for writer in _writers(out, name, format, stack)]
            bar = stack.enter_context(
                tqdm(unit=" articles", disable=None if progress is None else not progress, file=sys.stderr)
            )
            for batch in pipe.stream(_articles(sources), size=BATCH):
                for name, writer in writers:
                    writer.write(getattr(batch, name))
                counts.update({name: len(getattr(batch, name)) for name in ("articles", *names)})
                bar.update(len(batch.articles))
    except OSError as error:
        raise _stop(f"{error.filename or out}: {error.strerror or error}") from None
    _say(", ".join(f"{counts[name]:,} {name}" for name in dict.fromkeys(("articles", *names))) + f" → {out}")
    if counts["errors"]:
        raise typer.Exit(1)


def _table_names(given: str) -> list[str]:
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        raise _stop(f"no table is called {', '.join(unknown)}: there are {', '.join(TABLES)}")
    return list(dict.fromkeys([*names, "errors"]))


def _sources(given: str) -> Iterator[str]:
    """The files that an argument stands for."""
    path = Path(given)
    if given == "-" or (path.is_file() and suffix(path.name) in SUFFIXES):
        yield given
    elif path.is_dir():
        yield from (str(file) for file in sorted(path.rglob("*")) if suffix(file.name) in SUFFIXES and file.is_file())
    elif path.exists():
        raise _stop(f"{given}: a {path.suffix or 'nameless'} file is not read: what is read are {READ}")
    else:
        raise _stop(f"{given}: no such file or folder")


def _articles(sources: list[str]) -> Iterator[dict[str, Any] | Fault]:
    """The articles of all sources, one after the other; what cannot be read has no text."""
    for source in sources:
        yield from _stdin(sys.stdin.buffer) if source == "-" else pq.read(source)


def _stdin(stream: BinaryIO) -> Iterator[dict[str, Any] | Fault]:
    """JSON lines if the first line is an object, else one text."""
    first = stream.readline()
    if first.lstrip().startswith(b"{"):
        yield from read_stream("-", chain([first], stream), {}, ".jsonl")
    else:
        yield {"id": "-", "text": first + stream.read()}


class JsonLines:
    """Writes the rows of a table as lines of JSON."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, table: pq.Table) -> None:
        """Adds the rows of `table`."""
        for row in table:
            self._file.write(json.dumps(row, ensure_ascii=False, default=_json_value) + "\n")

    def close(self) -> None:
        """Ends the file."""
        self._file.close()


def _writers(out: Path, name: str, format: Format, stack: ExitStack) -> Iterator[ParquetWriter | JsonLines]:
    if format is not Format.jsonl:
        parquet = ParquetWriter(str(out / f"{name}.parquet"), name)
        stack.callback(parquet.close)
        yield parquet
    if format is not Format.parquet:
        lines = JsonLines(out / f"{name}.jsonl")
        stack.callback(lines.close)
        yield lines


def _json_value(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def _say(message: str) -> None:
    with tqdm.external_write_mode(file=sys.stderr):
        typer.echo(message, err=True)


def _stop(message: str) -> typer.Exit:
    typer.echo(f"pullquote: {message}", err=True)
    return typer.Exit(2)
