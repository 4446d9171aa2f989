"""One kind of problem, for everything that can be wrong with the content."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from macros.content.place import Place


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Something wrong at a place: a stable code, a sentence and a hint, in Swedish."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.code}: {self.message}"]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)


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
    count = len(listed)
    return "\n".join([*map(str, listed), "1 problem" if count == 1 else f"{count} problem"])
