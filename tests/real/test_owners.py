"""Who owns what, in our own words, held against every answer set of the real content."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from macros.compiled.asking import ask
from tests.brute import Answers, answer_sets, owners
from tests.vocabulary import REAL, answered, fokus, proof_of

LETTERS = "uppsagning forelaggande-kronofogden underrattelse-hyresnamnden"


class Row(NamedTuple):
    """In these situations this role owns the case; with a finding the plan does not say so."""

    situation: str
    owner: str
    interim: str | None
    when: str


ROWS = [
    Row("own flat, going on", "behandlare", None, "laget=lopande-tillsyn"),
    Row(
        "own flat, anything else",
        "socialsekreterare-boende",
        None,
        "laget=skuld-under-tva-manader|skuld-tva-manader-eller-mer|misskotsel|avslut"
        "|vardens-uppsagning|avhysning",
    ),
    Row("warning for disturbance", "uppsokare", None, "handelse=varning orsak=storning"),
    Row(
        "known",
        "ansvarig-handlaggare",
        None,
        "aktuell=ja handelse=tidig-signal|utslag|avhysning|" + LETTERS.replace(" ", "|"),
    ),
    Row(
        "known, warned",
        "ansvarig-handlaggare",
        None,
        "aktuell=ja handelse=varning orsak!storning",
    ),
    Row("decided, not known", "socialsekreterare-eaf", "F51", "aktuell=nej handelse=utslag"),
    Row("eviction, not known", "socialsekreterare-eaf", None, "aktuell=nej handelse=avhysning"),
    Row(
        "disturbance, not known",
        "uppsokare",
        None,
        "aktuell=nej orsak=storning handelse=tidig-signal|" + LETTERS.replace(" ", "|"),
    ),
    Row(
        "debt, a family that is not known",
        "socialsekreterare-eaf",
        "F27",
        "aktuell=nej orsak=hyresskuld barn=ja handelse=" + LETTERS.replace(" ", "|"),
    ),
    Row(
        "debt, no children, not known",
        "socialsekreterare-eaf",
        "F8",
        "aktuell=nej orsak=hyresskuld barn=nej handelse=" + LETTERS.replace(" ", "|"),
    ),
    Row(
        "a warning for debt, not known",
        "socialsekreterare-eaf",
        "F34",
        "aktuell=nej orsak=hyresskuld handelse=varning",
    ),
    Row(
        "debt, early, not known",
        "socialsekreterare-eaf",
        "F34",
        "aktuell=nej orsak=hyresskuld handelse=tidig-signal",
    ),
    Row(
        "another ground, not known",
        "socialsekreterare-eaf",
        "F33",
        "aktuell=nej orsak=annat handelse=tidig-signal|varning|" + LETTERS.replace(" ", "|"),
    ),
]


def applies(row: Row, answers: Answers) -> bool:
    for part in row.when.split():
        name, sign, values = part.replace("!", " ! ").replace("=", " = ").split()
        if (answers.get(name) in values.split("|")) != (sign == "="):
            return False
    return True


def everything() -> list[Answers]:
    return answer_sets(proof_of(REAL).staff.facts)


def in_words(answers: Answers) -> str:
    return " ".join(f"{name}={value}" for name, value in answers.items())


def test_the_table_has_one_row_for_every_answer_set() -> None:
    rows = {in_words(a): [r.situation for r in ROWS if applies(r, a)] for a in everything()}
    assert {words: found for words, found in rows.items() if len(found) != 1} == {}


def test_every_answer_set_has_one_routine() -> None:
    plan = proof_of(REAL).plan
    found = {in_words(a): owners(plan, a) for a in everything()}
    assert {words: names for words, names in found.items() if len(names) != 1} == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.situation.replace(" ", "-"))
def test_the_owner_is_the_one_in_the_table(row: Row) -> None:
    plan = proof_of(REAL).plan
    concerned = [a for a in everything() if applies(row, a)]
    routines = {name for a in concerned for name in owners(plan, a)}
    assert concerned
    assert {name: plan.routines[name].owner for name in routines} == dict.fromkeys(
        routines, row.owner
    )


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.interim], ids=lambda row: row.situation.replace(" ", "-")
)
def test_an_owner_that_the_plan_does_not_name_is_interim(row: Row) -> None:
    plan = proof_of(REAL).plan
    routines = {n for a in everything() if applies(row, a) for n in owners(plan, a)}
    findings = str(row.interim).split()
    assert {n for n in routines if plan.routines[n].finding not in findings} == set()


def test_an_assistant_never_owns_a_case() -> None:
    assert "administrativ-assistent" not in {r.owner for r in proof_of(REAL).plan.routines.values()}


UNTIL = {
    "boende": "hyresratt",
    "orsak": "hyresskuld",
    "aktuell": "nej",
    "barn": "ja",
    "stodbehov": "nej",
    "omsorgsbrist": "nej",
}
"""What a case is treated as until the answer is known, so that nothing waits."""


@pytest.mark.parametrize("name", UNTIL)
def test_not_knowing_never_waits(name: str) -> None:
    """The case has its owner at once, and first of all the steps that find the answer."""
    proof = proof_of(REAL)
    for answers in everything():
        if answers.get(name) == UNTIL[name]:
            sure, unsure = ask(proof, answers), ask(proof, {**answers, name: "vet-inte"})
            assert unsure["checklist"] == sure["checklist"]
            assert unsure["owner"] == sure["owner"]
            assert [s["id"] for s in unsure["steps"]][-len(sure["steps"]) :] == [
                s["id"] for s in sure["steps"]
            ]


def test_only_these_facts_may_be_unknown() -> None:
    facts = proof_of(REAL).staff.facts
    assert {name: f.unknown.until for name, f in facts.items() if f.unknown} == UNTIL


def test_an_eviction_where_there_are_children_always_reaches_the_childrens_unit() -> None:
    """Whatever the ground, and whether the family is known or not."""
    proof = proof_of(REAL)
    for answers in everything():
        if answers.get("handelse") == "avhysning" and answers.get("barn") == "ja":
            steps = ask(proof, answers)["steps"]
            assert "socialsekreterare-bou" in roles(steps), in_words(answers)


def roles(steps: list[dict[str, object]]) -> set[object]:
    return {step["role"] for step in steps}


def test_the_command_gives_an_owner_when_nobody_knows() -> None:
    unknown = "orsak=vet-inte aktuell=vet-inte barn=vet-inte stodbehov=vet-inte"
    words = f"boende=hyresratt handelse=uppsagning {unknown}"
    told = fokus("ask", *words.split(), "--json", content=REAL).json
    assert told["next"] is None
    assert told["owner"]["role"] == "socialsekreterare-eaf"
    assert set(told["answers"]) == set(answered(words))
