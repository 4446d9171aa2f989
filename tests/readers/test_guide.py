"""The compiled guide, as pages show it: every row of answers ends at the right checklist."""

from __future__ import annotations

from datetime import date
from functools import cache

from macros.proof.decisions import Question
from macros.proof.space import Box
from macros.readers.book import Book
from macros.readers.guide import choices, first_questions, parts, shared
from tests.vocabulary import REAL, proof_of


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


@cache
def endings() -> list[tuple[Box, str]]:
    """Every way through the guide: the answers given, and the checklist at its end."""
    guide = book().guide
    found: list[tuple[Box, str]] = []
    todo: list[tuple[str, Box]] = [(guide.start, {})]
    while todo:
        key, told = todo.pop()
        node = guide.nodes[key]
        if not isinstance(node, Question):
            found.append((told, node.routine))
            continue
        todo += [(a.to, told | {node.fact: frozenset(a.values)}) for a in node.answers]
    return found


def test_each_way_through_the_guide_ends_at_the_checklist_of_its_answers() -> None:
    proof = proof_of(REAL)
    for told, routine in endings():
        region = proof.staff.close({fact: tuple(values) for fact, values in told.items()})
        assert region is not None
        assert proof.staff.within(region, proof.boxes[routine]), (told, routine)


def test_each_checklist_ends_some_way_through_the_guide() -> None:
    assert {routine for _, routine in endings()} == set(book().plan.routines)


def test_each_question_is_shown_once() -> None:
    shown = [q.key for q in first_questions(book())]
    shown += [q.key for part in parts(book()) for q in part.questions]
    shown += [q.key for q in shared(parts(book()))]
    wanted = [key for key, node in book().guide.nodes.items() if isinstance(node, Question)]
    assert sorted(shown) == sorted(wanted)


def test_each_answer_is_a_choice_of_its_own() -> None:
    for node in book().guide.nodes.values():
        if isinstance(node, Question):
            offered = [value for choice in choices(book(), node) for value in choice.values]
            assert offered == [v for v in book().plan.facts[node.fact].values if v in offered]
            assert set(offered) == {value for answer in node.answers for value in answer.values}
