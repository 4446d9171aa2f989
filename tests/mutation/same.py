"""Other ways to write the same: nothing may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from macros.content.marks import MARKS
from macros.content.model import EXECUTOR, Record, Routine
from tests.mutation.files import Data, Mutant, Source, Trail, at, register, replace, written
from tests.mutation.ground import Ground

BLOCK = "nytt-block"


def rewrites(ground: Ground) -> Iterator[Mutant]:
    """Yield the content's files written in other ways that mean and say the same."""
    for source in ground.sources:
        if not source.whole and len(source.data) > 1:
            yield source.mutant("same", f"{source.kind} i omvänd ordning", (), source.kind, _turn)
        for kind, trail, record in source.records():
            yield from _reordered(source, kind, trail, record)
            yield from _other_finding(ground, source, kind, trail, record)
        if source.record is Routine:
            yield from _needless(ground, source)
            yield from _moved(source)


def _reordered(source: Source, kind: type[Record], trail: Trail, record: Data) -> Iterator[Mutant]:
    for key in ("when", "outcomes", "values"):
        value = record.get(key)
        if isinstance(value, dict) and (len(value) > 1 or any(map(_is_row, value.values()))):
            of, what = f"{kind.__name__}.{key}", "nycklarna i omvänd ordning"
            yield source.mutant("same", of, (*trail, key), what, _turn)


def _turn(value: Data) -> None:
    """Turn the order of keys, and that of the values of a condition."""
    turned = {k: v[::-1] if _is_row(v) else v for k, v in reversed(list(value.items()))}
    value.clear()
    value.update(turned)


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(v, str) for v in value)


def _other_finding(
    ground: Ground, source: Source, kind: type[Record], trail: Trail, record: Data
) -> Iterator[Mutant]:
    """Yield another number of a finding, where one is named."""
    for name, mark in MARKS[kind].items():
        named = mark == "neutral" and register(kind, name) == "findings"
        if named and isinstance(record.get(name), str):
            other = next(key for key in ground.plan.findings if key != record[name])
            of = f"{kind.__name__}.{name}"
            yield source.mutant("same", of, trail, other, replace(name, other))


def _needless(ground: Ground, source: Source) -> Iterator[Mutant]:
    """Yield steps with a condition that the whole checklist has anyway."""
    for index, step in enumerate(source.data["steps"]):
        block = ground.plan.blocks[step["use"]].steps if "use" in step else ()
        asked = {fact for inner in block for fact in inner.when} | step.get("when", {}).keys()
        for fact, values in source.data["when"].items():
            if "when" in step and fact not in asked:
                of, trail = "ett onödigt villkor", ("steps", index, "when")
                change = replace(fact, values)
                yield source.mutant("same", of, trail, f"{fact} läggs till", change)


def _moved(source: Source) -> Iterator[Mutant]:
    """Yield steps moved into a block of their own."""
    path = source.folder / "blocks" / f"{BLOCK}.yml"
    for index, step in enumerate(source.data["steps"]):
        if "use" not in step and step["role"] != EXECUTOR and not _has_use(step):
            of, trail = "ett steg flyttas till ett block", ("steps", index)
            made = source.mutant("same", of, trail, step["id"], _use)
            texts = {**made.texts, path: _block(path, source, trail)}
            yield Mutant(made.kind, made.of, made.file, made.line, made.what, texts)


def _has_use(step: Data) -> bool:
    inner = [row for o in step.get("outcomes", {}).values() for row in o.get("steps", [])]
    return any("use" in row or _has_use(row) for row in inner)


def _use(step: Data) -> None:
    step.clear()
    step["use"] = BLOCK


def _block(path: Path, source: Source, trail: Trail) -> Callable[[], str]:
    def text() -> str:
        block: Any = {"title": "Ett block", "steps": [at(source.data, trail)]}
        return written(block, path, source.folder)

    return text
