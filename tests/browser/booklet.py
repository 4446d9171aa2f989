"""The guide on paper: ``python -m tests.browser.booklet FILE`` writes a booklet of the whole site.

Cover, contents and map come first; each checklist begins a sheet, with its number at the foot.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader, PdfWriter

from macros import loading
from macros.folder import content_folder
from macros.readers.book import Book
from macros.readers.booklet import front, numbered
from tests.browser.chromium import launch_options
from tests.site.build import built_site
from tests.site.serving import static_host
from tests.vocabulary import ROOT

FOOT = """@page {{ @bottom-right {{
  content: "Lista {} · sida " counter(page) " av " counter(pages)
}} }}"""


def booklet(page: Page, site: str, book: Book, names: Iterable[str]) -> bytes:
    """Return a booklet with the named checklists as a PDF; ``page`` must let styles be added."""
    written, numbers = PdfWriter(), numbered(book)
    page.set_content(front(book))
    _append(written, page.pdf(prefer_css_page_size=True), "Innehåll")
    for name in names:
        page.goto(f"{site}checklistor/{name}/")
        page.locator(".ef-live").wait_for(state="attached")
        page.add_style_tag(content=FOOT.format(numbers[name]))
        title = f"{numbers[name]}. {book.plan.routines[name].title}"
        _append(written, page.pdf(prefer_css_page_size=True), title)
    made = io.BytesIO()
    written.write(made)
    return made.getvalue()


def _append(written: PdfWriter, pdf: bytes, title: str) -> None:
    """Add a part with its own entry in the outline; on both sides of the paper it is a sheet."""
    written.append(PdfReader(io.BytesIO(pdf)), outline_item=title, import_outline=False)
    if len(written.pages) % 2:
        written.add_blank_page()


def main(path: Path) -> None:
    """Write the booklet of the content that is meant."""
    book = loading.load(content_folder(ROOT))
    with static_host(built_site()) as site, sync_playwright() as playwright:
        context = playwright.chromium.launch(**launch_options()).new_context(bypass_csp=True)
        path.write_bytes(booklet(context.new_page(), site, book, book.plan.routines))
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
