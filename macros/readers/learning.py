"""Pages for the one who is new: a path for each role, the first week, and practice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from macros.compiled.practice import Case, Practice, Question, length
from macros.compiled.views import StepView, every_step
from macros.content.model import Step, When, walk
from macros.readers import guide, law
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.page import Page, make
from macros.readers.words import count, small

PRACTICE, WEEK = "lar/ovning/index.md", "lar/forsta-veckan.md"
WORDS_A_MINUTE = 100
"""So slowly reads one who is to remember."""
_LEAST_MINUTES = 2
_MOST_READING = 9


@dataclass(frozen=True)
class Reading:
    """Something to read in the first week: which day, what, where, how long it takes and why."""

    day: int
    title: str
    url: str
    minutes: int
    why: str


@dataclass(frozen=True)
class Heart:
    """A time to know by heart, and what a role has done by then: the steps, by their checklist."""

    time: str
    steps: tuple[tuple[str, StepView], ...]


def learning_pages(book: Book, deeper: Sequence[str] = ()) -> Iterator[Page]:
    """Yield the pages for the one who is new, and the cases; ``deeper`` are the notebooks'."""
    practice = book.practice
    asked = [q for q in guide.first_questions(book) if q.fact in book.arrivals]
    about = "Läsordning, övning och den första veckan, för den som är ny."
    yield make(
        book, "lar/index.md", "learn", about,
        arrivals=asked, total=len(practice.cases), deeper=bool(deeper),
    )  # fmt: skip
    for role in learners(book):
        yield _role(book, role, practice)
    about = "Kryssa i det som du har lärt dig, tillsammans med din handledare."
    yield make(book, WEEK, "learn_week", about)
    about = "Påhittade fall ur de riktiga checklistorna, med facit."
    yield make(
        book, PRACTICE, "practice", about,
        cases=shown_cases(practice), told=facit(book, practice), total=len(practice.cases),
        arrivals=[book.plan.facts[fact] for fact in book.arrivals],
    )  # fmt: skip
    yield Page("data/ovning.json", practice_json(book, practice))


def learning_navigation(book: Book, deeper: list[str]) -> list[Any]:
    """Return the pages for the navigation; ``deeper`` are the list of notebooks and their pages."""
    titles = {r: f"Ny som {small(book.plan.roles[r].title)}" for r in learners(book)}
    roles = [{str(escape(title)): f"lar/{r}.md"} for r, title in titles.items()]
    return [
        "lar/index.md",
        {"Den första veckan": WEEK},
        {"Öva på fall": PRACTICE},
        {"Din roll": roles},
        *([{"Fördjupning": deeper}] if deeper else []),
    ]


def learners(book: Book) -> list[str]:
    """Return the roles of the staff that have something to do or to own."""
    return [role for role in book.staff if book.done_by(role) or book.owned_by(role)]


def _role(book: Book, role: str, practice: Practice) -> Page:
    path = f"lar/{role}.md"
    cases = [case for case in practice.cases if role == case.owner or role in case.roles]
    return make(
        book, path, "learn_role", f"Vägen in för {small(book.plan.roles[role].title)}.",
        name=role, role=book.plan.roles[role], duties=book.duties_of(role),
        readings=reading(book, role, Addresses.seen_from(path)), hearts=by_heart(book, role),
        cases=len(cases), owned=sum(case.owner == role for case in cases),
        lists=len({case.checklist for case in cases}),
        near=_colleagues(book, role), missing=_missing(book, _colleagues(book, role)),
    )  # fmt: skip


def reading(book: Book, role: str, at: Addresses) -> list[Reading]:
    """Return what a role reads, in order, a part each day, with the minutes it takes."""
    plan = book.plan
    steps = [step for steps in book.done_by(role).values() for step in steps]
    own = [step.do or "" for step in steps] + [d.what for d in book.duties_of(role).values()]
    about = "Ditt uppdrag och alla dina steg på ett ställe."
    found = [Reading(1, "Din rollsida", at.role(role), _minutes(own), about)]
    about = "Hitta på ett brev, svara på frågorna och öppna checklistan."
    found.append(Reading(1, "Guiden", at.page("guide/"), 5, about))
    lists = _lists(book, role)
    for name, new in lists:
        owns = plan.routines[name].owner == role
        first = "" if owns else book.done_by(role)[name][0].id
        told = "Du ansvarar för ärendet" if owns else "Läs dina egna steg"
        why = f"{told}: {count(len(new), 'steg', 'steg')} som du inte har mött än."
        title = plan.routines[name].title
        minutes = _minutes([f"{step.do or ''} {step.help or ''}" for step in new])
        found.append(Reading(2, title, at.checklist(name, first), minutes, why))
    about = "Slå upp ord som är nya, i klarspråk."
    found.append(Reading(2, "Ordlistan", at.page("ordlista/"), 5, about))
    key = book.proof.landmarks.wins_back
    if key and any(step.time and step.time.rule == key for step in _read(book, lists)):
        about = "Tiden som avgör om hemmet räddas."
        found.append(Reading(3, plan.deadlines[key].title, at.deadline(key), 3, about))
    for process in _law(book, role, lists):
        stages = [f"{s.do or ''} {s.help or ''} {s.acts or ''}" for s in plan.law[process].steps]
        about = "Så går det till enligt lagen, och vad du gör i varje skede."
        title = plan.law[process].title
        found.append(Reading(3, title, at.process(process), _minutes(stages), about))
    if findings := plan.roles[role].findings:
        about = "Det som planen lämnar öppet för din roll, och vad vi gör till dess."
        texts = [f"{plan.findings[key].title} {plan.findings[key].meanwhile}" for key in findings]
        address = f"{at.role(role)}#fynd"
        found.append(Reading(5, "Det som inte är klart", address, _minutes(texts), about))
    return found


