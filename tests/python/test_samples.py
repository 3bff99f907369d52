"""The articles of our own, read as a careful reader reads them.

`tests/cases/samples` and `tests/articles/variants` say what is true of each text, whatever the code does.
What is met is pinned here by kind: a change may raise a floor, none may lower one.
"""

import pytest

import pullquote as pq
from expectations import TESTS, checks, load, report

SAMPLES = pq.samples()
CASES = TESTS / "cases" / "samples"
VARIANTS = TESTS / "articles" / "variants"
TEXTS = SAMPLES | {path.stem: path.read_bytes().decode("utf-8") for path in sorted(VARIANTS.glob("*.txt"))}
FLOORS = load(TESTS / "cases" / "floors.json")


def expected(name):
    return load((CASES if name in SAMPLES else VARIANTS) / f"{name}.json")


@pytest.fixture(scope="module")
def done():
    """The checks of every text."""
    pipe = pq.Pipeline()
    return {name: checks(pipe.article(text), expected(name)) for name, text in TEXTS.items()}


def test_every_sample_has_its_expectations():
    assert [path.stem for path in sorted(CASES.glob("*.json"))] == list(SAMPLES)
    assert len(SAMPLES) >= 12
    assert len(TEXTS) - len(SAMPLES) >= 6


def test_line_ends_survive():
    assert any("\r\n" in text for text in SAMPLES.values())


@pytest.mark.parametrize("kind", FLOORS)
def test_floor(done, kind, expectations_met):
    for name in TEXTS:
        expectations_met([check for check in done[name] if check.kind == kind])
    met = sum(check.met for name in TEXTS for check in done[name] if check.kind == kind)
    missed = [report(name, [c for c in done[name] if c.kind == kind]) for name in TEXTS]
    assert met >= FLOORS[kind], "\n".join(missed)
