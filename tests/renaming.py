"""Every id of a content given another name: an instrument that follows what the model says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from macros.content.model import LegalStep, Plan, Point, Record, Step, Use, registers
from macros.content.ref import Pointer
from macros.content.references import Here, Shape, fields_of

MARK, OFFSET = "qzx", 70_000
"""What stands before every part of a new id, and what is added to the number of a finding.

The order of ids stays as it was, so that what is sorted by them is sorted in the same way.
"""


def renamed(plan: Plan) -> Plan:
    """Return the plan with every id changed, in its registers and wherever it is mentioned."""
    shapes = {field.name: field.shape for field in fields_of(Plan)}
    renaming, made = _Renaming(), dict[str, Any]()
    for register, records in registers(plan).items():
        if register == "organisation":
            made[register] = renaming.record(records[register], register)
            continue
        shape = shapes[register]
        key_of = shape and shape.key
        made[register] = {
            _text(key_of, k, Here(k, r)) if key_of else _name(register, k): renaming.record(r, k)
            for k, r in records.items()
        }
    return Plan.model_construct(**made)


def restored(text: str) -> str:
    """Return what a page of the renamed content says, with the names as they were."""
    plain = re.sub(MARK, "", text, flags=re.IGNORECASE)
    return re.sub(r"\b([Ff])7(\d{4})\b", lambda found: f"{found[1]}{int(found[2])}", plain)


def _name(register: str, key: str) -> str:
    if register in ("pages", "languages"):
        return key
    if register == "findings":
        return f"F{int(key[1:]) + OFFSET}"
    paragraph, dot, duty = key.partition(".") if register == "duties" else (key, "", "")
    return "-".join(MARK + part for part in paragraph.split("-")) + dot + duty


class _Renaming:
    """One pass over a content; a use stays one and the same for all steps that it brought in."""

    def __init__(self) -> None:
        self.uses: dict[int, Record] = {}

    def record(self, record: Record, own: str) -> Record:
        if isinstance(record, Use) and id(record) in self.uses:
            return self.uses[id(record)]
        update = {
            field.name: self._value(
                field.shape, getattr(record, field.name), Here(own, record, (field.key,))
            )
            for field in fields_of(type(record))
            if field.name in record.model_fields_set
        }
        if isinstance(record, (Step, Point)) and not isinstance(record, LegalStep):
            update["id"] = MARK + record.id
        made = record.model_copy(update=update)
        if isinstance(record, Use):
            self.uses[id(record)] = made
        return made

    def _value(self, shape: Shape | None, value: Any, here: Here) -> Any:
        if isinstance(value, Record):
            return self.record(value, here.own)
        if isinstance(value, str):
            return _text(shape, value, here)
        if isinstance(value, tuple):
            entries = enumerate(value)
            return tuple(self._value(shape and shape.entry, e, here.under(n)) for n, e in entries)
        if isinstance(value, Mapping):
            return {
                _text(shape and shape.key, key, here.under(key)): self._value(
                    shape and shape.under, under, here.under(key)
                )
                for key, under in value.items()
            }
        return value


def _text(shape: Shape | None, text: str, here: Here) -> str:
    if shape is None or shape.text is None:
        return text
    parts = shape.text.parts(text, here.of(shape.text))
    return "".join(
        _name(part.registers[-1], part.id) if isinstance(part, Pointer) else part for part in parts
    )
