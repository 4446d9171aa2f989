"""What is approved is kept in full: what has changed since is told, apart from its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.content.approved import read_approved, write_approved
from macros.content.reader import read
from macros.proof.approval import Since, approve, since, since_approved
from macros.proof.proof import Proof
from macros.proof.remembered import kept_line, line_of
from macros.proof.treatment import Shared, Treatments
from tests.vocabulary import MINI, REAL, approved_all, mini_with, proof_of

DAY = date(2026, 2, 1)
FILM, BLOCK = "routines/film.yml", "blocks/mottagning.yml"


def since_mini(folder: Path, name: str, *changes: tuple[str, str, str]) -> Since:
    """What differs in a checklist, approved in the invented content, after some changes."""
    before = approve(proof_of(MINI), name, "bibliotekarie", DAY)
    return since(Proof(read(mini_with(folder, *changes)).plan), name, before)


@pytest.mark.parametrize("content", [MINI, REAL], ids=["mini", "real"])
def test_a_line_is_kept_whole(content: Path) -> None:
    treatments = Treatments(proof_of(content), Shared())
    situations = proof_of(content).situations
    lines = {line for s in situations for line in treatments.of(s).lines}
    folder = content.name
    assert [x for x in lines if line_of(kept_line(x), folder) != x] == []


@pytest.mark.parametrize("content", [MINI, REAL], ids=["mini", "real"])
def test_nothing_has_changed_since_just_now(content: Path, tmp_path: Path) -> None:
    proof = proof_of(content)
    for name, approval in approved_all(proof).items():
        write_approved(tmp_path, name, approval)
    found = since_approved(proof, read_approved(tmp_path, []))
    assert (found.situations, found.treatment, found.wording) == (0, (), ())


@pytest.mark.parametrize(
    ("name", "change", "standing"),
    [
        ("film", (FILM, "    letter: kvitto\n", ""), "changed"),
        ("film", (FILM, "owner: bibliotekarie\nsteps", "owner: vikarie\nsteps"), "changed"),
        ("trasig-bok", (BLOCK, "within: P0D", "within: P1D"), "changed"),
        ("film", (BLOCK, "within: P0D", "within: P1D"), "approved"),
        ("trasig-bok", ("deadlines.yml", "within: P3W", "within: P4W"), "approved"),
        ("hel-bok", ("deadlines.yml", "within: P3W", "within: P4W"), "changed"),
        ("film", ("facts.yml", "{until: bok,", "{until: film,"), "changed"),
        ("film", ("blocks/titta-efter.yml", "role: ansvarig", "role: vikarie"), "changed"),
        ("film", (FILM, "do: Skriv ett kvitto.", "do: Skriv kvitto."), "reworded"),
        ("film", (FILM, "title: En film", "title: Filmen"), "reworded"),
        ("film", ("letters/kvitto.yml", "purpose: ", "purpose: Alltid. "), "reworded"),
        ("hel-bok", ("letters/kvitto.yml", "purpose: ", "purpose: Alltid. "), "approved"),
        ("film", ("findings.yml", "title: Filmer", "title: Film"), "approved"),
    ],
)
def test_how_a_checklist_stands_after_a_change(
    tmp_path: Path, name: str, change: tuple[str, str, str], standing: str
) -> None:
    assert since_mini(tmp_path, name, change).standing == standing


def test_a_checklist_for_other_answers_has_changed(tmp_path: Path) -> None:
    found = since_mini(tmp_path, "film", ("facts.yml", "    film: {label: En film}\n  unknown",
        "    film: {label: En film}\n    skiva: {label: En skiva}\n  unknown"),
        (FILM, "when: {sak: film}", "when: {sak: [film, skiva]}"))  # fmt: skip
    assert found.changes == (
        (
            "I 1 läge gäller listan nu ”Vad är det?” ”En film” eller ”En skiva”, "
            "förut ”Vad är det?” ”En film”."
        ),
    )


def test_a_change_tells_whose_work_it_is(tmp_path: Path) -> None:
    found = since_mini(tmp_path, "trasig-bok", (BLOCK, "within: P0D", "within: P1D"))
    assert found.roles == {"bibliotekarie"}


def test_a_new_decision_keeps_the_old_and_tells_what_is_new(tmp_path: Path) -> None:
    before = approve(proof_of(MINI), "film", "bibliotekarie", DAY)
    now = Proof(read(mini_with(tmp_path, (FILM, "    letter: kvitto\n", ""))).plan)
    again = approve(now, "film", "vikarie", date(2026, 3, 1), before)
    assert [d.role for d in again.decisions] == ["vikarie", "bibliotekarie"]
    assert len(again.last.changes) == 1
    assert since(now, "film", again).standing == "approved"


def test_what_is_as_it_was_needs_no_new_decision() -> None:
    before = approve(proof_of(MINI), "film", "bibliotekarie", DAY)
    assert approve(proof_of(MINI), "film", "vikarie", date(2026, 3, 1), before) is before


def test_an_approved_checklist_that_is_gone_is_told() -> None:
    approvals = {"skiva": approve(proof_of(MINI), "film", "bibliotekarie", DAY)}
    [group] = since_approved(proof_of(MINI), approvals).treatment
    assert group.text == "Checklistan ”skiva”, som är fastställd, finns inte längre."
