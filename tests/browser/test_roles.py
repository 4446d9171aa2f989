"""A checklist for one role: its own steps and days, and what is not known of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.pages import open_checklist

pytestmark = [pytest.mark.browser, pytest.mark.site]

OWN_END = "boende=forvaltningens-lagenhet laget=avslut barn=nej"
BEFORE, LATER = "2026-10-05", "2026-10-30"


def be(page: Page, role: str) -> None:
    page.select_option("#jag-ar", role)


def slip(page: Page, receiver: str) -> str:
    page.click("button:has-text('Lämna över')")
    page.select_option("#ef-till", receiver)
    return page.inner_text(".ef-slip__text")


def test_in_anothers_choice_only_ones_own_steps_stand_open(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "egen-avslut", OWN_END)
    be(page, "bosamordnare")
    before = page.inner_text(".ef-roles__others")
    page.check("#val-besluta-upphor")
    steps = page.locator("#steg-besluta [data-value=upphor] .ef-step__do:visible")
    expect(steps).to_have_count(1)
    expect(steps).to_contain_text("Säg upp avtalet")
    assert page.inner_text(".ef-roles__others") != before, "those that are hidden are counted"
    page.click(".ef-roles__others button")
    expect(page.locator("#steg-underratta")).to_be_visible()


def test_that_others_are_late_is_not_known(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time(LATER)
    open_checklist(page, site_url)
    page.fill("#dag-inkom", BEFORE)
    coming = page.locator(".ef-work__coming")
    expect(coming.locator("dl:visible .ef-due--late").first).to_be_visible()
    be(page, "budget-och-skuldradgivare")
    others = coming.locator("details", has_text="Datum för andras steg")
    expect(others.locator(".ef-due--late")).to_have_count(0)
    expect(others.locator("dd").first).not_to_be_visible()
    others.locator("summary").click()
    expect(others.locator("dd").first).to_be_visible()


def test_who_takes_over_gets_the_days_that_are_known(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", BEFORE)
    assert f"Meddelandet kom in: {BEFORE}" in slip(page, "budget-och-skuldradgivare")


def test_a_day_that_tells_of_children_goes_to_nobody_who_does_not_need_it(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url)
    page.check("#val-barnen-ja")
    page.locator("[data-event=oro-inkom] input[type=date]").first.fill(BEFORE)
    assert "Uppgiften om barnet" not in slip(page, "budget-och-skuldradgivare")


def test_what_is_late_stands_on_today_in_the_calendar(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time(LATER)
    open_checklist(page, site_url)
    page.fill("#dag-inkom", BEFORE)
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    entries = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    told = {e["DTSTART"].dt: str(e["DESCRIPTION"]) for e in entries}
    assert min(told) == date.fromisoformat(LATER)
    assert "(senast måndag 5 oktober 2026)" in told[min(told)]
