"""An id given another name: everything that mentions it follows, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.approved import read_approved, write_approved
from macros.content.model import registers
from macros.content.problem import Problem
from macros.content.reader import read
from macros.proof.checks.approvals import approval_problems
from macros.proof.proof import Proof
from macros.renaming import KINDS, RenameError, rename
from tests.vocabulary import MINI, approved_all, assert_wrong_use, fokus, mini_with

pytestmark = pytest.mark.slow

IDS = [(kind, key) for kind in KINDS for key in registers(read(MINI).plan).get(kind, {})]


def texts(content: Path) -> dict[str, bytes]:
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("kind", "old"), IDS)
def test_a_new_name_holds_and_can_be_taken_back(kind: str, old: str, tmp_path: Path) -> None:
    content = mini_with(tmp_path)
    before = texts(content)
    rename(content, kind, old, "nytt-namn-9")
    assert fokus("check", content=content).out == "0 problem\n"
    assert old not in registers(read(content).plan)[kind]
    rename(content, kind, "nytt-namn-9", old)
    assert texts(content) == before


@pytest.mark.parametrize(("kind", "old"), IDS)
def test_what_is_approved_stays_so(kind: str, old: str, tmp_path: Path) -> None:
    content = mini_with(tmp_path)
    for name, approval in approved_all(Proof(read(content).plan)).items():
        write_approved(content, name, approval)
    rename(content, kind, old, "nytt-namn-9")
    problems: list[Problem] = []
    found = read_approved(content, problems)
    assert approval_problems(Proof(read(content).plan), found) == problems == []


def test_comments_stay_and_only_the_name_is_changed(tmp_path: Path) -> None:
    told = "owner: bibliotekarie  # bibliotekarie sedan 2\nsteps"
    content = mini_with(tmp_path, ("routines/film.yml", "owner: bibliotekarie\nsteps", told))
    rename(content, "roles", "bibliotekarie", "larare")
    text = (content / "routines/film.yml").read_text(encoding="utf-8")
    assert "owner: larare  # bibliotekarie sedan 2\n" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("roller", "vikarie", "b"), "menade du roles?"),
        (("roles", "vikari", "b"), "menade du vikarie?"),
        (("roles", "vikarie", "vaktmastare"), "finns redan i roles"),
        (("roles", "vikarie", "disken"), "finns redan i units"),
        (("roles", "vikarie", "Ny Roll"), "a–z, siffror och bindestreck"),
    ],
)
def test_a_name_that_cannot_be_given_changes_nothing(
    words: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    content = mini_with(tmp_path)
    before = texts(content)
    assert_wrong_use(fokus("rename", *words, content=content), says)
    assert texts(content) == before


def test_a_name_that_makes_the_content_unsound_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = mini_with(tmp_path)
    before = texts(content)
    monkeypatch.setattr("macros.renaming._texts", lambda *_: {})
    with pytest.raises(RenameError, match="inget är ändrat"):
        rename(content, "roles", "vikarie", "larare")
    assert texts(content) == before


def test_pages_that_still_have_the_old_name_are_told(tmp_path: Path) -> None:
    content = mini_with(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "hem.md").write_text("Se [den](roller/vikarie.md).", encoding="utf-8")
    told = fokus("rename", "roles", "vikarie", "larare", content=content)
    assert told.out.endswith("nämner fortfarande vikarie: docs/hem.md\n")
