"""Dates: the table of the law, an independent calendar, and what must hold of any date."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Deadline, Event, Plan
from macros.proof.deadlines import (
    FIRST_YEAR,
    LAST_YEAR,
    DateError,
    add,
    due,
    is_free,
    next_weekday,
    parse_date,
    period_in_words,
)

DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
NUMBERS = st.integers(0, 60)

# Three weeks from the later of the two events, by lag (1930:173) 1 and 2 §§: worked out by hand.
THREE_WEEKS = [
    ("2026-11-23", "2026-12-14", "2026-12-14", "an ordinary Monday"),
    ("2026-12-03", "2026-12-24", "2026-12-28", "julafton"),
    ("2026-12-10", "2026-12-31", "2027-01-04", "nyårsafton"),
    ("2026-12-16", "2027-01-06", "2027-01-07", "trettondedag jul"),
    ("2027-03-05", "2027-03-26", "2027-03-30", "långfredagen"),
    ("2027-04-15", "2027-05-06", "2027-05-07", "Kristi himmelsfärdsdag"),
    ("2027-05-16", "2027-06-06", "2027-06-07", "nationaldagen"),
    ("2027-06-04", "2027-06-25", "2027-06-28", "midsommarafton"),
    ("2027-10-15", "2027-11-05", "2027-11-05", "alla helgons afton does not count"),
    ("2028-02-08", "2028-02-29", "2028-02-29", "a leap day"),
]
NOT_FREE = ["2027-03-25", "2027-01-05", "2027-04-30", "2027-11-05", "2027-05-07", "2028-02-29"]
"""Skärtorsdagen, trettondagsafton, valborg, alla helgons afton, a klämdag, a leap day."""
RULE = Deadline(
    title="Återvinning", text="Tre veckor.", within="P3W", after=("served", "sent"), safe="served",
    moves=True, sources=("lag:x",),
)  # fmt: skip
BACK = Deadline(
    title="Anstånd", text="Två arbetsdagar.", within="P2D", before="wall", sources=("lag:x",)
)
EVENTS = {name: Event(title=name, ask=f"{name}?") for name in ("served", "sent")}
PLAN = Plan(events=EVENTS | {"wall": Event(title="Dagen kom", ask="När?", day="dagen")})


@pytest.mark.parametrize(
    ("start", "plain", "last"), [row[:3] for row in THREE_WEEKS], ids=[r[3] for r in THREE_WEEKS]
)
def test_three_weeks_end_as_the_law_says(start: str, plain: str, last: str) -> None:
    day = date.fromisoformat(start)
    assert add(day, "P3W").isoformat() == plain
    assert next_weekday(add(day, "P3W")).isoformat() == last


@pytest.mark.parametrize("start", [row[0] for row in THREE_WEEKS])
@pytest.mark.parametrize("earlier", [0, 1, 20])
def test_the_later_event_counts_whichever_it_is(start: str, earlier: int) -> None:
    later = date.fromisoformat(start)
    other = later - timedelta(days=earlier)
    served_last = due("r", RULE, PLAN, {"served": later, "sent": other})
    sent_last = due("r", RULE, PLAN, {"served": other, "sent": later})
    assert served_last.last == sent_last.last == next_weekday(later + timedelta(days=21))
    assert (served_last.safe, sent_last.safe) == (add(later, "P3W"), add(other, "P3W"))


@pytest.mark.parametrize("day", NOT_FREE)
def test_an_eve_or_a_bridge_day_is_not_free(day: str) -> None:
    assert not is_free(date.fromisoformat(day))


@given(DAYS)
def test_the_free_days_are_those_of_a_calendar_worked_out_by_itself(day: date) -> None:
    assert is_free(day) == (day.weekday() >= 5 or day in red_days(day.year))


def red_days(year: int) -> set[date]:
    """Lag (1989:253) 1 § and the three eves of lag (1930:173) 2 §, without a library."""
    easter = easter_of(year)
    moving = {easter + timedelta(days=n) for n in (-2, 0, 1, 39, 49)}
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    midsummer = next(date(year, 6, d) for d in range(19, 26) if date(year, 6, d).weekday() == 4)
    saints = next(
        day for n in range(7) if (day := date(year, 10, 31) + timedelta(days=n)).weekday() == 5
    )
    midsummers = {midsummer, midsummer + timedelta(days=1)}
    return moving | {date(year, m, d) for m, d in fixed} | midsummers | {saints}


def easter_of(year: int) -> date:
    """The Gregorian computus (Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l_) // 433
    month = (h + l_ - 7 * m + 90) // 25
    return date(year, month, (h + l_ - 7 * m + 33 * month + 19) % 32)


