"""The first hour: what is done the same day whatever has come, and what each paper adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from macros.content.model import FIRST_DAY, only_steps, said
from macros.proof.proof import Proof, Situation

NEARLY_ALL, MOST = 0.9, 0.75
"""The share of the situations in which a line stands to be said of all, or of all with children."""


@dataclass(frozen=True)
class Line:
    """What somebody does; ``role`` is empty where it is whoever answers for the case."""

    do: str
    role: str
    pause: str


Said = TypeVar("Said")
Lines = dict[Line, tuple[str, ...]]
"""Lines in order, each with the points that it nearly always has."""


@dataclass(frozen=True)
class Paper:
    """What has come, and what is then done beside what is always done."""

    value: str
    lines: Lines
    with_children: Lines


@dataclass(frozen=True)
class FirstHour:
    """What is nearly always done, with children too, and what each paper adds."""

    always: Lines
    with_children: Lines
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class _Case:
    """A situation as it begins: what can have come, whether there are children, its lines."""

    values: frozenset[str]
    children: bool
    lines: Lines


def first_hour(proof: Proof) -> FirstHour | None:
    """Return the first hour after what the staff's guide asks for first; None without a guide."""
    guide = proof.plan.guides.get(proof.landmarks.staff or "")
    if guide is None or not guide.arrivals:
        return None
    fact = guide.arrivals[0]
    cases = [_case(proof, fact, s) for s in proof.situations if _asks(proof, fact, s)]
    always, children = _told(cases, {})
    papers = []
    for value in proof.plan.facts[fact].values:
        here = [case for case in cases if value in case.values]
        papers.append(Paper(value, *_told(here, {**always, **children})))
    return FirstHour(always, children, tuple(p for p in papers if p.lines or p.with_children))


def _asks(proof: Proof, fact: str, situation: Situation) -> bool:
    """Tell whether the guide asks a fact on every way to a situation."""
    return all(proof.staff.in_scope(fact, region) for region in situation.regions)


def _case(proof: Proof, fact: str, situation: Situation) -> _Case:
    routine, course = proof.plan.routines[situation.routine], proof.courses[situation.routine]
    applies = proof.applies(situation)
    here = [node for i, node in enumerate(course.nodes) if node.step and applies(i)]
    steps = {id(node.step) for node in here}
    lines: Lines = {}
    for step in only_steps(routine.steps):
        if step.pause in FIRST_DAY and id(step) in steps:
            role = "" if step.role == routine.owner else step.role
            points = tuple(
                said(proof.plan, node.step) for node in here if node.step and node.of is step
            )
            lines[Line(said(proof.plan, step), role, step.pause)] = points
    every = proof.staff.values[fact]
    values = frozenset[str]().union(*(region.get(fact, every) for region in situation.regions))
    asked = proof.landmarks.children or ""
    yes = frozenset({asked and proof.plan.facts[asked].children})
    return _Case(values, all(region.get(asked) == yes for region in situation.regions), lines)


def _told(cases: list[_Case], before: Lines) -> tuple[Lines, Lines]:
    """Return what nearly all cases have beside what is told before, and what children add."""
    every = _common(cases, NEARLY_ALL, before)
    return every, _common([case for case in cases if case.children], MOST, {**before, **every})


def _common(cases: list[_Case], share: float, before: Lines) -> Lines:
    lines = _shared([[*case.lines] for case in cases], share)
    told = [line for line in lines if line not in before]
    having = {line: [case.lines[line] for case in cases if line in case.lines] for line in told}
    return {line: tuple(_shared(points, NEARLY_ALL)) for line, points in having.items()}


def _shared(rows: Sequence[Sequence[Said]], share: float) -> list[Said]:
    """Return what stands in enough rows, in the order in which it comes first."""
    found = Counter(entry for row in rows for entry in row)
    return [entry for entry, count in found.items() if count >= share * len(rows)]
