"""What is printed to be written on has its number of sheets, and nothing stands over anything."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.paper import covered, sheets

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("path", "count"), [("om/motet/", 2), ("om/uppgifter/", 1)])
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
