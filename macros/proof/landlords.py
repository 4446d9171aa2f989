"""What landlords are asked and told: their routes, and what the staff then meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.model import Ending, Plan
from macros.proof.decisions import NOWHERE, Question
from macros.proof.proof import Proof
from macros.proof.space import Box

MOST_CHOICES = 3


@dataclass(frozen=True)
class Route:
    """The answers that a landlord gives, in order, and the ending that they lead to."""

    answers: tuple[tuple[str, str], ...]
    ending: str


@dataclass(frozen=True)
class Choice:
    """An answer to a question, and the question or the ending that it leads to."""

    value: str
    question: str | None
    ending: str | None


@dataclass(frozen=True)
class Asked:
    """A question as it stands on some routes: its key, what was answered before, its choices."""

    key: str
    fact: str
    given: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]


def routes(proof: Proof) -> Iterator[Route]:
    """Yield every route through the landlords' guide; each must have an ending."""
    if proof.landmarks.landlord:
        yield from _routes(proof, proof.landlord_decisions.start, ())


def _routes(proof: Proof, key: str, answers: tuple[tuple[str, str], ...]) -> Iterator[Route]:
    graph = proof.landlord_decisions
    node = graph.nodes[key]
    if isinstance(node, Question):
        for value in graph.facts[node.fact]:
            yield from _routes(proof, node.to(value), (*answers, (node.fact, value)))
    elif node.routine != NOWHERE:
        yield Route(answers, node.routine)


def questions(proof: Proof) -> list[Asked]:
    """Return the questions of the landlords' guide in order, once for each row of answers before.

    The key is the fact's id, with the last answer where the fact is asked in several places.
    """
    found: dict[tuple[tuple[str, str], ...], dict[str, Route]] = {}
    for route in routes(proof):
        for place, (_, value) in enumerate(route.answers):
            found.setdefault(route.answers[:place], {})[value] = route
    facts = {given: next(iter(by.values())).answers[len(given)][0] for given, by in found.items()}
    times = Counter(facts.values())

    def key(given: tuple[tuple[str, str], ...]) -> str:
        return facts[given] if times[facts[given]] == 1 else f"{facts[given]}-{given[-1][1]}"

    def choice(given: tuple[tuple[str, str], ...], value: str, route: Route) -> Choice:
        after = (*given, (facts[given], value))
        return (
            Choice(value, key(after), None) if after in found else Choice(value, None, route.ending)
        )

    return [
        Asked(key(given), facts[given], given, tuple(choice(given, v, r) for v, r in by.items()))
        for given, by in sorted(found.items(), key=lambda item: len(item[0]))
    ]


def counted(plan: Plan) -> list[str]:
    """Return the time rules that the answers begin."""
    return list(dict.fromkeys(e.deadline for e in plan.landlords.values() if e.deadline))


def first_roles(proof: Proof, ending: Ending) -> Iterator[tuple[str, str, str]]:
    """Yield routine, step and role of the first step in each situation that ``as`` allows."""
    box = proof.staff.close(ending.as_ or {})
    if box is None:
        return
    for name, whole in proof.boxes.items():
        if proof.staff.meets(whole, box):
            yield from dict.fromkeys(_first_steps(proof, name, box))


def _first_steps(proof: Proof, routine: str, box: Box) -> Iterator[tuple[str, str, str]]:
    nodes = proof.courses[routine].nodes
    head = nodes[0].of or nodes[0].step
    if head is not None and not head.when:
        yield routine, head.id, head.role
        return
    for situation in proof.situations:
        if situation.routine == routine and _allowed(proof, situation.regions, box):
            first = nodes[min(proof.ways[situation].reached)]
            step = first.of or first.step
            if step is not None:
                yield routine, step.id, step.role


def _allowed(proof: Proof, regions: tuple[Box, ...], box: Box) -> bool:
    return any(proof.staff.meets(region, box) for region in regions)
