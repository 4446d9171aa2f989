"""Whatever a text of the content says, it is only text: no element or link comes of it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from pydantic import BaseModel

from macros.content.model import Plan
from macros.readers import page
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.glossary import link_terms
from macros.readers.pages import pages
from tests.vocabulary import MINI, REAL, ROOT, proof_of

pytestmark = pytest.mark.slow

HOSTILE = (
    """ "><img src=x onerror=hit()> '><svg onload=hit()> <script>hit()</script>"""
    """ [X Y](javascript:hit) ![X Y](//x) <javascript:hit> `{{ hit }}` {#x onclick=hit} {% hit %}"""
    """ &lt;img src=x&gt; &#60;b&#62; **x** | x --- \\N{RIGHT-TO-LEFT OVERRIDE} slut"""
)
HARMLESS = re.sub(r"[^\w\s-]", "x", HOSTILE)
"""As long, in as many words, broken and ended alike, so that what depends on that is the same."""
CODES = re.compile(
    r"(plan|lag|praxis):|https?://|[0-9]{4}[:-]|P[0-9]+[DWMY]$|F[0-9]+$|0[0-9]+-|[a-z0-9@./:=&-]*$"
)
"""What is not read by people: ids, sources, addresses, days, telephone numbers."""


def spoiled(value: Any, more: str) -> Any:
    """The same content with something added to every text in it, past all that reading refuses."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields if name != "mark"}
        return value.model_copy(update={n: spoiled(v, more) for n, v in fields.items()})
    if isinstance(value, dict):
        return {key: spoiled(inner, more) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(spoiled(inner, more) for inner in value)
    return value + more if isinstance(value, str) and not CODES.match(value) else value


def shapes(plan: Plan) -> dict[str, list[tuple[str, tuple[str, ...], str]]]:
    """For each page its elements, sorted: name, attributes, and the scheme that it links to.

    The order of a list that is sorted by its words may follow the words.
    """
    made = pages(Book.of(plan, date(2026, 11, 23)))
    return {one.path: shape(one.content) for one in made if one.path.endswith(".md")}


def shape(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    given = [x if isinstance(x, str) else next(iter(x)) for x in config["markdown_extensions"]]
    body = text.split("\n---\n", 1)[-1]
    reader = _Shape()
    reader.feed(markdown.markdown(body, extensions=[*given, "tables", "fenced_code"]))
    return sorted(reader.seen)


class _Shape(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("href") or given.get("src") or ""
        scheme = re.match(r"\s*([a-z]+):", address, re.IGNORECASE)
        self.seen.append((tag, tuple(sorted(given)), scheme[1] if scheme else ""))


@pytest.mark.parametrize("folder", [MINI, REAL], ids=["mini", "real"])
def test_hostile_texts_change_no_element_of_any_page(
    folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The glossary's links are left out: whether a word is one depends on what is beside it."""
    monkeypatch.setattr(page, "link_terms", lambda text, *_: text)
    plan = proof_of(folder).plan
    harmless, hostile = (shapes(spoiled(plan, more)) for more in (HARMLESS, HOSTILE))
    assert set(harmless) == set(hostile)
    changed = {
        path: first_difference(shape, hostile[path])
        for path, shape in harmless.items()
        if shape != hostile[path]
    }
    assert changed == {}


def test_a_hostile_explanation_of_a_word_is_only_text() -> None:
    book = Book.of(proof_of(MINI).plan, date(2026, 11, 23))
    key, term = next(iter(book.plan.terms.items()))

    def linked(more: str) -> list[Any]:
        said = term.model_copy(update={"says": term.says + more, "sources": ("x",)})
        return shape(link_terms(f"<p>{term.term}</p>", {key: said}, Addresses("")))

    assert linked(HOSTILE) == linked(HARMLESS)
    assert len(linked(HOSTILE)) > 1


def first_difference(one: list[Any], other: list[Any]) -> tuple[Any, Any]:
    pairs = zip([*one, None], [*other, None], strict=False)
    return next((a, b) for a, b in pairs if a != b)


def test_the_shape_sees_what_is_looked_for() -> None:
    assert shape("[x](javascript:hit)") != shape("x")
    assert shape("x <img src=x onerror=hit()>") != shape("x")
