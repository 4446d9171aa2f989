"""The stamp of a version of the site, and the addresses that carry it.

A page, its modules and its data are fetched one by one, and a browser or a server may keep some
of them longer than others. With the stamp in each address, what is fetched together was built
together; with the stamp in the page and the data, a script sees where it was not.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

STAMP_FILE = "data/stamp.json"
"""What an open tab asks for, to know the server's version."""
_IMPORT = re.compile(r'((?:\bfrom |\bimport\()")(\.{1,2}/[^"?]+\.js)"')
"""Where a module names another."""
_MODULE = re.compile(r"assets/javascripts/.+\.js")
_DATA = re.compile(r"data/(?!plan\.|landlords\.|schema/).+\.json")
"""What scripts read; the plan, the landlords and the schemas are for others."""


def stamp_of(version: str, places: Iterable[Path]) -> str:
    """Return a stamp that follows from a version of the content and from files and folders."""
    found = hashlib.sha256(version.encode())
    for place in places:
        for path in _files(place):
            found.update(f"{path.relative_to(place).as_posix()}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:8]


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def stamped(address: str, stamp: str) -> str:
    """Return an address with the stamp."""
    return f"{address}?v={stamp}"


def is_module(path: str) -> bool:
    """Tell whether a file is a module of the pages."""
    return _MODULE.fullmatch(path) is not None


def stamped_module(text: str, stamp: str) -> str:
    """Return a module that names the others by addresses with the stamp."""
    return _IMPORT.sub(lambda found: f'{found[1]}{stamped(found[2], stamp)}"', text)


def stamped_data(path: str, text: str, stamp: str) -> str:
    """Return a file as it is; where scripts read it, with the stamp first."""
    return f'{{"stamp":"{stamp}",{text[1:]}' if _DATA.fullmatch(path) else text


def stamp_file(stamp: str) -> str:
    """Return the file that names the stamp."""
    return json.dumps({"stamp": stamp}) + "\n"
