"""What a build keeps for the next: whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from macros import kept
from macros.readers import picture

TEXT = "<svg>å\r\n</svg>"


def test_what_is_kept_is_recalled_and_nothing_else_is_written(tmp_path: Path) -> None:
    kept.keep(tmp_path / "a" / "b.svg", TEXT)
    assert kept.recall(tmp_path / "a" / "b.svg") == TEXT
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.svg"]


@pytest.mark.parametrize("damage", [b"", b"\xff", TEXT.encode(), b"0\n<svg>"])
def test_what_was_not_kept_like_that_is_not_recalled(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "b.svg").write_bytes(damage)
    assert kept.recall(tmp_path / "b.svg") is None


def test_every_half_of_a_file_is_none(tmp_path: Path) -> None:
    kept.keep(tmp_path / "b.svg", TEXT)
    whole = (tmp_path / "b.svg").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "b.svg").write_bytes(whole[:length])
        assert kept.recall(tmp_path / "b.svg") is None, whole[:length]


def test_a_full_disk_keeps_nothing_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, f"{len(data)} bytes too many")

    monkeypatch.setattr(Path, "write_bytes", full)
    kept.keep(tmp_path / "b.svg", TEXT)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_picture_is_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(picture, "draw", lambda dot: f"<svg>{dot}</svg>")
    drawn = picture._drawn([], "Karta")
    for path in tmp_path.rglob("*.svg"):
        path.write_text("<svg>half", encoding="utf-8")
    assert picture._drawn([], "Karta") == drawn
