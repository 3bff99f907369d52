"""The command line, as a person runs it."""

import json
import subprocess
import sys

import pytest

import pullquote as pq

ARTICLE = (
    "Lighthouse to stay lit, harbour chief says\n\n"
    'Harbour chief Nadia Farouk said the light would stay on. "Ships trust it," she said on Monday.\n'
)


def run(*arguments, stdin=None, env=None):
    command = [sys.executable, "-m", "pullquote", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", timeout=60, env=env)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "light.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_version():
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"pullquote {pq.__version__}")


def test_show_prints_text_and_tables(file):
    done = run("show", file, "--width", 80)
    assert done.returncode == 0, done.stderr
    assert "Ships trust it" in done.stdout
    assert "QUOTES" in done.stdout
    assert "WHO IS WHO" in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_show_reads_standard_input():
    assert "Ships trust it" in run("show", "-", stdin=ARTICLE).stdout


def test_show_colours_when_asked_and_passes_no_escape_codes_on(file):
    file.write_text(ARTICLE + "\nA line with \x1b[31m in it.\n", encoding="utf-8")
    assert "\x1b[31m" not in run("show", file, "--color").stdout
    assert "\x1b" not in run("show", file, "--no-color").stdout


@pytest.mark.parametrize("content", [None, ""])
def test_show_says_what_is_wrong(tmp_path, content):
    path = tmp_path / "missing.txt"
    if content is not None:
        path.write_text(content)
    done = run("show", path)
    assert done.returncode == 2
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_extract_writes_a_file_per_table(file, tmp_path):
    done = run("extract", file, "-o", tmp_path / "out", "--format", "both")
    assert done.returncode == 0, done.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"articles.parquet", "quotes.jsonl", "errors.parquet"} <= written
    assert [row["article_id"] for row in rows(tmp_path / "out" / "articles.jsonl")] == [str(file)]
    assert "1 articles" in done.stderr


def test_parquet_says_the_same_as_json_lines(file, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    run("extract", file, "-o", tmp_path / "out", "--format", "both")
    for name in ("quotes", "entities", "sentences"):
        table = parquet.read_table(tmp_path / "out" / f"{name}.parquet")
        lines = rows(tmp_path / "out" / f"{name}.jsonl")
        assert [_exact(row) for row in table.to_pylist()] == [_exact(row) for row in lines]


def _exact(row):
    """A row without floats, whose widths differ between the formats."""
    return {column: value for column, value in row.items() if not isinstance(value, float)}


def test_extract_takes_only_the_tables_asked_for(file, tmp_path):
    assert run("extract", file, "-o", tmp_path / "out", "--tables", "quotes").returncode == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"quotes.parquet", "errors.parquet"}


def test_extract_goes_on_after_a_bad_line(tmp_path):
    feed = tmp_path / "feed.jsonl"
    lines = [json.dumps({"id": "a", "text": ARTICLE}), "{not json", "[1]", json.dumps({"text": ARTICLE})]
    feed.write_text("\n".join(lines), encoding="utf-8")
    done = run("extract", feed, "-o", tmp_path / "out", "--format", "jsonl")
    assert done.returncode == 1
    errors = rows(tmp_path / "out" / "errors.jsonl")
    assert [(row["article_id"], row["kind"]) for row in errors] == [(f"{feed}:2", "record"), (f"{feed}:3", "record")]
    assert errors[0]["message"].startswith(f"{feed}:2: not JSON")
    assert [row["article_id"] for row in rows(tmp_path / "out" / "articles.jsonl")] == [
        "a",
        f"{feed}:2",
        f"{feed}:3",
        f"{feed}:4",
    ]


def test_extract_reads_folders_and_standard_input(file, tmp_path):
    (file.parent / "deep").mkdir()
    (file.parent / "deep" / "two.txt").write_text(ARTICLE, encoding="utf-8")
    (file.parent / "deep" / "picture.png").write_bytes(b"\x89PNG")
    done = run(
        "extract",
        file.parent,
        "-",
        "-o",
        tmp_path / "out",
        "--format",
        "jsonl",
        stdin=json.dumps({"text": ARTICLE}) + "\n",
    )
    assert done.returncode == 0, done.stderr
    assert len(rows(tmp_path / "out" / "articles.jsonl")) == 3


@pytest.mark.parametrize(
    ("name", "says"),
    [("photo.png", "JSON lines"), ("nowhere.txt", "no such file"), ("empty", "nothing to read")],
)
def test_extract_says_what_it_reads(tmp_path, name, says):
    if name == "photo.png":
        (tmp_path / name).write_bytes(b"\x89PNG")
    elif name == "empty":
        (tmp_path / name).mkdir()
    done = run("extract", tmp_path / name, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_extract_names_unknown_tables(file, tmp_path):
    done = run("extract", file, "-o", tmp_path / "out", "--tables", "quotes,speakers")
    assert done.returncode == 2
    assert "speakers" in done.stderr
    assert "mentions" in done.stderr


def test_samples_show_their_tables():
    done = subprocess.run(
        [sys.executable, "-m", "pullquote.samples"], capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in ("ARTICLES", "QUOTES", "ENTITIES", "Next:"))
