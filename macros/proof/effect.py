"""How many situations a finding touches, and what another answer to it would change there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.content.model import Alternative, Plan, Routine, Step, Use, lines
from macros.proof.difference import Difference, difference
from macros.proof.proof import Proof, Situation


def touched(proof: Proof) -> dict[str, int]:
    """Return for each finding the number of situations in which something rests on it."""
    found = dict.fromkeys(proof.plan.findings, 0)
    for situation in proof.situations:
        for key in set(_resting(proof, situation)):
            found[key] += 1
    return found


def _resting(proof: Proof, situation: Situation) -> Iterator[str]:
    routine = proof.plan.routines[situation.routine]
    if routine.finding:
        yield routine.finding
    applies = proof.applies(situation)
    for index, node in enumerate(proof.courses[situation.routine].nodes):
        if node.step and applies(index):
            rule = proof.plan.deadlines.get(node.step.deadline or "")
            yield from (one.finding for one in (node.step, rule) if one and one.finding)


def effect(proof: Proof, finding: str, alternative: Alternative) -> Difference | None:
    """Return what another answer would change, or None where that cannot be worked out."""
    if not (alternative.role or alternative.within or alternative.without):
        return None
    other = Proof(_instead(proof.plan, finding, alternative))
    return difference(proof, other)


def _instead(plan: Plan, finding: str, alternative: Alternative) -> Plan:
    """Return a plan in which what rests on a finding is as another answer says."""
    update: dict[str, Any] = {
        "routines": {k: _routine(r, finding, alternative) for k, r in plan.routines.items()}
    }
    if alternative.within:
        update["deadlines"] = {
            key: rule.model_copy(update={"within": alternative.within})
            if rule.finding == finding
            else rule
            for key, rule in plan.deadlines.items()
        }
    return plan.model_copy(update=update)


def _routine(routine: Routine, finding: str, alternative: Alternative) -> Routine:
    update: dict[str, Any] = {"steps": tuple(_steps(routine.steps, finding, alternative))}
    if alternative.role and routine.finding == finding:
        update |= {"owner": alternative.role, "finding": None}
    return routine.model_copy(update=update)


def _steps(
    steps: Iterable[Step | Use], finding: str, alternative: Alternative
) -> Iterator[Step | Use]:
    for step in steps:
        if isinstance(step, Use):
            yield step
        elif not (alternative.without and step.finding == finding and not step.decide):
            yield _step(step, finding, alternative)


def _step(step: Step, finding: str, alternative: Alternative) -> Step:
    update: dict[str, Any] = {}
    if alternative.role and step.finding == finding:
        update["role"] = alternative.role
    if alternative.without and any(line.finding == finding for line in lines(step)):
        update["points"] = tuple(point for point in step.points if point.finding != finding)
    if step.outcomes:
        update["outcomes"] = {
            value: outcome.model_copy(
                update={"steps": tuple(_steps(outcome.steps, finding, alternative))}
            )
            for value, outcome in step.outcomes.items()
        }
    return step.model_copy(update=update) if update else step
