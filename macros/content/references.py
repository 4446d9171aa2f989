"""Every mention of an id in the content: one list, for unknown ids and for unused records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.content.model import (
    PARTS,
    Block,
    Deadline,
    Duty,
    Ending,
    Guide,
    Letter,
    Plan,
    Process,
    Record,
    Role,
    Routine,
    Search,
    Statute,
    Step,
    Unit,
    Use,
    When,
    walk,
)
from macros.content.place import Place

UNITS_IN_WORDS = {"dar-personen-ar-kand": "där personen är känd", "berord-enhet": "berörd enhet"}
"""What may stand instead of a unit, since it differs from case to case."""


Trail = tuple[str | int, ...]
"""The way to a value in a record."""


class Mention(NamedTuple):
    """A register, an id in it and where it is mentioned."""

    register: str
    id: str
    record: Record
    path: Trail = ()
    as_key: bool = False

    @property
    def place(self) -> Place:
        """The place of the mention; worked out only when it is asked for."""
        mark = self.record.mark
        return mark.key(*self.path) if self.as_key else mark.at(*self.path)


def _in_fields(record: Record, fields: Mapping[str, str]) -> Iterator[Mention]:
    """Yield what some fields of a record mention, each of them one id or several."""
    for field, register in fields.items():
        value = getattr(record, field)
        if isinstance(value, str):
            yield Mention(register, value, record, (field,))
        elif value:
            for index, entry in enumerate(value):
                yield Mention(register, entry, record, (field, index))


_STEP = {
    "role": "roles",
    "act": "acts",
    "finding": "findings",
    "after": "events",
    "deadline": "deadlines",
    "letter": "letters",
    "dates": "events",
    "decide": "facts",
    "sets": "facts",
}
_FIELDS: dict[type[Record], dict[str, str]] = {
    Role: {"unit": "units", "deputy": "roles", "no_deputy": "findings", "findings": "findings"},
    Unit: {"parent": "units", "findings": "findings"},
    Letter: {"sender": "roles", "finding": "findings"},
    Routine: {"owner": "roles", "finding": "findings"},
    Block: {},
    Ending: {
        "receiver": "roles",
        "deadline": "deadlines",
        "letters": "letters",
        "also": "landlords",
        "finding": "findings",
    },
    Guide: {"questions": "facts", "arrivals": "facts", "grouping": "facts"},
    Deadline: {
        "after": "events",
        "before": "events",
        "safe": "events",
        "namesake": "deadlines",
        "finding": "findings",
    },
}


def mentions(plan: Plan) -> Iterator[Mention]:
    """Yield every mention of an id in the plan."""
    for collection in (
        plan.roles,
        plan.units,
        plan.letters,
        plan.blocks,
        plan.routines,
        plan.landlords,
    ):
        for record in collection.values():
            yield from _of_concept(record)
    for process in plan.law.values():
        yield from _conditions(process, process.when, "when")
        yield from _sources(process)
        yield from _steps(process)
    for key, contact in plan.contacts.items():
        yield Mention("roles" if key in plan.roles else "units", key, contact)
    yield from _of_registers(plan)
    if plan.organisation:
        for part, role in plan.organisation.parts.items():
            yield Mention("roles", role, plan.organisation, ("parts", part))
    for target, search in plan.searches.items():
        yield from _of_search(target, search)


def _of_concept(record: Role | Unit | Letter | Block | Routine | Ending) -> Iterator[Mention]:
    for mention in _in_fields(record, _FIELDS[type(record)]):
        if mention.register != "units" or mention.id not in UNITS_IN_WORDS:
            yield mention
    if isinstance(record, (Letter, Ending)):
        yield from _sources(record)
        for requirement in record.must:
            yield from _sources(requirement)
    if isinstance(record, Ending):
        yield from _conditions(record, record.as_ or {}, "as")
    if isinstance(record, (Ending, Routine)):
        yield from _conditions(record, record.when, "when")
    if isinstance(record, (Block, Routine)):
        yield from _steps(record)


def _steps(record: Block | Routine | Process) -> Iterator[Mention]:
    """Yield what steps mention; a block's steps are read in the block, their role at the use."""
    seen = set()
    for step in walk(record.steps):
        if step.used and id(step.used) not in seen:
            seen.add(id(step.used))
            yield from _in_fields(step.used, {"role": "roles"})
            for part, role in step.used.parts.items():
                yield Mention("roles", role, step.used, ("parts", part))
        if step.block:
            continue
        for mention in _in_fields(step, _STEP):
            cast = mention.register == "roles" and mention.id in PARTS
            if not cast or isinstance(record, Process):
                yield mention
        yield from _sources(step)
        yield from _conditions(step, step.when, "when")
        yield from _of_points(step)
        for outcome in step.outcomes.values():
            yield from _conditions(outcome, outcome.becomes or {}, "becomes")
            if outcome.ends and outcome.ends.owner not in PARTS:
                yield Mention("roles", outcome.ends.owner, outcome.ends, ("owner",))


def _of_points(step: Step) -> Iterator[Mention]:
    for point in step.points:
        yield from _in_fields(point, {"finding": "findings", "sets": "facts"})
        yield from _sources(point)
        yield from _conditions(point, point.when, "when")


def _conditions(record: Record, when: When, *path: str | int) -> Iterator[Mention]:
    for fact in when:
        yield Mention("facts", fact, record, (*path, fact), as_key=True)


def _sources(record: Record) -> Iterator[Mention]:
    for index, source in enumerate(getattr(record, "sources", ())):
        kind, _, key = source.partition(":")
        register = "statutes" if kind != "plan" else "duties" if "." in key else "paragraphs"
        yield Mention(register, key, record, ("sources", index))


