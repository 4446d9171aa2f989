"""Pages for the one who is new: a path for each role, the first week, and practice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from macros.plan.model import Step, When, walk
from macros.plan.practice import CHILDREN, Case, Practice, Question
from macros.plan.slack import RULE
from macros.render import guide
from macros.render.addresses import Addresses
from macros.render.book import ARRIVALS, Book
from macros.render.page import Page, make
from macros.render.reasons import reason

PRACTICE, WEEK = "lar/ovning/index.md", "lar/forsta-veckan.md"
WORDS_A_MINUTE = 160
_MOST_READING = 6


@dataclass(frozen=True)
class Reading:
    """Something to read: what, where, how long it takes and why."""

    title: str
    url: str
    minutes: int
    why: str


@dataclass(frozen=True)
class Heart:
    """A time to know by heart: what is done, and when."""

    do: str
    time: str
    checklist: str
    step: str


def learning_pages(book: Book) -> Iterator[Page]:
    """Yield the pages for the one who is new, and the cases for the practice."""
    practice = Practice(book.proof)
    asked = [q for q in guide.first_questions(book) if q.fact in ARRIVALS]
    about = "Läsordning, övning och den första veckan, för den som är ny."
    yield make(book, "lar/index.md", "learn", about, arrivals=asked, total=len(practice.cases))
    for role in learners(book):
        yield _role(book, role, practice)
    about = "Kryssa i det som du har lärt dig, tillsammans med din handledare."
    yield make(book, WEEK, "learn_week", about, readings=reading(book, None, Addresses("../../")))
    about = "Påhittade fall ur de riktiga checklistorna, med facit."
    yield make(
        book, PRACTICE, "practice", about,
        cases=shown_cases(practice), told=facit(book), total=len(practice.cases),
    )  # fmt: skip
    yield Page("data/ovning.json", practice_json(book, practice))


def learning_navigation(book: Book, deeper: list[str]) -> list[Any]:
    """Return the pages for the navigation; ``deeper`` are the list of notebooks and their pages."""
    roles = [{str(escape(book.plan.roles[r].title)): f"lar/{r}.md"} for r in learners(book)]
    return [
        "lar/index.md",
        {"Första veckan": WEEK},
        {"Öva": PRACTICE},
        {"Din roll": roles},
        *([{"Fördjupning": deeper[0]}, {"Anteckningsböcker": deeper[1:]}] if deeper else []),
    ]


def learners(book: Book) -> list[str]:
    """Return the roles of the staff that have something to do or to own."""
    return [role for role in book.staff if book.done_by(role) or book.owned_by(role)]


def _role(book: Book, role: str, practice: Practice) -> Page:
    path = f"lar/{role}.md"
    cases = [case for case in practice.cases if role == case.owner or role in case.roles]
    return make(
        book, path, "learn_role", f"Vägen in för {book.plan.roles[role].title.lower()}.",
        name=role, role=book.plan.roles[role], duties=book.duties_of(role),
        readings=reading(book, role, Addresses.seen_from(path)), hearts=by_heart(book, role),
        cases=len(cases), owned=sum(case.owner == role for case in cases),
        near=_colleagues(book, role),
    )  # fmt: skip


def reading(book: Book, role: str | None, at: Addresses) -> list[Reading]:
    """Return what to read, in order, with the minutes it takes."""
    found = []
    if role:
        about = "Ditt uppdrag och alla dina steg på ett ställe."
        found.append(Reading("Din rollsida", at.role(role), 3, about))
    found.append(
        Reading("Guiden", at.page("guide/"), 5, "Hitta på ett brev och svara på frågorna.")
    )
    for name in _lists(book, role)[:_MOST_READING] if role else ():
        why = "Du ansvarar." if book.plan.routines[name].owner == role else "Du har steg här."
        title = book.plan.routines[name].title
        found.append(Reading(title, at.checklist(name), _minutes(book, name), why))
    if RULE in book.plan.deadlines:
        rule = book.plan.deadlines[RULE]
        found.append(Reading(rule.title, at.deadline(RULE), 3, "Tiden som avgör om hemmet räddas."))
    about = "Det som planen inte svarar på, och vad vi gör till dess."
    found.append(Reading("Det som planen lämnar öppet", at.page("fynd/"), 10, about))
    found.append(Reading("Ordlistan", at.page("ordlista/"), 10, "Ord i breven, i klarspråk."))
    return found


def _lists(book: Book, role: str) -> list[str]:
    """Return the checklists of a role: those it owns first, then those with most of its steps."""
    done = book.done_by(role)
    owned = book.owned_by(role)
    others = sorted((n for n in done if n not in owned), key=lambda n: -len(done[n]))
    return [*owned, *others]


def _minutes(book: Book, checklist: str) -> int:
    steps = walk(book.plan.routines[checklist].steps)
    words = sum(len(f"{step.do or ''} {step.help or ''}".split()) for step in steps)
    return max(2, round(words / WORDS_A_MINUTE))


def by_heart(book: Book, role: str) -> list[Heart]:
    """Return the times of a role's steps: each thing to do once, with its time."""
    found: dict[str, Heart] = {}
    for name, steps in book.done_by(role).items():
        for step in steps:
            time = book.words.time(step)
            if time and step.do:
                found.setdefault(step.do, Heart(step.do, time, name, step.id))
    return list(found.values())


