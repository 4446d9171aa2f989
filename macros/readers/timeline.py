"""A legal process as a picture: stages from the top down, a lane for each party.

The picture is narrow, so that it can be read on a telephone. It holds no colour and no style: the
site's style sheet gives both, by class. Everything in it is also in the page's list of stages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from macros.content.model import LegalStep, Plan, Process
from macros.proof.deadlines import limit_in_words, within_in_words
from macros.readers.environment import environment

WIDTH = 360
_TOP, _FIRST_LANE, _LANE_GAP = 104, 24, 27
_TITLE, _TIME = 27, 32
"""The most letters on a line of a stage's title, and of its time."""
_TITLE_LINE, _TIME_LINE, _PADDING, _LIMIT = 18, 15, 22, 34
OURS = "ours"
LANES = {
    "resident": "Den boende",
    "landlord": "Hyresvärden",
    "authority": "Myndighet",
    OURS: "Socialtjänsten",
}
"""The lanes from the left: each side of a process, and our own."""


@dataclass(frozen=True)
class Row:
    """A stage in the picture; ``y`` is the height of its mark."""

    stage: LegalStep
    lane: str
    y: int
    above: int | None
    """The height of the mark of the stage that this one runs in parallel with."""
    title: tuple[str, ...]
    time: tuple[str, ...]

    @property
    def time_y(self) -> int:
        """The height of the first line of the time."""
        return self.y + 5 + len(self.title) * _TITLE_LINE - (_TITLE_LINE - _TIME_LINE)


@dataclass(frozen=True)
class Drawing:
    """A process laid out."""

    lanes: dict[str, int]
    """The lanes that are used, with where they lie from the left."""
    rows: tuple[Row, ...]
    limit: int | None
    """The height of the point of no return."""
    text: int
    """Where the texts begin."""
    height: int


def timeline(plan: Plan, process: Process) -> Markup:
    """Return the picture of a process as SVG."""
    template = environment().get_template("law_timeline.svg.j2")
    values = {"top": _TOP, "width": WIDTH, "title_line": _TITLE_LINE, "time_line": _TIME_LINE}
    drawn = template.render(
        process=process, drawing=lay_out(plan, process), names=LANES, ours=OURS, **values
    )
    return Markup(drawn)  # noqa: S704


def lay_out(plan: Plan, process: Process) -> Drawing:
    """Return where everything in the picture of a process lies."""
    used = {lane_of(plan, stage) for stage in process.steps}
    used |= {OURS} if any(stage.acts for stage in process.steps) else set()
    lanes = [lane for lane in LANES if lane in used]
    rows, limit, height = _rows(plan, process)
    places = {lane: _FIRST_LANE + index * _LANE_GAP for index, lane in enumerate(lanes)}
    return Drawing(places, rows, limit, max(places.values()) + 24, height)


def lane_of(plan: Plan, stage: LegalStep) -> str:
    """Return the lane of the party that does a stage."""
    return plan.roles[stage.role].side or OURS


def _rows(plan: Plan, process: Process) -> tuple[tuple[Row, ...], int | None, int]:
    y = _TOP
    limit: int | None = None
    before: int | None = None
    rows: list[Row] = []
    for stage in process.steps:
        if stage.final:
            limit = y + _LIMIT // 2
            y += _LIMIT + 6
        title = tuple(wrap(stage.title, _TITLE))
        time = tuple(line for text in _times(plan, stage) for line in wrap(text, _TIME))
        mark = y + _TITLE_LINE
        above = before if stage.parallel else None
        before = mark
        rows.append(Row(stage, lane_of(plan, stage), mark, above, title, time))
        y += len(title) * _TITLE_LINE + len(time) * _TIME_LINE + _PADDING
    return tuple(rows), limit, y


def _times(plan: Plan, stage: LegalStep) -> Iterator[str]:
    """Yield the lines under a stage's title: that it runs in parallel, and when."""
    if stage.parallel:
        yield "samtidigt"
    if stage.time:
        yield stage.time
    elif stage.deadline:
        rule = plan.deadlines[stage.deadline]
        yield rule.title if rule.within == "P0D" else limit_in_words(rule, plan)
    elif stage.within and stage.after:
        yield within_in_words(stage.within, (stage.after,), plan)
