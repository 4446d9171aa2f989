"""The page of a role: what comes back, what the plan lays on it, and nothing twice."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import takewhile

import pytest

from macros.readers.addresses import anchor
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.vocabulary import REAL, proof_of

PLAN = proof_of(REAL).plan
STANDING = {key: duty for key, duty in PLAN.duties.items() if duty.standing}


@cache
def written() -> dict[str, str]:
    """Return the pages of the roles."""
    book = Book.of(PLAN, date(2026, 11, 23))
    roles = takewhile(lambda page: not page.path.startswith("brev/"), pages(book))
    return {page.path: page.content for page in roles}


@pytest.mark.parametrize("key", STANDING)
def test_a_standing_task_is_told_once_among_what_comes_back(key: str) -> None:
    text = written()[f"roller/{STANDING[key].role}.md"]
    recurring = text.partition("## Återkommande uppgifter")[2].partition("\n## ")[0]
    mark = f'id="{anchor(key)}"'
    assert text.count(mark) == recurring.count(mark) == 1
    often = "Varje månad" if STANDING[key].every else "Hela tiden"
    assert f"{mark}><b>{often}." in recurring
