"""Obligations: what the plan or a legal time rule asks for is done in every situation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.content.model import Duty, Obligation, cases
from macros.content.place import Place
from macros.content.problem import Problem
from macros.proof.proof import Proof, Situation
from macros.proof.space import Box

_NAMES = {
    "duties": "uppgiften",
    "deadlines": "tidsregeln",
}


@dataclass(frozen=True)
class _Asked:
    """An obligation, and the closed box in which it holds."""

    register: str
    key: str
    obligation: Obligation
    box: Box

    @property
    def what(self) -> str:
        return f"{_NAMES[self.register]} ”{self.key}”"


def unmet_duty(proof: Proof) -> Iterator[Problem]:
    """Ensure that an obligation is carried by a step in each situation where it holds."""
    for register, key, obligation in proof.obligations():
        for when in cases(obligation):
            box = proof.staff.close(when)
            for name, whole in proof.boxes.items():
                if box is not None and proof.staff.meets(whole, box):
                    yield from _unmet(proof, name, _Asked(register, key, obligation, box))


def _unmet(proof: Proof, name: str, asked: _Asked) -> Iterator[Problem]:
    """Yield what a routine lacks; where a situation lacks nothing its region is not looked at."""
    lack = _lacking(proof, name, asked)
    lacks = [s for s in proof.of_routine[name] if lack(s) and proof.holds(s, asked.box)]
    if lacks:
        concerned = [s for s in proof.of_routine[name] if proof.holds(s, asked.box)]
        where = _where(proof, lacks[0]) if len(lacks) < len(concerned) else ""
        message = f"i ”{name}” {lack(lacks[0]).format(asked.what)}{where}"
        place = proof.plan.routines[name].at("steps")
        yield Problem(place, "unmet-duty", message, _hint(proof, name, asked))


def _lacking(proof: Proof, name: str, asked: _Asked) -> Callable[[Situation], str]:
    """Return what says of a situation what it lacks, with ``{}`` for the obligation."""
    bit = proof.carried[name].bits.get((asked.register, asked.key), 0)
    everywhere = asked.obligation.on == "every-way"
    ways = proof.ways

    def lack(situation: Situation) -> str:
        found = ways[situation]
        if not found.ever & bit:
            return "saknas steg för {}"
        return "hoppas {} över på någon väg" if everywhere and not found.always & bit else ""

    return lack


def _where(proof: Proof, situation: Situation) -> str:
    """Return what sets the situation apart from others of the same routine, in words."""
    whole = proof.boxes[situation.routine]
    region = situation.regions[0]
    facts = [
        f"{fact} är {' eller '.join(sorted(values))}"
        for fact, values in region.items()
        if whole.get(fact) != values and len(values) < len(proof.staff.values[fact])
    ]
    return f" när {' och '.join(facts)}" if facts else ""


def _hint(proof: Proof, name: str, asked: _Asked) -> str:
    """Return what to do: widen the step that carries the obligation elsewhere, or add one."""
    at = f" (står i {asked.obligation.at()})"
    carried = proof.carried[name]
    bit = carried.bits.get((asked.register, asked.key), 0)
    for node, marks in zip(proof.courses[name].nodes, carried.steps, strict=True):
        if node.step and node.step.when and marks & bit:
            place = node.step.at("when")
            widen = f"vidga villkoret på steget ”{node.step.id}” ({place})"
            return f"{widen}, eller lägg till ett steg (kravet står i {asked.obligation.at()})"
    if isinstance(asked.obligation, Duty):
        role = asked.obligation.role
        return f"lägg till ett steg för {role} med sources: [plan:{asked.key}]{at}"
    return f"lägg till ett steg med deadline: {asked.key}{at}"


def void_duty(proof: Proof) -> Iterator[Problem]:
    """Ensure that every obligation holds in some situation."""
    for register, key, obligation in proof.obligations():
        if obligation.on is None:
            message = f"{_NAMES[register]} ”{key}” har when men inte on"
            yield Problem(
                obligation.at("when"), "void-duty", message, "skriv on: every-way eller some-way"
            )
        for index, when in enumerate(cases(obligation)):
            box = proof.staff.close(when)
            if box is None or next(proof.concerned(box), None) is None:
                message = f"{_NAMES[register]} ”{key}” gäller inte i någon situation"
                place = _place(obligation, index)
                yield Problem(place, "void-duty", message, "ändra villkoret")
    for key, record in proof.plan.deadlines.items():
        if record.on is not None and not record.when:
            message = f"{_NAMES['deadlines']} ”{key}” har on men inte when"
            yield Problem(record.at("on"), "void-duty", message, "skriv when:")


def _place(obligation: Obligation, index: int) -> Place:
    """Return where the case of a number stands: under ``when``, or further on under ``also``."""
    literal = len(obligation.when)
    if isinstance(obligation, Duty) and index >= literal:
        return obligation.also[index - literal].at("when")
    return obligation.at("when", index)


def silent_paragraph(proof: Proof) -> Iterator[Problem]:
    """Ensure that every paragraph of the plan gives a duty or says why it gives none."""
    speaking = {key.rpartition(".")[0] for key in proof.plan.duties}
    for key, paragraph in proof.plan.paragraphs.items():
        if key in speaking and paragraph.background:
            message = f"stycket ”{key}” har uppgifter men kallas bakgrund"
            yield Problem(
                paragraph.at("background"), "silent-paragraph", message, "ta bort background:"
            )
        if key not in speaking and not paragraph.background:
            message = f"stycket ”{key}” har varken uppgift eller förklaring"
            hint = "lägg till en uppgift, eller background: med skälet"
            yield Problem(paragraph.at(), "silent-paragraph", message, hint)


def untitled_section(proof: Proof) -> Iterator[Problem]:
    """Ensure that every part of the plan has a heading."""
    organisation = proof.plan.organisation
    if organisation is None:
        return
    parts = {key.rpartition("/")[0]: record for key, record in proof.plan.paragraphs.items()}
    for part in parts.keys() - organisation.sections.keys():
        message = f"planens del ”{part}” har ingen rubrik"
        hint = f"lägg till {part}: under sections: i organisation.yml"
        yield Problem(parts[part].at(), "untitled-section", message, hint)
