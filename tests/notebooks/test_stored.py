"""The notebooks as they are stored, and their pages: without running any."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from markdown import markdown

from macros.notebooks import draw
from macros.notebooks.page import export
from tests.vocabulary import ROOT

BOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def book(*cells: Any) -> Any:
    first = nbformat.v4.new_markdown_cell("# Titel\n\n**Frågan:** Vad händer?")
    return nbformat.v4.new_notebook(cells=[first, *cells])


def code(source: str, *data: dict[str, Any], tags: tuple[str, ...] = ()) -> Any:
    outputs = [nbformat.v4.new_output("display_data", data=one) for one in data]
    return nbformat.v4.new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


def page(*cells: Any) -> str:
    return export("01-prov", "{}", book(*cells)).files["lar/fordjupning/prov.md"]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    kept = [n for n, c in enumerate(cells, 1) if c["outputs"] or c["execution_count"] is not None]
    assert not kept, f"{path.name}: clear the outputs (Edit, Clear Outputs of All Cells) and save"


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_asks_claims_and_concludes(path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    text = ["".join(cell["source"]) for cell in stored["cells"]]
    assert "**Frågan:**" in text[0]
    assert any("assert " in source for source in text)
    assert any("Slutsats" in source for source in text)


def test_every_figure_has_a_source_or_is_a_gap_and_was_read() -> None:
    with (ROOT / "notebooks/data/avhysningar.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert bool(row["antal"]) == bool(row["källa"]), row
            assert row["antal"] or row["lucka"], row
            assert row["läst"], row


def test_the_output_comes_first_and_the_code_is_folded_and_escaped() -> None:
    text = page(code("1 < 2", {"text/plain": "True & <b>"}))
    assert text.index("True &amp; &lt;b&gt;") < text.index("<summary>Koden</summary>")
    assert "1 &lt; 2" in text
    assert "<details" in text
    assert " open>" not in text


@pytest.mark.parametrize(
    ("tag", "says"),
    [("remove-cell", ()), ("remove-input", ("ut",)), ("remove-output", ("in_",))],
)
def test_tags_decide_what_shows(tag: str, says: tuple[str, ...]) -> None:
    text = page(code("in_", {"text/plain": "ut"}, tags=(tag,))).partition("## Öppna")[0]
    assert ("in_" in text, ">ut<" in text) == ("in_" in says, "ut" in says)


def test_code_without_output_is_folded_with_the_next() -> None:
    text = page(code("a = 1"), code("a", {"text/plain": "1"}))
    assert text.count("<summary>Koden</summary>") == 1
    assert "a = 1\n\na" in text


HOSTILE = [
    "[x](javascript:alert(1))",
    "x\n{: onclick=alert(1) }",
    "[x]: javascript:alert(1)",
    "<script>alert(1)</script>",
    "![x](//example.org/)",
    "<javascript:alert(1)>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_from_the_content_is_only_words_in_a_note(name: str) -> None:
    text = page(code("n", {"text/markdown": name})).partition("<details")[0]
    html = markdown(text.rpartition("Vad händer?")[2], extensions=["attr_list"])
    assert set(re.findall(r"<\w[^>]*>", html)) == {"<p>"}
    assert name in unescape(html)


def test_a_note_may_lead_to_a_page_of_the_site() -> None:
    link = "Öva på [fler fall](../ovning/index.md#boka)."
    assert link in page(code("n", {"text/markdown": link}))


def test_a_table_scrolls_by_keyboard_under_its_own_name() -> None:
    html = '<table class="ef-table"><caption>Roller</caption></table>'
    text = page(code("t", {"text/html": html}))
    assert 'tabindex="0" role="region" aria-label="Tabell 1: Roller"' in text


def test_a_figure_is_drawn_for_light_and_dark_wide_and_narrow_with_one_alternative() -> None:
    figure = draw(
        lambda axes, colours: axes.plot([1, 2], color=colours.strong), alt="Upp.", caption="Så."
    )
    files = export("01-prov", "{}", book(code("f", figure._repr_mimebundle_()))).files
    text = files["lar/fordjupning/prov.md"]
    drawn = {path.rpartition("/")[2] for path in files if path.endswith(".svg")}
    assert drawn == {f"figur-1-{x}.svg" for x in ("ljus", "mork", "ljus-smal", "mork-smal")}
    assert text.count("<source media=") == 2
    assert text.count('alt="Upp."') == 2
    assert "<svg" not in text
    assert "<figcaption>Så.</figcaption>" in text


def test_a_figure_is_told_that_it_is_drawn_for_a_phone() -> None:
    widths: dict[bool, float] = {}

    def paint(axes: Any, colours: Any) -> None:
        widths[colours.narrow] = axes.figure.get_figwidth()

    draw(paint, alt="a", caption="b", size=(10, 4))
    assert widths == {False: 10, True: 4.8}


def test_a_figure_is_the_same_every_time() -> None:
    def paint(axes: Any, colours: Any) -> None:
        axes.bar([1, 2], [3, 4], color=colours.strong, hatch="//")

    assert draw(paint, alt="a", caption="b") == draw(paint, alt="a", caption="b")
