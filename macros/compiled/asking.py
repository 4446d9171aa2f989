"""Answers in, owner and steps out: what the guide says, without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from macros.compiled.labels import finding_of, step_label
from macros.content.expansion import play
from macros.content.model import (
    OWNER,
    UNKNOWN,
    Ending,
    Outcome,
    Plan,
    Point,
    Routine,
    Step,
    Use,
    When,
    only_steps,
    said,
)
from macros.proof.deadlines import Due, due, step_due
from macros.proof.proof import Proof
from macros.proof.space import Box, Space

Json = dict[str, Any]


@dataclass
class Route:
    """How far the answers lead: what is ignored, which question is next, what is possible."""

    region: Box = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Facts answered ”vet inte” that matter."""
    next: str | None = None
    possible: tuple[str, ...] = ()


@dataclass(frozen=True)
class Telling:
    """What steps are told with: the answers as a region, and the days of events."""

    proof: Proof
    region: Box
    events: Mapping[str, date]


def ask(
    proof: Proof,
    answers: Mapping[str, str],
    events: Mapping[str, date] | None = None,
    guide: str | None = None,
) -> Json:
    """Return what the guide says to a set of answers, in the shape that others depend on.

    Without a guide it is the staff's. The answers must be of its facts and their values, or
    ”vet inte” where that is possible. Facts that do not matter are listed under ``ignored``.
    """
    guide = guide or proof.landmarks.staff
    route = find_route(proof, answers, guide)
    plan = proof.plan
    told: Json = {"guide": guide, "answers": dict(answers), "ignored": route.ignored}
    told |= {"next": None, "checklist": None, "owner": None, "steps": [], "findings": []}
    if route.next:
        return told | {"next": question_json(plan, route.next)}
    name = route.possible[0]
    if guide == proof.landmarks.landlord:
        return told | {"checklist": name} | _ending_json(plan, plan.landlords[name], events or {})
    routine = plan.routines[name]
    steps = [*_find_out(proof, route, routine.owner), *routine.steps]
    shown = _steps_json(Telling(proof, route.region, events or {}), steps)
    return told | {
        "checklist": name,
        "owner": owner_json(plan, routine.owner, routine.finding),
        "steps": shown,
        "findings": sorted(_findings(routine, shown), key=lambda f: int(f[1:])),
    }


def _ending_json(plan: Plan, ending: Ending, events: Mapping[str, date]) -> Json:
    """Return the receiver of a landlord's message, and the rule whose time it starts."""
    rule = ending.deadline
    return {
        "owner": owner_json(plan, ending.receiver, ending.finding),
        "findings": [ending.finding] if ending.finding else [],
        "deadline": due_json(due(rule, plan.deadlines[rule], plan, events)) if rule else None,
    }


def find_route(proof: Proof, answers: Mapping[str, str], guide: str | None = None) -> Route:
    """Ask a guide's questions in order, as far as the answers go; the staff's if none is named."""
    space, boxes, _ = _asked_by(proof, guide)
    route = Route(possible=tuple(boxes))
    for fact, record in space.facts.items():
        inside = space.in_scope(fact, route.region)
        matters = _mentioned(proof, route, fact, guide)
        if not (matters and inside):
            # in scope or not, depending on a question that is still open: then not ignored
            if fact in answers and not (matters and inside is None):
                route.ignored.append(fact)
        elif fact not in answers:
            route.next = route.next or fact
        else:
            value = answers[fact]
            if value == UNKNOWN and record.unknown:
                route.unknown.append(fact)
                value = record.unknown.until
            route.region[fact] = frozenset({value})
            route.possible = tuple(n for n in route.possible if space.meets(boxes[n], route.region))
    return route


def _asked_by(
    proof: Proof, guide: str | None
) -> tuple[Space, Mapping[str, Box], Mapping[str, list[Box]]]:
    """Return a guide's facts, and the conditions of what it leads to and of its steps."""
    if guide is not None and guide == proof.landmarks.landlord:
        return proof.landlord, proof.endings, {}
    return proof.staff, proof.boxes, proof.step_boxes


