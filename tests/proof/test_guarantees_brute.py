"""The pass over the states against listing every way: random small trees, acts and guarantees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Guarantee, Step, walk
from macros.proof.proof import Proof
from macros.proof.witness import decisions
from tests.proof.test_ways_brute import CASE, GUIDE, VALUES, proof_of, trees

ACTS = ("a", "b", "c")
GUIDE_VALUES = sorted(GUIDE["g"]["values"])
Known = dict[str, str]


class Moment(NamedTuple):
    """Where a way does a step or ends: the act, those before it, what is known and was decided."""

    act: str | None
    passed: frozenset[str]
    known: Known
    decided: tuple[tuple[str, str], ...]


def moments(steps: tuple[Step, ...], here: Moment) -> Iterator[tuple[Moment, bool]]:
    """List every moment of every way, and each place where the steps end: whether for good."""
    if not steps:
        yield here, False
        return
    first, rest = steps[0], steps[1:]
    if not all(here.known.get(name) in values for name, values in first.when.items()):
        yield from moments(rest, here)
        return
    if first.act:
        yield here._replace(act=first.act), True
    here = here._replace(passed=here.passed | ({first.act} if first.act else set()))
    if first.decide is None:
        yield from moments(rest, here)
    for value, outcome in first.outcomes.items():
        pair = (str(first.decide), value)
        begun = here._replace(known=here.known | dict([pair]), decided=(*here.decided, pair))
        for inner, told in moments(outcome.steps, begun):
            if told or outcome.ends or outcome.becomes:
                yield inner, True
            else:
                yield from moments(rest, inner)


def breaks(proof: Proof, rule: Guarantee) -> list[Moment]:
    """List the moments in which a guarantee does not hold, by its rules alone."""
    steps = proof.plan.routines["r"].steps
    found = []
    for value in GUIDE_VALUES:
        start = Moment(None, frozenset(), {"g": value}, ())
        found += [m for m, told in moments(steps, start) if told and is_broken(rule, m)]
    return found


def is_broken(rule: Guarantee, moment: Moment) -> bool:
    if not any(holds(when, moment) for when in rule.when or ({},)):
        return False
    if rule.always:
        return moment.act is None and rule.always not in moment.passed
    if rule.only_if:
        cases = any(holds(case, moment) for case in rule.only_if.cases)
        return moment.act == rule.only_if.act and not cases
    late = (act for first, act in rule.pairs if first not in moment.passed)
    return moment.act is not None and moment.act in (rule.never, *late)


def holds(when: dict[str, tuple[str, ...]], moment: Moment) -> bool:
    return all(moment.known.get(name) in values for name, values in when.items())


def conditions() -> st.SearchStrategy[dict[str, list[str]]]:
    facts = {"g": GUIDE_VALUES, **dict.fromkeys(CASE, VALUES)}
    one = st.sampled_from(sorted(facts)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from([[v] for v in facts[name]]))
    )
    return st.lists(one, max_size=2).map(dict)


@st.composite
def rules(draw: st.DrawFn) -> Guarantee:
    act = st.sampled_from(ACTS)
    cases = st.lists(conditions(), min_size=1, max_size=2)
    kinds: list[st.SearchStrategy[dict[str, Any]]] = [
        st.permutations(ACTS).flatmap(lambda p: st.integers(2, 3).map(lambda n: {"before": p[:n]})),
        st.builds(lambda a, c: {"only_if": {"act": a, "cases": c}}, act, cases),
        act.map(lambda a: {"always": a}),
        act.map(lambda a: {"never": a}),
    ]
    said = {"says": "Så.", "decides": "chef", "finding": "F1"}
    when = draw(st.lists(conditions(), max_size=2))
    return Guarantee.model_validate(said | {"when": when} | draw(st.one_of(kinds)))


@st.composite
def guaranteed(draw: st.DrawFn) -> Proof:
    """A random tree whose steps have acts, with two guarantees."""
    tree = draw(trees())
    for one in _dicts(tree):
        one["act"] = draw(st.sampled_from([None, *ACTS]))
    made = {"one": draw(rules()), "other": draw(rules())}
    return Proof(proof_of(tree).plan.model_copy(update={"guarantees": made}))


def _dicts(tree: list[Any]) -> Iterator[dict[str, Any]]:
    for one in tree:
        yield one
        for outcome in one.get("outcomes", {}).values():
            yield from _dicts(outcome.get("steps", []))


@given(guaranteed())
def test_a_guarantee_is_broken_if_some_way_breaks_it(proof: Proof) -> None:
    for key, rule in proof.plan.guarantees.items():
        assert bool(proof.verdicts[key].breaks) == bool(breaks(proof, rule))


@given(guaranteed())
def test_a_witness_is_a_way_that_breaks_it(proof: Proof) -> None:
    for key, rule in proof.plan.guarantees.items():
        listed = {moment.decided for moment in breaks(proof, rule)}
        for broken in proof.verdicts[key].breaks:
            assert tuple(decisions(broken)) in listed


@given(guaranteed())
def test_only_ways_that_it_is_about_make_it_speak(proof: Proof) -> None:
    acts = {step.act for step in walk(proof.plan.routines["r"].steps)}
    for key, rule in proof.plan.guarantees.items():
        assert not proof.verdicts[key].speaks or rule.always or acts.intersection(rule.acts)
