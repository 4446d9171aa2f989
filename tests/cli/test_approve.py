"""``fokus approve`` and what follows on it: the difference since, and the release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vocabulary import Told, assert_wrong_use, fokus, mini_with

FILM = ("routines/film.yml", "pause: avslut", "pause: fore")


def approve(content: Path, *names: str, on: str = "2026-02-01") -> Told:
    return fokus("approve", "--role", "bibliotekarie", "--on", on, *names, content=content)


def change(content: Path) -> None:
    file = content / FILM[0]
    file.write_text(file.read_text(encoding="utf-8").replace(FILM[1], FILM[2]), encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return mini_with(tmp_path)


def test_all_are_approved_if_none_is_named(content: Path) -> None:
    assert approve(content).out.splitlines() == [
        "film: fastställd (En film)",
        "hel-bok: fastställd (En hel bok)",
        "trasig-bok: fastställd (En trasig bok)",
    ]
    assert fokus("check", content=content).code == 0


def test_one_alone_is_approved(content: Path) -> None:
    approve(content, "film")
    assert [path.name for path in (content / "approved").iterdir()] == ["film.yml"]


def test_what_is_approved_twice_stays_as_it_was(content: Path) -> None:
    approve(content, "film")
    before = (content / "approved/film.yml").read_text(encoding="utf-8")
    told = approve(content, "film", on="2026-02-09").out
    assert told == "film: oförändrad, beslutet 2026-02-01 gäller (En film)\n"
    assert (content / "approved/film.yml").read_text(encoding="utf-8") == before


def test_a_change_is_told_by_diff_and_approved_anew(content: Path) -> None:
    approve(content)
    change(content)
    told = fokus("diff", "--json", content=content).json["treatment"]
    assert {group["kind"] for group in told} == {"pause"}
    again = approve(content, "film", on="2026-02-09").out
    assert again == "film: fastställd på nytt, två ändringar (En film)\n"
    assert fokus("diff", content=content).out == "Ingen skillnad.\n"


def test_release_lists_what_is_not_approved_and_what_has_changed(content: Path) -> None:
    approve(content, "film")
    change(content)
    told = fokus("check", "--release", "--on", "2026-02-10", "--json", content=content).json
    codes = sorted(problem["code"] for problem in told)
    assert codes == ["local-address", "outdated-approval", "unapproved", "unapproved"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--role", "bibliotekarien", "--on", "2026-02-01"), "menade du bibliotekarie?"),
        (("--role", "lantagare", "--on", "2026-02-01"), "rollen ”lantagare” finns inte"),
        (("--role", "vikarie", "--on", "2059-02-01"), "har inte varit än"),
        (("--role", "vikarie", "--on", "2026-02-01", "flim"), "menade du film?"),
    ],
)
def test_wrong_use_is_told(content: Path, words: tuple[str, ...], says: str) -> None:
    assert_wrong_use(fokus("approve", *words, content=content), says)
    assert not (content / "approved").exists()


def test_diff_without_an_approval_needs_something_to_compare_with(content: Path) -> None:
    assert_wrong_use(fokus("diff", content=content), "inget är fastställt")
