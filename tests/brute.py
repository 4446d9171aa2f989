"""The semantics again, by listing everything: what the compiled proof is held against.

Slow on purpose, and written from the rules alone: no boxes, no states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from macros.content.model import Fact, Plan, Step
from tests.vocabulary import fact

Answers = dict[str, str]
When = Mapping[str, tuple[str, ...]]


def answer_sets(facts: Mapping[str, Fact]) -> list[Answers]:
    """All full assignments of the facts that are in scope."""
    found: list[Answers] = [{}]
    for name, record in facts.items():
        grown = []
        for answers in found:
            asked = all(answers.get(above) in values for above, values in record.scope.items())
            grown += [{**answers, name: value} for value in record.values] if asked else [answers]
        found = grown
    return found


def holds(when: When, answers: Answers) -> bool:
    return all(answers.get(name) in values for name, values in when.items())


def agrees(example: Answers, answers: Answers) -> bool:
    return all(answers.get(name) == value for name, value in example.items())


def owners(plan: Plan, answers: Answers) -> set[str]:
    """The routines whose conditions hold."""
    return {name for name, routine in plan.routines.items() if holds(routine.when, answers)}


def applying(plan: Plan, routine: str, answers: Answers) -> frozenset[str]:
    """The steps of a routine whose conditions hold; here steps have only guide facts."""
    steps = plan.routines[routine].steps
    return frozenset(s.id for s in steps if isinstance(s, Step) and holds(s.when, answers))


def asks_about(facts: Mapping[str, Fact], when: When) -> set[str]:
    """The facts that a condition depends on: those it names and those their scopes name."""
    found: set[str] = set()
    todo = list(when)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += facts[name].scope
    return found


@st.composite
def guides(draw: st.DrawFn, most: int = 4) -> dict[str, dict[str, Any]]:
    """Facts of a small guide, some with a scope on one or two facts before them."""
    facts: dict[str, dict[str, Any]] = {}
    for name in "abcdef"[: draw(st.integers(1, most))]:
        scope = {}
        for above in draw(st.sets(st.sampled_from(sorted(facts)), max_size=2)) if facts else ():
            values = sorted(facts[above]["values"])
            scope[above] = draw(proper_subsets(values))
        facts[name] = fact([f"{name}{i}" for i in range(draw(st.integers(2, 3)))], scope)
    return facts


def proper_subsets(values: list[str]) -> st.SearchStrategy[list[str]]:
    chosen = st.sets(st.sampled_from(values), min_size=1, max_size=len(values) - 1)
    return chosen.map(sorted)


def conditions(facts: Mapping[str, Any]) -> st.SearchStrategy[dict[str, list[str]]]:
    """Any condition on the facts of a guide, possible or not."""
    one = st.sampled_from(sorted(facts)).flatmap(
        lambda name: st.tuples(
            st.just(name),
            st.sets(st.sampled_from(sorted(facts[name]["values"])), min_size=1).map(sorted),
        )
    )
    return st.lists(one, max_size=3).map(dict)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A guide and any conditions of a few routines: with gaps and overlaps as they come."""
    facts = draw(guides())
    whens = draw(st.lists(conditions(facts), max_size=5))
    return facts, {f"r{i}": when for i, when in enumerate(whens)}


@st.composite
def partitions(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A guide and routines that share its answer sets between them, each set to one."""
    facts = draw(guides())
    leaves = list(_shared(draw, facts, {}))
    return facts, {f"r{i}": when for i, when in enumerate(leaves)}


def _shared(draw: st.DrawFn, facts: Mapping[str, Any], when: dict[str, list[str]]) -> Iterator[Any]:
    open_facts = [
        name
        for name, record in facts.items()
        if name not in when
        and all(set(when.get(a, ["?"])) <= set(v) for a, v in record["scope"].items())
    ]
    name = draw(st.sampled_from([None, *open_facts]))
    if name is None:
        yield when
        return
    values = sorted(facts[name]["values"])
    some = draw(proper_subsets(values))
    for part in (some, [v for v in values if v not in some]):
        yield from _shared(draw, facts, {**when, name: part})
