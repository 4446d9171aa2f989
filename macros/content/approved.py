"""What has been approved: a file a checklist, written by ``fokus approve`` and by nothing else.

The files are not part of the plan. They say what was decided, in full, so that whatever has
changed since can be told without the content as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationError

from macros.content.place import Place
from macros.content.problem import Problem

FOLDER = "approved"
"""Where the approvals lie in the content folder."""
_FIRST = "# Skriven av fokus approve: vad som fastställdes. Ändra den inte för hand.\n"


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _numbers(spans: Any) -> Any:
    """Return the numbers of ”0-3” and ”5”; a file has thousands of them, in long rows."""
    if not isinstance(spans, list):
        return spans
    ends = (str(span).partition("-") for span in spans)
    return tuple(n for first, _, last in ends for n in range(int(first), int(last or first) + 1))


def _spans(numbers: tuple[int, ...]) -> Iterator[str]:
    """Yield numbers in a row together: ”0-3”."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        yield f"{row[0]}-{row[-1]}" if len(row) > 1 else f"{row[0]}"


class Decision(_Stored):
    """That a checklist was approved: the day, the role that did it, and what was new then."""

    day: date
    role: str
    changes: tuple[str, ...] = ()


class ApprovedLine(_Stored):
    """A step or a point as it was approved."""

    id: str
    under: str = ""
    point: bool = False
    says: str
    file: str
    done: dict[str, Any] = {}
    outcomes: dict[str, dict[str, Any]] = {}
    words: dict[str, str] = {}


class ApprovedSituation(_Stored):
    """Answers, and the numbers of the lines that applied to them."""

    answers: tuple[dict[str, tuple[str, ...]], ...]
    lines: Annotated[
        tuple[int, ...], BeforeValidator(_numbers), PlainSerializer(lambda rows: list(_spans(rows)))
    ]


class ApprovedDoubt(_Stored):
    """What was done where somebody answered ”vet inte”."""

    until: str
    lines: tuple[ApprovedLine, ...]


class Approval(_Stored):
    """A checklist as it was approved: what is to be done, and the words."""

    decisions: tuple[Decision, ...]
    """The last one first."""
    owner: str
    interim: bool
    applies: dict[str, tuple[str, ...]]
    words: dict[str, dict[str, str]]
    """The words outside the lines, by file."""
    lines: tuple[ApprovedLine, ...]
    situations: tuple[ApprovedSituation, ...]
    doubts: dict[str, ApprovedDoubt]

    @property
    def last(self) -> Decision:
        """Return the decision that holds."""
        return self.decisions[0]


def read_approved(folder: Path, problems: list[Problem]) -> dict[str, Approval]:
    """Return the approvals in a content folder by checklist; what cannot be read is a problem."""
    found = {}
    for path in sorted((folder / FOLDER).glob("*.yml")):
        try:
            stored = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            found[path.stem] = Approval.model_validate(stored)
        except (yaml.YAMLError, ValidationError, UnicodeDecodeError):
            problems.append(_spoilt(place_of(folder.name, path.stem)))
    return found


def _spoilt(place: Place) -> Problem:
    message = "det som fastställdes går inte att läsa"
    hint = "lägg tillbaka filen som den var, eller fastställ checklistan på nytt"
    return Problem(place, "bad-approval", message, hint)


def place_of(folder: str, name: str) -> Place:
    """Return the place of a checklist's approval in a folder, as problems show it."""
    return Place(f"{folder}/{FOLDER}/{name}.yml")


def write_approved(folder: Path, name: str, approval: Approval) -> None:
    """Write the approval of a checklist into a content folder."""
    path = folder / FOLDER / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    stored = approval.model_dump(mode="json", exclude_defaults=True)
    text = yaml.dump(
        stored,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=100,
    )
    path.write_text(_FIRST + text, encoding="utf-8")


_SPOKEN = {"says", "words", "changes", "day", "text", "id", "under", "until", "pause"}
"""What is said in words, or named by what is in the checklist alone."""
_CONDITIONS = {"applies", "answers", "condition", "becomes"}
"""Facts and their values, and no other ids."""
_NAMES_FACT = {"decide", "sets"}


def renamed(approval: Approval, kind: str, old: str, new: str) -> Approval:
    """Return an approval in which what had an id of a kind has another: a name is no change."""
    stored = _renamed(approval.model_dump(mode="json"), kind, old, new)
    own = f"{kind}/{old}.yml"
    stored["words"] = {
        f"{kind}/{new}.yml" if file == own else file: told for file, told in stored["words"].items()
    }
    return Approval.model_validate(stored)


def _renamed(value: Any, kind: str, old: str, new: str, key: str = "") -> Any:
    if key in _SPOKEN or (key in _CONDITIONS and kind != "facts"):
        return value
    if isinstance(value, dict):
        facts = kind == "facts" and key in {*_CONDITIONS, "doubts"}
        return {
            new if facts and name == old else name: _renamed(inner, kind, old, new, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_renamed(inner, kind, old, new, key) for inner in value]
    if value == f"{kind}/{old}.yml" and key == "file":
        return f"{kind}/{new}.yml"
    fits = key in _NAMES_FACT if kind == "facts" else True
    return new if value == old and fits else value
