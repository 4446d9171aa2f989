"""What can be mended for certain is mended, and nothing else is touched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from macros.content.nodes import parse
from macros.content.reordering import reordered
from tests.vocabulary import MINI, fokus, mini_with

ROLE = "roles/vikarie.yml"
ZERO = "\N{ZERO WIDTH SPACE}"
HARD = "\N{NO-BREAK SPACE}"


def role(content: Path) -> str:
    return (content / ROLE).read_bytes().decode()


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A content with one of each thing that can be mended."""
    content = mini_with(tmp_path)
    text = role(content).replace("Vikarie", f"Vika{ZERO}rie").replace("är borta", f"är{HARD}borta")
    lines = unicodedata.normalize("NFD", text).replace(".\n", ".   \n").splitlines(keepends=True)
    lines[1:3] = [*lines[2:3], "# vad den heter\n", *lines[1:2]]
    (content / ROLE).write_text("".join(lines), encoding="utf-8")
    return content


def test_what_is_certain_is_mended_and_told(spoilt: Path) -> None:
    told = fokus("fix", content=spoilt)
    assert told.out.splitlines() == [
        f"checklists/{ROLE}:4: tog bort det som inte syns",
        f"checklists/{ROLE}:5: tog bort det som inte syns",
        f"checklists/{ROLE}:5: tog bort mellanslag sist på raden",
        f"checklists/{ROLE}:2: ordnade title, unit, mandate",
        "4 rättade, 0 problem kvar",
    ]
    before = (MINI / ROLE).read_text(encoding="utf-8")
    assert role(spoilt) == before.replace("title:", "# vad den heter\ntitle:")


def test_what_is_mended_stays_mended(spoilt: Path) -> None:
    fokus("fix", content=spoilt)
    once = role(spoilt)
    assert fokus("fix", content=spoilt).out == "0 rättade, 0 problem kvar\n"
    assert role(spoilt) == once


def test_only_told_where_nothing_shall_be_written(spoilt: Path) -> None:
    before = role(spoilt)
    told = fokus("fix", "--check", content=spoilt)
    assert (told.code, told.out.splitlines()[-1]) == (1, "4 att rätta")
    assert role(spoilt) == before


def test_what_is_uncertain_is_left(tmp_path: Path) -> None:
    content = mini_with(tmp_path, (ROLE, "unit: berord-enhet", "unit: ingen"))
    before = role(content)
    assert fokus("fix", content=content).out == "0 rättade, 1 problem kvar; kör fokus check\n"
    assert role(content) == before


def test_returns_and_hard_spaces_by_figures_stay(tmp_path: Path) -> None:
    content = mini_with(tmp_path, (ROLE, "Går in", f"Går in 2{HARD}dagar"))
    text = role(content).replace("\n", "\r\n")
    (content / ROLE).write_bytes(text.encode())
    assert fokus("fix", content=content).out == "0 rättade, 0 problem kvar\n"
    assert role(content) == text


TEXT = """\
# schema
# om a
a: 1

# om b
b: |
  # inte en kommentar
  två
c:
  - z: 1  # sist
    # om y
    y: [1, {p: 1}]
  - {q: "a, b", r: {s: 1, t: 2}, u: [v, w]}
# slut
d: 1
"""


@pytest.mark.parametrize(
    ("path", "wanted", "lines"),
    [
        ((), "dcba", "# schema|# slut|d: 1|c:|  - z: 1  # sist"),
        (("c", 0), "yz", "  - # om y|    y: [1, {p: 1}]|    z: 1  # sist"),
        (("c", 1), "urq", '  - {u: [v, w], r: {s: 1, t: 2}, q: "a, b"}'),
    ],
)
def test_keys_move_with_their_comments(
    path: tuple[str | int, ...], wanted: str, lines: str
) -> None:
    node = parse(TEXT, "", [])
    for part in path:
        assert node
        node = node.value[part][1] if isinstance(part, str) else node.value[part]
    assert node
    moved = reordered(TEXT, node, list(wanted))
    assert "\n".join(lines.split("|")) in moved
    assert len(moved) == len(TEXT)
