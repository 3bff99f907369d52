"""Who is quoted saying what, in articles of our own in the styles of outlets of the whole world.

Each text of `tests/articles/quoted` ends with its quotes, a line each: kind, speaker and the first and last
words of each span; `-` is nobody. A line that begins with `?` is a row that may be there or not, one with
`-` a row that should be there and is not right yet, one with `!` a row that should not be there and still is.
Any other row is wrong.
"""

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
