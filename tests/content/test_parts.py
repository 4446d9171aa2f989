"""A block names parts; the organisation says who plays them, and a checklist may say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.reader import read
from tests.vocabulary import MINI, mini_with

BLOCK = ("blocks/mottagning.yml", "role: utforare", "role: lagare")
USES = ("routines/hel-bok.yml", "routines/trasig-bok.yml")
USE = "  - {use: mottagning, role: bibliotekarie}\n"


@pytest.mark.parametrize(
    ("use", "role"),
    [
        ("  - {use: mottagning}\n", "vaktmastare"),
        ("  - {use: mottagning, parts: {lagare: vikarie}}\n", "vikarie"),
    ],
)
def test_a_part_is_played_as_the_organisation_or_the_checklist_says(
    tmp_path: Path, use: str, role: str
) -> None:
    content = mini_with(tmp_path, BLOCK, *((path, USE, use) for path in USES))
    first = read(content).plan.routines["hel-bok"].steps[0]
    assert (first.role, first.part) == (role, "lagare")


def test_the_law_names_parts_and_the_plan_has_roles() -> None:
    stage = read(MINI).plan.law["lanet"].steps[-1]
    assert (stage.role, stage.part) == ("vaktmastare", "lagare")


def test_the_owner_finds_out_what_nobody_knew() -> None:
    assert [step.role for step in read(MINI).plan.blocks["titta-efter"].steps] == ["ansvarig"]
