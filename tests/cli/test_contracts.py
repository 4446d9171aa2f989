"""What others depend on: the shapes of the command's JSON, its sentences and its exit codes."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.vocabulary import (
    ADDRESS,
    MINI,
    REAL,
    assert_refused,
    assert_wrong_use,
    fokus,
    mini_with,
    process,
)

pytestmark = pytest.mark.slow

STEP = {
    "id", "do", "role", "pause", "act", "label", "sources", "finding", "deadline", "letter",
    "dates", "points", "when", "outcomes",
}  # fmt: skip
OUTCOME = {"id", "label", "steps", "ends", "becomes", "asks"}
OWNER = {"role", "unit", "deputy", "interim"}
DUE = {"rule", "text", "safe", "last", "missing"}


def assert_steps(steps: list[dict[str, Any]]) -> None:
    for step in steps:
        assert set(step) == STEP
        assert step["deadline"] is None or set(step["deadline"]) == DUE
        for outcome in step["outcomes"]:
            assert set(outcome) == OUTCOME
            assert_steps(outcome["steps"])


def test_ask_with_all_answers_tells_owner_steps_and_findings() -> None:
    told = fokus("ask", "sak=bok", "skick=trasig", "inlamnad=2026-12-03", "--json").json
    assert list(told) == [
        "guide", "answers", "ignored", "next", "checklist", "owner", "steps", "findings",
    ]  # fmt: skip
    assert (told["guide"], told["checklist"], told["next"]) == ("handlaggare", "trasig-bok", None)
    assert told["answers"] == {"sak": "bok", "skick": "trasig"}
    assert told["owner"] == {
        "role": "bibliotekarie", "unit": "disken", "deputy": "vikarie", "interim": "F1",
    }  # fmt: skip
    assert told["findings"] == ["F1"]
    assert_steps(told["steps"])


def test_a_step_tells_its_label_its_sources_and_its_dates() -> None:
    told = fokus("ask", "sak=bok", "skick=trasig", "inlamnad=2026-12-03", "--json").json
    stamp, mend = told["steps"]
    assert (stamp["role"], stamp["label"], stamp["sources"]) == (
        "bibliotekarie", "plan", ["plan:disken/1.stampla"],
    )  # fmt: skip
    assert (mend["label"], mend["finding"]) == (None, "F1")
    assert mend["deadline"]["safe"] == mend["deadline"]["last"] == "2026-12-10"
    assert [o["id"] for o in mend["outcomes"]] == ["ja", "nej"]
    assert mend["outcomes"][0]["becomes"] == {"skick": "hel"}
    assert set(mend["outcomes"][1]["ends"]) == {"owner", "documents"}


def test_ask_with_answers_missing_gives_the_next_question_and_no_owner() -> None:
    told = fokus("ask", "sak=bok", "--json").json
    assert told["next"] == {
        "question": "skick",
        "ask": "Är boken hel?",
        "answers": [{"id": "hel", "label": "Hel"}, {"id": "trasig", "label": "Trasig"}],
    }
    assert (told["owner"], told["checklist"], told["steps"]) == (None, None, [])


def test_unknown_is_offered_last_and_only_where_it_is_possible() -> None:
    offered = fokus("ask", "--json").json["next"]["answers"]
    assert [answer["id"] for answer in offered] == ["bok", "film", "vet-inte"]


def test_unknown_gives_an_owner_and_first_the_steps_that_find_out() -> None:
    told = fokus("ask", "sak=vet-inte", "skick=trasig", "--json").json
    assert told["checklist"] == "trasig-bok"
    assert [step["id"] for step in told["steps"]] == ["titta", "stampla", "laga"]


def test_facts_that_do_not_matter_are_accepted_and_listed() -> None:
    told = fokus("ask", "sak=film", "skick=hel", "vantad=ja", "--json").json
    assert (told["checklist"], told["ignored"]) == ("film", ["skick", "vantad"])


def test_a_fact_that_may_matter_is_not_called_ignored() -> None:
    told = fokus("ask", "skick=hel", "--json").json
    assert (told["next"]["question"], told["ignored"]) == ("sak", [])


def test_a_landlord_gets_the_receiver() -> None:
    told = fokus("ask", "gava=film", "--guide", "hyresvard", "--json").json
    assert (told["checklist"], told["steps"]) == ("film-som-gava", [])
    assert set(told["owner"]) == OWNER
    assert told["owner"]["role"] == "bibliotekarie"


def test_a_landlord_is_told_how_and_when_and_what_the_plan_leaves_open(tmp_path: Path) -> None:
    change = ("landlords/film-som-gava.yml", "sources:", "finding: F1\nsources:")
    content = mini_with(tmp_path, change)
    answers = ("ask", "gava=film", "--guide", "hyresvard")
    assert fokus(*answers, "--json", content=content).json["findings"] == ["F1"]
    said = fokus(*answers, content=content).out.splitlines()
    assert {"Skicka: Filmen i sitt fodral.", "När: Samma dag."} <= set(said)


def test_routes_lists_every_situation_with_its_ways() -> None:
    told = fokus("routes", "--json").json
    rows = {row["checklist"]: row for row in told["situations"]}
    assert (len(told["situations"]), told["answer_sets"], told["ways"]) == (4, 4, 8)
    assert set(rows["film"]) == {"facts", "checklist", "owner", "ways", "answer_sets"}
    assert (rows["film"]["facts"], rows["film"]["ways"]) == ({"sak": "film"}, 2)


@pytest.mark.parametrize(
    ("events", "safe", "last", "missing"),
    [
        (["inlamnad=2026-12-03", "bokad=2026-12-01"], "2026-12-24", "2026-12-28", []),
        (["inlamnad=2026-12-01", "bokad=2026-12-03"], "2026-12-22", "2026-12-28", []),
        (["inlamnad=2026-12-03"], "2026-12-24", None, ["bokad"]),
        (["bokad=2026-12-03"], None, None, ["inlamnad"]),
        ([], None, None, ["inlamnad", "bokad"]),
    ],
)
def test_deadline_tells_the_dates_that_the_events_allow(
    events: list[str], safe: str | None, last: str | None, missing: list[str]
) -> None:
    told = fokus("deadline", "besked", *events, "--json")
    assert (told.code, list(told.json)) == (0, ["rule", "text", "safe", "last", "missing"])
    assert (told.json["safe"], told.json["last"], told.json["missing"]) == (safe, last, missing)


@pytest.mark.parametrize(
    ("events", "safe", "last"),
    [
        (["delgiven=2026-12-03", "meddelande-skickat=2026-12-01"], "2026-12-24", "2026-12-28"),
        (["delgiven=2026-12-03"], "2026-12-24", None),
        (["meddelande-skickat=2026-12-01"], None, None),
        ([], None, None),
    ],
)
def test_the_time_to_win_a_home_back(events: list[str], safe: str | None, last: str | None) -> None:
    told = fokus("deadline", "atervinning", *events, "--json", content=REAL)
    assert (told.code, told.json["safe"], told.json["last"]) == (0, safe, last)


def test_the_rule_is_told_in_words_when_nothing_is_known() -> None:
    told = fokus("deadline", "atervinning", content=REAL)
    assert "tre veckor" in told.out
    assert "Saknas: delgiven." in told.out
    assert "Saknas: meddelande-skickat." in told.out


def test_check_says_nothing_but_the_count_of_sound_content() -> None:
    assert (fokus("check").code, fokus("check").out) == (0, "0 problem\n")
    assert fokus("check", "--json").json == []


def test_check_tells_problems_as_json_too(broken_mini: Any) -> None:
    told = fokus("check", "--json", content=broken_mini)
    assert told.code == 1
    assert told.json == [
        {
            "file": "checklists/routines/film.yml",
            "line": 6,
            "column": 8,
            "code": "unknown-id",
            "message": "rollen ”bibliotekari” finns inte",
            "hint": "menade du bibliotekarie?",
        }
    ]


@pytest.mark.parametrize("words", [("ask", "sak=film"), ("routes",), ("deadline", "besked")])
def test_nothing_is_told_of_content_with_problems(broken_mini: Any, words: tuple[str, ...]) -> None:
    told = fokus(*words, content=broken_mini)
    assert told.code == 1
    assert told.out.startswith("checklists/routines/film.yml:6:8: unknown-id: ")
    assert told.out.endswith("\n1 problem\n")
    (problem,) = json.loads(fokus(*words, "--json", content=broken_mini).out)
    assert problem["code"] == "unknown-id"


@pytest.mark.parametrize(
    "words", [("check",), ("ask", "sak=film"), ("routes",), ("deadline", "besked")]
)
def test_the_real_command_ends_well(words: tuple[str, ...]) -> None:
    told = process(*words)
    assert (told.code, told.err) == (0, "")
    assert told.out


def test_the_plain_check_does_not_read_the_clock() -> None:
    assert process("check", SOURCE_DATE_EPOCH="0").out == process("check").out == "0 problem\n"


def test_the_release_check_takes_its_day_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    old = fokus("check", "--release", "--on", "2029-01-01")
    assert (old.code, "old-reading" in old.out, "old-contact" in old.out) == (1, True, True)
    new = fokus("check", "--release", "--on", "2026-03-01").out
    assert set(re.findall(r"^\S+: ([a-z-]+): ", new, re.MULTILINE)) == {"unapproved"}
    assert process("check", "--release", SOURCE_DATE_EPOCH="1772323200").out == new


OWNER_CHANGED = ("routines/film.yml", "owner: bibliotekarie\nsteps", "owner: vaktmastare\nsteps")
WORDS_CHANGED = ("blocks/mottagning.yml", "Stämpla dagens", "Stämpla in dagens")


def test_diff_tells_what_is_done_otherwise_and_what_is_said_otherwise(tmp_path: Path) -> None:
    new = mini_with(tmp_path, OWNER_CHANGED, WORDS_CHANGED)
    told = fokus("diff", str(MINI), str(new), "--json")
    assert (told.code, list(told.json)) == (0, ["treatment", "wording"])
    text = "I 1 läge ansvarar nu vaktmästare, förut bibliotekarie."
    assert told.json["treatment"] == [{"kind": "owner", "situations": 1, "text": text}]
    (wording,) = told.json["wording"]
    assert wording == {
        "file": "checklists/blocks/mottagning.yml",
        "id": "stampla",
        "old": "Stämpla dagens datum i boken.",
        "new": "Stämpla in dagens datum i boken.",
    }


def test_diff_counts_first_and_goes_to_the_content_by_default(tmp_path: Path) -> None:
    new = mini_with(tmp_path, OWNER_CHANGED, WORDS_CHANGED)
    said = fokus("diff", str(MINI), content=new).out.splitlines()
    assert said[0] == (
        "1 av 4 lägen behandlas annorlunda (1 ändring). 1 text har ändrad ordalydelse."
    )
    assert said[2:4] == [
        "Vem som ansvarar", "  I 1 läge ansvarar nu vaktmästare, förut bibliotekarie.",
    ]  # fmt: skip
    assert "### Ordalydelse" in fokus("diff", str(MINI), "--markdown", content=new).out
    assert fokus("diff", str(new), content=new).out == "Ingen skillnad.\n"


def test_diff_reads_a_revision_in_git(tmp_path: Path) -> None:
    content = mini_with(tmp_path)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=n@example.se"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "m"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    film = content / "routines/film.yml"
    film.write_text(film.read_text(encoding="utf-8").replace(*OWNER_CHANGED[1:]), encoding="utf-8")
    assert fokus("diff", "HEAD", content=content).out.startswith("1 av 4 lägen")
    assert_wrong_use(fokus("diff", "nix", content=content), "varken en mapp eller en version")


def test_diff_needs_something_to_compare_with(broken_mini: Path) -> None:
    assert_wrong_use(fokus("diff"), "inget är fastställt att jämföra med")
    assert_wrong_use(fokus("diff", "--output=x"), "finns inte")
    assert_wrong_use(fokus("diff", str(broken_mini)), "följer inte dagens regler (1 problem")
    assert_refused(fokus("diff", str(MINI), content=broken_mini), "unknown-id", "film.yml:6:8")
