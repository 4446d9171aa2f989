"""A content folder for an organisation that begins: the example with its name, and shared law."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from macros.content.reader import read
from macros.content.schemas import IDS_FILE, ids, schemas
from macros.folder import DEFAULT
from macros.proof.checks import check
from macros.sharing import Giver, take

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLE, SHARED = PROJECT / "examples" / "kommun", PROJECT / "examples" / "shared.yml"
NAME, WEBSITE = "Exempelby kommun", "https://exempelby.example/"
"""What stands in the example where a name and a website belong."""
_NAME = re.compile(r"[^\W\d_]+([ -][^\W_]+)*")
_WEBSITE = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~/-]*)?")
_MOST_LETTERS = 60


class FoundingError(ValueError):
    """An organisation that cannot be founded; its text is a Swedish sentence."""


def found(folder: Path, name: str, website: str) -> None:
    """Write the example for an organisation into an empty or new folder: all of it, or nothing.

    Raises:
        FoundingError: the folder is not empty, or the name or website is not a good one.
    """
    name = unicodedata.normalize("NFC", name)
    _refuse(folder, name, website)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".fokus-") as half:
        made = Path(half) / "ny"
        _write(made, name, website)
        made.replace(folder)


def _refuse(folder: Path, name: str, website: str) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FoundingError(f"{folder} finns redan och är inte tom")
    if not _NAME.fullmatch(name) or len(name) > _MOST_LETTERS:
        raise FoundingError(f"”{name}” är inget namn; skriv kommunens namn, som Exempelby kommun")
    if not _WEBSITE.fullmatch(website):
        raise FoundingError(f"”{website}” är ingen adress; skriv den som {WEBSITE}")


def _write(folder: Path, name: str, website: str) -> None:
    """Write the folder, and ensure that it is sound."""
    shutil.copytree(EXAMPLE, folder)
    content = folder / DEFAULT
    take(Giver(PROJECT / DEFAULT), content, yaml.safe_load(SHARED.read_text(encoding="utf-8")))
    for path in content.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(NAME, name).replace(WEBSITE, website), encoding="utf-8")
    reading = read(content)
    problems = reading.problems or check(reading.plan)
    if problems:
        raise FoundingError(f"exemplet går inte att använda: {min(problems)}")
    beside = folder / "docs" / "data" / "schema"
    beside.mkdir(parents=True)
    for file, text in (*schemas(), (IDS_FILE, ids(reading.plan))):
        (beside / file).write_text(text, encoding="utf-8")
