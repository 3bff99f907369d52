"""Counts the expectations that were met and says so at the end of a test run."""

from collections import Counter

import pytest

MET: Counter = Counter()
ALL: Counter = Counter()


@pytest.fixture
def expectations_met():
    """Call it with the checks of an article."""

    def count(done):
        MET.update(check.kind for check in done if check.met)
        ALL.update(check.kind for check in done)

    return count


def pytest_terminal_summary(terminalreporter):
    if not ALL:
        return
    terminalreporter.section("expectations met")
    for kind in ALL:
        terminalreporter.line(f"{kind:>12} {MET[kind]:>4} of {ALL[kind]}")
    terminalreporter.line(f"{'all':>12} {MET.total():>4} of {ALL.total()}")
