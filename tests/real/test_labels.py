"""What a line is said to rest on: the plan where it says so, and the law only where it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from macros.compiled.labels import label
from macros.compiled.routes import example
from macros.content.model import Duty, Step, When
from macros.proof.proof import Situation
from macros.proof.space import Box
from tests.vocabulary import REAL, proof_of

PROOF = proof_of(REAL)
DUTIES = {key: duty for key, duty in PROOF.plan.duties.items() if not duty.standing}
TALKS = {"fraga-hyresvarden", "fraga-kronofogden", "kontakta-hushallet"}
"""What no law asks for of its own: to ring, to visit, to ask the landlord."""
ADVICE = "lag:SoL 13:2"
"""But the law asks that advice on debts is offered."""


def lines() -> Iterator[tuple[Situation, Box, Step]]:
    """Every line of every situation, in the region that it is read in."""
    for situation in PROOF.situations:
        nodes = PROOF.courses[situation.routine].nodes
        reached = [nodes[index].line for index in sorted(PROOF.ways[situation].reached)]
        for region in situation.regions:
            yield from ((situation, region, step) for step in reached if step)


@cache
def labelled() -> dict[str, set[str]]:
    """The situations in which each duty stands under the plan's own label, by role."""
    found: dict[str, set[str]] = {}
    for situation, region, step in lines():
        for said in (step, *step.points):
            if label(PROOF, region, said.sources, step.role) == "plan":
                for source in said.sources:
                    found.setdefault(source.removeprefix("plan:"), set()).add(situation.routine)
    return found


@pytest.mark.parametrize("key", DUTIES)
def test_what_the_plan_lays_on_a_role_stands_under_the_plans_label(key: str) -> None:
    assert labelled().get(key)


def test_every_paragraph_lays_something_on_someone_or_says_why_not() -> None:
    laid = {key.rpartition(".")[0] for key in PROOF.plan.duties}
    why = {key for key, paragraph in PROOF.plan.paragraphs.items() if paragraph.background}
    assert laid | why == PROOF.plan.paragraphs.keys()
    assert not laid & why


def test_a_line_never_cites_the_plan_where_the_register_lays_nothing_on_its_role() -> None:
    """Neither in the plan's own range nor in the guide's: then nothing would prove the line."""
    left = set()
    for situation, _, step in lines():
        told = example(PROOF, situation)
        for said in (step, *step.points):
            if holds(said.when, told):
                cited = [DUTIES.get(source.removeprefix("plan:")) for source in said.sources]
                own = [duty for duty in cited if duty and duty.role == step.role]
                laid = [any(holds(w, told) for w in laid_on(duty)) for duty in own]
                if own and not any(laid):
                    left.add((situation.routine, step.id, said.id))
    assert left == set()


def laid_on(duty: Duty) -> tuple[When, ...]:
    return (*duty.when, *(analogy.when for analogy in duty.also))


def holds(when: When, told: Mapping[str, str]) -> bool:
    """Whether a condition holds where this is answered, whatever comes to be known later."""
    facts = PROOF.staff.facts
    return all(told.get(fact) in values for fact, values in when.items() if fact in facts)


def test_to_talk_and_to_ask_is_never_labelled_as_what_the_law_asks() -> None:
    talks = ((region, s) for _, region, s in lines() if s.act in TALKS and ADVICE not in s.sources)
    found = ((label(PROOF, region, s.sources, s.role, s.deadline), s.do) for region, s in talks)
    assert {does for rests_on, does in found if rests_on == "lag"} == set()
