"""Shows articles and tables: as HTML in a notebook, as text in a terminal.

Pure Python over public rows. Every piece of an article's text goes through `html.escape`, class names
come from fixed lists, and the terminal gets no control characters but ours, so that no article can
inject markup, script or escape codes.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pullquote import Article, Batch, Table

__all__ = ["article_html", "article_text", "batch_html", "rows_text", "table_html"]

Row = dict[str, Any]

SHOWN_ROWS = 20
SHOWN_CHARACTERS = 120
# ANSI colours by entity type; other types are underlined only.
TYPE_CODES = {"PERSON": "36", "ORG": "35", "GPE": "32", "LOC": "32", "FAC": "32", "NORP": "33"}
KIND_CODES = {"direct": "1", "mixed": "1", "indirect": "3"}

LIGHT = """--ink:#1d1d1f; --dim:#6b6f76; --line:#d9dbe0; --paper:#fff; --direct:#fff0b8; --mixed:#fff7dd;
  --indirect:#eef1f6; --person:#0b62b8; --org:#8a2d8f; --place:#197242; --other:#96540a"""
DARK = """--ink:#e8e8ea; --dim:#9a9fa8; --line:#3c4048; --paper:#17181b; --direct:#54470f; --mixed:#3d3617;
  --indirect:#2a2f3a; --person:#7db9f5; --org:#dc93e0; --place:#7fd0a0; --other:#e3ab6b"""
STYLE = f"""<style>
.pq {{ {LIGHT} }}
@media (prefers-color-scheme: dark) {{ .pq {{ {DARK} }} }}
[data-jp-theme-light="true"] .pq, .vscode-light .pq {{ {LIGHT} }}
[data-jp-theme-light="false"] .pq, .vscode-dark .pq {{ {DARK} }}
.pq {{ color:var(--ink); background:var(--paper); max-width:46em; padding:.8em 1.2em; font-family:Georgia,serif }}
.pq div {{ margin:.5em 0; line-height:1.55 }}
.pq .pq-headline {{ font-size:1.4em; font-weight:bold }}
.pq .pq-subheadline {{ font-style:italic }}
.pq .pq-subheading {{ font-weight:bold }}
.pq .pq-meta, .pq .pq-rest {{ color:var(--dim); font:.8em/1.4 system-ui,sans-serif; white-space:pre-wrap }}
.pq .pq-caption, .pq .pq-summary {{ border-left:3px solid var(--line); padding-left:.8em; font-size:.9em }}
.pq .pq-direct {{ background:var(--direct) }}
.pq .pq-mixed {{ background:var(--mixed) }}
.pq .pq-indirect {{ background:var(--indirect) }}
.pq .pq-person {{ color:var(--person) }}
.pq .pq-org {{ color:var(--org) }}
.pq .pq-place {{ color:var(--place) }}
.pq .pq-other {{ color:var(--other) }}
.pq .pq-who {{ font:.7em system-ui,sans-serif; color:var(--dim); border:1px solid var(--line); border-radius:.6em;
  padding:0 .45em; margin-right:.25em }}
.pq table {{ border-collapse:collapse; font:.85em/1.4 system-ui,sans-serif }}
.pq th, .pq td {{ border-bottom:1px solid var(--line); padding:.2em .6em; text-align:left; vertical-align:top;
  color:var(--ink); background:var(--paper) }}
.pq.pq-wide {{ max-width:none; overflow-x:auto }}
</style>"""

TYPE_CLASSES = {"PERSON": "pq-person", "ORG": "pq-org", "GPE": "pq-place", "LOC": "pq-place", "FAC": "pq-place"}
KIND_CLASSES = {"direct": "pq-direct", "mixed": "pq-mixed", "indirect": "pq-indirect"}


class Part(NamedTuple):
    """A stretch of the article and what it is: headline, paragraph, caption … or the rest."""

    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """A stretch of text within at most one quote and one mention."""

    start: int
    end: int
    quote: Row | None
    mention: Row | None
    opens: bool


