"""The shapes of questions: what is asked of a scene, its right answer and the wrong ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Literal, get_args
from zlib import crc32

from macros.compiled.asking import find_route
from macros.compiled.practice.distractors import MOST, Distractors, alike, apart
from macros.compiled.practice.scenes import CHILD, Ground, Scene, small
from macros.compiled.practice.times import Times, period_of
from macros.content.model import Step

Kind = Literal["vem", "mitt", "forst", "nar", "for-barnen", "om-barn"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of questions, in the order they are asked."""


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
class Questions:
    """What can be asked of the scenes of a plan."""

    ground: Ground

    @cached_property
    def wrong(self) -> Distractors:
        """The wrong answers."""
        return Distractors(self.ground)

    @cached_property
    def times(self) -> Times:
        """The times of the steps."""
        return Times(self.ground.plan, self.ground.steps)

    @cached_property
    def childless_times(self) -> Times:
        """The times of the steps that are not for children."""
        steps = (step for step in self.ground.steps if not self.ground.for_children(step))
        return Times(self.ground.plan, tuple(steps))

    def of(self, scene: Scene) -> Iterator[Question]:
        """Yield the questions about a scene for anyone."""
        asked = (
            self._who(scene),
            self._first(scene, scene.owner),
            self._when(scene),
            self._children(scene),
            self._if_children(scene),
        )
        return (question for question in asked if question)

    def own(self, scene: Scene, role: str) -> Iterator[Question]:
        """Yield the questions about what a role does itself in a scene."""
        asked = (
            self._mine(scene, role),
            self._first(scene, role, own=True),
            self._when(scene, role),
        )
        return (question for question in asked if question)

    def _who(self, scene: Scene) -> Question | None:
        right, wrong = self.ground.title(scene.owner), self.wrong.roles(scene.owner, scene)
        return _question("vem", "Vem ansvarar för ärendet?", right, wrong, scene.seed)

    def _first(self, scene: Scene, role: str, *, own: bool = False) -> Question | None:
        """Ask what a role does first; in every other case, what it does when that part is done."""
        mine = scene.of(role)
        first = scene.first(mine)
        if first is None:
            return None
        title, does = small(self.ground.title(role)), "du" if own else "rollen"
        who = f"Du är {title}." if own else f"Den som ansvarar är {title}."
        ask = f"{who} Vad gör {does} först?"
        parts = self.ground.parts[scene.routine]
        later = (index for index in mine if parts[index] > parts[first])
        then = scene.first(later) if number_of(scene.seed) % 2 else None
        block = self.ground.plan.blocks.get(mine[first].block or "")
        if then is not None and block:
            first = then
            ask = f"{who} ”{block.title}” är klart. Vad gör {does} sedan?"
        right = self.ground.says(mine[first])
        seed = scene.seed_of(role) if own else scene.seed
        wrong = apart(right, self._not_first(scene, mine[first], first, seed))
        return _from(_question("forst", ask, right, wrong, seed), mine[first])

    def _not_first(self, scene: Scene, right: Step, first: int, seed: str) -> Iterator[str]:
        """Yield what a role does in later parts, then elsewhere, then last in the same part."""
        mine, parts, says = scene.of(right.role), self.ground.parts[scene.routine], self.ground.says
        yield from (says(step) for index, step in mine.items() if parts[index] > parts[first])
        yield from (told.text for told in self.wrong.elsewhere(scene, right, seed))
        yield from (says(mine[index]) for index in reversed(list(mine)) if index > first)

    def _mine(self, scene: Scene, role: str) -> Question | None:
        """Ask one who does not own a case which step it has there: the one in fewest routines."""
        if role == scene.owner:
            return None
        mine = {index: step for index, step in scene.of(role).items() if step.do}
        known, says = self.wrong.told[role], self.ground.says
        always = [index for index in mine if scene.first([index]) == index]
        if not always:
            return None
        texts = {index: says(mine[index]) for index in always}
        rare = min(always, key=lambda i: (len(known[texts[i]].steps), number_of(texts[i])))
        right, here = mine[rare], [says(step) for step in mine.values()]
        seed = f"{scene.seed_of(role)};{says(right)}"
        never = (t.text for t in self.wrong.elsewhere(scene, right, seed) if not t.common)
        ask = f"Du är {small(self.ground.title(role))}. Vad gör du i just det här fallet?"
        wrong = apart(says(right), never, here)
        return _from(_question("mitt", ask, says(right), wrong, seed), right)

    def _when(self, scene: Scene, role: str | None = None) -> Question | None:
        """Ask when a step is to be done: one of a role's own, or of anyone."""
        steps = (scene.of(role) if role else scene.steps).values()
        timed = [step for step in steps if self._time(step)]
        if not timed:
            return None
        later = [step for step in timed if period_of(step, self.ground.plan) != "P0D"] or timed
        step = min(later, key=lambda one: number_of(scene.seed + self.ground.says(one)))
        seed = scene.seed_of(role) if role else scene.seed
        times = self.childless_times if scene.childless else self.times
        unlike = sorted(times.unlike(step), key=lambda time: number_of(seed + time))
        due = "Hur ofta ska" if step.every else "När ska"
        if role:
            done = "göra det här" if step.every else "senast ha gjort det här"
            ask = f"{due} du {done}? ”{step.do}”"
        else:
            done = "göras" if step.every else "senast vara gjort"
            title = small(self.ground.title(step.role))
            ask = f"{due} det här {done}? Steg för {title}: ”{step.do}”"
        wrong = chain(self.times.like(step), unlike)
        return _from(_question("nar", ask, self._time(step) or "", wrong, seed), step)

    def _time(self, step: Step) -> str | None:
        return self._asked[id(step)]

    @cached_property
    def _asked(self) -> Mapping[int, str | None]:
        """The time to ask for of each step: the ground holds the steps, so each keeps its id."""
        return {id(step): self.times.asked(step) for step in self.ground.steps}

    def _children(self, scene: Scene) -> Question | None:
        if not scene.has_children:
            return None
        wanted = {i: step for i, step in scene.steps.items() if self.ground.for_children(step)}
        first = scene.first(wanted)
        if first is None:
            return None
        says = self.ground.says
        here = [says(step) for step in wanted.values()]
        right = wanted[first]
        later = (step for index, step in wanted.items() if index > first)
        mine = [says(step) for step in later if step.act is None or step.act != right.act]
        never = {*self.wrong.early, *(step.act for step in wanted.values())} - {None}
        others = [
            text
            for text, acts in self.wrong.for_children.items()
            if never.isdisjoint(acts) and not any(alike(text, own) for own in here)
        ]
        others.sort(key=lambda text: number_of(scene.seed + text))
        ranked = sorted([*mine, *others], key=lambda text: not CHILD.search(text))
        ask, wrong = "Vad görs först för barnen?", apart(says(right), ranked)
        return _from(_question("for-barnen", ask, says(right), wrong, scene.seed), right)

    def _if_children(self, scene: Scene) -> Question | None:
        """Ask who owns the case if there turn out to be children, where there are none."""
        if not scene.childless:
            return None
        route = find_route(self.ground.proof, {**scene.facts, **self.ground.children})
        if route.next or len(route.possible) != 1:
            return None
        name = route.possible[0]
        owner = self.ground.plan.routines[name].owner
        ask = "Det visar sig att det finns barn i hushållet. Vem ansvarar då?"
        wrong = self.wrong.roles(owner, scene)
        question = _question("om-barn", ask, self.ground.title(owner), wrong, scene.seed)
        return question and replace(question, why=name)


def _question(kind: Kind, ask: str, right: str, wrong: Iterable[str], seed: str) -> Question | None:
    """Return a question with the first distinct wrong answers, in an order that tells nothing."""
    others = list(islice((text for text in dict.fromkeys(wrong) if text != right), MOST))
    if len(others) < 2:
        return None
    answers = sorted([right, *others], key=lambda text: number_of(seed + kind + text))
    return Question(kind, ask, tuple(answers), answers.index(right))


def _from(question: Question | None, step: Step) -> Question | None:
    return question and replace(question, step=step.id)


def number_of(text: str) -> int:
    """Return a number that follows from a text and tells nothing: the order of answers, a name."""
    return crc32(text.encode())
