"""What is told of a step, its outcomes and an owner: worked out once for every reader.

A reader chooses what to show of a view, and works out nothing about a step of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from macros.compiled.labels import Label, finding_of, label
from macros.content.model import (
    FIRST_DAY,
    Ends,
    Outcome,
    Pause,
    Plan,
    Point,
    Step,
    Use,
    When,
    only_steps,
    said,
)
from macros.proof.deadlines import Due, step_due
from macros.proof.proof import Proof
from macros.proof.space import Box


@dataclass(frozen=True)
class OwnerView:
    """A role as it owns a case or receives a message."""

    role: str
    title: str
    unit: str | None
    deputy: str | None
    interim: str | None
    """The finding that makes it so for the time being."""


@dataclass(frozen=True)
class PointView:
    """Something that a step consists of."""

    id: str
    do: str
    sources: tuple[str, ...]
    finding: str | None
    when: When
    """The condition as it is written."""
    open: When
    """What of it still decides."""
    sets: str | None
    hash: str


@dataclass(frozen=True)
class OutcomeView:
    """What follows on an answer to a decision."""

    label: str
    steps: tuple[StepView, ...]
    ends: Ends | None
    becomes: When | None
    asks: tuple[str, ...]
    """The guide's facts that are asked for again."""
    targets: tuple[str, ...]
    """The checklists that the case can then have."""


@dataclass(frozen=True)
class StepView:
    """A step as it reads where some answers are given."""

    id: str
    do: str | None
    decide: str | None
    says: str
    """What is to be done, and the question that is decided."""
    help: str | None
    role: str
    who: str | None
    """The role's title; None where a part stands that nobody plays yet."""
    pause: Pause | None
    act: str | None
    needed: bool
    """Whether it cannot be answered that the act is not needed."""
    present: bool
    """Whether it is done while the person is here: the talk itself, or such an act."""
    label: Label | None
    sources: tuple[str, ...]
    finding: str | None
    time: Due | None
    same_day: bool
    """Whether it is due the day that the case begins, as its section already says."""
    within: str | None
    after: str | None
    every: str | None
    letter: str | None
    dates: tuple[str, ...]
    sets: str | None
    when: When
    """What still decides whether it applies."""
    points: tuple[PointView, ...]
    outcomes: Mapping[str, OutcomeView]
    hash: str
    """A fingerprint of what is asked of whom and when; help and sources are left out."""

    @property
    def cited(self) -> Iterator[str]:
        """The sources of the step, then those of its points."""
        yield from self.sources
        yield from (source for point in self.points for source in point.sources)

    @property
    def rests_on(self) -> list[str]:
        """The findings of the step and of its points."""
        found = [self.finding, *(point.finding for point in self.points)]
        return [finding for finding in found if finding]


@dataclass(frozen=True)
class Telling:
    """What steps are told with: the answers as a region, those asked for, the days of events."""

    proof: Proof
    region: Box
    answered: Collection[str]
    events: Mapping[str, date] = field(default_factory=dict)

    def steps(self, steps: Iterable[Step | Use]) -> tuple[StepView, ...]:
        """Return the steps that can apply; conditions that always hold here are gone."""
        return tuple(self._step(step) for step in only_steps(steps) if self._can_hold(step.when))

    def _can_hold(self, when: When) -> bool:
        box = self.proof.staff.close(when)
        return box is not None and self.proof.staff.meets(self.region, box)

    def _step(self, step: Step) -> StepView:
        plan, when = self.proof.plan, still_open(self.proof, step.when, self.region)
        points = tuple(self._point(p) for p in step.points if self._can_hold(p.when))
        act = plan.acts.get(step.act or "")
        asked = plan.facts[step.decide].reached if step.decide else False
        box = self.proof.staff.close(step.when) or {}
        region = self.proof.staff.meet(self.region, box) or self.region
        role = plan.roles.get(step.role)
        return StepView(
            id=step.id,
            do=step.do,
            decide=step.decide,
            says=said(plan, step),
            help=step.help,
            role=step.role,
            who=role.title if role else None,
            pause=step.pause,
            act=step.act,
            needed=act is not None and act.needed,
            present=asked or (act is not None and act.present),
            label=label(self.proof, region, step.sources, step.role, step.deadline),
            sources=step.sources,
            finding=finding_of(self.proof, region, step),
            time=step_due(step, plan, self.events),
            same_day=_same_day(plan, step),
            within=step.within,
            after=step.after,
            every=step.every,
            letter=step.letter,
            dates=step.dates,
            sets=step.sets,
            when=when,
            points=points,
            outcomes={v: self._outcome(step, v, o) for v, o in step.outcomes.items()},
            hash=_meaning(plan, step, when, [point.do for point in points]),
        )

    def _point(self, point: Point) -> PointView:
        still = still_open(self.proof, point.when, self.region)
        mark = _fingerprint([point.do, sorted(still.items()), point.sets])
        own = (point.id, point.do, point.sources, point.finding, point.when)
        return PointView(*own, still, point.sets, mark)

    def _outcome(self, step: Step, value: str, outcome: Outcome) -> OutcomeView:
        label = outcome.label or self.proof.plan.facts[step.decide or ""].values[value].label
        asks = self.proof.open_after(self.region, self.answered, outcome)
        targets = self.proof.targets(self.region, outcome) if outcome.becomes else ()
        steps = self.steps(outcome.steps)
        return OutcomeView(label, steps, outcome.ends, outcome.becomes, tuple(asks), targets)


def owner_view(plan: Plan, role: str, finding: str | None) -> OwnerView:
    """Return a role as an owner, with the finding that makes it interim."""
    record = plan.roles[role]
    return OwnerView(role, record.title, record.unit, record.deputy, finding)


def every_step(steps: Iterable[StepView]) -> Iterator[StepView]:
    """Yield every step, outcomes' steps included, in reading order."""
    for step in steps:
        yield step
        for outcome in step.outcomes.values():
            yield from every_step(outcome.steps)


def still_open(proof: Proof, when: When, region: Box) -> When:
    """Return the part of a condition that is still open where some answers are given."""
    space = proof.staff
    found: When = {}
    for fact, values in when.items():
        if fact not in space.facts:
            found[fact] = values
        elif not (here := region.get(fact, space.values[fact])) <= set(values):
            found[fact] = tuple(value for value in values if value in here)
    return found


def _same_day(plan: Plan, step: Step) -> bool:
    if step.deadline:
        return plan.deadlines[step.deadline].within == "P0D"
    return step.within == "P0D" and step.pause in FIRST_DAY


def _meaning(plan: Plan, step: Step, when: When, points: list[str]) -> str:
    rule = plan.deadlines[step.deadline] if step.deadline else None
    parts: list[Any] = [
        step.do,
        step.role,
        plan.facts[step.decide].ask if step.decide else None,
        [(value, o.label, o.becomes, bool(o.ends)) for value, o in step.outcomes.items()],
        sorted(when.items()),
        [step.within, step.after, step.every, step.letter],
        rule and [rule.within, rule.events, rule.safe, rule.moves, *filter(None, [rule.before])],
        *([points] if points else []),
    ]
    return _fingerprint(parts)


def _fingerprint(parts: list[Any]) -> str:
    """Return six digits that follow from the parts."""
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:6]
