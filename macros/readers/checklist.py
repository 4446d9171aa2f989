"""A checklist's steps as a page shows them: in parts, and together under what narrows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.content.model import Block, Pause, Routine, Step, Use, When
from macros.proof.space import Box, Space
from macros.readers.addresses import anchor

FIRST = "Gör så här"


@dataclass(frozen=True)
class Run:
    """Steps in a row with the same condition."""

    when: When
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Phase:
    """A part of a checklist under a heading of its own."""

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
        closed = space.close(step.when)
        if closed is None or not space.meets(box, closed):
            continue
        inner = {
            value: outcome.model_copy(update={"steps": tuple(_fitted(outcome.steps, box, space))})
            for value, outcome in step.outcomes.items()
        }
        yield step.model_copy(update={"when": _open(step.when, box, space), "outcomes": inner})


def _open(when: When, box: Box, space: Space) -> When:
    """Return the part of a condition that is still open where a box holds."""
    found: When = {}
    for fact, values in when.items():
        here = box.get(fact, space.values.get(fact, frozenset(values)))
        if fact not in space.facts or not here <= set(values):
            found[fact] = tuple(
                value for value in values if fact not in space.facts or value in here
            )
    return found


def phases(
    routine: Routine, titles: Mapping[Pause, str], blocks: Mapping[str, Block]
) -> list[Phase]:
    """Return the parts of a checklist in the order of its steps, each under what happens there.

    A block is a part under its own title; other steps stand under their pause. A title that comes
    back says so.
    """
    found: list[Phase] = []
    times: dict[str, int] = {}
    for title, steps in groupby(_with_title(routine, titles, blocks), key=lambda pair: pair[0]):
        times[title] = times.get(title, 0) + 1
        again = times[title] > 1
        key = f"{anchor(title)}-{times[title]}" if again else anchor(title)
        shown = f"{title}, fortsättning" if again else title
        found.append(Phase(key, shown, tuple(step for _, step in steps)))
    return found


def _with_title(
    routine: Routine, titles: Mapping[Pause, str], blocks: Mapping[str, Block]
) -> Iterator[tuple[str, Step]]:
    title, block = FIRST, None
    for step in routine.steps:
        if not isinstance(step, Step):
            continue
        if step.block and step.block != block:
            title = blocks[step.block].title
        elif not step.block and step.pause:
            title = titles[step.pause]
        block = step.block
        yield title, step


def runs(steps: tuple[Step | Use, ...]) -> Iterator[Run]:
    """Yield steps in a row together as long as they have the same condition."""
    plain = (step for step in steps if isinstance(step, Step))
    for when, same in groupby(plain, key=lambda step: step.when):
        yield Run(when, tuple(same))
