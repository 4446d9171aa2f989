"""What the proofs can take: they follow every situation, and every memory of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import prod

from macros.content.model import Fact, Routine
from macros.content.problem import Problem
from macros.proof.proof import Proof

MOST = 1000
"""Situations of a routine, and memories at a step; no routine of ours has more than 60."""


def too_many_questions(proof: Proof) -> Iterator[Problem]:
    """Ensure that the steps of a routine depend on so few answers that all can be tried."""
    facts = proof.plan.facts
    for name, boxes in proof.step_boxes.items():
        asked = {fact for box in boxes for fact in box}
        if _combinations(facts, asked) > MOST and _situations(proof, name) > MOST:
            yield _problem(proof.plan.routines[name], "situationer", asked)
    for name, course in proof.courses.items():
        for remembered in course.remembered:
            if _combinations(facts, remembered) > MOST:
                yield _problem(proof.plan.routines[name], "minnen av beslut", remembered)
                break


def _combinations(facts: Mapping[str, Fact], asked: Iterable[str]) -> int:
    return prod(len(facts[fact].values) for fact in asked)


def _situations(proof: Proof, name: str) -> int:
    """Return the number of regions that a routine's steps split it into, at most ``MOST`` + 1."""
    boxes = dict(enumerate(proof.conditional[name].values()))
    return sum(1 for _ in islice(proof.staff.split(proof.boxes[name], boxes), MOST + 1))


def _problem(routine: Routine, what: str, asked: Iterable[str]) -> Problem:
    message = f"stegen beror på så många svar att det blir fler än {MOST} {what}"
    hint = f"låt färre steg bero på svaren, eller dela checklistan: {', '.join(sorted(asked))}"
    return Problem(routine.at("steps"), "too-many-questions", message, hint)
