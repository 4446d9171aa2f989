"""Every ordinary edit that the docs list, done on a copy: what the check says, what follows."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from macros.content.edit import _yaml
from macros.content.landmarks import Landmarks
from macros.content.model import walk
from macros.content.reader import read
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.vocabulary import REAL, ROOT, problems_in, proof_of

pytestmark = pytest.mark.slow
DOCS = ROOT / "docs" / "om" / "redigera.md"
ROUTINE = "varning-storning"
"""A checklist that is alone with what is confirmed of its owner."""


@dataclass(frozen=True)
class Row:
    """A row of the table: an edit, its files, what is then to be confirmed, and the pages."""

    want: str
    files: list[str]
    told: list[tuple[str, str]]
    pages: list[str]


def rows() -> list[Row]:
    """The rows of the first table."""
    table = DOCS.read_text(encoding="utf-8").partition("{#vanligast}")[2].partition("\n## ")[0]
    cells = [
        [c.strip() for c in line.strip("|").split("|")]
        for line in table.splitlines()
        if "|" in line
    ]
    return [_row(*line) for line in cells[2:]]


def _row(want: str, files: str, told: str, follow: str) -> Row:
    named = re.findall(r"`([^`]+)` i `([^`]+)`", told)
    assert named or told == "0 problem", told
    return Row(want, re.findall("`(.+?)`", files), named, re.findall("`(.+?)`", follow))


def change(path: Path, how: Callable[[Any], object]) -> None:
    """Change a file's record and keep all else as it is written."""
    record, written = _yaml().load(path.read_text(encoding="utf-8")), io.StringIO()
    how(record)
    _yaml().dump(record, written)
    path.write_text(written.getvalue(), encoding="utf-8")


def replace(path: Path, pattern: str, by: str) -> None:
    text, count = re.subn(
        pattern, by, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
    )
    assert count == 1, f"{pattern} is not in {path.name}"
    path.write_text(text, encoding="utf-8")


def first(content: Path, folder: str) -> Path:
    return min((content / folder).glob("*.yml"))


def reword(content: Path) -> None:
    replace(first(content, "blocks"), r"^( +do: .*[a-zåäö])\.$", r"\1 nu.")


STEP = """\
  - id: {2}
    do: Skriv i journalen när du gjorde det.
    role: {0}
    sources: [{1}]
"""


def add_step(content: Path, name: str = "nytt-steg", more: str = "") -> None:
    plan = proof_of(REAL).plan
    sources = [s for step in walk(plan.routines[ROUTINE].steps) for s in step.sources]
    source = next(s for s in sources if not s.startswith("plan:"))
    step = STEP.format(plan.routines[ROUTINE].owner, source, name) + more
    replace(
        content / f"routines/{ROUTINE}.yml",
        r"\A((?:.*\n)+?)(  - use: [^\n]*\n)(  - use: )",
        rf"\1\2{step}\3",
    )


def other_owner() -> str:
    plan = proof_of(REAL).plan
    owners = sorted({routine.owner for routine in plan.routines.values()})
    return next(o for o in owners if o != plan.routines[ROUTINE].owner)


def give_owner(content: Path) -> None:
    replace(content / f"routines/{ROUTINE}.yml", "^owner: .*", f"owner: {other_owner()}")


def confirm_owner(content: Path) -> None:
    give_owner(content)
    change(content / "expectations.yml", lambda told: told[ROUTINE].update(owner=other_owner()))


def ask_more(content: Path) -> None:
    values = {"ja": {"label": "Ja"}, "nej": {"label": "Nej"}}
    fact = {"ask": "Finns det husdjur i hemmet?", "secret": "false", "values": values}
    change(content / "facts.yml", lambda facts: facts.update(husdjur=fact))
    guide = Landmarks.of(proof_of(REAL).plan).staff
    change(content / f"guides/{guide}.yml", lambda told: told["questions"].append("husdjur"))
    add_step(content, "om-husdjuret", "    when: {husdjur: ja}\n")


def lengthen(content: Path) -> None:
    replace(content / "deadlines.yml", "within: P1W", "within: P2W")


