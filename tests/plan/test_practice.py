"""Practice: every generated question has exactly one right answer, and it is the proof's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.content.reader import read
from macros.plan.asking import ask
from macros.plan.model import Plan, walk
from macros.plan.practice import Case, Practice, Question
from macros.plan.proof import Proof
from tests.vocabulary import MINI, REAL, mini_with, proof_of

FOLDERS = [MINI, REAL]


@cache
def practice(folder: Path) -> Practice:
    return Practice(proof_of(folder))


def questions(folder: Path, *kinds: str) -> Iterator[tuple[Plan, Case, Question]]:
    plan = practice(folder).proof.plan
    for case in practice(folder).cases:
        for question in case.questions:
            if not kinds or question.kind in kinds:
                yield plan, case, question


def texts(plan: Plan, checklist: str) -> dict[str, str]:
    """What each step of a checklist says, by its id."""
    return {
        step.id: step.do or plan.facts[step.decide or ""].ask
        for step in walk(plan.routines[checklist].steps)
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.parent.name)
def test_there_is_a_case_for_every_situation(folder: Path) -> None:
    cases = practice(folder).cases
    assert len(cases) == len(proof_of(folder).situations)
    assert len({case.key for case in cases}) == len(cases)
    assert all(case.questions for case in practice(REAL).cases)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.parent.name)
def test_every_question_has_different_answers_of_which_one_is_right(folder: Path) -> None:
    for _, case, question in questions(folder):
        assert 3 <= len(question.answers) <= 4, case
        assert len(set(question.answers)) == len(question.answers), question
        assert question.answers.count(question.answer) == 1


def test_the_owner_is_the_one_that_the_guide_names() -> None:
    for plan, case, question in questions(REAL, "vem"):
        told = ask(practice(REAL).proof, case.facts)
        titles = {role.title for key, role in plan.roles.items() if key == told["owner"]["role"]}
        assert {question.answer} == titles, case
        assert not titles & set(question.answers) - {question.answer}


def test_wrong_owners_are_roles_of_the_staff() -> None:
    for plan, case, question in questions(REAL, "vem", "om-barn"):
        staff = {role.title for role in plan.roles.values() if not role.outside}
        assert set(question.answers) <= staff, case


def test_the_owner_with_children_is_the_one_that_the_guide_names_then() -> None:
    for plan, case, question in questions(REAL, "om-barn"):
        told = ask(practice(REAL).proof, {**case.facts, "barn": "ja"})
        assert question.answer == plan.roles[told["owner"]["role"]].title, case
        assert question.why == told["checklist"]


def test_what_is_first_stands_before_every_wrong_answer_of_the_same_role() -> None:
    for plan, case, question in questions(REAL, "forst"):
        steps = [s for s in walk(plan.routines[case.checklist].steps) if s.role == case.owner]
        order = [s.id for s in steps]
        said = texts(plan, case.checklist)
        right = order.index(question.step or "")
        wrong = set(question.answers) - {question.answer}
        same = [i for i, key in enumerate(order) if said[key] in wrong]
        assert all(i > right for i in same), (case.checklist, question)


def test_the_time_is_that_of_the_step_and_no_wrong_one_is_as_long() -> None:
    for plan, case, question in questions(REAL, "nar"):
        said = texts(plan, case.checklist)[question.step or ""]
        assert f"”{said}”" in question.ask, case
        assert "varje" not in said.lower(), "the step gives its time away"


def test_a_question_about_children_comes_where_there_are_some() -> None:
    for _, case, _ in questions(REAL, "barn"):
        assert case.facts["barn"] == "ja", case
    asked = {case.key for _, case, _ in questions(REAL, "barn", "om-barn")}
    told = {case.key for case in practice(REAL).cases if "barn" in case.facts}
    assert len(asked) >= 0.9 * len(told)


def test_the_answer_is_not_always_in_the_same_place() -> None:
    places = [question.right for *_, question in questions(REAL)]
    shares = [places.count(place) / len(places) for place in range(4)]
    assert min(shares) > 0.15, shares


def test_a_changed_owner_changes_question_answer_and_key(tmp_path: Path) -> None:
    mini = read(MINI).plan
    name, routine = next(iter(mini.routines.items()))
    other = next(
        k for k, r in mini.roles.items() if r.owns and not r.outside and k != routine.owner
    )
    file = f"routines/{name}.yml"
    changed = mini_with(tmp_path, (file, f"\nowner: {routine.owner}", f"\nowner: {other}"))
    before = [c for c in practice(MINI).cases if c.checklist == name]
    after = [c for c in Practice(Proof(read(changed).plan)).cases if c.checklist == name]
    assert {c.owner for c in after} == {other}
    answers = [q.answer for c in after for q in c.questions if q.kind == "vem"]
    assert set(answers) <= {mini.roles[other].title}
    assert not answers or {c.key for c in before}.isdisjoint(c.key for c in after)
