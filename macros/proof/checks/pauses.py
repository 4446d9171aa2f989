"""Pauses: a checklist's sections stand in their order, and what is due early stands early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.model import (
    FIRST_DAY,
    PAUSES,
    Deadline,
    Duty,
    Pause,
    Plan,
    Step,
    Use,
    cases,
    only_steps,
)
from macros.content.problem import Problem
from macros.proof.proof import Proof, Situation
from macros.proof.ways import Node

_ORDER = {pause: number for number, pause in enumerate(PAUSES)}


def pause_order(proof: Proof) -> Iterator[Problem]:
    """Ensure that a checklist's sections come in order, and no outcome before its decision."""
    for name, routine in proof.plan.routines.items():
        first = next(only_steps(routine.steps), None)
        if first is not None and first.pause is None:
            message = f"det första steget i ”{name}” säger inte vilket avsnitt det hör till"
            yield Problem(first.at("id"), "pause-order", message, "skriv pause:")
        yield from _disorder(name, routine.steps, None)


def _disorder(name: str, steps: Iterable[Step | Use], before: Pause | None) -> Iterator[Problem]:
    for step in only_steps(steps):
        here = step.pause or before
        if here and before and _ORDER[here] < _ORDER[before]:
            message = f"steget ”{step.id}” i ”{name}” hör till {here} men står efter {before}"
            hint = "flytta steget, eller ändra pause: på det eller på stegen före"
            yield Problem(step.at("id"), "pause-order", message, hint)
            here = before
        for outcome in step.outcomes.values():
            yield from _disorder(name, outcome.steps, here)
        before = here


_SAME_DAY = "P0D"
_WHY: dict[Pause, str] = {
    "i-dag": "ska göras dagen då ärendet börjar",
    "veckan": "ska göras inom en vecka från det att ärendet börjar",
    "fore": "ska göras före den dag som gäller",
}


def late_step(proof: Proof) -> Iterator[Problem]:
    """Ensure that a step stands no later than the section that its time asks for."""
    for name, rule in proof.plan.deadlines.items():
        if rule.before and not proof.plan.events[rule.before].ahead:
            message = f"”{name}” räknas bakåt från ”{rule.before}”, som inte ligger framför oss"
            hint = "skriv ahead: true på händelsen"
            yield Problem(rule.at("before"), "late-step", message, hint)
    for _, step in proof.steps:
        latest = _latest(proof.plan, step)
        if latest and step.pause and _ORDER[step.pause] > _ORDER[latest]:
            message = f"steget ”{step.id}” {_WHY[latest]}, men hör till {step.pause}"
            hint = f"flytta steget till {latest} eller tidigare, eller ändra tiden"
            yield Problem(step.at("id"), "late-step", message, hint)


def _latest(plan: Plan, step: Step) -> Pause | None:
    """Return the last section in which a step with such a time may stand; None: any."""
    rule = plan.deadlines[step.deadline] if step.deadline else None
    if rule and (rule.safe or rule.before):
        return "fore"
    period = rule.within if rule else step.within
    names = rule.events if rule else (step.after,) if step.after else ()
    events = [plan.events[name] for name in names]
    if period == _SAME_DAY and any(event.ahead for event in events):
        return "fore"
    if period is None or not all(event.starts for event in events):
        return None
    if period == _SAME_DAY:
        return "i-dag"
    return "veckan" if _days(period) <= 7 else None


def _days(period: str) -> int:
    """Return about how many days a period is, months and years counted as long."""
    return int(period[1:-1]) * {"D": 1, "W": 7, "M": 30, "Y": 365}[period[-1]]


def late_duty(proof: Proof) -> Iterator[Problem]:
    """Ensure that what is due the first day is a step of its own there, whatever happens."""
    for register, key, record in proof.obligations():
        if _first_day(proof.plan, record):
            for name in proof.boxes:
                yield from _late(proof, name, (register, key), _situations(proof, name, record))


def _first_day(plan: Plan, record: Duty | Deadline) -> bool:
    """Tell whether a duty, or a time that the law sets, is of the first day on every way."""
    if record.within != _SAME_DAY or record.on != "every-way":
        return False
    if isinstance(record, Duty):
        return True
    of_law = any(source.startswith("lag:") for source in record.sources)
    return of_law and not any(plan.events[event].ahead for event in record.events)


def _situations(proof: Proof, name: str, record: Duty | Deadline) -> list[Situation]:
    """Return the situations of a routine in which some case of an obligation holds."""
    boxes = [box for when in cases(record) if (box := proof.staff.close(when)) is not None]
    near = [box for box in boxes if proof.staff.meets(proof.boxes[name], box)]
    return [s for s in proof.of_routine[name] if any(proof.holds(s, box) for box in near)]


def _late(
    proof: Proof, name: str, key: tuple[str, str], situations: list[Situation]
) -> Iterator[Problem]:
    """Yield the first step that carries an obligation too late; where none does is told apart."""
    bit = proof.carried[name].bits.get(key, 0)
    course, steps = proof.courses[name], proof.carried[name].steps
    carriers = [(i, n) for i, n in enumerate(course.nodes) if steps[i] & bit]
    top = {id(step) for step in only_steps(proof.plan.routines[name].steps)}
    for situation in situations:
        applies = proof.applies(situation)
        late = [_lateness(proof, node, top) for index, node in carriers if applies(index)]
        first = next(filter(None, late), None)
        if first and all(late):
            step, why = first
            message = f"”{key[1]}” gäller första dagen i ”{name}”, men steget ”{step.id}” {why}"
            hint = "gör det till ett eget steg under stopp eller i-dag, utan villkor på beslut"
            yield Problem(step.at("id"), "late-duty", message, hint)
            return


def _lateness(proof: Proof, node: Node, top: set[int]) -> tuple[Step, str] | None:
    """Return the step of a node and why it is no step of the first day, or None if it is one."""
    step = node.of or node.step
    if step is None:
        return None
    asked = [fact for fact in step.when if fact not in proof.staff.facts]
    if id(step) not in top:
        return step, "står i ett utfall"
    if asked:
        return step, f"beror på ”{asked[0]}”"
    return None if step.pause in FIRST_DAY else (step, f"hör till {step.pause}")
