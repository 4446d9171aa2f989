"""Elements that pass as they are come out as Markdown itself would have left them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.readers import whole
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.vocabulary import MINI, REAL, proof_of

EXTENSIONS = ["attr_list", "toc", "tables", "fenced_code"]
HARD = (
    "<div>\n\n<p>x\n\n</div>\n\n# y\n",
    "<div><div></div>\n\n<p>x</p>\n\n*y*\n",
    "<div><div /></div>\n\n*x*\n\n</div>\n\n*y*\n",
    "<div><!-- </div> -->\n\n*x*</div>\n\n*y*\n",
    "<div><script>'<div>'</script>\n\n*x*</div>\n\n*y*\n",
    "<div>x</div> *y*\n\n*z*\n",
    "<div>x</div>\n*y*\n\n*z*\n",
    "x\n<div>\n\n*y*\n\n</div>\n\n*z*\n",
    "    <div>x</div>\n\n*y*\n",
    "- x\n\n<p>y</p>\n\n- z\n",
    "```html\n\n<div>\n\n```\n\n<p>*x*</p>\n\n*y*\n",
    "<b>*x*</b>\n\n<p>*y*</p>\n\n*z*\n",
    "<hr>\n\n<p>*y*</p>\n\n*z*\n",
    "<p>*y*</p>\n",
    '<div title="a > b"><div>\n\n*x*</div></div>\n\n*y*\n',
)
PIECES = ["<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<b>", "</b>", "<br>", "*x*"]
BREAKS = ["## y", " ", "\n", "\n\n"]


def converted(text: str, *more: whole.WholeBlocks) -> str:
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_is_the_same(text: str) -> None:
    assert converted(text, whole.WholeBlocks()) == converted(text)


@given(st.lists(st.sampled_from(PIECES + BREAKS), max_size=14).map("".join))
def test_any_text_is_the_same(text: str) -> None:
    assert converted(text, whole.WholeBlocks()) == converted(text)


@pytest.mark.slow
@pytest.mark.parametrize("content", [MINI, REAL], ids=lambda path: path.parent.name)
def test_every_page_is_the_same(content: Path) -> None:
    made = pages(Book.of(proof_of(content).plan, date(2026, 11, 23)))
    texts = {page.path: page.content for page in made if page.path.endswith(".md")}
    short = {path: converted(text, whole.WholeBlocks()) for path, text in texts.items()}
    assert short == {path: converted(text) for path, text in texts.items()}


def test_what_passes_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("markdown.htmlparser.HTMLExtractor.feed", lambda _, text: seen.append(text))
    converted("<div>\n\n<p>*x*</p>\n\n</div>\n\n*y*\n", whole.WholeBlocks())
    assert "<p>" not in "".join(seen)


def test_the_ids_of_a_page_are_found() -> None:
    assert whole.ids_in('<div class="a" id="x" data-id="y"><p\nid="z">') == {"x", "z"}
