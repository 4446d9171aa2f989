"""One page of the site: a template with what every page may ask for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from macros.readers import guide
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.checklist import runs
from macros.readers.edition import OURS
from macros.readers.environment import environment
from macros.readers.glossary import link_terms

UNEXPLAINED = ("ordlista.md", "sok.md")
"""The lists of words, where each word is explained or leads to what explains it."""


@dataclass(frozen=True)
class Page:
    """A file of the site: where it stands among the documents, and what is in it."""

    path: str
    content: str


def make(
    book: Book,
    path: str,
    template: str,
    about: str,
    /,
    *,
    alternate: Mapping[str, str] | None = None,
    **values: Any,
) -> Page:
    """Return a page of the site.

    ``about`` describes it to search engines; ``alternate`` says where it is in each language.
    """
    at = Addresses.seen_from(path)
    shared = {
        "book": book,
        "plan": book.plan,
        "organisation": book.organisation,
        "words": book.words,
        "at": at,
        "figures": book.figures,
    }
    shared |= {"runs": runs, "choices": guide.choices, "first": ""}
    text = environment().get_template(f"{template}.md.j2").render(**shared | values)
    explained = path not in UNEXPLAINED and language_of(path, book) == OURS
    linked = link_terms(text.lstrip(), book.plan.terms, at) if explained else text.lstrip()
    return Page(path, _with_front_matter(linked, about, alternate or {}))


def _with_front_matter(text: str, about: str, alternate: Mapping[str, str]) -> str:
    """Put what search engines need before a page."""
    meta = f"description: {json.dumps(str(escape(about)), ensure_ascii=False)}\n"
    if alternate:
        meta += f"alternate: {json.dumps(alternate)}\n"
    own = text.removeprefix("---\n") if text.startswith("---\n") else f"---\n{text}"
    return f"---\n{meta}{own}"


def language_of(address: str, book: Book) -> str:
    """Return the language of the page at an address: each has a folder of its own but ours."""
    folder = address.partition("/")[0]
    return folder if folder in book.languages else OURS
