"""The rooms of the site: each has tabs of its own, and one name for one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from macros.readers.book import Book
from macros.readers.pages import navigation, pages
from macros.readers.rooms import address_of, named_menus, room_of, way_up
from tests.vocabulary import MINI, REAL, proof_of

DAY = date(2026, 11, 23)
STAFF = ["Guide", "Checklistor", "Tider och lag", "Brev", "Roller", "Ny här"]
INDEX = "index.md"


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, DAY)


@cache
def made() -> dict[str, str]:
    return {page.path: page.content for page in pages(book())}


def themed(entries: list[Any], title: str = "") -> list[Any]:
    """Return a navigation as the theme has it: entries with titles, addresses and children."""
    return [
        entry(*next(iter(x.items()))) if isinstance(x, dict) else entry(title, x) for x in entries
    ]


def entry(title: str, inner: Any) -> SimpleNamespace:
    if isinstance(inner, list):
        return SimpleNamespace(title=title, url=None, children=themed(inner, title), is_page=False)
    index = inner.endswith(INDEX)
    url = inner.removesuffix(INDEX) if index else f"{inner[:-3]}/"
    return SimpleNamespace(title=title, url=url, children=None, is_page=True, is_index=index)


def tabs(address: str) -> list[str]:
    shown = room_of(book(), themed(navigation(book(), [], [])), address).tabs.items
    return [f"{tab.title}: {address_of(tab)}" for tab in shown]


def named(entries: list[Any]) -> Iterator[tuple[str, str]]:
    for x in entries:
        for title, inner in x.items() if isinstance(x, dict) else ():
            yield from named(inner) if isinstance(inner, list) else [(title, inner)]


@pytest.mark.parametrize("address", ["", "guide/", "lar/ovning/", "fynd/", "ordlista/", "om/fel/"])
def test_staff_have_six_tabs(address: str) -> None:
    assert [tab.partition(":")[0] for tab in tabs(address)] == STAFF


def test_landlords_residents_and_english_have_rooms_of_their_own() -> None:
    assert all(tab.split(": ")[1].startswith("hyresvardar/") for tab in tabs("hyresvardar/oro/"))
    assert all(tab.split(": ")[1].startswith("en/") for tab in tabs("en/landlords/oro/"))
    assert tabs("mitt-hem/")[0] == "Det gäller mitt hem: mitt-hem/"
    assert not any("checklistor" in tab for tab in tabs("mitt-hem/"))
    assert tabs("om/kontakt/") == tabs("mitt-hem/")


def test_a_site_without_landlords_has_rooms_all_the_same() -> None:
    mini = Book.of(proof_of(MINI).plan, DAY)
    items = themed(navigation(mini, [], []))
    without = [x for x in items if address_of(x) not in ("hyresvardar/", "en/")]
    assert room_of(mini, without, "hyresvardar/").tabs.items[0].title == "Guide"
    assert room_of(mini, without, "mitt-hem/").homepage.url == ""


def test_a_page_lies_under_the_first_page_of_its_section() -> None:
    page = entry("Uppsökare", "roller/uppsokare.md")
    index = entry("Roller", "roller/index.md")
    section = SimpleNamespace(children=[index, page])
    assert way_up([SimpleNamespace(children=[page]), section], page) is index
    assert way_up([section], index) is None


def test_a_page_has_one_name() -> None:
    titles = [(t, p) for t, p in named(navigation(book(), [], [])) if p in made() and p != INDEX]
    headings = {p: re.search(r"^# (.*?)(?: \{#.*\})?$", made()[p], re.MULTILINE) for _, p in titles}
    names = [(title, found[1] if (found := headings[path]) else "") for title, path in titles]
    assert [
        pair for pair in names if pair[1] != pair[0] and not pair[1].startswith(f"{pair[0]}: ")
    ] == []


@pytest.mark.parametrize("path", [INDEX, "guide/index.md", "checklistor/index.md"])
def test_working_out_the_time_is_near(path: str) -> None:
    assert 'juridik/rakna-ut-tiden/">Räkna ut tiden</a>' in made()[path]


def test_the_resident_works_out_the_time_on_the_own_page() -> None:
    assert 'data-module="calculator" data-rule="atervinning"' in made()["mitt-hem.md"]


@pytest.mark.parametrize("section", ["gatt", "privat", "annat-skal", "bestamt"])
def test_the_resident_reads_what_to_do_where_the_ordinary_day_does_not_help(section: str) -> None:
    text = made()["mitt-hem.md"]
    told = text.partition(f"{{#{section}}}")[2].partition("\n#")[0].lower()
    assert re.search(r"(fråga|be) oss|ta kontakt|en jurist", told)
    assert not re.search(r"för sent|kan inte räddas|förlorat", text)


def test_the_resident_reads_the_same_in_english() -> None:
    swedish, english = (made()[path] for path in ("mitt-hem.md", "en/index.md"))
    answers = set(re.findall(r"^##+ .*\{#([a-z-]+)\}$", swedish, re.MULTILINE))
    assert {"gatt", "privat", "annat-skal", "bestamt", "sekretess"} <= answers
    assert [
        a for a in sorted(answers - {"i-dag", "rakna", "jurist"}) if f"{{#{a} " not in english
    ] == []
    assert english.count("112") == swedish.count("112")


@pytest.mark.parametrize("word", ["sekretess", "kostar", "jurist", "avgifter", "tolk"])
def test_the_resident_reads_of_cost_secrecy_and_help_with_the_law(word: str) -> None:
    assert word in made()["mitt-hem.md"].lower()


def test_the_resident_is_led_to_the_citys_own_contact_and_to_112() -> None:
    text = made()["mitt-hem.md"]
    assert 'mitt-hem/">Det gäller mitt hem</a>' in made()[INDEX]
    assert 'href="https://start.stockholm/"' in text
    assert "Ring 112" in text
    assert re.findall(r"\b0\d{1,3}-\d", text) == []


def test_a_menu_has_the_name_of_its_section() -> None:
    label = (
        '<label class="md-nav__title" for="__nav_7"><span class="md-icon"></span> Ny här </label>'
    )
    nav = '<nav class="md-nav" data-md-level="1" aria-labelledby="x" aria-expanded="true">'
    named = nav.replace('aria-labelledby="x"', 'aria-label="Ny här"')
    assert named_menus(nav + label) == named + label
    assert named_menus(nav + "<ul></ul>") == nav + "<ul></ul>"
