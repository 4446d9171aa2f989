"""Ekonomin i fokus: routines as data, proved, rendered as a site."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register what writers of pages may use in ``docs/``."""
    from macros import loading
    from macros.folder import content_folder
    from macros.readers.mentions import Mentions
    from macros.readers.score import Score

    root = Path(env.conf["config_file_path"]).parent
    folder = content_folder(root)

    def mentions() -> Mentions:
        return Mentions(loading.loaded(folder), env.page.file.src_uri)

    for name in Mentions.NAMES:
        env.macro(_called(mentions, name), name)

    def score() -> Score:
        return Score.read(root / "docs" / "data" / "matning.json", loading.loaded(folder).version)

    env.macro(score)


def _called(mentions: Any, name: str) -> Any:
    def macro(key: str) -> str:
        return str(getattr(mentions(), name)(key))

    return macro
