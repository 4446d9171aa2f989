"""Review sheets: all that an expert is to look at, and a version that follows from just that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from macros.compiled.views import OutcomeView, StepView
from macros.content.model import LegalStep, Review
from macros.content.problem import Problem
from macros.readers.book import Book
from macros.readers.checklist import parts, runs
from macros.readers.page import Page, make
from macros.readers.words import day


@dataclass(frozen=True)
class Row:
    """A line to look at, or a heading over those that follow."""

    text: str
    about: str = ""
    points: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    depth: int = 0
    heading: bool = False


@dataclass(frozen=True)
class Sheet:
    """What is reviewed as one thing: a checklist or a legal process."""

    key: str
    """The page's name: ``checklista-…`` or ``juridik-…``."""
    title: str
    intro: tuple[str, ...]
    rows: tuple[Row, ...]
    sources: tuple[tuple[str, str], ...]
    """What is cited, with what it says."""
    findings: tuple[tuple[str, str, str], ...]
    """What is open: the number, the question and what is done meanwhile."""

    @cached_property
    def names(self) -> dict[str, str]:
        """What each source is called on the sheet: laws by name, the plan by number."""
        plan = [source for source, _ in self.sources if source.startswith("plan:")]
        return {
            source: f"Planen {plan.index(source) + 1}"
            if source in plan
            else source.partition(":")[2]
            for source, _ in self.sources
        }

    @cached_property
    def version(self) -> str:
        """The version: another one as soon as anything on the sheet is another.

        It begins with a letter, so that YAML takes it for a text.
        """
        return f"v{hashlib.sha256(repr(self).encode()).hexdigest()[:7]}"


def sheets(book: Book) -> Iterator[tuple[Sheet, Review | None]]:
    """Yield every sheet, each with the review that was made of it."""
    for name in book.lists:
        yield of_checklist(book, name), book.plan.routines[name].reviewed
    for name, process in book.plan.law.items():
        yield of_process(book, name), process.reviewed


def says(sheet: Sheet, review: Review | None) -> str:
    """Return how a sheet stands, in words."""
    if review is None:
        return "Inte granskad"
    by = f"{day(review.day)} av {review.by}"
    if review.version == sheet.version:
        return f"Granskad {by}"
    return f"Ändrad sedan den granskades {by}"


def stale_reviews(book: Book) -> Iterator[Problem]:
    """Ensure that what was reviewed is what stands there now."""
    for sheet, review in sheets(book):
        if review and review.version != sheet.version:
            message = f"”{sheet.title}” är ändrad sedan {review.by} granskade den {review.day}"
            hint = "låt granska den på nytt, och skriv versionen som står på bladet"
            yield Problem(review.at("version"), "stale-review", message, hint)


def sheet_pages(book: Book) -> Iterator[Page]:
    """Yield the sheets, and the page that lists them."""
    found = list(sheets(book))
    about = "Blad att granska varje checklista och varje rättslig process på."
    listed = [(sheet, says(sheet, review)) for sheet, review in found]
    yield make(book, "om/granska/index.md", "sheets", about, sheets=listed)
    for sheet, review in found:
        yield make(
            book, f"om/granska/{sheet.key}.md", "sheet", f"Granskningsblad: {sheet.title}",
            sheet=sheet, says=says(sheet, review),
        )  # fmt: skip


def sheet_titles(book: Book) -> dict[str, str]:
    """Return the titles of the sheets by the names of their pages."""
    routines = {f"checklista-{k}": r.title for k, r in book.plan.routines.items()}
    found = routines | {f"juridik-{k}": p.title for k, p in book.plan.law.items()}
    return {name: f"Granskning: {title}" for name, title in found.items()}


