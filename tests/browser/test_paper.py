"""What is printed to be written on has its number of sheets, and nothing stands over anything."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from macros.proof.proof import Proof
from tests.browser.pages import Answers, answer_sets, open_checklist, walk
from tests.browser.paper import covered, sheets
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize(
    ("path", "count"),
    [("om/motet/", 2), ("om/uppgifter/", 1), ("om/prova/", 1), ("forsta-timmen/", 1)],
)
def test_a_paper_has_its_number_of_sheets(page: Page, site_url: str, path: str, count: int) -> None:
    page.goto(site_url + path)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == count
    assert [covered(sheet) for sheet in sheets(pdf)] == [[]] * count


@pytest.mark.parametrize("path", ["checklista-ej-aktuell-hyresskuld-barn", "juridik-kronofogden"])
def test_nothing_stands_over_anything_on_a_review_sheet(
    page: Page, site_url: str, path: str
) -> None:
    page.goto(f"{site_url}om/granska/{path}/")
    found = sheets(page.pdf(prefer_css_page_size=True))
    assert [covered(sheet) for sheet in found] == [[]] * len(found)


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


def fullest(proof: Proof) -> dict[str, Answers]:
    """For each list the answers under which most steps apply."""
    found: dict[str, tuple[int, Answers]] = {}
    for given in answer_sets(proof):
        told = walk(proof, given)
        name, length = told["checklist"], len(told["steps"])
        if length > found.get(name, (0, {}))[0]:
            found[name] = (length, given)
    return {name: given for name, (_, given) in found.items()}


def test_a_list_is_four_sheets_at_most_and_two_for_its_owner(
    page: Page, site_url: str, proof: Proof
) -> None:
    for name, given in fullest(proof).items():
        answers = " ".join(f"{fact}={value}" for fact, value in given.items())
        open_checklist(page, site_url, name, answers)
        page.select_option("#jag-ar", "")
        page.evaluate("document.fonts.ready")
        whole = page.pdf(prefer_css_page_size=True, format="A4")
        assert len(PdfReader(io.BytesIO(whole)).pages) <= 4, name
        assert not any(covered(sheet) for sheet in sheets(whole)), name
        page.select_option("#jag-ar", proof.plan.routines[name].owner)
        own = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
        assert len(own) <= 2, name
        assert "Sida 1 av" in own[0].extract_text(), name
        assert "Innehållets version" in own[-1].extract_text(), name
        page.goto("about:blank")


def test_a_role_has_one_sheet(page: Page, site_url: str) -> None:
    open_checklist(page, site_url)
    for role in ("administrativ-assistent", "budget-och-skuldradgivare", "socialsekreterare-eaf"):
        page.select_option("#jag-ar", role)
        assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1, role
