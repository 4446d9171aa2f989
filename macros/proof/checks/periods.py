"""Periods: each is given in one place, by a statute, a duty of the plan or a time rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from macros.content.marks import MARKS
from macros.content.model import Deadline, Duty, Ending, Finding, Record, Statute, Step, registers
from macros.content.problem import Problem
from macros.content.references import fields_with_records
from macros.proof.deadlines import NUMBERS, every_in_words, period_in_words
from macros.proof.proof import Proof

GIVING = {"statutes", "duties", "deadlines", "paragraphs"}
"""The registers that periods are given in; texts elsewhere repeat them."""
_UNFOUNDED = GIVING | {"languages"}
"""Registers where a period needs no source: also the words around the content."""
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for words in (NUMBERS, _ENGLISH) for n, word in enumerate(words)}
_NUMBERS |= {"ett": 1, **{str(number): number for number in range(1, 100)}}
_UNITS = {
    **dict.fromkeys(("dagar", "arbetsdagar", "days"), "D"),
    **dict.fromkeys(("vecka", "veckor", "week", "weeks"), "W"),
    **dict.fromkeys(("månad", "månader", "month", "months"), "M"),
    **dict.fromkeys(("år", "åren", "year", "years"), "Y"),
}
_UNIT = re.compile(rf" ({'|'.join(_UNITS)})\b(?!['’])")
_WORD = re.compile(r"\w+")
_HINTS = ("dagar", "veck", "månad", " år", "days", "week", "month", "year")
_BEFORE_DAYS = {"inom", "senast", "minst", "högst", "within", "least", "most"}
_BEFORE_AGES = {"över", "under", "fyllt", "over"}
Chain = tuple[Record, ...]
"""A record, after those that it stands in."""


def periods_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the periods that a text says, with the words for them.

    Days are a period only after such as ”inom”, since they can also be dates; years can be an age.
    """
    for found in _UNIT.finditer(text.lower()):
        words, unit = ["", "", "", *_WORD.findall(text[: found.start()].lower())], found[1]
        for place in (-1, -2):
            number, ahead = _NUMBERS.get(words[place]), words[place - 1]
            if number and _is_length(_UNITS[unit], ahead):
                yield f"P{number}{_UNITS[unit]}", " ".join((*words[place:], unit))


def _is_length(unit: str, ahead: str) -> bool:
    if unit == "D":
        return ahead in _BEFORE_DAYS
    return unit != "Y" or ahead not in _BEFORE_AGES


def unfounded_period(proof: Proof) -> Iterator[Problem]:
    """Ensure that a period in a text is one that its sources give; without sources, that any do."""
    given = _Given(proof)
    for name, records in registers(proof.plan).items():
        for chain, field, text in _texts((), "", records) if name not in _UNFOUNDED else ():
            for period, phrase in periods_in(text):
                if not given.by(chain, period):
                    message = f"”{phrase}” är ingen tid i det som texten bygger på"
                    hint = "rätta tiden, eller skriv lagen eller uppgiften som ger den i sources:"
                    yield Problem(chain[-1].at(field), "unfounded-period", message, hint)


def _texts(chain: Chain, field: str, value: Any) -> Iterator[tuple[Chain, str, str]]:
    """Yield each text that may say a period, with what it stands in and its key.

    A block's are read in the block.
    """
    if isinstance(value, str):
        if any(map(value.__contains__, _HINTS)):
            yield chain, field, value
    elif isinstance(value, Record):
        if not (isinstance(value, Step) and value.block):
            chain = (*chain, value)
            for name in _telling(type(value)):
                if held := value.__dict__[name]:
                    yield from _texts(chain, name, held)
    elif isinstance(value, (tuple, dict)):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _texts(chain, field, held)


