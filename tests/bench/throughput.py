"""Speed and memory of the whole pipeline: text in, Arrow tables out.

Usage: throughput.py [DATA]. Reads DATA/polnear/dev.jsonl twenty times over; where it is absent, the
articles that ship with the package, as many as make up the same size.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from core import ROOT, core

import pullquote as pq

RUNS = 3
FIRST = """
import time
start = time.perf_counter()
import pullquote as pq
pq.Pipeline().article(next(iter(pq.samples().values())))
print(1000 * (time.perf_counter() - start))
"""


def corpus(data: Path) -> tuple[str, list[str]]:
    """Return what is read, and its name."""
    path = data / "polnear" / "dev.jsonl"
    if path.is_file():
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        return f"{path} × 20", texts * 20
    texts = list(pq.samples().values())
    times = 8_000_000 // sum(len(text.encode()) for text in texts)
    return f"the {len(texts)} sample articles × {times}", texts * times


def measure(texts: list[str], threads: int) -> tuple[float, float]:
    """Return the seconds of the fastest run, and the process's largest memory in MB."""
    pipe = pq.Pipeline(threads=threads)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        pipe.batch(texts)
        times.append(time.perf_counter() - start)
    return min(times), peak()


def main() -> None:
    """Print every figure."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"
    name, texts = corpus(data)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{name}: {len(texts)} articles, {size:.1f} MB; the fastest of {RUNS} runs")
    before = peak()
    for threads in (1, 2):
        # A process of its own: what another pool of threads holds is not counted.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            seconds, most = process.submit(measure, texts, threads).result()
        speed = f"{len(texts) / seconds:7.0f} articles/s, {size / seconds:6.2f} MB/s"
        print(f"{threads} thread(s): {speed}, peak memory {most:.0f} MB")
    print(f"(memory with the texts alone: {before:.0f} MB)")
    first = [float(subprocess.check_output([sys.executable, "-c", FIRST])) for _ in range(RUNS)]
    print(f"import and first article: {min(first):.0f} ms")
    for step, microseconds in core("steps", dict.fromkeys(texts)).items():
        print(f"{step}: {microseconds:.0f} µs an article on one thread")
    for wheel in sorted((ROOT / "target" / "wheels").glob("*.whl")):
        print(f"wheel: {wheel.stat().st_size / 1e6:.1f} MB ({wheel.name})")


def peak() -> float:
    """Return the largest memory of this process so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
