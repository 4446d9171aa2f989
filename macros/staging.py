"""A project of plain files that any builder of MkDocs' kind makes the site of, without hooks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from macros.content.reader import is_passing
from macros.content.schemas import IDS_FILE, ids
from macros.notebooks.cache import notebook_navigation, notebook_pages
from macros.readers.book import Book
from macros.readers.frame import frame
from macros.readers.mentions import Mentions
from macros.readers.page import Page, language_of
from macros.readers.pages import navigation, pages
from macros.readers.score import Score
from macros.readers.search import Leaf, indexes, named_by_content
from macros.readers.stamp import (
    STAMP_FILE,
    is_module,
    stamp_file,
    stamp_of,
    stamped,
    stamped_data,
    stamped_module,
)

CONFIG, MEASURE = "mkdocs.yml", "data/matning.json"
OF_MEASURE = ("om/provning.md", MEASURE)
"""What is only for the content whose proof was measured."""
_IDS = f"data/schema/{IDS_FILE}"
_OURS = ("hooks", "watch", "exclude_docs", "validation")
"""What only our own build reads."""
_OVERRIDES = "overrides"
_LEFT_OUT = ("overrides/sitemap.xml",)
"""Templates that read what only MkDocs gives."""


def staged(book: Book, content: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a project: settings, templates, pages, and what the site fetches."""
    root = root_of(content)
    docs = root / "docs"
    stamp = stamp_of(book.version, [docs, Path(__file__).parent, root / CONFIG])
    left = {f"docs/{name}" for name in of_another(content)}
    written = {path: text for path, text in _written(docs, book, stamp) if path not in left}
    made = {page.path: page.content for page in made_pages(book, content)}
    made = {path: stamped_data(path, text, stamp) for path, text in made.items()}
    nav = navigation(book, written_pages(docs, content), notebook_navigation(content))
    texts = {_below(path): text.decode() for path, text in written.items() if _is_page(path)}
    settings = _settings(root)
    search = named_by_content(indexes(book, _leaves(book, texts | made, nav, settings)))
    settings |= {"nav": nav, "plugins": [], "site_name": book.organisation.site}
    settings["theme"]["custom_dir"] = _OVERRIDES
    names = {language: name for language, (name, _) in search.items()}
    settings["extra"] |= frame(book, names, stamp)
    for script in settings["extra_javascript"]:
        script["path"] = stamped(script["path"], stamp)
    yield CONFIG, yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).encode()
    yield from written.items()
    made |= {STAMP_FILE: stamp_file(stamp), **dict(search.values())}
    yield from ((f"docs/{path}", text.encode()) for path, text in made.items())


def root_of(content: Path) -> Path:
    """Return the project that a content folder is part of, or else this one."""
    beside = content.resolve().parent
    return beside if (beside / CONFIG).is_file() else Path(__file__).resolve().parents[1]


def written_pages(docs: Path, content: Path) -> list[Any]:
    """Return the pages that a person has written, for the navigation."""

    def found(pattern: str) -> list[str]:
        kept = (path for path in docs.glob(pattern) if not is_passing(path.name))
        paths = (path.relative_to(docs).as_posix() for path in kept)
        return sorted(path for path in paths if path not in of_another(content))

    decisions = found("om/beslut/*.md")
    return [*found("om/*.md"), *([{"Beslut om bygget": decisions}] if decisions else [])]


def made_pages(book: Book, content: Path) -> Iterator[Page]:
    """Yield every generated file of the site."""
    yield from pages(book, notebook_navigation(content), measured=_measured(content))
    yield from notebook_pages(content)
    yield Page(_IDS, ids(book.plan))


def of_another(content: Path) -> set[str]:
    """Return the files among the documents that are of another content than this."""
    return {_IDS, *(() if _measured(content) else OF_MEASURE)}


def _measured(content: Path) -> bool:
    """Tell whether the proof of this content has been tried, and not only that of another."""
    return (content.parent / "docs" / MEASURE).is_file()


def _written(docs: Path, book: Book, stamp: str) -> Iterator[tuple[str, bytes]]:
    """Yield what a person has written, ready to be copied; the templates lie by themselves."""
    in_order = sorted(docs.rglob("*"), key=lambda path: (path.parent.as_posix(), path.name))
    for path in in_order:  # as builders read them, which the search shows
        name = path.relative_to(docs).as_posix()
        if not path.is_file() or (is_passing(path.name) and ".icons" not in name):
            continue
        if name in _LEFT_OUT:
            continue
        if name.startswith(f"{_OVERRIDES}/"):
            yield name, path.read_bytes()
        elif path.suffix == ".md":
            text = path.read_text(encoding="utf-8")
            yield f"docs/{name}", _rendered(text, name, docs, book).encode()
        elif is_module(name):
            yield f"docs/{name}", stamped_module(path.read_text(encoding="utf-8"), stamp).encode()
        else:
            yield f"docs/{name}", path.read_bytes()


def _rendered(text: str, name: str, docs: Path, book: Book) -> str:
    """Return a page with what it mentions by id as links, if it says that it mentions any."""
    from jinja2 import Environment, StrictUndefined

    meta, body = _split(text)
    if not meta.pop("render_macros", False):
        return text
    mentions = Mentions(book, name)
    known: dict[str, Any] = {key: getattr(mentions, key) for key in Mentions.NAMES}
    score = docs / MEASURE
    known["score"] = lambda: Score.read(score, book.version)
    jinja = Environment(  # noqa: S701 - the pages are Markdown that a person has written
        undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}"
    )
    head = yaml.safe_dump(meta, allow_unicode=True)
    return f"---\n{head}---\n{jinja.from_string(body).render(known)}"


def _settings(root: Path) -> dict[str, Any]:
    """Return the project's own settings without what is only ours."""
    settings = yaml.load((root / CONFIG).read_text(encoding="utf-8"), _Settings)  # noqa: S506
    return {key: value for key, value in settings.items() if key not in _OURS}


class _Settings(yaml.SafeLoader):
    """Reads the settings, where a value may come from the environment."""


def _of_environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Any:
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


_Settings.add_constructor("!ENV", _of_environment)


def _leaves(
    book: Book, texts: dict[str, str], nav: list[Any], settings: dict[str, Any]
) -> Iterable[Leaf]:
    """Yield the pages as the search reads them; papers to write on only repeat what others say."""
    from markdown import Markdown

    from macros.readers.whole import WholeBlocks

    given = settings["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in given]
    told = {name: own for one in given if isinstance(one, dict) for name, own in one.items()}
    reader = Markdown(
        extensions=[*names, "tables", "fenced_code", WholeBlocks()], extension_configs=told
    )
    titles = dict(_titles(nav))
    for path, text in texts.items():
        meta, body = _split(text)
        if path.endswith(".md") and not meta.get("paper"):
            html = reader.reset().convert(body)
            address = re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")
            title = titles.get(path) or _heading(html)
            about = unescape(meta.get("description") or "")
            yield Leaf(address, title, about, html, language_of(address, book))


def _titles(nav: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield the pages that the navigation gives a title."""
    for item in nav:
        for title, below in item.items() if isinstance(item, dict) else ():
            if isinstance(below, str):
                yield below, title
            else:
                yield from _titles(below)


def _heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def _split(text: str) -> tuple[dict[str, Any], str]:
    """Return what stands before a page, and the page."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    return (yaml.safe_load(found[1]) or {}, text[found.end() :]) if found else ({}, text)


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md")


def _below(path: str) -> str:
    return path.removeprefix("docs/")


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a project into an empty folder."""
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
