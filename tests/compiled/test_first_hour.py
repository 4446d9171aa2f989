"""The first hour: its lines are the checklists' own, and they hold where the sheet says so."""

from __future__ import annotations

import pytest

from macros.compiled.asking import ask
from macros.compiled.first_hour import NEARLY_ALL, FirstHour, first_hour
from macros.content.model import FIRST_DAY, Plan
from tests.brute import Answers, answer_sets
from tests.vocabulary import MINI, REAL, proof_of


@pytest.fixture(scope="module")
def hour() -> FirstHour:
    found = first_hour(proof_of(REAL))
    assert found
    return found


def asked() -> list[Answers]:
    """Every answer set that says which paper has come."""
    return [a for a in answer_sets(proof_of(REAL).staff.facts) if "handelse" in a]


def at_once(answers: Answers) -> set[str]:
    """What a checklist says first, by the command."""
    told = ask(proof_of(REAL), answers)
    return {step.says for step in told.steps if step.pause in FIRST_DAY}


def test_what_is_always_done_stands_in_nearly_every_checklist(hour: FirstHour) -> None:
    told = [at_once(answers) for answers in asked()]
    for line in hour.always:
        assert sum(any(line.do.startswith(do) for do in dos) for dos in told) >= (
            NEARLY_ALL * 0.95 * len(told)  # answer sets weigh otherwise than situations
        ), line.do


def test_the_safety_check_is_always_done(hour: FirstHour) -> None:
    assert [line.pause for line in hour.always] == ["stopp", "stopp", "i-dag", "i-dag"]
    assert any("Skyddade" in point for points in hour.always.values() for point in points)


def test_an_eviction_of_a_family_reaches_the_childrens_unit(hour: FirstHour) -> None:
    (paper,) = (paper for paper in hour.papers if paper.value == "avhysning")
    assert {"administrativ-assistent", "socialsekreterare-bou"} <= {
        line.role for line in paper.with_children
    }


def test_a_plan_without_a_guide_has_no_first_hour() -> None:
    assert first_hour(proof_of(MINI).__class__(Plan())) is None
