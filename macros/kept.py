"""What a build keeps for the next one: written whole, and told apart from what is damaged."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

MOST = 300
"""How many texts of one kind are kept."""


def recall(path: Path) -> str | None:
    """Return a kept text; one that is missing, half written or changed is none."""
    try:
        seal, _, text = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return text.decode() if seal == _seal(text) else None


def keep(path: Path, text: str) -> None:
    """Keep a text; where nothing can be written, on a full disk say, the build goes on."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(b"%s\n%s" % (_seal(text.encode()), text.encode()))
        half.replace(path)
    except OSError:
        forget([half])


def made_once(name: str, make: Callable[[], str]) -> str:
    """Return what ``make`` makes, or what it made in an earlier build under the same name.

    Only the last few of a folder are kept; without a cache folder none is.
    """
    folder = os.environ.get("XDG_CACHE_HOME")
    if not folder:
        return make()
    path = Path(folder) / name
    text = recall(path)
    if text is None:
        text = make()
        keep(path, text)
        forget(of_age(path.parent, f"*{path.suffix}")[:-MOST])
    return text


def of_age(folder: Path, pattern: str) -> list[Path]:
    """Return kept files, the oldest first; another build may remove one meanwhile."""
    return sorted(folder.glob(pattern), key=_age)


def forget(paths: Iterable[Path]) -> None:
    """Remove kept files, those that can be removed."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def _seal(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
