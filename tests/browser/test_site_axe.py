"""One page of each kind has nothing that axe objects to, in light and dark, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe_says

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "",
    "guide/",
    "checklistor/",
    "checklistor/ej-aktuell-avhysning-barn/",
    "roller/",
    "roller/socialsekreterare-eaf/",
    "brev/",
    "brev/standardbrev-barnfamilj/",
    "fynd/",
    "om/",
    "om/webbplatsen/",
    "om/kontakt/",
    "om/tillganglighet/",
    "om/personuppgifter/",
    "sok/",
    "kallor/",
    "ordlista/",
    "lar/",
    "fel-dorr/",
    "forsta-timmen/",
    "mitt-hem/",
    "hyresvardar/",
    "hyresvardar/meddelande/",
    "hyresvardar/uppsagt-hyra/",
    "hyresvardar/meddelande/meddelande-hyra/",
    "hyresvardar/kontakt/bosamordnare/",
    "en/",
    "en/landlords/uppsagt-hyra/",
    "en/days/",
    "404.html",
)


MODES = [("light", 1400), ("dark", 1400), ("light", 390)]
FRAMES = ("", "guide/", "checklistor/", "hyresvardar/")
"""Pages whose every mode is asked everything: what stands around a page is the same on all."""


def assert_axe_finds_nothing(
    browser: Browser, url: str, scheme: Any, width: int, *, whole: bool = False
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(url)
    assert axe_says(page, whole=whole) == []
    context.close()


@pytest.mark.parametrize(("scheme", "width"), MODES)
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.strip("/") or "start")
def test_axe_finds_nothing(
    browser: Browser, site_url: str, address: str, scheme: str, width: int
) -> None:
    assert_axe_finds_nothing(browser, site_url + address, scheme, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", FRAMES, ids=lambda address: address.strip("/") or "start")
def test_axe_finds_nothing_in_what_stands_around_a_narrow_page(
    browser: Browser, site_url: str, address: str, scheme: str
) -> None:
    assert_axe_finds_nothing(browser, site_url + address, scheme, 390, whole=True)
