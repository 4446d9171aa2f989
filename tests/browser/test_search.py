"""Search: which answer comes first, and what the dialog says and does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import axe_says
from tests.figures import count
from tests.site.build import built_site
from tests.vocabulary import REAL, ROOT, proof_of

pytestmark = pytest.mark.browser

QUERIES: dict[str, str] = yaml.load(
    (ROOT / "tests" / "real" / "searches.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506
)
FIND = """async ([path, queries]) => {
  const { Index } = await import(new URL("assets/javascripts/lib/search.js", document.baseURI))
  const index = new Index(await (await fetch(new URL(path, document.baseURI))).json())
  return queries.map(query => index.find(query).map(
    answer => [answer.address, ...answer.also.map(other => other.address)]))
}"""
LIB = """async ([name, args]) => {
  const lib = await import(new URL("assets/javascripts/lib/search.js", document.baseURI))
  return lib[name](...args)
}"""
_answers: dict[str, list[list[str]]] = {}


@cache
def index_path(language: str = "sv") -> str:
    return (
        next((built_site() / "search").glob(f"{language}.*.json"))
        .relative_to(built_site())
        .as_posix()
    )


@pytest.fixture(scope="module")
def bare(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page of the site for asking its modules; nothing on it is touched."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url)
    yield page
    context.close()


def answers(page: Page, *queries: str, language: str = "sv") -> list[list[list[str]]]:
    """The addresses that each query leads to, best first, variants in one list."""
    found: list[list[list[str]]] = page.evaluate(FIND, [index_path(language), list(queries)])
    return found


def lib(page: Page, name: str, *args: str) -> Any:
    return page.evaluate(LIB, [name, args])


def missed(page: Page, wanted: list[tuple[str, str]]) -> list[str]:
    """The queries whose page is not among the first three answers, with what came instead."""
    found = answers(page, *(query for query, _ in wanted))
    lost = [
        f"{query}: {address} not in {[first for first, *_ in said[:3]]}"
        for (query, address), said in zip(wanted, found, strict=True)
        if address not in {one for answer in said[:3] for one in answer}
    ]
    count("queries asked of the search", len(wanted))
    count("of them missed", len(lost))
    return lost


def test_every_query_of_the_table_finds_its_page(bare: Page) -> None:
    assert missed(bare, list(QUERIES.items())) == []


def test_every_lay_word_of_the_register_finds_its_answer(bare: Page) -> None:
    from macros.readers.search import address_of

    plan = proof_of(REAL).plan
    register = plan.searches.items()
    wanted = [(word, address_of(plan, t)) for t, search in register for word in search.words]
    assert missed(bare, wanted) == []


def test_every_word_of_a_letter_finds_its_checklist(bare: Page) -> None:
    routines = proof_of(REAL).plan.routines
    wanted = [(word, name) for name, routine in routines.items() for word in routine.words]
    found = answers(bare, *(word for word, _ in wanted))
    lost = [
        (word, name)
        for (word, name), said in zip(wanted, found, strict=True)
        if f"checklistor/{name}/" not in {one for answer in said for one in answer}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vräkning", "vräkt"), ("avhysningarna", "avhyst"), ("beslutet", "beslut"),
        ("ärendena", "ärendet"), ("handläggaren", "handläggarna"), ("skuldens", "skulder"),
        ("uppsägningen", "uppsagd"), ("kommunerna", "kommun"), ("hyran", "hyror"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(bare: Page, one: str, other: str) -> None:
    stems = [lib(bare, "stem", lib(bare, "fold", word)) for word in (one, other)]
    assert stems[0] == stems[1]


@pytest.mark.parametrize(
    ("one", "other"), [("värd", "varning"), ("förening", "före"), ("barn", "bar")]
)
def test_different_words_keep_apart(bare: Page, one: str, other: str) -> None:
    stems = [lib(bare, "stem", lib(bare, "fold", word)) for word in (one, other)]
    assert stems[0] != stems[1]


@pytest.mark.parametrize(
    ("typed", "meant", "near"),
    [
        ("hyreskuld", "hyresskuld", True), ("kronofogdne", "kronofogden", True),
        ("utslgag", "utslag", True), ("utslag", "uppslag", False), ("skuld", "skulder", False),
    ],
)  # fmt: skip
def test_one_letter_may_be_wrong(bare: Page, typed: str, meant: str, near: bool) -> None:
    assert lib(bare, "isNear", typed, meant) is near


@pytest.mark.parametrize("query", ["", " ", "-", "“”", "&", "\u00ad"])
def test_nothing_but_signs_finds_nothing(bare: Page, query: str) -> None:
    assert answers(bare, query) == [[]]


def test_letters_that_cannot_be_seen_change_nothing(bare: Page) -> None:
    plain, odd = answers(bare, "vräkning", "vra\u0308k\u00adning\u200b")
    assert plain == odd


def test_languages_are_kept_apart(bare: Page) -> None:
    (swedish,) = answers(bare, "landlord eviction")
    (english,) = answers(bare, "eviction", language="en")
    assert not [one for answer in swedish for one in answer if one.startswith("en/")]
    assert english
    assert all(one.startswith("en/") for answer in english for one in answer)


def test_pages_for_editors_come_last(bare: Page) -> None:
    (found,) = answers(bare, "steg")
    rooms = [first.startswith(("om/fel", "om/beslut")) for first, *_ in found]
    assert rooms == sorted(rooms)


# The dialog


def open_search(page: Page, site: str, address: str = "") -> None:
    page.goto(site + address)
    page.wait_for_load_state("networkidle")
    page.click(".ef-find")
    expect(page.locator("dialog.ef-search")).to_be_visible()


def test_a_page_in_english_is_searched_in_english(page: Page, site_url: str) -> None:
    open_search(page, site_url, "en/")
    expect(page.locator("#ef-search-about")).to_contain_text("Nothing that you write")
    page.fill("#ef-search", "eviction")
    expect(page.locator(".ef-search__status")).to_have_text(
        re.compile(r"\d+ answers? for “eviction”")
    )
    assert page.locator(".ef-search__kind").all_inner_texts() != []
    assert {*page.locator(".ef-search__kind").all_inner_texts()} == {"In English"}


def test_the_index_is_fetched_when_the_search_is_opened(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guide/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url or "search.js" in url] == []
    page.click(".ef-find")
    expect(page.locator(".ef-search__status")).to_contain_text("Skriv ett ord")
    assert [url for url in asked if index_path() in url]


def test_the_search_is_used_with_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("Control+k")
    expect(page.locator("#ef-search")).to_be_focused()
    page.keyboard.type("samtyke")
    expect(page.locator(".ef-search__status")).to_contain_text("svar på ”samtyke”")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ef-search__list a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/brev/samtycke/")
    expect(page.locator("dialog.ef-search")).to_be_hidden()


def test_esc_closes_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    open_search(page, site_url)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.ef-search")).to_be_hidden()
    expect(page.locator(".ef-find")).to_be_focused()


def test_an_answer_in_the_guide_opens_the_guide_there(page: Page, site_url: str) -> None:
    open_search(page, site_url, "guide/")
    page.fill("#ef-search", "vräkningshot")
    expect(page.locator(".ef-search__list a").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/#handelse=avhysning")
    expect(page.locator(".ef-guide__view")).to_contain_text("Ett besked om avhysning")


def test_a_failed_fetch_is_said_and_can_be_tried_again(page: Page, site_url: str) -> None:
    page.route("**/search/*.json", lambda route: route.abort())
    open_search(page, site_url)
    expect(page.locator(".ef-search__status")).to_contain_text("kunde inte hämtas")
    page.unroute("**/search/*.json")
    page.click(".ef-search__status button")
    expect(page.locator(".ef-search__status")).to_contain_text("Skriv ett ord")


def test_a_slow_fetch_is_said(page: Page, site_url: str) -> None:
    page.clock.install()
    held: list[Route] = []
    page.route("**/search/*.json", lambda route: held.append(route))  # noqa: PLW0108 (not a built-in)
    open_search(page, site_url)
    expect(page.locator(".ef-search__status")).to_contain_text("Hämtar")
    page.clock.run_for(5000)
    expect(page.locator(".ef-search__status")).to_contain_text("längre tid än vanligt")
    held[0].continue_()
    expect(page.locator(".ef-search__status")).to_contain_text("Skriv ett ord")


def test_without_the_script_the_link_leads_to_the_list_of_words(page: Page, site_url: str) -> None:
    page.route("**/components/search.js*", lambda route: route.abort())
    page.goto(site_url)
    page.click(".ef-find")
    page.wait_for_url("**/sok/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alla sökord")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 320])
def test_the_search_fits_and_axe_finds_nothing(
    browser: Browser, site_url: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    open_search(page, site_url)
    page.fill("#ef-search", "uppsägning")
    expect(page.locator(".ef-search__list a").first).to_be_visible()
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
    assert axe_says(page) == []
    context.close()


def test_what_is_typed_is_sent_nowhere(page: Page, site_url: str) -> None:
    asked: list[str] = []
    open_search(page, site_url)
    page.on("request", lambda request: asked.append(json.dumps([request.url, request.post_data])))
    page.fill("#ef-search", "Hemliga Namnet")
    expect(page.locator(".ef-search__status")).to_contain_text("”Hemliga Namnet”")
    assert [said for said in asked if "hemlig" in said.lower()] == []
    assert (
        page.evaluate("JSON.stringify([localStorage, sessionStorage])").lower().count("hemlig") == 0
    )
