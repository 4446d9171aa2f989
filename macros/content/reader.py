"""A folder of YAML files to a Plan. Readers collect problems; they do not raise."""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.content import model
from macros.content.approved import FOLDER as APPROVED
from macros.content.characters import strange_characters
from macros.content.expansion import expand, played_block, played_process
from macros.content.model import Plan, Record
from macros.content.nodes import Marked, Node, NodeMark, data, parse
from macros.content.place import NOWHERE, Mark, Place
from macros.content.problem import Problem, nearest, suggest
from macros.content.wording import key_names, problems_of

MOST_BYTES = 1_000_000
FOLDERS: dict[str, type[Record]] = {
    "guides": model.Guide,
    "routines": model.Routine,
    "blocks": model.Block,
    "landlords": model.Ending,
    "roles": model.Role,
    "units": model.Unit,
    "law": model.Process,
    "letters": model.Letter,
}
"""Folders of concepts: a file each, named by its id."""
REGISTERS: dict[str, tuple[type[Record], Any]] = {
    "facts": (model.Fact, model.Id),
    "events": (model.Event, model.Id),
    "deadlines": (model.Deadline, model.Id),
    "statutes": (model.Statute, model.Text),
    "duties": (model.Duties, None),
    "findings": (model.Finding, model.FindingId),
    "acts": (model.Act, model.Id),
    "guarantees": (model.Guarantee, model.Id),
    "expectations": (model.Expectation, model.Id),
    "terms": (model.Term, model.Id),
    "searches": (model.Search, model.Target),
    "contacts": (model.Contact, model.Id),
    "organisation": (model.Organisation, None),
}
"""Registers: one file with many records under their ids (a file without ids is one record)."""
OPTIONAL = {"expectations"}
"""Registers that a content may be without."""
TEXTS, LANGUAGE = "texts", "language"
"""The folder of translations, with a folder for each language; the file about the language."""
TRANSLATIONS: dict[str, tuple[type[Record], Any]] = {
    LANGUAGE: (model.Language, None),
    "organisation": (model.OrganisationText, None),
    "guides": (model.GuideText, model.Id),
    "facts": (model.FactText, model.Id),
    "landlords": (model.EndingText, model.Id),
    "letters": (model.LetterText, model.Id),
    "deadlines": (model.DeadlineText, model.Id),
    "events": (model.EventText, model.Id),
    "roles": (model.TitleText, model.Id),
    "units": (model.TitleText, model.Id),
}
"""The files of a language: what the records of a kind say in it, under the records' ids."""
_OTHER_IDS = {kind: ids for kind, (_, ids) in REGISTERS.items() if ids not in (None, model.Id)}
_OTHER_IDS[TEXTS] = model.LanguageId
_LANGUAGE_ID = re.compile("[a-z]{2,3}(-[a-z0-9]+)*")
_BESIDE = (APPROVED, TEXTS, "README.md")
"""What lies in the content folder beside folders of concepts and registers."""
SCHEMAS = "docs/data/schema"


@dataclass
class Reading:
    """What came of reading a folder: the plan as far as it could be read, and the problems."""

    plan: Plan
    problems: list[Problem]


@dataclass
class Part:
    """What came of reading one file."""

    kind: str
    """The folder of concepts, or the register."""
    records: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    language: str = ""
    """The language, where the file is a translation."""
    mark: Mark = NOWHERE


def read(folder: Path) -> Reading:
    """Read a content folder. Places are relative to the folder's parent."""
    problems: list[Problem] = []
    parts = [read_file(path, folder) for path in content_files(folder, problems)]
    return assemble(parts, problems)


