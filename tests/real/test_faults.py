"""A changed condition of the real plan is objected to, or told as a change of treatment.

What a check cannot know to be wrong, since an editor may mean it, ``fokus diff`` says in words.
"""

from __future__ import annotations

import pytest

from macros.proof.difference import difference
from macros.proof.proof import Proof
from tests.mutation import Ground, Mutant, mutants, sample
from tests.vocabulary import REAL, ROOT, proof_of

pytestmark = pytest.mark.slow
MANY = 40
"""Of each kind; ``python -m tests.mutation`` tries every one."""


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(ROOT / "checklists")


@pytest.fixture(scope="module")
def faults() -> list[Mutant]:
    return list(mutants(ROOT / "checklists"))


@pytest.mark.parametrize("kind", ["when-narrowed", "when-added", "when-widened"])
def test_a_changed_condition_is_seen(kind: str, ground: Ground, faults: list[Mutant]) -> None:
    seeded = sample([fault for fault in faults if fault.kind == kind], MANY)
    assert len(seeded) == MANY
    unseen = (m for m in seeded if ground.survives(m) and not told(ground, m))
    assert [f"{m.file}:{m.line} {m.what}" for m in unseen] == []


def told(ground: Ground, mutant: Mutant) -> bool:
    return bool(difference(proof_of(REAL), Proof(ground.plan_with(mutant))).treatment)
