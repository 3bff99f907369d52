"""Reads the sample articles as one batch and shows what comes out: `python -m pullquote.samples`."""

from __future__ import annotations

import shutil
from itertools import islice

import pullquote as pq
from pullquote.display import rows_text

ROWS = 25


def main() -> None:
    """Prints the articles, quotes and entities of the samples."""
    texts = pq.samples()
    batch = pq.Pipeline().batch(texts.values(), ids=list(texts))
    width = shutil.get_terminal_size((120, 24)).columns
    _show(
        "articles",
        batch.articles,
        ("article_id", "headline", "agency", "published", "dateline_place", "paragraphs", "quotes"),
        width,
    )
    _show("quotes", batch.quotes, ("article_id", "speaker", "speaker_role", "cue", "kind", "text"), width)
    _show(
        "entities",
        batch.entities,
        ("article_id", "name", "type", "role", "country", "acronym", "mentions", "quotes"),
        width,
    )
    print("Next: pullquote show FILE for one article of yours, pullquote extract FOLDER -o OUT for many,")
    print("      and notebooks/01_quickstart.ipynb for the same tables in pandas.")


def _show(name: str, table: pq.Table, columns: tuple[str, ...], width: int) -> None:
    print(name.upper())
    print(rows_text(islice(iter(table), ROWS), columns, width))
    print(f"({min(ROWS, len(table))} of {len(table)} rows)\n")


if __name__ == "__main__":
    main()
