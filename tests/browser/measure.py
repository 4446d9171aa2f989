"""Measure what a role reads and prints: words, screens and sheets, in every situation.

``python -m tests.browser.measure`` opens each situation's checklist for each role that has
something to do in it the first day, wide and narrow, and prints a table; it takes a while.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from macros.compiled.routes import example
from tests.browser.chromium import launch_options
from tests.browser.pages import open_checklist
from tests.site.build import built_site
from tests.site.serving import static_host
from tests.vocabulary import REAL, proof_of

SIZES = {"wide": (1400, 900), "narrow": (390, 844)}
REACH = {"words": 150, "wide": 1.5, "narrow": 2.5, "sheets": 1}
"""What is aimed at, for one role; a target and no check."""
MEASURE = """() => {
  const article = document.querySelector(".ef-live")
  const shown = one => one.checkVisibility({ visibilityProperty: true })
  const first = ":is([data-pause=stopp], [data-pause=i-dag])"
  const steps = article.querySelectorAll(`${first} .ef-step:not(.ef-other, .ef-step--off)`)
  const own = [...steps].filter(shown)
  if (!own.length) return null
  const last = own.at(-1)
  const range = document.createRange()
  range.setStart(article, 0)
  range.setEndAfter(last)
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  let words = 0
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (!range.intersectsNode(text)) break
    const unread = text.parentElement.closest("select, script, svg, .ef-hidden")
    if (unread || !shown(text.parentElement)) continue
    words += text.data.split(/\\s+/).filter(Boolean).length
  }
  return [words, (last.getBoundingClientRect().bottom + scrollY) / innerHeight]
}"""


@dataclass(frozen=True)
class Measured:
    """What one role meets in one situation."""

    checklist: str
    role: str
    words: int
    wide: float
    narrow: float
    sheets: int


def measured(page: Page, site: str) -> Iterator[Measured]:
    """Yield what each role meets in each situation that it has something to do in at once."""
    proof = proof_of(REAL)
    for situation in proof.situations:
        given = " ".join(f"{fact}={value}" for fact, value in example(proof, situation).items())
        page.goto("about:blank")
        open_checklist(page, site, situation.routine, given)
        roles = page.eval_on_selector_all("#jag-ar option", "all => all.map(one => one.value)")
        for role in filter(None, roles):
            found = dict(_seen(page, role))
            if all(found.values()):
                sheets = len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
                (words, wide), (_, narrow) = found["wide"], found["narrow"]
                yield Measured(situation.routine, role, words, wide, narrow, sheets)


def _seen(page: Page, role: str) -> Iterator[tuple[str, Any]]:
    page.select_option("#jag-ar", role)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        yield size, page.evaluate(MEASURE)


def told(found: list[Measured]) -> Iterator[str]:
    """Yield a line for each figure, and the places where most is over."""
    yield f"{len(found)} roller i lägen, var och en med något att göra samma dag"
    for name, reach in REACH.items():
        values = [getattr(one, name) for one in found]
        over = [one for one in found if getattr(one, name) > reach]
        yield (
            f"{name}: median {median(values):.3g}, mest {max(values):.3g}, mål {reach}: "
            f"{len(over)} över"
        )
        worst: dict[tuple[str, str], float] = {}
        for one in over:
            place = (one.checklist, one.role)
            worst[place] = max(worst.get(place, 0), getattr(one, name))
        for (checklist, role), value in sorted(worst.items(), key=lambda pair: -pair[1])[:8]:
            yield f"  {value:.3g}  {checklist}, {role}"


def main() -> None:
    """Measure, and print."""
    with static_host(built_site()) as site, sync_playwright() as playwright:
        page = playwright.chromium.launch(**launch_options()).new_page()
        found = []
        for one in measured(page, site):
            found.append(one)
            print(f"\r{len(found)}", end="", file=sys.stderr, flush=True)
        print("\n".join(("", *told(found))))


if __name__ == "__main__":
    main()
