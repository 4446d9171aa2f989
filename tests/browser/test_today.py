"""The start page: what is to be done today in the cases that this browser has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe_says
from tests.browser.pages import DEBT_LIST, open_checklist, tick
from tests.browser.storage import name_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

OWN, OTHER = "sakert", "standardbrev"
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"


def today(page: Page, site: str) -> Locator:
    page.goto(site)
    rows = page.locator(".ef-today__row")
    expect(rows.first).to_be_visible()
    return rows


def a_case(page: Page, site: str, came: str) -> str:
    open_checklist(page, site)
    page.fill("#dag-inkom", came)
    tick(page, OTHER)
    name = name_of(page)
    page.click("button:has-text('Lägg undan')")
    return name


def test_what_is_late_comes_first(page: Page, site_url: str) -> None:
    later, earlier = a_case(page, site_url, "2026-03-02"), a_case(page, site_url, "2026-02-02")
    rows = today(page, site_url)
    expect(rows.first).to_contain_text(earlier)
    expect(rows.first).to_contain_text("försenat")
    assert page.locator(f".ef-today__row:has-text('{later}')").count()
    assert not page.locator(f".ef-today__row[data-step={OTHER}]").count(), "it is done"


def test_one_role_sees_its_own_and_how_many_others_have(page: Page, site_url: str) -> None:
    a_case(page, site_url, "2026-03-02")
    rows = today(page, site_url)
    page.select_option("#jag-ar", "socialsekreterare-eaf")
    assert {row.get_attribute("data-role") for row in rows.all()} == {"socialsekreterare-eaf"}
    expect(page.locator(".ef-today")).to_contain_text("Andra roller har")
    page.reload()
    expect(page.locator("#jag-ar")).to_have_value("socialsekreterare-eaf")


def test_the_day_is_one_click_away_at_the_top(page: Page, site_url: str) -> None:
    page.goto(site_url)
    link = page.get_by_role("link", name="I dag och mina ärenden")
    expect(page.locator(".ef-work__tools")).to_be_attached()
    expect(link).to_be_hidden()
    a_case(page, site_url, "2026-03-02")
    page.set_viewport_size({"width": 390, "height": 844})
    today(page, site_url)
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator(".ef-today h2")).to_be_in_viewport()


def test_a_line_opens_its_case(page: Page, site_url: str) -> None:
    name = a_case(page, site_url, "2026-03-02")
    today(page, site_url).first.locator("a").click()
    expect(page.locator(".ef-live")).to_be_attached()
    assert name_of(page) == name
    assert DEBT_LIST in page.url


def test_a_case_without_days_has_its_first_day_today(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    tick(page, OWN)
    rows = today(page, site_url)
    expect(rows.first).to_contain_text("i dag")
    assert not page.locator(f".ef-today__row[data-step={OWN}]").count()


def test_a_colleagues_file_is_in_the_day(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2026-03-02")
    name = name_of(page)
    with page.expect_download() as saved:
        page.click(".ef-work__tools button:has-text('Spara som fil')")
    path = saved.value.path()
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto(site_url)
    page.set_input_files("input[type=file]", path)
    expect(page.locator(".ef-today__row").first).to_contain_text(name)


def test_without_cases_there_is_no_day_but_the_calculator(page: Page, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator(".ef-today")).to_be_hidden()
    page.click("article a:has-text('Räkna ut tiden')")
    expect(page.locator(".ef-day").first).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 320)])
def test_the_day_has_no_fault_for_axe(page: Page, site_url: str, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    a_case(page, site_url, "2026-03-02")
    today(page, site_url)
    assert axe_says(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
