"""What an editor changes is told: what people are to do, apart from the words that say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.reader import read
from macros.proof.difference import Difference, difference
from macros.proof.proof import Proof
from tests.vocabulary import MINI, mini_with, proof_of

HEL, TRASIG, FILM = "routines/hel-bok.yml", "routines/trasig-bok.yml", "routines/film.yml"
BLOCK = "blocks/mottagning.yml"
LAGA = "    within: P1W\n    after: inlamnad\n"
RING = "  - id: ring\n    do: Ring den som väntar på boken.\n    role: bibliotekarie\n"


def changed(folder: Path, *changes: tuple[str, str, str]) -> Difference:
    """The difference from the invented content to the same with some texts replaced."""
    return difference(proof_of(MINI), Proof(read(mini_with(folder, *changes)).plan))


def kinds(found: Difference) -> list[tuple[str, int]]:
    return [(group.kind, group.situations) for group in found.treatment]


def test_the_same_content_differs_in_nothing() -> None:
    found = difference(proof_of(MINI), Proof(read(MINI).plan))
    assert (found.situations, found.of, found.treatment, found.wording) == (0, 4, (), ())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((FILM, "owner: bibliotekarie\nsteps", "owner: vaktmastare\nsteps"), [("owner", 1)]),
        ((TRASIG, "finding: F1\nsteps", "steps"), [("owner", 1)]),
        ((TRASIG, LAGA, LAGA.replace("1W", "2W")), [("time", 1)]),
        (("deadlines.yml", "within: P3W", "within: P4W"), [("time", 1), ("deadlines", 0)]),
        ((BLOCK, "within: P0D", "within: P1D"), [("time", 3)]),
        ((HEL, RING, RING.replace("bibliotekarie", "vaktmastare")), [("role", 1)]),
        ((HEL, "    pause: fore\n", "    pause: veckan\n"), [("pause", 2), ("pause", 1)]),
        ((HEL, "when: {vantad: ja}", "when: {vantad: nej}"), [("step", 1), ("step", 1)]),
        ((FILM, "    letter: kvitto\n", ""), [("letter", 1)]),
        ((TRASIG, "becomes: {skick: hel}", "becomes: {sak: film}"), [("becomes", 1)]),
        ((FILM, "ends: {owner: bibliotekarie", "ends: {owner: vaktmastare"), [("ends", 1)]),
        ((HEL, "[lag:BokL 2]", "[praxis:Biblioteket]"), [("sources", 1)]),
        (("facts.yml", "{until: bok,", "{until: film,"), [("find-out", 1)]),
        ((BLOCK, "id: stampla", "id: stampel"), [("id", 3)]),
    ],
    ids=lambda case: case[0] if isinstance(case, tuple) else "",
)
def test_what_is_to_be_done_is_told(
    tmp_path: Path, change: tuple[str, str, str], expected: list[tuple[str, int]]
) -> None:
    assert kinds(changed(tmp_path, change)) == expected


GIFT = "landlords/film-som-gava.yml"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            (FILM, "owner: bibliotekarie\nsteps", "owner: vaktmastare\nsteps"),
            "I 1 läge ansvarar nu vaktmästare, förut bibliotekarie.",
        ),
        (
            (BLOCK, "    within: P0D\n    after: inlamnad\n", "    every: P1M\n"),
            (
                "I 3 lägen är tiden för ”Stämpla dagens datum i boken.” nu ”Varje månad”, "
                "förut ”Samma dag som saken lämnades”."
            ),
        ),
        (
            (GIFT, "receiver: bibliotekarie", "receiver: vaktmastare"),
            "I 1 svar till hyresvärdar tar nu vaktmästare emot, förut bibliotekarie.",
        ),
        (
            (GIFT, "by: Samma dag.", "by: I morgon."),
            "I 1 svar till hyresvärdar ska det skickas ”I morgon.”, förut ”Samma dag.”.",
        ),
        (
            (GIFT, "sources:", "then: [Vi ringer.]\nsources:"),
            "I 1 svar till hyresvärdar lovar vi nu ”Vi ringer.”.",
        ),
    ],
)
def test_a_change_is_told_in_plain_swedish(
    tmp_path: Path, change: tuple[str, str, str], says: str
) -> None:
    assert says in [group.text for group in changed(tmp_path, change).treatment]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ((BLOCK, "Stämpla dagens", "Stämpla in dagens"), ("blocks/mottagning.yml", "stampla")),
        ((FILM, "Vem som fick filmen.", "Vem som tog den."), (FILM, "oppna")),
        (
            ("letters/kvitto.yml", "purpose: ", "purpose: Alltid. "),
            ("letters/kvitto.yml", "kvitto"),
        ),
        (("facts.yml", "Är boken hel?", "Är den hel?"), ("facts.yml", "skick")),
        ((GIFT, "way: Lämna i disken.", "way: Ge till oss."), (GIFT, "film-som-gava")),
    ],
)
def test_words_alone_change_no_treatment(
    tmp_path: Path, change: tuple[str, str, str], place: tuple[str, str]
) -> None:
    found = changed(tmp_path, change)
    assert (found.situations, found.treatment) == (0, ())
    assert (f"checklists/{place[0]}", place[1]) in {(w.file, w.id) for w in found.wording}


STAMP = """  - id: stampla
    do: Stämpla dagens datum i boken.
    role: bibliotekarie
    pause: i-dag
    act: stampla
    sources: [plan:disken/1.stampla]
    within: P0D
    after: inlamnad
