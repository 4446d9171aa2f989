"""The guide on its page: one question at a time, the answers in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.proof.proof import Proof
from tests.browser.pages import (
    DEBT,
    DEBT_LIST,
    answer,
    answer_sets,
    first_day,
    fragment,
    open_checklist,
    open_guide,
    walk,
)
from tests.vocabulary import REAL, answered, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

ASK = ".ef-guide__ask"
EVICTION = "boende=hyresratt handelse=avhysning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"
ALONE = EVICTION.replace("barn=ja", "barn=nej")


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_each_question_comes_in_turn(page: Page, site_url: str, proof: Proof) -> None:
    open_guide(page, site_url)
    for fact in walk(proof, answered(DEBT))["asked"]:
        expect(page.locator(ASK)).to_have_text(proof.plan.facts[fact].ask)
        answer(page, answered(DEBT)[fact])
    expect(page.locator("h1")).to_have_text(proof.plan.routines[DEBT_LIST].title)
    assert page.url == f"{site_url}checklistor/{DEBT_LIST}/{fragment(DEBT)}"


def test_the_result_is_the_top_of_the_list(page: Page, site_url: str, proof: Proof) -> None:
    page.goto(f"{site_url}guide/{fragment(DEBT)}")
    expect(page.locator(".ef-live")).to_be_attached()
    assert page.url == f"{site_url}checklistor/{DEBT_LIST}/{fragment(DEBT)}"
    owner = proof.plan.roles[proof.plan.routines[DEBT_LIST].owner]
    expect(page.locator("[data-owner]")).to_contain_text(owner.title)
    expect(page.locator(".ef-goals")).to_contain_text("Saknas: dagen då")


def test_what_could_not_be_read_is_said_at_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/{fragment(DEBT)}&namn=Anna")
    expect(page.locator(".ef-work__message")).to_contain_text("gick inte att läsa")
    assert page.url == f"{site_url}checklistor/{DEBT_LIST}/{fragment(DEBT)}"


@pytest.mark.parametrize("answers", [DEBT, EVICTION, ALONE])
def test_the_list_begins_with_what_is_due_the_first_day(
    page: Page, site_url: str, proof: Proof, answers: str
) -> None:
    name = walk(proof, answered(answers))["checklist"]
    open_checklist(page, site_url, name, answers)
    told = page.eval_on_selector_all(
        "[data-pause=stopp] [data-step], [data-pause=i-dag] [data-step]",
        "all => all.filter(one => !one.closest('.ef-step--off')).map(one => one.dataset.step)",
    )
    assert list(dict.fromkeys(told)) == first_day(proof, answered(answers))


def test_an_answer_is_changed_from_the_list(page: Page, site_url: str, proof: Proof) -> None:
    open_checklist(page, site_url)
    page.click(".ef-work__answers summary")
    page.click(".ef-work__answers a:has-text('Ändra: Finns det barn')")
    expect(page.locator(ASK)).to_have_text(proof.plan.facts["barn"].ask)
    answer(page, "nej")
    expect(page.locator("h1")).to_contain_text("inga barn")


def test_where_paying_wins_nothing_back_that_is_said(page: Page, site_url: str) -> None:
    lost = DEBT.replace("hyresskuld", "storning")
    page.goto(f"{site_url}guide/{fragment(lost)}")
    expect(page.locator(".ef-work__goals")).to_contain_text("ingen tid för att få tillbaka hemmet")
    open_checklist(page, site_url)
    expect(page.locator(".ef-work__goals")).not_to_contain_text("ingen tid")


FIRST_LOOK = """addEventListener("DOMContentLoaded", () => {
  window.firstLook = getComputedStyle(document.querySelector(".ef-phase")).visibility
})"""


def test_no_line_is_seen_before_it_is_known_to_apply(page: Page, site_url: str) -> None:
    page.add_init_script(FIRST_LOOK)
    open_checklist(page, site_url)
    assert page.evaluate("firstLook") == "hidden"
    expect(page.locator(".ef-phase").first).to_have_css("visibility", "visible")


@pytest.mark.parametrize("file", ["javascripts/main.js", "lib/work.js", "data/tid.json"])
def test_the_lines_come_when_a_script_cannot_be_had(page: Page, site_url: str, file: str) -> None:
    page.route(f"**/{file}*", lambda route: route.abort())
    page.goto(f"{site_url}checklistor/{DEBT_LIST}/{fragment(DEBT)}")
    expect(page.locator(".ef-phase").first).to_have_css("visibility", "visible")


def test_the_contents_lead_within_the_page_and_keep_the_answers(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    page.click(".md-sidebar--secondary a[href$='#veckan']")
    expect(page.locator("#veckan")).to_be_focused()
    assert page.url.endswith(fragment(DEBT))


def test_what_is_open_is_that_of_the_answers(page: Page, site_url: str) -> None:
    open_checklist(page, site_url, answers="")
    page.click("#fynd summary")
    everything = page.locator("#fynd li:visible").count()
    open_checklist(page, site_url)
    page.reload()
    expect(page.locator(".ef-live")).to_be_attached()
    page.click("#fynd summary")
    here = page.locator("#fynd li:visible").count()
    assert 0 < here < everything
    expect(page.locator("#fynd .ef-count")).to_have_text(str(here))


def test_back_forward_and_reload(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    answer(page, "hyresratt")
    answer(page, "uppsagning")
    third = page.inner_text(ASK)
    page.go_back()
    expect(page.locator(ASK)).to_have_text("Vad har kommit?")
    page.go_forward()
    expect(page.locator(ASK)).to_have_text(third)
    page.reload()
    expect(page.locator(ASK)).to_have_text(third)


def test_forward_and_back_through_every_question(page: Page, site_url: str, proof: Proof) -> None:
    """Two walks pass every question of the guide; back again each comes as it came."""
    longest = sorted(answer_sets(proof), key=lambda given: len(walk(proof, given)["asked"]))
    walks: list[dict[str, str]] = []
    for given in reversed(longest):
        if {*walk(proof, given)["asked"]} - {f for w in walks for f in walk(proof, w)["asked"]}:
            walks.append(given)
    for given in walks:
        asked = walk(proof, given)["asked"]
        page.goto("about:blank")
        open_guide(page, site_url)
        for fact in asked:
            expect(page.locator(ASK)).to_have_text(proof.plan.facts[fact].ask)
            answer(page, given[fact])
        expect(page.locator(".ef-live")).to_be_attached()
        for fact in reversed(asked):
            page.go_back()
            expect(page.locator(ASK)).to_have_text(proof.plan.facts[fact].ask)
    assert {fact for given in walks for fact in walk(proof, given)["asked"]} == {*proof.staff.facts}


def test_an_earlier_answer_can_be_changed_and_those_that_still_hold_are_kept(
    page: Page, site_url: str
) -> None:
    open_checklist(page, site_url)
    page.click(".ef-work__answers summary")
    page.click(".ef-work__answers a:has-text('Ändra: Vilken sorts hem')")
    answer(page, "bostadsratt")
    expect(page.locator(".ef-live")).to_be_attached()
    assert page.url.endswith(fragment(DEBT.replace("hyresratt", "bostadsratt")))


def test_answers_of_an_abandoned_branch_are_dropped(page: Page, site_url: str) -> None:
    open_guide(page, site_url, DEBT.replace("stodbehov=nej", ""))
    page.click(".ef-guide__given a:has-text('Ändra: Vilken sorts hem')")
    answer(page, "forvaltningens-lagenhet")
    assert page.url.endswith("#boende=forvaltningens-lagenhet&barn=ja")
    answer(page, "avslut")
    assert "handelse" not in page.url
    assert "orsak" not in page.url


def test_focus_moves_to_the_question_and_it_is_announced(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    answer(page, "hyresratt")
    expect(page.locator(ASK)).to_be_focused()
    expect(page.locator(".ef-guide [role=status]")).to_have_text(re.compile("Fråga 2 av högst"))


def test_keyboard_alone_reaches_the_checklist(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    page.focus(".ef-guide__view .ef-answer__link")
    for _ in range(8):
        if "/checklistor/" in page.url:
            break
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.locator(".ef-live")).to_be_attached()


def test_from_the_start_page_to_owner_and_first_day_in_six_clicks(
    page: Page, site_url: str, proof: Proof
) -> None:
    longest = max(answer_sets(proof), key=lambda given: len(walk(proof, given)["asked"]))
    arrival = next(fact for fact in ("handelse", "laget") if fact in longest)
    page.goto(site_url)
    page.click(f"ul[data-fact={arrival}] [data-value={longest[arrival]}] a[href*='=']")
    clicks = 1
    expect(page.locator(".ef-guide--on")).to_be_attached()
    while "/guide/" in page.url:
        fact = next(f for f in longest if page.inner_text(ASK) == proof.plan.facts[f].ask)
        answer(page, longest[fact])
        clicks += 1
    expect(page.locator("[data-owner]")).to_be_visible()
    expect(page.locator(".ef-phase").first).to_be_visible()
    assert clicks <= 6


def test_vet_inte_has_an_owner_and_steps_that_find_out(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/{fragment(DEBT.replace('aktuell=nej', 'aktuell=vet-inte'))}")
    expect(page.locator("[data-owner]")).not_to_be_empty()
    expect(page.locator("#ta-reda-pa li").first).to_contain_text("Sök alla i hushållet")


def test_the_way_is_lit_on_the_map(page: Page, site_url: str) -> None:
    open_guide(page, site_url, "boende=hyresratt handelse=uppsagning orsak=hyresskuld")
    page.locator(".ef-guide__map summary").click()
    lit = page.locator(".ef-guide__map .ef-map__lit")
    assert lit.count() >= 4
    expect(lit.locator("polygon").first).to_have_css("stroke-width", "3px")


@pytest.mark.parametrize(
    "bad",
    [
        "boende=slott",
        "boende=hyresratt&namn=Anna",
        "__proto__=x",
        "constructor=name",
        "boende=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "=&&==&boende",
        "boende=hyresratt&" * 400,
    ],
)
def test_a_bad_fragment_is_left_out_with_a_sentence(page: Page, site_url: str, bad: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(f"{site_url}guide/#{bad}")
    expect(page.locator(ASK)).to_be_visible()
    expect(page.locator(".ef-guide__view [role=alert], .ef-guide__given").first).to_be_visible()
    assert faults == []


def test_all_questions_can_be_seen_at_once(page: Page, site_url: str) -> None:
    open_guide(page, site_url)
    expect(page.locator("#vet-inte")).to_be_hidden()
    page.click("button:has-text('Visa alla frågor')")
    expect(page.locator("#vet-inte")).to_be_visible()
    expect(page.locator(ASK)).to_be_hidden()


def test_an_address_to_a_place_on_the_page_shows_that_place(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/#vet-inte")
    expect(page.locator("#vet-inte")).to_be_visible()


def test_without_scripts_the_guide_is_whole(plain_page: Page, site_url: str, proof: Proof) -> None:
    plain_page.goto(f"{site_url}guide/")
    for name in proof.plan.routines:
        assert plain_page.locator(f".ef-answers a[href*='checklistor/{name}/']:visible").count()


@pytest.mark.parametrize("file", ["main.js", "components/guide.js", "lib/guide.js", "messages.js"])
def test_the_questions_stay_when_a_script_cannot_be_had(
    page: Page, site_url: str, file: str
) -> None:
    page.route(f"**/javascripts/{file}*", lambda route: route.abort())
    page.goto(f"{site_url}guide/")
    expect(page.locator("#vet-inte")).to_be_visible()


def test_nothing_is_wider_than_a_small_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for answers in ("", "boende=hyresratt"):
        open_guide(page, site_url, answers)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, answers
