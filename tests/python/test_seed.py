"""A real wire story, which the repository does not contain: every row of what must come out of it."""

import datetime
import re
from pathlib import Path

import pytest

import pullquote as pq

FOLDER = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the seed article is not here")


def section(title):
    """The rows of a table of expected.md, its header aside."""
    text = (FOLDER / "expected.md").read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)
    (table,) = [p for p in part if p.startswith(title)]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def rows(title):
    return [pytest.param(row, id=row[0][:40]) for row in section(title)] if FOLDER.is_dir() else []


@pytest.fixture(scope="module")
def article():
    return pq.Pipeline(attributions="speech").article((FOLDER / "article.txt").read_text(encoding="utf-8"))


def matches(expected, found):
    """Whether ``found`` begins, ends and goes on as ``expected`` shows; "…" and "(…)" leave out words.

    The conjunction of a clause ("that …") belongs to what is said, as in the annotated corpora, and
    American marks stand behind the comma.
    """
    found = re.sub(r",([\"”])$", r"\1", found.strip().removeprefix("that "))
    parts = [re.escape(part.strip()) for part in re.sub(r"\([^)]*\)", "…", expected).split("…")]
    return re.fullmatch(".*".join(parts) + r"[.,]?", found, flags=re.DOTALL) is not None


@pytest.mark.parametrize("row", rows("Structure"))
def test_structure(article, row):
    field, value = row
    found = getattr(article, "paragraphs" if field == "body" else field)
    match field:
        case "authors":
            assert found == []
        case "published" | "retrieved":
            assert found.isoformat() == value
        case "captions":
            text, credit = re.findall(r'"([^"]+)"', value)
            assert len(found) == 1
            assert matches(text, found[0]["text"])
            assert found[0]["credit"] == credit
        case "summary":
            assert len(found) == ["one", "two", "three", "four"].index(value.split()[0]) + 1
        case "dateline":
            place, country, date, agency = re.fullmatch(
                r"place (.+) \(country (\w+)\), date (\S+), agency (.+)", value
            ).groups()
            assert found["place"].casefold() == place.casefold()
            assert (found["country"], found["agency"]) == (country, agency)
            assert found["date"] == datetime.date.fromisoformat(date)
        case "body":
            assert len(found) == int(re.match(r"\d+", value)[0])
            assert found[0]["text"].startswith(re.search(r'"([^"]+)"', value)[1])
        case "boilerplate":
            assert found == re.findall(r'"([^"]+)"', value)
        case _:
            assert found == value


@pytest.mark.parametrize("row", rows("Entities"))
def test_entities(article, row):
    names, kind, more = row
    names = [names] if "al-Islam" in names or ", " not in names else names.split(", ")
    entities = [entity for entity in article.entities if entity["type"] == kind]
    found = []
    for name in names:
        same = [e for e in entities if name in (e["name"], e["acronym"], *e["aliases"])]
        assert len(same) == 1, f"{name}: {[e['name'] for e in entities]}"
        found.append(same[0])
    codes = re.search(r"country codes? ([A-Z, ]+)$", more)
    if codes:
        assert [entity["country"] for entity in found] == codes[1].split(", ")
    elif code := re.search(r"country ([A-Z]{2})\b", more):
        named = re.match(r"(\w+): country", more)
        who = [e for e in found if not named or e["name"] == named[1]]
        assert [entity["country"] for entity in who] == [code[1]] * len(who)
    if role := re.search(r'role "([^"]+)"', more):
        assert found[0]["role"] == role[1]
    if acronym := re.search(r"acronym (\w+)", more):
        assert found[0]["acronym"] == acronym[1]
    mentions = [m for m in article.mentions if m["entity"] in {e["entity"] for e in found}]
    texts = {mention["text"] for mention in mentions}
    if "mentions include" in more:
        assert set(re.findall(r'"([^"]+)"', more.split("mentions include")[1])) <= texts
    elif surface := re.fullmatch(r'.*; "([^"]+)"', more):
        assert surface[1] in texts
    elif part := re.match(r'"([^"]+)"|from "([^"]+)"', more):
        whole = part[1] or part[2]
        assert any(m["text"] in whole and whole in around(article, m) for m in mentions)
    if "never in the body" in more:
        assert {mention["section"] for mention in mentions} == {"caption"}
        assert found[0]["name"] not in article.quotes["speaker"]


def around(article, mention):
    return article.text[max(0, mention["start"] - 30) : mention["end"] + 30]


@pytest.mark.parametrize("row", rows("Quotes"))
def test_quotes(article, row):
    where, kind, speaker, content = row
    content, _, more = content.partition(";")
    parts = [part.strip() for part in content.split(" / ")]
    there = [quote for quote in article.quotes if located(article, quote, where)]
    same = [q for q in there if len(parts) == len(q["spans"]) and all(map(matches, parts, spans(article, q)))]
    assert len(same) == 1, [(quote["kind"], quote["text"]) for quote in there]
    quote = same[0]
    assert quote["kind"] == kind.split(",")[0]
    surface, _, name = speaker.partition(" → ")
    assert quote["speaker_text"] == surface
    assert (quote["speaker"] == name) if name else surface.endswith(quote["speaker"])
    if cue := re.search(r'cue "([^"]+)"', more):
        assert quote["cue"] == cue[1]


def located(article, quote, where):
    part, _, number = where.partition(" ")
    if part == "headline":
        return quote["section"] == "headline"
    if part == "body":
        return quote["section"] == "body" and quote["paragraph"] == int(number) - 1
    bullet = article.summary[int(number) - 1]
    start = article.text.index(bullet)
    return quote["section"] == "summary" and start <= quote["start"] < start + len(bullet)


def spans(article, quote):
    return [article.text[span["start"] : span["end"]] for span in quote["spans"]]


@pytest.mark.parametrize("row", rows("Dates"))
def test_dates(article, row):
    text, value = row
    words = re.sub(r"\s*\(.*\)", "", text)
    values = [found["value"] for found in article.dates if found["text"] in words or words in found["text"]]
    assert set(value.split(", ")) <= set(values)
