"""Every small change of every field that is there, by the field's mark and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

from macros.content.marks import MARKS
from macros.content.model import Ending, Fact, LegalStep, Plan, Record, Routine, Step, Use
from macros.content.wording import records_in
from tests.mutation.files import Change, Data, Mutant, drop, is_condition, listed, put, register
from tests.mutation.ground import Ground

GONE = object()
"""What a field is changed to when it is taken away."""
Edit = tuple[str, Any]
"""What is done, and the field's new value."""


def edits(ground: Ground) -> Iterator[Mutant]:
    """Yield every small change of a field that says what is to be done, or that words it."""
    for source in ground.sources:
        for kind, trail, record in source.records():
            for name, mark in MARKS[kind].items():
                if mark != "neutral":
                    make = _of_meaning if mark == "meaning" else _of_words
                    key = kind.model_fields[name].alias or name
                    for what, new in make(ground.plan, kind, name, record, record.get(key)):
                        told = "words" if what.startswith("praxis:") else mark
                        change = _set(kind, key, new)
                        yield source.mutant(told, f"{kind.__name__}.{name}", trail, what, change)


def _set(kind: type[Record], key: str, new: Any) -> Change:
    return drop(key) if new is GONE else put(kind, key, new)


def _of_meaning(
    plan: Plan, kind: type[Record], name: str, record: Data, value: Any
) -> Iterator[Edit]:
    if value is None:
        yield from _added(plan, kind, name, record)
        return
    if is_condition(kind, name):
        yield from _conditions(plan, value)
        return
    info = kind.model_fields[name]
    chosen = isinstance(value, (str, dict)) and not info.is_required()
    if chosen and name != "pause":  # without a pause it is that of the step before
        yield f"{name} tas bort", GONE
    yield from _changed(plan, kind, name, value)


def _changed(plan: Plan, kind: type[Record], name: str, value: Any) -> Iterator[Edit]:
    """Yield other values of a field, by what it holds."""
    annotation = kind.model_fields[name].annotation
    if name == "sources":
        rest = {source: [s for s in listed(value) if s != source] for source in listed(value)}
        yield from ((f"{source} tas bort", new or GONE) for source, new in rest.items())
    elif isinstance(value, list):
        yield from _rows(value, texts=register(kind, name) is None)
    elif isinstance(value, dict):
        yield from _keys(plan, name, value) if get_origin(annotation) is dict else ()
    else:
        yield from _single(plan, kind, name, value)


def _single(plan: Plan, kind: type[Record], name: str, value: str) -> Iterator[Edit]:
    """Yield other values where there is one."""
    annotation, into = kind.model_fields[name].annotation, register(kind, name)
    if choices := _choices(annotation):
        yield from ((f"{name}: {other}", other) for other in _beside(choices, value))
    elif annotation is bool:
        yield f"{name} vänds", _turned(value)
    elif re.fullmatch(r"P[0-9]+[DWMY]", value):
        yield from _periods(name, value)
    elif into == "values":
        fact = next(f for f in plan.facts.values() if value in _named(f))
        yield f"{name} blir ett annat svar", next(v for v in fact.values if v != value)
    elif into in Plan.model_fields and into != "findings":  # which finding it is does nothing
        others = [key for key in getattr(plan, into) if key != value]
        yield from ((f"{name}: {other}", other) for other in others[:1])
    elif into != "findings":
        yield f"{name} ändras", f"{value}-ny" if name == "id" else f"{value} Eller senare."


def _named(fact: Fact) -> set[str | None]:
    return {fact.children, fact.unknown and fact.unknown.until}


def _periods(name: str, value: str) -> Iterator[Edit]:
    if value != "P0D":
        yield f"{name} fördubblas", f"P{int(value[1:-1]) * 2}{value[-1]}"
    yield f"{name} blir två dagar", "P2D" if value != "P2D" else "P3D"


def _added(plan: Plan, kind: type[Record], name: str, record: Data) -> Iterator[Edit]:
    """Yield what an editor may add where nothing stands."""
    if issubclass(kind, Step) and not issubclass(kind, LegalStep):
        timed = record.keys() & {"within", "every", "deadline"}
        if name == "every" and not timed:
            yield "every läggs till", "P1M"
        elif name in ("act", "letter") or (name == "deadline" and not timed):
            yield f"{name} läggs till", next(iter(getattr(plan, f"{name}s")))
    if name == "when" and kind in (Step, Use):
        yield from _narrowed(plan, {})
    if name == "finding" and kind in (Routine, Ending):
        yield "tills vidare", next(iter(plan.findings))


