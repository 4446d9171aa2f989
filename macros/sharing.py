"""Law and shared steps of one content as another can use them: without what is local."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.content.edit import opened, written
from macros.content.model import Plan
from macros.content.reader import FOLDERS, content_files, read_file, schema_comment
from macros.content.references import known_ids, mentions

_LOCAL = ("finding", "findings", "no_deputy", "reviewed")
"""Keys that are about the organisation that wrote them: what it left open, and reviewed."""
_OBLIGING = ("statutes", "deadlines")
"""Registers whose ``when`` says where a step must carry them; without it none must."""
_SHARED = ("law", "blocks", "statutes", "deadlines", "events", "facts", "acts", "letters", "roles")
"""What is taken when it is mentioned; roles only when they are outside the organisation."""
Texts = dict[tuple[str, str], str | None]
"""For each record that is wanted its text, or None where it does not fit."""


@dataclass(frozen=True)
class Giver:
    """A content that others take law from."""

    folder: Path

    @cached_property
    def plan(self) -> Plan:
        """The records as they are written, blocks not put in."""
        return as_written(self.folder)

    @cached_property
    def parts(self) -> dict[str, str]:
        """For each role the part that it plays."""
        organisation = self.plan.organisation
        return {role: part for part, role in organisation.parts.items()} if organisation else {}

    @cached_property
    def asked(self) -> frozenset[str]:
        """The questions of the guides."""
        return frozenset(fact for guide in self.plan.guides.values() for fact in guide.questions)

    def record(self, register: str, key: str) -> Any:
        """Return a record as values that remember their comments, order and style."""
        if register in FOLDERS:
            return opened((self.folder / register / f"{key}.yml").read_text(encoding="utf-8"))
        return opened(self._entries(register)[key])[key]

    def _entries(self, register: str) -> dict[str, str]:
        """Return the texts of a register's records: each begins where a line has no indent."""
        text = (self.folder / f"{register}.yml").read_text(encoding="utf-8")
        texts = re.split(r"^(?=[^\s#])", text, flags=re.MULTILINE)[1:]
        return dict(zip(getattr(self.plan, register), texts, strict=True))


