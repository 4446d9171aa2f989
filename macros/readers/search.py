"""The index that the site's own search reads: which words stand where, and which lead to an answer.

Lay words come from the content. How words are compared is the browser's business: see
``docs/assets/javascripts/lib/search.js``.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, NamedTuple

from macros.content.model import Plan, When
from macros.content.ref import TARGETS
from macros.content.references import PAGES, sought
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.law import TIME
from macros.readers.prose import sections_of
from macros.readers.words import alphabetical


class Kind(NamedTuple):
    """A room of the site: what its pages are called, and how much an answer there weighs."""

    label: str
    weight: float
    reads: Literal["page", "sections", "title"] = "page"
    """What is a result: the page, each heading on it, or (in a register) its records alone."""
    editors: bool = False
    asks: bool = False
    """Whether it is a question that tells variants apart, and so stands before several of them."""


KINDS: Mapping[str, Kind] = {
    "": Kind("Start", 0.6),
    "guide": Kind("Guide", 1.6, asks=True),
    "checklistor": Kind("Checklista", 1.1),
    "roller": Kind("Roll", 1.3),
    "brev": Kind("Brev", 1),
    "juridik": Kind("Tider och lag", 1.1),
    "lar": Kind("Ny här", 0.6),
    "hyresvardar": Kind("För hyresvärdar", 0.9),
    "ordlista": Kind("Ordlista", 0.9, "title"),
    "fynd": Kind("Planen är oklar", 0.5, "title"),
    "kallor": Kind("Källa", 0.5, "title"),
    "om": Kind("Om", 0.5),
    "mitt-hem": Kind("Det gäller mitt hem", 1),
    "fel-dorr": Kind("Fel dörr?", 1),
    "sok": Kind("Sök", 0.1, "title"),
    "om/fel": Kind("För den som ändrar", 0.5, "sections", editors=True),
    "om/beslut": Kind("För den som ändrar", 0.5, editors=True),
}
OTHER = Kind("Sida", 1)
WEIGHTS = {"title": 10, "words": 10, "about": 4, "heading": 3}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Leaf:
    """A page as it was made: its address, what it is called, and its text."""

    address: str
    title: str
    about: str
    html: str
    language: str = "sv"


@dataclass(frozen=True)
class Entry:
    """A result: where it leads, what it is, and the words that lead to it."""

    address: str
    title: str
    about: str
    kind: Kind
    words: tuple[str, ...] = ()
    headings: str = ""
    text: str = ""
    group: str = ""

    def weights(self) -> dict[str, int]:
        """Return how much each of its words weighs."""
        counted = Counter(words_in(self.text))
        found = {word: 1 + min(2, int(math.log2(n))) for word, n in counted.items()}
        fields = {"title": self.title, "words": " ".join(self.words), "about": self.about}
        for field, text in {**fields, "heading": self.headings}.items():
            for word in set(words_in(text)):
                found[word] = found.get(word, 0) + WEIGHTS[field]
        return found


def words_in(text: str) -> list[str]:
    """Return the words of a text, as they are written but in small letters."""
    return _WORD.findall(text.lower())


def indexes(book: Book, leaves: Iterable[Leaf]) -> dict[str, str]:
    """Return an index for each language that the site is written in, as JSON."""
    found: dict[str, list[Entry]] = {}
    lay = lay_words(book)
    for leaf in leaves:
        found.setdefault(leaf.language, []).extend(_of_page(book, leaf))
    found.setdefault("sv", []).extend(answers(book))
    for language, entries in found.items():
        found[language] = [replace(x, words=lay.get(x.address, ())) for x in entries]
    return {language: _json(entries) for language, entries in found.items()}


def named_by_content(found: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return each language's index with an address that follows from what is in it."""
    return {
        language: (f"search/{language}.{sha256(text.encode()).hexdigest()[:8]}.json", text)
        for language, text in found.items()
    }


def lay_words(book: Book) -> dict[str, tuple[str, ...]]:
    """Return the words of the content that lead to an answer, by its address."""
    found: dict[str, list[str]] = {}

    def add(address: str, words: Iterable[str]) -> None:
        found.setdefault(address, []).extend(words)

    at = Addresses("")
    for key, routine in book.plan.routines.items():
        add(at.checklist(key), routine.words)
    for key, term in book.plan.terms.items():
        add(at.term(key), term.synonyms)
        if term.code in book.plan.roles:
            add(at.role(term.code), (term.term, *term.synonyms))
    for target, search in book.plan.searches.items():
        add(address_of(book.plan, target), search.words)
    return {address: tuple(dict.fromkeys(words)) for address, words in found.items()}


def address_of(plan: Plan, target: str) -> str:
    """Return the address of what lay words lead to: ”roll:x” as ”roller/x/”."""
    at = Addresses("")
    kind, _, key = target.partition(":")
    if kind == "guide":
        given = {f: v for f, (v,) in _whole(plan, target).items()}
        return at.page("guide/#" + "&".join(f"{fact}={value}" for fact, value in given.items()))
    return {
        "checklista": at.checklist(key),
        "roll": at.role(key),
        "brev": at.letter(key),
        "juridik": at.process(key),
        "ord": at.term(key),
        "hyresvard": at.page(f"hyresvardar/{key}/"),
        "tid": _address_of_time(plan, key),
        "sida": at.page(f"{key}/"),
    }[kind]


