"""Every situation as a row: answers that lead to it, its checklist, owner and ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.compiled.asking import owner_json
from macros.compiled.views import owner_view
from macros.proof.proof import Proof, Situation


def routes_json(proof: Proof) -> dict[str, Any]:
    """Return all situations, in the shape that others depend on."""
    rows = [_row(proof, situation) for situation in proof.situations]
    return {"situations": rows, "answer_sets": proof.answer_sets, "ways": proof.total_ways}


def _row(proof: Proof, situation: Situation) -> dict[str, Any]:
    routine = proof.plan.routines[situation.routine]
    return {
        "facts": example(proof, situation),
        "checklist": situation.routine,
        "owner": owner_json(owner_view(proof.plan, routine.owner, routine.finding)),
        "ways": proof.ways[situation].count,
        "answer_sets": sum(proof.staff.count(region) for region in situation.regions),
    }


def example(proof: Proof, situation: Situation) -> dict[str, str]:
    """Return one set of answers that leads to a situation: those that its region narrows."""
    region = situation.regions[0]
    return {
        fact: next(v for v in record.values if v in region[fact])
        for fact, record in proof.staff.facts.items()
        if fact in region
    }


def loops(graph: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Return groups of routines between which a case can go round, sorted."""
    reach = {name: _reachable(name, graph) for name in graph}
    groups = {
        tuple(sorted(other for other in graph if other in reach[name] and name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return sorted(groups)


def _reachable(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(graph[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += graph.get(name, ())
    return seen
