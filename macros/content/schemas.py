"""JSON Schemas of the content files, for editors: made from the model, never by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from macros.content.model import Plan
from macros.content.reader import FOLDERS, REGISTERS, singular


def schemas() -> Iterator[tuple[str, str]]:
    """Yield each schema's file name and its text."""
    for folder, kind in FOLDERS.items():
        yield f"{singular(folder)}.json", _text(TypeAdapter(kind).json_schema())
    for name, (kind, key) in REGISTERS.items():
        adapter: TypeAdapter[Any] = TypeAdapter(kind if key is None else dict[key, kind])  # type: ignore[valid-type]
        yield f"{name}.json", _text(adapter.json_schema())


def plan_schema() -> str:
    """Return the schema of the whole plan, as it is published."""
    return _text(Plan.model_json_schema(mode="serialization"))


def _text(schema: dict[str, Any]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_loosened(schema)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _loosened(schema: Any) -> Any:
    """Return a schema in which a list of one may be written as its only value, as in the files."""
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {
        key: _loosened(value)
        for key, value in schema.items()
        if key != "title" or not isinstance(value, str)
    }
    items = schema.get("items")
    plain = isinstance(items, dict) and items.get("type") in ("string", "object")
    if schema.get("type") == "array" and plain:
        extra = {key: schema.pop(key) for key in ("description", "default") if key in schema}
        return {"anyOf": [schema, items]} | extra
    return schema
