"""Landmarks: what the program recognises by its key is there, once, and where it can be used."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.landmarks import FINDERS
from macros.content.model import Deadline, Guide, Plan, Record
from macros.content.place import Place
from macros.content.problem import Problem
from macros.proof.proof import Proof

_KEYS = {
    "staff": ("guides", "for", "for: staff"),
    "landlord": ("guides", "for", "for: landlord"),
    "starts": ("events", "starts", "starts: true"),
    "wins_back": ("deadlines", "wins_back", "wins_back: true"),
    "children": ("facts", "children", "children:"),
    "reached": ("facts", "reached", "reached: true"),
}
"""For each landmark its register, its key and how that is written."""


def missing_landmark(proof: Proof) -> Iterator[Problem]:
    """Ensure that what the program must recognise carries its key."""
    for place, name, needed in _needed(proof):
        if not getattr(proof.landmarks, name):
            register, _, written = _KEYS[name]
            message = f"{needed}, men inget i {register} har {written}"
            yield Problem(place, "missing-landmark", message, f"skriv {written} på den som är det")
    for place, key, needed in _lacking(proof):
        message = f"{needed} saknar {key}:"
        yield Problem(place, "missing-landmark", message, f"lägg till {key}:")


def _needed(proof: Proof) -> Iterator[tuple[Place, str, str]]:
    """Yield the landmarks that something in the content needs: where, which and why."""
    plan, keys = proof.plan, proof.landmarks
    for routine in list(plan.routines.values())[:1]:
        yield routine.at("when"), "staff", "checklistor har en guide som leder dit"
    for ending in list(plan.landlords.values())[:1]:
        yield ending.at("when"), "landlord", "svar till hyresvärdar har en guide som leder dit"
    if keys.staff:
        place = plan.guides[keys.staff].at()
        yield place, "starts", "ett ärende börjar med en händelse"
        yield place, "children", "barn syns i en fråga"
    for rule in plan.deadlines.values():
        if rule.pays:
            yield rule.at("pays"), "wins_back", "en regel handlar om att betala i tid"
        if rule.wins_back:
            yield rule.at("wins_back"), "reached", "tiden att betala mäts mot den första kontakten"


def _lacking(proof: Proof) -> Iterator[tuple[Place, str, str]]:
    """Yield the keys that must stand beside others: where, which and what lacks it."""
    plan = proof.plan
    for guide in plan.guides.values():
        for key in ("arrivals", "grouping") if guide.audience == "staff" else ("grouping",):
            if not getattr(guide, key):
                yield guide.at(), key, f"guiden ”{guide.title}”"
    for rule in plan.deadlines.values():
        for key in ("safe", "pays") if rule.wins_back else ():
            if not getattr(rule, key):
                yield rule.at("wins_back"), key, "regeln som ger tillbaka hemmet"
    for role in {stage.role for process in plan.law.values() for stage in process.steps}:
        party = plan.roles.get(role)
        if party and party.outside and party.side is None:
            yield party.at("outside"), "side", f"parten ”{role}” i en rättslig process"


def double_landmark(proof: Proof) -> Iterator[Problem]:
    """Ensure that no two records carry a key that only one may have."""
    for name, find in FINDERS.items():
        register, key, written = _KEYS[name]
        first, *others = find(proof.plan) or [""]
        for other in others:
            record: Record = getattr(proof.plan, register)[other]
            message = f"{written} står redan på ”{first}”"
            yield Problem(record.at(key), "double-landmark", message, "behåll den ena")


def misplaced_landmark(proof: Proof) -> Iterator[Problem]:
    """Ensure that keys stand where the program can make use of them."""
    for place, message, hint in (*_on_facts(proof), *_elsewhere(proof.plan)):
        yield Problem(place, "misplaced-landmark", message, hint)


def _on_facts(proof: Proof) -> Iterator[tuple[Place, str, str]]:
    guides = proof.plan.guides.values()  # not the staff's space: a question may not be there
    asked = {fact for guide in guides for fact in guide.questions}
    ours = {fact for guide in guides if guide.audience == "staff" for fact in guide.questions}
    for name, fact in proof.plan.facts.items():
        for key in ("secret", "children") if name not in ours else ():
            if key in fact.model_fields_set:
                message = f"”{name}” är ingen fråga i handläggarnas guide"
                yield fact.at(key), message, f"ta bort {key}:"
        if fact.reached and name in asked:
            message = f"”{name}” besvaras i en guide, innan någon har sökt kontakt"
            yield fact.at("reached"), message, "märk frågan som avgörs i ett steg"


def _elsewhere(plan: Plan) -> Iterator[tuple[Place, str, str]]:
    for guide in plan.guides.values():
        yield from _in_guide(guide)
    for name, rule in plan.deadlines.items():
        yield from _on_rule(name, rule)
    for name, role in plan.roles.items():
        if role.side and not role.outside:
            yield role.at("side"), f"”{name}” är ingen part utanför förvaltningen", "ta bort side:"


def _in_guide(guide: Guide) -> Iterator[tuple[Place, str, str]]:
    for key in ("arrivals", "grouping"):
        for index, fact in enumerate(getattr(guide, key)):
            if fact not in guide.questions or (key, guide.audience) == ("arrivals", "landlord"):
                message = f"”{fact}” kan inte stå under {key}: i den här guiden"
                yield guide.at(key, index), message, "välj en av questions:"


def _on_rule(name: str, rule: Deadline) -> Iterator[tuple[Place, str, str]]:
    if rule.namesake == name:
        yield rule.at("namesake"), f"”{name}” är sin egen namne", "skriv den andra regelns id"
