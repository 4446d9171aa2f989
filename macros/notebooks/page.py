"""An executed notebook to a page: what came out first, the code folded, figures as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any, cast

from macros.content.problem import Problem, printable

TEMPLATES = Path(__file__).parent / "templates"
FOLDER = "lar/fordjupning"
FIGURE = "application/vnd.fokus.figure+json"
NARROW = "(max-width: 44.9844em)"
"""The screens that get a figure's narrow drawing."""
_STOPPED = (
    '<div class="ef-note ef-note--draft"><p><strong>Sidan går inte att lita på.</strong> '
    "Uträkningen stannade: ett påstående håller inte längre, eller ett namn finns inte kvar. "
    "Resten av webbplatsen gäller. Rätta anteckningsboken, eller ta bort den.</p></div>\n\n"
)
_KINDS = (FIGURE, "text/html", "text/markdown", "text/plain")
"""The kinds of output, best first."""


@dataclass(frozen=True)
class Exported:
    """The files of a notebook's page, by path, and what the list of notebooks says of it."""

    name: str
    title: str
    about: str
    minutes: int
    files: dict[str, str]
    problem: str = ""
    """What stopped the notebook, as it is told in the terminal; empty where nothing did."""


@dataclass
class _Shown:
    """What has been shown so far: the files of the figures, and the number of tables."""

    files: dict[str, str] = field(default_factory=dict)
    tables: int = 0

    def table(self, html: str) -> str:
        """Let a wide table scroll on its own, also with the keyboard, under a name of its own."""
        caption = re.search(r"<caption>(.*?)</caption>", html, re.DOTALL)
        if caption is None:
            return html
        self.tables += 1
        label = f'role="region" aria-label="Tabell {self.tables}: {caption[1]}"'
        return f'<div class="ef-scroll" tabindex="0" {label}>\n{html}\n</div>'

    def figure(self, told: Mapping[str, Any]) -> str:
        """Keep a figure's two files and return the HTML that shows them."""
        number = len(self.files) // 4 + 1
        images = []
        for scheme, theme in (("light", "ljus"), ("dark", "mork")):
            name, narrow = f"figur-{number}-{theme}.svg", f"figur-{number}-{theme}-smal.svg"
            self.files |= {name: told[scheme], narrow: told[f"{scheme}_narrow"]}
            images.append(
                f'<picture><source media="{NARROW}" srcset="{narrow}" {_sized(self.files[narrow])}>'
                f'<img src="{name}#only-{scheme}" alt="{escape(told["alt"])}" '
                f"{_sized(self.files[name])}></picture>"
            )
        caption = f"<figcaption>{escape(told['caption'])}</figcaption>"
        return f'<figure class="ef-figure">\n{"".join(images)}\n{caption}\n</figure>'


def _sized(svg: str) -> str:
    """Return the width and height of a picture, so that nothing moves when it comes."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (round(float(n) * 4 / 3) for n in size.groups()) if size else (800, 400)
    return f'width="{width}" height="{height}"'


def page_path(name: str) -> str:
    """Return the path of a notebook's page among the documents."""
    return f"{FOLDER}/{slug(name)}.md"


def contents(pages: Iterable[Exported]) -> str:
    """Return the page that lists the notebooks."""
    cards = "\n".join(
        f'<li class="ef-card"><a class="ef-card__link" href="{slug(page.name)}/">'
        f"{escape(page.title)}</a>\n"
        f'<p class="ef-card__text">{escape(page.about)}</p>\n'
        f'<p class="ef-card__foot"><span class="ef-where">{page.minutes} minuter</span></p></li>'
        for page in pages
    )
    return (
        "---\ndescription: Planen granskad, ritad och räknad på nytt vid varje bygge.\n---\n"
        '# Fördjupning\n\n<div class="ef-lead">\n<p>Här granskas planen. Varje sida ställer en '
        "fråga, visar svaret och drar en slutsats. Allt räknas ut på nytt när webbplatsen byggs, "
        "ur samma checklistor som guiden. Håller en slutsats inte längre står det på "
        "sidan.</p>\n</div>\n\n"
        f'<ul class="ef-cards">\n{cards}\n</ul>\n'
    )


def slug(name: str) -> str:
    """Return a notebook's name in addresses: without its number."""
    return re.sub(r"^\d+-", "", name)


