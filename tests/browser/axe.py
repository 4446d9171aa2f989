"""What axe says of a page that has come to rest."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.figures import count

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that colours break, whatever the width: most of the time that axe takes."""
WIDE = 1000
REST = """() => Promise.allSettled(
  document.getAnimations()
    .filter(one => one.effect?.getTiming().iterations !== Infinity)
    .map(one => one.finished))"""
"""Colours are judged when they no longer change: a link may fade in after the page has loaded."""


def axe_says(page: Page, *, whole: bool = False) -> list[str]:
    """Return the violations: each rule with the first element that breaks it.

    A wide, light page is asked everything, another what its mode changes; ``whole``: everything.
    """
    page.evaluate(REST)
    rules = {"runOnly": RULES} if whole else _rules(page)
    found = Axe().run(page, options={**rules, "resultTypes": ["violations"]})
    count("pages and states seen by axe")
    count("violations", len(found.response["violations"]))
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]]


def _rules(page: Page) -> dict[str, Any]:
    if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"):
        return {"runOnly": {"type": "rule", "values": OF_COLOUR}}
    if (page.viewport_size or {"width": WIDE})["width"] < WIDE:
        return {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in OF_COLOUR}}
    return {"runOnly": RULES}
