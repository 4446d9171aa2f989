"""Situations as they are practised: what is known, who does what, and what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.compiled.routes import example
from macros.content.model import Plan, Step, When
from macros.proof.proof import Proof, Situation

CHILD = re.compile(r"\bbarn", re.IGNORECASE)


@dataclass(frozen=True)
class Ground:
    """A plan with what its questions are made from."""

    proof: Proof

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.proof.plan

    @cached_property
    def lines(self) -> Mapping[str, Mapping[int, Step]]:
        """The steps of each routine that are lines of their own, by their place in its course."""
        return {
            name: {index: node.line for index, node in enumerate(course.nodes) if node.line}
            for name, course in self.proof.courses.items()
        }

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The lines of all routines."""
        return tuple(step for steps in self.lines.values() for step in steps.values())

    @cached_property
    def parts(self) -> Mapping[str, Mapping[int, int]]:
        """For each routine the number of the part in which each line stands: a block is one."""
        return {name: dict(_parts(steps)) for name, steps in self.lines.items()}

    @cached_property
    def children(self) -> Mapping[str, str]:
        """The guide's fact that says whether there are children, with the answer that says so."""
        fact = self.proof.landmarks.children
        answer = self.plan.facts[fact].children if fact else None
        return {fact: answer} if fact and answer else {}

    def for_children(self, step: Step) -> bool:
        """Tell whether a step is there for the children: by condition, law, or what act it is."""
        return self._marked(step) or step.act in self._acts_for_children

    def _marked(self, step: Step) -> bool:
        return self._for_families(step.when) or not self._about_children.isdisjoint(step.sources)

    def _for_families(self, when: When) -> bool:
        return any(when.get(fact) == (answer,) for fact, answer in self.children.items())

    @cached_property
    def _acts_for_children(self) -> frozenset[str]:
        """The acts that are only there for children: by themselves, or in families' routines."""
        seen: dict[str, list[tuple[bool, bool]]] = {}
        for name, steps in self.lines.items():
            families = self._for_families(self.plan.routines[name].when)
            for step in steps.values():
                seen.setdefault(step.act or "", []).append((self._marked(step), families))
        return frozenset(
            act
            for act, found in seen.items()
            if act and any(marked for marked, _ in found) and all(map(any, found))
        )

    @cached_property
    def _about_children(self) -> frozenset[str]:
        """The statutes that speak of children."""
        statutes = self.plan.statutes.items()
        return frozenset(f"lag:{key}" for key, s in statutes if CHILD.search(s.says))

    def says(self, step: Step) -> str:
        """Return what a step says to do or to find out."""
        return step.do or f"Avgör: {small(self.plan.facts[step.decide or ''].ask)}"

    def title(self, role: str) -> str:
        """Return the name of a role."""
        return self.plan.roles[role].title


@dataclass(frozen=True, eq=False)
class Scene:
    """A situation with all that its questions are made from."""

    ground: Ground
    situation: Situation

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """Answers that lead to it."""
        return example(self.ground.proof, self.situation)

    @cached_property
    def seed(self) -> str:
        """The answers in words, from which everything follows that looks like chance."""
        facts = self.ground.plan.facts
        pairs = ((facts[fact], value) for fact, value in self.facts.items())
        return ";".join(f"{fact.ask} {fact.values[value].label}" for fact, value in pairs)

    def seed_of(self, role: str) -> str:
        """Return the same for all cases of a role in the checklist."""
        return f"{self.ground.plan.routines[self.routine].title};{self.ground.title(role)}"

    @property
    def routine(self) -> str:
        """The id of its checklist."""
        return self.situation.routine

    @property
    def owner(self) -> str:
        """The role that owns it."""
        return self.ground.plan.routines[self.routine].owner

    @cached_property
    def steps(self) -> Mapping[int, Step]:
        """The lines that some way passes, by their place in the course, in reading order."""
        reached = self.ground.proof.ways[self.situation].reached
        lines = self.ground.lines[self.routine]
        return {index: step for index, step in lines.items() if index in reached}

    @cached_property
    def said(self) -> frozenset[str]:
        """What all of its steps say."""
        return frozenset(map(self.ground.says, self.steps.values()))

    @cached_property
    def _of(self) -> Mapping[str, Mapping[int, Step]]:
        found: dict[str, dict[int, Step]] = {}
        for index, step in self.steps.items():
            found.setdefault(step.role, {})[index] = step
        return found

    @property
    def roles(self) -> frozenset[str]:
        """The roles that have a step in it."""
        return frozenset(self._of)

    def of(self, role: str) -> Mapping[int, Step]:
        """Return the steps of a role."""
        return self._of.get(role, {})

    def first(self, wanted: Iterable[int]) -> int | None:
        """Return the wanted step that comes first on every way, or None if that differs.

        A way only goes forward, so the first one that some way passes must be on all of them.
        """
        index = min(wanted, default=None)
        return index if index is not None and self._always >> index & 1 else None

    @cached_property
    def _always(self) -> int:
        """The nodes that every way passes, a bit for each index."""
        return self.ground.proof.follow(self.situation, lambda index: 1 << index).always

    @property
    def has_children(self) -> bool:
        """Whether there are children, whatever else is answered."""
        answers = self.ground.children
        return bool(answers) and all(
            region.get(fact) == frozenset({answer})
            for region in self.situation.regions
            for fact, answer in answers.items()
        )

    @property
    def childless(self) -> bool:
        """Whether somebody has answered that there are no children."""
        answers = self.ground.children
        return any(self.facts.get(fact, answer) != answer for fact, answer in answers.items())


def _parts(steps: Mapping[int, Step]) -> Iterator[tuple[int, int]]:
    part, block = 0, None
    for index, step in steps.items():
        if step.block != block:
            part, block = part + 1, step.block
        yield index, part


def small(text: str) -> str:
    """Return a text as it is written inside a sentence."""
    return text[:1].lower() + text[1:]
