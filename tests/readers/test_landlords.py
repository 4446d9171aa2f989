"""The landlords' pages: complete in both languages, with contacts that a telephone can read."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from html import unescape

import pytest
import vobject

from macros.content.chrome import (
    ADDRESSES,
    AROUND_DAYS,
    EVES,
    FAULTS,
    FOREIGN,
    IN_SCRIPTS,
    SWEDISH,
)
from macros.content.model import Contact
from macros.readers.book import Book
from macros.readers.browser_data import time_data, translated_time
from macros.readers.edition import Edition
from macros.readers.landlords import landlord_navigation, landlord_pages
from macros.readers.vcard import vcard
from tests.vocabulary import MINI, REAL, ROOT, proof_of

FULL = Contact(
    phone="08-508 00 000",
    email="mottagning.eaf@stockholm.se",
    address="Gatan 1; port B, 120 00 Stockholm",
    hours="mån–fre 09.00–15.00",
    page="https://start.stockholm/",
    read=date(2026, 11, 23),
)
PRIVATE = re.compile(r"namn|adress|telefon", re.IGNORECASE)


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


@cache
def pages() -> dict[str, str]:
    return {page.path: page.content for page in landlord_pages(book())}


def test_every_ending_has_a_page_in_both_languages() -> None:
    for name in book().plan.landlords:
        assert f"hyresvardar/{name}.md" in pages()
        assert f"en/landlords/{name}.md" in pages()


def test_the_guide_links_to_every_ending_and_has_its_anchors() -> None:
    text = pages()["hyresvardar/index.md"]
    assert [n for n in book().plan.landlords if f"/{n}/" not in text] == []
    for asked in Edition(book(), "sv").asked:
        assert f"{{#{asked.key}}}" in text or f'id="{asked.key}"' in text


def test_every_ending_says_all_that_a_landlord_needs() -> None:
    for name, ending in book().plan.landlords.items():
        text = pages()[f"hyresvardar/{name}.md"]
        for heading in ("do", "secret", "helps", "sources", "then"):
            assert SWEDISH[heading] in text, f"{name}: {heading}"
        assert "uppgift saknas" in text or book().plan.roles[ending.receiver].outside, name


def test_an_empty_contact_is_not_ready_for_publication() -> None:
    text = pages()["hyresvardar/uppsagt-hyra.md"]
    assert text.count("uppgift saknas") == 1
    assert "Ej klar för publicering" in text
    assert 'href="https://start.stockholm/"' in text


def test_english_pages_say_nothing_in_swedish_around_the_content() -> None:
    shared = ("vcard", "all")  # a word of both languages, and one of the Swedish messages
    own = [said for key, said in SWEDISH.items() if key not in shared and len(said) > 12]
    for path, text in pages().items():
        if path.startswith("en/"):
            assert [said for said in own if said in text] == [], path


def test_every_word_around_the_content_is_said_somewhere() -> None:
    files = [*(ROOT / "macros/readers").rglob("*.*"), *(ROOT / "docs/overrides").rglob("*.html")]
    shown = (path for path in files if path.suffix in (".py", ".j2", ".html"))
    code = "".join(path.read_text(encoding="utf-8") for path in shown)
    said = {*re.findall(r"""(?:\bt\.|\babroad\.|["'])([a-z_]+)""", code)}
    several = {*EVES, *(f"fault_{x}" for x in FAULTS), *(f"day_{x}" for x in AROUND_DAYS)}
    assert {*ADDRESSES, *SWEDISH, *FOREIGN} - several - {*IN_SCRIPTS} - said == set()


@pytest.mark.parametrize(
    "term", ["uppsägning", "avhysning", "socialnämnden", "underrättelse", "rekommenderat brev"]
)
def test_terms_of_the_law_keep_the_swedish_word(term: str) -> None:
    assert term in "".join(text for path, text in pages().items() if path.startswith("en/"))


def test_pages_lead_to_the_same_page_in_the_other_language() -> None:
    assert 'href="../../en/landlords/oro/"' in pages()["hyresvardar/oro.md"]
    assert 'href="../../../hyresvardar/oro/"' in pages()["en/landlords/oro.md"]
    assert 'href="../../../hyresvardar/meddelande/"' in pages()["en/landlords/message.md"]
    other = 'href="../../../hyresvardar/kontakt/bosamordnare/"'
    assert other in pages()["en/landlords/contact/bosamordnare.md"].replace(
        "../../../../", "../../../"
    )


def test_an_invented_plan_without_translation_has_no_english_pages() -> None:
    mini = Book.of(proof_of(MINI).plan, date(2026, 3, 1))
    made = [page.path for page in landlord_pages(mini)]
    assert "hyresvardar/bok-som-gava.md" in made
    assert [path for path in made if path.startswith("en/")] == []


