"""The site behind a stock web server, one that knows the types of Debian's nginx 1.22 alone."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import DEBT, answer, open_guide, ticked
from tests.browser.server import Quiet, served
from tests.site.build import built_site

pytestmark = [pytest.mark.browser, pytest.mark.site]

TYPES = {
    "html": "text/html",
    "htm": "text/html",
    "css": "text/css",
    "xml": "text/xml",
    "txt": "text/plain",
    "js": "application/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
}
"""What its mime.types says of the files that a page may load. There is no mjs."""
BYTES = "application/octet-stream"
SAVED = {"csv", "gz", "ics", "ipynb", "map", "vcf", "conf", ""}
"""Sent as bytes: files that someone saves or a tool or the server reads; no page needs them."""


class Stock(Quiet):
    def guess_type(self, path: str | PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix.removeprefix("."), BYTES)


@pytest.fixture
def stock_url() -> Iterator[str]:
    with served(built_site(), Stock) as url:
        yield url


def test_every_file_that_a_page_loads_has_a_type() -> None:
    files = {path.suffix.removeprefix(".") for path in built_site().rglob("*") if path.is_file()}
    assert files - TYPES.keys() <= SAVED


def test_the_guide_leads_to_a_tick_without_an_error(page: Page, stock_url: str) -> None:
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    open_guide(page, stock_url, DEBT.replace("stodbehov=nej", ""))
    answer(page, "nej")
    expect(page.locator(".ef-live")).to_be_attached()
    page.locator(".ef-step__box:visible").first.check()
    expect(page.locator(".ef-work__case")).to_contain_text("Sparas bara i den här webbläsaren")
    assert len(ticked(page)) == 1
    assert wrong == []
