"""What a page costs a telephone, in measures that do not depend on how busy the machine is."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import DEBT, DEBT_LIST, fragment, same_site

pytestmark = pytest.mark.browser

LIST = f"checklistor/{DEBT_LIST}/{fragment(DEBT)}"
PAGES = (
    "guide/", "fynd/", "ordlista/", "kallor/", "lar/ovning/", "juridik/hyresratt-hyresskuld/", LIST,
)  # fmt: skip
ABOUT_ONCE = 1.8
"""How often an element may be styled before its page is at rest; once would be ideal."""

KNOWS_PAGES = """
performance.getEntriesByType("resource").some(one => one.name.endsWith("/sitemap.xml"))
"""
"""Whether the theme has read which pages it may show without loading them whole."""


def styled(browser: Browser, page: Page, address: str) -> float:
    """How many elements the browser styled until the page was at rest, for each that it has."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.goto(address)
    page.wait_for_load_state("networkidle")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    all_styled = sum(
        event["args"].get("elementCount", 0)
        for event in events
        if event["name"] == "UpdateLayoutTree"
    )
    return all_styled / int(page.evaluate("document.querySelectorAll('*').length"))


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.partition("/#")[0])
def test_a_page_is_styled_about_once(browser: Browser, site_url: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    assert 0 < styled(browser, context.new_page(), site_url + address) <= ABOUT_ONCE
    context.close()


def expect_scheme(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_colours_are_the_systems_until_somebody_chooses(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site_url)
    expect_scheme(page, "slate")
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="light")
    expect_scheme(page, "default")
    page.get_by_title("Byt till mörka färger").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect_scheme(page, "slate")
    page.reload()
    expect_scheme(page, "slate")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", "rgb(13, 58, 60)")


def test_colours_change_by_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")
    expect_scheme(page, "slate")
    page.keyboard.press("Enter")
    expect_scheme(page, "default")


def test_the_next_page_keeps_the_style_sheets(page: Page, site_url: str) -> None:
    same_site(page, site_url)
    page.goto(site_url)
    page.wait_for_function(KNOWS_PAGES)
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(one => one.kept = 1)")
    page.locator(".md-tabs a").nth(1).click()
    expect(page).not_to_have_url(site_url)
    kept = "[...document.querySelectorAll('link[rel=stylesheet]')].map(one => one.kept)"
    assert page.evaluate(kept) == [1, 1, 1]


def test_where_the_theme_fails_the_page_is_as_without_scripts(page: Page, site_url: str) -> None:
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(site_url)
    expect(page.locator("html")).to_have_class("no-js")
