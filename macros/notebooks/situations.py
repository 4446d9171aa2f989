"""Situations as a list to filter, count and show, and what happens when a role is away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.notebooks.table import Shown, Table
from macros.readers.words import Words, small


@dataclass(frozen=True)
class Situation:
    """A distinct treatment: answers that lead to it, its checklist, its owner and its roles."""

    facts: Mapping[str, str]
    checklist: str
    owner: str
    interim: str | None
    """The finding that makes the owner interim, or None."""
    ways: int
    answer_sets: int
    roles: frozenset[str] = field(repr=False)
    """The roles that have a step on some way."""


@dataclass(frozen=True)
class Situations(Shown):
    """Situations with the words to show them; shown as a table with a row a checklist."""

    found: tuple[Situation, ...]
    words: Words = field(repr=False)

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Situation]:
        return iter(self.found)

    def where(self, keep: Callable[[Situation], bool]) -> Situations:
        """Return the situations for which ``keep`` holds."""
        return Situations(tuple(s for s in self.found if keep(s)), self.words)

    @cached_property
    def checklists(self) -> tuple[str, ...]:
        """The checklists of the situations, in order."""
        return tuple(dict.fromkeys(s.checklist for s in self.found))

    @cached_property
    def owners(self) -> Counter[str]:
        """How many of the situations each role owns."""
        return Counter(s.owner for s in self.found)

    def table(self, caption: str = "Situationerna, per checklista") -> Table:
        """Return the situations as a table with a row a checklist, under a caption."""
        return Table(
            caption,
            ("Checklista", "Ansvarar", "Tills vidare", "Situationer", "Vägar"),
            [self._row(name) for name in self.checklists],
        )

    def _row(self, name: str) -> tuple[str, str, str, int, int]:
        these = [s for s in self.found if s.checklist == name]
        plan = self.words.plan
        owner = plan.roles[these[0].owner].title
        ways = sum(s.ways for s in these)
        return plan.routines[name].title, owner, these[0].interim or "", len(these), ways


@dataclass(frozen=True)
class Absence(Shown):
    """What stops when a role is away and nobody stands in."""

    role: str
    deputy: str | None
    owned: Situations
    """The situations that then have no owner."""
    involved: Situations
    """The situations in which some step of the role is left undone."""
    duties: tuple[str, ...]
    """What the plan lays on the role, in words."""
    total: int
    """The number of all situations."""

    @property
    def alone(self) -> bool:
        """Tell whether every situation needs the role and nobody stands in for it."""
        return self.deputy is None and len(self.involved) == self.total

    def table(self) -> Table:
        """Return the absence as a table."""
        title = small(self.owned.words.plan.roles[self.role].title)
        rows = [
            ("Situationer utan ansvarig", len(self.owned)),
            ("Situationer där något steg blir ogjort", len(self.involved)),
            ("Skyldigheter i planen som ingen har", len(self.duties)),
        ]
        return Table(f"När {title} är borta", ("Följd", "Antal"), rows)
