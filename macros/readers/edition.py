"""What landlords read, in one language: the guide, the answers, the contacts and the messages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.content.chrome import ADDRESSES, FOREIGN, SWEDISH
from macros.content.model import (
    RECEPTION,
    Contact,
    Deadline,
    Ending,
    Guide,
    Letter,
    Requirement,
    Role,
)
from macros.proof.deadlines import add
from macros.proof.landlords import Asked, counted, questions, routes
from macros.readers.book import Book
from macros.readers.vcard import international

HOLDS = "P6M"
"""How long a contact is good without being checked again."""
OURS = "sv"
"""The language of the staff."""
DAYS = "juridik/rakna-ut-tiden/"
"""Where the days are worked out in the language of the staff, who have a page of their own."""
_INPUTS = {"date": "date", "month": "month"}
_MODES = {"kronor": "decimal", "rooms": "numeric", "reference": "numeric"}


@dataclass(frozen=True)
class Card:
    """How to reach a receiver."""

    key: str
    title: str
    unit: str | None
    deputy: str | None
    contact: Contact
    outside: bool

    @property
    def name(self) -> str:
        """Return the unit, or the role where it has none of its own."""
        return self.unit or self.title

    @property
    def ready(self) -> bool:
        """Tell whether there is a way to reach the receiver."""
        return self.outside or bool(self.contact.phone or self.contact.email)

    @property
    def holds(self) -> bool:
        """Tell whether anything of a way to reach the receiver is filled in."""
        c = self.contact
        return not self.outside and any((c.phone, c.email, c.address, c.hours))

    @property
    def calls(self) -> str:
        """Return the telephone number as a link has it."""
        return international(self.contact.phone or "")

    @property
    def stale(self) -> str:
        """Return the day after which the contact must be checked again, or nothing."""
        return add(self.contact.read, HOLDS).isoformat() if self.contact.read else ""


@dataclass(frozen=True)
class Field:
    """A blank that may be filled in."""

    key: str
    name: str
    kind: str
    optional: bool
    """Whether the message is whole without it."""
    not_after: str | None
    """The field whose day this one may not be later than."""

    @property
    def type(self) -> str:
        """Return the type of the input."""
        return _INPUTS.get(self.kind, "text")

    @property
    def mode(self) -> str:
        """Return the keyboard that a telephone shows."""
        return _MODES.get(self.kind, "text")


@dataclass(frozen=True)
class Edition:
    """All that landlords read, in one language."""

    book: Book
    language: str

    @cached_property
    def words(self) -> dict[str, str]:
        """The words around the content."""
        website = self.say(self.book.organisation, "website_name")
        ours = ADDRESSES | SWEDISH | dict.fromkeys(FOREIGN, "")
        own = self.book.languages[self.language].words if self.abroad else None
        words = {key: getattr(own, key) for key in ours} if own else ours
        return {key: str(text).replace("{website}", website) for key, text in words.items()}

    @property
    def abroad(self) -> bool:
        """Tell whether the language is another than the staff's."""
        return self.language != OURS

    @property
    def name(self) -> str:
        """What a link to the pages in this language is called, in the language."""
        return self.book.languages[self.language].name if self.abroad else "På svenska"

    @property
    def locale(self) -> str:
        """How days are written in this language."""
        return (self.abroad and self.book.languages[self.language].locale) or self.language

    @property
    def start(self) -> str:
        """The address of the first page in this language, under which all others lie."""
        return f"{self.language}/" if self.abroad else ""

    @property
    def home(self) -> str:
        """The folder of the pages."""
        return self.start + self.words["home"]

    @property
    def days(self) -> str:
        """The address of the page that works out the days."""
        return f"{self.start}{self.words['days_page']}/" if self.abroad else DAYS

    @property
    def has_days(self) -> bool:
        """Tell whether this language has a page of its own that works out the days."""
        return self.abroad and bool(self.rules)

    @property
    def rules(self) -> dict[str, Deadline]:
        """The time rules that the answers begin."""
        return {key: self.book.plan.deadlines[key] for key in counted(self.book.plan)}

    @property
    def guide(self) -> Guide:
        """The landlords' guide."""
        guide = self.book.landlord_guide
        assert guide is not None  # noqa: S101
        return guide

    @cached_property
    def asked(self) -> list[Asked]:
        """The questions with their choices."""
        return questions(self.book.proof)

    def question(self, key: str) -> Asked:
        """Return a question by its key."""
        return next(asked for asked in self.asked if asked.key == key)

    def path(self, name: str = "index") -> str:
        """Return the place of a page's Markdown file."""
        return f"{self.home}/{name}.md"

    def address(self, name: str = "") -> str:
        """Return the place of a page on the site."""
        return f"{self.home}/{name}/" if name else f"{self.home}/"

    def say(self, record: Any, field: str) -> Any:
        """Return a text of a record in this language; the Swedish one if there is none."""
        text = record.texts.get(self.language)
        return (getattr(text, field) if text else None) or getattr(record, field)

    def label(self, fact: str, value: str) -> str:
        """Return an answer's label."""
        return str(self.say(self.book.plan.facts[fact], "values")[value].label)

    def must(self, ending: Ending) -> list[tuple[str, Requirement]]:
        """Return what a message must contain, each with its sources."""
        told = ending.texts[self.language].must if self.language in ending.texts else ()
        return list(zip(told or [r.what for r in ending.must], ending.must, strict=True))

    def unit(self, role: Role) -> str | None:
        """Return where a role works."""
        unit = self.book.plan.units.get(role.unit or "")
        return str(self.say(unit, "title")) if unit else None

    def card(self, key: str) -> Card:
        """Return how to reach a receiver."""
        role = self.book.plan.roles[key]
        contact = self.book.plan.contacts.get(key) or self.book.words.contact(key)
        deputy = self.book.plan.roles[role.deputy] if role.deputy else None
        return Card(
            key=key,
            title=self.say(role, "title"),
            unit=self.unit(role),
            deputy=self.say(deputy, "title") if deputy else None,
            contact=contact or Contact(page=self.book.organisation.website),
            outside=role.outside,
        )

    @cached_property
    def receivers(self) -> list[str]:
        """The roles that receive."""
        return list(dict.fromkeys(e.receiver for e in self.book.plan.landlords.values()))

    @property
    def reception(self) -> str | None:
        """The role that receives whoever turns to us, if it has a card here."""
        role = self.book.organisation.parts.get(RECEPTION)
        return role if role in self.receivers else None

    @cached_property
    def letters(self) -> dict[str, Letter]:
        """The texts to copy, those with most to fill in first."""
        used = {key for ending in self.book.plan.landlords.values() for key in ending.letters}
        found = [(key, x) for key, x in self.book.plan.letters.items() if key in used]
        return dict(sorted(found, key=lambda item: (-len(self.fields(item[1])), item[0])))

    def fields(self, letter: Letter) -> list[Field]:
        """Return the blanks of a message that may be filled in."""
        names = self.say(letter, "blanks")
        return [
            Field(key, names[key], kind, key in letter.optional, letter.not_after.get(key))
            for key in letter.blanks
            if (kind := letter.fill.get(key))
        ]

    def own(self, letter: Letter) -> list[str]:
        """Return the names of the blanks that landlords fill in at home."""
        names = self.say(letter, "blanks")
        return [names[key] for key in letter.blanks if key not in letter.fill]

    def given(self, ending: str) -> list[tuple[str, list[str]]]:
        """Return the questions and the answers that lead to an ending."""
        found: dict[str, dict[str, None]] = {}
        for route in routes(self.book.proof):
            if route.ending == ending:
                for fact, value in route.answers:
                    found.setdefault(fact, {})[self.label(fact, value)] = None
        return [
            (self.say(self.book.plan.facts[f], "ask"), list(labels)) for f, labels in found.items()
        ]


def editions(book: Book) -> list[Edition]:
    """Return the landlords' part of the site in each language that it is written in."""
    if book.landlord_guide is None:
        return []
    return [Edition(book, language) for language in (OURS, *book.languages)]
