"""A review sheet has all that is to be looked at; a review grows old by what stands on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.content.reader import read
from macros.readers.book import Book
from macros.readers.pages import pages
from macros.readers.sheets import Sheet, of_checklist, of_process, says, sheets
from tests.vocabulary import MINI, mini_with, proof_of

FILM, BLOCK = "routines/film.yml", "blocks/mottagning.yml"


def book_of(content: Path = MINI) -> Book:
    return Book.of(read(content).plan, date(2026, 3, 1))


def sheet(content: Path, name: str = "trasig-bok") -> Sheet:
    return of_checklist(book_of(content), name)


def test_every_checklist_and_process_has_a_sheet() -> None:
    plan = proof_of(MINI).plan
    keys = [found.key for found, _ in sheets(book_of())]
    wanted = [f"checklista-{name}" for name in plan.routines]
    assert keys == [*wanted, *(f"juridik-{name}" for name in plan.law)]


def test_a_sheet_has_text_role_time_sources_and_what_is_open() -> None:
    found = sheet(MINI)
    stamp, mend = [row for row in found.rows if not row.heading][:2]
    assert stamp.text == "Stämpla dagens datum i boken."
    assert stamp.about == "Bibliotekarie. Samma dag som saken lämnades."
    assert mend.findings == ("F1",)
    assert found.findings == (("F1", "Vem lagar?", "Vaktmästaren lagar."),)
    assert "Disken: Varje bok stämplas samma dag." in [said for _, said in found.sources]


def test_a_law_is_called_by_its_name_and_the_plan_by_number() -> None:
    names = sheet(MINI).names
    assert names["plan:disken/1.stampla"] == "Planen 1"
    assert of_process(book_of(), "lanet").names["lag:BokL 1"] == "BokL 1"


@pytest.mark.parametrize(
    "change",
    [
        (BLOCK, "Stämpla dagens", "Stämpla in dagens"),
        (BLOCK, "within: P0D", "within: P1D"),
        ("findings.yml", "meanwhile: Vaktmästaren lagar.", "meanwhile: Ingen lagar."),
        ("roles/bibliotekarie.yml", "title: Bibliotekarie", "title: Bokvän"),
    ],
    ids=["words", "time", "finding", "role"],
)
def test_a_change_of_anything_on_the_sheet_is_another_version(
    tmp_path: Path, change: tuple[str, str, str]
) -> None:
    assert sheet(mini_with(tmp_path, change)).version != sheet(MINI).version


def test_a_change_elsewhere_is_the_same_version(tmp_path: Path) -> None:
    content = mini_with(tmp_path, (FILM, "Skriv ett kvitto.", "Skriv kvitto."))
    assert sheet(content).version == sheet(MINI).version


def test_a_review_holds_as_long_as_the_content(tmp_path: Path) -> None:
    version = sheet(MINI, "film").version
    told = f"reviewed: {{version: {version}, day: 2026-02-01, by: jurist}}"
    reviewed = (FILM, "owner: bibliotekarie\nsteps", f"owner: bibliotekarie\n{told}\nsteps")
    book = book_of(mini_with(tmp_path, reviewed))
    found, review = of_checklist(book, "film"), book.plan.routines["film"].reviewed
    assert says(found, review) == "Granskad 1 februari 2026 av jurist"
    assert says(sheet(MINI), review) == "Ändrad sedan den granskades 1 februari 2026 av jurist"
    assert says(found, None) == "Inte granskad"


@pytest.mark.parametrize("path", ["checklistor/film.md", "juridik/lanet.md"])
def test_a_page_says_whether_it_is_reviewed(path: str) -> None:
    text = next(page.content for page in pages(book_of()) if page.path == path)
    assert "Inte granskad · <a href=" in text
