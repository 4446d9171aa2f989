"""The whole plan as JSON, with the schema that it follows."""

from __future__ import annotations

import json

from macros.content.model import OF_CHECKLISTS, Plan
from macros.content.schemas import without_ids
from macros.readers.book import Book


def plan_json(book: Book) -> str:
    """Return the plan as JSON, blocks put in place."""
    data = book.plan.model_dump(mode="json", by_alias=True, exclude_none=True)
    for process in data["law"].values():
        for stage in process["steps"]:
            for key in OF_CHECKLISTS & stage.keys():
                del stage[key]
    told = {"$schema": "plan.schema.json", "version": book.version, **data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def plan_schema() -> str:
    """Return the JSON Schema of the exported plan."""
    schema = without_ids(Plan.model_json_schema(by_alias=True, mode="validation"))
    extra = {"$schema": {"type": "string"}, "version": {"type": "string"}}
    schema["properties"] = extra | schema["properties"]
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
