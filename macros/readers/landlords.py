"""The landlords' part of the site: its pages, cards and data, in every language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from macros.content.chrome import FAULTS
from macros.content.model import Ending, Letter
from macros.proof.landlords import routes
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.edition import OURS, Edition, editions
from macros.readers.page import Page, make
from macros.readers.vcard import vcard


def landlord_pages(book: Book) -> Iterator[Page]:
    """Yield every file of the landlords' part, in every language."""
    for edition in editions(book):
        yield from _edition(edition)
    if book.landlord_guide:
        yield Page("data/landlords.json", landlords_json(book))


def landlord_navigation(book: Book) -> list[Any]:
    """Return the landlords' parts of the navigation, one in each language."""
    return [{e.name if e.abroad else _ALL: [*_listed(e)]} for e in editions(book)]


def _listed(edition: Edition) -> Iterator[Any]:
    """Yield a language's pages, the endings under what has happened."""
    if edition.abroad:
        yield _path(edition.start)
    yield edition.path()
    if edition.has_days:
        yield {edition.words["count"]: _path(edition.days)}
    texts = [_letter_titled(edition, key) for key in edition.letters]
    if edition.letters:
        yield {edition.words["helper"]: [edition.path(edition.words["message_page"]), *texts]}
    yield {edition.words["contact"]: [_contact_titled(edition, key) for key in edition.receivers]}
    for title, names in _grouped(edition).items():
        listed = [_titled(edition, name) for name in names]
        yield {title: listed} if len(listed) > 1 else listed[0]


_ALL = "Hyresvärd eller förening"
"""What the landlords' part is called in the language of the staff."""


def _letter_titled(edition: Edition, key: str) -> dict[str, str]:
    title = edition.say(edition.letters[key], "title")
    return {str(escape(title)): edition.path(_message_name(edition, key))}


def _message_name(edition: Edition, key: str) -> str:
    return f"{edition.words['message_page']}/{key}"


def _contact_titled(edition: Edition, key: str) -> dict[str, str]:
    title = f"{edition.words['contact']}: {edition.card(key).name}"
    return {str(escape(title)): edition.path(_card_name(edition, key))}


def _grouped(edition: Edition) -> dict[str, list[str]]:
    """Return the endings by the answer that the last but one question got."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for route in routes(edition.book.proof):
        if route.ending not in seen:
            seen.add(route.ending)
            fact, value = route.answers[-2:][0]
            found.setdefault(str(escape(edition.label(fact, value))), []).append(route.ending)
    return found


def _titled(edition: Edition, name: str) -> dict[str, str]:
    title = edition.say(edition.book.plan.landlords[name], "title")
    return {str(escape(title)): edition.path(name)}


def _endings(book: Book) -> list[tuple[str, Ending]]:
    """Return the endings in the order in which the guide leads to them."""
    order = dict.fromkeys(route.ending for route in routes(book.proof))
    return [(name, book.plan.landlords[name]) for name in order]


def _card_name(edition: Edition, key: str) -> str:
    return f"{edition.words['contact_page']}/{key}"


def _edition(edition: Edition) -> Iterator[Page]:
    if edition.abroad:
        yield _first_page(edition)
    if edition.has_days:
        about = edition.words["count_lead"]
        yield _made(edition, _path(edition.days), "landlord_days", about, "")
    about = edition.say(edition.guide, "intro")
    yield _made(edition, edition.path(), "landlord_guide", about, "")
    for name, ending in _endings(edition.book):
        about = edition.say(ending, "summary") or edition.say(ending, "title")
        yield _made(
            edition, edition.path(name), "landlord_ending", about, name, name=name, ending=ending
        )
    if edition.letters:
        page, lead = edition.words["message_page"], edition.words["helper_lead"]
        yield _made(edition, edition.path(page), "landlord_messages", lead, page)
    for key, letter in edition.letters.items():
        name = _message_name(edition, key)
        about = edition.say(letter, "purpose")
        yield _made(
            edition, edition.path(name), "landlord_message", about, name, key=key, letter=letter
        )
    for key in edition.receivers:
        yield from _contact(edition, key)


def _first_page(edition: Edition) -> Page:
    """Return the first page in a language: the doors, and what to do if it is one's own home."""
    path, start = _path(edition.start), edition.book.languages[edition.language].start
    at, own = Addresses.seen_from(path), edition.book.organisation
    website, words = edition.say(own, "website_name"), edition.words
    rule = next((key for key, rule in edition.rules.items() if rule.wins_back), None)
    marked = Markup("<em>({})</em>").format(words["marked"])
    contact = Markup('<a href="{}">{}</a>').format(own.website, words["city_page"])
    if edition.reception:
        card = edition.address(_card_name(edition, edition.reception))
        contact = Markup('<a href="{}">{}</a>').format(at.page(card), words["to_reception"])
    fills = {
        "name": edition.say(own, "name"),
        "website": Markup('<a href="{}" hreflang="sv">{}</a>').format(own.website, website),
        "contact": contact,
        "marked": marked,
        "review": marked if rule and edition.rules[rule].review else "",
    }
    about = words["start_about"]
    return _made(edition, path, "landlord_start", about, "", start=start, rule=rule, fills=fills)


