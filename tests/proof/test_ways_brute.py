"""Ways, counted by states, against listing every one of them: random small trees of steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Step
from macros.proof.proof import Proof, Situation
from macros.proof.ways import first_of, follow, longest
from tests.vocabulary import END, fact, mini_plan, step

CASE = ("x", "y")
VALUES = ("ja", "nej")
GUIDE = {"g": fact(["g0", "g1"])}


@dataclass
class Way:
    """One way: what is known on it, the steps done, the decisions, and whether it has ended."""

    known: dict[str, str]
    done: list[str] = field(default_factory=list)
    decided: list[tuple[str, str]] = field(default_factory=list)
    ended: bool = False


def all_ways(steps: tuple[Step, ...], way: Way) -> Iterator[Way]:
    """List the ways through steps, by the rules alone: nothing is ever forgotten."""
    if way.ended or not steps:
        yield way
        return
    first, rest = steps[0], steps[1:]
    if not all(way.known.get(name) in values for name, values in first.when.items()):
        yield from all_ways(rest, way)
        return
    done = [*way.done, first.id]
    if first.decide is None:
        yield from all_ways(rest, Way(way.known, done, way.decided))
        return
    for value, outcome in first.outcomes.items():
        known = {**way.known, first.decide: value}
        begun = Way(known, done, [*way.decided, (first.decide, value)])
        for inner in all_ways(outcome.steps, begun):
            inner.ended = inner.ended or bool(outcome.ends or outcome.becomes)
            yield from all_ways(rest, inner)


@st.composite
def trees(draw: st.DrawFn) -> list[Any]:
    """Steps and decisions, some conditional on guide or case facts, decided more than once."""
    counter = iter(range(1000))
    return list(_steps(draw, counter, 2))


def _steps(draw: st.DrawFn, counter: Iterator[int], depth: int) -> Iterator[Any]:
    for _ in range(draw(st.integers(0 if depth < 2 else 1, 3))):
        when = draw(st.sampled_from([{}, {}, {"g": "g0"}, *({n: v} for n in CASE for v in VALUES)]))
        name = f"s{next(counter)}"
        decides = draw(st.sampled_from([None, *CASE])) if depth else None
        if decides is None:
            yield step(name, when)
        else:
            outcomes = {value: _outcome(draw, counter, depth - 1) for value in VALUES}
            yield step(name, when, decide=decides, outcomes=outcomes)


def _outcome(draw: st.DrawFn, counter: Iterator[int], depth: int) -> Any:
    exits = draw(st.sampled_from([{}, {}, END, {"becomes": {"g": ["g1"]}}]))
    return {"steps": list(_steps(draw, counter, depth)), **exits}


def proof_of(tree: list[Any]) -> Proof:
    made = mini_plan(GUIDE, {"r": {}}, r=tree)
    case = {name: fact(VALUES) for name in CASE}
    routine = made.routines["r"]
    plain = routine.model_copy(update={"steps": routine.steps[:-1]})  # without the sure end
    facts = made.facts | mini_plan(case, {}).facts
    return Proof(made.model_copy(update={"routines": {"r": plain}, "facts": facts}))


def listed(proof: Proof, situation: Situation) -> list[Way]:
    region = situation.regions[0]
    known = {"g": min(region.get("g", proof.staff.values["g"]))}
    return list(all_ways(proof.plan.routines["r"].steps, Way(known)))


def each(proof: Proof) -> Iterator[tuple[Situation, list[Way]]]:
    for situation in proof.situations:
        yield situation, listed(proof, situation)


@given(trees())
def test_ways_are_counted_as_they_are_listed(tree: list[Any]) -> None:
    proof = proof_of(tree)
    for situation, ways in each(proof):
        assert proof.ways[situation].count == len(ways)


@given(trees())
def test_a_step_is_reached_if_some_way_does_it(tree: list[Any]) -> None:
    proof = proof_of(tree)
    for situation, ways in each(proof):
        nodes = proof.courses["r"].nodes
        reached = (nodes[i].step for i in proof.ways[situation].reached)
        assert {s.id for s in reached if s} == {name for way in ways for name in way.done}


@given(trees())
def test_a_mark_is_always_passed_if_every_way_passes_it(tree: list[Any]) -> None:
    proof = proof_of(tree)
    nodes = proof.courses["r"].nodes
    for situation, ways in each(proof):
        found = follow(proof.courses["r"], proof.applies(situation), lambda index: 1 << index)
        of = {node.step.id: 1 << i for i, node in enumerate(nodes) if node.step}
        done = [sum(of[name] for name in set(way.done)) for way in ways]
        steps = sum(of.values())
        assert found.always & steps == _all_of(done)
        assert found.ever & steps == _any_of(done)


@given(trees())
def test_the_longest_way_is_the_longest_of_those_listed(tree: list[Any]) -> None:
    proof = proof_of(tree)
    for situation, ways in each(proof):
        most = longest(proof.courses["r"], proof.applies(situation))
        assert most == max(len(way.done) for way in ways)


def _all_of(masks: list[int]) -> int:
    common = masks[0]
    for mask in masks:
        common &= mask
    return common


def _any_of(masks: list[int]) -> int:
    some = 0
    for mask in masks:
        some |= mask
    return some


@given(trees())
def test_a_loose_end_is_found_and_its_way_is_one_of_them(tree: list[Any]) -> None:
    proof = proof_of(tree)
    for situation, ways in each(proof):
        loose = proof.ways[situation].loose
        unended = [tuple(way.decided) for way in ways if not way.ended]
        assert (loose is None) == (not unended)
        assert loose is None or loose in unended


@given(trees(), st.data())
def test_the_first_of_some_steps_is_found_on_every_way(
    tree: list[Any], data: st.DataObject
) -> None:
    proof = proof_of(tree)
    nodes = proof.courses["r"].nodes
    steps = [i for i, node in enumerate(nodes) if node.step]
    wanted = frozenset(data.draw(st.sets(st.sampled_from(steps), max_size=3)))
    names = {nodes[i].step.id for i in wanted}
    for situation, ways in each(proof):
        found = first_of(proof.courses["r"], proof.applies(situation), wanted)
        firsts = {next((name for name in way.done if name in names), None) for way in ways}
        assert {None if i is None else nodes[i].step.id for i in found} == firsts


def test_ways_are_counted_without_being_listed() -> None:
    """A ladder of yes and no whose answers are forgotten: 2 to the power of 200 ways."""
    ladder = [step(f"s{i}", decide="x", outcomes={"ja": {}, "nej": {}}) for i in range(200)]
    proof = Proof(mini_plan(GUIDE, {"r": {}}, r=ladder))
    (ways,) = proof.ways.values()
    assert ways.count == 2**201
