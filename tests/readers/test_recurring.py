"""The calendar file of a role's recurring tasks, read by a real reader."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from macros.readers.book import Book
from macros.readers.pages import pages
from macros.readers.recurring import calendars, tasks, the_year
from tests.vocabulary import REAL, proof_of

BOOK = Book.of(proof_of(REAL).plan, date(2026, 12, 31))
FILES = {page.path: page.content for page in calendars(BOOK)}


@pytest.mark.parametrize("path", FILES)
def test_every_task_comes_every_month_for_a_year_and_ends(path: str) -> None:
    events = Calendar.from_ical(FILES[path]).walk("VEVENT")
    role = path.removeprefix("roller/").removesuffix(".ics")
    assert {str(event["SUMMARY"]) for event in events} == set(tasks(BOOK, role))
    for event in events:
        assert event["DTSTART"].dt == date(2027, 1, 1)
        assert event["RRULE"]["FREQ"] == ["MONTHLY"]
        assert event["RRULE"]["COUNT"] == [12]


def test_the_year_holds_all_that_comes_back() -> None:
    found = {(task.role, task.says) for task in the_year(BOOK)}
    plan = BOOK.plan
    assert {(d.role, d.what) for d in plan.duties.values() if d.standing} <= found
    for role in plan.roles:
        assert {(role, step.do) for step, _ in BOOK.recurring(role)} <= found
    text = next(page.content for page in pages(BOOK) if page.path == "roller/index.md")
    told = text.partition("## Året runt")[2].partition("\n## ")[0]
    assert all(f"<td>{says}<br>" in told for _, says in found)


def test_what_has_no_time_stands_last() -> None:
    often = [task.every for task in the_year(BOOK)]
    assert often == [e for e in often if e] + [e for e in often if not e]


def test_the_chief_and_the_one_who_visits_have_one_and_no_line_is_too_long() -> None:
    assert {"roller/enhetschef.ics", "roller/behandlare.ics"} <= FILES.keys()
    rows = [row for text in FILES.values() for row in text.split("\r\n")]
    assert max(len(row.encode()) for row in rows) <= 75


def test_two_tasks_have_two_names() -> None:
    text = FILES["roller/enhetschef.ics"]
    assert len({line for line in text.split("\r\n") if line.startswith("UID:")}) == 2
