"""The content as the site needs it, read once a build and shared by the hook and the macros."""

from __future__ import annotations

import errno
import os
import re
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from macros.content.approved import read_approved
from macros.content.problem import Problem
from macros.content.reader import read
from macros.proof.checks import check

if TYPE_CHECKING:
    from macros.readers.book import Book

_loaded: dict[Path, Book] = {}


class UnsoundContentError(Exception):
    """The content has problems, so there is nothing to show."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def load(folder: Path) -> Book:
    """Read and check a content folder anew.

    Raises:
        UnsoundContentError: the content has problems.
    """
    from macros.readers.book import Book

    reading = read(folder)
    problems = reading.problems or check(reading.plan)
    approvals = read_approved(folder, problems)
    if problems:
        raise UnsoundContentError(problems)
    _loaded[folder] = Book.of(reading.plan, today(), approvals, changelog(folder))
    return _loaded[folder]


def changelog(folder: Path) -> str:
    """Return what those who keep a content folder write of its changes, beside it."""
    path = folder.absolute().parent / "CHANGELOG.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def trouble(error: OSError) -> str:
    """Return in words what the file system refuses."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "disken är full: inget mer går att skriva"
    return f"{error.filename or 'filen'} går inte att läsa eller skriva"


def today() -> date:
    """Return the day of the build; ``SOURCE_DATE_EPOCH`` decides it, so that it can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if re.fullmatch("[0-9]{1,10}", epoch) else time.time()
    return datetime.fromtimestamp(seconds, tz=UTC).date()


def loaded(folder: Path) -> Book:
    """Return what was last read from a folder; read it if nothing was."""
    return _loaded[folder] if folder in _loaded else load(folder)
