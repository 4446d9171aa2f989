"""A language is a folder: read with places, followed by every tool, and enough for its pages."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.content.place import Place
from macros.content.reader import read
from macros.proof.difference import difference
from macros.proof.proof import Proof
from macros.readers.book import Book
from macros.readers.environment import told
from macros.readers.frame import frame
from macros.readers.pages import pages
from macros.renaming import rename
from tests.vocabulary import MINI, assert_problem, fokus, problems_in, proof_of, translated

LANDLORDS, FACTS, UNITS = (f"texts/en/{kind}.yml" for kind in ("landlords", "facts", "units"))
DAY = date(2026, 3, 1)


def made(content: Path) -> dict[str, str]:
    return {page.path: page.content for page in pages(Book.of(read(content).plan, DAY))}


def test_a_translated_content_is_sound(tmp_path: Path) -> None:
    assert problems_in(translated(tmp_path)) == []


def test_a_text_has_its_place_in_the_folder_of_its_language(tmp_path: Path) -> None:
    text = read(translated(tmp_path)).plan.landlords["film-som-gava"].texts["en"]
    assert (text.title, text.at("send")) == (
        "A film as a gift",
        Place(f"checklists/{LANDLORDS}", 9, 9),
    )


@pytest.mark.parametrize(
    ("change", "code", "at", "says"),
    [
        (
            (LANDLORDS, "film-som", "filmen-som"),
            "unknown-id",
            f"{LANDLORDS}:7:1",
            "filmen-som-gava",
        ),
        ((LANDLORDS, "  title: A film", "  titel: A film"), "unknown-key", ":8:3", "”titel”"),
        ((FACTS, "    film:", "    film2:"), "unknown-value", f"{FACTS}:6:5", "film2"),
        ((UNITS, "  title: The desk", "  title: <b>Desk</b>"), "bad-value", ":3:10", "HTML"),
        (("texts/en/language.yml", "  also: Other ways in\n", ""), "missing-key", "", "”also”"),
        (("landlords/film-som-gava.yml", "by: Samma dag.", "texts: x"), "unknown-key", "", "texts"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_a_slip_in_a_translation_is_told_where_it_stands(
    tmp_path: Path, change: tuple[str, str, str], code: str, at: str, says: str
) -> None:
    assert_problem(problems_in(translated(tmp_path, change)), code, at=at, says=says)


@pytest.mark.parametrize(
    ("name", "code"),
    [("texts/en/lanlords.yml", "unexpected-file"), ("texts/Engelska/language.yml", "bad-id")],
)
def test_what_is_no_language_is_told(tmp_path: Path, name: str, code: str) -> None:
    path = translated(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("name: x", encoding="utf-8")
    assert_problem(problems_in(tmp_path / "checklists"), code)


def test_a_language_says_what_it_is_called(tmp_path: Path) -> None:
    content = translated(tmp_path)
    (content / "texts/en/language.yml").unlink()
    assert_problem(problems_in(content), "missing-file", at="checklists/texts/en/language.yml:1:1")


@pytest.mark.parametrize(
    ("kind", "old", "file"),
    [
        ("landlords", "film-som-gava", "landlords"),
        ("guides", "hyresvard", "guides"),
        ("facts", "gava", "facts"),
        ("roles", "vikarie", "roles"),
        ("units", "disken", "units"),
    ],
)
def test_a_translation_follows_when_its_record_is_renamed(
    tmp_path: Path, kind: str, old: str, file: str
) -> None:
    content = translated(tmp_path)
    text = (content / f"texts/en/{file}.yml").read_text(encoding="utf-8")
    assert f"checklists/texts/en/{file}.yml".partition("/")[2] in rename(content, kind, old, "ny-9")
    assert problems_in(content) == []
    now = (content / f"texts/en/{file}.yml").read_text(encoding="utf-8")
    assert now == text.replace(f"\n{old}:", "\nny-9:")


def test_a_new_translated_wording_is_words_and_never_treatment(tmp_path: Path) -> None:
    old = Proof(read(translated(tmp_path / "old")).plan)
    new = translated(tmp_path / "new", (LANDLORDS, "The film in its case.", "The film."))
    found = difference(old, Proof(read(new).plan))
    assert found.treatment == ()
    told = [(w.file, w.id, w.old, w.new) for w in found.wording]
    assert told == [
        (f"checklists/{LANDLORDS}", "film-som-gava", "The film in its case.", "The film.")
    ]


def test_a_new_language_is_told_by_its_words(tmp_path: Path) -> None:
    found = difference(proof_of(MINI), Proof(read(translated(tmp_path)).plan))
    assert found.treatment == ()
    assert "A film as a gift" in {wording.new for wording in found.wording}


def test_a_translation_is_mended_too(tmp_path: Path) -> None:
    wrong = "  send: The film in its case.\n  title: A film as a gift"
    right = "  title: A film as a gift\n  send: The film in its case."
    content = translated(tmp_path, (LANDLORDS, right, wrong))
    assert f"checklists/{LANDLORDS}:8: ordnade title, send" in fokus("fix", content=content).out
    assert right in (content / LANDLORDS).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Read [this first](#decided).", 'Read <a href="#decided">this first</a>.'),
        ("Ask {name}, {contact} or {x}.", 'Ask A &amp; B, <a href="c/">C</a> or {x}.'),
        ("[a](javascript:hit) <b> {#x}", "[a](javascript:hit) &lt;b&gt; {#x}"),
    ],
)
def test_a_first_page_links_and_fills_in_and_is_otherwise_text(text: str, html: str) -> None:
    assert told(text, {"name": "A & B", "contact": Markup('<a href="c/">C</a>')}) == html


def test_a_third_language_is_another_folder(tmp_path: Path) -> None:
    content = translated(tmp_path)
    shutil.copytree(content / "texts/en", content / "texts/so")
    language = content / "texts/so/language.yml"
    text = language.read_text(encoding="utf-8").replace("name: In English", "name: Af Soomaali")
    text = text.replace("title: Someone may lose their home", "title: Qof baa guriga waayi kara")
    language.write_text(text.replace("locale: en_GB\n", ""), encoding="utf-8")
    assert problems_in(content) == []
    book = Book.of(read(content).plan, DAY)
    themes = {key: own["theme"] for key, own in frame(book, {}, "")["languages"].items()}
    assert themes == {"en": "en", "so": "en"}, "the theme has no words in Somali"
    found = made(content)
    assert "# Qof baa guriga waayi kara {#start lang=so}" in found["so/index.md"]
    assert found["so/index.md"].count(' lang="en"') == 1, "the link to the other language alone"
    assert {p[3:] for p in found if p[:3] == "so/"} == {p[3:] for p in found if p[:3] == "en/"}
    for path in ("so/index.md", "en/landlords/film-som-gava.md", "index.md"):
        alternate = json.loads(re.findall(r"^alternate: (.*)$", found[path], re.MULTILINE)[0])
        assert alternate.keys() == {"sv", "en", "so"}, path
        assert "Af Soomaali" in found[path] or path.startswith("so/"), path
    assert re.findall(r'lang="?en', found["so/landlords/film-som-gava.md"]) == [
        'lang="en',
        'lang="en',
    ]
