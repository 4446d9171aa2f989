"""The landlords' helper: what it writes and names, and that it keeps nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

HELPER = "hyresvardar/meddelande/meddelande-hyra/"
LETTERS = [
    *("frivilligt-meddelande", "kopia-av-uppsagning", "meddelande-avgift"),
    *("meddelande-hyra", "underrattelse-storning"),
]
SOUND = {
    "skickas": "2026-11-23",
    "rum": "3",
    "uppsagd": "2026-11-22",
    "fran": "2026-10",
    "till": "2026-11",
    "belopp": "16900,5",
    "forfallodag": "2026-09-30",
    "ranta": "0",
    "konto": "123-4567",
}


@pytest.fixture
def helper(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + HELPER)
    yield page
    context.close()


def message(page: Page, letter: str = "meddelande-hyra") -> Locator:
    found = page.locator(f'[data-letter="{letter}"]')
    expect(found.locator("fieldset")).to_be_visible()
    return found


def fill(part: Locator, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        field = part.locator(f'[data-field="{key}"]')
        field.fill(value)
        field.blur()


def copied(page: Page, part: Locator) -> str:
    part.get_by_role("button", name="Kopiera texten").click()
    expect(part.get_by_role("status")).to_contain_text("kopierad")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_what_is_filled_in_stands_in_the_text_and_names_stay_blank(helper: Page) -> None:
    part = message(helper)
    fill(part, SOUND)
    text = copied(helper, part)
    assert "Hemmets storlek: 3 rum" in text
    assert "Hyran gäller: oktober 2026 till november 2026" in text
    assert "16\u00a0900,50 kronor" in text
    assert "Betalas till: 123-4567" in text
    assert "Hyresgäst: [Hyresgästens namn]" in text
    assert "Delgivning av underrättelsen" not in text
    said = part.get_by_role("status").inner_text()
    assert said.startswith("Texten är kopierad. Byt ut klamrarna i brevet mot: Ditt namn")


def test_no_bracket_in_a_copied_text_is_left_unexplained(helper: Page, site_url: str) -> None:
    for letter in LETTERS:
        helper.goto(f"{site_url}hyresvardar/meddelande/{letter}/")
        part = message(helper, letter)
        text = copied(helper, part)
        said = part.get_by_role("status").inner_text()
        assert [name for name in re.findall(r"\[(.+?)\]", text) if name not in said] == []


def test_an_ending_with_a_time_works_out_its_days(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + "hyresvardar/uppsagt-hyra/")
    page.fill("#dag-delgiven", "2026-11-02")
    page.locator("#dag-delgiven").blur()
    expect(page.locator(".ef-calculator")).to_contain_text("Trygg dag: måndag 23 november 2026")
    page.close()


@pytest.mark.parametrize("address", ["en/landlords/uppsagt-hyra/", "en/days/"])
def test_the_days_are_worked_out_in_english(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    for event, day in {"delgiven": "2025-12-03", "meddelande-skickat": "2025-12-05"}.items():
        page.fill(f"#dag-{event}", day)
        page.locator(f"#dag-{event}").blur()
    told = page.locator(".ef-calculator")
    expect(told).to_contain_text(re.compile("Safe day: Wednesday,? 24 December 2025"))
    expect(told).to_contain_text(re.compile("bank day before, Tuesday,? 23 December 2025"))
    expect(told).to_contain_text(re.compile("Last day by law: Monday,? 29 December 2025"))
    expect(told).to_contain_text("moved because of Second Day of Christmas, Saturday and Sunday")
    assert re.findall(r"\b(dag|dagar|datum|senast|och)\b", told.inner_text()) == []


def test_the_resident_gives_one_day_and_gets_the_day_to_keep_to(page: Page, site_url: str) -> None:
    page.goto(site_url + "mitt-hem/")
    expect(page.locator(".ef-day")).to_have_count(1)
    page.fill("#dag-delgiven", "2025-12-03")
    page.locator("#dag-delgiven").blur()
    told = page.locator(".ef-calculator dl")
    expect(told).to_contain_text("Trygg dag: onsdag 24 december 2025")
    expect(told).to_contain_text("bankdagen före, tisdag 23 december 2025")
    expect(told).not_to_contain_text("Saknas")


def test_a_day_that_has_gone_fits_a_phone(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(site_url + "mitt-hem/")
    page.fill("#dag-delgiven", "2025-12-03")
    page.locator("#dag-delgiven").blur()
    expect(page.locator(".ef-due--late").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_missing_fields_are_named(helper: Page) -> None:
    part = message(helper)
    fill(part, {"belopp": "8450"})
    copied(helper, part)
    said = part.get_by_role("status").inner_text()
    assert "Inte ifyllt ännu:" in said
    assert "Antal rum" in said
    assert "Belopp" not in said
    assert "Referens" not in said


@pytest.mark.parametrize(
    ("values", "key", "says"),
    [
        ({"belopp": "mycket"}, "belopp", "ett belopp i kronor"),
        ({"rum": "0"}, "rum", "antal rum"),
        ({"konto": "12"}, "konto", "ett bankgiro"),
        ({"konto": "19800101-1234"}, "konto", "personnummer"),
        ({"referens": "198001011234"}, "referens", "personnummer"),
        ({"referens": "Anna Andersson"}, "referens", "bara siffror"),
        ({"fran": "2026-11", "till": "2026-10"}, "fran", "senare än"),
        ({"skickas": "2026-11-23", "forfallodag": "2026-12-01"}, "forfallodag", "senare än"),
    ],
)
def test_a_wrong_field_is_named_and_left_blank(
    helper: Page, values: dict[str, str], key: str, says: str
) -> None:
    part = message(helper)
    fill(part, values)
    field = part.locator(f'[data-field="{key}"]')
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(part.locator(f"#meddelande-hyra-{key}-fel")).to_contain_text(says)
    copied(helper, part)
    expect(part.get_by_role("status")).to_contain_text("Fel, och därför inte ifyllt:")
    expect(part.locator(f'[data-blank="{key}"]').first).to_contain_text("[")


def test_nothing_is_kept_anywhere(helper: Page, site_url: str) -> None:
    sent: list[str] = []
    part = message(helper)
    helper.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    fill(part, SOUND | {"referens": "7777777"})
    copied(helper, part)
    kept = helper.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
    )
    assert [
        value for value in [*SOUND.values(), "7777777"] if len(value) > 4 and value in kept
    ] == []
    assert json.loads(kept)[3] == site_url + HELPER
    assert sent == []
    helper.reload()
    assert message(helper).locator('[data-field="referens"]').input_value() == ""


def test_clearing_empties_the_fields_and_the_text(helper: Page) -> None:
    part = message(helper)
    fill(part, SOUND)
    part.get_by_role("button", name="Rensa").click()
    expect(part.locator('[data-field="belopp"]')).to_have_value("")
    expect(part.locator('[data-blank="belopp"]')).to_have_text("[Belopp att betala, i kronor]")


def test_the_helper_works_after_instant_navigation(helper: Page, site_url: str) -> None:
    part = message(helper)
    fill(part, {"belopp": "8450"})
    helper.get_by_role("link", name="Hyresvärd eller förening", exact=True).first.click()
    helper.wait_for_url(site_url + "hyresvardar/")
    helper.get_by_role("article").get_by_role("link", name="Skriv meddelandet").click()
    helper.get_by_role("article").get_by_role("link", name="obetald hyra").click()
    helper.wait_for_url(site_url + HELPER)
    part = message(helper)
    expect(part.locator('[data-field="belopp"]')).to_have_value("")
    fill(part, {"belopp": "9000"})
    expect(part.locator('[data-blank="belopp"]')).to_have_text("9\u00a0000")


def test_the_page_is_complete_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + HELPER)
    part = page.locator('[data-letter="meddelande-hyra"]')
    expect(part.locator("pre")).to_contain_text("[Belopp att betala, i kronor] kronor")
    expect(part.locator("fieldset")).to_be_hidden()
    expect(part.get_by_role("button")).to_have_count(0)
    context.close()


def test_three_choices_lead_to_the_contact_without_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "hyresvardar/")
    page.get_by_role("link", name="Ja, i Enskede-Årsta-Vantör").click()
    happened = page.get_by_role("article").get_by_text("Uppsägning är gjord för obetald hyra")
    happened.click()
    homes = page.locator("#hem-har-sagt-upp-hyra")
    homes.get_by_role("link", name="Hyresrätt").first.click()
    expect(page).to_have_url(site_url + "hyresvardar/uppsagt-hyra/")
    expect(page.locator('[data-receiver="administrativ-assistent"]')).to_be_visible()
    context.close()


def test_only_the_message_is_printed(helper: Page) -> None:
    helper.evaluate("window.print = () => { document.body.dataset.printed = '1' }")
    part = message(helper)
    part.get_by_role("button", name="Skriv ut").click()
    expect(helper.locator("body")).to_have_attribute("data-printed", "1")
    helper.emulate_media(media="print")
    expect(part.locator("pre")).to_be_visible()
    expect(helper.get_by_role("heading", level=1)).to_be_hidden()


def test_the_english_helper_says_its_faults_in_english(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + "en/landlords/message/meddelande-hyra/")
    part = message(page)
    fill(part, {"belopp": "much"})
    expect(part.locator("#meddelande-hyra-belopp-fel")).to_contain_text("an amount in kronor")
    page.close()
