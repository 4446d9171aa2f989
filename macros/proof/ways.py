"""The ways through a routine, counted by states and never listed.

A state is a step and what is remembered there: the case facts that some later step still
asks about. Time follows the number of states, not of ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from macros.content.model import Outcome, Step, Use, both

Memory = tuple[tuple[str, str], ...]
State = tuple[int, Memory]
END = -1
"""The index after the last step: a way that comes here runs off the end."""


@dataclass(slots=True)
class Node:
    """A step, or the end of a way (then ``step`` is None and ``outcome`` says which end).

    A point is a step of its own before the one that it belongs to: done when that is done, in the
    cases that the point is for.
    """

    step: Step | None
    outcome: Outcome | None = None
    of: Step | None = None
    """For a point, the step that it belongs to."""
    follows: dict[str | None, int] = field(default_factory=dict)
    """Where each outcome goes on; None: where a step that is done or passed over goes on."""

    @property
    def line(self) -> Step | None:
        """The step that a person ticks here; None for a point and for an end."""
        return None if self.of else self.step


@dataclass(frozen=True)
class Course:
    """A routine's steps in reading order; a way only goes to higher indexes."""

    nodes: tuple[Node, ...]
    guide_facts: frozenset[str]
    remembered: tuple[frozenset[str], ...]
    """For each index the case facts that its step or a later one asks about."""
    chooses: tuple[bool, ...]
    """For each index whether its step decides, or depends on a case fact."""

    @cached_property
    def onward(self) -> list[tuple[int, int]]:
        """The steps from the last to the first, each with the index where it goes on."""
        return [(i, n.follows[None]) for i, n in enumerate(self.nodes) if n.step is not None][::-1]

    def asks(self, node: Node) -> list[tuple[str, tuple[str, ...]]]:
        """Return the conditions on case facts of a node's step."""
        when = node.step.when if node.step else {}
        return [(fact, values) for fact, values in when.items() if fact not in self.guide_facts]


@dataclass(frozen=True)
class Ways:
    """What holds for the ways of one situation; sets of nodes and of marks are bits."""

    count: int
    always: int
    """The marks that every way passes."""
    ever: int
    """The marks that some way passes."""
    passed: int
    """The nodes that some way passes, a bit for each index."""
    loose: tuple[tuple[str, str], ...] | None
    """The decisions on a way that runs off the end, or None."""

    @property
    def reached(self) -> frozenset[int]:
        """The indexes of the nodes that some way passes."""
        return frozenset(i for i in range(self.passed.bit_length()) if self.passed >> i & 1)


def lay_out(steps: tuple[Step | Use, ...], guide_facts: Iterable[str]) -> Course:
    """Return the course of a routine whose blocks are expanded."""
    nodes: list[Node] = []
    _join(_lay(steps, nodes), END)
    known = frozenset(guide_facts)
    later: frozenset[str] = frozenset()
    remembered = []
    for node in reversed(nodes):
        if node.step and not known.issuperset(node.step.when):
            later = later.union(node.step.when) - known
        remembered.append(later)
    chooses = tuple(n.step is not None and _is_choice(n.step, known) for n in nodes)
    return Course(tuple(nodes), known, tuple(reversed(remembered)), chooses)


def _is_choice(step: Step, known: frozenset[str]) -> bool:
    return step.decide is not None or not known.issuperset(step.when)


_Open = list[tuple[Node, str | None]]


def _join(open_ends: _Open, index: int) -> None:
    for node, value in open_ends:
        node.follows[value] = index


def _lay(steps: tuple[Step | Use, ...], nodes: list[Node]) -> _Open:
    """Add the steps and all inside them; return the ends that go on to what comes next."""
    open_ends: _Open = []
    for step in steps:
        if not isinstance(step, Step):
            continue
        for node in (*_points(step), Node(step)):
            _join(open_ends, len(nodes))
            nodes.append(node)
            open_ends = [(node, None)]
        for value, outcome in step.outcomes.items():
            open_ends += _lay_outcome(node, value, outcome, nodes)
    return open_ends


