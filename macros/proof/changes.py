"""What differs between two treatments: lines side by side, what they ask for and their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.proof.clauses import Change, Saying, change, come_and_gone, kind, of_line, place, whose
from macros.proof.treatment import Line, Treatment

Pair = tuple[Line, Line]


@dataclass(frozen=True)
class Matched:
    """Two lists of lines side by side: what is in both, and what only in one."""

    pairs: tuple[Pair, ...]
    """In the order of the new list."""
    gone: tuple[Line, ...]
    come: tuple[Line, ...]
    places: Mapping[str, int]
    """Where each line stood in the old list."""


def match(old: Iterable[Line], new: Iterable[Line]) -> Matched:
    """Pair lines by id, else by their text, else by the last part of their id."""
    left, rest = {line.id: line for line in old}, list(new)
    places = {name: number for number, name in enumerate(left)}
    partners: dict[str, Line] = {}
    for key in (_id, _text, _last):
        known = _unique(left.values(), key)
        waiting = []
        for line in rest:
            partner = known.pop(key(line), None)
            if partner:
                partners[line.id] = left.pop(partner.id)
            else:
                waiting.append(line)
        rest = waiting
    pairs = tuple((partners[line.id], line) for line in new if line.id in partners)
    return Matched(pairs, tuple(left.values()), tuple(rest), places)


def _id(line: Line) -> str:
    return line.id


def _text(line: Line) -> str:
    return line.says.casefold().rstrip(".?")


def _last(line: Line) -> str:
    return line.id.rpartition(".")[2]


def _unique(lines: Iterable[Line], key: Any) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(key(line), line)
    return found


def between(old: Treatment, new: Treatment, matched: Matched, say: Saying) -> Iterator[Change]:
    """Yield what differs between two treatments of the same situation."""
    yield from whose(old, new, say)
    yield from between_lines(matched, say)


def between_lines(matched: Matched, say: Saying) -> Iterator[Change]:
    """Yield what differs between two lists of lines."""
    yield from come_and_gone(matched.come, matched.gone, say)
    for before, now in matched.pairs:
        if before != now:
            yield from of_line(before, now, say)
    yield from _places(matched, say)
    yield from _order(matched)


def _places(matched: Matched, say: Saying) -> Iterator[Change]:
    """Tell of lines that stand under something else, or are points where they were steps."""
    now_called = {old.id: new.id for old, new in matched.pairs}
    for old, new in matched.pairs:
        if (old.point, _renamed(old.under, now_called)) != (new.point, new.under):
            was, now = (_holder(line, matched, side) for side, line in enumerate((old, new)))
            text = f"nu {place(new, now, say)}, förut {place(old, was, say)}"
            yield change(kind(new), f"är ”{new.says}” {text}")


def _holder(line: Line, matched: Matched, side: int) -> Line | None:
    """Return the step that a line stands under, in the old list (0) or the new one (1)."""
    rest = (matched.gone, matched.come)[side]
    name = line.under.partition("/")[0]
    return next((n for n in (*(p[side] for p in matched.pairs), *rest) if n.id == name), None)


def _renamed(under: str, names: Mapping[str, str]) -> str:
    step, sign, value = under.partition("/")
    return names.get(step, step) + sign + value


def _order(matched: Matched) -> Iterator[Change]:
    """Tell of the fewest lines that, moved, give the new order; another section is told anyway."""
    groups: dict[tuple[str, bool], list[Pair]] = {}
    for old, new in matched.pairs:
        if old.point == new.point and _pause_of(old) == _pause_of(new):
            groups.setdefault((new.under, new.point), []).append((old, new))
    for pairs in groups.values():
        numbers = [matched.places[old.id] for old, _ in pairs]
        for index in _out_of_order(numbers):
            yield _moved([new for _, new in pairs], numbers, index)


def _pause_of(line: Line) -> Any:
    return dict(line.done).get("pause")


def _out_of_order(numbers: list[int]) -> list[int]:
    """Return the indexes that are not in a longest row of numbers that never fall."""
    ends: list[int] = []
    lengths = []
    for number in numbers:
        length = bisect_right(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
    kept: set[int] = set()
    wanted, below = len(ends) - 1, max(numbers, default=0) + 1
    for index in range(len(numbers) - 1, -1, -1):
        if lengths[index] == wanted and numbers[index] <= below:
            kept.add(index)
            wanted, below = wanted - 1, numbers[index]
    return [index for index in range(len(numbers)) if index not in kept]


def _moved(lines: list[Line], numbers: list[int], index: int) -> Change:
    says, number = lines[index].says, numbers[index]
    later = zip(lines[index + 1 :], numbers[index + 1 :], strict=True)
    passed = [line for line, n in later if n < number]
    if passed:
        return Change("order", (says, "<"), f"kommer ”{says}” nu före ”{passed[0].says}”")
    before = [line for line, n in zip(lines[:index], numbers, strict=False) if n > number]
    return Change("order", (says, ">"), f"kommer ”{says}” nu efter ”{before[-1].says}”")