@given(DAYS)
def test_the_next_weekday_is_the_first_that_is_not_free(day: date) -> None:
    found = next_weekday(day)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert not is_free(found)
    assert all(is_free(passed) for passed in between)


@given(DAYS, NUMBERS)
def test_days_and_weeks_are_counted_one_by_one(day: date, number: int) -> None:
    assert (add(day, f"P{number}D") - day).days == number
    assert add(day, f"P{number}W") == add(day, f"P{7 * number}D")
    assert add(day, f"P{number}W").weekday() == day.weekday()


@given(DAYS, NUMBERS)
def test_a_month_ends_on_the_same_number_or_the_months_last_day(day: date, number: int) -> None:
    found = add(day, f"P{number}M")
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == number
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(0, 20))
def test_a_year_is_twelve_months(day: date, number: int) -> None:
    assert add(day, f"P{number}Y") == add(day, f"P{12 * number}M")


@given(DAYS, DAYS, NUMBERS, st.sampled_from("DWMY"))
def test_a_later_start_never_ends_earlier(one: date, other: date, number: int, unit: str) -> None:
    first, second = sorted([one, other])
    assert add(first, f"P{number}{unit}") <= add(second, f"P{number}{unit}")
    assert next_weekday(first) <= next_weekday(second)


@given(DAYS, DAYS)
def test_the_safe_day_is_never_after_the_last(served: date, sent: date) -> None:
    found = due("r", RULE, PLAN, {"served": served, "sent": sent})
    assert found.safe is not None
    assert found.last is not None
    assert found.safe <= found.last


@pytest.mark.parametrize("known", [{}, {"sent": date(2026, 12, 1)}, {"served": date(2026, 12, 1)}])
def test_a_date_is_never_guessed(known: dict[str, date]) -> None:
    found = due("r", RULE, PLAN, known)
    assert found.last is None
    assert (found.safe is None) == ("served" not in known)
    assert found.missing == tuple(name for name in ("served", "sent") if name not in known)


@given(DAYS)
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=12).filter(lambda text: not DATE.fullmatch(text)))
def test_anything_else_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(DateError, match=re.escape(f"{text}”")):
        parse_date(text)


@pytest.mark.parametrize(
    ("period", "words"),
    [("P1W", "en vecka"), ("P3W", "tre veckor"), ("P1Y", "ett år"), ("P14D", "14 dagar")],
)
def test_a_period_is_said_in_swedish(period: str, words: str) -> None:
    assert period_in_words(period) == words


@pytest.mark.parametrize(
    ("wall", "last"),
    [
        ("2026-12-10", "2026-12-08"), ("2026-12-07", "2026-12-03"), ("2026-12-28", "2026-12-22"),
        ("2027-01-07", "2027-01-04"), ("2027-03-30", "2027-03-24"),
    ],
)  # fmt: skip
def test_working_days_are_counted_back_from_a_wall(wall: str, last: str) -> None:
    told = due("anstand", BACK, PLAN, {"wall": date.fromisoformat(wall)})
    assert (told.last, told.safe) == (date.fromisoformat(last), date.fromisoformat(last))
    assert told.text == "Senast två arbetsdagar före dagen"


def test_without_the_wall_no_day_is_guessed() -> None:
    told = due("anstand", BACK, PLAN, {})
    assert (told.last, told.missing) == (None, ("wall",))


@pytest.mark.parametrize(
    "fault",
    [
        {"before": None},
        {"after": ("served",)},
        {"within": "P0D"},
        {"within": "P1W"},
        {"moves": True},
    ],
)
def test_a_time_has_one_direction(fault: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"before|bakåt"):
        Deadline.model_validate(BACK.model_dump(exclude={"texts"}) | fault)
