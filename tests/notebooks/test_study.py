"""The plan for notebooks: the examples in its documentation run, and changes stay in memory."""

from __future__ import annotations

import doctest
import importlib

import pytest

from macros.notebooks import Study, Table, load
from tests.vocabulary import REAL

MODULES = ("macros.notebooks", "macros.notebooks.table", "macros.notebooks.study")


@pytest.fixture(scope="module")
def plan() -> Study:
    return load(REAL)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name: str, monkeypatch: pytest.MonkeyPatch, plan: Study) -> None:
    monkeypatch.chdir(REAL.parent / "notebooks")
    found = doctest.testmod(importlib.import_module(name), extraglobs={"load": lambda: plan})
    assert found.attempted
    assert not found.failed


def test_an_unknown_word_gets_the_nearest_one(plan: Study) -> None:
    with pytest.raises(ValueError, match="menade du uppsokare"):
        plan.owned_by("uppsökaren")
    with pytest.raises(ValueError, match="menade du hyresratt"):
        plan.ask(boende="hyresrat")


def test_every_situation_is_asked_as_it_is_proved(plan: Study) -> None:
    for situation in plan.situations():
        told = plan.ask(**situation.facts)
        assert (told.checklist, told.owner) == (situation.checklist, situation.owner)


def test_filters_divide_the_situations(plan: Study) -> None:
    both = plan.situations(barn="ja").found + plan.situations(barn="nej").found
    assert set(map(id, both)) == set(map(id, plan.situations()))


def test_a_change_is_reported_and_the_file_is_as_it_was(plan: Study) -> None:
    name = "ej-aktuell-annat"
    file = REAL / "routines" / f"{name}.yml"
    before = file.read_text(encoding="utf-8")
    trial = plan.changed(name, owner="administrativ-assistent")
    assert trial.codes == {"bad-owner", "unclear-end"}
    assert trial.effects() == []
    assert file.read_text(encoding="utf-8") == before


def test_a_sound_change_counts_the_answers_that_it_touches(plan: Study) -> None:
    name = "ej-aktuell-annat"
    trial = plan.changed(name, owner="uppsokare")
    assert trial.sound, trial.report
    owners = {effect.owner for effect in trial.effects()}
    assert owners == {(plan.plan.routines[name].owner, "uppsokare")}
    sets = sum(s.answer_sets for s in plan.situations() if s.checklist == name)
    assert sum(effect.answer_sets for effect in trial.effects()) == sets


def test_the_same_text_changes_nothing(plan: Study) -> None:
    name = "ej-aktuell-annat"
    assert plan.changed(name, owner=plan.plan.routines[name].owner).effects() == []


def test_a_table_has_caption_and_scopes_and_is_escaped() -> None:
    html = Table("Ålder <i>", ("Vem", "År"), [("A & B", 1234), ("C", None)])._repr_html_()
    assert "<caption>Ålder &lt;i&gt;</caption>" in html
    assert '<th scope="row">A &amp; B</th><td class="ef-number">1\N{NO-BREAK SPACE}234</td>' in html
    assert '<th scope="col" class="ef-number">År</th>' in html
    assert '<td class="ef-number">–</td>' in html