def article_html(article: Article) -> str:
    """The article as a reader sees it, with names and quotes marked and speakers beside their quotes."""
    names = {row["entity"]: row["name"] for row in article.entities.to_dicts()}
    marks = _Marks(article)
    parts = "".join(
        f'<div class="pq-{part.kind}">{_part_html(article.text, marks.pieces(part), names)}</div>'
        for part in _parts(article)
    )
    return f'{STYLE}<div class="pq"><div class="pq-meta">{escape(_facts(article))}</div>{parts}</div>'


def table_html(table: Table) -> str:
    """The first rows of a table, and how many there are."""
    columns = list(table.columns)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    rows = islice(iter(table), SHOWN_ROWS)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(row[column]))}</td>" for column in columns) + "</tr>" for row in rows
    )
    return (
        f'{STYLE}<div class="pq pq-wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f'<div class="pq-meta">{_rows_note(len(table))}</div></div>'
    )


def batch_html(batch: Batch) -> str:
    """How many rows each table of a batch has, and its first headlines."""
    tables = ("articles", "sentences", "entities", "mentions", "quotes", "dates", "amounts", "errors")
    counts = "".join(f"<tr><td>{name}</td><td>{len(getattr(batch, name)):,}</td></tr>" for name in tables)
    headlines = "".join(
        f"<div>{escape(_cell(row['headline'] or '(no headline)'))}</div>"
        for row in islice(iter(batch.articles), SHOWN_ROWS)
    )
    return (
        f'{STYLE}<div class="pq"><table><tr><th>table</th><th>rows</th></tr>{counts}</table>'
        f'{headlines}<div class="pq-meta">{_rows_note(len(batch.articles))}</div></div>'
    )


def article_text(article: Article, width: int = 100, color: bool = False) -> str:
    """The article for a terminal: its fields, its text with marked quotes, who is quoted and who is who."""
    marks = _Marks(article)
    blocks = [_fields_text(article, width)]
    for part in _parts(article):
        if part.kind != "rest":
            blocks.append(_part_text(article.text, marks.pieces(part), width, color))
    quotes = [{**row, "quote": row["text"]} for row in article.quotes.to_dicts()]
    blocks.append("QUOTES\n" + rows_text(quotes, ("speaker", "kind", "cue", "quote"), width))
    people = sorted(article.entities.to_dicts(), key=lambda row: -row["quotes"])
    blocks.append(
        "WHO IS WHO\n" + rows_text(people, ("name", "type", "role", "country", "acronym", "mentions", "quotes"), width)
    )
    return "\n\n".join(blocks)


