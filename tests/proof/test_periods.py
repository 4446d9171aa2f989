"""A period is given in one place; what repeats it elsewhere is held to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.proof.checks.periods import periods_in
from tests.vocabulary import mini_with, problems_in

LETTER, LAW = "letters/kvitto.yml", "law/lanet.yml"
SAYS = (
    (LETTER, "Du har lämnat [titel].", "Du får [titel] inom tre veckor."),
    (LETTER, "[praxis:Biblioteket]", "[lag:BokL 2]"),
    (LAW, "do: Boken lämnas.", "do: Boken lämnas inom tre veckor."),
)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Svara inom två hela veckor, senast 14 dagar före.", ["P2W", "P14D"]),
        ("Räkna från den senare av två dagar, varje dag.", []),
        ("Den som är över 65 år har bott här de två första åren.", ["P2Y"]),
        ("En månads hyra. One month's rent.", []),
        ("Within three weeks or one month.", ["P3W", "P1M"]),
    ],
)
def test_a_period_is_read_in_words(text: str, periods: list[str]) -> None:
    assert [period for period, _ in periods_in(text)] == periods


def test_a_text_may_say_the_period_of_what_it_cites(tmp_path: Path) -> None:
    assert problems_in(mini_with(tmp_path, *SAYS)) == []


def test_a_changed_rule_names_each_text_to_change(tmp_path: Path) -> None:
    longer = [
        ("deadlines.yml", "inom tre veckor", "inom fyra veckor"),
        ("deadlines.yml", "within: P3W", "within: P4W"),
        ("statutes.yml", "inom tre veckor", "inom fyra veckor"),
    ]
    found = problems_in(mini_with(tmp_path, *SAYS, *longer))
    assert {problem.code for problem in found} == {"unfounded-period"}
    assert {problem.place.file for problem in found} == {
        f"checklists/{LAW}",
        f"checklists/{LETTER}",
    }


@pytest.mark.parametrize(("finding", "codes"), [("", ["departing-period"]), ("F1", [])])
def test_a_departure_from_the_plan_rests_on_a_finding(
    tmp_path: Path, finding: str, codes: list[str]
) -> None:
    open_ = f"    finding: {finding}\n" if finding else ""
    step = "    sources: [plan:disken/1.stampla]\n"
    changes = [
        ("duties.yml", "samma dag", "inom två veckor"),
        ("blocks/mottagning.yml", step, step + open_),
    ]
    found = problems_in(mini_with(tmp_path, *changes))
    assert [problem.code for problem in found] == codes
