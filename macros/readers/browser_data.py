"""What the scripts in the browser need, as small files of JSON: one source, the same rules.

``data/guide.json`` holds the guide's questions and the conditions of the checklists;
``data/tid.json`` the time rules, the events and the free days; ``data/checklistor/<id>.json``
the steps of one checklist, each with a fingerprint of what it means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from macros.compiled.views import OutcomeView, PointView, StepView, every_step
from macros.content.chrome import AROUND_DAYS, EVES
from macros.content.model import (
    FIRST_YEAR,
    LAST_YEAR,
    Deadline,
    DeadlineText,
    Event,
    EventText,
    Plan,
    When,
)
from macros.proof.deadlines import (
    earlier_events,
    free_days,
    rule_in_words,
)
from macros.proof.decisions import Leaf
from macros.proof.space import Box
from macros.readers.book import Book
from macros.readers.edition import OURS, Edition, editions
from macros.readers.words import small

Json = dict[str, Any]
FILES = "data"


def browser_files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file that the scripts read."""
    yield f"{FILES}/guide.json", _text(guide_data(book))
    yield f"{FILES}/tid.json", _text(time_data(book.plan))
    for edition in editions(book)[1:]:
        yield f"{FILES}/tid.{edition.language}.json", _text(translated_time(edition))
    for name in book.proof.boxes:
        yield f"{FILES}/checklistor/{name}.json", _text(checklist_data(book, name))


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def guide_attribute(book: Book) -> Markup:
    """Return the guide as JSON for an attribute in single quotes, its order kept."""
    text = _text(guide_data(book)).strip()
    for sign in "&<>'":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704


def guide_data(book: Book) -> Json:
    """Return the staff's guide: questions, and for each checklist its owner and conditions."""
    proof, plan = book.proof, book.plan
    lists = {
        name: {
            "title": plan.routines[name].title,
            "owner": plan.routines[name].owner,
            "finding": plan.routines[name].finding,
            "box": _listed(book, box),
        }
        for name, box in proof.boxes.items()
    }
    owners = {plan.routines[name].owner for name in lists}
    return {
        "version": book.version,
        "facts": {fact: _fact(book, fact) for fact in proof.staff.facts},
        "nodes": list(_nodes(book)),
        "lists": {name: _filled(record) for name, record in lists.items()},
        "roles": {key: {"title": role.title} for key, role in plan.roles.items() if key in owners},
    }


def _nodes(book: Book) -> Iterator[Json]:
    """Yield the guide's nodes, each after those it leads to, which are named by their place."""
    graph = book.proof.decisions
    places = {key: place for place, key in enumerate(graph.nodes)}
    for key, node in graph.nodes.items():
        if isinstance(node, Leaf):
            yield {"list": node.routine}
        else:
            whole = graph.part_of[key]
            named = {} if whole == node.fact else {"key": whole}
            to = [places[node.to(value)] for value in graph.facts[node.fact]]
            yield {"fact": node.fact, "to": to, **named}


def _fact(book: Book, fact: str) -> Json:
    record = book.plan.facts[fact]
    values = {
        value: _filled({"label": v.label, "help": v.help}) for value, v in record.values.items()
    }
    told: Json = {
        "ask": record.ask,
        "help": record.help,
        "values": values,
        "anew": list(record.anew),
    }
    if record.unknown:
        steps = [_step(book, step) for step in book.find_out(fact)]
        told["unknown"] = {"until": record.unknown.until, "steps": steps}
    return _filled(told)


def _listed(book: Book, box: Box) -> dict[str, list[str]]:
    facts = book.proof.staff.facts
    return {f: [v for v in facts[f].values if v in box[f]] for f in facts if f in box}


def _filled(record: Mapping[str, Any]) -> Json:
    """Leave out what is empty."""
    return {key: value for key, value in record.items() if value not in (None, (), [], {}, "")}


def checklist_data(book: Book, name: str) -> Json:
    """Return one checklist: its steps in order, and the words that they use."""
    plan, routine = book.plan, book.plan.routines[name]
    steps = list(every_step(book.lists[name]))
    ends = (outcome.ends for step in steps for outcome in step.outcomes.values())
    roles = {step.role for step in steps} | {end.owner for end in ends if end} | {routine.owner}
    sources = sorted({source for step in steps for source in step.cited})
    return {
        "version": book.version,
        "id": name,
        "title": routine.title,
        "owner": routine.owner,
        "roles": {key: role.title for key, role in plan.roles.items() if key in roles},
        "sources": {
            key: book.words.source(key) for key in sorted(sources) if key.startswith("plan:")
        },
        "findings": {
            key: {"title": plan.findings[key].title, "meanwhile": plan.findings[key].meanwhile}
            for key in book.findings_in(name)
        },
        "steps": [_step(book, step) for step in book.lists[name]],
    }


