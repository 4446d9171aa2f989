"""What every page says of the content, and what the statement of accessibility rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.readers import words
from macros.readers.book import Book
from macros.readers.rooms import FOREIGNER, STAFF, VISITOR


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
    told = {STAFF: standing, VISITOR: told_visitors, FOREIGNER: told_abroad}
    return {audience: list(says(book)) for audience, says in told.items()}


def told_visitors(book: Book) -> Iterator[str]:
    """Yield what landlords' and residents' pages say of the content."""
    yield "Här står vad som gäller för de flesta. Det ersätter varken lagtexten eller en jurist."
    yield from basis(book)


def told_abroad(book: Book) -> Iterator[str]:
    """Yield the same in English."""
    yield "This is what holds for most. It replaces neither the law nor a lawyer."
    day = book.organisation.reviewed
    yield (
        f"Reviewed on {words.day(day, 'en_GB')}."
        if day
        else "Not yet reviewed by the administration."
    )


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
