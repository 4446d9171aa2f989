"""The legal processes: what every one of them must hold, and where plan and law differ."""

from __future__ import annotations

from functools import cache

import pytest

from macros.content.model import LegalStep, Plan, walk
from macros.content.problem import Problem
from macros.proof.checks import law
from macros.proof.proof import Proof
from tests.vocabulary import REAL, assert_problem, proof_of

PROCESSES = (
    "hyresratt-hyresskuld", "bostadsratt-avgift", "storning", "hyresnamnden", "privatuthyrning",
    "egen-lagenhet", "kronofogden", "efter-avhysning",
)  # fmt: skip
OVERTAKEN = (
    "F4", "F8", "F9", "F10", "F11", "F13", "F17", "F18", "F21", "F31", "F36", "F37",
    "F44", "F45", "F46", "F47", "F26",
)  # fmt: skip
"""Findings where the plan is outdated or imprecise against today's law."""
WORDS = ("besittningsrätten", "barnkonsekvensanalys", "bistånd", "funktionshinder")
"""Words of the plan that are not the law's: nobody decides on them, the glossary explains them."""


@cache
def plan() -> Plan:
    return proof_of(REAL).plan


def changed(**updates: object) -> Proof:
    """The real plan with a stage of a process changed."""
    process = plan().law["hyresratt-hyresskuld"]
    stages = tuple(
        s.model_copy(update=updates) if s.id == "tid-att-betala" else s for s in process.steps
    )
    made = {**plan().law, "hyresratt-hyresskuld": process.model_copy(update={"steps": stages})}
    return Proof(plan().model_copy(update={"law": made}))


def stages() -> list[LegalStep]:
    return [stage for process in plan().law.values() for stage in process.steps]


def test_every_process_is_there() -> None:
    assert set(plan().law) == set(PROCESSES)


@pytest.mark.parametrize("name", PROCESSES)
def test_a_process_says_whether_the_home_can_be_saved_and_by_which_law(name: str) -> None:
    process = plan().law[name]
    assert process.saved
    assert process.sources
    assert all(key.startswith("lag:") for key in process.sources)
    assert sum(stage.final for stage in process.steps) == 1


def test_the_real_content_passes_every_check_of_law() -> None:
    proof = Proof(plan())
    checks = (law.lawless_stage, law.no_return, law.wrong_period, law.unsaid_period)
    found: list[Problem] = [p for check in (*checks, law.uncited_rule) for p in check(proof)]
    assert found == []


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_plan_that_the_law_has_left_is_in_the_glossary(word: str) -> None:
    terms = plan().terms.values()
    assert any(word in (term.term.lower(), *term.synonyms) for term in terms)


@pytest.mark.parametrize("key", OVERTAKEN)
def test_where_plan_and_law_differ_a_step_or_a_stage_says_so(key: str) -> None:
    assert key in plan().findings
    cited = {step.finding for _, step in Proof(plan()).steps}
    cited |= {finding for finding, record in plan().findings.items() if record.stages}
    assert key in cited


def test_every_statute_with_a_time_is_cited_with_that_time() -> None:
    timed = {key: s.deadline for key, s in plan().statutes.items() if s.deadline}
    cited = {
        (source.partition(":")[2], step.deadline)
        for step in [*stages(), *(s for b in plan().blocks.values() for s in walk(b.steps))]
        for source in step.sources
    }
    assert set(timed.items()) <= cited


def test_a_stage_without_a_statute_is_found() -> None:
    found = law.lawless_stage(changed(sources=("praxis:Kronofogden",)))
    assert_problem(found, "lawless-stage", says="tid-att-betala")


@pytest.mark.parametrize(
    ("time", "wrong"),
    [
        ({"within": "P2W", "after": "delgiven"}, True),
        ({"within": "P4W", "after": "inkom"}, True),
        ({"within": "P3W", "after": "delgiven"}, False),
        ({"within": "P2D", "after": "inkom"}, False),
    ],
)
def test_a_time_of_its_own_must_keep_within_the_law(time: dict[str, str], wrong: bool) -> None:
    found = list(law.wrong_period(changed(deadline=None, **time)))
    assert bool(found) == wrong


def test_two_points_of_no_return_are_found() -> None:
    assert_problem(law.no_return(changed(final=True)), "no-return", says="har 2 skeden")


def test_a_period_that_is_changed_in_one_place_is_found() -> None:
    for period in ("P2W", "P0D", "P4W"):
        rule = plan().deadlines["atervinning"].model_copy(update={"within": period})
        rules = {**plan().deadlines, "atervinning": rule}
        found = list(law.unsaid_period(Proof(plan().model_copy(update={"deadlines": rules}))))
        assert_problem(found, "unsaid-period", says="säger inte")
