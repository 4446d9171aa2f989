"""How hard the texts of the checklists are to read, as LIX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model import Plan, Routine, walk

LONG = 6
"""A word with more letters than this is long."""
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")


def lix(texts: list[str]) -> float:
    """Return the LIX of texts: words a sentence plus the percentage of long words.

    A text that ends without a full stop is a sentence all the same; no words give 0.
    """
    words = [word for text in texts for word in _WORD.findall(text)]
    if not words:
        return 0.0
    sentences = sum(_sentences(text) for text in texts)
    long_words = sum(len(word) > LONG for word in words)
    return len(words) / sentences + 100 * long_words / len(words)


def _sentences(text: str) -> int:
    parts = _SENTENCE_END.split(text)
    return sum(bool(_WORD.search(part)) for part in parts)


def lix_of_routines(plan: Plan) -> dict[str, float]:
    """Return the LIX of each routine, blocks included."""
    return {name: lix(list(texts_of(routine))) for name, routine in plan.routines.items()}


def texts_of(routine: Routine) -> Iterator[str]:
    """Yield the texts that a reader of a checklist meets: what to do, help and endings."""
    yield routine.summary
    for step in walk(routine.steps):
        yield from filter(None, (step.do, step.help))
        for outcome in step.outcomes.values():
            if outcome.ends:
                yield outcome.ends.documents