def content_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files that the content is made of, whether they can be read or not."""
    for name in FOLDERS:
        yield from _files(folder / name, problems, required=name == "routines")
    for name in REGISTERS:
        if name not in OPTIONAL or (folder / f"{name}.yml").exists():
            yield folder / f"{name}.yml"
    yield from _translations(folder / TEXTS, problems)
    _refuse_strangers(folder, {*FOLDERS, *_files_of(REGISTERS), *_BESIDE}, problems)


def _translations(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files of every language; the one about the language is always among them."""
    try:
        languages = sorted(path for path in folder.iterdir() if not is_passing(path.name))
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for language in languages:
        _refuse_name(language.name, TEXTS, Place(named(language)), problems)
        _refuse_strangers(language, {*_files_of(TRANSLATIONS)}, problems)
        for path in map(language.joinpath, _files_of(TRANSLATIONS)):
            if path.stem == LANGUAGE or path.exists():
                yield path


def _files_of(registers: Iterable[str]) -> Iterator[str]:
    return (f"{name}.yml" for name in registers)


def read_file(path: Path, folder: Path, text: str | None = None) -> Part:
    """Read one content file, or ``text`` in its place."""
    translation = path.parent.parent == folder / TEXTS
    concept = path.parent != folder and not translation
    part = Part(path.parent.name if concept else path.stem)
    part.language = path.parent.name if translation else ""
    text = _text(path, part.problems) if text is None else text
    node = None if text is None else _node(path, folder, text, part.problems)
    if concept:
        _refuse_name(path.stem, part.kind, Place(named(path)), part.problems)
    if node is not None:
        part.mark = NodeMark(named(path), node)
    if node is not None and concept:
        part.records |= _record(path.stem, node, named(path), FOLDERS[part.kind], part.problems)
    elif node is not None:
        _fill_register(part, node, named(path))
    return part


def assemble(parts: Iterable[Part], problems: list[Problem]) -> Reading:
    """Put the parts of the content together, blocks in place."""
    found: dict[str, dict[str, Any]] = {name: {} for name in [*FOLDERS, *REGISTERS, "languages"]}
    problems = list(problems)
    translated = []
    for part in parts:
        problems += part.problems
        if part.language:
            translated.append(part)
        else:
            found[part.kind] |= part.records
    for part in translated if not problems else ():  # a record with a fault would be said missing
        _translate(found, part, problems)
    duties = found.pop("duties").get("duties")
    organisation = found.pop("organisation").get("organisation")
    plan = Plan.model_construct(
        None,
        **found,
        organisation=organisation,
        duties=duties.duties if duties else {},
        paragraphs=duties.paragraphs if duties else {},
    )
    if problems:
        return Reading(plan, problems)  # a block with a fault would be said to be missing
    cast = organisation.parts if organisation else {}
    routines = {
        name: expand(routine, plan.blocks, cast, problems)
        for name, routine in plan.routines.items()
    }
    blocks = {name: played_block(block, cast) for name, block in plan.blocks.items()}
    law = {name: played_process(process, cast) for name, process in plan.law.items()}
    played = {"routines": routines, "blocks": blocks, "law": law}
    return Reading(plan.model_copy(update=played), problems)


def _translate(found: dict[str, dict[str, Any]], part: Part, problems: list[Problem]) -> None:
    """Give the records that were found what they say in the language of a part."""
    if part.kind == LANGUAGE:
        found["languages"][part.language] = part.records[LANGUAGE]
        return
    own = found[part.kind]
    for key, text in part.records.items():
        if record := own.get(key):
            texts = {**record.texts, part.language: text}
            own[key] = record.model_copy(update={"texts": texts})
        else:
            message = f"”{key}” finns inte i {part.kind}, så översättningen hör inte till något"
            hint = suggest(key, own) or "ta bort översättningen"
            problems.append(Problem(part.mark.key(key), "unknown-id", message, hint))


def schema_comment(file: Path, folder: Path) -> str:
    """Return the first line of a content file: it names the schema for editors."""
    deep = len(file.relative_to(folder).parts)
    kind = (file.stem, singular(file.parent.name), f"{TEXTS}-{file.stem}")[deep - 1]
    return f"# yaml-language-server: $schema={'../' * deep}{SCHEMAS}/{kind}.json"