def _read(book: Book, lists: list[tuple[str, list[StepView]]]) -> Iterator[StepView]:
    for name, _ in lists:
        yield from every_step(book.lists[name])


def _law(book: Book, role: str, lists: list[tuple[str, list[StepView]]]) -> list[str]:
    """Return the two legal processes that most of what a role owns, then reads, can be in."""
    owned = Counter(key for name in book.owned_by(role) for key in law.processes_of(book, name))
    read = Counter(key for name, _ in lists for key in law.processes_of(book, name))
    met = [key for key in law.processes(book) if read[key]]
    return sorted(met, key=lambda key: (-owned[key], -read[key]))[:2]


def _lists(book: Book, role: str) -> list[tuple[str, list[StepView]]]:
    """Return the checklists that teach a role something new, with the steps that are new.

    First those it owns, with every step; then, one at a time, the one that has most of the
    role's own steps that have not been read yet.
    """
    done, owned = book.done_by(role), book.owned_by(role)
    seen: set[str | None] = set()
    found: list[tuple[str, list[StepView]]] = []

    def take(name: str, steps: Iterable[StepView]) -> None:
        new = {step.do or step.decide: step for step in steps}
        fresh = [step for key, step in new.items() if key not in seen]
        if fresh:
            found.append((name, fresh))
            seen.update(new)

    for name in owned:
        take(name, every_step(book.lists[name]))
    seen |= {step.do or step.decide for name in owned for step in done.get(name, ())}
    left = [name for name in done if name not in owned]
    while left and len(found) < _MOST_READING:
        best = max(left, key=lambda n: (_news(done[n], seen), -_size(book, n)))
        left.remove(best)
        take(best, done[best])
    return found


def _news(steps: Iterable[StepView], seen: AbstractSet[str | None]) -> int:
    return len({step.do or step.decide for step in steps} - seen)


def _size(book: Book, name: str) -> int:
    return sum(1 for _ in every_step(book.lists[name]))


def _minutes(texts: Iterable[str]) -> int:
    words = sum(len(text.split()) for text in dict.fromkeys(texts))
    return max(_LEAST_MINUTES, round(words / WORDS_A_MINUTE))


def by_heart(book: Book, role: str) -> list[Heart]:
    """Return the times of a role's steps, the shortest first, each with what is done by then."""
    found: dict[str, dict[str, tuple[str, StepView]]] = {}
    order: dict[str, tuple[bool, float]] = {}
    for name, steps in book.done_by(role).items():
        for step in steps:
            if step.time and step.do:
                found.setdefault(step.time.text, {}).setdefault(step.do, (name, step))
                order[step.time.text] = (bool(step.every), length(step.time.period))
    return [
        Heart(time, tuple(found[time].values())) for time in sorted(found, key=order.__getitem__)
    ]


def _colleagues(book: Book, role: str) -> dict[str, int]:
    """Return the roles that work in the same checklists and in how many, the most first."""
    shared: Counter[str] = Counter()
    own = set(book.done_by(role)) | set(book.owned_by(role))
    for other in book.staff:
        if other != role:
            shared[other] = len(own & (set(book.done_by(other)) | set(book.owned_by(other))))
    return {other: number for other, number in shared.most_common() if number}


def _missing(book: Book, roles: Iterable[str]) -> str | None:
    """Return where to look instead if some role has no way to be reached, else None."""
    contacts = [book.words.contact(role) for role in roles]
    empty = [c for c in contacts if c is None or not (c.phone or c.email)]
    return next((c.page for c in contacts if c), "") if empty else None


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
    children: Mapping[str, str]
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
            return self.book.words.reason(step.sources, step.finding)
        routine = plan.routines[self.list_of(case, question)]
        if routine.finding:
            title = plan.findings[routine.finding].title
            return f"Tills vidare, {routine.finding}: {title}".rstrip("?.")
        facts = case.facts if question.why is None else {**case.facts, **self.children}
        titles = dict.fromkeys(
            plan.paragraphs[key.rpartition(".")[0]].title
            for key, duty in plan.duties.items()
            if duty.role == routine.owner and any(_meets(facts, when) for when in duty.when)
        )
        return f"Planen: {'; '.join(map(small, titles))}" if titles else "Planen"

    def help(self, case: Case, question: Question) -> str | None:
        """Return what makes an answer easier to remember: the step's help, or the owner's part."""
        plan = self.book.plan
        step = self.step(case, question)
        if step:
            return step.help
        routine = plan.routines[self.list_of(case, question)]
        if routine.finding:
            return plan.findings[routine.finding].meanwhile
        owner = plan.roles[routine.owner]
        return f"{owner.title}: {small(owner.mandate)}"


def _meets(facts: Mapping[str, str], when: When) -> bool:
    return all(facts.get(fact) in values for fact, values in when.items())


def facit(book: Book, practice: Practice) -> Facit:
    """Return how a plan's answers are explained."""
    routines = book.plan.routines.items()
    steps = {name: {s.id: s for s in walk(r.steps)} for name, r in routines}
    return Facit(book, practice.children, steps)


def practice_json(book: Book, practice: Practice) -> str:
    """Return the cases for the browser; texts and questions stand once, named by their number."""
    told = facit(book, practice)
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
    data: dict[str, Any] = {"version": book.version, "arrivals": list(book.arrivals)}
    data |= {"facts": facts, "lists": lists, "roles": roles}
    data |= {"cases": cases, "questions": [*map(json.loads, found)], "texts": list(texts)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
