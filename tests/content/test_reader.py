"""Whatever stands in the files, reading gives problems with places, and never an exception."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Plan
from macros.content.nodes import parse
from macros.content.place import Place
from macros.content.problem import Problem
from macros.content.reader import (
    FOLDERS,
    REGISTERS,
    TEXTS,
    TRANSLATIONS,
    read,
    read_file,
    schema_comment,
)
from macros.proof.checks import check
from tests.vocabulary import MINI, assert_problem, mini_with, problems_in

pytestmark = pytest.mark.slow

NAMES = [
    *(f"{folder}/a.yml" for folder in FOLDERS),
    *(f"{name}.yml" for name in REGISTERS),
    *(f"{TEXTS}/en/{name}.yml" for name in TRANSLATIONS),
]
KEYS = [
    "title", "when", "steps", "id", "do", "decide", "outcomes", "use", "role", "values", "scope",
    "ends", "becomes", "asks", "owner", "duties", "within", "unknown", "sources", "texts", "F1",
]  # fmt: skip
TREES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["", "a", "ja", "P1W", "plan:a/1", "utforare", "F1", "2026-01-02", "[x]", "1"])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=20,
)


def problems_of(name: str, text: str) -> list[Problem]:
    return read_file(MINI / name, MINI, text).problems


@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_random_bytes_give_only_problems(name: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "checklists" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(raw)
        assert all(
            isinstance(problem, Problem) for problem in read(Path(folder) / "checklists").problems
        )


@given(
    st.sampled_from(NAMES), st.text(alphabet="ab:-[]{}&*!|>#'\"%@`?, \n01~=<\u2028é", max_size=60)
)
def test_random_marks_give_only_problems_with_places_in_the_file(name: str, text: str) -> None:
    lines = len(text.splitlines()) + 2  # YAML breaks lines where Python does
    for problem in problems_of(name, text):
        assert problem.place.file.endswith(name)
        assert 1 <= problem.place.line <= lines


@given(st.sampled_from(NAMES), TREES)
def test_random_trees_give_only_problems(name: str, tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    head = schema_comment(MINI / name, MINI)
    assert all(isinstance(problem, Problem) for problem in problems_of(name, f"{head}\n{text}"))


@given(st.integers(0, 10_000))
def test_a_damaged_line_of_sound_content_never_crashes_reading_or_proving(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = mini_with(Path(folder))
        damage(content, random.Random(seed))  # noqa: S311 – faults, not secrets
        assert all(isinstance(problem, Problem) for problem in problems_in(content))


def damage(content: Path, chance: random.Random) -> None:
    """Leave out, repeat, swap or move a line, or put in another file's."""
    paths = sorted(content.rglob("*.yml"))
    path = chance.choice(paths)
    lines = path.read_text(encoding="utf-8").splitlines()
    here, there = (chance.randrange(len(lines)) for _ in range(2))
    stranger = chance.choice(chance.choice(paths).read_text(encoding="utf-8").splitlines())
    kind = chance.randrange(5)
    if kind == 0:
        del lines[here]
    elif kind == 1:
        lines.insert(here, lines[there])
    elif kind == 2:
        lines[here], lines[there] = lines[there], lines[here]
    elif kind == 3:
        lines[here] = lines[here].replace(":", "", 1)
    else:
        lines[here] = stranger
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@given(TREES)
def test_text_that_our_reader_takes_means_the_same_to_a_yaml_reader(tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    problems: list[Problem] = []
    node = parse(text, "a.yml", problems)
    assert node is None or problems or plain(node) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506


def plain(node: Any) -> Any:
    if isinstance(node.value, dict):
        return {key: plain(value) for key, (_, value) in node.value.items()}
    return [plain(v) for v in node.value] if isinstance(node.value, list) else node.value


def test_a_place_is_that_of_the_value() -> None:
    step = read(MINI).plan.routines["trasig-bok"].steps[1]
    assert step.at("outcomes", "nej", "ends", "owner") == Place(
        "mini/routines/trasig-bok.yml", 30, 23
    )
    assert step.mark.key("outcomes", "nej") == Place("mini/routines/trasig-bok.yml", 19, 7)


def test_places_are_told_from_the_content_folder_on(tmp_path: Path) -> None:
    """Also when a folder above it has the name of a folder within it."""
    content = mini_with(tmp_path / "law" / "roles", ("units/huset.yml", "title", "titel"))
    assert_problem(problems_in(content), "unknown-key", at="/units/huset.yml:2:1")
    assert {p.place.file for p in problems_in(content)} == {"checklists/units/huset.yml"}


def test_a_block_is_put_in_with_its_role_and_its_pause() -> None:
    step = read(MINI).plan.routines["hel-bok"].steps[0]
    assert (step.id, step.role, step.pause, step.block) == (
        "stampla", "bibliotekarie", "i-dag", "mottagning",
    )  # fmt: skip


SLIPS = [
    (("routines/film.yml", "{sak: film}\nowner", "{sakk: film}\nowner"), "unknown-id", "”sakk”"),
    (("routines/hel-bok.yml", "{vantad: ja}", "{vantat: ja}"), "unknown-id", "frågan ”vantat”"),
    (("landlords/film-som-gava.yml", "as: {sak", "as: {sakk"), "unknown-id", "frågan ”sakk”"),
    (("law/lanet.yml", "{sak: bok}", "{sakk: bok}"), "unknown-id", "frågan ”sakk” finns inte"),
    (("contacts.yml", "disken:", "diskenn:"), "unknown-id", "enheten ”diskenn” finns inte"),
    (("blocks/titta-efter.yml", "ansvarig", "utforare"), "bad-find-out", "behöver en roll"),
    (("roles/vaktmastare.yml", "owns: false", "owns: False"), "implicit-type", "False"),
    (("roles/vaktmastare.yml", "owns: false", "owns: nej"), "bad-value", "true eller false"),
    (("findings.yml", "2026-02-03", "2026-02-30"), "bad-value", "datum"),
]


@pytest.mark.parametrize(("change", "code", "says"), SLIPS, ids=[slip[0][2] for slip in SLIPS])
def test_a_slip_is_told(tmp_path: Path, change: tuple[str, str, str], code: str, says: str) -> None:
    assert_problem(problems_in(mini_with(tmp_path, change)), code, says=says)


def test_a_slip_in_the_condition_of_a_block_is_told_where_it_stands(tmp_path: Path) -> None:
    used = "{use: mottagning, role: bibliotekarie"
    content = mini_with(tmp_path, ("routines/hel-bok.yml", used, used + ", when: {sakk: bok}"))
    assert_problem(problems_in(content), "unknown-id", at="hel-bok.yml:7:51", says="”sakk”")


def test_what_is_in_a_list_is_wrong_and_not_the_list(tmp_path: Path) -> None:
    content = mini_with(tmp_path, ("blocks/mottagning.yml", "  - id: stampla", "  - namn: stampla"))
    assert {p.code for p in problems_in(content)} == {"unknown-key", "missing-key"}


@pytest.mark.parametrize("name", ["film.yml~", ".film.yml.swp", "#film.yml#", "4913", ".#film.yml"])
def test_an_editor_may_leave_its_own_copies(tmp_path: Path, name: str) -> None:
    content = mini_with(tmp_path)
    for folder in (content, content / "routines"):
        (folder / name).write_text("title: half", encoding="utf-8")
    assert problems_in(content) == []


def test_an_empty_plan_has_nothing_to_prove() -> None:
    assert check(Plan()) == []
