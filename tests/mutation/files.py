"""Content files as they are written, their records, and a small change of one."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from macros.content.model import Record, Use
from macros.content.nodes import NodeMark, data, parse
from macros.content.reader import FOLDERS, REGISTERS, TRANSLATIONS, schema_comment
from macros.content.references import Shape, fields_of
from macros.content.wording import key_names, records_in

Data = dict[str, Any]
Trail = tuple[str | int, ...]
Change = Callable[[Any], object]
Kind = Literal["meaning", "words", "same", "fault"]
"""What a change is of: what is to be done, its words, neither, or what no check may pass over."""


@dataclass(frozen=True)
class Mutant:
    """A small change: its kind, what it is a change of, where, and the files that it makes."""

    kind: Kind
    of: str
    file: str
    line: int
    what: str
    texts: Mapping[Path, Callable[[], str] | None]
    """Each file's new text, made when it is asked for; None: the file is gone."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.of}: {self.what}"


@dataclass(frozen=True)
class Source:
    """A content file read without its marks, with the record that it holds."""

    path: Path
    folder: Path
    data: Data
    mark: NodeMark
    record: type[Record]

    @classmethod
    def read(cls, path: Path, folder: Path) -> Source:
        """Read a file that is sound."""
        shown = f"{folder.name}/{path.relative_to(folder)}"
        node = parse(path.read_text(encoding="utf-8"), shown, [])
        if node is None:
            raise ValueError(f"{shown} går inte att läsa")
        concept = FOLDERS.get(path.parent.name)
        record = concept or _register_of(path, folder)[0]
        return cls(path, folder, _plain(data(node, shown)), NodeMark(shown, node), record)

    @property
    def kind(self) -> str:
        """The folder of concepts, the register, or ``texts`` for a translation."""
        return self.path.relative_to(self.folder).with_suffix("").parts[0]

    @property
    def whole(self) -> bool:
        """Tell whether the file is one record; a register has many."""
        return self.kind in FOLDERS or _register_of(self.path, self.folder)[1] is None

    def records(self) -> Iterator[tuple[type[Record], Trail, Data]]:
        """Yield every record of the file with the way to it."""
        found = {(): self.data} if self.whole else {(key,): r for key, r in self.data.items()}
        for trail, record in found.items():
            yield from _records(self.record, trail, record)

    def mutant(self, kind: Kind, of: str, trail: Trail, what: str, change: Change) -> Mutant:
        """Return the mutant that ``change`` makes of what stands at ``trail``."""

        def text() -> str:
            changed = copy.deepcopy(self.data)
            change(at(changed, trail))
            return written(changed, self.path, self.folder)

        place = self.mark.at(*trail)
        return Mutant(kind, of, place.file, place.line, what, {self.path: text})


def _register_of(path: Path, folder: Path) -> tuple[type[Record], Any]:
    return (REGISTERS if path.parent == folder else TRANSLATIONS)[path.stem]


def at(value: Any, trail: Trail) -> Any:
    """Return what stands at the end of a trail."""
    for part in trail:
        value = value[part]
    return value


def written(value: Data, path: Path, folder: Path) -> str:
    """Return the text of a content file."""
    dumped = yaml.dump(
        value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"{schema_comment(path, folder)}\n{dumped}"


def put(record: type[Record], key: str, value: Any) -> Change:
    """Return the change that gives a field a value, with the keys in the reader's order."""
    order = key_names(record)

    def change(old: Data) -> None:
        new = {**old, key: copy.deepcopy(value)}
        old.clear()
        old.update(sorted(new.items(), key=lambda pair: order.index(pair[0])))

    return change


def replace(key: str | int, value: Any) -> Change:
    """Return the change that gives what is there another value."""
    return lambda record: record.__setitem__(key, value)


def drop(key: str | int) -> Change:
    """Return the change that takes a key or an entry away."""
    return lambda record: record.pop(key)


def register(kind: type[Record], name: str) -> str | None:
    """Return what the ids of a field point into; None where it holds no id, or a condition."""
    shape = _shape(kind, name)
    text = shape and (shape.text or (shape.entry and shape.entry.text))
    return next(iter(text.registers), None) if text else None


def is_condition(kind: type[Record], name: str) -> bool:
    """Tell whether a field holds a condition, or a list of them."""
    shape = _shape(kind, name)
    key = shape and (shape.key or (shape.entry and shape.entry.key))
    return bool(key and key.text and key.text.registers == ("facts",))


def _shape(kind: type[Record], name: str) -> Shape | None:
    return next((field.shape for field in fields_of(kind) if field.name == name), None)


def listed(value: Any) -> list[Any]:
    """Return a value that may stand alone as a list."""
    return value if isinstance(value, list) else [value]


def _records(kind: type[Record], trail: Trail, value: Data) -> Iterator[tuple[Any, Trail, Data]]:
    yield kind, trail, value
    for name, info in kind.model_fields.items():
        key = info.alias or name
        kinds = list(records_in(info.annotation))
        if kinds and key in value and not key.startswith("("):
            for rest, inner in _each(value[key], kinds):
                inner_kind = Use if Use in kinds and "use" in inner else kinds[0]
                yield from _records(inner_kind, (*trail, key, *rest), inner)


def _each(value: Any, kinds: list[type[Record]]) -> Iterator[tuple[Trail, Any]]:
    if isinstance(value, list):
        yield from (((index,), inner) for index, inner in enumerate(value))
    elif set(value) <= {f.alias or n for n, f in kinds[0].model_fields.items()}:
        yield (), value
    else:
        yield from (((key,), inner) for key, inner in value.items())


def _plain(value: Any) -> Any:
    """Return a value without its places."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
