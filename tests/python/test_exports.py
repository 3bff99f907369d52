"""Exports of databases become articles with their fields; anything else stays as it is."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pullquote as pq
from pullquote._exports import split

FILES = Path(__file__).parents[1] / "exports"


def records(name):
    return list(pq.read(FILES / f"{name}.txt"))


@pytest.mark.parametrize("name", ["nexis", "lexisnexis", "factiva", "proquest"])
def test_fields(name):
    first, second = records(name)
    assert first["headline"].startswith("Tea pickers win pay rise")
    assert first["outlet"] in ("Lake Post (Kenya)", "The Lake Post", "Lake Post")
    assert first["published"].startswith("2026-03-18")
    assert first["authors"][0] == "Wanjiku Kamande"
    assert "Tea pickers in Kericho have won a pay rise of a tenth" in first["text"]
    assert (second["headline"], second["published"]) == ("Ferry sinks off Suva", "2026-03-17")
    assert second["text"].startswith("A ferry sank off Suva on Monday.")
    assert second["text"].endswith("saved, the coast guard said.") or second["text"].endswith("saved.")
    assert "authors" not in second


def test_what_the_databases_add_stays_out():
    words = re.compile(r"Load-Date|LOAD-DATE|Copyright|Document|Graphic|words|ProQuest|kenya :|Publi")
    for name in ("nexis", "lexisnexis", "factiva", "proquest"):
        assert not any(words.search(record["text"]) for record in records(name))


def test_lines_that_look_like_labels_stay_in_the_text():
    assert "Section: two of the deal is disputed, a lawyer said." in records("proquest")[0]["text"]


def test_details():
    nexis, factiva, proquest = (records(name)[0] for name in ("nexis", "factiva", "proquest"))
    assert nexis["published"] == "2026-03-18T09:12+00:00"
    assert nexis["authors"] == ["Wanjiku Kamande", "Otieno Abura"]
    assert (factiva["id"], factiva["published"]) == ("LAKEPO0020260318em3i00002", "2026-03-18T09:12")
    assert (proquest["id"], proquest["url"]) == ("3001", "https://example.org/docview/3001")
    assert proquest["authors"] == ["Wanjiku Kamande", "Otieno Abura"]


def test_articles_of_exports():
    batch = pq.Pipeline().batch(pq.read(FILES))
    assert len(batch) == 8
    assert len(batch.errors) == 0
    rows = batch.articles.to_dicts()
    assert {row["headline"].split(" after")[0] for row in rows} == {"Tea pickers win pay rise", "Ferry sinks off Suva"}
    assert {row["outlet"] for row in rows} == {"Lake Post (Kenya)", "The Lake Post", "Lake Post", "Coral Times"}
    assert {article.dateline["place"] for article in batch if article.dateline} == {"Kericho"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The lake rose.\nEnd of Document",
        "HD\nThe lake rose\n",
        "Title: The lake rose\nFull text: It fell again.",
        "1 of 3\nThe lake rose.",
        "Section: two\nLength: short\nThe lake rose.",
    ],
)
def test_no_exports(text):
    assert split(text) is None


PIECES = [
    *["HD", "BY", "WC", "PD", "SN", "LP", "TD", "AN", "SE", "LA"],
    "Document LAKEPO0020260318em3i00002",
    "End of Document",
    "Body",
    "Load-Date: March 19, 2026",
    "Length: 12 words",
    "1 of 2 DOCUMENTS",
    "_" * 40,
    "Full text: A ferry sank.",
    "Title: Ferry sinks",
    "ProQuest document ID: 7",
    "March 18, 2026",
    "The lake rose.",
    "",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_lines(lines):
    for record in split("\n".join(lines)) or []:
        assert all(record.values()) or not record["text"]


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text(text):
    split(text)


def test_long_exports_take_no_longer_than_their_length():
    started = time.perf_counter()
    for name in ("nexis", "lexisnexis", "factiva", "proquest"):
        text = (FILES / f"{name}.txt").read_text(encoding="utf-8")
        assert len(split(text * 1000)) >= 2000
    split("HD\nPD\nLP\nWC\n" + "word " * 1_000_000)
    split("Body\n" + "Language: x\n" * 100_000 + "End of Document")
    assert time.perf_counter() - started < 30