@cache
def _telling(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a class that say something, or hold what does."""
    words = {name for name, mark in MARKS[kind].items() if mark == "words"}
    return tuple((words | fields_with_records(kind)) - {"used"})


class _Given:
    """The periods that sources and time rules give."""

    def __init__(self, proof: Proof) -> None:
        plan = self.plan = proof.plan
        self.proof = proof
        self.rules = {key: _said(rule) for key, rule in plan.deadlines.items()}
        self.sources = {key: _said(record) for key, record in plan.statutes.items()}
        for key, duty in plan.duties.items():
            self.sources[key] = _said(duty)
            paragraph = key.rpartition(".")[0]
            self.sources[paragraph] = self.sources.get(paragraph, set()) | self.sources[key]

    def by(self, chain: Chain, period: str) -> bool:
        """Tell whether a record, or one that it stands in, cites what gives a period."""
        citing = [r for r in chain if hasattr(r, "sources") and not isinstance(r, Finding)]
        if not citing:
            return any(period in said for said in (*self.sources.values(), *self.rules.values()))
        return any(period in said for record in citing for said in self._cited(record))

    def _cited(self, record: Any) -> Iterator[set[str]]:
        yield self._timed(record)
        for cited in (record, *getattr(record, "must", ())):
            yield from (self.sources.get(s.partition(":")[2], set()) for s in cited.sources)
        if isinstance(record, Ending):
            yield from self._promised(record)

    def _promised(self, ending: Ending) -> Iterator[set[str]]:
        """Yield the periods of what we do in the cases that a landlord's answer leads to."""
        box = self.proof.staff.close(ending.as_ or {}) or {}
        for name, step in self.proof.steps:
            if self.proof.staff.meets(self.proof.boxes[name], box):
                yield self._timed(step)

    def _timed(self, record: Any) -> set[str]:
        return _own(record) | self.rules.get(record.__dict__.get("deadline") or "", set())


def _own(record: Any) -> set[str]:
    return {period for key in ("within", "every") if (period := record.__dict__.get(key))}


def _said(record: Statute | Duty | Deadline) -> set[str]:
    texts = (text for _, _, text in _texts((), "", record))
    return _own(record) | {period for text in texts for period, _ in periods_in(text)}


def departing_period(proof: Proof) -> Iterator[Problem]:
    """Ensure that a time which is not that of the duty it serves rests on a finding."""
    plan = proof.plan
    timed: tuple[Step | Deadline, ...] = (*proof.written, *plan.deadlines.values())
    for record in timed:
        rule = plan.deadlines.get(getattr(record, "deadline", None) or "")
        own = (rule or record).within or ""
        for index, source in enumerate(record.sources if own else ()):
            kind, _, key = source.partition(":")
            known_duties = plan.duties.items() if kind == "plan" else ()
            duties = [d for k, d in known_duties if key in (k, k.rpartition(".")[0])]
            asked = {period for duty in duties if not duty.every for period in _said(duty)}
            known = record.finding or (rule and rule.finding) or any(d.finding for d in duties)
            if asked and own not in asked and not known:
                says = " eller ".join(map(_in_words, sorted(asked)))
                message = f"tiden är {_in_words(own)}, men {source} säger {says}"
                hint = "rätta tiden, eller skriv finding: där det står varför den är en annan"
                yield Problem(record.at("sources", index), "departing-period", message, hint)


def _in_words(period: str) -> str:
    return "samma dag" if period == "P0D" else period_in_words(period)


def wrong_rhythm(proof: Proof) -> Iterator[Problem]:
    """Ensure that a duty that comes back is carried by a step that comes back as often."""
    for key, duty in proof.plan.duties.items():
        if duty.every is None:
            continue
        carrying: dict[str, list[Step]] = {}
        for name, step in proof.steps:
            if step.role == duty.role and f"plan:{key}" in step.sources:
                carrying.setdefault(name, []).append(step)
        for name, steps in carrying.items():
            if duty.every not in {step.every for step in steps}:
                often = every_in_words(duty.every).lower()
                message = f"i ”{name}” görs uppgiften ”{key}” inte {often}"
                hint = f"skriv every: {duty.every} på steget (står i {duty.at('every')})"
                yield Problem(steps[0].at("id"), "wrong-rhythm", message, hint)
