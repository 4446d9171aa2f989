"""Every page says who speaks and how to reach them; each language has a frame of its own."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from tests.site.build import built_site, documents, page
from tests.vocabulary import REAL, proof_of

pytestmark = pytest.mark.site

AT_THE_FOOT = ("om/kontakt/", "om/tillganglighet/", "om/personuppgifter/")


def staffs(path: str) -> bool:
    """Return whether a page is for those who work here."""
    return not path.startswith(("hyresvardar/", "mitt-hem/", "en/", *AT_THE_FOOT))


def addresses(path: str) -> set[str]:
    return {tag.attributes.get("href") or "" for tag in documents()[path].all("a")}


def test_every_page_leads_to_contact_accessibility_and_personal_data() -> None:
    for path in documents():
        found = {urljoin(f"/{path}", href) for href in addresses(path)}
        foot = (*AT_THE_FOOT, *({"fynd/"} if staffs(path) else ()))
        assert {f"/{address}" for address in foot} <= found, path


def test_a_page_shows_the_way_up() -> None:
    for path, up in (("roller/uppsokare/", "Roller"), ("hyresvardar/oro/", "Hyresvärd eller")):
        html = (built_site() / path / "index.html").read_text(encoding="utf-8")
        ways = re.findall(r'<p class="ef-up"><a href="[./]+">([^<]*)</a>', html)
        assert [way.startswith(up) for way in ways] == [True], path


def test_every_swedish_page_says_who_speaks_and_whether_it_is_reviewed() -> None:
    organisation = proof_of(REAL).plan.organisation
    assert organisation
    reviewed = "Granskat den" if organisation.reviewed else "Inte granskat av förvaltningen än."
    for path, document in documents().items():
        assert (organisation.publisher or organisation.name) in document.text or (
            path.startswith("en/")
        ), path
        assert path.startswith("en/") or reviewed in document.text, path


def test_landlords_and_residents_are_not_told_that_the_texts_are_for_the_staff() -> None:
    for path, document in documents().items():
        assert ("skrivna för handläggare" in document.text) == staffs(path), path
        assert ("fastställd" in document.text.rpartition("version")[2]) == staffs(path), path
        assert staffs(path) or "Det som planen lämnar öppet" not in document.text, path


def test_the_statement_says_what_the_law_asks_for() -> None:
    text = page("om/tillganglighet/").text
    for needed in ("2018:1937", "delvis förenlig", "inte är prövat", "bedömde webbplatsen själva"):
        assert needed in text, needed
    assert "https://www.digg.se/tdosanmalan" in addresses("om/tillganglighet/index.html")


def test_a_page_is_in_the_language_that_it_says() -> None:
    for path, document in documents().items():
        (html,) = document.all("html")
        assert html.attributes["lang"] == ("en" if path.startswith("en/") else "sv"), path


def test_a_link_says_when_it_leads_to_the_other_language() -> None:
    for path, document in documents().items():
        here = "en" if path.startswith("en/") else "sv"
        for tag in document.all("a"):
            href = tag.attributes.get("href") or ""
            if href.startswith((".", "/")) or (href and ":" not in href and href[0] != "#"):
                there = "en" if urljoin(f"/{path}", href).startswith("/en/") else "sv"
                assert there in (here, tag.attributes.get("hreflang")), f"{path}: {href}"


def test_an_english_page_has_an_english_frame() -> None:
    text = documents()["en/index.html"].text
    assert "Search" in text
    for swedish in ("Checklistor", "Innehållsförteckning", "Sök", "Tider"):
        assert swedish not in text.split(), swedish


def test_the_map_of_the_site_tells_where_a_page_is_in_each_language() -> None:
    told = (built_site() / "sitemap.xml").read_text(encoding="utf-8")
    english = told.count('hreflang="en"')
    assert (
        english == told.count('hreflang="sv"') == 2 * sum(p.startswith("en/") for p in documents())
    )
