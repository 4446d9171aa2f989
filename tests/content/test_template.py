"""The annotated template that editors copy from is itself read, checked and whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.content.problem import report
from macros.content.reader import FOLDERS, LANGUAGE, REGISTERS, TEXTS, TRANSLATIONS, read
from macros.content.wording import key_names
from tests.vocabulary import REAL, problems_in

TEXT = (REAL / "README.md").read_text(encoding="utf-8")
LANGUAGE_FILE = f"{LANGUAGE}.yml"
"""The words around the content: a new language begins with a copy of it."""
TEMPLATES = dict(
    re.findall(r"^#### `(\S+)`\n\n```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mall") / "checklists"
    for name, text in TEMPLATES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copy(REAL / TEXTS / "en" / LANGUAGE_FILE, folder / TEXTS / "en")
    return folder


def test_every_block_is_a_named_file() -> None:
    assert len(TEMPLATES) == TEXT.count("```yaml")


def test_the_templates_are_sound_together(content: Path) -> None:
    assert report(problems_in(content)) == "0 problem"


def test_there_is_a_template_of_every_kind() -> None:
    kinds = {Path(name).parts[0].removesuffix(".yml") for name in TEMPLATES}
    assert kinds == {*FOLDERS, *REGISTERS, TEXTS}
    translated = {Path(name).stem for name in TEMPLATES if name.startswith(TEXTS)}
    assert translated | {LANGUAGE} == {*TRANSLATIONS}


@pytest.mark.parametrize(
    "kind",
    [*FOLDERS.values(), *(k for k, _ in (REGISTERS | TRANSLATIONS).values())],
    ids=lambda k: k.__name__,
)
def test_the_templates_show_every_key_that_a_record_may_have(kind: type) -> None:
    shown = set(re.findall(r"([a-z_]+):(?: |$)", "\n".join(TEMPLATES.values()), re.MULTILINE))
    assert set(key_names(kind)) - shown - EXPLAINED_IN_WORDS == set()


EXPLAINED_IN_WORDS = {
    "phone",
    "email",
    "address",
    "hours",
    "parallel",
    "decided",
    "answer",
    *("name", "locale", "words", "start"),
}
"""Nothing is invented that somebody could ring, and what a comment explains is not shown twice."""


def test_the_templates_are_read_as_they_stand(content: Path) -> None:
    routine = read(content).plan.routines["trasig-bok"]
    assert [step.id for step in routine.steps] == [
        "stampla",
        "hyllan",
        "ring",
        "skriv-lapp",
        "laga",
    ]
