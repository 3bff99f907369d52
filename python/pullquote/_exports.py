"""Exports of news databases to articles: Nexis Uni, Factiva and ProQuest, as text.

In: the text of a file. Out: one dict an article, as the pipeline reads it, or None if the text is no export.
What decides is the database's own frame around each article (its end mark, its field codes, its labels),
never the name of the file. What a field says becomes a field; the text between goes to the pipeline as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pullquote._core import moment

__all__ = ["split"]

Record = dict[str, Any]


def split(text: str) -> list[Record] | None:
    """Return the articles of an export, or None if ``text`` is none."""
    lines = text.lstrip("\ufeff").splitlines()
    for recognise, articles in _DATABASES:
        if recognise(lines):
            found = list(articles(lines))
            if found:
                return found
    return None


# Nexis Uni and LexisNexis ------------------------------------------------------------------------------------

_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS?)?\s*", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:Page \d{1,5} of \d{1,5}|\d{1,5} of \d{1,5})\s*", re.IGNORECASE)
_NEXIS_LABEL = re.compile(
    r"\s*(Section|Length|Byline|Dateline|Highlight|Headline|Title|Body|Load-Date|Language|Graphic|Classification|"
    r"Publication-Type|Subject|Notes?|Correction|Series|Copyright|Distribution|Pub-Type|Journal-Code|Acc-No|"
    r"Industry|Geographic|Person|Company|Organization|City|Country|State|Ticker|Document-Type|URL|Contact|Credit)"
    r"\s*(?::|$)\s*(.*)",
    re.IGNORECASE,
)
# What follows the text: the database's own words on it.
_NEXIS_TAIL = frozenset(
    (
        "load-date",
        "language",
        "graphic",
        "classification",
        "publication-type",
        "subject",
        "notes",
        "note",
        "distribution",
        "pub-type",
        "journal-code",
        "acc-no",
        "industry",
        "geographic",
        "person",
        "company",
        "organization",
        "city",
        "country",
        "state",
        "ticker",
        "document-type",
        "url",
        "contact",
        "credit",
        "copyright",
        "correction",
        "series",
    )
)


def _is_nexis(lines: list[str]) -> bool:
    ends = any(_END.fullmatch(line) for line in lines)
    body = any(re.fullmatch(r"\s*body\s*:?.*", line, re.IGNORECASE) and len(line) < 400 for line in lines)
    labels = {match[1].lower() for line in lines if (match := _NEXIS_LABEL.match(line)) and ":" in line[:20]}
    numbered = any(re.fullmatch(r"\s*\d+ of \d+ documents?\s*", line, re.IGNORECASE) for line in lines)
    return (ends and (body or "length" in labels)) or (numbered and {"length", "load-date"} <= labels)


def _nexis(lines: list[str]) -> Iterator[Record]:
    marked = any(_END.fullmatch(line) for line in lines)
    for block in _blocks(lines, _END if marked else _NUMBER):
        block = [line for line in block if not (_PAGE.fullmatch(line) or _NUMBER.fullmatch(line))]
        record = _nexis_article(block)
        if record:
            yield record


def _nexis_article(lines: list[str]) -> Record | None:
    fields: dict[str, str] = {}
    above: list[str] = []
    body: list[str] | None = None
    tail = label = None
    for line in lines:
        match = _NEXIS_LABEL.fullmatch(line)
        name = match[1].lower() if match else None
        # Within the text only what stands behind it in every export ends it.
        if body is not None and tail is None and (name not in _NEXIS_TAIL or not _ends_text(line, name)):
            body.append(line)
        elif match and name == "body":
            body, label = [match[2]] if match[2] else [], None
        elif match and name is not None and (":" in line or body is not None):
            tail = name if body is not None else None
            label = name
            fields.setdefault(name, match[2])
        elif label and line.strip():
            fields[label] = f"{fields[label]} {line.strip()}".strip()
        elif not line.strip():
            label = None
        elif body is None:
            above.append(line.strip())
    if body is None:
        return None
    return _finish(_nexis_header(above, fields), _text(body))


def _ends_text(line: str, name: str | None) -> bool:
    """Whether a line that looks like a label is one: alone, or with a short value behind a colon."""
    return line.strip().lower() == name or (
        ":" in line[:20]
        and len(line) < 2000
        and name
        in ("load-date", "language", "classification", "graphic", "publication-type", "subject", "journal-code")
    )


def _nexis_header(above: list[str], fields: dict[str, str]) -> Record:
    copyright_at = next(
        (i for i, line in enumerate(above) if re.match(r"(?:Copyright|©|\(c\))", line, re.I)), len(above)
    )
    head = above[:copyright_at]
    dated = next((i for i, line in enumerate(head) if _date(line)), None)
    published = _date(head[dated]) if dated is not None else _date(fields.get("load-date", ""))
    names = head[:dated] if dated is not None else head
    headline = fields.get("headline") or fields.get("title")
    outlet = names[-1] if names and (headline or len(names) > 1) else None
    if not headline:
        # The headline stands above the outlet's name; older exports have it below the copyright.
        headline = " ".join(names[:-1]) if len(names) > 1 else " ".join(above[copyright_at + 1 :])
        if len(names) == 1 and headline:
            outlet = names[0]
    return {
        "headline": headline or None,
        "outlet": outlet,
        "published": published,
        "authors": _people(fields.get("byline", "")),
    }


# Factiva ---------------------------------------------------------------------------------------------------

_CODES = frozenset(
    (
        "HD",
        "CR",
        "WC",
        "PD",
        "ET",
        "SN",
        "SC",
        "ED",
        "PG",
        "VOL",
        "LA",
        "CY",
        "LP",
        "TD",
        "CT",
        "RF",
        "CO",
        "IN",
        "NS",
        "RE",
        "IPD",
        "IPC",
        "PUB",
        "AN",
        "BY",
        "CX",
        "DE",
        "SE",
        "CLM",
        "ART",
    )
)
_FACTIVA = re.compile(r"\s{0,4}([A-Z]{2,3})(?:\s{1,}|$)(.*)")
_FACTIVA_END = re.compile(r"\s*Document ([A-Z]{2,}[A-Za-z0-9_]{10,})\s*")


def _is_factiva(lines: list[str]) -> bool:
    codes = {match[1] for line in lines if (match := _FACTIVA.fullmatch(line)) and match[1] in _CODES}
    return {"HD", "PD"} <= codes and bool({"LP", "TD"} & codes) and bool({"WC", "SN", "LA"} & codes)


def _factiva(lines: list[str]) -> Iterator[Record]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _FACTIVA.fullmatch(line)
        ends = _FACTIVA_END.fullmatch(line)
        begins = match and match[1] in ("HD", "SE") and ("PD" in fields or "LP" in fields or "TD" in fields)
        if ends:
            fields.setdefault("AN", []).append(ends[1])
        if (ends or begins) and len(fields) > 1:
            yield from _factiva_article(fields)
            fields, code = {}, ""
        if ends:
            continue
        if match and match[1] in _CODES:
            code = match[1]
            fields.setdefault(code, []).append(match[2])
        elif code:
            fields[code].append(line)
    if fields:
        yield from _factiva_article(fields)


def _factiva_article(fields: dict[str, list[str]]) -> Iterator[Record]:
    def field(code: str) -> str:
        return " ".join(" ".join(fields.get(code, [])).split())

    text = "\n\n".join(filter(None, (_text(fields.get(code, [])) for code in ("LP", "TD"))))
    published = _date(f"{field('PD')} {field('ET')}") or _date(field("PD"))
    record = {
        "headline": field("HD"),
        "outlet": field("SN"),
        "published": published,
        "authors": _people(field("BY")),
        "agency": field("CR"),
        "id": field("AN"),
    }
    finished = _finish(record, text)
    if finished:
        yield finished


# ProQuest --------------------------------------------------------------------------------------------------

_RULE = re.compile(r"\s*_{20,}\s*")
_PROQUEST_LABEL = re.compile(
    r"(Author|Publication info|Publication title|Publication date|Publication year|Publication subject|Abstract|Links|"
    r"Full text|Title|Pages?|First page|Section|Publisher|Place of publication|Country of publication|ISSN|Source type|"
    r"Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Subject|"
    r"Location|People|Company / organization|Identifier / keyword|Classification|Number of pages|Dateline|Volume|Issue|"
    r"Year|Edition|Credit|Illustration|Alternate title|Document feature|Correspondence author|DOI|Accession number)"
    r": ?(.*)"
)


def _is_proquest(lines: list[str]) -> bool:
    labels = {match[1] for line in lines if (match := _PROQUEST_LABEL.match(line))}
    return "ProQuest document ID" in labels and bool({"Full text", "Publication title", "Publication info"} & labels)


def _proquest(lines: list[str]) -> Iterator[Record]:
    for block in _blocks(lines, _RULE):
        record = _proquest_article(block)
        if record:
            yield record


def _proquest_article(lines: list[str]) -> Record | None:
    fields: dict[str, list[str]] = {}
    label = ""
    title = ""
    for line in lines:
        match = _PROQUEST_LABEL.match(line)
        # The full text may have lines like labels: only the title that opens the list of fields ends it.
        if match and (label != "Full text" or match[1] in ("Title", "Publication title", "Subject", "Alternate title")):
            label = match[1]
            fields.setdefault(label, []).append(match[2])
        elif label:
            fields[label].append(line)
        elif line.strip() and not _NUMBER.fullmatch(line) and not title:
            title = line.strip()

    def field(name: str) -> str:
        return " ".join(" ".join(fields.get(name, [])).split())

    info = field("Publication info")
    published = _date(field("Publication date"))
    if not published and (day := re.search(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}", info)):
        published = _date(day[0])
    authors = [_turned(name) for name in field("Author").split(";") if name.strip()]
    text = _text(fields.get("Full text", []))
    record = {
        "headline": field("Title") or title,
        "outlet": re.split(r"\s*;", field("Publication title") or info)[0],
        "published": published,
        "authors": [name for name in authors if name],
        "id": field("ProQuest document ID"),
        "url": field("Document URL"),
    }
    return _finish(record, text)


# Shared ----------------------------------------------------------------------------------------------------

_DATABASES: tuple[tuple[Callable[[list[str]], bool], Callable[[list[str]], Iterator[Record]]], ...] = (
    (_is_factiva, _factiva),
    (_is_proquest, _proquest),
    (_is_nexis, _nexis),
)


def _blocks(lines: list[str], end: re.Pattern[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if end.fullmatch(line):
            yield block
            block = []
        else:
            block.append(line)
    yield block


def _finish(record: Record, text: str) -> Record | None:
    kept = {name: value for name, value in record.items() if value}
    if not text and not kept.get("headline"):
        return None
    return {**kept, "text": text}


def _text(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines).strip("\n")


def _date(text: str) -> str | None:
    """The moment that a line is, a weekday, an edition and the like behind it left out."""
    if len(text) > 120 or not re.search(r"\d{4}", text):
        return None
    text = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", "", text).strip(" ,")
    if (found := moment(text)) is not None:
        return found
    day = re.match(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\b", text)
    return moment(day[0]) if day else None


def _people(names: str) -> list[str]:
    """The persons of "By Ana Ruiz and Li Wei; in Quito", fewer rather than wrong."""
    names = re.sub(r"^by\b:?\s*", "", names.strip(), flags=re.IGNORECASE)
    found = []
    for name in re.split(r"\s*(?:,|;|\band\b|&)\s*", names)[:20]:
        words = name.split()
        if (
            2 <= len(words) <= 5
            and all(word[0].isupper() or word in _PARTICLES for word in words)
            and not (_DESKS & {word.lower().strip(".") for word in words})
        ):
            found.append(" ".join(words).title() if name.isupper() else " ".join(words))
    return found


_PARTICLES = frozenset(
    (
        "de",
        "da",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ben",
        "al",
        "el",
        "la",
        "le",
        "du",
        "dos",
        "di",
        "ibn",
    )
)
_DESKS = frozenset(
    (
        "agency",
        "associated",
        "bureau",
        "business",
        "chief",
        "correspondent",
        "correspondents",
        "daily",
        "desk",
        "editor",
        "editorial",
        "editors",
        "freelance",
        "guest",
        "herald",
        "international",
        "journal",
        "magazine",
        "media",
        "national",
        "news",
        "newspaper",
        "newsroom",
        "our",
        "political",
        "post",
        "press",
        "report",
        "reporter",
        "reporters",
        "service",
        "special",
        "sports",
        "staff",
        "standard",
        "team",
        "the",
        "times",
        "today",
        "tribune",
        "university",
        "wire",
        "writer",
        "writers",
    )
)


def _turned(name: str) -> str:
    """Return "Kamande, Wanjiku" as a reader would say it."""
    last, comma, first = name.strip().rstrip(".").partition(",")
    first = first.split(";")[0].strip()
    return f"{first} {last.strip()}" if comma and first else last.strip()
