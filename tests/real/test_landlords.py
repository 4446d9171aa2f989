"""What this content's landlords read: an association is several, and nobody is ”jag”."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from macros.readers.book import Book
from macros.readers.landlords import landlord_pages
from tests.vocabulary import REAL, proof_of

ONE = re.compile(r"\b(du|dig|din|ditt|dina|jag|mig|min|mitt|mina)\b", re.IGNORECASE)
OWN = re.compile(r"\b(jag|mig|min|mitt|mina)\b", re.IGNORECASE)


KEPT = {
    "terminat": "uppsägning|säga upp|sagt upp|säger upp",
    "evict": "avhysning",
    "social welfare committee": "socialnämnd",
    "Enforcement Authority": "Kronofogden",
    "served": "delgiv|delges",
    "[Rr]egistered post": "rekommenderat brev",
    "[Rr]espite": "uppskov|anstånd",
}
"""English words for terms of the law, and the Swedish words that stand beside them."""


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


def associations() -> list[str]:
    plan = book().plan
    return [k for k, e in plan.landlords.items() if e.when.get("hem") == ("bostadsratt",)]


def test_an_association_is_never_spoken_to_as_one_person() -> None:
    told = {page.path: page.content for page in landlord_pages(book())}
    said = {key: ONE.findall(told[f"hyresvardar/{key}.md"]) for key in associations()}
    assert len(said) > 3
    assert {key: words for key, words in said.items() if words} == {}


def test_no_text_that_an_association_copies_says_i() -> None:
    keys = {key for name in associations() for key in book().plan.landlords[name].letters}
    assert keys
    assert [key for key in keys if OWN.search(book().plan.letters[key].text)] == []


@pytest.mark.parametrize(("english", "swedish"), KEPT.items())
def test_a_term_of_the_law_keeps_its_swedish_word_on_every_english_page(
    english: str, swedish: str
) -> None:
    told = {p.path: p.content for p in landlord_pages(book()) if p.path.startswith("en/")}
    spoken = [path for path, text in told.items() if re.search(english, text)]
    assert spoken
    assert [p for p in spoken if not re.search(swedish, told[p], re.IGNORECASE)] == []


def test_every_answer_says_where_to_call_when_life_is_in_danger() -> None:
    made = {page.path: page.content for page in landlord_pages(book())}
    rooms = ("hyresvardar", "en/landlords")
    answers = [f"{room}/{key}.md" for room in rooms for key in book().plan.landlords]
    assert [path for path in answers if "112" not in made[path]] == []
