"""Code knows no id of the content: it recognises what it needs by keys."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.content.model import PAUSES, UNKNOWN, registers
from macros.content.reader import read
from tests.vocabulary import REAL, ROOT

OF_OUR_OWN = {"en", "guide", "hyresvard", "kontakt", "sedan", "skuld", "social"}
"""Words of the program's own, in addresses and in mailboxes, which ids happen to be too."""
LEFT_OUT = {"terms", "statutes", "organisation", "searches", "contacts"}
"""Registers whose ids are everyday words, or are those of others."""
SOURCES = [
    *sorted((ROOT / "macros").rglob("*.py")),
    *sorted((ROOT / "macros").rglob("*.j2")),
    *sorted((ROOT / "docs" / "assets").rglob("*.js")),
    *sorted((ROOT / "docs" / "overrides").rglob("*.html")),
]


@cache
def known() -> frozenset[str]:
    plan = read(REAL).plan
    found = {
        k for name, records in registers(plan).items() if name not in LEFT_OUT for k in records
    }
    found |= {value for fact in plan.facts.values() for value in fact.values}
    return frozenset(found - OF_OUR_OWN - {"ja", "nej", UNKNOWN, *PAUSES})


def said_in(path: Path) -> Iterator[str]:
    """The texts in a file of code: whole, and the parts of those that are addresses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        nodes = ast.walk(ast.parse(text))
        quoted = [
            n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
    else:
        quoted = [found[1] for found in re.finditer(r"""["'`]([^"'`\n]*)["'`]""", text)]
    for one in quoted:
        yield from (one, *re.split(r"[/#=]", one))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_code_names_no_id(path: Path) -> None:
    assert sorted(known().intersection(said_in(path))) == []
