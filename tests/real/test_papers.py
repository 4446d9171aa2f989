"""Every paper that the glossary names leads to one answer in the guide."""

from __future__ import annotations

import re

import pytest

from tests.vocabulary import REAL, proof_of

PAPERS = {
    "uppmaning": "varning",
    "uppsagning": "uppsagning",
    "underrattelse-om-storningar": "varning",
    "meddelande-till-socialnamnden": "uppsagning",
    "underrattelse": "uppsagning",
    "formular-3": "uppsagning",
    "forelaggande": "forelaggande-kronofogden",
    "stamning": "forelaggande-kronofogden",
    "hyresnamnden": "underrattelse-hyresnamnden",
    "utslag": "utslag",
    "dom": "utslag",
    "avhysning": "avhysning",
}
SENT = {
    "atervinning-utslag": "the person asks for it",
    "rattelsebrev": "we write it",
    "standardbrev": "we write it",
    "underrattelse-om-beslut": "we write it",
    "rattskalla": "a word of the guide's own",
    "skyldighet": "a word of the guide's own",
}
"""Names of papers that are never what has come, and why."""
NAMED = re.compile(
    r"brev|meddelande|underrättelse|besked|\bdom\b|utslag|föreläggande|uppsägning$|stämning"
    r"|varning|krav|formulär|anmaning|kallelse",
    re.IGNORECASE,
)


def test_no_paper_that_the_glossary_names_is_left_out() -> None:
    terms = proof_of(REAL).plan.terms.items()
    named = {k for k, t in terms if any(map(NAMED.search, (t.term, *t.synonyms)))}
    assert named - PAPERS.keys() == SENT.keys()


@pytest.mark.parametrize(("term", "answer"), PAPERS.items())
def test_a_paper_in_the_glossary_leads_to_one_answer(term: str, answer: str) -> None:
    plan = proof_of(REAL).plan
    names = {name.lower() for name in (plan.terms[term].term, *plan.terms[term].synonyms)}
    found = {
        target
        for target, search in plan.searches.items()
        if target.startswith("guide:handelse=") and names & {word.lower() for word in search.words}
    }
    assert found == {f"guide:handelse={answer}"}


def test_every_answer_about_what_has_come_is_found_by_its_words() -> None:
    plan = proof_of(REAL).plan
    answers = {f"guide:handelse={value}" for value in plan.facts["handelse"].values}
    assert answers <= plan.searches.keys()
