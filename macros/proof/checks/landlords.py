"""What landlords are told: short routes, the right receiver, no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model import Contact, Ending, When
from macros.content.problem import Problem
from macros.proof.landlords import MOST_CHOICES, first_roles, routes
from macros.proof.proof import Proof

FUNCTIONS = (
    *("avdelning", "bostad", "budget", "enhet", "forvaltning", "funktion", "hyresvard", "ifo"),
    *("info", "kansli", "kontakt", "mottag", "radgivning", "reception", "registrator"),
    *("skuld", "social"),
)
"""Beginnings of words that show that a mailbox with a dot is a function's and not a person's."""
_DAYS = "mån|tis|ons|tors|fre|lör|sön"
_CLOCK = r"([01]\d|2[0-3])\.[0-5]\d"
_TIMES = rf"{_CLOCK}–{_CLOCK}"
_HOURS = re.compile(
    rf"({_DAYS})(–({_DAYS}))? {_TIMES}( och {_TIMES})*"
    rf"(, ({_DAYS})(–({_DAYS}))? {_TIMES}( och {_TIMES})*)*"
)


def long_route(proof: Proof) -> Iterator[Problem]:
    """Ensure that a landlord gets to a receiver in three choices or fewer."""
    for route in routes(proof):
        if len(route.answers) > MOST_CHOICES:
            ending = proof.plan.landlords[route.ending]
            message = f"vägen till ”{route.ending}” har {len(route.answers)} frågor"
            hint = f"högst {MOST_CHOICES} får det vara; ta bort en fråga ur hyresvärdens guide"
            yield Problem(ending.at("when"), "long-route", message, hint)


def bad_receiver(proof: Proof) -> Iterator[Problem]:
    """Ensure that every ending has a receiver with a way to be reached, and ``as`` if inside."""
    for name, ending in proof.plan.landlords.items():
        outside = proof.plan.roles[ending.receiver].outside
        if outside != (ending.as_ is None):
            fault = "är utanför och kan inte ha as:" if outside else "saknar as:"
            message = f"mottagaren ”{ending.receiver}” i ”{name}” {fault}"
            hint = "as: säger vilka ärenden som handläggarna då möter"
            yield Problem(ending.at("receiver"), "bad-receiver", message, hint)
        if not _contacts(proof, ending.receiver):
            message = f"mottagaren ”{ending.receiver}” i ”{name}” har ingen kontakt"
            hint = "lägg till rollen eller dess enhet i contacts.yml"
            yield Problem(ending.at("receiver"), "bad-receiver", message, hint)


def _contacts(proof: Proof, role: str) -> bool:
    """Tell whether a role, its unit or a unit above has a contact."""
    keys = [role]
    unit = proof.plan.roles[role].unit
    while unit in proof.plan.units:
        keys.append(unit)
        unit = proof.plan.units[unit].parent
    return any(key in proof.plan.contacts for key in keys)


def telling_answer(proof: Proof) -> Iterator[Problem]:
    """Ensure that no answer to a landlord depends on what is secret or unknowable to one."""
    for name, ending in proof.plan.landlords.items():
        for fact in (f for f in ending.as_ or {} if proof.plan.facts[f].secret):
            message = f"svaret ”{name}” beror på ”{fact}”, som är hemligt för en hyresvärd"
            hint = "ta bort villkoret: svaret får inte avslöja något om den som bor där"
            yield Problem(ending.mark.key("as", fact), "telling-answer", message, hint)


def wrong_receiver(proof: Proof) -> Iterator[Problem]:
    """Ensure that the receiver carries the first step in every situation that ``as`` allows."""
    for name, ending in proof.plan.landlords.items():
        if ending.as_ is not None:
            yield from _misdirected(name, ending, list(first_roles(proof, ending)))


def mixed_cause(proof: Proof) -> Iterator[Problem]:
    """Ensure that the answers that lead to an ending mean the cause that the ending is about."""
    for name, ending in proof.plan.landlords.items():
        if ending.as_ is not None:
            for fact, values in ending.when.items():
                meant = {value: proof.plan.facts[fact].means.get(value, {}) for value in values}
                yield from _mixed(name, ending, fact, meant)


def _mixed(name: str, ending: Ending, fact: str, meant: dict[str, When]) -> Iterator[Problem]:
    about = ending.as_ or {}
    said = [(value, cause, means) for value, all_ in meant.items() for cause, means in all_.items()]
    for value, cause, means in said:
        others = [m for v, c, m in said if c == cause and set(m) != set(means)]
        missing = set(means) - set(about.get(cause, means))
        if missing:
            named = " eller ".join(sorted(missing))
            message = f"”{value}” kan betyda {cause}: {named}, som as: i ”{name}” inte nämner"
            hint = f"ge ”{value}” ett eget svar, eller ta upp det under as: och i texten"
        elif cause not in about and others:
            message = f"”{name}” blandar svar med olika {cause}:, bland dem ”{value}”"
            hint = "ge varje orsak ett eget svar"
        else:
            continue
        yield Problem(ending.mark.key("when", fact), "mixed-cause", message, hint)
        return


def _misdirected(name: str, ending: Ending, first: list[tuple[str, str, str]]) -> Iterator[Problem]:
    if not first:
        message = f"inget ärende motsvarar as: i ”{name}”"
        hint = "ändra villkoren så att de kan gälla samtidigt"
        yield Problem(ending.at("as"), "wrong-receiver", message, hint)
    for routine, step, role in first:
        if role != ending.receiver:
            message = f"”{name}” skickas till {ending.receiver}, men i ”{routine}” börjar {role}"
            hint = f"ändra receiver:, eller gör det första steget ”{step}” till mottagarens"
            yield Problem(ending.at("receiver"), "wrong-receiver", message, hint)


def bad_contact(proof: Proof) -> Iterator[Problem]:
    """Ensure that contacts lead to functions, have readable hours and a day of reading."""
    for key, contact in proof.plan.contacts.items():
        if contact.email and not _functional(proof, contact.email):
            message = f"”{contact.email}” ser ut som en persons e-post"
            hint = "ange enhetens brevlåda, som mottagning@…, eller dess ord i organisation.yml"
            yield Problem(contact.at("email"), "bad-contact", message, hint)
        if contact.hours and not _readable(contact.hours):
            message = f"öppettiden för ”{key}” går inte att läsa"
            hint = "skriv som ”mån–fre 09.00–12.00 och 13.00–15.00, lör 10.00–12.00”"
            yield Problem(contact.at("hours"), "bad-contact", message, hint)
        if _filled(contact) and contact.read is None:
            message = f"”{key}” saknar dagen då uppgifterna kontrollerades"
            yield Problem(contact.at(), "bad-contact", message, "lägg till read: åååå-mm-dd")


def _functional(proof: Proof, email: str) -> bool:
    """Tell a person's first and last name from every other mailbox, which a function may have."""
    organisation = proof.plan.organisation
    starts = (*FUNCTIONS, *(organisation.mailboxes if organisation else ()))
    box = email.partition("@")[0]
    words = re.split(r"[.-]", box)
    return "." not in box or any(word.startswith(starts) for word in words)


def _readable(hours: str) -> bool:
    spans = re.findall(rf"({_CLOCK})–({_CLOCK})", hours)
    return bool(_HOURS.fullmatch(hours)) and all(span[0] < span[2] for span in spans)


def _filled(contact: Contact) -> bool:
    return any((contact.phone, contact.email, contact.address, contact.hours))
