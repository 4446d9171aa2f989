"""A second organisation: the example as the command writes it, and the words of the first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.vocabulary import REAL, proof_of

NAME, WEBSITE = "Storby kommun", "https://www.storby.example/"
_SAID = ("stockholm", "stadsdel", "staden", "stadens")
"""What the first organisation calls itself in a sentence."""
_EVERYWHERE = {"Enhetschef", "Budget- och skuldrådgivare", "Biståndshandläggare"}
"""Titles that are ordinary words of any municipality."""


@cache
def words_of_the_first() -> re.Pattern[str]:
    """What only the first organisation says: its names, its units and its roles."""
    plan = proof_of(REAL).plan
    assert plan.organisation
    names = re.findall(r"[A-ZÅÄÖ][a-zåäö]+", plan.organisation.area)
    titles = [unit.title for unit in plan.units.values()]
    titles += [role.title for role in plan.roles.values() if not role.outside]
    words = {*_SAID, *names, *titles} - _EVERYWHERE
    either = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"(?<!\w)(?:{either})", re.IGNORECASE)


def said_by_the_first(folder: Path, *suffixes: str) -> list[str]:
    """Where in a folder's files a word of the first organisation stands."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes]
    assert files
    return [
        f"{path.relative_to(folder)}: {word}"
        for path in files
        for word in set(words_of_the_first().findall(path.read_text(encoding="utf-8")))
    ]
