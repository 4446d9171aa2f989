"""What the guide says to a set of answers, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.compiled.asking import Told, question_json
from macros.compiled.views import StepView, every_step
from macros.notebooks.table import Shown, Table
from macros.readers.words import Words


@dataclass(frozen=True)
class Advice(Shown):
    """What the guide says to some answers: the next question, or who owns it and what to do."""

    told: Told = field(repr=False)
    words: Words = field(repr=False)

    @property
    def next(self) -> str | None:
        """The fact that the guide asks for next, or None when it has enough."""
        return self.told.next

    @property
    def checklist(self) -> str | None:
        """The checklist, or None while a question is open."""
        return self.told.checklist

    @property
    def owner(self) -> str | None:
        """The role that owns the case, or None while a question is open."""
        return self.told.owner.role if self.told.owner else None

    @property
    def interim(self) -> str | None:
        """The finding that makes the owner interim, or None."""
        return self.told.owner.interim if self.told.owner else None

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps that apply, those inside outcomes under their decision."""
        return self.told.steps

    def every_step(self) -> Iterator[StepView]:
        """Yield the steps that apply, those inside outcomes included."""
        yield from every_step(self.steps)

    def path(self, role: str, most: int = 6) -> Table:
        """Return the first steps of a role, with the time and the reason of each."""
        plan = self.words.plan
        own = [step for step in self.every_step() if step.role == role][:most]
        rows = [(s.says, _time(s), self.words.reason(s.sources, s.finding)) for s in own]
        caption = f"{plan.roles[role].title}: de första stegen i ”{self._title()}”"
        return Table(caption, ("Gör", "Tid", "Därför"), rows)

    def _title(self) -> str:
        return self.words.plan.routines[self.told.checklist or ""].title

    def table(self) -> Table:
        """Return the steps, or the next question's answers, as a table."""
        if self.told.next:
            asked = question_json(self.words.plan, self.told.next)
            answers = [(answer["label"], answer["id"]) for answer in asked["answers"]]
            return Table(asked["ask"], ("Svar", "Skrivs"), answers)
        owner = self.told.owner.title if self.told.owner else ""
        rows = [(n, s.says, s.who or "", _time(s)) for n, s in enumerate(self.steps, 1)]
        return Table(f"{self._title()}. Ansvarar: {owner}", ("Steg", "Gör", "Roll", "Tid"), rows)


def _time(step: StepView) -> str:
    return step.time.text if step.time else ""