def _of_registers(plan: Plan) -> Iterator[Mention]:
    for guide in plan.guides.values():
        yield from _in_fields(guide, _FIELDS[Guide])
    yield from _of_facts(plan)
    for event in plan.events.values():
        yield from _in_fields(event, {"not_before": "events"})
    for deadline in plan.deadlines.values():
        yield from _in_fields(deadline, _FIELDS[Deadline])
        yield from _sources(deadline)
    for statute in plan.statutes.values():
        yield from _in_fields(statute, {"deadline": "deadlines"})
    for key, duty in plan.duties.items():
        yield from _in_fields(duty, {"role": "roles", "finding": "findings"})
        yield Mention("paragraphs", key.rpartition(".")[0], duty)
        for analogy in duty.also:
            yield from _in_fields(analogy, {"finding": "findings"})
    for finding in plan.findings.values():
        yield from _in_fields(finding, {"paragraphs": "paragraphs", "decides": "roles"})
        yield from (Mention("law", key, finding, ("stages", key), True) for key in finding.stages)
        yield from _sources(finding)
    for term in plan.terms.values():
        yield from _sources(term)
    yield from _of_guarantees(plan)
    for obligation, path, when in obliged(plan):
        yield from _conditions(obligation, when, *path)


TARGETS = {
    "checklista": "routines",
    "roll": "roles",
    "brev": "letters",
    "juridik": "law",
    "ord": "terms",
    "hyresvard": "landlords",
    "tid": "deadlines",
    "sida": "pages",
}
"""What the answer to a search may be, and the register that it stands in."""
PAGES = {
    "guide": "Guiden",
    "fel-dorr": "Fel dörr?",
    "lar": "Ny här",
    "hyresvardar": "För hyresvärdar",
    "ordlista": "Ordlista",
    "fynd": "Det som planen lämnar öppet",
    "kallor": "Tidsregler och källor",
    "om": "Om",
}
"""The pages of the site that are no records, by their place on it."""


def _of_search(target: str, search: Search) -> Iterator[Mention]:
    kind, _, key = target.partition(":")
    if kind in TARGETS:
        yield Mention(TARGETS[kind], key, search)
    elif kind == "guide":
        yield from (Mention("facts", fact, search) for fact in sought(target))


def sought(target: str) -> When:
    """Return the answers in the guide that lay words lead to; none where they lead elsewhere."""
    kind, _, key = target.partition(":")
    pairs = key.split("&") if kind == "guide" else []
    return {fact: (value,) for fact, _, value in (pair.partition("=") for pair in pairs)}


def _of_guarantees(plan: Plan) -> Iterator[Mention]:
    fields = {"before": "acts", "always": "acts", "never": "acts", "finding": "findings"}
    for guarantee in plan.guarantees.values():
        yield from _in_fields(guarantee, fields | {"decides": "roles"})
        yield from _sources(guarantee)
        if guarantee.only_if:
            yield from _in_fields(guarantee.only_if, {"act": "acts"})
    for record, path, when in guaranteed(plan):
        yield from _conditions(record, when, *path)


def _of_facts(plan: Plan) -> Iterator[Mention]:
    for fact in plan.facts.values():
        yield from _conditions(fact, fact.scope, "scope")
        yield from _in_fields(fact, {"finding": "findings", "anew": "facts"})
        for value, when in fact.means.items():
            yield from _conditions(fact, when, "means", value)
        if fact.unknown:
            yield Mention("blocks", fact.unknown.find_out, fact.unknown, ("find_out",))


def written(plan: Plan) -> Iterator[tuple[Step | Use, ...]]:
    """Yield the steps of every routine, block and process."""
    yield from (routine.steps for routine in plan.routines.values())
    yield from (block.steps for block in plan.blocks.values())
    yield from (process.steps for process in plan.law.values())


def obliged(plan: Plan) -> Iterator[tuple[Record, Trail, When]]:
    """Yield every case of a duty, a statute or a time rule: the record, the way to it, the case."""
    for register in (plan.duties, plan.statutes, plan.deadlines):
        records: Mapping[str, Duty | Statute | Deadline] = register
        for record in records.values():
            for index, when in enumerate(record.when):
                yield record, ("when", index), when
    for duty in plan.duties.values():
        for analogy in duty.also:
            yield analogy, ("when",), analogy.when


def guaranteed(plan: Plan) -> Iterator[tuple[Record, Trail, When]]:
    """Yield every condition of a guarantee: where it holds, and its cases."""
    for guarantee in plan.guarantees.values():
        for index, when in enumerate(guarantee.when):
            yield guarantee, ("when", index), when
        if guarantee.only_if:
            for index, when in enumerate(guarantee.only_if.cases):
                yield guarantee.only_if, ("cases", index), when


def conditions(plan: Plan) -> Iterator[tuple[Record, Trail, When]]:
    """Yield every condition in the plan: its record, the way to it and what it says."""
    for fact in plan.facts.values():
        yield fact, ("scope",), fact.scope
        for value, when in fact.means.items():
            yield fact, ("means", value), when
    yield from obliged(plan)
    yield from guaranteed(plan)
    for routine in plan.routines.values():
        yield routine, ("when",), routine.when
    for process in plan.law.values():
        yield process, ("when",), process.when
    for ending in plan.landlords.values():
        yield ending, ("when",), ending.when
        yield ending, ("as",), ending.as_ or {}
    for steps in written(plan):
        for step in walk(steps):
            yield step, ("when",), step.when
            for point in step.points:
                yield point, ("when",), point.when
            for outcome in step.outcomes.values():
                yield outcome, ("becomes",), outcome.becomes or {}
