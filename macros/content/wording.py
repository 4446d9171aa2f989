"""What Pydantic found wrong, as a located Swedish sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.content.model import FIRST_YEAR, LAST_YEAR, MARK, Record
from macros.content.place import Mark, Place
from macros.content.problem import Problem, suggest

_SENTENCES = {
    "string_too_short": "texten är tom",
    "too_short": "listan är för kort",
    "bool_parsing": "här ska stå true eller false",
    "date_from_datetime_parsing": "här ska stå ett datum, åååå-mm-dd",
    "date_parsing": "här ska stå ett datum, åååå-mm-dd",
    "date_type": "här ska stå ett datum, åååå-mm-dd",
    "greater_than_equal": f"datumet ligger före år {FIRST_YEAR}",
    "less_than_equal": f"datumet ligger efter år {LAST_YEAR}",
    "string_type": "här ska stå en text",
    "dict_type": "här ska stå nycklar och värden",
    "model_type": "här ska stå nycklar och värden",
    "model_attributes_type": "här ska stå nycklar och värden",
    "tuple_type": "här ska stå en lista",
    "list_type": "här ska stå en lista",
}
_PATTERNS = {
    "^P": "en tid som P0D (samma dag), P3W (tre veckor) eller P1M (en månad)",
    "^(plan|lag|praxis)": "en källa som börjar med plan:, lag: eller praxis:",
    "^F": "ett fynd som F7",
    "^0[0-9]": "ett telefonnummer som 070-174 06 05",
    "^https": "en adress som börjar med https://",
    "^[a-z0-9.-]+@": "en e-postadress med små bokstäver",
    "^[0-9]{4}:": "ett nummer som 1970:994",
    "^[a-z-]+(/": "ett stycke i planen som aktuell/1, eller en uppgift som aktuell/1.registrera",
    "^[a-z0-9]+(-": "ett id med små bokstäver a–z, siffror och bindestreck",
}


def problems_of(error: ValidationError, model: type[Record], mark: Mark) -> Iterator[Problem]:
    """Yield a problem for each of the errors, at the place where it stands."""
    details = error.errors(include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and _has_inner(detail, details):
            continue  # what is in the list is wrong; the list itself is not short
        path = tuple(part for part in detail["loc"] if part != "[key]")
        yield _problem(detail, model, mark, path)


def _has_inner(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    depth = len(detail["loc"])
    return any(d["loc"][:depth] == detail["loc"] and len(d["loc"]) > depth for d in details)


def _problem(
    detail: ErrorDetails, model: type[Record], mark: Mark, path: tuple[str | int, ...]
) -> Problem:
    kind = detail["type"]
    if kind == "missing":
        owner, field = record_class(model, path[:-1]), str(path[-1])
        about = owner.model_fields.get(field)
        hint = f"lägg till {field}:" + (
            f" {about.description}" if about and about.description else ""
        )
        return Problem(mark.at(*path[:-1]), "missing-key", f"”{field}” saknas", hint)
    if kind == "extra_forbidden":
        keys = key_names(record_class(model, path[:-1]))
        return Problem(
            mark.key(*path),
            "unknown-key",
            f"nyckeln ”{path[-1]}” finns inte här",
            suggest(str(path[-1]), keys),
        )
    place: Place = mark.key(*path) if "[key]" in detail["loc"] else mark.at(*path)
    return Problem(place, "bad-value", *_said(detail))


def _said(detail: ErrorDetails) -> tuple[str, str]:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = f"”{found}”" if isinstance(found, str) and len(found) < 60 else "värdet"
    if kind == "value_error":
        return str(context["error"]), ""
    if kind == "literal_error":
        choices = [
            part.strip(" '") for part in context["expected"].replace(" or ", ", ").split(",")
        ]
        return f"{shown} är inget av valen", suggest(str(found), choices)
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        wanted = next((said for start, said in _PATTERNS.items() if pattern.startswith(start)), "")
        return f"{shown} har fel form", f"skriv {wanted}" if wanted else ""
    return _SENTENCES.get(kind, f"{shown} passar inte här"), ""


@cache
def key_names(model: type[Record]) -> tuple[str, ...]:
    """Return the keys that a record may have in a file, in their order."""
    names = (field.alias or name for name, field in model.model_fields.items())
    return tuple(name for name in names if name != MARK and not name.startswith("("))


def record_class(model: type[Record], path: tuple[str | int, ...]) -> type[Record]:
    """Return the class of the record that ``path`` leads to, from a record of class ``model``."""
    classes = [model]
    for part in path:
        if isinstance(part, int):
            continue
        tagged = [c for c in classes if c.__name__.lower() == part]
        if tagged:
            classes = tagged
            continue
        inner = [
            found
            for c in classes
            for name, field in c.model_fields.items()
            if part in (name, field.alias)
            for found in records_in(field.annotation)
        ]
        classes = inner or classes
    return classes[0]


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the classes of records in a type hint."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from records_in(argument)
