"""The rooms of the site: staff, landlords, residents and each other language, with own menus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from macros.readers.book import Book
from macros.readers.edition import editions

ABOUT, LANDLORDS, RESIDENT = "om/", "hyresvardar/", "mitt-hem/"
SHARED = ("om/kontakt/", "om/tillganglighet/", "om/personuppgifter/")
"""What is about the site, and for everybody who comes to it."""
_TABS = ("count", "helper", "contact")
"""The words for the parts of the landlords' menu that are tabs, beside its first pages."""
STAFF, VISITOR = "staff", "visitor"
"""Whom a page is for."""
VISITORS = {
    "Det gäller mitt hem": RESIDENT,
    "Jag är hyresvärd eller förening": LANDLORDS,
    "Jag handlägger": "guide/",
}
"""The doors of those who do not work here, and the way to those who do."""


_NEIGHBOUR = re.compile(r'<link rel="(prev|next)"[^>]*>\s*')
_MENU = re.compile(
    r'(?P<nav><nav class="md-nav" data-md-level="\d+" )aria-labelledby="[^"]*"'
    r'(?P<rest>[^>]*>\s*<label class="md-nav__title"[^>]*>\s*<span[^>]*></span>\s*)'
    r"(?P<name>[^<]+)"
)


@dataclass(frozen=True)
class Menu:
    """Entries, as the theme reads them."""

    items: list[Any]


@dataclass(frozen=True)
class Room(Menu):
    """What a page has around it: the menu, the tabs and where the way home leads."""

    tabs: Menu
    homepage: Any


def room_of(book: Book, items: list[Any], address: str) -> Room:
    """Return the room of the page at an address; ``items`` are the theme's, of the whole site."""
    abroad = [f"{language}/" for language in book.languages]
    doors = (LANDLORDS, *abroad, RESIDENT, ABOUT)
    apart = {address_of(item): item for item in items}
    room = next((door for door in doors if address.startswith(door) and door in apart), "")
    staff = [item for item in items if address_of(item) not in doors]
    start, section = items[0], apart.get(room)
    if room in abroad and section:
        return Room(section.children, Menu(_tabs(book, section.children, 2)), section.children[0])
    if room == LANDLORDS and section:
        return Room([start, section], Menu(_tabs(book, section.children, 1)), start)
    if room == RESIDENT:
        return Room([start, section], Menu(list(_visitors(apart, address))), start)
    if address in SHARED:
        return Room([start], Menu(list(_visitors(apart, address))), start)
    about = apart.get(ABOUT)
    listed = [about] if about and (room == ABOUT or getattr(about, "active", False)) else []
    return Room([*staff, *listed], Menu(staff[1:]), start)


def _tabs(book: Book, items: list[Any], first: int) -> list[Any]:
    """Return the first pages of a menu, and the parts of it that are tabs."""
    titles = {edition.words[key] for edition in editions(book) for key in _TABS}
    return [*items[:first], *(item for item in items[first:] if item.title in titles)]


def address_of(item: Any) -> str:
    """Return the address of a page, or of the first page of a section."""
    while item.children:
        item = item.children[0]
    return str(item.url)


def _visitors(apart: Mapping[str, Any], address: str) -> Iterator[Any]:
    for title, door in VISITORS.items():
        if door in apart:
            yield SimpleNamespace(title=title, url=door, active=address == door, children=None)


def way_up(ancestors: Iterable[Any], page: Any) -> Any:
    """Return the page that a page lies under, or nothing where it lies under none."""
    for section in ancestors:
        first = section.children[0]
        over = first.is_page and (first.is_index or str(page.url).startswith(first.url))
        if over and first is not page:
            return first
    return None


def named_menus(html: str) -> str:
    """Return a page whose menus have the names of their sections.

    The theme names a section that has a page of its own by a label without a text.
    """
    return _MENU.sub(_named, html)


def without_neighbours(html: str) -> str:
    """Return a page that names no page before or after it.

    The theme goes there when somebody happens to press P or N.
    """
    return _NEIGHBOUR.sub("", html)


def _named(found: re.Match[str]) -> str:
    name = found["name"].strip().replace('"', "&quot;")
    return f'{found["nav"]}aria-label="{name}"{found["rest"]}{found["name"]}'
