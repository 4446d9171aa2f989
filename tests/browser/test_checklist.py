"""A checklist at work: what applies, what is due, what is kept, what leaves the page."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from macros.content.model import LAST_YEAR
from macros.proof.proof import Proof
from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    LIBRARY,
    cases,
    fragment,
    marks,
    open_checklist,
    shown_steps,
    steps_on,
    tick,
    ticked,
    walk,
)
from tests.browser.storage import NAME, name_of
from tests.vocabulary import REAL, answered, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST = "sakert"
LETTER = "standardbrev"
TODAY = datetime.now().astimezone().date().isoformat()
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"
OWN_DEBT = "boende=forvaltningens-lagenhet laget=skuld-tva-manader-eller-mer barn=nej"
AHEAD = f"{LAST_YEAR}-12-03"
UNSURE = DEBT.replace("aktuell=nej", "aktuell=vet-inte")


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


def days_of(page: Page) -> dict[str, str]:
    """The days that the only case holds, by event."""
    (case,) = cases(page)
    return {event: day for event, (day, *_) in case["events"].items() if day}


def test_who_takes_over_is_told_that_the_day_of_eviction_is_missing(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.locator(".ef-step__box:visible").first.check()
    page.click("button:has-text('Lämna över')")
    expect(page.locator(".ef-slip__text")).to_contain_text("Saknas: dagen för avhysning")


@pytest.mark.parametrize(("name", "answers", "count"), [
    ("egen-hyresskuld-tva-manader", OWN_DEBT, 0),
    ("ej-aktuell-avhysning-barn", EVICTION, 1),
])  # fmt: skip
def test_no_time_to_win_back_is_said_only_where_none_can_come(
    page: Page, site_url: str, name: str, answers: str, count: int
) -> None:
    open_checklist(page, site_url, name, answers)
    expect(page.locator(".ef-work__bar")).not_to_be_empty()
    expect(page.get_by_text("Här finns ingen tid för att få tillbaka hemmet")).to_have_count(count)


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


def test_on_paper_a_condition_that_holds_is_not_said(page: Page, site_url: str) -> None:
    answers = EVICTION.replace("aktuell=nej", "aktuell=ja")
    open_checklist(page, site_url, "aktuell-avhysning", answers)
    page.emulate_media(media="print")
    said = {text.strip() for text in page.locator(".ef-only__when:visible").all_inner_texts()}
    assert said, "what is not known yet is said"
    assert "Gäller bara:" not in said


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


def test_days_give_each_step_its_date(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-delgiven", "2020-12-03")
    due = page.locator("#steg-framme .ef-due")
    expect(due.first).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(due.last).to_contain_text("Saknas: dagen då")
    page.check("#dag-delgiven-antagen")
    expect(due.first).to_contain_text("antagen dag")


def test_a_day_that_has_passed_is_called_that(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-01-07")
    expect(page.locator(".ef-work__late")).to_contain_text("Kontrollera skyddade uppgifter")
    page.goto(site_url)
    expect(page.locator(".ef-mine .ef-card")).to_contain_text("Dagen har passerat")


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


def test_the_head_asks_for_the_letters_own_day_first(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    head = page.locator(".ef-goals")
    expect(head.locator("li").first).to_contain_text("Saknas: dagen för avhysning")
    head.locator("button").first.click()
    expect(page.locator("#dag-avhysningsdag")).to_be_focused()
    page.locator(":focus").fill(AHEAD)
    expect(head).to_contain_text("Dagen för avhysning")
    expect(head).to_contain_text("dagar kvar")


def test_the_head_has_the_day_to_pay_by(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    head = page.locator(".ef-goals")
    page.fill("#dag-delgiven", "2020-12-03")
    expect(head).to_contain_text("Trygg dag: torsdag 24 december 2020")
    expect(head).to_contain_text("Saknas: dagen då meddelandet skickades")


def test_one_role_is_asked_only_for_its_own_days(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    expect(page.locator('.ef-dates [data-event="brev-skickat"]')).to_be_visible()
    expect(page.locator('.ef-dates [data-event="oro-inkom"]')).to_have_count(0)


def test_days_that_contradict_each_other_are_refused(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.fill("#dag-avhysningsdag", "2020-12-03")
    page.check("#val-vad-hande-genomford")
    page.fill("#dag-avhysning-genomford", "2020-12-01")
    expect(page.locator("#dag-avhysning-genomford-fel")).to_contain_text("Dagarna går inte ihop")
    assert "avhysning-genomford" not in days_of(page)


def test_a_day_that_has_not_come_counts_only_as_assumed(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    due, said = page.locator("#steg-framme .ef-due"), page.locator("#dag-delgiven-fel")
    page.fill("#dag-delgiven", AHEAD)
    expect(said).to_contain_text("har inte kommit än. Datumet räknas inte.")
    expect(due).to_have_count(0)
    page.check("#dag-delgiven-antagen")
    expect(said).to_contain_text("räknas som antaget")
    expect(due.first).to_contain_text("antagen dag")
    page.fill("#dag-delgiven", "2020-12-03")
    expect(said).to_be_empty()


def test_a_day_that_is_set_beforehand_may_lie_ahead(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    page.fill("#dag-avhysningsdag", AHEAD)
    expect(page.locator("[data-step] .ef-due").first).to_be_attached()
    expect(page.locator("#dag-avhysningsdag-fel")).to_be_empty()


def test_a_day_left_out_is_counted_when_the_wrong_one_is_mended(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-meddelande-skickat", "2020-12-03")
    page.fill("#dag-inkom", "2020-12-01")
    expect(page.locator("#dag-inkom-fel")).to_contain_text("Dagarna går inte ihop")
    assert days_of(page) == {"meddelande-skickat": "2020-12-03"}
    page.fill("#dag-meddelande-skickat", "2020-11-30")
    expect(page.locator("#dag-inkom-fel")).to_be_empty()
    assert days_of(page) == {"meddelande-skickat": "2020-11-30", "inkom": "2020-12-01"}


def test_a_tick_fills_in_the_day_of_what_we_do_ourselves(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, LETTER)
    sent = page.locator("#dag-brev-skickat")
    expect(sent).to_have_value(TODAY)
    expect(page.locator(".ef-work__message")).to_contain_text("Vårt brev skickades")
    assert days_of(page) == {"brev-skickat": TODAY}
    page.uncheck(f"#box-{LETTER}")
    expect(sent).to_have_value("")
    assert days_of(page) == {}


def test_a_day_that_is_given_outlasts_the_tick(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-brev-skickat", "2020-12-03")
    tick(page, LETTER)
    page.uncheck(f"#box-{LETTER}")
    assert days_of(page) == {"brev-skickat": "2020-12-03"}


def test_a_tick_guesses_no_day_of_what_others_do(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    tick(page, "trygg-dag")
    assert days_of(page) == {}


def test_a_day_is_the_same_in_each_step_that_asks_for_it(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    fields = page.locator('.ef-step [data-event="meddelande-skickat"] input[type=date]')
    fields.last.fill("2020-12-03")
    assert {field.input_value() for field in fields.all()} == {"2020-12-03"}
    said = page.locator('[data-event="meddelande-skickat"] .ef-day__said')
    expect(said.first).to_have_text("torsdag 3 december 2020")


def test_a_day_whose_step_is_folded_is_asked_for_below(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    expect(page.locator(".ef-dates")).to_be_hidden()
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    page.fill('.ef-dates [data-event="brev-skickat"] input[type=date]', "2020-12-03")
    expect(page.locator("#steg-svar .ef-due")).to_contain_text("torsdag 10 december 2020")


def test_a_rest_day_moves_an_own_day_back_and_a_legal_one_on(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-04")
    due = page.locator("#steg-losning .ef-due")
    expect(due).to_contain_text("Senast fredag 4 december 2020")
    expect(due).to_contain_text("flyttat på grund av lördag och söndag")
    for event in ("delgiven", "meddelande-skickat"):
        page.fill(f"#dag-{event}", "2020-12-04")
    last = page.locator("#steg-framme .ef-due--last")
    expect(last).to_contain_text("måndag 28 december 2020")
    expect(last).to_contain_text("flyttat på grund av juldagen, lördag och söndag")


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


def test_the_text_can_be_copied(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_checklist(page, site_url)
    page.click("button:has-text('Lämna över')")
    page.click(".ef-slip button:has-text('Kopiera')")
    expect(page.locator(".ef-slip [role=status]")).to_have_text("Kopierat.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("ÖVERLÄMNING")
    page.keyboard.press("Escape")
    expect(page.locator(".ef-slip")).to_have_count(0)


def test_the_calendar_file_is_read_back(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-delgiven", "2020-12-03")
    page.fill("#dag-meddelande-skickat", "2020-12-04")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    raw = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = list(Calendar.from_ical(raw).walk("VEVENT"))
    days = [e["DTSTART"].dt for e in events]
    assert len(days) == len(set(days)), "one entry a day"
    by_day = {e["DTSTART"].dt: str(e["SUMMARY"]) for e in events}
    assert "Trygg dag: torsdag 24 december 2020" in by_day[date(2020, 12, 24)]
    assert "Betala senast bankdagen före" in by_day[date(2020, 12, 23)]
    assert "Sista dag enligt lag" in by_day[date(2020, 12, 28)]
    assert all(e["DTSTAMP"] and NAME.match(str(e["SUMMARY"])) for e in events)


def test_the_calendar_is_one_roles_own(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.fill("#dag-inkom", "2020-12-01")
    page.select_option("#jag-ar", "budget-och-skuldradgivare")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    text = Path(download.value.path()).read_text(encoding="utf-8").replace("\r\n ", "")
    assert "förtur" in text
    assert "Kontrollera skyddade" not in text


@pytest.mark.parametrize(("day", "found"), [
    ("2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;UNTIL=20270131"),
    ("2026-01-15", "FREQ=MONTHLY;UNTIL=20270115"),
])  # fmt: skip
def test_a_month_is_never_skipped_and_has_an_end(
    page: Page, site_url: str, day: str, found: str
) -> None:
    page.goto(site_url)
    text = page.evaluate(
        f"""async (day) => {{{LIBRARY}
      const {{ calendarFile }} = await lib("calendar"), {{ parseDay }} = await lib("dates")
      const entry = {{ id: "x", day: parseDay(day), title: "x", text: "x", every: "P1M" }}
      return calendarFile([entry], new Date(0))
    }}""",
        day,
    )
    assert f"RRULE:{found}\r\n" in text


def test_an_eviction_is_a_wall_that_time_is_counted_back_from(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-27")
    open_checklist(page, site_url, "ej-aktuell-avhysning-barn", EVICTION)
    assert "Tid kvar efter första kontakten" not in page.inner_text("body")
    page.fill("#dag-avhysningsdag", "2026-12-10")
    expect(page.locator("#steg-mer-tid")).to_contain_text("tisdag 8 december 2026")
    with page.expect_download() as download:
        page.click("button:has-text('Kalenderfil')")
    events = list(Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"))
    asked = [e for e in events if "be om uppskov och anstånd" in str(e["SUMMARY"])]
    assert [e["DTSTART"].dt for e in asked] == [date(2026, 12, 8)]


def test_without_days_the_calendar_says_what_it_needs(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.click("button:has-text('Kalenderfil')")
    expect(page.locator(".ef-work__message")).to_contain_text("inga datum att spara än")


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
