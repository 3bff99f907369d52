"""The tables: their columns and types, and their way into other libraries."""

import datetime
import json

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest

import pullquote as pq
from pullquote._core import ParquetWriter

ID = {"article_id": "string"}
SPAN = {"start": "int32", "end": "int32"}
COLUMNS = {
    "articles": {
        **ID,
        "index": "int32",
        "headline": "string",
        "subheadline": "string",
        "authors": "list<item: string>",
        "agency": "string",
        "published": "timestamp[us, tz=UTC]",
        "published_precision": "string",
        "utc_offset_minutes": "int32",
        "published_text": "string",
        "updated": "timestamp[us, tz=UTC]",
        "retrieved": "date32[day]",
        "dateline_place": "string",
        "dateline_country": "string",
        "dateline_date": "date32[day]",
        "captions": "list<item: struct<text: string, credit: string>>",
        "summary": "list<item: string>",
        "language": "string",
        "layout": "string",
        "words": "int32",
        "paragraphs": "int32",
        "sentences": "int32",
        "entities": "int32",
        "quotes": "int32",
        "url": "string",
        "outlet": "string",
        "category": "string",
        "note": "string",
    },
    "sentences": {**ID, "sentence": "int32", "paragraph": "int32", "section": "string", **SPAN, "text": "string"},
    "mentions": {
        **ID,
        "mention": "int32",
        "entity": "int32",
        "type": "string",
        "form": "string",
        "text": "string",
        **SPAN,
        "section": "string",
        "sentence": "int32",
        "quote": "int32",
    },
    "entities": {
        **ID,
        "entity": "int32",
        "type": "string",
        "name": "string",
        "aliases": "list<item: string>",
        "acronym": "string",
        "role": "string",
        "organisation": "string",
        "country": "string",
        "geonames_id": "int32",
        "latitude": "float",
        "longitude": "float",
        "pronoun": "string",
        "mentions": "int32",
        "quotes": "int32",
        "first": "int32",
    },
    "quotes": {
        **ID,
        "quote": "int32",
        "kind": "string",
        "act": "string",
        "text": "string",
        **SPAN,
        "spans": "list<item: struct<start: int32, end: int32>>",
        "section": "string",
        "paragraph": "int32",
        "sentence": "int32",
        "speaker": "string",
        "speaker_entity": "int32",
        "speaker_type": "string",
        "speaker_role": "string",
        "speaker_organisation": "string",
        "speaker_text": "string",
        "speaker_start": "int32",
        "speaker_end": "int32",
        "cue": "string",
        "cue_start": "int32",
        "cue_end": "int32",
        "basis": "string",
        "confidence": "float",
        "fingerprint": "string",
    },
    "dates": {
        **ID,
        **SPAN,
        "text": "string",
        "section": "string",
        "value": "string",
        "first_day": "date32[day]",
        "last_day": "date32[day]",
        "relative": "bool",
    },
    "amounts": {
        **ID,
        **SPAN,
        "text": "string",
        "section": "string",
        "kind": "string",
        "number": "double",
        "unit": "string",
    },
    "errors": {**ID, "index": "int32", "kind": "string", "message": "string"},
}
tables = pytest.mark.parametrize("name", COLUMNS)


@pytest.fixture(scope="module")
def batch():
    return pq.Pipeline().batch([*pq.samples().values(), None])


@tables
def test_columns(batch, name):
    schema = pa.schema(pq.schema(name))
    assert {field.name: str(field.type) for field in schema} == COLUMNS[name]
    assert pq.schema(name).names == list(COLUMNS[name])
    assert getattr(batch, name).columns == list(COLUMNS[name])
    assert pa.table(getattr(batch, name)).schema == schema
    assert pa.table(getattr(pq.Pipeline().batch([]), name)).schema == schema


def test_no_such_table():
    with pytest.raises(ValueError, match="no table 'speakers'; there are: articles, sentences"):
        pq.schema("speakers")


def test_no_such_column(batch):
    with pytest.raises(KeyError, match="no column 'who' in quotes; there are: article_id, quote"):
        batch.quotes["who"]


