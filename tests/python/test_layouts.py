"""Articles as people paste them: every field of every layout, and no line of the site in the body."""

import pytest

import layouts
import pullquote as pq

CASES = layouts.cases()
PIPE = pq.Pipeline()


def test_there_are_enough():
    assert len(CASES) >= 40
    assert any("\r\n" in case.text for case in CASES)
    assert any("\u00a0" in case.text for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_field(case):
    article = PIPE.article(case.text)
    assert layouts.misses(case, article) == {}
    assert layouts.intruders(case, article) == []


def test_pages_to_learn_from_are_tagged_soundly():
    pages = layouts.cases(layouts.PAGES)
    assert len(pages) > 800
    for page in pages:
        assert not layouts.TAG.search(page.text), page.name
        assert page.fields["paragraphs"], page.name
        assert all(part in page.text for part in [*page.fields["paragraphs"], *page.fields["subheadings"]]), page.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_parts_lie_apart_in_the_text(case):
    article = PIPE.article(case.text)
    rows = [*article.paragraphs, *article.subheadings]
    assert all(article.text[row["start"] : row["end"]] == row["text"] for row in rows)
    ends = 0
    for row in sorted(rows, key=lambda row: row["start"]):
        assert row["start"] >= ends
        ends = row["end"]