def _keys(plan: Plan, name: str, value: Data) -> Iterator[Edit]:
    for key, inner in value.items():
        yield f"{name}: {key} tas bort", _without(value, key)
        if name == "parts":
            other = next(role for role in plan.roles if role != inner)
            yield f"{name}: {key}: {other}", {**value, key: other}


def _rows(rows: list[Any], *, texts: bool) -> Iterator[Edit]:
    """Yield a list with an entry less, with another text, or with two neighbours in turn."""
    for index, row in enumerate(rows):
        before, after = rows[:index], rows[index + 1 :]
        yield f"nummer {index + 1} tas bort", [*before, *after] or GONE
        if texts and isinstance(row, str):
            yield f"nummer {index + 1} ändras", [*before, f"{row} Eller senare.", *after]
        for other in after[:1]:
            if _together(row, other):
                swapped = [*before, other, row, *after[1:]]
                yield f"nummer {index + 1} och {index + 2} byter plats", swapped


def _together(one: Any, other: Any) -> bool:
    """Tell whether two entries can apply at once: the order is seen only then."""
    if not isinstance(one, dict):
        return True
    whens = [row.get("when", {}) for row in (one, other)]
    return all(
        set(listed(whens[0][fact])) & set(listed(whens[1][fact]))
        for fact in whens[0].keys() & whens[1].keys()
    )


def _conditions(plan: Plan, value: Any) -> Iterator[Edit]:
    """Yield a condition, or a list of them, with a fact or a value less, or with another."""
    cases = listed(value)
    for index, case in enumerate(cases):
        for what, new in (*_narrowed(plan, case), *_condition(plan, case)):
            rest = [*cases[:index], new, *cases[index + 1 :]]
            yield what, rest if isinstance(value, list) else new
    if len(cases) > 1:
        yield "ett fall tas bort", cases[1:]


def _narrowed(plan: Plan, case: Data) -> Iterator[Edit]:
    fact = next(iter(plan.guides.values())).questions[0]
    if fact not in case:
        yield f"gäller bara {fact}", {**case, fact: list(plan.facts[fact].values)[1]}


def _condition(plan: Plan, case: Data) -> Iterator[Edit]:
    for fact, told in case.items():
        values = listed(told)
        yield f"villkoret på {fact} tas bort", _without(case, fact)
        for value in values if len(values) > 1 else ():
            yield f"{fact} utan {value}", {**case, fact: [v for v in values if v != value]}
        for other in [v for v in plan.facts[fact].values if v not in values][:1]:
            yield f"{fact}: {other}", {**case, fact: [*values[:-1], other]}


def _without(value: Data, key: str) -> Data:
    return {k: v for k, v in value.items() if k != key}


def _of_words(
    plan: Plan, kind: type[Record], name: str, record: Data, value: Any
) -> Iterator[Edit]:
    del plan, record
    annotation = kind.model_fields[name].annotation
    if value is None or any(records_in(annotation)):
        return
    if name in ("namesake", "not_after"):
        yield f"{name} tas bort", GONE
    elif isinstance(value, list) and register(kind, name) and len(value) > 1:
        yield from ((f"{entry} tas bort", [v for v in value if v != entry]) for entry in value)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            rest = [_reworded(annotation, e) if i == index else e for i, e in enumerate(value)]
            yield f"{name}: ”{entry}”", rest
    elif isinstance(value, dict):
        for key, told in value.items():
            other = told[1:] if isinstance(told, list) else _reworded(annotation, told)
            yield f"{name}.{key}", {**value, key: other}
    else:
        yield f"{name}: ”{value}”", _reworded(annotation, value)


def _reworded(annotation: Any, value: str) -> str:
    """Return other words of the same kind."""
    if value in (choices := _choices(annotation)):
        return _beside(choices, value)[0]
    if annotation is bool:
        return _turned(value)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    if value.startswith("https:") or value[-1].isdigit():
        return f"{value}0"
    return f"{value[:-1]} nu{value[-1]}" if value[-1] in ".?!" else f"{value} nu"


def _turned(value: str) -> str:
    return "false" if value == "true" else "true"


def _choices(annotation: Any) -> tuple[str, ...]:
    """Return the values of a field that has few."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(choice for arg in get_args(annotation) for choice in _choices(arg))


def _beside(choices: tuple[str, ...], value: str) -> list[str]:
    """Return the choices before and after one."""
    pairs = [*pairwise(choices)]
    return [b for a, b in pairs if a == value] + [a for a, b in pairs if b == value]
