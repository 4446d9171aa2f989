"""The build stops before the first page when the content is unsound."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from macros.hooks import on_build_error
from tests.site.build import ROOT, mkdocs_build

pytestmark = pytest.mark.site


def project_with(folder: Path, file: str, before: str, after: str) -> Path:
    """A copy of the project with a text in its content replaced."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("checklists", "docs", "macros"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "notebooks").mkdir()  # they have tests of their own
    path = folder / "checklists" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


def test_unsound_content_gives_its_report_and_no_site(tmp_path: Path) -> None:
    project = project_with(
        tmp_path, "routines/egen-avslut.yml", "owner: socialsekreterare-boende", "owner: ingen"
    )
    done = mkdocs_build(project, tmp_path / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "checklists/routines/egen-avslut.yml:" in said
    assert "1 problem" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def test_a_full_disk_is_told_in_a_sentence() -> None:
    with pytest.raises(PluginError, match="disken är full"):
        on_build_error(OSError(errno.ENOSPC, "No space left on device"))


def test_what_looks_like_markup_in_the_content_is_only_text(tmp_path: Path) -> None:
    project = project_with(
        tmp_path,
        "roles/uppsokare.yml",
        "title: Uppsökare",
        'title: "Upp*sök*are & _co_ [x](y) {#z} `k` 1 < 2"',
    )
    done = mkdocs_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "site/roller/uppsokare/index.html").read_text(encoding="utf-8")
    assert ">Upp*sök*are &amp; _co_ [x](y) {#z} `k` 1 &lt; 2</h1>" in html
