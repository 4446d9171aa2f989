"""The project as a source archive, without git: what make has made is not looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = "module.py"


def made_by_make() -> list[str]:
    """The folders that ``make clean`` removes."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    (clean,) = (line for line in lines if line.startswith("\trm -rf "))
    return clean.split()[2:]


def archive_in(folder: Path) -> Path:
    """A project without git, with modules of its own and one in each folder that make made."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("macros", "tests/site", *made_by_make()):
        (folder / name).mkdir(parents=True)
        (folder / name / FILE).touch()
    return folder


def linted(project: Path) -> set[str]:
    """The modules that ruff looks at."""
    command = [sys.executable, "-m", "ruff", "check", "--show-files"]
    told = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout
    paths = {Path(line).relative_to(project).as_posix() for line in told.splitlines()}
    return {path for path in paths if path.endswith(".py")}


def test_ruff_leaves_what_make_made_alone_without_git(tmp_path: Path) -> None:
    assert len(made_by_make()) > 1
    assert linted(archive_in(tmp_path)) == {f"macros/{FILE}", f"tests/site/{FILE}"}
