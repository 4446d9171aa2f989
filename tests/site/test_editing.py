"""Somebody edits while the site is served: problems are shown on the page, and go away again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.site.build import CACHE, project_with
from tests.site.serving import free_port, wait_for

pytestmark = pytest.mark.site
FILE = "routines/egen-avslut.yml"
RIGHT, WRONG = "owner: socialsekreterare-boende", "owner: socialsekreterare-boend"


@dataclass
class Served:
    """A project that is served while it is edited."""

    content: Path
    port: int

    def page(self, path: str = "") -> str:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return str(error.read().decode())

    def edit(self, before: str, after: str) -> None:
        """Save a change and return when the browsers are told to load again."""
        epoch = re.search(r"livereload\((\d+)", self.page())
        assert epoch
        path = self.content / FILE
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        while self.page(f"livereload/{epoch[1]}/1") == epoch[1]:
            """Nothing new within its minute."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site whose first build has a problem."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    project = project_with(folder, FILE, RIGHT, WRONG)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {"XDG_CACHE_HOME": str(CACHE), **os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=project, env=environment) as server:
        try:
            wait_for(port, seconds=300)
            yield Served(folder / "checklists", port)
        finally:
            server.terminate()


def test_problems_stand_on_every_page_until_they_are_mended(served: Served) -> None:
    for path in ("", "guide/"):
        told = served.page(path)
        assert "<h1>1 problem i innehållet</h1>" in told
        assert f"<h2>checklists/{FILE}</h2>" in told
        assert "rollen ”socialsekreterare-boend” finns inte" in told
        assert "Tips: menade du socialsekreterare-boende?" in told
    served.edit(WRONG, RIGHT)
    assert "problem i innehållet" not in served.page("guide/")
    served.edit("title:", "title: [")
    told = served.page("guide/")
    assert "yaml-syntax" in told
    assert "livereload(" in told
    served.edit("title: [", "title:")
    assert "Vem ansvarar" in served.page("guide/")
