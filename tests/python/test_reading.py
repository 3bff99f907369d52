"""Files of every kind to articles; what cannot be read says where it stands."""

import gzip
import io
import json
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pullquote as pq
from pullquote._core import Fault
from pullquote._reading import SUFFIXES, read_stream

GOOD = "“The well is dry,” said Tadesse Bekele, a farmer near Jimma."
PAGE = f"<!doctype html><title>Well runs dry</title><h1>Well runs dry</h1><article><p>{GOOD}</p></article>"
PIPE = pq.Pipeline()


def write(path, held):
    path.write_bytes(held if isinstance(held, bytes) else held.encode())
    return path


def texts(path, **columns):
    return [article.text for article in PIPE.batch(pq.read(path, **columns))]


def errors(path, **columns):
    return PIPE.batch(pq.read(path, **columns)).errors["message"]


def test_text_and_html(tmp_path):
    assert texts(write(tmp_path / "a.txt", GOOD)) == [GOOD]
    assert texts(write(tmp_path / "b.txt", GOOD.encode("cp1252"))) == [GOOD]
    (article,) = PIPE.batch(pq.read(write(tmp_path / "c.html", PAGE)))
    assert (article.headline, [p["text"] for p in article.paragraphs]) == ("Well runs dry", [GOOD])
    assert article.id == str(tmp_path / "c.html")


def test_json_lines(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": GOOD}),
        "{broken",
        "",
        "[1]",
        json.dumps({"html": PAGE}),
        json.dumps({"body": GOOD}),
        "[" * 100_000,
        "\udc80",
    ]
    path = write(tmp_path / "a.jsonl", "\ufeff".encode() + "\n".join(lines).encode("utf-8", "surrogateescape"))
    batch = PIPE.batch(pq.read(path))
    assert batch.articles["article_id"] == ["7", *(f"{path}:{n}" for n in (2, 4, 5, 6, 7, 8))]
    messages = batch.errors["message"]
    assert [message.split(": ")[0] for message in messages] == [f"{path}:{n}" for n in (2, 4, 6, 7, 8)]
    assert messages[2].endswith("no column 'text' or 'html'; there are: body")
    assert texts(write(tmp_path / "b.jsonl", json.dumps({"body": GOOD, "link": "x"})), text="body", id="link") == [GOOD]


@pytest.mark.parametrize(("suffix", "mark"), [("csv", ","), ("tsv", "\t")])
def test_tables(tmp_path, suffix, mark):
    long = "word " * 100_000 + "."
    rows = [["id", "text"], ["a", f'"One."\n\n{GOOD}'], ["b", long], ["c"], [], ["d", GOOD, "more"]]
    held = "\r\n".join(mark.join(f'"{field.replace(chr(34), 2 * chr(34))}"' for field in row) for row in rows)
    path = write(tmp_path / f"a.{suffix}", "\ufeff" + held)
    batch = PIPE.batch(pq.read(path))
    assert batch.articles["article_id"][:2] == ["a", "b"]
    assert [article.text for article in batch] == [f'"One."\r\n\r\n{GOOD}'.replace("\r", ""), long]
    assert [message.split(": ")[1] for message in batch.errors["message"]] == [
        "1 fields, expected 2",
        "3 fields, expected 2",
    ]
    assert texts(write(tmp_path / f"b.{suffix}", f'body\n"{GOOD}"'.encode("cp1252")), text="body") == [GOOD]
    assert texts(write(tmp_path / f"c.{suffix}", f'text\n"{GOOD}"'.encode("utf-16"))) == [GOOD]
    assert (
        "no column 'body' (for text); there are: text"
        in errors(write(tmp_path / f"d.{suffix}", f'text\n"{GOOD}"'), text="body")[0]
    )


