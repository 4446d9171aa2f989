"""A guide as one graph, compiled from the conditions: what is asked next, and where it leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.proof.space import Box, Space

Open = frozenset[tuple[str, frozenset[str]]]
"""What of a box is still to be answered."""
State = tuple[tuple[str, Open, frozenset[Open]], ...]
"""What is still possible, each with what is open of its own box and of its steps'."""
NOWHERE = "inget"
"""What nothing covers; a sound guide has no such answers."""


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

    def to(self, value: str) -> str:
        """Return where an answer leads."""
        return next(answer.to for answer in self.answers if value in answer.values)


@dataclass(frozen=True)
class Leaf:
    """What a row of answers leads to: a checklist, or what a landlord is told."""

    key: str
    routine: str


Node = Question | Leaf


@dataclass(frozen=True)
class Graph:
    """A guide as questions and leaves, from ``start`` on; no node is there twice."""

    start: str
    nodes: Mapping[str, Node]
    facts: Mapping[str, tuple[str, ...]]
    """What is asked about, in order, with the values."""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of the nodes."""
        return tuple(node for node in self.nodes.values() if isinstance(node, Question))

    def asks(self, here: Collection[str], fact: str) -> bool:
        """Tell whether a fact is asked at some of the places where one can be."""
        nodes = (self.nodes[key] for key in here)
        return any(isinstance(node, Question) and node.fact == fact for node in nodes)

    def after(self, here: Collection[str], fact: str, value: str | None) -> set[str]:
        """Return where one can be after a question: by an answer, or by any while it is open."""
        found: set[str] = set()
        for key in here:
            node = self.nodes[key]
            if isinstance(node, Leaf) or node.fact != fact:
                found.add(key)
            else:
                found |= {a.to for a in node.answers if value is None or value in a.values}
        return found

    @cached_property
    def _order(self) -> dict[str, int]:
        return {fact: place for place, fact in enumerate(self.facts)}

    def depth(self) -> int:
        """Return the most questions on any way through the guide."""
        deep: dict[str, int] = {}
        for question in sorted(self.questions, key=lambda q: -self._order[q.fact]):
            deep[question.key] = 1 + max(deep.get(answer.to, 0) for answer in question.answers)
        return deep.get(self.start, 0)

    @cached_property
    def part_of(self) -> dict[str, str]:
        """For each node the one of ``brief`` that it is a part of."""
        names = self._names
        return {key: names[whole] for key, whole in self._wholes[0].items()}

    @cached_property
    def brief(self) -> Graph:
        """The guide without the questions that decide nothing but single steps."""
        names, (_, nodes) = self._names, self._wholes
        named = {names[key]: _named(nodes[key], names) for key in names}

        def place(node: Node) -> int:
            return self._order[node.fact] if isinstance(node, Question) else len(self.facts)

        forward = sorted(named.values(), key=place)
        return Graph(self.part_of[self.start], {n.key: n for n in forward}, self.facts)

    @cached_property
    def _wholes(self) -> tuple[dict[str, str], dict[str, Node]]:
        """For each node the one that stands for it where steps do not count, and those nodes."""
        whole: dict[str, str] = {}
        nodes: dict[str, Node] = {}
        same: dict[tuple[str, tuple[Answer, ...]], str] = {}
        for key, node in self.nodes.items():
            whole[key] = key
            if isinstance(node, Question):
                answers = _joined((v, whole[node.to(v)]) for v in self.facts[node.fact])
                only = answers[0].to if len(answers) == 1 else None
                whole[key] = only or same.setdefault((node.fact, answers), key)
                nodes.setdefault(whole[key], Question(key, node.fact, answers))
            else:
                nodes[key] = node
        return whole, nodes

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names of the nodes of ``brief``: a question's is its fact, then its way there."""
        whole, nodes = self._wholes
        names: dict[str, str] = {}
        waiting: list[tuple[str, tuple[str, ...]]] = [(whole[self.start], ())]
        taken = {node.key for node in nodes.values() if isinstance(node, Leaf)}
        for key, path in waiting:
            node = nodes[key]
            if key in names:
                continue
            names[key] = key if isinstance(node, Leaf) else _name(node.fact, path, taken)
            taken.add(names[key])
            if isinstance(node, Question):
                waiting += [(a.to, (*path, a.values[0])) for a in node.answers]
        return names


def compile_guide(
    space: Space, boxes: Mapping[str, Box], steps: Mapping[str, Iterable[Box]]
) -> Graph:
    """Compile a guide from the boxes of what it leads to, and of the steps there.

    A question is asked if and only if something that is still possible depends on it. A node
    stands after those that its answers lead to.
    """
    facts = {fact: tuple(record.values) for fact, record in space.facts.items()}
    nodes: dict[str, Node] = {}
    same: dict[tuple[str, tuple[Answer, ...]], str] = {}
    found: dict[State, str] = {}

    def build(state: State) -> str:
        if state in found:
            return found[state]
        asked = {fact for _, own, inner in state for box in (own, *inner) for fact, _ in box}
        fact = next((fact for fact in facts if fact in asked), None)
        if fact is None:
            found[state] = key = state[0][0] if state else NOWHERE
            nodes[key] = Leaf(key, key)
            return key
        answers = _joined((v, build(tuple(_after(state, fact, v)))) for v in facts[fact])
        found[state] = key = same.setdefault((fact, answers), f"{fact}?{len(nodes)}")
        nodes.setdefault(key, Question(key, fact, answers))
        return key

    whole = [
        (n, frozenset(box.items()), frozenset(frozenset(b.items()) for b in steps.get(n, ())))
        for n, box in boxes.items()
    ]
    return Graph(build(tuple(whole)), nodes, facts)


def _after(state: State, fact: str, value: str) -> Iterator[tuple[str, Open, frozenset[Open]]]:
    """Yield what is possible and open after an answer."""
    for name, own, inner in state:
        still = _rest(own, fact, value)
        if still is not None:
            rests = (_rest(box, fact, value) for box in inner)
            yield name, still, frozenset(box for box in rests if box)


def _rest(box: Open, fact: str, value: str) -> Open | None:
    """Return what is open of a box after an answer, or None if it shuts the box out."""
    own = next((pair for pair in box if pair[0] == fact), None)
    if own is None:
        return box
    return box - {own} if value in own[1] else None


def _joined(answers: Iterable[tuple[str, str]]) -> tuple[Answer, ...]:
    """Put answers that lead to the same place together."""
    found: dict[str, tuple[str, ...]] = {}
    for value, to in answers:
        found[to] = (*found.get(to, ()), value)
    return tuple(Answer(values, to) for to, values in found.items())


def _named(node: Node, names: Mapping[str, str]) -> Node:
    if isinstance(node, Leaf):
        return node
    answers = (Answer(a.values, names[a.to]) for a in node.answers)
    return Question(names[node.key], node.fact, tuple(answers))


def _name(fact: str, path: tuple[str, ...], taken: Collection[str]) -> str:
    """Return a new name for a question; a checklist's id is none, since its leaf has that name."""
    for length in range(len(path) + 1):
        name = "-".join((fact, *path[len(path) - length :]))
        if name not in taken:
            return name
    return f"{fact}-{len(taken)}"
