"""What other programs get is read by real readers: a schema, a spreadsheet's CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from macros.compiled.views import every_step
from macros.readers.book import Book
from macros.readers.export import COLUMNS, export_pages
from macros.readers.recurring import calendars
from tests.vocabulary import MINI, REAL, mini_with, proof_of

TODAY = date(2026, 12, 31)
BOTH = pytest.mark.parametrize("content", [MINI, REAL], ids=["mini", "real"])


def book_of(content: Path) -> Book:
    return Book.of(proof_of(content).plan, TODAY)


@cache
def exported(content: Path) -> dict[str, str]:
    return {page.path: page.content for page in export_pages(book_of(content))}


def rows(content: Path) -> list[dict[str, str]]:
    text = exported(content)["data/steg.csv"].encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


@BOTH
def test_the_plan_follows_its_schema(content: Path) -> None:
    schema = json.loads(exported(content)["data/plan.schema.json"])
    errors = jsonschema.Draft202012Validator(schema).iter_errors(
        json.loads(exported(content)["data/plan.json"])
    )
    assert [error.json_path for error in errors] == []


@BOTH
def test_every_step_is_a_row(content: Path) -> None:
    read = [(row["checklista"], row["steg"]) for row in rows(content)]
    book = book_of(content)
    assert read == [(name, s.id) for name, steps in book.lists.items() for s in every_step(steps)]


@BOTH
def test_every_row_is_whole_and_no_formula(content: Path) -> None:
    found = rows(content)
    assert {len(row) for row in found} == {len(COLUMNS)}
    assert [row for row in found for v in row.values() if v and v[0] in "=+-@"] == []
    assert all(row["text"] and row["roll"] and row["avsnitt"] for row in found)


def test_a_row_says_what_the_step_says() -> None:
    [stamp] = [r for r in rows(MINI) if (r["checklista"], r["steg"]) == ("trasig-bok", "stampla")]
    assert stamp["text"] == "Stämpla dagens datum i boken."
    assert stamp["tid"] == "Samma dag som saken lämnades"
    assert stamp["källor"] == "plan:disken/1.stampla"


def test_what_begins_like_a_formula_is_text(tmp_path: Path) -> None:
    change = ("routines/film.yml", "do: Skriv ett kvitto.", 'do: "=Skriv ett kvitto."')
    content = mini_with(tmp_path, change)
    assert "'=Skriv ett kvitto." in [row["text"] for row in rows(content)]


@BOTH
def test_the_page_tells_of_every_file(content: Path) -> None:
    page = exported(content)["om/data.md"]
    files = [*exported(content), *(found.path for found in calendars(book_of(content)))]
    assert [p for p in files if p != "om/data.md" and f"../../{p}" not in page] == []
