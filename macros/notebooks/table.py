"""Tables that everyone can read: a caption, and headings for columns and rows."""

from __future__ import annotations

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

Cell = str | int | float | None
MISSING = "–"
"""What stands in a cell without a value."""


@dataclass(frozen=True)
class Table:
    """Rows under a caption; the first cell of a row is its heading.

    >>> bok = Table("Böcker", ("Titel", "Sidor"), [("Röda rummet", 391)])
    >>> len(bok), bok.column("Sidor")
    (1, (391,))
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of a column."""
        index = list(self.columns).index(name)
        return tuple(row[index] for row in self.rows)

    def _repr_html_(self) -> str:
        numeric = [_is_numeric(row[i] for row in self.rows) for i in range(len(self.columns))]
        head = "".join(_cell("th", c, n, "col") for c, n in zip(self.columns, numeric, strict=True))
        body = "\n".join(_row(row, numeric) for row in self.rows)
        return (
            f'<table class="ef-table ef-table--wide">\n<caption>{escape(self.caption)}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        )

    def _repr_markdown_(self) -> str:
        lines = [
            self.columns,
            ["---"] * len(self.columns),
            *([_shown(c) for c in r] for r in self.rows),
        ]
        body = "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
        return f"{self.caption}\n\n{body}"


def read_table(path: Path | str, caption: str) -> Table:
    """Return a CSV file as a table; whole numbers become numbers, and nothing becomes None."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return Table(caption, columns, [[_value(cell) for cell in row] for row in rows])


def _value(text: str) -> Cell:
    if not text:
        return None
    return int(text) if text.isdecimal() else text


def _row(row: Sequence[Cell], numeric: Sequence[bool]) -> str:
    first, *rest = zip(row, numeric, strict=True)
    return f"<tr>{_cell('th', *first, 'row')}{''.join(_cell('td', *cell) for cell in rest)}</tr>"


def _cell(tag: str, value: Cell, numeric: bool, scope: str = "") -> str:  # noqa: FBT001
    shown = f' scope="{scope}"' if scope else ""
    shown += ' class="ef-number"' if numeric else ""
    return f"<{tag}{shown}>{escape(_shown(value))}</{tag}>"


def _shown(value: Cell) -> str:
    if value is None:
        return MISSING
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if isinstance(value, int) else value


def _is_numeric(cells: Iterable[Cell]) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(isinstance(cell, (int, float)) for cell in known)


class Shown(ABC):
    """Something that shows itself as its table."""

    @abstractmethod
    def table(self) -> Table:
        """Return the table that is shown."""

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def _repr_markdown_(self) -> str:
        return self.table()._repr_markdown_()


@dataclass(frozen=True)
class Note:
    """A conclusion with figures in it, written as Markdown, so that it never falls behind."""

    text: str

    def _repr_markdown_(self) -> str:
        return self.text
