"""Steps: whose they are, what they rest on, and what follows on a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model import EXECUTOR, PARTS, Letter, Step, walk
from macros.content.problem import Problem
from macros.proof.proof import Proof


def uncovered_decision(proof: Proof) -> Iterator[Problem]:
    """Ensure that a decision has an outcome for exactly the values of its fact."""
    for step in proof.written:
        if step.decide is None:
            continue
        wanted = proof.plan.facts[step.decide].values
        for value in wanted.keys() - step.outcomes.keys():
            message = f"beslutet ”{step.id}” säger inte vad som gäller vid ”{value}”"
            yield Problem(step.at("outcomes"), "uncovered-decision", message, f"lägg till {value}:")


def outside_role(proof: Proof) -> Iterator[Problem]:
    """Ensure that every step of a routine is done by a role inside the administration."""
    for name, step in proof.steps:
        if step.role in PARTS:
            message = f"steget ”{step.id}” i ”{name}” har ingen roll"
            yield Problem(step.at("role"), "outside-role", message, "skriv rollens id")
        elif proof.plan.roles[step.role].outside:
            message = f"”{step.role}” finns utanför förvaltningen och kan inte ha ett steg"
            yield Problem(
                step.at("role"), "outside-role", message, "skriv vem i förvaltningen som gör det"
            )


def foreign_duty(proof: Proof) -> Iterator[Problem]:
    """Ensure that a duty is cited by its own role, unless a finding says why another does it."""
    for _, step in proof.steps:
        for index, source in enumerate(step.sources):
            duty = proof.plan.duties.get(source.removeprefix("plan:"))
            if duty and duty.role != step.role and not step.finding:
                message = f"planen lägger {source} på {duty.role}, inte på {step.role}"
                hint = f"skriv role: {duty.role}, eller det fynd som förklarar bytet"
                yield Problem(step.at("sources", index), "foreign-duty", message, hint)


def unclear_end(proof: Proof) -> Iterator[Problem]:
    """Ensure that an outcome either ends, becomes something else or goes on."""
    for step in proof.written:
        for value, outcome in step.outcomes.items():
            place = step.mark.key("outcomes", value)
            if outcome.ends and outcome.becomes:
                message = f"utfallet ”{value}” både slutar och går vidare"
                yield Problem(place, "unclear-end", message, "behåll ends: eller becomes:")
            for fact, values in (outcome.becomes or {}).items():
                if len(values) != 1:
                    message = f"”{fact}” kan bara bli ett värde"
                    yield Problem(outcome.at("becomes", fact), "unclear-end", message, "välj ett")
    for step in (*proof.written, *(used for _, used in proof.steps if used.block)):
        yield from _unowned_end(proof, step)


def _unowned_end(proof: Proof, step: Step) -> Iterator[Problem]:
    for ends in (outcome.ends for outcome in step.outcomes.values() if outcome.ends):
        role = proof.plan.roles.get(ends.owner)
        if role and (role.outside or not role.owns):
            message = f"”{ends.owner}” kan inte ansvara för ett avslut"
            yield Problem(ends.at("owner"), "unclear-end", message, "skriv en roll som kan")


def open_fact(proof: Proof) -> Iterator[Problem]:
    """Ensure that only the guide's own questions are changed by what happens."""
    for step in proof.written:
        for outcome in step.outcomes.values():
            for fact in (outcome.becomes or {}).keys() - proof.staff.facts.keys():
                place = outcome.mark.key("becomes", fact)
                message = f"”{fact}” är ingen fråga i guiden"
                yield Problem(place, "open-fact", message, "bara guidens frågor kan ändras här")


def bad_find_out(proof: Proof) -> Iterator[Problem]:
    """Ensure that a block that finds out a fact has roles, no contact, and ends with the fact."""
    for name, fact in proof.plan.facts.items():
        if fact.unknown is None:
            continue
        steps = proof.plan.blocks[fact.unknown.find_out].steps
        if steps[-1].sets != name:
            message = f"blocket ska sluta med svaret på ”{name}”"
            hint = f"skriv sets: {name} i sista steget"
            yield Problem(steps[-1].at("id"), "bad-find-out", message, hint)
        for step in walk(steps):
            if step.role == EXECUTOR:
                message = f"steget ”{step.id}” behöver en roll, eftersom guiden visar det"
                yield Problem(step.at("role"), "bad-find-out", message, "skriv rollens id")
            if step.act and proof.plan.acts[step.act].contact:
                message = f"steget ”{step.id}” tar kontakt med hushållet, men här letas det bara"
                hint = "fråga personen i ett steg som kommer efter säkerhetskontrollen"
                yield Problem(step.at("act"), "bad-find-out", message, hint)


def bad_blank(proof: Proof) -> Iterator[Problem]:
    """Ensure that a letter's blanks are those in its text, and what is said of them fits."""
    for letter in proof.plan.letters.values():
        yield from _badly_filled(letter)
        used = set(re.findall(r"\[([a-z0-9-]+)\]", letter.text))
        for blank in letter.blanks.keys() - used:
            message = f"luckan ”{blank}” finns inte i texten"
            yield Problem(
                letter.mark.key("blanks", blank), "bad-blank", message, f"skriv [{blank}] i texten"
            )


def bad_point(proof: Proof) -> Iterator[Problem]:
    """Ensure that a step's points have ids apart, and depend on the guide's answers alone."""
    for step in proof.written:
        seen: set[str] = set()
        for index, point in enumerate(step.points):
            if point.id in seen:
                message = f"punkten ”{point.id}” står två gånger i steget ”{step.id}”"
                yield Problem(step.at("points", index), "bad-point", message, "byt det ena id:t")
            seen.add(point.id)
            for fact in point.when.keys() - proof.staff.facts.keys():
                message = f"punkten ”{point.id}” beror på ”{fact}”, som inte är en fråga i guiden"
                hint = "gör punkten till ett steg, eller välj en fråga som guiden ställer"
                yield Problem(point.mark.key("when", fact), "bad-point", message, hint)


def _badly_filled(letter: Letter) -> Iterator[Problem]:
    for index, blank in enumerate(letter.optional):
        if blank not in letter.fill:
            message = f"luckan ”{blank}” fylls inte i på webbplatsen"
            place = letter.at("optional", index)
            yield Problem(place, "bad-blank", message, "välj en av fill:")
    for early, late in letter.not_after.items():
        kinds = {letter.fill.get(early), letter.fill.get(late)}
        if kinds not in ({"date"}, {"month"}) or early == late:
            message = f"”{early}” och ”{late}” går inte att jämföra"
            place = letter.mark.key("not_after", early)
            yield Problem(place, "bad-blank", message, "välj två dagar, eller två månader, i fill:")
