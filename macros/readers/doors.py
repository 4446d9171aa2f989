"""The doors into the site, of those that the content has: on the start page, and where none is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.readers.book import Book


@dataclass(frozen=True)
class Door:
    """Who it is for, where it leads and what is behind it."""

    title: str
    address: str
    about: str
    kind: str = ""


def doors(book: Book) -> Iterator[Door]:
    """Yield the doors, in order."""
    yield Door(
        "Jag handlägger", "guide/",
        "Ett brev, ett samtal eller en lista har kommit. "
        "Svara på några frågor och få en checklista.", "work",
    )  # fmt: skip
    yield Door(
        "Jag är ny", "lar/",
        "Läs i rätt ordning: vad som kommer, vem som gör vad och vad din roll innebär.", "learn",
    )  # fmt: skip
    if book.landlord_guide:
        yield Door(
            "Jag är hyresvärd eller förening", "hyresvardar/",
            "Se vem hos oss som tar emot det du skickar, och när du ska höra av dig.", "landlord",
        )  # fmt: skip
    yield Door(
        "Det gäller mitt hem", "mitt-hem/", "Se vad du kan göra i dag, och var du får hjälp."
    )
