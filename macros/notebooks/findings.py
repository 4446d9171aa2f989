"""What the plan leaves open, as a list to filter and to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.notebooks.table import Shown, Table


@dataclass(frozen=True)
class Finding:
    """A finding: what is missing, who is to decide, and where the plan's routines rest on it."""

    key: str
    title: str
    kind: str
    decides: str
    open: bool
    checklists: tuple[str, ...]


@dataclass(frozen=True)
class Findings(Shown):
    """Findings in the order of their numbers."""

    found: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    def by_decider(self) -> Table:
        """Return how many open findings wait for each role to decide."""
        waiting: dict[str, list[str]] = {}
        for finding in self.found:
            if finding.open:
                waiting.setdefault(finding.decides, []).append(finding.key)
        rows = sorted(waiting.items(), key=lambda item: (-len(item[1]), item[0]))
        shown = [(role, len(keys), ", ".join(keys)) for role, keys in rows]
        return Table("Öppna fynd, efter vem som ska besluta", ("Beslutar", "Antal", "Fynd"), shown)

    def table(self) -> Table:
        """Return the findings as a table."""
        rows = [(f.key, f.title, f.kind, f.decides, len(f.checklists)) for f in self.found]
        columns = ("Fynd", "Vad", "Slag", "Beslutar", "Checklistor")
        return Table("Det som planen lämnar öppet", columns, rows)
