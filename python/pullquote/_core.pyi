"""The compiled core of pullquote: pipelines, and the tables that they make.

All offsets are half-open and count Unicode code points: ``article.text[start:end]`` is the span.
"""

import datetime
import os
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypedDict, final, type_check_only

import pandas
import polars
import pyarrow
from typing_extensions import CapsuleType

__all__ = [
    "Article",
    "Batch",
    "Fault",
    "InputError",
    "ParquetWriter",
    "Pipeline",
    "PullquoteError",
    "Schema",
    "Stream",
    "Table",
    "__version__",
    "moment",
    "schema",
]

__version__: str

@type_check_only
class Piece(TypedDict):
    """A stretch of an article's text: ``article.text[start:end] == text``."""

    text: str
    start: int
    end: int

@type_check_only
class Caption(Piece):
    """A picture's caption and whom it credits."""

    credit: str | None

@type_check_only
class Dateline(TypedDict):
    """Place, country (ISO 3166), date and agency, as they stand before the first paragraph."""

    place: str | None
    country: str | None
    date: datetime.date | None
    agency: str | None

class PullquoteError(Exception):
    """The base of all errors of pullquote."""

class InputError(PullquoteError, ValueError):
    """An input that is no article: None, a number, an empty text, undecodable bytes.

    The message says what was given and what is accepted.
    """

@final
class Pipeline:
    """Reads articles. It never changes, may be shared by threads, and pickles.

    :param attributions: "speech" takes what was said or written for quotes; "all" takes thoughts,
        intentions and feelings that the article ascribes to somebody, too
    :param threads: how many threads a batch is read with; None is one a core, 1 is the caller's own.
        The results are the same for every number
    :raises ValueError: for other attributions, or 0 threads

    >>> pipe = Pipeline()
    >>> pipe.article("“It is over,” said Ana Petrova.").quotes["text"]
    ['It is over']
    """

    def __new__(cls, *, attributions: Literal["speech", "all"] = "speech", threads: int | None = None) -> Pipeline: ...
    @property
    def attributions(self) -> Literal["speech", "all"]:
        """Which attributions are quotes."""

    @property
    def threads(self) -> int | None:
        """How many threads a batch is read with; None is one a core."""

    def article(self, text: object) -> Article:
        """Read one article.

        :param text: a str, bytes, or a dict with ``text`` or ``html`` and, where known, ``id``, ``url``,
            ``published`` (datetime, date or ISO 8601 string), ``headline``, ``authors``, ``agency``,
            ``outlet``; what the dict says wins over what the text says. A str or bytes that is a whole
            HTML document is read as such
        :raises InputError: if it is no article

        >>> article = Pipeline().article({"text": "The bridge in Osijek is open.", "published": "2024-05-03"})
        >>> article.published
        datetime.date(2024, 5, 3)
        """

    def batch(self, texts: object, ids: Iterable[object] | None = None, **columns: str | None) -> Batch:
        """Read many articles. No article can make it fail: what is none becomes a row of ``errors``.

        :param texts: an iterable of what :meth:`article` takes, or a frame (pandas, polars, pyarrow, DuckDB, and
            whatever has ``__arrow_c_stream__``), whose texts are read where they lie
        :param ids: the articles' keys; without them the input's own ``id``, else its position
        :param columns: for a frame the column of each field: ``text="body", id="url"``; ``text`` alone
            has a default, the column "text"
        :raises TypeError: if ``texts`` is no iterable, or one article
        :raises ValueError: if there are more ids than texts, or fewer
        :raises KeyError: if the frame has no such column; the message lists those there are

        >>> batch = Pipeline().batch(["Osijek has a new bridge.", None])
        >>> len(batch), batch.errors["index"], batch.errors["kind"]
        (2, [1], ['missing'])
        """

    def stream(
        self, texts: object, ids: Iterable[object] | None = None, *, size: int = 1000, **columns: str | None
    ) -> Stream:
        """Read articles in batches, in order, holding one batch at a time.

        :param texts: as for :meth:`batch`; of a generator no more than a batch is taken at once
        :param ids: as for :meth:`batch`
        :param size: articles a batch
        :param columns: as for :meth:`batch`
        :raises ValueError: if ``size`` is 0

        >>> [len(batch) for batch in Pipeline().stream((f"Story {n}." for n in range(5)), size=2)]
        [2, 2, 1]
        """

    def __reduce__(self) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Stream:
    """The batches of :meth:`Pipeline.stream`, made one at a time."""

    def __iter__(self) -> Stream: ...
    def __next__(self) -> Batch: ...