def _step(book: Book, step: StepView) -> Json:
    told = {
        "id": step.id,
        "do": step.says,
        "decide": step.decide,
        "role": step.role if step.who else None,
        "pause": step.pause,
        "act": step.act,
        "needed": step.needed or None,
        "sources": list(step.sources),
        **_conditions(book, step.when),
        "rule": step.time and step.time.rule,
        "within": step.within,
        "after": step.after,
        "every": step.every,
        "time": step.time and step.time.named,
        "letter": step.letter,
        "dates": list(step.dates),
        "sets": step.sets,
        "points": [_point(book, step, point) for point in step.points],
        "hash": step.hash,
        "outcomes": {v: _outcome(book, outcome) for v, outcome in step.outcomes.items()},
    }
    return _filled(told)


def _conditions(book: Book, when: When) -> Json:
    """Return a condition apart: on the guide's facts, and on what is decided on the way."""
    staff = book.proof.staff
    rest = {fact: list(v) for fact, v in when.items() if fact not in staff.facts}
    return {"box": _listed(book, staff.close(when) or {}), "when": rest}


def _point(book: Book, step: StepView, point: PointView) -> Json:
    told = {
        "id": f"{step.id}.{point.id}",
        "do": point.do,
        "sources": list(point.sources),
        **_conditions(book, point.open),
        "sets": point.sets,
        "hash": point.hash,
    }
    return _filled(told)


def _outcome(book: Book, outcome: OutcomeView) -> Json:
    becomes = outcome.becomes or {}
    return _filled(
        {
            "label": outcome.label,
            "steps": [_step(book, step) for step in outcome.steps],
            "ends": outcome.ends and outcome.ends.model_dump(),
            "becomes": {fact: values[0] for fact, values in becomes.items()},
        }
    )


def time_data(plan: Plan) -> Json:
    """Return the time rules, the events that they count from, and the free days by year."""
    rules = {
        name: _filled(
            {
                "title": rule.title,
                "said": rule_in_words(rule, plan),
                "text": rule.text,
                "within": rule.within,
                "after": list(rule.events),
                "backwards": bool(rule.before) or None,
                "safe": rule.safe,
                "moves": rule.moves or None,
                "pays": rule.pays or None,
                "review": rule.review or None,
                "exceptions": list(rule.exceptions),
            }
        )
        for name, rule in plan.deadlines.items()
    }
    events = {
        name: _filled(
            {
                "title": event.title,
                "ask": event.ask,
                "help": event.help,
                "day": event.day,
                "starts": event.starts or None,
                "ahead": event.ahead or None,
                "ours": event.ours or None,
                "before": earlier_events(plan, name),
            }
        )
        for name, event in plan.events.items()
    }
    free, names = _free_days(OURS, EVES)
    shown = [name if name.startswith("Kristi") else small(name) for name in names]
    years_told = [FIRST_YEAR, LAST_YEAR]
    return {"rules": rules, "events": events, "free": free, "names": shown, "years": years_told}


def translated_time(edition: Edition) -> Json:
    """Return the same data for the rules that landlords count by, in their language."""
    plan, whole = edition.book.plan, time_data(edition.book.plan)
    rules = {key: whole["rules"][key] | _said(edition, r) for key, r in edition.rules.items()}
    events = {
        event: whole["events"][event] | _said(edition, plan.events[event])
        for rule in rules.values()
        for event in rule["after"]
    }
    free, names = _free_days(edition.language, {key: edition.words[key] for key in EVES})
    written = {"locale": edition.locale.replace("_", "-")}
    says = {key: edition.words[f"day_{key}"] for key in AROUND_DAYS}
    told = {**written, "says": says, "rules": rules, "events": events}
    return told | {"free": free, "names": names, "years": whole["years"]}


def _said(edition: Edition, record: Deadline | Event) -> Json:
    """Return the texts of a record that are translated, as far as it has them."""
    kind = DeadlineText if isinstance(record, Deadline) else EventText
    return _filled({n: edition.say(record, n) for n in kind.model_fields if n != "mark"})


def _free_days(language: str, eves: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the free weekdays of each year, month, day and place of the name; and the names."""
    years = {year: _free(year, language, eves) for year in range(FIRST_YEAR - 1, LAST_YEAR + 2)}
    names = sorted({name for days in years.values() for name in days.values()})
    free = {
        str(year): " ".join(f"{day:%m%d}{names.index(name)}" for day, name in days.items())
        for year, days in years.items()
    }
    return free, names


def _free(year: int, language: str, eves: Mapping[str, str]) -> dict[date, str]:
    """Return the free days of a year that are no Saturday or Sunday, with their names."""
    days = sorted(free_days(year, language, tuple(eves.values())).items())
    return {day: name for day, name in days if day.weekday() < 5}
