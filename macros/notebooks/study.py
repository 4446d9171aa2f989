"""A plan to study: questions to it read well in a cell, and every answer is typed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from macros import loading
from macros.compiled.asking import ask
from macros.compiled.routes import example
from macros.content.edit import Value, edited
from macros.content.model import UNKNOWN, Plan, Routine, lines, walk
from macros.content.problem import Problem, report, suggest
from macros.content.reader import Part, Reading, assemble, content_files, read_file
from macros.content.settled import settled
from macros.folder import DEFAULT, VARIABLE
from macros.notebooks.advice import Advice
from macros.notebooks.findings import Finding, Findings
from macros.notebooks.situations import Absence, Situation, Situations
from macros.notebooks.trial import Trial
from macros.proof.checks import prove
from macros.proof.deadlines import Due, due, refuse_disorder
from macros.proof.proof import Proof
from macros.proof.slack import Slack, slack
from macros.readers.words import KINDS, Words, day, small

DAY_VARIABLE = "FOKUS_DAY"


def load(folder: Path | str | None = None) -> Study:
    """Read and check the content, by default ``checklists`` here or in a folder above.

    Raises:
        ValueError: the content has problems; the message lists them.
        FileNotFoundError: there is no content.
    """
    study = Study(_content_folder(folder))
    if study.problems:
        raise ValueError(f"Innehållet har problem.\n{report(study.problems)}")
    return study


def _content_folder(folder: Path | str | None) -> Path:
    named = folder or os.environ.get(VARIABLE)
    here = Path.cwd()
    tried = [Path(named)] if named else [above / DEFAULT for above in (here, *here.parents)]
    for path in tried:
        if (path / "routines").is_dir():
            return path
    raise FileNotFoundError(f"mappen {named or DEFAULT} finns inte")


def first_day() -> date:
    """Return the first day of the month of the build: the day that calendars start from.

    ``FOKUS_DAY`` or ``SOURCE_DATE_EPOCH`` decides it, so that a build can be repeated.
    """
    if named := os.environ.get(DAY_VARIABLE):
        return date.fromisoformat(named).replace(day=1)
    return loading.today().replace(day=1)


CONFIRMED = "unexpected-owner"
"""What is confirmed in the register when a change of owner is made, not when it is tried."""


@dataclass(frozen=True)
class Study:
    """The content of a folder, some files' texts perhaps replaced in memory."""

    folder: Path
    texts: Mapping[Path, str] = field(default_factory=dict, repr=False)
    known: Mapping[Path, Part] = field(default_factory=dict, repr=False)
    """What was read before, of the files whose text is the same."""

    @cached_property
    def _files(self) -> tuple[dict[Path, Part], list[Problem]]:
        found: list[Problem] = []
        paths = content_files(self.folder, found)
        return {path: self.known.get(path) or self._file(path) for path in paths}, found

    def _file(self, path: Path) -> Part:
        return read_file(path, self.folder, self.texts.get(path))

    @cached_property
    def _reading(self) -> Reading:
        parts, found = self._files
        return assemble(parts.values(), found)

    @cached_property
    def plan(self) -> Plan:
        """The plan as it is shown: what is decided is no longer open."""
        return settled(self._reading.plan)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What ``fokus check`` would report."""
        read = self._reading.plan
        proof = self.proof if self.plan is read else Proof(read)
        return tuple(self._reading.problems or prove(proof))

    @cached_property
    def proof(self) -> Proof:
        """All that follows from the plan's conditions."""
        return Proof(self.plan)

    @cached_property
    def words(self) -> Words:
        """The plan in words."""
        return Words(self.plan)

    @cached_property
    def staff(self) -> tuple[str, ...]:
        """The roles inside the organisation."""
        return tuple(key for key, role in self.plan.roles.items() if not role.outside)

    @cached_property
    def checklists(self) -> tuple[str, ...]:
        """The checklists."""
        return tuple(self.plan.routines)

    def title(self, key: str) -> str:
        """Return the name of a role or of a checklist."""
        if key in self.plan.roles:
            return self.plan.roles[key].title
        _refuse_unknown("rollen eller checklistan", key, self.plan.routines)
        return self.plan.routines[key].title

    def named(self, key: str) -> str:
        """Return the name of a role or of a checklist as it is written inside a sentence.

        >>> plan = load()
        >>> plan.named(plan.staff[0]) == small(plan.title(plan.staff[0]))
        True
        """
        return small(self.title(key))

    def label(self, fact: str, value: str) -> str:
        """Return the words of an answer."""
        return self.words.label(fact, value)

    def ask(self, **answers: str | date) -> Advice:
        """Ask the staff's guide, with answers by fact and days by event.

        An id with hyphens is written with underscores.

        >>> plan = load()
        >>> plan.ask().next in plan.proof.staff.facts
        True
        """
        events: dict[str, date] = {}
        known: dict[str, str] = {}
        for name, value in answers.items():
            key = name.replace("_", "-")
            if isinstance(value, date):
                _refuse_unknown("händelsen", key, self.plan.events)
                events[key] = value
            else:
                self._refuse_answer(key, value)
                known[key] = value
        refuse_disorder(self.plan, events)
        return Advice(ask(self.proof, known, events), self.words)

    def _refuse_answer(self, fact: str, value: str) -> None:
        _refuse_unknown("frågan", fact, self.proof.staff.facts)
        record = self.plan.facts[fact]
        choices = [*record.values, *([UNKNOWN] if record.unknown else [])]
        _refuse_unknown(f"svaret på ”{fact}”", value, choices)

    @cached_property
    def _situations(self) -> Situations:
        return Situations(tuple(self._situation(s) for s in self.proof.situations), self.words)

    def _situation(self, found: Any) -> Situation:
        routine = self.plan.routines[found.routine]
        ways = self.proof.ways[found]
        nodes = self.proof.courses[found.routine].nodes
        roles = frozenset(step.role for i in ways.reached if (step := nodes[i].line))
        sets = sum(self.proof.staff.count(region) for region in found.regions)
        facts = example(self.proof, found)
        return Situation(
            facts, found.routine, routine.owner, routine.finding, ways.count, sets, roles
        )

    def situations(self, **facts: str) -> Situations:
        """Return the situations, or those that some answers can lead to.

        >>> plan = load()
        >>> known = next(iter(plan.situations())).facts
        >>> 0 < len(plan.situations(**known)) < len(plan.situations())
        True
        """
        for fact, value in facts.items():
            self._refuse_answer(fact, value)
        box = self.proof.staff.close({fact: (value,) for fact, value in facts.items()})
        if not facts:
            return self._situations
        if box is None:
            return Situations((), self.words)
        kept = (
            mine
            for mine, proved in zip(self._situations, self.proof.situations, strict=True)
            if any(self.proof.staff.meets(region, box) for region in proved.regions)
        )
        return Situations(tuple(kept), self.words)

    def owned_by(self, role: str) -> Situations:
        """Return the situations that a role owns.

        >>> plan = load()
        >>> sum(len(plan.owned_by(role)) for role in plan.staff) == len(plan.situations())
        True
        """
        _refuse_unknown("rollen", role, self.plan.roles)
        return self._situations.where(lambda s: s.owner == role)

    def without(self, role: str) -> Absence:
        """Return what stops when a role is away.

        >>> plan = load()
        >>> plan.without(plan.staff[0]).total == len(plan.situations())
        True
        """
        _refuse_unknown("rollen", role, self.plan.roles)
        duties = tuple(d.what for d in self.plan.duties.values() if d.role == role)
        involved = self._situations.where(lambda s: role in s.roles)
        owned = self.owned_by(role)
        deputy = self.plan.roles[role].deputy
        return Absence(role, deputy, owned, involved, duties, len(self._situations))

    def findings(self) -> Findings:
        """Return what the plan leaves open, with the checklists that rest on each finding."""
        found = sorted(self.plan.findings.items(), key=lambda item: int(item[0][1:]))
        resting = {name: _findings_of(routine) for name, routine in self.plan.routines.items()}
        return Findings(
            tuple(
                Finding(
                    key,
                    f.title,
                    KINDS[f.kind],
                    self.title(f.decides),
                    f.status == "oppen",
                    tuple(name for name, keys in resting.items() if key in keys),
                )
                for key, f in found
            )
        )

    def dates(self, rule: str, **events: date) -> Due:
        """Return the dates of a time rule, from the days of its events.

        >>> plan = load()
        >>> rule = plan.proof.landmarks.wins_back
        >>> plan.dates(rule).missing == plan.plan.deadlines[rule].after
        True
        """
        _refuse_unknown("tidsregeln", rule, self.plan.deadlines)
        known = {name.replace("_", "-"): value for name, value in events.items()}
        for event in known:
            _refuse_unknown("händelsen", event, self.plan.events)
        refuse_disorder(self.plan, known)
        return due(rule, self.plan.deadlines[rule], self.plan, known)

    def slack(self, checklist: str) -> Slack | None:
        """Return what the first contact leaves of the three weeks, or None where there are none."""
        _refuse_unknown("checklistan", checklist, self.plan.routines)
        return slack(self.proof, checklist)

    def changed(self, checklist: str, step: str | None = None, **keys: Value) -> Trial:
        """Try a change of a checklist, or of one of its own steps, in memory.

        >>> plan = load()
        >>> plan.changed(plan.checklists[0], owner="ingen").sound
        False
        """
        _refuse_unknown("checklistan", checklist, self.plan.routines)
        path = self.folder / "routines" / f"{checklist}.yml"
        text = self.texts.get(path) or path.read_text(encoding="utf-8")
        for key, value in keys.items():
            text = edited(text, key, value, step)
        others = {other: part for other, part in self._files[0].items() if other != path}
        after = Study(self.folder, {**self.texts, path: text}, others)
        broken = tuple(problem for problem in after.problems if problem.code != CONFIRMED)
        return Trial(self, after, broken)

    @staticmethod
    def day(value: date) -> str:
        """Return a day in words: ”3 december 2026”."""
        return day(value)


def _findings_of(routine: Routine) -> frozenset[str | None]:
    return frozenset(
        [routine.finding, *(line.finding for step in walk(routine.steps) for line in lines(step))]
    )


def _refuse_unknown(what: str, key: str, choices: Any) -> None:
    if key not in choices:
        hint = suggest(key, choices)
        raise ValueError(f"{what} ”{key}” finns inte" + (f"; {hint}" if hint else ""))
