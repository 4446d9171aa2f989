"""MkDocs events: the only file that knows MkDocs. Everything it does is done elsewhere."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import loading
from macros.content.problem import Problem, printable, report
from macros.content.schemas import IDS_FILE, ids
from macros.folder import content_folder
from macros.notebooks.cache import keep_serving, notebook_navigation
from macros.readers.book import Book
from macros.readers.frame import frame
from macros.readers.page import language_of
from macros.readers.pages import navigation
from macros.readers.policy import for_nginx, for_static_host, policy, with_policy
from macros.readers.problems import problem_page
from macros.readers.rooms import Room, named_menus, room_of, way_up, without_neighbours
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
from macros.readers.whole import WholeBlocks, ids_in
from macros.staging import made_pages, of_another, written_pages

SCHEMAS = "data/schema"
log = get_plugin_logger("fokus")


@dataclass
class _State:
    """What one event of a build tells the next."""

    serving: bool = False
    problems: list[Problem] = field(default_factory=list)
    """The problems that are shown in place of the site."""
    seen: list[str] = field(default_factory=list)
    """The pages that a browser may be on while they are shown."""


_state = _State()
_leaves: list[Leaf] = []
"""The pages of this build, as the search reads them."""
_indexes: dict[str, str] = {}
"""The files of the search, by their place on the site."""


def _content(config: MkDocsConfig) -> Path:
    return content_folder(Path(config.config_file_path).parent)


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody looks at the site while editing it."""
    _state.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content before anything is built; if it is unsound, stop.

    Somebody who edits sees the problems in place of the site instead, until they are mended.
    """
    _state.problems = []
    config.watch.append(str(_content(config)))
    _leaves.clear()
    try:
        book = loading.load(_content(config))
    except loading.UnsoundContentError as unsound:
        if not _state.serving:
            raise _stop(unsound) from None
        return _only_problems(config, unsound)
    if _state.serving:
        config.plugins["macros"].config["on_error_fail"] = False  # it would end the server
    _tell_editors(config, book)
    written = written_pages(Path(config.docs_dir), _content(config))
    config.nav = navigation(book, written, notebook_navigation(_content(config)))
    config.site_name = book.organisation.site
    config.markdown_extensions.append(WholeBlocks())
    config.extra["stamp"] = stamp_of(
        book.version, [Path(config.docs_dir), Path(__file__).parent, Path(config.config_file_path)]
    )
    for script in config.extra_javascript:
        if isinstance(script, ExtraScriptValue):
            script.path = stamped(script.path, config.extra["stamp"])
    return config


def _only_problems(config: MkDocsConfig, unsound: loading.UnsoundContentError) -> MkDocsConfig:
    """Prepare a site that shows nothing but problems, wherever a browser may be."""
    log.error("Innehållet har problem.\n%s", report(unsound.problems))
    site = Path(config.site_dir)
    known = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    _state.problems = unsound.problems
    _state.seen = sorted({"index.html", "404.html", *known})
    config.theme.static_templates.clear()
    config.nav = None
    return config


def _tell_editors(config: MkDocsConfig, book: Book) -> None:
    """Write the ids of the content beside the schemas, where they have changed."""
    file = _content(config).parent / "docs" / SCHEMAS / IDS_FILE
    text = ids(book.plan)
    with contextlib.suppress(OSError):  # where nothing may be written nobody edits
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def _stop(unsound: loading.UnsoundContentError) -> PluginError:
    """Return what stops the build: the report alone, without a traceback."""
    sys.tracebacklimit = 0
    return PluginError(f"Innehållet har problem.\n{report(unsound.problems)}")


def on_build_error(error: Exception, **_: Any) -> None:
    """Say in a sentence what the file system refuses, a full disk for example."""
    if isinstance(error, OSError):
        sys.tracebacklimit = 0
        raise PluginError(printable(loading.trouble(error))) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; give what scripts are made of the stamp of this version."""
    if _state.problems:
        text = problem_page(_state.problems)
        return Files([File.generated(config, path, content=text) for path in _state.seen])
    content, stamp = _content(config), config.extra["stamp"]
    book = loading.loaded(content)
    for file in [file for file in files if file.src_uri in of_another(content)]:
        files.remove(file)
    for page in made_pages(book, content):
        text = stamped_data(page.path, page.content, stamp)
        files.append(File.generated(config, page.path, content=text))
    files.append(File.generated(config, STAMP_FILE, content=stamp_file(stamp)))
    for module in [file for file in files if is_module(file.src_uri)]:
        text = stamped_module(module.content_string, stamp)
        files.remove(module)
        files.append(File.generated(config, module.src_uri, content=text))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep what the search reads of a page; papers to write on only repeat what others say."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | ids_in(html)
    if page.meta.get("paper"):
        return html
    about = unescape(page.meta.get("description") or "")
    address = page.url.lstrip("./")
    language = language_of(address, loading.loaded(_content(config)))
    _leaves.append(Leaf(address, str(page.title), about, html, language))
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG001
    """Make the index of the search, whose name follows from what is in it; leave out blank lines.

    A fifth of a page was white space around the theme's tags.
    """
    if _state.problems:
        return env
    env.trim_blocks = env.lstrip_blocks = True
    book = loading.loaded(_content(config))
    made = named_by_content(indexes(book, _leaves))
    _indexes.clear()
    _indexes.update(dict(made.values()))
    named = {language: name for language, (name, _) in made.items()}
    config.extra |= frame(book, named, config.extra["stamp"])
    env.globals["room_of"] = partial(_room_of, book)
    env.globals["way_up"] = way_up
    return env


def _room_of(book: Book, nav: Any, page: Any) -> Room:
    """Return the menus of a page's room; a page that is not found is in the staff's."""
    return room_of(book, nav.items, getattr(page, "url", "") or "")


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG001
    """After the first build, do not let an edit wait for the notebooks."""
    keep_serving(_content(config))
    return server


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Name each part of the menu, where the theme leaves it without a name; let no key leave."""
    return without_neighbours(named_menus(output))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search; tell every page and the server what a browser may do."""
    if _state.problems:
        return
    site = Path(config.site_dir)
    for name, text in _indexes.items():
        _write(site / name, text)
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    rules = policy(pages.values())
    for path, text in pages.items():
        _write(path, with_policy(text, rules))
    files = [path.relative_to(site).as_posix() for path in site.rglob("*.*")]
    _write(site / "_nginx.conf", for_nginx(rules))
    at = urlsplit(config.site_url or "").path or "/"
    _write(site / "_headers", for_static_host(rules, files, at))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
