"""What the core's own benchmarks print."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def core(bench: str, texts: Iterable[str]) -> dict[str, float]:
    """Return the figures of one benchmark of Cargo.toml on these texts, by name."""
    command = ["cargo", "bench", "--quiet", "--bench", bench]
    printed = subprocess.check_output(command, cwd=ROOT, input="".join(f"{text}\0" for text in texts), text=True)
    return {name: float(figure) for name, figure in (line.split("\t") for line in printed.splitlines())}
