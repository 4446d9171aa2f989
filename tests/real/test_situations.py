"""Every real situation ends: at one owner, on every way, within what an editor can read."""

from __future__ import annotations

from functools import cache

import pytest

from macros.compiled.asking import ask
from macros.compiled.routes import example
from macros.content.problem import report
from macros.proof.proof import Proof, Situation
from tests.brute import Answers, agrees, answer_sets, owners
from tests.vocabulary import REAL, problems_in, proof_of

SITUATIONS = proof_of(REAL).situations
ROUTINES = sorted(proof_of(REAL).plan.routines)
SAID = {
    "aktuell": {"ja": "aktuell", "nej": "ej-aktuell"},
    "barn": {"ja": "barn", "nej": "utan-barn"},
    "stodbehov": {"ja": "stodbehov", "nej": "utan-stodbehov"},
    "omsorgsbrist": {"ja": "omsorgsbrist", "nej": "utan-omsorgsbrist"},
}


def test_the_real_content_is_sound() -> None:
    assert report(problems_in(REAL)) == "0 problem"


def name_of(situation: Situation) -> str:
    """A situation's answers as one readable word: ``uppsagning-hyresskuld-ej-aktuell-barn``."""
    facts = example(proof_of(REAL), situation)
    return "-".join(SAID.get(fact, {}).get(value, value) for fact, value in facts.items())


def way(situation: Situation) -> str:
    """How the situation comes about and which decisions its loose way takes, line by line."""
    proof = proof_of(REAL)
    loose = proof.ways[situation].loose or ()
    steps = [f"{fact}: {value}" for fact, value in (*example(proof, situation).items(), *loose)]
    return "".join("\n" + "  " * depth + said for depth, said in enumerate(steps, 1))


@pytest.mark.parametrize("name", ROUTINES)
def test_every_situation_ends_at_its_owner_on_every_way(name: str) -> None:
    for situation in proof_of(REAL).of_routine[name]:
        assert_ends_at_its_owner(proof_of(REAL), situation)


def assert_ends_at_its_owner(proof: Proof, situation: Situation) -> None:
    ways = proof.ways[situation]
    assert ways.loose is None, f"{situation.routine} runs off its end:{way(situation)}"
    assert ways.count > 0
    told = ask(proof, example(proof, situation))
    assert told.next is None, f"asks {told.next} after:{way(situation)}"
    assert told.checklist == situation.routine, way(situation)
    assert told.owner
    assert told.owner.role == proof.plan.routines[situation.routine].owner


@pytest.mark.parametrize("name", ROUTINES)
def test_every_situation_is_of_one_routine_only(name: str) -> None:
    proof = proof_of(REAL)
    for situation in proof.of_routine[name]:
        shown = example(proof, situation)
        reached = [names for answers, names in owned() if agrees(shown, answers)]
        assert reached, way(situation)
        assert set().union(*reached) == {name}, way(situation)


@cache
def owned() -> list[tuple[Answers, set[str]]]:
    """Every answer set with the routines whose conditions it meets."""
    proof = proof_of(REAL)
    return [(a, owners(proof.plan, a)) for a in answer_sets(proof.staff.facts)]


def test_situations_have_names_of_their_own() -> None:
    names = [name_of(situation) for situation in SITUATIONS]
    assert sorted(set(names)) == sorted(names)


def test_every_checklist_says_its_steps_in_order_without_an_empty_one() -> None:
    for situation in SITUATIONS:
        steps = ask(proof_of(REAL), example(proof_of(REAL), situation)).steps
        assert steps, way(situation)
        assert all(step.says and step.role for step in steps), way(situation)
