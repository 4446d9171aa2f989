"""Cases side by side, and nothing lost: reloads, tabs, files, new content, broken storage."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import (
    CASE,
    DEBT,
    DEBT_LIST,
    answer,
    cases,
    fragment,
    marks,
    open_checklist,
    open_guide,
    shown_steps,
    tick,
    ticked,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST, SECOND = "sakert", "trygg-dag"
NEW_VERSION = "0123abcd"
Edit = Callable[[dict[str, Any]], None]


def tick_all(page: Page) -> set[str]:
    """Tick every step that can be seen."""
    boxes = page.locator(".ef-step__box:visible")
    names = [
        (boxes.nth(n).get_attribute("id") or "").removeprefix("box-") for n in range(boxes.count())
    ]
    tick(page, *names)
    assert len(names) > 5
    assert ticked(page) == set(names)
    return set(names)


def saved_file(page: Page, button: str = "Spara som fil") -> str:
    with page.expect_download() as download:
        page.click(f"button:text-is('{button}')")
    return Path(download.value.path()).read_text(encoding="utf-8")


def open_file(page: Page, text: str, name: str = "arende.json") -> None:
    page.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "application/json", "buffer": text.encode()},
    )


def edited(text: str, edit: Edit) -> str:
    data = json.loads(text)
    edit(data)
    return json.dumps(data)


def renew_content(page: Page, edit: Edit) -> None:
    """Serve the site's data as if its content had been changed."""

    def serve(route: Route) -> None:
        answered = route.fetch()
        data = answered.json()
        if "version" in data:
            data["version"] = NEW_VERSION
        if data.get("id") == DEBT_LIST:
            edit(data)
        route.fulfill(response=answered, json=data)

    page.route("**/data/**/*.json", serve)
    page.route("**/data/guide.json", serve)


def the_case(page: Page) -> dict[str, Any]:
    (one,) = cases(page)
    return one


def test_all_ticks_survive_reload_new_content_and_another_browser(
    page: Page, browser: Browser, site_url: str
) -> None:
    open_checklist(page, site_url)
    all_ticks = tick_all(page)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    assert ticked(page) == all_ticks
    renew_content(page, lambda _: None)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    assert ticked(page) == all_ticks
    text = saved_file(page)
    other = browser.new_context().new_page()
    open_checklist(other, site_url, answers="")
    open_file(other, text)
    expect(other.locator(".ef-work__message")).to_have_text("Filen är öppnad.")
    assert ticked(other) == all_ticks
    assert other.url.endswith(fragment(DEBT))
    other.context.close()


def test_a_changed_step_keeps_its_tick_and_asks(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)

    def change(data: dict[str, Any]) -> None:
        step = next(s for s in data["steps"] if s["id"] == FIRST)
        step |= {"do": "Gör något helt annat.", "hash": "ffffff"}

    renew_content(page, change)
    page.reload()
    asked = page.locator(".ef-work__changed")
    expect(asked).to_contain_text("Gör något helt annat.")
    expect(asked.locator("li")).to_have_count(1)
    assert ticked(page) == {FIRST, SECOND}
    page.click("button:has-text('Ja, det är gjort')")
    expect(asked).to_be_empty()
    assert ticked(page) == {FIRST, SECOND}


def test_ticks_on_steps_that_are_gone_are_kept(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    renew_content(
        page, lambda data: data["steps"].remove(next(s for s in data["steps"] if s["id"] == FIRST))
    )
    page.reload()
    expect(page.locator(".ef-work__changed")).to_contain_text("inte finns längre")
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1"}


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
    stored = the_case(page)
    stored["rounds"][-1]["marks"][SECOND] = ["1", stored["at"], "aaaaaa"]
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [CASE + stored["id"], json.dumps(stored)],
    )
    page.check("#val-ring-nadd")
    assert marks(the_case(page)) == {FIRST: "1", SECOND: "1", "ring": "nadd"}


