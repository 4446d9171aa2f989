"""Translations: all that landlords and residents read is there in each language, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.model import Plan, Record, registers
from macros.content.problem import Problem
from macros.content.references import Trail
from macros.proof.landlords import counted
from macros.proof.proof import Proof

NOUNS = {
    "organisation": "organisationen",
    "guides": "guiden",
    "facts": "frågan",
    "landlords": "svaret",
    "letters": "brevet",
    "deadlines": "tidsregeln",
    "events": "händelsen",
    "roles": "rollen",
    "units": "enheten",
}
"""The registers whose records can be translated."""


def missing_translation(proof: Proof) -> Iterator[Problem]:
    """Ensure that all that landlords read is there in each language that something is in."""
    for language in proof.plan.languages:
        for register, key in translatable(proof):
            record = registers(proof.plan)[register][key]
            text = record.texts.get(language)
            if text is None:
                message = f"{_named(register, key)} saknar översättning till språket ”{language}”"
                file = f"{record.at().file.partition('/')[0]}/texts/{language}/{register}.yml"
                hint = f"lägg till {key}: i {file}" if key != register else f"skriv {file}"
                yield Problem(record.at(), "missing-translation", message, hint)
            for trail in _lacking(record, text) if text else ():
                said = f"{_named(register, key)} saknar ”{_told(trail)}” på språket ”{language}”"
                hint = f"översätt det som står i {record.at(*trail)}"
                yield Problem(text.at(*trail), "missing-translation", said, hint)


def stray_translation(proof: Proof) -> Iterator[Problem]:
    """Ensure that every translated text is of something that is there, and that landlords read."""
    read = set(translatable(proof))
    for register, noun in NOUNS.items():
        for key, record in registers(proof.plan).get(register, {}).items():
            for language, text in record.texts.items():
                if (register, key) not in read:
                    message = f"{noun} ”{key}” läses inte på språket ”{language}”"
                    yield Problem(text.at(), "stray-translation", message, "ta bort översättningen")
                for trail in _lacking(text, record) if (register, key) in read else ():
                    told = f"{_named(register, key)} har ”{_told(trail)}” på språket ”{language}”"
                    hint = f"ta bort det, eller skriv det också i {record.at()}"
                    place = text.at(*trail)
                    message = f"{told} men inte på svenska"
                    yield Problem(place, "stray-translation", message, hint)


def translatable(proof: Proof) -> Iterator[tuple[str, str]]:
    """Yield every record that a landlord reads: its register and its id."""
    plan, guide = proof.plan, proof.landmarks.landlord
    if guide is None:
        return
    yield "guides", guide
    if plan.organisation:
        yield "organisation", "organisation"
    yield from (("facts", fact) for fact in plan.guides[guide].questions)
    yield from (("landlords", name) for name in plan.landlords)
    letters = dict.fromkeys(key for e in plan.landlords.values() for key in e.letters)
    yield from (("letters", key) for key in letters)
    rules = counted(plan)
    yield from (("deadlines", key) for key in rules)
    events = dict.fromkeys(event for key in rules for event in plan.deadlines[key].events)
    yield from (("events", key) for key in events)
    yield from _receiving(plan)


def _receiving(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield who receives what landlords send, who steps in for them, and where they work."""
    receivers = dict.fromkeys(ending.receiver for ending in plan.landlords.values())
    deputies = [deputy for key in receivers if (deputy := plan.roles[key].deputy)]
    yield from (("roles", key) for key in dict.fromkeys((*receivers, *deputies)))
    units = dict.fromkeys(plan.roles[key].unit for key in receivers)
    yield from (("units", unit) for unit in units if unit in plan.units)


def _named(register: str, key: str) -> str:
    return NOUNS[register] if register == "organisation" else f"{NOUNS[register]} ”{key}”"


def _told(trail: Trail) -> str:
    """Return the way to a text as a translator reads it: ”values.ja.label”, ”then, nummer 2”."""
    *keys, last = trail
    if isinstance(last, int):
        return f"{'.'.join(map(str, keys))}, nummer {last + 1}"
    return ".".join(map(str, trail))


def _lacking(whole: Any, other: Any) -> Iterator[Trail]:
    """Yield the ways to what one record says and the other does not, where both can say it."""
    names = type(whole).model_fields.keys() & type(other).model_fields.keys() - {"mark"}
    for name in type(whole).model_fields:
        if name in names:
            yield from _less(getattr(whole, name), getattr(other, name), (name,))


def _less(ours: Any, theirs: Any, trail: Trail) -> Iterator[Trail]:
    if isinstance(ours, dict):
        for key, inner in ours.items():
            yield from _less(inner, (theirs or {}).get(key), (*trail, key))
    elif isinstance(ours, tuple):
        yield from ((*trail, index) for index in range(len(theirs or ()), len(ours)))
    elif isinstance(ours, Record) and theirs is not None:
        yield from ((*trail, *rest) for rest in _lacking(ours, theirs))
    elif ours is not None and theirs is None:
        yield trail