def title_of(plan: Plan, target: str) -> str:
    """Return what the answer that lay words lead to is called."""
    kind, _, key = target.partition(":")
    if kind == "guide":
        said = [plan.facts[f].values[v].label for f, (v,) in _whole(plan, target).items()]
        return ", ".join(said)
    if kind == "sida":
        return PAGES[key]
    if kind == "ord":
        return plan.terms[key].term
    if kind == "tid" and plan.deadlines[key].wins_back:
        return "Räkna ut tiden"
    return str(getattr(plan, TARGETS[kind])[key].title)


def word_list(book: Book) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    """Return every lay word with the titles and addresses of its answers, by its first letter."""
    found: dict[str, dict[str, str]] = {}
    plan = book.plan
    targets = [(target, search.words) for target, search in plan.searches.items()]
    targets += [(f"ord:{key}", (term.term, *term.synonyms)) for key, term in plan.terms.items()]
    for target, words in targets:
        for word in words:
            found.setdefault(word, {})[address_of(plan, target)] = title_of(plan, target)
    letters: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
    for word in sorted(found, key=alphabetical):
        answered = [
            ("Ordlistan" if title == word else title, address)
            for address, title in found[word].items()
        ]
        letters.setdefault(word[0].upper(), []).append((word, answered))
    return letters


def _address_of_time(plan: Plan, rule: str) -> str:
    counted = rule in plan.deadlines and plan.deadlines[rule].wins_back
    return TIME.removesuffix(".md") + "/" if counted else Addresses("").deadline(rule)


def _whole(plan: Plan, target: str) -> When:
    """Return the answers of a target in the guide, after those that their questions need."""
    given = sought(target)
    scopes = [plan.facts[fact].scope for fact in given]
    needed = {f: v for scope in scopes for f, v in scope.items() if len(v) == 1}
    return {**needed, **given}


def answers(book: Book) -> Iterator[Entry]:
    """Yield the answers that are no pages: those in the guide, and the records of the registers."""
    at, plan = Addresses(""), book.plan
    asked = [f"guide:{f}={v}" for f in book.arrivals for v in plan.facts[f].values]
    for target in dict.fromkeys([*asked, *filter(sought, plan.searches)]):
        said = [plan.facts[fact].values[value] for fact, (value,) in sought(target).items()]
        about = " ".join(filter(None, (value.help for value in said)))
        kind = target.removeprefix("guide:").replace("=", "-")
        group = next((f"lista-{g.key}" for g in book.groups if g.key == kind), "")
        entry = Entry(address_of(plan, target), title_of(plan, target), about, KINDS["guide"])
        yield replace(entry, group=group)
    for key, term in plan.terms.items():
        yield Entry(at.term(key), term.term, term.says, KINDS["ordlista"])
    for key, statute in plan.statutes.items():
        title = key if statute.section else statute.name
        text = f"{statute.name} {statute.section or ''}"
        yield Entry(at.source(f"lag:{key}"), title, statute.says, KINDS["kallor"], text=text)
    for key, finding in plan.findings.items():
        title = f"{key} · {finding.title}"
        yield Entry(at.finding(key), title, finding.missing, KINDS["fynd"], text=finding.says)


def _of_page(book: Book, leaf: Leaf) -> Iterator[Entry]:
    kind = _kind_of(book, leaf.address)
    group = _group_of(book, leaf.address)
    page = Entry(leaf.address, leaf.title, leaf.about, kind, group=group)
    if kind.reads == "title":
        yield page
        return
    sections = sections_of(leaf.html)
    if kind.reads == "page":
        headings = " ".join(section.title for section in sections)
        yield replace(page, headings=headings, text=" ".join(x.text for x in sections))
        return
    for x in sections:
        about = x.text.split(". ", 1)[0]
        place = f"#{x.id}" if x.level > 1 else ""
        yield Entry(leaf.address + place, x.title, about, kind, text=x.text)


def _kind_of(book: Book, address: str) -> Kind:
    """Return the kind of the innermost room that a page lies in."""
    kinds = {**KINDS, **{key: Kind(own.name, 1) for key, own in book.languages.items()}}
    path = address.strip("/")
    while path not in kinds and "/" in path:
        path = path.rpartition("/")[0]
    return kinds.get(path, OTHER)


def _group_of(book: Book, address: str) -> str:
    """Return what variants of one thing have in common: lists of a kind, landlords' answers."""
    room, _, key = address.strip("/").partition("/")
    if room == "checklistor":
        return next((f"lista-{g.key}" for g in book.groups if key in g.routines), "")
    if room == "hyresvardar" and key in book.plan.landlords and book.landlord_guide:
        when, sorting = book.plan.landlords[key].when, book.landlord_guide.grouping
        return "hyresvard-" + "-".join(v[0] for f, v in when.items() if f in sorting)
    return ""


def _json(entries: list[Entry]) -> str:
    words: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word, weight in sorted(entry.weights().items()):
            words.setdefault(word, []).extend((number, weight))
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    told = {
        "kinds": [
            {"label": k.label, "weight": k.weight, "editors": k.editors, "asks": k.asks}
            for k in kinds
        ],
        "entries": [_told(entry, kinds.index(entry.kind)) for entry in entries],
        "words": dict(sorted(words.items())),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _told(entry: Entry, kind: int) -> list[object]:
    """Return an entry as a row: address, title, about, kind, group, lay words."""
    return [entry.address, entry.title, entry.about, kind, entry.group, list(entry.words)]
