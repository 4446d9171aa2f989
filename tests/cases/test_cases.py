"""Every code has a smallest bad content, the exact report of it, and an entry in the docs."""

from __future__ import annotations

import ast
import difflib
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.content.problem import report
from macros.proof.checks import CHECKS
from macros.proof.checks.approvals import APPROVALS
from macros.proof.checks.release import RELEASE
from tests.vocabulary import ADDRESS, MINI, ROOT, problems_in

HERE = Path(__file__).parent
DOCS = ROOT / "docs" / "om" / "fel.md"
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._")
INSTRUCTIONS = ("expected.txt", "remove.txt", "grow.txt", "release.txt")
AGAIN = ".venv/bin/pytest tests/cases --accept"


def codes_in(path: Path) -> Iterator[str]:
    """Yield the codes of the problems that a module makes: ``Problem(place, code, …)``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            made = {"Problem": 1, "say": 2}.get(
                getattr(node.func, "id", getattr(node.func, "attr", ""))
            )
            if made and len(node.args) > made and isinstance(node.args[made], ast.Constant):
                yield str(node.args[made].value)


def all_codes() -> set[str]:
    modules = (ROOT / "macros").rglob("*.py")
    return {code for path in modules for code in codes_in(path)} | {*CHECKS, *RELEASE, *APPROVALS}


def content_of(case: str, folder: Path) -> Path:
    """Lay a case over the invented content, and follow its instructions."""
    content = folder / "checklists"
    shutil.copytree(MINI, content)
    for name in lines(HERE / case / "remove.txt"):
        path = content / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(
        HERE / case, content, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*INSTRUCTIONS)
    )
    for line in lines(HERE / case / "grow.txt"):
        name, size = line.split()
        (content / name).write_text("#" * int(size), encoding="utf-8")
    return content


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def difference(wanted: str, told: str) -> str:
    shown = difflib.unified_diff(
        wanted.splitlines(), told.splitlines(), "expected.txt", "told", lineterm=""
    )
    return "\n".join(["", *shown, f"if this is right: {AGAIN}"])


@pytest.mark.parametrize("case", CASES)
def test_a_case_gives_its_report(case: str, tmp_path: Path, accept: bool) -> None:
    expected = HERE / case / "expected.txt"
    given = lines(HERE / case / "release.txt")
    on, address = [*given, *["", ADDRESS][len(given) :]]
    day = date.fromisoformat(on) if on else None
    told = report(problems_in(content_of(case, tmp_path), day, address)) + "\n"
    if accept:
        expected.write_text(told, encoding="utf-8")
    wanted = "\n".join([*lines(expected), ""])
    assert told == wanted, difference(wanted, told)
    assert f": {case}: " in told


def test_the_invented_content_is_sound() -> None:
    assert report(problems_in(MINI, date(2026, 3, 1))) == "0 problem"


def test_codes_cases_and_docs_go_together() -> None:
    entries = re.findall(r"^## `(.+)`$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(CASES) == sorted(all_codes())
    assert entries == sorted(all_codes())


def test_every_check_says_what_it_ensures() -> None:
    assert [
        c
        for c, check in (CHECKS | RELEASE | APPROVALS).items()
        if not (check.__doc__ or "").startswith("Ensure ")
    ] == []
