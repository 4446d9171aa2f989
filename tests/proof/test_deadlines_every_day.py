"""Every rule on every day of 2020–2045, against a count that shares nothing with the product's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Plan
from macros.proof.deadlines import (
    DateError,
    Due,
    bank_day,
    due,
    free_days,
    parse_date,
    refuse_disorder,
)
from tests.vocabulary import REAL, assert_wrong_use, fokus, proof_of

pytestmark = pytest.mark.slow

ONE = timedelta(days=1)
SERVED, SENT = "delgiven", "meddelande-skickat"
RULES = (
    "atervinning", "svar-pa-standardbrev", "pengar-dag-tva", "hembesok-snart",
    "skyddsbedomning", "forhandsbedomning", "svar-kronofogden", "atervinning-utslag",
    "avhysning-anstand", "hamtning-av-saker", "overklagande",
)  # fmt: skip
PERIODS = {"atervinning": 21, "svar-pa-standardbrev": 7, "hembesok-snart": 2}
PERIODS |= {"pengar-dag-tva": 2, "skyddsbedomning": 0, "forhandsbedomning": 14}
PERIODS |= {"svar-kronofogden": 0, "overklagande": 21}
MONTHS = {"atervinning-utslag": 1, "hamtning-av-saker": 3}
BACK = {"avhysning-anstand": 2}
"""Rules that count working days back from their event."""
MOVED = {"atervinning", "atervinning-utslag", "overklagande"}


@cache
def plan() -> Plan:
    return proof_of(REAL).plan


def dates(rule: str, **events: date) -> Due:
    known = {name.replace("_", "-"): day for name, day in events.items()}
    return due(rule, plan().deadlines[rule], plan(), known)


def every_day() -> Iterator[date]:
    day = date(2020, 1, 1)
    while day.year <= 2045:
        yield day
        day += ONE


def easter(year: int) -> date:
    """Gauss and Butcher: the first Sunday after the full moon of spring."""
    moon = year % 19
    century, rest = year // 100, year % 100
    epact = (
        19 * moon + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (moon + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def passed_over(year: int) -> frozenset[date]:
    """Saturdays, Sundays, the days of lag (1989:253) and the three eves, one by one."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = [first + ONE * n for n in range((last - first).days + 1)]
    found = {day for day in days if day.strftime("%a") in ("Sat", "Sun")}
    fixed = ["0101", "0106", "0501", "0606", "1224", "1225", "1226", "1231"]
    found |= {day for day in days if day.strftime("%m%d") in fixed}
    found |= {easter(year) + ONE * n for n in (-2, 1, 39)}
    midsummer = next(d for d in days if d >= date(year, 6, 20) and d.isoweekday() == 6)
    return frozenset(found | {midsummer - ONE})


def counted(rule: str, start: date) -> tuple[date, date]:
    """The day the rule's time runs out, and the day it is moved to."""
    if rule in BACK:
        days = (start - ONE * n for n in range(1, 30))
        plain = [day for day in days if day not in passed_over(day.year)][BACK[rule] - 1]
    elif rule in MONTHS:
        month = start.month - 1 + MONTHS[rule]
        plain = start.replace(year=start.year + month // 12, month=1, day=1)
        while plain.month != month % 12 + 1:
            plain += ONE
        wanted, moon = start.day, plain.month
        while plain.day < wanted and (plain + ONE).month == moon:
            plain += ONE
    else:
        plain = start
        for _ in range(PERIODS[rule]):
            plain += ONE
    last = plain
    while rule in MOVED and last in passed_over(last.year):
        last += ONE
    return plain, last


def test_the_rules_are_those_that_are_counted_here() -> None:
    assert set(plan().deadlines) == set(RULES) == {*PERIODS, *MONTHS, *BACK}
    assert {name for name, rule in plan().deadlines.items() if rule.moves} == MOVED


@pytest.mark.parametrize("rule", RULES)
def test_every_start_date(rule: str) -> None:
    record = plan().deadlines[rule]
    for start in every_day():
        told = due(rule, record, plan(), dict.fromkeys(record.events, start))
        plain, last = counted(rule, start)
        assert told.last == last, (start, told)
        assert told.safe == (plain if record.safe else last), (start, told)


@pytest.mark.parametrize("year", range(2015, 2062))
def test_every_free_day_of_the_years_that_may_be_asked_about(year: int) -> None:
    weekdays = {day for day in free_days(year) if day.isoweekday() < 6}
    assert weekdays == {day for day in passed_over(year) if day.isoweekday() < 6}


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2026-11-23", "2026-12-14"), ("2026-12-03", "2026-12-28"), ("2026-12-10", "2027-01-04"),
        ("2026-12-16", "2027-01-07"), ("2027-03-05", "2027-03-30"), ("2027-04-15", "2027-05-07"),
        ("2027-05-16", "2027-06-07"), ("2027-06-04", "2027-06-28"), ("2027-10-15", "2027-11-05"),
        ("2028-02-08", "2028-02-29"),
    ],
)  # fmt: skip
def test_days_that_a_lawyer_can_check_by_hand(start: str, last: str) -> None:
    day = date.fromisoformat(start)
    for told in (dates("atervinning", delgiven=day, meddelande_skickat=day - 5 * ONE),
                 dates("atervinning", delgiven=day - 5 * ONE, meddelande_skickat=day)):  # fmt: skip
        assert told.last == date.fromisoformat(last)


