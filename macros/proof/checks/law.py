"""Law: every stage names a statute, and no period is told in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model import Deadline, LegalStep, Plan, Step
from macros.content.problem import Problem
from macros.proof.deadlines import length_in_words
from macros.proof.proof import Proof
from macros.proof.slack import days, slack
from macros.proof.space import Box

_SAME_DAY = re.compile(r"\b(samma (arbets)?dag|den dag)\b")


def lawless_stage(proof: Proof) -> Iterator[Problem]:
    """Ensure that every stage of a legal process names a statute."""
    for _, stage in _stages(proof.plan):
        if not any(source.startswith("lag:") for source in stage.sources):
            message = f"skedet ”{stage.id}” nämner ingen lag"
            hint = "skriv en källa som börjar med lag:"
            yield Problem(stage.at("id"), "lawless-stage", message, hint)


def local_law(proof: Proof) -> Iterator[Problem]:
    """Ensure that a legal process holds nothing of one organisation: others use it as it stands."""
    for _, stage in _stages(proof.plan):
        if not stage.part and not proof.plan.roles[stage.role].outside:
            message = f"skedet ”{stage.id}” nämner rollen ”{stage.role}”"
            hint = "skriv en del ur organisation.yml: parts"
            yield Problem(stage.at("role"), "local-law", message, hint)
        for index, source in enumerate(stage.sources):
            if source.startswith("plan:"):
                message = f"skedet ”{stage.id}” bygger på planen"
                hint = "ta bort källan: ett fynd kan peka på skedet med stages:"
                yield Problem(stage.at("sources", index), "local-law", message, hint)


def _stages(plan: Plan) -> Iterator[tuple[str, LegalStep]]:
    for name, process in plan.law.items():
        for stage in process.steps:
            yield name, stage


def unexplained_law(proof: Proof) -> Iterator[Problem]:
    """Ensure that a law which steps must carry out is explained in a process of the same cases."""
    cited: dict[str, list[Box]] = {}
    for process in proof.plan.law.values():
        box = proof.staff.close(process.when)
        if box is None:
            continue
        for source in (*process.sources, *(s for stage in process.steps for s in stage.sources)):
            cited.setdefault(source.partition(":")[2], []).append(box)
    for key, statute in proof.plan.statutes.items():
        for index, when in enumerate(statute.when):
            here = proof.staff.close(when)
            told = cited.get(key, ())
            if here is not None and not any(proof.staff.meets(here, box) for box in told):
                message = f"”{key}” ska bäras av steg men förklaras inte i någon rättslig process"
                hint = "nämn den i ett skede i law/ som gäller samma ärenden"
                yield Problem(statute.at("when", index), "unexplained-law", message, hint)


def no_return(proof: Proof) -> Iterator[Problem]:
    """Ensure that every legal process marks one point of no return, and what can be done before."""
    for name, process in proof.plan.law.items():
        finals = [index for index, stage in enumerate(process.steps) if stage.final]
        if len(finals) != 1:
            message = f"”{name}” har {len(finals)} skeden med final: true, det ska vara ett"
            hint = "märk det skede då det inte längre räcker att betala eller rätta sig"
            yield Problem(process.at("steps"), "no-return", message, hint)
            continue
        for stage in process.steps[: finals[0]]:
            if stage.acts is None:
                message = f"skedet ”{stage.id}” säger inte vad socialtjänsten kan göra"
                yield Problem(stage.at("id"), "no-return", message, "skriv det i acts:")


def wrong_period(proof: Proof) -> Iterator[Problem]:
    """Ensure that a step that cites a statute keeps within the time rule of that statute.

    From the same event the period is the same; from another event it is no longer.
    """
    for step in proof.written:
        for index, source in enumerate(step.sources):
            statute = proof.plan.statutes.get(source.partition(":")[2])
            if source.startswith("plan:") or statute is None or statute.deadline is None:
                continue
            rule = proof.plan.deadlines[statute.deadline]
            if step.deadline != statute.deadline and _disagrees(step, rule, proof.plan):
                message = f"steget ”{step.id}” har en annan tid än {source} ger"
                hint = f"skriv deadline: {statute.deadline} ({_period(rule)}), eller ta bort källan"
                yield Problem(step.at("sources", index), "wrong-period", message, hint)


def _disagrees(step: Step, rule: Deadline, plan: Plan) -> bool:
    """Tell whether a step's own time is another than the rule's; a step without one has none."""
    if step.deadline:
        own = plan.deadlines[step.deadline]
        period, events = own.within, own.events
    elif step.within and step.after:
        period, events = step.within, (step.after,)
    else:
        return False
    if set(events) & {*rule.events, rule.safe}:
        return period != rule.within
    return rule.within != "P0D" and days(period) > days(rule.within)


def _period(rule: Deadline) -> str:
    return "samma dag" if rule.within == "P0D" else length_in_words(rule)


def unsaid_period(proof: Proof) -> Iterator[Problem]:
    """Ensure that a rule's period is also said in its words and in those of its statutes.

    A period of law stands in two places on purpose: a slip in one of them is then seen.
    """
    plan = proof.plan
    for name, rule in plan.deadlines.items():
        period = length_in_words(rule) if rule.within != "P0D" else ""
        if not (period in rule.text if period else _SAME_DAY.search(rule.text)):
            message = f"texten till ”{name}” säger inte ”{period or 'samma dag'}”"
            yield Problem(rule.at("text"), "unsaid-period", message, "rätta within: eller texten")
        for key, statute in plan.statutes.items():
            if statute.deadline == name and period not in statute.says:
                message = f"”{key}” ger regeln ”{name}” men säger inte ”{period}”"
                hint = "rätta texten, eller tidsregeln i deadlines.yml"
                yield Problem(statute.at("says"), "unsaid-period", message, hint)


def uncited_rule(proof: Proof) -> Iterator[Problem]:
    """Ensure that a statute's time rule names that statute as its source."""
    for key, statute in proof.plan.statutes.items():
        if statute.deadline is None:
            continue
        rule = proof.plan.deadlines[statute.deadline]
        if key not in {source.partition(":")[2] for source in rule.sources}:
            message = f"tidsregeln ”{statute.deadline}” nämner inte {key}"
            hint = f"lägg till lag:{key} i regelns sources:"
            yield Problem(statute.at("deadline"), "uncited-rule", message, hint)


def too_late(proof: Proof) -> Iterator[Problem]:
    """Ensure that the household is contacted before the time to pay can run out."""
    for name, routine in proof.plan.routines.items():
        found = slack(proof, name)
        if found is None or not found.late:
            continue
        place = found.step.at("id") if found.step else routine.at("when")
        if found.latest is not None:
            message = f"första kontakten i ”{name}” kan dröja {found.latest} dagar"
        else:
            message = f"första kontakten i ”{name}” har ingen tid, eller saknas på någon väg"
        keys = proof.landmarks
        least = f"kortare än {found.period} dagar"
        hint = f"ge beslutet ”{keys.reached}” en tid från {keys.starts}, {least}"
        yield Problem(place, "too-late", message, hint)
