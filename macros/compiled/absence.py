"""What stops when nobody has a role: whom cases are without, and what the first day is without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.content.model import FIRST_DAY
from macros.proof.proof import Proof, Situation


@dataclass(frozen=True)
class Absence:
    """What a role is needed for, in numbers of situations, and who steps in for it."""

    role: str
    deputy: str | None
    finding: str | None
    """The finding that says why nobody steps in."""
    situations: int
    """All that there are."""
    owned: int
    acts: int
    """Where the role does something, now or later."""
    first_day: int
    """Where it does something before contact or on the first day."""
    both: int
    """Where the deputy already does something of its own."""
    checklists: tuple[str, ...]
    """Those whose cases it owns, then those in which it only acts."""

    @property
    def single(self) -> bool:
        """Tell whether all of it stops with one person: nobody steps in."""
        return self.deputy is None and bool(self.owned or self.acts)


def without(proof: Proof, role: str) -> Absence:
    """Return what is without a role when it is away."""
    routines, record = proof.plan.routines, proof.plan.roles[role]
    owned = [s for s in proof.situations if routines[s.routine].owner == role]
    acts = [s for s in proof.situations if _pauses(proof, s, role)]
    deputy = record.deputy
    lists = dict.fromkeys(s.routine for s in (*owned, *acts))
    return Absence(
        role,
        deputy,
        record.no_deputy,
        len(proof.situations),
        len(owned),
        len(acts),
        sum(not _pauses(proof, s, role).isdisjoint(FIRST_DAY) for s in acts),
        sum(bool(_pauses(proof, s, deputy)) for s in {*owned, *acts}) if deputy else 0,
        tuple(lists),
    )


def absences(proof: Proof) -> list[Absence]:
    """Return what each role inside is needed for, those of most first days first."""
    inside = [key for key, role in proof.plan.roles.items() if not role.outside]
    found = [without(proof, role) for role in inside]
    return sorted(found, key=lambda a: (-a.first_day, -a.owned, -a.acts, a.role))


def _pauses(proof: Proof, situation: Situation, role: str) -> set[str | None]:
    """Return the sections in which a role does something in a situation."""
    applies = proof.applies(situation)
    return {
        node.step.pause
        for index, node in enumerate(proof.courses[situation.routine].nodes)
        if node.step and not node.of and node.step.role == role and applies(index)
    }


def absence_json(found: Absence) -> dict[str, Any]:
    """Return an absence in the shape that others depend on."""
    return {
        "role": found.role,
        "deputy": found.deputy,
        "finding": found.finding,
        "situations": found.situations,
        "owned": found.owned,
        "acts": found.acts,
        "first_day": found.first_day,
        "deputy_acts": found.both,
        "checklists": list(found.checklists),
    }
