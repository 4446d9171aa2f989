"""What the command ``fokus`` says in a terminal: answers and dates as Swedish lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.compiled.absence import Absence
from macros.compiled.asking import Told, question_json
from macros.compiled.views import OutcomeView, StepView
from macros.content.model import Deadline, Ending, Plan
from macros.proof.deadlines import Due, bank_day
from macros.proof.proof import Proof
from macros.readers.words import small


def asked_in_words(proof: Proof, told: Told) -> Iterator[str]:
    """Yield what the guide says to a set of answers."""
    plan = proof.plan
    if told.next:
        asked = question_json(plan, told.next)
        yield asked["ask"]
        for answer in asked["answers"]:
            yield f"  {told.next}={answer['id']}  {answer['label']}"
    elif told.guide == proof.landmarks.landlord:
        yield from _ending_in_words(plan.landlords[told.checklist or ""], told)
    elif told.owner:
        interim = f" (tills vidare, se {told.owner.interim})" if told.owner.interim else ""
        yield f"Checklista: {told.checklist}"
        yield f"Ansvarig: {told.owner.title}{interim}"
        yield from _steps_in_words(told.steps, 0)
    if told.ignored:
        yield "Spelar ingen roll här: " + ", ".join(told.ignored)


def _ending_in_words(ending: Ending, told: Told) -> Iterator[str]:
    yield ending.title
    yield f"Mottagare: {told.owner.title if told.owner else ''}"
    yield f"Skicka: {ending.send}"
    yield f"Hur: {ending.way}"
    yield f"När: {ending.by}"
    if told.begins:
        yield f"Tiden som börjar: {_time_in_words(told.begins)}"


def _steps_in_words(steps: Iterable[StepView], depth: int) -> Iterator[str]:
    pad = "    " * depth
    for number, step in enumerate(steps, 1):
        when = "".join(f" [om {f}: {' eller '.join(v)}]" for f, v in step.when.items())
        time = f" – {_time_in_words(step.time)}" if step.time else ""
        yield f"{pad}{number}. {step.says} ({step.who}){time}{when}"
        for outcome in step.outcomes.values():
            yield f"{pad}    {outcome.label}:" + _exit_in_words(outcome)
            yield from _steps_in_words(outcome.steps, depth + 2)


def _time_in_words(due: Due) -> str:
    safe, last = due.safe, due.last
    if safe and last and safe != last:
        return f"{due.text}: tryggt {safe}, sista dag {last} (ska granskas av jurist)"
    return f"{due.text}: {safe or last}" if safe or last else due.text


def _exit_in_words(outcome: OutcomeView) -> str:
    if outcome.ends:
        return f" slut. {outcome.ends.documents}"
    if outcome.becomes:
        return " blir " + ", ".join(f"{fact}={v[0]}" for fact, v in outcome.becomes.items())
    return "" if outcome.steps else " gå vidare"


def due_in_words(plan: Plan, rule: Deadline, dates: Due) -> Iterator[str]:
    """Yield a rule, its dates, what is missing and what it does not cover."""
    yield rule.text
    if dates.safe and (rule.safe or dates.safe != dates.last):
        yield f"Trygg dag: {dates.safe}"
    if dates.safe and rule.pays and bank_day(dates.safe) != dates.safe:
        yield f"Betala senast: {bank_day(dates.safe)}, bankdagen före den trygga dagen"
    if dates.last:
        yield f"Sista dag: {dates.last}" + (" (ska granskas av jurist)" if rule.review else "")
    for event in dates.missing:
        yield f"Saknas: {event}. {plan.events[event].ask}"
    for exception in rule.exceptions:
        yield f"Obs: {exception}"


def absence_in_words(plan: Plan, found: Absence) -> Iterator[str]:
    """Yield what stops when a role is away, for a terminal."""
    title, whole = small(plan.roles[found.role].title), found.situations
    because = f" ({found.finding})" if found.finding else ""
    if found.deputy:
        yield f"Utan {title}: {small(plan.roles[found.deputy].title)} går in"
        if found.both:
            yield f"I {found.both} av lägena har ersättaren redan egna steg"
    else:
        yield f"Utan {title}: ingen går in{because}"
    lost = ", som då står utan ansvarig" if found.owned and not found.deputy else ""
    yield f"Ansvarar i {found.owned} av {whole} lägen{lost}"
    yield f"Gör något första dagen i {found.first_day} av {whole} lägen, någon gång i {found.acts}"
    for name in found.checklists:
        yield f"  {name}: {plan.routines[name].title}"
