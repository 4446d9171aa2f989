"""Who has what, against listing: random guides and condition tables, every answer set."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.proof.checks.routing import gap, gap_examples, overlap, overlap_example
from macros.proof.proof import Proof, Situation
from macros.proof.space import Space
from tests.brute import Answers, agrees, answer_sets, conditions, guides, holds, owners, tables
from tests.vocabulary import mini_plan

pytestmark = pytest.mark.slow

Table = tuple[dict[str, Any], dict[str, Any]]


def proof_of(table: Table) -> Proof:
    return Proof(mini_plan(*table))


def everything(proof: Proof) -> list[Answers]:
    return answer_sets(proof.staff.facts)


def inside(region: Any, answers: Answers) -> bool:
    return holds({f: tuple(v) for f, v in region.items()}, answers)


@given(tables())
def test_answer_sets_are_counted_as_they_are_listed(table: Table) -> None:
    proof = proof_of(table)
    assert proof.answer_sets == len(everything(proof))


@given(st.data())
def test_a_condition_is_closed_to_the_answer_sets_where_it_holds(data: st.DataObject) -> None:
    facts = data.draw(guides())
    when = data.draw(conditions(facts))
    space: Space = Proof(mini_plan(facts, {"r": when})).staff
    meant = [
        a for a in answer_sets(space.facts) if holds({f: tuple(v) for f, v in when.items()}, a)
    ]
    box = space.close({f: tuple(v) for f, v in when.items()})
    assert (0 if box is None else space.count(box)) == len(meant)


@given(st.data())
def test_one_condition_within_another_as_listed(data: st.DataObject) -> None:
    facts = data.draw(guides())
    one, other = data.draw(conditions(facts)), data.draw(conditions(facts))
    proof = Proof(mini_plan(facts, {"one": one, "other": other}))
    if len(proof.boxes) < 2:
        return
    having = [owners(proof.plan, a) for a in everything(proof)]
    one_box, other_box = proof.boxes["one"], proof.boxes["other"]
    assert proof.staff.meets(one_box, other_box) == any(len(h) == 2 for h in having)
    assert proof.staff.within(one_box, other_box) == all("other" in h for h in having if "one" in h)


@given(tables())
def test_every_answer_set_is_in_one_region_with_its_routines(table: Table) -> None:
    proof = proof_of(table)
    for answers in everything(proof):
        found = [set(names) for region, names in proof.cover if inside(region, answers)]
        assert found == [owners(proof.plan, answers)]


@given(tables())
def test_a_gap_is_reported_where_there_is_one(table: Table) -> None:
    proof = proof_of(table)
    missing = [a for a in everything(proof) if not owners(proof.plan, a)]
    assert bool(list(gap(proof))) == bool(missing)


@given(tables())
def test_a_gap_is_told_with_nothing_that_can_be_left_out(table: Table) -> None:
    proof = proof_of(table)
    uncovered = [region for region, names in proof.cover if not names]
    for example in gap_examples(proof.staff, proof.boxes, uncovered):
        assert_minimal(proof, example, lambda a: not owners(proof.plan, a))


@given(tables())
def test_an_overlap_is_reported_for_each_pair_that_has_one(table: Table) -> None:
    proof = proof_of(table)
    pairs = {
        (one, other)
        for answers in everything(proof)
        for one in owners(proof.plan, answers)
        for other in owners(proof.plan, answers)
        if one < other
    }
    assert {tuple(sorted(m.message.split("”")[1::2])) for m in overlap(proof)} == pairs


@given(tables())
def test_an_overlap_is_told_with_nothing_that_can_be_left_out(table: Table) -> None:
    proof = proof_of(table)
    for _, names in proof.cover:
        for one, other in pairwise(names):
            example = overlap_example(proof.staff, proof.boxes[one], proof.boxes[other])
            assert_minimal(
                proof, example, lambda a, o=one, p=other: {o, p} <= owners(proof.plan, a)
            )


def assert_minimal(proof: Proof, example: Answers, is_so: Any) -> None:
    """Every completion is so, there is one, and without any of its answers some is not."""
    completions = [a for a in everything(proof) if agrees(example, a)]
    assert completions
    assert all(is_so(a) for a in completions)
    for left_out in example:
        rest = {name: value for name, value in example.items() if name != left_out}
        assert not all(is_so(a) for a in everything(proof) if agrees(rest, a)), left_out


@settings(max_examples=50)
@given(tables(), st.data())
def test_situations_are_the_distinct_treatments(table: Table, data: st.DataObject) -> None:
    facts, routines = table
    steps = {name: some_steps(data, facts) for name in routines}
    proof = Proof(mini_plan(facts, routines, **steps))
    treatments: dict[Any, int] = {}
    for answers in everything(proof):
        for name in owners(proof.plan, answers):
            done = frozenset(
                s.id for s in proof.plan.routines[name].steps if holds(s.when, answers)
            )
            treatments[name, done] = treatments.get((name, done), 0) + 1
    assert {
        told(proof, s): sum(map(proof.staff.count, s.regions)) for s in proof.situations
    } == treatments


def told(proof: Proof, situation: Situation) -> tuple[str, frozenset[str]]:
    nodes = proof.courses[situation.routine].nodes
    reached = (nodes[index].step for index in proof.ways[situation].reached)
    return situation.routine, frozenset(step.id for step in reached if step)


def some_steps(data: st.DataObject, facts: Any) -> list[Any]:
    whens = data.draw(st.lists(conditions(facts), max_size=3))
    return [
        {"id": f"s{i}", "do": "Gör.", "role": "chef", "when": when} for i, when in enumerate(whens)
    ]
