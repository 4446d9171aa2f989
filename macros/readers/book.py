"""A plan with all that its pages show about it, worked out once a build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.compiled.practice import Practice
from macros.compiled.views import OwnerView, StepView, Telling, every_step, owner_view
from macros.content.approved import Approval
from macros.content.model import (
    UNKNOWN,
    Duty,
    Guide,
    Language,
    LegalStep,
    Organisation,
    Pause,
    Plan,
    Routine,
    uses,
)
from macros.content.settled import settled
from macros.proof.decisions import Graph
from macros.proof.proof import Proof
from macros.readers.approving import Approved
from macros.readers.words import Words


@dataclass(frozen=True)
class Place:
    """A step and the checklist in which it stands."""

    routine: str
    step: StepView


@dataclass(frozen=True)
class Group:
    """Checklists of one kind."""

    key: str
    title: str
    routines: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """What every page may ask for."""

    plan: Plan
    version: str
    today: date
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    changelog: str = ""
    """What those who keep the content write of its changes, in Markdown."""

    @classmethod
    def of(
        cls,
        plan: Plan,
        today: date,
        approvals: Mapping[str, Approval] | None = None,
        changelog: str = "",
    ) -> Book:
        """Return the book of a plan, with a version that follows from its content.

        What is decided is no longer shown as open.
        """
        shown = settled(plan)
        text = shown.model_dump_json(by_alias=True, exclude_none=True)
        version = hashlib.sha256(text.encode()).hexdigest()[:8]
        return cls(shown, version, today, approvals or {}, changelog)

    @cached_property
    def approved(self) -> Approved:
        """How the checklists stand against what is approved."""
        return Approved(self.proof, self.approvals)

    @cached_property
    def proof(self) -> Proof:
        """The proof of the plan."""
        return Proof(self.plan)

    @property
    def languages(self) -> Mapping[str, Language]:
        """The other languages that the site is written in: what landlords and residents read."""
        return self.plan.languages if self.landlord_guide else {}

    @cached_property
    def practice(self) -> Practice:
        """The cases to practise on."""
        return Practice(self.proof)

    @cached_property
    def words(self) -> Words:
        """The plan in words."""
        return Words(self.plan)

    @property
    def guide(self) -> Graph:
        """The staff's guide as a page asks it: up to the checklist, which has all of its steps."""
        return self.proof.decisions.brief

    @cached_property
    def targets(self) -> dict[str, set[str]]:
        """For each checklist those that its cases can have next."""
        found: dict[str, set[str]] = {name: set() for name in self.lists}
        for place in self.places:
            for outcome in place.step.outcomes.values():
                found[place.routine].update(outcome.targets)
        return found

    def goes_to(self, routine: str) -> tuple[str, ...]:
        """Return the other checklists that a case can have after this one."""
        found = self.targets[routine] - {routine}
        return tuple(name for name in self.plan.routines if name in found)

    @cached_property
    def pauses(self) -> Mapping[Pause, str]:
        """The titles of the parts of a checklist, in order."""
        return self.staff_guide.pauses if self.staff_guide else {}

    @property
    def staff_guide(self) -> Guide | None:
        """The guide of those who work here."""
        return self.plan.guides.get(self.proof.landmarks.staff or "")

    @property
    def landlord_guide(self) -> Guide | None:
        """The guide of landlords."""
        return self.plan.guides.get(self.proof.landmarks.landlord or "")

    @property
    def arrivals(self) -> tuple[str, ...]:
        """The facts that say what has come; their answers are doors into the guide."""
        return self.staff_guide.arrivals if self.staff_guide else ()

    @property
    def _grouping(self) -> tuple[str, ...]:
        return self.staff_guide.grouping if self.staff_guide else ()

    @cached_property
    def lists(self) -> dict[str, tuple[StepView, ...]]:
        """The steps of each checklist as its page shows them."""
        proof, routines = self.proof, self.plan.routines
        return {
            name: Telling(proof, box, proof.questions[name]).steps(routines[name].steps)
            for name, box in proof.boxes.items()
        }

    @cached_property
    def owners(self) -> dict[str, OwnerView]:
        """The owner of each checklist's cases."""
        routines = self.plan.routines.items()
        return {name: owner_view(self.plan, r.owner, r.finding) for name, r in routines}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every step of every checklist."""
        return tuple(Place(n, s) for n, steps in self.lists.items() for s in every_step(steps))

    @cached_property
    def staff(self) -> tuple[str, ...]:
        """The roles inside the organisation."""
        return tuple(key for key, role in self.plan.roles.items() if not role.outside)

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The parties outside it."""
        return tuple(key for key, role in self.plan.roles.items() if role.outside)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The checklists, sorted into kinds by what their conditions have in common."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, routine in self.plan.routines.items():
            found.setdefault(self._kind(routine), []).append(name)
        order = [(fact, v) for fact in self._grouping for v in self.plan.facts[fact].values]
        return tuple(
            Group(f"{fact}-{value}", self.words.label(fact, value), tuple(found[fact, value]))
            for fact, value in order
            if (fact, value) in found
        ) + tuple(
            Group("ovriga", "Övriga", tuple(names))
            for (fact, _), names in found.items()
            if not fact
        )

    def _kind(self, routine: Routine) -> tuple[str, str]:
        box = self.proof.staff.close(routine.when) or {}
        for fact in self._grouping:
            if fact in box and len(box[fact]) == 1:
                return fact, next(iter(box[fact]))
        return "", ""

    def applies(self, routine: str) -> dict[str, tuple[str, ...]]:
        """Return when a checklist applies, the scopes of its facts included."""
        box = self.proof.boxes.get(routine, {})
        return {fact: tuple(values) for fact, values in box.items()}

    def situations_of(self, routine: str) -> int:
        """Return the number of situations of a checklist."""
        return sum(s.routine == routine for s in self.proof.situations)

    def owned_by(self, role: str) -> list[str]:
        """Return the checklists whose cases a role owns."""
        return [name for name, routine in self.plan.routines.items() if routine.owner == role]

    def done_by(self, role: str) -> dict[str, list[StepView]]:
        """Return the steps of a role, by checklist, those with most steps first."""
        found: dict[str, list[StepView]] = {}
        for place in self.places:
            if place.step.role == role:
                found.setdefault(place.routine, []).append(place.step)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def recurring(self, role: str) -> list[tuple[StepView, list[str]]]:
        """Return the steps of a role that come back at regular times, with their checklists."""
        found: dict[str, tuple[StepView, list[str]]] = {}
        for routine, steps in self.done_by(role).items():
            for step in steps:
                if step.every and step.do:
                    found.setdefault(step.do, (step, []))[1].append(routine)
        return list(found.values())

    def duties_of(self, role: str) -> dict[str, Duty]:
        """Return the duties that the plan lays on a role."""
        return {key: duty for key, duty in self.plan.duties.items() if duty.role == role}

    @cached_property
    def cited(self) -> dict[str, list[Place]]:
        """For each source the steps that cite it."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            for source in place.step.cited:
                found.setdefault(source, []).append(place)
        return found

    def carried(self, duty: str) -> dict[str, StepView]:
        """Return the steps that carry a duty: the first of them in each checklist."""
        role = self.plan.duties[duty].role
        found: dict[str, StepView] = {}
        for place in self.cited.get(f"plan:{duty}", ()):
            if place.step.role == role:
                found.setdefault(place.routine, place.step)
        return found

    @cached_property
    def covered(self) -> tuple[str, ...]:
        """The duties that some step carries."""
        return tuple(key for key in self.plan.duties if self.carried(key))

    def duties_in(self, paragraph: str) -> list[str]:
        """Return the duties that a paragraph gives."""
        return [key for key in self.plan.duties if key.rpartition(".")[0] == paragraph]

    def resting_on(self, finding: str) -> dict[str, StepView | None]:
        """Return the checklists that rest on a finding: with the step, or None for the owner."""
        found: dict[str, StepView | None] = {
            name: None for name, r in self.plan.routines.items() if r.finding == finding
        }
        for place in self._resting.get(finding, ()):
            found.setdefault(place.routine, place.step)
        return found

    def stages_on(self, finding: str) -> dict[str, LegalStep]:
        """Return the legal processes that a finding concerns, with the first such stage."""
        concerned = self.plan.findings[finding].stages
        return {
            name: next(stage for stage in process.steps if stage.id in concerned[name])
            for name, process in self.plan.law.items()
            if name in concerned
        }

    def findings_at(self, process: str, stage: str) -> list[str]:
        """Return the open findings that concern a stage of a legal process, in order."""
        found = {k: f for k, f in self.plan.findings.items() if not f.decided}
        return sorted(
            (k for k, f in found.items() if stage in f.stages.get(process, ())), key=number_of
        )

    @property
    def organisation(self) -> Organisation:
        """The one whom the site is about; a sound content has it."""
        found = self.plan.organisation
        assert found is not None  # noqa: S101
        return found

    def findings_in(self, routine: str) -> list[str]:
        """Return the findings that a checklist rests on, in order."""
        own = self.plan.routines[routine].finding
        found = {f for step in every_step(self.lists[routine]) for f in step.rests_on}
        return sorted(found | ({own} if own else set()), key=number_of)

    @cached_property
    def _resting(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.places:
            for finding in place.step.rests_on:
                found.setdefault(finding, []).append(place)
        return found

    def reasons(self, routine: str) -> dict[str, str]:
        """Return why the blocks of a checklist are there, by their titles."""
        blocks = (self.plan.blocks[use.use] for use, _ in uses(self.plan.routines[routine]))
        return {block.title: block.about for block in blocks if block.about}

    def using_letter(self, letter: str) -> dict[str, StepView]:
        """Return the checklists that use a letter, with the first step that does."""
        found: dict[str, StepView] = {}
        for place in self.places:
            if place.step.letter == letter:
                found.setdefault(place.routine, place.step)
        return found

    @cached_property
    def figures(self) -> dict[str, int]:
        """The figures that the proof gives, by name."""
        proof = self.proof
        return {
            "checklistor": len(self.plan.routines),
            "svarskombinationer": proof.answer_sets,
            "situationer": len(proof.situations),
            "vägar": proof.total_ways,
            "frågor": self.proof.decisions.depth(),
            "uppgifter": sum(not duty.standing for duty in self.plan.duties.values()),
            "stående-uppgifter": sum(duty.standing for duty in self.plan.duties.values()),
            "uppgifter-med-steg": len(self.covered),
            "fynd": len(self.plan.findings),
        }

    def unknown(self, fact: str) -> str | None:
        """Return the answer that ”vet inte” counts as, or None where it is no answer."""
        record = self.plan.facts[fact].unknown
        return record.until if record else None

    def find_out(self, fact: str) -> tuple[StepView, ...]:
        """Return the steps that find out an answer, whatever else is answered."""
        record = self.plan.facts[fact].unknown
        steps = self.plan.blocks[record.find_out].steps if record else ()
        return Telling(self.proof, {}, ()).steps(steps)


def number_of(finding: str) -> int:
    """Return the number of a finding: 8 of F8."""
    return int(finding[1:])


__all__ = ["UNKNOWN", "Book", "Group", "Place", "number_of"]
