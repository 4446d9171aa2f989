"""What the browser tests say of storage: cases in it, files in and out, new versions."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.pages import CASE, DEBT_LIST, cases

FIRST, SECOND = "sakert", "standardbrev"
"""Two steps of the list of the family in debt."""
NAME = re.compile(r"[A-Z]+-\d\d")
NEW = "0123abcd"
"""The version of the content that comes after, and the stamp of its site."""
Edit = Callable[[dict[str, Any]], None]


def the_case(page: Page) -> dict[str, Any]:
    (one,) = cases(page)
    return one


def store(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def stored(page: Page, key: str) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text


def store_case(page: Page, one: dict[str, Any]) -> None:
    store(page, CASE + one["id"], json.dumps(one))


def age_case(page: Page, days: int) -> None:
    """Make the case untouched for some days."""
    one = the_case(page)
    one["touched"] = int(time.time()) - days * 86_400
    store_case(page, one)


def name_of(page: Page) -> str:
    """The name of the case that is open."""
    return page.locator(".ef-chip").first.inner_text()


def saved_file(page: Page, button: str = "Spara som fil") -> str:
    with page.expect_download() as download:
        page.locator("button", has_text=re.compile(f"^{button}")).last.click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def open_file(page: Page, text: str, name: str = "arende.json") -> None:
    page.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "application/json", "buffer": text.encode()},
    )


def edited(text: str, edit: Edit) -> str:
    data = json.loads(text)
    edit(data)
    return json.dumps(data)


def nothing(_: dict[str, Any]) -> None:
    """Change nothing."""


def step_of(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(step for step in data["steps"] if step["id"] == name)
    return found


def renew_content(page: Page, edit: Edit) -> None:
    """Serve the site's data as if the content had been changed."""

    def serve(route: Route) -> None:
        answered = route.fetch()
        data = answered.json()
        if "version" in data:
            data["version"] = NEW
        if data.get("id") == DEBT_LIST:
            edit(data)
        route.fulfill(response=answered, json=data)

    page.route(re.compile(r"/data/.+\.json"), serve)


def publish(page: Page, edit: Edit = nothing, but: str = "") -> None:
    """Serve the whole site as another version, but for the addresses that end as told."""
    stamp = stamp_of(page)

    def serve(route: Route) -> None:
        answered = route.fetch()
        address = route.request.url.split("?")[0].split("#")[0]
        if not re.search(r"(/|\.js|\.json)$", address) or (but and address.endswith(but)):
            route.fulfill(response=answered)
            return
        text = answered.text().replace(stamp, NEW)
        if address.endswith(f"{DEBT_LIST}.json"):
            text = edited(text, edit)
        route.fulfill(response=answered, body=text)

    page.route(re.compile("^http"), serve)


def stamp_of(page: Page) -> str:
    return page.locator('meta[name="ef-stamp"]').get_attribute("content") or ""


def come_back(page: Page) -> None:
    """Look at the tab again, after a while at something else."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def expect_version(page: Page, stamp: str) -> None:
    expect(page.locator('meta[name="ef-stamp"]')).to_have_attribute("content", stamp)
