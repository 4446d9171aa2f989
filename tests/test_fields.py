"""Every field of the model is read by a check or shown, and every field of a view is shown."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from macros import kept
from macros.compiled import views
from macros.compiled.asking import ask, ask_json
from macros.compiled.routes import example
from macros.content import marks
from macros.content.marks import MARKS
from macros.content.model import Record
from macros.content.reader import read
from macros.proof.checks import check
from macros.proof.checks.release import release_problems
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.cases.test_cases import CASES, content_of
from tests.vocabulary import MINI, REAL

DAY = date(2026, 12, 1)
READ_ELSEWHERE = {
    *(("Use", field) for field in ("id", "role", "parts")),  # put in place of the use
    *(("Duties", field) for field in ("duties", "paragraphs")),  # put in the plan
    ("Block", "pause"),  # given to the block's steps
    ("Act", "title"),  # how a difference is told
}
VIEWS = (views.OwnerView, views.PointView, views.OutcomeView, views.StepView)


def declared(kind: type, field: str) -> tuple[str, str]:
    """The name of the class that a field is written in: a stage of law has those of a step."""
    written = next(c for c in reversed(kind.__mro__) if field in vars(c).get("__annotations__", ()))
    return written.__name__, field


def views_read(monkeypatch: pytest.MonkeyPatch) -> set[tuple[type, str]]:
    """The fields of views that are read from now on, by others than the module that makes them."""
    seen: set[tuple[type, str]] = set()

    def noted(view: object, name: str) -> object:
        if sys._getframe(1).f_code.co_filename != views.__file__:
            seen.add((type(view), name))
        return object.__getattribute__(view, name)

    for view in VIEWS:
        monkeypatch.setattr(view, "__getattribute__", noted, raising=False)
    return seen


@pytest.mark.slow
def test_every_field_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [REAL, MINI, *(content_of(case, tmp_path / case) for case in CASES)]
    plans = [reading.plan for reading in map(read, contents) if not reading.problems]
    seen: set[tuple[type, str]] = set()
    plain = Record.__getattribute__

    def noted(record: Record, name: str) -> object:
        if sys._getframe(1).f_code.co_filename != marks.__file__:  # it goes through every field
            seen.add((type(record), name))
        return plain(record, name)

    monkeypatch.setattr(Record, "__getattribute__", noted)
    monkeypatch.setattr(kept, "made_once", lambda _name, make: make())  # nothing is read before
    for plan in plans:
        check(plan)
        release_problems(plan, DAY, "https://example.se/")
    reviewed = [plan for plan in plans if any(r.reviewed for r in plan.routines.values())]
    shown = views_read(monkeypatch)
    for plan in (*plans[:2], *reviewed):
        book = Book.of(plan, DAY)
        list(pages(book))
        ask_json(book.proof, ask(book.proof, example(book.proof, book.proof.situations[0])))
    fields_of = {(view, field.name) for view in VIEWS for field in fields(view)}
    assert sorted(f"{view.__name__}.{name}" for view, name in fields_of - shown) == []
    every = {declared(kind, field) for kind, marked in MARKS.items() for field in marked}
    read_ = {declared(kind, field) for kind, field in seen if field in kind.model_fields}
    assert sorted(every - read_ - READ_ELSEWHERE) == []
    assert sorted(READ_ELSEWHERE & read_) == []
