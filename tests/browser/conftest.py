"""The built site behind a web server with its headers, and a watch on what the browser asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, expect

from tests.figures import count
from tests.site.build import built_site
from tests.site.serving import static_host

expect.set_options(timeout=30_000)  # a machine that does much else is slow, not wrong

_wrong: list[str] = []
"""What the browser asked of others, or refused, during a test."""


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    with static_host(built_site()) as address:
        yield address


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Watch every context that a test opens."""
    make = browser.new_context

    def watched(**options: Any) -> BrowserContext:
        context = make(**options)
        context.on("request", _asked)
        context.on("console", _said)
        return context

    browser.new_context = watched  # type: ignore[method-assign]
    return browser


@pytest.fixture(autouse=True)
def _nothing_from_elsewhere() -> Iterator[None]:
    """Ensure that no test makes the browser ask another host or break the policy."""
    _wrong.clear()
    count("of them to another host", 0)
    count("refused by the policy", 0)
    yield
    assert _wrong == []


def _asked(request: Request) -> None:
    count("requests by the browser")
    parts = urlsplit(request.url)
    if parts.scheme.startswith("http") and parts.hostname != "127.0.0.1":
        count("of them to another host")
        _wrong.append(request.url)


def _said(message: ConsoleMessage) -> None:
    if "Content Security Policy" in message.text:
        count("refused by the policy")
        _wrong.append(message.text)
