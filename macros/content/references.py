"""Every mention of an id in the content, found by one walk over what the model says of each field.

Nothing is listed here: a field that holds an id says so in the model, and is then followed.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from macros.content.model import (
    Deadline,
    Duty,
    Plan,
    Record,
    Statute,
    Step,
    When,
)
from macros.content.place import Place
from macros.content.ref import KEY, OWN, Part, Pointer, Ref, in_target
from macros.content.wording import records_in

Trail = tuple[str | int, ...]
"""The way to a value in a record."""
PAGES = {
    "guide": "Guiden",
    "fel-dorr": "Fel dörr?",
    "lar": "Ny här",
    "hyresvardar": "För hyresvärdar",
    "ordlista": "Ordlista",
    "fynd": "Det som planen lämnar öppet",
    "kallor": "Tidsregler och källor",
    "om": "Om",
}
"""The pages of the site that are no records, by their place on it."""
LANDLORDS = "hyresvardar"
"""The page that is there only with a guide for landlords."""


class Mention(NamedTuple):
    """What is pointed at, and where."""

    pointer: Pointer
    record: Record
    path: Trail = ()
    as_key: bool = False

    @property
    def place(self) -> Place:
        """The place of the mention; worked out only when it is asked for."""
        mark = self.record.mark
        return mark.key(*self.path) if self.as_key else mark.at(*self.path)


class Shape(NamedTuple):
    """What the model says of a value: how a text, an entry, a key or what stands under it points.

    What a record says is not here: it has shapes of its own.
    """

    text: Ref | None = None
    entry: Shape | None = None
    key: Shape | None = None
    under: Shape | None = None


class Field(NamedTuple):
    """A field of a record: its name in code, its key in a file and its shape, if it has one."""

    name: str
    key: str
    shape: Shape | None


@cache
def fields_of(kind: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a class that can point at something, or hold a record that can."""
    shaped = [
        Field(name, about.alias or name, _shape_of(hint, about.metadata))
        for (name, about), hint in zip(kind.model_fields.items(), _hints_of(kind), strict=True)
    ]
    holding = fields_with_records(kind)
    return tuple(field for field in shaped if field.shape or field.name in holding)


