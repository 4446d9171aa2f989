"""Cases side by side: reloads, tabs, the start page, what is removed and what is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import (
    CASE,
    DEBT,
    DEBT_LIST,
    LIBRARY,
    answer,
    cases,
    fragment,
    marks,
    open_checklist,
    open_guide,
    same_site,
    shown_steps,
    tick,
    ticked,
)
from tests.browser.storage import (
    FIRST,
    NAME,
    SECOND,
    age_case,
    come_back,
    name_of,
    store,
    store_case,
    stored,
    the_case,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

CLOSE = "button:has-text('Lägg undan')"
TWIN = (
    f"async id => {{{LIBRARY}"
    """
  const { nameOf } = await lib("names")
  for (let other = 0; ; other++) {
    const code = other.toString(16).padStart(8, "0")
    if (code !== id && nameOf(code) === nameOf(id)) return code
  }
}"""
)
"""The id of another case with the same name."""


def two_cases(page: Page, site: str) -> tuple[str, str]:
    """The names of two cases, the first with a day, the second with a tick."""
    page.clock.set_fixed_time(datetime(2020, 12, 1, 9, tzinfo=UTC))
    open_checklist(page, site)
    page.fill("#dag-inkom", "2020-12-01")
    first = name_of(page)
    page.click(CLOSE)
    tick(page, FIRST)
    return first, name_of(page)


def test_a_page_closed_at_once_keeps_the_last_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.evaluate("step => document.getElementById(`box-${step}`).click()", FIRST)
    page.close(run_before_unload=False)
    other = page.context.new_page()
    other.goto(site_url)
    assert marks(the_case(other)) == {FIRST: "1"}


def test_two_tabs_lose_no_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    other = page.context.new_page()
    open_checklist(other, site_url, answers="")
    other.click("button:has(.ef-chip)")
    expect(other.locator(f"#box-{FIRST}")).to_be_checked()
    tick(other, SECOND)
    expect(page.locator(f"#box-{SECOND}")).to_be_checked()
    expect(page.locator(".ef-work__message")).to_contain_text("annan flik")
    assert {FIRST, SECOND} <= set(marks(the_case(page)))


def test_two_tabs_that_cannot_hear_each_other_lose_no_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    one = the_case(page)
    one["rounds"][0]["marks"][DEBT_LIST][SECOND] = ["1", 3, "aaaaaa", one["touched"]]
    store_case(page, one)
    page.check("#val-ring-nadd")
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1", "ring": "nadd"}


def test_a_tick_in_a_tab_that_was_left_behind_is_kept(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    other = page.context.new_page()
    open_checklist(other, site_url, answers="")
    other.click("button:has(.ef-chip)")
    other.check("#val-sedan-avhysning")
    other.click("#steg-sedan .ef-guide__open")
    other.click('.ef-guide__view [data-value="hyresskuld"]')
    expect(other.locator(".ef-live")).to_be_attached()
    expect(page.locator(".ef-work__message")).to_contain_text("gått vidare i en annan flik")
    tick(page, SECOND)
    first, second = the_case(page)["rounds"]
    assert set(first["marks"][DEBT_LIST]) == {FIRST, SECOND, "sedan"}
    assert second["marks"] == {}


def test_the_start_page_shows_the_cases_with_their_next_day(page: Page, site_url: str) -> None:
    first, second = two_cases(page, site_url)
    assert NAME.fullmatch(first)
    assert first != second
    page.goto(site_url)
    cards = page.locator(".ef-mine .ef-card")
    expect(cards).to_have_count(2)
    expect(cards.filter(has_text=first)).to_contain_text("Nästa datum: tisdag 1 december 2020")
    expect(cards.filter(has_text=second)).to_contain_text("Inget datum än")
    cards.filter(has_text=second).locator("a").click()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()


def test_two_cases_of_one_name_are_said_to_be_that(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    one = the_case(page)
    page.goto(site_url)
    twin = page.evaluate(TWIN, one["id"])
    store_case(page, one | {"id": twin})
    page.reload()
    expect(page.locator(".ef-mine")).to_contain_text("Flera ärenden heter")


def test_one_case_can_be_deleted_and_all(page: Page, site_url: str) -> None:
    names = []
    for _ in range(3):
        open_checklist(page, site_url)
        tick(page, FIRST)
        names.append(name_of(page))
        page.click(CLOSE)
    page.goto(site_url)
    card = page.locator(".ef-card", has_text=names[1])
    card.locator("button").click()
    page.click("button:has-text('Nej, behåll')")
    expect(page.locator(".ef-mine .ef-card")).to_have_count(3)
    card.locator("button").click()
    page.click("button:has-text('Ja, ta bort')")
    expect(page.locator(".ef-mine .ef-card")).to_have_count(2)
    page.click("button:has-text('Ta bort alla')")
    page.click("button:has-text('Ja, ta bort')")
    expect(page.locator(".ef-mine")).to_contain_text("Inga ärenden är sparade.")
    assert cases(page) == []


def test_an_untouched_case_is_forgotten_after_being_announced(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(CLOSE)
    age_case(page, 80)
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_contain_text("Glöms om 10 dagar")
    age_case(page, 91)
    page.reload()
    expect(page.locator(".ef-mine")).to_contain_text("Har glömts")
    assert cases(page) == []


def test_what_was_forgotten_can_be_brought_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(CLOSE)
    age_case(page, 91)
    page.goto(site_url)
    forgotten = page.get_by_role("region", name="Nyligen glömda")
    expect(forgotten).to_contain_text("Tas bort om 30 dagar")
    page.click("button:has-text('Ta fram')")
    expect(page.locator(".ef-mine .ef-card")).to_have_count(1)
    assert marks(the_case(page)) == {FIRST: "1"}


def test_to_open_a_case_is_to_touch_it(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    age_case(page, 80)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).not_to_contain_text("Glöms om")


def test_a_start_page_left_open_overnight_opens_what_it_shows(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(CLOSE)
    age_case(page, 89)
    page.goto(site_url)
    link = page.locator(".ef-mine .ef-card a")
    expect(link).to_be_visible()
    age_case(page, 91)
    link.click()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert marks(the_case(page)) == {FIRST: "1"}


def test_a_case_forgotten_under_an_open_tab_is_brought_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    age_case(page, 91)
    other = page.context.new_page()
    other.goto(site_url)
    expect(other.locator(".ef-mine")).to_contain_text("Mina ärenden")
    come_back(page)
    tick(page, SECOND)
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1"}


def test_a_leaping_clock_forgets_nothing(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(CLOSE)
    page.clock.install()
    page.clock.set_system_time("2027-03-15")
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).not_to_contain_text("Glöms om")
    page.clock.set_system_time("2020-01-01")
    page.reload()
    expect(page.locator(".ef-mine .ef-card")).to_have_count(1)


def test_the_days_until_forgetting_can_be_set(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(CLOSE)
    age_case(page, 100)
    store(page, "ef.dagar", "180")
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_have_count(1)
    page.select_option("#ef-dagar", "365")
    assert stored(page, CASE.replace("arende.", "dagar")) == "365"


def test_nothing_can_be_typed_freely(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    kinds = page.eval_on_selector_all(
        "article input, article textarea, article [contenteditable]", "all => all.map(e => e.type)"
    )
    assert set(kinds) <= {"checkbox", "radio", "date", "file"}


def test_the_address_holds_answers_and_nothing_else(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    tick(page, FIRST)
    page.locator(".ef-work__list a").first.click()
    assert page.url == f"{site_url}checklistor/{DEBT_LIST}/{fragment(DEBT)}"


def test_it_works_after_instant_navigation(page: Page, site_url: str) -> None:
    same_site(page, site_url)
    page.goto(site_url)
    page.evaluate("window.stayed = true")
    page.click("ul[data-fact=handelse] [data-value=uppsagning] a[href*='=']")
    for value in ("hyresratt", "hyresskuld", "nej", "ja", "nej"):
        answer(page, value)
    expect(page.locator(".ef-live")).to_be_attached()
    tick(page, FIRST)
    page.go_back()
    expect(page.locator(".ef-guide__ask")).to_be_visible()
    page.go_forward()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert page.evaluate("window.stayed") is True
    assert page.url.endswith(fragment(DEBT))


def test_answers_changed_in_the_guide_are_the_answers_of_the_case(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    assert "annat-hem" not in shown_steps(page)
    name = name_of(page)
    open_guide(page, site_url, DEBT.replace("boende=hyresratt", ""))
    expect(page.locator(".ef-guide__view")).to_contain_text(f"Gäller {name}.")
    answer(page, "annat")
    expect(page.locator(".ef-live")).to_be_attached()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert "annat-hem" in shown_steps(page)
    assert len(the_case(page)["rounds"]) == 1


def test_marks_follow_to_the_list_of_a_corrected_answer_and_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    corrected = DEBT.replace("barn=ja", "barn=nej")
    open_checklist(page, site_url, "ej-aktuell-hyresskuld-utan-barn", corrected)
    assert ticked(page) == {FIRST}, "the letter is another here"
    assert len(the_case(page)["rounds"]) == 1
    open_checklist(page, site_url)
    assert ticked(page) == {FIRST, SECOND}


def test_going_back_to_an_earlier_round_shows_its_ticks(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.check("#val-sedan-avhysning")
    page.click("#steg-sedan .ef-guide__open")
    page.click('.ef-guide__view [data-value="hyresskuld"]')
    expect(page.locator(".ef-live")).to_be_attached()
    expect(page.locator(".ef-live")).to_be_attached()
    assert ticked(page) == set(), "a new round begins with nothing done"
    open_checklist(page, site_url)
    assert ticked(page) == {FIRST}
    assert len(the_case(page)["rounds"]) == 2
