"""Whatever stands in the address, the storage, the data or the search: nothing of it runs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import DEBT, DEBT_LIST, fragment

pytestmark = pytest.mark.browser

HOSTILE = (
    """"><img src=x onerror=hit()><script>hit()</script>'><svg onload=hit()> javascript:hit()"""
)
FRAGMENTS = (
    f"#boende={HOSTILE}", f"#boende={quote(HOSTILE)}", f"#{HOSTILE}=hyresratt", "#__proto__=x",
    f"#boende=hyresratt&handelse={quote(HOSTILE)}", "#constructor=prototype&boende=%E0%A4%A",
    f"#{quote(HOSTILE)}", f"#boende=javascript:hit()&roll={quote(HOSTILE)}",
)  # fmt: skip
PAGES = ("guide/", f"checklistor/{DEBT_LIST}/", "juridik/rakna-ut-tiden/", "sok/", "")
STORE = """text => {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) store.setItem(key, text)
    for (const key of ["ef.arende.1", "ef.ovning", "ef.vecka", "ef.roll", "/.__palette"]) {
      store.setItem(key, text)
      const marks = { [text]: [text] }
      store.setItem(key + text, JSON.stringify({ id: text, marks, rounds: [text] }))
    }
  }
}"""


def assert_nothing_came_of_it(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert page.locator("[src=x], [onload], [onerror], [href^=javascript]").count() == 0
    assert page.evaluate("typeof hit") == "undefined"


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.strip("/") or "start")
def test_hostile_fragments_are_only_text(page: Page, site_url: str, address: str) -> None:
    for told in FRAGMENTS:
        page.goto("about:blank")
        page.goto(f"{site_url}{address}{told}")
        assert_nothing_came_of_it(page)


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.strip("/") or "start")
def test_a_hostile_storage_is_only_text(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    page.evaluate(STORE, HOSTILE)
    page.goto("about:blank")
    page.goto(site_url + address)
    assert_nothing_came_of_it(page)
    expect(page.locator("h1")).to_be_visible()


def spoiled(value: Any) -> Any:
    """The same data with something hostile added to all that is said in it."""
    if isinstance(value, dict):
        return {key: spoiled(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoiled(inner) for inner in value]
    return value + HOSTILE if isinstance(value, str) and " " in value else value


def test_hostile_data_are_only_text(page: Page, site_url: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(json=spoiled(json.loads(route.fetch().text())))

    page.route("**/data/**", answer)
    for address in ("guide/", f"checklistor/{DEBT_LIST}/"):
        page.goto("about:blank")
        page.goto(f"{site_url}{address}{fragment(DEBT)}")
        assert_nothing_came_of_it(page)


def test_a_hostile_search_is_only_text(page: Page, site_url: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(json=spoiled(json.loads(route.fetch().text())))

    page.route("**/search/*.json", answer)
    page.goto(site_url)
    page.click(".ef-find")
    for query in (HOSTILE, "uppsägning", "javascript:hit()"):
        page.fill("#ef-search", query)
        expect(page.locator(".ef-search__status")).to_contain_text("svar på")
        assert_nothing_came_of_it(page)
