"""The lengths of the invented checklists, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.compiled.measure import Measures, measure, measure_json, measured_in_words
from macros.content.reader import read
from macros.proof.proof import Proof
from tests.vocabulary import MINI, mini_with, proof_of

RING = "    when: {vantad: ja}\n"


def measured(content: Path) -> Measures:
    return measure(Proof(read(content).plan))


@pytest.mark.parametrize(
    ("answers", "lines", "way"),
    [
        ({"sak": "film"}, 2, 2),
        ({"sak": "bok", "skick": "trasig"}, 2, 4),
        ({"sak": "bok", "skick": "hel", "vantad": "ja"}, 3, 3),
        ({"sak": "bok", "skick": "hel", "vantad": "nej"}, 2, 2),
    ],
)
def test_lines_and_the_longest_way(answers: dict[str, str], lines: int, way: int) -> None:
    (length,) = [n for n in measure(proof_of(MINI)).lengths if n.facts == answers]
    assert (length.lines, length.way) == (lines, way)


def test_a_line_that_depends_on_what_happens_is_not_counted(tmp_path: Path) -> None:
    content = mini_with(tmp_path, ("routines/hel-bok.yml", RING, "    when: {plats: ja}\n"))
    assert {n.lines for n in measured(content).of_checklist["hel-bok"]} == {2}


def test_a_point_is_no_line_and_no_step(tmp_path: Path) -> None:
    point = "letter: kvitto\n    points:\n      - {id: dag, do: Skriv dagen.}\n"
    found = measured(mini_with(tmp_path, ("routines/film.yml", "letter: kvitto\n", point)))
    assert [(n.lines, n.way) for n in found.of_checklist["film"]] == [(2, 2)]


def test_the_lines_of_a_role_in_a_section() -> None:
    (length,) = measure(proof_of(MINI)).of_checklist["film"]
    assert (length.together, length.aim) == ({("bibliotekarie", "avslut"): 2}, 7)
    assert length.densest == (("bibliotekarie", "avslut"), 2)


def test_a_line_of_too_many_words_is_told_with_its_place(tmp_path: Path) -> None:
    words = "Skriv ett " + "mycket " * 10 + "kort kvitto."
    content = mini_with(tmp_path, ("routines/film.yml", "Skriv ett kvitto.", words))
    (line,) = measured(content).long
    assert (line.words, line.text, line.place.line) == (14, words, 8)
    (row,) = measure_json(measured(content))["long_lines"]
    assert row["file"] == "checklists/routines/film.yml"


def test_what_is_aimed_at_is_told_beside_what_is() -> None:
    told = measure_json(measure(proof_of(MINI)))
    assert told["lines"] == {"median": 2, "most": 3, "reach": {"median": 14, "most": 18}}
    assert (told["way"]["most"], told["way"]["reach"]) == (4, {"most": 30})
    said = list(measured_in_words(measure(proof_of(MINI))))
    assert said[0] == "Rader i en checklista: median 2 (mål 14), mest 3 (mål 18)"


def test_a_day_that_somebody_else_sets_allows_more_at_a_time(tmp_path: Path) -> None:
    rule = "within: P3W\n  after: [inlamnad, bokad]\n  safe: inlamnad\n  moves: true\n"
    back = ("deadlines.yml", rule, "within: P2D\n  before: bokad\n")
    aims = {n.situation.routine: n.aim for n in measured(mini_with(tmp_path, back)).lengths}
    assert aims == {"hel-bok": 10, "trasig-bok": 7, "film": 7}
