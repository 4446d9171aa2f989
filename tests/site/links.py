"""Links between the pages of a built site: where each leads, and those that lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.build import Document


def target_of(document: Document, href: str) -> tuple[str, str] | None:
    """Return the file and the fragment that a link leads to, or None if it leaves the site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(document.path), parts.path))
    if not parts.path:
        path = "/" + document.path
    elif parts.path.endswith(("/", ".")) or not posixpath.splitext(path)[1]:
        path = posixpath.join(path, "index.html")
    return path.lstrip("/"), unquote(parts.fragment)


def links(document: Document) -> Iterator[str]:
    for tag in document.all("a", "link", "script", "img"):
        for name in ("href", "src", "xlink:href"):
            if value := tag.attributes.get(name):
                yield value


def broken_links(site: Path, documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield the links to a file or a place that is not there; those of 404 fit any address."""
    for document in documents.values():
        for href in set(links(document)):
            found = target_of(document, href)
            if found is None or document.path == "404.html":
                continue
            file, fragment = found
            if not (site / file).is_file():
                yield f"{document.path}: {href}"
            elif "=" in fragment:
                continue  # answers for a script, not a place
            elif fragment and file in documents and fragment not in documents[file].ids():
                yield f"{document.path}: {href} (no such place)"
