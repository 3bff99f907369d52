"""HTML pages: fields from what the page says, paragraphs from what it shows, and nothing that breaks."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pullquote as pq

PIPE = pq.Pipeline()
GOOD = "“The well is dry,” said Tadesse Bekele, a farmer near Jimma."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Well runs dry | Jimma Post</title>
<meta property="og:site_name" content="Jimma Post"><meta name="author" content="By Almaz Girma">
<meta property="article:published_time" content="2024-05-03T08:15:00+03:00"></head>
<body><nav><a href="/">Home</a></nav><h1>Well runs dry</h1><article><p>{GOOD}</p><p>Rain is not in sight.</p></article>
<footer><p>All rights are reserved, says the Jimma Post.</p></footer></body></html>"""


@pytest.mark.parametrize("given", [PAGE, PAGE.encode(), {"html": PAGE}, {"html": PAGE.encode()}, {"text": PAGE}])
def test_a_page(given):
    article = PIPE.article(given)
    assert [paragraph["text"] for paragraph in article.paragraphs] == [GOOD, "Rain is not in sight."]
    assert (article.headline, article.authors, article.outlet) == ("Well runs dry", ["Almaz Girma"], "Jimma Post")
    zone = datetime.timezone(datetime.timedelta(hours=3))
    assert article.published == datetime.datetime(2024, 5, 3, 8, 15, tzinfo=zone)
    (quote,) = article.quotes
    assert quote["speaker"] == "Tadesse Bekele"
    assert article.text[quote["start"] : quote["end"]] == quote["text"] == "The well is dry"


def test_a_part_of_a_page():
    assert PIPE.article({"html": f"<p>{GOOD}</p>"}).text == GOOD


def test_what_is_given_wins():
    article = PIPE.article({"html": PAGE, "headline": "Dry", "authors": ["Kofi Owusu"], "outlet": "X", "url": "y"})
    assert (article.headline, article.authors, article.outlet, article.url) == ("Dry", ["Kofi Owusu"], "X", "y")


@pytest.mark.parametrize("html", ["<html></html>", "<!doctype html>", "<html><nav><a href=x>Home</a></nav></html>"])
def test_no_article(html):
    batch = PIPE.batch([html, GOOD])
    assert (batch.errors["kind"], batch.errors["message"]) == (["html"], ["no article is found in the HTML page"])
    assert batch[1].text == GOOD


def test_hostile_pages():
    pages = [tag * 100_000 + f"<p>{GOOD}</p>" for tag in ("<div>", "<b><p>", "<table><tr><td>", "<ul><li>", "<svg>")]
    pages += ["<!--" * 100_000, "<" * 1_000_000, "<a " + "x=y " * 500_000]
    batch = PIPE.batch([{"html": page} for page in pages])
    assert len(batch) == len(pages)
    assert set(batch.errors["kind"]) <= {"html"}


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div class=share>", "</div>", GOOD, "<h2>", "<li>", "&#x0;", "<!--", "é"])
    )
)
@settings(max_examples=100, deadline=None)
def test_offsets_refer_to_the_text(pieces):
    batch = PIPE.batch([{"html": "".join(pieces)}])
    for article in batch:
        for piece in (*article.paragraphs, *article.sentences):
            assert article.text[piece["start"] : piece["end"]] == piece["text"]
