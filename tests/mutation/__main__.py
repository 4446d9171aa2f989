"""The score: small changes of the content, and which of them are not seen for what they are.

``python -m tests.mutation`` tries every change of checklists/ and writes what /om/provning/ shows.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from macros.readers.book import Book
from tests.mutation.edits import edits
from tests.mutation.faults import faults
from tests.mutation.files import Kind, Mutant
from tests.mutation.ground import Ground, Verdict
from tests.mutation.same import rewrites
from tests.vocabulary import ROOT

SCORE = ROOT / "docs" / "data" / "matning.json"
EXPECTED: dict[Kind, set[Verdict]] = {
    "meaning": {"found", "shown"},
    "words": {"found", "worded"},
    "same": {"nothing"},
    "fault": {"found"},
}
"""What is to be seen of each kind of change."""


def every(ground: Ground) -> Iterator[Mutant]:
    """Yield every change that is tried."""
    yield from edits(ground)
    yield from rewrites(ground)
    yield from faults(ground)


def survives(ground: Ground, mutant: Mutant) -> bool:
    """Tell whether something else is seen of a mutant than what is to be seen."""
    return ground.verdict(mutant) not in EXPECTED[mutant.kind]


def score(tried: list[Mutant], survivors: list[Mutant], version: str, day: date) -> dict[str, Any]:
    """Return the score as it is published."""
    told: dict[str, Any] = {"version": version, "measured": day.isoformat()}
    for kind in EXPECTED:
        of, lost = (sum(m.kind == kind for m in ms) for ms in (tried, survivors))
        told[kind] = {"tried": of, "right": of - lost}
    rows = [{"of": m.of, "file": m.file, "line": m.line, "what": m.what} for m in survivors]
    return told | {"survivors": rows}


GROUND = Ground(ROOT / "checklists")
TRIED = list[Mutant]()


def _survives(number: int) -> bool:
    return survives(GROUND, TRIED[number])


def main() -> None:
    """Try the changes, print those that survive, and write the score."""
    TRIED.extend(every(GROUND))
    gc.freeze()  # what is read is kept; a fifth faster
    survivors = []
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for mutant, lost in zip(TRIED, pool.imap(_survives, range(len(TRIED)), 50), strict=True):
            if lost:
                survivors.append(mutant)
                print(mutant, flush=True)
    today = datetime.now(tz=UTC).date()
    told = score(TRIED, survivors, Book.of(GROUND.plan, today).version, today)
    SCORE.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
