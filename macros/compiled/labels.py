"""What a line rests on, where the answers so far leave no doubt: the plan, a law or neither."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from macros.content.model import Step, When
from macros.proof.proof import Proof
from macros.proof.space import Box

Label = Literal["plan", "lag"]
_STATUTES = {"lag", "forordning"}


def label(
    proof: Proof, region: Box, sources: Iterable[str], role: str, deadline: str | None = None
) -> Label | None:
    """Return what a line of ``role`` rests on in a whole region.

    ``plan``: a duty of that role is carried, and its literal ``when`` covers the region. ``lag``:
    a cited statute's or the time rule's does; one without ``when`` holds everywhere.
    """
    listed = list(sources)
    duties = (proof.plan.duties.get(s.removeprefix("plan:")) for s in listed)
    if any(d and d.role == role and _covers(proof, region, d.when) for d in duties):
        return "plan"
    keys = (s.removeprefix("lag:") for s in listed if s.startswith("lag:"))
    statutes = (proof.plan.statutes[key] for key in keys)
    if any(s.kind in _STATUTES and _covers(proof, region, s.when or ({},)) for s in statutes):
        return "lag"
    rule = proof.plan.deadlines[deadline] if deadline else None
    of_law = rule is not None and any(s.startswith("lag:") for s in rule.sources)
    return "lag" if rule and of_law and _covers(proof, region, rule.when or ({},)) else None


def _covers(proof: Proof, region: Box, cases: Iterable[When]) -> bool:
    """Tell whether some case holds in the whole region; on case facts, none is known to."""
    staff = proof.staff
    boxes = (staff.close(when) for when in cases if staff.facts.keys() >= when.keys())
    return any(box is not None and staff.within(region, box) for box in boxes)


def finding_of(proof: Proof, region: Box, step: Step) -> str | None:
    """Return the finding that a step rests on in a region, or None.

    It is its own, else that of a duty which the guide lays on the role though the plan does not:
    as long as it is open.
    """
    if step.finding:
        return step.finding
    duties = (proof.plan.duties.get(s.removeprefix("plan:")) for s in step.sources)
    own = [duty for duty in duties if duty and duty.role == step.role]
    if any(_covers(proof, region, duty.when) for duty in own):
        return None
    analogies = (analogy for duty in own for analogy in duty.also)
    found = next((a.finding for a in analogies if _meets(proof, region, a.when)), None)
    return None if found is None or proof.plan.findings[found].decided else found


def _meets(proof: Proof, region: Box, when: When) -> bool:
    box = proof.staff.close(when)
    return box is not None and proof.staff.meets(region, box)
