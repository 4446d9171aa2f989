"""What the scripts show has nothing that axe objects to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_says
from tests.browser.pages import CASE, DEBT, open_checklist, open_guide, tick
from tests.browser.storage import age_case, store

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.slow]

FIRST = "sakert"
UNSURE = DEBT.replace("stodbehov=nej", "stodbehov=vet-inte")


def question(page: Page, site: str) -> None:
    open_guide(page, site, "boende=hyresratt handelse=uppsagning")


def partly_read(page: Page, site: str) -> None:
    open_guide(page, site, "boende=slott")


def on_the_way(page: Page, site: str) -> None:
    open_guide(page, site, UNSURE.replace("stodbehov=vet-inte", ""))
    for summary in page.locator(".ef-guide__view summary").all():
        summary.click()


def untouched(page: Page, site: str) -> None:
    open_checklist(page, site, answers="")


def at_work(page: Page, site: str) -> None:
    open_checklist(page, site, answers=UNSURE)
    page.fill("#dag-delgiven", "2020-12-03")
    page.fill("#dag-inkom", "2014-12-03")
    tick(page, FIRST)
    page.check("#val-ring-ej-nadd")
    page.check("#val-sedan-avhysning")
    page.locator(f"#steg-{FIRST} summary").click()
    page.click(f"#steg-{FIRST} .ef-states button:has-text('Kunde inte')")
    page.click("button:has-text('som inte gäller')")


def ending(page: Page, site: str) -> None:
    open_checklist(page, site)
    page.check("#val-sedan-lost")
    expect(page.locator(".ef-duties")).to_be_visible()


def slip(page: Page, site: str) -> None:
    at_work(page, site)
    page.click("button:has-text('Lämna över')")


def changed(page: Page, site: str) -> None:
    open_checklist(page, site)
    tick(page, FIRST)
    page.evaluate("""([prefix, step]) => {
      const key = Object.keys(localStorage).find(key => key.startsWith(prefix))
      const one = JSON.parse(localStorage[key])
      one.rounds[0].marks[one.rounds[0].checklist][step][2] = "ffffff"
      localStorage[key] = JSON.stringify(one)
    }""", [CASE, FIRST])  # fmt: skip
    page.reload()
    expect(page.locator(".ef-work__changed li")).to_be_visible()


def damaged(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("key => localStorage.setItem(key, '{')", f"{CASE}00000000")
    open_checklist(page, site)


def forgotten(page: Page, site: str) -> None:
    open_checklist(page, site)
    tick(page, FIRST)
    page.click("button:has-text('Lägg undan')")
    age_case(page, 91)
    page.goto(site)
    store(page, f"{CASE}00000000", "{")
    page.reload()
    expect(page.get_by_role("region", name="Nyligen glömda")).to_be_visible()


def cases(page: Page, site: str) -> None:
    at_work(page, site)
    page.goto(site)
    expect(page.locator(".ef-mine .ef-card")).to_be_visible()


def sure(page: Page, site: str) -> None:
    cases(page, site)
    page.click("button:has-text('Ta bort alla')")


def calculator(page: Page, site: str) -> None:
    page.goto(f"{site}juridik/rakna-ut-tiden/")
    page.fill("#dag-delgiven", "2020-12-03")
    page.fill("#dag-meddelande-skickat", "2020-12-04")


STATES = [question, partly_read, on_the_way, untouched, at_work, ending, slip, changed, damaged,
          forgotten, cases, sure, calculator]  # fmt: skip
MODES = [("light", 1400), ("dark", 1400), ("light", 320)]
State = Callable[[Page, str], None]


@pytest.fixture(params=MODES, ids=lambda mode: f"{mode[0]}-{mode[1]}")
def mode_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(mode_page: Page, site_url: str, state: State) -> None:
    state(mode_page, site_url)
    mode_page.wait_for_timeout(200)
    assert axe_says(mode_page) == []


def test_the_calculator_counts(page: Page, site_url: str) -> None:
    calculator(page, site_url)
    told = page.locator(".ef-calculator")
    expect(told).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(told).to_contain_text("Sista dag enligt lag: måndag 28 december 2020")
