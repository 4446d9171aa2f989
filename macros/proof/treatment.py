"""What is done in a situation, apart from the words that say it: the part that is decided.

Blocks are put in, rules are times and conditions on the guide's facts are answered: two contents
that make people do the same have the same treatments, however they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.content.marks import words
from macros.content.model import (
    LegalStep,
    Outcome,
    Plan,
    Point,
    Routine,
    Step,
    Use,
    When,
    only_steps,
    said,
)
from macros.content.place import NOWHERE
from macros.proof.deadlines import rule_in_words, step_due
from macros.proof.proof import Proof, Situation

Condition = frozenset[tuple[str, frozenset[str]]]
_OWN_LINES = frozenset({"do", "points", "outcomes"})
_NESTED = frozenset({"steps"})


@dataclass(frozen=True)
class Time:
    """A time rule worked out: which rule it was does not matter."""

    period: str
    events: frozenset[str] = frozenset()
    back: bool = False
    moves: bool = False
    pays: bool = False
    safe: str | None = None
    text: str = field(default="", compare=False)


@dataclass(frozen=True)
class Follows:
    """What follows on an answer: the end, or the facts that change."""

    ends: str | None
    becomes: Condition | None


@dataclass(frozen=True)
class Line:
    """A step or a point as it is to be done, and its words beside."""

    id: str
    """A point's id comes after its step's: ``ring.barnen``."""
    under: str
    """The step that a point belongs to, the answer that a step stands under, or nothing."""
    point: bool
    done: tuple[tuple[str, Any], ...]
    """What is to be done, aspect by aspect: role, time …"""
    outcomes: tuple[tuple[str, Follows], ...]
    says: str
    words: tuple[tuple[str, str], ...]
    file: str


@dataclass(frozen=True)
class Treatment:
    """Who is responsible in a situation, and the lines that apply there, in order."""

    owner: str
    interim: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Shared:
    """What two plans have in common, made once so that it is quick to tell that it is the same."""

    lines: dict[Line, Line] = field(default_factory=dict)
    words: dict[int, dict[str, str]] = field(default_factory=dict)
    """The words of each written step, by its mark: a block's steps stand in many routines."""


@dataclass(frozen=True)
class Treatments:
    """The treatments of a plan; lines that several situations share are made once."""

    proof: Proof
    shared: Shared
    rows: dict[str, list[tuple[Line, frozenset[int]]]] = field(default_factory=dict)
    """For each routine its lines, with the indexes in its course that must apply."""

    def of(self, situation: Situation) -> Treatment:
        """Return the treatment of a situation."""
        routine = self.proof.plan.routines[situation.routine]
        if situation.routine not in self.rows:
            found = _rows(self.proof, situation.routine, self.shared)
            once = [(self.shared.lines.setdefault(line, line), needs) for line, needs in found]
            self.rows[situation.routine] = once
        applies = self.proof.applies(situation)
        rows = self.rows[situation.routine]
        here = tuple(line for line, needs in rows if all(map(applies, needs)))
        return Treatment(routine.owner, routine.finding is not None, here)


def lines(plan: Plan, steps: Iterable[Step | Use]) -> tuple[Line, ...]:
    """Return steps that stand in no routine as lines, with all their conditions."""
    found, shared = [], Shared()
    for step, under in _nested(steps, ""):
        found.append(_step_line(plan, step, under, frozenset(), shared))
        found += [_point_line(step, point, frozenset()) for point in step.points]
    return tuple(found)


def _rows(proof: Proof, name: str, shared: Shared) -> Iterator[tuple[Line, frozenset[int]]]:
    routine: Routine = proof.plan.routines[name]
    known = frozenset(proof.staff.facts)
    indexes, points = _indexes(proof, name)
    needs: dict[str, frozenset[int]] = {"": frozenset()}
    for step, under in _nested(routine.steps, ""):
        need = needs[under] | {indexes[id(step)]}
        for value in step.outcomes:
            needs[f"{step.id}/{value}"] = need
        yield _step_line(proof.plan, step, under, known, shared), need
        for point in step.points:
            index = points.get((id(step), point.id))
            if index is not None:
                yield _point_line(step, point, known), need | {index}


