"""How a checklist stands is said in one small line on its page, and in full on one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.content.approved import Approval
from macros.content.reader import read
from macros.readers.book import Book
from macros.readers.pages import pages
from macros.readers.standing import standing
from tests.vocabulary import MINI, approved_all, mini_with, proof_of

FILM = "routines/film.yml"
APPROVED = approved_all(proof_of(MINI), date(2026, 2, 1), "bibliotekarie")


def book_of(content: Path = MINI, approvals: dict[str, Approval] | None = None) -> Book:
    return Book.of(
        read(content).plan, date(2026, 3, 1), approvals, "# Nytt\n\n## I dag\n\n- Allt.\n"
    )


def page(book: Book, path: str) -> str:
    return next(page.content for page in pages(book) if page.path == path)


@pytest.mark.parametrize(
    ("approvals", "change", "says"),
    [
        ({}, (FILM, "dvd", "dvd"), "Inte fastställd"),
        (APPROVED, (FILM, "dvd", "dvd"), "Fastställd 1 februari 2026 av bibliotekarie"),
        (
            APPROVED,
            (FILM, "do: Skriv ett kvitto.", "do: Skriv kvitto."),
            "Fastställd 1 februari 2026 av bibliotekarie, ordalydelsen ändrad sedan dess",
        ),
        (
            APPROVED,
            (FILM, "pause: avslut", "pause: fore"),
            "Ändrad sedan den fastställdes 1 februari 2026 av bibliotekarie",
        ),
    ],
)
def test_the_page_of_a_checklist_says_how_it_stands(
    tmp_path: Path, approvals: dict[str, Approval], change: tuple[str, str, str], says: str
) -> None:
    text = page(book_of(mini_with(tmp_path, change), approvals), "checklistor/film.md")
    assert f'"><a href="../../om/andringar/#film">{says}</a></p>' in text


@pytest.mark.parametrize(
    ("approvals", "says"),
    [
        ({}, "Ingen checklista är fastställd."),
        ({"film": APPROVED["film"]}, "En checklista av 3 är fastställd."),
        (APPROVED, "Alla checklistor är fastställda."),
    ],
)
def test_every_page_says_how_much_is_approved(approvals: dict[str, Approval], says: str) -> None:
    assert says in list(standing(book_of(approvals=approvals)))


def test_the_page_of_changes_tells_what_when_and_for_whom(tmp_path: Path) -> None:
    content = mini_with(tmp_path, (FILM, "pause: avslut", "pause: fore"))
    text = page(book_of(content, APPROVED), "om/andringar.md")
    changed = text.partition("{#andrat}")[2].partition("\n## ")[0]
    assert "I 1 läge står ”Skriv ett kvitto.” nu under" in changed
    assert 'Berör: <a href="../../roller/bibliotekarie/">Bibliotekarie</a>' in changed
    assert "### 1 februari 2026" in text
    assert "### I dag\n\n- Allt." in text


@pytest.mark.parametrize("approvals", [{}, APPROVED], ids=["none", "all"])
def test_each_checklist_has_one_place_to_link_to(approvals: dict[str, Approval]) -> None:
    text = page(book_of(approvals=approvals), "om/andringar.md")
    assert [text.count(f'id="{name}"') for name in APPROVED] == [1, 1, 1]
