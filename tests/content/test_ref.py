"""Every field that holds an id says what it points into, so that no walk can forget it."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import pytest

from macros.content.marks import MARKS
from macros.content.model import DutyId, FindingId, Id, ParagraphId, Record, SectionId

BARE = (Id, FindingId, ParagraphId, DutyId, SectionId)
OWN_NAMES = {
    *(("Step", "id"), ("Point", "id"), ("Use", "id")),  # what a step is called in its checklist
    *(("Use", "parts"), ("Organisation", "parts")),  # what parts are called; see test_parts
    *(("Duties", "duties"), ("Duties", "paragraphs")),  # the registers themselves
}


def is_bare(hint: Any) -> bool:
    """Tell whether a type stands for an id, or holds one, that points at nothing."""
    return hint in BARE or any(map(is_bare, get_args(hint)))


@pytest.mark.parametrize("kind", MARKS, ids=lambda kind: kind.__name__)
def test_every_id_of_a_class_says_what_it_points_into(kind: type[Record]) -> None:
    own = vars(kind).get("__annotations__", {})
    hints = {n: h for n, h in get_type_hints(kind, include_extras=True).items() if n in own}
    bare = {(kind.__name__, name) for name, hint in hints.items() if is_bare(hint)}
    assert bare - OWN_NAMES == set()
    assert {pair for pair in OWN_NAMES if pair[0] == kind.__name__} - bare == set()
