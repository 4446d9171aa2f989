"""The difference between two contents as text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from macros.proof.difference import Difference
from macros.proof.wordings import Wording

HEADINGS = {
    "situation": "Lägen",
    "owner": "Vem som ansvarar",
    "first-day": "Första dagen",
    "step": "Steg",
    "point": "Punkter",
    "role": "Vem som gör det",
    "order": "Ordning",
    "pause": "Avsnitt",
    "time": "Tider",
    "act": "Slags handling",
    "condition": "När det gäller",
    "decide": "Beslut",
    "outcome": "Svar i beslut",
    "ends": "Avslut",
    "becomes": "Vad ärendet övergår i",
    "letter": "Brev",
    "dates": "Dagar som skrivs in",
    "sets": "Svar till guiden",
    "sources": "Planen och lagen",
    "stage": "Skeden i lagen",
    "id": "Ändrade id",
    "find-out": "”Vet inte”",
    "law": "Processer i lagen",
    "receiver": "Vem hyresvärden vänder sig till",
    "promise": "Vad hyresvärden får veta",
}
"""What each kind of change is called; kinds that are registers share ``REGISTERS``."""
REGISTERS = "Register"


def difference_json(found: Difference) -> dict[str, Any]:
    """Return a difference in the shape that others depend on."""
    return {
        "treatment": [
            {"kind": g.kind, "situations": g.situations, "text": g.text} for g in found.treatment
        ],
        "wording": [
            {"file": w.file, "id": w.id, "old": w.old, "new": w.new} for w in found.wording
        ],
    }


def difference_in_words(found: Difference, *, markdown: bool = False) -> Iterator[str]:
    """Yield the lines that tell a difference: counts first, then change by change."""
    yield _counts(found)
    heading, item = ("### {}\n", "- {}") if markdown else ("{}", "  {}")
    for name, groups in groupby(found.treatment, lambda g: HEADINGS.get(g.kind, REGISTERS)):
        yield ""
        yield heading.format(name)
        yield from (item.format(group.text) for group in groups)
    if found.wording:
        yield ""
        yield heading.format("Ordalydelse")
    for wording in found.wording:
        yield from _in_markdown(wording) if markdown else _in_text(wording)


def _counts(found: Difference) -> str:
    if not found.treatment and not found.wording:
        return "Ingen skillnad."
    changes, texts = len(found.treatment), len(found.wording)
    return (
        f"{found.situations} av {found.of} lägen behandlas annorlunda "
        f"({changes} {'ändring' if changes == 1 else 'ändringar'}). "
        f"{texts} {'text' if texts == 1 else 'texter'} har ändrad ordalydelse."
    )


def _in_text(wording: Wording) -> Iterator[str]:
    yield f"  {wording.file} {wording.id}"
    if wording.old is not None:
        yield f"    – {wording.old}"
    if wording.new is not None:
        yield f"    + {wording.new}"


def _in_markdown(wording: Wording) -> Iterator[str]:
    old = f"~~{wording.old}~~" if wording.old is not None else ""
    told = " → ".join(filter(None, (old, wording.new or "")))
    yield f"- `{wording.file}` {wording.id}: {told}"