def _colleagues(book: Book, role: str) -> list[str]:
    """Return the roles that most often work in the same checklists."""
    shared: Counter[str] = Counter()
    own = set(book.done_by(role)) | set(book.owned_by(role))
    for other in book.staff:
        if other != role:
            shared[other] = len(own & (set(book.done_by(other)) | set(book.owned_by(other))))
    return [other for other, count in shared.most_common() if count]


def shown_cases(practice: Practice) -> list[Case]:
    """Return the case of each checklist that has most questions: those that a page can show."""
    found: dict[str, Case] = {}
    for case in practice.cases:
        best = found.get(case.checklist)
        if best is None or len(case.questions) > len(best.questions):
            found[case.checklist] = case
    return list(found.values())


@dataclass(frozen=True)
class Facit:
    """How answers are explained: the step and its source, or the checklist's owner."""

    book: Book
    steps: dict[str, dict[str, Step]]

    def step(self, case: Case, question: Question) -> Step | None:
        """Return the step that gives an answer."""
        return self.steps[case.checklist][question.step] if question.step else None

    def list_of(self, case: Case, question: Question) -> str:
        """Return the checklist that gives an answer."""
        return question.why or case.checklist

    def why(self, case: Case, question: Question) -> str:
        """Return the reason of an answer in words."""
        plan = self.book.plan
        step = self.step(case, question)
        if step:
            return reason(plan, step.sources, step.finding, step.grounds)
        routine = plan.routines[self.list_of(case, question)]
        if routine.finding:
            title = plan.findings[routine.finding].title
            return f"Tills vidare, {routine.finding}: {title}".rstrip("?.")
        facts = case.facts if question.why is None else {**case.facts, CHILDREN: "ja"}
        titles = dict.fromkeys(
            plan.paragraphs[key.rpartition(".")[0]].title
            for key, duty in plan.duties.items()
            if duty.role == routine.owner and _meets(facts, duty.when)
        )
        return f"Planen: {'; '.join(titles)}" if titles else "Planen"

    def help(self, case: Case, question: Question) -> str | None:
        """Return what makes an answer easier to remember: the step's help, or the owner's part."""
        plan = self.book.plan
        step = self.step(case, question)
        if step:
            return step.help
        routine = plan.routines[self.list_of(case, question)]
        if routine.finding:
            return plan.findings[routine.finding].meanwhile
        return plan.roles[routine.owner].mandate


def _meets(facts: Mapping[str, str], when: When) -> bool:
    return all(facts.get(fact) in values for fact, values in when.items())


def facit(book: Book) -> Facit:
    """Return how a plan's answers are explained."""
    routines = book.plan.routines.items()
    return Facit(book, {name: {s.id: s for s in walk(r.steps)} for name, r in routines})


def practice_json(book: Book, practice: Practice) -> str:
    """Return the cases for the browser; texts and questions stand once, named by their number."""
    told = facit(book)
    roles = {name: book.plan.roles[name].title for name in learners(book)}
    texts: dict[str, int] = {}
    found: dict[str, int] = {}

    def numbered(text: str | None) -> int | None:
        return None if text is None else texts.setdefault(text, len(texts))

    def place(case: Case, asked: Question) -> list[Any]:
        step = told.step(case, asked)
        role = book.plan.roles[step.role].title if step else None
        said = (told.help(case, asked), role, told.why(case, asked))
        return [told.list_of(case, asked), asked.step, *map(numbered, said)]

    def question(case: Case, asked: Question) -> int:
        answers = [numbered(text) for text in asked.answers]
        made = [asked.kind, numbered(asked.ask), answers, asked.right, place(case, asked)]
        return found.setdefault(json.dumps(made), len(found))

    cases = [
        {
            "key": case.key,
            "name": case.name,
            "facts": dict(case.facts),
            "list": case.checklist,
            "questions": [question(case, asked) for asked in case.questions],
            "roles": {
                role: [question(case, asked) for asked in case.asked(role)]
                for role in sorted({case.owner, *case.roles} & roles.keys())
            },
        }
        for case in practice.cases
    ]
    facts = {
        fact: {"ask": r.ask, "values": {value: v.label for value, v in r.values.items()}}
        for fact, r in book.proof.staff.facts.items()
    }
    lists = {name: routine.title for name, routine in book.plan.routines.items()}
    data: dict[str, Any] = {"version": book.version, "facts": facts, "lists": lists, "roles": roles}
    data |= {"cases": cases, "questions": [*map(json.loads, found)], "texts": list(texts)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
