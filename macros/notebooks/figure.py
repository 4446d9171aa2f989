"""Figures as SVG, drawn for light and dark pages, wide and narrow, never without words for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MIME = "application/vnd.fokus.figure+json"
"""How an executed notebook hands over a figure to the site."""


@dataclass(frozen=True)
class Colours:
    """The colours of a figure; what they tell is always told by shape or words too."""

    ink: str
    grid: str
    strong: str
    second: str
    paper: str
    fills: tuple[str, ...]
    """Grounds that ink can be read on, one for each of several kinds."""
    narrow: bool = False
    """Whether the figure is drawn for a phone, where labels are turned or broken to fit."""


LIGHT = Colours(
    ink="#16211f",
    grid="#cfdad8",
    strong="#0f4a4c",
    second="#a8480b",
    paper="#ffffff",
    fills=("#d5ebe9", "#fdf0d8", "#e6eefb", "#fdeae6", "#f0eaf8", "#e4f3ea"),
)
DARK = Colours(
    ink="#e8eeed",
    grid="#3a4947",
    strong="#86d5d2",
    second="#f6a55f",
    paper="#131a1a",
    fills=("#1f4a49", "#4a360f", "#1d3866", "#5a2b23", "#3e2e5c", "#1b4630"),
)


@dataclass(frozen=True)
class Figure:
    """A figure for light and dark pages, for screens and phones, with its words."""

    alt: str
    caption: str
    light: str
    dark: str
    light_narrow: str
    dark_narrow: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        told = asdict(self)
        said = f"<figcaption>{escape(self.caption)}</figcaption>"
        shown = f'<figure style="background:#fff">{self.light}{said}</figure>'
        return {MIME: told, "text/html": shown, "text/plain": self.alt}


def draw(
    paint: Callable[[Axes, Colours], None],
    *,
    alt: str,
    caption: str,
    size: tuple[float, float] = (8, 4),
    narrow: tuple[float, float] = (4.8, 4),
) -> Figure:
    """Return a figure. ``paint`` draws on the axes with the colours it is given.

    ``alt`` says what the figure shows to those who cannot see it; ``size`` is in inches, and
    ``narrow`` is the size on a phone, where ``paint`` is told ``colours.narrow``.
    """
    phone = (replace(colours, narrow=True) for colours in (LIGHT, DARK))
    wide = (_drawn(paint, colours, size) for colours in (LIGHT, DARK))
    return Figure(alt, caption, *wide, *(_drawn(paint, colours, narrow) for colours in phone))


def _drawn(
    paint: Callable[[Axes, Colours], None], colours: Colours, size: tuple[float, float]
) -> str:
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Canvas

    with rc_context(_style(colours)):  # type: ignore[arg-type] # its keys are listed one by one
        canvas = Canvas(figsize=size, layout="constrained")
        axes = canvas.add_subplot()
        paint(axes, colours)
        text = io.StringIO()
        FigureCanvasSVG(canvas)
        canvas.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    svg = text.getvalue()
    return svg[svg.index("<svg") :]


def _style(colours: Colours) -> dict[str, Any]:
    """Return matplotlib's settings: text stays text, ids are the same each time."""
    inked = ("text.color", "axes.labelcolor", "xtick.color", "ytick.color")
    return dict.fromkeys(inked, colours.ink) | {
        "svg.fonttype": "none",
        "svg.hashsalt": "fokus",
        "savefig.transparent": True,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "axes.edgecolor": colours.grid,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "grid.color": colours.grid,
        "hatch.color": colours.ink,
        "font.size": 10 if colours.narrow else 12,
    }