def test_the_navigation_holds_every_page_once() -> None:
    listed = re.findall(r"[\w/-]+\.md", json.dumps(landlord_navigation(book())))
    assert sorted(listed) == sorted(path for path in pages() if path.endswith(".md"))


def test_only_figures_dates_and_payment_may_be_filled_in() -> None:
    edition = Edition(book(), "sv")
    for letter in edition.letters.values():
        assert [f.name for f in edition.fields(letter) if PRIVATE.search(f.name)] == []
        assert len(edition.fields(letter)) + len(edition.own(letter)) == len(letter.blanks)


def test_the_notice_of_debt_has_the_fields_of_the_form() -> None:
    letter = book().plan.letters["meddelande-hyra"]
    needed = {"hyresvard", "hyresvard-adress", "hyresvard-telefon", "hyresgast", "hyresgast-adress"}
    assert needed | {"rum", "belopp", "forfallodag", "ranta", "konto"} <= letter.blanks.keys()
    assert letter.fill.keys() == {
        *("skickas", "rum", "uppsagd", "fran", "till", "belopp"),
        *("forfallodag", "ranta", "konto", "referens", "delgiven"),
    }


def test_the_message_page_is_complete_without_script() -> None:
    for key, letter in Edition(book(), "sv").letters.items():
        for path in (f"hyresvardar/meddelande/{key}.md", f"en/landlords/message/{key}.md"):
            text = pages()[path]
            assert [n for n in letter.blanks.values() if f"[{n}]" not in unescape(text)] == []
            assert re.findall(r"<form|<[^>]*\s(?:style|on[a-z]+)=", text) == []


def test_the_card_is_read_back_by_a_vcard_library() -> None:
    card = vobject.readOne(vcard("Kommunen", "Mottagningen, enheten", "Assistent", FULL))
    assert card.fn.value == "Mottagningen, enheten"
    assert card.tel.value == "+46850800000"
    assert card.email.value == FULL.email
    assert card.adr.value.street == FULL.address
    assert card.note.value == FULL.hours
    assert card.title.value == "Assistent"
    assert card.org.value == ["Kommunen", "Mottagningen, enheten"]


def test_every_receiver_inside_has_a_card_that_can_be_read() -> None:
    inside = [k for k in Edition(book(), "sv").receivers if not book().plan.roles[k].outside]
    filled = book().plan.model_copy(update={"contacts": dict.fromkeys(inside, FULL)})
    made = landlord_pages(Book.of(filled, date(2026, 11, 23)))
    found = {page.path: page.content for page in made if page.path.endswith(".vcf")}
    assert sorted(found) == [f"hyresvardar/kontakt/{key}.vcf" for key in sorted(inside)]
    for text in found.values():
        card = vobject.readOne(text)
        assert card.fn.value
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_empty_contact_is_no_card_to_save() -> None:
    assert [path for path in pages() if path.endswith(".vcf")] == []
    assert [path for path, text in pages().items() if ".vcf" in text] == []


def test_an_ending_with_a_time_works_out_its_days() -> None:
    timed = {
        f"{home}/{k}.md": e.deadline
        for k, e in book().plan.landlords.items()
        for home in ("hyresvardar", "en/landlords")
        if e.deadline
    } | dict.fromkeys(("en/days.md", "en/index.md"), "atervinning")
    counted = {p: re.findall(r'data-rule="([^"]+)"', text) for p, text in pages().items()}
    assert {p: rules for p, rules in counted.items() if rules} == {p: [d] for p, d in timed.items()}


def test_the_days_are_counted_by_the_same_rules_in_english() -> None:
    swedish, english = time_data(book().plan), translated_time(Edition(book(), "en"))
    words = {"title", "text", "said", "exceptions", "ask", "help", "day"}
    for kind in ("rules", "events"):
        for key, told in english[kind].items():
            ours = swedish[kind][key]
            assert {k: v for k, v in ours.items() if k not in words} == {
                k: v for k, v in told.items() if k not in words
            }
            assert [w for w in words - {"said"} if w in ours and told[w] == ours[w]] == []
    days = [{y: d.split() for y, d in x["free"].items()} for x in (swedish, english)]
    assert {y: [d[:4] for d in x] for y, x in days[0].items()} == {
        y: [d[:4] for d in x] for y, x in days[1].items()
    }


def test_the_json_says_what_the_pages_say() -> None:
    told = json.loads(pages()["data/landlords.json"])
    assert told["languages"] == ["sv", "en"]
    endings = {ending["id"]: ending for ending in told["endings"]}
    assert endings.keys() == book().plan.landlords.keys()
    for route in told["routes"]:
        texts = endings[route["ending"]]["texts"]
        assert texts["sv"]["address"] == f"hyresvardar/{route['ending']}/"
        assert len(texts["sv"]["must"]) == len(texts["en"]["must"])
        assert len(route["answers"]) <= 3
