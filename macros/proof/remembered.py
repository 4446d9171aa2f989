"""Lines and conditions in the shape in which an approval keeps them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from macros.content.approved import ApprovedLine
from macros.proof.space import Box
from macros.proof.treatment import Condition, Follows, Line, Time

Kept = dict[str, tuple[str, ...]]
_NONE: dict[str, Any] = {"sources": frozenset(), "condition": frozenset(), "dates": (), "stage": ()}
"""What an aspect is when nothing is asked for, where that is not None."""
_OF_POINTS = ("sets", "sources", "condition")
_OF_STEPS = (
    "role", "act", "time", "pause", "letter", "sets", "sources", "condition", "decide", "dates",
    "stage",
)  # fmt: skip
"""The aspects of a line, in order."""


def kept_box(box: Mapping[str, frozenset[str]]) -> Kept:
    """Return a condition as it is kept."""
    return {fact: tuple(sorted(values)) for fact, values in box.items()}


def box_of(kept: Mapping[str, Any]) -> Box:
    """Return a condition that was kept."""
    return {fact: frozenset(values) for fact, values in kept.items()}


def kept_line(line: Line) -> ApprovedLine:
    """Return a line as it is kept: what is asked for, without what it does not ask for."""
    return ApprovedLine(
        id=line.id,
        under=line.under,
        point=line.point,
        says=line.says,
        file=line.file.partition("/")[2],
        done={aspect: _kept(aspect, value) for aspect, value in line.done if value},
        outcomes={value: _kept_follows(follows) for value, follows in line.outcomes},
        words=dict(line.words),
    )


def _kept(aspect: str, value: Any) -> Any:
    if isinstance(value, Time):
        told = {key: own for key, own in asdict(value).items() if own}
        return told | ({"events": sorted(value.events)} if value.events else {})
    if aspect == "condition":
        return kept_box(dict(value))
    return sorted(value) if isinstance(value, frozenset) else value


def _kept_follows(follows: Follows) -> dict[str, Any]:
    becomes = follows.becomes
    return {"ends": follows.ends, "becomes": None if becomes is None else kept_box(dict(becomes))}


def line_of(kept: ApprovedLine, folder: str) -> Line:
    """Return a line that was kept, of the content in a folder of that name."""
    aspects = _OF_POINTS if kept.point else _OF_STEPS
    return Line(
        kept.id,
        kept.under,
        point=kept.point,
        done=tuple((aspect, _asked(aspect, kept.done.get(aspect))) for aspect in aspects),
        outcomes=tuple((value, _follows(told)) for value, told in kept.outcomes.items()),
        says=kept.says,
        words=tuple(kept.words.items()),
        file=f"{folder}/{kept.file}",
    )


def _asked(aspect: str, value: Any) -> Any:
    if value is None:
        return _NONE.get(aspect)
    if aspect == "time":
        return Time(**(value | {"events": frozenset(value.get("events", ()))}))
    if aspect == "condition":
        return _condition(value)
    if aspect == "sources":
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


def _follows(told: Mapping[str, Any]) -> Follows:
    becomes = told.get("becomes")
    return Follows(told.get("ends"), None if becomes is None else _condition(becomes))


def _condition(kept: Mapping[str, Any]) -> Condition:
    return frozenset(box_of(kept).items())
