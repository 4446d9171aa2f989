"""Imports go one way through the rooms of the package. Offenders are listed path:line."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.vocabulary import ROOT

PACKAGE = ROOT / "macros"
OF_THE_WORLD = {"os", "pathlib", "io", "shutil", "subprocess", "time", "random", "tempfile", "glob"}
IN_PROOF = {"macros.content", "macros.proof", "macros.compiled", "pydantic", "holidays"}
LAYERS = ("content", "proof", "compiled", "readers", "notebooks")
"""The rooms in the order in which they may know each other: each the ones before it."""
EDGE = {"macros.cli", "macros.hooks"}


class Import(NamedTuple):
    place: str
    name: str


def imports(*folders: str) -> Iterator[Import]:
    """Yield what the modules under some folders import, wherever in them it stands."""
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield from imported_by(path)


@cache
def imported_by(path: Path) -> list[Import]:
    place = path.relative_to(ROOT)
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [Import(f"{place}:{node.lineno}", name) for node in nodes for name in names(node)]  # type: ignore[attr-defined]


def names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return []


def inside(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def offenders(found: Iterator[Import], forbidden: set[str]) -> list[str]:
    return [f"{place} imports {name}" for place, name in found if inside(name, forbidden)]


def test_imports_go_one_way() -> None:
    found = []
    for index, layer in enumerate(LAYERS):
        above = {f"macros.{name}" for name in LAYERS[index + 1 :]} | EDGE
        found += offenders(imports(layer), above)
    assert found == []


@pytest.mark.parametrize("layer", ["proof", "compiled"])
def test_a_proof_imports_only_what_counts(layer: str) -> None:
    standard = set(sys.stdlib_module_names) - OF_THE_WORLD
    strangers = (i for i in imports(layer) if not inside(i.name, IN_PROOF | standard))
    assert [f"{place} imports {name}" for place, name in strangers] == []


@pytest.mark.parametrize("layer", ["content", "proof", "compiled"])
def test_a_proof_does_not_read_the_clock(layer: str) -> None:
    found = []
    for path in sorted((PACKAGE / layer).rglob("*.py")):
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno} calls {node.attr}"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
        ]
    assert found == []


def test_a_proof_knows_no_files() -> None:
    reading = {f"macros.content.{name}" for name in ("reader", "nodes", "edit")} | {
        "yaml",
        "ruamel",
    }
    assert offenders(imports("proof", "compiled", "readers"), reading) == []


def test_only_the_hook_imports_mkdocs() -> None:
    everywhere = (i for i in imports(".") if not i.place.startswith("macros/hooks.py"))
    assert offenders(everywhere, {"mkdocs", "mkdocs_macros"}) == []


def test_only_the_command_imports_click() -> None:
    everywhere = (i for i in imports(".") if not i.place.startswith("macros/cli.py"))
    assert offenders(everywhere, {"click"}) == []


def test_no_module_at_the_top_is_named_as_a_library() -> None:
    taken = {path.stem for path in Path(PACKAGE).glob("*.py")} & set(sys.stdlib_module_names)
    assert taken == set()


def test_the_walk_sees_what_it_looks_for() -> None:
    assert "macros.content.model" in {i.name for i in imports("content")}
    assert offenders(iter([Import("a.py:1", "mkdocs.plugins")]), {"mkdocs"}) != []
