"""Who owns what, in our own words, held against every answer set of the real content."""

from __future__ import annotations

import pytest

from macros.compiled.asking import ask
from macros.content.model import When
from tests.brute import Answers, answer_sets, owners
from tests.vocabulary import REAL, answered, fokus, proof_of


def everything() -> list[Answers]:
    return answer_sets(proof_of(REAL).staff.facts)


def holds(when: When, answers: Answers) -> bool:
    return all(answers.get(fact) in values for fact, values in when.items())


def in_words(answers: Answers) -> str:
    return " ".join(f"{name}={value}" for name, value in answers.items())


def test_every_answer_set_has_one_routine() -> None:
    plan = proof_of(REAL).plan
    found = {in_words(a): owners(plan, a) for a in everything()}
    assert {words: names for words, names in found.items() if len(names) != 1} == {}


def test_the_owner_is_the_one_expected() -> None:
    """Answer set by answer set, beside the check that looks at conditions as boxes."""
    plan = proof_of(REAL).plan
    for answers in everything():
        (name,) = owners(plan, answers)
        expected = {
            e.owner for e in plan.expectations.values() if any(holds(w, answers) for w in e.when)
        }
        assert expected == {plan.routines[name].owner}, in_words(answers)


def test_an_assistant_never_owns_a_case() -> None:
    assert "administrativ-assistent" not in {r.owner for r in proof_of(REAL).plan.routines.values()}


UNTIL = {
    "boende": "hyresratt",
    "orsak": "hyresskuld",
    "aktuell": "nej",
    "barn": "ja",
    "stodbehov": "nej",
    "omsorgsbrist": "nej",
}
"""What a case is treated as until the answer is known, so that nothing waits."""


@pytest.mark.parametrize("name", UNTIL)
def test_not_knowing_never_waits(name: str) -> None:
    """The case has its owner at once, and first of all the steps that find the answer."""
    proof = proof_of(REAL)
    for answers in everything():
        if answers.get(name) == UNTIL[name]:
            sure, unsure = ask(proof, answers), ask(proof, {**answers, name: "vet-inte"})
            assert (unsure.checklist, unsure.owner) == (sure.checklist, sure.owner)
            assert unsure.steps[-len(sure.steps) :] == sure.steps


def test_only_these_facts_may_be_unknown() -> None:
    facts = proof_of(REAL).staff.facts
    assert {name: f.unknown.until for name, f in facts.items() if f.unknown} == UNTIL


def test_an_eviction_where_there_are_children_always_reaches_the_childrens_unit() -> None:
    """Whatever the ground, and whether the family is known or not."""
    proof = proof_of(REAL)
    for answers in everything():
        if answers.get("handelse") == "avhysning" and answers.get("barn") == "ja":
            roles = {step.role for step in ask(proof, answers).steps}
            assert "socialsekreterare-bou" in roles, in_words(answers)


def test_the_command_gives_an_owner_when_nobody_knows() -> None:
    unknown = "orsak=vet-inte aktuell=vet-inte barn=vet-inte stodbehov=vet-inte"
    words = f"boende=hyresratt handelse=uppsagning {unknown}"
    told = fokus("ask", *words.split(), "--json", content=REAL).json
    assert told["next"] is None
    assert told["owner"]["role"] == "socialsekreterare-eaf"
    assert set(told["answers"]) == set(answered(words))
