"""What another answer to an open question would change is worked out, situation by situation."""

from __future__ import annotations

import pytest

from macros.content.model import Alternative
from macros.proof.effect import effect, touched
from tests.vocabulary import MINI, REAL, proof_of


def kinds(**answer: str | bool) -> list[tuple[str, int]] | None:
    """The changes that another answer to who mends books would make, with their situations."""
    alternative = Alternative.model_validate({"says": "Annat.", **answer})
    found = effect(proof_of(MINI), "F1", alternative)
    return found and [(group.kind, group.situations) for group in found.treatment]


def test_a_finding_touches_the_situations_where_something_rests_on_it() -> None:
    assert touched(proof_of(MINI)) == {"F1": 1, "F2": 1}


@pytest.mark.parametrize(
    ("answer", "changes"),
    [
        ({"role": "vikarie"}, [("owner", 1), ("role", 1)]),
        ({"role": "bibliotekarie"}, [("owner", 1), ("role", 1)]),
        ({"without": True}, []),
        ({}, None),
    ],
    ids=["another role", "the owner", "a decision is not left out", "nothing to work out"],
)
def test_another_answer_has_an_effect(
    answer: dict[str, str | bool], changes: list[tuple[str, int]] | None
) -> None:
    assert kinds(**answer) == changes


def every_alternative() -> list[tuple[str, Alternative]]:
    found = proof_of(REAL).plan.findings.items()
    return [(key, a) for key, f in found for a in f.alternatives if a.role or a.within or a.without]


@pytest.mark.slow
@pytest.mark.parametrize(("key", "alternative"), every_alternative(), ids=lambda x: str(x)[:30])
def test_an_answer_with_a_follow_changes_something(key: str, alternative: Alternative) -> None:
    found = effect(proof_of(REAL), key, alternative)
    assert found is not None
    assert found.treatment
    most = max(group.situations for group in found.treatment)
    assert most <= touched(proof_of(REAL))[key], "it changes no more than it touches"
