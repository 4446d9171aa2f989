"""What a run of the tests counts and prints at its end, whatever worker counted it."""

from __future__ import annotations

from collections import Counter

FIGURES: Counter[str] = Counter()
NAMES = (
    "queries asked of the search", "of them missed",
    "requests by the browser", "of them to another host", "refused by the policy",
    "pages and states seen by axe", "violations",
    "links walked under a sub-path", "of them broken",
    "sheets of paper looked at", "with text on text",
)  # fmt: skip
"""What is counted, in the order in which it is told."""


def count(name: str, number: int = 1) -> None:
    """Add to a figure."""
    assert name in NAMES, name
    FIGURES[name] += number


def told() -> str:
    """Return the figures that were counted, in one line."""
    return " · ".join(f"{name}: {FIGURES[name]}" for name in NAMES if name in FIGURES)
