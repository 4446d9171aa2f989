"""One kind of problem, for everything that can be wrong with the content."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from macros.content.place import Place

_LONGEST_WORD, _LONGEST_LINE = 100, 1000
_BELOW = "\n    "
"""How a problem goes on under its first line; any other line break came with the content."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Something wrong at a place: a stable code, a sentence and a hint, in Swedish."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        said = f"{self.place}: {self.code}: {self.message}"
        return printable(f"{said}{_BELOW}hint: {self.hint}" if self.hint else said)


def printable(text: str) -> str:
    """Return a text as a terminal can show it: without control characters, no line too long.

    What an editor wrote by mistake, or pasted, is told but moves no cursor and fakes no line.
    """
    return _BELOW.join(map(_shown, text.split(_BELOW)))


def _shown(line: str) -> str:
    short = re.sub(rf"(\S{{{_LONGEST_WORD}}})\S+", r"\1…", line)
    cut = short if len(short) <= _LONGEST_LINE else f"{short[:_LONGEST_LINE]}…"
    return "".join(c if c.isprintable() or c == "\N{NO-BREAK SPACE}" else _escaped(c) for c in cut)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that looks most like ``word``, or None if none is near."""
    found = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.5)
    return found[0] if found else None


def suggest(word: str, choices: Iterable[str], most: int = 12) -> str:
    """Return a Swedish hint: the nearest choice, else the choices, at most ``most`` of them."""
    listed = sorted(choices)
    near = nearest(word, listed)
    if near:
        return f"menade du {near}?"
    if not listed:
        return ""
    more = f" … ({len(listed)} st)" if len(listed) > most else ""
    return "välj bland: " + ", ".join(listed[:most]) + more


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text: sorted, each once, with a count last."""
    listed = sorted(set(problems))
    return "\n".join([*map(str, listed), count_of(listed)])


def count_of(problems: Collection[Problem]) -> str:
    """Return how many problems there are, in words."""
    return f"{len(problems)} problem"