@cache
def fields_with_records(kind: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a class that hold records."""
    hints = zip(kind.model_fields, _hints_of(kind), strict=True)
    return frozenset(name for name, hint in hints if any(records_in(hint)))


@cache
def _hints_of(kind: type[BaseModel]) -> tuple[Any, ...]:
    """Return the types of the fields; those of a class that was written before another are text."""
    hints = {} if kind.__pydantic_fields_complete__ else get_type_hints(kind, include_extras=True)
    return tuple(hints.get(name, about.annotation) for name, about in kind.model_fields.items())


def _shape_of(hint: Any, metadata: Iterable[object] = ()) -> Shape | None:
    """Return the shape of what a type hint stands for, or None if it points at nothing."""
    for extra in (*metadata, *getattr(hint, "__metadata__", ())):
        if isinstance(extra, Ref):
            return Shape(text=extra)
    if isinstance(hint, type):
        return None
    if hasattr(hint, "__metadata__"):
        return _shape_of(hint.__origin__)
    inner = list(map(_shape_of, get_args(hint)))
    origin = get_origin(hint)
    if origin is dict:
        return Shape(key=inner[0], under=inner[1]) if any(inner) else None
    if origin is tuple:
        return Shape(entry=inner[0]) if inner[0] else None
    return next(filter(None, inner), None)


class Here(NamedTuple):
    """Where in the content a value stands: in which file's record, and under which key."""

    own: str
    record: Record
    path: Trail = ()
    above: str | None = None

    def of(self, text: Ref) -> str | None:
        """Return whose own ids a text means; None where they are nobody's own."""
        if text.of == KEY:
            return self.above
        if text.of == OWN:
            return self.own
        return getattr(self.record, text.of) if text.of else None

    def under(self, key: str | int) -> Here:
        """Return the place of what stands under a key, or at a number, of the value here."""
        above = key if isinstance(key, str) else self.above
        return Here(self.own, self.record, (*self.path, key), above)


def mentions(plan: Plan) -> list[Mention]:
    """Return every mention of an id in the plan."""
    walk = _Walk()
    for field in fields_of(Plan):
        value = getattr(plan, field.name)
        records = value if isinstance(value, Mapping) else {field.key: value} if value else {}
        of_key = field.shape and field.shape.key and field.shape.key.text
        for key, record in records.items():
            walk.text(of_key, key, Here(key, record))
            walk.record(record, key)
    return walk.found


class _Walk:
    """What has been found, and the uses whose steps have been met."""

    def __init__(self) -> None:
        self.found: list[Mention] = []
        self.seen: set[int] = set()

    def record(self, record: Record, own: str) -> None:
        """Find what a record mentions; a block's steps are read in the block, its use once."""
        if isinstance(record, Step) and record.block:
            if record.used and id(record.used) not in self.seen:
                self.seen.add(id(record.used))
                self.record(record.used, own)
            return
        for name, key, shape in fields_of(type(record)):
            value = record.__dict__[name]
            if value:
                self.value(shape, value, Here(own, record, (key,)))

    def value(self, shape: Shape | None, value: Any, here: Here) -> None:
        if isinstance(value, str):
            self.text(shape and shape.text, value, here)
        elif isinstance(value, Record):
            self.record(value, here.own)
        elif isinstance(value, tuple):
            entry = shape and shape.entry
            for place, inner in enumerate(value):
                self.value(entry, inner, here.under(place) if entry else here)
        elif isinstance(value, dict):
            ref, under = (shape.key and shape.key.text, shape.under) if shape else (None, None)
            for key, inner in value.items():
                there = here.under(key)
                self.text(ref, key, there, as_key=True)
                self.value(under, inner, there)

    def text(self, ref: Ref | None, text: str, here: Here, *, as_key: bool = False) -> None:
        for pointer in _pointers(ref, text, here.of(ref) if ref.of else None) if ref else ():
            self.found.append(Mention(pointer, here.record, here.path, as_key))


@cache
def _pointers(ref: Ref, text: str, of: str | None) -> tuple[Pointer, ...]:
    return tuple(part for part in ref.parts(text, of) if isinstance(part, Pointer))


def known_ids(plan: Plan, pointer: Pointer) -> Mapping[str, object] | None:
    """Return the ids among which a pointer's must be; None where its owner is not known."""
    known = [_register(plan, register, pointer.of) for register in pointer.registers]
    found = [ids for ids in known if ids is not None]
    if len(found) < len(known):
        return None
    return found[0] if len(found) == 1 else ChainMap(*map(dict, found))


def _register(plan: Plan, register: str, of: str | None) -> Mapping[str, object] | None:
    if register == "values":
        return plan.facts[of].values if of in plan.facts else None
    if register == "stages":
        return {s.id: s for s in plan.law[of].steps} if of in plan.law else None
    if register == "blanks":
        return plan.letters[of].blanks if of in plan.letters else None
    if register == "sections":
        return {key.rpartition("/")[0]: None for key in plan.paragraphs}
    if register == "pages":
        shown = any(guide.audience == "landlord" for guide in plan.guides.values())
        return {key: title for key, title in PAGES.items() if shown or key != LANDLORDS}
    records: Mapping[str, object] = getattr(plan, register)
    return records


def sought(target: str) -> When:
    """Return the answers in the guide that lay words lead to; none where they lead elsewhere."""
    parts = [part for part in in_target(target, None) if isinstance(part, Pointer)]
    return {part.of: (part.id,) for part in parts if part.of}


def obliged(plan: Plan) -> Iterator[tuple[Record, Trail, When]]:
    """Yield every case of a duty, a statute or a time rule: the record, the way to it, the case."""
    for register in (plan.duties, plan.statutes, plan.deadlines):
        records: Mapping[str, Duty | Statute | Deadline] = register
        for record in records.values():
            for index, when in enumerate(record.when):
                yield record, ("when", index), when
    for duty in plan.duties.values():
        for analogy in duty.also:
            yield analogy, ("when",), analogy.when


__all__ = ["PAGES", "Mention", "Part", "Trail", "known_ids", "mentions", "obliged", "sought"]
