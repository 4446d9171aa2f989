"""The plain text of a page's HTML, section by section."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

_HEADINGS = {f"h{level}": level for level in range(1, 5)}
_INLINE = {"a", "abbr", "b", "dfn", "em", "i", "span", "strong"}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_SILENT = {"script", "style", "svg", "template", "button"}


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    id: str
    level: int
    title: str
    text: str


@lru_cache(maxsize=1000)
def sections_of(html: str) -> list[Section]:
    """Return the sections of a page; what is marked ”data-search-exclude” is left out.

    Whoever edits while the site is served changes few pages: the others are not read again.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [part.section() for part in reader.parts if part.title or part.text]


@dataclass
class _Part:
    id: str = ""
    level: int = 0
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.id, self.level, _joined(self.title), _joined(self.text))


def _joined(texts: list[str]) -> str:
    return " ".join("".join(texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part()]
        self.silent: list[str] = []
        """The elements that are open inside one that is left out, itself included."""
        self.in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        out = tag in _SILENT or "data-search-exclude" in given or given.get("role") == "tooltip"
        if (self.silent or out) and tag not in _VOID:
            self.silent.append(tag)
        elif tag in _HEADINGS:
            self.parts.append(_Part(given.get("id") or "", _HEADINGS[tag]))
            self.in_heading = True
        elif tag not in _INLINE:
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag in self.silent:
            while self.silent.pop() != tag:
                pass
        elif tag in _HEADINGS:
            self.in_heading = False
        elif tag not in _INLINE:
            self._say(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._say(data)

    def _say(self, text: str) -> None:
        part = self.parts[-1]
        (part.title if self.in_heading else part.text).append(text)