def reach(content: Path) -> None:
    def fill(contacts: Any) -> None:
        for key, contact in contacts.items():
            told = {"email": "mottagning@example.se", "hours": "mån–fre 09.00–12.00"}
            contacts[key] = {**told, "page": contact["page"], "read": "2026-11-27"}

    change(content / "contacts.yml", fill)


def deputise(content: Path) -> None:
    plan = proof_of(REAL).plan
    role = next(key for key, own in plan.roles.items() if own.no_deputy)
    other = next(key for key in plan.roles if key != role and not plan.roles[key].outside)
    replace(content / f"roles/{role}.yml", "^no_deputy: .*", f"deputy: {other}")
    named = {"title": f"Deputy ({plan.roles[other].title})"}
    change(content / "texts/en/roles.yml", lambda roles: roles.setdefault(other, named))


def decide(content: Path) -> None:
    replace(
        content / "findings.yml", "^  status: oppen$", "  status: faststalld\n  decided: 2026-12-03"
    )


def rewrite_letter(content: Path) -> None:
    replace(first(content, "letters"), r"(text: (?:.*\n)+?.*[a-zåäö])\.$", r"\1 nu.")


def explain(content: Path) -> None:
    replace(content / "terms.yml", r"^(  says: .*[a-zåäö])\.$", r"\1, kort sagt.")


def lead(content: Path) -> None:
    replace(content / "searches.yml", r"^(  words: \[.*)\]$", r"\1, ett helt nytt ord]")


def read_again(content: Path) -> None:
    replace(content / "statutes.yml", r"^  read: .*", "  read: 2026-11-27")


def publish(content: Path) -> None:
    change(content / "organisation.yml", lambda own: own.update(publisher="Nämnden"))


def reword_in_english(content: Path) -> None:
    replace(content / "texts/en/landlords.yml", r"^(  send: .*[a-z])\.$", r"\1 now.")


EDITS: dict[str, Callable[[Path], None]] = {
    "rätta ord i ett steg": reword,
    "lägga till ett steg": add_step,
    "byta den som ansvarar": give_owner,
    "bekräfta den som ansvarar": confirm_owner,
    "ställa en fråga till": ask_more,
    "ändra en tid men inte orden": lengthen,
    "fylla i kontakter": reach,
    "skriva vem som ersätter": deputise,
    "besluta en fråga": decide,
    "ändra ett brev": rewrite_letter,
    "förklara ett ord": explain,
    "ändra en text på engelska": reword_in_english,
    "få en sökning att leda rätt": lead,
    "läsa en paragraf på nytt": read_again,
    "säga vem som ger ut webbplatsen": publish,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(REAL, tmp_path / "checklists")
    return tmp_path / "checklists"


def files(content: Path) -> dict[str, bytes]:
    found = sorted(content.rglob("*.yml"))
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


@cache
def before() -> dict[str, str]:
    return made(REAL)


def made(content: Path) -> dict[str, str]:
    book = Book.of(read(content).plan, date(2026, 12, 4))
    return {page.path: page.content for page in pages(book)}


def matched(names: list[str], patterns: list[str]) -> set[str]:
    return {p for p in patterns if any(fnmatch(name, p) for name in names)}


def test_the_table_and_the_edits_go_together() -> None:
    assert [row.want for row in rows()] == list(EDITS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.want)
def test_an_edit_is_sound_or_names_what_to_confirm(row: Row, copy: Path) -> None:
    EDITS[row.want](copy)
    now = files(copy)
    changed = [name for name, text in files(REAL).items() if now[name] != text]
    assert matched(changed, row.files) == set(row.files)
    assert [name for name in changed if not matched([name], row.files)] == []
    told = [(problem.code, problem.place.file.rpartition("/")[2]) for problem in problems_in(copy)]
    assert sorted(set(told)) == sorted(row.told)


def test_the_pages_follow_all_edits_at_once(copy: Path) -> None:
    done = [row for row in rows() if not row.told]
    for row in done:
        EDITS[row.want](copy)
    assert problems_in(copy) == []
    after = made(copy)
    changed = [path for path, text in after.items() if before().get(path) != text]
    wanted = {pattern for row in done for pattern in row.pages}
    assert wanted - matched(changed, sorted(wanted)) == set()
