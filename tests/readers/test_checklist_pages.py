"""A page leaves out what can never hold in its list, and says no condition that always does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.compiled.views import every_step
from macros.readers.book import Book
from tests.vocabulary import MINI, REAL, proof_of

FOLDERS = [MINI, REAL]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.parent.name)
def test_every_condition_on_a_page_is_open_there(folder: Path) -> None:
    proof = proof_of(folder)
    book, space = Book.of(proof.plan, date(2026, 11, 23)), proof.staff
    for name, steps in book.lists.items():
        here = proof.boxes[name]
        for step in every_step(steps):
            for when in (step.when, *(point.open for point in step.points)):
                closed = space.close(when)
                assert closed is not None
                assert space.meets(here, closed), (name, step.id)
                assert not when or not space.within(here, closed) or when.keys() - space.facts


def test_a_list_for_the_unknown_has_no_point_for_the_known() -> None:
    book = Book.of(proof_of(REAL).plan, date(2026, 11, 23))
    known = book.carried("aktuell/1.registrera")
    assert known
    assert not [name for name in known if name.startswith("ej-aktuell")]
