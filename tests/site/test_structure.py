"""Every page of the built site: links, headings, labels, nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.site.build import built_site, documents
from tests.site.links import broken_links

pytestmark = pytest.mark.site


def test_no_link_is_broken() -> None:
    assert list(broken_links(built_site(), documents())) == []


def test_nothing_is_loaded_from_another_host() -> None:
    loading = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
    own = "http://127.0.0.1:8000/"
    foreign = [
        f"{document.path}: {value}"
        for document in documents().values()
        for tag in document.all(*loading)
        if (value := tag.attributes.get(loading[tag.name]) or "").startswith(("http", "//"))
        and not value.startswith(own)
    ]
    assert foreign == []


def test_style_sheet_and_scripts_name_no_other_host() -> None:
    for kind in ("stylesheets/site.css", "javascripts/lib/search.js"):
        text = (built_site() / "assets" / kind).read_text(encoding="utf-8")
        assert re.findall(r"https?://(?!www\.w3\.org)\S+", text) == []


def test_each_page_has_one_main_heading_and_skips_no_level() -> None:
    wrong = []
    for document in documents().values():
        levels = [int(t.name[1]) for t in document.all("h1", "h2", "h3", "h4", "h5", "h6")]
        steps = pairwise(levels)
        if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in steps):
            wrong.append(f"{document.path}: {levels}")
    assert wrong == []


def test_each_id_stands_once_on_its_page() -> None:
    twice = {
        document.path: again
        for document in documents().values()
        if (again := [i for i, n in Counter(document.ids()).items() if n > 1])
    }
    assert twice == {}


def test_each_box_has_a_label() -> None:
    bare = []
    for document in documents().values():
        named = {tag.attributes.get("for") for tag in document.all("label")}
        for tag in document.all("input"):
            own = "md-toggle" not in (tag.attributes.get("class") or "")
            label = tag.attributes.get("id") in named or tag.attributes.get("aria-label")
            if own and tag.attributes.get("type") != "hidden" and not label:
                bare.append(f"{document.path}: {tag}")
    assert bare == []


def test_no_page_styles_or_scripts_inline() -> None:
    for document in documents().values():
        assert document.all("style") == []
        for tag in document.tags:
            handlers = [n for n in tag.attributes if n == "style" or n.startswith("on")]
            assert handlers == [], (document.path, tag)


def test_each_page_of_a_kind_says_what_it_is_about() -> None:
    said = Counter(
        tag.attributes["content"]
        for document in documents().values()
        if document.path.startswith(("checklistor/", "roller/", "brev/"))
        for tag in document.all("meta")
        if tag.attributes.get("name") == "description"
    )
    assert [text for text, n in said.items() if n > 1] == []
