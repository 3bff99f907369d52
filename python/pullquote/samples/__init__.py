"""Sample articles, written for this package: invented events in the layouts of real newsrooms."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["samples"]


def samples() -> dict[str, str]:
    """The sample articles by name, in order.

    >>> from pullquote.samples import samples
    >>> next(iter(samples()))
    '01-wire-reuters-dam'
    """
    texts = sorted((file for file in files(__name__).iterdir() if file.name.endswith(".txt")), key=lambda f: f.name)
    return {file.name.removesuffix(".txt"): file.read_bytes().decode("utf-8") for file in texts}
