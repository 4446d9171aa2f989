"""The real site, built once for all tests and workers that look at it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from macros.loading import today

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
SITES = CACHE / "sites"
MADE_OF = ("checklists", "docs", "macros", "notebooks", "mkdocs.yml", "requirements/dev.txt")
KEPT = 2
"""So many sites are kept: this one, and the one before the last edit."""
INLINE = {"a", "abbr", "b", "dfn", "em", "span", "strong"}


def mkdocs_build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={
            "XDG_CACHE_HOME": str(CACHE),
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def project_with(folder: Path, file: str, before: str, after: str) -> Path:
    """A copy of the project with a text in its content replaced."""
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    for name in ("checklists", "docs", "macros"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "notebooks").mkdir()  # they have tests of their own
    path = folder / "checklists" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


@cache
def built_site() -> Path:
    """The folder of the site that these files make; whoever comes first builds it."""
    site = SITES / fingerprint()
    with alone(SITES / "lock"):
        if not site.is_dir():
            half = SITES / "half"
            shutil.rmtree(half, ignore_errors=True)
            done = mkdocs_build(ROOT, half)
            assert done.returncode == 0, done.stdout + done.stderr
            half.rename(site)
        site.touch()
        of_age = sorted((p for p in SITES.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime)
        for old in of_age[:-KEPT]:
            shutil.rmtree(old)
    return site


def fingerprint() -> str:
    """A hash of all that a site is made of: the files, the day and the address."""
    told = hashlib.sha256(f"{today()}{os.environ.get('SITE_URL')}".encode())
    for name in MADE_OF:
        top = ROOT / name
        for path in sorted([top, *top.rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                told.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one process at a time do what follows."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@dataclass
class Tag:
    """A start tag with its attributes."""

    name: str
    attributes: dict[str, str | None]


@dataclass
class Document:
    """What a page consists of, as far as the tests ask."""

    path: str
    tags: list[Tag] = field(default_factory=list)
    text: str = ""

    def all(self, *names: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name in names]

    def ids(self) -> list[str]:
        return [i for tag in self.tags if (i := tag.attributes.get("id"))]


class _Parser(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.silent = 0
        self.in_tip = False
        """Inside the explanation of a word, which holds no elements and is not read in the line."""
        self.said: list[str] = []
        self.spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.document.tags.append(Tag(tag, dict(attrs)))
        self.silent += tag in {"script", "style"} or ("role", "tooltip") in attrs
        self.in_tip = self.in_tip or ("role", "tooltip") in attrs
        self.said += [" "] * (tag not in INLINE)

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"} or (tag == "span" and self.in_tip)
        self.in_tip = self.in_tip and tag != "span"
        self.said += [" "] * (tag not in INLINE)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


@cache
def documents() -> dict[str, Document]:
    """Every page of the site, by its path: ``guide/index.html``."""
    return documents_in(built_site())


def documents_in(site: Path) -> dict[str, Document]:
    """Every page of a built site, by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        document = Document(path.relative_to(site).as_posix())
        parser = _Parser(document)
        parser.feed(path.read_text(encoding="utf-8"))
        document.text = " ".join("".join(parser.said).split())
        found[document.path] = document
    return found


def page(address: str) -> Document:
    """The page at an address: ``roller/uppsokare/``."""
    return documents()[f"{address}index.html"]