def singular(folder: str) -> str:
    """Return the name of one thing in a folder of concepts."""
    return {"law": "process", "landlords": "ending"}.get(folder, folder.removesuffix("s"))


def _files(folder: Path, problems: list[Problem], *, required: bool) -> Iterator[Path]:
    try:
        entries = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        if required:
            problems.append(
                Problem(
                    Place(named(folder)),
                    "missing-folder",
                    "mappen saknas",
                    "lägg tillbaka mappen",
                )
            )
        return
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for name in entries:
        path = folder / name
        if is_passing(name):
            continue
        if path.suffix == ".yml":
            yield path
        else:
            problems.append(
                Problem(
                    Place(f"{named(folder)}/{name}"),
                    "unexpected-file",
                    "här ska bara finnas filer som slutar på .yml",
                    "byt namn på filen eller flytta den",
                )
            )


def is_passing(name: str) -> bool:
    """Tell whether a file is hidden, or an editor's own copy of one that is being written."""
    return bool(re.fullmatch(r"\..*|#.*#|.*~|.*\.sw[a-z]|4913", name))


def named(path: Path) -> str:
    """Return a path from the content folder's name on, the way problems show it."""
    *_, above, folder, _ = ("", "", *path.parts)
    if folder == TEXTS or (path.suffix == ".yml" and folder in FOLDERS):
        return "/".join(path.parts[-3:])
    translated = above == TEXTS and _LANGUAGE_ID.fullmatch(folder)
    return "/".join(path.parts[-4 if translated else -2 :])


