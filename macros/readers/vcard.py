"""Contacts as vCards (RFC 2426), for a telephone or an address book."""

from __future__ import annotations

import re

from macros.content.model import Contact

LONGEST = 75
"""The most octets of a line; a longer one is folded."""


def vcard(organisation: str, unit: str, role: str, contact: Contact) -> str:
    """Return a contact as a vCard 3.0: a unit and a role, never a person."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(unit)};;;;",
        f"FN:{_escaped(unit)}",
        f"ORG:{_escaped(organisation)};{_escaped(unit)}",
        f"TITLE:{_escaped(role)}",
        *_details(contact),
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _details(contact: Contact) -> list[str]:
    found = [f"URL:{contact.page}"]
    if contact.phone:
        found.append(f"TEL;TYPE=WORK,VOICE:{international(contact.phone)}")
    if contact.email:
        found.append(f"EMAIL;TYPE=INTERNET:{contact.email}")
    if contact.address:
        found.append(f"ADR;TYPE=WORK:;;{_escaped(contact.address)};;;;")
    if contact.hours:
        found.append(f"NOTE:{_escaped(contact.hours)}")
    if contact.read:
        found.append(f"REV:{contact.read.isoformat()}")
    return found


def international(phone: str) -> str:
    """Return a Swedish telephone number as it is called from anywhere: ”+468…”."""
    return "+46" + re.sub(r"\D", "", phone).removeprefix("0")


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line folded so that no part is too long, and no letter is cut in two."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return "\r\n".join([*parts, part])
