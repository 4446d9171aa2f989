"""The score of the proof as ``python -m tests.mutation`` counted it last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.readers import words

KINDS = {
    "meaning": (
        "Det som ska göras ändras: vem, när, i vilken ordning, på vilket villkor",
        "En kontroll säger ifrån, eller jämförelsen visar vad som behandlas annorlunda.",
    ),
    "words": (
        "Bara orden ändras",
        "Jämförelsen visar att bara orden är andra, eller en kontroll säger ifrån.",
    ),
    "same": ("Samma sak skrivs på ett annat sätt", "Ingenting skiljer sig."),
    "fault": (
        "Ett fel: ett steg utan uppgiftens källa, ett utfall som saknas, ett id som inte finns",
        "En kontroll säger ifrån.",
    ),
}
"""Each kind of change, and what is to be seen of it."""
REASONS = {
    "Use.use": (
        "Delade steg byts mot andra med samma roller, tider och källor",
        (
            "Jämförelsen visar bytet, men som andra ord och inte som ett annat sätt att arbeta. "
            "Programmet förstår inte vad orden ber någon att göra."
        ),
    ),
    "findings: posten saknas": (
        "Ett fynd som ingen rad vilar på tas bort",
        (
            "Ingen kontroll säger ifrån, för inget i innehållet behöver fyndet. "
            "Jämförelsen visar att det är borta."
        ),
    ),
}
"""What a change was that was not seen for what it is, and why, by the field that was changed."""


@dataclass(frozen=True)
class Score:
    """A counted score, told in Swedish."""

    told: dict[str, Any]
    version: str
    """The version of the content that is shown now."""

    @classmethod
    def read(cls, path: Path, version: str) -> Score:
        """Read the file that the count wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")), version)

    def counted(self) -> Markup:
        """Return the day and the version of the content that the score was counted on."""
        day = words.day(date.fromisoformat(self.told["measured"]))
        said = Markup("Räknat den {} på innehållets version {}.").format(day, self.told["version"])
        if self.told["version"] != self.version:
            said += f" Innehållet är ändrat sedan dess och har nu version {self.version}."
        return said

    def table(self) -> Markup:
        """Return each kind of change, what is to be seen of it, and how often that came."""
        row = Markup("<tr><th scope=row>{}</th><td>{}</td><td>{}&nbsp;av&nbsp;{}</td></tr>")
        counts = {k: [words.number(self.told[k][n]) for n in ("right", "tried")] for k in KINDS}
        rows = [row.format(*said, *counts[kind]) for kind, said in KINDS.items()]
        names = ("Så ändras innehållet", "Så ska det bli", "Så blev det")
        head = Markup("").join(Markup("<th scope=col>{}</th>").format(name) for name in names)
        table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
        return table.format(head, Markup("").join(rows))

    def survivors(self) -> Markup:
        """Return what was not seen for what it is, and why; a sentence where all was seen."""
        places: dict[str, list[str]] = {}
        for one in self.told["survivors"]:
            places.setdefault(one["of"], []).append(f"{one['file']}:{one['line']}")
        said = Markup("<p><b>{}</b> ({}). {}</p><p>{}</p>")
        code = Markup("<code>{}</code>")
        return Markup("").join(
            said.format(
                REASONS[of][0],
                words.count(len(found), "ändring", "ändringar"),
                REASONS[of][1],
                Markup(", ").join(code.format(place) for place in found),
            )
            for of, found in places.items()
        ) or Markup("<p>Alla ändringar syntes som de ska.</p>")
