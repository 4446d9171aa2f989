"""What the browser tests say of a page: answering, ticking, looking."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from playwright.sync_api import Page, Route, expect

from macros.compiled.asking import ask, find_route
from macros.compiled.views import StepView, Telling, every_step
from macros.content.model import FIRST_DAY, UNKNOWN
from macros.proof.proof import Proof

Answers = dict[str, str]
LIBRARY = """
const lib = name => import(new URL(`assets/javascripts/lib/${name}.js`, document.baseURI))
const get = path => fetch(new URL(`data/${path}`, document.baseURI)).then(answer => answer.json())
"""
"""What a script in a test begins with: the site's own modules and data."""
CASE = "/ef.arende."
"""What the keys of cases begin with, on a site at the root of its host."""
DEBT = "boende=hyresratt handelse=uppsagning orsak=hyresskuld aktuell=nej barn=ja stodbehov=nej"
DEBT_LIST = "ej-aktuell-hyresskuld-barn"


def fragment(answers: str) -> str:
    """Answers as a fragment: ``boende=hyresratt handelse=uppsagning`` with ampersands."""
    return "#" + "&".join(answers.split())


def open_guide(page: Page, site: str, answers: str = "") -> None:
    page.goto(f"{site}guide/{fragment(answers) if answers else ''}")
    expect(page.locator(".ef-guide--on")).to_be_attached()


def answer(page: Page, value: str) -> None:
    page.click(f'.ef-guide__view [data-value="{value}"]')


def open_checklist(page: Page, site: str, name: str = DEBT_LIST, answers: str = DEBT) -> None:
    page.goto(f"{site}checklistor/{name}/{fragment(answers) if answers else ''}")
    expect(page.locator(".ef-live")).to_be_attached()


def tick(page: Page, *steps: str) -> None:
    for step in steps:
        page.check(f"#box-{step}")


def ticked(page: Page) -> set[str]:
    """The steps whose box is ticked."""
    boxes = page.locator(".ef-step__box:checked")
    return {(box.get_attribute("id") or "").removeprefix("box-") for box in boxes.all()}


def shown_steps(page: Page) -> list[str]:
    """The steps that are not folded away; those inside a choice not made count too."""
    return page.eval_on_selector_all(
        "[data-step]",
        "steps => steps.filter(s => !s.closest('.ef-step--off')).map(s => s.dataset.step)",
    )


def cases(page: Page) -> list[dict[str, Any]]:
    """What the browser's storage holds."""
    stored = page.evaluate(
        "p => Object.keys(localStorage).filter(k => k.startsWith(p)).map(k => localStorage[k])",
        CASE,
    )
    return [json.loads(text) for text in stored]


def days_of(page: Page) -> dict[str, str]:
    """The days that the only case holds, by event."""
    (case,) = cases(page)
    return {event: day for event, (day, *_) in case["events"].items() if day}


def marks(case: Mapping[str, Any]) -> dict[str, str]:
    """The marks of a case's present checklist: what is set, by step."""
    last = max(case["rounds"], key=lambda turn: turn["count"])
    of_list = last["marks"].get(last["checklist"], {})
    return {step: mark[0] for step, mark in of_list.items() if mark[0]}


def answer_sets(proof: Proof) -> Iterator[Answers]:
    """Yield every full assignment of the facts in scope."""
    sets: list[Answers] = [{}]
    for fact, record in proof.staff.facts.items():
        grown: list[Answers] = []
        for given in sets:
            region = {f: frozenset({v}) for f, v in given.items()}
            if proof.staff.in_scope(fact, region):
                grown += [given | {fact: value} for value in record.values]
            else:
                grown.append(given)
        sets = grown
    yield from sets


def steps_on(proof: Proof, name: str) -> dict[str, StepView]:
    """The steps that can apply in a checklist: those that its page holds."""
    telling = Telling(proof, proof.boxes[name], ())
    return {step.id: step for step in every_step(telling.steps(proof.plan.routines[name].steps))}


def first_day(proof: Proof, given: Answers) -> list[str]:
    """The steps of the day a case comes in, those of outcomes included."""
    told = walk(proof, given)
    steps = steps_on(proof, told["checklist"])
    return [step for step in told["steps"] if steps[step].pause in FIRST_DAY]


def with_unknown(proof: Proof, given: Answers) -> Iterator[Answers]:
    """Yield answers with each mix of "vet-inte" that treats them as they stand."""
    open_facts = [
        fact for fact, value in given.items()
        if (record := proof.plan.facts[fact].unknown) and record.until == value
    ]  # fmt: skip
    for mix in product((False, True), repeat=len(open_facts)):
        yield given | {f: UNKNOWN for f, unsure in zip(open_facts, mix, strict=True) if unsure}


def walk(proof: Proof, given: Answers) -> dict[str, Any]:
    """Ask the guide's questions one by one: which came, where they led, which steps apply."""
    answered: Answers = {}
    asked: list[str] = []
    while question := find_route(proof, answered).next:
        asked.append(question)
        answered[question] = given[question]
    told = ask(proof, answered)
    return {
        "asked": asked,
        "checklist": told.checklist,
        "owner": told.owner and told.owner.role,
        "steps": [step.id for step in every_step(told.steps)],
    }


def same_site(page: Page, site_url: str) -> None:
    """Let the site's map name the address that the test serves it at."""

    def serve(route: Route) -> None:
        answered = route.fetch()
        text = answered.text().replace("http://127.0.0.1:8000/", site_url)
        route.fulfill(response=answered, body=text)

    page.route("**/sitemap.xml", serve)
