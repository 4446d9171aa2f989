"""No template says how long a time of the plan or the law is: it asks the rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.proof.checks.periods import periods_in
from tests.vocabulary import ROOT

WRITTEN = [
    *sorted((ROOT / "macros").rglob("*.j2")),
    *sorted((ROOT / "docs" / "assets" / "javascripts").rglob("*.js")),
    *sorted((ROOT / "docs" / "overrides").rglob("*.html")),
]

STORED = (
    ("limits.js", "KEPT = 90", "på 90 dagar"),
    ("limits.js", "GRACE = 30", "i 30 dagar"),
    ("limits.js", "WARN = 14", "två veckor"),
    ("calm.js", "LEAP = 28 * DAY", "fyra veckor"),
)
"""How long the browser keeps what is written in it: decided in its scripts, told on a page."""
PRIVACY = "privacy.md.j2"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_no_period(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    said = re.findall(r"""["'`]([^"'`\n]*)["'`]""", text) if path.suffix == ".js" else [text]
    own = {words for *_, words in STORED} if path.name == PRIVACY else set()
    assert {words for one in said for _, words in periods_in(one)} <= own


@pytest.mark.parametrize(("script", "line", "words"), STORED)
def test_the_page_on_privacy_says_how_long_the_browser_keeps_things(
    script: str, line: str, words: str
) -> None:
    path = ROOT / "docs" / "assets" / "javascripts" / "lib" / script
    page = next(path for path in WRITTEN if path.name == PRIVACY)
    assert f" {line}\n" in path.read_text(encoding="utf-8")
    assert words in page.read_text(encoding="utf-8")
