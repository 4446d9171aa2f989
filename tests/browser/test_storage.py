"""Storage that is full, blocked or damaged, of an earlier version, or shared with another site."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import CASE, DEBT_LIST, LIBRARY, cases, marks, open_checklist, tick, ticked
from tests.browser.storage import FIRST, NAME, SECOND, saved_file, store, stored, the_case
from tests.browser.test_files import EARLIER_CASE

pytestmark = [pytest.mark.browser, pytest.mark.site]

FULL = """() => {
  const set = Storage.prototype.setItem
  Storage.prototype.setItem = function (...what) {
    if (this !== localStorage && !window.bothFull) return set.apply(this, what)
    throw new DOMException("full", "QuotaExceededError")
  }
}"""
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("no", "SecurityError") }
  Object.defineProperty(window, name, { get, configurable: true })
}"""


def in_file(text: str) -> set[str]:
    return set(json.loads(text)["cases"][0]["rounds"][0]["marks"][DEBT_LIST])


def test_what_has_no_room_is_kept_in_the_tab(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.evaluate(FULL)
    tick(page, SECOND)
    expect(page.locator(".ef-work__fault")).to_contain_text("lagring är full")
    page.check("#val-ring-nadd")
    assert ticked(page) == {FIRST, SECOND}
    assert set(marks(the_case(page))) == {FIRST}
    page.reload()
    expect(page.locator(f"#box-{SECOND}")).to_be_checked()
    assert set(marks(the_case(page))) == {FIRST, SECOND, "ring"}, "there is room again"
    expect(page.locator(".ef-work__fault")).to_be_empty()


def test_what_the_tab_has_no_room_for_is_said_and_can_be_saved(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.evaluate(FULL)
    page.evaluate("window.bothFull = true")
    tick(page, FIRST)
    expect(page.locator(".ef-work__fault")).to_contain_text("Varken webbläsaren eller fliken")
    assert in_file(saved_file(page, "Spara som fil nu")) == {FIRST}


def asked_before_leaving(page: Page) -> bool:
    asked = page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    return bool(asked)


def test_whoever_would_lose_something_is_asked_before_leaving(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    assert not asked_before_leaving(page)
    page.evaluate(FULL)
    tick(page, SECOND)
    assert asked_before_leaving(page)
    saved_file(page, "Spara som fil nu")
    assert not asked_before_leaving(page), "a file has it all"


def test_a_blocked_storage_is_said_and_the_work_goes_on(page: Page, site_url: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(BLOCKED)
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    expect(page.locator(".ef-work__fault")).to_contain_text("låter inte sidan spara")
    assert ticked(page) == {FIRST, SECOND}
    assert in_file(saved_file(page)) == {FIRST, SECOND}
    assert faults == [], "nor does the theme fail"


def test_the_search_works_where_storage_is_blocked(page: Page, site_url: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    page.click(".ef-find")
    page.fill("#ef-search", "hyra")
    expect(page.locator(".ef-search__list a").first).to_be_visible()


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"id":"00000000"}', '"<img src=x>"'])
def test_a_damaged_case_is_left_as_it_is(page: Page, site_url: str, text: str) -> None:
    page.goto(site_url)
    store(page, f"{CASE}00000000", text)
    open_checklist(page, site_url)
    expect(page.locator(".ef-work__fault")).to_contain_text("går inte att läsa")
    tick(page, FIRST)
    assert stored(page, f"{CASE}00000000") == text
    assert ticked(page) == {FIRST}


def test_a_damaged_case_has_a_card_that_gives_it_out_and_removes_it(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    store(page, f"{CASE}00000000", "{skadat")
    page.reload()
    card = page.locator(".ef-mine .ef-card")
    expect(card).to_contain_text("TALL-10 går inte att läsa")
    assert saved_file(page, "Spara rådata") == "{skadat"
    card.locator("button", has_text="Ta bort").click()
    page.click("button:has-text('Ja, ta bort')")
    expect(card).to_have_count(0)
    assert stored(page, f"{CASE}00000000") is None


def test_a_case_of_a_newer_version_is_not_called_damaged(page: Page, site_url: str) -> None:
    page.goto(site_url)
    store(page, f"{CASE}00000000", '{"format":3}')
    page.reload()
    expect(page.locator(".ef-mine .ef-card")).to_contain_text("nyare version av sidan")


def store_earlier(page: Page, site: str, **more: Any) -> str:
    page.goto(site)
    key = f"ef.arende.{EARLIER_CASE['id']}"
    store(page, key, json.dumps(EARLIER_CASE | more))
    page.reload()
    return key


def test_a_case_stored_by_the_first_version_stays(page: Page, site_url: str) -> None:
    key = store_earlier(page, site_url)
    card = page.locator(".ef-mine .ef-card")
    expect(card).to_contain_text("(tidigare Ärende 3, grön)")
    card.locator("a").click()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    expect(page.locator("#dag-inkom")).to_have_value("2026-11-20")
    tick(page, SECOND)
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1"}
    assert stored(page, key) is None, "nobody has written there for a day"


def test_a_tab_of_the_first_version_can_go_on_writing(page: Page, site_url: str) -> None:
    now = page.evaluate("Math.floor(Date.now() / 1000)")
    key = store_earlier(page, site_url, at=now)
    page.locator(".ef-mine .ef-card a").click()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    turn = EARLIER_CASE["rounds"][0]
    later = [turn | {"marks": turn["marks"] | {SECOND: ["1", now, "aaaaaa"]}}]
    store(page, key, json.dumps(EARLIER_CASE | {"at": now, "rounds": later}))
    page.reload()
    expect(page.locator(f"#box-{SECOND}")).to_be_checked()
    assert stored(page, key) is not None


def test_two_sites_on_one_host_keep_their_cases_apart(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    one = the_case(page)
    store(page, f"/annan/ef.arende.{one['id']}", json.dumps(one))
    page.goto(site_url)
    page.click("button:has-text('Ta bort alla')")
    page.click("button:has-text('Ja, ta bort')")
    expect(page.locator(".ef-mine")).to_contain_text("Inga ärenden är sparade.")
    assert cases(page) == []
    assert stored(page, f"/annan/ef.arende.{one['id']}") is not None


def test_the_name_of_a_case_follows_from_its_id(page: Page, site_url: str) -> None:
    """They stand on people's papers: a word more or in another place would rename them."""
    page.goto(site_url)
    names = page.evaluate(
        f"async ids => {{{LIBRARY} return ids.map((await lib('names')).nameOf) }}",
        ["00000000", "0badcafe", "7fffffff", "ffffffff"],
    )
    assert names == ["TALL-10", "MANDEL-84", "SEGEL-58", "CITRON-17"]
    assert all(NAME.fullmatch(name) for name in names)
