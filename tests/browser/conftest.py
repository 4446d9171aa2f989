"""The built site behind a small web server, for tests that drive a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.server import served
from tests.site.build import built_site

expect.set_options(timeout=30_000)  # a machine that does much else is slow, not wrong


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    with served(built_site()) as url:
        yield url
