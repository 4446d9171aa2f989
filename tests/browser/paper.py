"""Where the text of a printed page stands, read from the PDF that Chromium writes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pypdf import PdfReader

from tests.figures import count

OPERATION = re.compile(
    r"^(?P<word>q|Q|ET)$"
    r"|^(?P<numbers>(?:[-.\d]+ ){6})(?P<move>cm|Tm)$"
    r"|^/\S+ (?P<size>[-.\d]+) Tf$"
    r"|^(?P<right>[-.\d]+) [-.\d]+ Td\b",
    re.MULTILINE,
)
LETTER = 0.5
"""The height of a small letter, as a part of the size of its type."""
TOUCH = 1.0
"""Points that two lines may share: rounding."""


@dataclass(frozen=True)
class Frame:
    """How lengths on the page come from those in the text: two factors, then two distances."""

    wide: float = 1
    high: float = 1
    right: float = 0
    up: float = 0

    def within(self, outer: Frame) -> Frame:
        right, up = outer.at(self.right, self.up)
        return Frame(outer.wide * self.wide, outer.high * self.high, right, up)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.wide * x + self.right, self.high * y + self.up


@dataclass(frozen=True)
class Line:
    """Text on one line: from the start of its first letter to that of its last, in points."""

    left: float
    right: float
    bottom: float
    top: float

    def covers(self, other: Line) -> bool:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > TOUCH and high > TOUCH


def sheets(pdf: bytes) -> list[list[Line]]:
    """Return the lines of each sheet."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    contents = (page.get_contents() for page in pages)
    return [list(_lines(c.get_data().decode("latin-1"))) if c is not None else [] for c in contents]


def covered(sheet: list[Line]) -> list[tuple[Line, Line]]:
    """Return the pairs of lines that are printed on top of each other."""
    found = list(_covered(sorted(sheet, key=lambda line: line.bottom)))
    count("sheets of paper looked at")
    count("with text on text", bool(found))
    return found


def _covered(upwards: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs; what begins above a line, and all after it, cannot stand on it."""
    for number, one in enumerate(upwards):
        near = takewhile(lambda other, top=one.top: other.bottom < top, upwards[number + 1 :])
        yield from ((one, other) for other in near if one.covers(other))


def _lines(drawn: str) -> Iterator[Line]:
    """Yield the lines of a page: Chromium moves to each letter, so their places are all there."""
    frame, outer, size, start, end, base = Frame(), [Frame()], 0.0, 0.0, 0.0, 0.0
    for found in OPERATION.finditer(drawn):
        word, move = found["word"], found["move"]
        if word == "q":
            outer.append(frame)
        elif word == "Q":
            frame = outer.pop()
        elif word == "ET":
            (left, bottom), (right, _) = frame.at(start, base), frame.at(end, base)
            yield Line(left, right, bottom, bottom + abs(frame.high) * size * LETTER)
        elif move:
            wide, _, _, high, x, y = map(float, found["numbers"].split())
            if move == "cm":
                frame = Frame(wide, high, x, y).within(frame)
            else:
                start, end, base = x, x, y
        elif found["size"]:
            size = float(found["size"])
        elif found["right"]:
            end += float(found["right"])
