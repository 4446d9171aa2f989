"""Every generated page of the site, from one function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from macros.compiled.absence import absences
from macros.compiled.first_hour import first_hour
from macros.compiled.routes import loops
from macros.content.model import FIRST_DAY, Deadline, Statute
from macros.proof.deadlines import rule_in_words
from macros.proof.slack import slack, walled
from macros.readers import guide, landlords, law, learning, meeting, picture, sender, sheets
from macros.readers.addresses import Addresses
from macros.readers.book import Book, number_of
from macros.readers.browser_data import browser_files, guide_attribute
from macros.readers.checklist import parts as sections
from macros.readers.doors import doors
from macros.readers.edition import editions
from macros.readers.export import export_pages
from macros.readers.page import Page
from macros.readers.page import make as _page
from macros.readers.recurring import calendars, tasks, the_year
from macros.readers.search import word_list
from macros.readers.words import SOURCE_KINDS, alphabetical

Nav = list[dict[str, Any]]


def pages(book: Book, notebooks: Sequence[str] = (), *, measured: bool = False) -> Iterator[Page]:
    """Yield every generated file of the site but the notebooks' pages, whose paths are given.

    ``measured`` tells whether there is a page about how the proof of this content was tried.
    """
    yield _start(book)
    yield _guide(book)
    yield from _checklists(book)
    yield from _roles(book)
    yield from calendars(book)
    yield from _letters(book)
    yield _findings(book)
    yield _page(book, "ordlista.md", "terms", "Ord i guiden, förklarade.", terms=_terms(book))
    yield _sources(book)
    yield _about(book, measured=measured)
    yield _guarantees(book)
    yield _changes(book)
    yield from meeting.meeting_pages(book)
    yield from sheets.sheet_pages(book)
    about = "En mottagning prövar guiden i två veckor: så börjar ni, räknar och berättar."
    yield _page(
        book, "om/prova.md", "trial", about, arrivals=_papers(book), name=_DECIDING["om/prova"]
    )
    yield _page(
        book, "fel-dorr.md", "wrong_door", "Vart du vänder dig med det som guiden inte gäller."
    )
    yield from _first_hour(book)
    yield _page(
        book, "sok.md", "search", "Alla ord att söka på, från A till Ö.", letters=word_list(book)
    )
    yield from sender.sender_pages(book)
    yield from learning.learning_pages(book, notebooks)
    yield from landlords.landlord_pages(book)
    yield from law.law_pages(book, book.today)
    yield from export_pages(book)
    yield from (Page(path, text) for path, text in browser_files(book))


def navigation(book: Book, written: Nav, notebooks: list[str]) -> Nav:
    """Return the site's navigation; pages that a person has written come last, under ”Om”."""
    plan = book.plan
    return [
        {"Start": "index.md"},
        {"Guide": ["guide/index.md", *_first(book), {"Fel dörr?": "fel-dorr.md"}]},
        {"Checklistor": ["checklistor/index.md", *_grouped(book)]},
        {"Tider och lag": ["juridik/index.md", *_law(book)]},
        {
            "Brev": [
                "brev/index.md",
                *_listed("brev", {k: x.title for k, x in plan.letters.items()}),
            ]
        },
        {
            "Roller": [
                "roller/index.md",
                *_listed("roller", {k: r.title for k, r in plan.roles.items()}),
            ]
        },
        {"Ny här": learning.learning_navigation(book, notebooks)},
        {"Det gäller mitt hem": "mitt-hem.md"},
        *landlords.landlord_navigation(book),
        {"Om": ["om/index.md", *_titled(_ABOUT), {"Besluta": _deciding(book)}, *written]},
    ]


FIRST_HOUR = "forsta-timmen.md"


def _first(book: Book) -> Nav:
    return [{"Första timmen": FIRST_HOUR}] if book.arrivals else []


def _first_hour(book: Book) -> Iterator[Page]:
    found = first_hour(book.proof)
    if found and book.staff_guide:
        about = (
            "Ett blad att sätta på väggen: vad som görs samma dag, av vem, vad som än har kommit."
        )
        pauses = {key: book.staff_guide.pauses.get(key, key) for key in FIRST_DAY}
        yield _page(book, FIRST_HOUR, "first_hour", about, hour=found, pauses=pauses)


