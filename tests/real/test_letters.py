"""The letters to residents are true: they say what the lists do, and name the day that counts."""

from __future__ import annotations

import pytest

from macros.content.model import Letter, walk
from tests.vocabulary import REAL, proof_of

PLAN = proof_of(REAL).plan
SENT_AT = {
    key: letter for key, letter in PLAN.letters.items() if key.startswith("standardbrev-")
}  # fmt: skip


def paragraphs_with(letter: Letter, words: str) -> list[str]:
    """The paragraphs of a letter that have the words."""
    return [part for part in letter.text.split("\n\n") if words in part]


def test_a_letter_does_not_tie_to_silence_what_the_list_does_before_the_answer() -> None:
    steps = list(walk(PLAN.routines["ej-aktuell-hyresskuld-barn"].steps))
    answered = next(place for place, step in enumerate(steps) if step.decide == "svarat")
    before = [step for step in steps[:answered] if (step.do or "").startswith("Fråga hyresvärden")]
    assert before, "the list no longer asks before the answer; say so in the letter"
    told = PLAN.letters["standardbrev-barnfamilj"].text
    assert told.index("frågar vi dem redan nu") < told.index("Om vi inte hör från er")
    assert "frågar vi hyresvärden" not in told


@pytest.mark.parametrize("letter", SENT_AT.values(), ids=SENT_AT)
def test_a_letter_that_gives_three_weeks_names_the_day_they_run_from(letter: Letter) -> None:
    for paragraph in paragraphs_with(letter, "inom tre veckor"):
        assert "delgavs underrättelsen" in paragraph
        assert "delgivningskvittot" in paragraph


def test_at_an_eviction_the_written_answer_comes_before_the_payment() -> None:
    (told,) = paragraphs_with(PLAN.letters["standardbrev-avhysning"], "innan du betalar")
    (sentence,) = [said for said in told.split(". ") if "innan du betalar" in said]
    assert "skriftligt svar" in sentence
    assert " om du betalar" not in sentence
