"""Every field says what a change of it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.content.marks import MARKS
from macros.content.model import Record


def records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from records(sub)


@pytest.mark.parametrize("record", list(records()), ids=lambda record: record.__name__)
def test_every_field_has_a_mark(record: type[Record]) -> None:
    assert set(MARKS[record]) == set(record.model_fields) - {"mark"}