@dataclass(frozen=True)
class Taker:
    """A content that takes law from another: its own questions, parts and names decide."""

    giver: Giver
    plan: Plan

    def text(self, register: str, key: str) -> str | None:
        """Return the text of a record as it fits here, or None where it cannot hold."""
        record = self.giver.record(register, key)
        if register in _OBLIGING:
            self._loosen(record)
        if not self._fits(record):
            return None
        text = written(record if register in FOLDERS else {key: record})
        for theirs, ours in self._names():
            text = text.replace(theirs, ours)
        return text

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield what the giver is called in letters, and what is written here instead."""
        theirs, ours = self.giver.plan.organisation, self.plan.organisation
        if theirs and ours:
            yield from ((theirs.board, ours.board), (theirs.name, ours.name))

    def _loosen(self, record: Any) -> None:
        cases = record.get("when")
        if cases and not any(map(self._case_fits, _several(cases))):
            del record["when"]
            record.pop("on", None)

    def _fits(self, record: Any) -> bool:
        """Take away what is local in a record; tell whether what is left can hold here."""
        for key in _LOCAL:
            record.pop(key, None)
        if not self._grounded(record) or not self._holds(record):
            return False
        self._recast(record)
        for value in record.values():
            if isinstance(value, list):
                _keep(value, lambda inner: not isinstance(inner, dict) or self._fits(inner))
            elif isinstance(value, dict):
                for inner in [name for name, own in value.items() if not self._fits_in(own)]:
                    del value[inner]
        return True

    def _fits_in(self, value: Any) -> bool:
        return not isinstance(value, dict) or self._fits(value)

    def _grounded(self, record: Any) -> bool:
        """Leave out sources in a plan; a requirement without another source falls away."""
        sources = record.get("sources")
        if isinstance(sources, list):
            _keep(sources, lambda source: not source.startswith("plan:"))
            if not sources:
                del record["sources"]
                required: bool = "what" in record
                return not required
        return True

    def _holds(self, record: Any) -> bool:
        """Leave out answers that nobody here can give, and outcomes that follow on them."""
        cases = record.get("when")
        if isinstance(cases, list):
            _keep(cases, self._case_fits)
        elif cases and not self._case_fits(cases):
            return False
        if record.get("becomes") and not self._case_fits(record["becomes"]):
            return False
        fact = self.plan.facts.get(record.get("decide") or "")
        for value in [v for v in record.get("outcomes") or () if fact and v not in fact.values]:
            del record["outcomes"][value]
        return bool(cases) or "when" not in record

    def _case_fits(self, case: Any) -> bool:
        """Narrow a condition to the answers that can be given here; tell whether one is left."""
        for fact, values in case.items():
            own = self.plan.facts.get(fact)
            if own is None and fact in self.giver.asked:
                return False
            known = own.values if own else _several(values)
            if isinstance(values, list):
                values[:] = [value for value in values if value in known]
            if not any(value in known for value in _several(values)):
                return False
        return True

    def _recast(self, record: Any) -> None:
        """Put the part that a role plays in its place; a letter is sent by the one who plays it."""
        for key in ("role", "owner"):
            if record.get(key) in self.giver.parts:
                record[key] = self.giver.parts[record[key]]
        if record.get("sender") in self.giver.parts and self.plan.organisation:
            record["sender"] = self.plan.organisation.parts[self.giver.parts[record["sender"]]]


def as_written(folder: Path) -> Plan:
    """Return the records of a folder as they are written, without blocks put in or translations."""
    found: dict[str, Any] = {}
    for part in (read_file(path, folder) for path in content_files(folder, []) if path.is_file()):
        if not part.language:
            found.setdefault(part.kind, {}).update(part.records)
    duties = found.pop("duties", {}).get("duties")
    organisation = found.pop("organisation", {}).get("organisation")
    told = {"duties": duties.duties, "paragraphs": duties.paragraphs} if duties else {}
    return Plan.model_construct(None, **found, **told, organisation=organisation)


def take(giver: Giver, folder: Path, roots: Mapping[str, Iterable[str]]) -> None:
    """Write into a folder all law that fits there, the roots, and all that is mentioned by them."""
    taker = Taker(giver, as_written(folder))
    wanted = {("law", key): None for key in giver.plan.law}
    wanted |= {(register, key): None for register, keys in roots.items() for key in keys}
    own = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.yml")}
    texts: Texts = {}
    while new := [(register, key) for register, key in wanted if (register, key) not in texts]:
        texts |= {(register, key): taker.text(register, key) for register, key in new}
        _write(folder, giver.plan, texts, own)
        wanted = dict.fromkeys(_lacking(as_written(folder), giver.plan))


def _lacking(plan: Plan, giver: Plan) -> Iterable[tuple[str, str]]:
    """Yield what is mentioned but not there, if the giver has it and others may use it."""
    for pointer in {mention.pointer for mention in mentions(plan)}:
        known = known_ids(plan, pointer)
        if known is None or pointer.id in known:
            continue
        for register in pointer.registers:
            record = getattr(giver, register, {}).get(pointer.id) if register in _SHARED else None
            if record is not None and (register != "roles" or record.outside):
                yield register, pointer.id


def _write(folder: Path, giver: Plan, texts: Texts, own: Mapping[Path, str]) -> None:
    """Write the texts, in the order in which the giver has them, after what is its own."""
    for register in {register for register, _ in texts}:
        order = [key for key in getattr(giver, register) if texts.get((register, key))]
        found = {key: text for key in order if (text := texts[register, key])}
        if register in FOLDERS:
            (folder / register).mkdir(exist_ok=True)
            for key, text in found.items():
                (folder / register / f"{key}.yml").write_text(text, encoding="utf-8")
        elif found:
            path = folder / f"{register}.yml"
            start = own.get(path) or f"{schema_comment(path, folder)}\n"
            path.write_text(start + "".join(found.values()), encoding="utf-8")


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _keep(values: list[Any], wanted: Callable[[Any], bool]) -> None:
    """Leave out of a list what is not wanted; the list stays, with its style and comments."""
    for index in reversed([n for n, value in enumerate(values) if not wanted(value)]):
        del values[index]
