"""What must never be in a fold is a line of its own, in every situation that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.compiled.routes import example
from macros.content.model import Step
from macros.proof.proof import Situation
from tests.vocabulary import REAL, proof_of

PROOF = proof_of(REAL)
DECIDED = {"handelse": {"utslag", "avhysning"}}
TO_PAY = {"handelse": {"uppsagning", "forelaggande-kronofogden"}, "orsak": {"hyresskuld"}}
ENDING = {"laget": {"skuld-tva-manader-eller-mer", "avslut"}}
DEBT = {"handelse": {"tidig-signal", "varning", "uppsagning"}, "orsak": {"hyresskuld"}}
"""Which situations, as what is answered in them."""

NEVER_FOLDED = [
    ("sakerhetskoll", {}),
    ("barn|meddela-bou", {"barn": {"ja"}}),
    ("meddela-bou", {"barn": {"ja"}, **DECIDED}),
    ("skyddsbedoma", {"barn": {"ja"}, **DECIDED}),
    ("meddela-bou", {"omsorgsbrist": {"ja"}}),
    ("skyddsbedoma", {"omsorgsbrist": {"ja"}}),
    ("narvara", {"handelse": {"avhysning"}}),
    ("narvara", {"laget": {"avhysning"}}),
    ("tak-i-natt", DECIDED),
    ("tak-i-natt", {"laget": {"avhysning"}}),
    ("betala", TO_PAY),
    ("betala", DEBT),
    ("skriftligt-ja", {**DECIDED, "orsak": {"hyresskuld"}}),
    ("ta-emot-ansokan", {"orsak": {"hyresskuld"}}),
    ("kommunicera", ENDING),
    ("besluta", ENDING),
    ("underratta", ENDING),
]
"""An act, or one of two, and the situations that it is a line in."""
IN_WORDS = [
    (r"hembesök|Åk hem", {}),
    (r"Inled genast en utredning", {"handelse": set(PROOF.plan.facts["handelse"].values)}),
    (r"betalningsåtagande före", {**TO_PAY, "boende": {"hyresratt"}}),
    (r"svara skriftligt senast", {"handelse": {"forelaggande-kronofogden"}}),
    (r"svara hyresnämnden i tid", {"handelse": {"underrattelse-hyresnamnden"}}),
    (r"kommer till förhandlingen", {"handelse": {"underrattelse-hyresnamnden"}}),
    (r"ny prövning", DECIDED),
    (r"[Aa]nmäl .*genast", {"barn": {"ja"}, "orsak": {"hyresskuld", "storning", "annat"}}),
]
"""The same, for what is no act of the register."""


def situations(when: dict[str, set[str]]) -> Iterator[Situation]:
    """The situations in which every answer is one of those wanted."""
    for situation in PROOF.situations:
        told = example(PROOF, situation)
        if all(told.get(fact) in values for fact, values in when.items()):
            yield situation


def lines(situation: Situation) -> list[Step]:
    """What stands as a line of its own on some way: points and help do not."""
    nodes = PROOF.courses[situation.routine].nodes
    found = (nodes[index].line for index in sorted(PROOF.ways[situation].reached))
    return [step for step in found if step]


@pytest.mark.parametrize(("acts", "when"), NEVER_FOLDED)
def test_an_act_that_is_never_folded_is_a_line(acts: str, when: dict[str, set[str]]) -> None:
    wanted = set(acts.split("|"))
    found = list(situations(when))
    assert found
    assert [s for s in found if wanted.isdisjoint(step.act for step in lines(s))] == []


@pytest.mark.parametrize(("words", "when"), IN_WORDS)
def test_what_is_never_folded_is_said_by_a_line(words: str, when: dict[str, set[str]]) -> None:
    said = re.compile(words)
    found = list(situations(when))
    assert found
    left = [s for s in found if not any(said.search(step.do or "") for step in lines(s))]
    assert [example(PROOF, situation) for situation in left] == []
