"""What can be mended in a content folder for certain: nothing that is said changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.content.characters import without_strange
from macros.content.nodes import Node, data, parse
from macros.content.problem import Problem
from macros.content.reader import content_files, marked, named, read_file, wanted_order
from macros.content.reordering import reordered


@dataclass
class Mended:
    """A file as it was and as it becomes, and in a sentence each what is mended."""

    path: Path
    before: str
    text: str
    done: list[str] = field(default_factory=list)


def mend(content: Path) -> Iterator[Mended]:
    """Yield the files of a content folder that can be mended; nothing is written."""
    for path in content_files(content, []):
        text = _text(path)
        if text is not None:
            found = Mended(path, text, text)
            _mend_lines(found)
            _mend_order(found, content)
            if found.text != text:
                yield found


def write(mended: Mended) -> None:
    """Write a mended file: beside the old one first, so that a full disk leaves it whole."""
    half = mended.path.with_name(f".{mended.path.name}.tmp")
    try:
        half.write_text(mended.text, encoding="utf-8", newline="")
        half.replace(mended.path)
    finally:
        half.unlink(missing_ok=True)


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _mend_lines(found: Mended) -> None:
    """Take away what nobody sees, and spaces last on a line where they mean nothing."""
    lines = found.text.split("\n")
    for number, line in enumerate(lines, 1):
        lines[number - 1] = seen = without_strange(line)
        if seen != line:
            found.done.append(f"{named(found.path)}:{number}: tog bort det som inte syns")
    found.text = "\n".join(lines)
    trimmed = [_trimmed(line) for line in lines]
    if _said("\n".join(trimmed)) != _said(found.text):
        return
    for number, (line, short) in enumerate(zip(lines, trimmed, strict=True), 1):
        if line != short:
            found.done.append(f"{named(found.path)}:{number}: tog bort mellanslag sist på raden")
    found.text = "\n".join(trimmed)


def _trimmed(line: str) -> str:
    """Return a line without spaces last; a return that some editors write stays."""
    end = "\r" if line.endswith("\r") else ""
    return line.removesuffix("\r").rstrip(" ") + end


def _mend_order(found: Mended, content: Path) -> None:
    """Put keys in their order, one mapping at a time, as long as that changes nothing else."""
    said = _said(found.text)
    for _ in range(found.text.count("\n") + 1):
        node, wanted = next(_disordered(found, content), (None, []))
        text = reordered(found.text, node, wanted) if node else found.text
        if text == found.text or node is None or _said(text) != said:
            return
        found.text = text
        found.done.append(f"{named(found.path)}:{node.line}: ordnade {', '.join(wanted)}")


def _disordered(found: Mended, content: Path) -> Iterator[tuple[Node, list[str]]]:
    part = read_file(found.path, content, found.text)
    for record in part.records.values():
        for inner, mark in marked(record):
            wanted = wanted_order(inner, mark)
            if mark.keys() != wanted:
                yield mark.node, wanted


def _said(text: str) -> Any:
    """Return the data of a text, or None where it cannot be read."""
    problems: list[Problem] = []
    node = parse(text, "", problems)
    return None if node is None else data(node, "")