def of_checklist(book: Book, name: str) -> Sheet:
    """Return the sheet of a checklist."""
    routine, owner = book.plan.routines[name], book.owners[name]
    rows: list[Row] = []
    for part in parts(book.lists[name], book.pauses):
        rows.append(Row(part.title, heading=True))
        rows += _rows(book, part.steps, 0)
    applies = book.words.conditions(book.applies(name))
    when = "; ".join(f"{c.ask} {' eller '.join(c.answers)}" for c in applies)
    unsure = f" tills vidare ({owner.interim})" if owner.interim else ""
    intro = (routine.summary, f"Gäller när: {when}", f"Ansvarar{unsure}: {owner.title}")
    return Sheet(
        f"checklista-{name}",
        routine.title,
        intro,
        tuple(rows),
        _cited(book, rows),
        _open(book, book.findings_in(name)),
    )


def of_process(book: Book, name: str) -> Sheet:
    """Return the sheet of a legal process."""
    process = book.plan.law[name]
    saved = Row("Kan hemmet räddas?", process.saved, sources=process.sources)
    rows = [saved, *(_stage(book, name, stage) for stage in process.steps)]
    return Sheet(
        f"juridik-{name}",
        process.title,
        (process.summary,),
        tuple(rows),
        _cited(book, rows),
        _open(book, (key for row in rows for key in row.findings)),
    )


def _cited(book: Book, rows: list[Row]) -> tuple[tuple[str, str], ...]:
    sources = dict.fromkeys(source for row in rows for source in row.sources)
    return tuple((source, _said(book, source)) for source in sources)


def _open(book: Book, keys: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    found = {key: book.plan.findings[key] for key in keys}
    return tuple((key, finding.title, finding.meanwhile) for key, finding in found.items())


def _rows(book: Book, steps: tuple[StepView, ...], depth: int) -> Iterator[Row]:
    for run in runs(steps):
        if run.when:
            yield Row(f"Gäller bara: {book.words.only(run.when)}", depth=depth, heading=True)
        for step in run.steps:
            yield _row(book, step, depth)
            for outcome in step.outcomes.values():
                if outcome.steps or outcome.ends or outcome.becomes:
                    yield Row(_answer(book, outcome), depth=depth + 1, heading=True)
                    yield from _rows(book, outcome.steps, depth + 1)


def _row(book: Book, step: StepView, depth: int) -> Row:
    answers = " / ".join(outcome.label for outcome in step.outcomes.values())
    time = step.time.named if step.time else None
    points = ((point.do, book.words.only(point.open)) for point in step.points)
    return Row(
        step.says,
        " ".join(f"{told.rstrip('.')}." for told in (step.who, time, step.help, answers) if told),
        tuple(f"{do} (bara: {only})" if only else do for do, only in points),
        tuple(dict.fromkeys(step.cited)),
        tuple(dict.fromkeys(step.rests_on)),
        depth,
    )


def _answer(book: Book, outcome: OutcomeView) -> str:
    label = outcome.label
    if outcome.ends:
        owner = book.plan.roles[outcome.ends.owner].title
        return f"{label}: ärendet slutar. {owner} skriver i journalen: {outcome.ends.documents}"
    if outcome.becomes:
        return f"{label}: ärendet ändras till {book.words.only(outcome.becomes)}"
    return f"{label}:"


def _stage(book: Book, name: str, stage: LegalStep) -> Row:
    role = book.plan.roles[stage.role].title
    time = book.words.time(stage)
    acts = f"Socialtjänsten kan: {stage.acts}" if stage.acts else ""
    about = " ".join(filter(None, (f"{role}: {stage.do}", stage.help, acts)))
    return Row(
        f"{stage.title} ({time})" if time else stage.title,
        about,
        sources=stage.sources,
        findings=tuple(book.findings_at(name, stage.id)),
    )


def _said(book: Book, source: str) -> str:
    """Return what a source says, as the guide has understood it."""
    kind, _, key = source.partition(":")
    if kind != "plan":
        return book.plan.statutes[key].says
    duty, paragraph = book.plan.duties.get(key), book.plan.paragraphs[key.partition(".")[0]]
    section = book.organisation.sections[key.rpartition("/")[0]]
    return f"{section}: {duty.what if duty else paragraph.title}"
