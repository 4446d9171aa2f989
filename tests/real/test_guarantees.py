"""Each guarantee of the real content is broken once on purpose, and so is what is due at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.content.model import Deadline, Duty, Guarantee, Outcome, Step, only_steps
from macros.content.problem import Problem
from macros.proof.checks.guarantees import broken_guarantee
from macros.proof.checks.pauses import late_duty
from macros.proof.checks.steps import bad_find_out
from macros.proof.proof import Proof
from tests.vocabulary import REAL, assert_problem, proof_of

Steps = tuple[Step, ...]
PLAN = proof_of(REAL).plan
HELD = [key for key, guarantee in PLAN.guarantees.items() if guarantee.since is None]


def with_lists(change: Callable[[Steps], Steps]) -> Proof:
    """The plan with every list of steps changed, outcomes' lists included."""

    def inner(steps: Steps) -> Steps:
        return tuple(one.model_copy(update={"outcomes": outcomes(one)}) for one in change(steps))

    def outcomes(one: Step) -> dict[str, Outcome]:
        told = one.outcomes.items()
        return {
            v: o.model_copy(update={"steps": inner(tuple(only_steps(o.steps)))}) for v, o in told
        }

    routines = {
        name: routine.model_copy(update={"steps": inner(tuple(only_steps(routine.steps)))})
        for name, routine in PLAN.routines.items()
    }
    return Proof(PLAN.model_copy(update={"routines": routines}))


def with_steps(**change: Any) -> Callable[[str | None], Proof]:
    """Change the steps of an act, or of all acts."""

    def changed(act: str | None) -> Proof:
        return with_lists(
            lambda steps: tuple(
                one.model_copy(update=change) if act in (None, one.act) else one for one in steps
            )
        )

    return changed


def last(act: str) -> Proof:
    """The plan in which the steps of an act stand after all others but the last of their list."""

    def move(steps: Steps) -> Steps:
        moved = tuple(one for one in steps[:-1] if one.act == act)
        return (*(one for one in steps[:-1] if one.act != act), *moved, *steps[-1:])

    return with_lists(move)


def first(act: str) -> Proof:
    """The plan in which the steps of an act stand before all others of their list."""
    return with_lists(lambda steps: tuple(sorted(steps, key=lambda one: one.act != act)))


def broken(guarantee: Guarantee) -> Proof:
    """The plan in which nobody does the first act, any time is right, or everybody does it."""
    act = guarantee.acts[0]
    if guarantee.never:
        return with_steps(act=act)(None)
    return with_steps(when={})(act) if guarantee.only_if else with_steps(act=None)(act)


def of(guarantee: str, found: list[Problem]) -> list[Problem]:
    return [problem for problem in found if f"”{guarantee}”" in problem.message]


@pytest.mark.parametrize("key", HELD)
def test_a_broken_guarantee_is_told(key: str) -> None:
    found = list(broken_guarantee(broken(PLAN.guarantees[key])))
    assert of(key, found), f"{key} is not broken by what breaks it"


def test_the_look_comes_before_the_call() -> None:
    found = list(broken_guarantee(last("sakerhetskoll")))
    assert_problem(found, "broken-guarantee", says="utan ”sakerhetskoll” före")
    assert any("kommer först efteråt, i steget" in problem.hint for problem in found)


def test_the_decision_comes_before_the_termination() -> None:
    found = list(broken_guarantee(first("saga-upp")))
    assert_problem(found, "broken-guarantee", says="utan ”underratta” före")
    assert any("kommer först efteråt, i steget" in problem.hint for problem in found)


def test_one_does_not_ring_to_find_out() -> None:
    contact = next(act for act, record in PLAN.acts.items() if record.contact)
    unknown = next(fact.unknown for fact in PLAN.facts.values() if fact.unknown)
    block = PLAN.blocks[unknown.find_out]
    steps = tuple(one.model_copy(update={"act": contact}) for one in block.steps)
    blocks = PLAN.blocks | {unknown.find_out: block.model_copy(update={"steps": steps})}
    found = list(bad_find_out(Proof(PLAN.model_copy(update={"blocks": blocks}))))
    assert_problem(found, "bad-find-out", says="tar kontakt med hushållet")


def test_what_is_due_at_once_is_not_left_for_the_week() -> None:
    found = late_duty(with_steps(pause="veckan")(None))
    told = {problem.message.partition(" gäller")[0].strip("”") for problem in found}
    assert told == {key for key, duty in PLAN.duties.items() if at_once(duty)} | {
        key for key, rule in PLAN.deadlines.items() if at_once(rule) and of_law(rule)
    }


def at_once(record: Duty | Deadline) -> bool:
    return record.within == "P0D" and record.on == "every-way"


def of_law(rule: Deadline) -> bool:
    return any(source.startswith("lag:") for source in rule.sources)
