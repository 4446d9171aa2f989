"""The compiled guide as a page shows it: the first questions, then a part for each arrival."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.proof.decisions import Graph, Leaf, Question
from macros.readers.book import Book
from macros.readers.words import either


@dataclass(frozen=True)
class Choice:
    """An answer as a link: its words and the node that it leads to."""

    values: tuple[str, ...]
    label: str
    help: str | None
    to: Question | Leaf


@dataclass(frozen=True)
class Origin:
    """An answer that leads to a question."""

    ask: str
    label: str


@dataclass(frozen=True)
class Part:
    """What follows when something has come."""

    key: str
    title: str
    start: Question
    questions: tuple[Question, ...]
    """The questions to which no other part leads."""
    nodes: tuple[Question | Leaf, ...]
    """Everything that can be reached, for the map."""


def choices(book: Book, question: Question) -> Iterator[Choice]:
    """Yield every answer of a question as a choice of its own, in the order of the fact."""
    values = book.plan.facts[question.fact].values
    to = {value: answer.to for answer in question.answers for value in answer.values}
    for value, record in values.items():
        if value in to:
            yield Choice((value,), record.label, record.help, book.guide.nodes[to[value]])


def unsure(book: Book, question: Question) -> Choice | None:
    """Return the choice ”Vet inte”, or None where it is no answer."""
    until = book.unknown(question.fact)
    if until is None:
        return None
    found = next((c for c in choices(book, question) if until in c.values), None)
    return found and Choice(
        (until,), "Vet inte", f"Räkna med ”{found.label}” till dess att du vet.", found.to
    )


def first_questions(book: Book) -> list[Question]:
    """Return the questions up to those that ask what has come."""
    asked = book.guide.questions
    doors = {question.key for question in asked if question.fact in book.arrivals}
    return [q for q in asked if any(n.key in doors for n in reachable(book.guide, q.key))]


def parts(book: Book) -> list[Part]:
    """Return a part for each answer, or answers with the same continuation, to what has come."""
    found: dict[str, Part] = {}
    for question in first_questions(book):
        if question.fact not in book.arrivals:
            continue
        for answer in question.answers:
            start = book.guide.nodes[answer.to]
            if isinstance(start, Question) and start.key not in found:
                labels = [book.words.label(question.fact, value) for value in answer.values]
                nodes = reachable(book.guide, start.key)
                key = f"vid-{answer.values[0]}"
                found[start.key] = Part(key, either(labels), start, (), nodes)
    common = {question.key for question in shared(tuple(found.values()))}
    return [replace(part, questions=_own(part, common)) for part in found.values()]


def shared(parts: Iterable[Part]) -> list[Question]:
    """Return the questions to which more than one part leads."""
    times = Counter(n for part in parts for n in part.nodes if isinstance(n, Question))
    return [question for question, count in times.items() if count > 1]


def _own(part: Part, common: set[str]) -> tuple[Question, ...]:
    return tuple(n for n in part.nodes if isinstance(n, Question) and n.key not in common)


def reachable(guide: Graph, start: str) -> tuple[Question | Leaf, ...]:
    """Return a node and all below it, in the order of the guide."""
    seen = {start}
    todo = [start]
    while todo:
        node = guide.nodes[todo.pop()]
        if isinstance(node, Question):
            below = {answer.to for answer in node.answers} - seen
            seen |= below
            todo += below
    return tuple(node for key, node in guide.nodes.items() if key in seen)


def origins(book: Book, question: Question) -> list[Origin]:
    """Return the answers that lead to a question."""
    return [
        Origin(
            book.plan.facts[above.fact].ask,
            either(book.words.label(above.fact, v) for v in answer.values),
        )
        for above in book.guide.questions
        for answer in above.answers
        if answer.to == question.key
    ]
