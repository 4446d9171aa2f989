"""What the guide says to a set of answers, typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.notebooks.table import Shown, Table
from macros.readers.reasons import reason
from macros.readers.words import Words


@dataclass(frozen=True)
class Advice(Shown):
    """What the guide says to some answers: the next question, or who owns it and what to do."""

    told: Mapping[str, Any] = field(repr=False)
    words: Words = field(repr=False)

    @property
    def next(self) -> str | None:
        """The fact that the guide asks for next, or None when it has enough."""
        return self.told["next"]["question"] if self.told["next"] else None

    @property
    def checklist(self) -> str | None:
        """The checklist, or None while a question is open."""
        checklist: str | None = self.told["checklist"]
        return checklist

    @property
    def owner(self) -> str | None:
        """The role that owns the case, or None while a question is open."""
        return self.told["owner"]["role"] if self.told["owner"] else None

    @property
    def interim(self) -> str | None:
        """The finding that makes the owner interim, or None."""
        return self.told["owner"]["interim"] if self.told["owner"] else None

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps that apply, those inside outcomes under their decision."""
        steps: list[dict[str, Any]] = self.told["steps"]
        return steps

    def every_step(self) -> Iterator[dict[str, Any]]:
        """Yield the steps that apply, those inside outcomes included."""
        yield from _inside(self.steps)

    def path(self, role: str, most: int = 6) -> Table:
        """Return the first steps of a role, with the time and the reason of each."""
        plan = self.words.plan
        own = [step for step in self.every_step() if step["role"] == role][:most]
        rows = [
            (step["do"], step["deadline"]["text"] if step["deadline"] else "", self._reason(step))
            for step in own
        ]
        caption = f"{plan.roles[role].title}: de första stegen i ”{self._title()}”"
        return Table(caption, ("Gör", "Tid", "Därför"), rows)

    def _title(self) -> str:
        return self.words.plan.routines[self.told["checklist"]].title

    def _reason(self, step: Mapping[str, Any]) -> str:
        return reason(self.words.plan, step["sources"], step["finding"])

    def table(self) -> Table:
        """Return the steps, or the next question's answers, as a table."""
        plan = self.words.plan
        if self.told["next"]:
            answers = [(a["label"], a["id"]) for a in self.told["next"]["answers"]]
            return Table(self.told["next"]["ask"], ("Svar", "Skrivs"), answers)
        owner = plan.roles[self.told["owner"]["role"]].title
        rows = [
            (
                n,
                s["do"],
                plan.roles[s["role"]].title,
                s["deadline"]["text"] if s["deadline"] else "",
            )
            for n, s in enumerate(self.steps, 1)
        ]
        return Table(f"{self._title()}. Ansvarar: {owner}", ("Steg", "Gör", "Roll", "Tid"), rows)


def _inside(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield step
        for outcome in step["outcomes"]:
            yield from _inside(outcome["steps"])
