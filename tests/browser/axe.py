"""What axe says of a page that has come to rest."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REST = """() => Promise.allSettled(
  document.getAnimations()
    .filter(one => one.effect?.getTiming().iterations !== Infinity)
    .map(one => one.finished))"""
"""Colours are judged when they no longer change: a link may fade in after the page has loaded."""


def axe_says(page: Page) -> list[str]:
    """Return the violations: each rule with the first element that breaks it."""
    page.evaluate(REST)
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]]
