"""A checklist at work: what applies, what is due, what is kept, what leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.proof.proof import Proof
from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    cases,
    days_of,
    fragment,
    marks,
    open_checklist,
    shown_steps,
    steps_on,
    tick,
    ticked,
    walk,
)
from tests.browser.storage import name_of
from tests.vocabulary import REAL, answered, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST = "sakert"
LETTER = "standardbrev"
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"
UNSURE = DEBT.replace("aktuell=nej", "aktuell=vet-inte")


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


def test_a_condition_that_holds_is_not_said(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    said = set(page.locator(".ef-only__when:visible").all_inner_texts())
    assert "Gäller bara: Hyresvärden eller föreningen" in said
    assert not [text for text in said if "uppsägning" in text.lower()]


def test_every_condition_says_what_it_is_when_nothing_is_answered(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url, answers="")
    said = page.locator(".ef-only__when:visible").all_inner_texts()
    assert said
    assert not [text for text in said if text.strip() == "Gäller bara:"]


def test_what_one_does_not_know_is_said_where_it_matters(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, answers=UNSURE)
    said = page.locator(".ef-only__when:visible").all_inner_texts()
    assert any("aktuell" in text.lower() for text in said)
    assert not [text for text in said if text.strip() == "Gäller bara:"]


def test_steps_that_do_not_apply_are_folded_away(page: Page, site_url: str, proof: Proof) -> None:
    open_checklist(page, site_url)
    assert set(shown_steps(page)) == set(walk(proof, answered(DEBT))["steps"])
    page.click("button:has-text('som inte gäller')")
    assert page.locator("[data-step]").count() == len(steps_on(proof, DEBT_LIST))
    expect(page.locator("#steg-annat-hem")).to_be_visible()


def test_without_answers_nothing_is_folded_away(page: Page, site_url: str, proof: Proof) -> None:
    open_checklist(page, site_url, answers="")
    assert set(shown_steps(page)) == set(steps_on(proof, DEBT_LIST))


def test_a_tick_makes_a_case_and_survives_reload(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    name = name_of(page)
    expect(page.locator(".ef-work__message")).to_contain_text(f"{name} har skapats")
    page.reload()
    expect(page.locator(f"#box-{FIRST}")).to_be_checked()
    assert marks(cases(page)[0]) == {FIRST: "1"}
    assert name_of(page) == name
    assert page.url.endswith(fragment(DEBT))


def test_a_choice_opens_what_follows_and_folds_the_rest(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    expect(page.locator("#steg-hembesok")).to_be_hidden()
    page.check("#val-ring-ej-nadd")
    expect(page.locator("#steg-hembesok")).to_be_visible()
    page.check("#val-ring-nadd")
    expect(page.locator("#steg-hembesok")).to_be_hidden()
    assert marks(cases(page)[0]) == {"ring": "nadd"}


def test_a_choice_can_be_taken_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.check("#val-ring-nadd")
    page.click("#steg-ring button:has-text('Ta bort valet')")
    expect(page.locator("#val-ring-nadd")).not_to_be_checked()
    assert marks(cases(page)[0]) == {}


def test_the_next_step_is_one_click_away(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    link = page.locator(".ef-work__step a")
    expect(link).to_have_count(0)  # nothing is done yet: the first step stands right below
    page.locator(".ef-step__box:visible").first.check()
    first = link.inner_text()
    link.click()
    focused = page.locator(":focus")
    assert (focused.get_attribute("id") or "").startswith(("box-", "val-"))
    focused.check()
    expect(link).not_to_have_text(first)
    assert page.url.endswith(fragment(DEBT)), "the address keeps the answers"


def test_an_outcome_leads_on_with_the_answers(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    name = name_of(page)
    page.check("#val-sedan-avhysning")
    page.click("#steg-sedan .ef-guide__open")
    expect(page.locator(".ef-guide__view")).to_contain_text(f"Gäller {name}.")
    page.click('.ef-guide__view [data-value="hyresskuld"]')
    expect(page.locator(".ef-live")).to_be_attached()
    expect(page.locator(".ef-chip").first).to_have_text(name)
    rounds = cases(page)[0]["rounds"]
    assert [r["checklist"] for r in rounds] == [DEBT_LIST, "ej-aktuell-avhysning-barn"]
    assert rounds[1]["answers"]["handelse"] == "avhysning"
    assert FIRST in rounds[0]["marks"][DEBT_LIST]


def test_what_nobody_knew_is_found_out_first(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, answers=UNSURE)
    first = page.locator("[data-step]").first
    expect(first).to_contain_text("Sök alla i hushållet")
    tick(page, "aktuell-ta-reda-pa")
    page.click("#steg-aktuell-ta-reda-pa a:has-text('Svara nu')")
    page.click('.ef-guide__view [data-value="nej"]')
    expect(page.locator(".ef-live")).to_be_attached()
    expect(page.locator("#ta-reda-pa")).to_have_count(0)
    assert marks(cases(page)[0]) == {"aktuell-ta-reda-pa": "1"}


def answer_for(page: Page, step: str, state: str) -> None:
    fold = page.locator(f"#steg-{step} details").first
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.locator(f"#steg-{step} .ef-states button:has-text('{state}')").click()


def test_a_step_can_be_needless_or_impossible(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    answer_for(page, LETTER, "Behövs inte")
    answer_for(page, FIRST, "Kunde inte")
    page.reload()
    expect(page.locator(f"#box-{LETTER}")).not_to_be_checked()
    expect(page.locator(f"#steg-{LETTER} .ef-step__do")).to_contain_text("– behövs inte")
    assert marks(cases(page)[0]) == {LETTER: "behovs-inte", FIRST: "kunde-inte"}
    assert days_of(page) == {}
    expect(page.locator(".ef-work__done")).to_contain_text("0 av")
    page.click("button:has-text('Kopiera till journalen')")
    text = page.inner_text(".ef-slip__text")
    assert "Skicka standardbrevet" in text.split("Behövdes inte:")[1]
    assert "Kontrollera skyddade uppgifter" in text.split("Visa för enhetschefen:")[1]


def test_an_answer_can_be_taken_back_and_changed_to_done(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    answer_for(page, FIRST, "Kunde inte")
    expect(page.locator(":focus")).to_contain_text("Kunde inte")
    page.keyboard.press("Enter")
    assert marks(cases(page)[0]) == {}
    answer_for(page, FIRST, "Kunde inte")
    tick(page, FIRST)
    assert marks(cases(page)[0]) == {FIRST: "1"}


def test_what_is_always_needed_is_never_needless(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.locator("#steg-bou-meddela summary").click()
    states = page.locator("#steg-bou-meddela .ef-states")
    expect(states).to_contain_text("Kunde inte")
    expect(states).not_to_contain_text("Behövs inte")


def test_points_are_ticked_and_kept(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.locator(f"#steg-{FIRST} summary").click()
    page.check(f'[data-point="{FIRST}.tolk"]')
    page.reload()
    expect(page.locator(f'[data-point="{FIRST}.tolk"]')).to_be_checked()
    expect(page.locator(f"#box-{FIRST}")).not_to_be_checked()
    expect(page.locator(f"#steg-{FIRST} summary")).to_contain_text("1/")
    assert marks(cases(page)[0]) == {f"{FIRST}.tolk": "1"}


def test_points_of_other_answers_are_not_shown(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.locator("#steg-ta-emot summary").click()
    expect(page.locator('[data-point="ta-emot.adress"]')).to_be_visible()
    expect(page.locator('[data-point="ta-emot.registrera"]')).to_be_hidden()
    expect(page.locator(".ef-points__when:visible")).to_have_count(0)


def test_the_plans_open_duties_are_asked_before_an_end(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.check("#val-sedan-lost")
    asked = page.locator(".ef-duties")
    expect(asked).to_contain_text("Skicka standardbrevet till familjen efter klartecken.")
    expect(page.locator(".ef-work__bar .ef-end")).to_contain_text("nästan klart")
    page.click("button:has-text('Kopiera till journalen')")
    assert "Ärendet är avslutat" not in page.inner_text(".ef-slip__text")
    page.keyboard.press("Escape")
    asked.locator("button:has-text('Kunde inte')").click()
    expect(asked).not_to_contain_text("standardbrevet")
    page.check("#val-svar-ja")
    expect(asked).to_have_count(0)
    expect(page.locator(".ef-work__bar .ef-end")).to_contain_text("Ärendet är avslutat")


def test_ticks_can_be_cleared_and_brought_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, FIRST)
    page.click(".ef-work__tools button:has-text('Rensa kryss')")
    assert ticked(page) == set()
    page.click("button:has-text('Ångra')")
    assert ticked(page) == {FIRST}


def test_leaving_a_field_moves_nothing_under_the_pointer(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.focus("#dag-meddelande-skickat")
    place = page.locator(f"#box-{FIRST}").bounding_box()
    page.locator("#dag-meddelande-skickat").blur()
    assert page.locator(f"#box-{FIRST}").bounding_box() == place


def test_when_the_person_is_here_only_what_is_done_then_is_shown(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    page.click("button:has-text('Personen är här')")
    shown = page.locator(".ef-step:visible")
    assert [step.get_attribute("data-step") for step in shown.all()] == [
        "ring",
        "barnen",
        "ansokan",
    ]
    expect(page.locator('[data-point="ring.sakert-nu"]')).to_be_visible()
    expect(page.locator(".ef-112")).to_be_visible()
    page.click("button:has-text('Personen är här')")
    expect(page.locator("#steg-fortur")).to_be_visible()


def test_keyboard_ticks_and_chooses(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.focus(f"#box-{FIRST}")
    page.keyboard.press("Space")
    page.focus("#val-ring-nadd")
    page.keyboard.press("ArrowDown")
    assert marks(cases(page)[0]) == {FIRST: "1", "ring": "ej-nadd"}
    expect(page.locator("#val-ring-ej-nadd")).to_be_focused()


def test_without_scripts_a_checklist_is_whole(
    browser: Browser, site_url: str, proof: Proof
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in proof.plan.routines:
        page.goto(f"{site_url}checklistor/{name}/")
        assert page.locator("[data-step]:visible").count() == len(steps_on(proof, name))
        assert page.locator(".ef-step__box:visible").count() > 0
    context.close()


def test_the_steps_stay_when_the_data_cannot_be_had(page: Page, site_url: str) -> None:
    page.route("**/data/tid.json*", lambda route: route.abort())
    page.goto(f"{site_url}checklistor/{DEBT_LIST}/")
    expect(page.locator(".ef-work")).to_contain_text("kunde inte hämtas")
    expect(page.locator(f"#steg-{FIRST}")).to_be_visible()


def test_answers_for_another_checklist_are_said_to_be_that(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, answers=DEBT.replace("barn=ja", "barn=nej"))
    expect(page.locator(".ef-work")).to_contain_text("gäller en annan checklista")


def test_it_fits_a_small_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_checklist(page, site_url, answers=UNSURE)
    tick(page, FIRST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
