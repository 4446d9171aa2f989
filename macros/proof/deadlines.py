"""Dates from rules: the only place where time is counted.

A rule is a period from an event, or from the later of several, or working days back from one.
Weeks and months are counted by lag (1930:173) 1 §; ``moves`` adds its 2 §: from a Saturday, Sunday,
public holiday, midsommarafton, julafton or nyårsafton to the next weekday.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from macros.content.chrome import EVES
from macros.content.model import FIRST_YEAR, LAST_YEAR, Deadline, Plan, Step

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_UNITS = {
    "D": ("dag", "dagar"),
    "W": ("vecka", "veckor"),
    "M": ("månad", "månader"),
    "Y": ("år", "år"),
}


class DateError(ValueError):
    """A date that cannot be used; its text is a Swedish sentence."""


@dataclass(frozen=True)
class Due:
    """What a rule gives: words, dates as far as the events are known, and what is missing."""

    rule: str | None
    text: str
    """From what, and how long."""
    named: str
    """The rule by its name, where it has one."""
    period: str
    safe: date | None = None
    last: date | None = None
    missing: tuple[str, ...] = ()


def parse_date(text: str) -> date:
    """Return a date written as åååå-mm-dd.

    Raises:
        DateError: the text is no date, there is no such day, or its year is out of range.
    """
    if not _DATE.fullmatch(text):
        raise DateError(f"”{text}” är inget datum; skriv åååå-mm-dd, till exempel 2026-12-03")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise DateError(f"{text} finns inte i kalendern") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(f"{text} ligger utanför åren {FIRST_YEAR}–{LAST_YEAR}")
    return day


def refuse_disorder(plan: Plan, events: Mapping[str, date]) -> None:
    """Refuse days that contradict each other: an event before one that must come first.

    Raises:
        DateError: the first such pair, in the order of the register.
    """
    for later, day in events.items():
        for earlier in earlier_events(plan, later):
            if earlier in events and events[earlier] > day:
                raise DateError(
                    f"dagarna går inte ihop: {later}={day} kan inte komma före "
                    f"{earlier}={events[earlier]}"
                )


def earlier_events(plan: Plan, event: str) -> list[str]:
    """Return the events that cannot come after an event, those before them included."""
    found = list(plan.events[event].not_before)
    for earlier in found:
        found += [e for e in plan.events[earlier].not_before if e not in found]
    return found


def due(rule_id: str, rule: Deadline, plan: Plan, events: Mapping[str, date]) -> Due:
    """Return the dates of a rule.

    ``last`` needs every event that the rule counts from; ``safe`` needs its own alone. A date
    that lacks an event is None and the event is listed as missing: none is ever guessed.
    """
    known = [events[event] for event in rule.events if event in events]
    counted = dict.fromkeys((*rule.events, *([rule.safe] if rule.safe else [])))
    missing = tuple(event for event in counted if event not in events)
    last = None
    if rule.before and known:
        last = working_days_before(known[0], int(rule.within[1:-1]))
    elif len(known) == len(rule.events):
        last = add(max(known), rule.within)
        last = next_weekday(last) if rule.moves else last
    safe = last
    if rule.safe is not None:
        safe = add(events[rule.safe], rule.within) if rule.safe in events else None
    text = rule_in_words(rule, plan)
    named = rule.title if rule.within == "P0D" else f"{rule.title}: {limit_in_words(rule, plan)}"
    return Due(rule_id, text, named, rule.within, safe, last, missing)


def step_due(step: Step, plan: Plan, events: Mapping[str, date]) -> Due | None:
    """Return the dates of a step's own time rule, or None if it has none."""
    if step.deadline:
        return due(step.deadline, plan.deadlines[step.deadline], plan, events)
    if step.every:
        text = every_in_words(step.every)
        return Due(None, text, text, step.every)
    if step.within and step.after:
        day = add(events[step.after], step.within) if step.after in events else None
        missing = () if step.after in events else (step.after,)
        text = within_in_words(step.within, (step.after,), plan)
        return Due(None, text, text, step.within, day, day, missing)
    return None


