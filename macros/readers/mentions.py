"""What a writer of pages mentions by id: it becomes a link with the thing's own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from markupsafe import Markup

from macros.content.problem import suggest
from macros.readers import words
from macros.readers.addresses import Addresses
from macros.readers.book import Book

T = TypeVar("T")


@dataclass(frozen=True)
class Mentions:
    """Links as they stand on one page."""

    NAMES: ClassVar = ("role", "term", "figure", "finding", "checklist", "letter", "deadline")

    book: Book
    path: str

    @property
    def _at(self) -> Addresses:
        return Addresses.seen_from(self.path)

    def role(self, key: str) -> Markup:
        """Return a link to a role."""
        return _link(self._at.role(key), _found(self.book.plan.roles, key).title)

    def term(self, key: str) -> Markup:
        """Return a link to a word in the glossary."""
        return _link(self._at.term(key), _found(self.book.plan.terms, key).term)

    def finding(self, key: str) -> Markup:
        """Return a link to a finding."""
        return _link(self._at.finding(key), f"{key} {_found(self.book.plan.findings, key).title}")

    def checklist(self, key: str) -> Markup:
        """Return a link to a checklist."""
        return _link(self._at.checklist(key), _found(self.book.plan.routines, key).title)

    def letter(self, key: str) -> Markup:
        """Return a link to a letter."""
        return _link(self._at.letter(key), _found(self.book.plan.letters, key).title)

    def deadline(self, key: str) -> Markup:
        """Return a link to a time rule."""
        return _link(self._at.deadline(key), _found(self.book.plan.deadlines, key).title)

    def figure(self, key: str) -> Markup:
        """Return one of the proof's figures."""
        return Markup("{}").format(words.number(_found(self.book.figures, key)))


def _link(url: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, text)


def _found(records: Mapping[str, T], key: str) -> T:
    if key not in records:
        raise KeyError(f"”{key}” finns inte; {suggest(key, records)}")
    return records[key]
