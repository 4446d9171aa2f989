"""One page of each kind has nothing that axe objects to, in light and dark, wide and narrow."""

from __future__ import annotations

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
    "kallor/",
    "ordlista/",
    "lar/",
    "fel-dorr/",
    "hyresvardar/",
    "hyresvardar/uppsagt-hyra/",
    "hyresvardar/meddelande/",
    "hyresvardar/kontakt/bosamordnare/",
    "en/",
    "en/landlords/uppsagt-hyra/",
    "404.html",
)


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.strip("/") or "start")
def test_axe_finds_nothing(
    browser: Browser, site_url: str, address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(site_url + address)
    assert axe_says(page) == []
    context.close()
