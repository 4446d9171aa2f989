"""What is approved, in words: a line on the checklist's page, and all of it on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from macros.content.approved import Approval
from macros.content.model import Finding, Plan
from macros.proof.approval import Since, Standing, since
from macros.proof.proof import Proof
from macros.readers.words import capital, count, day, small


@dataclass(frozen=True)
class Entry:
    """A decision about a checklist."""

    name: str
    role: str
    changes: tuple[str, ...]
    first: bool
    """Whether it is the first decision about the checklist."""
    current: bool
    """Whether it is the one that holds."""


@dataclass(frozen=True)
class Approved:
    """How every checklist of a plan stands."""

    proof: Proof
    approvals: Mapping[str, Approval]

    @cached_property
    def since(self) -> dict[str, Since]:
        """What has changed in each approved checklist."""
        routines = self.proof.plan.routines
        return {k: since(self.proof, k, a) for k, a in self.approvals.items() if k in routines}

    def standing(self, name: str) -> Standing:
        """Return how a checklist stands."""
        return self.since[name].standing if name in self.since else "unapproved"

    def says(self, name: str) -> str:
        """Return how a checklist stands, in words."""
        if name not in self.since:
            return "Inte fastställd"
        last = self.approvals[name].last
        by = f"{day(last.day)} av {small(self.role(last.role))}"
        return {
            "approved": f"Fastställd {by}",
            "reworded": f"Fastställd {by}, ordalydelsen ändrad sedan dess",
            "changed": f"Ändrad sedan den fastställdes {by}",
        }[self.standing(name)]

    def role(self, key: str) -> str:
        """Return a role's name; one that is gone is called by its id."""
        roles = self.proof.plan.roles
        return roles[key].title if key in roles else key

    @property
    def total(self) -> str:
        """Return in a sentence how many checklists are approved as they stand."""
        whole = len(self.proof.plan.routines)
        good = sum(self.standing(name) != "changed" for name in self.since)
        if good == 0:
            return "Ingen checklista är fastställd."
        if good == whole:
            return "Alla checklistor är fastställda."
        are = "är fastställd" if good == 1 else "är fastställda"
        return f"{capital(count(good, 'checklista', 'checklistor'))} av {whole} {are}."

    @cached_property
    def unapproved(self) -> list[str]:
        """The checklists that nobody has approved."""
        return [name for name in self.proof.plan.routines if name not in self.since]

    @cached_property
    def differing(self) -> dict[str, Since]:
        """The checklists that are not as they were approved."""
        return {k: found for k, found in self.since.items() if found.standing != "approved"}

    @cached_property
    def days(self) -> dict[date, list[Entry]]:
        """The decisions about checklists, day by day, the latest first."""
        found: dict[date, list[Entry]] = {}
        for name in self.since:
            decisions = self.approvals[name].decisions
            for decided in decisions:
                first, current = decided is decisions[-1], decided is decisions[0]
                entry = Entry(name, decided.role, decided.changes, first, current)
                found.setdefault(decided.day, []).append(entry)
        return dict(sorted(found.items(), reverse=True))

    @cached_property
    def decided(self) -> dict[str, Finding]:
        """The findings that are decided, the latest first."""
        findings = self.proof.plan.findings.items()
        decided = [(key, f, f.decided) for key, f in findings if f.decided]
        return {key: f for key, f, _ in sorted(decided, key=lambda row: row[2], reverse=True)}


def approved_in_words(plan: Plan, name: str, now: Approval, before: Approval | None) -> str:
    """Return what came of approving a checklist, in a line."""
    title = plan.routines[name].title
    if now == before:
        return f"{name}: oförändrad, beslutet {before.last.day} gäller ({title})"
    if before is None:
        return f"{name}: fastställd ({title})"
    changes = (
        count(len(now.last.changes), "ändring", "ändringar") if now.last.changes else "ny text"
    )
    return f"{name}: fastställd på nytt, {changes} ({title})"
