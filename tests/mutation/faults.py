"""Faults that a check must find by itself: what is missing, misspelt, or against the plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

from macros.content.model import Plan, Record, Step
from macros.content.reader import FOLDERS
from tests.mutation.files import (
    Change,
    Data,
    Mutant,
    Source,
    Trail,
    drop,
    is_condition,
    listed,
    register,
    replace,
)
from tests.mutation.ground import Ground

ALONE = {"terms", "contacts", "searches", "acts", "guarantees"}
"""Registers whose records need not be pointed to."""
Fault = tuple[str, str, Trail, Change]
"""The kind of fault, what is wrong, where, and the change of what stands there."""


def faults(ground: Ground) -> Iterator[Mutant]:
    """Yield every fault, file by file."""
    for source in ground.sources:
        yield from _of_file(source)
        for kind, trail, record in source.records():
            for of, what, inner, change in _of_record(kind, record):
                yield source.mutant(
                    "fault", f"{kind.__name__} {of}", (*trail, *inner), what, change
                )
        for of, what, trail, change in _of_kind(ground.plan, source):
            yield source.mutant("fault", of, trail, what, change)


def _of_file(source: Source) -> Iterator[Mutant]:
    if source.kind in FOLDERS and source.kind != "landlords":
        file = source.mark.at().file
        yield Mutant("fault", "filen saknas", file, 1, source.path.name, {source.path: None})
    elif source.kind not in ALONE and not source.whole:
        for key in source.data:
            of = f"{source.kind}: posten saknas"
            made = source.mutant("fault", of, (), f"{key} saknas", drop(key))
            yield dataclasses.replace(made, line=source.mark.at(key).line)


def _of_record(kind: type[Record], record: Data) -> Iterator[Fault]:
    """Yield what is misspelt in any record; what is missing in one cannot be read at all."""
    for name, info in kind.model_fields.items():
        key = info.alias or name
        value = record.get(key)
        if is_condition(kind, name) and isinstance(value, dict):
            yield from ((f"{key} okänt svar", f, (key,), replace(f, "kanske")) for f in value)
        elif value and register(kind, name) not in (None, "stages"):
            for index, one in enumerate(listed(value)):
                wrong = [*listed(value)[:index], f"{one}x", *listed(value)[index + 1 :]]
                new = wrong if isinstance(value, list) else wrong[0]
                yield f"{key} felstavat", f"{one}x", (), replace(key, new)


def _of_kind(plan: Plan, source: Source) -> Iterator[Fault]:
    """Yield what goes wrong in one kind of file."""
    if source.kind in ("routines", "blocks"):
        yield from _of_steps(plan, source)
    if source.kind == "routines":
        yield from _of_routine(plan, source)
    if source.kind == "facts":
        for fact, record in source.data.items():
            yield from (("svaret saknas", v, (fact, "values"), drop(v)) for v in record["values"])
    if source.kind == "guides":
        for index, fact in enumerate(source.data["questions"]):
            yield "frågan saknas", fact, ("questions",), drop(index)


def _of_steps(plan: Plan, source: Source) -> Iterator[Fault]:
    """Yield what goes wrong among the steps of a routine or a block."""
    able = [name for name, role in plan.roles.items() if role.owns and not role.outside]
    steps = [(trail, step) for kind, trail, step in source.records() if kind is Step]
    for trail, step in steps:
        for duty in (s for s in listed(step.get("sources", [])) if _binds(plan, s)):
            rest = [s for s in listed(step["sources"]) if s != duty]
            yield "uppgiftens källa saknas", duty, trail, replace("sources", rest)
            bound = plan.duties[duty.removeprefix("plan:")].role
            other = next(role for role in able if role not in (bound, step["role"]))
            yield "uppgiften ligger på en annan", other, trail, replace("role", other)
        for value, outcome in step.get("outcomes", {}).items():
            yield "utfallet saknas", value, (*trail, "outcomes"), drop(value)
            if "ends" in outcome:
                end = (*trail, "outcomes", value, "ends")
                for role in _unable(plan)[:1]:
                    yield "avslutet ligger på fel roll", role, end, replace("owner", role)
    for (_, first), (trail, _) in pairwise(steps):
        yield "samma id", first["id"], trail, replace("id", first["id"])


def _of_routine(plan: Plan, source: Source) -> Iterator[Fault]:
    yield from (("fel ägare", role, (), replace("owner", role)) for role in _unable(plan)[:2])
    yield from (("för vid", fact, ("when",), drop(fact)) for fact in source.data["when"])
    last = len(source.data["steps"]) - 1
    for value, outcome in source.data["steps"][last].get("outcomes", {}).items():
        for key in outcome.keys() & {"ends", "becomes"}:
            yield "slutet saknas", key, ("steps", last, "outcomes", value), drop(key)


def _unable(plan: Plan) -> list[str]:
    """Return the roles that can own no case."""
    return sorted(name for name, role in plan.roles.items() if role.outside or not role.owns)


def _binds(plan: Plan, source: str) -> bool:
    """Tell whether a source is a duty that some step must carry; a standing one is no step's."""
    duty = plan.duties.get(source.removeprefix("plan:"))
    return duty is not None and not duty.standing
