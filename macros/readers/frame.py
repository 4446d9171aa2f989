"""What every page has around it, as data that any builder's templates can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from macros.content.chrome import IN_FRAME, IN_SCRIPTS
from macros.readers.book import Book
from macros.readers.doors import doors
from macros.readers.edition import Edition, editions
from macros.readers.rooms import SHARED
from macros.readers.standing import feet


def frame(book: Book, search: Mapping[str, str], stamp: str) -> dict[str, Any]:
    """Return who speaks, what is said of the content, and where the search and scripts are."""
    own = book.organisation
    return {
        "sender": own.publisher or own.name,
        "languages": {edition.language: _abroad(edition) for edition in editions(book)[1:]},
        "doors": [asdict(door) for door in doors(book)],
        "feet": feet(book),
        "shared": list(SHARED),
        "search_index": dict(search),
        "stamp": stamp,
    }


def _of_theme(language: str) -> str:
    """Return the language of the theme's own words: English where the theme has not that one."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    name = f"templates/partials/languages/{language}.html"
    return language if any((Path(folder) / name).is_file() for folder in folders or ()) else "en"


def _abroad(edition: Edition) -> dict[str, Any]:
    """Return what the frame of pages in another language says."""
    sender = edition.say(edition.book.organisation, "name")
    says = {key: edition.words[key] for key in IN_SCRIPTS}
    return {
        **{key: edition.words[key] for key in IN_FRAME},
        "name": edition.name,
        "theme": _of_theme(edition.language),
        "published": edition.words["published"].replace("{sender}", sender),
        "says": json.dumps(says, ensure_ascii=False),
    }
