"""Time against the law: how much of the legal period is left at the first contact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.model import Step
from macros.proof.proof import Proof, Situation
from macros.proof.space import Box
from macros.proof.ways import Course, first_of

_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}


@dataclass(frozen=True)
class Slack:
    """The time of a routine against the legal period, in days from the message's arrival.

    ``latest`` is the latest day of the first contact step over all ways, and None where some way
    has no such step, or one without a time of its own. ``step`` is the step that decides it.
    The days that the message was in the post come off ``left``; they are not known here.
    """

    routine: str
    period: int
    latest: int | None
    step: Step | None

    @property
    def left(self) -> int | None:
        """Return the days left after the first contact in the worst case, or None if unbounded."""
        return None if self.latest is None else self.period - self.latest

    @property
    def late(self) -> bool:
        """Tell whether the legal period can run out before the first contact step."""
        return self.left is None or self.left <= 0


def slack(proof: Proof, routine: str) -> Slack | None:
    """Return the slack of a routine; None where no home can be won back by paying.

    The period runs from the arrival at the latest, so what is left can be less but never more.
    """
    key = proof.landmarks.wins_back
    if key is None:
        return None
    given = (when for s in proof.plan.statutes.values() if s.deadline == key for when in s.when)
    boxes = [box for box in map(proof.staff.close, given) if box]
    concerned = [s for s in proof.of_routine.get(routine, ()) if _in_time(proof, s, boxes)]
    if not concerned:
        return None
    period = days(proof.plan.deadlines[key].within)
    first = [step for situation in concerned for step in _first_contacts(proof, situation)]
    timed: dict[int, Step] = {}
    for step in first:
        day = _day_of(proof, step) if step else None
        if step is None or day is None:
            return Slack(routine, period, None, step)
        timed.setdefault(day, step)
    return Slack(routine, period, max(timed), timed[max(timed)])


def walled(proof: Proof, routine: str) -> bool:
    """Tell whether a routine counts time back from a day that somebody else has set.

    What is left of the time to pay is no comfort there: the day itself comes first.
    """
    steps = (node.step for node in proof.courses[routine].nodes if node.step)
    rules = (proof.plan.deadlines[step.deadline] for step in steps if step.deadline)
    return any(rule.before for rule in rules)


def _in_time(proof: Proof, situation: Situation, boxes: list[Box]) -> bool:
    """Tell whether a statute gives the period in a situation, or a step there counts it."""
    if any(proof.staff.meets(r, box) for r in situation.regions for box in boxes):
        return True
    passed = proof.ways[situation].passed
    rule, nodes = proof.landmarks.wins_back, proof.courses[situation.routine].nodes
    return any(n.step and n.step.deadline == rule and passed >> i & 1 for i, n in enumerate(nodes))


def _first_contacts(proof: Proof, situation: Situation) -> Iterator[Step | None]:
    """Yield the first contact step of each way, and None for ways without one."""
    course = proof.courses[situation.routine]
    contacts = frozenset(_contacts(proof, course))
    for index in first_of(course, proof.applies(situation), contacts):
        yield course.nodes[index].step if index is not None else None


def _contacts(proof: Proof, course: Course) -> Iterator[int]:
    """Yield where it is decided whether the household was reached."""
    reached = proof.landmarks.reached
    for index, node in enumerate(course.nodes):
        if reached and node.step and node.step.decide == reached:
            yield index


def _day_of(proof: Proof, step: Step) -> int | None:
    """Return the last day of a step, counted from the arrival; None if it has no such time."""
    if step.deadline:
        rule = proof.plan.deadlines[step.deadline]
        return days(rule.within) if rule.after == (proof.landmarks.starts,) else None
    return days(step.within) if step.within and step.after == proof.landmarks.starts else None


def days(period: str) -> int:
    """Return the most days that a period can have."""
    return int(period[1:-1]) * _DAYS[period[-1]]
