"""What the plan says in codes, said in Swedish words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from macros.content.model import FIRST_DAY, UNITS_IN_WORDS, Contact, Plan, Role, Step, When, said
from macros.proof.deadlines import (
    every_in_words,
    period_in_words,
    rule_in_words,
    within_in_words,
)

LABELS: Mapping[str, str] = {"plan": "Planen", "lag": "Lagen"}
KINDS = {"lucka": "Lucka", "oklarhet": "Oklarhet", "avvikelse": "Avvikelse från lagen"}
STATUSES = {"oppen": "Öppet, inte beslutat", "faststalld": "Beslutat"}
READINGS = {
    "verifierad": "Läst",
    "enligt-uppgift": "Enligt uppgift, kontrollera",
    "granskas": "Ska granskas av jurist",
}
SOURCE_KINDS = {
    "lag": "Lagar",
    "forordning": "Förordningar",
    "rattsfall": "Rättsfall",
    "jo": "Beslut från Justitieombudsmannen, JO",
    "vagledning": "Vägledning",
}
_NUMBERS = [
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
]


@dataclass(frozen=True)
class Condition:
    """A question and the answers that a condition allows, in words."""

    fact: str
    ask: str
    answers: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the condition as one phrase; the question only where the answer needs it."""
        said = either(self.answers)
        return f"{self.ask} {said}" if re.match(r"(Ja|Nej)\b", self.answers[0]) else said


@dataclass(frozen=True)
class Words:
    """A plan's words."""

    plan: Plan

    def conditions(self, when: Mapping[str, Iterable[str]]) -> list[Condition]:
        """Return a condition as questions with answers, in the order of the facts."""
        facts = self.plan.facts
        found = []
        for name in sorted(when, key=list(facts).index):
            values = set(when[name])
            answers = tuple(v.label for key, v in facts[name].values.items() if key in values)
            found.append(Condition(name, facts[name].ask, answers))
        return found

    def only(self, when: When) -> str:
        """Return a condition as one line of text."""
        return "; ".join(condition.text for condition in self.conditions(when))

    def said(self, step: Step) -> str:
        """Return what a step tells the reader to do, and the question that it decides."""
        return said(self.plan, step)

    def same_day(self, step: Step) -> bool:
        """Tell whether a step is due the day that the case begins, as its section already says."""
        if step.deadline:
            return self.plan.deadlines[step.deadline].within == "P0D"
        return step.within == "P0D" and step.pause in FIRST_DAY

    def time(self, step: Step) -> str | None:
        """Return a step's time rule in words, or None if it has none."""
        if step.every:
            return every_in_words(step.every)
        if step.within and step.after:
            return within_in_words(step.within, (step.after,), self.plan)
        if step.deadline is None:
            return None
        rule = self.plan.deadlines[step.deadline]
        if rule.within == "P0D":
            return rule.title
        if rule.before:
            return f"{rule.title}: {small(rule_in_words(rule, self.plan))}"
        return f"{rule.title}: inom {period_in_words(rule.within)}"

    def unit(self, role: Role) -> str | None:
        """Return where a role works, or None if it is outside."""
        if role.unit is None:
            return None
        if role.unit in UNITS_IN_WORDS:
            return capital(UNITS_IN_WORDS[role.unit])
        return self.plan.units[role.unit].title

    def contact(self, role: str) -> Contact | None:
        """Return the contact of a role, else of its unit or of the unit above."""
        key: str | None = role
        found = self.plan.contacts.get(role)
        key = self.plan.roles[role].unit
        while found is None and key is not None:
            found = self.plan.contacts.get(key)
            unit = self.plan.units.get(key)
            key = unit.parent if unit else None
        return found

    def label(self, fact: str, value: str) -> str:
        """Return the words of an answer."""
        return self.plan.facts[fact].values[value].label


def either(words: Iterable[str]) -> str:
    """Join words with commas and a last ”eller”."""
    return _join(words, "eller")


def both(words: Iterable[str]) -> str:
    """Join words with commas and a last ”och”."""
    return _join(words, "och")


def _join(words: Iterable[str], last: str) -> str:
    first, *rest = [*words] or [""]
    lowered = [first, *(small(word) for word in rest)]
    if len(lowered) < 2:
        return first
    return f"{', '.join(lowered[:-1])} {last} {lowered[-1]}"


def alphabetical(word: str) -> str:
    """Return what words are sorted by: å, ä and ö come last."""
    return word.lower().translate(str.maketrans("åäöé", "{|}e"))


def small(text: str) -> str:
    """Return text with a small first letter, unless it is a name or an abbreviation."""
    if text[:2].isupper() or text.startswith("Kronofogden"):
        return text
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return text with a capital first letter."""
    return text[:1].upper() + text[1:]


def day(value: date, language: str = "sv") -> str:
    """Return a day as ”23 november 2026”."""
    return _written(value, "d MMMM y", language)


def weekday(value: date) -> str:
    """Return a day as ”måndag 23 november 2026”."""
    return _written(value, "EEEE d MMMM y")


@cache
def _written(value: date, pattern: str, language: str = "sv") -> str:
    from babel.dates import format_date  # slow to import

    return format_date(value, pattern, locale=language)


def number(value: int) -> str:
    """Return a number with its thousands apart, by a space that does not break."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def count(value: int, one: str, many: str) -> str:
    """Return a number with its noun: ”1 steg”, ”tre fynd”."""
    said = _NUMBERS[value] if value < len(_NUMBERS) else number(value)
    if value == 1 and one != many:
        said = "en"
    return f"{said} {one if value == 1 else many}"
