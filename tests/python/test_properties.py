"""What holds for every text, however odd."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pullquote as pq

PIPE = pq.Pipeline(attributions="all", threads=1)
ALL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.sampled_from(["Amina Yusuf", "Mr. Ødegård", "Dr Lê Thị Hà", "the U.N.", "JNIM", "she", "two officials"])
PLACES = st.sampled_from(["Osijek", "PORT-AU-PRINCE", "N'Djamena", "São Tomé", "東京"])
MARKS = st.sampled_from(['""', "“”", "‘’", "''", "«»", "“", '"', "”“"])
WORDS = st.sampled_from(
    [
        "the bridge",
        "isn't",
        "$2.5 million",
        "40%",
        "on Monday",
        "👩‍👩‍👧",
        "e\u0301",
        "10.30 a.m.",
        "\u00a0",
        "\u200b",
        "…",
        "—",
    ]
)
LINES = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r", " \n", "\x0b", ""])
HEADS = st.sampled_from(
    ["By Amina Yusuf", "May 3, 2024 4:46 PM EST", "date 2024-05-03 Bridge Opens", "Summary", "REUTERS/Lê Hà", ""]
)


@st.composite
def sentences(draw):
    marks = draw(MARKS)
    said = " ".join(draw(st.lists(WORDS, max_size=6)))
    verb = draw(st.sampled_from(["said", "told reporters", "wrote", "believes", "according to"]))
    quoted = f"{marks[0]}{said}{marks[1:]}"
    return draw(st.sampled_from(["{q}, {w} {v}.", "{w} {v} that {q}.", "{w} {v}: {q}", "{q} {v} {w}"])).format(
        q=quoted, w=draw(NAMES), v=verb
    )


@st.composite
def stories(draw):
    end = draw(LINES)
    dateline = f"{draw(PLACES)}, May 3 (AFP) - "
    body = draw(st.lists(sentences(), max_size=8))
    return end.join([*draw(st.lists(HEADS, max_size=4)), dateline, *body])


def check(article):
    text = article.text
    for name in ("sentences", "mentions", "dates", "amounts"):
        for row in getattr(article, name):
            assert 0 <= row["start"] < row["end"] <= len(text)
            assert text[row["start"] : row["end"]] == row["text"]
    for quote in article.quotes:
        ends = [offset for span in quote["spans"] for offset in (span["start"], span["end"])]
        assert ends == sorted(ends)
        assert quote["text"] == " ".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True))
        for part in ("speaker", "cue"):
            start, end = quote[f"{part}_start"], quote[f"{part}_end"]
            surface = quote["speaker_text" if part == "speaker" else part]
            assert surface == (None if start is None else text[start:end])
    for piece in (*article.paragraphs, *article.subheadings, *article.captions):
        assert text[piece["start"] : piece["end"]] == piece["text"]
    starts = article.sentences["start"]
    assert starts == sorted(starts)
    article.to_dict()


def read(given_text):
    """Read it and check it; None where it is refused as the rules say."""
    try:
        article = PIPE.article(given_text)
    except pq.InputError:
        assert PIPE.batch([given_text]).errors["index"] == [0]
        return None
    check(article)
    return article


@ALL
@given(stories())
def test_stories(text):
    article = read(text)
    assert article is not None
    assert article.text == text


@ALL
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text(text):
    article = read(text)
    assert article is None or article.text == text.removeprefix("\ufeff")


@ALL
@given(st.text(st.sampled_from("\"'“”‘’«»()[]\n\r\t \u00a0\u200b\u2028\x00\x1c.,:;-—aB1 é👍")))
def test_marks_and_blanks(text):
    article = read(text)
    assert article is None or article.text == text


@ALL
@given(st.text(st.characters()))
def test_any_text_with_surrogates(text):
    article = read(text)
    assert article is None or article.text == text.removeprefix("\ufeff")


@ALL
@given(st.binary() | stories().map(lambda text: text.encode("utf-8")))
def test_any_bytes(data):
    read(data)


@ALL
@given(stories(), st.binary(min_size=1, max_size=4), st.integers(0, 400))
def test_spoilt_bytes(text, spoilt, place):
    data = text.encode()
    read(data[:place] + spoilt + data[place:])


UNITS = ['"', "a", "\n", "“", "'", "a ", "A", ". ", "Mr. ", '"a" ', "é", "1", "said ", '"a," he said. ']


@pytest.mark.parametrize("unit", UNITS)
def test_ten_megabytes_of_one_thing(unit):
    text = "Yes." + unit * (10_000_000 // len(unit))
    article = PIPE.article(text)
    assert len(article.text) == len(text)
    assert len(article.sentences) >= 1


def test_two_quotes_of_many_passages_cost_no_more_than_their_length():
    many = 60_000
    first = '"It rains," Ana Ruiz said. ' + '"It rains." ' * many
    second = '"It pours," Ben Paz said. ' + 'Now "it pours a lot here." ' * many
    rows = pq.Pipeline().article(f"{first}\n\n{second}").quotes.to_dicts()
    assert [len(row["spans"]) for row in rows] == [many + 1, many + 1]


@pytest.mark.parametrize(
    "text",
    [
        '"" "The ledgers are open to everybody," said Amina Yusuf.',
        '"She never once hit a mailbox," he said. ""',
        'YUSUF: ""\nThe ledgers are open to everybody, and nobody has come to see them.',
        'AMINA YUSUF: "" The ledgers are open. Nobody has come to see them.\nOSMAN: Yes.\nAMINA YUSUF: “” No.',
    ],
)
def test_marks_with_nothing_between_say_nothing(text):
    article = PIPE.article(text)
    check(article)
    assert all(span["start"] < span["end"] for row in article.quotes for span in row["spans"])
