"""What an editor sees instead of the site while the content has problems."""

from __future__ import annotations

from collections.abc import Iterable

from macros.content.problem import Problem, count_of, printable
from macros.readers.environment import environment


def problem_page(problems: Iterable[Problem]) -> str:
    """Return a page of its own that needs no other file: every problem, by file and line."""
    listed = sorted(set(problems))
    files: dict[str, list[Problem]] = {}
    for problem in listed:
        files.setdefault(problem.place.file, []).append(problem)
    page = environment().get_template("problems.html.j2")
    return page.render(files=files, count=count_of(listed), printable=printable)
