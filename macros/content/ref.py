"""Which register an id points into: said on the field that holds it, and read by one walk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

KEY, OWN = "(key)", "(own)"
"""Whose own ids are meant: those of the record named by the key above, or of the file's own."""
IDS = "(ids)"
"""The key in a schema for the registers of a value, until the schema is written."""


class Pointer(NamedTuple):
    """An id, and the register that it stands in, or the first of several that has it.

    A value is its fact's own, a stage its process's and a blank its letter's: ``of`` says which.
    """

    registers: tuple[str, ...]
    id: str
    of: str | None = None


Part = str | Pointer
"""A part of a text: letters that mean nothing by themselves, or what points at something."""


@dataclass(frozen=True, eq=False)
class Ref:
    """What an id points into. ``words`` may stand instead of an id.

    ``of`` is ``KEY``, ``OWN`` or the name of the field beside, where ids are somebody's own.
    """

    registers: tuple[str, ...]
    words: frozenset[str] = frozenset()
    of: str | None = None

    def __get_pydantic_json_schema__(self, schema: Any, handler: Callable[[Any], Any]) -> Any:
        """Say in the schema which ids a value may be."""
        return {**handler(schema), IDS: list(self.registers)}

    def parts(self, text: str, of: str | None) -> Iterator[Part]:
        """Yield the parts of a text; ``of`` is whose own ids are meant."""
        yield text if text in self.words else Pointer(self.registers, text, of)


@dataclass(frozen=True, eq=False)
class Coded(Ref):
    """A text that holds ids among other letters: ``read`` yields its parts."""

    read: Callable[[str, str | None], Iterator[Part]] = lambda _text, _of: iter(())

    def parts(self, text: str, of: str | None) -> Iterator[Part]:
        """Yield the parts of a text; ``of`` is whose own ids are meant."""
        return self.read(text, of)


def ref(*registers: str, words: frozenset[str] = frozenset(), of: str | None = None) -> Ref:
    """Return what points into one register or several."""
    return Ref(registers, words, of)


def in_source(text: str, _: str | None) -> Iterator[Part]:
    """Read a source: ”lag:JB 12:44”, ”plan:aktuell/1” or ”plan:aktuell/1.registrera”."""
    kind, sign, key = text.partition(":")
    yield kind + sign
    register = "statutes" if kind != "plan" else "duties" if "." in key else "paragraphs"
    yield Pointer((register,), key)


def in_duty(text: str, _: str | None) -> Iterator[Part]:
    """Read the id of a duty: that of its paragraph, and a word of its own."""
    paragraph, dot, word = text.rpartition(".")
    yield Pointer(("paragraphs",), paragraph)
    yield dot + word


TARGETS = {
    "checklista": "routines",
    "roll": "roles",
    "brev": "letters",
    "juridik": "law",
    "ord": "terms",
    "hyresvard": "landlords",
    "tid": "deadlines",
    "sida": "pages",
}
"""What the answer to a search may be, and the register that it stands in."""


def in_target(text: str, _: str | None) -> Iterator[Part]:
    """Read where a search leads: ”roll:x”, or ”guide:” and answers with ”&” between."""
    kind, sign, key = text.partition(":")
    yield kind + sign
    if kind in TARGETS:
        yield Pointer((TARGETS[kind],), key)
        return
    for place, pair in enumerate(key.split("&")):
        fact, is_, value = pair.partition("=")
        yield "&" if place else ""
        yield from (Pointer(("facts",), fact), is_, Pointer(("values",), value, fact))


def in_letter(text: str, letter: str | None) -> Iterator[Part]:
    """Read a letter: its blanks stand in brackets."""
    for place, piece in enumerate(re.split(r"\[([a-z0-9-]+)\]", text)):
        if place % 2:
            yield from ("[", Pointer(("blanks",), piece, letter), "]")
        else:
            yield piece
