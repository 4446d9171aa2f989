"""A word that the law uses in several senses is not explained as one of them."""

from __future__ import annotations

import re

import pytest

from macros.readers.addresses import Addresses
from macros.readers.glossary import link_terms
from tests.vocabulary import REAL, proof_of

TERMS = proof_of(REAL).plan.terms
ENDINGS = {"underrättelse": "n", "återvinning": "en", "meddelande": "t"}


def explained(text: str) -> list[str]:
    """The words of a text that are linked to the glossary."""
    return re.findall(r'"ef-gloss"[^>]*>([^<]*)<', link_terms(text, TERMS, Addresses("../")))


@pytest.mark.parametrize("word", ENDINGS)
def test_the_word_alone_is_not_explained(word: str) -> None:
    for said in (f"En {word} kom.", f"Läs {word}{ENDINGS[word]} i dag."):
        assert not explained(said), said


@pytest.mark.parametrize(
    "said",
    [
        "Dagen då hyresgästen delgavs underrättelsen.",
        "Saknas underrättelsen om att hemmet kan fås tillbaka?",
        "Läs meddelandet till socialnämnden.",
        "Det kallas återvinning av utslag.",
    ],
)
def test_a_phrase_that_tells_the_sense_is_explained(said: str) -> None:
    assert any(" " in words for words in explained(said))
