"""Walks by chance through tabs and clocks, room and writes, versions and files: no tick is lost.

``pytest tests/browser/test_models.py --walks 2000`` goes further; ``--seed`` begins elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.server import served
from tests.vocabulary import ROOT

pytestmark = [pytest.mark.browser]

LIBRARY = """
const names = ["area", "calm", "cases", "dates", "forgetting", "guide", "limits", "marks",
  "reading", "rounds", "session", "store", "work"]
const at = name => `/docs/assets/javascripts/lib/${name}.js`
const modules = await Promise.all(names.map(name => import(at(name))))
const lib = Object.assign({}, ...modules)
"""
WALKS = (
    f"async ([model, first, count]) => {{{LIBRARY}"
    """
  const { walk } = await import(`/tests/browser/models/${model}.js`)
  const lost = []
  for (let seed = first; seed < first + count; seed++) {
    const fault = walk(lib, seed)
    if (fault) lost.push(`${seed}: ${fault}`)
  }
  return lost
}"""
)
BATCH = 100


@pytest.fixture(scope="module")
def sources() -> Iterator[str]:
    """The modules as they are written, beside the models, behind a web server."""
    with served(ROOT) as url:
        yield url


@pytest.fixture
def bench(page: Page, sources: str) -> Page:
    page.goto(f"{sources}docs/assets/javascripts/lib/limits.js")
    return page


@pytest.mark.parametrize("model", ["tabs", "quota", "versions"])
def test_no_walk_loses_a_tick(bench: Page, pytestconfig: pytest.Config, model: str) -> None:
    walks, seed = pytestconfig.getoption("walks"), pytestconfig.getoption("seed")
    for first in range(seed, seed + walks, BATCH):
        count = min(BATCH, seed + walks - first)
        assert bench.evaluate(WALKS, [model, first, count]) == []


FITS = (
    f"async ([limit, more]) => {{{LIBRARY}"
    """
  const { fullCase } = await import("/tests/browser/models/limits.js")
  const one = fullCase(lib, limit, lib.LIMITS[limit] + more)
  try {
    return lib.fits(one) && lib.write(lib.readFile(lib.writeFiles([one])[0])[0]) === lib.write(one)
  } catch {
    return false
  }
}"""
)
LIMITS = ["rounds", "lists", "marks", "events", "answers", "id", "value", "was", "counter", "text"]


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_written_at_a_limit_is_read_back(bench: Page, limit: str) -> None:
    assert bench.evaluate(FITS, [limit, 0]) is True


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_beyond_a_limit_is_not_written(bench: Page, limit: str) -> None:
    assert bench.evaluate(FITS, [limit, 1]) is False


FILES = (
    f"async () => {{{LIBRARY}"
    """
  const { fullCase } = await import("/tests/browser/models/limits.js")
  const small = Array(lib.LIMITS.cases + 1).fill(fullCase(lib, "rounds", 1))
  const large = Array(9).fill(fullCase(lib, "text", lib.LIMITS.text))
  const held = cases => lib.writeFiles(cases).map(text => lib.readFile(text).length)
  return [held(small), held(large)]
}"""
)


def test_more_cases_than_a_file_holds_are_several_files(bench: Page) -> None:
    assert bench.evaluate(FILES) == [[200, 1], [7, 2]]


LAWS = (
    f"async count => {{{LIBRARY}"
    """
  const { anyCase } = await import("/tests/browser/models/merges.js")
  const { merge, write, read } = lib
  const broken = []
  for (let seed = 0; seed < count; seed++) {
    const [one, other, third] = [0, 1, 2].map(part => anyCase(lib, seed * 3 + part))
    const same = (a, b) => write(a) === write(b)
    if (!same(merge(one, other), merge(other, one))) broken.push(`${seed}: order matters`)
    if (!same(merge(one, one), one)) broken.push(`${seed}: a case and itself are another`)
    const [left, right] = [merge(merge(one, other), third), merge(one, merge(other, third))]
    if (!same(left, right)) broken.push(`${seed}: grouping matters`)
    if (!same(read(write(left)), left)) broken.push(`${seed}: what is written is read as another`)
  }
  return broken
}"""
)


def test_states_of_a_case_can_be_put_together_in_any_order(bench: Page) -> None:
    assert bench.evaluate(LAWS, 500) == []
