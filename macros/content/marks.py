"""What a change of each field changes: what is to be done, only its words, or nothing.

One table, without a default: a field that is not in it fails a test. A field that holds records
is marked for the choice of them; what stands in them has marks of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from macros.content import model
from macros.content.model import Record

Kind = Literal["meaning", "words", "neutral"]


def _marked(*, meaning: str = "", words: str = "", neutral: str = "") -> dict[str, Kind]:
    kinds: dict[Kind, str] = {"meaning": meaning, "words": words, "neutral": neutral}
    return {field: kind for kind, fields in kinds.items() for field in fields.split()}


_STEP = _marked(
    meaning="id decide role pause act dates sources within after every deadline letter when sets"
    " points outcomes",
    words="do help",
    neutral="finding part block used",
)
MARKS: dict[type[Record], dict[str, Kind]] = {
    model.Review: _marked(neutral="version day by"),
    model.Routine: _marked(
        meaning="when owner finding steps", words="title summary words", neutral="reviewed"
    ),
    model.Block: _marked(meaning="pause steps", words="title about"),
    model.Use: _marked(meaning="use id role parts when"),
    model.Step: _STEP,
    model.Point: _marked(meaning="id sources when sets", words="do", neutral="finding"),
    model.Outcome: _marked(meaning="steps ends becomes", words="label"),
    model.Ends: _marked(meaning="owner", words="documents"),
    model.Process: _marked(
        meaning="when steps", words="title summary saved limit sources", neutral="reviewed"
    ),
    model.LegalStep: _STEP | _marked(meaning="parallel final", words="title time acts"),
    model.Ending: _marked(
        meaning="when as_ also receiver by deadline letters then finding",
        words="title summary send must way helps sources texts",
    ),
    model.EndingText: _marked(words="title summary send must way by then helps"),
    model.Guide: _marked(
        meaning="audience questions",
        words="title intro arrivals grouping pauses secret helps texts",
    ),
    model.GuideText: _marked(words="title intro secret helps"),
    model.Fact: _marked(
        meaning="scope secret children reached anew values unknown means",
        words="ask help texts",
        neutral="finding",
    ),
    model.FactText: _marked(words="ask help values"),
    model.Value: _marked(words="label help"),
    model.Unknown: _marked(meaning="until find_out"),
    model.Event: _marked(
        meaning="not_before starts ahead", words="title ask help same_day day texts", neutral="ours"
    ),
    model.EventText: _marked(words="title ask help day"),
    model.Deadline: _marked(
        meaning="within after before safe moves pays wins_back sources when on",
        words="title text namesake review exceptions texts",
        neutral="finding",
    ),
    model.DeadlineText: _marked(words="title text exceptions"),
    model.Duties: _marked(meaning="paragraphs duties"),
    model.Paragraph: _marked(words="title background"),
    model.Duty: _marked(
        meaning="role when also on standing within every", words="what", neutral="finding"
    ),
    model.Analogy: _marked(meaning="when", neutral="finding"),
    model.Statute: _marked(meaning="kind deadline when", words="name sfs section says read status"),
    model.Finding: _marked(
        meaning="decides",
        words="title kind paragraphs stages missing plan law meanwhile status decided answer"
        " sources",
        neutral="alternatives delegation",
    ),
    model.Alternative: _marked(neutral="says role within without"),
    model.Role: _marked(
        meaning="unit deputy owns outside",
        words="title mandate about side texts",
        neutral="no_deputy findings",
    ),
    model.TitleText: _marked(words="title"),
    model.Unit: _marked(meaning="parent", words="title about texts", neutral="findings"),
    model.Act: _marked(meaning="contact needed", neutral="present", words="title"),
    model.OnlyIf: _marked(meaning="act cases"),
    model.Guarantee: _marked(
        meaning="when before only_if always never decides since",
        words="says sources",
        neutral="finding",
    ),
    model.Expectation: _marked(neutral="says when owner finding"),
    model.Letter: _marked(
        meaning="sender",
        words="title purpose receiver sent must blanks fill optional not_after text sources texts",
        neutral="finding",
    ),
    model.LetterText: _marked(words="title purpose blanks"),
    model.Organisation: _marked(
        meaning="parts",
        words="site name board area website website_name plan sections wrong_doors publisher"
        " reviewed complaints accessibility texts",
        neutral="mailboxes",
    ),
    model.OrganisationText: _marked(words="name website_name"),
    model.Language: _marked(words="name words start", neutral="locale"),
    model.Opening: _marked(words="title intro doors danger sections last"),
    model.Ways: _marked(words="landlord home message staff"),
    model.Way: _marked(words="title says"),
    model.Passage: _marked(words="title before points after law", neutral="id rule calculator"),
    model.Remark: _marked(words="lead says"),
    model.Words: dict.fromkeys((key for key in model.Words.model_fields if key != "mark"), "words"),
    model.WrongDoor: _marked(words="what do link"),
    model.Requirement: _marked(words="what sources"),
    model.Term: _marked(words="term says synonyms phrases sources", neutral="code"),
    model.Search: _marked(words="words"),
    model.Contact: _marked(words="phone email address hours page read"),
}


_HOLDS = (dict, tuple, Record)
"""What may hold records with words of their own."""


def fields(record: Record, kind: Kind) -> Iterator[str]:
    """Yield the fields of a record that bear a mark."""
    return (field for field, mark in MARKS[type(record)].items() if mark == kind)


def words(record: Record, leave: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return all words that a record says; of the fields in ``leave`` nothing."""
    found: dict[str, str] = {}
    for field, mark in MARKS[type(record)].items():
        value = getattr(record, field)
        if (mark == "words" or isinstance(value, _HOLDS)) and field not in leave:
            _collect(field, value, found, told=mark == "words")
    return found


def _collect(trail: str, value: Any, found: dict[str, str], *, told: bool) -> None:
    """Add what a value says; one that is no text of its own (``told``) only has records in it."""
    if isinstance(value, str):
        if told:
            found[trail] = value
    elif isinstance(value, Record):
        found |= {f"{trail}.{key}": text for key, text in words(value).items()}
    elif isinstance(value, dict):
        for key, inner in value.items():
            _collect(f"{trail}.{key}", inner, found, told=told)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _collect(f"{trail}.{index}", inner, found, told=told)
    elif told and value is not None and value is not False:
        found[trail] = "ja" if value is True else str(value)


def meaning(record: Record, leave: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields that say what is to be done, in a form that can be compared."""
    return {
        field: _plain(getattr(record, field))
        for field in fields(record, "meaning")
        if field not in leave
    }


def _plain(value: Any) -> Any:
    """Return a value without the order of keys, nor of the values of a condition."""
    if isinstance(value, Record):
        return tuple(meaning(value).items())
    if isinstance(value, Mapping):
        return frozenset((key, _unordered(inner)) for key, inner in value.items())
    return tuple(_plain(inner) for inner in value) if isinstance(value, tuple) else value


def _unordered(value: Any) -> Any:
    return frozenset(map(_plain, value)) if isinstance(value, tuple) else _plain(value)