def _points(step: Step) -> Iterator[Node]:
    """Yield a step's points that can apply, each with the role and the conditions of the step."""
    for point in step.points:
        when = both(step.when, point.when)
        if when is not None:
            own = {"id": f"{step.id}.{point.id}", "do": point.do, "decide": None, "when": when}
            kept = {"sources": point.sources, "finding": point.finding, "sets": point.sets}
            none: dict[str, Any] = {
                "act": None,
                "letter": None,
                "dates": (),
                "points": (),
                "outcomes": {},
            }
            yield Node(step.model_copy(update=own | kept | none), of=step)


def _lay_outcome(node: Node, value: str, outcome: Outcome, nodes: list[Node]) -> _Open:
    ends: _Open = [(node, value)]
    if outcome.steps:
        _join(ends, len(nodes))
        ends = _lay(outcome.steps, nodes)
    if outcome.ends or outcome.becomes:
        _join(ends, len(nodes))
        nodes.append(Node(None, outcome))
        return []
    return ends


Applies = Callable[[int], bool]
_Choice = tuple[str, str] | None


@dataclass(frozen=True)
class Skeleton:
    """The choices of a situation: the same for all that differ only in steps without choice."""

    states: list[State]
    """In an order in which every move goes forward; the first is the start."""
    asked: list[bool]
    """For each state whether its step is done: its conditions hold."""
    moves: list[list[tuple[int, int]]]
    """For each state where it goes on: the index of a step, and the number of the next state."""
    counts: list[int]
    """For each state the number of ways from it."""
    loose: tuple[tuple[str, str], ...] | None
    """The decisions on a way that runs off the end, or None."""


def follow(
    course: Course,
    applies: Applies,
    marks: Callable[[int], int],
    skeleton: Skeleton | None = None,
) -> Ways:
    """Follow every way of a situation.

    ``applies`` tells of a node's index whether its step's conditions on guide facts hold;
    ``marks`` gives the bits that passing it sets.
    """
    bones = skeleton or choices(course, applies)
    run_marks, run_nodes = _runs(course, applies, marks)
    always = [0] * len(bones.states)
    ever, passed = run_marks[0], run_nodes[0]
    for number in range(len(bones.states) - 1, -1, -1):
        common = -1 if bones.moves[number] else 0
        for start, after in bones.moves[number]:
            common &= always[after] | run_marks[start]
            ever |= run_marks[start]
            passed |= run_nodes[start]
        index = bones.states[number][0]
        if bones.asked[number]:
            common |= marks(index)
            ever |= marks(index)
            passed |= 1 << index
        always[number] = common
    return Ways(bones.counts[0], always[0] | run_marks[0], ever, passed, bones.loose)


def _runs(
    course: Course, applies: Applies, marks: Callable[[int], int]
) -> tuple[list[int], list[int]]:
    """Return for each index the marks and the nodes from there to the next choice or end.

    The last entry, which ``END`` leads to, is empty.
    """
    length = len(course.nodes)
    run_marks, run_nodes = [0] * (length + 1), [0] * (length + 1)
    for index, after in course.onward:
        does = applies(index)
        if does and course.chooses[index]:
            continue
        run_marks[index], run_nodes[index] = run_marks[after], run_nodes[after]
        if does:
            run_marks[index] |= marks(index)
            run_nodes[index] |= 1 << index
    return run_marks, run_nodes


def longest(course: Course, applies: Applies, skeleton: Skeleton | None = None) -> int:
    """Return the most steps that are done on one way; points are not steps."""
    bones = skeleton or choices(course, applies)
    _, run_nodes = _runs(course, applies, lambda _: 0)
    steps = sum(1 << i for i, n in enumerate(course.nodes) if n.step and n.of is None)
    runs = [(nodes & steps).bit_count() for nodes in run_nodes]
    most = [0] * len(bones.states)
    for number in range(len(bones.states) - 1, -1, -1):
        onward = (runs[start] + most[after] for start, after in bones.moves[number])
        index = bones.states[number][0]
        done = bones.asked[number] and steps >> index & 1
        most[number] = int(done) + max(onward, default=0)
    return runs[0] + most[0]


