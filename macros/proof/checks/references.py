"""Ids: known, used, each once, and in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.content.model import PARTS, Plan, Step, walk
from macros.content.problem import Problem, suggest
from macros.content.references import PAGES, conditions, sought
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
    "findings": "fyndet",
    "letters": "brevet",
    "landlords": "svaret",
    "blocks": "blocket",
    "acts": "handlingen",
    "routines": "checklistan",
    "law": "processen",
    "terms": "ordet",
    "pages": "sidan",
}
MUST_BE_USED = (
    "facts",
    "events",
    "deadlines",
    "statutes",
    "findings",
    "letters",
    "blocks",
    "units",
    "acts",
)


def _registers(plan: Plan) -> dict[str, Mapping[str, object]]:
    found: dict[str, Mapping[str, object]] = {
        name: getattr(plan, name) for name in WORDS if name != "pages"
    }
    found["pages"] = PAGES
    return found


def unknown_id(proof: Proof) -> Iterator[Problem]:
    """Ensure that every id that is mentioned exists."""
    registers = _registers(proof.plan)
    for mention in proof.mentions:
        known = registers[mention.register]
        if mention.id not in known:
            message = f"{WORDS[mention.register]} ”{mention.id}” finns inte"
            yield Problem(mention.place, "unknown-id", message, suggest(mention.id, known))
    yield from _unknown_stages(proof.plan)


def _unknown_stages(plan: Plan) -> Iterator[Problem]:
    for finding in plan.findings.values():
        for name, stages in finding.stages.items():
            known = [stage.id for stage in plan.law[name].steps] if name in plan.law else stages
            for index, stage in enumerate(stages):
                if stage not in known:
                    message = f"skedet ”{stage}” finns inte i ”{name}”"
                    place = finding.at("stages", name, index)
                    yield Problem(place, "unknown-id", message, suggest(stage, known))


def unknown_value(proof: Proof) -> Iterator[Problem]:
    """Ensure that conditions use values that their facts have."""
    facts = proof.plan.facts
    for record, path, when in conditions(proof.plan):
        for fact, values in when.items():
            known = facts[fact].values if fact in facts else dict.fromkeys(values)
            for index, value in enumerate(values):
                if value not in known:
                    message = f"”{value}” är inget svar på frågan ”{fact}”"
                    place = record.at(*path, fact, index)
                    yield Problem(place, "unknown-value", message, suggest(value, known))
    yield from _unknown_sought(proof.plan)
    for name, fact_record in facts.items():
        unknown = fact_record.unknown
        if unknown and unknown.until not in fact_record.values:
            message = f"”{unknown.until}” är inget svar på frågan ”{name}”"
            hint = suggest(unknown.until, fact_record.values)
            yield Problem(unknown.at("until"), "unknown-value", message, hint)
        children = fact_record.children
        if children and children not in fact_record.values:
            message = f"”{children}” är inget svar på frågan ”{name}”"
            hint = suggest(children, fact_record.values)
            yield Problem(fact_record.at("children"), "unknown-value", message, hint)


def _unknown_sought(plan: Plan) -> Iterator[Problem]:
    for target, search in plan.searches.items():
        for fact, (value,) in sought(target).items():
            if fact in plan.facts and value not in plan.facts[fact].values:
                message = f"”{value}” är inget svar på frågan ”{fact}”"
                hint = suggest(value, plan.facts[fact].values)
                yield Problem(search.at(), "unknown-value", message, hint)


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
    """Ensure that no scope, unit, deputy or order of events leads back to itself."""
    plan = proof.plan
    links = (
        ({n: tuple(f.scope) for n, f in plan.facts.items()}, plan.facts, "scope"),
        ({n: (u.parent,) if u.parent else () for n, u in plan.units.items()}, plan.units, "parent"),
        ({n: (r.deputy,) if r.deputy else () for n, r in plan.roles.items()}, plan.roles, "deputy"),
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
    used: dict[str, set[str]] = {name: set() for name in WORDS}
    for mention in proof.mentions:
        if mention.register != "acts" or isinstance(mention.record, Step):
            used[mention.register].add(mention.id)
    used["blocks"] |= {step.block for _, step in proof.steps if step.block}
    used["units"] |= set(proof.plan.contacts)
    used["events"] |= {proof.landmarks.starts or ""}
    used["findings"] |= {key for key, finding in proof.plan.findings.items() if finding.stages}
    for register in MUST_BE_USED:
        records = getattr(proof.plan, register)
        for key in records.keys() - used[register]:
            message = f"{WORDS[register]} ”{key}” används inte någonstans"
            yield Problem(records[key].at(), "unused", message, "använd den eller ta bort den")