@tables
def test_the_same_in_every_form(batch, name):
    table = getattr(batch, name)
    rows = table.to_dicts()
    assert len(table) == len(rows)
    assert list(table) == rows
    columns = table.to_dict()
    assert [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)] == rows
    assert all(table[column] == values for column, values in columns.items())
    lines = [json.loads(line) for line in table.to_json_lines().splitlines()]
    assert [set(line) for line in lines] == [set(row) for row in rows]


@tables
def test_hand_over(batch, name):
    table = getattr(batch, name)
    arrow = table.to_arrow()
    arrow.validate(full=True)
    assert rounded(arrow.to_pylist()) == rounded(table.to_dicts())
    assert rounded(pl.DataFrame(table).to_dicts()) == rounded(table.to_dicts())
    assert table.to_polars().equals(pl.DataFrame(table))
    assert list(table.to_pandas().columns) == table.columns
    assert len(pd.DataFrame(table.to_dict())) == len(table)
    assert duckdb.from_arrow(table.to_arrow()).count("*").fetchall() == [(len(table),)]


@tables
def test_rows_of_one_article(batch, name):
    if name in ("articles", "errors"):
        return
    whole = getattr(batch, name).to_dicts()
    for article in batch:
        part = getattr(article, name)
        assert part.to_dicts() == [row for row in whole if row["article_id"] == article.id]
        part.to_arrow().validate(full=True)
        assert rounded(pa.table(part).to_pylist()) == rounded(part.to_dicts())


def test_keys_join(batch):
    for article in batch:
        text = article.text
        assert article.quotes["quote"] == list(range(len(article.quotes)))
        assert article.sentences["sentence"] == list(range(len(article.sentences)))
        assert article.entities["entity"] == list(range(len(article.entities)))
        for quote in article.quotes:
            assert quote["text"] == " ".join(text[s["start"] : s["end"]] for s in quote["spans"])
            assert (quote["start"], quote["end"]) == (quote["spans"][0]["start"], quote["spans"][-1]["end"])
            assert quote["speaker_entity"] is None or quote["speaker_entity"] < len(article.entities)
        for mention in article.mentions:
            assert mention["entity"] < len(article.entities)
            assert mention["quote"] is None or mention["quote"] < len(article.quotes)
    counts = {row["article_id"]: row["quotes"] for row in batch.articles if row["quotes"] is not None}
    assert counts == {article.id: len(article.quotes) for article in batch}


def test_published_is_an_instant():
    given = {"text": "The bridge in Osijek is open.", "published": "2024-05-03T01:30:00+05:30"}
    (row,) = pq.Pipeline().batch([given]).articles
    assert row["published"] == datetime.datetime(2024, 5, 2, 20, tzinfo=datetime.timezone.utc)
    assert (row["utc_offset_minutes"], row["published_precision"]) == (330, "second")


def test_published_without_a_zone():
    texts = [{"text": "The bridge in Osijek is open.", "published": p} for p in ("2024-05-03 08:15", "2024-05-03")]
    clock, day = pq.Pipeline().batch(texts).articles
    assert clock["published"].isoformat() == "2024-05-03T08:15:00+00:00"
    assert (clock["utc_offset_minutes"], clock["published_precision"]) == (None, "minute")
    assert day["published"].isoformat() == "2024-05-03T00:00:00+00:00"
    assert day["published_precision"] == "day"


def test_duckdb_reads_a_table_by_its_name(batch):
    quotes = batch.quotes
    assert duckdb.sql("select count(*) from quotes").fetchall() == [(len(quotes),)]


def test_parquet(batch, tmp_path):
    path = tmp_path / "quotes.parquet"
    with ParquetWriter(path, "quotes") as writer:
        writer.write(batch.quotes)
        writer.write(batch.quotes)
        with pytest.raises(ValueError, match="the file holds quotes, not dates"):
            writer.write(batch.dates)
    writer.close()
    with pytest.raises(ValueError, match="closed"):
        writer.write(batch.quotes)
    read = pyarrow.parquet.read_table(path)
    assert read.num_rows == 2 * len(batch.quotes)
    assert read.slice(0, len(batch.quotes)).equals(batch.quotes.to_arrow())


def rounded(value):
    """Return rows with floats as float32 keeps them: other libraries widen them digit by digit."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return pytest.approx(value, rel=1e-6) if isinstance(value, float) else value
