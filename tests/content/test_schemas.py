"""The schemas that editors use are those of the model, and the content follows them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.content.reader import schema_comment
from macros.content.schemas import schemas
from tests.vocabulary import MINI, REAL, ROOT

FOLDER = ROOT / "docs" / "data" / "schema"
FILES = sorted(REAL.rglob("*.yml")) + sorted(MINI.rglob("*.yml"))
AGAIN = ".venv/bin/fokus schema"


@cache
def validator(path: Path) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def schema_of(file: Path) -> Path:
    """The schema that the first line of a file points to."""
    folder = MINI if file.is_relative_to(MINI) else REAL
    named = schema_comment(file, folder).partition("=")[2]
    return FOLDER / Path(named).name


@pytest.mark.parametrize(("name", "text"), [pytest.param(*made, id=made[0]) for made in schemas()])
def test_a_committed_schema_is_the_models(name: str, text: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == text, f"write them again: {AGAIN}"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {name for name, _ in schemas()}


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


def test_a_schema_explains_its_keys_in_swedish() -> None:
    keys = validator(FOLDER / "role.json").schema["properties"]
    assert keys["mandate"]["description"] == "Uppdraget i en mening."
