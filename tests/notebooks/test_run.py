"""Notebooks: run from clean, cached, and marked where a claim no longer holds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from macros.content.problem import report
from macros.notebooks.cache import exported, keep_serving, notebook_navigation, notebook_pages
from macros.notebooks.page import Exported
from tests.site.build import CACHE, SITES, alone
from tests.vocabulary import REAL, ROOT, problems_in

pytestmark = [pytest.mark.notebook, pytest.mark.slow]
BARE = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
MOST_BYTES = 20_000


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real content with its notebooks, and a cache of its own.

    Who owns when is confirmed nowhere, so that the notebooks are what objects.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(REAL, tmp_path / "checklists")
    (tmp_path / "checklists" / "expectations.yml").unlink()
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    return tmp_path / "checklists"


def keep_only(content: Path, *numbers: str) -> None:
    for path in (content.parent / "notebooks").glob("*.ipynb"):
        if path.name[:2] not in numbers:
            path.unlink()


def write_small(content: Path, name: str, says: str = "Det finns flera roller.") -> Path:
    """A notebook of our own, which is quick to run: it imports nothing."""
    cells = [
        nbformat.v4.new_markdown_cell(f"# {name}\n\nHur många är rollerna?"),
        nbformat.v4.new_code_cell(f"print({says!r})"),
    ]
    path = content.parent / "notebooks" / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def change(content: Path, file: str, before: str, after: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{before!r} is not in {file}"
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert problems_in(content) == [], report(problems_in(content))


def quietly(_: str) -> None:
    """Say nothing."""


def stops(content: Path) -> str:
    """What the build says of notebooks that stopped."""
    said = "\n".join(page.problem for page in exported(content, quietly))
    assert said
    return said


def page_of(pages: list[Exported], name: str) -> str:
    found = next(page for page in pages if page.name == name)
    return next(text for path, text in found.files.items() if path.endswith(".md"))


def test_every_notebook_runs_and_then_comes_from_the_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(CACHE))  # the site needs them too: they run once
    said: list[str] = []
    with alone(SITES / "lock"):
        first = exported(REAL, quietly)
    assert len(first) == len(list((ROOT / "notebooks").glob("*.ipynb"))) == 6
    for page in first:
        assert page.problem == ""
        assert len(page_of(first, page.name).encode()) <= MOST_BYTES, page.name
        assert page.about.endswith("?"), f"{page.name} states no question"
    assert exported(REAL, said.append) == first
    assert said == []


def test_only_the_notebook_that_changed_runs_again(copy: Path) -> None:
    keep_only(copy)
    write_small(copy, "01-lika")
    write_small(copy, "02-annan", "Före.")
    said: list[str] = []
    exported(copy, said.append)
    assert sum("klar efter" in line for line in said) == 2
    write_small(copy, "02-annan", "Efter.")
    again: list[str] = []
    pages = exported(copy, again.append)
    assert [line for line in again if "klar" in line and "01" in line] == []
    assert "Efter." in page_of(pages, "02-annan")


def test_an_edit_does_not_wait_for_the_notebooks_while_serving(copy: Path) -> None:
    keep_only(copy)
    write_small(copy, "01-liten")
    before = page_of(exported(copy, quietly), "01-liten")
    keep_serving(copy)
    terms = copy / "terms.yml"
    terms.write_text(terms.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    said: list[str] = []
    after = page_of(exported(copy, said.append), "01-liten")
    assert said == []
    assert "Innehållet har ändrats" in after
    assert "Innehållet har ändrats" not in before


def test_a_damaged_cache_is_no_cache(copy: Path) -> None:
    keep_only(copy)
    write_small(copy, "01-liten")
    first = exported(copy, quietly)
    for path in (copy.parent / "cache" / "notebooks").glob("*.json"):
        path.write_text("{")
    assert exported(copy, quietly) == first


@pytest.mark.parametrize("text", ["", "{", "[]", "\N{REPLACEMENT CHARACTER}", BARE, '{"cells": 1}'])
def test_a_file_that_is_no_notebook_is_told(copy: Path, text: str) -> None:
    keep_only(copy)
    (copy.parent / "notebooks" / "01-halv.ipynb").write_text(text, encoding="utf-8")
    said = stops(copy)
    assert "notebooks/01-halv.ipynb:1:1: unreadable: filen är ingen anteckningsbok" in said


def test_a_byte_order_mark_is_no_fault(copy: Path) -> None:
    keep_only(copy)
    path = write_small(copy, "01-liten")
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert "# 01-liten" in page_of(exported(copy, quietly), path.stem)


SLOW = """
import signal
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from macros.notebooks.run import find_notebooks, run
run(find_notebooks(Path("notebooks")), {}, Path("cache"))
"""


def test_ctrl_c_ends_a_long_cell_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "tmp").mkdir()
    os.mkfifo(tmp_path / "pid")
    cell = nbformat.v4.new_code_cell(
        "import os, time\nprint(os.getpid(), file=open('../pid', 'w'))\ntime.sleep(600)"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "notebooks" / "01-lang.ipynb")
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", SLOW], cwd=tmp_path, env=environment) as build:
        kernel = int((tmp_path / "pid").read_text())  # waits until the cell runs
        build.send_signal(signal.SIGINT)
        assert build.wait(30) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_false_claim_is_told_marks_its_page_and_spares_the_others(copy: Path) -> None:
    keep_only(copy, "02")
    write_small(copy, "07-annan")
    change(
        copy, "routines/varning-storning.yml", "owner: uppsokare", "owner: socialsekreterare-eaf"
    )
    pages = exported(copy, quietly)
    said = "\n".join(page.problem for page in pages)
    assert "notebooks/02-vem-ansvarar.ipynb" in said
    assert "failing-cell: cell 4: påståendet håller inte: Uppsökaren ska ta emot" in said
    assert "socialsekreterare på mottagningen" in said
    assert "kanda = plan.situations" in said, "the cell's source is shown"
    marked = page_of(pages, "02-vem-ansvarar")
    assert "# Vem ansvarar" in marked
    assert "Sidan går inte att lita på." in marked
    assert "påståendet håller inte: Uppsökaren ska ta emot" in marked
    assert "går inte att lita på" not in page_of(pages, "07-annan")


def test_an_editors_own_copies_are_no_notebooks(copy: Path) -> None:
    keep_only(copy)
    folder = copy.parent / "notebooks"
    (folder / ".#01.ipynb").symlink_to("nowhere")
    for name in ("01.ipynb~", "#01.ipynb#", ".01.ipynb.swp", ".~01.ipynb"):
        (folder / name).write_text("{", encoding="utf-8")
    assert exported(copy, quietly) == []
    assert notebook_navigation(copy) == []


def test_a_late_first_contact_stops_the_notebook_on_time(copy: Path) -> None:
    keep_only(copy, "03")
    change(copy, "blocks/ring.yml", "within: P0D", "within: P10D")
    said = stops(copy)
    assert "notebooks/03-tiden-mot-lagen.ipynb" in said
    assert "Den första kontakten ska lämna minst två veckor" in said
    assert "11 dagar" in said


def test_a_figure_without_a_source_stops_the_notebook_of_figures(copy: Path) -> None:
    keep_only(copy, "05")
    data = copy.parent / "notebooks" / "data" / "avhysningar.csv"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("Ingen läst källa anger antalet för stadsdelen.", ""))
    assert "Ett tal saknar både källa och förklaring." in stops(copy)


def test_a_changed_owner_follows_to_the_page(copy: Path) -> None:
    keep_only(copy, "02")
    before = page_of(exported(copy, quietly), "02-vem-ansvarar")
    change(
        copy, "routines/ej-aktuell-annat.yml", "owner: socialsekreterare-eaf", "owner: uppsokare"
    )
    after = page_of(exported(copy, quietly), "02-vem-ansvarar")
    row = next(line for line in after.split("\n") if "En annan grund – inte aktuell" in line)
    assert "<td>Uppsökare</td>" in row
    assert before != after


def test_the_navigation_names_the_pages_that_come(copy: Path) -> None:
    keep_only(copy, "05")
    made = {page.path for page in notebook_pages(copy, quietly)}
    assert set(notebook_navigation(copy)) <= made
    assert "lar/fordjupning/avhysningar-i-siffror/figur-1-mork.svg" in made
    assert "lar/fordjupning/avhysningar-i-siffror/05-avhysningar-i-siffror.ipynb" in made


def test_a_content_without_notebooks_has_no_pages(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "checklists")
    assert list(notebook_pages(tmp_path / "checklists")) == []
    assert notebook_navigation(tmp_path / "checklists") == []