def _text(path: Path, problems: list[Problem]) -> str | None:
    shown = named(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.append(Problem(Place(shown), "not-a-file", "det här är ingen vanlig fil"))
            return None
        if status.st_size > MOST_BYTES:
            problems.append(
                Problem(
                    Place(shown),
                    "too-large",
                    f"filen är större än {MOST_BYTES // 1_000_000} MB",
                    "dela filen",
                )
            )
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(
            Problem(Place(shown), "missing-file", "filen saknas", "lägg tillbaka filen")
        )
        return None
    except OSError as error:
        problems.append(_unreadable(path, error))
        return None
    return _decoded(raw, shown, problems)


def _decoded(raw: bytes, shown: str, problems: list[Problem]) -> str | None:
    if b"\0" in raw:
        problems.append(Problem(Place(shown), "binary", "filen är inte en textfil"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(
            Problem(
                Place(shown, line),
                "not-utf8",
                "raden är inte skriven i UTF-8",
                "spara filen som UTF-8",
            )
        )
        return None
    if not text.strip():
        problems.append(
            Problem(
                Place(shown), "empty-file", "filen är tom", "skriv innehållet eller ta bort filen"
            )
        )
        return None
    if "\t" in text:
        before = text[: text.index("\t")]
        place = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.append(Problem(place, "tab", "här står en tabb", "använd mellanslag"))
        return None
    strange = list(strange_characters(text, shown))
    problems += strange
    return None if strange else text


def _unreadable(path: Path, error: OSError) -> Problem:
    said = {
        errno.EACCES: "filen får inte läsas",
        errno.ELOOP: "länken leder runt till sig själv",
        errno.ENOTDIR: "det här ska vara en mapp",
    }
    return Problem(
        Place(named(path)), "unreadable", said.get(error.errno or 0, "filen går inte att läsa")
    )


def _node(path: Path, folder: Path, text: str, problems: list[Problem]) -> Node | None:
    shown = named(path)
    wanted = schema_comment(path, folder)
    if text.split("\n", 1)[0].rstrip() != wanted:
        problems.append(
            Problem(
                Place(shown),
                "schema-comment",
                "första raden ska visa vägen till schemat",
                f"skriv {wanted}",
            )
        )
    node = parse(text, shown, problems)
    if node is not None and not isinstance(node.value, dict):
        problems.append(
            Problem(Place(shown, node.line), "bad-value", "filen ska ha nycklar och värden")
        )
        return None
    return node


def _record(
    name: str, node: Node, file: str, kind: type[Record], problems: list[Problem]
) -> dict[str, Record]:
    """Return the record under its name, or nothing if it is not sound."""
    try:
        record = kind.model_validate(data(node, file))
    except ValidationError as error:
        problems.extend(problems_of(error, kind, NodeMark(file, node)))
        return {}
    _refuse_disorder(record, problems)
    return {name: record}


def _fill_register(part: Part, node: Node, file: str) -> None:
    kind, key = (TRANSLATIONS if part.language else REGISTERS)[part.kind]
    if key is None:
        part.records |= _record(part.kind, node, file, kind, part.problems)
    elif isinstance(node.value, dict):
        for entry, (key_node, value) in node.value.items():
            _refuse_name(
                entry, part.kind, Place(file, key_node.line, key_node.column), part.problems
            )
            part.records |= _record(entry, value, file, kind, part.problems)


def _refuse_name(name: str, kind: str, place: Place, problems: list[Problem]) -> None:
    try:
        _names(kind if kind in _OTHER_IDS else "").validate_python(name)
    except ValidationError:
        message = f"”{name}” är inget giltigt id"
        hint = "använd a–z, siffror och bindestreck"
        problems.append(Problem(place, "bad-id", message, hint))


@cache
def _names(kind: str) -> TypeAdapter[str]:
    """Return what validates the ids of a register that has its own form of them, or of others."""
    return TypeAdapter(_OTHER_IDS.get(kind, model.Id))


def _refuse_disorder(record: Record, problems: list[Problem]) -> None:
    """Keys stand in the order of the class, and a step's on lines of their own."""
    for inner, mark in marked(record):
        _refuse_flow(inner, mark, problems)
        keys, wanted = mark.keys(), wanted_order(inner, mark)
        if keys != wanted:
            first = next(k for k, w in zip(keys, wanted, strict=True) if k != w)
            message = f"”{first}” står på fel plats"
            hint = "ordningen är " + ", ".join(wanted)
            problems.append(Problem(mark.key(first), "key-order", message, hint))


def marked(record: Record) -> Iterator[tuple[Record, NodeMark]]:
    """Yield a record and those within it, with the places where they were read."""
    if isinstance(record.mark, NodeMark):
        yield record, record.mark
    for value in record.__dict__.values():
        for inner in _inner(value) if value else ():
            yield from marked(inner)


def wanted_order(record: Record, mark: NodeMark) -> list[str]:
    """Return the keys that a record has, in the order in which they should stand."""
    order = key_names(type(record))
    return sorted(mark.keys(), key=lambda k: order.index(k) if k in order else len(order))


def _refuse_flow(record: Record, mark: NodeMark, problems: list[Problem]) -> None:
    if isinstance(record, model.Step) and mark.node.flow:
        message = f"steget ”{record.id}” står på en enda rad"
        problems.append(Problem(mark.at(), "flow-step", message, "skriv en nyckel på varje rad"))


def _inner(value: Any) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inner(item)
    elif isinstance(value, dict) and not isinstance(value, Marked):
        for item in value.values():
            yield from _inner(item)


def _refuse_strangers(folder: Path, known: set[str], problems: list[Problem]) -> None:
    """Nothing else lies in a folder: a misspelt name is not silently left out."""
    try:
        entries = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for name in entries:
        if name not in known and not is_passing(name):
            near = nearest(name, known)
            hint = f"menade du {near}?" if near else suggest(name, known)
            problems.append(
                Problem(
                    Place(named(folder / name)),
                    "unexpected-file",
                    "filen hör inte hemma här",
                    hint,
                )
            )
