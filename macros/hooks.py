"""MkDocs events: the only file that knows MkDocs. Everything it does is done elsewhere."""

from __future__ import annotations

import hashlib
import sys
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import loading
from macros.content.problem import printable, report
from macros.notebooks.cache import keep_serving, notebook_navigation, notebook_pages
from macros.readers.pages import navigation, pages
from macros.readers.search import Leaf, indexes

CONTENT = "checklists"
_leaves: list[Leaf] = []
"""The pages of this build, as the search reads them."""
_indexes: dict[str, str] = {}
"""The files of the search, by their place on the site."""


def _content(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / CONTENT


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content before anything is built; if it is unsound, stop."""
    try:
        book = loading.load(_content(config))
    except loading.UnsoundContentError as unsound:
        raise _stop(unsound) from None
    config.nav = navigation(book, _written(config), notebook_navigation(_content(config)))
    config.site_name = book.organisation.site
    shown = f"{book.organisation.name}. Innehåll, version {book.version}. {config.copyright or ''}"
    config.copyright = shown.strip()
    return config


def _stop(unsound: loading.UnsoundContentError) -> PluginError:
    """Return what stops the build: the report alone, without a traceback."""
    sys.tracebacklimit = 0
    return PluginError(f"Innehållet har problem.\n{report(unsound.problems)}")


def on_build_error(error: Exception, **_: Any) -> None:
    """Say in a sentence what the file system refuses, a full disk for example."""
    if isinstance(error, OSError):
        sys.tracebacklimit = 0
        raise PluginError(printable(loading.trouble(error))) from None


def _written(config: MkDocsConfig) -> list[Any]:
    """Return the pages that a person has written, for the navigation."""
    folder = Path(config.docs_dir)

    def found(pattern: str) -> list[str]:
        return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))

    decisions = found("om/beslut/*.md")
    return [*found("om/*.md"), *([{"Beslut om bygget": decisions}] if decisions else [])]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    content = _content(config)
    try:
        notebooks = notebook_navigation(content)
        made = [*pages(loading.loaded(content), notebooks), *notebook_pages(content)]
    except loading.UnsoundContentError as unsound:
        raise _stop(unsound) from None
    for page in made:
        files.append(File.generated(config, page.path, content=page.content))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep what the search reads of a page."""
    language = "en" if page.url.startswith("en/") else "sv"
    about = page.meta.get("description") or ""
    _leaves.append(Leaf(page.url.lstrip("./"), str(page.title), unescape(about), html, language))
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG001
    """Make the index of the search, whose name follows from what is in it; leave out blank lines.

    A fifth of a page was white space around the theme's tags.
    """
    env.trim_blocks = env.lstrip_blocks = True
    made = indexes(loading.loaded(_content(config)), _leaves)
    named = {lang: f"search/{lang}.{_hash(text)}.json" for lang, text in made.items()}
    _indexes.clear()
    _indexes.update({named[language]: text for language, text in made.items()})
    _leaves.clear()
    env.globals["search_index"] = named
    return env


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG001
    """After the first build, do not let an edit wait for the notebooks."""
    keep_serving(_content(config))
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search."""
    for path, text in _indexes.items():
        file = Path(config.site_dir) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