def test_only_the_service_gives_the_safe_day_and_what_to_ask() -> None:
    told = dates("atervinning", delgiven=date(2026, 12, 3))
    assert (told.safe, told.last, told.missing) == (date(2026, 12, 24), None, (SENT,))


def test_only_the_message_gives_no_day_at_all() -> None:
    told = dates("atervinning", meddelande_skickat=date(2026, 12, 1))
    assert (told.safe, told.last, told.missing) == (None, None, (SERVED,))


def test_without_both_there_is_the_rule() -> None:
    told = dates("atervinning")
    assert (told.safe, told.last, told.missing) == (None, None, (SERVED, SENT))
    assert told.text.startswith("Inom tre veckor")


DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@given(DAYS, DAYS)
def test_the_last_day_is_a_working_day_and_never_before_the_safe_one(one: date, two: date) -> None:
    told = dates("atervinning", delgiven=one, meddelande_skickat=two)
    assert told.safe is not None
    assert told.last is not None
    assert told.last not in passed_over(told.last.year)
    assert told.last >= told.safe
    assert bank_day(told.safe) <= told.safe
    assert bank_day(told.safe) not in passed_over(bank_day(told.safe).year)


@given(DAYS, DAYS, st.integers(0, 400))
def test_a_later_event_never_gives_an_earlier_day(one: date, two: date, more: int) -> None:
    for name in (SERVED, SENT):
        events = {SERVED: one, SENT: two}
        before = dates("atervinning", **events).last
        after = dates("atervinning", **events | {name: events[name] + ONE * more}).last
        assert before is not None
        assert after is not None
        assert before <= after


@given(DAYS, DAYS)
def test_it_does_not_matter_which_event_comes_first(one: date, two: date) -> None:
    told = dates("atervinning", delgiven=one, meddelande_skickat=two)
    assert told.last == dates("atervinning", delgiven=two, meddelande_skickat=one).last


@given(DAYS)
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-02-29", "finns inte i kalendern"), ("2026-13-01", "finns inte i kalendern"),
        ("2014-12-31", "utanför åren 2015–2060"), ("2061-01-01", "utanför åren 2015–2060"),
        ("2026-W49-4", "inget datum"), ("20261203", "inget datum"), ("3/12 2026", "inget datum"),
        ("\uff12026-12-03", "inget datum"), ("", "inget datum"), (" 2026-12-3", "inget datum"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_swedish(text: str, says: str) -> None:
    with pytest.raises(DateError, match=says):
        parse_date(text)


def test_events_that_contradict_each_other_are_refused() -> None:
    early, late = date(2026, 1, 2), date(2026, 1, 10)
    with pytest.raises(DateError, match="kan inte komma före"):
        refuse_disorder(plan(), {SERVED: late, "avhysning-genomford": early})
    with pytest.raises(DateError, match="kan inte komma före"):
        refuse_disorder(plan(), {"avhysning-genomford": early, "utslag": late})
    refuse_disorder(plan(), {SERVED: late, "avhysning-genomford": late, SENT: early})
    refuse_disorder(plan(), {SERVED: early, SENT: late})


def test_the_command_says_so_too() -> None:
    pairs = ("delgiven=2026-01-10", "avhysning-genomford=2026-01-02")
    for command in (("deadline", "atervinning"), ("ask", "boende=hyresratt")):
        assert_wrong_use(fokus(*command, *pairs, content=REAL), "dagarna går inte ihop")


def test_the_command_tells_both_days_the_bank_day_and_the_exceptions() -> None:
    pairs = ("delgiven=2026-12-03", "meddelande-skickat=2026-12-01")
    told = fokus("deadline", "atervinning", *pairs, content=REAL)
    assert told.code == 0
    for words in ("Trygg dag: 2026-12-24", "Betala senast: 2026-12-23", "Sista dag: 2026-12-28"):
        assert words in told.out
    assert "ska granskas av jurist" in told.out
    assert "mindre än en månad" in told.out
