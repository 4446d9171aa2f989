"""The guide in the browser and in Python are one: every answer set, in one page."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.proof.proof import Proof
from macros.proof.ways import END, Course
from tests.browser.pages import (
    LIBRARY,
    Answers,
    answer_sets,
    walk,
    with_unknown,
)
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

WALK = (
    f"async sets => {{{LIBRARY}"
    """
  const { Guide } = await lib("guide")
  const { follow, walkSteps } = await lib("steps")
  const guide = new Guide(await get("guide.json"))
  const lists = {}
  for (const name of guide.lists.keys()) lists[name] = await get(`checklistor/${name}.json`)
  return sets.map(given => {
    const answers = {}, asked = [], most = []
    for (let next; (next = guide.route(answers).next); answers[next] = given[next]) {
      most.push(asked.length + guide.most(answers))
      asked.push(next)
    }
    const route = guide.route(answers)
    const checklist = route.possible[0]
    const find = route.unknown.flatMap(fact => walkSteps(guide.data.facts[fact].unknown.steps))
    const { placed } = follow(guide, lists[checklist].steps, route.region, {})
    const steps = [...find, ...placed.filter(one => one.applies !== "no").map(one => one.step)]
    const read = guide.read(guide.write(answers))
    return {
      asked, checklist, owner: guide.data.lists[checklist].owner, possible: route.possible.length,
      steps: steps.map(step => step.id), most,
      same: read.whole && JSON.stringify(read.answers) === JSON.stringify(answers),
    }
  })
}"""
)

FOLLOW = (
    f"async runs => {{{LIBRARY}"
    """
  const { Guide } = await lib("guide")
  const { follow } = await lib("steps")
  const guide = new Guide(await get("guide.json"))
  const lists = {}
  for (const name of guide.lists.keys()) lists[name] = await get(`checklistor/${name}.json`)
  return runs.map(({ checklist, answers, decisions }) => {
    const { region } = guide.route(answers)
    const { placed, end } = follow(guide, lists[checklist].steps, region, decisions)
    return {
      steps: placed.filter(one => one.applies === "yes").map(one => one.step.id),
      open: placed.filter(one => one.applies === "maybe").length, ended: !!end,
    }
  })
}"""
)


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_of(REAL)


@pytest.fixture(scope="module")
def sets(proof: Proof) -> list[Answers]:
    return list(answer_sets(proof))


def test_every_answer_set_is_there(proof: Proof, sets: list[Answers]) -> None:
    assert len(sets) == proof.answer_sets


def test_every_answer_set_leads_to_the_same(
    page: Page, site_url: str, proof: Proof, sets: list[Answers]
) -> None:
    page.goto(site_url)
    told = page.evaluate(WALK, sets)
    for given, found in zip(sets, told, strict=True):
        expected = walk(proof, given)
        assert {key: found[key] for key in expected} == expected, given
        assert found["possible"] == 1, given
        assert found["same"], given


def test_vet_inte_leads_to_the_same_with_steps_that_find_out(
    page: Page, site_url: str, proof: Proof, sets: list[Answers]
) -> None:
    unsure = [mixed for given in sets for mixed in with_unknown(proof, given)]
    page.goto(site_url)
    for given, found in zip(unsure, page.evaluate(WALK, unsure), strict=True):
        expected = walk(proof, given)
        assert {key: found[key] for key in expected} == expected, given


def test_the_number_of_questions_is_never_exceeded(
    page: Page, site_url: str, sets: list[Answers]
) -> None:
    page.goto(site_url)
    told = page.evaluate(WALK, sets)
    for given, found in zip(sets, told, strict=True):
        assert all(most >= len(found["asked"]) for most in found["most"]), (given, found["most"])
        assert found["most"] == sorted(found["most"], reverse=True), (given, found["most"])
    assert max(len(found["asked"]) for found in told) == max(found["most"][0] for found in told)


def test_ways_through_the_checklists_pass_the_same_steps(
    page: Page, site_url: str, proof: Proof, sets: list[Answers]
) -> None:
    chance = random.Random(5)  # noqa: S311
    runs = [_run(proof, given, chance) for given in sets for _ in range(3)]
    page.goto(site_url)
    told = page.evaluate(FOLLOW, runs)
    for run, found in zip(runs, told, strict=True):
        assert found == {"steps": run["steps"], "open": 0, "ended": True}, run


def _run(proof: Proof, given: Answers, chance: random.Random) -> dict[str, Any]:
    """Take one way through a checklist by chance: the choices made and the steps passed."""
    told = walk(proof, given)
    course = proof.courses[told["checklist"]]
    region = {fact: frozenset({value}) for fact, value in given.items()}
    known: dict[str, str] = {}
    decisions: dict[str, str] = {}
    steps: list[str] = []
    index = 0
    while index != END and (step := course.nodes[index].step):
        choice = None
        if _applies(proof, course, index, region, known):
            if course.nodes[index].of is None:
                steps.append(step.id)
            if step.decide:
                choice = chance.choice(list(step.outcomes))
                known[step.decide] = decisions[step.id] = choice
        index = course.nodes[index].follows[choice]
    return {
        "checklist": told["checklist"],
        "answers": {fact: given[fact] for fact in told["asked"]},
        "decisions": decisions,
        "steps": steps,
    }


def _applies(proof: Proof, course: Course, index: int, region: Any, known: dict[str, str]) -> bool:
    node = course.nodes[index]
    box = proof.staff.close(node.step.when) if node.step else None
    asked = course.asks(node)
    return (
        box is not None
        and proof.staff.within(region, box)
        and all(known.get(fact) in values for fact, values in asked)
    )
