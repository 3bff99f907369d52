"""Who is quoted saying what, in articles of our own in the styles of outlets of the whole world.

Each text of `tests/articles/quoted` ends with its quotes, a line each: kind, speaker and the first and last
words of each span; `-` is nobody. A line that begins with `?` is a row that may be there or not, one with
`-` a row that should be there and is not right yet, one with `!` a row that should not be there and still is.
Any other row is wrong. The weights learn from these articles, too, by the spans of `tests/cases/attributions.jsonl`.
"""

import json

import pytest

import pullquote as pq
from expectations import TESTS, same_spans

FOLDER = TESTS / "articles" / "quoted"
ARTICLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}

MARGINAL = ("? ", "- ", "! ")


def ends(said):
    first, _, last = said.partition(" … ")
    return [first, last or first]


def test_there_are_enough():
    assert len(ARTICLES) >= 24


@pytest.mark.parametrize("name", ARTICLES)
def test_quotes(name):
    text, _, expected = ARTICLES[name].partition("=== quotes\n")
    article = pq.Pipeline().article(text)
    rows = article.quotes.to_dicts()
    lines = expected.splitlines()
    missed = []
    for line in (line for line in lines if not line.startswith(MARGINAL)):
        kind, speaker, said = line.split(" | ")
        row = same_spans(article.text, rows, [ends(span) for span in said.split(" // ")])
        if row is None or (row["kind"], row["speaker"] or "-") != (kind, speaker):
            missed.append((line, row and (row["kind"], row["speaker"])))
        if row is not None:
            rows.remove(row)
    allowed = [ends(line[2:])[0] for line in lines if line.startswith(MARGINAL)]
    more = [row["text"] for row in rows if not any(words in row["text"] for words in allowed)]
    assert (missed, more) == ([], [])


def test_annotation():
    """Every span that the weights learn from begins and ends with a word or a mark of its article."""
    lines = (TESTS / "cases" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["article"] for row in rows] == [f"quoted/{name}.txt" for name in ARTICLES]
    for row in rows:
        text = ARTICLES[row["article"].removeprefix("quoted/").removesuffix(".txt")].partition("=== quotes\n")[0]
        parts = [spans for attribution in row["attributions"] for spans in attribution.values()]
        for start, end in [*(span for spans in parts for span in spans), *row["open"]]:
            said = text[start:end]
            assert said == said.strip() != "", (row["article"], said)
            before, after = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
            assert not before.isalpha() or len(before) < 2 or said.startswith("n't"), (row["article"], before, said)
            assert not after.isalpha() or len(after) < 2, (row["article"], said, after)