_ABOUT = {
    "om/andringar": "Ändringar",
    "om/kontakt": "Kontakt och klagomål",
    "om/tillganglighet": "Tillgänglighets\u00adredogörelse",
    "om/personuppgifter": "Personuppgifter",
    "fynd": "Det som planen lämnar öppet",
    "kallor": "Tidsregler och källor",
    "om/garantier": "Garantier",
    "ordlista": "Ordlista",
    "sok": "Alla sökord",
    "om/data": "Innehållet som data",
}


_DECIDING = {
    "om/motet": "Beslutsmötet",
    "om/uppgifter": "Kontakter, ersättare och delegation",
    "om/prova": "Pröva i två veckor",
}


def _titled(titles: dict[str, str]) -> Nav:
    return [{title: f"{path}.md"} for path, title in titles.items()]


def _deciding(book: Book) -> Nav:
    review = ["om/granska/index.md", *_listed("om/granska", sheets.sheet_titles(book))]
    return [*_titled(_DECIDING), {"Granska": review}]


def _law(book: Book) -> Nav:
    processes = {key: process.title for key, process in law.processes(book).items()}
    counting: Nav = [{"Räkna ut tiden": law.TIME}] if book.proof.landmarks.wins_back else []
    return [*counting, *_listed("juridik", processes)]


def _grouped(book: Book) -> Nav:
    return [
        {
            str(escape(group.title)): _listed(
                "checklistor", {name: book.plan.routines[name].title for name in group.routines}
            )
        }
        for group in book.groups
    ]


def _listed(folder: str, titles: dict[str, str]) -> Nav:
    return [{str(escape(title)): f"{folder}/{key}.md"} for key, title in titles.items()]


def _arrivals(book: Book) -> dict[str, Any]:
    asked = [q for q in guide.first_questions(book) if q.fact in book.arrivals]
    return {"arrivals": asked}


def _start(book: Book) -> Page:
    about = "Vem ansvarar och vad görs nu, när någon riskerar att förlora sitt hem."
    alternate = {edition.language: edition.start for edition in editions(book)}
    shown = list(doors(book))
    return _page(
        book,
        "index.md",
        "start",
        about,
        alternate=alternate if len(alternate) > 1 else None,
        doors=shown,
        **_arrivals(book),
    )


def _guide(book: Book) -> Page:
    parts = guide.parts(book)
    return _page(
        book, "guide/index.md", "guide", "Några frågor som leder till rätt checklista.",
        browser=guide_attribute(book),
        first=guide.first_questions(book), parts=parts,
        origins=guide.origins,
        shared=guide.shared(parts), unsure=guide.unsure, overview=picture.overview(book),
        maps={part.key: picture.map_of(book, part) for part in parts},
        unknowns=[fact for fact in book.proof.staff.facts if book.unknown(fact)],
    )  # fmt: skip


def _checklists(book: Book) -> Iterator[Page]:
    yield _page(
        book, "checklistor/index.md", "checklists", "Alla checklistor, efter vad som har hänt."
    )
    for name, steps in book.lists.items():
        routine, shown = book.plan.routines[name], sections(steps, book.pauses)
        yield _page(
            book, f"checklistor/{name}.md", "checklist", routine.summary,
            name=name, routine=routine, parts=shown, first=shown[0].key,
            reviewed=sheets.says(sheets.of_checklist(book, name), routine.reviewed),
            goes_to=book.goes_to(name), findings=book.findings_in(name),
            slack=None if walled(book.proof, name) else slack(book.proof, name),
            processes=law.processes_of(book, name),
        )  # fmt: skip


def _roles(book: Book) -> Iterator[Page]:
    at = Addresses.seen_from("roller/index.md")
    yield _page(
        book, "roller/index.md", "roles", "Alla roller och vad de gör.",
        grid=picture.grid(book), matrix=picture.matrix(book, at), absences=absences(book.proof),
        year=the_year(book),
    )  # fmt: skip
    for name, role in book.plan.roles.items():
        yield _page(
            book, f"roller/{name}.md", "role", role.mandate,
            name=name, role=role, recurring=book.recurring(name), owned=book.owned_by(name),
            calendar=bool(tasks(book, name)),
            done=book.done_by(name), duties=book.duties_of(name),
        )  # fmt: skip


