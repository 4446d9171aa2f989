"""Faults seeded in the content, to see whether the checks find them.

A mutant is one small change that an editor could make by mistake. Those that change what
somebody is told to do must all be found.

``python -m tests.mutation [MOST]`` seeds them in checklists/, MOST of each kind (all without it),
and prints the share that is found and each that is not.
"""

from __future__ import annotations

import copy
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from macros.content.model import Plan
from macros.content.nodes import NodeMark, data, parse
from macros.content.reader import (
    FOLDERS,
    Reading,
    assemble,
    content_files,
    read_file,
    schema_comment,
)
from macros.proof.checks import check
from macros.proof.proof import Proof

Data = dict[str, Any]
Trail = tuple[str | int, ...]


@dataclass(frozen=True)
class Mutant:
    """A fault: its kind, where it stands and what it is."""

    kind: str
    file: str
    line: int
    what: str
    text: Callable[[], str] | None
    """Makes the file's new text, when it is asked for; None: the file is gone."""


@dataclass(frozen=True)
class Choices:
    """What the content has to put in a wrong place."""

    owners: tuple[str, str]
    """Two roles that can own a case."""
    assistant: str | None
    """A role that cannot."""
    outsider: str | None
    """A party outside the administration."""
    only: tuple[str, str]
    """The guide's first question and an answer to it, as a condition too many."""


@dataclass(frozen=True)
class Source:
    """A content file as it is, read without its marks."""

    path: Path
    folder: Path
    shown: str
    data: Data
    mark: NodeMark
    choices: Choices

    def mutant(self, kind: str, trail: Trail, what: str, change: Callable[[Any], None]) -> Mutant:
        """Return the mutant that ``change`` makes of what stands at ``trail``."""

        def text() -> str:
            changed = copy.deepcopy(self.data)
            change(_at(changed, trail))
            return schema_comment(self.path, self.folder) + "\n" + _dumped(changed)

        return Mutant(kind, self.shown, self.mark.at(*trail).line, what, text)


def _at(value: Any, trail: Trail) -> Any:
    for part in trail:
        value = value[part]
    return value


def _dumped(value: Data) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


