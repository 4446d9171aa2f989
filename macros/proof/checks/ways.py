"""Ways: none runs off the end, no step is out of reach, and from everywhere one can end."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model import Outcome, Step
from macros.content.place import Place
from macros.content.problem import Problem
from macros.proof.proof import Proof, Situation


def loose_end(proof: Proof) -> Iterator[Problem]:
    """Ensure that every way ends, or becomes something else."""
    seen = set()
    for situation, ways in proof.ways.items():
        if ways.loose is not None and situation.routine not in seen:
            seen.add(situation.routine)
            way = (
                " → ".join(f"{fact}: {value}" for fact, value in ways.loose)
                or "alla steg i ordning"
            )
            message = f"en väg tar slut utan avslut: {way}"
            steps = proof.plan.routines[situation.routine].steps
            hint = "låt det sista beslutet ha ends: eller becomes: i varje utfall"
            yield Problem(steps[-1].at("id"), "loose-end", message, hint)


def unreachable_step(proof: Proof) -> Iterator[Problem]:
    """Ensure that every step is reached on some way; a block's steps in some routine."""
    lost: dict[Place, Step] = {}
    found: set[Place] = set()
    for name, course in proof.courses.items():
        passed = 0
        for situation in proof.of_routine.get(name, ()):
            passed |= proof.ways[situation].passed
        for index, node in enumerate(course.nodes):
            if node.step and passed >> index & 1:
                found |= {node.step.at("id")} if node.step.block else set()
            elif node.step:
                lost[node.step.at("id")] = node.step
    for place, step in lost.items():
        if place not in found:
            message = f"steget ”{step.id}” nås aldrig"
            hint = "villkoret rör något som inte är avgjort här, eller som aldrig gäller"
            yield Problem(place, "unreachable-step", message, hint)


def endless(proof: Proof) -> Iterator[Problem]:
    """Ensure that an ``ends`` can be reached from every situation, through others if need be."""
    ending = {s for s in proof.situations if any(o.ends for o in _exits(proof, s))}
    waiting = [s for s in proof.situations if s not in ending]
    found = True
    while waiting and found:
        able = {s for s in waiting if _can_end(proof, s, ending)}
        found = bool(able)
        ending |= able
        waiting = [s for s in waiting if s not in able]
    for name in dict.fromkeys(s.routine for s in waiting):
        message = "härifrån kan ärendet aldrig avslutas"
        hint = "låt något utfall ha ends:"
        yield Problem(proof.plan.routines[name].at("when"), "endless", message, hint)


def _exits(proof: Proof, situation: Situation) -> Iterator[Outcome]:
    passed = proof.ways[situation].passed
    for index, node in enumerate(proof.courses[situation.routine].nodes):
        if node.outcome and passed >> index & 1:
            yield node.outcome


def _can_end(proof: Proof, situation: Situation, ending: set[Situation]) -> bool:
    for outcome in _exits(proof, situation):
        targets = [t for region in situation.regions for t in _targets(proof, region, outcome)]
        if targets and all(target in ending for target in targets):
            return True
    return False


def _targets(
    proof: Proof, region: dict[str, frozenset[str]], outcome: Outcome
) -> Iterator[Situation]:
    if outcome.becomes:
        yield from proof.concerned(proof.image(region, outcome))
