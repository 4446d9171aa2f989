"""Practice: cases and questions made from the proof, each with exactly one right answer.

Nothing is written by hand but the shape of a question: the right answer is what the proof says,
and the wrong ones are what the plan says of something else.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from macros.plan.asking import find_route
from macros.plan.deadlines import step_due
from macros.plan.model import Plan, Step
from macros.plan.proof import Proof, Situation
from macros.plan.routes import example
from macros.plan.ways import first_of

Kind = Literal["vem", "forst", "nar", "barn", "om-barn"]
MOST_ANSWERS = 4
CHILDREN = "barn"
"""The guide's fact that says whether there are children."""
PEOPLE: tuple[str, ...] = (
    "Amina", "Anders", "Anja", "Bengt", "Bo", "Camilla", "Dragan", "Ebba", "Elin", "Emil",
    "Farah", "Gunnar", "Hanna", "Hassan", "Ida", "Ingrid", "Ivan", "Jamal", "Johan", "Karin",
    "Lars", "Leila", "Lena", "Linh", "Maja", "Marek", "Maria", "Mats", "Mirjam", "Nadja",
    "Nils", "Olga", "Omar", "Petra", "Rut", "Samir", "Sara", "Sofia", "Tomas", "Ulla", "Vera",
    "Yusuf", "Åsa", "Örjan",
)  # fmt: skip
"""Names of invented people."""
_TELLS_TIME = re.compile("varje|samma dag|dagen|veck|månad|genast|direkt|inom", re.IGNORECASE)
"""Words in a step that would give its time away."""
_CHILDREN = re.compile(r"\bbarn", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """A question with its answers, of which one is right, and the step that shows why."""

    kind: Kind
    ask: str
    answers: tuple[str, ...]
    right: int
    step: str | None = None
    """The step that gives the answer, or None where the checklist's owner does."""
    why: str | None = None
    """The id of the checklist that the answer comes from, where it is another one."""

    @property
    def answer(self) -> str:
        """The right answer."""
        return self.answers[self.right]


@dataclass(frozen=True)
class Case:
    """A situation as it meets a learner: somebody invented, what is known, and questions."""

    key: str
    """Changes when what is asked or answered does, so that it is practised anew."""
    name: str
    facts: Mapping[str, str]
    checklist: str
    owner: str
    roles: frozenset[str]
    """The roles that have something to do in it."""
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Practice:
    """All cases of a plan."""

    proof: Proof

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """A case for every situation, in the order of the proof."""
        return tuple(self._case(situation) for situation in self.proof.situations)

    @property
    def _plan(self) -> Plan:
        return self.proof.plan

    def _case(self, situation: Situation) -> Case:
        facts = example(self.proof, situation)
        routine = self._plan.routines[situation.routine]
        steps = self._steps(situation)
        seed = ";".join(f"{fact}={value}" for fact, value in facts.items())
        questions = tuple(self._questions(situation, facts, steps, seed))
        told = seed + "".join(f"|{q.ask}|{q.answer}" for q in questions)
        return Case(
            f"{_hash(told):08x}",
            PEOPLE[_hash(seed) % len(PEOPLE)],
            facts,
            situation.routine,
            routine.owner,
            frozenset(step.role for step in steps),
            questions,
        )

    def _steps(self, situation: Situation) -> list[Step]:
        """Return the steps that some way passes, in reading order."""
        nodes = self.proof.courses[situation.routine].nodes
        reached = sorted(self.proof.ways[situation].reached)
        return [step for index in reached if (step := nodes[index].step)]

    def _questions(
        self, situation: Situation, facts: Mapping[str, str], steps: list[Step], seed: str
    ) -> Iterator[Question]:
        for question in (
            self._who(situation, steps, seed),
            self._first(situation, steps, seed),
            self._when(steps, seed),
            self._children(situation, steps, seed),
            self._if_children(facts, steps, seed),
        ):
            if question:
                yield question

    def _who(self, situation: Situation, steps: list[Step], seed: str) -> Question | None:
        owner = self._plan.routines[situation.routine].owner
        wrong = self._other_roles(owner, steps)
        return _question("vem", "Vem ansvarar för ärendet?", self._title(owner), wrong, seed)

    def _other_roles(self, right: str, steps: Iterable[Step]) -> list[str]:
        """Return the other roles, those first that work in the case or own others like it."""
        near = dict.fromkeys(step.role for step in steps)
        owners = dict.fromkeys(r.owner for r in self._plan.routines.values())
        staff = (key for key, role in self._plan.roles.items() if not role.outside)
        inside = {key for key, role in self._plan.roles.items() if not role.outside}
        ranked = [role for role in owners if role in near] + [*near, *owners, *staff]
        return [self._title(r) for r in dict.fromkeys(ranked) if r in inside and r != right]

    def _first(self, situation: Situation, steps: list[Step], seed: str) -> Question | None:
        owner = self._plan.routines[situation.routine].owner
        first = self._only_first(situation, lambda step: step.role == owner)
        if first is None:
            return None
        own = [step for step in steps if step.role == owner and step is not first]
        wrong = [self._says(step) for step in own] + self._texts_of[owner]
        ask = f"Vad gör den som ansvarar först: {_small(self._title(owner))}?"
        return _from(_question("forst", ask, self._says(first), wrong, seed), first)

    def _when(self, steps: list[Step], seed: str) -> Question | None:
        timed = [
            (step, time)
            for step in steps
            if step.do and not _TELLS_TIME.search(step.do) and (time := self._time(step))
        ]
        if not timed:
            return None
        later = [pair for pair in timed if _period(pair[0], self._plan) != "P0D"] or timed
        step, right = min(later, key=lambda pair: _hash(seed + pair[0].id))
        own = _period(step, self._plan)
        wrong = [time for time, period in self._times.items() if period != own]
        wrong.sort(key=lambda time: _hash(seed + time))
        ask = f"När ska det här göras? ”{step.do}”"
        return _from(_question("nar", ask, right, wrong, seed), step)

    def _children(self, situation: Situation, steps: list[Step], seed: str) -> Question | None:
        if not self._has_children(situation):
            return None
        first = self._only_first(situation, self._for_children)
        if first is None:
            return None
        here = {self._says(step) for step in steps}
        others = list(self._texts_for_children)
        mine = [self._says(s) for s in steps if self._for_children(s) and s is not first]
        others.sort(key=lambda text: _hash(seed + text))
        wrong = mine[:1] + [text for text in others if text not in here] + mine[1:]
        question = _question("barn", "Vad görs först för barnen?", self._says(first), wrong, seed)
        return _from(question, first)

    @cached_property
    def _texts_for_children(self) -> dict[str, None]:
        return {self._says(s): None for s in self._all_steps if self._for_children(s)}

    @cached_property
    def _texts_of(self) -> dict[str, list[str]]:
        """What each role does somewhere, in words."""
        found: dict[str, list[str]] = {role: [] for role in self._plan.roles}
        for step in self._all_steps:
            found[step.role].append(self._says(step))
        return {role: list(dict.fromkeys(texts)) for role, texts in found.items()}

    def _has_children(self, situation: Situation) -> bool:
        return all(region.get(CHILDREN) == frozenset({"ja"}) for region in situation.regions)

    def _if_children(
        self, facts: Mapping[str, str], steps: list[Step], seed: str
    ) -> Question | None:
        """Ask who owns the case if there turn out to be children, where there are none."""
        if facts.get(CHILDREN) != "nej":
            return None
        route = find_route(self.proof, {**facts, CHILDREN: "ja"})
        if route.next or len(route.possible) != 1:
            return None
        name = route.possible[0]
        owner = self._plan.routines[name].owner
        ask = "Det visar sig att det finns barn i hushållet. Vem ansvarar då?"
        wrong = self._other_roles(owner, steps)
        question = _question("om-barn", ask, self._title(owner), wrong, seed)
        return question and replace(question, why=name)

    def _for_children(self, step: Step) -> bool:
        """Tell whether a step is there for the children: by its condition, or by the law."""
        own = step.when.get(CHILDREN) == ("ja",)
        return own or not self._about_children.isdisjoint(step.sources)

    @cached_property
    def _about_children(self) -> frozenset[str]:
        """The statutes that speak of children."""
        statutes = self._plan.statutes.items()
        return frozenset(f"lag:{key}" for key, s in statutes if _CHILDREN.search(s.says))

    def _only_first(self, situation: Situation, wanted: Callable[[Step], bool]) -> Step | None:
        """Return the wanted step that comes first on every way, or None if that differs."""
        course = self.proof.courses[situation.routine]
        indexes = frozenset(i for i, n in enumerate(course.nodes) if n.step and wanted(n.step))
        found = first_of(course, self.proof.applies(situation), indexes)
        (only,) = found if len(found) == 1 else (None,)
        return None if only is None else course.nodes[only].step

    @cached_property
    def _all_steps(self) -> tuple[Step, ...]:
        nodes = (node for course in self.proof.courses.values() for node in course.nodes)
        return tuple(node.step for node in nodes if node.step)

    @cached_property
    def _times(self) -> dict[str, str]:
        """The times that steps have, in words, with their periods."""
        return {time: _period(s, self._plan) for s in self._all_steps if (time := self._time(s))}

    def _time(self, step: Step) -> str | None:
        due = step_due(step, self._plan, {})
        return due.text if due else None

    def _says(self, step: Step) -> str:
        if step.do:
            return step.do
        ask = self._plan.facts[step.decide or ""].ask
        return f"Avgör: {_small(ask)}"

    def _title(self, role: str) -> str:
        return self._plan.roles[role].title


def _question(kind: Kind, ask: str, right: str, wrong: Iterable[str], seed: str) -> Question | None:
    """Return a question with the first distinct wrong answers, in an order that tells nothing."""
    others = [text for text in dict.fromkeys(wrong) if text != right][: MOST_ANSWERS - 1]
    if len(others) < 2:
        return None
    answers = sorted([right, *others], key=lambda text: _hash(seed + kind + text))
    return Question(kind, ask, tuple(answers), answers.index(right))


def _from(question: Question | None, step: Step) -> Question | None:
    return question and replace(question, step=step.id)


def _period(step: Step, plan: Plan) -> str:
    if step.deadline:
        return plan.deadlines[step.deadline].within
    return f"every {step.every}" if step.every else step.within or ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _hash(text: str) -> int:
    """Return a number that follows from a text and tells nothing: the order of answers, a name."""
    return zlib.crc32(text.encode())