def test_a_full_storage_is_said_and_the_work_goes_on(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.evaluate("""() => { Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError")
    } }""")
    tick(page, SECOND)
    expect(page.locator(".ef-work__fault")).to_contain_text("lagring är full")
    page.check("#val-ring-nadd")
    assert ticked(page) == {FIRST, SECOND}
    text = saved_file(page, "Spara som fil nu")
    assert set(json.loads(text)["cases"][0]["rounds"][0]["marks"]) == {FIRST, SECOND, "ring"}


def test_a_blocked_storage_is_said_and_the_work_goes_on(page: Page, site_url: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("""for (const name of ["localStorage", "sessionStorage"]) {
      const get = () => { throw new DOMException("no", "SecurityError") }
      Object.defineProperty(window, name, { get })
    }""")
    open_checklist(page, site_url)
    tick(page, FIRST, SECOND)
    expect(page.locator(".ef-work__fault")).to_contain_text("låter inte sidan spara")
    assert ticked(page) == {FIRST, SECOND}
    assert len(json.loads(saved_file(page))["cases"][0]["rounds"][0]["marks"]) == 2
    assert [fault for fault in faults if "ef" in fault] == []


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"id":"00000000"}', '"<img src=x>"'])
def test_a_damaged_case_is_left_as_it_is(page: Page, site_url: str, text: str) -> None:
    page.goto(site_url)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{CASE}00000000", text])
    open_checklist(page, site_url)
    expect(page.locator(".ef-work__fault")).to_contain_text("går inte att läsa")
    tick(page, FIRST)
    assert page.evaluate("key => localStorage.getItem(key)", f"{CASE}00000000") == text
    assert ticked(page) == {FIRST}


def _rounds(data: dict[str, Any]) -> dict[str, Any]:
    return data["cases"][0]["rounds"][0]


HOSTILE: dict[str, Edit] = {
    "extra-key": lambda d: d["cases"][0].update(note="Anna Andersson"),
    "extra-key-in-round": lambda d: _rounds(d).update(namn="x"),
    "free-text": lambda d: _rounds(d)["marks"].update({"Anna Andersson": ["1", 1, "aaaaaa"]}),
    "unknown-step": lambda d: _rounds(d)["marks"].update({"anna-andersson": ["1", 1, "aaaaaa"]}),
    "script": lambda d: _rounds(d)["answers"].update(boende="<img src=x onerror=alert(1)>"),
    "unknown-answer": lambda d: _rounds(d)["answers"].update(boende="slott"),
    "prototype": lambda d: _rounds(d)["marks"].update({"__proto__": ["1", 1, "aaaaaa"]}),
    "unknown-list": lambda d: _rounds(d).update(checklist="finns-inte"),
    "path": lambda d: _rounds(d).update(checklist="../../om"),
    "bad-day": lambda d: d["cases"][0]["events"].update(inkom=["2026-02-30", 1, 0]),
    "bad-number": lambda d: d["cases"][0].update(number=1e9),
    "bad-id": lambda d: d["cases"][0].update(id="../x"),
    "no-rounds": lambda d: d["cases"][0].update(rounds=[]),
    "many-rounds": lambda d: d["cases"][0].update(rounds=[_rounds(d)] * 99),
    "many-cases": lambda d: d.update(cases=d["cases"] * 99),
    "no-kind": lambda d: d.pop("kind"),
    "newer": lambda d: d.update(format=2),
    "huge": lambda d: d.update(fill="x" * 600_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(page: Page, site_url: str, name: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    open_checklist(page, site_url)
    tick(page, FIRST)
    before = cases(page)
    open_file(page, edited(saved_file(page), HOSTILE[name]))
    expect(page.locator(".ef-work__message")).to_contain_text("Inget har ändrats.")
    assert [one["rounds"] for one in cases(page)] == [one["rounds"] for one in before]
    assert faults == []


@pytest.mark.parametrize(
    "text", ["", "hej", "{}", "[1]", "\x00\x01", '{"kind":"annat","format":1}']
)
def test_what_is_no_file_of_ours_is_refused(page: Page, site_url: str, text: str) -> None:
    open_checklist(page, site_url)
    open_file(page, text)
    expect(page.locator(".ef-work__message")).to_contain_text("Inget har ändrats.")
    assert cases(page) == []


def test_a_file_of_older_content_is_opened(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)

    def age(data: dict[str, Any]) -> None:
        data["cases"][0] |= {"version": "00000000", "id": "00000001"}
        _rounds(data)["marks"]["borttaget-steg"] = ["1", 1, "aaaaaa"]
        _rounds(data)["answers"]["borttagen-fraga"] = "ja"

    open_file(page, edited(saved_file(page), age))
    expect(page.locator(".ef-work__changed")).to_contain_text("inte finns längre")
    assert ticked(page) == {FIRST}
    assert {one["number"] for one in cases(page)} == {1, 2}


def test_an_opened_file_takes_no_tick_from_the_same_case(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    text = saved_file(page)
    tick(page, SECOND)
    open_file(page, text)
    expect(page.locator(".ef-work__message")).to_have_text("Filen är öppnad.")
    assert ticked(page) == {FIRST, SECOND}
    assert len(cases(page)) == 1


def test_the_start_page_shows_the_cases_with_their_next_day(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time(datetime(2020, 12, 1, 9, tzinfo=UTC))
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    page.click("button:has-text('Stäng ärendet')")
    tick(page, FIRST)
    page.goto(site_url)
    cards = page.locator(".ef-mine .ef-card")
    expect(cards).to_have_count(2)
    expect(cards.filter(has_text="Ärende 1, röd")).to_contain_text(
        "Nästa datum: tisdag 1 december 2020"
    )
    expect(cards.filter(has_text="Ärende 2, blå")).to_contain_text("Inget datum än")
    cards.filter(has_text="Ärende 2, blå").locator("a").click()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()


def test_one_case_can_be_deleted_and_all(page: Page, site_url: str) -> None:
    for _ in range(3):
        open_checklist(page, site_url)
        tick(page, FIRST)
        page.click("button:has-text('Stäng ärendet')")
    page.goto(site_url)
    page.locator(".ef-card", has_text="Ärende 2, blå").locator("button").click()
    page.click("button:has-text('Nej, behåll')")
    expect(page.locator(".ef-mine .ef-card")).to_have_count(3)
    page.locator(".ef-card", has_text="Ärende 2, blå").locator("button").click()
    page.click("button:has-text('Ja, ta bort')")
    expect(page.locator(".ef-mine .ef-card")).to_have_count(2)
    page.click("button:has-text('Ta bort alla')")
    page.click("button:has-text('Ja, ta bort')")
    expect(page.locator(".ef-mine")).to_contain_text("Inga ärenden är sparade.")
    assert cases(page) == []


def age_case(page: Page, days: int) -> None:
    one = the_case(page)
    one["at"] = int(time.time()) - days * 86400
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [CASE + one["id"], json.dumps(one)]
    )


def test_an_untouched_case_is_forgotten_after_being_announced(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    age_case(page, 80)
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_contain_text("Glöms om 10 dagar")
    age_case(page, 91)
    page.reload()
    expect(page.locator(".ef-mine")).to_contain_text("Har glömts")
    assert cases(page) == []


def test_the_days_until_forgetting_can_be_set(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    age_case(page, 100)
    page.evaluate("localStorage.setItem('ef.dagar', '180')")
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_have_count(1)
    page.select_option("#ef-dagar", "365")
    assert page.evaluate("localStorage.getItem('ef.dagar')") == "365"


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
    page.click(".ef-guide__open")
    expect(page.locator(".ef-live")).to_be_attached()
    tick(page, FIRST)
    page.go_back()
    expect(page.locator(".ef-guide__open")).to_be_visible()
    page.go_forward()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert page.evaluate("window.stayed") is True
    assert page.url.endswith(fragment(DEBT))


def same_site(page: Page, site_url: str) -> None:
    """Let the site's map name the address that the test serves it at."""

    def serve(route: Route) -> None:
        answered = route.fetch()
        text = answered.text().replace("http://127.0.0.1:8000/", site_url)
        route.fulfill(response=answered, body=text)

    page.route("**/sitemap.xml", serve)


def test_a_module_that_fails_stops_no_other(page: Page, site_url: str) -> None:
    page.route("**/components/start.js", lambda route: route.abort())
    page.goto(site_url)
    page.click("a:has-text('Jag handlägger')")
    expect(page.locator(".ef-guide--on")).to_be_attached()


def test_a_new_case_begins_without_the_days_of_another(page: Page, site_url: str) -> None:
    """Also when what forgets them arrives after all that the result is made of."""
    late: list[Route] = []
    page.route("**/components/storing.js", lambda route: late.append(route))  # noqa: PLW0108
    open_guide(page, site_url, DEBT)
    page.fill("#dag-inkom", "2020-12-01")
    page.click("a:has-text('Börja om')")
    open_guide(page, site_url, DEBT)
    page.evaluate(
        """async (result) => {
      await import(result)
      await new Promise((done) => requestIdleCallback(done))
    }""",
        f"{site_url}assets/javascripts/components/result.js",
    )
    late.pop().continue_()
    expect(page.locator("#dag-inkom")).to_have_value("")


def test_answers_changed_in_the_guide_are_the_answers_of_the_case(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    assert "annat-hem" not in shown_steps(page)
    open_guide(page, site_url, DEBT.replace("boende=hyresratt", "boende=annat"))
    expect(page.locator(".ef-guide__view")).to_contain_text("Gäller Ärende 1, röd.")
    page.click(".ef-guide__open")
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert "annat-hem" in shown_steps(page)
    assert len(the_case(page)["rounds"]) == 1
