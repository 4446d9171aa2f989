"""What differs between two contents: what people are to do, and the words that say it.

Situations are compared where they meet: the same answers before and now. What changes alike in
many of them is told once, with their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from macros.content.model import Plan, registers
from macros.proof.changes import Matched, between, match
from macros.proof.clauses import Change, Saying
from macros.proof.proof import Proof, Situation
from macros.proof.registers import REGISTERS, between_asides, between_endings, between_registers
from macros.proof.space import Box
from macros.proof.treatment import Shared, Treatments
from macros.proof.wordings import Worded, Wording, in_lines, in_order, in_records

KINDS = (
    "situation", "owner", "first-day", "step", "point", "role", "order", "pause", "time", "act",
    "condition", "decide", "outcome", "ends", "becomes", "letter", "dates", "sets", "sources",
    "stage", "id", "find-out", "law", "receiver", "promise", *REGISTERS,
)  # fmt: skip
"""The kinds of change, in the order in which they are told."""


@dataclass(frozen=True)
class Group:
    """A change, and the number of situations in which it is made."""

    kind: str
    situations: int
    text: str


@dataclass(frozen=True)
class Difference:
    """All that differs: first the number of situations that are treated otherwise."""

    situations: int
    of: int
    treatment: tuple[Group, ...]
    wording: tuple[Wording, ...]


@dataclass
class Tally:
    """Changes with the situations that they are made in, as they are found."""

    found: dict[Change, set[int]] = field(default_factory=dict)
    wording: set[Worded] = field(default_factory=set)

    def add(self, situation: int, changes: Iterator[Change]) -> None:
        """Count changes in a situation."""
        for change in changes:
            self.found.setdefault(change, set()).add(situation)

    def read(self, matched: Matched) -> None:
        """Take up the words that differ in lines that are in both."""
        self.wording |= set(in_lines(matched.pairs))

    @property
    def situations(self) -> set[int]:
        """The situations in which something is changed."""
        return set().union(*self.found.values())

    def groups(self, total: int) -> list[Group]:
        """Return the changes, each with how many of all situations it is made in."""
        return [_group(change, len(where), total) for change, where in self.found.items()]


def difference(old: Proof, new: Proof) -> Difference:
    """Return what differs between two plans. References must be sound in both."""
    say, tally = Saying(old.plan, new.plan), Tally()
    fresh, lost = _compare(old, new, say, tally)
    changed, total = tally.situations, len(new.situations)
    groups = [
        *_situations(new, fresh, "Nytt läge"),
        *_situations(old, lost, "Läget finns inte längre"),
        *tally.groups(total),
        *_asides(old, new, say, tally),
        *_landlords(old, new, say),
        *_registers(old, new),
    ]
    groups.sort(key=order)
    wording = in_records(old.plan, new.plan) | tally.wording
    return Difference(len(changed | fresh), total, tuple(groups), in_order(wording, new.plan))


def order(group: Group) -> tuple[int, int, str]:
    """Return what changes are sorted by: their kind, then those of most situations first."""
    return (KINDS.index(group.kind), -group.situations, group.text)


def _compare(old: Proof, new: Proof, say: Saying, tally: Tally) -> tuple[set[int], set[int]]:
    """Compare the situations that meet; return the new and the old ones that meet none."""
    shared = Shared()
    before, now = Treatments(old, shared), Treatments(new, shared)
    numbers = {situation: number for number, situation in enumerate(old.situations)}
    days = First(old), First(new)
    fresh, met = set(), set()
    for number, situation in enumerate(new.situations):
        partners = list(_partners(old, new, situation))
        if not partners:
            fresh.add(number)
        for partner, region in partners:
            met.add(numbers[partner])
            treatments = before.of(partner), now.of(situation)
            if treatments[0] != treatments[1]:
                matched = match(treatments[0].lines, treatments[1].lines)
                tally.read(matched)
                tally.add(number, between(*treatments, matched, say))
            tally.add(number, _first_day(days[0].of(region), days[1].of(region), say))
    return fresh, set(numbers.values()) - met


def _partners(old: Proof, new: Proof, situation: Situation) -> Iterator[tuple[Situation, Box]]:
    """Yield the situations of the old plan with some answers in common, and those answers."""
    meet = new.staff.meets
    whole = new.boxes[situation.routine]
    for name in (name for name, box in old.boxes.items() if meet(box, whole)):
        for partner in old.of_routine[name]:
            for region in situation.regions:
                other = next((r for r in partner.regions if meet(r, region)), None)
                if other is not None:
                    yield partner, {f: v & other.get(f, v) for f, v in {**other, **region}.items()}
                    break


@dataclass(frozen=True)
class First:
    """The duties of the first day: those that the plan wants done at once, on every way."""

    proof: Proof

    def of(self, region: Box) -> frozenset[str]:
        """Return the duties that hold for some of the answers in a region."""
        return frozenset(key for key, box in self.boxes if self.proof.staff.meets(region, box))

    @cached_property
    def boxes(self) -> list[tuple[str, Box]]:
        """The cases of each duty, as boxes."""
        return [
            (key, box)
            for key, duty in self.proof.plan.duties.items()
            if duty.within == "P0D" and duty.on == "every-way"
            for when in (*duty.when, *(analogy.when for analogy in duty.also))
            if (box := self.proof.staff.close(when)) is not None
        ]


def _first_day(old: frozenset[str], new: frozenset[str], say: Saying) -> Iterator[Change]:
    for key in sorted(new - old):
        text = f"hör nu till första dagen ”{say.new.duties[key].what}”"
        yield Change("first-day", (text,), text)
    for key in sorted(old - new):
        text = f"hör inte längre till första dagen ”{say.old.duties[key].what}”"
        yield Change("first-day", (text,), text)


def _group(change: Change, count: int, total: int) -> Group:
    return Group(change.kind, count, f"{_where(count, total)} {change.text}.")


def _where(count: int, total: int) -> str:
    if count == total:
        return f"I alla {count} lägen" if count > 1 else "I det enda läget"
    return "I 1 läge" if count == 1 else f"I {count} lägen"


def _situations(proof: Proof, numbers: set[int], said: str) -> Iterator[Group]:
    for number in sorted(numbers):
        situation = proof.situations[number]
        answers = ", ".join(_answers(proof.plan, situation.regions[0]))
        title = proof.plan.routines[situation.routine].title
        yield Group("situation", 1, f"{said}: {answers} ({title}).")


def _answers(plan: Plan, region: Box) -> Iterator[str]:
    for fact, values in region.items():
        labels = [plan.facts[fact].values[v].label for v in plan.facts[fact].values if v in values]
        yield " eller ".join(labels).lower()


def _asides(old: Proof, new: Proof, say: Saying, tally: Tally) -> Iterator[Group]:
    for key, where, matched, changes in between_asides(old, new, say):
        tally.read(matched)
        fact = new.plan.facts.get(key)
        box = {key: frozenset({fact.unknown.until})} if fact and fact.unknown else {}
        count = sum(new.holds(s, box) for s in new.situations) if fact else 0
        for change in changes:
            yield Group("find-out" if fact else "law", count, f"{where} {change.text}.")


def _landlords(old: Proof, new: Proof, say: Saying) -> Iterator[Group]:
    found: dict[Change, set[str]] = {}
    before, now = old.plan.landlords, new.plan.landlords
    for name, box in new.endings.items():
        partners = [n for n, other in old.endings.items() if new.staff.meets(box, other)]
        for partner in partners:
            for change in between_endings(before[partner], now[name], say):
                found.setdefault(change, set()).add(name)
        if not partners:
            yield Group("receiver", 1, f"Nytt svar till hyresvärdar: {now[name].title}.")
    for change, names in found.items():
        where = f"I {len(names)} svar till hyresvärdar"
        yield Group(change.kind, len(names), f"{where} {change.text}.")


def _registers(old: Proof, new: Proof) -> Iterator[Group]:
    for register, key, text in between_registers(old, new):
        boxes = [
            box
            for proof in (old, new)
            for when in _cases(registers(proof.plan).get(register, {}).get(key))
            if (box := proof.staff.close(when)) is not None
        ]
        count = sum(any(new.holds(s, box) for box in boxes) for s in new.situations)
        yield Group(register, count, text)


def _cases(record: Any) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    when = getattr(record, "when", ())
    also = tuple(analogy.when for analogy in getattr(record, "also", ()))
    return (*when, *also) if isinstance(when, tuple) else (when,)
