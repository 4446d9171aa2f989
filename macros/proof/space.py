"""Conditions as boxes in the space of answers, and the one splitting that every proof uses.

A box gives some facts a set of allowed values; a fact it leaves out may have any value.
A closed box also holds the scopes of the facts that it mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from macros.content.model import Fact

Box = dict[str, frozenset[str]]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Space:
    """The facts of one guide, in the order of its questions."""

    facts: Mapping[str, Fact]

    @cached_property
    def values(self) -> dict[str, frozenset[str]]:
        """All values of each fact."""
        return {fact: frozenset(record.values) for fact, record in self.facts.items()}

    @cached_property
    def scopes(self) -> dict[str, Box]:
        """What must hold for each fact to be in scope, scopes of scopes included."""
        found: dict[str, Box] = {}
        for fact in self.facts:
            box: Box = {}
            todo = [fact]
            seen = {fact}
            while todo:
                for above, values in self.facts[todo.pop()].scope.items():
                    if above not in self.facts:
                        continue
                    box[above] = box.get(above, self.values[above]) & frozenset(values)
                    if above not in seen:
                        seen.add(above)
                        todo.append(above)
            found[fact] = box
        return found

    def close(self, when: Mapping[str, tuple[str, ...]]) -> Box | None:
        """Return ``when`` as a closed box, or None if it can never hold; nobody may change it.

        Facts that are not of this space are left out; conditions that exclude nothing too.
        """
        key = tuple(when.items())
        if key not in self._closed:
            self._closed[key] = self._close(when)
        return self._closed[key]

    @cached_property
    def _closed(self) -> dict[tuple[tuple[str, tuple[str, ...]], ...], Box | None]:
        """The boxes that are worked out so far: the same conditions stand in many places."""
        return {}

    def _close(self, when: Mapping[str, tuple[str, ...]]) -> Box | None:
        box: Box = {}
        if not when:
            return box
        for fact, values in when.items():
            if fact in self.facts:
                for narrowed, allowed in ((fact, frozenset(values)), *self.scopes[fact].items()):
                    box[narrowed] = box.get(narrowed, self.values[narrowed]) & allowed
        if not all(box.values()):
            return None
        return {
            fact: box[fact]
            for fact in self.facts
            if box.get(fact, None) not in (None, self.values[fact])
        }

    def _meet(self, one: Box, other: Box) -> Box:
        met = dict(one)
        for fact, values in other.items():
            met[fact] = met.get(fact, self.values[fact]) & values
        return met

    def meet(self, one: Box, other: Box) -> Box | None:
        """Return the closed box in which both hold, or None if they exclude each other."""
        met = self._meet(one, other)
        return met if all(met.values()) else None

    def meets(self, one: Box, other: Box) -> bool:
        """Tell whether some answer set is in both closed boxes."""
        for fact, values in one.items():
            if fact in other and values.isdisjoint(other[fact]):
                return False
        return True

    def within(self, inner: Box, outer: Box) -> bool:
        """Tell whether every answer set of ``inner`` is in ``outer``; both closed."""
        return all(fact in inner and inner[fact] <= values for fact, values in outer.items())

    def in_scope(self, fact: str, region: Box) -> bool | None:
        """Tell whether a fact is in scope in a region; None: in a part of it."""
        scope = self.scopes[fact]
        if self.within(region, scope):
            return True
        return None if self.meets(region, scope) else False

    def count(self, region: Box) -> int:
        """Return the number of answer sets in a closed region."""
        total = 1
        for fact, values in self.values.items():
            inside = self.in_scope(fact, region)
            if inside is None:
                return sum(self.count(part) for part in self._halves(region, self.scopes[fact]))
            if inside:
                total *= len(region.get(fact, values))
        return total

    def _halves(self, region: Box, scope: Box) -> Iterator[Box]:
        """Split a region on the first condition of a scope that cuts through it."""
        for fact, values in scope.items():
            here = region.get(fact, self.values[fact])
            if not here <= values:
                yield region | {fact: here & values}
                yield region | {fact: here - values}
                return

    def split(self, region: Box, boxes: Mapping[Key, Box]) -> Iterator[tuple[Box, tuple[Key, ...]]]:
        """Yield disjoint regions that make up ``region``, each with the boxes that cover it.

        Each region lies wholly inside or wholly outside every box. The fact that most boxes
        still restrict is split first: a partition made by n boxes takes about n log n.
        """
        todo = [(region, {key: box for key, box in boxes.items() if self.meets(region, box)})]
        while todo:
            here, near = todo.pop()
            fact = self._next_cut(here, near)
            if fact is None:
                yield here, tuple(near)
                continue
            for values, kept in self._cut(here.get(fact, self.values[fact]), fact, near):
                todo.append((here | {fact: values}, kept))

    def _next_cut(self, region: Box, boxes: Mapping[Key, Box]) -> str | None:
        cuts: Counter[str] = Counter()
        for box in boxes.values():
            for fact, values in box.items():
                if fact not in region or not region[fact] <= values:
                    cuts[fact] += 1
        if not cuts:
            return None
        fact = max(cuts, key=cuts.__getitem__)
        for above, values in self.scopes[fact].items():
            if above in cuts and not region.get(above, self.values[above]) <= values:
                return above
        return fact

    @staticmethod
    def _cut(
        values: frozenset[str], fact: str, boxes: Mapping[Key, Box]
    ) -> Iterator[tuple[frozenset[str], dict[Key, Box]]]:
        """Group the values of a fact by the boxes that allow them."""
        anywhere = {key: box for key, box in boxes.items() if fact not in box}
        allowing: dict[str, list[Key]] = {value: [] for value in sorted(values)}
        for key, box in boxes.items():
            for value in box.get(fact, ()):
                if value in allowing:
                    allowing[value].append(key)
        groups: dict[tuple[Key, ...], list[str]] = {}
        for value, keys in allowing.items():
            groups.setdefault(tuple(keys), []).append(value)
        for allowed, same in groups.items():
            yield frozenset(same), anywhere | {key: boxes[key] for key in allowed}
