"""The days of a checklist as a file for a calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.pages import (
    LIBRARY,
    open_checklist,
)
from tests.browser.storage import NAME

pytestmark = [pytest.mark.browser, pytest.mark.site]

EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"


def test_the_calendar_file_is_read_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-delgiven", "2020-12-03")
    page.fill("#dag-meddelande-skickat", "2020-12-04")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    raw = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = list(Calendar.from_ical(raw).walk("VEVENT"))
    days = [e["DTSTART"].dt for e in events]
    assert len(days) == len(set(days)), "one entry a day"
    by_day = {e["DTSTART"].dt: str(e["SUMMARY"]) for e in events}
    assert "Trygg dag: torsdag 24 december 2020" in by_day[date(2020, 12, 24)]
    assert "Betala senast bankdagen före" in by_day[date(2020, 12, 23)]
    assert "Sista dag enligt lag" in by_day[date(2020, 12, 28)]
    assert all(e["DTSTAMP"] and NAME.match(str(e["SUMMARY"])) for e in events)


def test_the_calendar_is_one_roles_own(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    text = Path(download.value.path()).read_text(encoding="utf-8").replace("\r\n ", "")
    assert "förtur" in text
    assert "Kontrollera skyddade" not in text


@pytest.mark.parametrize(("day", "found"), [
    ("2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;UNTIL=20270131"),
    ("2026-01-15", "FREQ=MONTHLY;UNTIL=20270115"),
])  # fmt: skip
def test_a_month_is_never_skipped_and_has_an_end(
    page: Page, site_url: str, day: str, found: str
) -> None:
    page.goto(site_url)
    text = page.evaluate(
        f"""async (day) => {{{LIBRARY}
      const {{ calendarFile }} = await lib("calendar"), {{ parseDay }} = await lib("dates")
      const entry = {{ id: "x", day: parseDay(day), title: "x", text: "x", every: "P1M" }}
      return calendarFile([entry], new Date(0))
    }}""",
        day,
    )
    assert f"RRULE:{found}\r\n" in text


def test_an_eviction_is_a_wall_that_time_is_counted_back_from(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-27")
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    assert "Tid kvar efter första kontakten" not in page.inner_text("body")
    page.fill("#dag-avhysningsdag", "2026-12-10")
    expect(page.locator("#steg-mer-tid")).to_contain_text("tisdag 8 december 2026")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    events = list(Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"))
    asked = [e for e in events if "be om uppskov och anstånd" in str(e["SUMMARY"])]
    assert [e["DTSTART"].dt for e in asked] == [date(2026, 12, 8)]


def test_without_days_the_calendar_says_what_it_needs(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.click("button:has-text('Kalenderfil')")
    expect(page.locator(".ef-work__message")).to_contain_text("inga datum att spara än")
