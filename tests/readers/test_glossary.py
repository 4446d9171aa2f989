"""Terms become links: the first of each, and only where a link may stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Term
from macros.readers.addresses import Addresses
from macros.readers.glossary import link_terms

AT = Addresses("../")


def term(word: str, says: str = "Förklaring.", **more: object) -> Term:
    return Term.model_validate({"term": word, "says": says, "sources": ["lag:JB 12:44"], **more})


TERMS = {
    "utslag": term("Utslag"),
    "sarskilt-allvarliga-storningar": term("Särskilt allvarliga störningar"),
    "storningar": term("Störningar"),
    "pant": term("Pant"),
    "steg": Term(term="Steg", says="En del av en checklista.", code="steps"),
    "god-man": Term(term="God man", says="Hjälper till."),
}


def linked(text: str) -> str:
    return link_terms(text, TERMS, AT)


def words_linked(text: str) -> list[str]:
    return re.findall(r'<a class="ef-gloss"[^>]*>([^<]*)</a>', linked(text))


def test_the_first_occurrence_is_a_link_with_its_explanation() -> None:
    assert linked("Ett utslag och ett utslag.") == (
        'Ett <a class="ef-gloss" href="../ordlista/#utslag" '
        'aria-describedby="ord-utslag">utslag</a>'
        '<span class="ef-gloss__says" id="ord-utslag" role="tooltip" data-search-exclude>'
        "Förklaring.</span> och ett utslag."
    )


def test_the_longest_term_goes_first() -> None:
    assert words_linked("Särskilt allvarliga störningar, och störningar.") == [
        "Särskilt allvarliga störningar",
        "störningar",
    ]


def test_swedish_endings_are_found_but_not_parts_of_words() -> None:
    assert words_linked("Utslaget kom.") == ["Utslaget"]
    assert words_linked("Utslagsplats, återutslag, hyres-utslag, panten.") == []


def test_a_word_of_several_senses_is_explained_only_in_its_phrases() -> None:
    odd = {"besked": term("Besked", phrases=["besked om att hemmet", "delgavs besked"])}
    assert "ef-gloss" not in link_terms("Ett besked, och beskedet om störningar.", odd, AT)
    assert ">delgavs beskedet</a>" in link_terms("Hon delgavs beskedet.", odd, AT)


def test_the_guides_own_words_are_left_alone() -> None:
    assert words_linked("Gör ett steg. En god man hjälper till.") == ["god man"]


def test_an_explanation_is_text_and_never_markup() -> None:
    odd = {"utslag": term("Utslag", says='A "b" & c')}
    assert "A &#34;b&#34; &amp; c</span>" in link_terms("Utslag", odd, AT)


@pytest.mark.parametrize(
    "text",
    [
        "# Utslag",
        "### Utslag {#utslag}",
        "[Utslag](utslag.md)",
        "![Utslag](utslag.png)",
        "`utslag`",
        "```\nutslag\n```",
        "---\ndescription: utslag\n---\n",
        '<a href="x">Utslag</a>',
        '<a href="x"><b>Utslag</b></a>',
        "<h3>Utslag</h3>",
        "<label>Utslag</label>",
        "<summary>Utslag</summary>",
        "<svg><text>Utslag</text></svg>",
        "<table><tr><td>Utslag</td></tr></table>",
        '<p title="utslag" data-x=\'{"a": "> utslag"}\'></p>',
        "<!-- utslag -->",
        '<div class="ef-letter">\n<p>Ett utslag.</p>\n<p>Utslag</p>\n</div>',
        "{#utslag .utslag}",
    ],
)
def test_nothing_is_linked_where_no_link_may_stand(text: str) -> None:
    assert linked(text) == text


@pytest.mark.parametrize("before", ["# Utslag\n\n", "[Utslag](x.md) ", "<h2>Utslag</h2>\n"])
def test_a_heading_or_link_does_not_use_up_the_first_occurrence(before: str) -> None:
    assert linked(before + "Ett utslag.").startswith(before + "Ett <a ")


PIECES = st.sampled_from(
    [
        *("utslag", "Störningar", "särskilt allvarliga störningar", "pant", " ", "\n", "text. "),
        *("# rubrik\n", "<p>", "</p>", "<b>", "</b>", "`kod`", "<a href='u'>pant</a>", "{#pant}"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_linking_only_adds_and_links_each_term_once(text: str) -> None:
    made = linked(text)
    bare = re.sub(r'<span class="ef-gloss__says".*?</span>', "", made)
    assert re.sub(r'<a class="ef-gloss"[^>]*>([^<]*)</a>', r"\1", bare) == text
    notes = re.findall(r'id="(ord-[^"]+)"', made)
    assert len(notes) == len(set(notes))
    assert notes == re.findall(r'aria-describedby="([^"]+)"', made)


@pytest.mark.parametrize("word", ["Pant", "Utslag"])
def test_a_glossary_may_have_short_words_alone_or_long_ones(word: str) -> None:
    assert "ef-gloss" in link_terms(f"{word} här.", {"ord": term(word)}, AT)
