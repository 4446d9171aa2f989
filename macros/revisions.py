"""Contents to compare: a folder, or the content folder as it was at a revision in git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.content.problem import Problem
from macros.content.reader import Part, Reading, assemble, content_files, read_file


class RevisionError(ValueError):
    """Content that cannot be had; its text is a Swedish sentence."""


@contextmanager
def opened(name: str, content: Path) -> Iterator[Path]:
    """Give the folder ``name``, or ``content`` as it was at the revision ``name``.

    Raises:
        RevisionError: there is neither such a folder nor such a revision.
    """
    if Path(name).is_dir():
        yield Path(name)
        return
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(_archived(name, content.resolve()))) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / content.resolve().name


def _archived(revision: str, content: Path) -> bytes:
    """Return what git has of a folder at a revision, as a tar file."""
    if revision.startswith("-"):
        raise RevisionError(f"”{revision}” är varken en mapp eller en version i git")
    words = ["git", "archive", "--format=tar", revision, "--", content.name]
    try:
        done = subprocess.run(  # noqa: S603 - a revision is never taken as an option
            words, cwd=content.parent, capture_output=True, check=False
        )
    except OSError:
        raise RevisionError(f"mappen ”{revision}” finns inte, och git går inte att köra") from None
    if done.returncode:
        raise RevisionError(
            f"”{revision}” är varken en mapp eller en version i git som har mappen {content.name}"
        )
    return done.stdout


def read_both(old: Path, new: Path) -> tuple[Reading, Reading]:
    """Read two content folders; a file that is the same in both is read once."""
    known: dict[tuple[Path, bytes], Part] = {}
    return _read(old, known), _read(new, known)


def _read(folder: Path, known: dict[tuple[Path, bytes], Part]) -> Reading:
    problems: list[Problem] = []
    parts = []
    for path in content_files(folder, problems):
        try:
            key = path.relative_to(folder), path.read_bytes()
        except OSError:
            parts.append(read_file(path, folder))
            continue
        if key not in known:
            known[key] = read_file(path, folder)
        parts.append(known[key])
    return assemble(parts, problems)
