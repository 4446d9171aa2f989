"""What must hold before publishing, beside the content itself: ages, contacts and plain words.

These checks read the clock, through an argument; the plain check never does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from macros.content.model import Contact, Plan
from macros.content.place import Place
from macros.content.problem import Problem
from macros.proof.deadlines import add
from macros.proof.proof import Proof
from macros.proof.readability import lix_of_routines
from macros.proof.witness import witnesses

STATUTES_HOLD = "P12M"
CONTACTS_HOLD = "P6M"
HARDEST, HARDEST_AVERAGE = 45, 40
"""The highest LIX of one checklist, and of all of them on average."""

ReleaseCheck = Callable[[Plan, date], Iterator[Problem]]


def old_reading(plan: Plan, today: date) -> Iterator[Problem]:
    """Ensure that every statute was read within the last twelve months, and not in the future."""
    for key in old_statutes(plan, today):
        statute = plan.statutes[key]
        message = f"”{key}” lästes {statute.read}, för mer än tolv månader sedan"
        hint = "läs den gällande texten och skriv dagen i read:"
        yield Problem(statute.at("read"), "old-reading", message, hint)
    for key, statute in plan.statutes.items():
        if statute.read > today:
            message = f"”{key}” sägs vara läst {statute.read}, som inte har varit än"
            yield Problem(statute.at("read"), "old-reading", message, "skriv dagen då den lästes")


def old_statutes(plan: Plan, today: date) -> list[str]:
    """Return the statutes whose reading is more than twelve months old; also for the banner."""
    return [k for k, s in plan.statutes.items() if add(s.read, STATUTES_HOLD) < today]


def empty_contact(plan: Plan, _: date) -> Iterator[Problem]:
    """Ensure that every contact inside has a telephone number or an address to write to."""
    for key, contact in plan.contacts.items():
        if _empty(contact) and not _outside(plan, key):
            message = f"kontaktuppgifter saknas för ”{key}”"
            hint = "fyll i phone: eller email:, och dagen då de kontrollerades i read:"
            yield Problem(contact.at(), "empty-contact", message, hint)


def _outside(plan: Plan, key: str) -> bool:
    """Tell whether a contact is that of a party whose own page is enough."""
    return key in plan.roles and plan.roles[key].outside


def _empty(contact: Contact) -> bool:
    return not (contact.phone or contact.email)


def old_contact(plan: Plan, today: date) -> Iterator[Problem]:
    """Ensure that every contact that is filled in was checked within the last six months."""
    for key, contact in plan.contacts.items():
        if _empty(contact):
            continue
        if contact.read is None:
            message = f"ingen dag visar när uppgifterna för ”{key}” kontrollerades"
        elif add(contact.read, CONTACTS_HOLD) < today:
            message = f"”{key}” kontrollerades {contact.read}, för mer än sex månader sedan"
        else:
            continue
        hint = "kontrollera uppgifterna och skriv dagen i read:"
        yield Problem(contact.at("read"), "old-contact", message, hint)


def hard_to_read(plan: Plan, _: date) -> Iterator[Problem]:
    """Ensure that each checklist is plain Swedish, and all of them together a little plainer."""
    scores = lix_of_routines(plan)
    hint = "skriv kortare meningar och kortare ord"
    for name, score in scores.items():
        if score > HARDEST:
            message = f"”{name}” är svår att läsa: LIX {_figure(score)}, högst {HARDEST}"
            yield Problem(plan.routines[name].at("title"), "hard-to-read", message, hint)
    if scores and average(scores) > HARDEST_AVERAGE:
        hardest = max(scores, key=lambda name: scores[name])
        message = (
            f"checklistorna har LIX {_figure(average(scores))} i snitt, högst {HARDEST_AVERAGE}"
        )
        yield Problem(plan.routines[hardest].at("title"), "hard-to-read", message, hint)


def awaited_guarantee(plan: Plan, _: date) -> Iterator[Problem]:
    """Ensure that no guarantee is yet to begin: each line that breaks one is listed."""
    proof = Proof(plan)
    for key, verdict in proof.verdicts.items():
        if plan.guarantees[key].since is not None:
            yield from witnesses(proof, verdict.breaks, "awaited-guarantee")


def nameless_sender(plan: Plan, _: date) -> Iterator[Problem]:
    """Ensure that the site says who publishes it, when it was reviewed and where to complain."""
    sender = plan.organisation
    for key in ("publisher", "reviewed", "complaints", "accessibility") if sender else ():
        if sender and getattr(sender, key) is None:
            message = f"organisation.yml saknar {key}:"
            hint = "fyll i uppgiften; tills dess visas ”uppgift saknas”"
            yield Problem(sender.at(), "nameless-sender", message, hint)


RELEASE: dict[str, ReleaseCheck] = {
    "old-reading": old_reading,
    "empty-contact": empty_contact,
    "old-contact": old_contact,
    "hard-to-read": hard_to_read,
    "awaited-guarantee": awaited_guarantee,
    "nameless-sender": nameless_sender,
}


def local_address(address: str) -> Iterator[Problem]:
    """Ensure that the site is built for an address where others find it, whole and encrypted."""
    host = urlsplit(address).hostname or ""
    if not address:
        message = "det står inte vilken adress webbplatsen ska ha"
    elif not address.startswith("https://") or not address.endswith("/"):
        message = f"adressen ”{address}” ska börja med https:// och sluta med /"
    elif "." not in host or re.fullmatch(r"[0-9.]+", host):
        message = f"adressen ”{address}” når ingen utanför den här datorn"
    else:
        return
    hint = "skriv den i SITE_URL, till exempel SITE_URL=https://fokus.example.se/"
    yield Problem(Place("mkdocs.yml"), "local-address", message, hint)


def release_problems(plan: Plan, today: date, address: str) -> list[Problem]:
    """Return everything that stands in the way of publishing a sound plan at an address."""
    found = [problem for find in RELEASE.values() for problem in find(plan, today)]
    return [*found, *local_address(address)]


def readability(plan: Plan) -> str:
    """Return a Swedish sentence about how hard the checklists are to read."""
    scores = lix_of_routines(plan)
    if not scores:
        return ""
    hardest = max(scores, key=lambda name: scores[name])
    return (
        f"Läsbarhet: LIX {_figure(average(scores))} i snitt, "
        f"som högst {_figure(scores[hardest])} i ”{hardest}”"
    )


def average(scores: Mapping[str, float]) -> float:
    """Return the average of some scores, at least one."""
    return sum(scores.values()) / len(scores)


def _figure(score: float) -> str:
    return f"{score:.1f}".replace(".", ",")
