"""Shared fixtures."""

from reading import expectations_met, pytest_terminal_summary  # noqa: F401  (pytest finds them here by name)
