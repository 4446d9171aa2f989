"""The same rule gives the same date in Python and in the browser, for every day of 26 years."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from macros.content.model import Plan
from macros.proof.deadlines import due, work_day
from tests.browser.pages import LIBRARY
from tests.vocabulary import REAL, proof_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST, LAST = date(2020, 1, 1), date(2045, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]

DUE = (
    f"async text => {{{LIBRARY}"
    """
  const { cases, first } = JSON.parse(text)
  const { Calendar, parseDay, writeDay } = await lib("dates")
  const calendar = new Calendar(await get("tid.json"))
  const start = parseDay(first)
  return JSON.stringify(cases.map(([rule, days]) => {
    const given = {}
    for (const event in days) given[event] = start + days[event]
    const { safe, last, missing } = calendar.due(calendar.rules[rule], given)
    const by = calendar.workDay(calendar.rules[rule], given)
    return [safe && writeDay(safe), last && writeDay(last), missing, by && writeDay(by)]
  }))
}"""
)

Case = tuple[str, dict[str, int]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return proof_of(REAL).plan


def _cases(plan: Plan) -> list[Case]:
    """Every rule at every start; a second event before, on and after the first by chance."""
    chance = random.Random(5)  # noqa: S311
    found: list[Case] = []
    for rule, record in plan.deadlines.items():
        for number in range(len(DAYS)):
            first, *others = record.events
            found.append(
                (rule, {first: number} | {e: number + chance.randint(-30, 30) for e in others})
            )
            if others and number % 7 == 0:
                found += [(rule, {first: number}), (rule, {others[0]: number}), (rule, {})]
    return found


def test_every_rule_gives_the_same_date_for_every_start(
    page: Page, site_url: str, plan: Plan
) -> None:
    cases = _cases(plan)
    page.goto(site_url)
    given = json.dumps({"cases": cases, "first": FIRST.isoformat()})  # a text passes quickly
    told = json.loads(page.evaluate(DUE, given))
    for (rule, numbers), found in zip(cases, told, strict=True):
        days = {event: FIRST + timedelta(days=n) for event, n in numbers.items()}
        expected = due(rule, plan.deadlines[rule], plan, days)
        by = work_day(expected, days)
        assert found == [
            expected.safe.isoformat() if expected.safe else None,
            expected.last.isoformat() if expected.last else None,
            list(expected.missing),
            by.isoformat() if by else None,
        ], (rule, days)


def test_a_day_that_does_not_exist_is_none(page: Page, site_url: str) -> None:
    page.goto(site_url)
    told = page.evaluate(
        f"async texts => {{{LIBRARY} return texts.map((await lib('dates')).parseDay) }}",
        ["2027-02-29", "2028-02-29", "2027-13-01", "20270101", "", "2027-1-1", "2027-00-10"],
    )
    assert [day is None for day in told] == [True, False, True, True, True, True, True]
