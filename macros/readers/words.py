"""What the plan says in codes, said in Swedish words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from macros.compiled.views import OwnerView
from macros.content.model import UNITS_IN_WORDS, Contact, LegalStep, Plan, Role, When
from macros.proof.deadlines import step_due

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

    def time(self, stage: LegalStep) -> str | None:
        """Return when a stage of law is, in its own words or by its time rule; None without."""
        due = step_due(stage, self.plan, {})
        return stage.time or (due.named if due else None)

    def source(self, key: str) -> str:
        """Return what a source is called: the plan's paragraph, or what stands in the law."""
        kind, _, name = key.partition(":")
        if kind != "plan":
            return name
        return f"Planen: {small(self.plan.paragraphs[name.partition('.')[0]].title)}"

    def reason(self, sources: Iterable[str], finding: str | None) -> str:
        """Return why a step is there as one line: its sources, and what is open."""
        said = [self.source(key) for key in sources]
        said += [f"{finding}: {self.plan.findings[finding].title}"] if finding else []
        return "; ".join(dict.fromkeys(said))

    def unit(self, role: Role | OwnerView) -> str | None:
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
