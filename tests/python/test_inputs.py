"""What may be given, and what becomes of things that are no articles."""

import datetime

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import pullquote as pq

GOOD = "“The well is dry,” said Tadesse Bekele, a farmer near Jimma."
PIPE = pq.Pipeline()


def error(given):
    batch = PIPE.batch([GOOD, given])
    assert batch.articles["article_id"][0] == "0"
    (row,) = batch.errors
    assert row["index"] == 1
    with pytest.raises(pq.InputError) as raised:
        PIPE.article(given)
    assert str(raised.value) == f"the article: {row['message']}"
    with pytest.raises(pq.InputError, match="input 1: "):
        batch[1]
    return row["kind"], row["message"]


def test_faults_cost_no_other_article():
    batch = PIPE.batch([GOOD, None, float("nan"), b"\xff\xfe", "", 3, GOOD])
    assert batch.errors["index"] == [1, 2, 3, 4, 5]
    assert batch.errors["article_id"] == ["1", "2", "3", "4", "5"]
    assert batch.errors["kind"] == ["missing", "missing", "empty", "empty", "type"]
    assert batch.articles["index"] == [0, 1, 2, 3, 4, 5, 6]
    assert [row["words"] is None for row in batch.articles] == [False, True, True, True, True, True, False]
    assert [article.id for article in batch] == ["0", "6"]
    assert set(batch.sentences["article_id"]) == {"0", "6"}
    assert (len(batch), batch[-1].text) == (7, GOOD)


@pytest.mark.parametrize("given", [None, float("nan"), np.nan, pd.NA, pd.NaT, {}, {"text": None}, {"id": "7"}])
def test_missing(given):
    assert error(given)[0] == "missing"


@pytest.mark.parametrize("given", [3, 2.5, True, [GOOD], object(), {"text": 3}, {"text": [GOOD]}])
def test_type(given):
    assert error(given)[0] == "type"


@pytest.mark.parametrize("given", ["", " \r\n\t", "\ufeff", "\u200b\u00a0", b"", b"\xef\xbb\xbf", {"text": ""}])
def test_empty(given):
    assert error(given)[0] == "empty"


@pytest.mark.parametrize("given", ["Half a \ud83d", b"\x00\x01\x02\x03" * 30, {"text": "\udc80"}])
def test_encoding(given):
    assert error(given)[0] == "encoding"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "yesterday"),
        ("published", "2024-13-01"),
        ("published", 20240101),
        ("headline", 3),
        ("authors", 3),
        ("authors", [3]),
        ("agency", ["AFP"]),
        ("headline", "\ud800"),
        ("id", "\ud800"),
    ],
)
def test_field(field, value):
    kind, message = error({"text": GOOD, field: value})
    assert kind == "field"
    assert f"'{field}'" in message


def test_messages_say_what_was_given():
    assert error({"text": 1.5})[1] == "'text' is a float, expected str, bytes or dict"
    assert error(3)[1] == "the input is an int, expected str, bytes or dict"
    assert error({"text": GOOD, "published": "soon"})[1].startswith("'published' is 'soon', expected a datetime")


def test_input_error_is_a_value_error():
    assert issubclass(pq.InputError, pq.PullquoteError)
    with pytest.raises(ValueError, match="the text is empty"):
        PIPE.article("")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("\ufeffSí.", "Sí."),
        ("Sí.\r\nNo.", "Sí.\r\nNo."),
        ("Sí.".encode(), "Sí."),
        (bytearray("Sí.".encode()), "Sí."),
        ("Sí.".encode("utf-16"), "Sí."),
        ({"text": "Sí.".encode("utf-8-sig")}, "Sí."),
        (b"The caf\xe9 owners\x92 leader, \x93Go on,\x94 he said", "The café owners’ leader, “Go on,” he said"),
    ],
)
def test_text(given, text):
    assert PIPE.article(given).text == text


def test_what_is_given_wins():
    article = PIPE.article(
        {
            "id": 7,
            "text": "Well runs dry\nBy Someone Else\nMay 3, 2024\n" + GOOD,
            "headline": "A well near Jimma",
            "authors": ["Almaz Girma", "Kofi Owusu"],
            "agency": "AFP",
            "published": datetime.date(2023, 1, 2),
            "url": None,
        }
    )
    assert (article.id, article.headline, article.agency) == ("7", "A well near Jimma", "AFP")
    assert article.authors == ["Almaz Girma", "Kofi Owusu"]
    assert article.published == datetime.date(2023, 1, 2)


@pytest.mark.parametrize(
    "moment",
    [
        datetime.date(2024, 5, 3),
        datetime.datetime(2024, 5, 3, 8, 15, 30),
        datetime.datetime(2024, 5, 3, 8, 15, tzinfo=datetime.timezone.utc),
        datetime.datetime(2024, 5, 3, 8, 15, tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))),
    ],
)
def test_published(moment):
    for given in (moment, moment.isoformat()):
        published = PIPE.article({"text": GOOD, "published": given}).published
        assert type(published) is type(moment)
        assert published.isoformat() == moment.isoformat()


