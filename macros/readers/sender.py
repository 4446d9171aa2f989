"""Pages by which the one who publishes speaks: to the resident, and of the site itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.proof.deadlines import period_in_words
from macros.readers.book import Book
from macros.readers.edition import editions
from macros.readers.page import Page, make
from macros.readers.standing import ASSESSED, TRIALS, UNTRIED


def sender_pages(book: Book) -> Iterator[Page]:
    """Yield the resident's page, and those of contact, accessibility and personal data."""
    yield _resident(book)
    for name, template, about in (
        ("kontakt", "contact", "Vem som står bakom webbplatsen, och hur du klagar."),
        ("tillganglighet", "accessibility", "Tillgänglighetsredogörelse enligt lag (2018:1937)."),
        ("personuppgifter", "privacy", "Vad som sparas, var, och vad som aldrig skickas."),
    ):
        yield make(
            book, f"om/{name}.md", template, about,
            trials=TRIALS, untried=UNTRIED, assessed=ASSESSED,
        )  # fmt: skip


def _resident(book: Book) -> Page:
    """Return what the one whose home it is can do today, with the contact that is known."""
    key = book.proof.landmarks.wins_back
    rule = book.plan.deadlines[key] if key else None
    edition = next(iter(editions(book)), None)
    card = edition.card(edition.reception) if edition and edition.reception else None
    about = "Vad du kan göra i dag, om det är ditt eget hem som det gäller."
    return make(
        book, "mitt-hem.md", "resident", about,
        rule=rule, key=key, card=card, within=period_in_words(rule.within) if rule else "",
    )  # fmt: skip
