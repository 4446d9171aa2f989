"""The notebooks as pages of the site: run when something they rest on has changed, else cached."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from macros import kept
from macros.folder import VARIABLE
from macros.notebooks.page import FOLDER as SECTION
from macros.notebooks.page import Exported, contents, export, page_path, stopped
from macros.notebooks.run import Notebook, Tell, find_notebooks, run, tell
from macros.notebooks.study import DAY_VARIABLE, first_day
from macros.readers.page import Page

FOLDER, LOCK = "notebooks", "requirements/dev.txt"
PACKAGE = Path(__file__).parents[1]
_KEPT = 4
"""How many results of each notebook the cache keeps."""


_served: set[Path] = set()
"""The contents that somebody looks at while editing them."""
_OLD = (
    '<div class="ef-note ef-note--draft"><p>Innehållet har ändrats sedan sidan räknades ut. '
    "Den räknas om när webbplatsen byggs.</p></div>\n\n"
)


def keep_serving(content: Path) -> None:
    """From now on show earlier results, marked as such, when only the content has changed.

    A person who edits sees the own page at once; every other build runs what has changed.
    """
    _served.add(content.resolve())


def exported(content: Path, say: Tell = tell) -> list[Exported]:
    """Return the pages of the notebooks that lie beside a content folder.

    One that claims what does not hold has a page that says so, and its problem is told.
    """
    content = content.resolve()
    notebooks = find_notebooks(content.parent / FOLDER)
    ground = _ground(content) if notebooks else ""
    keyed = {book: f"{_hash(book.text.encode())}.{ground}" for book in notebooks}
    found = {book: _kept(book, key, content) for book, key in keyed.items()}
    if content in _served:
        found = {book: page or _earlier(book, content) for book, page in found.items()}
    missing = [book for book, page in found.items() if page is None]
    for result in run(missing, _variables(content), _cache(content), say) if missing else ():
        book = result.notebook
        if result.problem:
            found[book] = stopped(book.name, book.text, result.cells, result.problem)
            say(str(result.problem))
        else:
            found[book] = page = export(book.name, book.text, result.cells)
            _keep(book, keyed[book], content, page)
    return [page for page in found.values() if page]


def notebook_pages(content: Path, say: Tell = tell) -> Iterator[Page]:
    """Yield the notebooks' pages, their figures, the notebooks themselves and a list of them."""
    found = exported(content, say)
    if found:
        yield Page(f"{SECTION}/index.md", contents(found))
    for page in found:
        yield from (Page(path, text) for path, text in page.files.items())


def notebook_navigation(content: Path) -> list[str]:
    """Return the notebooks' pages for the navigation, without running anything."""
    names = [book.name for book in find_notebooks(content.parent / FOLDER)]
    return [f"{SECTION}/index.md", *(page_path(name) for name in names)] if names else []


def _variables(content: Path) -> dict[str, str]:
    return {VARIABLE: str(content), DAY_VARIABLE: first_day().isoformat()}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _ground(content: Path) -> str:
    """Return a hash of what every notebook rests on: content, data, package, lock and month."""
    rests_on = [
        *sorted(content.rglob("*.yml")),
        *sorted((content.parent / FOLDER / "data").glob("*")),
        *sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".j2"}),
        content.parent / LOCK,
    ]
    told = [f"\0{path.name}\0".encode() + path.read_bytes() for path in rests_on if path.is_file()]
    return _hash(first_day().isoformat().encode() + b"".join(told))


def _cache(content: Path) -> Path:
    above = os.environ.get("XDG_CACHE_HOME")
    return Path(above) if above else content.parent / ".cache"


def _kept(notebook: Notebook, key: str, content: Path) -> Exported | None:
    return _read(_cache(content) / FOLDER / f"{notebook.name}.{key}.json")


def _read(path: Path) -> Exported | None:
    """Return a kept result; one that is missing or damaged is no result."""
    text = kept.recall(path)
    return None if text is None else Exported(**json.loads(text))


def _earlier(notebook: Notebook, content: Path) -> Exported | None:
    """Return the latest result of the same notebook on other content, marked as old."""
    own = f"{notebook.name}.{_hash(notebook.text.encode())}.*.json"
    for path in reversed(kept.of_age(_cache(content) / FOLDER, own)):
        page = _read(path)
        if page:
            files = {p: _marked(t) if p.endswith(".md") else t for p, t in page.files.items()}
            return replace(page, files=files)
    return None


def _marked(text: str) -> str:
    """Return a page's text with a note under its title that it is old."""
    before, title, rest = text.partition("\n# ")
    heading, _, body = rest.partition("\n")
    return f"{before}{title}{heading}\n\n{_OLD}{body.lstrip()}"


def _keep(notebook: Notebook, key: str, content: Path, page: Exported) -> None:
    folder = _cache(content) / FOLDER
    path = folder / f"{notebook.name}.{key}.json"
    kept.keep(path, json.dumps(asdict(page), ensure_ascii=False))
    kept.forget(kept.of_age(folder, f"{notebook.name}.*.json")[:-_KEPT])
