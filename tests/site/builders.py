"""The staged project, built by MkDocs and by those that may follow it: ``make builders``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.site.build import CACHE, ROOT, Document, built_site, documents, documents_in

PLACE = CACHE / "builders"
OTHERS = ("mkdocs", "properdocs", "zensical")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@cache
def staged() -> Path:
    """The project of plain files that ``fokus stage`` writes."""
    project = CACHE / "staged"
    shutil.rmtree(project, ignore_errors=True)
    _run(["-m", "macros.cli", "stage", str(project)], ROOT)
    return project


def built(builder: str, python: str = sys.executable) -> Path:
    """The site that a builder makes of the project, which it is given nothing but."""
    site = staged() / "site"
    shutil.rmtree(site, ignore_errors=True)
    _run(["-m", builder, "build", "--config-file", "mkdocs.yml"], staged(), python)
    return site


def _run(words: list[str], folder: Path, python: str = sys.executable) -> None:
    environment = {"XDG_CACHE_HOME": str(CACHE), **os.environ, **QUIET, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [python, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def faults(site: Path) -> list[str]:
    """What a site lacks that our own build has: pages, places, sender, search and scripts."""
    found = documents_in(site)
    wanted = {path: page for path, page in documents().items() if path != "404.html"}
    told = [f"{path}: saknas" for path in sorted(set(wanted) - set(found))]
    for path in sorted(set(wanted) & set(found)):
        told += [f"{path}: {fault}" for fault in _faults(site, wanted[path], found[path])]
    return told


def _faults(site: Path, own: Document, page: Document) -> list[str]:
    missing = [i for i in own.ids() if i not in page.ids() and not i.startswith("__")]
    told = [f"saknar #{i}" for i in missing]
    if not any("ef-footer" in (tag.attributes.get("class") or "") for tag in page.all("footer")):
        told.append("saknar sidfot")
    places = [tag.attributes.get("data-search") or "" for tag in page.all("a")]
    index = next(filter(None, places), "")
    if not index or not json.loads((site / index).read_text(encoding="utf-8")):
        told.append("saknar sökdata")
    if not any("main.js?v=" in (tag.attributes.get("src") or "") for tag in page.all("script")):
        told.append("saknar skript")
    return told


def main() -> None:
    """Say for each builder how many pages it makes and what they lack."""
    python = str(PLACE / "bin" / "python")
    own = sum(1 for _ in built_site().rglob("*.html"))
    print(f"vårt eget bygge: {own} sidor")
    worst = 0
    for builder in OTHERS:
        site = built(builder, python)
        lacking = faults(site)
        worst = max(worst, len(lacking))
        pages = sum(1 for _ in site.rglob("*.html"))
        print("\n".join([f"{builder}: {pages} sidor, {len(lacking)} brister", *lacking[:20]]))
    sys.exit(1 if worst else 0)


if __name__ == "__main__":
    main()
