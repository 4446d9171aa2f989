"""The Jinja environment of the templates. Everything from the content is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from macros.proof.deadlines import every_in_words
from macros.readers import words
from macros.readers.addresses import anchor

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment, the same each time."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # {#id} names a heading in Markdown
        comment_end_string="##}",
    )
    made.filters |= {
        "anchor": anchor,
        "md": as_markdown,
        "told": told,
        "either": words.either,
        "both": words.both,
        "small": words.small,
        "capital": words.capital,
        "day": words.day,
        "weekday": words.weekday,
        "every": every_in_words,
        "number": words.number,
        "blanks": blanks,
    }
    made.globals |= {
        "count": words.count,
        "LABELS": words.LABELS,
        "KINDS": words.KINDS,
        "STATUSES": words.STATUSES,
        "READINGS": words.READINGS,
        "SOURCE_KINDS": words.SOURCE_KINDS,
    }
    return made


def as_markdown(text: str) -> Markup:
    """Return plain text for a line of Markdown, so that nothing in it is markup."""
    joined = " ".join(str(text).split())
    return Markup(re.sub(r"([\\`*_{}\[\]])", r"\\\1", str(escape(joined))))  # noqa: S704


def told(text: str, fills: Mapping[str, str]) -> Markup:
    """Return a text with what is in braces filled in, and links to parts of its own page.

    ``fills`` are HTML, or texts that are escaped; a brace of another name stays as it is.
    """
    linked = re.sub(r"\[([^\[\]]+)\]\(#([a-z0-9-]+)\)", r'<a href="#\2">\1</a>', str(escape(text)))
    filled = re.sub(r"\{([a-z]+)\}", lambda x: str(escape(fills.get(x[1], x[0]))), linked)
    return Markup(filled.strip())  # noqa: S704


def blanks(text: str, names: dict[str, str]) -> Markup:
    """Return a letter's text with its blanks marked and named."""

    def marked(found: re.Match[str]) -> str:
        name = names.get(found[1])
        return f'<span class="ef-blank">[{escape(name)}]</span>' if name else found[0]

    return Markup(re.sub(r"\[([a-z0-9-]+)\]", marked, str(escape(text))))  # noqa: S704
