"""Compares an article as it was read with what a careful reader says of it.

An expectation file names the structure, entities, quotes and dates of one text. Spans are given by
their first and last words, entities by name and type, so that the files stay readable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
MARKS = "\"'“”‘’.,;:!? "
FIELDS = ("headline", "subheadline", "authors", "agency", "published", "updated", "retrieved", "dateline")


@dataclass(frozen=True)
class Check:
    """One expectation, and what was found instead if it was not met."""

    kind: str
    expected: Any
    found: Any
    met: bool

    def __str__(self) -> str:
        return f"{self.kind}: expected {self.expected!r}, found {self.found!r}"


def load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def checks(article: Any, expected: dict[str, Any]) -> list[Check]:
    """Every expectation of one article, met or not."""
    return [
        *_structure(article, expected["structure"]),
        *_entities(article, expected["entities"]),
        *_quotes(article, expected["quotes"]),
        *_dates(article, expected["dates"]),
    ]


def report(name: str, done: list[Check]) -> str:
    """The expectations of one article that were not met, as an assertion's message."""
    missed = [check for check in done if not check.met]
    return "\n  ".join([f"{name}: {len(done) - len(missed)} of {len(done)} expectations met", *map(str, missed)])


def _structure(article: Any, expected: dict[str, Any]) -> Iterator[Check]:
    for field in FIELDS:
        found = _plain(getattr(article, field))
        yield Check(field, expected[field], found, found == expected[field])
    captions = [{"text": caption["text"], "credit": caption["credit"]} for caption in article.captions]
    yield Check("captions", expected["captions"], captions, captions == expected["captions"])
    yield Check("summary", expected["summary"], article.summary, article.summary == expected["summary"])
    headings = [heading["text"] for heading in article.subheadings]
    yield Check("subheadings", expected["subheadings"], headings, headings == expected["subheadings"])
    found = [paragraph["text"] for paragraph in article.paragraphs]
    wanted = expected["paragraphs"]
    met = len(found) == len(wanted) and all(
        f.startswith(" ".join(w.split())) for f, w in zip(found, wanted, strict=True)
    )
    yield Check("paragraphs", wanted, [" ".join(text.split()[:5]) for text in found], met)


def _entities(article: Any, expected: list[dict[str, str]]) -> Iterator[Check]:
    rows = article.entities.to_dicts()
    for entity in expected:
        found = next(
            (row for row in rows if row["type"] == entity["type"] and entity["name"] in (row["name"], *row["aliases"])),
            None,
        )
        value = found and {column: found[column] for column in entity}
        met = found is not None and all(found[column] == entity[column] for column in entity if column != "name")
        yield Check("entity", entity, value, met)


def _quotes(article: Any, expected: list[dict[str, Any]]) -> Iterator[Check]:
    rows = article.quotes.to_dicts()
    for quote in expected:
        row = same_spans(article.text, rows, quote["spans"])
        if row is not None:
            rows.remove(row)
        yield Check("quote", quote["spans"], row and row["text"], row is not None)
        found = row and {column: row[column] for column in ("kind", "speaker", "speaker_text", "cue")}
        wanted = {column: quote[column] for column in ("kind", "speaker", "cue")}
        yield Check(
            "speaker", {**wanted, "source": quote["source"]}, found, row is not None and _same_attribution(row, quote)
        )


def _dates(article: Any, expected: list[dict[str, str]]) -> Iterator[Check]:
    rows = article.dates.to_dicts()
    for wanted in expected:
        words = _core(wanted["text"])
        values = [row["value"] for row in rows if words in row["text"] or _core(row["text"]) in words]
        yield Check("date", wanted, values, wanted["value"] in values)


def same_spans(text: str, rows: list[dict[str, Any]], spans: list[list[str]]) -> dict[str, Any] | None:
    def matches(row: dict[str, Any]) -> bool:
        found = [_inner(text[span["start"] : span["end"]]) for span in row["spans"]]
        return len(found) == len(spans) and all(
            said.startswith(_inner(first)) and said.endswith(_inner(last))
            for said, (first, last) in zip(found, spans, strict=True)
        )

    return next(filter(matches, rows), None)


def _same_attribution(row: dict[str, Any], quote: dict[str, Any]) -> bool:
    speaker, source = row["speaker"], row["speaker_text"]
    return (
        row["kind"] == quote["kind"]
        and _bare(speaker) == _bare(quote["speaker"])
        and (_bare(source) == _bare(quote["source"]) or _either_holds(source, quote["source"]))
        and _either_holds(row["cue"], quote["cue"])
    )


def _either_holds(found: str | None, wanted: str | None) -> bool:
    """One within the other: "dismissed" for "has dismissed as implausible"."""
    if found is None or wanted is None:
        return found == wanted
    return found in wanted or wanted in found


def _bare(name: str | None) -> str | None:
    return name and re.sub(r"^(?:the|a|an) ", "", name, flags=re.IGNORECASE)


def _inner(text: str) -> str:
    """The words of a span: outer marks, a leading "that" and the breaks of lines make no difference."""
    return re.sub(r"^that\s+", "", " ".join(text.split()).strip(MARKS))


def _core(text: str) -> str:
    return re.sub(r"^(?:on|in|since|by|said|from|late on) ", "", text, flags=re.IGNORECASE)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key in ("place", "country", "date", "agency")}
    return value
