"""A new organisation gets the example with its own name, and the law that it needs."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from macros import founding
from macros.content.reader import read
from macros.folder import VARIABLE
from macros.founding import EXAMPLE, found
from tests.second import NAME, WEBSITE, said_by_the_first
from tests.vocabulary import REAL, Told, assert_wrong_use, fokus

pytestmark = pytest.mark.slow


def new(folder: Path, name: str = NAME, website: str = WEBSITE) -> Told:
    return fokus("new", "organisation", str(folder), "--name", name, "--website", website)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ny") / "storby"
    told = new(folder)
    assert (told.code, told.err) == (0, ""), told
    assert f"{VARIABLE}={folder}/checklists" in told.out
    return folder


def own(path: Path) -> str:
    """A file of the example with the name and the website put in."""
    text = path.read_text(encoding="utf-8")
    return text.replace(founding.NAME, NAME).replace(founding.WEBSITE, WEBSITE)


def test_what_is_written_is_sound(second: Path) -> None:
    assert fokus("check", content=second / "checklists").out == "0 problem\n"


def test_it_is_the_example_with_law_added(second: Path) -> None:
    for path in (path for path in EXAMPLE.rglob("*") if path.is_file()):
        written = (second / path.relative_to(EXAMPLE)).read_text(encoding="utf-8")
        assert written.startswith(own(path)), path


def test_law_stands_in_one_place_in_the_project() -> None:
    lawful = ("law/*", "statutes.yml", "deadlines.yml", "events.yml", "acts.yml", "guarantees.yml")
    assert [p for pattern in lawful for p in (EXAMPLE / "checklists").glob(pattern)] == []


def test_no_word_of_the_first_is_in_a_file_of_the_second(second: Path) -> None:
    assert said_by_the_first(second, ".yml", ".md", ".json") == []
    assert said_by_the_first(REAL, ".yml") != []


def test_it_lacks_what_a_small_municipality_lacks(second: Path) -> None:
    plan = read(second / "checklists").plan
    assert [guide.texts for guide in plan.guides.values()] == [{}, {}]
    assert "forvaltningens-lagenhet" not in plan.facts["boende"].values
    assert not (second / "notebooks").exists()
    assert {"vem", "dodsbo"} <= {*plan.facts, *plan.routines}
    assert plan.roles["budget-och-skuldradgivning"].outside
    assert len(plan.units) == 2


def test_editors_get_the_schemas_with_the_ids(second: Path) -> None:
    assert '"dodsbo"' in (second / "docs/data/schema/ids.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["", "Storby: kommun", "#1", "a" * 61, "Storby\nkommun", "{x}"])
def test_a_bad_name_is_refused(name: str, tmp_path: Path) -> None:
    assert_wrong_use(new(tmp_path / "ny", name), "name" if not name else "är inget namn")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "website", ["storby.se", "http://storby.se/", "https://x", "https://a.b/#"]
)
def test_a_bad_website_is_refused(website: str, tmp_path: Path) -> None:
    assert_wrong_use(new(tmp_path / "ny", website=website), "är ingen adress")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "eget.txt").write_text("mitt", encoding="utf-8")
    assert_wrong_use(new(tmp_path), "är inte tom")
    assert [path.name for path in tmp_path.iterdir()] == ["eget.txt"]


def test_nothing_is_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(founding, "take", full)
    assert_wrong_use(new(tmp_path / "ny"), "disken är full")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_that_one_stands_in_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ny").mkdir()
    monkeypatch.chdir(tmp_path / "ny")
    monkeypatch.setattr(founding, "_write", lambda made, *_: made.mkdir())
    assert new(Path()).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ny"]


def test_an_empty_folder_and_a_name_in_other_code_points_will_do(tmp_path: Path) -> None:
    found(tmp_path, unicodedata.normalize("NFD", "Åby-Ö kommun"), WEBSITE)
    text = (tmp_path / "checklists/organisation.yml").read_text(encoding="utf-8")
    assert "name: Socialtjänsten i Åby-Ö kommun\n" in text
