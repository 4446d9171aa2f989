"""Pauses: a checklist's sections stand in their order, and what is due early stands early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.model import PAUSES, Pause, Step, Use, only_steps
from macros.content.problem import Problem
from macros.proof.proof import Proof

_ORDER = {pause: number for number, pause in enumerate(PAUSES)}


def pause_order(proof: Proof) -> Iterator[Problem]:
    """Ensure that a checklist's sections come in order, and no outcome before its decision."""
    for name, routine in proof.plan.routines.items():
        first = next(only_steps(routine.steps), None)
        if first is not None and first.pause is None:
            message = f"det första steget i ”{name}” säger inte vilket avsnitt det hör till"
            yield Problem(first.at("id"), "pause-order", message, "skriv pause:")
        yield from _disorder(name, routine.steps, None)


def _disorder(name: str, steps: Iterable[Step | Use], before: Pause | None) -> Iterator[Problem]:
    for step in only_steps(steps):
        here = step.pause or before
        if here and before and _ORDER[here] < _ORDER[before]:
            message = f"steget ”{step.id}” i ”{name}” hör till {here} men står efter {before}"
            hint = "flytta steget, eller ändra pause: på det eller på stegen före"
            yield Problem(step.at("id"), "pause-order", message, hint)
            here = before
        for outcome in step.outcomes.values():
            yield from _disorder(name, outcome.steps, here)
        before = here
