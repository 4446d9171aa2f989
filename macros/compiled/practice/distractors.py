"""Wrong answers: what the plan says of something else, and nobody can argue for here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import heapify, heappop
from zlib import crc32

from macros.compiled.practice.scenes import Ground, Scene
from macros.content.model import Step, lines

MOST = 3
"""So many wrong answers a question has at most."""
FEW = 3
"""So many routines have a step that tells one kind of case from another."""
_HANDS_OVER = re.compile(
    r"(?:(?:Skicka|Lämna|Ge)\b.* till|Berätta\b.* för|Informera|Meddela|Ge) (\w+)"
)
"""How a step begins that hands something over, and the word for whom it is for."""


@dataclass(frozen=True)
class Told:
    """What a role does somewhere, in words: what it rests on, and where it stands."""

    text: str
    steps: Mapping[str, Step]
    """The step by the routine it stands in."""
    for_children: bool
    sources: frozenset[str]
    acts: frozenset[str]

    @property
    def common(self) -> bool:
        """Whether many routines have it, so that it tells no kind of case from another."""
        return len(self.steps) > FEW


@dataclass(frozen=True)
class Distractors:
    """The wrong answers that a plan has."""

    ground: Ground

    @cached_property
    def told(self) -> Mapping[str, Mapping[str, Told]]:
        """What each role does, by its words."""
        found: dict[str, dict[str, dict[str, Step]]] = {role: {} for role in self.ground.plan.roles}
        for name, steps in self.ground.lines.items():
            for step in steps.values():
                found[step.role].setdefault(self.ground.says(step), {})[name] = step
        return {
            role: {text: self._told(text, steps) for text, steps in texts.items()}
            for role, texts in found.items()
        }

    def _told(self, text: str, steps: Mapping[str, Step]) -> Told:
        sources = frozenset(source for step in steps.values() for source in step.sources)
        acts = frozenset(step.act for step in steps.values() if step.act)
        return Told(text, steps, any(map(self.ground.for_children, steps.values())), sources, acts)

    def roles(self, right: str, scene: Scene) -> list[str]:
        """Return the other roles, those first that work in the case or own others like it."""
        plan = self.ground.plan
        near = dict.fromkeys(step.role for step in scene.steps.values())
        owners = dict.fromkeys(routine.owner for routine in plan.routines.values())
        staff = dict.fromkeys(key for key, role in plan.roles.items() if not role.outside)
        ranked = [role for role in owners if role in near] + [*near, *owners, *staff]
        others = (role for role in dict.fromkeys(ranked) if role in staff and role != right)
        return [self.ground.title(role) for role in others]

    def elsewhere(self, scene: Scene, right: Step, seed: str) -> Iterator[Told]:
        """Yield what the role of a right answer does in other cases and nobody can argue for here.

        What belongs to few routines comes first. A step that someone else does here is not wrong,
        one of the same act or source says the same in other words, where there may be children a
        step for them is never wrong, and what a guarantee wants first is never wrong to do first.
        """
        role = right.role
        own = (line for step in scene.of(role).values() for line in lines(step))
        mine = frozenset(source for line in own for source in line.sources)
        start = crc32(seed.encode())
        ranked = [
            (told.common, crc32(text.encode(), start), number, told)
            for number, (text, told) in enumerate(self.told[role].items())
            if text not in scene.said
            if mine.isdisjoint(told.sources) and (scene.childless or not told.for_children)
            if right.act not in told.acts and self.early.isdisjoint(told.acts)
        ]
        heapify(ranked)  # only the first few are asked for
        while ranked:
            yield heappop(ranked)[-1]

    @cached_property
    def early(self) -> frozenset[str]:
        """The acts that a guarantee wants before all others that it names."""
        guarantees = self.ground.plan.guarantees.values()
        return frozenset(promise.before[0] for promise in guarantees if promise.before)

    @cached_property
    def for_children(self) -> Mapping[str, frozenset[str | None]]:
        """What is done for children, in words, with the acts that it is."""
        found: dict[str, set[str | None]] = {}
        for step in filter(self.ground.for_children, self.ground.steps):
            found.setdefault(self.ground.says(step), set()).add(step.act)
        return {text: frozenset(acts) for text, acts in found.items()}


def apart(right: str, texts: Iterable[str], here: Collection[str] = ()) -> list[str]:
    """Return the first texts that nobody could take for a right one, or for each other."""
    found: list[str] = []
    for text in texts:
        if not any(alike(text, other) for other in (right, *here, *found)):
            found.append(text)
        if len(found) == MOST:
            break
    return found


@cache
def alike(text: str, other: str) -> bool:
    """Tell whether two texts could be taken to say the same: in their words, or by who is told."""
    one, two = _HANDS_OVER.match(text), _HANDS_OVER.match(other)
    if one and two and one[1] == two[1]:
        return True
    mine, its = _words(text), _words(other)
    return 2 * len(mine & its) >= len(mine | its)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))