def export(name: str, text: str, executed: Any) -> Exported:
    """Return the page of an executed notebook, its figures and the notebook itself to download.

    ``text`` is the notebook as it is stored, without outputs.
    """
    shown = _Shown()
    body = _markdown(executed, name, shown)
    title, about = _head(executed)
    meta = json.dumps(about, ensure_ascii=False)
    place = f"{FOLDER}/{slug(name)}"
    files = {
        page_path(name): f"---\ndescription: {meta}\n---\n{body}",
        f"{place}/{name}.ipynb": text,
    }
    files |= {f"{place}/{file}": svg for file, svg in shown.files.items()}
    return Exported(name, title, about, _minutes(executed), files)


def stopped(name: str, text: str, cells: Any, problem: Problem) -> Exported:
    """Return the page of a notebook that did not run to its end: its question, and why.

    What it used to say is not shown, since nobody knows whether it still holds.
    """
    title, about = (name, "") if cells is None else _head(cells)
    about = about or "En anteckningsbok som inte gick att köra."
    found = Exported(name, title, about, _minutes(cells) if cells else 0, {}, str(problem))
    said = printable(problem.message).replace("\n", "&#10;")
    body = (
        f"---\ndescription: {json.dumps(about, ensure_ascii=False)}\n---\n# {_harmless(title)}\n\n"
        f'<div class="ef-lead"><p>{escape(about)}</p></div>\n\n{_STOPPED}'
        f'<pre class="ef-said">{problem.place.file}: {escape(said)}</pre>\n'
    )
    files = {page_path(name): body, f"{FOLDER}/{slug(name)}/{name}.ipynb": text}
    return replace(found, files=files)


def _markdown(executed: Any, name: str, shown: _Shown) -> str:
    from nbconvert import TemplateExporter
    from traitlets.config import Config

    config = Config({"TemplateExporter": {"extra_template_basedirs": [str(TEMPLATES)]}})
    exporter: Any = cast("Any", TemplateExporter)(
        config=config, template_name="notebook", template_file="page.md.j2"
    )
    exporter.register_filter("shown", lambda output: _output(output, shown))
    exporter.register_filter("plain", lambda source: escape(source, quote=False))
    body, _ = exporter.from_notebook_node(executed, {"name": name})
    return re.sub(r"\n{3,}", "\n\n", str(body)).lstrip()


def _output(output: Mapping[str, Any], shown: _Shown) -> str:
    """Return an output as HTML, or as Markdown where it is that."""
    if output["output_type"] == "stream":
        return _said(output["text"])
    data = output.get("data", {})
    kind = next((kind for kind in _KINDS if kind in data), None)
    if kind == FIGURE:
        return shown.figure(data[kind])
    if kind == "text/html":
        return shown.table(data[kind])
    return _harmless(data[kind]) if kind == "text/markdown" else _said(data[kind] if kind else "")


def _harmless(text: str) -> str:
    """Return Markdown in which names from the content are words: no HTML, no attributes.

    A link leads to a page of the site or is no link.
    """
    parts = re.split(r"(\[[^][{}<>]*\]\((?:\.\./)*[a-z0-9][a-z0-9/.#-]*\))", text)
    for index in range(0, len(parts), 2):
        plain = escape(parts[index], quote=False)
        parts[index] = plain.replace("[", "&#91;").replace("{", "&#123;")
    return "".join(parts)


def _said(text: str) -> str:
    return f'<pre class="ef-said">{escape(text.strip())}</pre>'


def _head(executed: Any) -> tuple[str, str]:
    """Return the title and the question, which begin every notebook."""
    first = executed.cells[0].source
    title, _, rest = first.partition("\n")
    about = " ".join(rest.strip().partition("\n\n")[0].split())
    return title.removeprefix("# ").strip(), re.sub(r"[*_`]", "", about).removeprefix("Frågan: ")


def _minutes(executed: Any) -> int:
    """Return how long the text takes to read, at 200 words a minute, at least two minutes."""
    words: int = sum(len(c.source.split()) for c in executed.cells if c.cell_type == "markdown")
    figures: int = sum(c.cell_type == "code" for c in executed.cells)
    return max(2, round(words / 200 + figures / 4))
