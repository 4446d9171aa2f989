"""Guarantees: what is done before what on every way, proved in one pass over the states.

A way starts with no act passed and ends at its end; nothing is carried over. Each guarantee is
one or more rules, each about a moment: where an act is done, or where a way ends. In that moment
an act must have been passed on every way there, or one of some cases must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import or_
from typing import TYPE_CHECKING

from macros.content.model import Guarantee, When
from macros.proof.space import Box, Space
from macros.proof.ways import END, Course, Skeleton, choices

if TYPE_CHECKING:
    from macros.proof.proof import Proof, Situation


@dataclass(frozen=True)
class Condition:
    """A condition in two parts: a closed box of the guide's facts, and the case facts."""

    box: Box
    rest: When

    def holds(self, known: Mapping[str, str]) -> bool:
        """Tell whether the case facts' part holds; what is not known does not."""
        return all(known.get(fact) in values for fact, values in self.rest.items())


Cell = tuple[frozenset[int], frozenset[int]]
"""A part of a situation: the numbers of the rule's conditions and of its cases that hold there."""


@dataclass(frozen=True)
class Moment:
    """A state in which an act is done or a way ends, and what is certain there."""

    number: int
    act: str | None
    passed: int
    known: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Rule:
    """What must hold where an act is done; without act, where a way ends."""

    key: str
    act: str | None
    first: str | None
    """The act that must have been passed."""
    whens: tuple[Condition, ...]
    cases: tuple[Condition, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The case facts that must be remembered until the moment."""
        return frozenset(f for c in (*self.whens, *self.cases) for f in c.rest)

    def about(self, cell: Cell, moment: Moment) -> bool:
        """Tell whether the rule says something of a moment in a part of a situation."""
        return any(self.whens[i].holds(moment.known) for i in cell[0])

    def excused(self, cell: Cell, moment: Moment) -> bool:
        """Tell whether one of the cases holds in a moment in a part of a situation."""
        return any(self.cases[i].holds(moment.known) for i in cell[1])

    def cells(self, space: Space, region: Box) -> Iterator[tuple[Box, Cell]]:
        """Yield the parts of a region, each with the conditions that hold in it."""
        boxes = {(0, i): condition.box for i, condition in enumerate(self.whens)}
        boxes |= {(1, i): condition.box for i, condition in enumerate(self.cases)}
        for part, covering in space.split(region, boxes):
            one, other = ([i for kind, i in covering if kind == n] for n in (0, 1))
            yield part, (frozenset(one), frozenset(other))


@dataclass(frozen=True, eq=False)
class Lane:
    """The states that some situations of a routine share, and the moments among them."""

    course: Course
    skeleton: Skeleton
    applies: Callable[[int], bool]
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Break:
    """A moment in which a rule does not hold, in one situation."""

    rule: Rule
    situation: Situation
    lane: Lane
    moment: Moment

    def regions(self, space: Space) -> Iterator[Box]:
        """Yield the parts of the situation in which the rule does not hold."""
        for region in self.situation.regions:
            for part, cell in self.rule.cells(space, region):
                if self.rule.about(cell, self.moment) and not self.rule.excused(cell, self.moment):
                    yield part


@dataclass(frozen=True)
class Verdict:
    """What the proof says of one guarantee."""

    breaks: tuple[Break, ...]
    speaks: bool
    """Whether there is any moment that it is about."""


def judge(proof: Proof) -> dict[str, Verdict]:
    """Return for each guarantee where it is broken."""
    rules = [r for key, g in proof.plan.guarantees.items() for r in _rules(proof.staff, key, g)]
    bits = {act: 1 << n for n, act in enumerate({r.first for r in rules if r.first})}
    breaks: dict[str, list[Break]] = {key: [] for key in proof.plan.guarantees}
    speaking: set[str] = set()
    for name, whole in proof.boxes.items():
        done = {None, *(node.step.act for node in proof.courses[name].nodes if node.step)}
        near = (r for r in rules if r.act in done)
        here = [r for r in near if any(proof.staff.meets(w.box, whole) for w in r.whens)]
        told: dict[tuple[Lane, Rule, frozenset[Cell]], list[tuple[Moment, bool]]] = {}
        for situation, lane, cells in _lanes(proof, name, here, bits):
            for rule, inside in cells.items():
                moments = told.get((lane, rule, inside))
                if moments is None:
                    moments = told[lane, rule, inside] = list(_verdicts(rule, lane, inside, bits))
                if moments:
                    speaking.add(rule.key)
                breaks[rule.key] += [
                    Break(rule, situation, lane, moment) for moment, met in moments if not met
                ]
    return {key: Verdict(tuple(found), key in speaking) for key, found in breaks.items()}


def _rules(space: Space, key: str, guarantee: Guarantee) -> Iterator[Rule]:
    whens = _parts(space, guarantee.when or ({},))
    for first, act in guarantee.pairs:
        yield Rule(key, act, first, whens, ())
    if guarantee.only_if:
        cases = _parts(space, guarantee.only_if.cases)
        yield Rule(key, guarantee.only_if.act, None, whens, cases)
    if guarantee.always:
        yield Rule(key, None, guarantee.always, whens, ())
    if guarantee.never:
        yield Rule(key, guarantee.never, None, whens, ())


def _parts(space: Space, whens: tuple[When, ...]) -> tuple[Condition, ...]:
    """Return the conditions that can hold, each in its two parts."""
    boxes = ((space.close(when), when) for when in whens)
    return tuple(
        Condition(box, {f: v for f, v in when.items() if f not in space.facts})
        for box, when in boxes
        if box is not None
    )


def _verdicts(
    rule: Rule, lane: Lane, cells: frozenset[Cell], bits: Mapping[str, int]
) -> Iterator[tuple[Moment, bool]]:
    """Yield the moments that a rule is about, each with whether it holds there."""
    for moment in lane.moments if cells else ():
        if moment.act != rule.act:
            continue
        passed = rule.first is not None and bool(moment.passed & bits[rule.first])
        met = [passed or rule.excused(cell, moment) for cell in cells if rule.about(cell, moment)]
        if met:
            yield moment, all(met)


def _lanes(
    proof: Proof, name: str, rules: list[Rule], bits: Mapping[str, int]
) -> Iterator[tuple[Situation, Lane, dict[Rule, frozenset[Cell]]]]:
    """Yield a routine's situations with their lane; those alike in what matters share one."""
    if not rules:
        return
    course = _stopping(proof.courses[name], rules)
    lanes: dict[frozenset[int], Lane] = {}
    cells = _Cells(proof, name, rules)
    for situation in proof.of_routine[name]:
        matters = frozenset(i for i in situation.applies if course.chooses[i])
        if matters not in lanes:
            applies = proof.applies(situation)
            bones = choices(course, applies)
            moments = tuple(_moments(course, bones, rules, bits))
            lanes[matters] = Lane(course, bones, applies, moments)
        yield situation, lanes[matters], cells.of(situation)


def _stopping(course: Course, rules: list[Rule]) -> Course:
    """Return the course with a stop at each act of the rules, and a longer memory."""
    acts = {act for r in rules for act in (r.act, r.first) if act}
    asked: dict[str | None, frozenset[str]] = {}
    for rule in rules:
        asked[rule.act] = asked.get(rule.act, frozenset()) | rule.facts
    later: frozenset[str] = frozenset()
    remembered = []
    for node, known in zip(reversed(course.nodes), reversed(course.remembered), strict=True):
        act = node.step.act if node.step else None
        if node.step is None or act is not None:
            later |= asked.get(act, frozenset())
        remembered.append(known | later)
    stops = (n.step is not None and n.step.act in acts for n in course.nodes)
    chooses = tuple(map(or_, course.chooses, stops))
    return replace(course, remembered=tuple(reversed(remembered)), chooses=chooses)


def _moments(
    course: Course, bones: Skeleton, rules: list[Rule], bits: Mapping[str, int]
) -> Iterator[Moment]:
    """Yield the moments of some rules, with the acts that every way there has passed."""
    about = {rule.act for rule in rules}
    passed = [-1] * len(bones.states)
    passed[0] = 0
    for number, (index, memory) in enumerate(bones.states):
        node = course.nodes[index] if index != END else None
        act = node.step.act if node and node.step else None
        done = node is not None and bones.asked[number] and (act is not None or node.step is None)
        if done and act in about:
            yield Moment(number, act, passed[number], dict(memory))
        after = passed[number] | (bits.get(act, 0) if done and act else 0)
        for _, target in bones.moves[number]:
            passed[target] &= after


class _Cells:
    """The parts of a routine's situations in which the rules' conditions hold."""

    def __init__(self, proof: Proof, name: str, rules: list[Rule]) -> None:
        self.space = proof.staff
        self.rules = rules
        everywhere = {rule: self._of(rule, proof.boxes[name]) for rule in rules}
        self.same = {rule: cells for rule, cells in everywhere.items() if len(cells) == 1}

    def of(self, situation: Situation) -> dict[Rule, frozenset[Cell]]:
        """Return for each rule the parts of a situation that it is about."""
        return {rule: self._about(rule, situation) for rule in self.rules}

    def _about(self, rule: Rule, situation: Situation) -> frozenset[Cell]:
        found = self.same.get(rule) or self._of(rule, *situation.regions)
        return frozenset(cell for cell in found if cell[0])

    def _of(self, rule: Rule, *regions: Box) -> set[Cell]:
        return {cell for region in regions for _, cell in rule.cells(self.space, region)}
