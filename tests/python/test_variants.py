"""Wire stories of one layout, with people, places, agencies and zones of their own."""

import pytest

import pullquote as pq
from expectations import TESTS, checks, load, report

FOLDER = TESTS / "articles" / "variants"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def test_there_are_variants():
    assert len(NAMES) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_variant(name, expectations_met):
    text = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")
    done = checks(pq.Pipeline().article(text), load(FOLDER / f"{name}.json"))
    expectations_met(done)
    assert all(check.met for check in done), report(name, done)
