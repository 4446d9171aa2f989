"""A plan in which what is decided is no longer open: nothing rests on a decided finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from macros.content.model import Outcome, Plan, Record, Routine, Step, Use

Kind = TypeVar("Kind", bound=Record)
_REGISTERS = ("landlords", "letters", "duties", "units", "roles")
"""Registers, beside the checklists, whose records say that something about them is open."""


def settled(plan: Plan) -> Plan:
    """Return a plan as it is shown: what rested on a finding that is decided, rests on nothing.

    The findings themselves are kept. A sound plan is checked before, not after.
    """
    decided = frozenset(key for key, finding in plan.findings.items() if finding.decided)
    if not decided:
        return plan
    found: dict[str, Any] = {
        name: {key: _settled(record, decided) for key, record in getattr(plan, name).items()}
        for name in _REGISTERS
    }
    found["routines"] = {key: _routine(r, decided) for key, r in plan.routines.items()}
    found["blocks"] = {
        key: block.model_copy(update={"steps": _steps(block.steps, decided)})
        for key, block in plan.blocks.items()
    }
    return plan.model_copy(update=found)


def _settled(record: Kind, decided: frozenset[str]) -> Kind:
    """Return a record without its own mentions of decided findings, the same if it has none."""
    update: dict[str, Any] = {
        field: None for field in ("finding", "no_deputy") if getattr(record, field, None) in decided
    }
    findings = getattr(record, "findings", ())
    if decided.intersection(findings):
        update["findings"] = tuple(key for key in findings if key not in decided)
    return record.model_copy(update=update) if update else record


def _routine(routine: Routine, decided: frozenset[str]) -> Routine:
    steps = _steps(routine.steps, decided)
    return _settled(routine, decided).model_copy(update={"steps": steps})


def _steps(steps: Iterable[Step | Use], decided: frozenset[str]) -> tuple[Step | Use, ...]:
    return tuple(_step(x, decided) if isinstance(x, Step) else x for x in steps)


def _step(step: Step, decided: frozenset[str]) -> Step:
    points = tuple(_settled(point, decided) for point in step.points)
    outcomes = _outcomes(step.outcomes, decided)
    return _settled(step, decided).model_copy(update={"points": points, "outcomes": outcomes})


def _outcomes(outcomes: Mapping[str, Outcome], decided: frozenset[str]) -> dict[str, Outcome]:
    return {
        value: outcome.model_copy(update={"steps": _steps(outcome.steps, decided)})
        for value, outcome in outcomes.items()
    }
