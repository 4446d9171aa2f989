"""A fault in a condition of the real plan is found, wherever an editor makes it."""

from __future__ import annotations

import pytest

from tests.mutation import Ground, Mutant, mutants, sample
from tests.vocabulary import ROOT

pytestmark = pytest.mark.slow
MANY = 40
"""Of each kind; ``python -m tests.mutation`` tries every one."""


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(ROOT / "checklists")


@pytest.fixture(scope="module")
def faults() -> list[Mutant]:
    return list(mutants(ROOT / "checklists"))


@pytest.mark.parametrize("kind", ["when-narrowed", "when-widened"])
def test_a_changed_condition_is_found(kind: str, ground: Ground, faults: list[Mutant]) -> None:
    seeded = sample([fault for fault in faults if fault.kind == kind], MANY)
    assert len(seeded) == MANY
    assert [f"{m.file}:{m.line} {m.what}" for m in seeded if ground.survives(m)] == []
