"""What the content does not have has no door, no page and no link."""

from __future__ import annotations

from datetime import date
from functools import cache

from macros.content.model import Plan
from macros.proof.checks import check
from macros.readers.book import Book
from macros.readers.doors import doors
from macros.readers.pages import navigation, pages
from tests.vocabulary import MINI, REAL, assert_problem, proof_of


@cache
def without_landlords() -> Plan:
    """The real content without its landlords' guide, and without words that lead there."""
    plan = proof_of(REAL).plan
    staff = {key: guide for key, guide in plan.guides.items() if guide.audience == "staff"}
    return plan.model_copy(update={"guides": staff, "landlords": {}, "searches": {}})


def book(plan: Plan) -> Book:
    return Book.of(plan, date(2026, 11, 23))


def doors_of(plan: Plan) -> list[str]:
    return [door.address for door in doors(book(plan))]


def test_landlords_have_a_door_where_they_have_a_guide() -> None:
    assert doors_of(proof_of(REAL).plan) == ["guide/", "lar/", "hyresvardar/", "mitt-hem/"]
    assert doors_of(without_landlords()) == ["guide/", "lar/", "mitt-hem/"]


def test_without_their_guide_no_page_leads_to_landlords_or_to_english() -> None:
    made = list(pages(book(without_landlords())))
    assert [p.path for p in made if p.path.startswith(("hyresvardar/", "en/"))] == []
    leading = [p.path for p in made if 'hyresvardar/"' in p.content or '/en/"' in p.content]
    assert leading == []
    assert "hyresvardar" not in str(navigation(book(without_landlords()), [], []))


def test_landlords_without_a_text_to_copy_are_not_led_to_one() -> None:
    made = {page.path: page.content for page in pages(book(proof_of(MINI).plan))}
    assert "hyresvardar/bok-som-gava.md" in made
    assert [path for path in made if "meddelande" in path] == []
    assert "meddelande/" not in made["hyresvardar/index.md"]
    assert "meddelande" not in str(navigation(book(proof_of(MINI).plan), [], []))


def test_lay_words_do_not_lead_to_a_page_that_is_not_there() -> None:
    plan = proof_of(REAL).plan
    search = next(iter(plan.searches.values()))
    lost = without_landlords().model_copy(update={"searches": {"sida:hyresvardar": search}})
    assert_problem(check(lost), "unknown-id", says="sidan ”hyresvardar” finns inte")


def test_only_a_content_whose_proof_is_measured_links_to_the_measure() -> None:
    def about(*, measured: bool) -> str:
        made = pages(book(proof_of(REAL).plan), measured=measured)
        return next(page.content for page in made if page.path == "om/index.md")

    assert "provning/" in about(measured=True)
    assert "provning/" not in about(measured=False)
