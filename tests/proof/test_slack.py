"""Time against the law: what is left of the three weeks at the first contact."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from macros.content.reader import read
from macros.proof.checks.law import too_late
from macros.proof.proof import Proof
from macros.proof.slack import slack, walled
from tests.vocabulary import REAL, assert_problem, proof_of

ROUTINES = (
    "aktuell-avhysning", "aktuell-hyresskuld", "egen-hyresskuld-tva-manader",
    "ej-aktuell-avhysning-barn", "ej-aktuell-avhysning-utan-barn",
    "ej-aktuell-hyresskuld-barn", "ej-aktuell-hyresskuld-utan-barn",
)  # fmt: skip


@cache
def proof() -> Proof:
    return proof_of(REAL)


def real_with(folder: Path, file: str, before: str, after: str) -> Proof:
    """The real content with one text replaced everywhere in a file."""
    for path in REAL.rglob("*.yml"):
        copy = folder / path.relative_to(REAL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        if path == REAL / file:
            assert before in text
            text = text.replace(before, after)
        copy.write_text(text, encoding="utf-8")
    return Proof(read(folder).plan)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_household_is_called_the_day_the_message_comes(name: str) -> None:
    found = slack(proof(), name)
    assert found is not None
    assert (found.period, found.latest, found.left, found.late) == (21, 0, 21, False)


def test_there_is_no_comfort_in_the_time_to_pay_where_an_eviction_is_set() -> None:
    found = {name for name in proof().plan.routines if walled(proof(), name)}
    assert found == {name for name in proof().plan.routines if "avhysning" in name}


def test_only_routines_where_a_home_can_be_won_back_have_slack() -> None:
    found = {name for name in proof().plan.routines if slack(proof(), name)}
    assert found == set(ROUTINES)


CALL = "blocks/kand-kontakt.yml"
TIME = "    within: P0D\n    after: inkom\n    letter"


def test_a_first_contact_after_the_time_is_too_late(tmp_path: Path) -> None:
    changed = real_with(tmp_path, CALL, TIME, TIME.replace("P0D", "P21D"))
    assert_problem(too_late(changed), "too-late", says="kan dröja 21 dagar")


def test_a_contact_without_a_time_is_too_late(tmp_path: Path) -> None:
    changed = real_with(tmp_path, CALL, TIME, "    letter")
    assert_problem(too_late(changed), "too-late", says="har ingen tid")


def test_a_way_past_the_contact_is_too_late(tmp_path: Path) -> None:
    only = "    when: {barn: ja}\n    points:"
    changed = real_with(tmp_path, CALL, "    points:", only)
    assert_problem(too_late(changed), "too-late", says="saknas på någon väg")
