"""Every paper that the glossary names leads to one answer in the guide."""

from __future__ import annotations

import pytest

from tests.vocabulary import REAL, proof_of

PAPERS = {
    "uppmaning": "varning",
    "uppsagning": "uppsagning",
    "meddelande-till-socialnamnden": "uppsagning",
    "forelaggande": "forelaggande-kronofogden",
    "utslag": "utslag",
    "dom": "utslag",
    "avhysning": "avhysning",
}


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
