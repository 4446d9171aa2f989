"""The guide, compiled from the conditions: which question comes next, and where a case can go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from macros.proof.proof import Proof
from macros.proof.space import Box, Space


@dataclass(frozen=True)
class Answer:
    """Answers to a question that lead to the same place."""

    values: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class Question:
    """A question of the compiled guide."""

    key: str
    fact: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Leaf:
    """The checklist that a row of answers leads to."""

    key: str
    routine: str


@dataclass(frozen=True)
class Compiled:
    """A guide as questions and checklists, from ``start`` on; no node is there twice."""

    start: str
    nodes: Mapping[str, Question | Leaf]

    def depth(self) -> int:
        """Return the most questions on any way through the guide."""
        known: dict[str, int] = {}
        for key in reversed(list(self.nodes)):
            node = self.nodes[key]
            below = [known.get(a.to, 0) for a in node.answers] if isinstance(node, Question) else []
            known[key] = 1 + max(below) if below else 0
        return known[self.start]


def compile_guide(proof: Proof) -> Compiled:
    """Compile the staff's guide into questions that lead to checklists.

    Only what routines ask for is compiled; facts that narrow single steps are asked on the way
    to an answer by ``relevant``. Nodes come in an order in which every answer leads forward.
    """
    order = list(proof.staff.facts)
    nodes: dict[str, Question | Leaf] = {}
    waiting: list[tuple[Box, tuple[str, ...], tuple[str, ...]]] = [({}, tuple(proof.boxes), ())]
    found: dict[object, str] = {}
    edges: list[tuple[str, tuple[str, ...], object]] = []
    for region, possible, path in waiting:
        identity = _identity(proof, region, possible)
        if identity in found:
            continue
        fact = next((f for f in order if _restricts(proof, f, region, possible)), None)
        if fact is None:
            key = possible[0] if possible else "inget"
            nodes[key] = Leaf(key, key)
            found[identity] = key
            continue
        key = _key(fact, path, nodes.keys() | proof.boxes.keys())
        nodes[key] = Question(key, fact, ())
        found[identity] = key
        for allowed, kept in _answers(proof, fact, region, possible):
            inner = region | {fact: allowed}
            ordered = values_in_order(proof.staff, fact, allowed)
            edges.append((key, ordered, _identity(proof, inner, kept)))
            waiting.append((inner, kept, (*path, ordered[0])))
    for key, values, identity in edges:
        node = nodes[key]
        if isinstance(node, Question):
            answers = _joined((*node.answers, Answer(values, found[identity])))
            nodes[key] = Question(key, node.fact, answers)
    return Compiled(found[_identity(proof, {}, tuple(proof.boxes))], _forward(nodes, order))


def _forward(nodes: dict[str, Question | Leaf], order: list[str]) -> dict[str, Question | Leaf]:
    def place(key: str) -> int:
        node = nodes[key]
        return order.index(node.fact) if isinstance(node, Question) else len(order)

    return {key: nodes[key] for key in sorted(nodes, key=place)}


def _joined(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    by_target: dict[str, tuple[str, ...]] = {}
    for answer in answers:
        by_target[answer.to] = (*by_target.get(answer.to, ()), *answer.values)
    return tuple(Answer(values, to) for to, values in by_target.items())


def values_in_order(space: Space, fact: str, values: frozenset[str]) -> tuple[str, ...]:
    """Return values of a fact in the order in which its register lists them."""
    return tuple(v for v in space.facts[fact].values if v in values)


def _key(fact: str, path: tuple[str, ...], taken: Collection[str]) -> str:
    """Return a new key for a question; a checklist's id is none, since its leaf has that key."""
    for length in range(len(path) + 1):
        key = "-".join((fact, *path[len(path) - length :]))
        if key not in taken:
            return key
    return f"{fact}-{len(taken)}"


def _identity(proof: Proof, region: Box, possible: tuple[str, ...]) -> object:
    """Return what is still open: the same for regions that need the same questions."""
    if len(possible) < 2:
        return possible
    return frozenset(
        (
            name,
            frozenset((f, v) for f, v in proof.boxes[name].items() if not _settled(f, v, region)),
        )
        for name in possible
    )


def _settled(fact: str, values: frozenset[str], region: Box) -> bool:
    return fact in region and region[fact] <= values


def _restricts(proof: Proof, fact: str, region: Box, possible: tuple[str, ...]) -> bool:
    return proof.staff.in_scope(fact, region) is True and any(
        fact in proof.boxes[n] and not _settled(fact, proof.boxes[n][fact], region)
        for n in possible
    )


def _answers(
    proof: Proof, fact: str, region: Box, possible: tuple[str, ...]
) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Group a question's answers by the routines that they leave possible."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for value in proof.staff.facts[fact].values:
        if value in region.get(fact, proof.staff.values[fact]):
            one = frozenset({value})
            kept = tuple(n for n in possible if proof.boxes[n].get(fact, one) & one)
            groups.setdefault(kept, set()).add(value)
    for kept, values in groups.items():
        yield frozenset(values), kept


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
