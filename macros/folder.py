"""Which content is meant: the folder that ``FOKUS_CONTENT`` names, else ``checklists``."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE, DEFAULT = "FOKUS_CONTENT", "checklists"


def content_folder(project: Path) -> Path:
    """Return the content folder that a site is built of, by default the project's own."""
    named = os.environ.get(VARIABLE)
    return Path(named).resolve() if named else project / DEFAULT
