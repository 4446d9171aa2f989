"""Why a step is there, in words: its paragraph in the plan, its law, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from macros.content.model import Plan


def reason(plan: Plan, sources: Iterable[str], finding: str | None) -> str:
    """Return the reason of a step as one line of text."""
    said = [_source(plan, source) for source in sources]
    if finding:
        said.append(f"{finding}: {plan.findings[finding].title}")
    return "; ".join(dict.fromkeys(said))


def _source(plan: Plan, source: str) -> str:
    kind, _, key = source.partition(":")
    if kind == "plan":
        return f"Planen: {plan.paragraphs[key.partition('.')[0]].title}"
    return key
