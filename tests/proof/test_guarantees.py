"""Guarantees by their meaning: what each kind asks for, and what a broken one says."""

from __future__ import annotations

from typing import Any

import pytest

from macros.content.model import Guarantee, Plan
from macros.content.problem import Problem
from macros.proof.checks.guarantees import broken_guarantee, idle_guarantee
from macros.proof.proof import Proof
from tests.vocabulary import END, Conditions, assert_problem, fact, mini_plan, step

ORDER = {"before": ["titta", "ring"]}
CASE = {"svar": fact(["ja", "nej"]), "lov": fact(["ja", "nej"])}
MORE = {"becomes": {"g": "g1"}}


def act(name: str, when: Conditions | None = None, **more: Any) -> dict[str, Any]:
    """A step with the act that it is called after; a mark tells steps of one act apart."""
    return step(name, when, act=name.partition("-")[0], **more)


def decide(name: str, ja: Any = None, nej: Any = None, fact: str = "svar") -> dict[str, Any]:
    return step(name, decide=fact, outcomes={"ja": ja or {}, "nej": nej or {}})


def does(*steps: Any, **more: Any) -> dict[str, Any]:
    return {"steps": list(steps), **more}


def guaranteed(rule: dict[str, Any], *steps: Any, **more: Any) -> Plan:
    """A plan of one routine and one guarantee, in a guide with one question."""
    plan = mini_plan({"g": fact(["g0", "g1"])}, {"r": {}}, r=list(steps))
    facts = plan.facts | mini_plan(CASE, {}).facts
    words = {"says": "Så är det.", "finding": "F1", "decides": "chef"}
    made = Guarantee.model_validate(words | rule | more)
    return plan.model_copy(update={"facts": facts, "guarantees": {"lofte": made}})


def problems(rule: dict[str, Any], *steps: Any, **more: Any) -> list[Problem]:
    return list(broken_guarantee(Proof(guaranteed(rule, *steps, **more))))


def assert_kept(rule: dict[str, Any], *steps: Any, **more: Any) -> None:
    assert problems(rule, *steps, **more) == []


def assert_broken(rule: dict[str, Any], *steps: Any, says: str, **more: Any) -> None:
    assert_problem(problems(rule, *steps, **more), "broken-guarantee", says=says)


def test_an_act_comes_before_another() -> None:
    assert_kept(ORDER, act("titta"), act("ring"))
    assert_broken(ORDER, act("ring"), act("titta"), says="utan ”titta” före")


def test_one_look_holds_for_all_that_follows() -> None:
    assert_kept(ORDER, act("titta"), act("ring-1"), decide("d", does(act("ring-2"))))


def test_every_act_of_a_chain_needs_the_one_before() -> None:
    chain = {"before": ["titta", "ring", "skriv"]}
    assert_kept(chain, act("titta"), act("ring"), act("skriv"))
    assert_broken(chain, act("titta"), act("skriv"), act("ring"), says="”skriv” görs i steget")


def test_a_look_on_another_way_does_not_count() -> None:
    tree = decide("d", does(act("titta")))
    assert_broken(ORDER, tree, act("ring"), says="på vägen svar: nej: ”ring”")
    assert_kept(ORDER, decide("d", does(act("titta-1")), does(act("titta-2"))), act("ring"))


def test_a_look_that_depends_on_the_guide_counts_where_it_applies() -> None:
    looks = act("titta", {"g": "g0"})
    assert_broken(ORDER, looks, act("ring"), says="i ”r” när g är g1")
    assert_kept(ORDER, looks, act("ring", {"g": "g0"}))
    assert_kept(ORDER, looks, act("ring"), when={"g": "g0"})


def test_nothing_is_carried_over_to_what_the_case_becomes() -> None:
    first = decide("d", {**MORE, "steps": [act("titta")]})
    assert_broken(ORDER, first, act("ring", {"g": "g1"}), says="när g är g1")


def test_a_guarantee_may_hold_only_once_something_is_known() -> None:
    nadd = {"svar": "ja"}
    tree = [decide("d", does(act("titta"))), act("ring")]
    assert_kept(ORDER, *tree, when=nadd)
    assert_broken(ORDER, decide("d"), act("ring"), when=nadd, says="på vägen svar: ja")
    assert_kept(ORDER, act("ring"), decide("d"), when=nadd)


def test_an_act_is_done_only_in_its_cases() -> None:
    rule = {"only_if": {"act": "ring", "cases": [{"svar": "ja"}, {"g": "g0"}]}}
    assert_kept(rule, decide("d"), act("ring", {"svar": "ja"}))
    assert_kept(rule, decide("d", nej=END), act("ring"))
    assert_broken(rule, decide("d"), act("ring"), says="när g är g1, på vägen svar: nej")


def test_what_is_not_known_is_no_case() -> None:
    rule = {"only_if": {"act": "ring", "cases": [{"svar": "ja"}]}}
    found = problems(rule, act("ring"), decide("d"))
    assert found[0].hint.startswith("inte avgjort där: svar; ")


def test_what_is_decided_anew_is_what_counts() -> None:
    rule = {"only_if": {"act": "ring", "cases": [{"svar": "ja"}]}}
    assert_broken(rule, decide("d", nej=END), decide("e"), act("ring"), says="svar: ja → svar: nej")


def test_an_act_is_on_every_way() -> None:
    rule = {"always": "titta"}
    assert_kept(rule, decide("d", does(act("titta-1"), **END)), act("titta-2"))
    assert_broken(rule, decide("d", END), act("titta"), says="på vägen svar: ja: vägen slutar")
    assert_kept(rule, decide("d", END), act("titta"), when={"svar": "nej"})


def test_an_act_is_on_no_way() -> None:
    rule = {"never": "ring"}
    assert_kept(rule, act("ring", {"g": "g1"}), when={"g": "g0"})
    assert_broken(rule, decide("d", does(act("ring"))), says="svar: ja: ”ring” görs i steget")


def test_the_shortest_way_is_told() -> None:
    longer = decide("d", nej=does(decide("e", fact="lov")))
    assert_broken(ORDER, longer, act("ring"), says="i ”r”, på vägen svar: ja: ")


def test_a_guarantee_that_is_yet_to_begin_breaks_nothing() -> None:
    waiting = {**ORDER, "from": "nästa år"}
    assert_kept(waiting, act("ring"))
    assert idle(waiting, act("ring")) == []
    assert idle(waiting, act("titta"), act("ring")) == ["idle-guarantee"]


def test_a_guarantee_about_no_way_is_told() -> None:
    assert idle(ORDER, act("titta")) == ["idle-guarantee"]
    assert idle(ORDER, act("titta"), act("ring"), when={"g": "g0"}) == []
    assert idle({"never": "ring"}, act("titta")) == []


def idle(rule: dict[str, Any], *steps: Any, **more: Any) -> list[str]:
    return [p.code for p in idle_guarantee(Proof(guaranteed(rule, *steps, **more)))]


@pytest.mark.parametrize("rule", [{}, {"before": ["a", "b"], "never": "c"}])
def test_a_guarantee_says_one_thing(rule: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="skriv en av before"):
        guaranteed(rule)


def test_a_guarantee_has_a_reason() -> None:
    with pytest.raises(ValueError, match="behöver ett skäl"):
        guaranteed(ORDER, finding=None)
