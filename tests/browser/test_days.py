"""A checklist's days: what is asked for, what is due, what a day must be."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from macros.content.model import LAST_YEAR
from tests.browser.pages import (
    days_of,
    open_checklist,
    tick,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

LETTER = "standardbrev"
TODAY = datetime.now().astimezone().date().isoformat()
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"
OWN_DEBT = "boende=forvaltningens-lagenhet laget=skuld-tva-manader-eller-mer barn=nej"
AHEAD = f"{LAST_YEAR}-12-03"


def test_who_takes_over_is_told_that_the_day_of_eviction_is_missing(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.locator(".ef-step__box:visible").first.check()
    page.click("button:has-text('Lämna över')")
    expect(page.locator(".ef-slip__text")).to_contain_text("Saknas: dagen för avhysning")


@pytest.mark.parametrize(("name", "answers", "count"), [
    ("egen-hyresskuld-tva-manader", OWN_DEBT, 0),
    ("ej-aktuell-avhysning-barn", EVICTION, 1),
])  # fmt: skip
def test_no_time_to_win_back_is_said_only_where_none_can_come(
    page: Page, site_url: str, name: str, answers: str, count: int
) -> None:
    open_checklist(page, site_url, name, answers)
    expect(page.locator(".ef-work__bar")).not_to_be_empty()
    expect(page.get_by_text("Här finns ingen tid för att få tillbaka hemmet")).to_have_count(count)


def test_days_give_each_step_its_date(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-delgiven", "2020-12-03")
    due = page.locator("#steg-framme .ef-due")
    expect(due.first).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(due.last).to_contain_text("Saknas: dagen då")
    page.check("#dag-delgiven-antagen")
    expect(due.first).to_contain_text("antagen dag")


def test_a_day_that_has_passed_is_called_that(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-01-07")
    expect(page.locator(".ef-work__late")).to_contain_text("Kontrollera skyddade uppgifter")
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_contain_text("Dagen har passerat")


def test_the_head_asks_for_the_letters_own_day_first(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    head = page.locator(".ef-goals")
    expect(head.locator("li").first).to_contain_text("Saknas: dagen för avhysning")
    head.locator("button").first.click()
    expect(page.locator("#dag-avhysningsdag")).to_be_focused()
    page.locator(":focus").fill(AHEAD)
    expect(head).to_contain_text("Dagen för avhysning")
    expect(head).to_contain_text("dagar kvar")


def test_the_head_has_the_day_to_pay_by(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    head = page.locator(".ef-goals")
    page.fill("#dag-delgiven", "2020-12-03")
    expect(head).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(head).to_contain_text("Saknas: dagen då meddelandet skickades")


def test_one_role_is_asked_only_for_its_own_days(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    expect(page.locator('.ef-dates [data-event="brev-skickat"]')).to_be_visible()
    expect(page.locator('.ef-dates [data-event="oro-inkom"]')).to_have_count(0)


def test_days_that_contradict_each_other_are_refused(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.fill("#dag-avhysningsdag", "2020-12-03")
    page.check("#val-vad-hande-genomford")
    page.fill("#dag-avhysning-genomford", "2020-12-01")
    expect(page.locator("#dag-avhysning-genomford-fel")).to_contain_text("Dagarna går inte ihop")
    assert "avhysning-genomford" not in days_of(page)


def test_a_day_that_has_not_come_counts_only_as_assumed(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    due, said = page.locator("#steg-framme .ef-due"), page.locator("#dag-delgiven-fel")
    page.fill("#dag-delgiven", AHEAD)
    expect(said).to_contain_text("har inte kommit än. Datumet räknas inte.")
    expect(due).to_have_count(0)
    page.check("#dag-delgiven-antagen")
    expect(said).to_contain_text("räknas som antaget")
    expect(due.first).to_contain_text("antagen dag")
    page.fill("#dag-delgiven", "2020-12-03")
    expect(said).to_be_empty()


def test_a_day_that_is_set_beforehand_may_lie_ahead(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.fill("#dag-avhysningsdag", AHEAD)
    expect(page.locator("[data-step] .ef-due").first).to_be_attached()
    expect(page.locator("#dag-avhysningsdag-fel")).to_be_empty()


def test_a_day_left_out_is_counted_when_the_wrong_one_is_mended(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-meddelande-skickat", "2020-12-03")
    page.fill("#dag-inkom", "2020-12-01")
    expect(page.locator("#dag-inkom-fel")).to_contain_text("Dagarna går inte ihop")
    assert days_of(page) == {"meddelande-skickat": "2020-12-03"}
    page.fill("#dag-meddelande-skickat", "2020-11-30")
    expect(page.locator("#dag-inkom-fel")).to_be_empty()
    assert days_of(page) == {"meddelande-skickat": "2020-11-30", "inkom": "2020-12-01"}


def test_a_tick_fills_in_the_day_of_what_we_do_ourselves(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, LETTER)
    sent = page.locator("#dag-brev-skickat")
    expect(sent).to_have_value(TODAY)
    expect(page.locator(".ef-work__message")).to_contain_text("Vårt brev skickades")
    assert days_of(page) == {"brev-skickat": TODAY}
    page.uncheck(f"#box-{LETTER}")
    expect(sent).to_have_value("")
    assert days_of(page) == {}


def test_a_day_that_is_given_outlasts_the_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-brev-skickat", "2020-12-03")
    tick(page, LETTER)
    page.uncheck(f"#box-{LETTER}")
    assert days_of(page) == {"brev-skickat": "2020-12-03"}


def test_a_tick_guesses_no_day_of_what_others_do(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, "trygg-dag")
    assert days_of(page) == {}


def test_a_day_is_the_same_in_each_step_that_asks_for_it(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    fields = page.locator('.ef-step [data-event="meddelande-skickat"] input[type=date]')
    fields.last.fill("2020-12-03")
    assert {field.input_value() for field in fields.all()} == {"2020-12-03"}
    said = page.locator('[data-event="meddelande-skickat"] .ef-day__said')
    expect(said.first).to_have_text("torsdag 3 december 2020")


def test_a_day_whose_step_is_folded_is_asked_for_below(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    expect(page.locator(".ef-dates")).to_be_hidden()
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    page.fill('.ef-dates [data-event="brev-skickat"] input[type=date]', "2020-12-03")
    expect(page.locator("#steg-svar .ef-due")).to_contain_text("torsdag 10 december 2020")


def test_a_rest_day_moves_an_own_day_back_and_a_legal_one_on(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-04")
    due = page.locator("#steg-losning .ef-due")
    expect(due).to_contain_text("Senast fredag 4 december 2020")
    expect(due).to_contain_text("flyttat på grund av lördag och söndag")
    for event in ("delgiven", "meddelande-skickat"):
        page.fill(f"#dag-{event}", "2020-12-04")
    last = page.locator("#steg-framme .ef-due--last")
    expect(last).to_contain_text("måndag 28 december 2020")
    expect(last).to_contain_text("flyttat på grund av juldagen, lördag och söndag")