def test_blank_fields_say_nothing():
    blank = {"headline": " ", "authors": None, "agency": float("nan"), "published": pd.NaT, "id": None}
    article = PIPE.article({"text": GOOD, **blank})
    assert (article.agency, article.authors, article.published, article.id) == (None, [], None, "0")


def test_ids():
    batch = PIPE.batch([GOOD, {"text": GOOD, "id": "own"}, GOOD], ids=["a", "b", None])
    assert batch.articles["article_id"] == ["a", "b", "2"]
    with pytest.raises(ValueError, match="more texts than ids"):
        PIPE.batch([GOOD, GOOD], ids=["a"])
    with pytest.raises(ValueError, match="more ids than texts"):
        PIPE.batch([GOOD], ids=["a", "b"])


@pytest.mark.parametrize("given", [GOOD, GOOD.encode(), {"text": GOOD}])
def test_one_article_is_no_batch(given):
    with pytest.raises(TypeError, match="an iterable of articles, not one"):
        PIPE.batch(given)


def relation(rows):
    return duckdb.from_arrow(pa.table(rows))


class Stream:
    """Anything with an Arrow stream, and nothing else."""

    def __init__(self, rows):
        self._table = pa.table(rows)

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


def reader(rows):
    return pa.table(rows).to_reader()


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table, relation, reader, Stream])
def test_frames(frame):
    rows = {"body": [GOOD, None], "link": ["x", "y"], "day": [datetime.date(2024, 5, 3), None]}
    batch = PIPE.batch(frame(rows), text="body", id="link", published="day")
    assert batch.articles["article_id"] == ["x", "y"]
    assert batch[0].text == GOOD
    assert batch[0].published == datetime.date(2024, 5, 3)
    assert batch.errors["kind"] == ["missing"]
    with pytest.raises(KeyError, match=r"no column 'boddy' .*there are: body, link, day"):
        PIPE.batch(frame(rows), text="boddy")
    with pytest.raises(TypeError, match="no field 'txt'"):
        PIPE.batch(frame(rows), txt="body")


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()])
def test_text_columns(kind):
    column = pa.chunked_array([pa.array(["x", GOOD], pa.string()), pa.array([None, "Yes.", ""], pa.string())]).cast(
        kind
    )
    table = pa.table({"text": column, "id": pa.array([1, 2, 3, 4, 5], pa.int64())}).slice(1)
    batch = PIPE.batch(table, id="id")
    assert batch.articles["article_id"] == ["2", "3", "4", "5"]
    assert [article.text for article in batch] == [GOOD, "Yes."]
    assert batch.errors["kind"] == ["missing", "empty"]
    streamed = [len(part) for part in PIPE.stream(table, size=3, id="id")]
    assert streamed == [3, 1]


def test_columns_of_other_types():
    moments = pa.array([0, None], pa.timestamp("ms", "Asia/Kolkata"))
    authors = pa.array([["Almaz Girma", "Kofi Owusu"], None])
    names = pa.array(["AFP", "AP"]).dictionary_encode()
    table = pa.table({"text": [GOOD, "Yes."], "p": moments, "a": authors, "n": names, "i": [1, 2]})
    batch = PIPE.batch(table, published="p", authors="a", agency="n", id="i")
    assert batch[0].published.isoformat() == "1970-01-01T05:30:00+05:30"
    assert (batch[0].authors, batch[1].authors) == (["Almaz Girma", "Kofi Owusu"], [])
    assert (batch[0].agency, batch[1].agency, batch[1].published) == ("AFP", "AP", None)
    assert PIPE.batch(table, text="i").errors["message"] == ["'text' is a column of Int64, expected text or bytes"] * 2
    assert PIPE.batch(table, headline="i").errors["kind"] == ["field"] * 2


def test_frames_that_fit_no_arrow_column():
    frame = pd.DataFrame({"text": [GOOD, 3, None, float("nan")]}, dtype=object)
    assert PIPE.batch(frame).errors["kind"] == ["type", "missing", "missing"]


def test_ids_beside_a_frame():
    assert PIPE.batch(pl.DataFrame({"text": [GOOD, "Yes."]}), ids=["a", "b"]).articles["article_id"] == ["a", "b"]
    with pytest.raises(ValueError, match="more ids than texts"):
        PIPE.batch(pl.DataFrame({"text": [GOOD]}), ids=["a", "b"])


@pytest.mark.parametrize("series", [pd.Series, pl.Series, np.array, tuple, iter])
def test_series(series):
    assert [article.text for article in PIPE.batch(series([GOOD, "Yes."]))] == [GOOD, "Yes."]