def _mentioned(proof: Proof, route: Route, fact: str, guide: str | None) -> bool:
    """Tell whether a still possible routine, or a step of it, depends on a fact."""
    space, boxes, steps = _asked_by(proof, guide)
    return any(
        fact in boxes[name]
        or any(fact in box and space.meets(box, route.region) for box in steps.get(name, ()))
        for name in route.possible
    )


def question_json(plan: Plan, fact: str) -> Json:
    """Return a question with its answers, ”vet inte” last where it is possible."""
    record = plan.facts[fact]
    answers = [{"id": value, "label": v.label} for value, v in record.values.items()]
    if record.unknown:
        answers.append({"id": UNKNOWN, "label": "Vet inte"})
    return {"question": fact, "ask": record.ask, "answers": answers}


def owner_json(plan: Plan, role: str, finding: str | None) -> Json:
    """Return an owner with its unit, its deputy and the finding that makes it interim."""
    record = plan.roles[role]
    return {"role": role, "unit": record.unit, "deputy": record.deputy, "interim": finding}


def _find_out(proof: Proof, route: Route, owner: str) -> Iterator[Step]:
    """Yield the steps that find out what somebody did not know, some of them by the owner."""
    for fact in route.unknown:
        unknown = proof.plan.facts[fact].unknown
        for step in proof.plan.blocks[unknown.find_out].steps if unknown else ():
            yield play(step, {OWNER: owner})


def _steps_json(telling: Telling, steps: Iterable[Step | Use]) -> list[Json]:
    return [_step_json(telling, s) for s in only_steps(steps) if _holds(telling, s.when)]


def _holds(telling: Telling, when: When) -> bool:
    box = telling.proof.staff.close(when)
    return box is not None and telling.proof.staff.within(telling.region, box)


def _step_json(telling: Telling, step: Step) -> Json:
    due = step_due(step, telling.proof.plan, telling.events)
    outcomes = step.outcomes.items()
    return {
        "id": step.id,
        "do": said(telling.proof.plan, step),
        "role": step.role,
        "pause": step.pause,
        "act": step.act,
        "label": step_label(telling.proof, telling.region, step),
        "sources": list(step.sources),
        "finding": finding_of(telling.proof, telling.region, step),
        "deadline": due_json(due) if due else None,
        "letter": step.letter,
        "dates": list(step.dates),
        "points": [_point_json(point) for point in step.points if _holds(telling, point.when)],
        "when": {f: list(v) for f, v in step.when.items() if f not in telling.proof.staff.facts},
        "outcomes": [_outcome_json(telling, step, value, outcome) for value, outcome in outcomes],
    }


def _point_json(point: Point) -> Json:
    return {
        "id": point.id,
        "do": point.do,
        "sources": list(point.sources),
        "finding": point.finding,
        "when": {f: list(v) for f, v in point.when.items()},
    }


def _outcome_json(telling: Telling, step: Step, value: str, outcome: Outcome) -> Json:
    label = outcome.label or telling.proof.plan.facts[step.decide or ""].values[value].label
    return {
        "id": value,
        "label": label,
        "steps": _steps_json(telling, outcome.steps),
        "ends": outcome.ends.model_dump() if outcome.ends else None,
        "becomes": {f: v[0] for f, v in outcome.becomes.items()} if outcome.becomes else None,
        "asks": telling.proof.open_after(telling.region, telling.region, outcome),
    }


def due_json(due: Due) -> Json:
    """Return a rule's dates in the shape that others depend on."""
    return {
        "rule": due.rule,
        "text": due.text,
        "safe": due.safe.isoformat() if due.safe else None,
        "last": due.last.isoformat() if due.last else None,
        "missing": list(due.missing),
    }


def _findings(routine: Routine, steps: list[Json]) -> set[str]:
    return _findings_of(steps) | ({routine.finding} if routine.finding else set())


def _findings_of(steps: list[Json]) -> set[str]:
    found: set[str] = {step["finding"] for step in steps if step["finding"]}
    for step in steps:
        found |= {point["finding"] for point in step["points"] if point["finding"]}
        for outcome in step["outcomes"]:
            found |= _findings_of(outcome["steps"])
    return found
