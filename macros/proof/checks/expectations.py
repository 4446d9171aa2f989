"""Who is expected to own when: a changed owner is confirmed in the register, or it is a slip."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.problem import Problem
from macros.proof.checks.routing import gap_examples, in_words, overlap_example
from macros.proof.proof import Proof
from macros.proof.space import Box


def unexpected_owner(proof: Proof) -> Iterator[Problem]:
    """Ensure that the owner of each situation, and its finding, are the ones expected."""
    for expected, box in _boxes(proof).values():
        record = proof.plan.expectations[expected]
        for name, there in proof.boxes.items():
            routine = proof.plan.routines[name]
            if not proof.staff.meets(box, there):
                continue
            case = in_words(overlap_example(proof.staff, box, there))
            if routine.owner != record.owner:
                meant = f"inte ”{record.owner}” som i ”{record.says}”"
                message = f"”{routine.owner}” ansvarar när {case}, {meant}"
                hint = f"är det beslutat ändrar du owner här, annars i {routine.at('owner')}"
                yield Problem(record.at("owner"), "unexpected-owner", message, hint)
            elif record.finding and routine.finding != record.finding:
                message = (
                    f"ansvaret när {case} vilar inte på {record.finding} som i ”{record.says}”"
                )
                hint = f"är det så tar du bort finding här, annars ändrar du {routine.at()}"
                yield Problem(record.at("finding"), "unexpected-owner", message, hint)


def unconfirmed_owner(proof: Proof) -> Iterator[Problem]:
    """Ensure that, once some owners are expected, every situation has one that is."""
    boxes = {key: box for key, (_, box) in _boxes(proof).items()}
    if not boxes:
        return
    uncovered = (region for region, names in proof.staff.split({}, boxes) if not names)
    for example in gap_examples(proof.staff, boxes, uncovered):
        place = next(iter(proof.plan.expectations.values())).at()
        message = f"ingen rad säger vem som ansvarar när {in_words(example)}"
        yield Problem(place, "unconfirmed-owner", message, "lägg till en rad i den här filen")


def _boxes(proof: Proof) -> dict[str, tuple[str, Box]]:
    """Return each case that an expectation names, with the expectation, as a closed box."""
    closed = {
        f"{key}/{number}": (key, proof.staff.close(when))
        for key, record in proof.plan.expectations.items()
        for number, when in enumerate(record.when)
    }
    return {case: (key, box) for case, (key, box) in closed.items() if box is not None}
