"""What every page says of the content, and what the statement of accessibility rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.readers import words
from macros.readers.book import Book
from macros.readers.edition import Edition, editions
from macros.readers.rooms import STAFF, VISITOR


@dataclass(frozen=True)
class Trial:
    """How the site was tried: what, how, and what came of it."""

    what: str
    how: str
    result: str


ASSESSED = date(2026, 11, 27)
"""The day on which the accessibility was last assessed."""
TRIALS = (
    Trial(
        "Regler som ett program kan pröva (WCAG 2.2, nivå A och AA)",
        "axe-core på sidor av varje slag, i ljust och mörkt, på bred skärm och telefon",
        "Inga fel",
    ),
    Trial(
        "Guiden, checklistan, övningen och sökningen med tangentbord",
        "Program som trycker på tangenterna i webbläsaren Chromium",
        "Det som prövades går att använda",
    ),
    Trial("Små skärmar", "320 bildpunkters bredd", "Ingen sida behöver rullas i sidled"),
    Trial(
        "Rubriker, etiketter och länkar",
        "Program som läser varje sida",
        "En huvudrubrik på varje sida, inga hopp i nivåer, etikett på alla fält",
    ),
    Trial("Utan skript", "Guide och checklista i Chromium", "Allt innehåll finns på sidan"),
)
"""What was tried, by the project's own tests."""
UNTRIED = (
    "Ingen har använt webbplatsen med skärmläsare, röststyrning eller förstoringsprogram.",
    "Ingen utomstående har granskat den.",
    "Bara webbläsaren Chromium är prövad.",
)


def standing(book: Book) -> Iterator[str]:
    """Yield what the staff's pages say of the content: also what is approved of it."""
    yield from basis(book)
    yield book.approved.total


def feet(book: Book) -> dict[str, list[str]]:
    """Return what stands at the foot of a page, by whom the page is for."""
    told = {STAFF: standing(book), VISITOR: told_visitors(book)}
    abroad = {edition.language: told_abroad(edition) for edition in editions(book)[1:]}
    return {audience: list(says) for audience, says in (told | abroad).items()}


def told_visitors(book: Book) -> Iterator[str]:
    """Yield what landlords' and residents' pages say of the content."""
    yield "Här står vad som gäller för de flesta. Det ersätter varken lagtexten eller en jurist."
    yield from basis(book)


def told_abroad(edition: Edition) -> Iterator[str]:
    """Yield the same in another language."""
    said, day = edition.words, edition.book.organisation.reviewed
    yield said["holds_for_most"]
    if day:
        yield said["reviewed"].replace("{day}", words.day(day, edition.locale))
    else:
        yield said["unreviewed"]


def basis(book: Book) -> Iterator[str]:
    """Yield what every page says of the content: its version, its law and who has reviewed it."""
    yield f"Innehåll, version {book.version}."
    if book.plan.statutes:
        oldest = min(statute.read for statute in book.plan.statutes.values())
        unsure = any(statute.status != "verifierad" for statute in book.plan.statutes.values())
        told = ", några bara i äldre lydelse eller andra hand" if unsure else ""
        yield f"Lagarna är lästa den {words.day(oldest)} eller senare{told}."
    reviewed = book.organisation.reviewed
    yield (
        f"Granskat den {words.day(reviewed)}." if reviewed else "Inte granskat av förvaltningen än."
    )
