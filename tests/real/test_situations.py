"""Every real situation ends: at one owner, on every way, within what an editor can read."""

from __future__ import annotations

import pytest

from macros.compiled.asking import ask
from macros.compiled.routes import example
from macros.content.problem import report
from macros.proof.proof import Situation
from tests.brute import agrees, answer_sets, owners
from tests.vocabulary import REAL, problems_in, proof_of

SITUATIONS = proof_of(REAL).situations
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


@pytest.mark.parametrize("situation", SITUATIONS, ids=name_of)
def test_a_situation_ends_at_its_owner_on_every_way(situation: Situation) -> None:
    proof = proof_of(REAL)
    ways = proof.ways[situation]
    assert ways.loose is None, f"{situation.routine} runs off its end:{way(situation)}"
    assert ways.count > 0
    told = ask(proof, example(proof, situation))
    assert told["next"] is None, f"asks {told['next']} after:{way(situation)}"
    assert told["checklist"] == situation.routine, way(situation)
    assert told["owner"]["role"] == proof.plan.routines[situation.routine].owner


@pytest.mark.parametrize("situation", SITUATIONS, ids=name_of)
def test_a_situation_is_of_one_routine_only(situation: Situation) -> None:
    proof = proof_of(REAL)
    shown = example(proof, situation)
    reached = [a for a in answer_sets(proof.staff.facts) if agrees(shown, a)]
    assert reached
    assert {n for a in reached for n in owners(proof.plan, a)} == {situation.routine}


def test_situations_have_names_of_their_own() -> None:
    names = [name_of(situation) for situation in SITUATIONS]
    assert sorted(set(names)) == sorted(names)


def test_every_checklist_says_its_steps_in_order_without_an_empty_one() -> None:
    for situation in SITUATIONS:
        steps = ask(proof_of(REAL), example(proof_of(REAL), situation))["steps"]
        assert steps, way(situation)
        assert all(step["do"] and step["role"] for step in steps), way(situation)