def _indexes(proof: Proof, name: str) -> tuple[dict[int, int], dict[tuple[int, str], int]]:
    """Return where the steps and the points stand in a routine's course."""
    steps, points = {}, {}
    for index, node in enumerate(proof.courses[name].nodes):
        if node.step and node.of:
            points[id(node.of), node.step.id.rpartition(".")[2]] = index
        elif node.step:
            steps[id(node.step)] = index
    return steps, points


def _nested(steps: Iterable[Step | Use], under: str) -> Iterator[tuple[Step, str]]:
    for step in only_steps(steps):
        yield step, under
        for value, outcome in step.outcomes.items():
            yield from _nested(outcome.steps, f"{step.id}/{value}")


def _step_line(plan: Plan, step: Step, under: str, known: frozenset[str], shared: Shared) -> Line:
    done = {
        "role": step.role,
        "act": step.act,
        "time": _time(plan, step),
        "pause": step.pause,
        "letter": step.letter,
        "sets": step.sets,
        "sources": _binding(step.sources),
        "condition": _condition(step.when, known),
        "decide": step.decide,
        "dates": step.dates,
        "stage": (step.parallel, step.final) if isinstance(step, LegalStep) else (),
    }
    outcomes = sorted(((value, _follows(o)) for value, o in step.outcomes.items()), key=_value)
    return Line(
        step.id,
        under,
        point=False,
        done=tuple(done.items()),
        outcomes=tuple(outcomes),
        says=said(plan, step),
        words=tuple(_told(step, shared).items()),
        file=step.at().file,
    )


def _value(pair: tuple[str, Follows]) -> str:
    return pair[0]


def _told(step: Step, shared: Shared) -> dict[str, str]:
    """Return what a step says beside its line."""
    key = id(step.mark)
    if key not in shared.words or step.mark is NOWHERE:
        told = words(step, _OWN_LINES) | _advice(step.sources)
        for value, outcome in step.outcomes.items():
            told |= {f"{value}.{k}": text for k, text in words(outcome, _NESTED).items()}
        shared.words[key] = told
    return shared.words[key]


def _point_line(step: Step, point: Point, known: frozenset[str]) -> Line:
    done = {
        "sets": point.sets,
        "sources": _binding(point.sources),
        "condition": _condition(point.when, known),
    }
    return Line(
        f"{step.id}.{point.id}",
        step.id,
        point=True,
        done=tuple(done.items()),
        outcomes=(),
        says=point.do,
        words=tuple(_advice(point.sources).items()),
        file=point.at().file,
    )


def _binding(sources: tuple[str, ...]) -> frozenset[str]:
    """Return the sources in the plan and in law; what is good practice is words."""
    return frozenset(s for s in sources if not s.startswith("praxis:"))


def _advice(sources: tuple[str, ...]) -> dict[str, str]:
    listed = sorted(s for s in sources if s.startswith("praxis:"))
    return {"praxis": ", ".join(listed)} if listed else {}


def _condition(when: When, known: frozenset[str]) -> Condition:
    return frozenset((f, frozenset(values)) for f, values in when.items() if f not in known)


def _follows(outcome: Outcome) -> Follows:
    becomes = None if outcome.becomes is None else _condition(outcome.becomes, frozenset())
    return Follows(outcome.ends.owner if outcome.ends else None, becomes)


def _time(plan: Plan, step: Step) -> Time | None:
    if step.deadline:
        return rule_time(plan, step.deadline)
    due = step_due(step, plan, {})
    return Time(due.period, frozenset(due.missing), text=due.text) if due else None


def rule_time(plan: Plan, name: str) -> Time:
    """Return the time of a named rule."""
    rule = plan.deadlines[name]
    return Time(
        rule.within,
        frozenset(rule.events),
        back=rule.before is not None,
        moves=rule.moves,
        pays=rule.pays,
        safe=rule.safe,
        text=rule_in_words(rule, plan),
    )
