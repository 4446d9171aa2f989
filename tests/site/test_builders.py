"""The site can be made without our hooks, of the project that ``fokus stage`` writes."""

from __future__ import annotations

import pytest
import yaml

from tests.site.build import built_site
from tests.site.builders import built, faults, staged

pytestmark = pytest.mark.site


def test_a_builder_without_our_hooks_makes_every_page() -> None:
    assert faults(built("mkdocs")) == []


def test_the_staged_search_is_that_of_the_site() -> None:
    def search(folder: str) -> list[str]:
        return sorted(path.name for path in (staged() / folder).glob("*"))

    own = sorted(path.name for path in (built_site() / "search").glob("*"))
    assert search("docs/search") == own


def test_the_staged_settings_need_nothing_of_ours() -> None:
    settings = yaml.safe_load((staged() / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == []
    assert not {"hooks", "watch"} & set(settings)
    assert settings["nav"][0] == {"Start": "index.md"}