def choices(course: Course, applies: Applies) -> Skeleton:
    """Return the choices of a situation, and the ways that they make."""
    stops = _stops(course, applies)
    start: State = (stops[0], ())
    numbers: dict[State, int] = {}
    moves: dict[State, list[tuple[int, State]]] = {}
    parents: dict[State, tuple[State, _Choice]] = {}
    waiting: dict[int, dict[State, None]] = {start[0]: {start: None}}
    while waiting:
        index = min((i for i in waiting if i != END), default=END)
        for state in waiting.pop(index):
            numbers[state] = len(numbers)
            moves[state] = []
            for follows, memory, choice in _choices(course, state, applies):
                target = (stops[follows], _kept(course, memory, stops[follows]))
                moves[state].append((follows, target))
                if target not in waiting.setdefault(target[0], {}):
                    waiting[target[0]][target] = None
                    parents[target] = (state, choice)
    numbered = [[(follows, numbers[target]) for follows, target in m] for m in moves.values()]
    loose = next((state for state in numbers if state[0] == END), None)
    return Skeleton(
        list(numbers),
        [state[0] != END and _asked(course, state, applies) for state in numbers],
        numbered,
        _counts(numbered),
        _decisions(loose, parents) if loose else None,
    )


def _counts(moves: list[list[tuple[int, int]]]) -> list[int]:
    counts = [1] * len(moves)
    for number in range(len(moves) - 1, -1, -1):
        if moves[number]:
            counts[number] = sum(counts[after] for _, after in moves[number])
    return counts


def _stops(course: Course, applies: Applies) -> list[int]:
    """Return for each index the next choice or end; the last entry is that of ``END``."""
    stops = [END] * (len(course.nodes) + 1)
    for index in range(len(course.nodes) - 1, -1, -1):
        node = course.nodes[index]
        chooses = node.step is None or (course.chooses[index] and applies(index))
        stops[index] = index if chooses else stops[node.follows[None]]
    return stops


def first_of(course: Course, applies: Applies, wanted: frozenset[int]) -> set[int | None]:
    """Return the wanted indexes that come first on some way; None: some way has none of them."""
    start: State = (0 if course.nodes else END, ())
    todo, seen = [start], {start}
    found: set[int | None] = set()
    while todo:
        state = todo.pop()
        if state[0] in wanted and _asked(course, state, applies):
            found.add(state[0])
            continue
        choices = _choices(course, state, applies)
        if not choices:
            found.add(None)
        nexts = {(index, _kept(course, memory, index)) for index, memory, _ in choices} - seen
        todo += nexts
        seen |= nexts
    return found


def _asked(course: Course, state: State, applies: Applies) -> bool:
    """Tell whether a state's step is done: its conditions hold, on guide and case facts."""
    index, memory = state
    node = course.nodes[index]
    if node.step is None or not node.step.when:
        return True
    if not applies(index):
        return False
    known = dict(memory)
    return all(known.get(fact) in values for fact, values in course.asks(node))


def _choices(course: Course, state: State, applies: Applies) -> list[tuple[int, Memory, _Choice]]:
    """Return where a state goes on, what is then known and what was decided."""
    index, memory = state
    node = course.nodes[index] if index != END else Node(None)
    step = node.step
    if step is None:
        return []
    if step.decide is None or not _asked(course, state, applies):
        return [(node.follows[None], memory, None)]
    rest = tuple(pair for pair in memory if pair[0] != step.decide)
    told = ((step.decide, value) for value in step.outcomes)
    return [(node.follows[pair[1]], (*rest, pair), pair) for pair in told]


def _kept(course: Course, memory: Memory, index: int) -> Memory:
    """Return the part of the memory that still matters at an index."""
    if not memory or index == END:
        return ()
    asked = course.remembered[index]
    return tuple(sorted(pair for pair in memory if pair[0] in asked))


def _decisions(
    state: State, parents: dict[State, tuple[State, _Choice]]
) -> tuple[tuple[str, str], ...]:
    taken = []
    while state in parents:
        state, choice = parents[state]
        if choice:
            taken.append(choice)
    return tuple(reversed(taken))
