"""The words that the tests are written in: contents, plans, and what must hold of them."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from macros.cli import main
from macros.compiled.asking import ask
from macros.content.approved import Approval, read_approved
from macros.content.model import Plan
from macros.content.problem import Problem, report
from macros.content.reader import read
from macros.proof.approval import approve
from macros.proof.checks import prove
from macros.proof.checks.approvals import approval_problems
from macros.proof.checks.release import release_problems
from macros.proof.proof import Proof
from macros.readers.book import Book
from macros.readers.sheets import stale_reviews

ROOT = Path(__file__).parent.parent
MINI = ROOT / "tests" / "mini"
REAL = ROOT / "checklists"
Conditions = Mapping[str, str | Iterable[str]]


ADDRESS = "https://fokus.example.se/"
"""A good address to publish at."""


def problems_in(folder: Path, on: date | None = None, address: str = ADDRESS) -> list[Problem]:
    """What ``fokus check`` reports; with a day what ``--release --on`` that day adds.

    A content without approvals is taken as approved: that is not what these tests are about.
    """
    reading = read(folder)
    if reading.problems:
        return reading.problems
    proof = Proof(reading.plan)
    problems = prove(proof)
    if on:
        problems += release_problems(reading.plan, on, address)
        approvals = read_approved(folder, problems) or approved_all(proof)
        problems += approval_problems(proof, approvals)
        problems += stale_reviews(Book.of(reading.plan, on))
    return problems


def approved_all(proof: Proof, on: date = date(2026, 2, 1), role: str = "x") -> dict[str, Approval]:
    """Every checklist approved as it is."""
    return {name: approve(proof, name, role, on) for name in proof.boxes}


@cache
def proof_of(folder: Path) -> Proof:
    """A content folder is read and laid out once for all tests."""
    return Proof(read(folder).plan)


def mini_with(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The invented content, with texts replaced: (file, what stands there, what shall)."""
    copy = folder / "checklists"
    shutil.copytree(MINI, copy)
    for file, before, after in changes:
        text = (copy / file).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        (copy / file).write_text(text.replace(before, after), encoding="utf-8")
    return copy


def translated(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The invented content in English too, with texts replaced as in ``mini_with``."""
    copy = mini_with(folder)
    shutil.copytree(ROOT / "tests" / "translated", copy / "texts")
    for file, before, after in changes:
        text = (copy / file).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        (copy / file).write_text(text.replace(before, after), encoding="utf-8")
    return copy


def fact(values: Iterable[str], scope: Conditions | None = None, **more: Any) -> dict[str, Any]:
    """A fact with nothing but its values and its scope."""
    labels = {value: {"label": value} for value in values}
    return {"ask": "Vad?", "values": labels, "scope": _lists(scope or {}), **more}


def step(name: str, when: Conditions | None = None, **more: Any) -> dict[str, Any]:
    """A step, or with ``decide`` and ``outcomes`` a decision."""
    what = {} if "decide" in more else {"do": f"Gör {name}."}
    known = {"role": "chef", "sources": ["praxis:bok"], "when": _lists(when or {})}
    return {"id": name, **what, **known, **more}


BOOK = {
    "kind": "vagledning", "name": "Bok", "says": "Gör.", "read": "2026-01-02", "status": "granskas",
}  # fmt: skip
END = {"ends": {"owner": "chef", "documents": "Allt."}}


def ending() -> dict[str, Any]:
    """A decision that ends whatever is answered."""
    return step("slut", decide="klart", outcomes={"ja": END, "nej": END})


def mini_plan(
    facts: Mapping[str, Any], routines: Mapping[str, Conditions], **steps: list[Any]
) -> Plan:
    """A plan in memory: guide facts, conditions of routines and, by routine, their steps."""
    known = {**facts, "klart": fact(["ja", "nej"])}
    made = {
        name: {
            "title": name,
            "summary": name,
            "when": _lists(when),
            "owner": "chef",
            "steps": [*steps.get(name, []), ending()],
        }
        for name, when in routines.items()
    }
    doors = list(facts)[:1]
    guide = {"for": "staff", "title": "Guide", "intro": "Svara.", "questions": list(facts)}
    guide |= {"arrivals": doors, "grouping": doors}
    for name in doors:
        known[name] = {**known[name], "children": next(iter(known[name]["values"]))}
    return Plan.model_validate(
        {
            "guides": {"guide": guide} if facts else {},
            "facts": known,
            "events": {"kom": {"title": "Det kom", "ask": "Vilken dag?", "starts": True}},
            "routines": made,
            "roles": {"chef": {"title": "Chef", "mandate": "Bestämmer."}},
            "statutes": {"bok": BOOK},
        }
    )


def _lists(when: Conditions) -> dict[str, list[str]]:
    return {f: [v] if isinstance(v, str) else list(v) for f, v in when.items()}


def answered(text: str) -> dict[str, str]:
    """Answers as they are written to ``fokus ask``: ``sak=bok skick=hel``."""
    return dict(pair.split("=") for pair in text.split())


def assert_leads_to(plan: Plan, answers: str, checklist: str, guide: str | None = None) -> None:
    """The answers lead to one checklist, without a further question."""
    told = ask(Proof(plan), answered(answers), guide=guide)
    assert told.next is None, f"{answers}: asks {told.next}"
    assert told.checklist == checklist, f"{answers}: leads to {told.checklist}"


def assert_problem(found: Iterable[Problem], code: str, at: str = "", says: str = "") -> None:
    """One of the problems has the code, stands at the place and says the words."""
    listed = list(found)
    assert any(
        p.code == code and str(p.place).endswith(at) and says in p.message for p in listed
    ), f"no {code} at {at} that says {says!r} in:\n{report(listed)}"


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def fokus(*words: str, content: Path = MINI) -> Told:
    """Run the command's own entry point; what it lets through as an exception fails the test."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.argv = sys.argv, ["fokus", "--content", str(content), *words]
    code = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.argv = before
        gc.enable()
    return Told(code, out.getvalue(), err.getvalue())


def process(*words: str, content: Path = MINI, **environment: str) -> Told:
    """Run the real command, as its own process."""
    done = subprocess.run(
        [sys.executable, "-m", "macros.cli", "--content", str(content), *words],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Told(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())


def assert_wrong_use(told: Told, says: str) -> None:
    """Exit 2, one Swedish sentence, and nothing on standard output."""
    assert (told.code, told.out) == (2, ""), told
    assert told.err.startswith("fokus: "), told
    assert says in told.err, told
    assert "Traceback" not in told.err, told


def assert_refused(told: Told, code: str, at: str) -> None:
    """Exit 1, and a located problem of one kind; nothing else is told."""
    assert told.code == 1, told
    assert f"{at}: {code}: " in told.out, told
    assert told.out.rstrip().endswith("problem"), told
    assert "Traceback" not in told.out + told.err, told
