"""What leaves a checklist as text: for the journal, and for somebody who takes over."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.proof.proof import Proof
from tests.browser.pages import (
    LIBRARY,
    cases,
    days_of,
    marks,
    open_checklist,
    steps_on,
    tick,
)
from tests.browser.storage import name_of
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST = "sakert"
LETTER = "standardbrev"


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


def test_the_text_for_the_journal(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    tick(page, FIRST)
    page.check("#val-ring-nadd")
    page.click("button:has-text('Kopiera till journalen')")
    text = page.inner_text(".ef-slip__text")
    assert f"Ärende: {name_of(page)}" in text
    assert re.search(r"- 20\d\d-\d\d-\d\d Kontrollerade skyddade uppgifter", text)
    assert "Ringde. Har du fått kontakt? Ja." in text
    assert "Meddelandet kom in: 2020-12-01" in text
    assert "tandardbrevet" not in text, "nobody has ticked it"


def test_anothers_step_is_taken_as_done_by_the_journal(page: Page, site_url: str) -> None:
    """Who takes over a case credits nobody, and does not write again what is written."""
    open_checklist(page, site_url)
    page.select_option("#jag-ar", "socialsekreterare-eaf")
    page.click("button:has-text('Visa andras steg')")
    tick(page, FIRST, LETTER)
    expect(page.locator(f"#steg-{LETTER} .ef-step__do")).to_contain_text("gjort enligt journalen")
    assert marks(cases(page)[0]) == {FIRST: "1", LETTER: "enligt-journalen"}
    assert days_of(page) == {}
    page.click("button:has-text('Kopiera till journalen')")
    text = page.inner_text(".ef-slip__text")
    assert "tandardbrevet" not in text
    assert "uppgifter och våld.\n" in text


def test_whose_task_it_was_is_said_where_it_is_anothers(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.select_option("#jag-ar", "socialsekreterare-eaf")
    page.click("button:has-text('Visa andras steg')")
    tick(page, LETTER)
    page.locator(f"#steg-{LETTER} summary").click()
    page.locator(f"#steg-{LETTER} .ef-states button").first.click()
    page.click("button:has-text('Kopiera till journalen')")
    said = page.inner_text(".ef-slip__text")
    assert "till familjen efter klartecken. (uppgift för administrativ assistent)" in said


def test_the_slip_fits_its_receiver(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-delgiven", "2020-12-03")
    page.check("#val-barnen-ja")
    page.click("button:has-text('Lämna över')")
    slip = page.locator(".ef-slip__text")
    expect(slip).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(slip).to_contain_text("Mottaget av")
    expect(slip).to_contain_text("barn far illa? Ja")
    page.select_option("#ef-till", "budget-och-skuldradgivare")
    expect(slip).to_contain_text("Ta emot personen med förtur.")
    expect(slip).not_to_contain_text("barn far illa")
    expect(slip).not_to_contain_text("Finns det barn")


def test_each_step_can_be_said_in_the_past_tense(page: Page, site_url: str, proof: Proof) -> None:
    page.goto(site_url)
    told = {step.do for name in proof.plan.routines for step in steps_on(proof, name).values()}
    turned = page.evaluate(
        f"async texts => {{{LIBRARY} return texts.map((await lib('past')).past) }}",
        sorted(do for do in told if do and "?" not in do),
    )
    assert turned
    assert None not in turned


@pytest.mark.parametrize(("told", "said"), [
    ("Ring i dag.", "Ringde."),
    ("Läs utslaget, och hjälp personen att begära ny prövning.",
     "Läste utslaget, och hjälpte personen att begära ny prövning."),
    ("Hjälp personen att svara och fråga efter skäl.",
     "Hjälpte personen att svara och fråga efter skäl."),
    ("Ring eller lämna det i handen. Den som ansvarar bekräftar.",
     "Ringde eller lämnade det i handen. Den som ansvarar bekräftar."),
    ("Har hyran varit sen förut?", None),
])  # fmt: skip
def test_the_past_tense(page: Page, site_url: str, told: str, said: str | None) -> None:
    page.goto(site_url)
    assert (
        page.evaluate(f"async t => {{{LIBRARY} return (await lib('past')).past(t) }}", told) == said
    )


def test_the_text_can_be_copied(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_checklist(page, site_url)
    page.click("button:has-text('Lämna över')")
    page.click(".ef-slip button:has-text('Kopiera')")
    expect(page.locator(".ef-slip [role=status]")).to_have_text("Kopierat.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("ÖVERLÄMNING")
    page.keyboard.press("Escape")
    expect(page.locator(".ef-slip")).to_have_count(0)
