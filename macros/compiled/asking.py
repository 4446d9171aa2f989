"""Answers in, owner and steps out: what the guide says, without a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from macros.compiled.views import (
    OutcomeView,
    OwnerView,
    PointView,
    StepView,
    Telling,
    every_step,
    owner_view,
)
from macros.content.expansion import play
from macros.content.model import OWNER, UNKNOWN, Plan, Step, When
from macros.proof.deadlines import Due, due
from macros.proof.proof import Proof
from macros.proof.space import Box

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
class Told:
    """What the guide says to a set of answers: the next question, or the owner and the steps."""

    guide: str | None
    answers: Mapping[str, str]
    ignored: list[str]
    next: str | None = None
    checklist: str | None = None
    """The checklist, or what a landlord is told."""
    owner: OwnerView | None = None
    """The owner of the case, or the receiver of a landlord's message."""
    steps: tuple[StepView, ...] = ()
    begins: Due | None = None
    """The time that a landlord's message starts."""

    @property
    def findings(self) -> list[str]:
        """The findings that the owner and the steps rest on, in order."""
        own = [self.owner.interim] if self.owner and self.owner.interim else []
        found = {*own, *(key for step in every_step(self.steps) for key in step.rests_on)}
        return sorted(found, key=lambda key: int(key[1:]))


def ask(
    proof: Proof,
    answers: Mapping[str, str],
    events: Mapping[str, date] | None = None,
    guide: str | None = None,
) -> Told:
    """Return what the guide says to a set of answers.

    Without a guide it is the staff's. The answers must be of its facts and their values, or
    ”vet inte” where that is possible. Facts that do not matter are listed under ``ignored``.
    """
    guide = guide or proof.landmarks.staff
    route, plan, events = find_route(proof, answers, guide), proof.plan, events or {}
    told = Told(guide, answers, route.ignored, route.next)
    if route.next:
        return told
    name = route.possible[0]
    if guide == proof.landmarks.landlord:
        ending = plan.landlords[name]
        owner, rule = owner_view(plan, ending.receiver, ending.finding), ending.deadline
        begins = due(rule, plan.deadlines[rule], plan, events) if rule else None
        return replace(told, checklist=name, owner=owner, begins=begins)
    routine = plan.routines[name]
    telling = Telling(proof, route.region, route.region, events)
    steps = telling.steps([*_find_out(proof, route, routine.owner), *routine.steps])
    owner = owner_view(plan, routine.owner, routine.finding)
    return replace(told, checklist=name, owner=owner, steps=steps)


def ask_json(proof: Proof, told: Told) -> Json:
    """Return what the guide says in the shape that others depend on."""
    landlords = told.checklist and told.guide == proof.landmarks.landlord
    return {
        "guide": told.guide,
        "answers": dict(told.answers),
        "ignored": told.ignored,
        "next": question_json(proof.plan, told.next) if told.next else None,
        "checklist": told.checklist,
        "owner": owner_json(told.owner) if told.owner else None,
        "steps": [*map(_step_json, told.steps)],
        "findings": told.findings,
    } | ({"deadline": due_json(told.begins)} if landlords else {})


def find_route(proof: Proof, answers: Mapping[str, str], guide: str | None = None) -> Route:
    """Walk a guide as far as the answers go; the staff's if none is named."""
    landlords = guide is not None and guide == proof.landmarks.landlord
    graph = proof.landlord_decisions if landlords else proof.decisions
    route, here = Route(), {graph.start}
    for fact in graph.facts:
        value, unknown = answers.get(fact), proof.plan.facts[fact].unknown
        if not graph.asks(here, fact):
            route.ignored += [fact] if value else []
            continue
        if value is None:
            route.next = route.next or fact
        else:
            if value == UNKNOWN and unknown:
                route.unknown.append(fact)
                value = unknown.until
            route.region[fact] = frozenset({value})
        here = graph.after(here, fact, value)
    names = proof.endings if landlords else proof.boxes
    route.possible = tuple(name for name in names if name in here)
    return route


def question_json(plan: Plan, fact: str) -> Json:
    """Return a question with its answers, ”vet inte” last where it is possible."""
    record = plan.facts[fact]
    answers = [{"id": value, "label": v.label} for value, v in record.values.items()]
    if record.unknown:
        answers.append({"id": UNKNOWN, "label": "Vet inte"})
    return {"question": fact, "ask": record.ask, "answers": answers}


def owner_json(owner: OwnerView) -> Json:
    """Return an owner with its unit, its deputy and the finding that makes it interim."""
    keys = ("role", "unit", "deputy", "interim")
    return {key: getattr(owner, key) for key in keys}


def _find_out(proof: Proof, route: Route, owner: str) -> Iterator[Step]:
    """Yield the steps that find out what somebody did not know, some of them by the owner."""
    for fact in route.unknown:
        unknown = proof.plan.facts[fact].unknown
        for step in proof.plan.blocks[unknown.find_out].steps if unknown else ():
            yield play(step, {OWNER: owner})


def _step_json(step: StepView) -> Json:
    return {
        "id": step.id,
        "do": step.says,
        "role": step.role,
        "pause": step.pause,
        "act": step.act,
        "label": step.label,
        "sources": list(step.sources),
        "finding": step.finding,
        "deadline": due_json(step.time),
        "letter": step.letter,
        "dates": list(step.dates),
        "points": [_point_json(point) for point in step.points],
        "when": _listed(step.when),
        "outcomes": [_outcome_json(*item) for item in step.outcomes.items()],
    }


def _listed(when: When) -> Json:
    return {fact: list(values) for fact, values in when.items()}


def _point_json(point: PointView) -> Json:
    told = {"id": point.id, "do": point.do, "sources": list(point.sources)}
    return told | {"finding": point.finding, "when": _listed(point.when)}


def _outcome_json(value: str, outcome: OutcomeView) -> Json:
    return {
        "id": value,
        "label": outcome.label,
        "steps": [*map(_step_json, outcome.steps)],
        "ends": outcome.ends.model_dump() if outcome.ends else None,
        "becomes": {f: v[0] for f, v in outcome.becomes.items()} if outcome.becomes else None,
        "asks": list(outcome.asks),
    }


def due_json(due: Due | None) -> Json | None:
    """Return a rule's dates in the shape that others depend on."""
    if due is None:
        return None
    return {
        "rule": due.rule,
        "text": due.text,
        "safe": due.safe.isoformat() if due.safe else None,
        "last": due.last.isoformat() if due.last else None,
        "missing": list(due.missing),
    }