def test_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pa.table({"id": [1, 2], "text": [GOOD, None]}), path)
    batch = PIPE.batch(pq.read(path))
    assert (batch[0].text, batch.errors["kind"]) == (GOOD, ["missing"])
    assert len(errors(write(tmp_path / "b.parquet", b"PAR1 no"))) == 1


def test_packed(tmp_path):
    write(tmp_path / "a.txt.gz", gzip.compress(GOOD.encode()))
    write(tmp_path / "b.jsonl.gz", gzip.compress(json.dumps({"text": GOOD}).encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/one.txt", GOOD)
        archive.writestr("in/two.html.gz", gzip.compress(PAGE.encode()))
        archive.writestr("in/picture.png", b"no")
    write(tmp_path / "d.txt.gz", gzip.compress(GOOD.encode())[:-9])
    write(tmp_path / "e.zip", b"PK no")
    write(tmp_path / "skipped.png", b"no")
    batch = PIPE.batch(pq.read(tmp_path))
    assert len(batch) == 6
    assert [article.paragraphs[0]["text"] for article in batch] == [GOOD] * 4
    assert batch.articles["article_id"][2] == f"{tmp_path}/c.zip/in/one.txt"
    assert batch.errors["article_id"] == [f"{tmp_path}/d.txt.gz", f"{tmp_path}/e.zip"]


def warc(*responses):
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"]
    for number, (head, body) in enumerate(responses):
        block = head + b"\r\n\r\n" + body
        uri = f"http://example.org/{number}".encode()
        records.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            + uri
            + b"\r\nContent-Length: "
            + str(len(block)).encode()
            + b"\r\n\r\n"
            + block
            + b"\r\n\r\n"
        )
    return records


def test_web_archives(tmp_path):
    page = PAGE.encode()
    html = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    records = warc(
        (html, page),
        (html + b"; charset=windows-1252", PAGE.encode("cp1252")),
        (html + b"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", gzip.compress(page)),
        (html + b"\r\nTransfer-Encoding: chunked", chunked),
        (html + b"\r\nContent-Encoding: deflate", zlib.compress(page)),
        (b"HTTP/1.1 404 No\r\nContent-Type: text/html", page),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"no"),
        (html + b"\r\nContent-Encoding: br", b"no"),
    )
    plain = write(tmp_path / "a.warc", b"".join(records))
    packed = write(tmp_path / "b.warc.gz", b"".join(map(gzip.compress, records)))
    for path in (plain, packed):
        batch = PIPE.batch(pq.read(path))
        assert [article.paragraphs[0]["text"] for article in batch] == [GOOD] * 5
        assert batch[0].url == "http://example.org/0"
        assert batch.errors["message"] == [f"{path}:9: packed with 'br', which is not read"]
    cut = write(tmp_path / "c.warc", b"".join(records)[:-700])
    assert "bytes" in errors(cut)[-1]
    assert errors(write(tmp_path / "d.warc", b"no archive")) == [
        f"{tmp_path}/d.warc:1: not a WARC record: the rest of the file is not read"
    ]


def test_wrong_calls(tmp_path):
    with pytest.raises(FileNotFoundError):
        pq.read(tmp_path / "none.txt")
    with pytest.raises(ValueError, match=r"a \.png file is not read"):
        pq.read(write(tmp_path / "a.png", b"no"))
    with pytest.raises(TypeError, match="no field 'txt'"):
        pq.read(tmp_path, txt="body")


def test_reading_is_lazy(tmp_path):
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": GOOD}) + "\n") * 50_000)
    assert next(pq.read(path))["text"] == GOOD
    batch = next(PIPE.stream(pq.read(path), size=3))
    assert len(batch) == 3


@given(
    st.sampled_from(sorted(SUFFIXES)), st.binary(max_size=300), st.sampled_from([b"", b"text\n", b"WARC/1.0\r\n", b"{"])
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes(suffix, held, head):
    for record in read_stream(f"a{suffix}", io.BytesIO(head + held), {}):
        assert isinstance(record, (dict, Fault))
