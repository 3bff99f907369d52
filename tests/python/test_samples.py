"""Each sample article gives what a careful reader says of it."""

import pytest

import pullquote as pq
from expectations import TESTS, checks, load, report

SAMPLES = pq.samples()
CASES = TESTS / "cases" / "samples"


def test_every_sample_has_its_expectations():
    assert [path.stem for path in sorted(CASES.glob("*.json"))] == list(SAMPLES)


def test_line_ends_survive():
    assert any("\r\n" in text for text in SAMPLES.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(name, expectations_met):
    done = checks(pq.Pipeline().article(SAMPLES[name]), load(CASES / f"{name}.json"))
    expectations_met(done)
    assert all(check.met for check in done), report(name, done)
