"""The way of another municipality, as its page tells it: each station ends without a problem."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from macros.content.edit import _yaml
from tests.vocabulary import ROOT, fokus

pytestmark = pytest.mark.slow
DOCS = ROOT / "docs" / "om" / "en-annan-kommun.md"
STATIONS = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
FENCED = re.compile(r"(.*?)^```(sh|yaml)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def follow(station: str, folder: Path) -> None:
    """Do what a station says: its commands, and each block of YAML in the file named before it."""
    content = folder / "kommun" / "checklists"
    for before, language, text in FENCED.findall(station):
        if language == "sh":
            for line in re.findall(r"^fokus ((?:new|rename) .*)", text, re.MULTILINE):
                words = shlex.split(line.replace(" kommun ", f" {folder / 'kommun'} ", 1))
                assert fokus(*words, content=content).code == 0, line
        else:
            write(content / re.findall(r"`([a-z/-]+\.yml)`", before)[-1], text)


def write(path: Path, block: str) -> None:
    """Write a new file, a line after the one that stands first, or keys and their values."""
    if block.startswith("#"):
        assert not path.exists()
        path.write_text(block, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if block.startswith(" "):
        first = block.splitlines(keepends=True)[0]
        assert text.count(first) == 1
        path.write_text(text.replace(first, block), encoding="utf-8")
        return
    record, written = _yaml().load(text), io.StringIO()
    record.update(_yaml().load(block))
    _yaml().dump(record, written)
    path.write_text(written.getvalue(), encoding="utf-8")


def test_every_station_ends_without_a_problem(tmp_path: Path) -> None:
    assert len(STATIONS) == 10
    for station in STATIONS:
        follow(station, tmp_path)
        told = fokus("check", content=tmp_path / "kommun" / "checklists")
        assert told.out == "0 problem\n", station.partition("\n")[0] + told.out
