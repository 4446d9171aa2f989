"""The pages about law: each process drawn and told, and the time counted in the build."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from macros.content.model import Process
from macros.readers.book import Book
from macros.readers.law import law_pages, processes, traps
from macros.readers.timeline import LANES, OURS, WIDTH, lay_out, timeline
from tests.vocabulary import REAL, proof_of

TODAY = date(2026, 11, 23)
NAMES = sorted(path.stem for path in (REAL / "law").glob("*.yml"))


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, TODAY)


@cache
def pages(today: date = TODAY) -> dict[str, str]:
    return {page.path: page.content for page in law_pages(book(), today)}


def process(name: str) -> Process:
    return book().plan.law[name]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_there_is_a_page_for_each_process_and_one_for_the_time() -> None:
    assert set(pages()) == {
        "juridik/index.md",
        "juridik/rakna-ut-tiden.md",
        *(f"juridik/{name}.md" for name in NAMES),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_sound_and_has_no_style_of_its_own(name: str) -> None:
    svg = timeline(book().plan, process(name))
    drawn = ET.fromstring(svg)  # noqa: S314
    assert drawn.get("role") == "img"
    assert process(name).title in (drawn.get("aria-label") or "")
    assert not re.search(r"\b(style|fill|stroke|font-\w+)=", svg)


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_shows_every_stage_in_order_without_overlap(name: str) -> None:
    drawing = lay_out(book().plan, process(name))
    assert [row.stage for row in drawing.rows] == list(process(name).steps)
    heights = [(row.y, row.time_y + 15 * len(row.time)) for row in drawing.rows]
    assert all(end < start for (_, end), (start, _) in pairwise(heights))
    assert set(drawing.lanes) <= set(LANES)
    assert max(drawing.lanes.values()) < drawing.text < WIDTH
    assert heights[-1][1] < drawing.height


@pytest.mark.parametrize("name", NAMES)
def test_the_limit_lies_between_what_can_be_undone_and_what_cannot(name: str) -> None:
    drawing = lay_out(book().plan, process(name))
    final = next(i for i, row in enumerate(drawing.rows) if row.stage.final)
    assert drawing.limit is not None
    assert all(row.y < drawing.limit for row in drawing.rows[:final])
    assert all(row.y > drawing.limit for row in drawing.rows[final:])


@pytest.mark.parametrize("name", NAMES)
def test_the_list_tells_all_that_the_picture_shows(name: str) -> None:
    page = pages()[f"juridik/{name}.md"]
    for stage in process(name).steps:
        item = page.partition(f'id="skede-{stage.id}"')[2].partition("<li class=")[0]
        told = text_of(item)
        assert stage.title in told
        assert not stage.acts or "Socialtjänsten kan:" in told
        assert ("samtidigt" in told) or not stage.parallel
        assert all(key in item for key in book().findings_at(name, stage.id))
    assert OURS in lay_out(book().plan, process(name)).lanes


def test_what_is_not_verified_carries_its_mark() -> None:
    page = pages()["juridik/privatuthyrning.md"]
    assert page.count("Enligt uppgift, kontrollera") > 3
    assert "Ska granskas av jurist" in pages()["juridik/storning.md"]
    assert "ska granskas av jurist" in pages()["juridik/hyresratt-hyresskuld.md"]


def test_the_two_meanings_stand_side_by_side() -> None:
    page = pages()["juridik/index.md"]
    both = re.findall(r'<section class="ef-law-box".*?</section>', page, re.DOTALL)
    assert [("tre veckor" in text, "en månad" in text) for text in both] == [
        (True, False),
        (False, True),
    ]


def test_processes_come_in_the_order_of_the_guide() -> None:
    names = list(processes(book()))
    assert names[0] == "hyresratt-hyresskuld"
    assert names[-2:] == ["kronofogden", "efter-avhysning"]


def test_the_page_about_time_is_complete_without_a_script() -> None:
    page = pages()["juridik/rakna-ut-tiden.md"]
    told = text_of(page)
    assert 'data-module="calculator"' in page
    for words in (
        "torsdag 24 december 2026", "betala senast onsdag 23 december 2026",
        "måndag 28 december 2026", "Går inte att räkna ut.", "mindre än en månad",
        "Julafton", "Midsommarafton", "Alla helgons afton", "flyttas inte",
    ):  # fmt: skip
        assert words in told, words


def test_the_tables_are_for_this_year_and_the_next() -> None:
    told = pages(date(2030, 5, 5))["juridik/rakna-ut-tiden.md"]
    assert re.findall(r"<caption>(\d+)</caption>", told) == ["2030", "2031"]


@pytest.mark.parametrize("year", range(2015, 2061))
def test_a_trap_is_a_weekday_three_weeks_after_its_start(year: int) -> None:
    rule = book().plan.deadlines["atervinning"]
    found = traps(rule, year)
    assert len(found) >= 10
    for trap in found:
        assert trap.day.isoweekday() < 6
        assert trap.day - trap.start == timedelta(weeks=3)
        assert trap.last >= trap.day >= trap.bank
        assert trap.moves == (trap.bank != trap.day)
    unmoved = {t.name for t in found if not t.moves}
    assert {"Skärtorsdagen", "Alla helgons afton"} <= unmoved


def test_an_old_reading_is_told_on_the_page() -> None:
    assert "Läst för länge sedan" not in pages()["juridik/kronofogden.md"]
    assert "Läst för länge sedan" in pages(date(2027, 11, 24))["juridik/kronofogden.md"]
