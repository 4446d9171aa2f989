"""The build stops before the first page when the content is unsound, and fits under a path."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from mkdocs.exceptions import PluginError

from macros.hooks import on_build_error
from tests.figures import count
from tests.site.build import documents_in, mkdocs_build, project_with
from tests.site.serving import NGINX, nginx, static_host

pytestmark = pytest.mark.site

PATH = "/fokus/"
BACKUPS = ("fel.md~", "#fel.md#", ".fel.md.swp", "fel.md.swp", ".~fel.md")


def test_unsound_content_gives_its_report_and_no_site(tmp_path: Path) -> None:
    project = project_with(
        tmp_path, "routines/egen-avslut.yml", "owner: socialsekreterare-boende", "owner: ingen"
    )
    done = mkdocs_build(project, tmp_path / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "checklists/routines/egen-avslut.yml:" in said
    assert "1 problem" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def test_a_full_disk_is_told_in_a_sentence() -> None:
    with pytest.raises(PluginError, match="disken är full"):
        on_build_error(OSError(errno.ENOSPC, "No space left on device"))


@pytest.fixture(scope="module")
def under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for an address with a path, where a title looks like markup."""
    folder = tmp_path_factory.mktemp("under")
    project = project_with(
        folder,
        "roles/uppsokare.yml",
        "title: Uppsökare",
        'title: "Upp*sök*are & _co_ [x](y) {#z} `k` 1 < 2"',
    )
    for name in BACKUPS:
        (project / "docs/om" / name).write_text("# Halv", encoding="utf-8")
    (project / "docs/om/.#fel.md").symlink_to("nowhere")
    done = mkdocs_build(project, folder / "site", SITE_URL=f"https://fokus.example.se{PATH}")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_an_editors_own_copies_are_no_pages(under_a_path: Path) -> None:
    assert (under_a_path / "om/fel/index.html").is_file()
    names = [path.as_posix() for path in under_a_path.rglob("*")]
    assert [name for name in names if re.search(r"[~#]|\.swp|/\.", name)] == []


def test_what_looks_like_markup_in_the_content_is_only_text(under_a_path: Path) -> None:
    html = (under_a_path / "roller/uppsokare/index.html").read_text(encoding="utf-8")
    assert ">Upp*sök*are &amp; _co_ [x](y) {#z} `k` 1 &lt; 2</h1>" in html


def test_every_link_holds_under_a_path(under_a_path: Path) -> None:
    broken = []
    for page, href in links_in(under_a_path):
        here = f"{PATH}{page.removesuffix('index.html')}" if page != "404.html" else f"{PATH}a/b/"
        target = urlsplit(urljoin(f"https://fokus.example.se{here}", href))
        file = target.path.removeprefix(PATH)
        count("links walked under a sub-path")
        if target.hostname == "fokus.example.se" and not is_there(under_a_path, target.path, file):
            broken.append(f"{page}: {href}")
    count("of them broken", len(broken))
    assert broken == []


def links_in(site: Path) -> Iterator[tuple[str, str]]:
    for page, document in documents_in(site).items():
        for tag in document.all("a", "link", "script", "img"):
            for name in ("href", "src"):
                if value := tag.attributes.get(name):
                    yield page, value


def is_there(site: Path, path: str, file: str) -> bool:
    found = site / unquote(file)
    return path.startswith(PATH) and (found.is_file() or (found / "index.html").is_file())


def test_a_page_that_is_not_there_leads_back_under_the_path(under_a_path: Path) -> None:
    servers = [static_host, *([nginx] if NGINX else [])]
    for serve in servers:
        with serve(under_a_path, PATH) as address:
            with pytest.raises(HTTPError) as refused:
                urlopen(f"{address}roller/finns-inte/", timeout=30)  # noqa: S310 (our own server)
            body = refused.value.read().decode()
            assert (refused.value.code, f'href="{PATH}guide/"' in body) == (404, True)
            assert urlopen(f"{address}guide/", timeout=30).status == 200  # noqa: S310


def test_the_address_stands_in_the_map_of_the_site(under_a_path: Path) -> None:
    told = (under_a_path / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>https://fokus.example.se{PATH}guide/</loc>" in told
