"""Cases as files: what is written can be read, what is not ours is refused with a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    cases,
    fragment,
    marks,
    open_checklist,
    tick,
    ticked,
)
from tests.browser.storage import (
    FIRST,
    SECOND,
    Edit,
    edited,
    name_of,
    nothing,
    open_file,
    renew_content,
    saved_file,
    the_case,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

REMINDED = 9
"""So many ticks, with the case itself, are enough to be reminded of a file."""
OPENED = "Filen är öppnad."
MARK = ["1", 1, "aaaaaa", 1]


def tick_many(page: Page) -> set[str]:
    """Tick the boxes that can be seen."""
    boxes = page.locator(".ef-step__box:visible").all()
    names = [(box.get_attribute("id") or "").removeprefix("box-") for box in boxes]
    assert len(names) >= REMINDED
    tick(page, *names)
    assert ticked(page) == set(names)
    return set(names)


def test_many_ticks_survive_reload_new_content_and_another_browser(
    page: Page, browser: Browser, site_url: str
) -> None:
    open_checklist(page, site_url)
    many = tick_many(page)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    assert ticked(page) == many
    renew_content(page, nothing)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    assert ticked(page) == many
    name, text = name_of(page), saved_file(page)
    other = browser.new_context().new_page()
    open_checklist(other, site_url, answers="")
    open_file(other, text)
    expect(other.locator(".ef-work__message")).to_have_text(OPENED)
    assert ticked(other) == many
    assert name_of(other) == name
    assert other.url.endswith(fragment(DEBT))
    other.context.close()


def _case(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["cases"][0]
    return found


def _round(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _case(data)["rounds"][0]
    return found


def _marks(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _round(data)["marks"][DEBT_LIST]
    return found


HOSTILE: dict[str, Edit] = {
    "extra-key": lambda d: _case(d).update(note="Anna Andersson"),
    "extra-key-in-round": lambda d: _round(d).update(namn="x"),
    "free-text": lambda d: _marks(d).update({"Anna Andersson": MARK}),
    "unknown-step": lambda d: _marks(d).update({"anna-andersson": MARK}),
    "script": lambda d: _round(d)["answers"].update(boende="<img src=x onerror=alert(1)>"),
    "unknown-answer": lambda d: _round(d)["answers"].update(boende="slott"),
    "prototype": lambda d: _marks(d).update({"__proto__": MARK}),
    "unknown-list": lambda d: _round(d).update(checklist="finns-inte"),
    "path": lambda d: _round(d).update(checklist="../../om"),
    "bad-day": lambda d: _case(d)["events"].update(inkom=["2026-02-30", 1, 0]),
    "bad-count": lambda d: _marks(d)[FIRST].__setitem__(1, 1e300),
    "bad-number": lambda d: _case(d).update(was=1e9),
    "bad-id": lambda d: _case(d).update(id="../x"),
    "no-rounds": lambda d: _case(d).update(rounds=[]),
    "many-rounds": lambda d: _case(d).update(
        rounds=[_round(d) | {"id": f"{n:08x}"} for n in range(101)]
    ),
    "same-round": lambda d: _case(d).update(rounds=[_round(d)] * 2),
    "many-cases": lambda d: d.update(cases=d["cases"] * 201),
    "no-kind": lambda d: d.pop("kind"),
    "newer": lambda d: d.update(format=3),
    "newer-case": lambda d: _case(d).update(format=3),
    "huge": lambda d: d.update(fill="x" * 9_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(page: Page, site_url: str, name: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    open_checklist(page, site_url)
    tick(page, FIRST)
    text = saved_file(page)
    before = cases(page)
    open_file(page, edited(text, HOSTILE[name]))
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
        _case(data).update(version="00000000", id="00000001")
        _marks(data)["borttaget-steg"] = MARK
        _round(data)["answers"]["borttagen-fraga"] = "ja"

    open_file(page, edited(saved_file(page), age))
    expect(page.locator(".ef-work__changed")).to_contain_text("inte finns längre")
    assert ticked(page) == {FIRST}
    assert len(cases(page)) == 2


def test_a_file_of_the_first_format_is_opened(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    open_file(page, json.dumps(EARLIER_FILE))
    expect(page.locator(".ef-work__message")).to_have_text(OPENED)
    assert ticked(page) == {FIRST}
    expect(page.locator(".ef-chip").first).to_contain_text("(tidigare Ärende 3, grön)")


EARLIER_CASE: dict[str, Any] = {
    "id": "0badcafe", "number": 3, "version": "00000000", "at": 1_795_000_000, "next": "",
    "events": {"inkom": ["2026-11-20", 1_795_000_000, 0]},
    "rounds": [{
        "checklist": DEBT_LIST, "made": 1_795_000_000, "at": 1_795_000_000,
        "answers": dict(part.split("=") for part in DEBT.split()),
        "marks": {FIRST: ["1", 1_795_000_000, "aaaaaa"], SECOND: ["", 1_795_000_001, "aaaaaa"]},
    }],
}  # fmt: skip
EARLIER_FILE = {"kind": "ekonomin-i-fokus", "format": 1, "cases": [EARLIER_CASE]}


def test_an_opened_file_takes_no_tick_from_the_same_case(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    text = saved_file(page)
    tick(page, SECOND)
    open_file(page, text)
    expect(page.locator(".ef-work__message")).to_have_text(OPENED)
    assert ticked(page) == {FIRST, SECOND}
    assert len(cases(page)) == 1


def test_whoever_has_done_much_is_reminded_to_save_a_file(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick_many(page)
    bar = page.locator(".ef-work__bar")
    expect(bar).to_contain_text("ändringar finns bara i den här webbläsaren")
    saved_file(page)
    expect(bar).not_to_contain_text("ändringar finns bara")
    assert len(marks(the_case(page))) >= REMINDED
