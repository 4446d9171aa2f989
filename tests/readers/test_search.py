"""The index of the search: words by their weight, lay words with the answer they lead to."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from macros.readers.book import Book
from macros.readers.prose import sections_of
from macros.readers.search import Leaf, address_of, indexes, word_list, words_in
from tests.vocabulary import MINI, fact, mini_plan, proof_of

PAGE = """<h1 id="a">Rubrik</h1><p>En <a href="#">länk</a>.<span role="tooltip">Tyst</span></p>
<div data-search-exclude><p>Ute<br>också</p></div>
<h2 id="b">Nästa</h2><ul><li>Ett</li><li>Två</li></ul>"""


def book() -> Book:
    return Book.of(proof_of(MINI).plan, date(2026, 11, 23))


def index(*leaves: Leaf, language: str = "sv") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(indexes(book(), leaves)[language])
    return told


def found_by(told: dict[str, Any], word: str) -> dict[str, int]:
    """The addresses that a word leads to, with its weight there."""
    posts = told["words"].get(word, [])
    return {told["entries"][e][0]: w for e, w in zip(posts[::2], posts[1::2], strict=True)}


def test_a_page_is_read_section_by_section() -> None:
    first, second = sections_of(PAGE)
    assert (first.title, first.text) == ("Rubrik", "En länk.")
    assert (second.id, second.level, second.text) == ("b", 2, "Ett Två")


def test_a_word_weighs_most_in_a_title() -> None:
    told = index(Leaf("roller/x/", "Vaktmästare", "Lagar", "<p>Stolar stolar</p>"))
    weights = {
        word: found_by(told, word)["roller/x/"] for word in ("vaktmästare", "lagar", "stolar")
    }
    assert weights["vaktmästare"] > weights["lagar"] > weights["stolar"]


def test_lay_words_lead_to_their_answer() -> None:
    assert "ordlista/#disk" in found_by(index(), "bänk")


def test_languages_are_kept_apart() -> None:
    pages = (Leaf("x/", "Bok", "", ""), Leaf("en/x/", "Book", "", "", "en"))
    assert found_by(index(*pages), "book") == {}
    assert set(found_by(index(*pages, language="en"), "book")) == {"en/x/"}


def test_pages_for_editors_are_marked() -> None:
    told = index(Leaf("om/beslut/x/", "Beslut", "", ""), Leaf("roller/x/", "Roll", "", ""))
    kinds = {row[0]: told["kinds"][row[3]]["editors"] for row in told["entries"]}
    assert (kinds["om/beslut/x/"], kinds["roller/x/"]) == (True, False)


def test_the_words_of_a_text_are_whole_and_small() -> None:
    assert words_in("JB 12:44, e-post & Årsta_x") == ["jb", "12", "44", "e", "post", "årsta", "x"]


def test_an_answer_in_the_guide_comes_with_what_its_question_needs() -> None:
    facts = {"hem": fact(["eget", "vart"]), "lage": fact(["lugnt", "oroligt"], {"hem": "vart"})}
    plan = mini_plan(facts, {"allt": {}})
    assert address_of(plan, "guide:lage=lugnt") == "guide/#hem=vart&lage=lugnt"


def test_every_lay_word_is_listed_with_its_answer() -> None:
    listed = {word: answers for words in word_list(book()).values() for word, answers in words}
    assert listed["lucka"] == [("Disk", "ordlista/#disk")]
    assert listed["Disk"] == [("Ordlistan", "ordlista/#disk")]
