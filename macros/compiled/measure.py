"""How long the checklists are: lines, the longest way, and the words of a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Any

from macros.compiled.routes import example
from macros.content.model import Step, only_steps, said
from macros.content.place import Place
from macros.proof.proof import Proof, Situation
from macros.proof.slack import walled
from macros.proof.ways import longest

MEDIAN, MOST, WAY, WORDS = 14, 18, 30, 12
"""What is aimed at: lines in the median and at most, steps on the longest way, words a line."""
SHOWN = 10
"""Long lines that are told in text; JSON has them all."""
TOGETHER, TOGETHER_WALLED = 7, 10
"""Lines at most for one role in one section; more where somebody else has set the day."""


@dataclass(frozen=True)
class Length:
    """How long the checklist is in a situation that is fully answered."""

    situation: Situation
    facts: dict[str, str]
    lines: int
    """Steps on the page that apply whatever happens while working; points are not lines."""
    together: dict[tuple[str, str], int]
    """The lines of each role in each section."""
    way: int
    """The most steps, those of outcomes included, that are done on one way."""
    aim: int
    """The most lines that one role should have in one section here."""

    @property
    def densest(self) -> tuple[tuple[str, str], int]:
        """The role and section with the most lines, and how many."""
        return max(self.together.items(), key=lambda pair: pair[1], default=(("", ""), 0))


@dataclass(frozen=True)
class LongLine:
    """A line with more words than are read at a glance."""

    place: Place
    words: int
    text: str


@dataclass(frozen=True)
class Measures:
    """The lengths of all situations, and the words of all lines."""

    lengths: tuple[Length, ...]
    words: tuple[int, ...]
    long: tuple[LongLine, ...]

    @cached_property
    def lines(self) -> list[int]:
        """The lines of each situation."""
        return [length.lines for length in self.lengths]

    @cached_property
    def of_checklist(self) -> dict[str, list[Length]]:
        """The lengths of each checklist's situations, the longest first."""
        found: dict[str, list[Length]] = {}
        for length in sorted(self.lengths, key=lambda length: (-length.lines, -length.way)):
            found.setdefault(length.situation.routine, []).append(length)
        return found


def measure(proof: Proof) -> Measures:
    """Return how long the checklists of a sound plan are."""
    lengths = tuple(_length(proof, situation) for situation in proof.situations)
    counted = {step.at(): (_count(proof, step), said(proof.plan, step)) for step in _steps(proof)}
    long = [LongLine(at, n, text) for at, (n, text) in counted.items() if n > WORDS]
    return Measures(
        lengths,
        tuple(n for n, _ in counted.values()),
        tuple(sorted(long, key=lambda line: (-line.words, line.place))),
    )


def _steps(proof: Proof) -> Iterator[Step]:
    """Yield every step of the checklists as it is written, those of blocks once."""
    written = {id(step.mark): step for _, step in proof.steps}
    yield from written.values()


def _count(proof: Proof, step: Step) -> int:
    return len(said(proof.plan, step).split())


def _length(proof: Proof, situation: Situation) -> Length:
    name = situation.routine
    course, applies = proof.courses[name], proof.applies(situation)
    here = {id(node.step) for i, node in enumerate(course.nodes) if node.step and applies(i)}
    top = [s for s in only_steps(proof.plan.routines[name].steps) if id(s) in here]
    lines = [step for step in top if proof.staff.facts.keys() >= step.when.keys()]
    return Length(
        situation,
        example(proof, situation),
        len(lines),
        dict(Counter((step.role, step.pause or "") for step in lines)),
        longest(course, applies),
        TOGETHER_WALLED if walled(proof, name) else TOGETHER,
    )


def measure_json(measures: Measures) -> dict[str, Any]:
    """Return the measures in the shape that others depend on."""
    return {
        "lines": _spread(measures.lines) | {"reach": {"median": MEDIAN, "most": MOST}},
        "way": _spread(length.way for length in measures.lengths) | {"reach": {"most": WAY}},
        "words": _spread(measures.words) | {"reach": {"most": WORDS}},
        "long_lines": [
            {"file": line.place.file, "line": line.place.line, "words": line.words, "do": line.text}
            for line in measures.long
        ],
        "situations": [_row(length) for length in measures.lengths],
    }


def _spread(numbers: Iterable[int]) -> dict[str, Any]:
    listed = sorted(numbers) or [0]
    return {"median": median(listed), "most": listed[-1]}


def _row(length: Length) -> dict[str, Any]:
    return {
        "facts": length.facts,
        "checklist": length.situation.routine,
        "lines": length.lines,
        "way": length.way,
        "together": [
            {"role": role, "pause": pause or None, "lines": count}
            for (role, pause), count in length.together.items()
        ],
        "together_reach": length.aim,
    }


def measured_in_words(measures: Measures) -> Iterator[str]:
    """Yield the lines that tell the measures: what is aimed at, then checklist by checklist."""
    lines, words = _spread(measures.lines), _spread(measures.words)
    ways = _spread(length.way for length in measures.lengths)
    dense = [n for n in measures.lengths if n.densest[1] > n.aim]
    yield (
        f"Rader i en checklista: median {lines['median']:g} (mål {MEDIAN}), "
        f"mest {lines['most']} (mål {MOST})"
    )
    yield f"Steg på den längsta vägen: median {ways['median']:g}, mest {ways['most']} (mål {WAY})"
    yield (
        f"Ord på en rad: median {words['median']:g}, mest {words['most']} (mål {WORDS}); "
        f"{len(measures.long)} rader har fler"
    )
    yield (
        f"Rader för en roll i ett avsnitt: i {len(dense)} av {len(measures.lengths)} lägen fler än "
        f"målet {TOGETHER} ({TOGETHER_WALLED} där någon annan har satt dagen)"
    )
    yield ""
    yield f"{'rader':>5} {'väg':>4} {'roll':>5}  checklista och läget med flest rader"
    for name, lengths in measures.of_checklist.items():
        worst = lengths[0]
        way = max(length.way for length in lengths)
        (role, pause), most = max((n.densest for n in lengths), key=lambda pair: pair[1])
        facts = " ".join(f"{fact}={value}" for fact, value in worst.facts.items())
        yield f"{worst.lines:>5} {way:>4} {most:>5}  {name}: {facts} ({role}, {pause})"
    yield from ("", "De längsta raderna:") if measures.long else ()
    for line in measures.long[:SHOWN]:
        yield f"{line.place}: {line.words} ord: {line.text}"
