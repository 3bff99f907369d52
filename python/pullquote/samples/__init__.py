"""Articles that ship with the package, written for it."""


def samples() -> dict[str, str]:
    """Return the sample articles by name."""
    return {}
