"""Practice: every generated question has exactly one right answer, and it is the proof's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.compiled.asking import ask
from macros.compiled.practice import Case, Practice, Question
from macros.compiled.practice.scenes import Ground
from macros.content.model import Plan, walk
from macros.content.reader import read
from macros.proof.deadlines import step_due
from macros.proof.proof import Proof, Situation
from macros.proof.ways import first_of
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


def own_questions(folder: Path, *kinds: str) -> Iterator[tuple[Plan, Case, str, Question]]:
    plan = practice(folder).proof.plan
    for case in practice(folder).cases:
        for role, own in case.own.items():
            for question in own:
                if not kinds or question.kind in kinds:
                    yield plan, case, role, question


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
    asked = [(case, question) for _, case, question in questions(folder)]
    asked += [(case, question) for _, case, _, question in own_questions(folder)]
    for case, question in asked:
        assert 3 <= len(question.answers) <= 4, case
        assert len(set(question.answers)) == len(question.answers), question
        assert question.answers.count(question.answer) == 1


def test_the_step_that_shows_why_stands_in_the_checklist() -> None:
    asked = [(case.checklist, q.step) for _, case, q in questions(REAL)]
    asked += [(case.checklist, q.step) for _, case, _, q in own_questions(REAL)]
    routines = practice(REAL).proof.plan.routines.items()
    steps = {(name, step.id) for name, routine in routines for step in walk(routine.steps)}
    assert {place for place in asked if place[1]} <= steps


def test_the_owner_is_the_one_that_the_guide_names() -> None:
    for _, case, question in questions(REAL, "vem"):
        told = ask(practice(REAL).proof, case.facts)
        assert told.owner
        assert question.answer == told.owner.title, case
        assert question.answers.count(told.owner.title) == 1


def test_wrong_owners_are_roles_of_the_staff() -> None:
    for plan, case, question in questions(REAL, "vem", "om-barn"):
        staff = {role.title for role in plan.roles.values() if not role.outside}
        assert set(question.answers) <= staff, case


def test_the_owner_with_children_is_the_one_that_the_guide_names_then() -> None:
    for _, case, question in questions(REAL, "om-barn"):
        told = ask(practice(REAL).proof, {**case.facts, "barn": "ja"})
        assert told.owner
        assert (question.answer, question.why) == (told.owner.title, told.checklist), case


def test_what_is_first_stands_before_every_wrong_answer_of_the_same_role() -> None:
    for plan, case, question in questions(REAL, "forst"):
        steps = [s for s in walk(plan.routines[case.checklist].steps) if s.role == case.owner]
        order = [s.id for s in steps]
        said = texts(plan, case.checklist)
        right = order.index(question.step or "")
        wrong = set(question.answers) - {question.answer}
        same = [i for i, key in enumerate(order) if said[key] in wrong]
        assert all(i > right for i in same), (case.checklist, question)


def test_what_is_first_is_not_asked_of_steps_that_stand_side_by_side() -> None:
    for plan, case, question in questions(REAL, "forst"):
        steps = {s.id: s for s in walk(plan.routines[case.checklist].steps)}
        right = steps[question.step or ""]
        said = texts(plan, case.checklist)
        wrong = {answer.removeprefix("Avgör: ").lower() for answer in question.answers}
        beside = [
            key
            for key, step in steps.items()
            if step.role == right.role and step.block and step.block == right.block
            if step is not right and said[key].lower() in wrong
        ]
        assert not beside, (case.checklist, question)


def test_a_learner_is_asked_what_the_own_role_does() -> None:
    for plan, case, role, question in own_questions(REAL):
        steps = {s.id: s for s in walk(plan.routines[case.checklist].steps)}
        assert steps[question.step or ""].role == role
        assert "Du är " in question.ask or " ska du " in question.ask
        assert question in case.asked(role)
    shown = [case.asked(role) for case in practice(REAL).cases for role in case.own]
    assert all(asked[0].kind == "vem" for asked in shown)
    assert all(len({q.kind for q in asked}) == len(asked) for asked in shown)


def test_what_a_role_does_in_a_case_is_what_it_never_does_otherwise_there() -> None:
    proof = practice(REAL).proof
    found = 0
    for plan, case, role, question in own_questions(REAL, "mitt"):
        assert role != case.owner
        situation = find(proof, case)
        course = proof.courses[case.checklist]
        reached = [course.nodes[i].step for i in proof.ways[situation].reached]
        mine = {step.do for step in reached if step and step.role == role}
        index = next(i for i, n in enumerate(course.nodes) if n.step and n.step.id == question.step)
        always = first_of(course, proof.applies(situation), frozenset([index])) == {index}
        assert always, (case.checklist, question)
        own = [s for r in plan.routines.values() for s in walk(r.steps) if s.role == role]
        wrong = set(question.answers) - {question.answer}
        cited = {
            source for step in reached if step and step.role == role for source in step.sources
        }
        told = [s for s in own if s.do in wrong]
        assert all(cited.isdisjoint(s.sources) for s in told), "the same in other words"
        assert question.answer in mine
        assert wrong.isdisjoint({step.do for step in reached if step})
        assert {text for text in wrong if not text.startswith("Avgör: ")} <= {s.do for s in own}
        found += 1
    assert found > len(practice(REAL).cases)


def find(proof: Proof, case: Case) -> Situation:
    """The situation of a case."""
    return next(
        situation
        for situation in proof.situations
        if situation.routine == case.checklist
        and any(
            all(value in region.get(fact, {value}) for fact, value in case.facts.items())
            for region in situation.regions
        )
    )


def test_no_time_is_counted_from_a_child_where_there_is_none() -> None:
    for _, case, question in questions(REAL, "nar"):
        if case.facts.get("barn") == "nej" and "barnet" not in question.answer:
            assert not any("barnet" in answer for answer in question.answers), case


def test_the_time_is_that_of_the_step_and_no_wrong_one_is_as_long() -> None:
    for plan, case, question in questions(REAL, "nar"):
        said = texts(plan, case.checklist)[question.step or ""]
        assert f"”{said}”" in question.ask, case
        assert "varje" not in said.lower(), "the step gives its time away"


def test_a_question_about_children_comes_where_there_are_some() -> None:
    for _, case, _ in questions(REAL, "for-barnen"):
        assert case.facts["barn"] == "ja", case
    asked = {case.key for _, case, _ in questions(REAL, "for-barnen", "om-barn")}
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


def test_no_wrong_answer_is_the_same_act_as_the_right_one() -> None:
    """What a role does in other cases, and what is done for children, is another act altogether."""
    ground = Ground(proof_of(REAL))
    acts: dict[str, set[str | None]] = {}
    for step in ground.steps:
        acts.setdefault(ground.says(step), set()).add(step.act)
    asked = [q for *_, q in questions(REAL, "for-barnen")]
    asked += [q for *_, q in own_questions(REAL, "mitt")]
    for question in asked:
        right = acts[question.answer] - {None}
        assert not [w for w in question.answers if w != question.answer and acts[w] & right]


RECEIVER = re.compile(r"(?:Skicka|Lämna) .*? till (\w+)")


def test_no_wrong_answer_hands_over_to_the_same_as_the_right_one() -> None:
    asked = [q for *_, q in questions(REAL, "forst", "for-barnen")]
    asked += [q for *_, q in own_questions(REAL, "forst", "mitt")]
    right = [q for q in asked if RECEIVER.match(q.answer)]
    assert right
    for question in right:
        found = [m[1] for text in question.answers if (m := RECEIVER.match(text))]
        assert len(set(found)) == len(found), question


def test_the_time_to_pay_is_the_time_of_paying() -> None:
    plan = practice(REAL).proof.plan
    rules = {key for key, rule in plan.deadlines.items() if rule.pays}
    steps = [s for r in plan.routines.values() for s in walk(r.steps) if s.deadline in rules]
    assert steps
    for step in steps:
        said = f"{step.do} {step.decide}"
        assert re.search(r"betald|betalas|åtagande|atagande", said), step.id
        assert not re.match("Berätta|Kontrollera|Fråga|Ge personen", said), step.id


def test_a_time_that_is_asked_for_is_the_steps_own() -> None:
    asked = [(plan, case, q) for plan, case, q in questions(REAL, "nar")]
    asked += [(plan, case, q) for plan, case, _, q in own_questions(REAL, "nar")]
    for plan, case, question in asked:
        steps = walk(plan.routines[case.checklist].steps)
        step = next(s for s in steps if s.id == question.step)
        due = step_due(step, plan, {})
        assert due is not None
        assert question.answer == due.text, step.id


def test_what_a_guarantee_wants_first_is_never_a_wrong_answer_of_another_case() -> None:
    plan = proof_of(REAL).plan
    early = {promise.before[0] for promise in plan.guarantees.values() if promise.before}
    ground = Ground(proof_of(REAL))
    says = {ground.says(step) for step in ground.steps if step.act in early}
    for case in practice(REAL).cases:
        scene = {ground.says(step) for step in ground.lines[case.checklist].values()}
        for question in (*case.questions, *(q for own in case.own.values() for q in own)):
            wrong = set(question.answers) - {question.answer}
            assert not (wrong & says) - scene
