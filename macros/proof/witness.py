"""A broken guarantee in words: the shortest way to the moment, and the lines to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from macros.content.model import Step
from macros.content.place import NOWHERE, Place
from macros.content.problem import Problem
from macros.proof.guarantees import Break, Lane
from macros.proof.ways import END

if TYPE_CHECKING:
    from macros.proof.proof import Proof


def witnesses(proof: Proof, breaks: Iterable[Break], code: str) -> Iterator[Problem]:
    """Yield a problem for each line where a guarantee is broken, with a shortest way to it.

    An act that is missing on a way is told once a routine, at a way's end.
    """
    found = sorted(breaks, key=_where)
    for _, alike in groupby(found, _where):
        broken = list(alike)
        first = broken[0].situation.routine
        here = [b for b in broken if b.situation.routine == first]
        shortest = min(here, key=lambda b: len(decisions(b)))
        others = {b.situation.routine for b in broken} - {first}
        message = _sentence(proof, shortest, here) + _also(len(others))
        place = _place(shortest.lane, shortest.moment.number)
        yield Problem(place, code, message, _hint(proof, shortest))


def _where(broken: Break) -> tuple[str, str, str, Place | tuple[str]]:
    """Return what sets problems apart: the guarantee, its acts, and the line or the routine."""
    rule = broken.rule
    if rule.act is None:
        return rule.key, "", rule.first or "", (broken.situation.routine,)
    return rule.key, rule.act, rule.first or "", _place(broken.lane, broken.moment.number)


def _place(lane: Lane, number: int) -> Place:
    """Return the line where an act is done, or where a way ends."""
    node = lane.course.nodes[lane.skeleton.states[number][0]]
    if node.outcome:
        return node.outcome.at("ends" if node.outcome.ends else "becomes")
    return node.step.at("act") if node.step else NOWHERE.at()


def _also(others: int) -> str:
    if not others:
        return ""
    return f" (och i {others} {'checklista' if others == 1 else 'checklistor'} till)"


def _sentence(proof: Proof, broken: Break, alike: Iterable[Break]) -> str:
    rule, name = broken.rule, broken.situation.routine
    facts = _conditions(proof, broken, alike)
    when = f" när {' och '.join(facts)}" if facts else ""
    way = " → ".join(f"{fact}: {value}" for fact, value in decisions(broken))
    on = f", på vägen {way}" if way else ""
    index = broken.lane.skeleton.states[broken.moment.number][0]
    step = broken.lane.course.nodes[index].step
    return f"garantin ”{rule.key}” bryts i ”{name}”{when}{on}: {_what(broken, step)}"


def _what(broken: Break, step: Step | None) -> str:
    rule = broken.rule
    if step is None:
        return f"vägen slutar utan ”{rule.first}”"
    done = f"”{rule.act}” görs i steget ”{step.id}”"
    if rule.first:
        return f"{done} utan ”{rule.first}” före"
    return f"{done}, men inget av fallen gäller" if rule.cases else f"{done}, som aldrig får göras"


def _hint(proof: Proof, broken: Break) -> str:
    rule = broken.rule
    said = f"garantin står i {proof.plan.guarantees[rule.key].at()}"
    if rule.first:
        return f"{_nearest(proof, broken)}; {said}"
    open_ = sorted({f for case in rule.cases for f in case.rest} - broken.moment.known.keys())
    return f"inte avgjort där: {', '.join(open_)}; {said}" if open_ else said


def _nearest(proof: Proof, broken: Break) -> str:
    """Return where the missing act stands: too late, on another way, or nowhere."""
    lane, first = broken.lane, broken.rule.first
    here = lane.skeleton.states[broken.moment.number][0]
    nodes = enumerate(lane.course.nodes)
    steps = {i: n.step for i, n in nodes if n.step and n.step.act == first}
    late = [i for i in steps if i > here and lane.applies(i)]
    if late:
        step = steps[late[0]]
        return f"”{first}” kommer först efteråt, i steget ”{step.id}” ({step.at('id')})"
    if steps:
        step = steps[min(steps, key=lambda i: (not lane.applies(i), abs(here - i)))]
        return f"”{first}” i steget ”{step.id}” ({step.at('id')}) ligger inte på den vägen"
    routine = proof.plan.routines[broken.situation.routine]
    return f"inget steg har act: {first} i {routine.at('steps')}"


def decisions(broken: Break) -> list[tuple[str, str]]:
    """Return the decisions of a shortest way to the moment that has not passed the first act."""
    bones, nodes, first = broken.lane.skeleton, broken.lane.course.nodes, broken.rule.first
    ways: dict[int, list[tuple[str, str]]] = {0: []}
    for number in range(broken.moment.number):
        index, _ = bones.states[number]
        step = nodes[index].step if index != END else None
        if number not in ways or step is None:
            continue
        asked = bones.asked[number]
        if asked and first and step.act == first:
            continue
        values = list(step.outcomes) if asked else []
        for place, (_, target) in enumerate(bones.moves[number]):
            taken = [(step.decide, values[place])] if step.decide and values else []
            way = [*ways[number], *taken]
            if target not in ways or len(way) < len(ways[target]):
                ways[target] = way
    return ways[broken.moment.number]


def _conditions(proof: Proof, broken: Break, alike: Iterable[Break]) -> list[str]:
    """Return in which of the routine's cases a guarantee is broken, with no condition too much."""
    whole, space = proof.boxes[broken.situation.routine], proof.staff
    boxes = dict(enumerate(region for one in alike for region in one.regions(space)))
    kept = {
        fact: tuple(sorted(values))
        for fact, values in next(broken.regions(space)).items()
        if whole.get(fact) != values and len(values) < len(space.values[fact])
    }
    for fact in list(kept):
        rest = {f: v for f, v in kept.items() if f != fact}
        box = space.close(rest)
        met = space.meet(whole, box) if box is not None else None
        if met is not None and all(covering for _, covering in space.split(met, boxes)):
            kept = rest
    return [f"{fact} är {' eller '.join(values)}" for fact, values in kept.items()]
