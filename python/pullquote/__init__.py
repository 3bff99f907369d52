"""Reads batches of English news articles and says what is in them.

The structure of each article, whom and what it names, and who is quoted saying what:

>>> import pullquote as pq
>>> pipe = pq.Pipeline()
>>> article = pipe.article("“We will rebuild the bridge,” Mayor Ana Petrova told reporters on Monday.")
>>> article.quotes["text"]
['We will rebuild the bridge']
>>> article.quotes["speaker"]
['Ana Petrova']

Results are tables that pandas, polars, DuckDB and Arrow read as they are:

>>> batch = pipe.batch(["Ana Petrova resigned.", None], ids=["a", "b"])
>>> len(batch), batch.errors["message"]
(2, ['the input is None, expected str, bytes or dict'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pullquote._core import (
    Article,
    Batch,
    InputError,
    Pipeline,
    PullquoteError,
    Schema,
    Table,
    __version__,
    schema,
)
from pullquote.samples import samples

if TYPE_CHECKING:
    from pullquote._reading import read

__all__ = [
    "Article",
    "Batch",
    "InputError",
    "Pipeline",
    "PullquoteError",
    "Schema",
    "Table",
    "__version__",
    "read",
    "samples",
    "schema",
]


def _pipeline(attributions: str, threads: int | None) -> Pipeline:
    """Rebuild a pickled pipeline, whose options are keyword-only."""
    return Pipeline(attributions=attributions, threads=threads)  # type: ignore[arg-type]


def __getattr__(name: str) -> Any:
    """Load what reads files when it is first asked for: most programs have their articles at hand."""
    if name == "read":
        from pullquote._reading import read

        return read
    raise AttributeError(f"module 'pullquote' has no attribute '{name}'")
