"""Small changes of the real content are seen: a sample; ``python -m tests.mutation`` tries all."""

from __future__ import annotations

import json

import pytest

from tests.mutation.__main__ import EXPECTED, SCORE, every, survives
from tests.mutation.files import Mutant
from tests.mutation.ground import Ground, sample
from tests.vocabulary import REAL

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(REAL)


@pytest.fixture(scope="module")
def mutants(ground: Ground) -> list[Mutant]:
    return list(every(ground))


def unseen(ground: Ground, tried: list[Mutant]) -> list[str]:
    """What is not seen for what it is, beside what /om/provning/ tells and gives the reason of."""
    rows = json.loads(SCORE.read_text(encoding="utf-8"))["survivors"]
    told = {(row["of"], row["file"], row["what"]) for row in rows}
    lost = (m for m in tried if survives(ground, m))
    return [str(m) for m in lost if (m.of, m.file, m.what) not in told]


@pytest.mark.parametrize("kind", EXPECTED)
def test_one_change_of_each_field_is_seen(kind: str, ground: Ground, mutants: list[Mutant]) -> None:
    tried = sample((m for m in mutants if m.kind == kind), 1)
    assert len(tried) >= 20
    assert unseen(ground, tried) == []


def test_a_changed_condition_is_seen(ground: Ground, mutants: list[Mutant]) -> None:
    conditions = (m for m in mutants if m.of in ("Routine.when", "Step.when", "Use.when"))
    tried = sample((m for m in conditions if m.kind == "meaning"), 40)
    assert len(tried) >= 100
    assert unseen(ground, tried) == []