def _contact(edition: Edition, key: str) -> Iterator[Page]:
    card = edition.card(key)
    name = _card_name(edition, key)
    yield _made(edition, edition.path(name), "landlord_card", card.name, name, card=card)
    if not edition.abroad and card.holds:
        sender = edition.book.organisation.name
        unit = card.unit or edition.book.words.unit(edition.book.plan.roles[key]) or card.title
        yield Page(f"{edition.home}/{name}.vcf", vcard(sender, unit, card.title, card.contact))


def _made(
    edition: Edition, path: str, template: str, about: str, same: str, /, **values: Any
) -> Page:
    """Return a page; ``same`` is what it is called in every language."""
    others = [e for e in editions(edition.book) if e.language != edition.language]
    lang = Markup(' lang="{}"').format(edition.language) if edition.abroad else ""
    shared: dict[str, Any] = {
        "edition": edition,
        "t": edition.words,
        "lang": lang,
        "swedish": Markup(' hreflang="sv"') if lang else "",
        "mark": f" lang={edition.language}" if edition.abroad else "",
        "others": [(e, _same(edition, e, same)) for e in others],
        "faults": FAULTS,
        "filled": filled,
    }
    alternate = {edition.language: _address(path)}
    alternate |= {e.language: _same(edition, e, same) for e in others}
    if template == "landlord_start":
        alternate = {e.language: e.start for e in editions(edition.book)}
        shared["others"] = [(e, e.start) for e in others]
    if template == "landlord_days":
        alternate = {e.language: e.days for e in editions(edition.book)}
        shared["others"] = [(e, e.days) for e in others]
    return make(edition.book, path, template, str(about), alternate=alternate, **shared | values)


def _path(address: str) -> str:
    """Return the Markdown file of the page at an address."""
    folder, _, name = address.rstrip("/").rpartition("/")
    return f"{folder}/{name}.md" if folder else f"{name}/index.md"


def _address(path: str) -> str:
    """Return the address of a page's Markdown file on the site."""
    return path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/"


def _same(edition: Edition, other: Edition, name: str) -> str:
    """Return the address of the same page in another language."""
    for key in ("message_page", "contact_page"):
        name = re.sub(rf"^{edition.words[key]}(?=/|$)", other.words[key], name)
    return other.address(name)


def filled(letter: Letter, names: dict[str, str]) -> Markup:
    """Return a message with its blanks marked, so that a script can fill some of them.

    A line with a blank that the message is whole without is marked too, so that it can be left out.
    """

    def marked(found: re.Match[str]) -> str:
        fill = letter.fill.get(found[1])
        kind = f' data-kind="{fill}"' if fill else ""
        name = escape(names[found[1]])
        return f'<span class="ef-blank" data-blank="{found[1]}"{kind}>[{name}]</span>'

    def line(text: str) -> str:
        may_go = any(f"[{key}]" in text for key in letter.optional)
        made = re.sub(r"\[([a-z0-9-]+)\]", marked, str(escape(text)))
        return f"<span data-line>{made}\n</span>" if may_go else f"{made}\n"

    return Markup("".join(map(line, letter.text.split("\n"))))  # noqa: S704


def landlords_json(book: Book) -> str:
    """Return the landlords' guide as JSON: questions, routes and endings, in every language."""
    swedish = Edition(book, OURS)
    told = {
        "version": book.version,
        "languages": [e.language for e in editions(book)],
        "questions": [_question_json(book, fact) for fact in swedish.guide.questions],
        "routes": [{"answers": dict(r.answers), "ending": r.ending} for r in routes(book.proof)],
        "endings": [_ending_json(book, name) for name in book.plan.landlords],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _question_json(book: Book, fact: str) -> dict[str, Any]:
    record = book.plan.facts[fact]
    return {
        "id": fact,
        "ask": {e.language: e.say(record, "ask") for e in editions(book)},
        "answers": [
            {"id": value, "label": {e.language: e.label(fact, value) for e in editions(book)}}
            for value in record.values
        ],
    }


def _ending_json(book: Book, name: str) -> dict[str, Any]:
    ending = book.plan.landlords[name]
    card = Edition(book, OURS).card(ending.receiver)
    contact = card.contact.model_dump(mode="json", exclude_none=True)
    return {
        "id": name,
        "receiver": {"role": card.key, "unit": book.plan.roles[card.key].unit, "contact": contact},
        "ready": card.ready,
        "deadline": ending.deadline,
        "letters": list(ending.letters),
        "finding": ending.finding,
        "sources": list(ending.sources),
        "texts": {e.language: _texts_json(e, name, ending) for e in editions(book)},
    }


def _texts_json(edition: Edition, name: str, ending: Ending) -> dict[str, Any]:
    fields = ("title", "summary", "send", "way", "by", "then", "helps")
    told = {field: edition.say(ending, field) for field in fields}
    must = [{"what": what, "sources": list(r.sources)} for what, r in edition.must(ending)]
    return {"address": edition.address(name), **told, "must": must}
