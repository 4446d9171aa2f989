"""The other ways in which each check can fail, beside the smallest ones in tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary import assert_problem, mini_with, problems_in

FILM, HEL, TRASIG = "routines/film.yml", "routines/hel-bok.yml", "routines/trasig-bok.yml"
MEND = "  - {use: mottagning, role: bibliotekarie}\n"
NEJ = "        steps:\n          - id: kassera"
LOOK = "    role: ansvarig\n"
FORTH = "  within: P3W\n  after: [inlamnad, bokad]\n  safe: inlamnad\n  moves: true\n"
ALWAYS = "{sak: bok}\n    on: every-way"
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
        "unknown-value",
        "”dvd” är inget svar på frågan ”innehall”",
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
    "a guide for nobody": (
        ("guides/handlaggare.yml", "for: staff", "for: landlord"),
        "missing-landmark",
        "checklistor har en guide som leder dit, men inget i guides har for: staff",
    ),
    "two guides for the same": (
        ("guides/hyresvard.yml", "for: landlord", "for: staff"),
        "double-landmark",
        "for: staff står redan på ”handlaggare”",
    ),
    "a guide without doors": (
        ("guides/handlaggare.yml", "arrivals: [sak]\n", ""),
        "missing-landmark",
        "guiden ”Vad har lämnats i disken?” saknar arrivals:",
    ),
    "a door that the guide does not ask about": (
        ("guides/handlaggare.yml", "arrivals: [sak]", "arrivals: [gava]"),
        "misplaced-landmark",
        "”gava” kan inte stå under arrivals: i den här guiden",
    ),
    "no children": (
        ("facts.yml", "  children: ja\n", ""),
        "missing-landmark",
        "inget i facts har children:",
    ),
    "an answer that nobody can give": (
        ("facts.yml", "children: ja", "children: jo"),
        "unknown-value",
        "”jo” är inget svar på frågan ”vantad”",
    ),
    "a payment that wins nothing back": (
        ("deadlines.yml", "  moves: true\n", "  moves: true\n  pays: true\n"),
        "missing-landmark",
        "inget i deadlines har wins_back: true",
    ),
    "a home won back though nobody is reached": (
        ("deadlines.yml", "  moves: true\n", "  moves: true\n  pays: true\n  wins_back: true\n"),
        "missing-landmark",
        "inget i facts har reached: true",
    ),
    "a home won back without a payment": (
        ("deadlines.yml", "  moves: true\n", "  moves: true\n  wins_back: true\n"),
        "missing-landmark",
        "regeln som ger tillbaka hemmet saknar pays:",
    ),
    "a household that is reached in the guide": (
        ("facts.yml", "  secret: false\n", "  secret: false\n  reached: true\n"),
        "misplaced-landmark",
        "”sak” besvaras i en guide",
    ),
    "a secret of nobody's": (
        (
            "facts.yml",
            "  ask: Gick boken att laga?\n",
            "  ask: Gick boken att laga?\n  secret: false\n",
        ),
        "misplaced-landmark",
        "”lagad” är ingen fråga i handläggarnas guide",
    ),
    "a party without a side": (
        ("roles/lantagare.yml", "side: resident\n", ""),
        "missing-landmark",
        "parten ”lantagare” i en rättslig process saknar side:",
    ),
    "a rule that is its own namesake": (
        ("deadlines.yml", "  moves: true\n", "  moves: true\n  namesake: besked\n"),
        "misplaced-landmark",
        "”besked” är sin egen namne",
    ),
    "a field that the letter does not have": (
        ("letters/kvitto.yml", "text: |-", "fill: {datum: date}\ntext: |-"),
        "unknown-id",
        "luckan ”datum” finns inte i ”kvitto”",
    ),
    "an optional blank that is filled in at home": (
        ("letters/kvitto.yml", "text: |-", "optional: [titel]\ntext: |-"),
        "bad-blank",
        "luckan ”titel” fylls inte i på webbplatsen",
    ),
    "a title before a day": (
        ("letters/kvitto.yml", "text: |-", "not_after: {titel: titel}\ntext: |-"),
        "bad-blank",
        "”titel” och ”titel” går inte att jämföra",
    ),
    "an act that no step does": (
        ("acts.yml", "ringa:", "laga:\n  title: Laga en bok\nringa:"),
        "unused",
        "handlingen ”laga” används inte",
    ),
    "an act that is misspelt in a guarantee": (
        ("guarantees.yml", "[stampla, ringa]", "[stampla, ringer]"),
        "unknown-id",
        "handlingen ”ringer” finns inte",
    ),
    "an answer that is misspelt in a guarantee": (
        ("guarantees.yml", "{skick: trasig}", "{skick: rivet}"),
        "unknown-value",
        "”rivet” är inget svar",
    ),
    "a contact where one only looks": (
        ("blocks/titta-efter.yml", LOOK, LOOK + "    act: ringa\n"),
        "bad-find-out",
        "steget ”titta” tar kontakt med hushållet",
    ),
    "a week that has gone": (
        (TRASIG, "pause: veckan", "pause: fore"),
        "late-step",
        "steget ”laga” ska göras inom en vecka",
    ),
    "a safe day that has gone": (
        (HEL, "pause: fore", "pause: avslut"),
        "late-step",
        "steget ”ring” ska göras före den dag som gäller",
    ),
    "a day that is counted back from but not ahead": (
        ("deadlines.yml", FORTH, "  within: P2D\n  before: bokad\n"),
        "late-step",
        "räknas bakåt från ”bokad”",
    ),
    "a stage that the law does not have": (
        ("findings.yml", "{lanet: laga}", "{lanet: lagas}"),
        "unknown-id",
        "skedet ”lagas” finns inte i ”lanet”",
    ),
    "a stage of a process that is not there": (
        ("findings.yml", "{lanet: laga}", "{lan: laga}"),
        "unknown-id",
        "processen ”lan” finns inte",
    ),
    "a part with the name of a role": (
        ("organisation.yml", "  lagare: vaktmastare", "  lagare: vaktmastare\n  vikarie: vikarie"),
        "duplicate-id",
        "”vikarie” är redan namnet på en roll",
    ),
    "a part that nobody plays": (
        ("organisation.yml", "  lagare: vaktmastare", "  lagare: vaktmastaren"),
        "unknown-id",
        "rollen ”vaktmastaren” finns inte",
    ),
    "a part that the block does not have": (
        (FILM, "steps:\n", "steps:\n  - {use: titta-efter, parts: {lagare: vikarie}}\n"),
        "needless-role",
        "blocket ”titta-efter” har ingen del som heter ”lagare”",
    ),
    "a law that rests on a plan": (
        ("law/lanet.yml", "[lag:BokL 1, lag:BokL 2]", "[lag:BokL 1, plan:disken/1]"),
        "local-law",
        "skedet ”lamna” bygger på planen",
    ),
    "a paragraph that the plan does not have, in the law": (
        ("law/lanet.yml", "\nsources: [lag:BokL 1]", "\nsources: [lag:BokL 9]"),
        "unknown-id",
        "rättskällan ”BokL 9” finns inte",
    ),
    "a heading of no part of the plan": (
        ("organisation.yml", "  disken: Disken", "  disken: Disken\n  lagret: Lagret"),
        "unknown-id",
        "delen av planen ”lagret” finns inte",
    ),
    "a blank that nobody explains": (
        ("letters/kvitto.yml", "[titel]", "[titel] den [dag]"),
        "unknown-id",
        "luckan ”dag” finns inte i ”kvitto”",
    ),
    "a role that nobody needs": (
        ("roles/bibliotekarie.yml", "deputy: vikarie\n", ""),
        "unused",
        "rollen ”vikarie” används inte",
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


TODAY = ("duties.yml", ALWAYS, ALWAYS + "\n    within: P0D")


def test_a_duty_of_the_first_day_may_stand_there(tmp_path: Path) -> None:
    assert problems_in(mini_with(tmp_path, TODAY)) == []


def test_a_duty_of_the_first_day_does_not_wait_for_an_outcome(tmp_path: Path) -> None:
    """Every way does it, but only once it is known whether the book could be mended."""
    used = "        steps:\n          - {use: mottagning, id: %s, role: bibliotekarie}\n"
    ja = (TRASIG, "      ja:\n", "      ja:\n" + used % "a")
    nej = (TRASIG, NEJ, used % "b" + "          - id: kassera")
    content = mini_with(tmp_path, TODAY, (TRASIG, MEND, ""), ja, nej)
    assert_problem(problems_in(content), "late-duty", says="steget ”a-stampla” står i ett utfall")


def test_what_is_due_on_a_day_ahead_is_done_before_it(tmp_path: Path) -> None:
    late = (TRASIG, "    pause: veckan", "    pause: avslut")
    due = (TRASIG, "within: P1W\n    after: inlamnad", "within: P0D\n    after: bokad")
    ahead = ("events.yml", "bokades boken?", "bokades boken?\n  ahead: true")
    content = mini_with(tmp_path, late, due, ahead)
    assert_problem(problems_in(content), "late-step", says="”laga” ska göras före den dag")


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
    assert_problem(problems_in(content), "gap", at="handlaggare.yml:5:13", says="när sak är film")
