"""The plan for other programs: JSON with its schema, and the steps as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache

from macros.compiled.views import StepView
from macros.content.model import OF_CHECKLISTS, TRANSLATED, Plan
from macros.content.schemas import without_ids
from macros.readers.book import Book
from macros.readers.page import Page, make
from macros.readers.recurring import tasks

COLUMNS = (
    "checklista", "titel", "avsnitt", "steg", "text", "roll", "tid", "villkor", "källor", "fynd",
)  # fmt: skip


def plan_json(book: Book) -> str:
    """Return the plan as JSON, blocks put in place."""
    data = book.plan.model_dump(mode="json", by_alias=True, exclude_none=True)
    for process in data["law"].values():
        for stage in process["steps"]:
            for key in OF_CHECKLISTS & stage.keys():
                del stage[key]
    told = {"$schema": "plan.schema.json", "version": book.version, **data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def plan_schema() -> str:
    """Return the JSON Schema of the exported plan."""
    schema = without_ids(Plan.model_json_schema(by_alias=True, mode="validation"))
    for record in schema["$defs"].values():
        if texts := record.get("properties", {}).pop(TRANSLATED, None):
            record["properties"]["texts"] = texts | {"description": "Översättning."}
    extra = {"$schema": {"type": "string"}, "version": {"type": "string"}}
    schema["properties"] = extra | schema["properties"]
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def export_pages(book: Book) -> Iterator[Page]:
    """Yield the files for other programs, and the page that tells of them."""
    yield Page("data/plan.json", plan_json(book))
    yield Page("data/plan.schema.json", plan_schema())
    yield Page("data/steg.csv", steps_csv(book))
    found = [role for role in book.plan.roles if tasks(book, role)]
    about = "Hela innehållet för andra program: JSON med schema, steg som tabell och kalendrar."
    yield make(book, "om/data.md", "data", about, calendars=found, parts=_parts())


def _parts() -> dict[str, str]:
    """Return the parts of the exported plan, each in a sentence of its own."""
    found = json.loads(plan_schema())
    said = {}
    for name, part in found["properties"].items():
        ref = part.get("additionalProperties", {}).get("$ref", "").rpartition("/")[2]
        said[name] = found["$defs"].get(ref, {}).get("description", "")
    return {name: text for name, text in said.items() if text}


def steps_csv(book: Book) -> str:
    """Return every step as a row, for a spreadsheet: semicolons between, a mark of UTF-8 first."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for place in book.places:
        rows.writerow(_row(book, place.routine, place.step))
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + written.getvalue()


def _row(book: Book, name: str, step: StepView) -> list[str]:
    row = [
        name,
        book.plan.routines[name].title,
        book.pauses[step.pause] if step.pause else "",
        step.id,
        step.says,
        step.who or "",
        step.time.named if step.time else "",
        book.words.only(step.when),
        ", ".join(step.sources),
        step.finding or "",
    ]
    return [_harmless(value) for value in row]


def _harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value
