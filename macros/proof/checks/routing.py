"""Every answer set leads to exactly one routine, or one ending for landlords."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from macros.content.model import Ending, Guide, Routine
from macros.content.place import Place
from macros.content.problem import Problem
from macros.proof.proof import Proof
from macros.proof.space import Box, Space

Answers = dict[str, str]
MOST_GAPS = 10


@dataclass(frozen=True)
class Table:
    """The conditions of one guide: what they cover and where they are written."""

    guide: Guide
    space: Space
    boxes: Mapping[str, Box]
    records: Mapping[str, Routine] | Mapping[str, Ending]
    cover: list[tuple[Box, tuple[str, ...]]]


def gap(proof: Proof) -> Iterator[Problem]:
    """Ensure that every situation of the staff's guide has a routine."""
    for table in _staff(proof):
        yield from _gaps(table, "gap")


def overlap(proof: Proof) -> Iterator[Problem]:
    """Ensure that no situation has two routines."""
    for table in _staff(proof):
        yield from _overlaps(table, "overlap")


def landlord_gap(proof: Proof) -> Iterator[Problem]:
    """Ensure that every choice of a landlord has an ending."""
    for table in _landlord(proof):
        yield from _gaps(table, "landlord-gap")


def landlord_overlap(proof: Proof) -> Iterator[Problem]:
    """Ensure that no choice of a landlord has two endings."""
    for table in _landlord(proof):
        yield from _overlaps(table, "landlord-overlap")


def _staff(proof: Proof) -> Iterator[Table]:
    guide = proof.landmarks.staff
    if guide:
        records = proof.plan.routines
        yield Table(proof.plan.guides[guide], proof.staff, proof.boxes, records, proof.cover)


def _landlord(proof: Proof) -> Iterator[Table]:
    guide = proof.landmarks.landlord
    if guide:
        space, boxes = proof.landlord, proof.endings
        cover = list(space.split({}, boxes))
        yield Table(proof.plan.guides[guide], space, boxes, proof.plan.landlords, cover)


def _gaps(table: Table, code: str) -> Iterator[Problem]:
    guide = table.guide
    examples = gap_examples(table.space, table.boxes, (r for r, names in table.cover if not names))
    for example in examples[:MOST_GAPS]:
        message = f"ingen checklista gäller när {in_words(example)}"
        yield Problem(_question(guide, example), code, message, _nearest(table, example))
    if len(examples) > MOST_GAPS:
        message = f"och {len(examples) - MOST_GAPS} fall till utan checklista"
        yield Problem(guide.at("questions"), code, message)


def _nearest(table: Table, example: Answers) -> str:
    there = table.space.close(_as_when(example)) or {}
    near = min(table.boxes, key=lambda name: len(_clashes(table.boxes[name], there)), default=None)
    if near is None:
        return "lägg till en checklista"
    return f"närmast är {near}, men {_shut_out(table, near, there)}"


def _clashes(box: Box, there: Box) -> list[str]:
    return [fact for fact, values in box.items() if fact in there and not there[fact] & values]


def _shut_out(table: Table, name: str, there: Box) -> str:
    box, record = table.boxes[name], table.records[name]
    for fact in _clashes(box, there):
        wanted = " eller ".join(sorted(box[fact]))
        return f"där krävs {fact}: {wanted} ({record.at('when', fact)})"
    return f"den täcker inte hela fallet ({record.at('when')})"


def gap_examples(space: Space, boxes: Mapping[str, Box], uncovered: Iterable[Box]) -> list[Answers]:
    """Return answers that no box allows, of which none can be left out, one for each gap."""
    found: list[Answers] = []
    for region in sorted(uncovered, key=lambda r: sorted((f, *sorted(v)) for f, v in r.items())):
        if not any(space.within(region, space.close(_as_when(seen)) or {}) for seen in found):
            example = _shortest(
                space, region, lambda box: not any(space.meets(box, b) for b in boxes.values())
            )
            if example not in found:
                found.append(example)
    return found


def _shortest(space: Space, region: Box, holds: Callable[[Box], bool]) -> Answers:
    """Return one answer for each fact of a region, without those that are not needed."""
    example = {fact: min(region[fact]) for fact in space.facts if fact in region}
    for fact in list(example):
        rest = {f: v for f, v in example.items() if f != fact}
        if holds(space.close(_as_when(rest)) or {}):
            example = rest
    return example


def _as_when(example: Answers) -> dict[str, tuple[str, ...]]:
    return {fact: (value,) for fact, value in example.items()}


def _question(guide: Guide, example: Answers) -> Place:
    asked = [i for i, fact in enumerate(guide.questions) if fact in example]
    return guide.at("questions", asked[-1]) if asked else guide.at("questions")


def in_words(example: Answers) -> str:
    """Return answers as an editor writes them."""
    if not example:
        return "vad som än svaras"
    return " och ".join(f"{fact} är {value}" for fact, value in example.items())


def _overlaps(table: Table, code: str) -> Iterator[Problem]:
    pairs = {pair for _, names in table.cover for pair in combinations(sorted(names), 2)}
    for one, other in sorted(pairs):
        example = overlap_example(table.space, table.boxes[one], table.boxes[other])
        message = f"både ”{one}” och ”{other}” gäller när {in_words(example)}"
        hint = f"skilj villkoren åt, här eller i {table.records[one].at('when')}"
        yield Problem(table.records[other].at("when"), code, message, hint)


def overlap_example(space: Space, one: Box, other: Box) -> Answers:
    """Return answers that both boxes allow, of which none can be left out."""
    both = space.meet(one, other) or {}
    return _shortest(space, both, lambda box: space.within(box, one) and space.within(box, other))


def idle_question(proof: Proof) -> Iterator[Problem]:
    """Ensure that every question of a guide changes the treatment somewhere."""
    for name, guide in proof.plan.guides.items():
        space = proof.space(name)
        used = {fact for box in _restrictions(proof, name) for fact in box}
        scopes = {above for fact in used for above in space.scopes.get(fact, {})}
        for index, fact in enumerate(guide.questions):
            if fact not in used | scopes:
                message = f"alla svar på ”{fact}” leder till samma sak"
                hint = "ta bort frågan, eller låt en checklista eller ett steg bero på den"
                yield Problem(guide.at("questions", index), "idle-question", message, hint)


def _restrictions(proof: Proof, guide: str) -> Iterator[Box]:
    if guide == proof.landmarks.landlord:
        yield from proof.endings.values()
    if guide == proof.landmarks.staff:
        yield from proof.boxes.values()
        for course in proof.courses.values():
            for node in course.nodes:
                yield (node.step and proof.staff.close(node.step.when)) or {}


def bad_owner(proof: Proof) -> Iterator[Problem]:
    """Ensure that owners are roles that can own: inside, and not assistants."""
    roles = proof.plan.roles
    for routine in proof.plan.routines.values():
        role = roles[routine.owner]
        if role.outside or not role.owns:
            message = f"”{routine.owner}” kan inte ansvara för ett ärende"
            owners = [r for r, record in roles.items() if record.owns and not record.outside]
            hint = "välj bland: " + ", ".join(sorted(owners))
            yield Problem(routine.at("owner"), "bad-owner", message, hint)
