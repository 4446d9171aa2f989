"""What differs between two contents outside the checklists: registers, landlords' answers, law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.content.marks import meaning
from macros.content.model import Ending, Record, registers
from macros.proof.changes import Matched, between_lines, match
from macros.proof.clauses import Change, Saying, change, time_in_words
from macros.proof.proof import Proof
from macros.proof.treatment import Line, lines, rule_time

REGISTERS: dict[str, tuple[str, frozenset[str]]] = {
    "guides": ("Guiden", frozenset()),
    "facts": ("Frågan", frozenset({"unknown"})),
    "events": ("Händelsen", frozenset()),
    "paragraphs": ("Stycket", frozenset()),
    "duties": ("Skyldigheten", frozenset()),
    "statutes": ("Rättskällan", frozenset()),
    "findings": ("Fyndet", frozenset()),
    "deadlines": ("Tidsregeln", frozenset()),
    "roles": ("Rollen", frozenset()),
    "units": ("Enheten", frozenset()),
    "acts": ("Handlingen", frozenset()),
    "guarantees": ("Garantin", frozenset()),
    "letters": ("Brevet", frozenset()),
    "law": ("Processen", frozenset({"steps"})),
    "organisation": ("Organisationen", frozenset()),
}
"""What is compared field by field, what each is called, and the fields that are told elsewhere."""


def between_registers(old: Proof, new: Proof) -> Iterator[tuple[str, str, str]]:
    """Yield register, id and sentence of every record that asks for something else than before."""
    for register, (noun, leave) in REGISTERS.items():
        before: Mapping[str, Record] = registers(old.plan).get(register, {})
        now: Mapping[str, Record] = registers(new.plan).get(register, {})
        for key in before.keys() | now.keys():
            name = noun if key == register else f"{noun} {key}"
            if key not in now:
                yield register, key, f"{name} finns inte längre."
            elif key not in before:
                yield register, key, f"{name} är ny."
            elif before[key] is not now[key]:
                told = _fields(meaning(before[key], leave), meaning(now[key], leave))
                yield from ((register, key, f"{name}: {text}.") for text in told)


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for field, value in new.items():
        if value != old[field]:
            both = isinstance(value, frozenset) and value & old[field]
            said = [shown(told - both if both else told) for told in (value, old[field])]
            yield f"{field.rstrip('_')} är nu {said[0]}, förut {said[1]}"


def shown(value: Any) -> str:
    """Return a value as an editor writes it, near enough."""
    if value is None or value in ((), frozenset()):
        return "tomt"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(_entry, value)))
    if isinstance(value, tuple):
        return ", ".join(map(_entry, value))
    return str(value)


def _entry(value: Any) -> str:
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):
        return f"{value[0]}: {shown(value[1])}"
    return f"({shown(value)})" if isinstance(value, (tuple, frozenset)) else str(value)


def between_endings(old: Ending, new: Ending, say: Saying) -> Iterator[Change]:
    """Yield what differs in what a landlord is told in the same case."""
    yield from _receiver(old, new, say)
    yield from _promises(old, new)
    times = [rule_time(p, e.deadline) if e.deadline else None for p, e in _both(old, new, say)]
    if times[0] != times[1]:
        said = [time_in_words(time, say) for time in times]
        yield change("time", f"startar nu tiden {said[1]}, förut {said[0]}")
    if old.letters != new.letters:
        told = [", ".join(f"”{say.name('letters', k)}”" for k in e.letters) for e in (new, old)]
        yield change("letter", f"finns nu {told[0] or 'inget brev'}, förut {told[1] or 'inget'}")
    before, now = meaning(old), meaning(new)
    for field in ("as_", "also"):
        if before[field] != now[field]:
            text = f"gäller också nu {shown(now[field])}, förut {shown(before[field])}"
            yield change("becomes", text)


def _receiver(old: Ending, new: Ending, say: Saying) -> Iterator[Change]:
    if (old.receiver, bool(old.finding)) != (new.receiver, bool(new.finding)):
        said = [say.role(e.receiver) + (" tills vidare" if e.finding else "") for e in (new, old)]
        yield change("receiver", f"tar nu {said[0]} emot, förut {said[1]}")


def _promises(old: Ending, new: Ending) -> Iterator[Change]:
    if old.by != new.by:
        yield change("promise", f"ska det skickas ”{new.by}”, förut ”{old.by}”")
    for text in new.then:
        if text not in old.then:
            yield change("promise", f"lovar vi nu ”{text}”")
    for text in old.then:
        if text not in new.then:
            yield change("promise", f"lovar vi inte längre ”{text}”")
    if set(old.then) == set(new.then) and old.then != new.then:
        yield change("promise", "lovar vi samma saker i en annan ordning")


def _both(old: Ending, new: Ending, say: Saying) -> tuple[tuple[Any, Ending], tuple[Any, Ending]]:
    return (say.old, old), (say.new, new)


Aside = tuple[str, str, Matched, list[Change]]


def between_asides(old: Proof, new: Proof, say: Saying) -> Iterator[Aside]:
    """Yield what differs in the steps outside checklists: a fact or process, where and what."""
    for fact, record in new.plan.facts.items():
        before = old.plan.facts[fact].unknown if fact in old.plan.facts else None
        if record.unknown and before:
            where = f"Vid ”vet inte” på ”{record.ask}”"
            found = match(_lines_of(old, before.find_out), _lines_of(new, record.unknown.find_out))
            changes = list(between_lines(found, say))
            if before.until != record.unknown.until:
                said = [f"”{say.label(fact, u.until)}”" for u in (record.unknown, before)]
                changes.append(change("find-out", f"gäller nu {said[0]}, förut {said[1]}"))
            yield fact, where, found, changes
        elif record.unknown or before:
            told = "går nu att svara" if record.unknown else "går inte längre att svara"
            only = change("find-out", f"{told} ”vet inte”")
            yield fact, f"På ”{record.ask}”", match((), ()), [only]
    for name in old.plan.law.keys() & new.plan.law.keys():
        found = match(*(lines(p.plan, p.plan.law[name].steps) for p in (old, new)))
        where = f"I ”{new.plan.law[name].title}”"
        yield name, where, found, list(between_lines(found, say))


def _lines_of(proof: Proof, block: str) -> tuple[Line, ...]:
    return lines(proof.plan, proof.plan.blocks[block].steps)
