"""The first sheets of the guide as a booklet: cover, contents and map."""

from __future__ import annotations

from macros.proof.decisions import Leaf, Question
from macros.readers import guide
from macros.readers.book import Book
from macros.readers.environment import environment


def front(book: Book) -> str:
    """Return the cover, the contents and the map as a page of HTML of its own."""
    numbers, questions = numbered(book), book.guide.questions
    asked = {question.key: number for number, question in enumerate(questions, 1)}

    def place(node: Question | Leaf) -> str:
        """Say where an answer leads."""
        if isinstance(node, Leaf):
            return f"lista {numbers[node.routine]}"
        return f"fråga {asked[node.key]}"

    rows = [
        (
            asked[question.key],
            book.plan.facts[question.fact].ask,
            [(c.label, place(c.to)) for c in _all(book, question)],
        )
        for question in questions
    ]
    return (
        environment().get_template("booklet.html.j2").render(book=book, numbers=numbers, rows=rows)
    )


def numbered(book: Book) -> dict[str, int]:
    """Return each checklist's number: its place in the register, from one."""
    return {name: number for number, name in enumerate(book.plan.routines, 1)}


def _all(book: Book, question: Question) -> list[guide.Choice]:
    """Return the answers of a question, ”Vet inte” last where it is one."""
    unsure = guide.unsure(book, question)
    return [*guide.choices(book, question), *([unsure] if unsure else [])]
