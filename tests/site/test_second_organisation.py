"""The example of another organisation as a site: whole, its own, without what it lacks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from macros.folder import VARIABLE
from macros.founding import found
from tests.second import NAME, WEBSITE, said_by_the_first
from tests.site.build import ROOT, Document, documents_in, mkdocs_build
from tests.site.links import broken_links

pytestmark = pytest.mark.site

DOOR = "ef-door__link"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("storby")
    found(folder / "ny", NAME, WEBSITE)
    done = mkdocs_build(ROOT, folder / "site", **{VARIABLE: str(folder / "ny" / "checklists")})
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@cache
def pages(site: Path) -> dict[str, Document]:
    return documents_in(site)


def doors(page: Document) -> list[str | None]:
    return [t.attributes["href"] for t in page.all("a") if t.attributes.get("class") == DOOR]


def test_every_link_holds(site: Path) -> None:
    assert list(broken_links(site, pages(site))) == []


def test_no_page_says_a_word_of_the_first(site: Path) -> None:
    assert said_by_the_first(site, ".html", ".json", ".xml", ".csv", ".svg") == []


def test_it_speaks_in_its_own_name(site: Path) -> None:
    for path, page in pages(site).items():
        assert f"Socialtjänsten i {NAME}" in page.text, path
    assert WEBSITE in (site / "mitt-hem/index.html").read_text(encoding="utf-8")


def test_doors_lead_only_to_what_is_there(site: Path) -> None:
    assert doors(pages(site)["index.html"]) == [
        "./guide/",
        "./lar/",
        "./hyresvardar/",
        "./mitt-hem/",
    ]
    assert doors(pages(site)["404.html"]) == ["/guide/", "/lar/", "/hyresvardar/", "/mitt-hem/"]


def test_what_is_missing_has_no_page(site: Path) -> None:
    gone = ("en", "lar/fordjupning", "om/provning", "juridik/egen-lagenhet")
    assert [path for path in gone if (site / path).exists()] == []
