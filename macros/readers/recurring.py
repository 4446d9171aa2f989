"""A role's recurring tasks as a calendar file, for a year from the day the site is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from macros.proof.deadlines import every_in_words
from macros.readers.book import Book
from macros.readers.page import Page

FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
TIMES = {"D": 365, "W": 52, "M": 12, "Y": 1}
"""How many times a task comes in a year, by the unit of its period: the file has an end."""


def tasks(book: Book, role: str) -> dict[str, str]:
    """Return a role's tasks that come back, each with how often: ``{"Ta emot …": "P1M"}``."""
    duties = {d.what: d.every for d in book.duties_of(role).values() if d.standing and d.every}
    steps = {s.do: s.every for s, _ in book.recurring(role) if s.do and s.every}
    return duties | steps


@dataclass(frozen=True)
class Returning:
    """A role's task that is there all year: what, and how often, or None where it always is."""

    role: str
    says: str
    every: str | None


def the_year(book: Book) -> list[Returning]:
    """Return what comes back in a year, the most often first, and last what has no time."""
    found = [
        Returning(role, says, every)
        for role in book.plan.roles
        for says, every in (*tasks(book, role).items(), *_always(book, role))
    ]
    return sorted(found, key=lambda task: -TIMES[task.every[-1]] if task.every else 0)


def _always(book: Book, role: str) -> Iterator[tuple[str, None]]:
    for duty in book.duties_of(role).values():
        if duty.standing and not duty.every:
            yield duty.what, None


def calendars(book: Book) -> Iterator[Page]:
    """Yield a calendar file for each role that has tasks that come back."""
    for role in book.plan.roles:
        found = tasks(book, role)
        if found:
            yield Page(f"roller/{role}.ics", _calendar(found, role, book.today))


def _calendar(found: dict[str, str], role: str, today: date) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//fokus//Stående uppgifter//SV"]
    for says, every in found.items():
        lines += _event(says, every, role, today)
    return "".join(f"{row}\r\n" for line in (*lines, "END:VCALENDAR") for row in _folded(line))


def _event(says: str, every: str, role: str, today: date) -> list[str]:
    """Return an event: the first day is the next month's first, since no day is decided."""
    first = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    number, unit = int(every[1:-1]), every[-1]
    rule = f"FREQ={FREQUENCIES[unit]};INTERVAL={number};COUNT={max(TIMES[unit] // number, 1)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{crc32(says.encode()):08x}-{role}@recurring",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"RRULE:{rule}",
        f"SUMMARY:{_escaped(says)}",
        f"DESCRIPTION:{_escaped(every_in_words(every))}. Flytta den till den dag som passar er.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, as the format (RFC 5545) wants."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > 74:
            yield part
            part = " "
        part += sign
    yield part


__all__ = ["Returning", "calendars", "tasks", "the_year"]
