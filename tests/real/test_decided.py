"""All questions decided in a copy, an edit each: nothing that people follow is interim any more."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.content.reader import read
from macros.readers.book import Book
from macros.readers.pages import pages
from tests.vocabulary import REAL, problems_in

OPEN, DECIDED = "  status: oppen\n", "  status: faststalld\n  decided: 2026-12-03\n"
FOLLOWED = ("index", "guide/", "checklistor/", "roller/", "brev/", "lar/", "hyresvardar/", "en/")
"""Where people read what to do, and practise it."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("beslutat") / "checklists"
    shutil.copytree(REAL, content)
    file = content / "findings.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(OPEN, DECIDED), encoding="utf-8")
    return content


def test_the_content_is_sound(decided: Path) -> None:
    assert problems_in(decided) == []


def test_nothing_that_people_follow_is_open(decided: Path) -> None:
    made = pages(Book.of(read(decided).plan, date(2026, 12, 4)))
    followed = [page for page in made if page.path.startswith(FOLLOWED)]
    number = re.compile(r"(?<![\w-])F[1-9][0-9]?(?!\w)|ef-badge--tolkning")
    assert len(followed) > 100
    assert [page.path for page in followed if number.search(page.content)] == []
