"""What staff and residents read is plain, and no word stands for two authorities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.content.model import walk
from macros.proof.readability import lix, texts_of
from tests.vocabulary import REAL, proof_of

PLAN = proof_of(REAL).plan
HARDEST = 35
"""Where plain Swedish ends on the LIX scale."""
TRIBUNAL = re.compile(r"hyresn(?:ä|a)mnd", re.IGNORECASE)
SHORT = re.compile(r"\bnämnden(?:s)?\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a letter, blanks as a word: rows to fill in are a form, not prose."""
    rows = (re.sub(r"\[[^\]]*\]", "x", row.strip()) for row in text.split("\n"))
    return [row for row in rows if row.endswith((".", "!", "?"))]


@pytest.mark.parametrize("name", PLAN.routines)
def test_a_checklist_is_plain(name: str) -> None:
    routine = PLAN.routines[name]
    points = [point.do for step in walk(routine.steps) for point in step.points]
    assert lix([*texts_of(routine), *points]) <= HARDEST


@pytest.mark.parametrize("name", PLAN.letters)
def test_a_letter_is_plain(name: str) -> None:
    told = sentences(PLAN.letters[name].text)
    assert told
    assert lix(told) <= HARDEST


def records(node: Any) -> Iterator[list[str]]:
    """The texts that stand side by side in one record, of every record."""
    if isinstance(node, dict):
        yield [text for text in node.values() if isinstance(text, str)]
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from records(child)


@pytest.mark.parametrize(
    "file", sorted(REAL.rglob("*.yml")), ids=lambda f: f"{f.parent.name}-{f.stem}"
)
def test_where_the_tribunal_is_named_it_is_never_called_as_the_committee_is(file: Any) -> None:
    known = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    both = [r for r in records(known) if any(map(TRIBUNAL.search, r)) and any(map(SHORT.search, r))]
    assert both == []
