"""Articles as people paste them, with their truth in place.

A case of `tests/cases/layouts` is a line of JSON with the fields that are values, then the text with its
parts in tags: <headline>, <standfirst>, <point>, <subheading>, <p>, and <picture> around a <caption> and its
<credit>. Without the tags it is the text that is read. What stands outside of them is no part of the body.
A credit is whom a picture credits: brackets and words that introduce it ("Photo by") do not belong to it.

`tests/cases/pages` holds pages in the same format from which the weights of lines are learned
(`src/data/README.md`); the letters before the number say which were written together. Those of `tests/cases/unseen`
are for nothing but `make eval`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

CASES = Path(__file__).resolve().parent.parent / "cases" / "layouts"
PAGES = CASES.parent / "pages"
TAG = re.compile(r"<(/?)(headline|standfirst|point|picture|caption|credit|subheading|p)>")
FIELDS = (
    "headline",
    "subheadline",
    "authors",
    "agency",
    "published",
    "updated",
    "retrieved",
    "dateline",
    "captions",
    "summary",
    "subheadings",
    "paragraphs",
)


@dataclass(frozen=True)
class Case:
    """A text and what a careful reader says of it."""

    name: str
    text: str
    fields: dict[str, Any]


def cases(folder: Path = CASES) -> list[Case]:
    return [load(path) for path in sorted(folder.glob("*.txt"))]


def load(path: Path) -> Case:
    head, _, tagged = path.read_text(encoding="utf-8").partition("\n")
    values = json.loads(head)
    for old, new in values.pop("replace", {}).items():
        tagged = tagged.replace(old, new)
    text, parts = _untag(tagged)
    one = {"headline": None, "standfirst": None} | dict(parts)
    every = {name: [part for kind, part in parts if kind == name] for name in ("point", "subheading", "p", "picture")}
    empty = dict.fromkeys(FIELDS) | {"authors": []}
    fields = {
        "headline": one["headline"],
        "subheadline": one["standfirst"],
        "captions": every["picture"],
        "summary": every["point"],
        "subheadings": every["subheading"],
        "paragraphs": every["p"],
    }
    return Case(path.stem, text, empty | values | fields)


def found(article: Any) -> dict[str, Any]:
    """The same fields as the article has them."""
    fields = {name: _plain(getattr(article, name)) for name in FIELDS}
    place = fields["dateline"]
    return fields | {
        "dateline": place and {name: place[name] for name in ("place", "date", "agency")},
        "captions": [{"caption": row["text"], "credit": row["credit"]} for row in article.captions],
        "subheadings": [row["text"] for row in article.subheadings],
        "paragraphs": [row["text"] for row in article.paragraphs],
    }


def misses(case: Case, article: Any) -> dict[str, tuple[Any, Any]]:
    """The fields that are wrong: what is true, and what was found."""
    read = found(article)
    return {name: (case.fields[name], read[name]) for name in FIELDS if read[name] != case.fields[name]}


def intruders(case: Case, article: Any) -> list[str]:
    """What stands in the body and belongs to no part of it."""
    body = [*case.fields["paragraphs"], *case.fields["subheadings"]]
    rows = [*article.paragraphs, *article.subheadings]
    return [row["text"] for row in rows if not any(row["text"] in part or part in row["text"] for part in body)]


def _untag(tagged: str) -> tuple[str, list[tuple[str, Any]]]:
    text, parts, end = "", [], 0
    starts: dict[str, int] = {}
    picture: dict[str, str | None] = {}
    for tag in TAG.finditer(tagged):
        text += tagged[end : tag.start()]
        end = tag.end()
        closing, kind = tag.groups()
        if not closing:
            starts[kind] = len(text)
        elif kind == "picture":
            parts.append((kind, {"caption": "", "credit": None} | picture))
            picture = {}
        elif kind in ("caption", "credit"):
            picture[kind] = text[starts[kind] :]
        else:
            parts.append((kind, text[starts[kind] :]))
    return text + tagged[end:], parts


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def report(done: list[tuple[Case, Any]]) -> Iterator[str]:
    """How often each field is right, a line a field."""
    wrong = [misses(case, article) for case, article in done]
    spoilt = sum(bool(intruders(case, article)) for case, article in done)
    right = {name: len(done) - sum(name in fields for fields in wrong) for name in FIELDS}
    right["no boilerplate in the body"] = len(done) - spoilt
    for name, count in right.items():
        yield f"{name:<28}{count:>4} of {len(done)}"
    every = len(done) * len(right)
    yield f"{'all fields':<28}{sum(right.values()):>4} of {every} = {sum(right.values()) / every:.3f}"