@final
class Batch:
    """The results of many articles: a table a kind, and the articles one by one.

    ``len`` counts the inputs; ``batch[i]`` is the article of input ``i`` or raises :class:`InputError`
    with what is wrong with it; iteration gives the articles that could be read.
    """

    @property
    def articles(self) -> Table:
        """One row an input, in input order; null where it could not be read."""

    @property
    def sentences(self) -> Table:
        """One row a sentence."""

    @property
    def entities(self) -> Table:
        """One row a person, organisation, place … of an article.

        A people and a country have their ``country`` (ISO 3166); a country, region or city its number in
        GeoNames (``geonames_id``) where it is clear which of its namesakes is meant. A city has its own
        ``latitude`` and ``longitude``, a country those of a point within it, a region none. A person has the
        ``role`` that the article gives ("Foreign Minister"), the ``organisation`` it goes with, and the
        ``pronoun`` that the article itself uses.
        """

    @property
    def mentions(self) -> Table:
        """One row a stretch of text that means an entity."""

    @property
    def quotes(self) -> Table:
        """One row an act of saying.

        ``speaker_type`` says what kind of thing speaks: the type of an entity (PERSON, ORG, GPE, NORP …);
        GROUP for people together ("residents"), UNNAMED for one without a name ("an official"), DOCUMENT
        for a text ("the lawsuit"). ``speaker_organisation`` is the one it speaks or works for.
        ``fingerprint`` is equal for the same quotation reprinted with small changes (its end cut off, other
        spelling, marks, brackets, small words), so that grouping by it finds reprints; null for short ones.
        """

    @property
    def dates(self) -> Table:
        """One row a date."""

    @property
    def amounts(self) -> Table:
        """One row an amount: money, a share, a quantity."""

    @property
    def errors(self) -> Table:
        """One row an input that could not be read."""

    def people(self) -> Table:
        """Fold the entities of the articles: one row a person or organisation of the batch.

        Folding is wary, because a wrong merger cannot be seen in the result. A full name must be the same
        (case, accents, middle initials aside), or one that another article itself uses for the person; a
        surname alone is folded with nobody. Two countries, roles that do not go together (a minister, a
        striker) or one article that has both keep namesakes apart; who has neither joins the one whom nine
        in ten articles mean. Bodies that every country has ("Supreme Court") need the same country. An
        acronym alone is what other articles spell out with it.

        ``variants`` are the other names, ``roles``, ``organisations`` and ``countries`` what the articles
        say, ``articles``, ``mentions`` and ``quotes`` counts; ``entities`` lists the rows of
        :attr:`entities` (``article_id``, ``entity``) that were folded.

        >>> texts = ["Mayor Ana Petrova resigned.", "“I am free,” said Ana Petrova."]
        >>> people = Pipeline().batch(texts).people()
        >>> people["name"], people["roles"], people["articles"], people["quotes"]
        (['Ana Petrova'], [['Mayor']], [2], [1])
        """

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> Article: ...
    def __iter__(self) -> Iterator[Article]: ...
    def _repr_html_(self) -> str: ...

@final
class Article:
    """What an article says. What it does not say is None or empty, never guessed."""

    @property
    def id(self) -> str:
        """Its key in the tables: the id that was given, else its position in the batch."""

    @property
    def text(self) -> str:
        """The text that all offsets refer to: the input, byte order mark aside; of HTML what is extracted."""

    @property
    def headline(self) -> str | None:
        """The headline."""

    @property
    def subheadline(self) -> str | None:
        """The standfirst."""

    @property
    def authors(self) -> list[str]:
        """The persons who wrote it."""

    @property
    def agency(self) -> str | None:
        """The wire agency."""

    @property
    def outlet(self) -> str | None:
        """The newspaper, broadcaster or site that published it."""

    @property
    def category(self) -> str | None:
        """The part of the outlet in which it appeared, as the outlet calls it."""

    @property
    def url(self) -> str | None:
        """Its address."""

    @property
    def published(self) -> datetime.datetime | datetime.date | None:
        """When it was published: aware where a zone is known, a date where only the day is."""

    @property
    def updated(self) -> datetime.datetime | datetime.date | None:
        """When it was last changed, like ``published``."""

    @property
    def retrieved(self) -> datetime.date | None:
        """The day on which a reader saved it."""

    @property
    def dateline(self) -> Dateline | None:
        """Place, country, date and agency before the first paragraph."""

    @property
    def captions(self) -> list[Caption]:
        """The captions of its pictures."""

    @property
    def summary(self) -> list[str]:
        """The bullets above the text."""

    @property
    def paragraphs(self) -> list[Piece]:
        """The paragraphs of the body, the dateline apart.

        Of pasted text the sub-headings are apart too. Of HTML they stand here in their places, as in
        collections of pages, and in :attr:`subheadings` as well.
        """

    @property
    def subheadings(self) -> list[Piece]:
        """The headings within the body; those of HTML are among the paragraphs as well."""

    @property
    def boilerplate(self) -> list[str]:
        """What the site added: share buttons, labels, licensing lines."""

    @property
    def layout(self) -> str:
        """The kind of layout that was recognised: "wire", "web" or "plain"."""

    @property
    def language(self) -> str | None:
        """The language (ISO 639-1); None where the text is too short to say."""

    @property
    def note(self) -> str | None:
        """Why some of its tables are empty, where that is not the article's doing: it is not in English."""

    @property
    def quotes(self) -> Table:
        """One row an act of saying."""

    @property
    def entities(self) -> Table:
        """One row a person, organisation, place …; see :attr:`Batch.entities`."""

    @property
    def mentions(self) -> Table:
        """One row a stretch of text that means an entity."""

    @property
    def sentences(self) -> Table:
        """One row a sentence."""

    @property
    def dates(self) -> Table:
        """One row a date."""

    @property
    def amounts(self) -> Table:
        """One row an amount: money, a share, a quantity."""

    def to_dict(self) -> dict[str, Any]:
        """Return everything, in plain Python that JSON can hold: dates and moments as ISO 8601."""

    def _repr_html_(self) -> str: ...

