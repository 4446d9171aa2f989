"""Characters that nobody sees, and letters written as two: found, and put right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.content.place import Place
from macros.content.problem import Problem

HARD = "\N{NO-BREAK SPACE}"
_BLANK = r"\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NOTHING = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_MEANT = rf"(?<=[\d§%]){HARD}(?=\S)|(?<=\S){HARD}(?=[\d§%])"
"""A hard space holds a figure and its word together, as in ”12 kap.” and ”5 §”."""
_UNSEEN = re.compile(rf"{_MEANT}|(?P<blank>[{HARD}{_BLANK}])|(?P<nothing>[{_NOTHING}])")


def strange_characters(text: str, file: str) -> Iterator[Problem]:
    """Yield the first invisible character and the first letter in two parts of each line."""
    for number, line in enumerate(text.split("\n"), 1):
        found = next(filter(_is_strange, _UNSEEN.finditer(line)), None)
        if found:
            place = Place(file, number, found.start() + 1)
            said = f"här står ett tecken som inte syns ({_code_of(found[0])})"
            hint = f"{_remedy(found)}; fokus fix gör det"
            yield Problem(place, "invisible-character", said, hint)
        if not unicodedata.is_normalized("NFC", line):
            column = _first_difference(line, unicodedata.normalize("NFC", line))
            said = f"”{_around(line, column)}” är skrivet med lösa prickar, ringar eller accenter"
            hint = "skriv om bokstaven, så att den blir ett tecken (NFC); fokus fix gör det"
            yield Problem(Place(file, number, column + 1), "loose-accent", said, hint)


def without_strange(line: str) -> str:
    """Return a line without what nobody sees, and with each letter as one character."""
    seen = _UNSEEN.sub(lambda found: _instead(found) if _is_strange(found) else found[0], line)
    return unicodedata.normalize("NFC", seen)


def _is_strange(found: re.Match[str]) -> bool:
    return bool(found["blank"] or found["nothing"])


def _instead(found: re.Match[str]) -> str:
    return " " if found["blank"] else ""


def _remedy(found: re.Match[str]) -> str:
    return "skriv ett vanligt mellanslag" if found["blank"] else "ta bort det"


def _code_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def _first_difference(line: str, other: str) -> int:
    pairs = enumerate(zip(line, other, strict=False))
    return next((n for n, (one, two) in pairs if one != two), min(len(line), len(other)))


def _around(line: str, column: int) -> str:
    """Return the word that a column is in."""
    start = line.rfind(" ", 0, column) + 1
    return unicodedata.normalize("NFC", line[start:].partition(" ")[0])
