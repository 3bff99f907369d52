"""Reads odd texts until the time is up: layouts, exports and pages of our own, cut, spliced, repeated, nested.

    python tests/fuzz/fuzz.py --seconds 3600 --seed 1

What must hold: nothing panics, every span slices, the parts of a body lie apart, and no text takes much longer
for its length than others do. A text that breaks one of these is written to --crashes and named in the end;
it becomes a test then. Run it at low priority: `nice -n 19`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pullquote as pq
from pullquote._exports import split

sys.path.append(str(Path(__file__).resolve().parent.parent / "python"))
import layouts

TESTS = Path(__file__).resolve().parent.parent

LONGEST = 400_000

# No text of a size costs more seconds; generous, so that another process beside it is no finding.
START, PER_BYTE = 1.0, 4e-6

# What a text may be turned away for.
EXPECTED = ("empty", "encoding", "html", "missing")

MARKS = "\"“”‘’'«»()[]{}<>/|:;,.-–—―_*•·#@©&=+~%$€\\\0\t\r\n\x0b\x0c\u2028\u00a0\u200b\ufeff\u0301\U0001f600İßǅ"
PIECES = (
    "By ", "(Reuters) - ", "Updated ", "2 hours ago", "End of Document", "Load-Date: ", "Length: 12 words",
    "HD ", "LP\n", "TD\n", "Document ABC0000000000001", "Full text: ", "____________________", "Read more",
    "Related stories", "end of list", "Image caption, ", "hide caption", "REUTERS/", "Reporting by ", "; Editing by ",
    "March 4, 2026 5:00 PM EST", "04/03/2026", "2026-03-04T05:00:00Z", "KISUMU, Kenya, ", " said", "# # #",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<table><tr><td>", "</td></tr></table>", "<ul><li>",
    "<blockquote>", "<b>", "<a href='x'>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>",
    "<svg>", "<math>", "<template>", "<figure><figcaption>", "</figcaption>", "<br>", "<h2>", "&amp;", "&#x10FFFF;",
    "&#0;", "&nosuch;", "<p", "<p class=\"", "<html>", "<body>", "</body>", "<head>", "<select><option>", "<noscript>",
    '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":"', '"@graph":[', "}", "]",
)  # fmt: skip
FRAMES = ("div", "b", "table", "ul", "blockquote", "span", "font", "a", "svg", "section", "p")


def seeds() -> dict[str, list[str]]:
    """Texts of our own by what reads them."""
    pasted = [case.text for case in layouts.cases()]
    exports = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "exports").glob("*.txt"))]
    pages = [page(text) for text in pasted]
    return {"layout": pasted, "export": exports, "page": pages}


def page(text: str) -> str:
    """A page with a line of the text in each paragraph."""
    title, *lines = [line for line in text.splitlines() if line.strip()] or [""]
    facts = f'{{"@type":"NewsArticle","headline":"{title[:80]}","datePublished":"2026-03-04T05:00:00Z"}}'
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f'<script type="application/ld+json">{facts}</script></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


class Mill:
    """Makes odd texts of others."""

    def __init__(self, dice: random.Random, texts: list[str], pieces: tuple[str, ...]):
        self.dice, self.texts, self.pieces = dice, texts, pieces
        self.ways: list[Callable[[str], str]] = [
            self.cut, self.drop, self.repeat, self.splice, self.shuffle, self.insert, self.mark, self.join, self.swell,
        ]  # fmt: skip

    def text(self) -> str:
        text = self.dice.choice(self.texts)
        for _ in range(self.dice.choice((1, 1, 2, 3, 5, 8))):
            text = self.dice.choice(self.ways)(text)[:LONGEST]
        return text

    def place(self, text: str) -> int:
        return self.dice.randint(0, len(text))

    def range(self, text: str) -> tuple[int, int]:
        start = self.place(text)
        return start, min(len(text), start + int(self.dice.expovariate(1 / 120)))

    def cut(self, text: str) -> str:
        return text[: self.place(text)] if self.dice.random() < 0.5 else text[self.place(text) :]

    def drop(self, text: str) -> str:
        start, end = self.range(text)
        return text[:start] + text[end:]

    def repeat(self, text: str) -> str:
        start, end = self.range(text)
        times = self.dice.choice((2, 3, 10, 100, 1000))
        return text[:start] + text[start:end] * min(times, 1 + LONGEST // (2 * max(1, end - start))) + text[end:]

    def splice(self, text: str) -> str:
        other = self.dice.choice(self.texts)
        return text[: self.place(text)] + other[self.place(other) :]

    def shuffle(self, text: str) -> str:
        lines = text.split("\n")
        start = self.dice.randrange(len(lines))
        part = lines[start : start + self.dice.randint(2, 12)]
        self.dice.shuffle(part)
        return "\n".join([*lines[:start], *part, *lines[start + len(part) :]])

    def insert(self, text: str) -> str:
        at = self.place(text)
        many = self.dice.choice((1, 1, 2, 5, 200))
        piece = self.dice.choice(self.pieces) + self.dice.choice(("", "", "\n", " "))
        return text[:at] + piece * many + text[at:]

    def mark(self, text: str) -> str:
        for _ in range(self.dice.randint(1, 12)):
            at = self.place(text)
            text = text[:at] + self.dice.choice(MARKS) * self.dice.choice((1, 1, 1, 2, 40)) + text[at:]
        return text

    def join(self, text: str) -> str:
        return text.replace("\n", self.dice.choice((" ", "", "\r\n", "\r", "\t", "\n\n", "\u2028")))

    def swell(self, text: str) -> str:
        """A long run of one thing, or deep nesting of it, in the middle."""
        at, times = self.place(text), self.dice.choice((100, 2000, 20_000))
        if "<" in self.pieces[0]:
            name = self.dice.choice(FRAMES)
            return text[:at] + f"<{name}>" * times + text[at:] + f"</{name}>" * self.dice.choice((0, times))
        return text[:at] + self.dice.choice((*MARKS, *self.pieces, "a\n", "A b\n", "a ")) * (times // 4) + text[at:]


def check(article: Any) -> None:
    """What holds for every article."""
    text, end = article.text, 0
    for row in [*article.paragraphs, *article.subheadings]:
        assert text[row["start"] : row["end"]] == row["text"], row
    for row in article.paragraphs:
        assert row["start"] >= end, ("overlap", row)
        end = row["end"]
    for name in ("sentences", "mentions", "dates", "amounts"):
        for row in getattr(article, name):
            assert 0 <= row["start"] < row["end"] <= len(text), (name, row)
    for row in article.quotes:
        parts = [text[span["start"] : span["end"]] for span in row["spans"]]
        assert all(parts), row
    for row in article.captions:
        assert text[row["start"] : row["end"]].startswith(row["text"][:1]), row


def run(kind: str, text: str, pipe: pq.Pipeline) -> int:
    """Reads one text; how many articles it gave."""
    whole = [{"html" if kind == "page" else "text": text}]
    records = (split(text) if kind == "export" else None) or whole
    batch = pipe.batch(records)
    for row in batch.errors:
        assert row["kind"] in EXPECTED, row
    failed = set(batch.errors["index"])
    for at, article in enumerate(batch):
        if at not in failed:
            check(article)
    return len(batch)


def timed(kind: str, text: str, pipe: pq.Pipeline) -> float:
    """How many seconds of the processor the reading alone takes."""
    before = time.process_time()
    if kind == "export":
        split(text)
    else:
        pipe.batch([{"html" if kind == "page" else "text": text}])
    return time.process_time() - before


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--crashes", type=Path, default=Path("target/fuzz"))
    parser.add_argument("--kinds", nargs="*", default=["layout", "export", "page"])
    options = parser.parse_args()
    dice = random.Random(options.seed)
    texts = seeds()
    mills = {kind: Mill(dice, texts[kind], TAGS if kind == "page" else PIECES) for kind in options.kinds}
    pipe = pq.Pipeline(threads=1)
    started, done, size, articles, slowest, found = time.time(), Counter(), 0, 0, (0.0, 0), Counter()
    while time.time() - started < options.seconds:
        kind = options.kinds[sum(done.values()) % len(options.kinds)]
        text = mills[kind].text()
        length = len(text.encode("utf-8", "surrogatepass"))
        before, why = time.process_time(), None
        try:
            articles += run(kind, text, pipe)
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
        took = time.process_time() - before
        slowest = max(slowest, (took / (length + 50_000), length))
        if why is None and took > START + PER_BYTE * length:
            # The checks themselves take their time, too.
            took = timed(kind, text, pipe)
        if why is None and took > START + PER_BYTE * length:
            why = f"slow: {took:.2f} s for {length} bytes"
        if why is not None:
            found[why.split(":")[0]] += 1
            options.crashes.mkdir(parents=True, exist_ok=True)
            where = options.crashes / f"{kind}-{options.seed}-{sum(done.values())}.txt"
            where.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
            print(f"{where}: {why[:300]}", flush=True)
        done[kind] += 1
        size += length
    seconds = time.time() - started
    print(
        f"{sum(done.values())} texts ({dict(done)}), {articles} articles, {size / 1e6:.0f} MB in {seconds:.0f} s; "
        f"slowest {slowest[0] * 1e6:.2f} s/MB ({slowest[1]} bytes); found {dict(found) or 'nothing'}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
