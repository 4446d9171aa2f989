"""An id given another name in a content folder: all of it, or nothing is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.content.approved import FOLDER as APPROVED
from macros.content.approved import read_approved, renamed, write_approved
from macros.content.model import Id, Plan
from macros.content.problem import suggest
from macros.content.reader import FOLDERS, read
from macros.content.ref import Pointer
from macros.content.references import Mention, mentions
from macros.proof.checks import check

KINDS = (
    *FOLDERS,
    *("acts", "deadlines", "events", "expectations", "facts", "guarantees", "terms"),
)
"""The folders and files whose ids are names that an editor chose."""
_SHARED = ("roles", "units")
"""Kinds whose ids must differ from each other's, since contacts are told for both."""
_SCALAR = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,{}\[\]]*")
_NAMED_OUTSIDE = "[/\"'\\\\]{}(?=[./\"'\\\\)#?])"


class RenameError(ValueError):
    """A name that cannot be given; its text is a Swedish sentence."""


def rename(content: Path, kind: str, old: str, new: str) -> list[str]:
    """Rename an id where it stands and wherever it is mentioned; return the changed files.

    Raises:
        RenameError: the kind or id is unknown, the new name is taken or would change a meaning.
    """
    content = content.resolve()
    plan = read(content).plan
    _refuse(plan, kind, old, new)
    with TemporaryDirectory() as folder:
        trial = Path(folder) / content.name
        shutil.copytree(content, trial)
        changed = [*_written(trial, plan, kind, old, new), *_approved(trial, kind, old, new)]
        _refuse_meaning(plan, trial, kind, old, new)
        _put_back(content, trial, changed)
    if kind in FOLDERS:
        (content / kind / f"{old}.yml").unlink()
    if kind == "routines":
        (content / APPROVED / f"{old}.yml").unlink(missing_ok=True)
    return changed


def named_outside(root: Path, old: str) -> list[str]:
    """Return the pages and notebooks beside the content that have an id in an address."""
    found = re.compile(_NAMED_OUTSIDE.format(re.escape(old)))
    files = [root / "mkdocs.yml", *root.glob("docs/**/*.md"), *root.glob("notebooks/*.ipynb")]
    named = (f for f in files if f.is_file() and found.search(f.read_text(encoding="utf-8")))
    return sorted(file.relative_to(root).as_posix() for file in named)


def _refuse(plan: Plan, kind: str, old: str, new: str) -> None:
    if kind not in KINDS:
        raise RenameError(f"sorten ”{kind}” finns inte; {suggest(kind, KINDS, len(KINDS))}")
    known = getattr(plan, kind)
    if old not in known:
        hint = suggest(old, known)
        raise RenameError(f"”{old}” finns inte i {kind}" + (f"; {hint}" if hint else ""))
    for taken in _SHARED if kind in _SHARED else (kind,):
        if new in getattr(plan, taken):
            raise RenameError(f"”{new}” finns redan i {taken}; välj ett annat namn")
    try:
        TypeAdapter[str](Id).validate_python(new)
    except ValidationError:
        raise RenameError(
            f"”{new}” är inget giltigt id; använd a–z, siffror och bindestreck"
        ) from None


def _refuse_meaning(plan: Plan, trial: Path, kind: str, old: str, new: str) -> None:
    """Ensure that every mention followed, and that nothing else came to mean the new name."""
    reading = read(trial)
    problems = reading.problems or check(reading.plan)
    if problems:
        raise RenameError(f"inget är ändrat, för namnet ”{new}” ger problem: {min(problems)}")
    before, now = len(_of(plan, kind, old)), len(_of(reading.plan, kind, new))
    if before != now or _of(reading.plan, kind, old):
        raise RenameError(f"inget är ändrat, för ”{new}” betyder redan något annat; välj ett annat")


def _written(trial: Path, plan: Plan, kind: str, old: str, new: str) -> list[str]:
    """Write the new name into a copy of the content; return the files as they are called now."""
    changed = set()
    for path, lines in _texts(trial, plan, kind, old, new).items():
        path.write_text("".join(lines), encoding="utf-8", newline="")
        changed.add(path)
    if kind in FOLDERS:
        own = trial / kind / f"{old}.yml"
        changed = {*changed, own.rename(own.with_name(f"{new}.yml"))} - {own}
    return sorted(path.relative_to(trial).as_posix() for path in changed)


def _approved(trial: Path, kind: str, old: str, new: str) -> list[str]:
    """Write the new name into what is approved, in a copy; return the changed files."""
    changed = []
    for name, approval in read_approved(trial, []).items():
        own = new if kind == "routines" and name == old else name
        now = renamed(approval, kind, old, new)
        if own != name or now != approval:
            write_approved(trial, own, now)
            changed.append(f"{APPROVED}/{own}.yml")
    return changed


def _texts(trial: Path, plan: Plan, kind: str, old: str, new: str) -> dict[Path, list[str]]:
    """Return the lines of every file that mentions the id, with the new name in its place."""
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
    texts: dict[Path, list[str]] = {}
    spots = {spot for mention in _of(plan, kind, old) for spot in _spots(trial, mention)}
    if kind not in FOLDERS:
        spots.add((trial / f"{kind}.yml", _line_of(trial / f"{kind}.yml", old), 0))
    for path, line, column in sorted(spots, reverse=True):  # from the right: columns stay
        lines = texts.setdefault(path, _lines(path))
        start, rest = lines[line][:column], lines[line][column:]
        scalar = _SCALAR.match(rest)
        end = scalar.end() if scalar else 0
        lines[line] = start + word.sub(new, rest[:end]) + rest[end:]
    return texts


def _of(plan: Plan, kind: str, old: str) -> list[Mention]:
    """Return every mention of an id; its translations stand under it in files of their own."""
    found = [m for m in mentions(plan) if m.pointer.id == old and kind in m.pointer.registers]
    texts = getattr(getattr(plan, kind).get(old), "texts", {})
    return [*found, *(Mention(Pointer((kind,), old), text) for text in texts.values())]


def _spots(trial: Path, mention: Mention) -> Iterator[tuple[Path, int, int]]:
    """Yield where a mention stands; one that is a record's own key stands above the record."""
    place = mention.place
    path = trial.parent / place.file
    if mention.path:
        yield path, place.line - 1, place.column - 1
        return
    lines = _lines(path)
    yield path, next(n for n in range(place.line - 1, -1, -1) if lines[n][0] not in " #\n"), 0


def _line_of(path: Path, key: str) -> int:
    own = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*:")
    return next(n for n, line in enumerate(_lines(path)) if own.match(line))


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read().splitlines(keepends=True)


def _put_back(content: Path, trial: Path, changed: list[str]) -> None:
    """Write all files beside the old ones first, so that a full disk leaves the content whole."""
    halves: list[tuple[Path, Any]] = []
    try:
        for name in changed:
            half = (content / name).with_name(f".{Path(name).name}.tmp")
            halves.append((half, content / name))
            shutil.copyfile(trial / name, half)
        for half, path in halves:
            half.replace(path)
    finally:
        for half, _ in halves:
            half.unlink(missing_ok=True)
