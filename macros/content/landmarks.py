"""What the program must recognise in a content, by keys in its records and never by their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.content.model import Plan


@dataclass(frozen=True)
class Landmarks:
    """The ids of the records that carry the keys; None where no record does."""

    staff: str | None
    """The guide of those who work here."""
    landlord: str | None
    """The guide of landlords."""
    starts: str | None
    """The event that a case starts with: something has come."""
    wins_back: str | None
    """The time rule in which a home is won back by paying."""
    children: str | None
    """The guide's fact that says whether there are children."""
    reached: str | None
    """The case fact that says whether the household was reached."""

    @classmethod
    def of(cls, plan: Plan) -> Landmarks:
        """Return the landmarks of a plan: the first of each, should there be more."""
        return cls(**{name: next(iter(find(plan)), None) for name, find in FINDERS.items()})


def _guides(plan: Plan, audience: str) -> list[str]:
    return [key for key, guide in plan.guides.items() if guide.audience == audience]


FINDERS: Mapping[str, Callable[[Plan], list[str]]] = {
    "staff": lambda plan: _guides(plan, "staff"),
    "landlord": lambda plan: _guides(plan, "landlord"),
    "starts": lambda plan: [key for key, event in plan.events.items() if event.starts],
    "wins_back": lambda plan: [key for key, rule in plan.deadlines.items() if rule.wins_back],
    "children": lambda plan: [key for key, fact in plan.facts.items() if fact.children],
    "reached": lambda plan: [key for key, fact in plan.facts.items() if fact.reached],
}
"""All records with each key; there should be one."""
