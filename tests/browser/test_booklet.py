"""The guide as a booklet: every list has a number, a sheet and a way to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from macros.readers.book import Book
from macros.readers.booklet import front, numbered
from tests.browser.booklet import booklet
from tests.browser.paper import covered, sheets
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]
LISTS = ("egen-lopande-tillsyn", "ej-aktuell-hyresskuld-barn")


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page to which the booklet may add its foot."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_every_list_begins_a_sheet_and_is_in_the_contents(
    page: Page, site_url: str, book: Book
) -> None:
    pdf = booklet(page, site_url, book, LISTS)
    read = PdfReader(io.BytesIO(pdf))
    begins = [read.get_destination_page_number(part) for part in read.outline]
    assert len(begins) == 1 + len(LISTS)
    assert not [first for first in begins if first % 2], "the front of a sheet"
    assert all(one < other for one, other in pairwise(begins))
    for name, first in zip(LISTS, begins[1:], strict=True):
        text = read.pages[first].extract_text()
        assert f"Lista {numbered(book)[name]} · sida 1 av" in text
        assert book.plan.routines[name].title in text
    assert [pair for sheet in sheets(pdf) for pair in covered(sheet)] == []


def test_the_map_leads_to_every_list(book: Book) -> None:
    text = front(book)
    assert [n for n in numbered(book).values() if f"<b>lista {n}</b>" not in text] == []
    assert [r.title for r in book.plan.routines.values() if r.title not in text] == []
