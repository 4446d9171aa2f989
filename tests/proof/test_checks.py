"""The other ways in which each check can fail, beside the smallest ones in tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary import assert_problem, mini_with, problems_in

FILM, HEL, TRASIG = "routines/film.yml", "routines/hel-bok.yml", "routines/trasig-bok.yml"
MEND = "  - {use: mottagning, role: bibliotekarie}\n"
NEJ = "        steps:\n          - id: kassera"
ENDS = "        ends: {owner: bibliotekarie, documents: Vem som fick filmen.}\n"
Change = tuple[str, str, str]
SLIPS: dict[str, tuple[Change, str, str]] = {
    "a duty that one way passes by": (
        (TRASIG, MEND, ""),
        "unmet-duty",
        "i ”trasig-bok” saknas steg för uppgiften",
    ),
    "a duty that is narrowed": (
        (HEL, MEND, MEND.replace("}", ", when: {vantad: ja}}")),
        "unmet-duty",
        "saknas steg för uppgiften ”disken/1.stampla” när vantad är nej",
    ),
    "a time rule without a step": (
        ("deadlines.yml", "[lag:BokL 2]\n", "[lag:BokL 2]\n  when: {sak: film}\n  on: some-way\n"),
        "unmet-duty",
        "i ”film” saknas steg för tidsregeln ”besked”",
    ),
    "a block that never applies": (
        (HEL, MEND, MEND + "  - {use: titta-efter, when: {skick: trasig}}\n"),
        "impossible-when",
        "inget steg i blocket ”titta-efter” kan gälla i ”hel-bok”",
    ),
    "a block with a condition that excludes nothing": (
        (HEL, MEND, MEND.replace("}", ", when: {skick: hel}}")),
        "needless-condition",
        "villkoret på ”skick” utesluter ingenting",
    ),
    "a block's step with a condition that excludes nothing where it is used": (
        (
            "blocks/mottagning.yml",
            "    after: inlamnad\n",
            "    after: inlamnad\n    when: {sak: bok}\n",
        ),
        "needless-condition",
        "villkoret på ”sak” utesluter ingenting",
    ),
    "background with a duty": (
        ("duties.yml", "    title: Ställ upp", "    title: Ställ upp\n    background: Inget."),
        "silent-paragraph",
        "har uppgifter men kallas bakgrund",
    ),
    "an outcome that is no answer": (
        (FILM, "      film:\n", "      dvd: {}\n      film:\n"),
        "uncovered-decision",
        "”dvd” är inget svar",
    ),
    "an end that nobody can own": (
        (FILM, "ends: {owner: bibliotekarie", "ends: {owner: vaktmastare"),
        "unclear-end",
        "kan inte ansvara",
    ),
    "a change to two answers": (
        (FILM, "becomes: {sak: bok}", "becomes: {sak: [bok, film]}"),
        "unclear-end",
        "kan bara bli ett värde",
    ),
    "a change of what the guide does not ask": (
        (TRASIG, "becomes: {skick: hel}", "becomes: {plats: ja}"),
        "open-fact",
        "”plats” är ingen fråga i guiden",
    ),
    "a question asked twice": (
        ("guides/handlaggare.yml", "vantad]", "vantad, sak]"),
        "question-order",
        "ställs två gånger",
    ),
    "a fact and an event with one name": (
        ("events.yml", "bokad:", "plats:"),
        "duplicate-id",
        "”plats” är redan en fråga",
    ),
    "a blank without a place": (
        ("letters/kvitto.yml", "  titel: ", "  datum: Dagen\n  titel: "),
        "bad-blank",
        "luckan ”datum” finns inte",
    ),
    "an outside owner": (
        (FILM, "owner: bibliotekarie\nsteps", "owner: lantagare\nsteps"),
        "bad-owner",
        "”lantagare”",
    ),
    "an assistant as deputy of itself": (
        ("roles/vikarie.yml", "borta.", "borta.\ndeputy: vikarie"),
        "circle",
        "vikarie → vikarie",
    ),
    "conditions that shut each other out": (
        (FILM, "when: {sak: film}", "when: {sak: film, skick: hel}"),
        "impossible-when",
        "aldrig gälla samtidigt",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_check_finds(slip: str, tmp_path: Path) -> None:
    change, code, says = SLIPS[slip]
    assert_problem(problems_in(mini_with(tmp_path, change)), code, says=says)


def test_a_narrowed_step_is_named_where_its_obligation_is_missed(tmp_path: Path) -> None:
    change = (HEL, MEND, MEND.replace("}", ", when: {vantad: ja}}"))
    found = problems_in(mini_with(tmp_path, change))
    hints = [problem.hint for problem in found if problem.code == "unmet-duty"]
    assert hints[0].startswith("vidga villkoret på steget ”stampla” (")


def test_a_duty_on_every_way_may_not_be_passed_by(tmp_path: Path) -> None:
    """The step is there, but only on the way where the book could not be mended."""
    used = NEJ.replace(
        "          - id", "          - {use: mottagning, role: bibliotekarie}\n          - id"
    )
    content = mini_with(tmp_path, (TRASIG, MEND, ""), (TRASIG, NEJ, used))
    assert_problem(
        problems_in(content), "unmet-duty", says="hoppas uppgiften ”disken/1.stampla” över"
    )


def test_without_a_checklist_everything_is_a_gap(tmp_path: Path) -> None:
    content = mini_with(tmp_path, (FILM, "{sak: film}\nowner", "{sak: film}\nowner"))
    (content / FILM).unlink()
    assert_problem(problems_in(content), "gap", at="handlaggare.yml:4:13", says="när sak är film")
