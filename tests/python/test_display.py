"""What a notebook and a terminal show, with hostile text and spans that overlap."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from pullquote import display

HOSTILE = '<script>alert("x")</script> & \' onmouseover="steal()" \x1b[31m'


class Rows(list):
    """Stands for a Table: rows, their columns and their length."""

    def __init__(self, *rows):
        super().__init__(rows)
        self.columns = list(rows[0]) if rows else []

    def to_dicts(self):
        return list(self)


def article(text, quotes=(), mentions=(), entities=(), **fields):
    blank = {
        "headline": None,
        "subheadline": None,
        "authors": [],
        "agency": None,
        "published": None,
        "updated": None,
        "retrieved": None,
    }
    blank |= {"dateline": None, "captions": [], "summary": [], "boilerplate": [], "subheadings": []}
    blank["paragraphs"] = [{"text": text, "start": 0, "end": len(text)}]
    return SimpleNamespace(
        text=text, quotes=Rows(*quotes), mentions=Rows(*mentions), entities=Rows(*entities), **{**blank, **fields}
    )


def quote(start, end, speaker=None, kind="direct", text=""):
    return {"kind": kind, "speaker": speaker, "text": text, "cue": None, "spans": [{"start": start, "end": end}]}


def mention(start, end, kind="PERSON", text="x", entity=0):
    return {"start": start, "end": end, "type": kind, "text": text, "entity": entity}


def entity(name):
    return {
        "entity": 0,
        "name": name,
        "type": "PERSON",
        "role": None,
        "country": None,
        "acronym": None,
        "mentions": 1,
        "quotes": 0,
    }


class Elements(HTMLParser):
    """Collects the elements, the attributes and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = set(), set(), [], []
        self.feed(page)
        assert not self.open, "an element was not closed"

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_hostile_text_stays_text():
    text = f"{HOSTILE} said so."
    shown = article(
        text,
        [quote(0, 20, HOSTILE)],
        [mention(2, 12, text=HOSTILE), mention(21, 24, kind='"><b>')],
        [entity(HOSTILE)],
        headline=HOSTILE,
        authors=[HOSTILE],
        agency=HOSTILE,
    )
    page = Elements(display.article_html(shown))
    assert page.tags == {"style", "div", "span"}
    assert page.attributes <= {"class", "title"}


def test_hostile_cells_stay_text():
    page = Elements(display.table_html(Rows({"<b>column": HOSTILE, "list": [HOSTILE]})))
    assert page.tags == {"style", "div", "table", "thead", "tbody", "tr", "th", "td"}


def test_all_of_the_text_is_shown_once_whatever_the_spans():
    text = "Ann Lee of Oslo said “I know Ann Lee”, and left."
    spans = [mention(0, 7), mention(4, 15), mention(11, 15, "GPE"), mention(40, 900), mention(5, 5), mention(29, 36)]
    shown = article(text, [quote(22, 36, "Ann Lee"), quote(30, 45, "Bo")], spans, [entity("Ann Lee")])
    page = display.article_html(shown).partition("</style>")[2]
    words = re.sub(r"<[^>]+>", "", re.sub(r'<span class="pq-who">[^<]*</span>', "", page))
    assert words == text


@pytest.mark.parametrize("color", [False, True])
def test_terminal_text_is_wrapped_and_clean(color):
    text = f"{HOSTILE} " + "word " * 60
    shown = display.article_text(
        article(text, [quote(0, 27, HOSTILE)], [mention(3, 9)], [entity(HOSTILE)]), width=60, color=color
    )
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b[31m" not in shown
    assert color or "\x1b" not in shown
    assert max(map(len, plain.splitlines())) <= 60


def test_long_tables_say_how_many_rows_there_are():
    page = display.table_html(Rows(*({"n": i} for i in range(1234))))
    assert page.count("<tr>") == display.SHOWN_ROWS + 1
    assert "first 20 of 1,234 rows" in page


def test_empty_tables_are_shown():
    assert "0 rows" in display.table_html(Rows())
    assert display.rows_text([], ["a"]) == "(none)"


def test_speaker_stands_at_its_quote():
    page = display.article_html(article("“Go,” she said.", [quote(1, 4, "Ida Moe")]))
    assert '<span class="pq-who">Ida Moe</span><span class="pq-direct">Go,</span>' in page


def test_parts_keep_their_order_and_the_rest_is_kept():
    text = "Share\nA headline\nA first paragraph.\nRead more"
    paragraph = {"text": "A first paragraph.", "start": 17, "end": 35}
    page = display.article_html(article(text, headline="A headline", paragraphs=[paragraph]))
    kinds = re.findall(r'<div class="pq-(\w+)">', page)
    assert kinds == ["meta", "rest", "headline", "paragraph", "rest"]
