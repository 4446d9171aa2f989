"""Contents that commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary import mini_with


@pytest.fixture
def broken_mini(tmp_path: Path) -> Path:
    return mini_with(
        tmp_path, ("routines/film.yml", "owner: bibliotekarie\nsteps", "owner: bibliotekari\nsteps")
    )
