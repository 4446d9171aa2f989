"""A content in which every id has another name makes the same site but for the names."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from macros.content.model import Plan
from macros.content.problem import report
from macros.content.reader import read
from macros.proof.checks import check
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.renaming import MARK, renamed, restored
from tests.vocabulary import MINI, REAL

HASHES = re.compile(r'"(hash|version|key)":\s*"[0-9a-f]+"|\bv[0-9a-f]{7}\b')
"""What follows from the content as a whole, ids too: also the version on a review sheet."""


def site(plan: Plan) -> dict[str, str]:
    """The pages by their paths, with names restored."""
    made = pages(Book.of(plan, date(2026, 12, 1)))
    return {restored(page.path): HASHES.sub("", restored(page.content)) for page in made}


def assert_same_but_for_ids(content: Path) -> None:
    plan = read(content).plan
    assert MARK not in plan.model_dump_json().lower()
    before, after = site(plan), site(renamed(plan))
    assert after.keys() == before.keys()
    assert [path for path in before if after[path] != before[path]] == []


def test_a_small_content_makes_the_same_site_under_other_ids() -> None:
    assert_same_but_for_ids(MINI)


@pytest.mark.slow
def test_the_content_makes_the_same_site_under_other_ids() -> None:
    assert_same_but_for_ids(REAL)


@pytest.mark.parametrize("content", [MINI, REAL], ids=["mini", "real"])
def test_a_content_under_other_ids_is_as_sound(content: Path) -> None:
    assert report(check(renamed(read(content).plan))) == "0 problem"


def test_every_id_of_a_register_is_another() -> None:
    plan = read(REAL).plan
    old, new = (json.loads(p.model_dump_json(by_alias=True)) for p in (plan, renamed(plan)))
    registers = old.keys() - {
        "organisation",
        "languages",
        "searches",
    }  # pages keep their names in searches
    assert [name for name in registers if old[name] and old[name].keys() & new[name].keys()] == []
