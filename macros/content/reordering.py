"""The keys of one mapping put in another order in its text; comments go with their key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.content.nodes import Node


def reordered(text: str, node: Node, wanted: Sequence[str]) -> str:
    """Return the text with a mapping's keys in the wanted order; all else stays as it is."""
    if not isinstance(node.value, dict):
        return text
    keys = {name: key for name, (key, _) in node.value.items()}
    lines = text.split("\n")
    if node.flow:
        return "\n".join(_in_braces(lines, node, list(keys), wanted))
    return "\n".join(_on_lines(lines, keys, wanted))


def _on_lines(lines: list[str], keys: dict[str, Node], wanted: Sequence[str]) -> list[str]:
    """Move whole lines: each key with what stands under it and the comment above it."""
    indent = next(iter(keys.values())).column - 1
    starts = [_start(lines, key, indent) for key in keys.values()]
    end = _end(lines, max(key.line for key in keys.values()), indent)
    mark = lines[starts[0]][:indent]  # the dash of a list, which stays first
    lines = [*lines]
    if mark.strip():
        lines[starts[0]] = " " * indent + lines[starts[0]][indent:]
    parts = dict(zip(keys, _split(lines, [*starts, end]), strict=True))
    moved = [line for name in wanted for line in parts[name]]
    if mark.strip():
        moved[0] = mark + moved[0][indent:]
    return [*lines[: starts[0]], *moved, *lines[end:]]


def _split(lines: list[str], at: list[int]) -> Iterator[list[str]]:
    return (lines[one:two] for one, two in pairwise(at))


def _start(lines: list[str], key: Node, indent: int) -> int:
    """Return where a key's lines start: with the comment directly above it."""
    start = key.line - 1
    if lines[start][:indent].strip():
        return start
    while start > 1 and lines[start - 1].startswith(" " * indent + "#"):
        start -= 1
    return start


def _end(lines: list[str], last: int, indent: int) -> int:
    """Return the line after a mapping whose last key stands on line ``last``."""
    outside = (
        number
        for number, line in enumerate(lines[last:], last)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent
    )
    end = next(outside, len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return end


def _in_braces(
    lines: list[str], node: Node, keys: Sequence[str], wanted: Sequence[str]
) -> list[str]:
    """Move what stands between the commas of ``{a: 1, b: 2}``, where it all is on one line."""
    line, start = lines[node.line - 1], node.column
    commas = list(_commas(line, start))
    if len(commas) != len(keys):
        return lines
    spans = zip([start, *(comma + 1 for comma in commas)], commas, strict=False)
    parts = dict(zip(keys, (line[one:two].strip() for one, two in spans), strict=True))
    moved = ", ".join(parts[name] for name in wanted)
    own = line[:start] + moved + line[commas[-1] :]
    return [*lines[: node.line - 1], own, *lines[node.line :]]


def _commas(line: str, start: int) -> Iterator[int]:
    """Yield where each part of a flow mapping ends: at a comma of its own, or its brace."""
    depth, quote = 0, ""
    for column, character in enumerate(line[start:], start):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and line[column - 1] in " [{,":
            quote = character
        elif character in "[{":
            depth += 1
        elif depth == 0 and character in ",}":
            yield column
            if character == "}":
                return
        elif character in "]}":
            depth -= 1
