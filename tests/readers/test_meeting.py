"""The agenda of the meeting: what touches most situations first, with what an answer changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.content.reader import read
from macros.readers.book import Book
from macros.readers.meeting import MOST, contacts, delegated, questions
from macros.readers.pages import pages
from tests.vocabulary import MINI, REAL, mini_with, proof_of

ANSWERS = """  alternatives:
    - {says: Vikarien lagar., role: vikarie}
    - {says: Ingen lagar.}
  decides: bibliotekarie
  status: oppen
"""
OPEN = "  decides: bibliotekarie\n  status: oppen\n"


def book_of(content: Path) -> Book:
    return Book.of(read(content).plan, date(2026, 3, 1))


def agenda(content: Path) -> str:
    return next(p.content for p in pages(book_of(content)) if p.path == "om/motet.md")


def test_what_is_decided_is_not_asked() -> None:
    assert [question.key for question in questions(book_of(MINI))] == ["F1"]


def test_who_may_decide_is_asked_on_the_other_paper(tmp_path: Path) -> None:
    delegation = OPEN.replace("  status", "  delegation: true\n  status")
    book = book_of(mini_with(tmp_path, ("findings.yml", OPEN, delegation)))
    assert (questions(book), list(delegated(book))) == ([], ["F1"])


def test_an_answer_tells_what_it_changes_where_that_is_known(tmp_path: Path) -> None:
    content = mini_with(tmp_path, ("findings.yml", OPEN, ANSWERS))
    [question] = questions(book_of(content))
    assert [effect for _, effect in question.answers] == [
        "I 1 läge ansvarar nu vikarie, förut bibliotekarie tills vidare. Och en ändring till.",
        "",
    ]
    assert "<li>Ingen lagar.</li>" in agenda(content)


def test_a_contact_is_asked_for_wherever_a_page_lacks_one() -> None:
    book = Book.of(proof_of(REAL).plan, date(2026, 12, 1))
    asked = {title for title, _ in contacts(book)}
    alone = {book.plan.roles[role].title for role in book.staff if not book.words.contact(role)}
    assert alone
    assert alone <= asked


def test_each_question_says_who_decides_and_where_it_matters() -> None:
    assert "Bibliotekarie beslutar · 1 av 4 lägen" in agenda(MINI)


def test_a_dozen_questions_are_asked_those_of_most_situations_first() -> None:
    asked = questions(Book.of(proof_of(REAL).plan, date(2026, 12, 1)))
    counts = [question.situations for question in asked]
    assert len(asked) == MOST
    assert counts == sorted(counts, reverse=True)


def test_every_question_of_the_meeting_has_another_answer() -> None:
    asked = questions(Book.of(proof_of(REAL).plan, date(2026, 12, 1)))
    assert [q.key for q in asked if not q.finding.alternatives] == []
