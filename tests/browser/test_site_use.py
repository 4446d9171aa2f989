"""The site as it is used: without script, on paper, light to load, and only from its own host."""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from pypdf import PdfReader

from tests.browser.paper import covered, sheets
from tests.vocabulary import REAL

pytestmark = pytest.mark.browser

ROUTINES = sorted(path.stem for path in (REAL / "routines").glob("*.yml"))
CHECKLIST = "checklistor/ej-aktuell-avhysning-barn/"
KINDS = ("", "guide/", CHECKLIST, "roller/", "fynd/", "om/", "kallor/")


def test_guide_leads_to_a_checklist_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    page.get_by_role("link", name="Ett besked om avhysning").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{site_url}guide/#aktuell")))
    asked = page.locator('[data-node="aktuell-hyresratt-avhysning"]')
    asked.get_by_role("link", name="Nej", exact=True).click()
    expect(page).to_have_url(f"{site_url}guide/#barn")
    page.locator('[data-node="barn"] [data-value="ja"] a').click()
    expect(page).to_have_url(site_url + CHECKLIST)
    context.close()


@pytest.mark.parametrize("key", ["n", "p"])
def test_no_single_key_leaves_the_page(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}guide/")
    expect(page.locator("#__search, .md-header").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    assert page.url == f"{site_url}guide/"


def test_an_answer_folds_the_others_and_can_be_taken_back_without_script(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + CHECKLIST)
    fork = page.locator('.ef-step--decision:has(> fieldset > [data-value="genomford"])')
    outcomes = fork.locator("> fieldset > .ef-outcome > .ef-outcome__then")
    fork.locator('[data-value="installd"] > .ef-outcome__answer input').check()
    expect(outcomes.first).to_be_visible()
    expect(outcomes.nth(1)).to_be_hidden()
    page.get_by_role("button", name="Rensa kryss och val").click()
    expect(outcomes.nth(1)).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", KINDS, ids=lambda address: address.strip("/") or "start")
def test_a_page_fits_320_pixels_and_asks_no_other_host(
    browser: Browser, site_url: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    hosts: set[str] = set()
    wrong: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert hosts == {urlsplit(site_url).netloc}
    assert wrong == []
    context.close()


def test_first_visit_to_the_guide_is_light(page: Page, site_url: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108, no builtin
    page.goto(f"{site_url}guide/")
    page.wait_for_load_state("networkidle")
    weight = {a.url.removeprefix(site_url): len(gzip.compress(a.body())) for a in answers}
    assert len(weight) <= 14, weight
    assert sum(weight.values()) <= 120_000, weight
    assert weight["assets/stylesheets/site.css"] <= 7_000


def test_a_printed_checklist_has_its_steps_and_no_menus(page: Page, site_url: str) -> None:
    page.route("**/*.js", lambda route: route.abort())  # the print may come before the scripts
    page.goto(site_url + CHECKLIST)
    paper = PdfReader(io.BytesIO(page.pdf()))
    words = (word for sheet in paper.pages for word in sheet.extract_text().split())
    text = unicodedata.normalize("NFKC", " ".join(words))
    first = page.locator(".ef-step__do").first.text_content()
    assert first
    assert " ".join(first.split()) in text
    assert "Rensa kryss" not in text
    assert "Innehållsförteckning" not in text


@pytest.mark.parametrize("name", ROUTINES)
def test_no_text_of_a_printed_checklist_covers_other_text(
    browser: Browser, site_url: str, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False)  # every step is shown
    page = context.new_page()
    page.goto(f"{site_url}checklistor/{name}/")
    printed = sheets(page.pdf())
    assert sum(map(len, printed)) > 50
    assert [number for number, sheet in enumerate(printed, 1) if covered(sheet)] == []
    context.close()


@pytest.mark.parametrize("address", ["guide/", "roller/"])
def test_the_theme_can_read_the_links_in_a_drawing(page: Page, site_url: str, address: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("svg a")).not_to_have_count(0)
    assert wrong == []


def test_a_link_in_the_map_leads_to_its_checklist(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # a script shows one question
    page = context.new_page()
    page.goto(f"{site_url}guide/")
    node = page.locator('.ef-fold[open] .ef-map [*|href^="../checklistor/"]').first
    address = node.get_attribute("xlink:href") or ""
    node.click()
    expect(page).to_have_url(site_url + address.removeprefix("../"))
    context.close()


@pytest.mark.parametrize("address", ["juridik/hyresratt-hyresskuld/", "hyresvardar/storning/"])
def test_the_explanation_of_a_word_shows_with_the_keyboard_and_goes_with_esc(
    page: Page, site_url: str, address: str
) -> None:
    page.goto(f"{site_url}{address}")
    word = page.locator(".ef-gloss:visible").first
    says = page.locator(f"#{word.get_attribute('aria-describedby')}").first
    expect(says).to_be_hidden()
    page.keyboard.press("Tab")
    word.focus()
    expect(says).to_be_visible()
    page.keyboard.press("Escape")
    expect(says).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(says).to_be_visible()
