"""A change that is only tried: what breaks, and what becomes different for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from macros.content.problem import Problem, report
from macros.notebooks.table import Shown, Table
from macros.proof.proof import Proof, Situation

if TYPE_CHECKING:
    from macros.notebooks.study import Study

Pair = tuple[str, str]
"""Something before and after."""


@dataclass(frozen=True)
class Effect:
    """Answers that are treated differently after a change."""

    answer_sets: int
    checklist: Pair
    """The checklist before and after; the same is true of the owner."""
    owner: Pair
    gained: frozenset[str]
    lost: frozenset[str]
    """The steps that come to apply and cease to."""


@dataclass(frozen=True)
class Trial(Shown):
    """A change in memory. Nothing is written; the files are as they were."""

    before: Study = field(repr=False)
    after: Study = field(repr=False)
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Tell whether the content could be published like this."""
        return not self.problems

    @property
    def report(self) -> str:
        """What ``fokus check`` would print."""
        return report(self.problems)

    @property
    def codes(self) -> frozenset[str]:
        """The kinds of problems."""
        return frozenset(problem.code for problem in self.problems)

    def effects(self) -> list[Effect]:
        """Return what becomes different; empty where the change has problems."""
        return list(_effects(self.before.proof, self.after.proof)) if self.sound else []

    def table(self) -> Table:
        """Return the effects as a table, or the problems where there are any."""
        if self.problems:
            rows = [(p.code, p.message, p.hint) for p in sorted(set(self.problems))]
            return Table("Problem som ändringen ger", ("Slag", "Vad som är fel", "Råd"), rows)
        plan = self.before.plan
        shown = [
            (
                plan.routines[e.checklist[0]].title,
                e.answer_sets,
                _arrow(*(plan.roles[role].title for role in e.owner)),
                _arrow(*e.checklist) if e.checklist[0] != e.checklist[1] else "samma",
                f"+{len(e.gained)} −{len(e.lost)}",
            )
            for e in self.effects()
        ]
        columns = ("Checklista före", "Uppsättningar svar", "Ansvarar", "Checklista", "Steg")
        return Table("Vad ändringen gör", columns, shown)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _effects(before: Proof, after: Proof) -> Iterator[Effect]:
    space = before.staff
    found: dict[tuple[Pair, Pair, frozenset[str], frozenset[str]], int] = {}
    for old, new, shared in _pairs(before, after):
        was, now = before.plan.routines[old.routine], after.plan.routines[new.routine]
        had, has = _steps(before, old), _steps(after, new)
        if (old.routine, was.owner, had) != (new.routine, now.owner, has):
            key = (old.routine, new.routine), (was.owner, now.owner), has - had, had - has
            found[key] = found.get(key, 0) + sum(space.count(region) for region in shared)
    for (lists, owners, gained, lost), count in found.items():
        yield Effect(count, lists, owners, gained, lost)


def _pairs(
    before: Proof, after: Proof
) -> Iterator[tuple[Situation, Situation, list[dict[str, frozenset[str]]]]]:
    """Yield situations before and after that have answers in common, with those answers."""
    space = before.staff
    for old in before.situations:
        for name, box in after.boxes.items():
            if not space.meets(before.boxes[old.routine], box):
                continue
            for new in after.of_routine[name]:
                met = [space.meet(a, b) for a in old.regions for b in new.regions]
                if shared := [region for region in met if region]:
                    yield old, new, shared


def _steps(proof: Proof, situation: Situation) -> frozenset[str]:
    nodes = proof.courses[situation.routine].nodes
    reached = (nodes[index].line for index in proof.ways[situation].reached)
    return frozenset(f"{step.id} ({step.role})" for step in reached if step)