def _letters(book: Book) -> Iterator[Page]:
    yield _page(book, "brev/index.md", "letters", "Alla brev, med text i klarspråk.")
    helped = {key for edition in editions(book) for key in edition.letters}
    for name, letter in book.plan.letters.items():
        used = book.using_letter(name)
        yield _page(
            book, f"brev/{name}.md", "letter", letter.purpose,
            letter=letter, used=used, helped=name in helped,
        )  # fmt: skip


def _findings(book: Book) -> Page:
    deciders: dict[str, list[str]] = {}
    for key in sorted(book.plan.findings, key=number_of):
        deciders.setdefault(book.plan.findings[key].decides, []).append(key)
    still = sum(f.status == "oppen" for f in book.plan.findings.values())
    about = "Luckor, oklarheter och avvikelser i planen, och vem som ska besluta."
    return _page(book, "fynd.md", "findings", about, deciders=deciders, open=still)


def _terms(book: Book) -> list[tuple[str, Any]]:
    return sorted(book.plan.terms.items(), key=lambda item: alphabetical(item[1].term))


def _sources(book: Book) -> Page:
    sorted_out: dict[str, dict[str, dict[str, Statute]]] = {kind: {} for kind in SOURCE_KINDS}
    for key, statute in book.plan.statutes.items():
        sorted_out[statute.kind].setdefault(statute.name, {})[key] = statute

    def words_of(rule: Deadline) -> str:
        return rule_in_words(rule, book.plan)

    def kind_of(statute: Statute) -> str:
        return "praxis:" if statute.kind == "vagledning" else "lag:"

    about = "Tidsregler, lagar och annat som guiden bygger på, med dagen då det lästes."
    return _page(
        book, "kallor.md", "sources", about,
        statutes={kind: names for kind, names in sorted_out.items() if names},
        rule_in_words=words_of, kind_of=kind_of,
    )  # fmt: skip


def _papers(book: Book) -> list[str]:
    """Return what can come, in the words of the guide's first door."""
    door = book.arrivals[:1]
    return [v.label for fact in door for v in book.plan.facts[fact].values.values()]


def _about(book: Book, *, measured: bool) -> Page:
    sections: dict[str, list[str]] = {}
    for key in book.plan.paragraphs:
        part = key.rpartition("/")[0]
        sections.setdefault(book.organisation.sections[part], []).append(key)
    about = "Hur beviset fungerar, dess siffror, planen stycke för stycke, källor och gränser."
    return _page(
        book, "om/index.md", "about", about,
        sections=sections, loops=loops(book.targets), measured=measured,
    )  # fmt: skip


def _guarantees(book: Book) -> Page:
    awaited: dict[str, list[str]] = {}
    for key, guarantee in book.plan.guarantees.items():
        if guarantee.since:
            awaited.setdefault(guarantee.since, []).append(key)
    verdicts = book.proof.verdicts.items()
    about = "Vad som gäller på varje väg genom varje checklista, varför och vem som får ändra det."
    return _page(
        book, "om/garantier.md", "guarantees", about, awaited=awaited,
        broken={k: list(dict.fromkeys(b.situation.routine for b in v.breaks)) for k, v in verdicts},
    )  # fmt: skip


def _changes(book: Book) -> Page:
    about = "Vad som är fastställt, vad som har ändrats sedan dess och vad som är nytt."
    told = book.changelog.partition("\n## ")
    news = re.sub(r"^## ", "### ", f"## {told[2]}", flags=re.MULTILINE) if told[1] else ""
    written = Markup(news)  # noqa: S704 - Markdown of a person's, as the pages in docs are
    return _page(
        book, "om/andringar.md", "changes", about, approved=book.approved, news=written
    )  # fmt: skip


__all__ = ["Page", "navigation", "pages"]
