"""A checklist on paper: all that applies, with its answers and its days."""

from __future__ import annotations

import io
import re
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.proof.proof import Proof
from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    open_checklist,
    steps_on,
    tick,
    walk,
)
from tests.browser.storage import name_of
from tests.vocabulary import REAL, answered, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST = "sakert"
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


def test_on_paper_a_condition_that_holds_is_not_said(page: Page, site_url: str) -> None:
    answers = EVICTION.replace("aktuell=nej", "aktuell=ja")
    open_checklist(page, site_url, "aktuell-avhysning", answers)
    page.emulate_media(media="print")
    said = {text.strip() for text in page.locator(".ef-only__when:visible").all_inner_texts()}
    assert said, "what is not known yet is said"
    assert "Gäller bara:" not in said


def printed(page: Page) -> str:
    """The text of the page as it is printed, in one line."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return re.sub(r"\s+", " ", normalize("NFKC", "\n".join(p.extract_text() for p in pages)))


def test_the_printed_page_says_it_all(page: Page, site_url: str, proof: Proof) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    text = printed(page)
    steps = steps_on(proof, DEBT_LIST)
    for name in walk(proof, answered(DEBT))["steps"]:
        if name in steps and steps[name].do:
            assert steps[name].do in text, name
    assert name_of(page) in text
    assert "Spara som fil" not in text
    assert "Lägg undan" not in text


def test_the_printed_page_has_the_answers_and_the_days(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    text = printed(page)
    expect(page.locator(".ef-work__answers details")).to_have_attribute("open", "")
    assert "Vilken dag kom meddelandet till förvaltningen?" in text
    assert "När checklistan gäller" not in text, "the answers say it"
    assert "har skapats" not in text


def test_the_printed_slip_is_the_slip(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.click("button:has-text('Lämna över')")
    text = printed(page)
    assert "ÖVERLÄMNING" in text
    assert "När checklistan gäller" not in text