@final
class Table:
    """A table of results: columns of equal length, shared with Arrow without copying.

    ``table["speaker"]`` is a column as a list, ``len`` counts the rows, iteration gives them as dicts.
    pandas, polars, pyarrow and DuckDB read it as it is.

    >>> table = Pipeline().article("Fares rise on 1 May.").sentences
    >>> len(table), table["text"]
    (1, ['Fares rise on 1 May.'])
    """

    @property
    def name(self) -> str:
        """The table's name."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""

    def to_dict(self) -> dict[str, list[Any]]:
        """Return the columns as lists."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dicts."""

    def to_json_lines(self) -> str:
        """Return the rows as JSON, one object a line, dates and moments as ISO 8601."""

    def to_pandas(self) -> pandas.DataFrame:
        """Return a ``pandas.DataFrame``.

        :raises ImportError: if pandas is not installed
        """

    def to_polars(self) -> polars.DataFrame:
        """Return a ``polars.DataFrame`` over the same memory.

        :raises ImportError: if polars is not installed
        """

    def to_arrow(self) -> pyarrow.Table:
        """Return a ``pyarrow.Table`` over the same memory.

        :raises ImportError: if pyarrow is not installed
        """

    def __len__(self) -> int: ...
    def __getitem__(self, column: str, /) -> list[Any]: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> CapsuleType: ...
    def _repr_html_(self) -> str: ...

@final
class Schema:
    """The columns of a table, which Arrow libraries read as they are: ``pyarrow.schema(schema("quotes"))``."""

    @property
    def names(self) -> list[str]:
        """The names of the columns."""

    @property
    def types(self) -> list[str]:
        """The Arrow types of the columns, written out."""

    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...

def schema(name: str) -> Schema:
    """Return the schema of the table ``name``.

    :raises ValueError: if there is no such table; the message lists those there are

    >>> schema("errors").names
    ['article_id', 'index', 'kind', 'message']
    """

@final
class ParquetWriter:
    """Writes one table of many batches into one Parquet file.

    :param path: the file, made anew
    :param table: the table's name
    :raises ValueError: if there is no such table
    :raises OSError: if the file cannot be made
    """

    def __new__(cls, path: str | os.PathLike[str], table: str) -> ParquetWriter: ...
    def write(self, table: Table) -> None:
        """Add the rows of ``table``.

        :raises ValueError: if it is a table of another name, or the file is closed
        """

    def close(self) -> None:
        """End the file; closing twice does nothing."""

    def __enter__(self) -> ParquetWriter: ...
    def __exit__(self, *_error: object) -> None: ...

@final
class Fault:
    """An input that is known to be unreadable: it becomes a row of ``errors``.

    Programs that read files give one in the place of a record that they cannot read, so that the
    other records keep their positions.

    :param kind: one of the kinds of the table of errors, such as "record"
    :param message: what is wrong, and where
    :param id: the input's ``article_id``; its position if None
    :raises ValueError: if there is no such kind
    """

    def __new__(cls, kind: str, message: str, id: str | None = None) -> Fault: ...

def moment(text: str) -> str | None:
    """Return the moment that ``text`` is, in ISO 8601; None if it is anything else, or says more.

    >>> from pullquote._core import moment
    >>> moment("March 18, 2026 9:12 AM EDT")
    '2026-03-18T09:12-04:00'
    """
