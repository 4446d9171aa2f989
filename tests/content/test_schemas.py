"""The schemas that editors use are those of the model, and the content follows them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from macros.content.reader import read, schema_comment
from macros.content.schemas import IDS_FILE, ids, schemas
from tests.vocabulary import MINI, REAL, ROOT

FOLDER = ROOT / "docs" / "data" / "schema"
FILES = sorted(REAL.rglob("*.yml")) + sorted(MINI.rglob("*.yml"))
AGAIN = ".venv/bin/fokus schema"


@cache
def validator(path: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    known = Resource.from_contents(json.loads(ids(read(REAL).plan)))
    registry: Registry[Any] = Registry().with_resource(IDS_FILE, known)
    return jsonschema.Draft202012Validator(schema, registry=registry)


def schema_of(file: Path) -> Path:
    """The schema that the first line of a file points to."""
    folder = MINI if file.is_relative_to(MINI) else REAL
    named = schema_comment(file, folder).partition("=")[2]
    return FOLDER / Path(named).name


@pytest.mark.parametrize(("name", "text"), [pytest.param(*made, id=made[0]) for made in schemas()])
def test_a_committed_schema_is_the_models(name: str, text: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text, f"write them again: {AGAIN}"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} - {IDS_FILE} == {n for n, _ in schemas()}


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_content_file_follows_its_schema(path: Path) -> None:
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    errors = validator(schema_of(path)).iter_errors(as_editors_read(written))
    assert [f"{e.json_path}: {e.message}" for e in errors] == []


def as_editors_read(value: Any) -> Any:
    """An editor reads true and false as what they are; everything else stays text."""
    if isinstance(value, dict):
        return {key: as_editors_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_editors_read(inner) for inner in value]
    return {"true": True, "false": False}.get(value, value)


def test_a_schema_refuses_a_misspelt_key() -> None:
    errors = validator(FOLDER / "role.json").iter_errors({"titel": "Chef", "mandate": "Leder."})
    assert len(list(errors)) == 2


def test_a_schema_offers_the_ids_of_the_content() -> None:
    step = validator(FOLDER / "routine.json").schema["$defs"]["Step"]["properties"]
    offered = step["letter"]["anyOf"][0]["anyOf"][0]["$ref"]
    listed = json.loads(ids(read(REAL).plan))["$defs"]
    assert offered == "ids.json#/$defs/letters"
    assert listed["letters"]["enum"] == sorted(read(REAL).plan.letters)


def test_a_schema_lets_a_new_id_be_written() -> None:
    role = {"title": "Ny", "mandate": "Leder.", "deputy": "nagon-ny"}
    assert list(validator(FOLDER / "role.json").iter_errors(role)) == []
    assert list(validator(FOLDER / "role.json").iter_errors(role | {"deputy": "Någon ny"}))


def test_every_list_of_ids_that_a_schema_refers_to_is_there() -> None:
    used = {name for _, text in schemas() for name in re.findall(r"ids\.json#/\$defs/(\w+)", text)}
    assert used - json.loads(ids(read(REAL).plan))["$defs"].keys() == set()


def test_a_schema_explains_its_keys_in_swedish() -> None:
    keys = validator(FOLDER / "role.json").schema["properties"]
    assert keys["mandate"]["description"] == "Uppdraget i en mening."
