"""Words that are said in another way, apart from what they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.content.marks import words
from macros.content.model import Plan, registers
from macros.proof.treatment import Line

_REST = frozenset({"steps", "texts"})
_WORDS_ALONE = {"terms", "contacts", "searches", "languages", "texts"}
"""Registers that only say something: a new record there is told by its words."""

Worded = tuple[str, str, str, str | None, str | None]
"""File, id, the way to the words in the record, and what they were and are."""


@dataclass(frozen=True)
class Wording:
    """Words that are said in another way; None: they were not there, or are not."""

    file: str
    id: str
    old: str | None
    new: str | None


def in_order(found: Iterable[Worded], plan: Plan) -> tuple[Wording, ...]:
    """Return the words that differ, file by file, with the files named as the plan's are."""
    folder = folder_of(plan)
    told = {Wording(f"{folder}/{f}", i, o, n) for f, i, _, o, n in found}
    return tuple(sorted(told, key=_place))


def folder_of(plan: Plan) -> str:
    """Return the name of the folder that a plan was read from."""
    return next((r.at().file.partition("/")[0] for r in plan.routines.values()), "")


def _place(wording: Wording) -> tuple[str, str, str, str]:
    return (wording.file, wording.id, wording.old or "", wording.new or "")


def in_lines(pairs: Iterable[tuple[Line, Line]]) -> Iterator[Worded]:
    """Yield the words that differ in lines that are in both contents."""
    for old, new in pairs:
        if old is not new:
            said = {"": old.says, **dict(old.words)}, {"": new.says, **dict(new.words)}
            file = new.file.partition("/")[2]
            yield from ((file, new.id, *rest) for rest in _changed(*said))


def in_records(old: Plan, new: Plan) -> set[Worded]:
    """Return the words that differ outside steps; the folder's own name does not matter."""
    before, now = _spoken(old, new), _spoken(new, old)
    return {
        (*key[1:], *rest)
        for key in before.keys() | now.keys()
        if key[0] in _WORDS_ALONE or (key in before and key in now)
        for rest in _changed(before.get(key, {}), now.get(key, {}))
    }


def _spoken(plan: Plan, other: Plan) -> dict[tuple[str, str, str], dict[str, str]]:
    """Return the words of each record by register, file and id, but of those in both plans."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    others = registers(other)
    for register, records in registers(plan).items():
        rest = others.get(register, {})
        for key, record in records.items():
            if rest.get(key) is not record:
                file = record.at().file.partition("/")[2]
                found[register, file, key] = words(record, _REST)
                for text in getattr(record, "texts", {}).values():
                    found["texts", text.at().file.partition("/")[2], key] = words(text)
    return found


def _changed(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str, str | None, str | None]]:
    for trail in old.keys() | new.keys():
        if old.get(trail) != new.get(trail):
            yield trail, old.get(trail), new.get(trail)
