"""A decided question takes its mark away everywhere, by one edit where the question stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.content.reader import read
from macros.content.settled import settled
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.vocabulary import MINI, assert_problem, fokus, mini_with, problems_in

OPEN = "  decides: bibliotekarie\n  status: oppen\n"
DECIDED = OPEN.replace("oppen", "faststalld\n  decided: 2026-02-09")
DECISION = ("findings.yml", OPEN, DECIDED)
OTHER = ("findings.yml", OPEN, DECIDED + "  answer: Vi lagar inget.\n")
BROKEN = ("ask", "sak=bok", "skick=trasig")


def page(content: Path, path: str) -> str:
    made = pages(Book.of(read(content).plan, date(2026, 3, 1)))
    return next(page.content for page in made if page.path == path)


def test_before_the_decision_it_is_open_everywhere() -> None:
    assert fokus(*BROKEN, "--json").json["owner"]["interim"] == "F1"
    assert "Tills vidare" in page(MINI, "checklistor/trasig-bok.md")
    assert "Tills vidare" in page(MINI, "checklistor/index.md")
    assert ">F1<" in page(MINI, "roller/vaktmastare.md")


def test_after_one_edit_it_is_open_nowhere(tmp_path: Path) -> None:
    content = mini_with(tmp_path, DECISION)
    told = fokus(*BROKEN, "--json", content=content).json
    assert (told["owner"]["interim"], told["findings"]) == (None, [])
    assert [step["finding"] for step in told["steps"]] == [None, None]
    made = pages(Book.of(read(content).plan, date(2026, 3, 1)))
    left = [p.path for p in made if "F1" in p.content and not p.path.startswith("data/plan")]
    assert left == ["fynd.md"]


def test_the_decision_is_shown_with_its_day(tmp_path: Path) -> None:
    text = page(mini_with(tmp_path, DECISION), "fynd.md")
    assert "Beslutat 9 februari 2026" in text
    assert "<dt>Beslutet</dt><dd>Vaktmästaren lagar.</dd>" in text
    assert "<b>9 februari 2026:</b>" in page(tmp_path / "checklists", "om/andringar.md")


def test_an_answer_other_than_the_present_one_is_shown_instead(tmp_path: Path) -> None:
    content = mini_with(tmp_path, OTHER)
    assert "<dt>Beslutet</dt><dd>Vi lagar inget.</dd>" in page(content, "fynd.md")


def test_the_content_is_sound_after_a_decision(tmp_path: Path) -> None:
    assert problems_in(mini_with(tmp_path, DECISION)) == []


def test_a_decision_is_kept_when_nothing_rests_on_it_any_more(tmp_path: Path) -> None:
    content = mini_with(
        tmp_path, ("routines/film.yml", "    finding: F2\n", "    sources: [praxis:Biblioteket]\n")
    )
    assert problems_in(content) == []
    assert "Beslutat 3 februari 2026" in page(content, "fynd.md")


def test_two_roles_may_step_in_for_each_other(tmp_path: Path) -> None:
    each = ("roles/vikarie.yml", "borta.", "borta.\ndeputy: bibliotekarie")
    assert problems_in(mini_with(tmp_path, each)) == []


def test_a_plan_without_decisions_is_the_same(tmp_path: Path) -> None:
    undecided = ("  status: faststalld\n  decided: 2026-02-03\n", "  status: oppen\n")
    plan = read(mini_with(tmp_path, ("findings.yml", *undecided))).plan
    assert settled(plan) is plan


@pytest.mark.parametrize(
    "change",
    [
        ("findings.yml", OPEN, OPEN + "  answer: Ja.\n"),
        (
            "findings.yml",
            OPEN,
            "  alternatives:\n    - {says: A, role: vikarie, without: true}\n" + OPEN,
        ),
    ],
    ids=["an answer without a day", "an alternative with two effects"],
)
def test_half_a_decision_is_refused(tmp_path: Path, change: tuple[str, str, str]) -> None:
    assert_problem(problems_in(mini_with(tmp_path, change)), "bad-value")
