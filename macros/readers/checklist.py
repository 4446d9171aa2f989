"""A checklist's steps as a page shows them: in parts, and together under what narrows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.compiled.views import StepView
from macros.content.model import PAUSES, Pause, When


@dataclass(frozen=True)
class Run:
    """Steps in a row with the same condition."""

    when: When
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class Part:
    """A section of a checklist: its pause, the heading and the steps."""

    key: str
    title: str
    steps: tuple[StepView, ...]


def parts(steps: tuple[StepView, ...], titles: Mapping[Pause, str]) -> list[Part]:
    """Return the sections of a checklist that have steps, in order."""
    return [
        Part(pause, titles.get(pause, pause), tuple(step for step in steps if step.pause == pause))
        for pause in PAUSES
        if any(step.pause == pause for step in steps)
    ]


def runs(steps: tuple[StepView, ...]) -> Iterator[Run]:
    """Yield steps in a row together as long as they have the same condition."""
    for when, same in groupby(steps, key=lambda step: step.when):
        yield Run(when, tuple(same))
