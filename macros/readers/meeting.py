"""The papers of the meeting that decides what the plan leaves open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import kept
from macros.content.model import Alternative, Contact, Finding, Role
from macros.proof.effect import effect, touched
from macros.readers.book import Book, number_of
from macros.readers.page import Page, make
from macros.readers.stamp import stamp_of
from macros.readers.words import count

PROGRAM = Path(__file__).parents[1]
MOST = 12
"""How many questions a meeting has time for, and two sheets room for."""


@dataclass(frozen=True)
class Question:
    """A finding to decide: in how many situations it matters, and the answers with their effect."""

    key: str
    finding: Finding
    situations: int
    answers: tuple[tuple[Alternative, str], ...]
    """Other answers than the present one, each with what it changes, or nothing."""


def meeting_pages(book: Book) -> Iterator[Page]:
    """Yield the agenda and the paper with what only the organisation knows."""
    yield make(
        book, "om/motet.md", "agenda", "Frågorna som berör flest lägen, att besluta.",
        questions=questions(book), whole=len(book.proof.situations),
    )  # fmt: skip
    yield make(
        book, "om/uppgifter.md", "particulars", "Kontakter, ersättare och delegation att fylla i.",
        contacts=contacts(book), roles=replaceable(book), delegated=delegated(book),
    )  # fmt: skip


def questions(book: Book) -> list[Question]:
    """Return the open findings that touch most situations, but those of the other paper."""
    counts = touched(book.proof)
    waiting = [k for k, f in book.plan.findings.items() if counts[k] and _asked(f)]
    chosen = sorted(waiting, key=lambda key: (-counts[key], number_of(key)))[:MOST]
    effects = _effects(book, chosen)
    return [_question(book, key, counts[key], effects[key]) for key in chosen]


def _asked(finding: Finding) -> bool:
    return not finding.decided and not finding.delegation


def _question(book: Book, key: str, count: int, effects: list[str]) -> Question:
    finding = book.plan.findings[key]
    return Question(key, finding, count, tuple(zip(finding.alternatives, effects, strict=True)))


def _effects(book: Book, chosen: list[str]) -> dict[str, list[str]]:
    """Return what each other answer changes; it takes a while, so it is kept for the next build."""

    def told() -> str:
        plan = book.plan
        rows = {
            key: [_effect(book, key, a) for a in plan.findings[key].alternatives] for key in chosen
        }
        return json.dumps(rows, ensure_ascii=False)

    name = stamp_of(book.version, [PROGRAM])
    found: dict[str, list[str]] = json.loads(kept.made_once(f"effects/{name}.json", told))
    return found


def _effect(book: Book, key: str, alternative: Alternative) -> str:
    """Return in a sentence or two what an answer changes, or nothing where it is not known."""
    found = effect(book.proof, key, alternative)
    if found is None or not found.treatment:
        return ""
    first, *rest = sorted(found.treatment, key=lambda group: -group.situations)
    more = count(len(rest), "ändring", "ändringar")
    return first.text + (f" Och {more} till." if rest else "")


def contacts(book: Book) -> list[tuple[str, Contact | None]]:
    """Return whom contacts are asked for: those inside, and roles that no unit's contact serves."""
    plan, words = book.plan, book.words
    inside = [k for k in plan.contacts if not (k in plan.roles and plan.roles[k].outside)]
    alone = [k for k in book.staff if words.contact(k) is None]
    titles = {k: (plan.units.get(k) or plan.roles[k]).title for k in (*inside, *alone)}
    return [(title, plan.contacts.get(key)) for key, title in titles.items()]


def replaceable(book: Book) -> list[Role]:
    """Return the roles inside, which each need a deputy."""
    return [role for role in book.plan.roles.values() if not role.outside]


def delegated(book: Book) -> dict[str, Finding]:
    """Return the open questions of who may decide."""
    findings = book.plan.findings.items()
    return {key: f for key, f in findings if f.delegation and not f.decided}
