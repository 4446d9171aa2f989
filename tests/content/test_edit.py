"""A change in a content file's text changes what it names, and nothing else."""

from __future__ import annotations

import pytest

from macros.content.edit import edited
from tests.vocabulary import MINI, REAL

TEXT = """\
# vad den heter
title: "A"  # kort
when: {x: y}
owner: b
steps:
  - {id: ring-igen, role: r}
  # sedan
  - id: ring
    do: "Ring. Skriv id: ring-igen, role: ingen."
    role: r  # den som svarar
    outcomes:
      ja:
        steps:
          - {id: inuti, role: r}
"""
FILES = sorted([*MINI.rglob("*.yml"), *REAL.glob("*.yml"), *(REAL / "routines").glob("*.yml")])


def lines_changed(after: str) -> list[str]:
    assert after.count("\n") == TEXT.count("\n")
    pairs = zip(TEXT.splitlines(), after.splitlines(), strict=True)
    return [line for old, line in pairs if line != old]


def test_a_key_is_changed_where_it_stands() -> None:
    assert lines_changed(edited(TEXT, "owner", "c")) == ["owner: c"]
    assert lines_changed(edited(TEXT, "when", {"x": ["z", "w"]})) == ["when: {x: [z, w]}"]
    assert edited(TEXT, "owner", None) == TEXT.replace("owner: b\n", "")


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("ring", "    role: q  # den som svarar"),
        ("ring-igen", "  - {id: ring-igen, role: q}"),
        ("inuti", "          - {id: inuti, role: q}"),
    ],
)
def test_a_step_is_found_by_its_whole_id(step: str, line: str) -> None:
    assert lines_changed(edited(TEXT, "role", "q", step)) == [line]


def test_what_is_not_there_is_not_changed() -> None:
    with pytest.raises(KeyError, match="finding"):
        edited(TEXT, "finding", "F1")
    with pytest.raises(KeyError, match="rin”"):
        edited(TEXT, "role", "q", "rin")
    with pytest.raises(KeyError, match="finding"):
        edited(TEXT, "finding", "F1", "ring")


def test_a_file_put_back_as_it_was_is_the_same() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert edited(f"{text}extra: x\n", "extra", None) == text, path
