"""A checklist's steps as a page shows them: in parts, and together under what narrows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.content.model import PAUSES, Pause, Routine, Step, Use, When, only_steps
from macros.proof.space import Box, Space


@dataclass(frozen=True)
class Run:
    """Steps in a row with the same condition."""

    when: When
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Part:
    """A section of a checklist: its pause, the heading and the steps."""

    key: str
    title: str
    steps: tuple[Step, ...]


def fitted(routine: Routine, box: Box, space: Space) -> Routine:
    """Return a checklist as it reads on its own page.

    Its blocks are written for more than one checklist: what can never hold here is left out, and
    so are conditions that always do.
    """
    return routine.model_copy(update={"steps": tuple(_fitted(routine.steps, box, space))})


def _fitted(steps: tuple[Step | Use, ...], box: Box, space: Space) -> Iterator[Step]:
    for step in steps:
        if not isinstance(step, Step):
            continue
        if not _can_hold(step.when, box, space):
            continue
        inner = {
            value: outcome.model_copy(update={"steps": tuple(_fitted(outcome.steps, box, space))})
            for value, outcome in step.outcomes.items()
        }
        points = tuple(
            point.model_copy(update={"when": still_open(point.when, box, space)})
            for point in step.points
            if _can_hold(point.when, box, space)
        )
        when = still_open(step.when, box, space)
        yield step.model_copy(update={"when": when, "points": points, "outcomes": inner})


def _can_hold(when: When, box: Box, space: Space) -> bool:
    closed = space.close(when)
    return closed is not None and space.meets(box, closed)


def still_open(when: When, box: Box, space: Space) -> When:
    """Return the part of a condition that is still open where a box holds."""
    found: When = {}
    for fact, values in when.items():
        here = box.get(fact, space.values.get(fact, frozenset(values)))
        if fact not in space.facts or not here <= set(values):
            found[fact] = tuple(
                value for value in values if fact not in space.facts or value in here
            )
    return found


def parts(routine: Routine, titles: Mapping[Pause, str]) -> list[Part]:
    """Return the sections of a checklist that have steps, in order."""
    steps = tuple(only_steps(routine.steps))
    return [
        Part(pause, titles.get(pause, pause), tuple(step for step in steps if step.pause == pause))
        for pause in PAUSES
        if any(step.pause == pause for step in steps)
    ]


def runs(steps: tuple[Step | Use, ...]) -> Iterator[Run]:
    """Yield steps in a row together as long as they have the same condition."""
    plain = (step for step in steps if isinstance(step, Step))
    for when, same in groupby(plain, key=lambda step: step.when):
        yield Run(when, tuple(same))
