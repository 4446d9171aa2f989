"""A new version of the site under an open tab: nothing is lost, and what is missing is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.readers.stamp import stamped_module
from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    fragment,
    marks,
    open_checklist,
    same_site,
    tick,
    ticked,
)
from tests.browser.storage import (
    FIRST,
    NEW,
    SECOND,
    come_back,
    expect_version,
    nothing,
    publish,
    renew_content,
    stamp_of,
    step_of,
    the_case,
)
from tests.site.build import built_site, documents

pytestmark = [pytest.mark.browser, pytest.mark.site]

MODULES = Path("assets/javascripts")


def test_page_modules_and_data_carry_one_stamp() -> None:
    stamps = {
        tag.attributes.get("content")
        for document in documents().values()
        for tag in document.all("meta")
        if tag.attributes.get("name") == "ef-stamp"
    }
    (stamp,) = stamps
    scripts = {
        tag.attributes.get("src", "")
        for document in documents().values()
        for tag in document.all("script")
        if tag.attributes.get("type") == "module"
    }
    assert all(str(address).endswith(f"main.js?v={stamp}") for address in scripts)
    for path in (built_site() / "data" / "checklistor").glob("*.json"):
        assert path.read_text(encoding="utf-8").startswith(f'{{"stamp":"{stamp}",'), path


def test_every_import_carries_the_stamp() -> None:
    bare = [
        f"{path.name}: {found}"
        for path in (built_site() / MODULES).rglob("*.js")
        if "workers" not in path.parts
        for found in re.findall(r'(?:from|import\() ?"([^"]+)"', path.read_text(encoding="utf-8"))
        if "?v=" not in found and not found.startswith("http")
    ]
    assert [one for one in bare if "import(" not in one and ".js" in one] == []


def test_a_type_in_a_comment_and_a_script_from_elsewhere_are_left_as_they_are() -> None:
    text = 'import { a } from "./b.js"\nimport("../c.js")\n"./d.js"\nimport x from "https://e/f.js"'
    assert stamped_module(text, "1") == text.replace("b.js", "b.js?v=1").replace("c.js", "c.js?v=1")


def test_an_open_tab_takes_a_new_version_and_keeps_its_ticks(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    publish(page)
    tick(page, SECOND)
    come_back(page)
    expect_version(page, NEW)
    expect(page.locator(f"#box-{SECOND}")).to_be_checked()
    assert ticked(page) == {FIRST, SECOND}
    assert page.url.endswith(fragment(DEBT))


def test_a_server_that_gives_the_old_page_is_asked_once(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    old = stamp_of(page)
    loads: list[str] = []
    page.on("request", lambda asked: loads.extend([asked.url] * asked.is_navigation_request()))
    publish(page, but="/")
    for _ in range(3):
        come_back(page)
        page.wait_for_load_state("networkidle")
    expect(page.locator(".ef-renewed")).to_contain_text("har uppdaterats")
    assert stamp_of(page) == old
    assert len(loads) == 1, loads
    tick(page, FIRST)
    assert marks(the_case(page)) == {FIRST: "1"}


def test_a_tab_that_has_what_is_nowhere_else_is_not_loaded_anew(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.evaluate("""() => { Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError")
    } }""")
    tick(page, FIRST)
    publish(page)
    come_back(page)
    expect(page.locator(".ef-renewed")).to_contain_text("har uppdaterats")
    assert ticked(page) == {FIRST}


def test_a_page_newer_than_its_data_keeps_no_tick_that_is_not_stored(
    page: Page, site_url: str
) -> None:
    """The page has a step that the data lacks: the box says so instead of looking ticked."""
    renew_content(page, lambda data: data["steps"].remove(step_of(data, FIRST)))
    open_checklist(page, site_url)
    page.locator(f"#box-{FIRST}").click(force=True)
    expect(page.locator(".ef-work__message")).to_contain_text("gick inte att spara")
    expect(page.locator(f"#box-{FIRST}")).not_to_be_checked()
    tick(page, SECOND)
    assert marks(the_case(page)) == {SECOND: "1"}


def test_a_changed_step_keeps_its_tick_and_asks(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    new = {"do": "Gör något helt annat.", "hash": "ffffff"}
    renew_content(page, lambda data: step_of(data, FIRST).update(new))
    page.reload()
    asked = page.locator(".ef-work__changed")
    expect(asked).to_contain_text("Gör något helt annat.")
    expect(asked.locator("li")).to_have_count(1)
    assert ticked(page) == {FIRST, SECOND}
    page.click("button:has-text('Ja, det är gjort')")
    expect(asked).to_be_empty()
    assert ticked(page) == {FIRST, SECOND}


def test_a_renamed_step_keeps_its_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    renew_content(page, lambda data: step_of(data, FIRST).update(id="kuvert-och-dag"))
    page.reload()
    expect(page.locator(".ef-work__done")).to_contain_text("2 av")
    expect(page.locator(".ef-work__changed")).to_be_empty()


def test_ticks_on_steps_that_are_gone_are_kept(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    renew_content(page, lambda data: data["steps"].remove(step_of(data, FIRST)))
    page.reload()
    expect(page.locator(".ef-work__changed")).to_contain_text("inte finns längre")
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1"}


MISSING = [
    ("/components/start.js", "", ".ef-mine"),
    ("/lib/store.js", f"checklistor/{DEBT_LIST}/", ".ef-work"),
    ("/data/tid.json", f"checklistor/{DEBT_LIST}/", ".ef-work"),
    (f"/{DEBT_LIST}.json", f"checklistor/{DEBT_LIST}/", ".ef-work"),
    ("/data/guide.json", "", ".ef-mine"),
    ("/components/guide.js", "guide/", ".ef-guide"),
    ("/components/calculator.js", "juridik/rakna-ut-tiden/", "[data-module=calculator]"),
    ("/data/tid.json", "juridik/rakna-ut-tiden/", "[data-module=calculator]"),
    ("/data/ovning.json", "lar/ovning/", "[data-module=practice]"),
    ("/javascripts/ovning.js", "lar/ovning/", "[data-module=practice]"),
]


@pytest.mark.parametrize(("file", "path", "place"), MISSING)
def test_what_is_missing_is_said(
    page: Page, site_url: str, file: str, path: str, place: str
) -> None:
    page.route(re.compile(re.escape(file)), lambda route: route.abort())
    page.goto(site_url + path)
    note = page.locator(f"{place} .ef-note")
    expect(note.first).to_contain_text(re.compile("kunde inte hämtas|gick inte att hämta"))


def test_a_module_that_fails_stops_no_other(page: Page, site_url: str) -> None:
    page.route(re.compile(r"/components/start\.js"), lambda route: route.abort())
    page.goto(site_url)
    page.click("a:has-text('Jag handlägger')")
    expect(page.locator(".ef-guide--on")).to_be_attached()


def test_a_style_comes_back_after_instant_navigation(page: Page, site_url: str) -> None:
    same_site(page, site_url)
    open_checklist(page, site_url)
    page.evaluate("window.stayed = true")
    styles = page.locator('link[href*="work.css"]')
    expect(styles).to_have_count(1)
    page.click(".md-tabs a:has-text('Roller')")
    expect(styles).to_have_count(0)
    page.go_back()
    expect(styles).to_have_count(1)
    assert page.evaluate("window.stayed") is True


def test_a_message_half_written_is_not_lost_to_a_new_version(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}hyresvardar/meddelande/meddelande-hyra/")
    field = page.locator("[data-module=message] input[type=date]").first
    field.fill("2026-12-01")
    publish(page, nothing)
    come_back(page)
    expect(page.locator(".ef-renewed")).to_contain_text("har uppdaterats")
    expect(field).to_have_value("2026-12-01")
