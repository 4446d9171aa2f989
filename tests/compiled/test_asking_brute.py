"""Which question comes next, against listing: random sound guides with steps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.compiled.asking import find_route
from macros.proof.decisions import Graph, Leaf
from macros.proof.proof import Proof
from tests.brute import (
    Answers,
    agrees,
    answer_sets,
    applying,
    asks_about,
    conditions,
    owners,
    partitions,
)
from tests.vocabulary import fact, mini_plan, step

pytestmark = pytest.mark.slow


@st.composite
def sound_guides(draw: st.DrawFn) -> Proof:
    """A guide whose answer sets have one routine each, with some conditional steps."""
    facts, routines = draw(partitions())
    steps = {
        name: [
            step(f"s{i}", w) for i, w in enumerate(draw(st.lists(conditions(facts), max_size=2)))
        ]
        for name in routines
    }
    return Proof(mini_plan(facts, routines, **steps))


def asked(proof: Proof, answers: Answers) -> list[str]:
    """The questions that a full set of answers is asked, one after the other."""
    known: Answers = {}
    order = []
    while (name := find_route(proof, known).next) is not None:
        order.append(name)
        known[name] = answers[name]
    return order


@given(sound_guides())
def test_the_questions_lead_to_the_routine_that_holds(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        known = {name: answers[name] for name in asked(proof, answers)}
        assert set(find_route(proof, known).possible) == owners(proof.plan, answers)


@given(sound_guides())
def test_what_is_not_asked_changes_nothing(proof: Proof) -> None:
    everything = answer_sets(proof.staff.facts)
    for answers in everything:
        known = {name: answers[name] for name in asked(proof, answers)}
        treatments = {treatment(proof, other) for other in everything if agrees(known, other)}
        assert treatments == {treatment(proof, answers)}


def treatment(proof: Proof, answers: Answers) -> Any:
    (name,) = owners(proof.plan, answers)
    return name, applying(proof.plan, name, answers)


@given(sound_guides())
def test_a_question_out_of_scope_is_never_asked(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        assert set(asked(proof, answers)) <= set(answers)


@given(sound_guides())
def test_a_question_is_asked_if_and_only_if_what_is_possible_depends_on_it(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        known: Answers = {}
        for name in proof.staff.facts:
            wanted = name in answers and name in still_mentioned(proof, known)
            assert (find_route(proof, known).next == name) == wanted, (known, name)
            if wanted:
                known[name] = answers[name]


def still_mentioned(proof: Proof, known: Answers) -> set[str]:
    """What the routines and steps that agree with the answers so far depend on."""
    facts = proof.staff.facts
    left = [a for a in answer_sets(facts) if agrees(known, a)]
    found: set[str] = set()
    for name in {owner for answers in left for owner in owners(proof.plan, answers)}:
        found |= narrowing(proof, proof.plan.routines[name].when, {})
        for one in proof.plan.routines[name].steps:
            if any(
                one.id in applying(proof.plan, name, a) and name in owners(proof.plan, a)
                for a in left
            ):
                found |= narrowing(proof, one.when, proof.plan.routines[name].when)
    return found


def narrowing(proof: Proof, when: Any, given_when: Any) -> set[str]:
    """The facts on which a condition shuts something out that is not shut out already."""
    facts = proof.staff.facts
    everything = [
        a for a in answer_sets(facts) if all(a.get(f) in v for f, v in given_when.items())
    ]
    allowed = [a for a in everything if all(a.get(f) in v for f, v in when.items())]
    return {
        name
        for name in asks_about(facts, when)
        if {a[name] for a in everything if name in a} != {a[name] for a in allowed if name in a}
    }


@given(sound_guides())
def test_other_answers_are_listed_as_ignored_and_no_asked_one_is(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        order = asked(proof, answers)
        assert find_route(proof, answers).ignored == [n for n in answers if n not in order]


@given(sound_guides(), st.data())
def test_an_answer_that_is_ignored_changes_nothing(proof: Proof, data: st.DataObject) -> None:
    everything = answer_sets(proof.staff.facts)
    answers = data.draw(st.sampled_from(everything))
    some = {n: v for n, v in answers.items() if data.draw(st.booleans())}
    rest = {n: v for n, v in some.items() if n not in find_route(proof, some).ignored}
    assert find_route(proof, rest).next == find_route(proof, some).next
    assert find_route(proof, rest).possible == find_route(proof, some).possible


@given(sound_guides())
def test_the_graph_asks_what_is_asked_and_leads_to_the_routine_that_holds(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        (owner,) = owners(proof.plan, answers)
        assert walked(proof.decisions, answers) == [*asked(proof, answers), owner]


@given(sound_guides())
def test_the_brief_graph_leads_to_the_same_by_fewer_questions(proof: Proof) -> None:
    for answers in answer_sets(proof.staff.facts):
        *brief, owner = walked(proof.decisions.brief, answers)
        assert {owner} == owners(proof.plan, answers)
        assert set(brief) <= set(asked(proof, answers))


@given(sound_guides())
def test_no_brief_question_is_asked_for_single_steps(proof: Proof) -> None:
    for node in proof.decisions.brief.nodes.values():
        assert isinstance(node, Leaf) or len(node.answers) > 1


@given(sound_guides())
def test_a_graph_is_as_deep_as_its_longest_way(proof: Proof) -> None:
    for graph in (proof.decisions, proof.decisions.brief):
        ways = [walked(graph, answers) for answers in answer_sets(proof.staff.facts)]
        assert graph.depth() == max(map(len, ways)) - 1


def walked(graph: Graph, answers: Answers) -> list[str]:
    """The questions that a set of answers passes in a graph, and last its routine."""
    passed = []
    node = graph.nodes[graph.start]
    while not isinstance(node, Leaf):
        passed.append(node.fact)
        (to,) = (a.to for a in node.answers if answers[node.fact] in a.values)
        node = graph.nodes[to]
    return [*passed, node.routine]


def test_a_question_of_one_branch_is_not_asked_in_the_other() -> None:
    """The rule in the smallest guide where it can be seen."""
    facts = {"sak": fact(["bok", "film"]), "skick": fact(["hel", "trasig"], {"sak": "bok"})}
    plan = mini_plan(
        facts, {"hel": {"skick": "hel"}, "trasig": {"skick": "trasig"}, "film": {"sak": "film"}}
    )
    assert asked(Proof(plan), {"sak": "film"}) == ["sak"]
    assert asked(Proof(plan), {"sak": "bok", "skick": "hel"}) == ["sak", "skick"]