class Ground:
    """The untouched content, read once, so that a mutant costs one file and one proof."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = {path: read_file(path, folder) for path in content_files(folder, [])}

    def survives(self, mutant: Mutant) -> bool:
        """Tell whether no check finds a mutant."""
        reading = self._reading(mutant)
        return not (reading.problems or check(reading.plan))

    def plan_with(self, mutant: Mutant) -> Plan:
        """Return the plan as it is with a mutant in it."""
        return self._reading(mutant).plan

    def _reading(self, mutant: Mutant) -> Reading:
        path = self.folder / Path(*Path(mutant.file).parts[1:])
        parts = {key: part for key, part in self.parts.items() if key != path}
        if mutant.text is not None:
            parts[path] = read_file(path, self.folder, mutant.text())
        return assemble(parts.values(), [])


def sample(found: Iterable[Mutant], most: int, seed: int = 1) -> list[Mutant]:
    """Return at most ``most`` mutants of each kind, chosen by chance but always the same."""
    kinds: dict[str, list[Mutant]] = {}
    for mutant in found:
        kinds.setdefault(mutant.kind, []).append(mutant)
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return [m for ms in kinds.values() for m in (chance.sample(ms, most) if len(ms) > most else ms)]


def mutants(folder: Path) -> Iterator[Mutant]:
    """Yield every mutant of a content folder, file by file."""
    choices = _choices(folder)
    for path in sorted(folder.rglob("*.yml")):
        source = _source(path, folder, choices)
        if path.parent.name in FOLDERS and path.parent.name != "landlords":
            yield Mutant("file-dropped", source.shown, 1, f"{path.name} tas bort", None)
        for kind, seed in _SEEDS.items():
            if path.parent.name in ("routines", "blocks"):
                yield from seed(kind, source)
        yield from _of_routine(source) if path.parent.name == "routines" else ()
        yield from _of_register(source) if path.parent == folder else ()
        yield from _of_guide(source) if path.parent.name == "guides" else ()


def _choices(folder: Path) -> Choices:
    plan = assemble((read_file(path, folder) for path in content_files(folder, [])), []).plan
    inside = [name for name, role in plan.roles.items() if not role.outside]
    able = [name for name in inside if plan.roles[name].owns]
    question = next(iter(Proof(plan).staff.facts))
    return Choices(
        owners=(able[0], able[-1]),
        assistant=next((name for name in inside if name not in able), None),
        outsider=next((name for name in plan.roles if name not in inside), None),
        only=(question, list(plan.facts[question].values)[1]),
    )


def _source(path: Path, folder: Path, choices: Choices) -> Source:
    shown = f"{folder.name}/{path.relative_to(folder)}"
    node = parse(path.read_text(encoding="utf-8"), shown, [])
    if node is None:
        raise ValueError(f"{shown} går inte att läsa")
    plain, mark = _without_marks(data(node, shown)), NodeMark(shown, node)
    return Source(path, folder, shown, plain, mark, choices)


def _without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_marks(inner) for key, inner in value.items()}
    return [_without_marks(inner) for inner in value] if isinstance(value, list) else value


def _steps(source: Source) -> Iterator[tuple[Trail, Data]]:
    """Yield every step and ``use`` of a file with the way to it."""
    todo: list[tuple[Trail, Data]] = [(("steps", i), s) for i, s in enumerate(source.data["steps"])]
    while todo:
        trail, step = todo.pop(0)
        yield trail, step
        for value, outcome in step.get("outcomes", {}).items():
            inner = (*trail, "outcomes", value, "steps")
            todo += [((*inner, i), s) for i, s in enumerate(outcome.get("steps", []))]


def _set(key: str | int, value: Any) -> Callable[[Any], None]:
    return lambda record: record.__setitem__(key, value)


def _drop(key: str | int) -> Callable[[Any], None]:
    return lambda record: record.pop(key)


Seed = Callable[[str, Source], Iterator[Mutant]]


def _key_dropped(key: str) -> Seed:
    def seed(kind: str, source: Source) -> Iterator[Mutant]:
        for trail, step in _steps(source):
            if key in step and "use" not in step and not (key == "do" and "decide" in step):
                yield source.mutant(kind, trail, f"{step['id']}: {key} tas bort", _drop(key))

    return seed


def _key_misspelt(key: str) -> Seed:
    def seed(kind: str, source: Source) -> Iterator[Mutant]:
        for trail, step in _steps(source):
            if isinstance(step.get(key), str):
                wrong = step[key] + step[key][-1] * 2
                yield source.mutant(kind, trail, f"{key}: {wrong}", _set(key, wrong))

    return seed


def _duty_step_dropped(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        if _duties(step):
            what = f"steget {step['id']} tas bort"
            yield source.mutant(kind, trail[:-1], what, _drop(trail[-1]))


def _duty_source_dropped(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        for duty in _duties(step):
            rest = [s for s in step["sources"] if s != duty]
            yield source.mutant(
                kind, trail, f"{step['id']}: {duty} tas bort", _set("sources", rest)
            )


def _duty_moved(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        if _duties(step):
            other = next(role for role in source.choices.owners if role != step["role"])
            yield source.mutant(kind, trail, f"{step['id']}: role: {other}", _set("role", other))


def _duties(step: Data) -> list[str]:
    sources = step.get("sources", [])
    listed = [sources] if isinstance(sources, str) else sources
    return [s for s in listed if s.startswith("plan:") and "." in s]


def _when_narrowed(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, record in [((), source.data), *_steps(source)]:
        for fact, values in record.get("when", {}).items():
            several = values if isinstance(values, list) and len(values) > 1 else []
            for value in several:
                rest = [v for v in values if v != value]
                what = f"{fact} utan {value}"
                yield source.mutant(kind, (*trail, "when"), what, _set(fact, rest))


def _when_added(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, record in [((), source.data), *_steps(source)]:
        whole = trail == () and source.path.parent.name == "routines"
        if whole or "when" in record or _duties(record):
            fact, value = source.choices.only
            when = record.get("when", {})
            if fact not in when:
                added = {**when, fact: value}
                yield source.mutant(kind, trail, f"gäller bara {value}", _set("when", added))


def _when_widened(kind: str, source: Source) -> Iterator[Mutant]:
    when = source.data.get("when", {})
    for fact in when:
        yield source.mutant(kind, ("when",), f"villkoret på {fact} tas bort", _drop(fact))


def _when_unknown(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, record in [((), source.data), *_steps(source)]:
        for fact in record.get("when", {}):
            yield source.mutant(kind, (*trail, "when"), f"{fact}: kanske", _set(fact, "kanske"))


def _outcome_dropped(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        for value in step.get("outcomes", {}):
            what = f"{step['id']}: utfallet {value} tas bort"
            yield source.mutant(kind, (*trail, "outcomes"), what, _drop(value))


def _last_end_dropped(kind: str, source: Source) -> Iterator[Mutant]:
    last = len(source.data["steps"]) - 1
    for trail, step in _steps(source):
        for value, outcome in step.get("outcomes", {}).items():
            for key in ("ends", "becomes"):
                if key in outcome and trail[:2] == ("steps", last):
                    what = f"{step['id']}/{value}: {key} tas bort"
                    yield source.mutant(kind, (*trail, "outcomes", value), what, _drop(key))


def _id_doubled(kind: str, source: Source) -> Iterator[Mutant]:
    ids = [(trail, step) for trail, step in _steps(source) if "id" in step and "use" not in step]
    for (_, first), (trail, step) in pairwise(ids):
        yield source.mutant(kind, trail, f"{step['id']} → {first['id']}", _set("id", first["id"]))


def _key_renamed(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        if "role" in step:
            yield source.mutant(kind, trail, "role skrivs rol", _renamed("role", "rol"))


def _renamed(key: str, wrong: str) -> Callable[[Any], None]:
    return lambda record: record.__setitem__(wrong, record.pop(key))


def _end_owner_wrong(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        for value, outcome in step.get("outcomes", {}).items():
            if "ends" in outcome and source.choices.assistant:
                what = f"{step['id']}/{value}: {source.choices.assistant} ansvarar för avslutet"
                wrong = _set("owner", source.choices.assistant)
                yield source.mutant(kind, (*trail, "outcomes", value, "ends"), what, wrong)


def _source_misspelt(kind: str, source: Source) -> Iterator[Mutant]:
    for trail, step in _steps(source):
        for index, name in enumerate(step.get("sources", [])):
            if isinstance(step["sources"], list):
                wrong = _set(index, name + "x")
                yield source.mutant(kind, (*trail, "sources"), f"{name}x", wrong)


_SEEDS: dict[str, Seed] = {
    "role-dropped": _key_dropped("role"),
    "do-dropped": _key_dropped("do"),
    "id-dropped": _key_dropped("id"),
    "role-misspelt": _key_misspelt("role"),
    "use-misspelt": _key_misspelt("use"),
    "finding-misspelt": _key_misspelt("finding"),
    "deadline-misspelt": _key_misspelt("deadline"),
    "event-misspelt": _key_misspelt("after"),
    "letter-misspelt": _key_misspelt("letter"),
    "decision-misspelt": _key_misspelt("decide"),
    "act-misspelt": _key_misspelt("act"),
    "duty-step-dropped": _duty_step_dropped,
    "duty-source-dropped": _duty_source_dropped,
    "duty-moved": _duty_moved,
    "when-narrowed": _when_narrowed,
    "when-added": _when_added,
    "when-unknown": _when_unknown,
    "outcome-dropped": _outcome_dropped,
    "end-owner-wrong": _end_owner_wrong,
    "source-misspelt": _source_misspelt,
    "id-doubled": _id_doubled,
    "key-renamed": _key_renamed,
}


def _of_routine(source: Source) -> Iterator[Mutant]:
    yield source.mutant("owner-dropped", (), "owner tas bort", _drop("owner"))
    wrong = {"owner-assistant": source.choices.assistant, "owner-outside": source.choices.outsider}
    for kind, role in wrong.items():
        if role:
            yield source.mutant(kind, (), f"{role} ansvarar", _set("owner", role))
    yield from _when_widened("when-widened", source)
    yield from _last_end_dropped("end-dropped", source)


def _of_register(source: Source) -> Iterator[Mutant]:
    name = source.path.stem
    holders: Mapping[str, Trail] = {"duties": ("duties",), "terms": (), "contacts": ()}
    trail = holders.get(name, ())
    if name in ("terms", "contacts"):
        return
    for key in _at(source.data, trail):
        yield source.mutant(f"{name}-record-dropped", trail, f"{key} tas bort", _drop(key))
    if name == "facts":
        for fact, record in source.data.items():
            for value in record["values"]:
                what = f"{fact}: svaret {value} tas bort"
                yield source.mutant("value-dropped", (fact, "values"), what, _drop(value))


def _of_guide(source: Source) -> Iterator[Mutant]:
    for index, fact in enumerate(source.data["questions"]):
        yield source.mutant("question-dropped", ("questions",), f"{fact} tas bort", _drop(index))


def main(most: int | None = None) -> None:
    """Seed faults in the real content and print the score and the survivors."""
    content = Path(__file__).resolve().parents[1] / "checklists"
    ground = Ground(content)
    tally: dict[str, list[int]] = {}
    for mutant in mutants(content) if most is None else sample(mutants(content), most):
        alive = ground.survives(mutant)
        tally.setdefault(mutant.kind, []).append(not alive)
        if alive:
            print(f"{mutant.file}:{mutant.line}: överlever: {mutant.kind}: {mutant.what}")
    for kind, found in sorted(tally.items()):
        print(f"{kind}: {sum(found)} av {len(found)}")
    print(f"{sum(map(sum, tally.values()))} av {sum(map(len, tally.values()))} fel hittas")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