def add(start: date, period: str) -> date:
    """Return the day a period after a start; a month ends on the same day number, or the last."""
    number, unit = int(period[1:-1]), period[-1]
    if unit in "DW":
        return start + timedelta(days=number * (7 if unit == "W" else 1))
    months = start.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def next_weekday(day: date) -> date:
    """Return the day itself, or the next one that lag (1930:173) 2 § does not pass over."""
    while is_free(day):
        day += timedelta(days=1)
    return day


def bank_day(day: date) -> date:
    """Return the day itself, or the last bank day before it."""
    while is_free(day):
        day -= timedelta(days=1)
    return day


def work_day(dates: Due, events: Mapping[str, date]) -> date | None:
    """Return the day to have it done by: a rest day moves it back, but not before it begins."""
    day = dates.safe or dates.last
    return day and max([bank_day(day), *(known for known in events.values() if known <= day)])


def working_days_before(day: date, number: int) -> date:
    """Return the day so many working days before another, which itself is not counted."""
    for _ in range(number):
        day = bank_day(day - timedelta(days=1))
    return day


def is_free(day: date) -> bool:
    """Tell whether a period that ends on this day goes on to the next."""
    return day.weekday() >= 5 or day in free_days(day.year)


_NAMED = {"sv": "sv", "th": "th", "uk": "uk"}
"""The languages that the days are named in; in all others they are named in English."""


@cache
def free_days(
    year: int, language: str = "sv", eves: tuple[str, ...] = tuple(EVES.values())
) -> Mapping[date, str]:
    """Return the days of a year, with names, that are free whatever weekday they fall on."""
    from holidays.countries.sweden import Sweden

    named = _NAMED.get(language, "en_US")
    days = dict(Sweden(years=year, include_sundays=False, language=named))
    midsummer = next(date(year, 6, d) for d in range(19, 26) if date(year, 6, d).weekday() == 4)
    on = (midsummer, date(year, 12, 24), date(year, 12, 31))
    return days | dict(zip(on, eves, strict=True))


def rule_in_words(rule: Deadline, plan: Plan) -> str:
    """Return a named rule as a Swedish phrase."""
    if rule.before:
        day = plan.events[rule.before].day or _clause(plan, rule.before)
        return f"Senast {length_in_words(rule)} före {day}"
    return within_in_words(rule.within, rule.after, plan)


def limit_in_words(rule: Deadline, plan: Plan) -> str:
    """Return how far a rule reaches, to stand behind its name: ”inom tre veckor”."""
    if rule.before:
        text = rule_in_words(rule, plan)
        return text[0].lower() + text[1:]
    return f"inom {period_in_words(rule.within)}"


def within_in_words(period: str, after: tuple[str, ...], plan: Plan) -> str:
    """Return a period after events as a Swedish phrase: ”Inom tre veckor från att …”."""
    clauses = [_clause(plan, event) for event in after]
    same_day = plan.events[after[0]].same_day
    if period == "P0D" and same_day:
        return same_day
    if period == "P0D":
        return f"Samma dag som {clauses[0]}"
    since = clauses[0] if len(clauses) == 1 else f"både {' och '.join(clauses)}"
    return f"Inom {period_in_words(period)} från att {since}"


def _clause(plan: Plan, event: str) -> str:
    title = plan.events[event].title
    return title[0].lower() + title[1:]


def every_in_words(period: str) -> str:
    """Return how often something comes back: ”Varje månad”."""
    number, unit = int(period[1:-1]), period[-1]
    if number == 1:
        return f"Varje {_UNITS[unit][0]}"
    if number == 2:
        return f"{'Vartannat' if unit == 'Y' else 'Varannan'} {_UNITS[unit][0]}"
    return f"{'Vart' if unit == 'Y' else 'Var'} {number}:e {_UNITS[unit][0]}"


def length_in_words(rule: Deadline) -> str:
    """Return the length of a rule in Swedish words: ”tre veckor”, ”två arbetsdagar”."""
    return period_in_words(rule.within).replace(" dag", " arbetsdag" if rule.before else " dag")


def period_in_words(period: str) -> str:
    """Return a period in Swedish words: ”tre veckor”."""
    number, unit = int(period[1:-1]), period[-1]
    one, many = _UNITS[unit]
    if number == 1:
        return f"{'ett' if unit == 'Y' else 'en'} {one}"
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {many}"