"""


@pytest.mark.parametrize(
    "change",
    [
        (HEL, "  - {use: mottagning, role: bibliotekarie}\n", STAMP),
        (HEL, "when: {vantad: ja}", "when: {vantad: ja, sak: bok}"),
        (FILM, "    letter: kvitto\n", "    letter: kvitto\n    when: {sak: film}\n"),
        ("facts.yml", "    hel: {label: Hel}\n    trasig: {label: Trasig}\n",
         "    trasig: {label: Trasig}\n    hel: {label: Hel}\n"),
    ],
    ids=["a block written out", "a needless condition", "another", "answers in another order"],
)  # fmt: skip
def test_another_way_to_write_the_same_is_no_difference(
    tmp_path: Path, change: tuple[str, str, str]
) -> None:
    found = changed(tmp_path, change)
    assert (found.treatment, found.wording) == ((), ())


def test_a_moved_step_is_told_with_the_one_that_it_passes(tmp_path: Path) -> None:
    ring = RING + "    pause: fore\n    sources: [lag:BokL 2]\n    deadline: besked\n"
    whole = ring + "    when: {vantad: ja}\n"
    use = "  - {use: mottagning, role: bibliotekarie}\n"
    found = changed(tmp_path, (HEL, use + whole, whole + use))
    assert [group.text for group in found.treatment if group.kind == "order"] == [
        "I 1 läge kommer ”Ring den som väntar på boken.” nu före ”Stämpla dagens datum i boken.”."
    ]


def test_a_point_is_told_and_so_is_a_step_that_becomes_one(tmp_path: Path) -> None:
    point = "    points:\n      - {id: datum, do: Skriv dagens datum.}\n"
    found = changed(tmp_path, (FILM, "    letter: kvitto\n", "    letter: kvitto\n" + point))
    assert [group.text for group in found.treatment] == [
        "I 1 läge tillkommer punkten ”Skriv dagens datum.”."
    ]


def test_a_duty_of_the_first_day_is_told(tmp_path: Path) -> None:
    found = changed(tmp_path, ("duties.yml", "some-way", "every-way\n    within: P0D"))
    assert ("first-day", 2) in kinds(found)


def test_an_answer_that_is_new_gives_a_new_situation(tmp_path: Path) -> None:
    new = "    film: {label: En film}\n    skiva: {label: En skiva}\n  unknown"
    found = changed(
        tmp_path,
        ("facts.yml", "    film: {label: En film}\n  unknown", new),
        (FILM, "when: {sak: film}", "when: {sak: [film, skiva]}"),
    )
    assert "facts" in [kind for kind, _ in kinds(found)]


def test_the_part_of_whoever_answers_is_told_in_words(tmp_path: Path) -> None:
    find = "blocks/titta-efter.yml"
    (group,) = changed(tmp_path, (find, "role: ansvarig", "role: bibliotekarie")).treatment
    assert group.text.endswith("nu av bibliotekarie, förut av den som ansvarar.")


def test_who_has_a_part_that_no_step_names_is_told(tmp_path: Path) -> None:
    parts = "parts:\n  lagare: vaktmastare\n"
    found = changed(tmp_path, ("organisation.yml", parts, f"{parts}  mottagare: bibliotekarie\n"))
    told = "Organisationen: parts är nu mottagare: bibliotekarie, förut tomt."
    assert [group.text for group in found.treatment] == [told]


def test_a_block_used_twice_is_compared_like_any_other(tmp_path: Path) -> None:
    use = "  - {use: mottagning, role: bibliotekarie}\n"
    found = changed(tmp_path, (HEL, use, use + use))
    assert not [group.text for group in found.treatment if group.kind == "order"]
