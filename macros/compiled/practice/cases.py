"""The cases of a plan: one for every situation, as it meets a learner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.compiled.practice.questions import KINDS, Question, Questions, number_of
from macros.compiled.practice.scenes import Ground, Scene
from macros.proof.proof import Proof

PEOPLE: tuple[str, ...] = (
    "Amina", "Anders", "Anja", "Bengt", "Bo", "Camilla", "Dragan", "Ebba", "Elin", "Emil",
    "Farah", "Gunnar", "Hanna", "Hassan", "Ida", "Ingrid", "Ivan", "Jamal", "Johan", "Karin",
    "Lars", "Leila", "Lena", "Linh", "Maja", "Marek", "Maria", "Mats", "Mirjam", "Nadja",
    "Nils", "Olga", "Omar", "Petra", "Rut", "Samir", "Sara", "Sofia", "Tomas", "Ulla", "Vera",
    "Yusuf", "Åsa", "Örjan",
)  # fmt: skip
"""Names of invented people."""


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
    own: Mapping[str, tuple[Question, ...]]
    """For each role the questions about what it does itself."""

    def asked(self, role: str) -> tuple[Question, ...]:
        """Return the questions for one who learns a role: its own stand in for the general."""
        own = {question.kind: question for question in self.own.get(role, ())}
        found = {question.kind: question for question in self.questions} | own
        return tuple(found[kind] for kind in KINDS if kind in found)


@dataclass(frozen=True)
class Practice:
    """All cases of a plan."""

    proof: Proof

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """A case for every situation, in the order of the proof."""
        scenes = (Scene(self._ground, situation) for situation in self.proof.situations)
        return tuple(map(self._case, scenes))

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.proof)

    @cached_property
    def _asked(self) -> Questions:
        return Questions(self._ground)

    @property
    def children(self) -> Mapping[str, str]:
        """The guide's fact that says whether there are children, with the answer that says so."""
        return self._ground.children

    def _case(self, scene: Scene) -> Case:
        questions = tuple(self._asked.of(scene))
        own = {
            role: tuple(self._asked.own(scene, role))
            for role in sorted(scene.roles | {scene.owner})
            if not self.proof.plan.roles[role].outside
        }
        every = [*questions, *(q for mine in own.values() for q in mine)]
        told = scene.seed + "".join(f"|{q.ask}|{q.answer}" for q in every)
        name = PEOPLE[number_of(scene.seed) % len(PEOPLE)]
        return Case(
            f"{number_of(told):08x}", name, scene.facts, scene.routine, scene.owner,
            scene.roles, questions, own,
        )  # fmt: skip
