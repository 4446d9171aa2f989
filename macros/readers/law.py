"""Pages about the legal processes, stage by stage, and about counting the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from macros.content.model import Deadline, Process
from macros.proof.checks.release import old_statutes
from macros.proof.deadlines import Due, bank_day, due, free_days, length_in_words, next_weekday
from macros.proof.slack import days
from macros.readers.book import Book
from macros.readers.edition import DAYS, OURS, editions
from macros.readers.page import Page, make
from macros.readers.sheets import of_process, says
from macros.readers.timeline import timeline

TIME = "juridik/rakna-ut-tiden.md"
_EXAMPLES = (
    ("Båda dagarna är kända", date(2026, 12, 3), date(2026, 12, 1)),
    ("Meddelandet skickades efter delgivningen", date(2027, 3, 1), date(2027, 3, 5)),
    ("Bara delgivningen är känd", date(2026, 12, 3), None),
    ("Ingen dag är känd", None, None),
)
"""Invented days of being served and of the notice; the answers are counted in the build."""


@dataclass(frozen=True)
class Trap:
    """A day on which the time runs out, and what the law makes of it."""

    day: date
    name: str
    start: date
    last: date
    bank: date

    @property
    def moves(self) -> bool:
        """Tell whether the last day is moved."""
        return self.last != self.day


@dataclass(frozen=True)
class Example:
    """A worked example: what is known, and what the rule gives."""

    title: str
    events: Mapping[str, date]
    dates: Due
    bank: date | None


def law_pages(book: Book, today: date) -> Iterator[Page]:
    """Yield the pages under ”Tider och lag”; ``today`` tells the years of the traps."""
    old = set(old_statutes(book.plan, today))
    about = "Kan hemmet räddas, av vem, till när och hur. Den juridiska processen, steg för steg."
    yield make(book, "juridik/index.md", "law_index", about,
        processes=processes(book), **_two_meanings(book),
    )  # fmt: skip
    for name, process in processes(book).items():
        yield make(
            book, f"juridik/{name}.md", "law_process", process.summary,
            name=name, process=process, reviewed=says(of_process(book, name), process.reviewed),
            picture=timeline(book.plan, process),
            routines=_routines(book, process), cited=_cited(book, process), old=old,
        )  # fmt: skip
    key = book.proof.landmarks.wins_back
    if key:
        about = "Sista dagen att betala en hyresskuld: reglerna, ett exempel och årets fällor."
        abroad = [edition for edition in editions(book) if edition.has_days]
        alternate = {OURS: DAYS, **{edition.language: edition.days for edition in abroad}}
        yield make(
            book, TIME, "law_time", about,
            alternate=alternate if abroad else None, abroad=abroad, **_time(book, key, today),
        )  # fmt: skip


def processes(book: Book) -> dict[str, Process]:
    """Return the processes in order: by the kind of home, then the wider before the narrower."""
    facts = book.proof.staff.facts

    def place(process: Process) -> list[int]:
        own = [(list(f.values), process.when.get(name, ())) for name, f in facts.items()]
        home, *rest = [[values.index(v) for v in asked] for values, asked in own]
        return [min(home, default=len(own[0][0])), *(min(found, default=-1) for found in rest)]

    return dict(sorted(book.plan.law.items(), key=lambda item: place(item[1])))


def _two_meanings(book: Book) -> dict[str, Any]:
    """Return the two rules that are both called återvinning, as far as the plan has them."""
    rules = book.plan.deadlines
    keys = [book.proof.landmarks.wins_back, *(rule.namesake for rule in rules.values())]
    return {"meanings": {key: rules[key] for key in keys if key}}


def processes_of(book: Book, routine: str) -> list[str]:
    """Return the processes that the cases of a checklist can be in."""
    return [k for k, process in processes(book).items() if routine in _routines(book, process)]


def _routines(book: Book, process: Process) -> list[str]:
    """Return the checklists for cases that a process can be about."""
    box = book.proof.staff.close(process.when)
    if box is None:
        return []
    return [name for name, own in book.proof.boxes.items() if book.proof.staff.meets(own, box)]


def _cited(book: Book, process: Process) -> list[str]:
    """Return the statutes that a process cites, in the order of the register."""
    sources = {s for stage in process.steps for s in stage.sources} | set(process.sources)
    keys = {source.partition(":")[2] for source in sources if not source.startswith("plan:")}
    return [key for key in book.plan.statutes if key in keys]


def _time(book: Book, key: str, today: date) -> dict[str, Any]:
    rule = book.plan.deadlines[key]
    return {
        "rule": rule,
        "key": key,
        "length": length_in_words(rule),
        "examples": list(_examples(book, key)),
        "years": {year: traps(rule, year) for year in (today.year, today.year + 1)},
        "others": {k: d for k, d in book.plan.deadlines.items() if k != key},
    }


def _examples(book: Book, key: str) -> Iterator[Example]:
    """Yield worked examples of a rule that counts from being served and from the notice."""
    rule = book.plan.deadlines[key]
    notices = [event for event in rule.after if event != rule.safe]
    for title, served, sent in _EXAMPLES:
        days = {rule.safe: served} | dict.fromkeys(notices, sent)
        events = {event: day for event, day in days.items() if event and day}
        dates = due(key, rule, book.plan, events)
        yield Example(title, events, dates, bank_day(dates.safe) if dates.safe else None)


def traps(rule: Deadline, year: int) -> list[Trap]:
    """Return the working days of a year that are free, or that people wrongly take to be.

    Saturdays and Sundays are left out: they move the last day every week of the year.
    """
    named = {**_taken_for_free(year), **free_days(year)}
    return [_trap(rule, day, named[day]) for day in sorted(named) if day.weekday() < 5]


def _trap(rule: Deadline, day: date, name: str) -> Trap:
    start = day - timedelta(days=days(rule.within))
    last = next_weekday(day) if rule.moves else day
    return Trap(day, name, start, last, bank_day(day))


def _taken_for_free(year: int) -> dict[date, str]:
    """Return days that the law does not move, though many are free from work."""
    free = free_days(year)
    by_name = {name: day for day, name in free.items()}
    one = timedelta(days=1)
    return {
        date(year, 1, 5): "Trettondagsafton",
        by_name["Långfredagen"] - one: "Skärtorsdagen",
        date(year, 4, 30): "Valborgsmässoafton",
        by_name["Kristi himmelsfärdsdag"] + one: "Dagen efter Kristi himmelsfärdsdag",
        by_name["Alla helgons dag"] - one: "Alla helgons afton",
    }
