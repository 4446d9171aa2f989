"""A Markdown extension: blocks that are HTML already pass as they are, without being parsed.

Most of a generated page is such blocks. Markdown reads each tag of them twice to find where they
end, which took a third of a build; here an element's own tags are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_BLOCK = re.compile(r"(?:(?<=\n\n)|\A)<([a-z][a-z0-9]*)(?=[ >])")
_OPAQUE = ("<!", "<?", "<script", "<style", "<textarea", "<pre")
"""What may hold a tag that is none."""
_BETWEEN = 22
"""After fenced code has been set aside (25), before MkDocs and Markdown read the tags (21, 20)."""


_ID = re.compile(r'(?<=\sid=")[^"]+')


def ids_in(html: str) -> set[str]:
    """Return the ids of a page, to which links may lead."""
    return set(_ID.findall(html))


class WholeBlocks(Extension):  # type: ignore[misc] # Markdown has no types
    """Set whole elements aside that begin and end a paragraph of their own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Come before whatever reads tags."""
        md.preprocessors.register(_SetAside(md), "whole-blocks", _BETWEEN)


class _SetAside(Preprocessor):  # type: ignore[misc] # Markdown has no types
    def run(self, lines: list[str]) -> list[str]:
        return "".join(self._parts("\n".join(lines))).split("\n")

    def _parts(self, text: str) -> Iterator[str]:
        """Yield the text with a mark in place of each whole element.

        From the first one on whose end is in doubt, the rest is left to Markdown.
        """
        at = 0
        while found := _BLOCK.search(text, at):
            if not self.md.is_block_level(found[1]):
                yield text[at : found.end()]
                at = found.end()
                continue
            end = _end(text, found)
            if end is None:
                break
            yield text[at : found.start()]
            yield self.md.htmlStash.store(text[found.start() : end] + "\n")
            at = end
        yield text[at:]


def _end(text: str, found: re.Match[str]) -> int | None:
    """Return where an element ends, or None where Markdown itself must look."""
    depth = 0
    tags = re.compile(rf"<(/?){found[1]}(?=[ >\n])[^>]*(?<!/)>")
    for tag in tags.finditer(text, found.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            block = text[found.start() : tag.end()]
            whole = text.startswith("\n\n", tag.end()) and not any(
                sign in block for sign in _OPAQUE
            )
            return tag.end() if whole else None
    return None