def rows_text(rows: Iterable[Row], columns: Sequence[str], width: int = 100) -> str:
    """Rows as aligned columns; long cells are cut so that a row is one line."""
    cells = [[_clean(_cell(row[column])) for column in columns] for row in rows]
    if not cells:
        return "(none)"
    widths = _fit(
        [max(len(column), *(len(line[i]) for line in cells)) for i, column in enumerate(columns)],
        width - 2 * (len(columns) - 1),
    )
    lines = [list(columns), ["─" * wide for wide in widths], *cells]
    return "\n".join(
        "  ".join(_cut(cell, wide).ljust(wide) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


class _Marks:
    """The quotes and mentions of an article, as spans that do not overlap their own kind."""

    def __init__(self, article: Article) -> None:
        quotes = [(span["start"], span["end"], row) for row in article.quotes.to_dicts() for span in row["spans"]]
        self.quotes = _clip(quotes, len(article.text))
        self.mentions = _clip(
            [(row["start"], row["end"], row) for row in article.mentions.to_dicts()], len(article.text)
        )

    def pieces(self, part: Part) -> Iterator[Piece]:
        """A part in pieces, in order; together they are all of it."""
        quotes, mentions = _within(self.quotes, part), _within(self.mentions, part)
        edges = sorted(
            {part.start, part.end, *(e for s in (quotes, mentions) for start, end, _ in s for e in (start, end))}
        )
        quote, mention = _Cursor(quotes), _Cursor(mentions)
        for start, end in pairwise(edges):
            said = quote.at(start)
            yield Piece(start, end, said, mention.at(start), said is not None and quote.starts(start))


class _Cursor:
    """Walks along spans as the positions asked for go up."""

    def __init__(self, spans: list[tuple[int, int, Row]]) -> None:
        self.spans = spans
        self.next = 0

    def at(self, position: int) -> Row | None:
        while self.next < len(self.spans) and self.spans[self.next][1] <= position:
            self.next += 1
        return (
            self.spans[self.next][2] if self.next < len(self.spans) and self.spans[self.next][0] <= position else None
        )

    def starts(self, position: int) -> bool:
        return self.spans[self.next][0] == position


def _clip(spans: Iterable[tuple[int, int, Row]], length: int) -> list[tuple[int, int, Row]]:
    clipped: list[tuple[int, int, Row]] = []
    reached = 0
    for start, end, row in sorted(spans, key=lambda span: (span[0], -span[1])):
        start, end = max(start, reached), min(end, length)
        if start < end:
            clipped.append((start, end, row))
            reached = end
    return clipped


def _within(spans: list[tuple[int, int, Row]], part: Part) -> list[tuple[int, int, Row]]:
    first = bisect_right(spans, part.start, key=lambda span: span[1])
    last = bisect_left(spans, part.end, key=lambda span: span[0])
    return [(max(start, part.start), min(end, part.end), row) for start, end, row in spans[first:last]]


def _parts(article: Article) -> list[Part]:
    """All of the text in order: what is known by its kind, lines between as the rest."""
    known = [
        *_found(article.text, article.headline, "headline"),
        *_found(article.text, article.subheadline, "subheadline"),
    ]
    known += [part for bullet in article.summary for part in _found(article.text, bullet, "summary")]
    for kind, rows in (
        ("subheading", article.subheadings),  # those of HTML are among the paragraphs as well
        ("paragraph", article.paragraphs),
        ("caption", article.captions),
    ):
        known += [Part(row["start"], row["end"], kind) for row in rows]
    parts: list[Part] = []
    reached = 0
    for part in sorted(known, key=lambda part: (part.start, part.end)):
        if part.start < reached:
            continue
        parts += _rest(article.text, reached, part.start)
        parts.append(part)
        reached = part.end
    return parts + _rest(article.text, reached, len(article.text))


def _found(text: str, words: str | None, kind: str) -> list[Part]:
    start = text.find(words) if words else -1
    return [Part(start, start + len(words or ""), kind)] if start >= 0 else []


def _rest(text: str, start: int, end: int) -> list[Part]:
    return [Part(start, end, "rest")] if text[start:end].strip() else []


def _part_html(text: str, pieces: Iterable[Piece], names: dict[int, str]) -> str:
    return "".join(_piece_html(text, piece, names) for piece in pieces)


def _piece_html(text: str, piece: Piece, names: dict[int, str]) -> str:
    words = escape(text[piece.start : piece.end])
    who = f'<span class="pq-who">{escape(piece.quote["speaker"] or "?")}</span>' if piece.opens and piece.quote else ""
    classes, title = [], []
    if piece.quote:
        classes.append(KIND_CLASSES.get(piece.quote["kind"], "pq-indirect"))
    if piece.mention:
        kind = piece.mention["type"]
        classes.append(TYPE_CLASSES.get(kind, "pq-other"))
        title.append(f"{kind}: {names.get(piece.mention['entity'], piece.mention['text'])}")
    if not classes:
        return words
    hint = f' title="{escape(title[0])}"' if title else ""
    return f'{who}<span class="{" ".join(classes)}"{hint}>{words}</span>'


def _facts(article: Article) -> str:
    """Byline, dates and dateline in a line."""
    dateline: Mapping[str, Any] = article.dateline or {}
    facts = [
        ", ".join(article.authors),
        article.agency,
        article.published and f"published {_cell(article.published)}",
        article.updated and f"updated {_cell(article.updated)}",
        dateline.get("place")
        and f"from {dateline['place']}" + (f" ({dateline['country']})" if dateline.get("country") else ""),
        article.retrieved and f"retrieved {article.retrieved}",
    ]
    return " · ".join(fact for fact in facts if fact)


def _fields_text(article: Article, width: int) -> str:
    dateline: Mapping[str, Any] = article.dateline or {}
    fields = {
        "headline": article.headline,
        "subheadline": article.subheadline,
        "authors": ", ".join(article.authors),
        "agency": article.agency,
        "published": article.published,
        "updated": article.updated,
        "retrieved": article.retrieved,
        "dateline": ", ".join(
            _cell(dateline[key]) for key in ("place", "country", "date", "agency") if dateline.get(key)
        ),
    }
    lines = [f"{name:<12} {_clean(_cell(value))}" for name, value in fields.items() if value]
    return "\n".join(textwrap.fill(line, width, subsequent_indent=" " * 13) for line in lines) or "(no header)"


def _part_text(text: str, pieces: Iterable[Piece], width: int, color: bool) -> str:
    """A part, wrapped; ⟦speaker: …⟧ stands around quotes where there is no colour."""
    words: list[tuple[str, str]] = []
    for piece, last in _with_last(pieces):
        said = _clean(text[piece.start : piece.end])
        code = _codes(piece)
        if piece.opens and piece.quote:
            words.append((f"⟦{_clean(piece.quote['speaker'] or '?')}: ", "2"))
        words.append((said, code))
        if last and piece.quote:
            words.append(("⟧", "2"))
    return _wrap(words, width, color)


def _with_last(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Each piece, and whether the span of its quote ends with it."""
    listed = list(pieces)
    for i, piece in enumerate(listed):
        after = listed[i + 1] if i + 1 < len(listed) else None
        yield piece, after is None or after.quote is not piece.quote or after.opens


def _codes(piece: Piece) -> str:
    codes = [KIND_CODES.get(piece.quote["kind"], "3")] if piece.quote else []
    if piece.mention:
        codes.append(TYPE_CODES.get(piece.mention["type"], "4"))
    return ";".join(codes)


def _wrap(words: list[tuple[str, str]], width: int, color: bool) -> str:
    """Wraps styled text at blanks; widths are those of the plain text."""
    plain = "".join(text for text, _ in words)
    codes = [code for text, code in words for _ in text]
    lines, position = [], 0
    for line in textwrap.wrap(plain, width, drop_whitespace=True, break_on_hyphens=False) or [""]:
        position = plain.find(line, position)
        lines.append(_styled(line, codes[position : position + len(line)]) if color else line)
        position += len(line)
    return "\n".join(lines)


def _styled(line: str, codes: list[str]) -> str:
    styled, current = [], ""
    for character, code in zip(line, codes, strict=True):
        if code != current:
            styled.append(("\x1b[0m" if current else "") + (f"\x1b[{code}m" if code else ""))
            current = code
        styled.append(character)
    return "".join(styled) + ("\x1b[0m" if current else "")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        value = "; ".join(_cell(inner) for inner in value)
    text = str(value)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def _clean(text: str) -> str:
    """One line without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: max(width - 1, 0)] + "…"


def _fit(widths: list[int], room: int) -> list[int]:
    """Narrows the widest columns until all fit."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > 8:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _rows_note(rows: int) -> str:
    return f"first {SHOWN_ROWS} of {rows:,} rows" if rows > SHOWN_ROWS else f"{rows:,} row{'' if rows == 1 else 's'}"
