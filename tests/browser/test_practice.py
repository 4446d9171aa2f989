"""Practice in the browser: a whole round, what is remembered, and what is printed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.compiled.practice import Case, Practice
from macros.content.model import walk
from tests.browser.axe import axe_says
from tests.browser.pages import LIBRARY
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOKS = "lar/fordjupning/"
ADDRESSES = (
    "lar/ovning/",
    "lar/forsta-veckan/",
    "lar/uppsokare/",
    "lar/administrativ-assistent/",
    NOTEBOOKS,
    f"{NOTEBOOKS}planen-i-bilder/",
    f"{NOTEBOOKS}vem-ansvarar/",
    f"{NOTEBOOKS}tiden-mot-lagen/",
    f"{NOTEBOOKS}ovningsfall/",
    f"{NOTEBOOKS}avhysningar-i-siffror/",
    f"{NOTEBOOKS}andra-en-rutin/",
)


def open_practice(page: Page, site: str, role: str = "") -> None:
    page.goto(f"{site}lar/ovning/{f'#roll={role}' if role else ''}")
    expect(page.locator(".ef-practice__title")).to_be_visible()


def practice() -> dict[str, Case]:
    return {case.key: case for case in Practice(proof_of(REAL)).cases}


def shown_case(page: Page) -> Case:
    """The case on the page: the one with the same facts."""
    plan = proof_of(REAL).plan
    shown = page.locator(".ef-practice__case dl").inner_text().split("\n")
    told = [line.strip() for line in shown if line.strip()]
    for case in practice().values():
        facts = [(plan.facts[f].ask, plan.facts[f].values[v].label) for f, v in case.facts.items()]
        if [text for pair in facts for text in pair] == told:
            return case
    raise AssertionError(told)


def answer_question(page: Page, text: str) -> None:
    page.locator(".ef-practice__answer").filter(
        has_text=re.compile(f"^\\s*{re.escape(text)}$")
    ).click()
    page.get_by_role("button", name="Svara").click()


def answer_case(page: Page, case: Case, wrong: bool = False) -> None:
    """Answer all questions of a case, the first one wrong if asked for, up to the next case."""
    for number, question in enumerate(case.questions):
        miss = wrong and number == 0
        other = next(a for a in question.answers if a != question.answer)
        answer_question(page, other if miss else question.answer)
        said = page.locator(".ef-practice__said")
        expect(said).to_contain_text("Inte rätt." if miss else "Rätt.")
        expect(said).to_contain_text(question.answer)
        expect(said).to_be_focused()
        last = number == len(case.questions) - 1
        page.get_by_role("button", name="Nästa fall" if last else "Nästa fråga").click()


def remembered(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage['/ef.ovning'] ?? 'null'"))


def test_a_whole_round(page: Page, site_url: str) -> None:
    open_practice(page, site_url)
    total = len(practice())
    status = page.locator(".ef-practice__status")
    expect(status).to_contain_text(f"Du har klarat 0 av {total} fall")
    first = shown_case(page)
    answer_case(page, first)
    expect(status).to_contain_text(f"Du har klarat 1 av {total} fall, i 1 av")
    expect(page.locator(".ef-practice__title")).to_be_focused()
    assert shown_case(page).checklist != first.checklist, "the rounds go from list to list"
    assert remembered(page) == {"done": [first.key], "again": []}


def test_a_wrong_answer_comes_again(page: Page, site_url: str) -> None:
    open_practice(page, site_url)
    missed = shown_case(page)
    answer_case(page, missed, wrong=True)
    expect(page.locator(".ef-practice__status")).to_contain_text("1 fall kommer igen")
    for _ in range(2):
        other = shown_case(page)
        assert other.key != missed.key
        answer_case(page, other)
    assert shown_case(page).key == missed.key
    answer_case(page, missed)
    assert missed.key in remembered(page)["done"]
    assert remembered(page)["again"] == []


def test_the_feedback_shows_the_step_and_leads_to_it(page: Page, site_url: str) -> None:
    open_practice(page, site_url)
    case = shown_case(page)
    for question in case.questions[:2]:
        answer_question(page, question.answer)
        link = page.locator(".ef-practice__said a")
        address = str(link.get_attribute("href"))
        assert f"checklistor/{question.why or case.checklist}/" in address
        if question.step:
            steps = walk(proof_of(REAL).plan.routines[case.checklist].steps)
            step = next(s for s in steps if s.id == question.step)
            expect(page.locator(".ef-practice__said")).to_contain_text("Steget görs av:")
            expect(page.locator(".ef-practice__said")).to_contain_text(step.help or "")
            assert address.endswith(f"#steg-{question.step}")
        page.get_by_role("button", name="Nästa fråga").click()
    page.goto(address)
    expect(page.locator(f"#steg-{case.questions[1].step}")).to_be_attached()


def test_a_role_practises_its_own_cases(page: Page, site_url: str) -> None:
    open_practice(page, site_url, "uppsokare")
    own = [case for case in practice().values() if "uppsokare" in {case.owner, *case.roles}]
    expect(page.locator(".ef-practice__status")).to_contain_text(f"0 av {len(own)} fall")
    case = shown_case(page)
    assert "uppsokare" in {case.owner, *case.roles}
    asked = case.asked("uppsokare")
    legend = page.locator(".ef-practice__question legend")
    for number, question in enumerate(asked, 1):
        expect(legend).to_have_text(f"Fråga {number} av {len(asked)}. {question.ask}")
        answer_question(page, question.answer)
        page.get_by_role("button", name=re.compile("Nästa")).click()
    expect(page.locator(".ef-practice__status")).to_contain_text(f"1 av {len(own)} fall")
    page.select_option("#ovning-roll", "")
    expect(page.locator(".ef-practice__status")).to_contain_text(f"1 av {len(practice())} fall")


def test_what_is_practised_is_there_after_a_reload_and_can_be_forgotten(
    page: Page, site_url: str
) -> None:
    open_practice(page, site_url)
    answer_case(page, shown_case(page))
    page.reload()
    expect(page.locator(".ef-practice__status")).to_contain_text("Du har klarat 1 av")
    page.get_by_role("button", name="Glöm det jag har övat").click()
    page.get_by_role("button", name="Tryck igen").click()
    expect(page.locator(".ef-practice__status")).to_contain_text("Du har klarat 0 av")


def test_what_can_come_is_practised_equally_often(page: Page, site_url: str) -> None:
    page.goto(site_url)
    came = page.evaluate(f"""async () => {{{LIBRARY}
      const {{ after, arrivalOf, pick }} = await lib("practice")
      const {{ arrivals, cases }} = await get("ovning.json")
      let progress = {{ done: [], again: [] }}
      const came = Object.fromEntries(cases.map(one => [arrivalOf(one, arrivals), 0]))
      for (let round = 0; round < 2 * Object.keys(came).length; round++) {{
        const one = pick(cases, progress, [], Math.random, arrivals)
        came[arrivalOf(one, arrivals)]++
        progress = after(progress, one.key, true)
      }}
      return came
    }}""")
    assert "laget" in came
    assert len(came) == 8
    assert set(came.values()) == {2}


def test_the_first_weeks_ticks_are_there_after_a_reload(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}lar/forsta-veckan/")
    expect(page.locator("[data-saved]")).to_be_visible()
    page.check("#box-guide")
    page.reload()
    expect(page.locator("#box-guide")).to_be_checked()
    page.get_by_role("button", name="Rensa kryss").click()
    page.reload()
    expect(page.locator("[data-saved]")).to_be_visible()
    expect(page.locator("input:checked[id^=box-]")).to_have_count(0)


def test_damaged_memory_starts_anew(page: Page, site_url: str) -> None:
    page.add_init_script('localStorage[\'/ef.ovning\'] = \'{"done": [1, "x"], "again": 7\'')
    open_practice(page, site_url)
    expect(page.locator(".ef-practice__status")).to_contain_text("Du har klarat 0 av")


def test_no_answer_is_asked_for_again(page: Page, site_url: str) -> None:
    open_practice(page, site_url)
    page.get_by_role("button", name="Svara").click()
    expect(page.get_by_role("alert")).to_have_text("Välj ett svar först.")


def test_the_whole_round_by_keyboard(page: Page, site_url: str) -> None:
    open_practice(page, site_url)
    case = shown_case(page)
    page.locator(".ef-practice__answer input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".ef-practice__said")).to_be_focused()
    page.get_by_role("button", name="Nästa fråga").press("Enter")
    legend = page.locator(".ef-practice__question legend")
    expect(legend).to_be_focused()
    expect(legend).to_contain_text(f"Fråga 2 av {len(case.questions)}.")


def test_the_receipt_is_what_is_printed(page: Page, site_url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    open_practice(page, site_url)
    answer_case(page, shown_case(page))
    page.get_by_role("button", name="Skriv ut övningsintyg").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    receipt = page.locator(".ef-practice__receipt")
    expect(receipt).to_be_visible()
    expect(receipt).to_contain_text(f"Allt rätt i 1 av {len(practice())} fall")
    expect(page.locator(".ef-practice__question")).to_be_hidden()


def test_without_script_there_is_a_case_for_every_checklist(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}lar/ovning/")
    expect(page.locator(".ef-case")).to_have_count(len(proof_of(REAL).plan.routines))
    page.locator(".ef-case > summary").first.click()
    first = page.locator(".ef-case").first
    first.get_by_text("Facit").first.click()
    expect(first.locator("details[open] b").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.strip("/"))
def test_axe_finds_nothing(
    browser: Browser, site_url: str, address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(site_url + address)
    page.locator("article details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert axe_says(page) == []
    if address == "lar/ovning/":
        answer_question(page, shown_case(page).questions[0].answers[0])
        assert axe_says(page) == []
    context.close()
