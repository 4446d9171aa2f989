"""Every small change of the invented content is seen for what it is, and no other is seen."""

from __future__ import annotations

import pytest

from tests.mutation.__main__ import EXPECTED, every, survives
from tests.mutation.files import Mutant
from tests.mutation.ground import Ground
from tests.vocabulary import MINI

pytestmark = pytest.mark.slow

ALL = list(every(Ground(MINI)))


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(MINI)


@pytest.mark.parametrize("kind", EXPECTED)
def test_each_change_is_seen_for_what_it_is(kind: str, ground: Ground) -> None:
    tried: list[Mutant] = [mutant for mutant in ALL if mutant.kind == kind]
    assert len(tried) > 20
    assert [str(m) for m in tried if survives(ground, m)] == []


@pytest.mark.parametrize("of", ["Routine.steps", "Step.within", "Step.when", "Step.role"])
def test_order_periods_conditions_and_roles_are_among_them(of: str) -> None:
    assert [mutant for mutant in ALL if mutant.of == of]
    assert of != "Routine.steps" or any("byter plats" in m.what for m in ALL if m.of == of)
