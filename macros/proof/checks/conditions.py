"""Conditions: each can hold, and each excludes something."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model import Record, Step, When, uses, walk
from macros.content.problem import Problem
from macros.content.references import Trail, obliged
from macros.proof.proof import Proof
from macros.proof.space import Box, Space


def foreign_fact(proof: Proof) -> Iterator[Problem]:
    """Ensure that what holds of a whole case asks only what the guide has asked."""
    for record, path, when, guide in _of_cases(proof):
        asked = proof.plan.guides[guide].questions if guide else ()
        for fact in when:
            if fact in proof.plan.facts and fact not in asked:
                message = f"”{fact}” är ingen fråga i guiden ”{guide}”"
                hint = "flytta villkoret till ett steg, eller välj en fråga som guiden ställer"
                yield Problem(record.mark.key(*path, fact), "foreign-fact", message, hint)


def _of_cases(proof: Proof) -> Iterator[tuple[Record, Trail, When, str | None]]:
    plan, staff = proof.plan, proof.landmarks.staff
    for routine in plan.routines.values():
        yield routine, ("when",), routine.when, staff
    for obligation, path, when in obliged(plan):
        yield obligation, path, when, staff
    for process in plan.law.values():
        yield process, ("when",), process.when, staff
    for ending in plan.landlords.values():
        yield ending, ("when",), ending.when, proof.landmarks.landlord
        yield ending, ("as",), ending.as_ or {}, staff


_NEVER = "villkoren kan aldrig gälla samtidigt"


def impossible_when(proof: Proof) -> Iterator[Problem]:
    """Ensure that every routine, ending and process, and a routine's own steps, can apply."""
    for name, ending in proof.plan.landlords.items():
        if name not in proof.endings:
            hint = _why(proof.landlord, ending.when)
            yield Problem(ending.at("when"), "impossible-when", _NEVER, hint)
    for process in proof.plan.law.values():
        if proof.staff.close(process.when) is None:
            hint = _why(proof.staff, process.when)
            yield Problem(process.at("when"), "impossible-when", _NEVER, hint)
    for name, routine in proof.plan.routines.items():
        box = proof.boxes.get(name)
        if box is None:
            hint = _why(proof.staff, routine.when)
            yield Problem(routine.at("when"), "impossible-when", _NEVER, hint)
            continue
        for step in walk(routine.steps):
            inner = proof.staff.close(step.when)
            if not step.block and (inner is None or not proof.staff.meets(inner, box)):
                message = f"steget ”{step.id}” kan aldrig gälla i ”{name}”"
                yield Problem(step.at("when"), "impossible-when", message, _clash(inner, box))
        yield from _idle_uses(proof, name, box)


def _idle_uses(proof: Proof, name: str, box: Box) -> Iterator[Problem]:
    """Yield a problem for every block of which no step can apply in a routine."""
    for use, steps in uses(proof.plan.routines[name]):
        inners = [proof.staff.close(step.when) for step in steps]
        if not any(inner is not None and proof.staff.meets(inner, box) for inner in inners):
            message = f"inget steg i blocket ”{use.use}” kan gälla i ”{name}”"
            place = use.at("when" if use.when else "use")
            yield Problem(place, "impossible-when", message, _clash(inners[0], box))


def _why(space: Space, when: When) -> str:
    for fact in when:
        for above, values in space.scopes.get(fact, {}).items():
            if above in when and not values & set(when[above]):
                return f"”{fact}” frågas bara när {above} är {' eller '.join(sorted(values))}"
    return "ta bort ett av villkoren"


def _clash(inner: Box | None, box: Box) -> str:
    for fact, values in (inner or {}).items():
        if fact in box and not values & box[fact]:
            return f"checklistan gäller bara när {fact} är {' eller '.join(sorted(box[fact]))}"
    return "ta bort ett av villkoren"


def needless_condition(proof: Proof) -> Iterator[Problem]:
    """Ensure that every condition excludes something: one that does not asks for nothing."""
    for name, routine in proof.plan.routines.items():
        yield from _needless(proof.staff, routine, routine.when, {})
        for step in walk(routine.steps):
            if not step.block and name in proof.boxes:
                yield from _needless(proof.staff, step, step.when, proof.boxes[name])
        for use, _ in uses(routine) if name in proof.boxes else ():
            yield from _needless(proof.staff, use, use.when, proof.boxes[name])
    yield from _needless_in_blocks(proof)
    for record, path, when in obliged(proof.plan):
        yield from _needless(proof.staff, record, when, {}, path)


def _needless_in_blocks(proof: Proof) -> Iterator[Problem]:
    """Yield the conditions of a block's steps that exclude nothing wherever it is used."""
    unknowns = (fact.unknown for fact in proof.plan.facts.values())
    places: dict[str, list[Box]] = {u.find_out: [{}] for u in unknowns if u}
    for name, whole in proof.boxes.items():
        for use, _ in uses(proof.plan.routines[name]):
            here = proof.staff.close(use.when)
            if here is not None and proof.staff.meets(whole, here):
                places.setdefault(use.use, []).append(proof.staff.meet(whole, here) or {})
    for key, block in proof.plan.blocks.items():
        for step in walk(block.steps):
            yield from _needless_everywhere(proof.staff, step, places.get(key, [{}]))


def _needless_everywhere(space: Space, step: Step, places: list[Box]) -> Iterator[Problem]:
    whole = space.close(step.when)
    for fact in step.when if whole is not None else ():
        rest = space.close({f: v for f, v in step.when.items() if f != fact})
        if rest is None or fact not in space.facts:
            continue
        left = [box for box in (space.meet(rest, place) for place in places) if box is not None]
        if left and all(space.within(box, whole or {}) for box in left):
            yield _needless_problem(step, ("when", fact))


def _needless(
    space: Space, record: Record, when: When, given: Box, path: Trail = ("when",)
) -> Iterator[Problem]:
    whole = space.close(when) if when else None
    if whole is None or not space.meets(whole, given):
        return
    implied = given.keys() | {above for fact in when for above in space.scopes.get(fact, ())}
    for fact in when:
        if fact not in space.facts:
            continue
        if fact not in implied and not space.values[fact] <= set(when[fact]):
            continue  # nothing but this condition narrows the fact
        rest = space.close({f: v for f, v in when.items() if f != fact})
        if rest is not None and space.within(space.meet(rest, given) or {}, whole):
            yield _needless_problem(record, (*path, fact))


def _needless_problem(record: Record, path: Trail) -> Problem:
    message = f"villkoret på ”{path[-1]}” utesluter ingenting"
    return Problem(record.mark.key(*path), "needless-condition", message, "ta bort det")
