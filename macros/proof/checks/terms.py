"""The glossary's words: which of several senses is meant is never in doubt."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.marks import words
from macros.content.model import Plan, Term, registers
from macros.content.problem import Problem
from macros.proof.proof import Proof

_HEADS = (" av ", " om ", " till ")
"""What stands between a word and what tells its senses apart, as in ”besked om en bok”."""


def doubtful_word(proof: Proof) -> Iterator[Problem]:
    """Ensure that what the glossary explains in texts has one sense there, and stands in one."""
    terms = proof.plan.terms
    yield from _said_twice(terms)
    yield from _bare(terms)
    yield from _never_said(proof.plan)


def _said_twice(terms: dict[str, Term]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, term in terms.items():
        for word in term.explained:
            other = first.setdefault(word.casefold(), key)
            if other != key:
                message = f"”{word}” förklaras både av ”{other}” och av ”{key}”"
                hint = "ge vart och ett av orden egna phrases:, så att de går att skilja åt"
                yield Problem(term.at(), "doubtful-word", message, hint)


def _bare(terms: dict[str, Term]) -> Iterator[Problem]:
    for key, term in terms.items():
        starts = tuple(f"{term.term}{head}".casefold() for head in _HEADS)
        longer = [t.term for k, t in terms.items() if k != key and _starts(t, starts)]
        if longer and term.term in term.explained:
            message = f"”{term.term}” har flera betydelser, bland dem ”{longer[0]}”"
            hint = "lägg till phrases: med de ordföljder där betydelsen är klar"
            yield Problem(term.at("term"), "doubtful-word", message, hint)


def _starts(term: Term, starts: tuple[str, ...]) -> bool:
    return any(said.casefold().startswith(starts) for said in (term.term, *term.phrases))


def _never_said(plan: Plan) -> Iterator[Problem]:
    phrases = [(term, said) for term in plan.terms.values() for said in term.phrases]
    texts = _texts(plan) if phrases else ""
    for term, said in phrases:
        if said.casefold() not in texts:
            message = f"”{said}” står inte i någon text, så ordet förklaras aldrig där"
            hint = "skriv ordföljden som den står i texten, eller ta bort den"
            yield Problem(term.at("phrases"), "doubtful-word", message, hint)


def _texts(plan: Plan) -> str:
    """Return all that the content says outside the glossary, in small letters."""
    records = (
        r for name, all_ in registers(plan).items() if name != "terms" for r in all_.values()
    )
    return "\n".join(text for record in records for text in words(record).values()).casefold()
