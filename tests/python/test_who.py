"""Who is who in articles of our own: namesakes, couples, roles, pronouns, sources without a name.

`tests/articles/who` says of each text which entities are one, and who says what. All of it must be right.
"""

import pytest

import pullquote as pq
from expectations import TESTS, load

FOLDER = TESTS / "articles" / "who"
NAMES = [path.stem for path in sorted(FOLDER.glob("*.txt"))]


@pytest.fixture(scope="module")
def articles():
    """The articles, read in one batch."""
    texts = [(FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES]
    return dict(zip(NAMES, pq.Pipeline().batch(texts, ids=NAMES), strict=True))


def test_there_are_twenty():
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_entities(articles, name):
    rows = articles[name].entities.to_dicts()
    missed = []
    for wanted in load(FOLDER / f"{name}.json")["entities"]:
        same = [row for row in rows if wanted["name"] == row["name"] and wanted["type"] == row["type"]]
        found = [{column: row[column] for column in wanted} for row in same]
        if found != [wanted]:
            missed.append((wanted, found))
    named = [(row["type"], row["name"], row["aliases"], row["role"]) for row in rows]
    assert not missed, f"{missed}\namong {named}"
    people = {wanted["name"] for wanted in load(FOLDER / f"{name}.json")["entities"] if wanted["type"] == "PERSON"}
    more = [row["name"] for row in rows if row["type"] == "PERSON" and row["name"] not in people and row["quotes"]]
    assert not more, f"{more} speak, too"


@pytest.mark.parametrize("name", NAMES)
def test_speakers(articles, name):
    rows = articles[name].quotes.to_dicts()
    missed = []
    for wanted in load(FOLDER / f"{name}.json")["quotes"]:
        found = {(row["speaker"], row["speaker_type"]) for row in rows if wanted["says"] in row["text"]}
        if found != {(wanted["speaker"], wanted["type"])}:
            missed.append((wanted, found))
    assert not missed, "\n".join(map(str, [*missed, "among", *((r["speaker"], r["text"][:60]) for r in rows)]))
