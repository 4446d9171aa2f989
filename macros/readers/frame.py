"""What every page has around it, as data that any builder's templates can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from macros.readers.book import Book
from macros.readers.doors import doors
from macros.readers.standing import feet


def frame(book: Book, search: Mapping[str, str], stamp: str) -> dict[str, Any]:
    """Return who speaks, what is said of the content, and where the search and scripts are."""
    own = book.organisation
    foreign = own.texts.get("en")
    return {
        "sender": own.publisher or own.name,
        "sender_english": (foreign and foreign.name) or own.name,
        "doors": [asdict(door) for door in doors(book)],
        "feet": feet(book),
        "search_index": dict(search),
        "stamp": stamp,
    }
