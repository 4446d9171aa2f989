"""The times of steps: in words, how long they are, and which are nearly as long."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.content.model import Plan, Step
from macros.proof.deadlines import every_in_words, rule_in_words, step_due, within_in_words
from macros.proof.slack import days

_TELLS_TIME = re.compile("varje|samma dag|dagen|veck|månad|genast|direkt|inom", re.IGNORECASE)
"""Words in a step that would give its time away."""


@dataclass(frozen=True)
class Times:
    """The times that the steps of a plan have."""

    plan: Plan
    steps: tuple[Step, ...]

    def of(self, step: Step) -> str | None:
        """Return a step's time in words, or None if it has none."""
        due = step_due(step, self.plan, {})
        return due.text if due else None

    def asked(self, step: Step) -> str | None:
        """Return a step's time in words, or None if nothing is to be asked about it."""
        return None if not step.do or _TELLS_TIME.search(step.do) else self.of(step)

    @cached_property
    def periods(self) -> Mapping[str, str]:
        """The times in words, each with its period."""
        timed = ((self.of(step), step) for step in self.steps)
        return {time: period_of(step, self.plan) for time, step in timed if time}

    @cached_property
    def _once(self) -> frozenset[str]:
        steps = (step for step in self.steps if not step.every)
        return frozenset(period_of(step, self.plan) for step in steps) - {""}

    @cached_property
    def _repeated(self) -> frozenset[str]:
        return frozenset(step.every for step in self.steps if step.every)

    def like(self, step: Step) -> list[str]:
        """Return the plan's periods nearest to a step's own, from the same events, in words."""
        own = period_of(step, self.plan)
        if step.every:
            others = self._repeated - {step.every}
            return [every_in_words(period) for period in _nearest(step.every, others)]
        rule = self.plan.deadlines[step.deadline] if step.deadline else None
        if rule and rule.before:
            in_days = {period for period in self._once if period[-1] == "D"} - {own, "P0D"}
            near = (rule.model_copy(update={"within": p}) for p in _nearest(own, in_days))
            return [rule_in_words(other, self.plan) for other in near]
        after = rule.after if rule else (step.after or "",)
        if own == "P0D" and self.plan.events[after[0]].same_day:
            return []
        near_ones = _nearest(own, self._once - {own})
        return [within_in_words(period, after, self.plan) for period in near_ones]

    def unlike(self, step: Step) -> list[str]:
        """Return the times of other steps that are not as long."""
        own = period_of(step, self.plan)
        return [time for time, period in self.periods.items() if period != own]


def period_of(step: Step, plan: Plan) -> str:
    """Return the period of a step's time rule: the empty string if it has none."""
    if step.deadline:
        return plan.deadlines[step.deadline].within
    return f"every {step.every}" if step.every else step.within or ""


def length(period: str) -> float:
    """Return a period's length on a scale where a day more matters most when it is short."""
    return math.log(1 + days(period.removeprefix("every "))) if period else 0


def _nearest(own: str, periods: Iterable[str]) -> list[str]:
    """Return periods as ISO 8601 writes them, those first that are nearest in length."""
    return sorted(periods, key=lambda period: (abs(length(period) - length(own)), period))
