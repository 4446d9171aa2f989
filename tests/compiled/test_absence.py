"""What stops when a role is away, counted in situations."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.compiled.absence import Absence, absences, without
from macros.content.reader import read
from macros.proof.proof import Proof
from tests.vocabulary import MINI, REAL, assert_wrong_use, fokus, mini_with, proof_of

ALONE = ("roles/bibliotekarie.yml", "deputy: vikarie", "no_deputy: F1")


def away(role: str, content: Path = MINI) -> Absence:
    return without(Proof(read(content).plan), role)


def test_an_owner_is_needed_in_all_its_situations() -> None:
    found = away("bibliotekarie")
    assert (found.situations, found.owned, found.acts, found.first_day) == (4, 4, 4, 3)
    assert found.checklists == ("film", "hel-bok", "trasig-bok")


def test_one_who_only_acts_owns_nothing() -> None:
    found = away("vaktmastare")
    assert (found.owned, found.acts, found.first_day) == (0, 3, 0)


def test_nobody_to_step_in_is_a_single_point_of_failure(tmp_path: Path) -> None:
    assert not away("bibliotekarie").single
    assert away("bibliotekarie", mini_with(tmp_path, ALONE)).single
    assert not away("vikarie").single, "nothing waits for that role"


def test_a_deputy_with_work_of_its_own_there_is_told(tmp_path: Path) -> None:
    busy = ("roles/bibliotekarie.yml", "deputy: vikarie", "deputy: vaktmastare")
    assert away("bibliotekarie", mini_with(tmp_path, busy)).both == 3


@pytest.mark.parametrize("content", [MINI, REAL], ids=["mini", "real"])
def test_every_situation_is_owned_by_one_of_the_roles(content: Path) -> None:
    found = absences(proof_of(content))
    assert sum(absence.owned for absence in found) == len(proof_of(content).situations)


def test_the_command_tells_who_steps_in(tmp_path: Path) -> None:
    assert fokus("without", "bibliotekarie").out.splitlines()[:3] == [
        "Utan bibliotekarie: vikarie går in",
        "Ansvarar i 4 av 4 lägen",
        "Gör något första dagen i 3 av 4 lägen, någon gång i 4",
    ]
    busy = ("roles/vaktmastare.yml", "owns: false", "deputy: vikarie\nowns: false")
    said = fokus("without", "bibliotekarie", content=mini_with(tmp_path, ALONE, busy)).out
    assert "ingen går in (F1)" in said
    assert "som då står utan ansvarig" in said


def test_the_command_tells_it_as_json() -> None:
    told = fokus("without", "bibliotekarie", "--json").json
    assert list(told) == [
        "role", "deputy", "finding", "situations", "owned", "acts", "first_day", "deputy_acts",
        "checklists",
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["bibliotekari", "lantagare"])
def test_a_role_that_is_not_ours_is_refused(role: str) -> None:
    assert_wrong_use(fokus("without", role), f"rollen ”{role}” finns inte")
