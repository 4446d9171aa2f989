"""Ids: known, used, each once, and in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.content.model import PARTS, Plan, Step, walk
from macros.content.problem import Problem, suggest
from macros.proof.proof import Proof

WORDS = {
    "roles": "rollen",
    "units": "enheten",
    "facts": "frågan",
    "events": "händelsen",
    "deadlines": "tidsregeln",
    "statutes": "rättskällan",
    "duties": "uppgiften",
    "paragraphs": "stycket",
    "sections": "delen av planen",
    "findings": "fyndet",
    "letters": "brevet",
    "landlords": "svaret",
    "blocks": "blocket",
    "acts": "handlingen",
    "routines": "checklistan",
    "law": "processen",
    "terms": "ordet",
    "pages": "sidan",
    "stages": "skedet",
    "blanks": "luckan",
}
MUST_BE_USED = (
    *("facts", "events", "deadlines", "statutes", "findings", "letters", "blocks", "units"),
    *("acts", "roles"),
)


def unknown_id(proof: Proof) -> Iterator[Problem]:
    """Ensure that every id that is mentioned exists."""
    for mention, known in proof.astray:
        register, key = mention.pointer.registers[-1], mention.pointer.id
        if register != "values":
            among = f" i ”{mention.pointer.of}”" if mention.pointer.of else ""
            message = f"{WORDS[register]} ”{key}” finns inte{among}"
            yield Problem(mention.place, "unknown-id", message, suggest(key, known))


def unknown_value(proof: Proof) -> Iterator[Problem]:
    """Ensure that the answers that are mentioned are those of their facts."""
    for mention, known in proof.astray:
        if mention.pointer.registers == ("values",):
            message = f"”{mention.pointer.id}” är inget svar på frågan ”{mention.pointer.of}”"
            hint = suggest(mention.pointer.id, known)
            yield Problem(mention.place, "unknown-value", message, hint)


def duplicate_id(proof: Proof) -> Iterator[Problem]:
    """Ensure that facts and events have ids apart, and steps within a routine too."""
    for name in proof.plan.facts.keys() & proof.plan.events.keys():
        place = proof.plan.events[name].at()
        yield Problem(
            place, "duplicate-id", f"”{name}” är redan en fråga i facts.yml", "byt det ena id:t"
        )
    yield from _parts_that_are_roles(proof.plan)
    yield from _doubled(proof.steps)
    yield from _doubled((n, s) for n, block in proof.plan.blocks.items() for s in walk(block.steps))
    yield from _doubled((n, s) for n, law in proof.plan.law.items() for s in walk(law.steps))


def _parts_that_are_roles(plan: Plan) -> Iterator[Problem]:
    for part in plan.organisation.parts if plan.organisation else ():
        if plan.organisation and part in (*plan.roles, *PARTS):
            message = f"”{part}” är redan namnet på en roll"
            place = plan.organisation.mark.key("parts", part)
            yield Problem(place, "duplicate-id", message, "döp om delen")


def _doubled(steps: Iterable[tuple[str, Step]]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Step] = {}
    for name, step in steps:
        first = seen.setdefault((name, step.id), step)
        if first is not step:
            message = f"steget ”{step.id}” står två gånger i ”{name}”, också på {first.at('id')}"
            hint = "byt id, eller skriv id: på raden med use:"
            yield Problem(step.at("id"), "duplicate-id", message, hint)


def circle(proof: Proof) -> Iterator[Problem]:
    """Ensure that no scope, unit or order of events leads back to itself, nor a deputy at once.

    Two roles may step in for each other: where all have a deputy, some ring is the only way.
    """
    plan = proof.plan
    alone = {n: (n,) if r.deputy == n else () for n, r in plan.roles.items()}
    links = (
        ({n: tuple(f.scope) for n, f in plan.facts.items()}, plan.facts, "scope"),
        ({n: (u.parent,) if u.parent else () for n, u in plan.units.items()}, plan.units, "parent"),
        (alone, plan.roles, "deputy"),
        ({n: e.not_before for n, e in plan.events.items()}, plan.events, "not_before"),
    )
    for graph, records, field in links:
        for name in graph:
            ring = _chain(name, graph)
            if ring and name == min(ring):
                message = f"”{name}” leder tillbaka till sig själv: " + " → ".join(ring)
                yield Problem(
                    records[name].at(field), "circle", message, "bryt ringen på ett ställe"
                )


def _chain(start: str, graph: Mapping[str, tuple[str, ...]]) -> list[str] | None:
    """Return a way from a node back to itself, or None."""
    todo, seen = [[start]], set()
    while todo:
        chain = todo.pop()
        for after in graph.get(chain[-1], ()):
            if after == start:
                return [*chain, start]
            if after not in seen:
                seen.add(after)
                todo.append([*chain, after])
    return None


def question_order(proof: Proof) -> Iterator[Problem]:
    """Ensure that a guide asks what a question's scope depends on before the question."""
    for guide in proof.plan.guides.values():
        for index, fact in enumerate(guide.questions):
            place = guide.at("questions", index)
            if fact in guide.questions[:index]:
                yield Problem(
                    place, "question-order", f"frågan ”{fact}” ställs två gånger", "ta bort den ena"
                )
            for above in proof.plan.facts[fact].scope if fact in proof.plan.facts else ():
                if above not in guide.questions[:index]:
                    message = f"”{fact}” beror på ”{above}”, som inte har ställts före"
                    yield Problem(
                        place, "question-order", message, f"flytta ”{above}” före ”{fact}”"
                    )


def unused(proof: Proof) -> Iterator[Problem]:
    """Ensure that nothing in the registers is left unused."""
    used: dict[str, set[str]] = {name: set() for name in (*WORDS, "values")}
    for mention in proof.mentions:
        for register in mention.pointer.registers:
            if register != "acts" or isinstance(mention.record, Step):
                used[register].add(mention.pointer.id)
    used["blocks"] |= {step.block for _, step in proof.steps if step.block}
    used["events"] |= {proof.landmarks.starts or ""}
    findings = proof.plan.findings.items()
    used["findings"] |= {key for key, finding in findings if finding.stages or finding.decided}
    for register in MUST_BE_USED:
        records = getattr(proof.plan, register)
        for key in records.keys() - used[register]:
            message = f"{WORDS[register]} ”{key}” används inte någonstans"
            yield Problem(records[key].at(), "unused", message, "använd den eller ta bort den")
