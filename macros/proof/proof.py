"""What the checks look at: conditions as boxes, situations and their ways, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.content.landmarks import Landmarks
from macros.content.model import Obligation, Outcome, Plan, Step, cases, walk
from macros.content.references import Mention, known_ids, mentions
from macros.proof.decisions import Graph, compile_guide
from macros.proof.guarantees import Verdict, judge
from macros.proof.space import Box, Space
from macros.proof.ways import Course, Skeleton, Ways, choices, follow, lay_out


@dataclass(frozen=True, eq=False)
class Situation:
    """A distinct treatment: a routine and the steps of it that apply."""

    routine: str
    applies: frozenset[int]
    """The indexes, in the routine's course, of the conditional steps that apply."""
    regions: tuple[Box, ...]


@dataclass(frozen=True)
class Carried:
    """What the steps of a routine carry: a bit for each obligation, and the steps' bits."""

    bits: Mapping[tuple[str, str], int]
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Proof:
    """A plan with all that can be derived from its conditions. References must be sound."""

    plan: Plan

    @cached_property
    def landmarks(self) -> Landmarks:
        """The records that the program recognises by their keys."""
        return Landmarks.of(self.plan)

    def space(self, guide: str) -> Space:
        """Return the space of a guide's facts, in the order of its questions."""
        return self._spaces[guide]

    @cached_property
    def _spaces(self) -> dict[str, Space]:
        return {
            name: Space({fact: self.plan.facts[fact] for fact in guide.questions})
            for name, guide in self.plan.guides.items()
        }

    @cached_property
    def staff(self) -> Space:
        """The facts that the staff's guide asks for; none without such a guide."""
        return self._spaces.get(self.landmarks.staff or "") or Space({})

    @cached_property
    def landlord(self) -> Space:
        """The facts that the landlords' guide asks for; none without such a guide."""
        return self._spaces.get(self.landmarks.landlord or "") or Space({})

    @cached_property
    def steps(self) -> tuple[tuple[str, Step], ...]:
        """Every step of every routine, blocks' steps included, with the routine's id."""
        return tuple((n, s) for n, r in self.plan.routines.items() for s in walk(r.steps))

    @cached_property
    def written(self) -> tuple[Step, ...]:
        """Every step as it is written: in routines, blocks and processes once each."""
        own = [step for _, step in self.steps if not step.block]
        blocks = [step for block in self.plan.blocks.values() for step in walk(block.steps)]
        return (*own, *blocks, *(s for law in self.plan.law.values() for s in walk(law.steps)))

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The closed box of each routine that can hold."""
        closed = {name: self.staff.close(r.when) for name, r in self.plan.routines.items()}
        return {name: box for name, box in closed.items() if box is not None}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of an id in the plan."""
        return tuple(mentions(self.plan))

    @cached_property
    def astray(self) -> tuple[tuple[Mention, Mapping[str, object]], ...]:
        """Every mention of what is not there, with what could be meant."""
        meant = {p: known_ids(self.plan, p) for p in {m.pointer for m in self.mentions}}
        lost = {p: ids for p, ids in meant.items() if ids is not None and p.id not in ids}
        return tuple((m, lost[m.pointer]) for m in self.mentions if m.pointer in lost)

    @cached_property
    def endings(self) -> dict[str, Box]:
        """The closed box of each of the landlords' endings that can hold."""
        space = self.landlord
        closed = {name: space.close(e.when) for name, e in self.plan.landlords.items()}
        return {name: box for name, box in closed.items() if box is not None}

    @cached_property
    def cover(self) -> list[tuple[Box, tuple[str, ...]]]:
        """Regions that make up the whole space, each with the routines that cover it."""
        return list(self.staff.split({}, self.boxes))

    @cached_property
    def courses(self) -> dict[str, Course]:
        """The steps of each routine, laid out."""
        return {name: lay_out(r.steps, self.staff.facts) for name, r in self.plan.routines.items()}

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """All situations, routine by routine."""
        return tuple(s for name in self.boxes for s in self._situations(name))

    @cached_property
    def conditional(self) -> dict[str, dict[int, Box]]:
        """For each routine the closed boxes of the steps with conditions on guide facts."""
        return {name: dict(self._conditional(course)) for name, course in self.courses.items()}

    def _conditional(self, course: Course) -> Iterator[tuple[int, Box]]:
        for index, node in enumerate(course.nodes):
            box = self.staff.close(node.step.when) if node.step else None
            if box:
                yield index, box

    @cached_property
    def step_boxes(self) -> dict[str, list[Box]]:
        """For each routine what its steps ask beyond the routine's own conditions."""
        found: dict[str, list[Box]] = {}
        for name, whole in self.boxes.items():
            boxes = [b for b in self.conditional[name].values() if self.staff.meets(b, whole)]
            found[name] = [
                {f: v for f, v in box.items() if not (f in whole and whole[f] <= v)}
                for box in boxes
            ]
        return found

    @cached_property
    def decisions(self) -> Graph:
        """The staff's guide: what is asked, and the routine that the answers lead to."""
        return compile_guide(self.staff, self.boxes, self.step_boxes)

    @cached_property
    def landlord_decisions(self) -> Graph:
        """The landlords' guide: what is asked, and what the answers lead to."""
        return compile_guide(self.landlord, self.endings, {})

    @cached_property
    def questions(self) -> dict[str, set[str]]:
        """For each routine the facts that its conditions or its steps' ask about."""
        return {
            name: {fact for box in (whole, *self.step_boxes[name]) for fact in box}
            for name, whole in self.boxes.items()
        }

    def _situations(self, name: str) -> Iterator[Situation]:
        alike: dict[frozenset[tuple[str, frozenset[str]]], list[int]] = {}
        for index, box in self.conditional[name].items():
            alike.setdefault(frozenset(box.items()), []).append(index)
        boxes = {tuple(indexes): dict(box) for box, indexes in alike.items()}
        grouped: dict[frozenset[int], list[Box]] = {}
        for region, covering in self.staff.split(self.boxes[name], boxes):
            grouped.setdefault(frozenset(i for some in covering for i in some), []).append(region)
        for applies, regions in grouped.items():
            yield Situation(name, applies, tuple(regions))

    @cached_property
    def carried(self) -> dict[str, Carried]:
        """For each routine the obligations that its steps carry."""
        return {name: self._carried(name) for name in self.plan.routines}

    def _carried(self, name: str) -> Carried:
        bits: dict[tuple[str, str], int] = {}
        steps = []
        for node in self.courses[name].nodes:
            mask = 0
            for key in self._keys(node.step) if node.step else ():
                mask |= bits.setdefault(key, 1 << len(bits))
            steps.append(mask)
        return Carried(bits, tuple(steps))

    def _keys(self, step: Step) -> Iterator[tuple[str, str]]:
        """Yield what a step carries: duties of its own role, and its time rule."""
        if step.deadline:
            yield "deadlines", step.deadline
        for source in step.sources:
            kind, _, key = source.partition(":")
            duty = self.plan.duties.get(key)
            if kind == "plan" and duty and duty.role == step.role:
                yield "duties", key

    @cached_property
    def ways(self) -> dict[Situation, Ways]:
        """The ways of every situation."""
        return {
            situation: self.follow(situation, self.carried[name].steps.__getitem__)
            for name, situations in self.of_routine.items()
            for situation in situations
        }

    def follow(self, situation: Situation, marks: Callable[[int], int]) -> Ways:
        """Follow every way of a situation; ``marks`` gives the bits that passing a node sets."""
        course, applies = self.courses[situation.routine], self.applies(situation)
        return follow(course, applies, marks, self._skeletons[self._chosen(situation)])

    @cached_property
    def _skeletons(self) -> dict[tuple[str, frozenset[int]], Skeleton]:
        """The choices of all situations: those with the same choices share them."""
        known = {self._chosen(situation): situation for situation in self.situations}
        return {
            chosen: choices(self.courses[situation.routine], self.applies(situation))
            for chosen, situation in known.items()
        }

    def _chosen(self, situation: Situation) -> tuple[str, frozenset[int]]:
        """Return the routine of a situation, and the choices that there are in it."""
        course = self.courses[situation.routine]
        return situation.routine, frozenset(i for i in situation.applies if course.chooses[i])

    def applies(self, situation: Situation) -> Callable[[int], bool]:
        """Return whether the step at an index applies, as far as the guide's facts tell."""
        return (self._unguided[situation.routine] | situation.applies).__contains__

    @cached_property
    def _unguided(self) -> dict[str, frozenset[int]]:
        """For each routine the indexes where no condition on guide facts excludes anything."""
        return {
            name: frozenset(
                i
                for i, node in enumerate(course.nodes)
                if node.step is None or self.staff.close(node.step.when) == {}
            )
            for name, course in self.courses.items()
        }

    def image(self, region: Box, outcome: Outcome) -> Box:
        """Return the region that an outcome's ``becomes`` leads to from a region."""
        space = self.staff
        changed = {f: frozenset(v) for f, v in (outcome.becomes or {}).items() if f in space.facts}
        doubtful = self.doubtful(region, outcome)
        after = {f: v for f, v in region.items() if f not in doubtful} | changed
        for fact in space.facts:
            if fact in after and fact not in changed and not space.meets(after, space.scopes[fact]):
                del after[fact]
        return after

    def doubtful(self, region: Box, outcome: Outcome) -> set[str]:
        """Return the facts whose answers are asked for again: what they rest on has changed."""
        becomes = outcome.becomes or {}
        changed = {f for f, v in becomes.items() if region.get(f) != frozenset(v)}
        facts = self.staff.facts.items()
        return {f for f, fact in facts if f not in becomes and changed.intersection(fact.anew)}

    def targets(self, region: Box, outcome: Outcome) -> tuple[str, ...]:
        """Return the routines that a case can have after an outcome that changes it."""
        after = self.image(region, outcome)
        return tuple(name for name, box in self.boxes.items() if self.staff.meets(after, box))

    def open_after(self, region: Box, answered: Collection[str], outcome: Outcome) -> list[str]:
        """Return the guide's facts that an outcome leaves open and that still matter, in order."""
        if not outcome.becomes:
            return []
        targets = self.targets(region, outcome)
        needed = {fact for name in targets for fact in self.questions[name]}
        known = {*answered, *outcome.becomes} - self.doubtful(region, outcome)
        return [f for f in self.staff.facts if f in needed and f not in known]

    def obligations(self) -> Iterator[tuple[str, str, Obligation]]:
        """Yield every obligation that holds in some case, with its register and id."""
        for register in ("duties", "deadlines"):
            records: Mapping[str, Obligation] = getattr(self.plan, register)
            for key, record in records.items():
                if cases(record):
                    yield register, key, record

    def concerned(self, box: Box) -> Iterator[Situation]:
        """Yield the situations in which a box holds, wholly or in part."""
        for name, whole in self.boxes.items():
            if self.staff.meets(whole, box):
                yield from (s for s in self.of_routine[name] if self.holds(s, box))

    def holds(self, situation: Situation, box: Box) -> bool:
        """Tell whether a box holds in a situation, wholly or in part."""
        return any(self.staff.meets(region, box) for region in situation.regions)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Return for each guarantee where it is broken."""
        return judge(self)

    @cached_property
    def of_routine(self) -> dict[str, list[Situation]]:
        """The situations of each routine."""
        found: dict[str, list[Situation]] = {name: [] for name in self.boxes}
        for situation in self.situations:
            found[situation.routine].append(situation)
        return found

    @cached_property
    def answer_sets(self) -> int:
        """The number of full assignments of the facts in scope."""
        return self.staff.count({})

    @cached_property
    def total_ways(self) -> int:
        """The number of ways, over all situations."""
        return sum(w.count for w in self.ways.values())
