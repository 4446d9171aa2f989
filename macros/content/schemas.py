"""JSON Schemas of the content files, for editors: made from the model, never by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from macros.content.model import PARTS, TRANSLATED, Plan, registers
from macros.content.reader import FOLDERS, REGISTERS, TEXTS, TRANSLATIONS, singular
from macros.content.ref import IDS

IDS_FILE = "ids.json"
"""The ids of the content, beside the schemas: an editor offers them. It is not kept in git."""


def schemas() -> Iterator[tuple[str, str]]:
    """Yield each schema's file name and its text."""
    for folder, kind in FOLDERS.items():
        yield f"{singular(folder)}.json", _text(TypeAdapter(kind).json_schema())
    for before, listed in (("", REGISTERS), (f"{TEXTS}-", TRANSLATIONS)):
        for name, (kind, key) in listed.items():
            adapter: TypeAdapter[Any] = TypeAdapter(kind if key is None else dict[key, kind])  # type: ignore[valid-type]
            yield f"{before}{name}.json", _text(adapter.json_schema())


def ids(plan: Plan) -> str:
    """Return the ids of a content as a schema that the others refer to, by register."""
    listed = {name: [*records] for name, records in registers(plan).items()}
    parts = plan.organisation.parts if plan.organisation else {}
    listed["roles"] += [*sorted(PARTS), *parts]
    listed["values"] = [*dict.fromkeys(v for fact in plan.facts.values() for v in fact.values)]
    listed["stages"] = [stage.id for process in plan.law.values() for stage in process.steps]
    listed["blanks"] = [*dict.fromkeys(b for x in plan.letters.values() for b in x.blanks)]
    listed["sections"] = [*dict.fromkeys(key.rpartition("/")[0] for key in plan.paragraphs)]
    listed["sources"] = [*_sources(plan)]
    return _text({"$defs": {name: {"enum": sorted(keys)} for name, keys in listed.items()}})


def _sources(plan: Plan) -> Iterator[str]:
    yield from (f"plan:{key}" for key in (*plan.paragraphs, *plan.duties))
    for key, statute in plan.statutes.items():
        yield f"praxis:{key}" if statute.kind == "vagledning" else f"lag:{key}"


def without_ids(schema: Any) -> Any:
    """Return a schema that does not say which ids a value may be."""
    if isinstance(schema, list):
        return [without_ids(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: without_ids(value) for key, value in schema.items() if key != IDS}


def _text(schema: dict[str, Any]) -> str:
    schema = _needed(_loosened(schema))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _needed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without definitions that nothing in it refers to."""
    defs = schema.get("$defs", {})
    told = json.dumps(schema)
    unused = [name for name in defs if f'"#/$defs/{name}"' not in told]
    if not unused or "enum" in next(iter(defs.values())):  # the ids are for other schemas
        return schema
    kept = {name: part for name, part in defs.items() if name not in unused}
    rest = {key: part for key, part in schema.items() if key != "$defs"}
    return _needed({"$defs": kept, **rest}) if kept else rest


def _loosened(schema: Any) -> Any:
    """Return a schema as editors use it.

    A list of one may be written as its only value, as in the files, and an id may be one of those
    that the content has; what it must look like is said beside, since an id may be new.
    """
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    items = schema.get("items")
    plain = isinstance(items, dict) and items.get("type") in ("string", "object")
    found = {
        key: _loosened(value)
        for key, value in schema.items()
        if key not in (IDS, TRANSLATED) and (key != "title" or not isinstance(value, str))
    }
    if schema.get("type") == "array" and plain:
        choices = [found, found["items"]]
    elif schema.get(IDS):
        choices = [{"$ref": f"{IDS_FILE}#/$defs/{name}"} for name in schema[IDS]] + [found]
    else:
        return found
    extra = {key: found.pop(key) for key in ("description", "default") if key in found}
    return {"anyOf": choices} | extra
