"""Search finds each checklist by the words of its letter, also inflected, and waits to be asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.content.reader import read

pytestmark = pytest.mark.browser

ROUTINES = read(Path(__file__).resolve().parents[2] / "checklists").plan.routines

START = """async ([base, words]) => {
  const config = JSON.parse(document.getElementById("__config").textContent)
  const worker = new Worker(new URL(config.search, location.href))
  const stub = await (await fetch(new URL("search/search_index.json", base))).json()
  const answer = type => new Promise(done => {
    worker.onmessage = event => { if (event.data.type === type) done(event.data.data) }
  })
  const setup = { config: stub.config, docs: stub.docs, options: { suggest: false } }
  let told = answer(1)
  worker.postMessage({ type: 0, data: setup })
  await told
"""
"""What a script begins with: a search worker of its own that is ready for questions."""
ASK = f"""{START}
  const found = {{}}
  for (const word of words) {{
    told = answer(3)
    worker.postMessage({{ type: 2, data: word }})
    found[word] = (await told).items.map(item => item[0].location.split("#")[0])
  }}
  worker.terminate()
  return found
}}"""
HURRY = f"""{START}
  told = answer(3)
  worker.postMessage({{ type: 2, data: words[0] }})
  await told
  let answers = 0
  const last = new Promise(done => {{
    worker.onmessage = event => {{
      answers++
      if (!event.data.data.items.length) done()
    }}
  }})
  for (const data of words) worker.postMessage({{ type: 2, data }})
  await last
  worker.terminate()
  return answers
}}"""
"""Ask everything at once; the last finds nothing. Return how many answers came."""

_answers: dict[str, list[str]] = {}


def found_by(page: Page, site_url: str, *words: str) -> dict[str, list[str]]:
    """The pages that search finds for each word, best first; asked once for all words."""
    if not set(words) <= set(_answers):
        page.goto(f"{site_url}fel-dorr/")
        _answers.update(page.evaluate(ASK, [site_url, list(words)]))
    return {word: _answers[word] for word in words}


@cache
def all_words() -> tuple[str, ...]:
    return tuple(sorted({word for routine in ROUTINES.values() for word in routine.words}))


@pytest.mark.parametrize("name", ROUTINES)
def test_search_finds_a_checklist_by_every_word_of_its_letter(
    page: Page, site_url: str, name: str
) -> None:
    words = ROUTINES[name].words
    assert words
    found = found_by(page, site_url, *all_words())
    assert [word for word in words if f"checklistor/{name}/" not in found[word]] == []


@pytest.mark.parametrize(
    ("said", "page_of"),
    [
        ("vräkningen", "checklistor/ej-aktuell-avhysning-barn/"),
        ("uppsägningar", "checklistor/ej-aktuell-hyresskuld-barn/"),
        ("grannarna", "checklistor/ej-aktuell-storning/"),
        ("rättelseanmaningen", "checklistor/varning-storning/"),
        ("beslutet", "checklistor/egen-avslut/"),
    ],
)
def test_search_finds_inflected_words(page: Page, site_url: str, said: str, page_of: str) -> None:
    assert page_of in found_by(page, site_url, said)[said]


@pytest.mark.parametrize("said", ["budget-", "-budget", "budget- och skuldrådgivare", "--", "a--"])
def test_a_hyphen_at_the_edge_of_a_word_finds_no_more_than_the_words(
    page: Page, site_url: str, said: str
) -> None:
    words = " ".join(said.replace("-", " ").split())
    found = found_by(page, site_url, said, *filter(None, [words]))
    assert found[said] == found.get(words, [])


def test_who_types_fast_is_answered_for_the_last_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}fel-dorr/")
    typed = [f"hem {word}" for word in all_words()[:20]]
    assert page.evaluate(HURRY, [site_url, [*typed, "qxqxqx"]]) <= 3


def test_the_index_is_fetched_on_the_first_search(page: Page, site_url: str) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{site_url}guide/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(("all.json", "lunr.sv.min.js"))]
    page.locator(".md-search__input").press_sequentially("vräkning")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert wrong == []
