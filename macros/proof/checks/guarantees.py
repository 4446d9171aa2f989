"""Guarantees: each holds on every way, and each says something."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.problem import Problem
from macros.proof.proof import Proof
from macros.proof.witness import witnesses


def broken_guarantee(proof: Proof) -> Iterator[Problem]:
    """Ensure that every guarantee holds on every way, but for those that are yet to begin."""
    for key, verdict in proof.verdicts.items():
        if proof.plan.guarantees[key].since is None:
            yield from witnesses(proof, verdict.breaks, "broken-guarantee")


def idle_guarantee(proof: Proof) -> Iterator[Problem]:
    """Ensure that a guarantee is about some way, and no longer waits when nothing breaks it."""
    for key, verdict in proof.verdicts.items():
        guarantee = proof.plan.guarantees[key]
        if not verdict.speaks and guarantee.never is None:
            acts = " och ".join(f"”{act}”" for act in guarantee.acts[-1:])
            message = f"garantin ”{key}” säger ingenting: {acts} finns inte där den gäller"
            hint = "ändra when:, sätt act: på steget som är handlingen, eller ta bort garantin"
            yield Problem(guarantee.at(), "idle-guarantee", message, hint)
        elif guarantee.since is not None and not verdict.breaks:
            message = f"garantin ”{key}” väntar på ”{guarantee.since}”, men inget bryter den"
            yield Problem(guarantee.at("from"), "idle-guarantee", message, "ta bort from:")
