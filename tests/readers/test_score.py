"""The score on /om/provning/: the counted figures, the survivors with why, and the version."""

from __future__ import annotations

import json

from macros.readers.score import KINDS, REASONS, Score
from tests.mutation.__main__ import EXPECTED, SCORE

TOLD = {
    "version": "abc123",
    "measured": "2026-11-27",
    **{kind: {"tried": 1200 + n, "right": 1100 + n} for n, kind in enumerate(KINDS)},
    "survivors": [{"of": "Use.use", "file": "<b>a.yml", "line": 3, "what": "use: b"}],
}
SHOWN = Score(TOLD, "abc123")


def test_each_kind_of_change_has_its_figures() -> None:
    table = SHOWN.table().unescape().replace("\N{NO-BREAK SPACE}", " ")
    assert [f"1 10{n} av 1 20{n}" in table for n in range(4)] == [True] * 4


def test_what_was_not_seen_is_told_with_why_and_where() -> None:
    told = SHOWN.survivors()
    assert "<code>&lt;b&gt;a.yml:3</code>" in told
    assert REASONS["Use.use"][1] in told
    assert "syntes som de ska" in Score(TOLD | {"survivors": []}, "").survivors()


def test_the_day_and_the_version_are_told() -> None:
    said = "Räknat den 27 november 2026 på innehållets version abc123."
    assert SHOWN.counted() == said
    later = f"{said} Innehållet är ändrat sedan dess och har nu version def456."
    assert Score(TOLD, "def456").counted() == later


def test_the_published_score_tells_every_kind_and_every_survivor() -> None:
    told = json.loads(SCORE.read_text(encoding="utf-8"))
    assert KINDS.keys() == EXPECTED.keys()
    wrong = sum(told[kind]["tried"] - told[kind]["right"] for kind in KINDS)
    assert len(told["survivors"]) == wrong
    assert all(told[kind]["tried"] > 500 for kind in KINDS)
    assert {one["of"] for one in told["survivors"]} <= REASONS.keys()
